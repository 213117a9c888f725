"""Where a text was written, by its letters: a prior for national telephone numbers where nothing else gives one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from duenotice.bundled import bundled

FEW = 0.05
"""Share of the letters beyond ASCII below which those of one entry are of single names and words from abroad."""


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    """Regions by letter."""
    out: dict[str, tuple[str, ...]] = {}
    for entry in bundled(__package__, "letters.yaml"):
        signs = entry.get("letters") or map(chr, range(ord(entry["from"]), ord(entry["to"]) + 1))
        for sign in signs:
            out.setdefault(sign, tuple(entry["regions"]))
    return out


def regions_by_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """ISO 3166-1 codes, likeliest first; none where all letters are plain. A rare letter that only some languages of a script have
    says more than those they share."""
    met = Counter(sign for text in texts if not text.isascii() for sign in text.casefold() if sign >= "\x80")
    told: Counter[tuple[str, ...]] = Counter()
    for sign, count in met.items():
        if found := _regions().get(sign):
            told[found] += count
    enough = FEW * sum(told.values())
    likely = sorted(
        (found for found, count in told.items() if count >= enough), key=lambda found: (len(found), -told[found])
    )
    return tuple(dict.fromkeys(region for found in likely for region in found))
