"""Whose a datum of a record is, as far as the name of its field tells: `phone_home` and `mobile` are one person's, `parent_phone` is not.

The words of a field's name that do not say what it holds say whom it is about. Which words do what stands in `whose.yaml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from duenotice.bundled import bundled
from duenotice.people.columns import plain, words_of_field

_SPLIT = re.compile(r"[^\w]+|_+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_PLACED = ("col:", "$", "?", "hl7:", "vcard:", "ldif:", "gedcom:", "ics:", "x12:", "edifact:", "mt940:", "dom:")
_PAGE = ("dom:html", "dom:body")
_LABELS = ("label:", "pair:")
_NUMBER_OF = frozenset({"id", "number", "no", "nr", "num", "code", "key", "ref", "reference", "uid", "uuid"})
_ENTITY = re.compile(r"^col:[^\[]*\[[^\]]+\]$")

COMPOUND = 6
"""Letters from which a word may be the beginning of another."""


class Field(NamedTuple):
    """What the name of a field tells. about: the words that say whom (empty: nobody told); other: a person beside the one whom the
    record is about; main: that one; part: a part of a name; several: a list of people, not of ways to reach one; table: where the
    field stands; entity: one datum a row, so that the row is no person; numbering: which ids of this field count the same things;
    loose: running text or a page, where places say little; label: what the value stands behind in such a text; line: of one line,
    in which other labels follow."""

    about: tuple[str, ...] = ()
    other: bool = False
    main: bool = False
    part: bool = False
    several: bool = False
    table: str = ""
    entity: bool = False
    numbering: str = ""
    loose: bool = True
    label: str = ""
    line: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether this is a column without a header."""
        return self.numbering.isdigit()


LOOSE = Field()


@cache
def _words() -> dict[str, frozenset[str]]:
    listed = bundled(__package__, "whose.yaml")
    told = {group: frozenset(map(_single, plain(words).split())) for group, words in listed.items()}
    parts = words_of_field("given_name") | words_of_field("family_name")
    held = frozenset[str]().union(
        *map(words_of_field, ("email", "phone", "name", "street", "postcode", "city", "country", "region", "language"))
    )
    neutral = told["neutral"] | held | parts
    return told | {"neutral": neutral - told["others"] - told["main"], "parts": parts - {"name"}}


@cache
def _of_another(word: str) -> bool:
    """A word for somebody beside the one whom a record is about, or one made of it: `Notfallkontakt`, `parentname`."""
    others = _words()["others"]
    return word in others or any(len(part) >= COMPOUND and word.startswith(part) for part in others)


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=20_000)
def field_of(path: str, header: str, kind: str) -> Field:
    """What a field's path and header tell of whose its values are. kind: of data that every value of it is, `""` for running text."""
    if path.startswith(_LABELS):
        return _labelled(path)
    if not path.startswith(_PLACED) or path.startswith(_PAGE) or not (kind or _reaches(path, header)):
        return Field(table=path.rpartition(".")[0] if path.startswith("header:") else "")
    words = _joining(path, _spoken(path, header))
    return _spoken_of(words)._replace(
        several=_lists_people(path, header),
        table=_table(path),
        entity=_ENTITY.match(path) is not None,
        numbering=_numbering(path, words),
        loose=False,
    )


def _spoken_of(words: tuple[str, ...]) -> Field:
    """What the words of a field or a label say of whose its values are."""
    known = _words()
    about = tuple(word for word in words if word not in known["neutral"])
    return Field(
        about,
        other=any(map(_of_another, about)),
        main=not known["main"].isdisjoint(about),
        part=not known["parts"].isdisjoint(words),
    )


def _labelled(path: str) -> Field:
    """What a label in running text tells: its own words, and those of what it stands under where these are another person's."""
    sort, _, text = path.partition(":")
    above, _, own = text.rpartition(".") if sort == "label" else ("", "", text)
    text = text if any(map(_of_another, _split(above))) else own
    words = _split(text)
    return _spoken_of(words)._replace(
        table="label",
        numbering=_numbering(path, words),
        label=" ".join(words),
        line=sort == "pair",
    )


def _reaches(path: str, header: str) -> bool:
    """Whether a field is called after ways to reach somebody, though no one kind of data fills it: a list of telephones."""
    words = set(_spoken(path, header))
    ways = words_of_field("email") | words_of_field("phone")
    return path.startswith("?") or (not words.isdisjoint(ways) and words <= _words()["neutral"] | _words()["main"])


def _spoken(path: str, header: str) -> tuple[str, ...]:
    """The words of a name: of a column its header, of a value in an object all that leads to it."""
    spoken = path[1:] if path.startswith("$") else header or path.partition(":")[2]
    if path.startswith("$("):
        spoken = spoken.partition(")")[2]
    return _split(spoken)


@lru_cache(maxsize=20_000)
def _split(text: str) -> tuple[str, ...]:
    return tuple(_single(word) for word in _SPLIT.split(plain(text)) if word)


def _lists_people(path: str, header: str) -> bool:
    """Whether the innermost list that holds the value is one of people: `$.members[].email`, a column `attendees`."""
    known = _words()
    if path.startswith("$"):
        lists = path.split("[]")[:-1]
        words = _split(re.split(r"[.\])]", lists[-1].rstrip("]"))[-1]) if lists else ()
        return any(word not in known["neutral"] for word in words)
    words = _split(header) if path.startswith("col:") else ()
    return bool(words) and not known["neutral"] & set(words) - {"name", "list"}


def _table(path: str) -> str:
    """Where fields of one row stand together: the table of a dump, the kind of an object."""
    head = re.split(r"[.\[]", path, maxsplit=1)[0]
    return "" if head.startswith("col:") and head[4:].isdigit() else head


def _joining(path: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the id of whom a table is about, where it is called as in tables of anything: the `entity_id` of `customer_entity`
    and the `parent_id` of `customer_address_entity` are the `customer_id` of others, `reference` of a FHIR `subject` is a patient's."""
    if words in (("entity", "id"), ("parent", "id")) and path.startswith("col:"):
        told = _split(_table(path).removeprefix("col:"))
        main = next((word for word in told if word in _words()["main"]), None)
        others = [word for word in told if word not in ("entity", main)]
        return (main, "id") if main and (words[0] == "entity" or others) else words
    return words


def _numbering(path: str, words: tuple[str, ...]) -> str:
    """Which things a number counts: `user_id` and the `id` of a table of users count the same, `order_id` others."""
    told = tuple(word for word in words if word not in _NUMBER_OF)
    table = _split(_table(path).removeprefix("col:").strip("$()")) if path.startswith(("col:", "$(")) else ()
    return " ".join(told or table[-1:])
