"""Headers for positions of a page: what stands before a value as its label, or above it in its column."""

from __future__ import annotations

import re
from typing import Any

from duenotice.evidence.tokens.cells import CellSet
from duenotice.model.evidence import FieldSpec

LONGEST = 60
_LAST = re.compile(r"(?:>|:)([a-z0-9]+)[^>]*$")
_LABELS = frozenset({"th", "dt", "label", "strong", "b", "legend", "td", "span", "p", "div"})
_FIRM = frozenset({"th", "dt", "label"})
_MUTE = re.compile(
    r"(?i)[a-z]{0,2}[\W_]?\d*|(?:field|feld|text|input|question|answer|item|entry|element|control|txt|value)[\W_]*\d+"
)
"""Names of inputs that say nothing: `f1`, `text_7`."""


def titled(specs: tuple[FieldSpec, ...], cells: CellSet, order: Any, bounds: Any, data: bytes) -> tuple[FieldSpec, ...]:
    """The fields with the labels of a page as headers, where they have one: `<th>Name</th><td>Ann</td>`."""
    if not any(spec.path.startswith("dom:") for spec in specs):
        return specs
    column_heads = {spec.path: n for n, spec in enumerate(specs) if ">th" in spec.path}
    return tuple(
        _titled(n, spec, specs, column_heads, _Texts(cells, order, bounds, data)) for n, spec in enumerate(specs)
    )


class _Texts:
    """The first cell of each field, and the cell before it."""

    def __init__(self, cells: CellSet, order: Any, bounds: Any, data: bytes) -> None:
        self.cells, self.order, self.bounds, self.data = cells, order, bounds, data

    def first(self, field: int) -> int:
        return int(self.order[self.bounds[field]])

    def text(self, cell: int) -> str:
        start, size = int(self.cells.offset[cell]), int(self.cells.length[cell])
        return self.data[start : start + size].decode("utf-8", "replace") if size <= LONGEST else ""

    def before(self, cell: int) -> int | None:
        """The cell before in the same record."""
        if cell == 0 or self.cells.record[cell] != self.cells.record[cell - 1]:
            return None
        return cell - 1


def _titled(n: int, spec: FieldSpec, specs: tuple[FieldSpec, ...], heads: dict[str, int], texts: _Texts) -> FieldSpec:
    tag = _tag(spec.path)
    if not spec.path.startswith("dom:") or tag in _FIRM:
        return spec
    if "[name=" in spec.path and not _MUTE.fullmatch(spec.header):
        return spec
    above = heads.get(spec.path.replace(">td", ">th").replace(">tbody", ">thead").replace("tr[]", "tr"))
    above = heads.get(spec.path.replace(">td", ">th")) if above is None else above
    if tag == "td" and above is not None and (head := texts.text(texts.first(above))):
        return FieldSpec(spec.path, head)
    cell = texts.before(texts.first(n))
    field = int(texts.cells.field[cell]) if cell is not None else -1
    if cell is None or field < 0:
        return spec
    label, kind = texts.text(cell), _tag(specs[field].path)
    if label and (kind in _FIRM or (kind in _LABELS and label.rstrip().endswith((":", "：")))):
        return FieldSpec(spec.path, label.rstrip(" :："))
    return spec


def _tag(path: str) -> str:
    found = _LAST.search(path)
    return found[1] if found else ""
