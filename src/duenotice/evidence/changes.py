"""Deploy, configuration and purge history: when what was changed."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.places.times import moment
from duenotice.evidence.reading import blocks
from duenotice.model.evidence import Change, Coverage, Item

MOST = 64 * MIB
"""A history longer than this is none."""

KINDS: tuple[tuple[str, str], ...] = (
    ("rollback", r"roll(?:ed)?[ _-]?back|revert"),
    ("purge", r"purge|flush|invalidat|cache clear|ban\b"),
    ("deploy", r"deploy|release|rollout|ship|publish|merge"),
    ("config", r"config|setting|feature|flag|toggle|rule|ttl|change"),
)
"""Kinds of change and the words that tell them, the more telling first."""

_WHEN = ("time", "at", "timestamp", "date", "when", "datetime", "created_at", "deployed_at")
_TITLE = ("title", "message", "description", "summary", "name", "text", "version", "change")
_TTL = ("ttl_s", "ttl", "max_age")
_LINE = re.compile(
    r"\s*[\[(]?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?)[\])]?[\s,:|-]+(.+)"
)


def changes(item: Item, budget: Budget, coverage: list[Coverage] | None = None) -> tuple[Change, ...]:
    """The entries of a history in CSV, JSON, JSON lines or text, in the order of time. Entries without a time are left out.

    A time without zone is taken as UTC. What was read of it, and what was not, is put into coverage.
    """
    parts: list[bytes] = []
    told = [] if coverage is None else coverage
    shape, left = None, 0
    for block in blocks(item, budget):
        if isinstance(block, Coverage):
            told.append(block)
        elif sum(map(len, parts)) < MOST:
            parts.append(block.data[block.base : block.base + block.own])
            shape = shape or block.layout.sections.shapes[0]  # type: ignore[attr-defined]
        else:
            left += block.own
    if left:
        told.append(Coverage(item.item_id, 0, left, "limit", f"bytes of a history {MOST:,}"))
    text = b"".join(parts).decode("utf-8", "replace")
    found: list[Change | None] = []
    try:
        found += (_change(item.item_id, entry) for entry in _entries(item.kind, text, shape))
    except csv.Error:  # a quote that is never closed makes a cell of all that follows
        told.append(Coverage(item.item_id, 0, 0, "unreadable", detail="rows of a history from a cell too long on"))
    return tuple(sorted((change for change in found if change), key=lambda change: change.at))


def _entries(kind: str, text: str, shape: object) -> Iterator[Mapping[str, object]]:
    if kind == "csv" and isinstance(shape, Delimited):
        rows = csv.reader(text.splitlines(), delimiter=chr(shape.sep))
        for n, row in enumerate(rows):
            if n >= shape.first:
                yield dict(zip(map(str.lower, shape.names), row, strict=False))
    elif kind == "json":
        yield from _objects(text)
    elif kind == "jsonl":
        for line in text.splitlines():
            yield from _objects(line)
    else:
        for match in filter(None, map(_LINE.match, text.splitlines())):
            yield {"time": match[1], "title": match[2]}


def _objects(text: str) -> Iterator[Mapping[str, object]]:
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(entries, dict):
        inner = next((value for value in entries.values() if isinstance(value, list)), None)
        entries = [entries] if inner is None or any(key in entries for key in _WHEN) else inner
    yield from (
        {str(k).lower(): v for k, v in entry.items()}
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict)
    )


def _first(entry: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((str(entry[name]) for name in names if entry.get(name) not in (None, "")), "")


def _change(item_id: int, entry: Mapping[str, object]) -> Change | None:
    written = _first(entry, _WHEN)
    at = moment(written.replace(" UTC", "Z")) or moment(written + ":00") or moment(written + "T00:00:00")
    if at is None:
        return None
    title = _first(entry, _TITLE)
    ttl = _first(entry, _TTL)
    number = float(ttl) if re.fullmatch(r"\d{1,9}(?:\.\d+)?", ttl) else None
    return Change(item_id, at, _kind(_first(entry, ("kind", "type", "action", "event")), title), title, number)


def _kind(told: str, title: str) -> str:
    for text in (told, title):
        found = next((kind for kind, words in KINDS if re.search(words, text, re.IGNORECASE)), None)
        if found:
            return found
    return "other"
