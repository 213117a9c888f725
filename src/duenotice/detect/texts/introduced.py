"""Names of people in running text that something beside them shows: a title or greeting before, an e-mail address or a birth behind.

`Frau Vogel`, `Dear Anna`, `my name is Anna Fischer`, `Tom Baker <t.baker@…>`, `Anna Fischer, geb. 12.03.1985`. Each of these is looked for
where something else has led already, so prose costs nothing; a name by itself in prose is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from duenotice.bundled import bundled
from duenotice.detect.arrays import is_of_word, line_from, whole_from
from duenotice.detect.fields import naming
from duenotice.detect.rules.detectors import INTRODUCED
from duenotice.detect.texts import born
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.words.wordlists import PARTICLES, folded, things

UNSPACED = ("closings", "lines")
"""Groups of words that need no space behind them; names there are read by `signed`."""
LOOSE = ("roles", "relations")
"""Groups of words behind which programs write names of their own (`client CAs`)."""
REACH = 64
"""Bytes of a name, with titles, at most."""
WORDS = 4
"""Words of a name at most."""
SURE, DOUBTFUL = INTRODUCED
"""Detectors of names that are known or agree with the address beside them, and of others behind a title."""

_LINKS = PARTICLES - {"and", "und", "et", "y", "e"}
_LINKING = {link.encode() for link in _LINKS}
_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")
_BESIDE = re.compile(r"[ \"'(<\[,;:–-]{0,4}\Z")
_SIGNS = b"\"' <([,;:-"
_NEAR = re.compile(rb"[A-Za-z.\x80-\xff][" + re.escape(_SIGNS) + rb"]{1,4}\Z")
_PARTS = re.compile(rb"[ ,:(]*(?:(?:-|\xe2\x80\x93|\xe2\x80\x94) )?")
_OWNED = ("'s", "’s")
_LETTER = "\u0590-\u05ff\u0620-\u065f\u0671-\u06d3\u0900-\u0963"
_PARTICLE = "آل|بن|ابن|بنت|أبو|أبا|عبد|بو|بن|בן|בר|אבו"
_UNCASED = re.compile(
    rf"(?:(?:الدكتور|الدكتورة|الأستاذ|المهندس|ד\"ר|פרופ') )?"
    rf"(?P<name>[{_LETTER}'’\"״׳-]{{2,20}}(?: (?:(?:{_PARTICLE}) )?[{_LETTER}'’״׳-]{{2,20}})?)"
)
_HONOURABLE = frozenset(["المحترم", "المحترمة", "הנכבד", "הנכבדה"])
_INITIALS = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})? [^\W\d_]\. ?(?:[^\W\d_]\.?)?")
"""A family name before initials."""
_LOCAL = re.compile(r"[^\W\d_]{3,}")


@cache
def written() -> tuple[tuple[bytes, str], ...]:
    """Every introduction as it stands in a text, with the space behind it where one must be, and its group."""
    told = bundled(__package__, "introduced.yaml")
    texts = {
        ((word if group in UNSPACED else f"{word} ").encode(), group)
        for group, by in told.items()
        for words in by.values()
        for word in words.split("|")
    }
    return tuple(sorted(texts))


def behind_words(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names behind introductions; one that has two of them comes twice. hits: where these end, and their numbers in `written`."""
    for to, number in hits:
        text, group = written()[number]
        if group in UNSPACED:
            continue
        start = to - len(text)
        if group in LOOSE:
            to = _begin_behind(data, to)
        if not _begins(data, to) or is_of_word(data[start - 1 : start], b"_@/.-"):
            continue
        found = _behind(data, to, group)
        if found is not None:
            yield found


def _begin_behind(data: bytes, to: int) -> int:
    """Where a name begins behind a word for people and what may part them: `my husband, Tom`, `Patient: Tom`."""
    gap = _PARTS.match(data, to, to + 8)
    assert gap is not None
    return gap.end()


def _begins(data: bytes, to: int) -> bool:
    """Whether a name may begin there, by its first byte: prose goes on with a small letter, and most of it is let go by this."""
    first = data[to : to + 1]
    if first.islower():
        return data[to : to + REACH].partition(b" ")[0].lower() in _LINKING
    return first.isupper() or first >= b"\x80"


def _behind(data: bytes, to: int, group: str) -> Labelled | None:
    """The name that begins there; behind a title it need not be known."""
    if group == "foreign":
        return _uncased(data, to)
    titled = group == "titles"
    text = line_from(data, to, REACH)
    start, end = naming.trimmed(text, 0, _run(text, comma=group == "roles"))
    name = text[start:end]
    capitals = len(name.split()) == 1 and name.isupper() and not (titled and naming.has_known_family(name))
    if not _may_be(name) or capitals:
        return None
    if group in LOOSE and name[0] < "\u0590" and not (name[0].isupper() and name[1].islower()):
        return None
    if folded(name).rstrip(".") in _titles():
        return None
    known = reads_like_person(name) or (titled and naming.has_family_name(name))
    related = group == "relations" and " " in name and not any(word.isupper() for word in name.split())
    if not known and not titled and not related:
        return None
    first, last = (to + len(text[:place].encode()) for place in (start, end))
    return Labelled(first, last, SURE if known else DOUBTFUL)


