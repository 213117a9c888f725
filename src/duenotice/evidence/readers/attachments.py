"""Files within messages, captures and archives of those: read where they are, down to the budget's depth."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from duenotice.evidence.containers import CONTAINERS, Member, listed
from duenotice.evidence.ground.budget import MIB, Broken, Budget, LimitReached, Meter, pass_own, reason_of
from duenotice.evidence.ground.shapes import Delimited, is_table
from duenotice.evidence.kinds.business import SEGMENTED
from duenotice.evidence.kinds.office import office_kind
from duenotice.evidence.kinds.sniff import HEAD, kind_of
from duenotice.evidence.readers.bodies import MOST, body_part, table_records
from duenotice.evidence.readers.choice import PARSED, reader_of
from duenotice.evidence.readers.segmented import segmented
from duenotice.evidence.records.record import Gap, Part, Record


@dataclass(slots=True)
class _Allowance:
    """What all that is packed in one attachment may still expand to, in bytes, and the label of the message."""

    left: int
    label: str


def attached(file: BinaryIO, budget: Budget, label: str = "") -> Iterator[Record | Gap]:
    """The records of a file that was found within another, of at most MOST bytes. label: of the place it was found in."""
    payload = file.read(MOST + 1)
    if len(payload) > MOST:
        yield Gap("limit", 0, f"bytes of an attachment {MOST:,}", "the rest of an attachment")
    yield from attachment(payload[:MOST], label, budget)


def attachment(payload: bytes, label: str, budget: Budget) -> Iterator[Record | Gap]:
    """The records of one attachment and of all that is packed in it. label: of its message. Never raises for bad content."""
    most = min(budget.total, max(budget.ratio_from, budget.ratio * len(payload)))
    yield from _of(payload, _Allowance(most, label), budget, 1)


def _of(payload: bytes, allowance: _Allowance, budget: Budget, depth: int) -> Iterator[Record | Gap]:
    kind = kind_of(payload[:HEAD])
    if kind == "zip":
        kind = office_kind(payload[:HEAD]) or kind
    try:
        if kind in CONTAINERS:
            yield from _inside(kind, payload, allowance, budget, depth)
        elif kind in SEGMENTED:
            for thing in segmented(kind, io.BytesIO(payload), budget):
                yield thing if isinstance(thing, Gap) else _labelled(thing, allowance.label)
        elif kind in PARSED:
            yield from _parsed(kind, payload, allowance, replace(budget, depth=budget.depth - depth))
        else:
            yield from _text(kind, payload, allowance.label)
    except Exception as problem:  # a damaged attachment must not cost the messages behind it
        pass_own(problem)
        yield Gap("unreadable", len(payload), detail=f"attachment of kind {kind}: {type(problem).__name__}")


def _parsed(kind: str, payload: bytes, allowance: _Allowance, budget: Budget) -> Iterator[Record | Gap]:
    """budget: with the depth that is left; a document may hold another, and that one more."""
    if budget.depth < 0:
        yield Gap("limit", len(payload), "depth", "document in a document")
        return
    budget, label = replace(budget, total=max(allowance.left, 0)), allowance.label
    with tempfile.NamedTemporaryFile() as file:
        file.write(payload)
        file.flush()
        file.seek(0)
        for thing in reader_of(kind)(cast("BinaryIO", file), budget):
            yield thing if isinstance(thing, Gap) else _labelled(thing, label)


def _labelled(thing: Record, label: str) -> Record:
    return thing._replace(label=", ".join(filter(None, (label, thing.label))))


def _text(kind: str, payload: bytes, label: str) -> Iterator[Record | Gap]:
    part = body_part(payload, "text/csv" if kind == "csv" else "")
    if isinstance(part, Part) and isinstance(part.shape, Delimited):
        yield from table_records(part, label)
    elif isinstance(part, Part):
        yield Record((part,), label=label, rows=is_table(part.shape))
    elif part is not None:
        yield Gap(part.reason, len(payload), detail=f"attachment of kind {kind}")


def _inside(kind: str, payload: bytes, allowance: _Allowance, budget: Budget, depth: int) -> Iterator[Record | Gap]:
    """The members of an archive, one after the other, each in memory."""
    if depth > budget.depth:
        yield Gap("limit", len(payload), f"depth {budget.depth}", "archive in an attachment")
        return
    outer = allowance.label
    with listed(kind, "attachment", io.BytesIO(payload), budget) as found:
        for n, member in enumerate(found, 1):
            if not isinstance(member, Member):
                yield Gap(member.reason, member.size, member.limit, f"archive in an attachment: {member.detail}")
                continue
            data, gap = _read(member, allowance.left, budget)
            allowance.left -= len(data)
            if gap:
                yield gap
            allowance.label = ", ".join(filter(None, (outer, f"member {n:,}")))
            yield from _of(data, allowance, budget, depth + 1)
    allowance.label = outer


def _read(member: Member, left: int, budget: Budget) -> tuple[bytes, Gap | None]:
    """The bytes of a member as far as they can be read, and why they end too early, if they do."""
    parts: list[bytes] = []
    most = min(left, MOST)
    try:
        stream = member.open()
        with closing(stream) if hasattr(stream, "close") else nullcontext():
            meter = Meter(stream, replace(budget, expanded=most), member.packed)
            while data := meter.read(MIB):
                parts.append(data)
    except LimitReached as reached:
        return b"".join(parts), Gap("limit", 0, reached.limit, "the rest of a member of an archive in an attachment")
    except Exception as raised:  # a hostile archive may make any decoder raise anything
        pass_own(raised)
        left = raised.left if isinstance(raised, Broken) else 0
        problem = raised.cause if isinstance(raised, Broken) else raised
        locked = isinstance(problem, RuntimeError) and "encrypted" in str(problem)
        return b"".join(parts), Gap(
            "encrypted" if locked else reason_of(problem), left, detail="member of an archive in an attachment"
        )
    return b"".join(parts), None
