"""What makes a word behind `user:` the name of one: a password near it, a domain beside it, or a line of a log around it."""

from __future__ import annotations

import re
from functools import cache

from duenotice.detect.words.lexicon import headers
from duenotice.detect.words.secrecy import may_be_secret

NEAR = 200
"""Bytes before and behind in which a password or a domain is looked for."""
LINE = 400
"""Bytes of a line of a log before its label at most."""
_LOGGED = re.compile(
    rb"[\W_]{0,4}(?:<\d{1,3}>)?(?:(?:\d{1,3}\.){3}\d{1,3} |\d{4}[-/.]\d\d[-/.]\d\d[T _]\d\d:\d\d|"
    rb"\d\d[-/.]\d\d[-/.]\d{4} \d\d:\d\d|\d\d/[A-Z][a-z]{2}/\d{4}:|"
    rb"(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\d{10}(?:\.\d+)? |\[ *\d+\.\d+\])"
)
"""How lines of logs begin: a time or an address."""
_DOMAIN = re.compile(
    rb"(?i)(?:account|logon|user) ?domain|kontodom|\bdomain(?:e|\xc3\xa4ne)? *:|dominio|logon id|anmelde-id"
)


@cache
def _secret() -> re.Pattern[bytes]:
    words = {phrase.replace("_", " ") for group, phrase in headers() if group == "PASSWORD"} | {
        "pass",
        "pw",
        "psk",
        "secret",
    }
    told = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    sign = r"[\"']{0,4}[ \t]{0,16}(?:=>?|:)[ \t]{0,16}[\"']{0,4}"
    return re.compile(f"(?:{told}){sign}(?P<told>[^\\s\"'&;,|<>]{{4,64}})".encode(), re.IGNORECASE)


def is_accompanied(data: bytes, begin: int) -> bool:
    """Whether something near the value that begins there says that it is the name of a user."""
    near = data[max(0, begin - NEAR) : begin + NEAR]
    if _DOMAIN.search(near):
        return True
    first = data.rfind(b"\n", max(0, begin - LINE), begin) + 1
    if begin - first <= LINE and _LOGGED.match(data, first):
        return True
    return any(may_be_secret(match["told"].decode("utf-8", "replace")) for match in _secret().finditer(near))
