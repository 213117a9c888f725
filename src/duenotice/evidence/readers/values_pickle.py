"""What a pickle of Python says, read as the instructions that it is made of (`pickletools`): no object is ever built, nothing imported."""

from __future__ import annotations

import io
import pickletools
import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any

from duenotice.evidence.ground.wordlist import words

_MARK = object()
_WRITTEN = frozenset(
    words(
        "INT BININT BININT1 BININT2 LONG LONG1 LONG4 STRING BINSTRING SHORT_BINSTRING BINBYTES SHORT_BINBYTES BINBYTES8 "
        "BYTEARRAY8 UNICODE SHORT_BINUNICODE BINUNICODE BINUNICODE8 FLOAT BINFLOAT"
    )
)
_CONSTANT = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_EMPTY = {"EMPTY_LIST": list, "EMPTY_DICT": dict, "EMPTY_SET": list, "EMPTY_TUPLE": list}
_TUPLE = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}


def values(raw: bytes) -> Iterator[tuple[Any, int]]:
    """The values of the pickles in a file with the byte behind each. Raises ValueError, IndexError, KeyError or TypeError where the
    instructions make none."""
    at = 0
    while at < len(raw):
        value, at = _pickled(raw, at)
        yield value, at


def _pickled(raw: bytes, at: int) -> tuple[Any, int]:
    machine = _Machine()
    stream = io.BytesIO(raw)
    stream.seek(at)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of escapes in texts that somebody made up
        for code, argument, _ in pickletools.genops(stream):
            if code.name == "STOP":
                return machine.stack[-1], stream.tell()
            machine.take(code.name, argument)
    raise ValueError("a pickle without end")


class _Machine:
    """Follows the instructions with values of its own: an object becomes a map of its parts, whatever class it is of."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def take(self, name: str, argument: Any) -> None:
        """Follow one instruction."""
        stack = self.stack
        if name in _WRITTEN:
            stack.append(argument)
        elif name in _CONSTANT:
            stack.append(_CONSTANT[name])
        elif name in _EMPTY:
            stack.append(_EMPTY[name]())
        elif name in _TUPLE:
            stack[-_TUPLE[name] :] = [stack[-_TUPLE[name] :]]
        elif name == "MARK":
            stack.append(_MARK)
        elif name == "MEMOIZE":
            self.memo[len(self.memo)] = stack[-1]
        elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
            self.memo[argument] = stack[-1]
        elif name in ("GET", "BINGET", "LONG_BINGET"):
            stack.append(self.memo[argument])
        else:
            self._combine(name, argument)

    def _marked(self) -> list[Any]:
        """What stands above the last mark, which goes as well."""
        n = len(self.stack) - 1
        while self.stack[n] is not _MARK:
            n -= 1
        found = self.stack[n + 1 :]
        del self.stack[n:]
        return found

    def _combine(self, name: str, argument: Any) -> None:
        stack = self.stack
        if name in ("LIST", "TUPLE", "FROZENSET"):
            stack.append(self._marked())
        elif name == "DICT":
            stack.append(_paired(self._marked()))
        elif name == "APPEND":
            _grow(stack, [stack.pop()])
        elif name in ("APPENDS", "ADDITEMS"):
            _grow(stack, self._marked())
        elif name in ("SETITEM", "SETITEMS"):
            pairs = self._marked() if name == "SETITEMS" else [stack.pop(-2), stack.pop()]
            _name(stack, _paired(pairs))
        elif name in ("REDUCE", "NEWOBJ", "NEWOBJ_EX", "INST", "OBJ", "BUILD"):
            self._object(name)
        elif name in ("GLOBAL", "STACK_GLOBAL"):
            called = argument if name == "GLOBAL" else " ".join(map(str, (stack.pop(-2), stack.pop())))
            stack.append({"class": called})
        elif name in ("POP", "POP_MARK"):
            self._marked() if name == "POP_MARK" or stack[-1] is _MARK else stack.pop()
        elif name == "DUP":
            stack.append(stack[-1])
        elif name in ("PERSID", "EXT1", "EXT2", "EXT4", "NEXT_BUFFER"):
            stack.append(argument)
        elif name == "BINPERSID":
            stack[-1] = str(stack[-1])

    def _object(self, name: str) -> None:
        stack = self.stack
        if name in ("INST", "OBJ"):
            stack.append({"arguments": self._marked()})
            return
        given = stack.pop()
        if name == "NEWOBJ_EX":
            given = [stack.pop(), given]
        if name == "BUILD":
            given = next((part for part in given if isinstance(part, dict)), None) if isinstance(given, list) else given
            if isinstance(given, dict):
                _name(stack, given)
            return
        called = stack.pop()
        told = called.get("class", "") if isinstance(called, dict) else ""
        stack.append(_known(told, given))


def _known(called: str, given: Any) -> Any:
    """A day or a moment as such; of what wraps a list or a map these; all else as a map that grows by what is set in it."""
    if called.startswith("datetime ") and isinstance(given, list) and given:
        raw = given[0].encode("latin-1") if isinstance(given[0], str) else given[0]
        if isinstance(raw, bytes) and len(raw) in (4, 10):
            return date(int.from_bytes(raw[:2], "big"), raw[2] & 127, raw[3])
    return {"arguments": given} if given else {}


def _paired(listed: list[Any]) -> dict[Any, Any]:
    return {_key(name): value for name, value in zip(listed[::2], listed[1::2], strict=True)}


def _key(name: Any) -> Any:
    return name if isinstance(name, str | int | float | bytes | date) else type(name).__name__


def _grow(stack: list[Any], more: list[Any]) -> None:
    if isinstance(stack[-1], list):
        stack[-1].extend(more)
    elif isinstance(stack[-1], dict):
        stack[-1].setdefault("members", []).extend(more)


def _name(stack: list[Any], more: dict[Any, Any]) -> None:
    if isinstance(stack[-1], dict):
        stack[-1].update(more)
    elif isinstance(stack[-1], list):
        stack[-1].append(more)
