"""Leads a finding back to its place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duenotice.evidence.budget import Budget
from duenotice.evidence.cutting import SIZE
from duenotice.evidence.reading import blocks
from duenotice.model.errors import EvidenceError
from duenotice.model.evidence import Block, Item
from duenotice.model.personal import Personal


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span in its surroundings. place: file, row, field and address in words; the three texts mask themselves."""

    place: str
    before: Personal[str]
    span: Personal[str]
    after: Personal[str]


def excerpt(item: Item, offset: int, length: int, budget: Budget, margin: int = 40) -> Excerpt:
    """The `length` bytes at `offset` of the decoded item with up to `margin` bytes on either side, within its lines.

    Raises EvidenceError where the item no longer has such a place.
    """
    for part in blocks(item, budget, SIZE):
        if isinstance(part, Block) and 0 <= (at := offset - part.offset - part.base) < part.own:
            return _excerpt(item, part, part.base + at, length, margin)
    raise EvidenceError(
        "This place no longer exists.", where=item.path, next_step="Was the file changed? Collect again."
    )


def _excerpt(item: Item, block: Block, at: int, length: int, margin: int) -> Excerpt:
    data = block.data
    before = data[max(0, at - margin) : at].rpartition(b"\n")[2]
    after = data[at + length : at + length + margin].partition(b"\n")[0]
    span = data[at : at + length]
    texts = (Personal(part.decode("utf-8", "replace")) for part in (before, span, after))
    return Excerpt(_place(item, block, at), *texts)


def _place(item: Item, block: Block, at: int) -> str:
    spots = block.layout.spots(block.data, np.array([at], np.int64))
    field = int(spots.field[0])
    label = block.layout.label(at)  # type: ignore[attr-defined]
    words = [item.path, *([label] if label else []), f"row {int(spots.row[0]) + 1:,}"]
    if int(spots.record[0]) != int(spots.row[0]):
        words.append(f"record {int(spots.record[0]) + 1:,}")
    if field >= 0:
        spec = block.layout.fields[field]
        words.append(f"{spec.path} ({spec.header})" if spec.header else spec.path)
    return ", ".join(words)
