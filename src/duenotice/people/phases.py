"""Why a number changed from one phase to the next: each change of a count traced to people and to what moved them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from duenotice.model.tables import Tables
from duenotice.people.compute import pc
from duenotice.people.counting import NOWHERE

TRACED = frozenset({"total", "country", "region", "kind", "audience", "kind_country", "kind_region"})
"""Cuts whose changes can be traced to people; an hour cannot, as exposures keep first and last times only."""


@dataclass(frozen=True, slots=True)
class Change:
    """One reason why certain or possible people became more or fewer. what: `newly certain`, `no longer certain`, `newly
    possible`, `no longer possible`, `certain to possible`, `possible to certain`; people: how many; because: the rule or
    evidence that explains it, in words."""

    what: str
    people: int
    because: str


class _Phase(NamedTuple):
    """One run's people. all: standing of everybody exposed; here: standing in the cut asked about; link: by subject."""

    all: Mapping[bytes, str]
    here: Mapping[bytes, str]
    link: Mapping[bytes, str]


def explain_change(before: Tables, after: Tables, cut: str = "total", key: str = "") -> tuple[Change, ...]:
    """The people who moved between two runs (`people` and `exposures` each), grouped by why; empty where nobody did.

    cut, key: which count, as of `model.people.Count`, one of TRACED. A person is known again by the id, which hangs on the
    account or the strongest key and so stays the same. Raises ValueError for a cut that cannot be traced.
    """
    if cut not in TRACED:
        raise ValueError(cut)
    old, new = _phase(before, cut, key), _phase(after, cut, key)
    moves = Counter(
        move for subject in sorted(old.here.keys() | new.here.keys()) if (move := _move(subject, old, new)) is not None
    )
    return tuple(Change(what, people, because) for (what, because), people in sorted(moves.items()))


def _phase(tables: Tables, cut: str, key: str) -> _Phase:
    people, exposures = tables["people"], tables["exposures"]
    link = dict(zip(people["subject"].to_pylist(), people["link"].to_pylist(), strict=True))
    everybody = _standing(exposures)
    here = everybody
    kind, _, place = key.rpartition("|") if cut.startswith("kind_") else (key, "", key)
    if cut == "audience":
        here = _standing(exposures.filter(pc.equal(exposures["audience"], key)))
    if cut.startswith("kind"):
        here = _standing(_of_kind(exposures, kind))
    if cut.endswith(("country", "region")):
        here = _living(here, people, "region" if cut.endswith("region") else "country", place)
    return _Phase(everybody, here, link)


def _standing(exposures: pa.Table) -> dict[bytes, str]:
    certain = exposures.filter(pc.equal(exposures["certainty"], "certain"))
    standing = dict.fromkeys(exposures["subject"].to_pylist(), "possible")
    return standing | dict.fromkeys(certain["subject"].to_pylist(), "certain")


def _of_kind(exposures: pa.Table, kind: str) -> pa.Table:
    holds = [kind in kinds for kinds in exposures["kinds"].to_pylist()]
    return exposures.filter(pa.array(holds, pa.bool_()))


def _living(standing: Mapping[bytes, str], people: pa.Table, column: str, place: str) -> dict[bytes, str]:
    """Those who live there; nobody is certain whose residence is not."""
    rows = people.select(["subject", column, "country_tier"]).to_pylist()
    there = {row["subject"]: row["country_tier"] for row in rows if (row[column] or NOWHERE) == place}
    return {
        subject: how if there[subject] == "certain" or place == NOWHERE else "possible"
        for subject, how in standing.items()
        if subject in there
    }


def _move(subject: bytes, old: _Phase, new: _Phase) -> tuple[str, str] | None:
    was, now = old.here.get(subject), new.here.get(subject)
    if was == now:
        return None
    if was is None:
        return f"newly {now}", _appeared(subject, old)
    if now is None:
        return f"no longer {was}", _vanished(subject, new)
    if old.link.get(subject) != new.link.get(subject):
        return f"{was} to {now}", "the link between their records was judged"
    if old.all.get(subject) == new.all.get(subject):
        return f"{was} to {now}", "where they live, or which of their data were shown, is known better or worse"
    if now == "certain":
        return f"{was} to {now}", "evidence of a viewer was added"
    return f"{was} to {now}", "evidence of a viewer was withdrawn"


def _appeared(subject: bytes, old: _Phase) -> str:
    if subject in old.all:
        return "counted elsewhere before: their residence, kinds of data or audience were corrected"
    return "new evidence shows or allows that their data reached somebody else"


def _vanished(subject: bytes, new: _Phase) -> str:
    if subject in new.all:
        return "counted elsewhere now: their residence, kinds of data or audience were corrected"
    return "excluded by a rule, found to be somebody already counted, or evidence filled a gap"
