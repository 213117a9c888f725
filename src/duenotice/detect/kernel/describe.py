"""What is kept of plain (ASCII) values: the keyed hash of the canonical form, a masked preview, domain and country. In bulk.

Says the same as `model.keys` and `detect.masking` do one by one in Python; values with other characters are left to those.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from duenotice.detect.kernel.blake import BLOCK, LANES, Lanes, compress_lanes, digest, lanes
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry

AS_EMAIL, AS_NAME, AS_NUMBER, AS_TEXT, AS_DATE = range(5)
"""Canonical forms."""
MASK_EMAIL, MASK_WORDS, MASK_SECRET, MASK_ADDRESS, MASK_ALL, MASK_TAIL, MASK_PHONE, MASK_IBAN = range(8)
"""Previews."""
ROOM = 40
"""Bytes that a preview may be longer than its value."""
AT, DOT, COLON, STAR, SPACE = 64, 46, 58, 42, 32


class Kinds(NamedTuple):
    """By kind: names one after the other and where each ends, canonical form, preview, characters shown at the end."""

    names: np.ndarray
    ends: np.ndarray
    form: np.ndarray
    mask: np.ndarray
    tail: np.ndarray


class Values(NamedTuple):
    """The values: text one after the other, where each ends, the kind of each."""

    text: np.ndarray
    ends: np.ndarray
    kind: np.ndarray


class Described(NamedTuple):
    """By value: key (16 bytes), preview and domain by where they end, the first two canonical characters; odd: left to Python."""

    keys: np.ndarray
    masked: np.ndarray
    masked_ends: np.ndarray
    domain: np.ndarray
    domain_ends: np.ndarray
    head: np.ndarray
    odd: np.ndarray


class Room(NamedTuple):
    """Where a message is put together, the same as numbers of 64 bits, the state of its hash, and where short ones wait."""

    message: np.ndarray
    words: np.ndarray
    h: np.ndarray
    lanes: Lanes


def room_for(values: Values, kinds: Kinds) -> Room:
    """Room for the longest message of the values."""
    longest = int(np.diff(values.ends, prepend=0).max(initial=0)) + len(kinds.names)
    words = np.zeros((longest + 2 * BLOCK) // 8, np.uint64)
    return Room(words.view(np.uint8), words, np.zeros(8, np.uint64), lanes())


@lean
def is_space(c: int) -> bool:
    """White space as `str.split` sees it."""
    return c == SPACE or 9 <= c <= 13 or 28 <= c <= 31


@lean
def is_alnum(c: int) -> bool:
    """An ASCII letter or digit."""
    return 48 <= c <= 57 or 65 <= c <= 90 or 97 <= c <= 122


@lean
def lower(c: int) -> int:
    """An ASCII letter in lower case."""
    return c + 32 if 65 <= c <= 90 else c


@lean
def last_of(t: np.ndarray, lo: int, hi: int, c: int) -> int:
    """Where a byte stands last in t[lo:hi], -1 for nowhere."""
    for i in range(hi - 1, lo - 1, -1):
        if int(t[i]) == c:
            return i
    return -1


@lean
def put_email(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> tuple[int, int]:
    """The canonical address into out[n:]; where it ends and where its domain begins."""
    while lo < hi and is_space(int(t[lo])):
        lo += 1
    while hi > lo and is_space(int(t[hi - 1])):
        hi -= 1
    at = last_of(t, lo, hi, AT)
    for i in range(lo, at):
        out[n] = lower(int(t[i]))
        n += 1
    out[n] = AT
    n += 1
    domain = n
    for i in range(at + 1 if at >= 0 else lo, hi):
        out[n] = lower(int(t[i]))
        n += 1
    while n > domain and int(out[n - 1]) == DOT:
        n -= 1
    return n, domain


@lean
def put_words(t: np.ndarray, lo: int, hi: int, is_name: bool, out: np.ndarray, n: int) -> int:
    """Words with one space between them into out[n:]; of names in lower case, without punctuation."""
    first, gap = n, False
    for i in range(lo, hi):
        c = int(t[i])
        if is_space(c) or (is_name and not is_alnum(c) and c not in (39, 45)):
            gap = True
            continue
        if gap and n > first:
            out[n] = SPACE
            n += 1
        gap = False
        out[n] = lower(c) if is_name else c
        n += 1
    return n


@lean
def put_number(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> int:
    """Letters in upper case and digits into out[n:]."""
    for i in range(lo, hi):
        c = int(t[i])
        if is_alnum(c):
            out[n] = c - 32 if c >= 97 else c
            n += 1
    return n


@lean
def put_digits(out: np.ndarray, n: int, value: int, size: int) -> int:
    """So many digits of a number into out[n:]."""
    for i in range(size):
        out[n + size - 1 - i] = 48 + value % 10
        value //= 10
    return n + size


@lean
def put_date(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> int:
    """A date as `1984-12-31` into out[n:], what is none as words. See `model.keys.canonical_date`."""
    i, last = lo, hi
    while i < last and is_space(int(t[i])):
        i += 1
    while last > i and is_space(int(t[last - 1])):
        last -= 1
    groups, a, b, c, size_a, size_c, size = 0, 0, 0, 0, 0, 0, 0
    while i < last:
        byte = int(t[i])
        if 48 <= byte <= 57 and size < 8:
            a, b, c = (
                (a * 10 + byte - 48, b, c)
                if groups == 0
                else (a, b * 10 + byte - 48, c)
                if groups == 1
                else (a, b, c * 10 + byte - 48)
            )
            size += 1
        elif 45 <= byte <= 47 and size and groups < 2 and not (groups == 1 and size > 2):
            size_a = size if groups == 0 else size_a
            groups, size = groups + 1, 0
        else:
            break
        i += 1
    size_c = size
    whole = i == last or (int(t[i]) in (32, 84) and i + 4 < last and int(t[i + 3]) == COLON)
    if groups == 0 and size == 8 and whole:
        a, b, c, size_a, size_c, groups = a // 10_000, a // 100 % 100, a % 100, 4, 2, 2
    if groups == 2 and whole and size_a <= 2 and size_c == 4:
        a, b, c = (c, a, b) if a <= 12 < b else (c, b, a)
        size_a, size_c = 4, 2
    if groups != 2 or not whole or size_a != 4 or not 0 < size_c <= 2 or not 0 < b <= 12 or not 0 < c <= 31:
        return put_words(t, lo, hi, False, out, n)
    n = put_digits(out, n, a, 4)
    out[n] = 45
    n = put_digits(out, n + 1, b, 2)
    out[n] = 45
    return put_digits(out, n + 1, c, 2)


@lean
def stars(out: np.ndarray, n: int) -> int:
    """Three stars."""
    out[n], out[n + 1], out[n + 2] = STAR, STAR, STAR
    return n + 3


@lean
def mask_email(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> int:
    """`j***@g***.com`."""
    at = last_of(t, lo, hi, AT)
    if at > lo:
        out[n] = t[lo]
        n += 1
    n = stars(out, n)
    out[n] = AT
    n += 1
    host = at + 1 if at >= 0 else lo
    dot = last_of(t, host, hi, DOT)
    if dot > host:
        out[n] = t[host]
        n += 1
    n = stars(out, n)
    for i in range(dot if dot >= 0 else host, hi):
        out[n] = t[i]
        n += 1
    return n


@lean
def mask_words(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> int:
    """`A*** S***`, four words at most."""
    words, inside = 0, False
    for i in range(lo, hi):
        c = int(t[i])
        if is_space(c):
            inside = False
        elif not inside:
            inside = True
            if words == 4:
                break
            if words:
                out[n] = SPACE
                n += 1
            words += 1
            out[n] = c
            n = stars(out, n + 1)
    return n


@lean
def mask_secret(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> int:
    """`abcd*** (32 characters)`; the start only of long ones."""
    if hi - lo >= 16:
        for i in range(4):
            out[n + i] = t[lo + i]
        n += 4
    n = stars(out, n)
    out[n], out[n + 1] = SPACE, 40
    n, size, unit = n + 2, hi - lo, 1
    while size // unit >= 10:
        unit *= 10
    while unit:
        out[n] = 48 + size // unit % 10
        n, unit = n + 1, unit // 10
    for c in (32, 99, 104, 97, 114, 97, 99, 116, 101, 114, 115, 41):
        out[n] = c
        n += 1
    return n


@lean
def mask_address(t: np.ndarray, lo: int, hi: int, out: np.ndarray, n: int) -> int:
    """The first part of an IP address."""
    mark = DOT if last_of(t, lo, hi, DOT) >= 0 else COLON
    for i in range(lo, hi):
        if int(t[i]) == mark:
            break
        out[n] = t[i]
        n += 1
    out[n] = DOT
    return stars(out, n + 1)


@lean
def mask_tail(t: np.ndarray, lo: int, hi: int, shown: tuple[int, int], out: np.ndarray, n: int) -> int:
    """The first and last characters, where the value is longer than twice the last."""
    start, tail = shown
    if hi - lo <= 2 * tail:
        return stars(out, n)
    for i in range(lo, lo + start):
        out[n] = t[i]
        n += 1
    n = stars(out, n)
    for i in range(hi - tail, hi):
        out[n] = t[i]
        n += 1
    return n


@lean
def masked(t: np.ndarray, lo: int, hi: int, how: int, tail: int, out: np.ndarray, n: int) -> int:  # noqa: PLR0913
    """A preview into out[n:]; where it ends."""
    if how == MASK_EMAIL:
        return mask_email(t, lo, hi, out, n)
    if how == MASK_WORDS:
        return mask_words(t, lo, hi, out, n)
    if how == MASK_SECRET:
        return mask_secret(t, lo, hi, out, n)
    if how == MASK_ADDRESS:
        return mask_address(t, lo, hi, out, n)
    if how == MASK_ALL:
        return stars(out, n)
    start = 2 if how == MASK_IBAN else 3 if how == MASK_PHONE and hi > lo and int(t[lo]) == 43 else 0
    return mask_tail(t, lo, hi, (start, tail), out, n)


@lean
def is_plain(t: np.ndarray, lo: int, hi: int) -> bool:
    """ASCII only."""
    seen = 0
    for i in range(lo, hi):
        seen |= int(t[i])
    return seen < 128


@inlined
def _hash(start: np.ndarray, room: Room, n: int, k: int, keys: np.ndarray) -> None:
    """The digest of the message of n bytes into keys[k], of a short one when as many as there are lanes wait."""
    if n > BLOCK:
        digest(start, room.message, room.words, n, room.h)
        keys[k, 0], keys[k, 1] = room.h[0], room.h[1]
        return
    waiting, lane = room.lanes, room.lanes.used[0]
    for i in range(n, (n + 7) // 8 * 8):
        room.message[i] = 0
    for i in range(BLOCK // 8):
        waiting.words[i, lane] = room.words[i] if i < (n + 7) // 8 else np.uint64(0)
    waiting.size[lane], waiting.owner[lane], waiting.used[0] = n, k, lane + 1
    if lane + 1 == LANES:
        _let_go(start, waiting, keys)


@lean
def _let_go(start: np.ndarray, waiting: Lanes, keys: np.ndarray) -> None:
    """Hash the messages that wait."""
    compress_lanes(start, waiting.words, waiting.size, waiting.out)
    for lane in range(waiting.used[0]):
        k = waiting.owner[lane]
        keys[k, 0], keys[k, 1] = waiting.out[0, lane], waiting.out[1, lane]
    waiting.used[0] = 0


@lean_entry
def describe(values: Values, kinds: Kinds, start: np.ndarray, room: Room, out: Described) -> None:
    """Fill `out` for all values. start: the state of `blake.keyed`; room: of `room_for`."""
    t, message = values.text, room.message
    lo, m, d = 0, 0, 0
    for k in range(len(values.kind)):
        hi, kind = values.ends[k], values.kind[k]
        out.odd[k] = not is_plain(t, lo, hi)
        if not out.odd[k]:
            n = 0
            for i in range(kinds.ends[kind - 1] if kind else 0, kinds.ends[kind]):
                message[n] = kinds.names[i]
                n += 1
            first, form = n, kinds.form[kind]
            if form == AS_EMAIL:
                n, domain = put_email(t, lo, hi, message, n)
                for i in range(domain, n):
                    out.domain[d] = message[i]
                    d += 1
            elif form == AS_NUMBER:
                n = put_number(t, lo, hi, message, n)
            elif form == AS_DATE:
                n = put_date(t, lo, hi, message, n)
            else:
                n = put_words(t, lo, hi, form == AS_NAME, message, n)
            out.head[k, 0] = message[first] if n > first else 0
            out.head[k, 1] = message[first + 1] if n > first + 1 else 0
            _hash(start, room, n, k, out.keys)
            m = masked(t, lo, hi, kinds.mask[kind], kinds.tail[kind], out.masked, m)
        out.masked_ends[k], out.domain_ends[k] = m, d
        lo = hi
    _let_go(start, room.lanes, out.keys)
