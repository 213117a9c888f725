"""Tables and objects that name a value beside it: `{"name": "phone", "value": "…"}`, rows of `meta_key, meta_value`.

Such a column holds a bit of everything, so as one field it says nothing. Values whose key speaks of a kind of data are told apart, each
key a field of its own (`$.attributes[].value[first_name]`); those of other keys stay where they were. Only words of the lexicon become
part of a path, since others may be personal themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from duenotice.detect.words.lexicon import DOUBT, class_of, lexicon_words, tokens
from duenotice.model.evidence import Block, Cells, FieldSpec, Layout, Spots

REACH = 1024
"""Bytes from the start of a key to that of its value at most: less than the margin of a block, so that the cut changes nothing."""
KEY_MAX, KEY_WORDS = 48, 4
"""Bytes and words of a key at most."""
_KEYS = tuple(
    "meta_key key attribute_code attribute_name attribute attr_name attr field_name field fieldname property_name property option_name "  # noqa: SIM905
    "option setting parameter param question label feld merkmal frage champ campo pregunta code k system name type".split()
)
"""Names of what names, those first that mean nothing else."""
_VALUES = frozenset(
    "meta_value value val attribute_value attr_value field_value property_value option_value answer v content data wert antwort valeur "  # noqa: SIM905
    "reponse valor valore respuesta".split()
)
_PARENT = re.compile(r"[^.>]*\Z")
_PLAIN_KEY = re.compile(rb"[\w .:/\x80-\xff-]{1,%d}" % KEY_MAX)


class _Pair(NamedTuple):
    """Numbers of the fields of keys and of their values."""

    keys: int
    values: int


def told_apart(block: Block) -> Block:
    """The block, with a field for each key that speaks where values have keys beside them."""
    pairs = _pairs(tuple(block.layout.fields))
    found = [one for one in (_moved(block, pair) for pair in pairs) if one is not None]
    return replace(block, layout=_Apart(block.layout, found, len(block.layout.fields))) if found else block


@lru_cache(maxsize=64)
def _pairs(fields: tuple[FieldSpec, ...]) -> tuple[_Pair, ...]:
    """Fields of one table or object of which one names what the other holds."""
    by_parent: dict[str, dict[str, int]] = {}
    for number, spec in enumerate(fields):
        parent = _PARENT.sub("", spec.path) if spec.path.startswith(("$", "col:", "dom:")) else ""
        if parent or spec.path.startswith("col:"):
            name = "_".join(tokens(spec.header or spec.path.rpartition(".")[2]))
            by_parent.setdefault(parent, {}).setdefault(name, number)
    return tuple(pair for names in by_parent.values() if (pair := _pair(names)) is not None)


def _pair(names: dict[str, int]) -> _Pair | None:
    values = [number for name, number in names.items() if name in _VALUES]
    keys = [names[name] for name in _KEYS if name in names]
    return _Pair(keys[0], values[0]) if keys and len(values) == 1 else None


class _Moved(NamedTuple):
    """values: number of the field whose cells are told apart; start: where each of these begins, ascending; of: which of `specs` each
    belongs to, -1 for none."""

    values: int
    start: Any
    of: Any
    specs: list[FieldSpec]


def _moved(block: Block, pair: _Pair) -> _Moved | None:
    """The cells that a key tells apart; None where there are none."""
    layout, data = block.layout, block.data
    keys, values = layout.cells(data, pair.keys), layout.cells(data, pair.values)
    if not len(keys.offset) or not len(values.offset):
        return None
    start, named = np.asarray(values.offset, np.int64), np.asarray(keys.offset, np.int64)
    at = np.searchsorted(named, start) - 1
    last = np.concatenate(([-1], start[:-1]))
    near = (at >= 0) & (named[at] > last) & (start - named[at] <= REACH)
    near &= np.asarray(keys.record)[at] == np.asarray(values.record)
    specs, numbers, of = list[FieldSpec](), dict[str, int](), np.full(len(start), -1, np.int64)
    base = layout.fields[pair.values].path
    for n in np.flatnonzero(near).tolist():
        begin, size = int(named[at[n]]), int(keys.length[at[n]])
        key = _spoken(data[begin : begin + size]) if size <= KEY_MAX else ""
        if key and key not in numbers:
            numbers[key] = len(specs)
            specs.append(FieldSpec(f"{base}[{key}]", key))
        of[n] = numbers.get(key, -1)
    return _Moved(pair.values, start, of, specs) if specs else None


@lru_cache(maxsize=1 << 12)
def _spoken(raw: bytes) -> str:
    """A key as a name of a field, where it speaks of a kind of data; empty where it does not, or may be somebody's name (`Faith`)."""
    if not _PLAIN_KEY.fullmatch(raw):
        return ""
    words = tokens(raw.decode("utf-8", "replace"))
    key = "_".join(word for word in words if word in lexicon_words() or len(word) == 1)
    spoken = class_of("", "_".join(words)) if len(words) <= KEY_WORDS else ""
    return key if spoken and not spoken.endswith(DOUBT) and class_of("", key) == spoken else ""


@dataclass(frozen=True, slots=True)
class _Apart:
    """A layout in which some cells belong to further fields. first: number of the first of these."""

    layout: Layout = field(repr=False)
    moved: list[_Moved]
    first: int

    @property
    def fields(self) -> Sequence[FieldSpec]:
        """See `model.evidence.Layout`."""
        return [*self.layout.fields, *(spec for mine in self.moved for spec in mine.specs)]

    @property
    def texts(self) -> Any:
        """See `model.evidence.Layout`."""
        return self.layout.texts

    def spots(self, data: bytes, offsets: Any) -> Spots:
        """See `model.evidence.Layout`."""
        told, first = self.layout.spots(data, offsets), self.first
        numbers = np.array(told.field, np.int64)
        for mine in self.moved:
            some = np.flatnonzero(numbers == mine.values)
            of = mine.of[np.maximum(np.searchsorted(mine.start, np.asarray(offsets)[some], "right") - 1, 0)]
            numbers[some[of >= 0]] = first + of[of >= 0]
            first += len(mine.specs)
        return told._replace(field=numbers)

    def cells(self, data: bytes, field: int) -> Cells:
        """See `model.evidence.Layout`."""
        first = self.first
        for mine in self.moved:
            if field == mine.values:
                return _some(self.layout.cells(data, field), mine.of < 0)
            if first <= field < first + len(mine.specs):
                return _some(self.layout.cells(data, mine.values), mine.of == field - first)
            first += len(mine.specs)
        return self.layout.cells(data, field)


def _some(cells: Cells, keep: np.ndarray) -> Cells:
    return Cells(*(np.asarray(column)[keep] for column in cells))
