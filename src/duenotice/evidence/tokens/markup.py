"""Texts and form values of HTML, each with the position of its element in the template, without building a tree.

Pages of one template give the same positions: tag, class or id, and a number among siblings that look alike. Rows of a table
with three or more cells, and items of longer lists, share one position, since they are records of their own. A line break opens a position
for the text behind it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.cells import put
from duenotice.evidence.compiled import lean
from duenotice.evidence.names import (
    MARK_ATTRIBUTE,
    MARK_CLASS,
    MARK_ID,
    MARK_INDEX,
    MARK_LIST,
    MARK_NAME,
    MOST,
    NO_FIELD,
    ROOT_DOM,
    child,
)
from duenotice.evidence.tokens.scripts import script_values

DEEPEST = 256
SIBLINGS = 24
"""Beyond as many siblings that look alike, the rest share a position."""


class Tree(NamedTuple):
    """Open elements (position, code of the tag, serial number, whether it is a list of few items) and the sibling counts by position.

    state: depth, serial number of the last element and of the page, position of the line break that the text is behind or -1.
    """

    node: Any
    tag: Any
    serial: Any
    short: Any
    count: Any
    parent: Any
    state: Any


def no_tree() -> Tree:
    """Nothing open yet."""
    stacks = [np.zeros(DEEPEST, np.int64) for _ in range(4)]
    return Tree(*stacks, np.zeros(MOST, np.int64), np.full(MOST, -1, np.int64), np.zeros(4, np.int64))


@lean
def begin_page(tree):
    """Close everything; siblings are counted anew."""
    tree.state[0] = 0
    tree.state[1] += 1
    tree.state[2] = tree.state[1]
    tree.state[3] = -1


def code(word: str) -> int:
    """A name as one number: its length and its first seven letters in lower case."""
    number = 0
    for letter in word[:7].encode():
        number = number * 256 + (letter | 32)
    return number + (min(len(word), 63) << 56)


@lean
def _code(buf, a, b):
    """`code` of the bytes `[a, b)`."""
    number = 0
    for k in range(a, min(b, a + 7)):
        number = number * 256 + (int(buf[k]) | 32)
    return number + (min(b - a, 63) << 56)


VOID = tuple(
    code(word) for word in ("br", "hr", "img", "col", "wbr", "input", "meta", "link", "base", "area", "embed", "source")
)
BREAK = code("br")
CELL = (code("td"), code("th"))
PAIR = (code("dt"), code("dd"))
ITEM = (code("li"), code("option"), code("p"), code("tr"))
ROW = code("tr")
MANY = (code("li"), code("option"))
LIST = (code("ul"), code("ol"))
FEW = 8
"""Items of a list that may each mean something else, as on a page of labels; longer lists hold records."""
RAW = (code("script"), code("style"))
CLASS, ID = code("class"), code("id")
NAMING = (code("name"), code("property"), code("itemprop"))
TELLING = (code("value"), code("content"), code("title"), code("alt"), code("aria-label"))
DATA = code("data-") & ((1 << 56) - 1)


@lean
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


@lean
def _close_implied(tree, tag):
    """A row closes a cell and a row, a cell a cell, an item an item (HTML, section 13.1.2.4)."""
    for _ in range(2):
        depth = int(tree.state[0])
        if depth == 0 or depth > tree.node.shape[0]:
            return
        above = tree.tag[depth - 1]
        over_cell = above in CELL
        item = tag in ITEM and above == tag
        pair = tag in PAIR and above in PAIR
        if not (item or pair or (over_cell and (tag in CELL or tag == ROW))):
            return
        tree.state[0] = depth - 1


@lean
def _cells_ahead(buf, i, end):
    """Cells of the table row that begins at `i`, looked for in the next 4 KiB."""
    count = 0
    stop = min(end - 3, i + 4096)
    while i < stop:
        if buf[i] == 60:
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
        if buf[i] == 60:
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


@lean
def _position(buf, tree, names, tag, kind, many):
    """The position of an element: its tag under the open one, its class or id, its number among siblings that look alike.

    tag: byte range of its name; kind: byte range of class or id with the mark, mark 0 for none; many: siblings share one.
    """
    depth = int(tree.state[0])
    above = ROOT_DOM if depth == 0 else tree.node[min(depth, tree.node.shape[0]) - 1]
    if above == NO_FIELD:
        return above
    node = child(buf, names, above, tag[0], tag[1], 0)
    if kind[2] and node >= 0:
        node = child(buf, names, node, kind[0], kind[1], kind[2])
    if node < 0:
        return node
    if many:
        return child(buf, names, node, 0, 0, MARK_LIST)
    serial = tree.serial[depth - 1] if 0 < depth <= tree.node.shape[0] else tree.state[2]
    if tree.parent[node] != serial:
        tree.parent[node], tree.count[node] = serial, 0
    tree.count[node] += 1
    n = int(tree.count[node])
    if n > SIBLINGS:
        return child(buf, names, node, 0, 0, MARK_LIST)
    return child(buf, names, node, 0, 0, MARK_INDEX + n) if n > 1 else node


@lean
def _attribute(buf, i, end):
    """(name start, name stop, value start, value stop, where to go on) of the attribute at or after `i`; a name of no length
    at the end of the tag."""
    while i < end and buf[i] in (32, 9, 10, 13, 12, 47):
        i += 1
    a = i
    while i < end and buf[i] not in (32, 9, 10, 13, 12, 47, 61, 62):
        i += 1
    b = i
    while i < end and buf[i] in (32, 9, 10, 13):
        i += 1
    if i >= end or buf[i] != 61:
        return a, b, b, b, i if b > a or i >= end or buf[i] == 62 else i + 1
    i += 1
    while i < end and buf[i] in (32, 9, 10, 13):
        i += 1
    if i < end and buf[i] in (34, 39):
        quote = buf[i]
        c = i + 1
        i = c
        while i < end and buf[i] != quote:
            i += 1
        return a, b, c, i, min(i + 1, end)
    c = i
    while i < end and buf[i] not in (32, 9, 10, 13, 62):
        i += 1
    return a, b, c, i, i


@lean
def _first_word(buf, a, b):
    while a < b and buf[a] in (32, 9, 10, 13):
        a += 1
    stop = a
    while stop < b and buf[stop] not in (32, 9, 10, 13):
        stop += 1
    return a, stop


@lean
def _telling(buf, a, b):
    """Attributes whose values are shown or sent: value, content, title, alt, aria-label, data-…."""
    return _code(buf, a, b) in TELLING or (b - a > 5 and _code(buf, a, a + 5) & ((1 << 56) - 1) == DATA)


@lean
def _identity(buf, k, end):
    """What tells an element from its siblings: (byte range of class or id, its mark), byte range of its name attribute."""
    kind, name = (0, 0, 0), (0, 0)
    while k < end and buf[k] != 62:
        at, to, c, d, k = _attribute(buf, k, end)
        word = _code(buf, at, to)
        if d > c and word == ID and not _has_digit(buf, c, d):
            kind = (c, d, MARK_ID)
        elif d > c and word == CLASS and kind[2] == 0:
            c, d = _first_word(buf, c, d)
            kind = (c, d, MARK_CLASS)
        elif d > c and word in NAMING:
            name = (c, d)
    return kind, name, min(k, end - 1)


@lean
def _open_element(buf, i, end, record, tree, sink):
    """The start tag at `i` (its `<`): its position, its telling attributes; (where to go on, code of the tag)."""
    a = i + 1
    b = a
    while b < end and buf[b] not in (32, 9, 10, 13, 12, 47, 62):
        b += 1
    tag = _code(buf, a, b)
    _close_implied(tree, tag)
    kind, name, close = _identity(buf, b, end)
    depth = int(tree.state[0])
    several = tag in MANY and not (0 < depth <= tree.node.shape[0] and tree.short[depth - 1])
    many = several or (tag == ROW and _cells_ahead(buf, close, end) > 2)
    node = _position(buf, tree, sink[0], (a, b), kind, many)
    if node >= 0:
        _attributes(buf, (b, end), record, (node, name), sink)
    if tag == BREAK:
        tree.state[3] = node
    elif tag not in VOID and buf[close - 1] != 47:
        tree.state[3] = -1
        tree.state[1] += 1
        if depth < tree.node.shape[0]:
            tree.short[depth] = tag in LIST and _is_short(buf, close, end)
            tree.node[depth], tree.tag[depth], tree.serial[depth] = node, tag, tree.state[1]
        tree.state[0] = depth + 1
    return close + 1, tag


@lean
def _has_digit(buf, a, b):
    """Ids with numbers differ from page to page."""
    found = False
    for k in range(a, b):
        found = found or 48 <= buf[k] <= 57
    return found


@lean
def _attributes(buf, span, record, element, sink):
    """Values of telling attributes. span: bytes after the tag name; element: position, byte range of its name attribute."""
    k, end = span
    node, name = element
    named = child(buf, sink[0], node, name[0], name[1], MARK_NAME) if name[1] > name[0] else node
    while k < end and buf[k] != 62:
        at, to, c, d, k = _attribute(buf, k, end)
        if d > c and named >= 0 and _telling(buf, at, to):
            put(sink[1], c, d, child(buf, sink[0], named, at, to, MARK_ATTRIBUTE), -1, record)


@lean
def _after_raw(buf, i, end, tag):
    """Where the end tag of a script or style begins; `end` where there is none."""
    size = tag >> 56
    while i < end:
        if buf[i] == 60 and i + 2 + size <= end and buf[i + 1] == 47 and _code(buf, i + 2, i + 2 + size) == tag:
            return i
        i += 1
    return end


@lean
def _after_declaration(buf, i, end):
    """One past the comment, doctype or processing instruction at `i`."""
    comment = i + 3 < end and buf[i + 2] == 45 and buf[i + 3] == 45
    i += 4 if comment else 2
    while i < end:
        if buf[i] == 62 and (not comment or (buf[i - 1] == 45 and buf[i - 2] == 45)):
            return i + 1
        i += 1
    return end


@lean
def _below(tree):
    """The position of what stands here: that of the last line break in the open element, so that lines are positions of their own,
    else of the element."""
    if tree.state[3] >= 0:
        return tree.state[3]
    depth = min(int(tree.state[0]), tree.node.shape[0])
    return tree.node[depth - 1] if depth else NO_FIELD


@lean
def _text(buf, i, stop, record, tree, out):
    while i < stop and buf[i] in (32, 9, 10, 13, 12):
        i += 1
    while stop > i and buf[stop - 1] in (32, 9, 10, 13, 12):
        stop -= 1
    if stop > i:
        put(out, i, stop, _below(tree), -1, record)


@lean
def markup_texts(buf, span, record, held, sink):
    """Cells of the page in `span` = (start, end). held: (tree, walk) for elements and for JSON in scripts.

    Rows are left below zero: the layout counts them where they are asked.
    """
    i, end = span
    tree, walk = held
    while i < end:
        stop = i
        while stop < end and buf[stop] != 60:
            stop += 1
        _text(buf, i, stop, record, tree, sink[1])
        if stop + 1 >= end:
            return
        c = int(buf[stop + 1])
        if c == 33 or c == 63:
            i = _after_declaration(buf, stop, end)
        elif c == 47:
            close = stop + 2
            while close < end and buf[close] != 62:
                close += 1
            name = stop + 2
            while name < close and buf[name] not in (32, 9, 10, 13):
                name += 1
            _close_element(tree, _code(buf, stop + 2, name))
            i = close + 1
        elif 65 <= c & 223 <= 90:
            i, tag = _open_element(buf, stop, end, record, tree, sink)
            if tag in RAW:
                stop = _after_raw(buf, i, end, tag)
                script_values(buf, (i, stop), (_below(tree), record), walk, sink)
                i = stop
        else:
            i = stop + 1
