"""What an accuracy generator gives: files and the truth about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from duenotice.model.keys import canonical_email, canonical_name


@dataclass(frozen=True, slots=True)
class Planted:
    """One personal value: its kind, its canonical form as `value_key` takes it, and the record it stands in, -1 where that
    is not scored."""

    kind: str
    canonical: str
    record: int = -1


@dataclass(frozen=True, slots=True)
class Column:
    """What one field of a sample holds. path: its FieldSpec path; kind: an info type or `""` for none of them."""

    path: str
    kind: str


@dataclass(slots=True)
class Sample:
    """One file with all the personal values it holds and the classes of its columns. country: of the store, ISO code."""

    name: str
    data: bytes = b""
    planted: list[Planted] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    country: str | None = None
    headers: bool = True

    def plant(self, kind: str, canonical: str, record: int = -1) -> None:
        """Note a value."""
        self.planted.append(Planted(kind, canonical, record))

    def email(self, address: str, record: int = -1) -> str:
        """Note an address and give it back as it is."""
        self.plant("EMAIL", canonical_email(address), record)
        return address

    def person(self, name: str, record: int = -1) -> str:
        """Note a name and give it back as it is."""
        self.plant("PERSON_NAME", canonical_name(name), record)
        return name
