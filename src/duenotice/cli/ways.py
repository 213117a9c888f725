"""The way out of the house, as options tell it: a relay of your own, or a mail provider."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Group, Parameter

from duenotice.model.errors import UsageError

if TYPE_CHECKING:
    from duenotice import delivery

SMTP_PASSWORD, RESEND_KEY = "DUENOTICE_SMTP_PASSWORD_FILE", "DUENOTICE_RESEND_KEY_FILE"
"""Names of variables that name a file: a secret on the command line is a secret in the shell's history."""


@Parameter(name="*", group=Group("The way out", sort_key=49))
@dataclass(frozen=True, kw_only=True)
class Way:
    """By which server letters leave: --smtp or --provider."""

    smtp: str | None = None
    """HOST:PORT of your mail relay."""
    tls: Literal["none", "starttls", "tls"] = "starttls"
    """none only on this machine or a trusted path."""
    user: str | None = None
    """Log-in name at the relay; the password is read from the file named by DUENOTICE_SMTP_PASSWORD_FILE."""
    provider: Literal["ses", "resend"] | None = None
    """Amazon SES, with the credentials that its client finds, or Resend, with the key in the file named by
    DUENOTICE_RESEND_KEY_FILE. Resend composes messages itself: bytes and signature are its own. Each needs its extra."""
    region: str | None = None
    """Region of Amazon SES, such as eu-central-1."""

    def transport(self, limits: delivery.Limits | None = None) -> delivery.Transport:
        """The transport of the options. limits: what the way allows, as far as told; SES tells its quota besides.
        Raises UsageError where the options name no way or two, MissingExtra, or DeliveryError where the account cannot be asked."""
        from duenotice import delivery

        allows = limits or delivery.Limits()
        if bool(self.smtp) == bool(self.provider):
            raise UsageError(
                "Letters leave by one way.", next_step="Give --smtp HOST:PORT, or --provider ses or resend."
            )
        if self.smtp:
            return self._relay(self.smtp, allows)
        if self.provider == "ses":
            if not self.region:
                raise UsageError("Amazon SES works by region.", where="--region", next_step="Such as: eu-central-1")
            return delivery.Ses.open(self.region, allows=allows)
        return delivery.Resend(secret_of(RESEND_KEY, needed=True), allows=allows)

    def _relay(self, smtp: str, limits: delivery.Limits) -> delivery.Smtp:
        from duenotice import delivery

        host, _, port = smtp.rpartition(":")
        if not host or not port.isdigit():
            raise UsageError("The relay is given as HOST:PORT.", where=smtp)
        password = secret_of(SMTP_PASSWORD) if self.user else ""
        return delivery.Smtp(
            host.strip("[]"), int(port), tls=self.tls, username=self.user, password=password or None, allows=limits
        )


@Parameter(name="*", group=Group("What the relay allows", sort_key=50))
@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What the relay or provider allows, as far as you know; the plan and the pace rest on it."""

    per_second: float | None = None
    """Messages a second that it takes."""
    per_day: int | None = None
    """Messages in 24 hours that it takes."""
    warm_up: Annotated[tuple[int, ...], Parameter(negative=())] = ()
    """Messages allowed on day 1, 2, … of a fresh sender. May be given several times."""
    domain_rate: Annotated[tuple[str, ...], Parameter(negative=())] = ()
    """DOMAIN=RATE: messages a second to one receiving domain; * for every other. May be given several times."""

    def limits(self) -> delivery.Limits:
        """As delivery takes them. Raises UsageError for a rate that is none."""
        from duenotice import delivery

        rates: dict[str, float] = {}
        for given in self.domain_rate:
            domain, _, rate = given.partition("=")
            try:
                rates[domain.strip().lower()] = float(rate)
            except ValueError:
                raise UsageError("A domain's rate is given as DOMAIN=RATE.", where=given) from None
        numbers = (self.per_second, self.per_day, *self.warm_up, *rates.values())
        if any(n is not None and not 0 < n < float("inf") for n in numbers) or "" in rates:
            raise UsageError("A limit is a number above zero.", next_step="Leave a limit out where there is none.")
        return delivery.Limits(
            per_second=self.per_second, per_day=self.per_day, warm_up=self.warm_up, domain_rates=rates
        )


NO_WAY, NO_LIMITS = Way(), Allowed()


def secret_of(variable: str, *, needed: bool = False) -> str:
    """What the file named by an environment variable holds, without the blanks around it; empty where none is named and none is
    needed. Raises UsageError where it cannot be read."""
    path = os.environ.get(variable)
    if not path:
        if needed:
            raise UsageError("The key is not told.", where=variable, next_step="Let it name a file that holds the key.")
        return ""
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise UsageError("A secret cannot be read.", where=variable, next_step=type(error).__name__) from None
