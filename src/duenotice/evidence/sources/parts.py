"""Archives that were cut into parts: `x.zip.001` and so on, `x.z01` to `x.zip`, and what `split` makes (`x.tar.gz.aa`). Where all
parts lie beside each other the first is opened as the whole; the others are told as parts of it."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate, islice
from typing import BinaryIO, cast

_NUMBERED = re.compile(r"(?P<stem>.*\.)(?P<number>\d{3})", re.DOTALL)
_LETTERED = re.compile(r"(?P<stem>.*\.)(?P<number>[a-z]{2})", re.DOTALL)
_SPANNED = re.compile(r"(?P<stem>.*\.)(?:[zZ](?P<number>\d\d)|(?P<last>zip|ZIP))", re.DOTALL)
MOST_PARTS = 999


def first_of(path: str) -> str | None:
    """The path of the first part of what a path may be a later part of, by its name alone."""
    if (found := _NUMBERED.fullmatch(path)) and found["number"] > "001":
        return found["stem"] + "001"
    if (found := _LETTERED.fullmatch(path)) and found["number"] > "aa":
        return found["stem"] + "aa"
    if (found := _SPANNED.fullmatch(path)) and (found["last"] or found["number"] > "01"):
        return found["stem"] + ("Z01" if found["last"] == "ZIP" else "z01")
    return None


def following(path: str, there: Callable[[str], bool]) -> list[str]:
    """The parts behind a first one, in order; none where it is no first part, or the last one is missing. there: whether a path
    exists."""
    names: Iterable[str] = ()
    if found := _NUMBERED.fullmatch(path):
        names = (f"{found['stem']}{n:03}" for n in range(2, MOST_PARTS)) if found["number"] == "001" else ()
    elif (found := _SPANNED.fullmatch(path)) and not found["last"]:
        return _spanned(path, found["stem"], there) if found["number"] == "01" else []
    elif (found := _LETTERED.fullmatch(path)) and found["number"] == "aa":
        letters = "abcdefghijklmnopqrstuvwxyz"
        names = islice((f"{found['stem']}{one}{two}" for one in letters for two in letters), 1, None)
    held = []
    for name in names:
        if not there(name):
            break
        held.append(name)
    return held


def _spanned(path: str, stem: str, there: Callable[[str], bool]) -> list[str]:
    z = path[len(stem)]
    held = []
    while len(held) < MOST_PARTS and there(name := f"{stem}{z}{len(held) + 2:02}"):
        held.append(name)
    last = stem + ("zip" if z == "z" else "ZIP")
    return [*held, last] if there(last) else []


class Joined(io.RawIOBase):
    """Files one behind the other as one that can be sought in."""

    def __init__(self, files: list[BinaryIO]) -> None:
        super().__init__()
        self.files, self.at = files, 0
        self.ends = list(accumulate(file.seek(0, 2) for file in files))

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Like `seek` of a file."""
        base = (0, self.at, self.ends[-1])[whence]
        self.at = max(0, base + offset)
        return self.at

    def readinto(self, room: memoryview, /) -> int:  # type: ignore[override]  # all that is asked for is a buffer
        """As much as the part at hand still has."""
        n = bisect_right(self.ends, self.at)
        while n < len(self.ends) and (self.ends[n] - (self.ends[n - 1] if n else 0)) == 0:
            n += 1
        if n >= len(self.files):
            return 0
        file = self.files[n]
        file.seek(self.at - (self.ends[n - 1] if n else 0))
        data = file.read(len(room))
        room[: len(data)] = data
        self.at += len(data)
        return len(data)

    def close(self) -> None:
        """Close all of them."""
        for file in self.files:
            file.close()
        super().close()


def joined(files: list[BinaryIO]) -> BinaryIO:
    """Files one behind the other; a single one as it is."""
    return files[0] if len(files) == 1 else cast("BinaryIO", io.BufferedReader(Joined(files)))
