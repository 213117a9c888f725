"""How a parser's process tells its records: a length, a line of JSON, then the bytes. No pickle: what it says is not trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, astuple, fields
from datetime import datetime
from functools import lru_cache
from typing import Any, BinaryIO

import numpy as np

from duenotice.evidence.ground import shapes
from duenotice.evidence.ground.budget import MIB
from duenotice.evidence.records.record import Gap, Part, Record
from duenotice.model.evidence import FieldSpec

MOST_HEAD = 4 * MIB
MOST_PART = 512 * MIB
MOST_ROWS = 1 << 41
"""Beyond any number of a row or record."""
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
        bodies = [body for part in thing.parts for body in (part.data, _marks(part))]
        parts = [
            [len(part.data), part.label, part.first, type(part.shape).__name__, *_told(part)] for part in thing.parts
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
        _marked(read, size, label, first, told)
        if name == shapes.Marked.__name__
        else Part(read(_size(size)), _shape(name, told), str(label), int(first))
        for size, label, first, name, *told in head["parts"]
    )
    at = datetime.fromisoformat(head["at"]) if head["at"] else None
    return Record(parts, at, str(head["label"]), bool(head["rows"]))


def _told(part: Part) -> list[Any]:
    """What makes a shape. Of marked parts the fields that occur, in the order of their numbers, and how many bytes its marks take."""
    if not isinstance(part.shape, shapes.Marked):
        return list(astuple(part.shape))
    used = [] if part.marks is None else np.unique(part.marks[:, 2]).tolist()
    return [[part.shape.spec(number) for number in used], len(_marks(part))]


def _marks(part: Part) -> bytes:
    """The marks with fields numbered as `_told` has them."""
    if part.marks is None or not len(part.marks):
        return b""
    marks = np.array(part.marks, np.int64)
    marks[:, 2] = np.unique(marks[:, 2], return_inverse=True)[1]
    return marks.tobytes()


def _marked(read: Callable[[int], bytes], size: object, label: object, first: Any, told: list[Any]) -> Part:
    """Raises ValueError for marks that are none of this part."""
    names, length = told
    data = read(_size(size))
    marks = np.frombuffer(read(_size(length)), np.int64).reshape(-1, 5)
    start, long, field = marks[:, 0], marks[:, 1], marks[:, 2]
    after = np.concatenate((start[1:], [len(data)]))
    if (start < 0).any() or (long < 1).any() or (start > len(data)).any() or (long > after - start).any():
        raise ValueError("marks outside of their part")
    if (field < 0).any() or (field >= len(names)).any():
        raise ValueError("marks of fields that are none")
    if (marks[:, 3:] < -MOST_ROWS).any() or (marks[:, 3:] > MOST_ROWS).any():
        raise ValueError("marks of rows that are none")
    specs = [FieldSpec(str(path), str(header)) for path, header in names]
    return Part(data, shapes.Marked(specs), str(label), int(first), marks)


def _size(told: object) -> int:
    if not isinstance(told, int) or not 0 <= told <= MOST_PART:
        raise ValueError("part too large")
    return told


def _shape(name: str, told: list[Any]) -> shapes.Shape:
    return _known(name, *(tuple(value) if isinstance(value, list) else value for value in told))


@lru_cache(maxsize=16)
def _known(name: str, *told: Any) -> shapes.Shape:
    """The same for records of the same shape, so that it is known by identity."""
    return SHAPES[name](*told)  # type: ignore[no-any-return]
