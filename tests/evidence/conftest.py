"""Files of every kind, made on the spot, and what a test asks of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Coverage, Item


class Told(NamedTuple):
    """What the readers tell of one file: its items, and of the last one kind, text, cells by field path, and coverage of all."""

    items: list[Item]
    kind: str
    text: str
    cells: dict[str, list[str]]
    coverage: list[Coverage]
    headers: dict[str, str]

    @property
    def reasons(self) -> set[str]:
        """Reasons of all coverage rows."""
        return {row.reason for row in self.coverage}


@pytest.fixture
def tell(tmp_path: Path) -> Callable[..., Told]:
    """Reads bytes as a file named `x` (or as told) with a budget."""

    def _tell(raw: bytes | Path, budget: Budget | None = None, name: str = "x") -> Told:
        path = raw if isinstance(raw, Path) else tmp_path / name
        if isinstance(raw, bytes):
            path.write_bytes(raw)
        limits = budget or Budget()
        stock = list(inventory([str(path)], limits))
        items = [part for part in stock if isinstance(part, Item)]
        coverage = [part for part in stock if isinstance(part, Coverage)]
        text, cells, headers = b"", dict[str, list[str]](), dict[str, str]()
        for item in items:
            for part in blocks(item, limits):
                if isinstance(part, Coverage):
                    coverage.append(part)
                    continue
                text += part.data[part.base : part.base + part.own]
                _gather(part, cells, headers)
        return Told(items, items[-1].kind, text.decode("utf-8", "replace"), cells, coverage, headers)

    return _tell


def _gather(block: Block, cells: dict[str, list[str]], headers: dict[str, str]) -> None:
    for n, spec in enumerate(block.layout.fields):
        found = block.layout.cells(block.data, n)
        texts = [
            block.data[o : o + k].decode(errors="replace") for o, k in zip(found.offset, found.length, strict=True)
        ]
        cells.setdefault(spec.path, []).extend(texts)
        headers[spec.path] = spec.header
