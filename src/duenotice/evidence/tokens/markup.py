"""Texts and form values of HTML, each with the position of its element in the template, without building a tree.

Pages of one template give the same positions: tag, class or id, and a number among siblings that look alike. Rows of a table
with three or more cells, and items of longer lists, share one position, since they are records of their own. A line break opens a position
for the text behind it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.ground.compiled import lean, within
from duenotice.evidence.ground.wide import next_of
from duenotice.evidence.tokens.cells import put, put_within
from duenotice.evidence.tokens.names import MARK_ATTRIBUTE, MARK_INDEX, MARK_LIST, MARK_NAME, NO_FIELD, ROOT_DOM, child
from duenotice.evidence.tokens.quoted import holds_objects, object_texts
from duenotice.evidence.tokens.scripts import script_values
from duenotice.evidence.tokens.tags import (
    BLANK,
    BREAK,
    BYTES,
    CELL,
    FORM,
    ITEM,
    LIST,
    MANY,
    PAIR,
    RAW,
    ROW,
    TAG_END,
    TOLD,
    VALUE_END,
    VOID,
    attribute,
    code_of,
    identity,
    is_word,
    kinds_of,
    telling,
)

DEEPEST = 256
SIBLINGS = 24
"""Beyond as many siblings that look alike, the rest share a position."""


class Tree(NamedTuple):
    """Open elements (position, code of the tag, serial number, whether it is a list of few items) and the sibling counts by position.

    state: depth, serial number of the last element and of the page, position of the line break that the text is behind or -1, position
    of the last element before its number among siblings.
    """

    node: Any
    tag: Any
    serial: Any
    short: Any
    count: Any
    parent: Any
    nth: Any
    state: Any


def no_tree(names: int) -> Tree:
    """Nothing open yet. names: for how many the block has room."""
    stacks = [np.zeros(DEEPEST, np.int64) for _ in range(4)]
    counts = np.zeros(names, np.int64), np.full(names, -1, np.int64)
    return Tree(*stacks, *counts, np.zeros(names * (SIBLINGS + 1), np.int16), np.zeros(5, np.int64))


@lean
def begin_page(tree):
    """Close everything; siblings are counted anew."""
    tree.state[0] = 0
    tree.state[1] += 1
    tree.state[2] = tree.state[1]
    tree.state[3] = -1


FEW = 8
"""Items of a list that may each mean something else, as on a page of labels; longer lists hold records."""


@within
def _close_element(tree, tag):
    """Pop up to the nearest open element of that name; a name that is not open closes nothing. tag: its code."""
    depth = int(tree.state[0])
    tree.state[3] = -1
    k = depth - 1
    while k >= 0 and k >= depth - 40:
        if k < tree.node.shape[0] and tree.tag[k] == tag:
            tree.state[0] = k
            return
        k -= 1


@within
def _close_implied(tree, tag, kinds):
    """A row closes a cell and a row, a cell a cell, an item an item (HTML, section 13.1.2.4). kinds: those of the tag."""
    if not kinds & (CELL | PAIR | ITEM):
        return
    for _ in range(2):
        depth = int(tree.state[0])
        if depth == 0 or depth > tree.node.shape[0]:
            return
        above = tree.tag[depth - 1]
        over = kinds_of(above)
        item = kinds & ITEM and above == tag
        if not (item or (kinds & PAIR and over & PAIR) or (over & CELL and kinds & (CELL | ROW))):
            return
        tree.state[0] = depth - 1


@lean
def _cells_ahead(buf, i, end):
    """Cells of the table row that begins at `i`, looked for in the next 4 KiB."""
    count = 0
    stop = min(end - 3, i + 4096)
    while i < stop:
        i = next_of(buf, i, stop, 60, 60)
        if i < stop:
            second = int(buf[i + 1]) | 32
            if second == 116 and int(buf[i + 2]) | 32 in (100, 104):
                count += 1
            if second == 116 and int(buf[i + 2]) | 32 == 114:
                return count
            if buf[i + 1] == 47 and int(buf[i + 2]) | 32 == 116 and int(buf[i + 3]) | 32 in (114, 97, 98):
                return count
        i += 1
    return count


@lean
def _is_short(buf, i, end):
    """Whether the list that begins at `i` ends within 4 KiB and after few items."""
    count, depth = 0, 1
    stop = min(end - 4, i + 4096)
    while i < stop:
        i = next_of(buf, i, stop, 60, 60)
        if i < stop:
            closes = 1 if buf[i + 1] == 47 else 0
            first, second = int(buf[i + 1 + closes]) | 32, int(buf[i + 2 + closes]) | 32
            if first == 108 and second == 105 and closes == 0 and depth == 1:
                count += 1
            elif (first == 117 or first == 111) and second == 108:
                depth += -1 if closes else 1
                if depth == 0:
                    return count <= FEW
        i += 1
    return False


@within
def _spelled(buf, names, n, parent, span):
    """Whether name `n` is that of the bytes `[span[0], span[1])` with the mark span[2] under `parent`."""
    size = span[1] - span[0]
    if names.parent[n] != parent or names.mark[n] != span[2] or names.stop[n] - names.start[n] != size:
        return False
    at, k = names.start[n], 0
    while k < size and buf[at + k] == buf[span[0] + k]:
        k += 1
    return k == size


@within
def _alike(buf, tree, names, above, tag, kind):
    """The position that elements share that look alike: tag and kind under `above`. Tried first: the one that came behind the element
    before the last time, as pages repeat themselves."""
    before = tree.state[4]
    node = names.follow[before]
    if node >= 0:
        bare = names.parent[node] if kind[2] else node
        if (
            bare >= 0
            and _spelled(buf, names, bare, above, (tag[0], tag[1], 0))
            and (kind[2] == 0 or _spelled(buf, names, node, bare, kind))
        ):
            tree.state[4] = node
            return node
    node = child(buf, names, above, tag[0], tag[1], 0)
    if kind[2] and node >= 0:
        node = child(buf, names, node, kind[0], kind[1], kind[2])
    if node >= 0:
        names.follow[before] = tree.state[4] = node
    return node


@within
def _nth(buf, tree, names, node, n):
    """The position of the n-th of elements that look alike, of the many where n is 0."""
    at = node * (SIBLINGS + 1) + n
    if tree.nth[at] == 0:
        tree.nth[at] = child(buf, names, node, 0, 0, MARK_INDEX + n if n else MARK_LIST) + 1
    return tree.nth[at] - 1


@within
def _position(buf, tree, names, tag, kind, many):
    """The position of an element: its tag under the open one, its class or id, its number among siblings that look alike.

    tag: byte range of its name; kind: byte range of class or id with the mark, mark 0 for none; many: siblings share one.
    """
    depth = int(tree.state[0])
    above = ROOT_DOM if depth == 0 else tree.node[min(depth, tree.node.shape[0]) - 1]
    if above == NO_FIELD:
        return above
    node = _alike(buf, tree, names, above, tag, kind)
    if node < 0:
        return node
    if many:
        return _nth(buf, tree, names, node, 0)
    serial = tree.serial[depth - 1] if 0 < depth <= tree.node.shape[0] else tree.state[2]
    if tree.parent[node] != serial:
        tree.parent[node], tree.count[node] = serial, 0
    tree.count[node] += 1
    n = int(tree.count[node])
    return _nth(buf, tree, names, node, 0 if n > SIBLINGS else n) if n > 1 else node


@within
def _open_element(buf, i, end, record, tree, sink):
    """The start tag at `i` (its `<`): its position, its telling attributes; (where to go on, code of the tag, its kinds)."""
    a = i + 1
    b = a
    while b < end and not BYTES[buf[b]] & TAG_END:
        b += 1
    tag = code_of(buf, a, b)
    kinds = kinds_of(tag)
    _close_implied(tree, tag, kinds)
    kind, name, close, told = identity(buf, b, end)
    depth = int(tree.state[0])
    several = kinds & MANY and not (0 < depth <= tree.node.shape[0] and tree.short[depth - 1])
    many = several or (kinds & ROW and _cells_ahead(buf, close, end) > 2)
    if kind[2] == 0 and not kinds & FORM and is_word(buf, name[0], name[1]):
        kind, name = (name[0], name[1], MARK_NAME), (0, 0)
    node = _position(buf, tree, sink[0], (a, b), kind, many)
    if node >= 0 and (told >= 0 or name[1] > name[0]):
        _attributes(buf, (told if told >= 0 else close, end), record, (node, name), sink)
    if kinds & BREAK:
        tree.state[3] = node
    elif not kinds & VOID and buf[close - 1] != 47:
        tree.state[3] = -1
        tree.state[1] += 1
        if depth < tree.node.shape[0]:
            tree.short[depth] = kinds & LIST and _is_short(buf, close, end)
            tree.node[depth], tree.tag[depth], tree.serial[depth] = node, tag, tree.state[1]
        tree.state[0] = depth + 1
    return close + 1, tag, kinds


@lean
def _attributes(buf, span, record, element, sink):
    """Values of telling attributes. span: bytes from the first of them on; element: position, byte range of its name attribute."""
    k, end = span
    node, name = element
    named = child(buf, sink[0], node, name[0], name[1], MARK_NAME) if name[1] > name[0] else node
    while k < end and buf[k] != 62:
        at, to, c, d, k = attribute(buf, k, end)
        if d > c and named >= 0 and BYTES[buf[at]] & TOLD and telling(buf, at, to, code_of(buf, at, to)):
            field = child(buf, sink[0], named, at, to, MARK_ATTRIBUTE)
            if (buf[c] == 123 or buf[c] == 91) and field != NO_FIELD and holds_objects(buf, c, d):
                object_texts(buf, (c, d), field, (-1, record), sink)
            else:
                put(sink[1], c, d, field, -1, record)


@lean
def _after_raw(buf, i, end, tag):
    """Where the end tag of a script or style begins; `end` where there is none."""
    size = tag >> 56
    while i < end:
        i = next_of(buf, i, end, 60, 60)
        if i + 2 + size <= end and buf[i + 1] == 47 and code_of(buf, i + 2, i + 2 + size) == tag:
            return i
        i += 1
    return end


@lean
def _after_declaration(buf, i, end):
    """One past the comment, doctype or processing instruction at `i`."""
    comment = i + 3 < end and buf[i + 2] == 45 and buf[i + 3] == 45
    i += 4 if comment else 2
    while i < end:
        i = next_of(buf, i, end, 62, 62)
        if i < end and (not comment or (buf[i - 1] == 45 and buf[i - 2] == 45)):
            return i + 1
        i += 1
    return end


@within
def _below(tree):
    """The position of what stands here: that of the last line break in the open element, so that lines are positions of their own,
    else of the element."""
    if tree.state[3] >= 0:
        return tree.state[3]
    depth = min(int(tree.state[0]), tree.node.shape[0])
    return tree.node[depth - 1] if depth else NO_FIELD


@within
def _text(buf, i, stop, record, tree, out):
    while i < stop and BYTES[buf[i]] & BLANK:
        i += 1
    while stop > i and BYTES[buf[stop - 1]] & BLANK:
        stop -= 1
    if stop > i:
        put_within(out, i, stop, _below(tree), -1, record)


@lean
def markup_texts(buf, span, record, held, sink):
    """Cells of the page in `span` = (start, end). held: (tree, walk) for elements and for JSON in scripts.

    Rows are left below zero: the layout counts them where they are asked.
    """
    i, end = span
    tree, walk = held
    while i < end:
        stop = next_of(buf, i, end, 60, 60)
        _text(buf, i, stop, record, tree, sink[1])
        if stop + 1 >= end:
            return
        c = int(buf[stop + 1])
        if c == 33 or c == 63:
            i = _after_declaration(buf, stop, end)
        elif c == 47:
            name = stop + 2
            while name < end and not BYTES[buf[name]] & VALUE_END:
                name += 1
            close = next_of(buf, name, end, 62, 62)
            _close_element(tree, code_of(buf, stop + 2, name))
            i = close + 1
        elif 65 <= c & 223 <= 90:
            i, tag, kinds = _open_element(buf, stop, end, record, tree, sink)
            if kinds & RAW:
                stop = _after_raw(buf, i, end, tag)
                script_values(buf, (i, stop), (_below(tree), record), walk, sink)
                i = stop
        else:
            i = stop + 1
