"""Special categories of article 9 GDPR, and offences (article 10), in running text about somebody: `Anna was diagnosed with F32.1`.

The words are looked for at once (`anchored`). They count only in a sentence about a person – a known name, a word for a patient or a
spouse, a pronoun – and even then are no more than possible: the text may be a story, a law, a form. Words: `sensitive.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from duenotice.bundled import bundled
from duenotice.detect.arrays import is_of_word, whole_from
from duenotice.detect.fields import special
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.words.wordlists import family_names, folded, given_names, things

BACK, AHEAD = 200, 120
"""Bytes before and after a word that are looked at."""
WORDS = 6
"""Words behind a phrase among which the illness or offence has to stand."""
SPOKEN = ("BELIEF", "SEX_LIFE", "ETHNIC_ORIGIN")
"""Kinds whose values of fields are said of people in prose too."""

_WITHOUT_SPACES = frozenset({"zh", "ja"})
_SENTENCE = re.compile(r"[!?。！？]|\n\s*\n|(?<=[^\W\d_]{3})\.(?=\s+[^\W\d_a-zа-я]|\s*\n|$)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GAP = re.compile(r"[ \t:：\-–(,]{0,4}")
_ICD = re.compile(r"(?<![\w.-])[A-TV-Z]\d\d(?:\.\d{1,2})?(?![\w-])(?!\.\d)")
_GRADE = re.compile(r" (?:type|typ|tipo|typu|grade|stage|stadium) ?(?:\d|I{1,3}V?)\b", re.IGNORECASE)
_NEXT = re.compile(r" ([^\W\d_]+)")
_STOPS = re.compile(r"[.;:!?。；，,(\n]")
_CODED = re.compile(r"icd|cim|cie|cid|diag|dx|rozpoznanie|диагноз|діагноз|διάγνωση|诊断|診断|진단", re.IGNORECASE)


_TITLES = frozenset("Mr Mrs Ms Herr Frau Herrn Mme Madame Monsieur Señor Señora Sra Signora Pani Paní".split())  # noqa: SIM905
_SIGNS = ("患者", "환자", "病人", "员工", "さん", "様", "씨", "님")
"""Words for people where no spaces part them."""


class _Phrase(NamedTuple):
    """part: `states`, `behind` or `spoken`; apart: whether it has to be a word of its own."""

    part: str
    kind: str
    apart: bool


@cache
def _told() -> dict[str, Any]:
    return bundled(__package__, "sensitive.yaml")


@cache
def written() -> tuple[tuple[bytes, _Phrase], ...]:
    """Every phrase as it stands in a text."""
    texts: dict[bytes, _Phrase] = {}
    for part in ("states", "behind"):
        for kind, by in _told()[part].items():
            for language, words in by.items():
                apart = language not in _WITHOUT_SPACES
                for word in words.split("|"):
                    for form in (word, word[:1].upper() + word[1:]):
                        _put(texts, form, _Phrase(part, kind, apart))
    for kind in SPOKEN:
        for word in special.spoken(kind):
            if (len(word) > 3 or word == "gay") and word < "\u0590":
                for form in (word, word[:1].upper() + word[1:]):
                    _put(texts, form, _Phrase("spoken", kind, True))
    return tuple(sorted(texts.items()))


def _put(texts: dict[bytes, _Phrase], form: str, phrase: _Phrase) -> None:
    ends = ("",)
    if phrase.part == "behind" and phrase.apart and not form.endswith("'") and form < "가":
        ends = (" ", ":") if phrase.kind == "ETHNIC_ORIGIN" or _CODED.match(form) else (" ",)
    for end in ends:
        texts.setdefault((form + end).encode(), phrase)


def sensitive(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """What is said of somebody, in no order; of two that share bytes both come. hits: where phrases end, and their numbers in
    `written`."""
    seen: set[Labelled] = set()
    for to, number in hits:
        text, phrase = written()[number]
        start = to - len(text)
        if phrase.apart and not _stands_alone(data, start, to, ends=phrase.part != "behind" and text < b"\xe1"):
            continue
        found = _said(data, start, to, phrase)
        if found is not None and found not in seen:
            seen.add(found)
            yield found


def _stands_alone(data: bytes, start: int, end: int, ends: bool) -> bool:
    """Whether no letter, digit or sign of a program touches it. ends: also behind."""
    if is_of_word(data[start - 1 : start], b"_-/.@#"):
        return False
    return not ends or not is_of_word(data[end : end + 1], b"_-/=@")


def _said(data: bytes, start: int, to: int, phrase: _Phrase) -> Labelled | None:
    before = data[whole_from(data, max(0, start - BACK), start) : start].decode("utf-8", "replace")
    after = data[to : to + AHEAD].decode("utf-8", "replace").rstrip("\ufffd")
    span, kind = (-1, 0), phrase.kind
    if phrase.part == "spoken" and not _is_said_of(before, after):
        return None
    if phrase.part == "behind":
        span, kind = _behind(data[start:to].decode("utf-8", "replace"), after, phrase.kind)
    if not kind or not about_somebody(before, after, near=phrase.part != "behind" or kind != "HEALTH"):
        return None
    first = start if span[0] < 0 else to + len(after[: span[0]].encode())
    return Labelled(first, to + len(after[: span[1]].encode()), f"told_{kind.lower()}")


def _behind(text: str, after: str, kind: str) -> tuple[tuple[int, int], str]:
    """Where behind a phrase (characters) an illness, offence or origin stands, with its kind; from -1 on where the phrase belongs to
    it; empty for none."""
    gap = _GAP.match(after)
    begin = gap.end() if gap else 0
    stop = _STOPS.search(after, begin)
    if kind == "HEALTH":
        icd = _ICD.match(after, begin)
        if icd is not None and (_CODED.search(text) or "." in icd[0]):
            return icd.span(), kind
    words = [*_WORD.finditer(after, begin, stop.start() if stop else len(after))][:WORDS]
    for n, word in enumerate(words):
        if kind == "HEALTH" and folded(word[0]).startswith(_illnesses()):
            grade = _GRADE.match(after, word.end())
            return (words[0].start() if n < 3 else word.start(), grade.end() if grade else word.end()), kind
        for size in (3, 2, 1):
            last = words[min(n + size, len(words)) - 1]
            found = _kind_of(after[word.start() : last.end()], kind)
            if found:
                return (-1 if kind == "MEMBERSHIP" else word.start(), last.end()), found
        if kind == "ETHNIC_ORIGIN" and n:
            break
    return (0, 0), ""


def _kind_of(words: str, kind: str) -> str:
    if kind == "MEMBERSHIP":
        kinds = ("TRADE_UNION", "POLITICAL_OPINION")
        return next((one for one in kinds if len(words) > 2 and special.is_surely(one, words)), "")
    return kind if kind != "HEALTH" and special.is_surely(kind, words) else ""


def _is_said_of(before: str, after: str) -> bool:
    """Whether a form of `to be` ends the text before, with no more than an article between; behind an article no thing may follow, as
    in `Easter is a Christian feast`."""
    words = [word.casefold().strip("\"'“„«(") for word in before.split()[-3:]]
    if not before[-1:].isspace():
        return False
    thing = _NEXT.match(after)
    for word in reversed(words):
        if word.rstrip(":") in _listed("copulas"):
            return word == words[-1] or thing is None or thing[1] in _listed("persons")
        if word not in _listed("between"):
            return False
    return False


def about_somebody(before: str, after: str, near: bool) -> bool:
    """Whether a text speaks of a person: in the same sentence before, or, unless it has to be near, close around."""
    ends = [*_SENTENCE.finditer(before)]
    sentence = before[ends[-1].end() :] if ends else before
    if _names_somebody(sentence):
        return True
    return not near and (_names_somebody(before) or _names_somebody(after[:60]))


def _names_somebody(text: str) -> bool:
    words = _WORD.findall(text)
    if "I" in words or any(
        word.casefold() in _listed("people") or word.casefold() in _listed("pronouns") for word in words
    ):
        return True
    if any(sign in text for sign in _SIGNS):
        return True
    return any(_is_name(one, other) for one, other in pairwise(words)) or any(word in _TITLES for word in words)


def _is_name(one: str, other: str) -> bool:
    """A known given name with another word of a name behind it."""
    if not (one[0].isupper() and other[0].isupper()) or one.isupper():
        return False
    first, last = folded(one), folded(other)
    return first in given_names() and last not in things() and (last in family_names() or last not in given_names())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _told()[name].split())


@cache
def _illnesses() -> tuple[str, ...]:
    return tuple(map(folded, _told()["illnesses"].split()))
