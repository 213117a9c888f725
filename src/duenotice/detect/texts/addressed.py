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
from duenotice.detect.kernel.posts import DOUBTFUL, posts, town_hashes
from duenotice.detect.texts.collecting import searched
from duenotice.detect.words.streets import has_digit, names_street
from duenotice.detect.words.wordlists import PARTICLES, folded, place_lines, places

BEFORE, AFTER = 200, 120
"""Bytes before and after the first digit of a code that are looked at."""
NEAR = 48
"""Bytes before a code with an unknown town in which the number of a house must stand."""
HITS = 4096
"""Codes at a time."""
BETWEEN = 3
"""Parts of an address that may stand between its street and its code: a flat, a district, a town, a region."""
WORDS = 6
"""Words of a street's name at most."""

_SIGNS = (",", ";", "|", "\n", "\r", "\t", "\\n", "\\r", "\\t", "·", "•", ": ", " - ", " – ", "  ")
"""What stands between the parts of an address, as tags do; JSON writes the ends of lines in its own way."""
_APART = re.compile("|".join([*map(re.escape, _SIGNS), "<[^<>]{0,60}>"]))
_AROUND = " \"'“”„«»()[]<>*–-"
_BEFORE_TOWN = re.compile(r"(?:\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4,6})(?![\w-])")
_AFTER_TOWN = re.compile(
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)|[A-Z]\d[A-Z] \d[A-Z]\d(?!\w)"
    r"|(?<=[A-Z]{2} )(?:\d{5}(?:-\d{4})?|\d{4})(?![\w-])|(?:\d{5}-\d{3}|\d{6})(?![\w-])"
)
_COUNTRY = re.compile(r"(?<![\w-])[A-Z]{1,3}-$")
_HALF_A_CODE = re.compile(r"(?<!\w)[A-Z][A-Z\d]{1,3} $")
_REGION = re.compile(r"(?:^|(?<=[ -]))[A-Z]{2,3}$")
_TOWN = re.compile(r",? ?(?:г\. ?)?(?P<town>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’/-]*){0,4})")
_JAPAN = re.compile(r"\d{3}-\d{4}[ 　]?(?P<rest>[^\s,;|<\"\\]{1,12}[都道府県市区郡町村][^\n,;|<\"\\]{1,40})")
_HOUSE = r"\d{1,5}(?: ?[a-zA-Z](?![\w.])| bis| ter)?(?: ?[-/] ?\d{1,4} ?[a-zA-Z]?(?!\w))?(?: (?:m|lok|apt|app|кв)\.? ?\d{1,4})?"
_LAST = re.compile(rf"(?P<words>\S.*?),? (?:n[º°.r]{{0,2}} ?|[Nn]o[.:]? ?)?{_HOUSE}\.?$")
_FIRST = re.compile(rf"(?P<before>.* )?{_HOUSE},? (?P<words>[^\W\d_][^\d]{{2,60}})$")
_HOUSE_NEAR = re.compile(
    rb"[A-Za-z.\x80-\xff][,:]? ?\d{1,4}[a-zA-Z]?(?:[/-]\d{1,4})?[^\w:.-]{1,8}\Z"
    rb"|(?<![\w:.,/-])\d{1,4}[a-zA-Z]?,? [A-Za-z\x80-\xff][^\d]{3,}\Z"
)
_ALONE = re.compile(rf"(?:д\. ?|дом |nr\.? |no\.? |n[º°] ?)?{_HOUSE}", re.IGNORECASE)
_WORD = re.compile(r"\w[\w.'’/-]*")
_FLAT = re.compile(
    r"(?:suite|ste|apt|apartment|flat|unit|floor|room|wohnung|app|appt|lok|top|stiege|кв)\b", re.IGNORECASE
)
"""Part of a house: not yet the street."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LINKS = PARTICLES | frozenset("im am an der dem den das die auf beim unter aux sur lès les des à the of sous".split())  # noqa: SIM905


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
        if digits < reach or (told == DOUBTFUL and not _HOUSE_NEAR.search(data, max(0, digits - NEAR), digits)):
            continue
        found = _address(data, digits)
        if found is not None:
            reach = found.end
            yield found


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
    text = before + data[digits : digits + AFTER].decode("utf-8", "ignore")
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
    told = _street_before(before, known, between=not code.town_follows)
    year = code.town_follows and _YEAR.match(code.text, code.start) is not None
    if told is not None and year and not (told.named and told.known):
        return None
    if told is not None:
        return Addressed(told.start, end, told.known, _person(told.rest))
    behind = _street_after(_behind(code.text, end)) if known and not year else None
    return None if behind is None else Addressed(code.start, behind, known)


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
        if folded(told) in places():
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


def _street_before(parts: Iterator[_Part], known: bool, between: bool) -> _Street | None:
    """The street nearest to a code. parts: the nearest first. between: the town stands between, in one of the parts."""
    for n, part in enumerate(islice(parts, BETWEEN + 1)):
        text = _REGION.sub("", part.text).rstrip(_AROUND) if between and n == 0 else part.text
        known = known or (between and _is_known(part.text))
        if _FLAT.match(text):
            continue
        start = _street(text, loose=known and n == between)
        if start is not None:
            return _Street(part.start + start, known, names_street(text), list(islice(parts, 1)) if start == 0 else [])
        if _ALONE.fullmatch(part.text):
            street = next(parts, None)
            named = street is not None and _is_named(street.text)
            return _Street(street.start, known, True, list(islice(parts, 1))) if street and named else None
        if len(part.text) > 40 or (has_digit(part.text) and len(part.text) > 12) or (n and not known):
            return None
    return None


def _street_after(parts: list[_Part]) -> int | None:
    """Where the house ends that follows a code and a town, with its street: `Fő utca 1.`; `ул. Тверская, д. 5`."""
    for n, part in enumerate(parts[:2]):
        if _street(part.text, loose=False) == 0:
            return part.start + len(part.text)
        house = _ALONE.match(parts[n + 1].text) if n + 1 < len(parts) else None
        if house is not None and _is_named(part.text):
            return parts[n + 1].start + house.end()
    return None


def street_start(text: str) -> int | None:
    """Where in a part of a text (characters) a street with the number of a house begins behind words for living there, None for none."""
    return _street(text, loose=True)


def _street(text: str, loose: bool) -> int | None:
    """Where in a part a street with the number of a house begins, None where there is none. loose: names without a word for streets
    (`Marszałkowska 10`) are streets too, where nothing else stands in the part."""
    for read in (_number_last, _number_first) if has_digit(text) else ():
        told = read(text)
        if told is not None:
            start, words = told
            likely = loose and start == 0 and not words[0].islower() and not naming.is_place(words)
            if names_street(words) or (likely and not _YEAR.search(text)):
                return start
    return text and 0 if names_street(text) and text[-1] >= "\u3000" and has_digit(text) else None


def _number_last(text: str) -> tuple[int, str] | None:
    """Where `Hauptstraße 5a` begins, and its words."""
    found = _LAST.fullmatch(text)
    if found is None:
        return None
    words = found["words"].split(" ")
    n = len(words)
    while n and len(words) - n < WORDS and _goes_on(words[n - 1]):
        n -= 1
    while n < len(words) and words[n].casefold() in _LINKS and not words[n][:1].isupper():
        n += 1
    name = " ".join(words[n:])
    return (len(found["words"]) - len(name), name) if name and any(len(word) > 2 for word in words[n:]) else None


def _number_first(text: str) -> tuple[int, str] | None:
    """Where `12 rue de la Paix` begins, and its words."""
    found = _FIRST.fullmatch(text)
    if found is None or len(found["words"].split()) > WORDS or not all(map(_goes_on, found["words"].split())):
        return None
    return len(found["before"] or ""), found["words"]


def _is_named(text: str) -> bool:
    """Whether a part is the name of a street without a house."""
    return len(text) <= 40 and names_street(text) and all(map(_goes_on, text.split()))


def _goes_on(word: str) -> bool:
    """Whether a word may be part of the name of a street: with a capital, a small word between others, a word for streets."""
    bare = word.strip("().'’")
    return _WORD.fullmatch(bare) is not None and (not bare[0].islower() or bare in _LINKS or names_street(bare))


def _person(parts: list[_Part]) -> tuple[int, int] | None:
    """Whom the address belongs to: the part before it, if it is nothing but a name that is known."""
    if not parts:
        return None
    text, at = parts[0]
    start, end = naming.trimmed(text, 0, len(text))
    name = text[start:end]
    fine = " " in name and naming.may_be_person(name) and naming.reads_like_person(name)
    return (at + start, at + end) if fine else None
