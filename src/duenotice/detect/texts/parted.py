"""Names in two parts, each behind a label of its own: a part on no list is one where the other part, close by, is known."""

from __future__ import annotations

import re

from duenotice.detect.fields import naming

NEAR = 200
"""Bytes before and behind a value in which the other part is looked for."""
_BETWEEN = r"(?:\W{1,10}|\W{1,5};s:\d{1,3}:\W{1,4})(?P<name>[^\W\d_][\w'’-]{1,30})"
_GIVEN = re.compile(r"(?i:(?:first|given|fore|vor)[ _.-]?name|prénom|prenom|nombre|fname)" + _BETWEEN)
_FAMILY = re.compile(r"(?i:(?:last|family|sur|nach)[ _.-]?name|apellidos?|nazwisko|lname)" + _BETWEEN)
_PART = re.compile(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+)?")


def is_part(value: str, data: bytes, begin: int, *, given: bool) -> bool:
    """Whether a value that begins near `begin`, labelled as a given or family name, is one though no list knows it."""
    if not _PART.fullmatch(value) or not value[0].isupper() or value.isupper() or naming.is_thing(value):
        return False
    near = data[max(0, begin - NEAR) : begin + NEAR].decode("utf-8", "replace")
    known = naming.has_known_family if given else naming.has_given_name
    return any(
        match["name"][0].isupper() and match["name"] != value and known(match["name"])
        for match in (_FAMILY if given else _GIVEN).finditer(near)
    )
