"""Names in running prose, by a plug-in: off unless asked for, and asked only of the text around another identifier.

A plug-in is what an entry point of the group `duenotice.names` gives when called: see `NameFinder`. It may be four orders slower than the
kernel, so it says its speed, which commands show before they run it. What it finds is possible, never likely, by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

import numpy as np

from duenotice.model.errors import UsageError

GROUP = "duenotice.names"
REACH = 400
"""Bytes before and after an identifier that are handed to a plug-in; less than blocks overlap, so that no cut shows."""
NAME_MAX = 80
"""Characters of a name at most; longer ranges are not taken."""


class NameFinder(Protocol):
    """What a plug-in offers. bytes_per_second: its speed on one core, as its author measured it."""

    bytes_per_second: int

    def names(self, text: str) -> Iterable[tuple[int, int]]:
        """Ranges of characters that name a person; the same for the same text."""
        ...


def installed() -> tuple[str, ...]:
    """Names of the plug-ins of this installation."""
    return tuple(sorted(_points()))


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


@cache
def name_finder(name: str) -> NameFinder:
    """The plug-in of that name, made once. Raises UsageError where there is none."""
    point = _points().get(name)
    if point is None:
        known = ", ".join(installed()) or "none"
        raise UsageError(f"No plug-in for names is called {name}.", next_step=f"Installed: {known}.")
    return point.load()()


def spans_of_names(data: bytes, identifiers: np.ndarray, finder: NameFinder) -> list[tuple[int, int]]:
    """Byte ranges of names within `REACH` of identifiers (ascending offsets), whole lines where they are that short."""
    found: set[tuple[int, int]] = set()
    for start, end in _windows(data, identifiers):
        text = data[start:end].decode("utf-8", "replace")
        for first, last in finder.names(text):
            if 0 <= first < last <= len(text) and last - first <= NAME_MAX and "\ufffd" not in text[:last]:
                found.add((start + len(text[:first].encode()), start + len(text[:last].encode())))
    return sorted(found)


def _windows(data: bytes, identifiers: np.ndarray) -> list[tuple[int, int]]:
    """Text around the identifiers, each by itself so that neighbours in another block change nothing."""
    return [_window(data, at) for at in identifiers.tolist()]


def _window(data: bytes, at: int) -> tuple[int, int]:
    start, end = max(0, at - REACH), min(len(data), at + REACH)
    if start:
        cut = min(
            (place for place in (data.find(mark, start, at) for mark in (b"\n", b" ")) if place >= 0), default=start - 1
        )
        start = cut + 1
    if end < len(data):
        end = max(data.rfind(mark, at, end) for mark in (b"\n", b" "))
        end = end if end > at else min(len(data), at + REACH)
    return start, end
