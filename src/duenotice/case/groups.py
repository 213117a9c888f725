"""Whom to write to: exposed people in groups that get the same claims, and their addresses out of the sealed store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from duenotice.model.kinds import KINDS, family
from duenotice.model.people import Exposure, Person
from duenotice.model.tables import rows_of

EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905
)

Window = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Group:
    """People who get the same claims. jurisdiction: `EU`, `UK`, `US-CA`, `JP`, `??`; kinds: families of info types
    surely exposed of them, in the order of `model.kinds`, empty where none is sure; certain: evidence shows that their data
    reached somebody else (else it cannot be ruled out)."""

    jurisdiction: str
    kinds: tuple[str, ...]
    certain: bool

    @property
    def name(self) -> str:
        """Short, stable, readable: `EU-certain-EMAIL+PERSON_NAME`."""
        return f"{self.jurisdiction}-{'certain' if self.certain else 'possible'}-{'+'.join(self.kinds) or 'unknown'}"

    @property
    def laws(self) -> frozenset[str]:
        """Codes of jurisdictions whose duties toward people count for this group."""
        here = {"EU", "EEA"} if self.jurisdiction == "EU" else {self.jurisdiction, self.jurisdiction.partition("-")[0]}
        return frozenset(here)


@dataclass(frozen=True, slots=True)
class Told:
    """One person to tell: subject (hex), group, wanted language (BCP 47 or empty)."""

    subject: str
    group: Group
    language: str


def jurisdiction_of(country: str | None, region: str | None) -> str:
    """The jurisdiction whose demands shape a person's notice."""
    if country in EEA:
        return "EU"
    if country == "GB":
        return "UK"
    return region or country or "??"


def people_to_tell(people: pa.Table, exposures: pa.Table) -> list[Told]:
    """Everybody with an exposure, certain first (most at risk first), then by subject: the order of sending."""
    seen: defaultdict[bytes, list[Exposure]] = defaultdict(list)
    for exposure in rows_of(Exposure, exposures):
        if exposure.audience not in ("same_account", "employee"):
            seen[exposure.subject].append(exposure)
    told = [_told(person, seen[person.subject]) for person in rows_of(Person, people) if person.subject in seen]
    return sorted(told, key=lambda t: (not t.group.certain, t.subject))


def _told(person: Person, exposures: list[Exposure]) -> Told:
    """A letter says of the kinds of its group that they are concerned, so a kind in doubt is none: where all are in doubt, the
    letter says that it is not known which."""
    sure = [e for e in exposures if e.certainty == "certain"] if person.link == "certain" else []
    kinds = ordered_families(kind for e in sure for kind in e.kinds)
    group = Group(jurisdiction_of(person.country, person.region), kinds, bool(sure))
    return Told(person.subject.hex(), group, person.language or "")


def ordered_families(kinds: Iterable[str]) -> tuple[str, ...]:
    """Families of info types, each once, in the order of `model.kinds`."""
    present = {family(kind) for kind in kinds}
    return tuple(kind for kind in KINDS if kind in present)


def window_of(exposures: pa.Table) -> Window | None:
    """The widest window in which data could be seen, or None where no start is known."""
    starts = [t for t in exposures["first_possible"].to_pylist() + exposures["first_seen"].to_pylist() if t]
    ends = [t for t in exposures["last_possible"].to_pylist() + exposures["last_seen"].to_pylist() if t]
    return (min(starts), max(ends, default=None)) if starts else None


def contact_rows(contacts: pa.Table) -> Mapping[str, dict[str, str]]:
    """Raw contact data by subject (hex). In memory only."""
    return {row["subject"].hex(): row for row in contacts.to_pylist()}
