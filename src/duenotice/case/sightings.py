"""Findings as people ask for them: chosen by kind, file, likelihood and field, each with an id that leads back to its place.

No Django here: the same code serves a case and a folder that belongs to none. Nothing raw leaves: values are previews, and the
text around a finding is veiled.
"""

from __future__ import annotations

import fnmatch
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from duenotice import detect, evidence
from duenotice.model.errors import EvidenceError, UsageError
from duenotice.model.evidence import EXCHANGES, Item
from duenotice.model.findings import Encoding, Likelihood
from duenotice.model.kinds import family

_ID = re.compile(r"^(?P<item>[0-9a-f]{10})-(?P<offset>\d{1,20})(?:-(?P<kind>[A-Z][A-Z0-9_.]{1,60}))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings. kinds: info types or their families, any if empty; item, field: parts of a path or patterns with `*`;
    likelihood: the least."""

    kinds: tuple[str, ...] = ()
    item: str = ""
    field: str = ""
    likelihood: Likelihood = Likelihood.UNLIKELY


@dataclass(frozen=True, slots=True)
class Sighting:
    """One finding as it may be shown. row: from 1; shown: masked preview; reasons: the terms of its score."""

    id: str
    kind: str
    shown: str
    path: str
    row: int | None
    record: int | None
    field: str
    likelihood: str
    score: float
    check: str
    rule: str
    encoding: str
    seen_at: datetime | None
    reasons: tuple[str, ...]


def item_mark(item: Item) -> str:
    """Ten hexadecimal digits that name the bytes and path of an item, in this run and the next."""
    return hashlib.blake2b(f"{item.sha256}\0{item.path}".encode("utf-8", "surrogateescape"), digest_size=5).hexdigest()


def finding_id(item: Item, offset: int, kind: str) -> str:
    """`7f3a9c21e0-1520-EMAIL`: item, byte in the decoded item, info type. The same evidence gives the same id."""
    return f"{item_mark(item)}-{offset}-{kind}"


def read_id(text: str) -> tuple[str, int, str]:
    """(mark of the item, offset, kind) of an id; its kind may be left off and is then empty. Raises UsageError for what is none."""
    told = _ID.match(text.strip())
    if told is None:
        raise UsageError(
            "This is not the id of a finding.", next_step="Ids stand in the first column of: duenotice findings"
        )
    return told["item"].lower(), int(told["offset"]), (told["kind"] or "").upper()


def is_meant(text: str, asked: str) -> bool:
    """Does a path or field answer to what was asked: a part of it, or a pattern with `*`?"""
    if not asked:
        return True
    return fnmatch.fnmatchcase(text, asked) if "*" in asked else asked in text


def chosen(findings: pa.Table, fields: Mapping[tuple[int, int], str], wanted: Wanted) -> pa.Table:
    """The findings that are wanted, whatever their item. fields: (item, field) → its name."""
    keep = pc.greater_equal(findings["likelihood"], int(wanted.likelihood))
    if wanted.kinds:
        asked = {kind.upper() for kind in wanted.kinds}
        kinds = [kind for kind in pc.unique(findings["kind"]).to_pylist() if {kind, family(kind)} & asked]
        keep = pc.and_(keep, pc.is_in(findings["kind"], pa.array(kinds, pa.string())))
    table = findings.filter(keep)
    if not wanted.field:
        return table
    pairs = zip(table["item_id"].to_pylist(), table["field"].to_pylist(), strict=True)
    return table.filter(pa.array([is_meant(fields.get(pair, ""), wanted.field) for pair in pairs], pa.bool_()))


def named_fields(fields: pa.Table) -> dict[tuple[int, int], str]:
    """(item, field) → `path (header)`."""
    rows = fields.select(["item_id", "field", "path", "header"]).to_pylist()
    return {(r["item_id"], r["field"]): f"{r['path']} ({r['header']})" if r["header"] else r["path"] for r in rows}


def previews(values: pa.Table, findings: pa.Table) -> dict[bytes, str]:
    """Value key → masked preview, for these findings."""
    mine = values.filter(pc.is_in(values["value_key"], pc.unique(findings["value_key"])))
    return dict(zip(mine["value_key"].to_pylist(), mine["masked"].to_pylist(), strict=True))


def sightings(
    findings: pa.Table, items: Mapping[int, Item], fields: Mapping[tuple[int, int], str], shown: Mapping[bytes, str]
) -> Iterator[Sighting]:
    """Rows of a Finding table as they may be shown. shown: value key → masked preview."""
    for row in findings.to_pylist():
        yield _sighting(row, items[row["item_id"]], fields, shown)


def _sighting(
    row: Mapping[str, Any], item: Item, fields: Mapping[tuple[int, int], str], shown: Mapping[bytes, str]
) -> Sighting:
    return Sighting(
        id=finding_id(item, row["offset"], row["kind"]),
        kind=row["kind"],
        shown=shown.get(row["value_key"], "***"),
        path=item.path,
        row=None if row["row"] is None else row["row"] + 1,
        record=None if row["record"] is None else (row["record"] & EXCHANGES) + 1,
        field=fields.get((item.item_id, row["field"]), ""),
        likelihood=in_words(Likelihood(row["likelihood"])),
        score=row["score"],
        check=row["check"],
        rule=row["rule"],
        encoding=" ".join(flag.name.lower() for flag in Encoding if flag and row["encoding"] & flag) or "plain",
        seen_at=row["seen_at"],
        reasons=tuple(filter(None, row["reasons"].split("; "))),
    )


def in_words(likelihood: Likelihood) -> str:
    """`very likely`."""
    return likelihood.name.lower().replace("_", " ")


def likelihood_of(word: str) -> Likelihood:
    """`likely`, `very-likely`, `VERY_LIKELY` or its number. Raises UsageError for another word."""
    name = re.sub(r"[\s-]+", "_", word.strip()).upper()
    if name.isdigit() and 1 <= int(name) <= 5:
        return Likelihood(int(name))
    if name not in Likelihood.__members__:
        known = ", ".join(in_words(step).replace(" ", "-") for step in Likelihood)
        raise UsageError("There is no such likelihood.", next_step=f"Use one of {known}.")
    return Likelihood[name]


def named_kinds(kinds: Iterable[str], own: Iterable[str] = ()) -> tuple[str, ...]:
    """Info types as the tables spell them. Raises UsageError for one that nothing finds. own: of rules of one's own."""
    known = {row.kind for row in detect.kind_names()} | set(own)
    known |= {family(kind) for kind in known} | {detector.kind for detector in detect.built_in()}
    asked = tuple(kind.upper() for kind in kinds)
    unknown = [kind for kind in asked if kind not in known]
    if unknown:
        raise UsageError(f"There is no kind {unknown[0]}.", next_step="See: duenotice rules kinds")
    return asked


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The place of a finding in words, and what stands around it, veiled; or why it cannot be read any more."""

    place: str
    before: str
    after: str
    trouble: str = ""


def around(item: Item, offset: int, length: int, budget: evidence.Budget, margin: int = 60) -> Surroundings:
    """Where a finding lies. Reads the evidence again up to there."""
    try:
        found = evidence.excerpt(item, offset, length, budget, margin)
    except EvidenceError as error:
        return Surroundings(item.path, "", "", f"{error.what} {error.next_step}")
    return Surroundings(found.place, detect.veiled(found.before.reveal()), detect.veiled(found.after.reveal()))
