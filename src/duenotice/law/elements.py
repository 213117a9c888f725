"""From the kinds of data that were found to the data elements of which statutes speak, and their formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from duenotice.law.files import data_of
from duenotice.model.kinds import family

Formula = str | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of legal elements in words, elements made of others, and classes of elements."""

    words: Mapping[str, str]
    formulas: Mapping[str, Mapping[str, Any]]
    classes: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, tuple[str, ...]]
    doubtful: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary (`elements.yaml`, `kinds.yaml`)."""
    raw = data_of("elements.yaml")
    return Vocabulary(
        {name: text for name, text in raw["elements"].items() if isinstance(text, str)},
        {name: rule for name, rule in raw["elements"].items() if isinstance(rule, dict)},
        {name: tuple(parts) for name, parts in raw["classes"].items()},
        {kind: tuple(parts) for kind, parts in data_of("kinds.yaml")["kinds"].items()},
        {name: tuple(parts) for name, parts in data_of("kinds.yaml")["conditions"].items()},
        {country: tuple(parts) for country, parts in raw["doubtful"].items()},
    )


@cache
def elements_of(kinds: frozenset[str]) -> frozenset[str]:
    """Legal elements that a set of kinds exposed of one person amounts to.

    kinds: info types (`EMAIL`, `NATIONAL_ID.US`) or names of legal elements typed by a person (`medical_info`), mixed.
    Elements made of others and classes are added; an unknown name counts as itself.
    """
    words = vocabulary()
    held = {part for kind in kinds for part in words.kinds.get(kind, words.kinds.get(family(kind), (kind,)))}
    held |= {name for name, rule in words.formulas.items() if holds(rule, held)}
    held |= {name for name, parts in words.classes.items() if held.intersection(parts)}
    return frozenset(held)


def in_doubt(held: frozenset[str], country: str) -> frozenset[str]:
    """Elements held of which it is not known whether a country's law (ISO code) counts them among its special categories."""
    return held.intersection(vocabulary().doubtful.get(country, ()))


def with_special(held: frozenset[str], counted: Iterable[str], left: Iterable[str]) -> frozenset[str]:
    """The elements held, `sensitive` among them only if one is that the law counts. counted, left: those in doubt, as they are read."""
    special = held.intersection(vocabulary().classes["sensitive"]).difference(left).union(counted)
    typed = "sensitive" in held and not held.intersection(vocabulary().classes["sensitive"])
    return held | {"sensitive"} if special or typed else held - {"sensitive"}


def holds(formula: Formula, held: Iterable[str]) -> bool:
    """Whether a formula of elements (`all_of`, `any_of`, nested, or one name) is met by the elements held."""
    held = set(held)
    if isinstance(formula, str):
        return formula in held
    every = all(holds(part, held) for part in formula.get("all_of", ()))
    some = "any_of" not in formula or any(holds(part, held) for part in formula["any_of"])
    return every and some


def in_words(names: Iterable[str]) -> str:
    """Elements as a reader would name them, joined by commas."""
    words = vocabulary().words
    return ", ".join(words.get(name, name.replace("_", " ")) for name in names)


def may_meet(condition: str, held: frozenset[str]) -> bool:
    """Whether the elements could meet a condition of a statute; False where what it needs is not among them."""
    needed = vocabulary().conditions.get(condition)
    return needed is None or bool(held.intersection(needed))
