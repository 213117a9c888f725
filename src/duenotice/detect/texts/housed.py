"""Streets with the numbers of their houses, as parts of addresses: `Hauptstraße 5a`, `12 rue de la Paix`, `Marszałkowska 10`."""

from __future__ import annotations

import re
from functools import cache

from duenotice.bundled import bundled
from duenotice.detect.words.streets import has_digit, names_street
from duenotice.detect.words.wordlists import PARTICLES, folded, places

WORDS = 6
"""Words of a street's name at most."""
HOUSE = (
    r"\d{1,5}(?: ?[a-zA-Z](?![\w.])| bis| ter)?(?: ?[-/] ?\d{1,4} ?[a-zA-Z]?(?!\w)){0,3}"
    r"(?:,? (?:m|lok|apt|app|apto|int|bte|bus|кв|daire)\.? ?\d{1,4}| [A-F] ?\d{1,3})?"
)
NUMBER = r"(?:[Nn][º°.r]{0,3} ?|[Nn]o[.:]? ?|№ ?|[Nn]úm(?:ero|\.) ?|numer |д\. ?|дом |буд\. ?)"
_LAST = re.compile(rf"(?P<words>\S.*?),? {NUMBER}?{HOUSE}\.?$", re.IGNORECASE)
_FIRST = re.compile(
    rf"(?P<before>.* )??(?:(?:Unit|Flat|Apt\.?|Suite|Level|Lot) )?{HOUSE},? (?P<words>[^\W\d_][^\d]{{2,60}})$"
)
_WORD = re.compile(r"\w[\w.'’/-]*")
_BEGIN_STREETS = frozenset("al. pl. av. avda. bd. c/ ctra. pza. os. bul. ж.к. пр.".split())  # noqa: SIM905
_END_STREETS = frozenset("pr. g. pst. mnt. sok. cd. mah.".split())  # noqa: SIM905
"""Words for streets that are only cut short ones, by where they stand."""
_INTRODUCES = re.compile(r"(?:^|[\s(])[^\W\d_A-ZÄÖÜÅØÆÉČŠŽĐŁŚŻА-Я]{1,12} [„“\"(]?$|: ?$")
"""What stands before a street in a sentence: a word with a small letter, as `lives at`, `bor på`."""
YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LINKS = PARTICLES | frozenset("im am an der dem den das die auf beim unter aux sur lès les des à the of sous".split())  # noqa: SIM905


def named_from(text: str) -> int | None:
    """Where in a part the name of a street without a house begins that ends it."""
    name = _name_at_end(text)
    return len(text) - len(name) if name and len(name) <= 40 and names(name) else None


def _name_at_end(text: str) -> str:
    """What may be the name of a street at the end of a text: words with capitals and small ones between them; empty for none."""
    words = text.split(" ")
    n = len(words)
    while n and len(words) - n < WORDS and _goes_on(words[n - 1]):
        n -= 1
    while n < len(words) and words[n].casefold() in _LINKS and not words[n][:1].isupper():
        n += 1
    return " ".join(words[n:])


def street_start(text: str) -> int | None:
    """Where in a part of a text (characters) a street with the number of a house begins behind words for living there, None for none."""
    return street(text, loose=True)


def street(text: str, loose: bool) -> int | None:
    """Where in a part a street with the number of a house begins, None where there is none. loose: names without a word for streets
    (`Marszałkowska 10`) are streets too, where nothing else stands in the part, or words of a sentence before it."""
    for read in (_number_last, _number_first) if has_digit(text) else ():
        told = read(text)
        if told is not None:
            start, words = told
            alone = start == 0 or _INTRODUCES.search(text[:start]) is not None
            likely = (
                (loose or text[:start].endswith(_dwells()))
                and alone
                and not words[0].islower()
                and folded(words) not in places()
            )
            if names(words) or (likely and not YEAR.search(text[start:])):
                return start
    return text and 0 if names_street(text) and text[-1] >= "\u3000" and has_digit(text) else None


@cache
def _dwells() -> tuple[str, ...]:
    """Words behind which somebody lives."""
    return tuple(bundled(__package__, "unposted.yaml")["dwells"].split("|"))


def names(text: str) -> bool:
    """Whether a word for streets stands in it, or one that is cut short."""
    words = text.lower().split()
    return names_street(text) or (len(words) > 1 and (words[0] in _BEGIN_STREETS or words[-1] in _END_STREETS))


def _number_last(text: str) -> tuple[int, str] | None:
    """Where `Hauptstraße 5a` begins, and its words."""
    found = _LAST.fullmatch(text)
    if found is None:
        return None
    name = _name_at_end(found["words"])
    return (len(found["words"]) - len(name), name) if any(len(word) > 2 for word in name.split(" ")) else None


def _number_first(text: str) -> tuple[int, str] | None:
    """Where `12 rue de la Paix` begins, and its words."""
    found = _FIRST.fullmatch(text)
    if found is None or len(found["words"].split()) > WORDS or not all(map(_goes_on, found["words"].split())):
        return None
    return len(found["before"] or ""), found["words"]


def is_named(text: str) -> bool:
    """Whether a part is the name of a street without a house."""
    return len(text) <= 40 and names(text) and all(map(_goes_on, text.split()))


def _goes_on(word: str) -> bool:
    """Whether a word may be part of the name of a street: with a capital, a small word between others, a word for streets."""
    bare = word.strip("().'’„“”\"«»")
    if _WORD.fullmatch(bare) is None:
        return word.lower() in _BEGIN_STREETS
    return not bare[0].islower() or bare in _LINKS or names_street(word) or word in _BEGIN_STREETS | _END_STREETS
