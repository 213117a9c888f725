"""From decided spans and cells to one table of what was found, raw values still in it."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.candidates import CHECKS, INVALID, VALID
from duenotice.detect.classes import Decision, greeted_span, name_within
from duenotice.detect.phones import e164, first_valid
from duenotice.detect.spans import Spans
from duenotice.model.findings import Likelihood

FOUND = pa.schema(
    [
        ("offset", pa.uint64()),
        ("length", pa.uint32()),
        ("kind", pa.string()),
        ("text", pa.binary()),
        ("path", pa.string()),
        ("row", pa.int64()),
        ("record", pa.int64()),
        ("at_us", pa.int64()),
        ("check", pa.string()),
        ("score", pa.float64()),
        ("encoding", pa.int64()),
        ("rule", pa.string()),
        ("reasons", pa.string()),
        ("country", pa.string()),
    ]
)
STEPS = (-3.0, 0.0, 1.5, 3.0)
"""Log-odds at which the likelihood steps up from VERY_UNLIKELY."""
_CELL_RULE = "field@1"
Reasons: TypeAlias = dict[tuple[int, int, bool], tuple[str, ...]]
_NAMES = frozenset({"PERSON_NAME"})


def likelihood(score: np.ndarray) -> np.ndarray:
    """The five steps (1 to 5) of log-odds."""
    return np.searchsorted(np.array(STEPS), score, "right") + 1


def span_findings(spans: Spans, table: pa.Table, reasons: Reasons, countries: list[str]) -> pa.Table:
    """The spans still kept and not VERY_UNLIKELY, as FOUND."""
    keep = np.flatnonzero(spans.kept & (likelihood(spans.score) > Likelihood.VERY_UNLIKELY))
    detectors = spans.known
    rule, at = spans.rule[keep], pa.array(keep)
    plain = table.select(["offset", "length", "row", "record", "at_us", "encoding"]).take(at)

    phone = np.array([detector.kind == "PHONE" for detector in detectors], bool)
    check = np.where(
        phone[rule], np.where(spans.country[keep] >= 0, VALID, INVALID), table["check"].take(at).to_numpy()
    )
    columns: dict[str, Any] = {name: plain[name] for name in plain.column_names}
    columns |= {
        "kind": _named([detector.kind for detector in detectors], rule),
        "text": pa.array([spans.texts[code] for code in spans.text[keep]], pa.binary()),
        "path": _named(spans.paths, spans.path[keep]),
        "check": _named(list(CHECKS), check),
        "score": spans.score[keep],
        "rule": _named(spans.rules, rule),
        "reasons": _all_reasons(spans, keep, reasons),
        "country": _named(countries, spans.country[keep]),
    }
    return _table(columns)


def _all_reasons(spans: Spans, keep: np.ndarray, reasons: Reasons) -> pa.Array:
    """The terms of each span's score in words; made once for spans that share them."""
    columns = [column[keep] for column in (spans.rule, spans.near, spans.path, spans.whole, spans.words * 1000)]
    if not len(keep):
        return pa.array([], pa.string())
    _, first, of = np.unique(np.stack(columns).astype(np.int64), axis=1, return_index=True, return_inverse=True)
    texts = [_span_reasons(spans, i, spans.known, reasons) for i in keep[first].tolist()]
    return _named(texts, of.reshape(-1))


def _span_reasons(spans: Spans, i: int, detectors: list[Any], reasons: Reasons) -> str:
    detector, near = detectors[spans.rule[i]], int(spans.near[i])
    terms = [f"base {detector.base:+.1f}"]
    if near & detector.near_bits:
        terms.append("hot word +2.5")
    elif near & detector.against_bits:
        terms.append("hot word of another kind -3.0")
    if spans.words[i]:
        terms.append(f"words around {spans.words[i]:+.1f}")
    return "; ".join([*terms, *reasons.get((int(spans.rule[i]), int(spans.path[i]), bool(spans.whole[i])), ())])


def _named(names: list[Any], codes: np.ndarray) -> pa.Array:
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype(np.int32), mask=codes < 0), pa.array(names, pa.string())
    ).cast(pa.string())


