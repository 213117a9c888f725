"""Dates of birth in running text: a word for being born, then within the same breath a date.

A date by itself says nothing of anybody, so the label is the anchor. Hyperscan looks for the labels of all languages at once, about as
fast as bytes can be counted; the date after each is read by a pattern that knows the months' names (CLDR, through Babel).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from babel.dates import get_month_names

from duenotice.bundled import bundled
from duenotice.detect.arrays import is_of_word
from duenotice.detect.words.wordlists import WITHOUT_SPACES

GAP_MAX, DATE_MAX = 28, 48
"""Bytes from a label to the date, and of a date, at most."""
OLDEST = 1890


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Language to its words before a date of birth."""
    told = bundled(__package__, "born.yaml")
    return {language: tuple(words.split("|")) for language, words in told.items()}


@cache
def written() -> tuple[tuple[bytes, bool], ...]:
    """Every label as it may stand in a text, and whether it must be a word of its own."""
    written: set[tuple[bytes, bool]] = set()
    for language, words in labels().items():
        spaced = language not in WITHOUT_SPACES
        for word in words:
            forms = {word, word.capitalize(), word.upper()}
            written |= {((form + end).encode(), spaced) for form in forms for end in ((" ", ":") if spaced else ("",))}
    return tuple(sorted(written))


@cache
def _months() -> frozenset[str]:
    """All names of months in the languages of the labels, case folded."""
    names: set[str] = set()
    for language in labels():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names |= {name.rstrip(".") for name in get_month_names(width, context, locale=language).values()}
    return frozenset(name.casefold() for name in names if not name[0].isdigit())


def _is_month(word: str) -> bool:
    """Is it the name of a month, with up to two letters of a case that CLDR has not (`martā`)?"""
    folded = word.casefold()
    return any(folded[: len(folded) - more] in _months() for more in range(min(3, len(folded))))


_YEAR, _DAY, _WORD = rb"(?:1[89]|20|2[45])\d\d", rb"\d{1,2}", rb"([A-Za-z\x80-\xff]{3,24})"
_ORDINAL, _OF = rb"(?:st|nd|rd|th|er|\.|\xc2\xba|\xc2\xaa)?", rb"(?:(?:de|del|of|d') ?)?"
_FORMS = (
    _YEAR + rb"[-./]" + _DAY + rb"[-./]" + _DAY,
    _DAY + rb" ?[-./] ?" + _DAY + rb" ?[-./] ?(?:" + _YEAR + rb"|\d\d)",
    _DAY + _ORDINAL + rb"[ -]" + _OF + _WORD + rb"[.,]{0,2}[ -]" + _OF + _YEAR,
    _WORD + rb"\.? " + _DAY + _ORDINAL + rb",? " + _YEAR,
    _YEAR + rb"\.? (?:m\. |gada )?(?:" + _DAY + rb"\. )?" + _WORD + rb"(?: " + _DAY + rb"\b\.?)?",
    _YEAR + " ?(?:年|년) ?".encode() + _DAY + " ?(?:月|월) ?".encode() + _DAY + " ?(?:日|일)".encode(),
    _DAY + " tháng ".encode() + _DAY + " năm ".encode() + _YEAR,
)
_DATE = re.compile(rb"[^\d\r\n]{0,%d}?(?<!\d)(" % GAP_MAX + rb"|".join(_FORMS) + rb")(?!\d)")
_DIGIT = re.compile(rb"\d")


def births(data: bytes, hits: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Byte ranges of the dates of birth in a text, in order. hits: where labels end, and their numbers in `written`."""
    ends: set[int] = set()
    for to, label in hits:
        text, spaced = written()[label]
        start = to - len(text)
        if not (spaced and is_of_word(data[start - 1 : start])):
            ends.add(to)
    spans = (date_after(data, end) for end in ends if _DIGIT.search(data, end, end + GAP_MAX))
    return sorted({span for span in spans if span is not None})


def date_after(data: bytes, end: int) -> tuple[int, int] | None:
    """Byte range of the date that follows a label which ends at `end`, None for none of somebody who may live."""
    date = _DATE.match(data, end, end + GAP_MAX + DATE_MAX)
    if date is None or not _is_of_the_living(date[1]):
        return None
    months = [word.decode("utf-8", "ignore") for word in date.groups()[1:] if word is not None]
    return date.span(1) if all(map(_is_month, months)) else None


def _is_of_the_living(date: bytes) -> bool:
    """No number is beyond a day or a year in which somebody may have been born, and not all of them are zero."""
    numbers = [int(number) for number in re.findall(rb"\d+", date)]
    small, years = [n for n in numbers if n < 100], [n for n in numbers if n >= 100]
    years = [year - 543 if year > 2400 else year for year in years]  # of Thailand
    if any(not OLDEST <= year <= datetime.now(UTC).year for year in years):
        return False
    days = small if years else small[:2]
    return all(1 <= n <= 31 for n in days) and sum(n > 12 for n in days) <= 1
