"""What a post is about: phrase families by language (`themes.yaml` beside this file), explainable word by word."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from duenotice.bundled import bundled

ORDER = ("saw_others_data", "phishing", "got_notice", "demands", "misinformation", "news")
"""Themes from the most to the least telling: the first that matches names the post."""


class Theme(NamedTuple):
    """name: one of ORDER or `other`; score: 1 for a family of the post's own language, less elsewhere; why: the words found."""

    name: str
    score: float
    why: str


@cache
def families() -> dict[str, dict[str, re.Pattern[str]]]:
    """language -> theme -> one pattern of all its phrases (`*` stands for up to four words, or twelve characters in CJK)."""
    loaded = bundled(__package__, "themes.yaml")
    return {
        language: {theme: _pattern(phrases) for theme, phrases in themes.items()}
        for language, themes in loaded["phrases"].items()
    }


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(_one(phrase) for phrase in phrases), re.IGNORECASE)


def _one(phrase: str) -> str:
    spaced = phrase.isascii() or any(ord(c) < 0x2E80 for c in phrase if c.isalpha())
    gap = r"(?:\s+\S+){0,4}?\s+" if spaced else r".{0,12}?"
    body = gap.join(re.escape(part.strip()).replace(r"\ ", r"\s+") for part in phrase.split("*"))
    return rf"(?<!\w){body}" if spaced else body


def theme_of(text: str, language: str) -> Theme:
    """The theme of a post. Own language first; a phrase of another language counts half, as the language may be mislabelled."""
    own = language.split("-")[0].lower()
    known = families()
    for score, spoken in ((1.0, [own] if own in known else []), (0.5, [name for name in known if name != own])):
        for theme in ORDER:
            for name in spoken:
                found = known[name][theme].search(text) if theme in known[name] else None
                if found:
                    return Theme(theme, score, " ".join(found.group().split()))
    return Theme("other", 0.0, "")
