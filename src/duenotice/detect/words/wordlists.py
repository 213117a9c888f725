"""Lists of words that speak for names of people or against them.

`given_names` and `family_names` are common ones of many countries. `things` are words of goods, colours, trades, pages and states
in several languages, `companies` the forms companies have. `places` are towns, regions and countries as the data of libphonenumber
and CLDR call them, without those that are given names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

SCRIPT_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff"
"""Vowel signs and tone marks, which are no letters to `re` but are parts of words, as a range of a pattern."""
WORD = re.compile(r"[^\s,.;:'’/()|·-]+")
"""A word of a name: hyphens and apostrophes part it."""
PARTICLES = frozenset(
    "de da do dos das di del della van von vom der den af av zu zur la le el bin ibn al abu ben y e te ter ten mac und and et".split()  # noqa: SIM905
)

WITHOUT_SPACES = frozenset({"zh", "ja", "ko"})
"""Languages whose words are looked for within others: what stands beside a word does not part it."""


def folded(text: str) -> str:
    """Without case and accents, as people write names where they have no such keys: `Łukasz` → `lukasz`, `ΓΙΏΡΓΟΣ` → `γιωργοσ`."""
    text = text.casefold()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join([c for c in apart if c < "\u0300" or not unicodedata.combining(c)]))


_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


def _text(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _lines(name: str) -> frozenset[str]:
    return frozenset(folded(_text(name)).splitlines())


@cache
def given_names() -> frozenset[str]:
    """Common given names of many countries, folded."""
    return _lines("given_names.txt")


@cache
def family_names() -> frozenset[str]:
    """Common family names of many countries, folded."""
    return _lines("family_names.txt")


@cache
def places() -> frozenset[str]:
    """Towns, regions and countries of the world, folded."""
    return _lines("places.txt")


def place_lines() -> tuple[str, ...]:
    """The same as they are written, with accents."""
    return tuple(_text("places.txt").splitlines())


@cache
def things() -> frozenset[str]:
    """Words that are no names, without those that are names too."""
    told = (line for line in _lines("things.txt") if not line.startswith("#"))
    words = frozenset(word for line in told for word in line.split())
    return words - given_names() - family_names() - PARTICLES


@cache
def companies() -> frozenset[str]:
    """Forms of companies, as they stand in names."""
    return (
        frozenset(word for word in " ".join(_lines("companies.txt")).split() if len(word) > 1)
        - given_names()
        - family_names()
        - PARTICLES
    )


@lru_cache(maxsize=1 << 13)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded. Those of the last texts are remembered: of a column it is asked many things."""
    return tuple(WORD.findall(folded(text)))
