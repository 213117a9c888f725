"""Patterns of digits as tables: what libphonenumber's patterns say of a number, one step a digit.

Positions of the patterns are bits of one number (Glushkov's construction), so that a state is a number and a step is two operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from duenotice.detect.kernel.dialled import CLASS, START

WIDTH = CLASS + 1
"""Numbers of a state: where each digit leads, and its class. States are told by where they begin in the table; from the one at 0
nothing is reached."""
STATES_MAX = 32767 // WIDTH
_TOKEN = re.compile(r"\[[\d-]+\]|\\d|\d|\(\?:|[()|?$]|\{(\d+)(?:,(\d+))?\}")
_ANY = (1 << 10) - 1

Node: TypeAlias = "int | Alternatives | Repeated"
"""A set of digits as bits, or something made of such."""


class Alternatives(NamedTuple):
    """Any one of some sequences. captures: a group that is kept; ends: of each, whether the number ends behind it."""

    sequences: list[list[Node]]
    captures: bool
    ends: list[bool]


class Repeated(NamedTuple):
    """A node `least` to `most` times."""

    node: Node
    least: int
    most: int


@lru_cache(maxsize=1024)
def parsed(pattern: str) -> Alternatives:
    """The pattern as a tree. Raises ValueError for anything but digits, sets of them, groups, alternatives, counts and an end of the
    number behind a whole alternative."""
    stack = [Alternatives([[]], False, [False])]
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None or (stack[-1].ends[-1] and token.group() != "|"):
            raise ValueError(pattern)
        at = token.end()
        _take(token, stack)
    if len(stack) != 1:
        raise ValueError(pattern)
    return stack[0]


def _take(token: re.Match[str], stack: list[Alternatives]) -> None:
    text, top = token.group(), stack[-1]
    last = top.sequences[-1]
    if text[0] == "(":
        stack.append(Alternatives([[]], text == "(", [False]))
    elif text == ")" and len(stack) > 1 and not any(top.ends):
        stack.pop()
        stack[-1].sequences[-1].append(top)
    elif text == "|":
        top.sequences.append([])
        top.ends.append(False)
    elif text == "$":
        top.ends[-1] = True
    elif text[0] in "?{" and last and not isinstance(last[-1], Repeated):
        least, most = (0, 1) if text == "?" else (int(token[1]), int(token[2] or token[1]))
        last[-1] = Repeated(last[-1], least, most)
    elif text[0] in ")?{":
        raise ValueError(token.string)
    else:
        last.append(_set(text))


def _set(text: str) -> int:
    """The digits of `7`, `\\d` or `[1-37]` as bits."""
    if text == "\\d":
        return _ANY
    if text[0] != "[":
        return 1 << int(text)
    bits = 0
    for low, high in re.findall(r"(\d)(?:-(\d))?", text):
        bits |= (2 << int(high or low)) - (1 << int(low))
    return bits


@dataclass
class Positions:
    """The positions of patterns put together; position 0 is before the first digit. follow: by position, those behind it; digits: by
    digit, its positions; kept: in or behind a group that is kept; ended: behind which a number has to end."""

    count: int = 1
    follow: list[int] = field(default_factory=lambda: [0])
    digits: list[int] = field(default_factory=lambda: [0] * 10)
    kept: int = 0
    ended: int = 0
    _in_kept: bool = False

    def add(self, pattern: str) -> int:
        """The last positions of a pattern, as bits. Raises ValueError for what `parsed` does not know."""
        lasts = 0
        tree = parsed(pattern)
        for sequence, ends in zip(tree.sequences, tree.ends, strict=True):
            self._in_kept = False
            mine = self._sequence(sequence, 1)
            lasts |= mine
            self.ended |= mine if ends else 0
        return lasts

    def add_beginning(self, pattern: str) -> int:
        """The same for a pattern that numbers only begin with: any digits may follow. Raises ValueError where it ends numbers."""
        if any(parsed(pattern).ends):
            raise ValueError(pattern)
        lasts = self.add(pattern)
        return lasts | self._digit(_ANY, lasts, loops=True)

    def _sequence(self, sequence: list[Node], before: int) -> int:
        for part in sequence:
            before = self._node(part, before)
        return before

    def _alternatives(self, node: Alternatives, before: int) -> int:
        self._in_kept |= node.captures
        lasts = 0
        for sequence in node.sequences:
            lasts |= self._sequence(sequence, before)
        return lasts

    def _node(self, node: Node, before: int) -> int:
        if isinstance(node, int):
            return self._digit(node, before)
        if isinstance(node, Alternatives):
            return self._alternatives(node, before)
        reached = before
        for _ in range(node.least):
            reached = self._node(node.node, reached)
        for _ in range(node.most - node.least):
            reached |= self._node(node.node, reached)
        return reached

    def _digit(self, allowed: int, before: int, loops: bool = False) -> int:
        mine = 1 << self.count
        self.count += 1
        self.follow.append(mine if loops else 0)
        if self._in_kept:
            self.kept |= mine
        for digit in range(10):
            if allowed >> digit & 1:
                self.digits[digit] |= mine
        for position in _bits(before):
            self.follow[position] |= mine
        return mine


def _bits(number: int) -> Iterable[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


class Automaton(NamedTuple):
    """steps: int16, `WIDTH` for each state; ends: by class the last positions that are reached there."""

    steps: np.ndarray
    ends: list[int]


def automaton(positions: Positions, lasts: int) -> Automaton | None:
    """The steps through patterns. lasts: positions that tell one end from another. None where there are too many states."""
    follow, masks = positions.follow, positions.digits
    numbers: dict[int, int] = {0: 0, 1: START}
    classes: dict[int, int] = {0: 0}
    steps: list[int] = [0] * WIDTH
    states = [1]
    for state in states:
        behind, rest = 0, state
        while rest:
            low = rest & -rest
            behind |= follow[low.bit_length() - 1]
            rest ^= low
        for mask in masks:
            reached = behind & mask
            number = numbers.get(reached)
            if number is None:
                number = numbers[reached] = len(numbers) * WIDTH
                states.append(reached)
            steps.append(number)
        steps.append(classes.setdefault(state & lasts, len(classes)))
        if len(states) >= STATES_MAX:
            return None
    return Automaton(np.array(steps, np.int16), list(classes))