def _uncased(data: bytes, to: int) -> Labelled | None:
    """Two words, or more with particles, behind a title of a script without capitals."""
    text = line_from(data, to, REACH)
    found = _UNCASED.match(text)
    if found is None or found["name"] in _HONOURABLE:
        return None
    known = naming.has_given_name(found["name"])
    return Labelled(
        to + len(text[: found.start("name")].encode()),
        to + len(text[: found.end("name")].encode()),
        SURE if known else DOUBTFUL,
    )


def reads_like_person(name: str) -> bool:
    """Whether words are somebody, known by a part of the name, or by initials beside one: `Дроздов С. В.`."""
    return naming.reads_like_person(name) or bool(_INITIALS.fullmatch(name))


@cache
def _titles() -> frozenset[str]:
    """Words of titles, folded: none of them is a name behind another."""
    titles = bundled(__package__, "introduced.yaml")["titles"].values()
    return frozenset(folded(word).rstrip(".") for words in titles for word in words.split("|"))


def _run(text: str, *, comma: bool) -> int:
    """Where the words that begin with capitals, and the particles between them, end. comma: it may stand behind the family name."""
    end = at = 0
    for _ in range(WORDS + 2):
        word = _WORD.match(text, at)
        if word is None or (word[0][0].islower() and word[0].casefold() not in _LINKS):
            break
        if not word[0][0].islower():
            end = word.end() - 2 * word[0].endswith(_OWNED)
        if word[0].endswith(_OWNED):
            break
        if (
            comma
            and at == 0
            and text[word.end() : word.end() + 2] == ", "
            and (given := _WORD.match(text, word.end() + 2))
        ):
            if naming.has_given_name(given[0]):
                return given.end()  # `Holloway, Denise`
            break
        if text[word.end() : word.end() + 1] != " " or (word[0].endswith(".") and len(word[0]) > 5):
            break
        at = word.end() + 1
    return end - (text[max(0, end - 1) : end] == ".")


def _may_be(name: str) -> bool:
    return len(name) > 2 and naming.may_be_person(name)


def before_mails(data: bytes, mails: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names before e-mail addresses: known and right before `<`, or with a word of the address in them. mails: their byte ranges."""
    for start, end in mails:
        place = _before(data, start) if _ends(data, start) else None
        if place is not None:
            name = data[slice(*place)].decode()
            known = data[start - 1 : start] == b"<" and naming.reads_like_person(name)
            if known or (" " in name and _agrees(name, data[start:end].decode("utf-8", "replace"))):
                yield Labelled(*place, SURE)


def _ends(data: bytes, start: int) -> bool:
    """Whether a name may end there: no more than signs and spaces between, and its last word begins with no small letter."""
    if _NEAR.search(data, max(0, start - 6), start) is None:
        return False
    before = data[max(0, start - REACH) : start].rstrip(_SIGNS)
    last = before[before.rfind(b" ") + 1 :]
    return not last[last.rfind(b"\n") + 1 :][:1].islower()


def _agrees(name: str, address: str) -> bool:
    """Whether a word of the name stands in the address before its sign."""
    local = {word for word in _LOCAL.findall(folded(address.partition("@")[0])) if word not in things()}
    return not local.isdisjoint(_LOCAL.findall(folded(name)))


def before_births(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names before words for a birth that a date follows. hits: where these words end, and their numbers in `born.written`."""
    for to, number in hits:
        place = _before(data, to - len(born.written()[number][0])) if born.date_after(data, to) else None
        if place is not None and naming.reads_like_person(data[slice(*place)].decode()):
            yield Labelled(*place, SURE)


def _before(data: bytes, start: int) -> tuple[int, int] | None:
    """Byte range of the words with capitals that end before start, with no more than signs and spaces between."""
    text = data[whole_from(data, max(0, start - REACH), start) : start].decode("utf-8", "replace").rpartition("\n")[2]
    if "\ufffd" in text:
        return None
    beside = _BESIDE.search(text)
    end = len(text) if beside is None else beside.start()
    words = text[:end].split(" ")
    n = len(words)
    while n and len(words) - n < WORDS and _goes_on(words[n - 1], last=n == len(words)):
        n -= 1
    while n < len(words) and words[n][:1].islower():
        n += 1
    first, last = naming.trimmed(text, len(" ".join([*words[:n], ""])), end)
    if not _may_be(text[first:last]):
        return None
    line = start - len(text.encode())
    return line + len(text[:first].encode()), line + len(text[:last].encode())


def _goes_on(word: str, last: bool) -> bool:
    """Whether a name may begin before this word or go on with it. last: no word of the name follows."""
    if _WORD.fullmatch(word) is None or (word.endswith(".") and (len(word) > 5 or last)):
        return False
    return not word[0].islower() or (word.casefold() in _LINKS and not last)
