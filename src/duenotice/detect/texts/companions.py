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


_OF_DOMAINS = ("dom", "logon id", "anmelde-id")
_SHORT = ("pass", "pw", "psk", "secret")
"""Words for passwords that by themselves mean other things too."""


@cache
def _stems() -> tuple[str, ...]:
    """What each word for a password has in it: looked for before the words themselves, which takes much longer."""
    words = {phrase.casefold().split("_")[-1] for group, phrase in headers() if group == "PASSWORD"} | {*_SHORT}
    return tuple(word for word in sorted(words) if not any(other in word for other in words - {word}))


@cache
def _secret() -> re.Pattern[bytes]:
    words = {phrase.replace("_", " ") for group, phrase in headers() if group == "PASSWORD"} | {*_SHORT}
    told = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    sign = r"[\"']{0,4}[ \t]{0,16}(?:=>?|:)[ \t]{0,16}[\"']{0,4}"
    return re.compile(f"(?:{told}){sign}(?P<told>[^\\s\"'&;,|<>]{{4,64}})".encode(), re.IGNORECASE)


def is_accompanied(data: bytes, begin: int) -> bool:
    """Whether something near the value that begins there says that it is the name of a user."""
    first = data.rfind(b"\n", max(0, begin - LINE), begin) + 1
    if begin - first <= LINE and _LOGGED.match(data, first):
        return True
    near = data[max(0, begin - NEAR) : begin + NEAR]
    told = near.decode("utf-8", "replace").casefold()
    if any(stem in told for stem in _stems()) and any(map(_is_secret, _secret().finditer(near))):
        return True
    return any(stem in told for stem in _OF_DOMAINS) and _DOMAIN.search(near) is not None


def _is_secret(match: re.Match[bytes]) -> bool:
    return may_be_secret(match["told"].decode("utf-8", "replace"))
