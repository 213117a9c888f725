"""Which encoding of the Latin script a text is in, by whether its words could be words: each may use the letters of one language.

Statistics of bytes take Spanish and Swedish for Polish where few letters have accents, as in lists of people, and a name of
another letter is another name. Encodings are tried in the order of how common they are; a later one must explain more words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from duenotice.evidence.ground.wordlist import words

_WEST = words(
    "àâæçéèêëîïôœùûüÿ áéíñóúü áâãàçéêíóôõúü äöüß àéèíìóòúù åäöéü æøåéö ëïéèöüáó àçéèíïòóúü áéíóúâêîôûŵŷ áéíóúàèìòù õäöüšž"
)
_ICELAND = ("áðéíóúýþæö",)
_CENTRE = words("ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű čćđšž ăâîşţ äöüß çë")
_TURKEY = ("çğıiöşüâîû",)
_BALTIC = words("ąčęėįšųūž āčēģīķļņšūž õäöüšž äöüß åäöé")

_LANGUAGES: dict[str, tuple[tuple[tuple[str, ...], float], ...]] = {
    "cp1252": ((tuple(_WEST), 1.0), (_ICELAND, 0.9)),
    "cp1250": ((tuple(_CENTRE), 1.0),),
    "iso8859-2": ((tuple(_CENTRE), 1.0),),
    "cp1254": ((tuple(_WEST), 1.0), (_TURKEY, 1.0)),
    "cp1257": ((tuple(_BALTIC), 1.0),),
    "cp850": ((tuple(_WEST), 1.0), (_ICELAND, 0.9)),
    "mac_roman": ((tuple(_WEST), 1.0),),
    "cp852": ((tuple(_CENTRE), 1.0),),
}
"""Encodings, the commonest first, with the letters beyond ASCII of each language they were made for, and its weight: words of a
rare language must not outweigh those of a common one that share bytes (Turkish and Icelandic)."""

LATIN = frozenset(_LANGUAGES) | frozenset(
    words(
        "cp437 cp775 cp857 cp858 cp861 cp1125 cp1258 hp_roman8 latin_1 mac_iceland mac_latin2 mac_turkish iso8859_2 iso8859_3 "
        "iso8859_4 iso8859_9 iso8859_10 iso8859_13 iso8859_14 iso8859_15 iso8859_16"
    )
)
"""Names of encodings that statistics give for texts of the Latin script, right or wrong."""

ENOUGH = 0.85
"""Share of words that an encoding must explain to be taken without asking statistics."""

_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z\x80-\xff]{1,60}(?![A-Za-z\x80-\xff])")
_MARKS = dict.fromkeys(map(ord, "‘’‚“”„–—…•€£ªº«»¿¡\xa0\xad"), " ")

MOST_WORDS = 500
"""Distinct words looked at, the most frequent first."""

FURTHER = 0.02
"""What each further language costs that an encoding needs to explain a text: one that needs many explains it by chance."""


def latin_of(sample: bytes) -> tuple[str, float]:
    """The encoding that explains most words with letters beyond ASCII, and the share it explains; ("", 0) where there are none."""
    found = Counter(word for word in _WORD.findall(sample) if not word.isascii()).most_common(MOST_WORDS)
    total = sum(count**0.5 for _, count in found)
    best, most, share = "", 0.0, 0.0
    for codec in _LANGUAGES if total else ():
        coverage, languages = _coverage(found, codec)
        explained = coverage / total - FURTHER * max(0, languages - 1)
        if explained > most + 0.005:
            best, most, share = codec, explained, coverage / total
    return best, share


def _coverage(found: list[tuple[bytes, int]], codec: str) -> tuple[float, int]:
    """The weight of the words that an encoding explains, and how many languages that takes, the most useful first."""
    left: dict[bytes, dict[int, float]] = {}
    for word, count in found:
        left[word] = {n: weight * count**0.5 for n, weight in _explained(word, codec).items()}
    covered, languages = 0.0, 0
    while left:
        gains = Counter[int]()
        for weights in left.values():
            gains.update(weights)
        language, gain = max(gains.items(), key=lambda entry: (entry[1], -entry[0]), default=(-2, 0.0))
        if not gain:
            break
        covered += gain
        languages += language >= 0
        left = {word: weights for word, weights in left.items() if language not in weights}
    return covered, languages


_ANY = -1
"""Stands for whatever language: a word that has no letters beyond ASCII, but marks."""


def _explained(word: bytes, codec: str) -> dict[int, float]:
    """The languages that could have a word in an encoding, with their weights."""
    try:
        text = word.decode(codec)
    except UnicodeDecodeError:
        return {}
    pieces = text.translate(_MARKS).split()
    if len(pieces) > 1 and not any(mark in text for mark in "’‘\xa0\xad"):
        return {}  # a mark between letters, as no one writes
    odd = [piece for piece in pieces if not piece.isascii()]
    if not odd:
        return {_ANY: 1.0}
    ways = [_languages(piece, codec) for piece in odd]
    return {n: weight for n, weight in ways[0].items() if all(n in way for way in ways)}


def _languages(piece: str, codec: str) -> dict[int, float]:
    odd = {letter for letter in piece if letter > "\x7f"}
    if 2 * sum(letter > "\x7f" for letter in piece) > max(len(piece), 2) or not piece.isalpha():
        return {}
    inner = piece[1:]
    if any(letter in odd and letter.isupper() for letter in inner) and any(letter.islower() for letter in inner):
        return {}  # a capital among small letters
    lower = {"i" if letter == "İ" else letter.lower() for letter in odd} - {"i"}
    return {n: weight for n, (alphabet, weight) in enumerate(_alphabets(codec)) if lower <= alphabet}


@cache
def _alphabets(codec: str) -> tuple[tuple[frozenset[str], float], ...]:
    return tuple((frozenset(letters), weight) for group, weight in _LANGUAGES[codec] for letters in group)
