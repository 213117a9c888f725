"""Before the first notice: would receivers believe it is ours? SPF, DKIM and DMARC by DNS, and one message to ourselves, byte by byte."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import Literal, Protocol

import dns.exception
import dns.resolver

from duenotice.delivery.compose import Composer, Slip
from duenotice.delivery.dkim import DkimKey
from duenotice.delivery.words import Identity, Sealed, Settings, Wave
from duenotice.model.errors import DeliveryError
from duenotice.model.sending import Addressee, Notice

Severity = Literal["refuse", "warn"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that would cost trust. rule: `spf`, `dkim`, `dmarc`, `mx`, `dns`, `altered`; where: the DNS name or header."""

    rule: str
    where: str
    why: str
    severity: Severity


class Resolver(Protocol):
    """What is asked of dnspython's resolver."""

    def resolve(self, qname: str, rdtype: str) -> Iterable[object]:
        """The records; raises dns.exception.DNSException."""
        ...


def _records(resolver: Resolver, name: str, kind: str) -> list[str] | None:
    """The records of a name as text; empty where there is none, None where DNS gives no answer."""
    try:
        answer = list(resolver.resolve(name, kind))
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException:
        return None
    if kind == "TXT":
        return [b"".join(getattr(record, "strings", ())).decode("utf-8", "replace") for record in answer]
    return [str(record) for record in answer]


def preflight(identity: Identity, resolver: Resolver | None = None) -> tuple[Problem, ...]:
    """What stands against sending as `identity`; empty when all is well. `refuse`: do not send; `warn`: needs a reason.

    SPF is read at the bounce domain (RFC 7208: the MAIL FROM domain), DMARC at the From domain (RFC 7489), DKIM keys at their
    selectors, compared with ours. Whether SPF covers the relay's own address is not checked: the message to ourselves shows it.
    resolver: dnspython's, for tests or a local server; default is the machine's.
    """
    ask = resolver or dns.resolver.Resolver()
    return (*_spf(identity, ask), *_dkim(identity, ask), *_dmarc(identity, ask), *_mail_back(identity, ask))


def _spf(identity: Identity, ask: Resolver) -> Iterator[Problem]:
    name = identity.bounce_domain
    records = _records(ask, name, "TXT")
    if records is None:
        yield Problem("dns", name, "DNS gave no answer.", "refuse")
        return
    found = [record for record in records if record.lower().split(" ")[0] == "v=spf1"]
    if len(found) != 1:
        yield Problem("spf", name, f"There are {len(found)} SPF records; there must be one.", "refuse")
    elif "+all" in found[0].lower().split():
        yield Problem("spf", name, "SPF lets anybody send as this domain.", "refuse")


def _dkim(identity: Identity, ask: Resolver) -> Iterator[Problem]:
    if not identity.dkim:
        yield Problem("dkim", identity.domain, "No key of ours signs; the relay must sign as this domain.", "warn")
    for key in identity.dkim:
        name = f"{key.selector}._domainkey.{identity.domain}"
        records = _records(ask, name, "TXT")
        if records is None:
            yield Problem("dns", name, "DNS gave no answer.", "refuse")
        elif not records:
            yield Problem("dkim", name, "The public key is not published.", "refuse")
        elif not any(_same_key(key, record) for record in records):
            yield Problem("dkim", name, "The published key is not the one that signs.", "refuse")


def _same_key(key: DkimKey, record: str) -> bool:
    published, ours = _tags(record), _tags(key.dns_record())
    try:
        same = base64.b64decode(published.get("p", "")) == base64.b64decode(ours["p"])
    except ValueError:
        return False
    return same and published.get("k", "rsa") == ours["k"] and "y" not in published.get("t", "").split(":")


def _tags(record: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in record.split(";") if "=" in part)
    return {name.strip().lower(): "".join(value.split()) for name, _, value in pairs}


def _aligned(domain: str, other: str) -> bool:
    """True where one is the other or below it: relaxed alignment without the list of public suffixes, never laxer than it."""
    return domain == other or domain.endswith("." + other) or other.endswith("." + domain)


