"""When two spellings of a name can be one person's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that carry no accent to take off, yet are commonly written with others.
_SPELLED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ä": "a",
        "ö": "o",
        "ü": "u",
    }
)
_LATIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщыэюяѓђјљњћќџαβγδεζηθικλμνξοπρσςτυφχψω",
        "abvggdeezziiiiklmnoprstufhscssieuagdjlnckdavgdezitiklmnxoprsstifcpo",
        strict=True,
    )
)
"""Letters of other alphabets as they sound, near enough to compare."""
_SOUNDS = str.maketrans("vwqyjxz", "bbkiiss", "aeouh")
SOUNDS_ALIKE = 0.75
SHORT = 2
GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
CLOSE_TOKEN, CLOSE_WHOLE = 0.85, 0.90


@lru_cache(maxsize=200_000)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, order and punctuation, sorted."""
    return tuple(sorted(words_of(name)))


def words_of(name: str) -> list[str]:
    """The words of a name or address as they stand, without case, accents and punctuation."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_SPELLED)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()


@lru_cache(maxsize=500_000)
def compatible(a: str, b: str) -> bool:
    """True where both names can be one person's: the same words; or a shared word of more than two letters with rests that
    are initials or close; or close as a whole. A one-word name is compatible with itself only; no name, with any. Names in two
    alphabets are compared by their sounds, as far as letters tell them."""
    left, right = tokens(a), tokens(b)
    if not left or not right or left == right:
        return True
    if alphabet(a) != alphabet(b):
        return _sound_alike(left, right)
    if len(left) == 1 or len(right) == 1:
        return "".join(left) == "".join(right)
    shared = set(left) & set(right)
    if any(len(word) > SHORT for word in shared) and _rests_fit(_without(left, shared), _without(right, shared)):
        return True
    return similarity(" ".join(left), " ".join(right)) > CLOSE_WHOLE


@lru_cache(maxsize=500_000)
def agree(a: str, b: str) -> bool:
    """True for names that are compatible without a letter changed: the same words, some missing or as initials only. Close
    spellings (`Jon`, `John`; but also `Mario`, `Maria`) and marks of generation that differ (`Jr`, `Sr`) do not agree."""
    left, right = tokens(a), tokens(b)
    if not left or not right or left == right:
        return True
    if alphabet(a) != alphabet(b):
        return _sound_alike(left, right)
    if len(left) == 1 or len(right) == 1:
        return "".join(left) == "".join(right)
    shared = set(left) & set(right)
    rests = _without(left, shared), _without(right, shared)
    if any(set(rest) & GENERATIONS for rest in rests) or not any(len(word) > SHORT for word in shared):
        return False
    if not all(rests):
        return True
    few, many = sorted(rests, key=len)
    return all(any(len(x) == 1 or len(y) == 1 for y in many if x[0] == y[0]) for x in few)


@lru_cache(maxsize=200_000)
def alphabet(name: str) -> str:
    """Of the first letter: `LATIN`, `CYRILLIC`, `GREEK`, `CJK`, …; ASCII needs no looking up."""
    first = next((c for c in name if c.isalpha()), "a")
    return "LATIN" if first.isascii() else unicodedata.name(first, "LATIN").partition(" ")[0]


def _sound_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """True where each word of the shorter name sounds like one of the other, or letters tell no sounds, as in Chinese."""
    mine, theirs = ([sound for word in words if (sound := _sound(word))] for words in (left, right))
    if not all(sound.isascii() for sound in (*mine, *theirs)):
        return True
    few, many = sorted((mine, theirs), key=len)
    return all(any(similarity(x, y) > SOUNDS_ALIKE for y in many) for x in few)


def _sound(word: str) -> str:
    """The consonants of a word in Latin letters, those that one letter of another alphabet stands for as one."""
    return "".join(_LATIN.get(c, c) for c in word).replace("ph", "f").replace("c", "k").translate(_SOUNDS)


def relatives(a: str, b: str) -> bool:
    """True for two full names that end in one word, or begin with it before a comma, and whose other words are not spellings of each
    other: one family's, mostly. Names that share the first word may be one person's, who married."""
    left, right = _family_last(a), _family_last(b)
    if min(len(left), len(right)) < 2 or left[-1] != right[-1] or len(left[-1]) <= SHORT:
        return False
    return not compatible(a, b) and all(len(words[0]) > 1 for words in (left, right))


def _family_last(name: str) -> list[str]:
    family, _, given = name.partition(",")
    return words_of(given) + words_of(family)


def _without(words: tuple[str, ...], shared: set[str]) -> list[str]:
    return [word for word in words if word not in shared]


def _rests_fit(a: list[str], b: list[str]) -> bool:
    if not a or not b:
        return True
    return all(any(_fits(x, y) for y in b) for x in a) or all(any(_fits(x, y) for x in a) for y in b)


def _fits(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return similarity(a, b) > CLOSE_TOKEN


def similarity(a: str, b: str) -> float:
    """Jaro-Winkler similarity, 0 to 1 (Winkler 1990; prefix of at most four letters, weight .1)."""
    if a == b:
        return 1.0
    jaro = _jaro(a, b)
    prefix = next((i for i, (x, y) in enumerate(zip(a[:4], b[:4], strict=False)) if x != y), min(4, len(a), len(b)))
    return jaro + prefix * 0.1 * (1 - jaro)


def _jaro(a: str, b: str) -> float:
    reach = max(max(len(a), len(b)) // 2 - 1, 0)
    taken = [False] * len(b)
    matched: list[str] = []
    for i, letter in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not taken[j] and b[j] == letter:
                taken[j] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    others = [letter for letter, used in zip(b, taken, strict=True) if used]
    swapped = sum(x != y for x, y in zip(matched, others, strict=True)) / 2
    n = len(matched)
    return (n / len(a) + n / len(b) + (n - swapped) / n) / 3
