"""Facts that follow from a run, each with what it rests on. What a run cannot show is not written, so it stays unknown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

import pyarrow as pa

from duenotice.model.facts import Value
from duenotice.model.kinds import family

READ = {"read", "empty", "duplicate"}
SECRETS = {"PASSWORD", "PASSWORD_HASH", "CREDENTIAL"}
PAYMENT = {"CARD", "CARD_CODE", "IBAN"}
PUBLIC = {"search_engine", "archive"}
STRANGERS = {"other_customer", "anonymous"}

Derived = dict[str, tuple[Value, str]]


def derived_facts(
    tables: Mapping[str, pa.Table], coverage: pa.Table, run: str, left: Collection[str] = frozenset()
) -> Derived:
    """Facts of one count. tables: `exposures`, `counts`, `gaps`; coverage: of its scan; left: kinds found in files that left the
    house, also where they stand beside nobody's name. Name → (value, evidence)."""
    complete = _is_complete(tables["gaps"], coverage)
    found: Derived = {"coverage_complete": (complete, f"run {run}: coverage rows and gaps between sources")}
    exposures = tables["exposures"]
    kinds = _kinds(tables["counts"], "best")
    proven = _kinds(tables["counts"], "certain")
    thinkable = _kinds(tables["counts"], "possible")
    if exposures.num_rows:
        found["breach_kinds"] = (("confidentiality",), f"run {run}: {exposures.num_rows} exposures")
        found |= _window(exposures, run) | _audience(exposures, run)
    if kinds:
        found["kinds_exposed"] = (kinds, f"run {run}: counts by kind{_unproven(kinds, proven)}")
    return (
        found
        | _exposed("passwords_exposed", (proven, (*thinkable, *left)), SECRETS, complete, run)
        | _exposed("payment_exposed", (proven, (*thinkable, *left)), PAYMENT, complete, run)
    )


def _is_complete(gaps: pa.Table, coverage: pa.Table) -> bool:
    return gaps.num_rows == 0 and set(coverage["reason"].to_pylist()) <= READ


def _kinds(counts: pa.Table, bound: str) -> tuple[str, ...]:
    """Kinds of data of at least one person, by that bound of the count: `certain`, `best` or `possible`."""
    rows = counts.select(["cut", "key", bound]).to_pylist()
    return tuple(sorted(row["key"] for row in rows if row["cut"] == "kind" and row[bound] > 0))


def _unproven(kinds: tuple[str, ...], proven: tuple[str, ...]) -> str:
    """Kinds that were exposed in all likelihood are named among the exposed, so that nobody is advised too little, and marked."""
    likely = [kind for kind in kinds if kind not in proven]
    return f"; likely, not proven of any one person: {', '.join(likely)}" if likely else ""


def _window(exposures: pa.Table, run: str) -> Derived:
    """The widest window that no rule excludes."""
    starts = [t for t in exposures["first_possible"].to_pylist() if isinstance(t, datetime)]
    ends = [t for t in exposures["last_possible"].to_pylist() if isinstance(t, datetime)]
    found: Derived = {}
    if starts:
        found["happened_at"] = (min(starts), f"run {run}: earliest first_possible")
    if ends:
        found["ended_at"] = (max(ends), f"run {run}: latest last_possible")
    return found


def _audience(exposures: pa.Table, run: str) -> Derived:
    """The widest audience that certainly saw data; what is only possible settles nothing.

    A robot that no published address confirms shows its maker nothing more than a browser would: it makes nothing public, and
    whose it is stays unknown.
    """
    rows = exposures.select(["audience", "certainty"]).to_pylist()
    seen = {row["audience"] for row in rows if row["certainty"] == "certain"}
    if seen & PUBLIC:
        return {"audience": ("public", f"run {run}: pages fetched by {', '.join(sorted(seen & PUBLIC))}")}
    if seen & STRANGERS:
        return {"audience": ("other_customers", f"run {run}: pages served to other sessions of the store")}
    return {}


def _exposed(
    name: str, kinds: tuple[tuple[str, ...], tuple[str, ...]], wanted: set[str], complete: bool, run: str
) -> Derived:
    """Yes when proven; no only when all evidence was read and none of it allows any; else nothing is said.
    kinds: those proven, those possible."""
    proven, possible = ({family(kind) for kind in some} for some in kinds)
    if hits := sorted(proven & wanted):
        return {name: (True, f"run {run}: {', '.join(hits)} found")}
    if complete and possible and not possible & wanted:
        return {name: (False, f"run {run}: all evidence read, none found")}
    return {}
