"""Where a text was written, by its words: tongues, currencies, countries. What the kernel counts, and what the counts mean."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from babel import Locale

from duenotice.bundled import bundled
from duenotice.detect.kernel import origins as kernel
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.words import word_table

HEAD = 1 << 16
"""Bytes of an item, from its beginning, whose words are counted."""
_ANYWHERE = frozenset("io co me tv ai cc to ly fm gg sh ws nu eu la im am st ms vc ac".split())  # noqa: SIM905
"""Domains of countries that are used all over the world, or of none."""
_ALSO = {"UK": "GB"}
_NAMED_IN = ("en", "de", "fr", "es", "it", "pt", "pl", "nl", "sv", "da", "fi", "cs", "hu", "ro", "tr", "ru", "ja", "zh")
ALIKE = 0.5
"""Share of the words of the tongue met most from which another is not mistaken for it by the words they share."""

PAIRS = 26 * 26
KINDS = 2
"""Different words by which a tongue is told, those that others share counted in parts."""


class Table(NamedTuple):
    """keys, groups: of `word_table`; words: by group; entries: of each the tongues (small letters) or countries (capital ones)."""

    keys: np.ndarray
    groups: np.ndarray
    words: tuple[str, ...]
    entries: dict[str, tuple[str, ...]]


@cache
def _told() -> dict[str, dict[str, object]]:
    return bundled(__package__, "origins.yaml")


@cache
def words() -> Table:
    """The table of words for the kernel."""
    of_word: dict[str, list[str]] = {}
    for name, entry in _told()["tongues"].items():
        for word in str(entry["words"]).split():  # pyright: ignore
            of_word.setdefault(word, []).append(name)
    for region, told in _told()["marks"].items():
        for word in str(told).split():
            of_word.setdefault(word, []).append(region)
    groups = {word: n for n, word in enumerate(of_word, 1)}
    return Table(*word_table(groups), ("", *groups), {word: tuple(mine) for word, mine in of_word.items()})


def pair(number: int) -> str:
    """Two small letters by their number, up to PAIRS: `aa` is 0."""
    return chr(97 + number // 26) + chr(97 + number % 26)


def counted(b: np.ndarray, lo: int, hi: int) -> Iterator[tuple[str, int]]:
    """What stands in b[lo:hi] of padded data (offsets without the padding): `word:und`, `site:FR`, `place:BR`, and how often."""
    table = words()
    met, domains, places = (np.zeros(size, np.int64) for size in (len(table.words), PAIRS, PAIRS))
    kernel.count_origins(b, lo + PAD, hi + PAD, table.keys, table.groups, met, domains, places)
    yield from ((f"word:{table.words[n]}", int(met[n])) for n in np.flatnonzero(met).tolist())
    for source, pairs in (("site", domains), ("place", places)):
        for n in np.flatnonzero(pairs).tolist():
            if region := region_of_domain(pair(n)):
                yield f"{source}:{region}", int(pairs[n])


@cache
def _territories() -> frozenset[str]:
    return frozenset(code for code in Locale("en").territories if len(code) == 2 and code.isalpha())


@cache
def region_of_domain(letters: str) -> str:
    """The region of a top-level domain of two letters; empty for none, and for those that are used anywhere."""
    upper = _ALSO.get(letters.upper(), letters.upper())
    return upper if letters not in _ANYWHERE and upper in _territories() else ""


def tongues(met: Mapping[str, int]) -> tuple[dict[str, float], dict[str, float]]:
    """Of words and how often each was met: the tongues that are spoken about as much as any, and marks of each country. A word that
    stands there a hundred times, as in a log, says little more than one that stands there once; a tongue is told by several. English
    counts half: it stands in files of all countries."""
    spoken, marks, kinds = Counter[str](), Counter[str](), Counter[str]()
    for word, n in met.items():
        entries = words().entries[word]
        for name in entries:
            kinds[name] += 1 / len(entries)  # pyright: ignore
            (marks if name.isupper() else spoken)[name] += math.log2(1 + n) / len(entries)  # pyright: ignore
    spoken["en"] /= 2  # pyright: ignore
    most = max(spoken.values(), default=0)
    return {name: n for name, n in spoken.items() if n > ALIKE * most and kinds[name] >= KINDS}, dict(marks)


def regions_of_tongue(name: str) -> dict[str, float]:
    """The share of each region in what is written in a tongue."""
    return _told()["tongues"][name]["regions"]  # pyright: ignore


@cache
def _named() -> dict[str, str]:
    """Regions by their names in some languages, and by the codes of ISO 3166-1."""
    out: dict[str, str] = {}
    for language in _NAMED_IN:
        told = Locale(language).territories
        out.update((told[code].casefold(), code) for code in _territories() if code in told)
    return out | {
        "usa": "US",
        "uk": "GB",
        "england": "GB",
        "scotland": "GB",
        "wales": "GB",
        "deu": "DE",
        "gbr": "GB",
        "fra": "FR",
    }


def region_called(text: str) -> str:
    """The region of a cell that names a country, as a code or in words; empty for none."""
    text = text.strip()
    if len(text) == 2 and text.isalpha():
        upper = _ALSO.get(text.upper(), text.upper())
        return upper if upper in _territories() else ""
    return _named().get(text.casefold(), "") if 3 <= len(text) <= 40 else ""
