"""Where people live, as laws see it: codes of jurisdictions, the countries in them, and their time zones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from duenotice.law.files import data_of
from duenotice.model.bounds import Bounds

EU = frozenset(("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE").split())  # noqa: SIM905 - readable
EEA = EU | {"IS", "LI", "NO"}
UNKNOWN_RESIDENCE = "??"
_GROUPS = {"EU": EU, "EEA": EEA, "UK": frozenset({"GB"})}

_OTHERS = frozenset({"EU_INSTITUTIONS", "national transposition"})

KindSet = tuple[frozenset[str], Bounds]


@dataclass(frozen=True, slots=True)
class Place:
    """People of one country or region. country: ISO 3166-1 alpha-2, `??` where residence is unknown; region: ISO 3166-2
    code (`US-CA`) or None for the whole country; kind_sets: people by the whole set of kinds exposed of them."""

    country: str
    region: str | None
    people: Bounds
    kind_sets: tuple[KindSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """Whom it hit, by place. Rows of a country and of its regions overlap: a law reads those of its own level only."""

    places: tuple[Place, ...] = ()
    _index: dict[str, Place] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lost = [place for place in self.places if place.country == UNKNOWN_RESIDENCE or not _exists(place)]
        for place in self.places:
            self._index[place.region or place.country] = place
        if lost:
            self._index[UNKNOWN_RESIDENCE] = _joined(UNKNOWN_RESIDENCE, lost)

    @property
    def nowhere(self) -> tuple[str, ...]:
        """Codes of places that do not exist; their people count as of unknown residence."""
        known = (place for place in self.places if place.country != UNKNOWN_RESIDENCE)
        return tuple(place.region or place.country for place in known if not _exists(place))

    def at(self, code: str) -> Place | None:
        """The row of a country or region code."""
        return self._index.get(code)

    @property
    def unplaced(self) -> Place | None:
        """The row of people whose residence is unknown."""
        return self._index.get(UNKNOWN_RESIDENCE)

    def in_jurisdiction(self, codes: tuple[str, ...]) -> Place:
        """All people of a law's jurisdiction as one row, joined over its countries.

        People whose country or region is unknown count as possible in each: they may live there.
        """
        rows = [row for code in members(codes) if (row := self._index.get(code)) is not None]
        rows += [
            rest
            for country in sorted({c.split("-")[0] for c in codes if "-" in c})
            if (rest := self._unregioned(country))
        ]
        if self.unplaced:
            rows.append(_only_possible(self.unplaced, self.unplaced.people.possible))
        return _joined("+".join(codes), rows)

    def _unregioned(self, country: str) -> Place | None:
        """People of a country whose region is unknown, as possible only; None where there are none."""
        whole = self._index.get(country)
        if whole is None:
            return None
        known = sum(place.people.possible for place in self.places if place.region and place.country == country)
        rest = whole.people.possible - known
        return _only_possible(whole, rest) if rest > 0 else None

    def countries_of(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Countries of a jurisdiction where anybody may live who is affected."""
        return tuple(code for code in members(codes) if (row := self._index.get(code)) and row.people.possible)


def _exists(place: Place) -> bool:
    """Whether the country has a code of ISO 3166-1; regions no law speaks of are not checked."""
    return place.country in data_of("zones.yaml")["zones"]


def is_jurisdiction(code: str) -> bool:
    """Whether a law may name this code: a country, a region of one, or a group such as `EU`."""
    return code in _GROUPS or code in _OTHERS or code.split("-")[0] in data_of("zones.yaml")["zones"]


def known_places() -> frozenset[str]:
    """ISO 3166-1 codes of countries, and the region codes that some law has."""
    return frozenset(data_of("zones.yaml")["zones"])


def members(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Country and region codes that a law's jurisdiction covers, each once, in alphabetical order."""
    return tuple(sorted({country for code in codes for country in _GROUPS.get(code, frozenset({code}))}))


def _joined(name: str, rows: list[Place]) -> Place:
    if len(rows) == 1:
        return Place(name, None, rows[0].people, rows[0].kind_sets)
    sets: dict[frozenset[str], list[Bounds]] = {}
    for row in rows:
        for kinds, people in row.kind_sets:
            sets.setdefault(kinds, []).append(people)
    return Place(name, None, summed(row.people for row in rows), tuple((k, summed(v)) for k, v in sets.items()))


def _only_possible(row: Place, at_most: int) -> Place:
    sets = tuple((kinds, Bounds(0, 0, min(people.possible, at_most))) for kinds, people in row.kind_sets)
    return Place(row.country, row.region, Bounds(0, 0, at_most), sets)


def summed(counts: Iterable[Bounds]) -> Bounds:
    """Sum of counts of different people."""
    counts = list(counts)
    return Bounds(sum(c.certain for c in counts), sum(c.best for c in counts), sum(c.possible for c in counts))


def added(a: Bounds, b: Bounds) -> Bounds:
    """Sum of two counts of different people."""
    return Bounds(a.certain + b.certain, a.best + b.best, a.possible + b.possible)
