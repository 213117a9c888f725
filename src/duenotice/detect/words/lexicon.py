"""What words around a value say about it: names of columns and words in running text, in many languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np

from duenotice.bundled import bundled
from duenotice.detect.kernel.words import IDENTITY, LABEL, SETS, hash_table, spellings
from duenotice.detect.words.wordlists import SCRIPT_MARKS, folded
from duenotice.model.kinds import SPECIAL_KINDS

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BREAK = re.compile(rf"(?:[^\w{SCRIPT_MARKS}]|_)+")
NAME_OF = "-NAME_OF"
"""A name of something that the lexicon does not know: of people only where the values say so."""
NUMBER = "-NUMBER"
"""A number or code of something; any other word of the header says more."""
DOUBT = "?"
"""Ends a group of words that also mean something else: whether they speak of it, the values have to say (`special`)."""
_TAIL = re.compile(r"[.\[\]?&:>/#]+")


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return bundled(__package__, "lexicon.yaml")


LABELS = "PHONE_LABEL"
"""The group of words that also stand behind a telephone number."""
OF_STATES = ("NATIONAL_ID", "TAX_ID")
"""Kinds of the numbers that states give."""


@cache
def groups() -> dict[str, int]:
    """The bit of each group that can stand before a value in running text: plain integers, so that there may be more than 64."""
    hot = (name for name, entry in _entries().items() if entry.get("near"))
    return {name: 1 << place for place, name in enumerate(hot)}


@cache
def _hot() -> dict[int, int]:
    """The groups of each hot word, by its hash."""
    words: dict[str, int] = {}
    for group, bit in groups().items():
        for word in _entries()[group]["near"].split():
            words[word] = words.get(word, 0) | bit
    return spellings(words)


@cache
def _codes() -> dict[int, int]:
    """What the kernel tells of each set of groups that some word has, and of each group alone: multiples of `SETS` count from one on."""
    sets = sorted({*_hot().values(), *groups().values()})
    return {some: SETS * (place + 1) | _asked(some) for place, some in enumerate(sets)}


def _asked(some: int) -> int:
    """What the kernel itself asks of a set of groups."""
    of_states = sum(bit for group, bit in groups().items() if group.split(".")[0] in OF_STATES)
    return (LABEL if some & groups()[LABELS] else 0) | (IDENTITY if some & of_states else 0)


def code(group: str) -> int:
    """What the kernel tells where a word of this group alone stands before a value."""
    return _codes()[groups()[group]]


@lru_cache(maxsize=512)
def speaking(some: tuple[str, ...]) -> np.ndarray:
    """By what the kernel tells of a word (`near`), whether it is one of these groups; groups that are asked of headers only have none."""
    wanted = sum(groups().get(group, 0) for group in some)
    told = np.zeros(SETS * (len(_codes()) + 1), bool)
    for held, number in _codes().items():
        told[number // SETS * SETS : number // SETS * SETS + SETS] = bool(held & wanted)
    if LABELS in some:
        told[LABEL::2] = True
    return told


@cache
def hot_words() -> tuple[np.ndarray, np.ndarray]:
    """The kernel's table of words."""
    return hash_table({h: _codes()[some] for h, some in _hot().items()})


@cache
def lexicon_words() -> frozenset[str]:
    """Every word of the lexicon, case folded: names of fields and hot words, so never part of a value by themselves. Of words that also
    mean something else some are names of people (`Faith`, `Church`)."""
    plain = (entry for group, entry in _entries().items() if not group.endswith(DOUBT))
    told = (str(entry.get(part, "")) for entry in plain for part in ("near", "headers"))
    return frozenset(word.casefold() for text in told for word in re.split(r"[\s_]+", text) if word)


def tokens(header: str) -> tuple[str, ...]:
    """`customerFirst_Name2` → (`customer`, `first`, `name2`), without case and accents (as programs often write names), in
    compatibility forms."""
    return tuple(map(folded, _spelled(header)))


def _spelled(header: str) -> tuple[str, ...]:
    """The words with their accents."""
    apart = _CAMEL.sub(" ", unicodedata.normalize("NFKC", header)).casefold().replace("i\u0307", "i")
    return tuple(_BREAK.sub(" ", apart).split())


class _Phrase(NamedTuple):
    """A name of fields: the group it speaks of, its place in the lexicon, its words, and whether it is written without accents."""

    group: str
    at: int
    words: tuple[str, ...]
    plain: bool


class _Phrases(NamedTuple):
    """All phrases by their words and by their letters without breaks, apart for those without accents and those with; the most words
    of one."""

    by_words: tuple[dict[tuple[str, ...], _Phrase], dict[tuple[str, ...], _Phrase]]
    by_letters: tuple[dict[str, _Phrase], dict[str, _Phrase]]
    longest: int


