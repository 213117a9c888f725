"""Where in the cells of a field its values stand. Asked once per distinct cell: columns repeat themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa

from duenotice.detect.fields import special
from duenotice.detect.fields.classes import Decision
from duenotice.detect.fields.columns import CRACKED
from duenotice.detect.fields.looks import DIGITS_MAX
from duenotice.detect.fields.naming import greeted, may_greet, name_within
from duenotice.detect.fields.users import is_of_a_system

Reader: TypeAlias = Callable[[str], bytes]
"""The E.164 form of a telephone number, else its digits."""
Place: TypeAlias = Callable[[bytes], "tuple[int, int, bytes] | None"]
"""(first byte, last byte, value) within a cell, or None where it holds nothing."""


class Placed(NamedTuple):
    """at: positions among the cells asked for; first, last: bytes of the decoded cell; begin, end: where the value stands in
    `values`, which has each distinct one once."""

    at: np.ndarray
    first: np.ndarray
    last: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    values: bytes


@cache
def greeting_heads() -> np.ndarray:
    """By the first two bytes of a cell, whether a greeting may begin so (bool[256, 256]). Beyond ASCII it may."""
    out = np.ones((256, 256), bool)
    out[:128, :128] = [[may_greet(chr(one) + chr(other)) for other in range(128)] for one in range(128)]
    return out


def values_of(texts: pa.Array, place: Place) -> Placed:
    """The values in the cells (binary) of one field; cells that hold none are left out. place: `place_in` for its decision."""
    coded = texts.dictionary_encode()
    told = [place(raw) for raw in coded.dictionary.to_pylist()]
    code = coded.indices.to_numpy()
    at = np.flatnonzero(np.array([one is not None for one in told], bool)[code])
    known = [one or (0, 0, b"") for one in told]
    ends = np.cumsum([len(one[2]) for one in known])
    first, last = (np.array([one[n] for one in known], np.int64)[code[at]] for n in (0, 1))
    sizes = np.diff(ends, prepend=0)
    return Placed(at, first, last, (ends - sizes)[code[at]], ends[code[at]], b"".join(one[2] for one in known))


def place_in(raw: bytes, decision: Decision, read: Reader) -> tuple[int, int, bytes] | None:
    """`Place` for the cells of a decided field."""
    if not decision.kind and not may_greet(raw[:2].decode("latin-1")):
        return None
    text = raw.decode("utf-8", "replace")
    if decision.kind == "PERSON_NAME":
        start, end = name_within(text, decision.before, decision.after, decision.heads, decision.tails)
    elif decision.kind == "":
        start, end = greeted(text) or (0, 0)
    else:
        start, end = decision.before, len(text) - decision.after
    if decision.kind == "PASSWORD_HASH" and (cracked := CRACKED.search(text)):
        end = cracked.start()
    value = text[start:end].strip()
    if not value or (decision.kind in special.KINDS and special.says_nothing(decision.kind, value)):
        return None
    if decision.kind in ("USER_NAME", "EMAIL") and is_of_a_system(value):
        return None
    if decision.kind == "PHONE" and sum(map(str.isdigit, value)) > DIGITS_MAX:
        return None  # a list of numbers, each of which is found by itself
    start += len(text[start:end]) - len(text[start:end].lstrip())
    first = len(text[:start].encode())
    return first, first + len(value.encode()), read(value) if decision.kind == "PHONE" else value.encode()
