"""Keys of services and hashes of passwords in running text: what bears a mark that its maker documents, beside those of the kernel.

All marks are looked for at once (`anchored`); what stands at each is read by one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from duenotice.detect.texts.samples import is_sample

BACK, AHEAD = 12, 512
"""Bytes before and after a mark that are read at most."""


class Mark(NamedTuple):
    """kind: name of the detector; texts: any of them stands within a match; pattern: the whole, which no letter or digit touches."""

    kind: str
    texts: tuple[bytes, ...]
    pattern: re.Pattern[bytes]


_B64, _URL, _CRYPT = rb"[A-Za-z0-9+/]", rb"[A-Za-z0-9_-]", rb"[./A-Za-z0-9]"


def _key(text: bytes, rest: bytes) -> Mark:
    return Mark("service_key", (text,), re.compile(re.escape(text) + rest))


def _hash(*texts: bytes, pattern: bytes) -> Mark:
    return Mark("password_hash", texts, re.compile(pattern))


MARKS = (
    _key(b"npm_", rb"[A-Za-z0-9]{36}"),
    _key(b"hf_", rb"[A-Za-z0-9]{34,40}"),
    _key(b"SG.", _URL + rb"{22}\." + _URL + rb"{43}"),
    _key(b"sk-proj-", _URL + rb"{40,200}"),
    _key(b"sk-ant-", _URL + rb"{40,200}"),
    _key(b"dop_v1_", rb"[0-9a-f]{64}"),
    _key(b"pypi-AgE", _URL + rb"{50,400}"),
    _key(b"hooks.slack.com/services/", rb"T[A-Z0-9]{6,12}/B[A-Z0-9]{6,12}/[A-Za-z0-9]{20,28}"),
    Mark("service_key", (b"shpat_", b"shpca_", b"shppa_", b"shpss_"), re.compile(rb"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}")),
    _key(b"key-", rb"[0-9a-f]{32}"),
    _key(b"dapi", rb"[0-9a-f]{32}(?:-\d)?"),
    _key(b"lin_api_", rb"[A-Za-z0-9]{40}"),
    _key(b"PMAK-", rb"[0-9a-f]{24}-[0-9a-f]{34}"),
    _key(b"NRAK-", rb"[A-Z0-9]{27}"),
    _key(b"hvs.", _URL + rb"{24,200}"),
    _key(b"-----BEGIN PGP PRIVATE KEY BLOCK-----", rb"\s[^-]{40,480}"),
    Mark("service_key", (b"sq0atp-", b"sq0csp-"), re.compile(rb"sq0(?:atp|csp)-" + _URL + rb"{22,43}")),
    Mark("service_key", (b"squ_", b"sqp_", b"sqa_"), re.compile(rb"sq[upa]_[0-9a-f]{40}")),
    Mark("service_key", (b"dp.pt.", b"dp.st."), re.compile(rb"dp\.[ps]t\.[A-Za-z0-9._-]{40,64}")),
    Mark("service_key", (b"sk.eyJ1", b"pk.eyJ1"), re.compile(rb"sk\.eyJ1" + _URL + rb"{10,120}\." + _URL + rb"{22}")),
    Mark("service_key", (b":AA",), re.compile(rb"\d{8,10}:AA" + _URL + rb"{33}")),
    _hash(b"$2a$", b"$2b$", b"$2y$", pattern=rb"\$2[aby]\$\d\d\$" + _CRYPT + rb"{53}"),
    _hash(b"$1$", b"$apr1$", pattern=rb"\$(?:1|apr1)\$" + _CRYPT + rb"{1,8}\$" + _CRYPT + rb"{22}"),
    _hash(b"$7$", pattern=rb"\$7\$\d{1,5}\$" + _B64 + rb"{8,90}={0,2}\$" + _B64 + rb"{40,120}={0,2}"),
    _hash(b"$krb5tgs$", b"$krb5asrep$", pattern=rb"\$krb5(?:tgs|asrep)\$(?:\d{2}\$)?\S{40,480}"),
    _hash(b"$5$", pattern=rb"\$5\$(?:rounds=\d{4,9}\$)?" + _CRYPT + rb"{1,16}\$" + _CRYPT + rb"{43}"),
    _hash(b"$6$", pattern=rb"\$6\$(?:rounds=\d{4,9}\$)?" + _CRYPT + rb"{1,16}\$" + _CRYPT + rb"{86}"),
    _hash(b"$y$", pattern=rb"\$y\$" + _CRYPT + rb"{1,8}\$" + _CRYPT + rb"{1,86}\$" + _CRYPT + rb"{43}"),
    _hash(b"$P$", b"$H$", pattern=rb"\$[PH]\$" + _CRYPT + rb"{31}"),
    _hash(b"$argon2", pattern=rb"\$argon2(?:id|i|d)\$(?:v=\d{1,3}\$)?[mtp=,\d]{5,40}\$" + _B64 + rb"{8,90}\$" + _B64 + rb"{16,180}"),
    _hash(b"$S$", pattern=rb"\$S\$" + _CRYPT + rb"{52}"),
    _hash(b"pbkdf2_sha", pattern=rb"pbkdf2_sha(?:1|256|512)\$\d{3,8}\$" + _CRYPT + rb"{1,64}\$" + _B64 + rb"{27,88}={0,2}"),
    _hash(b"pbkdf2:sha", pattern=rb"pbkdf2:sha(?:1|256|512):\d{3,8}\$[A-Za-z0-9]{1,32}\$[0-9a-f]{40,128}"),
    _hash(b"scrypt:", pattern=rb"scrypt:\d{2,8}:\d{1,3}:\d{1,3}\$[A-Za-z0-9]{1,32}\$[0-9a-f]{64,128}"),
    _hash(b"{SSHA", b"{SHA", b"{SMD5", pattern=rb"\{(?:SSHA(?:256|384|512)?|SHA(?:256|512)?|SMD5)\}" + _B64 + rb"{22,120}={0,2}"),
)  # fmt: skip
"""As the services and the manuals of crypt(3), passlib, Django, Werkzeug, WordPress, Drupal and OpenLDAP document them."""


@cache
def marks() -> tuple[tuple[bytes, Mark], ...]:
    """Each text and what it is the mark of."""
    return tuple((text, mark) for mark in MARKS for text in mark.texts)


def marked(data: bytes, hits: Iterable[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Byte ranges of marked secrets with the names of their detectors, in order; none shares bytes with another.

    hits: where marks end, and their numbers in `marks`.
    """
    found: list[tuple[int, int, str]] = []
    for to, number in sorted(hits):
        text, mark = marks()[number]
        first = to - len(text)
        if found and first < found[-1][1]:
            continue
        match = mark.pattern.search(data, max(0, first - BACK), to + AHEAD)
        if match is not None and match.start() <= first < match.end() and _stands_alone(data, *match.span()):
            if mark.kind == "service_key" and is_sample(match[0]):
                continue
            found.append((*match.span(), mark.kind))
    return found


def _stands_alone(data: bytes, start: int, end: int) -> bool:
    """No letter or digit goes on where it begins or ends."""
    return (
        not (data[start : start + 1].isalnum() and data[max(0, start - 1) : start].isalnum())
        and not data[end : end + 1].isalnum()
    )
