"""How a parser's process tells its records: a length, a line of JSON, then the bytes. No pickle: what it says is not trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, astuple, fields
from datetime import datetime
from typing import Any, BinaryIO

from duenotice.evidence import shapes
from duenotice.evidence.budget import MIB
from duenotice.evidence.records import Gap, Part, Record

MOST_HEAD = 1 * MIB
MOST_PART = 512 * MIB
SHAPES = {
    shape.__name__: shape
    for shape in (
        shapes.Text,
        shapes.Delimited,
        shapes.Objects,
        shapes.Markup,
        shapes.Headers,
        shapes.Slots,
        shapes.Parameters,
    )
}


def send(out: BinaryIO, thing: Record | Gap | None) -> None:
    """Write one record or gap, or None for the end."""
    bodies: list[bytes] = []
    if isinstance(thing, Record):
        bodies = [part.data for part in thing.parts]
        parts = [
            [len(part.data), part.label, part.first, type(part.shape).__name__, *astuple(part.shape)]
            for part in thing.parts
        ]
        at = thing.at.isoformat() if thing.at else None
        head: dict[str, Any] = {"parts": parts, "at": at, "label": thing.label, "rows": thing.rows}
    else:
        head = {"gap": asdict(thing)} if thing else {"end": True}
    line = json.dumps(head).encode()
    out.write(len(line).to_bytes(4, "big") + line)
    for body in bodies:
        out.write(body)
    out.flush()


def receive(read: Callable[[int], bytes]) -> Record | Gap | None:
    """Read what `send` wrote. read: gives exactly as many bytes or raises. Raises ValueError for what is no such message."""
    size = int.from_bytes(read(4), "big")
    if size > MOST_HEAD:
        raise ValueError("message head too large")
    head = json.loads(read(size))
    if head.get("end"):
        return None
    if "gap" in head:
        return Gap(**{field.name: head["gap"][field.name] for field in fields(Gap)})
    parts = tuple(
        Part(read(_size(size)), _shape(name, told), str(label), int(first))
        for size, label, first, name, *told in head["parts"]
    )
    at = datetime.fromisoformat(head["at"]) if head["at"] else None
    return Record(parts, at, str(head["label"]), bool(head["rows"]))


def _size(told: object) -> int:
    if not isinstance(told, int) or not 0 <= told <= MOST_PART:
        raise ValueError("part too large")
    return told


def _shape(name: str, told: list[Any]) -> shapes.Shape:
    return SHAPES[name](*(tuple(value) if isinstance(value, list) else value for value in told))  # type: ignore[no-any-return]
