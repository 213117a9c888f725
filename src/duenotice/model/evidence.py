"""Evidence as it is taken in: items, blocks of bytes that know their place, requests, and what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple, Protocol

import pyarrow as pa

U64 = Annotated[int, pa.uint64()]
U32 = Annotated[int, pa.uint32()]


@dataclass(frozen=True, slots=True)
class Item:
    """One file, archive member or message part.

    item_id: number in this run, from 0, in the order of `path`; sha256: hex digest of the bytes as found;
    path: chain with `!/` between container and member (`logs.zip!/edge.log.gz!/edge.log`);
    kind: `csv`, `warc`, `har`, `access_log` …, told by content, not by name; size: bytes as found;
    role: what the item is to the case: `evidence`, `directory`, `posts`, `prices`, `history`;
    stamp: nanoseconds at which the file was last changed in any way, by its file system; 0 for members, and where nobody tells.
    """

    item_id: U32
    sha256: str
    path: str
    kind: str
    size: U64
    charset: str | None = None
    captured_at: datetime | None = None
    url: str | None = None
    role: str = "evidence"
    stamp: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was seen of an item and what was not: a row per reason, also for what was read whole (`reason` "read").

    bytes_seen and bytes_skipped count decoded bytes; limit: the budget that was reached, with its figure.
    reason: `read`, `empty`, `truncated`, `unreadable`, `encrypted`, `unsupported`, `limit`, `crashed`, `duplicate`,
    `changed` (since stock was taken), `missing` (could be read then, and cannot now).
    """

    item_id: U32
    bytes_seen: U64
    bytes_skipped: U64
    reason: str
    limit: str = ""
    detail: str = ""


class FieldSpec(NamedTuple):
    """A repeating position of one item: `path` (`$.user.email`, `col:4`, `?email`, `log:user`, `dom:html>body>p[2]`), header."""

    path: str
    header: str


class Spots(NamedTuple):
    """Where byte offsets lie, as four int64 NumPy arrays of equal length (typed loosely: model does not import NumPy).

    row: row or line of the item, from 0; record: page, object, message or row number that belongs together;
    field: index into the layout's fields; at_us: UTC time of that record, microseconds since 1970. -1: unknown or none.
    """

    row: Any
    record: Any
    field: Any
    at_us: Any


class Cells(NamedTuple):
    """The non-empty values of one field as four int64 NumPy arrays: byte range in the block's data, row, record."""

    offset: Any
    length: Any
    row: Any
    record: Any


class Layout(Protocol):
    """How the bytes of a block are structured. Made by `evidence`, asked by `detect`; picklable; knows no personal data.

    Vectorised on purpose: a block may hold a hundred thousand findings.
    """

    @property
    def fields(self) -> Sequence[FieldSpec]:
        """The fields of this block, in a fixed order."""
        ...

    @property
    def texts(self) -> Any:
        """Stretches of the block's data that are no JSON, in which no name in quotes before a colon is the key of a field: byte ranges,
        ascending (int64, n × 2). Told by what the reader took them for, so that they do not depend on where a block is cut."""
        ...

    def spots(self, data: bytes, offsets: Any) -> Spots:
        """The place of each byte offset (ascending int64 array) in `data`. Parses only the records that hold one."""
        ...

    def cells(self, data: bytes, field: int) -> Cells:
        """Every non-empty value of one field in `data`, in order. The bytes are `data[offset:offset + length]`, without
        the quotes of the format; escapes inside stay as written."""
        ...


EXCHANGES = (1 << 36) - 1
"""The bits of a record's number that tell an exchange; above them stands, from 1, which row of a table in it the record is. So each row
is a record of its own, and still belongs to the exchange that carried it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some MiB of one decoded item; never stored.

    offset: of `data[0]` in the decoded item; own: bytes of `data` that belong to this block – a span belongs to the
    block it *starts* in; what follows is overlap so that spans are whole. first_row and first_record: numbers of the
    first row and record, so that numbering is global to the item. base: bytes of margin before the own part.
    encoding: `utf-8` always (readers transcode); bytes that a damaged file holds beside it stay as found, so decode with care.
    """

    item_id: int
    offset: int
    data: bytes
    own: int
    layout: Layout
    base: int = 0
    first_row: int = 0
    first_record: int = 0
    seen_at: datetime | None = None
    url: str | None = None


RequestSource = Literal["edge", "origin", "capture", "unknown"]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as a log line, HAR entry or WARC record tells it. Tokens and addresses only as keyed hashes (hex).

    at: UTC; session, account, client: keyed hashes or None; network: that of the client's /64 where it is an IPv6 address, as
    published ranges of IPv6 are too large to hash each address of; path: without query; object_id: the id of the request that
    generated the served object, where the log has it; cache: lower case as logged (`hit`, `miss`, `collapsed`, …);
    age_s, ttl_s: seconds; bytes_sent: body bytes; body_sha256: hex, captures only; node: edge location.
    agent_class: `human`, `search_engine`, `bot`, `employee`, `unknown`, by the user agent alone.
    """

    item_id: U32
    record: U64
    source: RequestSource
    at: datetime | None
    request_id: str | None = None
    object_id: str | None = None
    session: str | None = None
    account: str | None = None
    client: str | None = None
    country: str | None = None
    method: str = "GET"
    host: str | None = None
    path: str = "/"
    status: int = 200
    bytes_sent: int | None = None
    cache: str | None = None
    age_s: float | None = None
    ttl_s: float | None = None
    node: str | None = None
    cache_control: str | None = None
    agent_class: str = "unknown"
    body_sha256: str | None = None
    network: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a deploy, configuration or purge history. kind: `deploy`, `rollback`, `purge`, `config`, `other`."""

    item_id: U32
    at: datetime
    kind: str
    title: str
    ttl_s: float | None = None