@cache
def _phrases() -> _Phrases:
    """Of two groups that have the same phrase, the later has it."""
    told = [(tokens(phrase), group, phrase.isascii()) for group, phrase in headers()]
    accented = {words for words, _, plain in told if not plain}
    last = {words: group for words, group, _ in told}
    known = [_Phrase(group, at, words, words not in accented) for at, (words, group) in enumerate(last.items())]
    sides = [[one for one in known if one.plain is plain] for plain in (False, True)]
    by_words = tuple({one.words: one for one in side} for side in sides)
    by_letters = tuple({"".join(one.words): one for one in side} for side in sides)
    return _Phrases(by_words, by_letters, max(map(len, last)))  # pyright: ignore[reportArgumentType]


def headers() -> Iterator[tuple[str, str]]:
    """(group, name of fields that speaks of it, in lower case, `_` for a space)."""
    for group, entry in _entries().items():
        yield from ((group, phrase) for phrase in str(entry.get("headers", "")).split())


@cache
def _parts(where: str) -> tuple[tuple[str, str], ...]:
    """(part of a word, group) of `begins` or `ends`, the longest first: compounds, and scripts that put no space between words."""
    told = {
        part: group for group, entry in _entries().items() for part in map(folded, str(entry.get(where, "")).split())
    }
    return tuple(sorted(told.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _of_compound(words: tuple[str, ...]) -> str:
    """The group of the first word that begins or ends with a part that speaks: `Lieferanschrift`, `お届け先住所`."""
    for word in words:
        for part, group in _parts("ends"):
            if word.endswith(part):
                return group
        for part, group in _parts("begins"):
            if word.startswith(part):
                return group
    return ""


@cache
def _bare_names() -> frozenset[tuple[str, ...]]:
    """Words for a name of anything: with another word beside they may speak of a company or a page."""
    return frozenset(map(tokens, _entries()["PERSON_NAME"]["alone"].split()))


@cache
def _people() -> frozenset[str]:
    """Words for people, as the records that hold their names are called."""
    return frozenset(map(folded, _entries()["PERSON_NAME"]["people"].split()))


def are_people(words: Iterable[str]) -> bool:
    """Whether any of the words (of `tokens`) is one for people, as their tables and lists are called: `wp_users`, `clientes`."""
    return not _people().isdisjoint(words)


@cache
def _loose_names() -> frozenset[tuple[str, ...]]:
    """Names of people, but of programs and companies too."""
    return frozenset(map(tokens, _entries()["PERSON_NAME"]["loose"].split()))


class Whose(Enum):
    """How much the name of a field of names says about whose they are."""

    PERSON = "of people"
    LOOSE = "of people or of what they make"
    ANY = "of anything"


def class_of(path: str, header: str) -> str:
    """The group a field's name speaks of: its header, else the last part of its path; `""` where it says nothing.

    The longest phrase of the lexicon wins, of two the later in the name; a group named `-…` excludes (`file_name`).
    """
    return _told(path, header)[0]


def whose_name(path: str, header: str) -> Whose:
    """Of a field whose class is that of a name: whether its own name, or that of the record it stands in, says whose."""
    return _told(path, header)[1]


@cache
def _told(path: str, header: str) -> tuple[str, Whose]:
    if path.startswith("after:"):  # a slot speaks by its numbers; its word is a hot word already
        return "", Whose.PERSON
    if path.startswith("header:"):
        made = tokens(_last(path)) in _loose_names() and not path.endswith("author")
        return _of_mail_header(path), Whose.LOOSE if made else Whose.PERSON
    if header.startswith("$") and path.startswith("$"):
        header = ""
    spoken = _dom_class(path) if by_markup(path, header) else header or _last(path)
    words = tokens(spoken)
    if words == ("agent",) and path.startswith("log:"):  # as lines of logs call a browser
        return "-NOT_PERSONAL", Whose.PERSON
    if words[-2:] == ("message", "id") and path.startswith(("col:", "log:")):
        return "-MESSAGE_ID", Whose.PERSON
    best, phrase = _of_phrases(words, _spelled(spoken))
    if phrase in _loose_names() and best == "PERSON_NAME":
        return best, Whose.LOOSE
    if phrase not in _bare_names() or not best:
        return best or _of_both(path) or _of_compound(words), Whose.PERSON
    if len(words) > 1 and best == "PERSON_NAME":
        return _of_what(words, phrase), Whose.PERSON
    if best == "PERSON_NAME" and path.startswith("$"):
        best = _of_container(path) or best
    return best, Whose.LOOSE if _is_of_people(path) else Whose.ANY


def _of_both(path: str) -> str:
    """What the last name of a path says together with that of what holds it, as one phrase: `$.name[].given[]`."""
    if not path.startswith("$"):
        return ""
    parts = [part for part in _TAIL.split(path) if part and part != "*"]
    words = tokens(" ".join(parts[-2:]))
    found = next((side[words] for side in _phrases().by_words if words in side), None)
    return found.group if found and len(parts) > 2 else ""


def speaks_for_itself(group: str, kind: str) -> bool:
    """Whether a group says of a field that values of another kind are none. A number or a name of something may be what it is called,
    but neither is a telephone."""
    return bool(group) and not group.endswith(DOUBT) and (group not in (NAME_OF, NUMBER) or kind == "PHONE")


def by_markup(path: str, header: str) -> bool:
    """Whether a position of a page has no name but that of its element's class or id, which may be a topic as well as a field."""
    return path.startswith("dom:") and header in _TAGS


def _of_what(words: tuple[str, ...], name: tuple[str, ...]) -> str:
    """Whose name a name is, by the other words: a person's, or that of something the lexicon knows."""
    rest = tuple(word for word in words if word not in name)
    group, _ = _of_phrases(rest, rest)
    if group in ("PERSON_NAME", "-NOT_PERSONAL", *SPECIAL_KINDS):
        return group
    return "PERSON_NAME" if rest and _people().issuperset(rest) else NAME_OF


def _is_of_people(path: str) -> bool:
    """Whether the table, object or element that holds a field is called after people: `$.users[].name`, `dom:members>member>name`."""
    parts = [part for part in _TAIL.split(path.removeprefix("dom:")) if part][:-1]
    return any(word in _people() for part in parts[-2:] for word in tokens(part))


def _of_phrases(words: tuple[str, ...], spelled: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The group of the longest phrase among the words, and the phrase. An accent may be left out but not put in: `lön` is no `lon`.

    What is a number of something, or may mean something else, has less to say than any other word.
    """
    known = _phrases()
    best: tuple[float, int, int] = (0, 0, -1)
    found: _Phrase | None = None
    for plain, told in enumerate((words, spelled)):
        phrase = known.by_letters[plain].get("".join(told))
        if phrase and (_ALL, 0, phrase.at) > best:
            best, found = (_ALL, 0, phrase.at), phrase
    if found is not None:
        return found.group, found.words
    for plain, told in enumerate((words, spelled)):
        for start in range(len(told)):
            for end in range(start + 1, min(start + known.longest, len(told)) + 1):
                phrase = known.by_words[plain].get(told[start:end])
                if phrase and (weight := (_size(phrase), start + 1, phrase.at)) > best:
                    best, found = weight, phrase
    return (found.group, found.words) if found else ("", ())


_ALL = 99
"""Size of a phrase that is the whole of a field's name."""


def _size(phrase: _Phrase) -> float:
    if phrase.group == NUMBER:
        return 0
    return len(phrase.words) / 8 if phrase.group.endswith(DOUBT) else len(phrase.words)


def _of_container(path: str) -> str:
    """What the object that holds a `name` is, if that is nobody: `$.items[].brand.name` is of a brand."""
    parts = [part for part in _TAIL.split(path) if part and part != "*"]
    group = class_of("", parts[-2]) if len(parts) > 2 else ""
    return group if group.startswith("-") or group in ("ADDRESS_PART", "COUNTRY", "ORDER") else ""


_ABOUT_TRANSPORT = ("via", "list-", "content-", "mail-", "resent-", "contact", "server", "host")
"""Beginnings of header fields whose words mean something else there: `Via` is no street."""
_TAGS = frozenset(
    "a b i p br em li dt dd td th tr h1 h2 h3 h4 h5 h6 div span strong title label button footer header option small pre "  # noqa: SIM905
    "address article section main nav aside time script body".split()
)
"""Names of elements say how a text looks, not what it is."""


_LAYOUT = frozenset(
    "ad card cards item items title page node key tag session account user login contact host via column path nav box".split()  # noqa: SIM905
)
"""Classes of elements that say how a page is laid out, not what an element holds."""


def _dom_class(path: str) -> str:
    """The class or id of the last element of a template position: `…>span.customer-name` → `customer-name`."""
    name = path.rpartition(">")[2].partition("[")[0]
    told = re.split(r"[.#]", name, maxsplit=1)[1] if re.search(r"[.#]", name) else ""
    return "" if told.casefold() in _LAYOUT else told


def _of_mail_header(path: str) -> str:
    """Header fields of messages and of HTTP speak a language of their own; but what a form mails as `Phone: …` is a telephone."""
    name, _, part = path.removeprefix("header:").partition(".")
    if part:
        return {"name": "PERSON_NAME", "address": "EMAIL"}.get(part, "")
    if name in ("message-id", "in-reply-to", "references", "list-id"):
        return "-MESSAGE_ID"
    spoken = "" if name.startswith(_ABOUT_TRANSPORT) else class_of("", name)
    return spoken if spoken and not spoken.startswith("-") and not spoken.endswith(DOUBT) else "-HEADER"


def _last(path: str) -> str:
    if path.startswith(("col:", "dom:")):
        return ""
    parts = [part for part in _TAIL.split(path) if part and part != "*"]
    # how a value is written, as exports of MongoDB say: `$.born.$date`
    while len(parts) > 2 and parts[-1].startswith("$"):
        parts.pop()
    return parts[-1] if parts and not parts[-1].isdigit() else ""
