"""How positions on Earth are written: the forms of two angles, and what each says in degrees.

A form is a regular expression, matched where its first number begins, with the groups `lat` and `lon`, or `one` and `other` where their
sides (`one_side`, `other_side`; `side` before the other) tell which is which. All is bounded, so looking costs no more than the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from duenotice.bundled import bundled

_SP = rb"(?:[ \t]|\xc2\xa0|&nbsp;)"
_SIGN = rb"(?:[-+]|\xe2\x88\x92|&minus;)?"
_DEGREE = rb"(?:\xc2\xb0|\xc2\xba|\xcb\x9a|&deg;|&#176;|&#x[bB]0;|\\u00[bB]0|%C2%B0| ?deg(?:rees)?\b|\xe5\xba\xa6|\xeb\x8f\x84)"
_MINUTE = (
    rb"(?:'|\xe2\x80\x98|\xe2\x80\x99|\xe2\x80\xb2|\xc2\xb4|&#39;|&apos;|&prime;|&#8242;|\\u2032|%27"
    rb"|\xe5\x88\x86|\xeb\xb6\x84)"
)
_SECOND = (
    rb"(?:\\?\"|''|\xe2\x80\x9c|\xe2\x80\x9d|\xe2\x80\xb3|\xe2\x80\x99\xe2\x80\x99|\xe2\x80\xb2\xe2\x80\xb2|&quot;"
    rb"|&Prime;|&#8243;|\\u2033|%22|\xe7\xa7\x92|\xec\xb4\x88)"
)
"""Signs of degree, minute and second, and what is taken or written for them: ring, quotes, escapes, words, 度 分 秒, 도 분 초."""
_PART = rb"\d{1,2}(?:[.,]\d{1,8})?"
_ANGLE = (
    rb"\d{1,3}(?:[.,]\d{1,18})?" + _SP + rb"?" + _DEGREE + rb"(?:" + _SP + rb"{0,2}" + _PART + _SP + rb"?" + _MINUTE
    + rb"(?:" + _SP + rb"{0,2}" + _PART + _SP + rb"?" + _SECOND + rb")?)?"
)  # fmt: skip
_BETWEEN = (
    rb"(?:" + _SP + rb"|[,;/|\r\n]|\xef\xbc\x8c|\xe3\x80\x81|<br ?/?>|" + _SP + rb"(?:and|und|et|y|e|en|og|och|i|ja)"
    + _SP + rb"){0,5}"
)  # fmt: skip
_COMMA = rb"(?:, ?|; ?| ?/ ?|\||%2[Cc](?:%20|\+)?|,\+)"
_AROUND = rb"(?: (?:is|was|of|ist|est|es|\xc3\xa8) ?)?[ \t\"'=:()\[\]{}&;,/|>\r\n<.]{0,12}"
_ENDS = rb"(?![A-Za-z0-9_\x80-\xff]|[.,]\d)"
DEGREES = (
    b"\xc2\xb0", b"\xc2\xba", b"\xcb\x9a", b"&deg;", b"&#176;", b"&#xb0;", b"&#xB0;", b"\\u00b0", b"\\u00B0", b"%C2%B0", b" deg ",
    b" degrees ", b"\xe5\xba\xa6", b"\xeb\x8f\x84",
)  # fmt: skip
"""Texts by which an angle with signs is looked for."""
_BEHIND_WORDS = (b" ", b":", b"=", b">", b"(", b'"', b"'")
PLUS_CODE = rb"[2-9C][2-9CFGHJMPQRV][2-9CFGHJMPQRVWX]{6}(?:\+|%2B)[2-9CFGHJMPQRVWX]{2}"


@cache
def words() -> dict[str, dict[str, str]]:
    """Language to the words that stand beside positions in it, by what they mean."""
    return bundled(__package__, "positions.yaml")


@cache
def spelled(meaning: str) -> frozenset[bytes]:
    """The words of a meaning in all languages, in UTF-8, as they may be spelled."""
    told = {word.replace("_", " ") for groups in words().values() for word in groups.get(meaning, "").split()}
    return frozenset(form.encode() for word in told for form in (word, word.capitalize(), word.title(), word.upper()))


def any_of(texts: Iterable[bytes]) -> bytes:
    """Any of the texts, the longest that is there; written as a tree, so that a byte is compared with few others."""
    tree: dict[int, Any] = {}
    for text in texts:
        branch = tree
        for c in text:
            branch = branch.setdefault(c, {})
        branch[-1] = {}
    return _branches(tree)


def _branches(tree: dict[int, Any]) -> bytes:
    ways = [re.escape(bytes([c])) + _branches(rest) for c, rest in sorted(tree.items()) if c >= 0]
    if not ways:
        return b""
    return (rb"(?:" + rb"|".join(ways) + rb")") + (rb"?" if -1 in tree else b"")


@cache
def sides() -> dict[bytes, str]:
    """How a side of the world is written beside an angle, to its letter. `O` is east in German and west in French: its own letter."""
    told = {text: letter for letter, side in _SIDES.items() for text in spelled(side)}
    return {**told, **{letter.encode(): letter for letter in "NSEWO"}}


_SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}


@cache
def side_backwards() -> re.Pattern[bytes]:
    """A side that ends where an angle begins, both written backwards."""
    return re.compile(rb"(?:[ \t]|\xa0\xc2){0,2}(" + any_of(text[::-1] for text in sides()) + rb")(?![A-Za-z])")


NUMBER_BACKWARDS = re.compile(rb"(?:[ \t]|\xa0\xc2|;psbn&)?(?:\d{1,18}[.,])?\d{1,3}(?![A-Za-z0-9_.,])")
"""The number that ends where its degree sign begins, both written backwards."""


def _group(name: str, pattern: bytes) -> bytes:
    return b"(?P<" + name.encode() + b">" + pattern + b")"


def before_numbers(meaning: str) -> tuple[bytes, ...]:
    """The words of a meaning with what may follow them. `long` before a number is mostly no longitude."""
    told = spelled(meaning) - {b"long", b"Long", b"LONG"}
    return tuple(text + end for text in sorted(told) for end in _BEHIND_WORDS)


def _two(number: bytes, between: bytes, *, crossed: bool = False) -> bytes:
    """Latitude and longitude; crossed: the other way round."""
    names = ("lon", "lat") if crossed else ("lat", "lon")
    return between.join(_group(name, _SIGN + number) for name in names)


@cache
def with_sides() -> re.Pattern[bytes]:
    """Two angles, each with a side of the world before or behind it; which one is the latitude is told by the sides."""
    number = rb"(?:" + _ANGLE + rb"|\d{1,3}\.\d{3,18})"
    side = any_of(sides()) + rb"(?![A-Za-z])"
    return re.compile(
        _group("one", number) + rb"(?:" + _SP + rb"{0,2}" + _group("one_side", side) + rb")?" + _BETWEEN
        + rb"(?:" + _group("side", side) + _SP + rb"{0,2})?" + _group("other", number)
        + rb"(?:" + _SP + rb"{0,2}" + _group("other_side", side) + rb")?"
    )  # fmt: skip


@cache
def with_words(first: str) -> re.Pattern[bytes]:
    """Behind a word for `latitude` or `longitude`: a number, a word for the other, a number."""
    number = _SIGN + rb"(?:" + _ANGLE + rb"|\d{1,3}[.,]\d{2,18})"
    between = rb"(?:</\w{1,12}>)?[ \t\"'()\[\]{}&;,/|\r\n<>.]{0,12}(?:(?:and|und|et|y|e|amp;|gps:?|GPS:?) ?)?"
    one, other = ("lat", "lon") if first == "latitude" else ("lon", "lat")
    second = spelled("longitude") | spelled("length") if one == "lat" else spelled("latitude") | spelled("width")
    return re.compile(
        rb"[\"']?" + _AROUND + _group(one, number) + rb"(?: ?" + _group("one_side", rb"[NSEW]") + rb")?" + between
        + any_of(second) + rb"[\"']?" + _AROUND
        + _group(other, number) + rb"(?: ?" + _group("other_side", rb"[NSEW]") + rb")?" + _ENDS
    )  # fmt: skip


class Lead(NamedTuple):
    """What stands right before two numbers with decimals, written backwards or not, and how those are written there."""

    before: re.Pattern[bytes]
    pattern: re.Pattern[bytes]
    backwards: bool = False


@cache
def leads() -> tuple[Lead, ...]:
    """A word for positions; addresses of maps, as people share them; well-known text, KML and GeoJSON (longitude first)."""
    word = rb"[^0-9A-Za-z\r\n+-]{0,16}?" + any_of(text[::-1] for text in spelled("pair")) + rb"(?![A-Za-z0-9])"
    asked = rb"[?&;](?:q|ll|sll|center|query|saddr|daddr|destination|origin|viewpoint|cbll|markers|point|loc|latlng|coords?)="
    place = rb"(?:" + asked + rb"(?:loc:)?|/@|/maps/(?:place|search|dir)/|#map=\d{1,2}/|!3d)"
    point = rb"(?i:point) ?(?:Z|M|ZM)? ?\( ?"
    crossed = rb"(?:<coordinates>\s{0,8}|\"coordinates\" ?: ?\[\s{0,8})"
    fine = rb"\d{1,3}\.\d{3,18}"
    told = (
        (point, _two(fine, rb" ", crossed=True) + rb"(?!\d)"),
        (crossed, _two(fine, rb",\s{0,8}", crossed=True) + rb"(?!\d)"),
        (place, _two(fine, rb"(?:,|%2[Cc](?:%20|\+)?|!4d|/|,\+)") + rb"(?![\w.])"),
        (rb"!2d", _two(fine, rb"!3d", crossed=True)),
    )
    ahead = (Lead(re.compile(before + rb"\Z"), re.compile(pattern)) for before, pattern in told)
    two = _two(fine, rb"(?:" + _COMMA + rb"|" + _SP + rb"{1,2})")
    return (*ahead, Lead(re.compile(word), re.compile(two + _ENDS), backwards=True))


ISO = re.compile(
    _group("lat", rb"[-+]\d{2}(?:\d{2}){0,2}\.\d{3,8}") + _group("lon", rb"[-+]\d{3}(?:\d{2}){0,2}\.\d{3,8}")
    + rb"(?:[-+]\d{1,5}(?:\.\d{1,4})?)?(?:CRS\w{1,16})?/(?!\w)"
)  # fmt: skip
"""ISO 6709, as cameras and telephones write it."""
NMEA = re.compile(
    _group("lat", rb"\d{4}\.\d{3,6}") + rb"," + _group("one_side", rb"[NS]") + rb","
    + _group("lon", rb"\d{5}\.\d{3,6}") + rb"," + _group("other_side", rb"[EW]") + rb"\b"
)  # fmt: skip
"""Sentences of receivers (NMEA 0183)."""
_MINUTES_ALONE = rb"\d{1,3} \d{2}\.\d{3,4}"
MINUTES = re.compile(
    rb"(?<![A-Za-z0-9])" + _group("one_side", rb"[NS]") + rb" ?" + _group("lat", _MINUTES_ALONE) + rb"[,; ]{1,3}"
    + _group("other_side", rb"[EW]") + rb" ?" + _group("lon", _MINUTES_ALONE) + _ENDS
)  # fmt: skip
"""`N52 30.977 E013 22.662`."""
GEO = re.compile(rb":" + _two(rb"\d{1,3}\.\d{2,18}", rb",") + _ENDS)
"""A geo URI (RFC 5870), from its colon."""
PLUS = re.compile(rb"(?<![\w+=%-])" + _group("plus", PLUS_CODE + rb"[2-9CFGHJMPQRVWX]{0,3}") + rb"(?![\w+/=-])")
"""An Open Location Code in full."""
_FINE = rb"\d{1,3}\.\d{4,18}(?:" + _DEGREE + rb")?"
_DOWN = rb"(?:-|\xe2\x88\x92)?"
PAIR = re.compile(
    rb"(?<![A-Za-z0-9_.,+%-])"
    + _group("lat", _DOWN + _FINE)
    + rb"(?:, ?|%2[Cc](?:%20|\+)?)"
    + _group("lon", _DOWN + _FINE)
    + _ENDS
)
"""Two numbers with four decimals and more and a comma between them: as programs write positions, but not only those."""


_ESCAPED = re.compile(rb"&\w+;|&#\w+;|\\u\w{4}|%[0-9A-F]{2}")
_NUMBER = re.compile(rb"\d+(?:[.,]\d+)?")


def degrees(angle: bytes) -> tuple[float, int] | None:
    """Degrees, and the decimals that they are written with: two for each of minutes and seconds. None for minutes beyond 59."""
    numbers = _NUMBER.findall(_ESCAPED.sub(b" ", angle))
    values = [float(number.replace(b",", b".")) for number in numbers]
    if any(value >= 60 for value in values[1:]):
        return None
    decimals = max(
        len(re.split(rb"[.,]", number, maxsplit=1)[-1]) if len(number) > 3 and not number.isdigit() else 0
        for number in numbers
    )
    value = sum(part / 60**n for n, part in enumerate(values))
    return -value if angle.startswith((b"-", b"\xe2\x88\x92", b"&minus;")) else value, decimals + 2 * (len(values) - 1)


def packed(digits: bytes, whole: int) -> tuple[float, int] | None:
    """The same of `DDMM.m` and `DDMMSS.s` (NMEA, ISO 6709); whole: digits of the degrees."""
    sign, digits = (-1 if digits[:1] == b"-" else 1), digits.lstrip(b"+-")
    before, _, after = digits.partition(b".")
    parts = [before[:whole], *(before[n : n + 2] for n in range(whole, len(before), 2))]
    parts[-1] += b"." + after if after else b""
    values = [float(part) for part in parts]
    if any(value >= 60 for value in values[1:]):
        return None
    return sign * sum(part / 60**n for n, part in enumerate(values)), len(after) + 2 * (len(values) - 1)
