"""What may stand behind each key of a rule of one's own, in words for who wrote it otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from duenotice.model.errors import RuleError

_ID = re.compile(r"[a-z][a-z0-9_]{1,60}")
_KIND = re.compile(r"[A-Z][A-Z0-9_]{1,40}(?:\.[A-Z]{2})?")


def _is_word(told: Any) -> bool:
    return isinstance(told, str | int | float) and not isinstance(told, bool)


def _is_number(told: Any) -> bool:
    return isinstance(told, int | float) and not isinstance(told, bool)


def _are_words(told: Any) -> bool:
    return isinstance(told, list) and all(map(_is_word, told))


def _are_steps(told: Any) -> bool:
    return isinstance(told, list) and all(
        isinstance(step, str) or (isinstance(step, dict) and len(step) == 1) for step in told
    )


def _are_hot(told: Any) -> bool:
    if not isinstance(told, dict):
        return _are_words(told)
    numbers = all(_is_number(told[key]) for key in ("before", "after", "add") if key in told)
    return numbers and set(told) <= {"any", "before", "after", "add"} and _are_words(told.get("any"))


def _are_examples(told: Any) -> bool:
    return isinstance(told, dict) and set(told) <= {"match", "no_match"} and all(map(_are_words, told.values()))


def _are_countries(told: Any) -> bool:
    return isinstance(told, str | bool) or (
        isinstance(told, list) and all(isinstance(code, str | bool) for code in told)
    )


_HOT = "a list of words, or like {any: [loyalty, punkte], before: 40, after: 20, add: 1.5}"
SHAPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "id": (lambda told: isinstance(told, str) and bool(_ID.fullmatch(told)), "like loyalty_card"),
    "info_type": (lambda told: isinstance(told, str) and bool(_KIND.fullmatch(told)), "like LOYALTY_NUMBER"),
    "pattern": (lambda told: _is_word(told) and str(told) != "", "a regular expression in quotes, like 'LC-\\d{4}'"),
    "version": (lambda told: isinstance(told, int) and not isinstance(told, bool), "a whole number"),
    "category": (_is_word, "a word"),
    "anchor": (_is_word, "a text that every match holds"),
    "canonical": (_are_steps, "a list of steps, like [{strip: '- '}, upper]"),
    "check": (_is_word, "the name of a check, like luhn"),
    "base": (_is_number, "a number"),
    "random_pass": (_is_number, "a number between 0 and 1"),
    "hotwords": (_are_hot, _HOT),
    "negative_hotwords": (_are_hot, _HOT),
    "headers": (_are_words, "a list of names of columns, like [loyalty_no]"),
    "countries": (_are_countries, "a list of country codes, like [DE, AT]"),
    "examples": (_are_examples, "like {match: [LC-1234], no_match: [LC-12]}"),
    "boundaries": (_is_word, "alnum or none"),
}
"""Key to what it may hold, as a test and in words."""
NEEDED = ("id", "info_type", "pattern")


def refuse_shapes(told: Any, name: str) -> None:
    """Raise RuleError for what is no mapping, an unknown key, a key that is missing, or one that holds what it cannot."""
    if not isinstance(told, Mapping):
        raise RuleError("a rule is a mapping of keys", next_step="Begin like this: id: loyalty_card")
    for key in map(str, told):
        if key not in SHAPES:
            like = get_close_matches(key, SHAPES, 1)
            raise RuleError(f"unknown key {key}", where=name, next_step=f"Did you mean {like[0]}?" if like else "")
    for key in NEEDED:
        if told.get(key) is None:
            raise RuleError(f"{key} is missing", where=name, next_step=f"It is {SHAPES[key][1]}.")
    for key, value in told.items():
        fits, words = SHAPES[key]
        if value is not None and not fits(value):
            raise RuleError(f"{key} must be {words}", where=name)
