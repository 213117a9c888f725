"""Positions as grid references: MGRS (`33U VP 12345 67890`), UTM with zone (`33U 391545 5819698`) or code (`EPSG:32633`).

What is kept is the notation, written one way (zone, hemisphere, metres), so nothing is converted to degrees. Many other things are some
digits and capitals, so a square has to lie in its zone and band. That alone is likely at best; a word or a second reading makes it sure,
and nothing else makes one of few digits or without blanks a position at all.
"""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from duenotice.detect.texts import angles

BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""Letters of the bands of eight degrees from 80° S to 84° N (the last has twelve)."""
_COLUMNS, _ROWS = "ABCDEFGHJKLMNPQRSTUVWXYZ", "ABCDEFGHJKLMNPQRSTUV"
_SOUTH, _NORTH = BANDS[:10], BANDS[10:]
_WIDE = {(32, "V"), (31, "X"), (33, "X"), (35, "X"), (37, "X")}
_NONE = {(32, "X"), (34, "X"), (36, "X")}
"""Norway and Svalbard: zones that reach further in a band than three degrees on either side, and those that do not exist there."""
_EQUATOR_OF_THE_SOUTH, _CYCLE, _CENTRE = 10_000_000, 2_000_000, 500_000
_SLACK, _OVERLAP = 20_000, 40_000
"""Metres by which the edge of a band bends within a zone, and by which zones are used beyond their edge."""
_ALONE, _LEAST = 10, 4
"""Digits of a reference that may stand alone, and the fewest: a square of a kilometre."""
_WORD_NEAR, _OTHER_NEAR = 48, 160

_SP = rb"(?:[ ]|\xc2\xa0|&nbsp;|%20)"
_BEFORE, _AFTER = rb"(?<![\w+/%.-])", rb"(?![\w+/=%-]|[.,]\d)"
_ZONE = rb"(?P<zone>0?[1-9]|[1-5]\d|60)"
_LETTER = rb"[C-HJ-NP-X]"
_SQUARE = rb"[A-HJ-NP-Z][A-HJ-NP-V]"
_EASTING = rb"[1-8]\d{5}"
ANCHORS = (
    *(("word", word) for word in (b"MGRS", b"mgrs", b"USNG", b"UTM", b"utm", b"UTMREF", rb"[Gg]rid [Rr]ef", b"asting", b"Meldegitter")),
    *(("blank", rb"\d" + _LETTER + square) for square in (
        b" " + _SQUARE + rb" \d{5}", b" " + _SQUARE + rb"\d{5}", _SQUARE + rb" \d{5} \d{5}",
    )),
    ("blank", rb"\d" + _LETTER + rb" 0?" + _EASTING),
    ("blank", _EASTING + rb" ?m? ?E[,; ]"),
    ("blank", rb"E ?" + _EASTING + rb"[,; ]{1,2}N"),
    ("code", rb"\b(?:EPSG:{1,2}|SRID=)(?:32[67]|258)\d{2}"),
)  # fmt: skip
"""What Hyperscan looks for. Each holds a text or a blank that has to be there: without one, looking for the rest costs twice the time."""
_MGRS = re.compile(
    _BEFORE + _ZONE + rb"(?P<one>" + _SP + rb"?)(?P<band>" + _LETTER + rb")(?P<two>" + _SP
    + rb"?)(?P<square>" + _SQUARE + rb")(?P<three>" + _SP + rb"?)(?P<east>\d{2,10}?)(?:(?P<four>" + _SP + rb")(?P<north>\d{2,5}))?"
    + _AFTER
)  # fmt: skip
_GAP = rb"[ ,;:()\[\]\"'=/|-]{1,5}"
_METRES = rb"(?P<east>0?[1-8]\d{5})(?:[.,]\d{1,4})?(?P<east_unit> ?m? ?E\b| ?m\b)?"
_NORTHING = rb"(?P<north>\d{5,8})(?:[.,]\d{1,4})?(?P<north_unit> ?m? ?N\b| ?m\b)?" + _AFTER
_TWO = (
    rb"(?P<east_word>(?i:easting|rechtswert|ostwert|east|E|X)" + _GAP + rb")?" + _METRES + rb"[ ,;/|]{1,3}"
    + rb"(?P<north_word>(?i:northing|hochwert|nordwert|north|N|Y)" + _GAP + rb")?" + _NORTHING
)  # fmt: skip
_UTM = re.compile(
    _BEFORE + _ZONE + rb"(?: ?(?P<band>" + _LETTER + rb"|[Nn]orth|[Ss]outh)(?![A-Za-z]))?" + _GAP + rb"(?:Hemisphere" + _GAP + rb")?" + _TWO
)  # fmt: skip
_CODED = re.compile(
    rb"(?P<system>326|327|258)(?P<zone>\d\d)(?:;?(?i:point)(?: Z)? ?\(|\W{1,8}?)" + _TWO + rb"(?![ ]?,? ?-?\d)"
)
_FIRST_DIGIT = re.compile(rb"(?<!\d)\d")
_WORD_BEHIND = re.compile(rb"[ \t]?[(\[,;]{0,2}[ ]?(?:MGRS|USNG|UTMREF|UTM)\b")


class Grid(NamedTuple):
    """A reference: where it stands, and its canonical form: zone and hemisphere, easting and northing in units of its precision.

    sure: nothing but a position is written so. strong: its shape may stand alone. west, south, north: degrees where zone and band begin.
    """

    start: int
    end: int
    text: bytes
    sure: bool
    strong: bool
    west: int
    south: int
    north: int


def references(data: bytes, hits: Iterable[tuple[str, int]]) -> Iterator[Grid]:
    """What lies on Earth, and for which anything speaks, around anchors: (name, where it ends), in order. Nothing is read twice."""
    tried = 0
    for name, to in hits:
        if name == "code":
            match = _CODED.match(data, to - 5)
            found = [_coded(match) if match else None]
        else:
            begin, end = max(tried, to - _WORD_NEAR), to + (_WORD_NEAR if name == "word" else 0)
            starts = [digit.start() + begin for digit in _FIRST_DIGIT.finditer(data[begin:end])]
            found = [one for at in starts for one in (_square(data, at), _metres(data, at))]
            tried = max(tried, end)
        yield from (one for one in found if one is not None)


def confirmed(found: list[Grid], degrees: list[tuple[int, float, float]]) -> list[Grid]:
    """Those that are strong or sure; sure is also one near which the same zone and band are told in degrees.

    degrees: (where, latitude, longitude), in order.
    """
    told = []
    for one in found:
        near = slice(*(bisect(degrees, (one.start + apart,)) for apart in (-_OTHER_NEAR, _OTHER_NEAR)))
        sure = one.sure or any(_says_the_same(one, lat, lon) for _, lat, lon in degrees[near])
        if sure or one.strong:
            told.append(one._replace(sure=sure))
    return told


def _says_the_same(one: Grid, lat: float, lon: float) -> bool:
    return one.west <= lon < one.west + 6 and one.south <= lat < one.north


@cache
def _words() -> re.Pattern[bytes]:
    """A word for grids or positions with no digit between it and the reference."""
    spelled = angles.spelled("grid") | angles.spelled("pair")
    return re.compile(rb"(?<![A-Za-z])(?:" + angles.any_of(spelled) + rb")(?![A-Za-z])[^0-9\r\n]{0,40}\Z")


def _has_word(data: bytes, match: re.Match[bytes]) -> bool:
    before = data[max(0, match.start() - _WORD_NEAR) : match.start()]
    return bool(_words().search(before)) or bool(_WORD_BEHIND.match(data, match.end()))


def _square(data: bytes, at: int) -> Grid | None:
    """A reference by the square of 100 km in which it lies."""
    match = _MGRS.match(data, at)
    if match is None:
        return None
    east, north = match["east"], match["north"]
    digits = east + (north or b"")
    half = len(digits) // 2
    if len(digits) % 2 or not _LEAST <= len(digits) <= _ALONE or (north is not None and len(east) != half):
        return None
    zone, band = int(match["zone"]), match["band"].decode()
    corner = _corner(zone, band, match["square"].decode())
    if corner is None:
        return None
    unit = 10 ** (5 - half)
    x, y = (corner[n] // unit + int(digits[n * half : (n + 1) * half]) for n in (0, 1))
    if not _lies_in(zone, band, x * unit, y * unit, 0):
        return None
    sure = _has_word(data, match)
    strong = sure or (len(digits) == _ALONE and any(match[name] for name in ("one", "two", "three", "four")))
    return Grid(match.start(), match.end(), _written(zone, [band], x, y), sure, strong, zone * 6 - 186, *_edges([band]))


def _metres(data: bytes, at: int) -> Grid | None:
    """A reference by zone and metres. The letter is a band or a hemisphere: of `S` only the northing says which, if that."""
    match = _UTM.match(data, at)
    if match is None:
        return None
    zone, letter = int(match["zone"]), (match["band"] or b"").decode()
    if not letter and b"UTM" not in data[max(0, match.start() - _WORD_NEAR) : match.start()]:
        return None
    said = bool(match["east_word"] and match["north_word"]) or _has_units(match) or _has_word(data, match)
    if not said and len(match["north"]) < 7:
        return None
    return _grid(match.span(), zone, _bands(letter), (int(match["east"]), int(match["north"])), (said, True))


def _has_units(match: re.Match[bytes]) -> bool:
    return b"E" in (match["east_unit"] or b"") and b"N" in (match["north_unit"] or b"")


def _bands(letter: str) -> str:
    """What a letter or word behind a zone may mean. `N` is taken for the hemisphere, which its band lies in; `S` may be either."""
    if letter == "S":
        return _SOUTH + "S"
    return {"": BANDS, "n": _NORTH, "s": _SOUTH}.get(
        letter if len(letter) < 2 and letter != "N" else letter[0].lower(), letter
    )


def _coded(match: re.Match[bytes]) -> Grid | None:
    """A reference behind the code of its system: WGS 84 north (326) and south (327), ETRS89 (258)."""
    zone, bands = int(match["zone"]), _SOUTH if match["system"] == b"327" else _NORTH
    if not 1 <= zone <= 60 or (match["system"] == b"258" and not 28 <= zone <= 38):
        return None
    span = match.start("east"), match.end("north")
    return _grid(span, zone, bands, (int(match["east"]), int(match["north"])), (True, True))


def _grid(
    span: tuple[int, int], zone: int, bands: str, metres: tuple[int, int], said: tuple[bool, bool]
) -> Grid | None:
    """The reference if it lies in any of the bands; said: sure and strong."""
    there = [band for band in bands if _lies_in(zone, band, *metres, _OVERLAP)]
    if not there:
        return None
    return Grid(*span, _written(zone, there, *metres), *said, zone * 6 - 186, *_edges(there))


def _edges(bands: list[str]) -> tuple[int, int]:
    """Degrees between which the bands lie."""
    return BANDS.index(bands[0]) * 8 - 80, 84 if bands[-1] == "X" else BANDS.index(bands[-1]) * 8 - 72


def _written(zone: int, bands: list[str], x: int, y: int) -> bytes:
    """The canonical form. The hemisphere is `?` where the metres fit bands of both."""
    sides = {"N" if band >= "N" else "S" for band in bands}
    return f"{zone:02d}{sides.pop() if len(sides) == 1 else '?'} {x} {y}".encode()


def _corner(zone: int, band: str, square: str) -> tuple[int, int] | None:
    """Easting and northing (metres) of the corner of a square of 100 km, or None where the zone has none of this name in this band."""
    first = (zone - 1) % 3 * 8
    column = _COLUMNS.index(square[0]) - first
    if not 0 <= column < 8:
        return None
    row = (_ROWS.index(square[1]) - (0 if zone % 2 else 5)) % 20
    low, high = _northings(band)
    base = math.floor((low - 100_000) / _CYCLE) * _CYCLE
    for north in (base + row * 100_000 + cycle * _CYCLE for cycle in range(3)):
        if low - 100_000 < north < high:
            return (column + 1) * 100_000, north
    return None


def _lies_in(zone: int, band: str, x: int, y: int, overlap: int) -> bool:
    """Whether metres lie in a zone and band, or by so much beside the zone."""
    if (zone, band) in _NONE:
        return False
    low, high = _northings(band)
    half = _half_width(band) * (2 if (zone, band) in _WIDE else 1)
    return low <= y <= high and abs(x - _CENTRE) <= half + overlap + 1_000


@cache
def _northings(band: str) -> tuple[float, float]:
    """The least and greatest northing of a band, with slack for its bent edges."""
    south = BANDS.index(band) * 8 - 80
    false = _EQUATOR_OF_THE_SOUTH if band < "N" else 0
    low, high = (_arc(lat) + false for lat in (south, 84 if band == "X" else south + 8))
    slack = 0 if band == "N" else _SLACK
    return low - slack, high + (0 if band == "M" else _SLACK)


@cache
def _half_width(band: str) -> float:
    """Metres from the middle of a zone to its edge, where the band is nearest the equator."""
    south = BANDS.index(band) * 8 - 80
    near = south if south >= 0 else -(south + 8)
    return math.radians(3) * 6_378_137 * 0.9996 * math.cos(math.radians(near)) * 1.002


def _arc(lat: int) -> float:
    """Metres along the middle of a zone from the equator (WGS 84; Snyder, Map Projections, 1987, equation 3-21)."""
    phi = math.radians(lat)
    return 0.9996 * (
        111_132.9525 * lat - 16_038.5087 * math.sin(2 * phi) + 16.8326 * math.sin(4 * phi) - 0.022 * math.sin(6 * phi)
    )
