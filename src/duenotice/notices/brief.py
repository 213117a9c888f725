"""What the claims of a notice may rest on: everything a text about one group of people can be made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Literal

from duenotice.model.bounds import Bounds
from duenotice.model.facts import Answer, Facts
from duenotice.model.kinds import KINDS, family
from duenotice.notices import demands


@dataclass(frozen=True, slots=True)
class Contact:
    """A place to write to or call that a law wants named. role: `equifax`, `experian`, `transunion`, `ftc`, `attorney_general`, or
    `parent` (the company that owns the controller; name empty: none does). site: domain to type; checked: a person has checked it."""

    role: str
    name: str
    address: str = ""
    phone: str = ""
    site: str = ""
    checked: bool = True

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.address, self.phone, self.site)))


@dataclass(frozen=True, slots=True)
class MonitoringOffer:
    """Identity protection offered free of charge. how: what the person does to get it, in words without a link."""

    months: int
    provider: str
    how: str
    enrol_by: date | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """Facts, data kinds, numbers and duties for one group of people who get the same claims.

    case: public reference, printed; written: local date of the notice; kinds: info types of `model.kinds` exposed for this
    group (empty: not known); window: UTC instants between which these people's data could be seen, end None while it goes on
    or is not known (default: facts `happened_at`, `ended_at`); people: how many people in all, None where unknown;
    affected: YES where evidence shows this group's data were exposed, UNKNOWN where it cannot be ruled out;
    time_zone: IANA name in which dates are shown; check_path: page to type behind the controller's domain;
    demands: obligation id → what its notice must hold, as `Obligation.content` gives it; jurisdiction: of this group (`EU`, `US-MA`);
    advice: groups as `law` names them (`name_email`) or ids of claims.yaml (`card`), empty: from the kinds;
    contacts, monitoring: for laws that want them;
    previous: date of the last notice, needed from phase 2 on; form: `letter` binds the code to a printed serial, not to an e-mail address;
    approvals: language → `source_sha256(language)` that a person approved; any other language is marked machine-drafted.
    """

    case: str
    written: date
    facts: Facts
    kinds: tuple[str, ...] = ()
    people: Bounds | None = None
    window: tuple[datetime, datetime | None] | None = None
    affected: Answer = Answer.YES
    time_zone: str = "UTC"
    check_path: str = "notice"
    jurisdiction: str = "EU"
    demands: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    advice: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    monitoring: MonitoringOffer | None = None
    previous: date | None = None
    form: Literal["mail", "letter"] = "mail"
    approvals: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def families(self) -> tuple[str, ...]:
        """The kinds without countries, each once, in the order of `model.kinds`."""
        present = {family(kind) for kind in self.kinds}
        return tuple(kind for kind in KINDS if kind in present) + tuple(sorted(present - KINDS.keys()))

    def demanded(self) -> frozenset[str]:
        """All contents that any obligation demands of this group; each kind of offer that its data call for counts as one."""
        contents = {content for contents in self.demands.values() for content in contents}
        due = {demands.OFFER for one in contents if demands.months(one) and demands.concerns(one, self.families())}
        return frozenset(contents | due)

    def offer(self) -> MonitoringOffer | None:
        """The identity protection offered: the brief's, else that of the facts `monitoring_…`; None where there is none."""
        months, provider, how = (self.facts.value(f"monitoring_{part}") for part in ("months", "provider", "how"))
        if self.monitoring or not (
            isinstance(months, int | float) and isinstance(provider, str) and isinstance(how, str)
        ):
            return self.monitoring
        return MonitoringOffer(int(months), provider, how)

    def places(self) -> tuple[Contact, ...]:
        """The contacts given, and the controller's parent from the fact `parent_company` (`none`: it has none)."""
        parent = self.facts.value("parent_company")
        if not isinstance(parent, str) or any(contact.role == "parent" for contact in self.contacts):
            return self.contacts
        return (*self.contacts, Contact("parent", "" if parent.strip().lower() == "none" else parent))

    def interval(self) -> tuple[datetime | None, datetime | None]:
        """Start and end of the exposure in UTC; None where nobody knows."""
        if self.window:
            return self.window
        start, end = self.facts.value("happened_at"), self.facts.value("ended_at")
        return (_instant(start), _instant(end))


def _instant(value: object) -> datetime | None:
    return value.astimezone(UTC) if isinstance(value, datetime) else None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a lint rule found. place: `subject`, `text:12`, `html`, `claims`, …; `refuse` stops sending, `warn` needs a written reason."""

    rule: str
    place: str
    why: str
    severity: Literal["refuse", "warn"]
