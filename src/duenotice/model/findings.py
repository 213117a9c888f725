"""What `detect` finds: findings (places), values (distinct data), fields (repeating positions)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Annotated

import pyarrow as pa

from duenotice.model.evidence import U32, U64

ValueKey = Annotated[bytes, pa.binary(16)]


class Likelihood(IntEnum):
    """The five steps that DLP tools share."""

    VERY_UNLIKELY = 1
    UNLIKELY = 2
    POSSIBLE = 3
    LIKELY = 4
    VERY_LIKELY = 5


class Encoding(IntEnum):
    """How the value was written at its place (flags)."""

    PLAIN = 0
    PERCENT = 1
    ENTITY = 2
    ESCAPED = 4
    QUOTED_PRINTABLE = 8
    BASE64 = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that holds a personal value.

    offset, length: bytes in the decoded item; kind: info type (`EMAIL`, `NATIONAL_ID.PL`); value_key: into Value;
    row, record: line or row, and page/object/message – what `people` joins on; seen_at: UTC time of that record;
    check: `valid`, `invalid`, `unchecked`; score: log-odds after context; rule: `detector@version`; reasons: its terms.
    """

    item_id: U32
    offset: U64
    length: U32
    kind: str
    value_key: ValueKey
    field: int | None
    row: int | None
    record: int | None
    seen_at: datetime | None
    check: str
    score: float
    likelihood: int
    encoding: int
    rule: str
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One distinct datum. value_key: keyed BLAKE2b-128 of kind and canonical form (key of the case); masked: preview.

    country: ISO 3166-1 alpha-2 where the value itself shows one (phone, IBAN, id), domain: of an e-mail, else null.
    """

    value_key: ValueKey
    kind: str
    masked: str
    country: str | None
    domain: str | None
    occurrences: U64
    first_seen: datetime | None
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class Field:
    """A repeating position of an item (or of a family of pages) with its statistics and the class decided for it.

    kind: info type every non-empty cell holds, or `""` for none; n, distinct, passing: cells, distinct cells, cells that
    pass the kind's check; reasons: the terms of the decision.
    """

    field: int
    item_id: U32
    path: str
    header: str
    n: U64
    distinct: U64
    passing: U64
    kind: str
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Escrowed:
    """A raw value needed to write to a person; stored only encrypted. `raw` is the spelling at the first finding."""

    value_key: ValueKey
    kind: str
    raw: str