def _dmarc(identity: Identity, ask: Resolver) -> Iterator[Problem]:
    from_domain = identity.from_address.rpartition("@")[2].lower()
    name, found = f"_dmarc.{from_domain}", list[str]()
    labels = from_domain.split(".")
    for n in range(len(labels) - 1):
        records = _records(ask, "_dmarc." + ".".join(labels[n:]), "TXT")
        if records is None:
            yield Problem("dns", name, "DNS gave no answer.", "refuse")
            return
        found = [record for record in records if record.upper().startswith("V=DMARC1")]
        if found:
            break
    tags = _tags(found[0]) if found else {}
    if not found:
        yield Problem("dmarc", name, "There is no DMARC record; large receivers ask for one.", "refuse")
    elif tags.get("p") == "none":
        yield Problem("dmarc", name, "The policy is `none`: fakes in our name are let through.", "warn")
    yield from _alignment(identity, from_domain, tags)


def _alignment(identity: Identity, from_domain: str, tags: Mapping[str, str]) -> Iterator[Problem]:
    for rule, tag, domain in (("dkim", "adkim", identity.domain), ("spf", "aspf", identity.bounce_domain)):
        fits = domain == from_domain if tags.get(tag) == "s" else _aligned(domain, from_domain)
        if not fits:
            severity: Severity = "refuse" if rule == "dkim" else "warn"
            yield Problem(rule, domain, f"Not aligned with the From domain {from_domain}.", severity)


def _mail_back(identity: Identity, ask: Resolver) -> Iterator[Problem]:
    for domain, what in (
        (identity.bounce_domain, "bounces"),
        (identity.reply_to.rpartition("@")[2].lower(), "replies"),
    ):
        if _records(ask, domain, "MX") == []:
            yield Problem("mx", domain, f"No mail exchanger takes the {what}.", "refuse")


_NOBODYS_ROW = 1 << 62
"""Added to the instant of a test letter it makes an id like any other that no row of a ledger has, and another each second:
mailboxes that drop a second letter of the same id would show the first one's bytes."""


def sample(wave: Wave, notices: Mapping[str, Notice], who: Addressee, settings: Settings, date: int) -> Sealed:
    """A notice addressed to ourselves, of the very bytes a person would get. date: seconds since 1970. Raises DeliveryError."""
    made = Composer(wave, notices, settings.slots).seal([(Slip(_NOBODYS_ROW + date, 1, date), who)])[0]
    if isinstance(made, DeliveryError):
        raise made
    return made


def altered(sent: bytes, received: bytes) -> tuple[Problem, ...]:
    """What the way changed between the bytes that left and those that came back: added headers are fine, everything else is not.

    Relays that add tracking, rewrite links or ids, or re-encode are found here before the first person is written to.
    """
    before, after = _split(sent), _split(received)
    if after is None or before is None:
        return (Problem("altered", "message", "It is no message any more.", "refuse"),)
    problems: list[Problem] = []
    for name, value in before[0]:
        if (name, value) not in after[0]:
            problems.append(Problem("altered", name, "The header came back changed or not at all.", "refuse"))
    if before[1].rstrip(b"\r\n") != after[1].rstrip(b"\r\n"):
        problems.append(
            Problem("altered", "body", "The body came back changed: tracking, links or encoding.", "refuse")
        )
    if any(name == "list-unsubscribe" for name, _ in after[0]):
        problems.append(Problem("altered", "list-unsubscribe", "One cannot opt out of a mandated notice.", "warn"))
    return tuple(problems)


def _split(raw: bytes) -> tuple[list[tuple[str, str]], bytes] | None:
    unix = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head, found, body = unix.partition(b"\r\n\r\n")
    if not found:
        return None
    parsed = message_from_bytes(head + b"\r\n\r\n", policy=policy.compat32)
    return [(name.lower(), str(value)) for name, value in parsed.items()], body
