"""What stands around the values of a position in every page: `Hello again, … !`, `…さん、こんにちは`, several beside each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil

from duenotice.detect.words.wordlists import PARTICLES, family_names, given_names, things

_UNIT = re.compile(r"[^\W\d_\u3040-\u9fff\uac00-\ud7a3]+(?:['’-][^\W\d_]+)*|\d+|\s+|.", re.DOTALL)
_DIGITS = re.compile(r"\d+")
LONGEST = 16
"""Words, spaces and marks of a frame at most."""


def common(texts: Sequence[str]) -> tuple[int, int]:
    """Characters before and after that all texts share, up to a word's edge."""
    if len(texts) < 3:
        return 0, 0
    first, last = min(texts), max(texts)
    before = _shared(first, last)
    before = max((i + 1 for i in range(before) if first[i] in " :,，：>" or _wide(first[i])), default=0)
    turned = [text[before:][::-1] for text in texts]
    first, last = min(turned), max(turned)
    after = _shared(first, last)
    after = max((i + 1 for i in range(after) if first[i] in " ,!.:)！，。"), default=0)
    return before, after


def _shared(first: str, last: str) -> int:
    n = 0
    while n < min(len(first), len(last)) and first[n] == last[n]:
        n += 1
    return n


def frames(texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings and ends that some of the texts share while what follows them differs, the longest first; numbers count as alike
    and are written `0`."""
    told = [_UNIT.findall(_DIGITS.sub("0", text)) for text in texts if len(text) <= 160]
    if len(told) < 3:
        return (), ()
    heads = _branching(told, "".join)
    rests = [_UNIT.findall(without("".join(units), heads, ())) for units in told] if heads else told
    tails = _branching([units[::-1] for units in rests], lambda units: "".join(units[::-1]))
    return heads, tails


def without(text: str, heads: Sequence[str], tails: Sequence[str]) -> str:
    """A text without the longest of the beginnings and ends that fit."""
    start, end = span(text, heads, tails)
    return text[start:end]


def span(text: str, heads: Sequence[str], tails: Sequence[str]) -> tuple[int, int]:
    """Where a text stands within its frame (characters). A `0` in a frame is any number."""
    start = next((found.end() for head in heads if (found := _pattern(head).match(text))), 0)
    ends = (found.start() for tail in tails if (found := _pattern(tail, ends=True).search(text, start)))
    return start, next(ends, len(text))


@lru_cache(maxsize=4096)
def _pattern(frame: str, ends: bool = False) -> re.Pattern[str]:
    return re.compile(re.escape(frame).replace("0", r"\d+") + (r"\Z" if ends else ""))


def _branching(told: list[list[str]], spelled: Callable[[list[str]], str]) -> tuple[str, ...]:
    """Sequences of first units after which the texts part."""
    least, found = max(3, ceil(0.08 * len(told))), set[str]()
    waiting = [((), told)]
    while waiting:
        begun, texts = waiting.pop()
        depth = len(begun)
        after: dict[str, list[list[str]]] = defaultdict(list)
        for units in texts:
            if len(units) > depth:
                after[units[depth]].append(units)
        share = 0.0 if not begun else 0.25 * len(texts)
        large = [unit for unit, some in after.items() if len(some) >= max(least, share) and not _names(unit)]
        rest = sum(len(some) for some in after.values()) - sum(len(after[unit]) for unit in large)
        if begun and rest >= least and len(after) >= 3 and _speaks(begun, len(texts) / len(told)):
            found.add(spelled(list(begun)))
        if depth < LONGEST:
            waiting += [((*begun, unit), after[unit]) for unit in large]
    return tuple(sorted(found, key=lambda frame: (-len(frame), frame)))


def _names(unit: str) -> bool:
    """Names that many share are no frame."""
    word = unit.casefold()
    return unit[:1].isupper() and word not in things() and (word in given_names() or word in family_names())


def _speaks(units: Sequence[str], share: float) -> bool:
    """Whether units are a template rather than the beginning of a value: not a bare capital word, and it ends at an edge."""
    edge = units[-1]
    if (edge[:1].isalpha() and not _wide(edge[0])) or edge.isdigit() or edge in ".'’-&":
        return False
    words = [unit for unit in units if unit[0].isalpha()]
    lower = any(unit[0].islower() and unit not in PARTICLES and len(unit) > 1 for unit in words)
    if "0" in units and not lower:  # a street and a house
        return False
    if share >= 0.8:
        return True
    marks = any(
        unit.strip() in (",", ":", "!", "–", "—", "|", "·", "،", "，", "：", "！", "、", "»", "(", "・", "¡")
        for unit in units
    )
    known = any(unit.casefold() in things() for unit in words)
    return marks or lower or known or any(_wide(unit[0]) for unit in words if len(units) > 1)


def _wide(char: str) -> bool:
    return char >= "\u3000"