def _table(columns: dict[str, Any]) -> pa.Table:
    return pa.Table.from_arrays([_typed(columns[field.name], field.type) for field in FOUND], schema=FOUND)


def _typed(given: Any, kind: pa.DataType) -> Any:
    if isinstance(given, np.ndarray):
        given = pa.array(given)
    return given.cast(kind) if isinstance(given, (pa.Array, pa.ChunkedArray)) else pa.array(given, kind)


def cell_findings(
    cells: pa.Table, decisions: dict[str, Decision], spans: pa.Table, regions: tuple[str, ...]
) -> pa.Table:
    """Every cell of a decided field that no span of a checked kind already fills, and greetings that name somebody anywhere."""
    taken = _ends(spans)
    rows: list[tuple[int, str, Decision, int, int, bytes]] = []
    columns = [cells[name].to_pylist() for name in ("offset", "length", "path", "text", "encoding")]
    for index, (offset, length, path, raw, encoding) in enumerate(zip(*columns, strict=True)):
        decision = decisions[path]
        if taken.get(offset) == offset + length:
            continue
        placed = _place(raw.decode("utf-8", "replace"), decision)
        if placed is None:
            continue
        kind, first, last, text = placed
        if kind == "PHONE":
            text = _dialled(text.decode(), regions)
        at, size = (offset + first, last - first) if encoding == 0 else (offset, length)
        rows.append((index, kind, decision, at, size, text))
    return _cell_table(cells, rows)


def _dialled(text: str, regions: tuple[str, ...]) -> bytes:
    """E.164 where a likely region knows the number, else its digits."""
    known = e164(text, None) if text.startswith("+") else first_valid(text, regions)
    return known[0].encode() if known else "".join(c for c in text if c.isdigit() or c == "+").encode()


def _ends(spans: pa.Table) -> dict[int, int]:
    spans = spans.filter(pc.greater_equal(spans["score"], STEPS[1]))
    offset = spans["offset"].to_numpy().astype(np.int64)
    return dict(zip(offset.tolist(), (offset + spans["length"].to_numpy()).tolist(), strict=True))


def _place(text: str, decision: Decision) -> tuple[str, int, int, bytes] | None:
    """(kind, first byte, last byte, value) within a cell, or None where it holds nothing."""
    if decision.kind in _NAMES:
        start, end = name_within(text, decision)
    elif decision.kind == "":
        start, end = greeted_span(text)
    else:
        start, end = decision.before, len(text) - decision.after
    value = text[start:end].strip()
    if not value:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    first = len(text[:start].encode())
    return decision.kind or "PERSON_NAME", first, first + len(value.encode()), value.encode()


def _cell_table(cells: pa.Table, rows: list[tuple[int, str, Decision, int, int, bytes]]) -> pa.Table:
    plain = cells.select(["path", "row", "record", "at_us", "encoding"]).take(
        pa.array([row[0] for row in rows], pa.int64())
    )
    columns: dict[str, Any] = {name: plain[name] for name in plain.column_names}
    n = len(rows)
    columns |= {
        "offset": [row[3] for row in rows],
        "length": [row[4] for row in rows],
        "kind": [row[1] for row in rows],
        "text": [row[5] for row in rows],
        "check": ["unchecked"] * n,
        "score": [row[2].score if row[2].kind else 2.5 for row in rows],
        "rule": [_CELL_RULE if row[2].kind else "greeting@1" for row in rows],
        "reasons": ["; ".join(row[2].reasons) if row[2].kind else "named in a greeting" for row in rows],
        "country": [None] * n,
    }
    return _table(columns)


def together(spans: pa.Table, cells: pa.Table) -> pa.Table:
    """Both, ordered by place."""
    return pa.concat_tables([spans, cells]).sort_by(
        [("offset", "ascending"), ("length", "ascending"), ("kind", "ascending")]
    )


def local_parts(found: pa.Table) -> tuple[np.ndarray, list[str]]:
    """Records and addresses of the e-mails found."""
    mails = found.filter(pc.equal(found["kind"], "EMAIL"))
    return mails["record"].to_numpy(), [text.decode("utf-8", "replace") for text in mails["text"].to_pylist()]
