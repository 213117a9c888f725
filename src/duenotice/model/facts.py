"""What is known of a case, by whom and since when; and the three answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeAlias, Union


class Unknown(Enum):
    """The value of a fact that nobody has established. Never the same as no."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise TypeError("unknown is neither true nor false: ask `is UNKNOWN`")


UNKNOWN = Unknown.UNKNOWN


class Answer(Enum):
    """The three answers of `law` and of claims."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


Value: TypeAlias = Union[bool, int, float, str, datetime, tuple[str, ...], Unknown]  # noqa: UP007 - read at run time


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a case: a version, never edited.

    name: from the vocabulary of `law` and `notices` (`duenotice facts --all`); value: typed, or UNKNOWN;
    source: person, run or rule that said so; evidence: where it can be checked; at: UTC instant it was recorded.
    """

    name: str
    value: Value
    source: str
    evidence: str = ""
    at: datetime | None = None
    version: int = 1


_SAID = {"person": "stated by", "run": "concluded by run"}


def source_in_words(source: str) -> str:
    """A source as people read it: `person:jo` → `stated by jo`; several stand with commas between; any other stays as it is."""
    parts = [part.partition(":") for part in source.split(", ")]
    return ", ".join(
        f"{_SAID[kind]} {name}" if kind in _SAID and name else kind + mark + name for kind, mark, name in parts
    )


class Facts(Mapping[str, Fact]):
    """The facts of a case by name, the newest version of each; immutable. A name nobody spoke of reads as UNKNOWN."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        newest: dict[str, Fact] = {}
        for fact in facts:
            known = newest.get(fact.name)
            if known is None or fact.version >= known.version:
                newest[fact.name] = fact
        self._facts = newest

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def value(self, name: str) -> Value:
        """The value of the fact, or UNKNOWN where nobody has established it."""
        fact = self._facts.get(name)
        return UNKNOWN if fact is None else fact.value

    def answer(self, name: str) -> Answer:
        """A yes-or-no fact as one of the three answers. Raises TypeError for a fact of another type."""
        value = self.value(name)
        if value is UNKNOWN:
            return Answer.UNKNOWN
        if not isinstance(value, bool):
            raise TypeError(f"fact {name} is not a yes-or-no fact")
        return Answer.YES if value else Answer.NO

    def with_facts(self, *more: Fact) -> Facts:
        """A new set with further facts; the newer version of a name wins."""
        return Facts([*self._facts.values(), *more])
