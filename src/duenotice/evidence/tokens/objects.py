"""Values of JSON text with their paths. Bytes that are no JSON are passed over, so nothing here can fail."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.wide import next_of, quote_end
from duenotice.evidence.tokens.cells import put
from duenotice.evidence.tokens.delimited import MAX_LINE
from duenotice.evidence.tokens.lines import parameters
from duenotice.evidence.tokens.names import MARK_CLASS, MARK_LIST, MARK_RESOURCE, NO_FIELD, ROOT_JSON, child, next_child
from duenotice.evidence.tokens.quoted import holds_objects, object_texts

UNSET = -99
RESOURCE_TYPE = 12
"""Letters of `resourceType`."""
MESSAGE = (109, 101, 115, 115, 97, 103, 101)
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


@lean
def begin_walk(walk, record):
    """A JSON text from its beginning, all of it one record."""
    walk.state[0], walk.state[1], walk.state[2], walk.state[3], walk.state[4] = 0, -1, -1, record, 0


@lean
def _element(buf, names, walk, in_object):
    """The name of the elements of the open list, or of a value outside any container; UNSET within an object."""
    if in_object:
        return UNSET
    depth = min(walk.state[0], walk.name.shape[0])
    if depth == 0:
        return ROOT_JSON
    above = walk.name[depth - 1]
    return child(buf, names, above, 0, 0, MARK_LIST) if above != NO_FIELD else above


@lean
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


@lean
def _close(walk):
    if walk.state[0] > 0:
        walk.state[0] -= 1
    if walk.state[1] >= walk.state[0]:
        walk.state[1] = -1


@lean
def _record(walk, row, lines):
    if walk.state[3] >= 0:
        return walk.state[3]
    if lines:
        return row
    return walk.state[2] if walk.state[1] >= 0 else walk.state[4]


@lean
def _holds_messages(buf, start, stop):
    """Whether a list is called `messages` or `MessageList`: those of a chat are records, and not the chat that holds them."""
    size = stop - start
    if size != 8 and size != 11:
        return False
    for k in range(7):
        if (int(buf[start + k]) | 32) != MESSAGE[k]:
            return False
    last = int(buf[stop - 1]) | 32
    return last == 115 if size == 8 else last == 116 and (int(buf[start + 7]) | 32) == 108


@lean
def _leave(buf, names, walk, at):
    """End the open record where a list of messages begins. at: (whether a list begins under a key, number of that)."""
    begins, key = at
    if begins and key >= 0 and walk.state[1] >= 0 and _holds_messages(buf, names.start[key], names.stop[key]):
        walk.state[1] = -1


@lean
def next_cut(buf, i, target, walk, keys):
    """Follow the containers of one JSON text from `i` on: one past the first comma at or after `target` that lies outside
    strings, or where the bytes end. keys: byte ranges of the keys of open containers (int64[depth, 2]), -1 for lists."""
    end = buf.shape[0]
    key = (0, -1)
    while i < end:
        c = buf[i]
        if c == 34:
            stop = quote_end(buf, i + 1, end)
            if stop >= end:
                return i, False
            key = (i + 1, stop)
            i = stop
        elif c == 123 or c == 91:
            depth = walk.state[0]
            if depth < keys.shape[0]:
                in_object = depth > 0 and walk.is_object[depth - 1] == 1
                keys[depth, 0], keys[depth, 1] = key if in_object else (0, -1)
                if in_object and c == 91 and walk.state[1] >= 0 and _holds_messages(buf, key[0], key[1]):
                    walk.state[1] = -1
            _open(walk, 0, 1 if c == 123 else 0)
        elif c in (125, 93):
            _close(walk)
        elif c == 44 and i >= target:
            return i + 1, True
        i += 1
    return end, False


@lean
def _number_end(buf, i, end):
    while i < end and (48 <= buf[i] <= 57 or buf[i] == 46 or buf[i] == 45 or buf[i] == 43 or (int(buf[i]) | 32) == 101):
        i += 1
    return i


@lean
def _is_true(buf, i, end):
    """Whether `true` stands at a `t`, and no longer word."""
    after = i + 4
    ends = after == end or (after < end and not 97 <= (int(buf[after]) | 32) <= 122)
    return ends and buf[i + 1] == 114 and buf[i + 2] == 117 and buf[i + 3] == 101


@lean
def _colon(buf, i, end):
    """Where the colon stands that makes the string before `i` a key, or -1."""
    while i < end and (buf[i] == 32 or buf[i] == 9):
        i += 1
    return i if i < end and buf[i] == 58 else -1


@lean
def _field(in_object, key, above, element):
    if not in_object:
        return element
    return key if key != UNSET else above


@lean
def _value(buf, span, field, at, sink):
    """One value; the parameters of an address (`/path?a=1`, `https://…`) are fields of their own, as in other logs."""
    start, stop = span
    query = stop
    if buf[start] == 47 or (stop - start > 8 and buf[start] == 104 and buf[start + 1] == 116 and buf[start + 2] == 116):
        query = next_of(buf, start, stop, 63, 63)
    if (buf[start] == 123 or buf[start] == 91) and holds_objects(buf, start, stop):
        object_texts(buf, span, field, at, sink)
        return
    put(sink[1], start, query, field, at[0], at[1])
    if query < stop:
        parameters(buf, query + 1, stop, at, sink)


@lean
def object_values(buf, span, lines, walk, sink):
    """Strings, numbers and each `true` of an object in `span` = (start, end, row); a `false` or null tells of nobody. lines: every line
    is a document of its own and the record is its row; sink: (names, cells)."""
    i, end, row = span
    names = sink[0]
    key, element, before = UNSET, UNSET, -1
    above, in_object = _inside(walk)
    last = end
    if lines:
        end = min(last, i + MAX_LINE)
    while i < last:
        i = next_of(buf, i, last, 10, 10) if i >= end else i
        c = buf[i] if i < last else 0
        if c == 34 or c == 45 or 48 <= c <= 57 or (c == 116 and in_object and _is_true(buf, i, end)):
            stop = quote_end(buf, i + 1, end) if c == 34 else i + 4 if c == 116 else _number_end(buf, i + 1, end)
            start, after = (i + 1, stop + 1) if c == 34 else (i, stop)
            if in_object and c == 34 and key == UNSET:
                colon = _colon(buf, after, end)
                if colon >= 0:
                    key = next_child(buf, names, before, above, start, stop) if above != NO_FIELD else above
                    before = max(key, -1)
                    i = colon + 1
                    continue
            if element == UNSET:
                element = _element(buf, names, walk, in_object)
            if stop > start:
                at = (row, _record(walk, row, lines))
                _value(buf, (start, stop), _field(in_object, key, above, element), at, sink)
                above = _typed(buf, names, walk, (key, above, row), (start, stop)) if in_object else above
            i = after
            continue
        if c == 44:
            key = UNSET
        elif c in (123, 91):
            if element == UNSET:
                element = _element(buf, names, walk, in_object)
            _leave(buf, names, walk, (c == 91 and in_object, key))
            _open(walk, _field(in_object, key, above, element), 1 if c == 123 else 0)
            above, in_object = _inside(walk)
            key, element = UNSET, UNSET
        elif c in (125, 93):
            _close(walk)
            above, in_object = _inside(walk)
            key, element = UNSET, UNSET
        elif c == 10:
            row += 1
            if lines:
                walk.state[0], walk.state[1] = 0, -1
                above, in_object = ROOT_JSON, False
                key, element = UNSET, UNSET
                end = min(last, i + 1 + MAX_LINE)
        i += 1
    return row


@lean
def _typed(buf, names, walk, at, value):
    """The name of the open object; where `@type` of linked data in a page, or `resourceType` of FHIR, says what the object is, that is
    part of it. at: (number of the key, the name so far, row: -1 within a page)."""
    key, above, row = at
    size = names.stop[key] - names.start[key] if key >= 0 else 0
    if size != RESOURCE_TYPE and (size != 5 or row >= 0):
        return above
    k, mark = names.start[key], 0
    if size == 5 and buf[k] == 64 and buf[k + 1] == 116:
        mark = MARK_CLASS
    elif size == RESOURCE_TYPE and buf[k] == 114 and buf[k + 1] == 101 and buf[k + 8] == 84 and buf[k + 9] == 121:
        mark = MARK_RESOURCE
    if mark > 0 and (above < 0 or names.mark[above] != mark):
        walk.name[min(walk.state[0], walk.name.shape[0]) - 1] = child(buf, names, above, value[0], value[1], mark)
    return walk.name[min(walk.state[0], walk.name.shape[0]) - 1]


@lean
def _inside(walk):
    """Name of the open container and whether it is an object."""
    depth = min(walk.state[0], walk.name.shape[0])
    if depth == 0:
        return ROOT_JSON, False
    return walk.name[depth - 1], walk.is_object[depth - 1] == 1


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
