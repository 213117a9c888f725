"""Positions on Earth in running text: two angles with their sides, with words, as programs write them, or with four decimals and more.

One number alone says nothing, so two near each other are the anchor: numbers with decimals (the kernel finds those), or a degree sign, a
word for latitude or longitude, `geo:` or the plus of an Open Location Code (Hyperscan looks for all of these at once). Only there is
read what the angles say. Grid references have anchors of their own (`grids.py`). Positions of a city or coarser (whole degrees, one
decimal) are left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.decimals import decimal_pairs
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts import angles, grids
from duenotice.detect.texts.angles import degrees, packed, sides
from duenotice.detect.texts.collecting import searched

FINE = 2
"""Decimals that a position has at least: two are about a kilometre. Minutes count for two, seconds for two more."""
ALONE = (5, 4)
"""Decimals by which two numbers are more likely a position than ratios or rates, where one or both of them reach ten."""
_AT_ONCE = 4096
_SIGN_BEFORE = re.compile(rb"(?:[-+]|\xe2\x88\x92|&minus;)\Z")
_CALLED = re.compile(rb"[A-Za-z]{2,}\d?\([\[(]{0,2}\Z")
_TAKES_A_POSITION = re.compile(rb"(?i)(?:lat_?lng|point|marker|view|coord\w*|location|position)\([\[(]?\Z")
_MEANS_ELSE = re.compile(
    rb"(?:\b(?:CI|SD|SE|IQR|mean|median|loss|range|min|max|rgb|size|scale|ratio|version|EUR|USD|GBP|CHF|JPY)\W{0,3}"
    rb"|[$%]|\xc2[\xa3\xa5\xb1] ?|\xe2\x82\xac ?)\Z"
)
"""Statistics, sizes and money before two numbers."""
_LIST_BEFORE = re.compile(rb"(?:[\d.],\s{0,48}|[\])}],\s{0,48}[\[({]{1,2})\Z")
_LIST_AFTER = re.compile(rb"\s{0,4}[,;]\s{0,48}[-+]?[\d.]|[\])}]{1,2},?\s{0,48}[\[({]")
"""More numbers, or more pairs in brackets."""
_PATH_BEFORE = re.compile(rb"(?:[\s\"'\d]|\A)[MmLlCcSsQqTtAaZz] ?\Z")
_PATH_AFTER = re.compile(rb" ?[MLCSQTAHVZmlcsqtahvz] ?[-\d.\"']| -?\d+(?:\.\d+)?,-?\d")
"""Paths and points of drawings (SVG)."""
_DECIMAL = re.compile(rb"\d+\.\d+")
_HAS_DIGIT = re.compile(rb"\d")


class Position(NamedTuple):
    """Where a position stands in a text, and its canonical form: degrees with six decimals, an Open Location Code, or zone and metres.

    sure: nothing but a position is written so.
    """

    start: int
    end: int
    text: bytes
    sure: bool


@cache
def written() -> tuple[tuple[bytes, str], ...]:
    """What Hyperscan looks for and what it is; texts, but for patterns at the end: the Open Location Code and grid references."""
    words = [(text, name) for name in ("latitude", "longitude") for text in angles.before_numbers(name)]
    return (
        *words,
        *((text, "degree") for text in angles.DEGREES),
        (b"geo:", "geo"),
        (angles.PLUS_CODE, "plus"),
        *((pattern, name) for name, pattern in grids.ANCHORS),
    )


_GRIDS = {name for name, _ in grids.ANCHORS}
PATTERNS = frozenset({"plus", *_GRIDS})
"""Those of `written` that are no texts."""


def positions(data: bytes, hits: Sequence[tuple[int, int]], b: np.ndarray | None = None) -> list[Position]:
    """The positions of a text, in order; none shares bytes with another. Of two that would, the sure one stays, then the first.

    hits: where anchors end, and their numbers in `written`; b: the text as `padded` gives it, where the caller has it; it may go on
    behind the text.
    """
    stand = _not_within_words(data, hits)
    there = set(_at_texts(data, stand)) | set(_at_decimals(data, padded(data) if b is None else b))
    there |= set(_at_grids(data, stand, there))
    kept: list[Position] = []
    for sure in (True, False):
        taken, reach = tuple(sorted(kept)), -1
        for one in sorted(one for one in there if one.sure is sure):
            if one.start >= reach and not _shares(taken, one):
                kept.append(one)
                reach = one.end
    return sorted(kept)


def _shares(taken: tuple[Position, ...], one: Position) -> bool:
    """taken: in order, none sharing bytes with another."""
    after = bisect_left(taken, one.end, key=lambda other: other.start)
    return after > 0 and taken[after - 1].end > one.start


def _at_texts(data: bytes, hits: list[tuple[str, int, int]]) -> Iterator[Position]:
    """What stands at degree signs, words and codes."""
    for name, length, to in hits:
        match = None if name in _GRIDS else _match_at(data, name, to, length)
        position = _position(data, match) if match else None
        if position is not None:
            yield position


def _at_grids(data: bytes, hits: list[tuple[str, int, int]], others: set[Position]) -> Iterator[Position]:
    """Grid references, the weak ones where another of the positions confirms them."""
    found = set(grids.references(data, ((name, to) for name, _, to in hits if name in _GRIDS)))
    for one in grids.confirmed(sorted(found), _in_degrees(others) if found else []):
        yield Position(one.start, one.end, one.text, one.sure)


def _in_degrees(placed: set[Position]) -> list[tuple[int, float, float]]:
    """(where, latitude, longitude) of positions told in degrees, in order."""
    told = [
        (one.start, one.text.split(b","))
        for one in sorted(placed)
        if one.text.count(b",") == 1 and b",O" not in one.text
    ]
    return [(start, float(lat), float(lon)) for start, (lat, lon) in told]


def _not_within_words(data: bytes, hits: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """(what it is, length of its text, where it ends) of the hits without words that begin within others: most are of that kind, as in
    `flat`."""
    told = ((*written()[number], to) for to, number in hits)
    return [
        (name, len(text), to)
        for text, name, to in told
        if not (is_word(name) and data[to - len(text) - 1 : to - len(text)].isalnum())
    ]


def is_word(name: str) -> bool:
    """Whether anchors of this name are words, which begin no other word."""
    return name != "degree" and name not in PATTERNS


def _match_at(data: bytes, name: str, to: int, length: int) -> re.Match[bytes] | None:
    """The two angles at a text of this length that ends at `to`."""
    if name == "degree":
        number = angles.NUMBER_BACKWARDS.match(data[max(0, to - length - 32) : to - length][::-1])
        return angles.with_sides().match(data, to - length - number.end()) if number else None
    if name == "plus":
        return angles.PLUS.search(data, max(0, to - 14), to + 8)
    return (angles.GEO if name == "geo" else angles.with_words(name)).match(data, to - 1)


def _at_decimals(data: bytes, b: np.ndarray) -> Iterator[Position]:
    """What begins where the kernel finds two numbers with decimals."""

    def search(at: int, end: int, out: np.ndarray, used: np.ndarray) -> int:
        return decimal_pairs(b, at, end, out, used)

    for start in searched(search, PAD, len(data) + PAD, np.empty(_AT_ONCE, np.int64)):
        position = _read_decimals(data, start - PAD)
        if position is not None:
            yield position


def _read_decimals(data: bytes, begin: int) -> Position | None:
    """What two numbers with decimals say of which the first begins there: by what stands before them, else by themselves."""
    sign = _SIGN_BEFORE.search(data, max(0, begin - 7), begin)
    start = sign.start() if sign else begin
    for lead in angles.leads():
        before = data[max(0, start - 56) : start]
        if lead.before.match(before[::-1]) if lead.backwards else lead.before.search(before):
            match = lead.pattern.match(data, start)
            return _position(data, match) if match else None
    for form, at in ((angles.ISO, start), (angles.NMEA, begin), (angles.with_sides(), begin), (angles.PAIR, start)):
        match = form.match(data, at)
        position = _position(data, match, sure=form is not angles.PAIR) if match else None
        if position is not None:
            return position
    match = angles.MINUTES.search(data, max(0, begin - 6), begin + 48)
    return _position(data, match) if match else None


def _position(data: bytes, match: re.Match[bytes], *, sure: bool = True) -> Position | None:
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    if "plus" in groups:
        code = groups["plus"].upper().replace(b"%2B", b"+")
        return Position(*match.span("plus"), code, True) if re.search(rb"[A-Z]", code) else None
    begin, stop = min(map(match.start, groups)), max(map(match.end, groups))
    if "one" in groups:
        told, begin = _by_sides(data, match, begin)
    else:
        told = _by_order(match.re, groups)
    if told is None or not _is_on_earth(told) or _goes_over_lines(data, match):
        return None
    if not sure and not _is_fine_pair(data, begin, stop, told):
        return None
    return Position(begin, stop, f"{told.lat:.6f},{told.side}{told.lon:.6f}".encode(), sure)


class _Told(NamedTuple):
    """Degrees and their decimals; side: `O` where nobody knows which side of Greenwich the letter means, else empty."""

    lat: float
    lon: float
    decimals: int
    side: str = ""


def _by_order(form: re.Pattern[bytes], groups: dict[str, bytes]) -> _Told | None:
    """The angles of a form that says which is which."""
    if form in (angles.ISO, angles.NMEA):
        lat, lon = packed(groups["lat"], 2), packed(groups["lon"], 3)
    else:
        lat, lon = degrees(groups["lat"]), degrees(groups["lon"])
    letters = groups.get("one_side", b"") + groups.get("other_side", b"")
    return _told(lat, lon, letters.decode())


def _told(lat: tuple[float, int] | None, lon: tuple[float, int] | None, letters: str) -> _Told | None:
    if lat is None or lon is None:
        return None
    north = -abs(lat[0]) if "S" in letters else lat[0]
    east = -abs(lon[0]) if "W" in letters else lon[0]
    return _Told(north, east, min(lat[1], lon[1]), "O" if "O" in letters else "")


def _by_sides(data: bytes, match: re.Match[bytes], begin: int) -> tuple[_Told | None, int]:
    """The angles of a form whose sides say which is which, and where it begins: at its first side or its first angle."""
    before = angles.side_backwards().match(data[max(0, begin - 32) : begin][::-1])
    first, second = (match["one_side"], match["other_side"]), match["side"] or match["one_side"]
    if before is not None and second is not None:
        first, begin = (before[1][::-1], second), begin - before.end()
    letters = "".join(sides()[side] for side in first if side)
    if len(letters) < 2 or (letters[0] in "NS") == (letters[1] in "NS"):
        return None, begin
    if bool(_DECIMAL.fullmatch(match["one"])) != bool(_DECIMAL.fullmatch(match["other"])):
        return None, begin  # `N 45°30'15" E 120.005 feet` is a bearing
    one, other = degrees(match["one"]), degrees(match["other"])
    return (_told(one, other, letters) if letters[0] in "NS" else _told(other, one, letters)), begin


def _is_on_earth(told: _Told) -> bool:
    """Angles that exist, told finely enough, and not the zeros that stand for no position at all."""
    return abs(told.lat) <= 90 and abs(told.lon) <= 180 and told.decimals >= FINE and (told.lat != 0 or told.lon != 0)


def _is_fine_pair(data: bytes, begin: int, stop: int, told: _Told) -> bool:
    """Two numbers with nothing that says so are a position where they are fine, and nothing around them is known to be something else."""
    before = data[max(0, begin - 64) : begin]
    if _CALLED.search(before) and not _TAKES_A_POSITION.search(before):
        return False
    if any(sign.search(before) for sign in (_MEANS_ELSE, _PATH_BEFORE, _LIST_BEFORE)):
        return False
    if _PATH_AFTER.match(data, stop) or _LIST_AFTER.match(data, stop):
        return False
    least, most = sorted(map(abs, (told.lat, told.lon)))
    return least < most and most >= 10 and told.decimals >= (ALONE[1] if least >= 10 else ALONE[0])


def _goes_over_lines(data: bytes, match: re.Match[bytes]) -> bool:
    """Two angles on two lines belong together only where no number stands before the first; else it may be the end of another pair."""
    if b"\n" not in match[0]:
        return False
    begin = match.start()
    line = data.rfind(b"\n", max(0, begin - 400), begin) + 1
    return bool(_HAS_DIGIT.search(data, max(line, begin - 400), begin))
