"""The names of fields, as the tokenizers meet them: a tree of byte ranges, and its spelling as field paths."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.escaped import as_text
from duenotice.evidence.standards import standard
from duenotice.model.evidence import FieldSpec

ROOT_JSON, ROOT_PARAMETER, ROOT_SLOT, ROOT_HEADER, ROOT_DOM = -1, -2, -3, -4, -5
"""Parents of first-level names: JSON values, URL or form parameters, log slots, header lines, elements."""

MOST = 8192
"""Distinct names per block; what comes later has no field."""

LEAST = 64
"""Names for which there is room in a block of few bytes, of which no two may begin and end at the same place under one parent but by
their marks."""

NO_FIELD = -9
FIXED = 1 << 20
"""Field numbers of tokenizers: the number of a name; FIXED + n for the n-th position of a format with fixed positions."""

MARK_LIST = 1
MARK_CLASS, MARK_ID, MARK_NAME, MARK_ATTRIBUTE, MARK_PERSON, MARK_ADDRESS, MARK_RESOURCE, MARK_KEY = range(2, 10)
MARK_INDEX = 16
"""Marks tell names of one parent apart that share their bytes: an element's class, its id, its n-th sibling (16 + n)."""


class Names(NamedTuple):
    """A tree of names: parent, byte range and mark of each; `index` is an open-addressed table into it; `count` its size;
    `follow` the name that came after each the last time: records repeat, so it is most often the next one again."""

    parent: Any
    start: Any
    stop: Any
    mark: Any
    index: Any
    count: Any
    follow: Any


def no_names(size: int) -> Names:
    """An empty tree for the names in so many bytes."""
    room = min(MOST, 1 << (2 * size + LEAST).bit_length())
    numbers = [np.zeros(room, np.int64) for _ in range(4)]
    return Names(*numbers, np.full(4 * room, -1, np.int32), np.zeros(1, np.int64), np.full(room + 1, -1, np.int64))


@lean
def child(buf, names, parent, start, stop, mark):
    """The number of the name `buf[start:stop]` with its mark under `parent`, made if new; NO_FIELD when the tree is full."""
    h = (parent + 7) * 1000003 + mark
    for i in range(start, stop):
        h = h * 131 + int(buf[i])
    last = names.index.shape[0] - 1
    at = (h ^ (h >> 15)) & last
    while names.index[at] >= 0:
        n = int(names.index[at])
        if names.parent[n] == parent and names.mark[n] == mark and names.stop[n] - names.start[n] == stop - start:
            k = 0
            while k < stop - start and buf[names.start[n] + k] == buf[start + k]:
                k += 1
            if k == stop - start:
                return n
        at = (at + 1) & last
    n = int(names.count[0])
    if n >= names.parent.shape[0]:
        return NO_FIELD
    names.parent[n], names.start[n], names.stop[n], names.mark[n] = parent, start, stop, mark
    names.index[at] = n
    names.count[0] = n + 1
    return n


@lean
def next_child(buf, names, before, parent, start, stop):
    """Like `child` without mark, tried first: the name that followed `before` (-1: none) the last time."""
    n = names.follow[before]
    if n >= 0 and names.parent[n] == parent and names.stop[n] - names.start[n] == stop - start and names.mark[n] == 0:
        at = names.start[n]
        k = start
        while k < stop and buf[at] == buf[k]:
            at += 1
            k += 1
        if k == stop:
            return n
    n = child(buf, names, parent, start, stop, 0)
    names.follow[before] = n
    return n


def spell(data: Any, names: Names) -> list[FieldSpec]:
    """Field paths of all names, in their order. data: the bytes they lie in."""
    specs: list[FieldSpec] = []
    for n in range(int(names.count[0])):
        key = bytes(data[int(names.start[n]) : int(names.stop[n])]).decode("utf-8", "replace")
        parent = int(names.parent[n])
        specs.append(_spell_one(key, parent, int(names.mark[n]), specs[parent] if parent >= 0 else None))
    return specs


def _spell_one(key: str, parent: int, mark: int, above: FieldSpec | None) -> FieldSpec:
    if parent == ROOT_PARAMETER:
        return FieldSpec("?" + key, key)
    if parent == ROOT_SLOT:
        return FieldSpec("log:" + key, key)
    if parent == ROOT_HEADER:
        return FieldSpec("header:" + key.lower(), key)
    path = above.path if above else ""
    if path.startswith("dom:") or parent == ROOT_DOM:
        return _spell_element(key, mark, path, above.header if above else "")
    if above and mark in (MARK_PERSON, MARK_ADDRESS):
        return FieldSpec(f"{path}.{'name' if mark == MARK_PERSON else 'address'}", above.header)
    if mark == MARK_LIST:
        return FieldSpec((path or "$") + "[]", above.header if above else "")
    if "\\" in key:
        key = _unescaped(key)
    if mark == MARK_CLASS:
        return FieldSpec(f"{path or '$'}<{key}>", key)
    if mark == MARK_RESOURCE:
        return FieldSpec(f"{path or '$'}({key})", above.header if above else "")
    if "(" in path and key in _SAID and (told := _of_resource(f"{path}.{key}")):
        return FieldSpec(f"{path}.{key}", told)
    if key == "name" and path.endswith(")"):  # of a list of codes, a place, a study: people have theirs in objects
        return FieldSpec(f"{path}.name", f"{path[path.rindex('(') + 1 : -1]} Item Name")
    kind = path.rpartition("<")[2].removesuffix(">") if path.endswith(">") else ""
    return FieldSpec(f"{path or '$'}.{key}", f"{kind} {key}".lstrip())


_SAID = frozenset("text display code value valueString conclusion summary".split())  # noqa: SIM905
"""Elements of FHIR that say in words or codes what the one around them is."""
_ELEMENT = re.compile(r"\(([A-Za-z]{2,60})\)\.(\w+)")


def _of_resource(path: str) -> str:
    """What the standard calls the element of a resource that a path leads to, empty where it has no word for it."""
    found = _ELEMENT.findall(path)
    return standard("fhir").get(".".join(found[-1]), "") if found else ""


def _unescaped(key: str) -> str:
    try:
        return as_text(str(json.loads(f'"{key}"', strict=False)))
    except ValueError:
        return key


def _spell_element(key: str, mark: int, path: str, header: str) -> FieldSpec:
    """An element, or what tells it from its siblings: `p`, `.greeting`, `#name`, `[2]`, `[name=email]`, `@value`, or a name of JSON
    in it: `.email`."""
    if mark >= MARK_INDEX:
        return FieldSpec(f"{path}[{mark - MARK_INDEX}]", header)
    if mark == MARK_LIST:
        return FieldSpec(path + "[]", header)
    if mark == MARK_KEY:
        return FieldSpec(f"{path}.{key}", key)
    joined = {MARK_CLASS: f".{key}", MARK_ID: f"#{key}", MARK_NAME: f"[name={key}]", MARK_ATTRIBUTE: f"@{key}"}
    if mark in joined:
        return FieldSpec(path + joined[mark], key if mark == MARK_NAME else header)
    return FieldSpec(f"{path}>{key.lower()}" if path else f"dom:{key.lower()}", key.lower())
