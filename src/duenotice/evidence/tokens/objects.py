"""Values of JSON text with their paths. Bytes that are no JSON are passed over, so nothing here can fail."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.cells import put
from duenotice.evidence.compiled import compiled
from duenotice.evidence.names import MARK_LIST, NO_FIELD, ROOT_JSON, child

DEEPEST = 512
"""Containers within containers; what lies deeper has the field of its ancestor."""


class Walk(NamedTuple):
    """Where a walk stands: names and kinds (1 object, 0 list) of open containers, and
    [depth, depth of the open record, number of the last record, the fixed record or -1,
    number of the text itself as a record]."""

    name: Any
    is_object: Any
    state: Any


class Start(NamedTuple):
    """Where a chunk of a JSON text begins. keys: where in the buffer the keys of the open containers lie, one after another;
    open: those keys (empty for elements of lists); kinds: 1 object, 0 list; in_record, record, document: as in Walk.state."""

    keys: int
    open: tuple[bytes, ...]
    kinds: tuple[int, ...]
    in_record: int
    record: int
    document: int


def new_walk(record: int) -> Walk:
    """A walk that has not begun. record: the one record of all values, or -1 where the text itself holds records."""
    return Walk(np.zeros(DEEPEST, np.int64), np.zeros(DEEPEST, np.int64), np.array([0, -1, -1, record, 0], np.int64))


@compiled
def _string_end(buf, i, end):
    """The quote that closes the string opened at `i`, or `end`."""
    i += 1
    while i < end and buf[i] != 34:
        i += 2 if buf[i] == 92 else 1
    return min(i, end)


@compiled
def _name(buf, names, walk, key_start, key_stop):
    """The name of the value that comes now: a key of the open object, or an element of the open list."""
    depth = min(walk.state[0], walk.name.shape[0])
    if depth == 0:
        return ROOT_JSON
    above = walk.name[depth - 1]
    if above == NO_FIELD:
        return NO_FIELD
    if walk.is_object[depth - 1] == 0:
        n = child(buf, names, above, 0, 0, MARK_LIST)
    elif key_stop < 0:
        return above
    else:
        n = child(buf, names, above, key_start, key_stop, 0)
    return n


@compiled
def _open(walk, name, is_object):
    """Enter a container. A record begins at an object that no record holds: top level, or element of an outermost list."""
    depth = walk.state[0]
    if depth < walk.name.shape[0]:
        walk.name[depth], walk.is_object[depth] = name, is_object
    if is_object == 1:
        in_list = depth > 0 and depth <= walk.name.shape[0] and walk.is_object[depth - 1] == 0
        if depth == 0 or (in_list and walk.state[1] < 0):
            walk.state[2] += 1
            if in_list:
                walk.state[1] = depth
            else:
                walk.state[4] = walk.state[2]
    walk.state[0] = depth + 1


@compiled
def _close(walk):
    if walk.state[0] > 0:
        walk.state[0] -= 1
    if walk.state[1] >= walk.state[0]:
        walk.state[1] = -1


@compiled
def _record(walk, row, lines):
    if walk.state[3] >= 0:
        return walk.state[3]
    if lines:
        return row
    return walk.state[2] if walk.state[1] >= 0 else walk.state[4]


@compiled
def next_cut(buf, i, target, walk, keys):
    """Follow the containers of one JSON text from `i` on: one past the first comma at or after `target` that lies outside
    strings, or where the bytes end. keys: byte ranges of the keys of open containers (int64[depth, 2]), -1 for lists."""
    end = buf.shape[0]
    key = (0, -1)
    while i < end:
        c = buf[i]
        if c == 34:
            stop = _string_end(buf, i, end)
            if stop >= end:
                return i, False
            key = (i + 1, stop)
            i = stop
        elif c == 123 or c == 91:
            depth = walk.state[0]
            if depth < keys.shape[0]:
                in_object = depth > 0 and walk.is_object[depth - 1] == 1
                keys[depth, 0], keys[depth, 1] = key if in_object else (0, -1)
            _open(walk, 0, 1 if c == 123 else 0)
        elif c == 125 or c == 93:
            _close(walk)
        elif c == 44 and i >= target:
            return i + 1, True
        i += 1
    return end, False


@compiled
def object_values(buf, span, lines, walk, sink):
    """Strings and numbers in `span` = (start, end, row). lines: every line is a document of its own and the record is its row;
    sink: (names, cells)."""
    i, end, row = span
    names, out = sink
    key_start, key_stop = 0, -1
    while i < end:
        c = buf[i]
        if c == 34:
            stop = _string_end(buf, i, end)
            after = stop + 1
            while after < end and (buf[after] == 32 or buf[after] == 9):
                after += 1
            depth = walk.state[0]
            in_object = 0 < depth <= walk.name.shape[0] and walk.is_object[depth - 1] == 1
            if in_object and after < end and buf[after] == 58:
                key_start, key_stop = i + 1, stop
                i = after
            else:
                if stop > i + 1:
                    name = _name(buf, names, walk, key_start, key_stop)
                    put(out, i + 1, stop, name, row, _record(walk, row, lines))
                i = stop
        elif c == 123 or c == 91:
            _open(walk, _name(buf, names, walk, key_start, key_stop), 1 if c == 123 else 0)
            key_stop = -1
        elif c == 125 or c == 93:
            _close(walk)
            key_stop = -1
        elif c == 44:
            key_stop = -1
        elif c == 10:
            row += 1
            if lines:
                walk.state[0], walk.state[1] = 0, -1
                key_stop = -1
        elif c == 45 or 48 <= c <= 57:
            stop = i + 1
            while stop < end and (48 <= buf[stop] <= 57 or buf[stop] in (43, 45, 46, 69, 101)):
                stop += 1
            name = _name(buf, names, walk, key_start, key_stop)
            put(out, i, stop, name, row, _record(walk, row, lines))
            i = stop - 1
        i += 1
    return row


def resumed(start: Start, record: int, names: Any, buf: Any) -> Walk:
    """The walk at the start of a chunk of a longer JSON text. buf holds the keys of the open containers from `start.keys` on."""
    walk = new_walk(record)
    at, name = start.keys, ROOT_JSON
    for depth, key in enumerate(start.open):
        if depth:
            above_is_list = start.kinds[depth - 1] == 0
            name = child(buf, names, name, at, at + len(key), MARK_LIST if above_is_list else 0)
        walk.name[depth], walk.is_object[depth] = name, start.kinds[depth]
        at += len(key)
    walk.state[0], walk.state[1] = len(start.open), start.in_record
    walk.state[2], walk.state[4] = start.record, start.document
    return walk
