"""Postal addresses in running text: a postal code, its town, and near them a street with the number of a house.

The code is the anchor (`kernel.posts`); neither it nor a town says anything of anybody alone. With a street and a town that is known
the address is LIKELY, with another town POSSIBLE. Before it, on a line or between commas of its own, whom it belongs to may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from duenotice.detect.arrays import whole_from
from duenotice.detect.fields import naming
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.posts import DOUBTFUL, STATES, posts, town_hashes
from duenotice.detect.texts.collecting import searched
from duenotice.detect.texts.housed import HOUSE, NUMBER, YEAR, is_named, named_from, names, street
from duenotice.detect.words.streets import has_digit
from duenotice.detect.words.wordlists import folded, place_lines, places

BEFORE, AFTER = 200, 120
"""Bytes before and after the first digit of a code that are looked at."""
NEAR = 48
"""Bytes before a code with an unknown town in which the number of a house must stand."""
HITS = 4096
"""Codes at a time."""
BETWEEN = 3
"""Parts of an address that may stand between its street and its code: a flat, a district, a town, a region."""
_SIGNS = (",", ";", "|", "\n", "\r", "\t", "\\n", "\\r", "\\t", "·", "•", ": ", " - ", " – ", "  ")
"""What stands between the parts of an address, as tags do; JSON writes the ends of lines in its own way."""
_APART = re.compile("|".join([*map(re.escape, _SIGNS), "<[^<>]{0,60}>"]))
_AROUND = " \"'“”„«»()[]<>*–-"
_BEFORE_TOWN = re.compile(r"(?:\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4,6})(?![\w-])")
_AFTER_TOWN = re.compile(
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)|[A-Z]\d[A-Z] \d[A-Z]\d(?!\w)"
    r"|(?<=[A-Z]{2} )(?:\d{5}(?:-\d{4})?|\d{4})(?![\w-])|(?:\d{5}-\d{3}|\d{6})(?![\w-])"
)
_COUNTRY = re.compile(r"(?<![\w-])(?:[A-Z]{1,3}-|(?:ΤΚ|Τ\.Κ\.|T\.?K\.?|C\.?P\.?|CEP:?|PSČ:?|PLZ:?) )$")
_HALF_A_CODE = re.compile(r"(?<!\w)[A-Z][A-Z\d]{1,3} $")
_REGION = re.compile(r"(?:^|(?<=[ -]))[A-Z]{2,3}$")
_WORD_OF_TOWN = r"(?:(?:[Ss]te?|[Ss]v|Św|Sta|Sto|Gr|Kl|[^\W\d_])\.(?:[^\W\d_]{1,2}\.)?|[^\W\d_][\w'’/-]*)"
"""A full stop ends a sentence behind all but short words: `St. Gallen`, `Frankfurt a.M.`."""
_TOWN = re.compile(rf",? ?(?:г\. ?)?(?P<town>{_WORD_OF_TOWN}(?: {_WORD_OF_TOWN}){{0,4}})")
_STATE_BEFORE = re.compile(r"(?<![\w-])([A-Z]{2,3}) $")
_AUSTRALIA = frozenset("NSW QLD VIC TAS ACT SA WA NT".split())  # noqa: SIM905
_OF_RUSSIA = re.compile(r"\d{6}, (?:г\.|город |[^\W\d_]+ обл)")
"""A code with the sign of its town behind, which needs not be known."""
_FORMAL = re.compile(r"(?:\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4,5}-\d{3}|[A-Z]{1,3}-\d{4,5})(?![\w-])")
"""A code in a form that few numbers have."""
_JAPAN = re.compile(r"\d{3}-\d{4}[ 　]?(?P<rest>[^\s,;|<\"\\]{1,12}[都道府県市区郡町村][^\n,;|<\"\\]{1,40})")
_HOUSE_NEAR = re.compile(
    rb"[A-Za-z.\x80-\xff][,:]? ?\d{1,4}[a-zA-Z]?(?:[/-]\d{1,4})?[^\w:.-]{1,8}\Z"
    rb"|(?<![\w:.,/-])\d{1,4}[a-zA-Z]?,? [A-Za-z\x80-\xff][^\d]{3,}\Z"
    rb"|[A-Za-z.\x80-\xff] \d{1,4}[a-zA-Z]?, [^\n]{1,28}, ?\Z"
)
_DOOR = re.compile(r"(?:H\.? ?No|House No|Plot No|Door No|D\.? ?No|S\.? ?No)\b")
"""With these an address of India begins."""
_ENDS_IN_HOUSE = re.compile(rf"(?:^|(?<=[^\W\d_] ))(?<![A-Z] ){HOUSE}$")
_ALONE = re.compile(rf"{NUMBER}?{HOUSE}", re.IGNORECASE)
_FLAT = re.compile(
    r"(?:suite|ste|apt|apartment|flat|unit|floor|room|wohnung|app|appt|lok|top|stiege|кв|apto|int|piso|bte|bus|col|bl|sc|et|ap|эт|ет|ап|вх|бл|"
    r"корп|стр|daire|kat|blok)\b|\d{1,2}(?:[.º°ª]|er|e){1,2} ?(?:[A-Za-z]{1,4}\.?(?: ?\d{1,3}\.?)?)?$",
    re.IGNORECASE,
)
"""Part of a house: not yet the street."""
_COUNTED = re.compile(r"\b(No|NO|no|D|K|Kat|Daire|Blok):(?= ?\d)")
"""Words before numbers in Turkey, whose colons part nothing."""


class Addressed(NamedTuple):
    """Byte range of an address in running text; whether its town is known; byte range of the name before it, if one stands there; the
    address in one line, with commas between its parts."""

    start: int
    end: int
    known: bool
    person: tuple[int, int] | None = None
    text: bytes = b""


class _Part(NamedTuple):
    """A part of an address: its text and where that begins in the text looked at."""

    text: str
    start: int


class _Code(NamedTuple):
    """A code within the text looked at: characters from `start` (with the sign of its country) to `end`, and whether its town follows."""

    text: str
    start: int
    end: int
    town_follows: bool


class _Street(NamedTuple):
    """Where a street begins; whether the town of its code is known and a word for streets stands in it; the part before it."""

    start: int
    known: bool
    named: bool
    rest: list[_Part]


def addresses(data: bytes, b: np.ndarray, lo: int, hi: int) -> Iterator[Addressed]:
    """Addresses whose codes begin in data[lo:hi], in order. b: the data, padded."""

    def search(at: int, end: int, out: np.ndarray, used: np.ndarray) -> int:
        return posts(b, at, end, _towns(), out, used)

    reach = -1
    for place, told in searched(search, lo + PAD, hi + PAD, np.empty((HITS, 2), np.int64)):
        digits = place - PAD
        if digits < reach or (told == DOUBTFUL and not _may_be(data, digits)):
            continue
        found = _address(data, digits)
        if found is not None:
            reach = found.end
            yield found


def _may_be(data: bytes, digits: int) -> bool:
    """Whether anything speaks for a code with an unknown town: a house before it, or a sign of towns behind."""
    if _HOUSE_NEAR.search(data, max(0, digits - NEAR), digits):
        return True
    return data[digits + 6 : digits + 8] == b", " and bool(
        _OF_RUSSIA.match(data[digits : digits + 40].decode("utf-8", "replace"))
    )


@cache
def _towns() -> np.ndarray:
    return town_hashes(place_lines())


def _address(data: bytes, digits: int) -> Addressed | None:
    """The address of the code whose digits begin there."""
    begin = whole_from(data, max(0, digits - BEFORE), digits)
    try:
        before = data[begin:digits].decode()
    except UnicodeDecodeError:
        return None  # bytes of another charset, in which no words can be told
    text = _COUNTED.sub(r"\1.", before + data[digits : digits + AFTER].decode("utf-8", "ignore"))
    readings = chain([_in_japan(text, len(before))], map(_address_of, _codes(text, len(before))))
    found = next(filter(None, readings), None)
    if found is None:
        return None
    start, end, *person = (begin + len(text[:at].encode()) for at in (found.start, found.end, *(found.person or ())))
    line = ", ".join(part.text for part in _behind(text[: found.end], found.start))
    return Addressed(start, end, found.known, (person[0], person[1]) if person else None, line.encode())


def _codes(text: str, digits: int) -> Iterator[_Code]:
    """What the digits may be the code of; digits: where they begin."""
    own = _BEFORE_TOWN.match(text, digits)
    if own is not None:
        country = _COUNTRY.search(text, 0, digits)
        yield _Code(text, country.start() if country else digits, own.end(), town_follows=True)
    half = _HALF_A_CODE.search(text, 0, digits)
    for start in ([half.start()] if half else []) + [digits]:
        code = _AFTER_TOWN.match(text, start)
        if code is not None and code.end() > digits:
            yield _Code(text, start, code.end(), town_follows=False)


def _in_japan(text: str, digits: int) -> Addressed | None:
    """`100-0001 東京都千代田区千代田1-1`: all of it follows, without signs between."""
    found = _JAPAN.match(text, digits)
    return Addressed(digits, found.end(), known=True) if found and has_digit(found["rest"]) else None


def _address_of(code: _Code) -> Addressed | None:
    """`Hauptstraße 5, 10115 Berlin`; `1011 Budapest, Fő utca 1`; `12 Acacia Avenue, Leeds, LS1 4AP`. Offsets are characters."""
    before, end, known = _before(code.text, code.start), code.end, False
    if code.town_follows:
        town = _TOWN.match(code.text, code.end)
        if town is None or town["town"][0].islower():
            return None
        size, known = _town(town["town"])
        end = town.start("town") + size
    formal = _is_formal(code)
    known = known or _OF_RUSSIA.match(code.text, code.start) is not None
    told = _street_before(before, known, formal, between=not code.town_follows)
    year = code.town_follows and YEAR.match(code.text, code.start) is not None
    if told is not None and year and not (told.named and told.known):
        return None
    if told is not None:
        return Addressed(told.start, end, told.known, _person(told.rest))
    behind = _street_after(_behind(code.text, end)) if known and not year else None
    return None if behind is None else Addressed(code.start, behind, known)


def _is_formal(code: _Code) -> bool:
    """Whether few numbers look like a code: for its own form, or the state before it."""
    if code.town_follows:
        return _FORMAL.match(code.text, code.start) is not None
    if not code.text[code.start].isdigit() or "-" in code.text[code.start : code.start + 6]:
        return True
    state = _STATE_BEFORE.search(code.text, max(0, code.start - 5), code.start)
    if state is None or code.end - code.start < 5:
        return state is not None and state[1] in _AUSTRALIA
    return len(state[1]) == 2 and bool(STATES[ord(state[1][0]) - 65, ord(state[1][1]) - 65])


def _before(text: str, hi: int) -> Iterator[_Part]:
    """The parts of text[:hi] that are not empty, the last one first."""
    while hi > 0:
        at, sign = max((text.rfind(sign, 0, hi), sign) for sign in _SIGNS)
        tag = text.rfind(">", 0, hi)
        at, lo = (text.rfind("<", 0, tag), tag + 1) if tag > at else (at, at + len(sign) if at >= 0 else 0)
        inner = text[lo:hi].strip(_AROUND)
        if inner:
            yield _Part(inner, text.index(inner, lo))
        hi = at


def _behind(text: str, lo: int) -> list[_Part]:
    """The parts of text[lo:] that are not empty, in order."""
    parts: list[_Part] = []
    for sign in [*_APART.finditer(text, lo), None]:
        inner = text[lo : sign.start() if sign else None].strip(_AROUND)
        if inner:
            parts.append(_Part(inner, text.index(inner, lo)))
        lo = sign.end() if sign else lo
    return parts


@lru_cache(maxsize=1 << 12)
def _town(text: str) -> tuple[int, bool]:
    """Characters of the words that are a town, from the first on, and whether it is known; else of those with capitals."""
    words = text.split(" ")
    for n in range(len(words), 0, -1):
        told = " ".join(words[:n]).rstrip(".")
        if any(town in places() for town in folded(told).split("/")):
            return len(told), True
    n = 1
    while n < min(3, len(words)) and not words[n][0].islower():
        n += 1
    return len(" ".join(words[:n]).rstrip(".")), False


@lru_cache(maxsize=1 << 12)
def _is_known(text: str) -> bool:
    """Whether a town of the list ends the text, before the letters of a region."""
    words = folded(_REGION.sub("", text).rstrip(_AROUND)).split(" ")[-4:]
    return any(" ".join(words[n:]) in places() for n in range(len(words)))


def _street_before(nearer: Iterator[_Part], known: bool, formal: bool, between: bool) -> _Street | None:
    """The street nearest to a code. nearer: the parts before it, the nearest first. formal: the code has a form of its own, so that the
    town needs not be known; between: the town stands between, in one of the parts."""
    parts, seen = list(islice(nearer, 2 * BETWEEN)), 0
    for n, part in enumerate(parts):
        text = _REGION.sub("", part.text).rstrip(_AROUND) if between and n == 0 else part.text
        known = known or (between and _is_known(part.text))
        if _FLAT.match(text):
            continue
        rest = parts[n + 1 :]
        loose = (known or formal) and (seen == between or (between and formal and text[-1:].isalpha()))
        start = street(text, loose=loose or (seen == 0 and not between and _person(rest[:1]) is not None))
        if start is not None:
            named = names(text)
            sure = known or (formal and between and named)
            return _Street(part.start + start, sure, named, rest[:1] if start == 0 else [])
        if _DOOR.match(text):
            return _Street(part.start, known, True, rest[:1])
        apart = _apart(text, rest)
        if apart is not None:
            return _Street(apart, known, True, rest[1:2])
        if _ALONE.fullmatch(part.text):
            return None
        if len(part.text) > 40 or (has_digit(part.text) and len(part.text) > 12) or (seen and not (known or formal)):
            return None
        seen += 1
        if seen > BETWEEN:
            return None
    return None


def _apart(text: str, rest: list[_Part]) -> int | None:
    """Where a street begins whose house stands in a part of its own: `5, chemin Vert`, `Rua Augusta, 24`. text: the nearer part."""
    if not rest:
        return None
    if is_named(text):
        house = _ENDS_IN_HOUSE.search(rest[0].text)
        return rest[0].start + house.start() if house else None
    named = named_from(rest[0].text) if _ALONE.fullmatch(text) else None
    return None if named is None else rest[0].start + named


def _street_after(parts: list[_Part]) -> int | None:
    """Where the house ends that follows a code and a town, with its street: `Fő utca 1.`; `ул. Тверская, д. 5`."""
    for n, part in enumerate(parts[:2]):
        if street(part.text, loose=False) == 0:
            return part.start + len(part.text)
        house = _ALONE.match(parts[n + 1].text) if n + 1 < len(parts) else None
        if house is not None and is_named(part.text):
            return parts[n + 1].start + house.end()
    return None


def _person(parts: list[_Part]) -> tuple[int, int] | None:
    """Whom the address belongs to: the part before it, if it is nothing but a name that is known."""
    if not parts:
        return None
    text, at = parts[0]
    start, end = naming.trimmed(text, 0, len(text))
    name = text[start:end]
    fine = " " in name and naming.may_be_person(name) and naming.reads_like_person(name)
    return (at + start, at + end) if fine else None
