"""How a stretch of bytes is structured: which tokenizer reads it and what its fixed fields are called."""

from __future__ import annotations

from dataclasses import dataclass

from duenotice.model.evidence import FieldSpec


@dataclass(frozen=True, slots=True)
class Text:
    """Lines without fields. A row and a record are a line."""


@dataclass(frozen=True, slots=True)
class Delimited:
    """Rows of cells. sep, quote: byte values, quote 0 for none; names: headers by column; first: number of the first row of
    data, what comes before is the header or a preamble; table: its name, where the item holds several."""

    sep: int
    quote: int
    names: tuple[str, ...] = ()
    first: int = 0
    table: str = ""

    def spec(self, column: int) -> FieldSpec:
        """The field of a column, from 0."""
        where = f"{self.table}.{column}" if self.table else str(column)
        return FieldSpec(f"col:{where}", self.names[column] if column < len(self.names) else "")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lines whose cells begin at the same signs. edges: these, from 0, ascending; names: headers by column; first: number of the first
    row of data; heads: the lines of the heading, which come again on each page, without blanks around them; barred: whether each line
    has bars."""

    edges: tuple[int, ...]
    names: tuple[str, ...]
    first: int = 0
    heads: tuple[str, ...] = ()
    barred: bool = False

    def spec(self, column: int) -> FieldSpec:
        """The field of a column, from 0."""
        return FieldSpec(f"col:{column}", self.names[column])


@dataclass(frozen=True, slots=True)
class Objects:
    """JSON. lines: a document per line, where the record is the row; else one text, where records are the elements of its
    outermost lists. A chunk of a longer text begins within containers: open: their keys, outermost first, empty for elements
    of lists; kinds: 1 object, 0 list; in_record: depth of the record that is open, or -1; record, document: numbers of
    the last record and of the text itself."""

    lines: bool
    open: tuple[bytes, ...] = ()
    kinds: tuple[int, ...] = ()
    in_record: int = -1
    record: int = -1
    document: int = 0


@dataclass(frozen=True, slots=True)
class Slots:
    """Log lines. sep: byte value; names and kinds by position (see `tokens.lines`)."""

    sep: int
    names: tuple[str, ...]
    kinds: tuple[int, ...]

    def spec(self, slot: int) -> FieldSpec:
        """The field of a fixed position, from 0."""
        return FieldSpec(f"log:{self.names[slot]}", self.names[slot])


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML. Fields are the positions of its elements and the values of its forms."""


@dataclass(frozen=True, slots=True)
class Headers:
    """`Name: value` lines of mail or HTTP."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """`a=1&b=2`: a form or a query."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """Cells that the reader marked itself (`records.record.Part.marks`), since it decoded them. names: the fields by their number; grows
    while the item is read, so it is told apart by identity."""

    names: list[FieldSpec]

    def spec(self, number: int) -> FieldSpec:
        """The field of a number."""
        return FieldSpec(*self.names[number])


Shape = Text | Delimited | Aligned | Objects | Slots | Markup | Headers | Parameters | Marked


def is_table(shape: Shape) -> bool:
    """Whether every row of a shape is a record of its own, wherever it stands: rows of cells, and lines of JSON."""
    return isinstance(shape, Delimited | Aligned) or (isinstance(shape, Objects) and shape.lines)
