"""Answers that are kept for texts that come again and again in a capture: heads, addresses, times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Generic, TypeVar

SHORT = 4096
"""Letters of a text at most that is kept: what a hostile file holds may be of any length."""

Text = TypeVar("Text", str, bytes)
Answer = TypeVar("Answer")


class Remembered(Generic[Text, Answer]):
    """A function that keeps its answers for short texts, in `kept`. The same answer is given out again: it must not be changed."""

    def __init__(self, function: Callable[[Text], Answer], most: int, longest: int) -> None:
        self.kept, self._function, self._longest = lru_cache(maxsize=most)(function), function, longest
        update_wrapper(self, function)

    def __call__(self, text: Text) -> Answer:
        return self.kept(text) if len(text) <= self._longest else self._function(text)


def remembered(most: int, longest: int = SHORT) -> Callable[[Callable[[Text], Answer]], Remembered[Text, Answer]]:
    """Keep the answers for the last `most` texts that are no longer than `longest`."""
    return lambda function: Remembered(function, most, longest)
