"""A value that belongs to a person and so masks itself wherever it might be printed."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Personal(Generic[T]):
    """Wraps a personal value. `str`, `repr`, formatting and pickling into text show the mask; `.reveal()` gives the value.

    Equality and hash are those of the value, so it can be a key; ordering and concatenation are not offered.
    """

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def reveal(self) -> T:
        """The raw value. Call it only where the value leaves for its own purpose: composing, hashing, comparing."""
        return self._value

    def __repr__(self) -> str:
        return "Personal(***)"

    __str__ = __repr__

    def __format__(self, _spec: str) -> str:
        return "Personal(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Personal) and bool(self._value == other._value)  # pyright: ignore[reportUnknownMemberType]

    def __hash__(self) -> int:
        return hash(("Personal", self._value))
