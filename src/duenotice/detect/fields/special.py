"""Special categories of article 9 GDPR, and offences (article 10): what the cells of a field say of them. Words: `special.yaml`.

A field whose name says one thing only is believed. One whose name could mean something else (`race`, `party`, `union`) counts where
its cells say so, and only in an item that holds people as well: results of elections and breeds of dogs are about nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from duenotice.bundled import bundled
from duenotice.detect.words.lexicon import class_of, tokens
from duenotice.detect.words.wordlists import folded
from duenotice.model.kinds import SPECIAL_KINDS

KINDS = frozenset(SPECIAL_KINDS) - {"HEALTH"}
"""Kinds whose cells are read for answers that say nothing."""
BESIDE_PEOPLE = "beside people"
"""Reason of a field that counts only where the item holds people as well."""
ENOUGH = 0.6
"""Share of the different cells that have to be known."""

_PARTS = re.compile(r"[;,:/|()]| [-–] ")
_ZERO = re.compile(r"0+(?:[.,]0+)?")
_GENOTYPE = re.compile(r"[ACGT]{1,2}|[ACGT][/|][ACGT]|[01][/|][01]|46, ?X[XY]|rs\d{3,}")
_TEMPLATE = re.compile(r"Rk1S|RklS|RkFD|FMR\b|(?:[A-Za-z0-9+/]{4}){50,}|(?:[0-9A-Fa-f]{2}){128,}")
"""Records of fingers, irises and faces in Base64 (ISO/IEC 19794), or any text of binary data longer than a digest."""
_VECTOR = re.compile(r"\[? ?-?\d*\.\d+(?:[eE]-?\d+)?(?:[,; ]+-?\d*\.\d+(?:[eE]-?\d+)?){15}")


class _Words(NamedTuple):
    """Values of one kind, as `special.yaml` has them, and names of fields that may be answered with yes and no."""

    sure: frozenset[str]
    perhaps: frozenset[str]
    also: frozenset[str]
    flags: frozenset[tuple[str, ...]]


def support(kind: str, name: str, cells: Sequence[str]) -> str:
    """Why the cells of a field (a sample of distinct ones) are of a kind though its name could mean something else; "" if they are not."""
    words, telling = _words(kind), [cell for cell in cells if not _is_nothing(plain(cell))]
    if not telling:
        return ""
    if tokens(name) in words.flags and _are_answers(telling):
        return "answered with yes and no"
    found = [_known(kind, cell) for cell in telling]
    sure, perhaps, also = (found.count(step) for step in ("sure", "perhaps", "also"))
    known = sure + perhaps + also
    if known < ENOUGH * len(telling) or not (sure or perhaps > 1):
        return ""
    return f"{known / len(telling):.0%} are called like {kind.lower().replace('_', ' ')}"


@cache
def spoken(kind: str) -> tuple[str, ...]:
    """The values that say nothing else than a kind, as they are written, in lower case."""
    return tuple(word.replace("_", " ") for word in _entries()[kind]["sure"].split())


def is_surely(kind: str, text: str) -> bool:
    """Whether a text is a value that says nothing else than a kind."""
    return plain(text) in _words(kind).sure


def says_nothing(kind: str, cell: str) -> bool:
    """Whether a cell tells nothing of its kind: no answer, or a no.

    Who has no union, party or record has none that could be revealed; of a belief, *none* is one answer among others. That a sensor is
    switched on is no biometric.
    """
    told = plain(cell)
    if _is_nothing(told):
        return True
    if kind != "BELIEF" and told in _listed("none"):
        return True
    return kind == "BIOMETRIC" and told in _listed("yes")


def only_names(kind: str, cells: Iterable[str]) -> bool:
    """Whether every cell is but another name of such a field, as in the texts of a program: `religion: Religion`."""
    told = [plain(cell) for cell in cells]
    return bool(told) and all(class_of("", text) == kind and text not in _words(kind).sure for text in told)


@lru_cache(maxsize=1 << 13)
def plain(cell: str) -> str:
    """Without case, accents and a dot at the end."""
    return " ".join(folded(cell[:200]).split()).strip(" .*'\"")


def _is_nothing(told: str) -> bool:
    return not told or told in _listed("nothing") or bool(_ZERO.fullmatch(told))


def _are_answers(cells: Sequence[str]) -> bool:
    """Whether the cells are yes and no, one yes among them."""
    told = {plain(cell) for cell in cells}
    return told <= _listed("yes") | _listed("none") and bool(told & _listed("yes"))


def _known(kind: str, cell: str) -> str:
    """How well a cell, or a part of it, is known as a value of a kind: `sure`, `perhaps`, `also` or not at all."""
    if kind == "GENETIC" and _GENOTYPE.fullmatch(cell.strip()):
        return "perhaps"
    if kind == "BIOMETRIC":
        return "sure" if _TEMPLATE.match(cell) or _VECTOR.match(cell) else ""
    words, whole = _words(kind), plain(cell)
    parts = (whole, *map(plain, _PARTS.split(cell)[:8])) if len(cell) <= 80 else (whole,)
    steps = (("sure", words.sure), ("perhaps", words.perhaps), ("also", words.also))
    return next((step for step, known in steps if any(part in known for part in parts)), "")


@cache
def _entries() -> dict[str, Any]:
    return bundled(__package__, "special.yaml")


@cache
def _listed(name: str) -> frozenset[str]:
    return _values(_entries()[name])


@cache
def _words(kind: str) -> _Words:
    entry = _entries()[kind]
    flags = frozenset(tokens(name) for name in entry["flags"].split())
    return _Words(*(_values(entry[step]) for step in ("sure", "perhaps", "also")), flags)


def _values(text: str) -> frozenset[str]:
    return frozenset(plain(word.replace("_", " ")) for word in text.split()) - {""}
