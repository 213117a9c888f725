"""Telephone numbers read by tables, one step a digit: what `plans` says of bare digits, or that it has to be asked itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from duenotice.detect.kernel.compiled import lean, lean_entry

NONE, ODD = -1, -2
"""No plan knows the number; or these tables do not decide it."""
START, CLASS = 11, 10
"""Where the first state of an automaton begins, and where in a state its class is."""
LONGEST = 17
ROOM = LONGEST + 1
"""Numbers of 0 to 17 digits."""
WITHIN, KEPT, KEPT_AT_END, OWN_CODE, ABROAD = 1, 2, 4, 8, 16
"""What a number begins with: a prefix dialled within the country; one of which something is kept (in some plans only where the number
ends there); the country's calling code; what is dialled before any calling code."""
FLAGS = 8
NUMBERS, ANSWERS, GENERAL, BIT, BEGINS, WHOLE, LONG, CODE, DIGITS, FIRST, COLUMNS = range(11)
"""Columns of `Plans.homes`: where the tables of the calling code begin (steps, answers, general shapes), the bit of the plan among
those of the code, where the automaton of beginnings begins, as bits the counts of digits that may remain without a prefix and those
that are too many, the calling code, its digits, and the row of the plan that is asked first for that code."""


class Plans(NamedTuple):
    """steps: int16, eleven for each state: where each digit leads, and the class; answers: int16, by class and count of digits the
    number of the region that knows such numbers, or NONE; general: by class, bits of the plans that find the shape right;
    homes: a row for each plan; which: by the first three digits the row asked first, NONE where no calling code begins so."""

    steps: np.ndarray
    answers: np.ndarray
    general: np.ndarray
    homes: np.ndarray
    which: np.ndarray


class Read(NamedTuple):
    """By text: the number of the region that knows it, NONE or ODD; how many digits are no part of its number, and the calling code
    that belongs before it (0: not known)."""

    region: np.ndarray
    skip: np.ndarray
    code: np.ndarray


@lean
def _class_of(steps: np.ndarray, base: int, data: np.ndarray, lo: int, hi: int) -> int:
    state = START
    for i in range(lo, hi):
        state = int(steps[base + state + int(data[i]) - 48])
    return int(steps[base + state + CLASS])


@lean
def _beginning(steps: np.ndarray, base: int, data: np.ndarray, lo: int, hi: int) -> int:
    """What the digits begin with, as flags, and above them the length of a prefix. Two such prefixes: KEPT as well."""
    state, i, told = START, lo, 0
    while state:
        flags = int(steps[base + state + CLASS])
        if flags & WITHIN:
            told |= KEPT if told & WITHIN else (i - lo) << FLAGS
        if flags & KEPT_AT_END and i == hi:
            flags |= KEPT
        told |= flags & (WITHIN | KEPT | OWN_CODE | ABROAD)
        if i == hi:
            break
        state = int(steps[base + state + int(data[i]) - 48])
        i += 1
    return told


@lean
def _is_general(plans: Plans, row: np.ndarray, found: int) -> bool:
    return (int(plans.general[row[GENERAL] + found]) & row[BIT]) != 0


@lean
def _known(plans: Plans, home: int, data: np.ndarray, lo: int, hi: int, begins: int) -> int:
    """The number of the region that knows digits, and above it how many of them are prefix; NONE or ODD."""
    if begins & KEPT:
        return ODD
    steps, row = plans.steps, plans.homes[home]
    skip, n, found = 0, hi - lo, _class_of(steps, row[NUMBERS], data, lo, hi)
    if begins & WITHIN:
        prefix = begins >> FLAGS
        rest = _class_of(steps, row[NUMBERS], data, lo + prefix, hi)
        is_whole = (row[WHOLE] >> (n - prefix) & 1) != 0
        if is_whole and (_is_general(plans, row, rest) or not _is_general(plans, row, found)):
            skip, found = prefix, rest
    if n - skip < 2:
        return NONE
    region = int(plans.answers[row[ANSWERS] + found * ROOM + n - skip])
    return region if region < 0 else skip << 16 | region


