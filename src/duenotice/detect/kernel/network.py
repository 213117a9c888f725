"""IP addresses, version 4 and 6."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER, hex_value
from duenotice.detect.kernel.codes import IP_OF_NOBODY, IPV4, IPV4_LIKE_VERSION, IPV6, NONE
from duenotice.detect.kernel.compiled import inlined, lean
from duenotice.detect.kernel.output import Output, add, put

FEW_GROUPS = 3
"""Groups of an address beside two colons of which names of a program may have as many."""


@lean
def _quad_end(b: np.ndarray, s: int) -> int:
    """End of four numbers of 0 to 255 without leading zeros, or -1."""
    i = s
    for part in range(4):
        value, first = 0, i
        while i - first < 4 and 48 <= int(b[i]) <= 57:
            value = value * 10 + int(b[i]) - 48
            i += 1
        if i == first or value > 255 or (i - first > 1 and int(b[first]) == 48) or i - first > 3:
            return -1
        if part < 3:
            if int(b[i]) != 46:
                return -1
            i += 1
    return i


@inlined
def ipv4(b: np.ndarray, s: int, out: Output) -> int:
    """A dotted quad that is not part of a longer dotted number (versions) or a word."""
    before = int(b[s - 1])
    if ALNUM[b[s - 1]] or before in (95, 45) or (before == 46 and ALNUM[b[s - 2]]):
        return s
    end = _quad_end(b, s)
    if end < 0 or ALNUM[b[end]] or int(b[end]) in (95, 64):
        return s
    if int(b[end]) in (46, 45) and ALNUM[b[end + 1]]:
        return s
    for i in range(s, end):
        put(out, np.int64(b[i]))
    add(out, s, end, _rule_of(b, s, end), NONE)
    return end


@lean
def _rule_of(b: np.ndarray, s: int, end: int) -> int:
    """Of a dotted quad: one of no machine in particular (127/8, 0/8, 224/3 or a network with its length), one that may as well be a
    version or a chapter (`1.4.1.19`, `17.6.5.12`, `156.0.0.0`), or an address. Of random addresses one in two thousand looks like a
    version."""
    first, last, value, small, most = np.int64(-1), np.int64(0), np.int64(0), 0, np.int64(0)
    for i in range(s, end + 1):
        c = int(b[i])
        if i < end and c != 46:
            value = value * 10 + c - 48
        elif first < 0:
            first, value = value, np.int64(0)
        else:
            small += 1 if value <= 9 else 0
            most, last, value = max(most, value), value, np.int64(0)
    if first in (0, 127) or first >= 224:
        return IP_OF_NOBODY
    if last == 0 and int(b[end]) == 47 and 48 <= int(b[end + 1]) <= 57:
        return IP_OF_NOBODY
    if first == 10:
        return IPV4
    like = first <= 99 and ((small >= 2 and most <= 99) or (small == 1 and first <= 9 and most <= 20))
    return IPV4_LIKE_VERSION if like or most == 0 else IPV4


@lean
def ipv6(b: np.ndarray, run: int, out: Output) -> int:
    """An IPv6 address (RFC 4291 text form) around the digit at run: eight groups, or `::` once."""
    s = run
    while run - s <= 40 and (HEX[b[s - 1]] or int(b[s - 1]) == 58):
        s -= 1
    if run - s > 40 or LETTER[b[s - 1]] or int(b[s - 1]) in (46, 95, 45):
        return run
    if int(b[s]) == 58 and int(b[s + 1]) != 58:
        s += 1
    i, groups, length, doubled = s, 0, 0, 0
    while i - s <= 46:
        if HEX[b[i]]:
            length += 1
            i += 1
        elif int(b[i]) == 58:
            if length == 0 and i > s and int(b[i - 1]) == 58:
                doubled += 1
            groups += 1 if length else 0
            if length > 4:
                return run
            length = 0
            i += 1
        else:
            break
    if int(b[i]) == 46 and length and 1 <= groups <= 6 and (doubled == 1 or groups == 6):
        quad = _quad_end(b, i - length)
        if quad > 0:
            i, groups, length = quad, groups + 1, 1
    if length == 0 and int(b[i - 1]) == 58 and int(b[i - 2]) != 58:
        i -= 1
    groups += 1 if length else 0
    fine = (doubled == 0 and groups == 8) or (doubled == 1 and 1 <= groups <= 7)
    if not fine or length > 4 or ALNUM[b[i]] or int(b[i]) == 95 or i <= run:
        return run
    return _put_ipv6(b, s, i, groups, out)


@inlined
def _put_ipv6(b: np.ndarray, s: int, end: int, groups: int, out: Output) -> int:
    """Give the address b[s:end]; s for what is none after all: an index, one group before two colons (`CFB8::`), or names of a program
    (`F1::F2`)."""
    prefix = int(b[end - 1]) == 58
    if (prefix and groups == 1 and int(b[end]) != 47) or (int(b[s - 1]) == 91 and _is_named(b, s - 2)):
        return s
    if groups <= FEW_GROUPS and not _is_assigned(b, s, end):
        return s
    for k in range(s, end):
        put(out, np.int64(b[k]))
    add(out, s, end, IP_OF_NOBODY if prefix or _is_loopback(b, s, end) else IPV6, NONE)
    return end


@inlined
def _is_assigned(b: np.ndarray, s: int, end: int) -> bool:
    """Whether the first group lies within what is assigned (IANA's registry of the address space, and of special addresses); of
    addresses that begin with colons `::1`, and those that hold one of IPv4."""
    if int(b[s]) == 58:
        return _is_loopback(b, s, end) or int(b[end - 4]) == 46 or int(b[end - 3]) == 46 or int(b[end - 2]) == 46
    first, i = 0, s
    while int(b[i]) != 58:
        first, i = first * 16 + hex_value(int(b[i])), i + 1
    return (
        0x2000 <= first < 0x4000
        or 0xFC00 <= first < 0xFE00
        or 0xFE80 <= first < 0xFEC0
        or first >= 0xFF00
        or first in (0x64, 0x100, 0x5F00)
    )


@inlined
def _is_named(b: np.ndarray, i: int) -> bool:
    """Whether a bracket behind b[i] holds an index (`row[::2]`, `f(x)[1::3]`), not an address (`//[2001:db8::1]`, `tcp6:[::1]`)."""
    return ALNUM[b[i]] == 1 or int(b[i]) in (41, 93, 95)


@inlined
def _is_loopback(b: np.ndarray, s: int, end: int) -> bool:
    """`::1`, and multicast (`ff02::1`)."""
    alone = end - s == 3 and int(b[s]) == 58 and int(b[s + 1]) == 58 and int(b[s + 2]) == 49
    return alone or (int(b[s]) | 32 == 102 and int(b[s + 1]) | 32 == 102 and HEX[b[s + 2]] == 1 and HEX[b[s + 3]] == 1)
