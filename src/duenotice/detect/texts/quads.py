"""Addresses of machines that look like versions: the words before them that say which of the two they are."""

from __future__ import annotations

import re

import numpy as np

from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.codes import IPV4_LIKE_VERSION
from duenotice.detect.words.lexicon import code

BEFORE = 32
"""Bytes before such an address that are read."""
_SAYS_SO = re.compile(
    rb"(?:\b(?:\w*ip(?:v4)?|\w*addr(?:ess(?:es)?)?|from|clients?|peers?|hosts?|visitor|src|dst|source|destination|remote|origin|sender|attacker|requests?|user|session|server|gateway|nexthop|via|route|"
    rb"dns|resolver|nameservers?|proxy|connect(?:ed|ion|ing)?|login|blocked|banned|forwarded-for|adresse|adres|direcci[^\s:]{1,3}n|hacia|desde|von)"
    rb"|unknown\[|://|@)[\"' \t:=(\[]{0,4}(?:(?:to|by|of|is|was|from|at|for|host|ip) ){0,2}$",
    re.IGNORECASE,
)


_GOES_ON = re.compile(rb":\d{2,5}(?![\d.:])|/\d{1,2}(?![\w./])| - [^\s\[]{1,64} \[\d| port \d")
"""What stands behind an address only: a port, the length of a network, the user and time of an access log."""


def with_words(found: np.ndarray, data: bytes) -> np.ndarray:
    """The rows of the kernel as behind a hot word where what stands beside an address that looks like a version says what it is."""
    some = np.flatnonzero(found[:, out_columns.RULE] == IPV4_LIKE_VERSION)
    for row in some.tolist():
        start, end = (int(found[row, place]) for place in (out_columns.START, out_columns.END))
        if _SAYS_SO.search(data, max(0, start - BEFORE), start) or _GOES_ON.match(data, end):
            found[row, out_columns.NEAR] = code("IP_ADDRESS")
    return found