@lean
def _known_with_code(plans: Plans, home: int, data: np.ndarray, lo: int, hi: int) -> int:
    """The same for digits that begin with the calling code of the home; NONE where they are no number with it."""
    steps, row = plans.steps, plans.homes[home]
    at = lo + row[DIGITS]
    odd = WITHIN | KEPT
    if _beginning(steps, row[BEGINS], data, at, hi) & odd:
        return ODD
    if _beginning(steps, plans.homes[row[FIRST], BEGINS], data, at, hi) & odd:
        return ODD
    is_own = _is_general(plans, row, _class_of(steps, row[NUMBERS], data, lo, hi))
    is_too_long = (row[LONG] >> (hi - lo) & 1) != 0
    if not is_too_long and (is_own or not _is_general(plans, row, _class_of(steps, row[NUMBERS], data, at, hi))):
        return NONE
    region = _known(plans, row[FIRST], data, at, hi, 0)
    return ODD if region < 0 else row[DIGITS] << 16 | region


@lean
def _are_digits(data: np.ndarray, lo: int, hi: int) -> bool:
    fine = True
    for i in range(lo, hi):
        fine &= 48 <= int(data[i]) <= 57
    return fine


@lean
def _key(data: np.ndarray, lo: int) -> int:
    return (int(data[lo]) - 48) * 100 + (int(data[lo + 1]) - 48) * 10 + int(data[lo + 2]) - 48


@lean_entry
def first_digits(data: np.ndarray, ends: np.ndarray, met: np.ndarray) -> None:
    """Mark in `met` (1000) the first three digits of the texts that are a plus sign with digits. ends: of each text in `data`."""
    lo = 0
    for k in range(len(ends)):
        hi = int(ends[k])
        if hi - lo > 4 and int(data[lo]) == 43 and _are_digits(data, lo + 1, lo + 4):
            met[_key(data, lo + 1)] = True
        lo = hi


@lean_entry
def read_international(data: np.ndarray, ends: np.ndarray, plans: Plans, region: np.ndarray) -> None:
    """Fill in the number of the region that knows each text (a plus sign with digits), NONE or ODD. None of them is other than it is
    written."""
    lo = 0
    for k in range(len(ends)):
        hi = int(ends[k])
        region[k] = ODD
        if 4 < hi - lo <= LONGEST and int(data[lo]) == 43 and _are_digits(data, lo + 1, hi):
            home = int(plans.which[_key(data, lo + 1)])
            if home < 0:
                region[k] = home
            else:
                at = lo + 1 + plans.homes[home, DIGITS]
                begins = _beginning(plans.steps, plans.homes[home, BEGINS], data, at, hi)
                found = _known(plans, home, data, at, hi, begins)
                region[k] = found if found < 1 << 16 else ODD
        lo = hi


@lean_entry
def read_national(data: np.ndarray, ends: np.ndarray, plans: Plans, homes: np.ndarray, out: Read) -> None:
    """Fill in by what region each text (digits) is known, dialled in the first of the homes (rows, or ODD) that knows it."""
    lo = 0
    for k in range(len(ends)):
        hi = int(ends[k])
        found, code = ODD, 0
        if 2 < hi - lo <= LONGEST and _are_digits(data, lo, hi):
            found = NONE
            for home in homes:
                if found == NONE:
                    found = _at_home(plans, int(home), data, lo, hi)
                    code = int(plans.homes[home, CODE]) if found >= 0 else 0
        out.code[k] = code
        out.region[k] = found if found < 0 else found & 0xFFFF
        out.skip[k] = 0 if found < 0 else found >> 16
        lo = hi


@lean
def _at_home(plans: Plans, home: int, data: np.ndarray, lo: int, hi: int) -> int:
    if home < 0:
        return ODD
    begins = _beginning(plans.steps, plans.homes[home, BEGINS], data, lo, hi)
    if begins & ABROAD:
        return ODD
    found = _known_with_code(plans, home, data, lo, hi) if begins & OWN_CODE else NONE
    return _known(plans, home, data, lo, hi, begins) if found == NONE else found


@lean_entry
def spell(data: np.ndarray, ends: np.ndarray, read: Read, out: np.ndarray, out_ends: np.ndarray) -> None:
    """Write a plus sign, the calling code and the digits behind the prefix of each text that is known; nothing for others."""
    lo, to = 0, 0
    for k in range(len(ends)):
        hi, code = int(ends[k]), int(read.code[k])
        if code > 0:
            out[to] = 43
            to += 1
            scale = 100 if code >= 100 else 10 if code >= 10 else 1
            while scale:
                out[to] = 48 + code // scale % 10
                to += 1
                scale //= 10
            for i in range(lo + int(read.skip[k]), hi):
                out[to] = data[i]
                to += 1
        out_ends[k] = to
        lo = hi
