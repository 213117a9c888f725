"""From an item to its blocks: the one place that knows which reader serves which kind."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO

from duenotice.evidence.charsets.charset import Charset, as_utf8, charset_of, head_of
from duenotice.evidence.containers import CONTAINERS
from duenotice.evidence.ground.budget import Broken, Budget, LimitReached, Meter, pass_own, reason_of
from duenotice.evidence.ground.shapes import Delimited, Objects, Shape, Slots, Text
from duenotice.evidence.kinds.business import SEGMENTED
from duenotice.evidence.kinds.dialect import dialect_of
from duenotice.evidence.kinds.printed import list_of
from duenotice.evidence.kinds.sniff import HEAD, sealed_part
from duenotice.evidence.logs.formats import declared_slots, slots_of
from duenotice.evidence.places.cutting import SIZE, AtRows, Boundary, Piece, at_lines, cut
from duenotice.evidence.places.layout import SectionLayout, many_sections
from duenotice.evidence.readers import captures, documents, flows, har, pages, segmented
from duenotice.evidence.readers.choice import PARSED
from duenotice.evidence.readers.enclosed import Opening, files_of, holds_file
from duenotice.evidence.records.assembling import assembled
from duenotice.evidence.records.parsers import parsed
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.sources import chain, explained, storage
from duenotice.evidence.sources.storage import words_of
from duenotice.model.evidence import Block, Coverage, Item

LINES = frozenset({"text", "csv", "jsonl", "access_log"})

WRITTEN = LINES | SEGMENTED | {"json", "xml", "html"}
"""Kinds that are one text: files that are written in it are told behind it."""

CAPTURED = frozenset({"warc", "arc", "har", "mitmproxy"})


def blocks(item: Item, budget: Budget, size: int = SIZE) -> Iterator[Block | Coverage]:
    """The decoded bytes of an item as UTF-8 blocks of about `size` bytes, each with its Layout, then its Coverage rows.

    The same on every call; blocks of another size hold the same bytes with the same places. Never raises for bad content.
    A file that is not as it was when stock was taken has a row "changed" more.
    """
    yield from _whole(item, budget, size)
    if item.kind != "unreadable" and (item.stamp or item.kind not in LINES) and len(chain.links(item.path)) == 1:
        now, stamp = storage.stamp_of(item.path)
        if now == item.size and stamp != item.stamp and item.stamp:
            yield from _rewritten(item)
        elif item.kind not in LINES:
            yield from _changed(item, now or item.size)  # 0 is said of what has no size either


def _whole(item: Item, budget: Budget, size: int) -> Iterator[Block | Coverage]:
    """The same with the files that are written in its text, but for that row."""
    if item.kind not in WRITTEN:
        yield from _blocks(item, budget, size)
        return
    told: list[Coverage] = []
    holds, end = False, 0
    for thing in _blocks(item, budget, size):
        if isinstance(thing, Coverage):
            told.append(thing)
            continue
        holds, end = holds or holds_file(thing.data), thing.offset + thing.base + thing.own
        yield thing
    if holds:
        told += yield from _enclosed(item, budget, size, end)
    yield from told


def _enclosed(item: Item, budget: Budget, size: int, end: int) -> Generator[Block, None, list[Coverage]]:
    """Blocks of the files that are written in the text of an item, as its bytes from `end` on; the Coverage rows of those."""
    told: list[Coverage] = []
    for thing in assembled(item, _written_in(item, budget), size, end):
        if isinstance(thing, Block):
            yield thing
        elif thing.bytes_seen or thing.reason != "read":
            told.append(thing)
    return told


def _written_in(item: Item, budget: Budget) -> Iterator[Record | Gap]:
    """The text once more from its beginning; where that ends before its end, why is told again, without its bytes."""
    try:
        with chain.stream_of(item.path, budget) as stream:
            peeked = Peeked(stream)
            text = as_utf8(peeked, charset_of(peeked.head) or Charset("utf-8"), peeked.head)
            yield from Opening(budget).files(files_of(text), "")
    except Exception as problem:  # a hostile file may make any decoder raise anything
        yield replace(_gap(item, problem), size=0)


def _changed(item: Item, size: int) -> Iterator[Coverage]:
    """The row for an item that now has `size` bytes, if that is another size."""
    if size != item.size:
        detail = f"{size:,} bytes, {item.size:,} when stock was taken: collect and scan again"
        yield Coverage(item.item_id, 0, max(0, item.size - size), "changed", detail=detail)


def _rewritten(item: Item) -> Iterator[Coverage]:
    """The row for an item of the same length that was touched since stock was taken, if its bytes are other ones."""
    with suppress(OSError), storage.opened(item.path) as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != item.sha256:
            detail = "other bytes of the same length than when stock was taken: collect and scan again"
            yield Coverage(item.item_id, 0, 0, "changed", detail=detail)


def _blocks(item: Item, budget: Budget, size: int) -> Iterator[Block | Coverage]:
    if item.kind in CONTAINERS:
        yield Coverage(item.item_id, item.size, 0, "read", detail="a container: its members are items")
    elif item.kind == "unreadable":
        yield _why_unreadable(item, budget)
    elif item.kind == "empty":
        yield Coverage(item.item_id, 0, 0, "empty")
    elif item.kind == "part":
        yield Coverage(
            item.item_id, item.size, 0, "read", detail="a part of an archive: its members are items of the first part"
        )
    elif item.kind == "sealed":
        yield Coverage(item.item_id, 0, item.size, "encrypted", detail="by PGP, age, OpenSSL, Ansible or LUKS")
    elif item.kind in LINES:
        yield from _lines(item, budget, size)
    elif item.kind in READERS or item.kind in PARSED or item.kind == "pg_rows":
        yield from assembled(item, records(item, budget), size)
    else:
        yield Coverage(item.item_id, 0, item.size, "unsupported", detail=item.kind)


def _why_unreadable(item: Item, budget: Budget) -> Coverage:
    try:
        with chain.stream_of(item.path, budget) as stream:
            stream.read(1)
    except Exception as problem:  # a hostile file may make any decoder raise anything
        return failure(item, problem, 0)
    return Coverage(item.item_id, 0, 0, "unreadable", detail="could not be read when stock was taken")


READERS: dict[str, Callable[[BinaryIO, Budget], Iterator[Record | Gap]]] = {
    "warc": captures.warc,
    "arc": captures.arc,
    "har": har.har,
    "mitmproxy": flows.mitmproxy,
    "html": pages.html,
    "xml": pages.xml,
    "json": documents.json_text,
    **segmented.READERS,
}
"""Readers that run in this process: their parsers are Python's own, or work on one bounded record at a time."""


def records(item: Item, budget: Budget) -> Iterator[Record | Gap]:
    """The records of an item that is no plain text, each followed by those of files that are written in its texts; in captures they
    are parts of it, and of other texts `blocks` tells them. Whatever goes wrong ends them with a Gap."""
    opening = None if item.kind in WRITTEN or item.kind in CAPTURED else Opening(budget)
    for thing in _records(item, budget):
        yield thing
        if opening and isinstance(thing, Record):
            yield from opening.within(thing)


def _records(item: Item, budget: Budget) -> Iterator[Record | Gap]:
    try:
        if item.kind == "pg_rows":
            with explained.joined(item.path, budget) as (path, broken):
                yield from parsed("sql_dump", path, budget)
        elif item.kind in PARSED:
            with chain.on_disk(item.path, budget) as (path, broken):
                yield from parsed(item.kind, path, budget)
        else:
            with chain.seekable(item.path, budget) as (file, broken):
                yield from READERS[item.kind](file, budget)
        if broken:
            yield _gap(item, broken, item.size)
    except Exception as problem:  # a hostile file may make any parser raise anything
        yield _gap(item, problem)


def _gap(item: Item, problem: Exception, seen: int = 0) -> Gap:
    """What `failure` says of a problem."""
    told = failure(item, problem, seen)
    return Gap(told.reason, told.bytes_skipped, told.limit, told.detail)


def _lines(item: Item, budget: Budget, size: int) -> Iterator[Block | Coverage]:
    try:
        with chain.stream_of(item.path, budget) as stream:
            yield from _cut_lines(item, stream, size)
    except Exception as problem:  # a hostile file may make any decoder raise anything
        yield failure(item, problem, 0)


def _cut_lines(item: Item, stream: Meter, size: int) -> Iterator[Block | Coverage]:
    peeked = Peeked(stream)
    charset = charset_of(peeked.head) or Charset("utf-8")
    shown = head_of(peeked.head, charset)
    shape = shape_of(item.kind, shown)
    declared = isinstance(shape, Slots) and b"#Fields:" in shown[:65536]
    seen = 0
    stopped: Exception | None = None
    for piece in cut(as_utf8(peeked, charset, peeked.head), size, _boundary(shape)):
        if piece.own:
            starts = _declared(piece, shape) if declared else [(piece.base, piece.row, shape)]
            yield _block(item, piece, starts)
            shape = starts[-1][2]
        seen += piece.own
        stopped = piece.stopped
    if sealed := sealed_part(peeked.head):
        yield Coverage(item.item_id, 0, sealed, "encrypted", detail="by PGP, before other text")
    if stopped is None:
        yield Coverage(item.item_id, seen, 0, "read")
        yield from _changed(item, stream.seen)
    else:
        yield failure(item, stopped, seen)


def _declared(piece: Piece, shape: Shape) -> list[tuple[int, int, Shape]]:
    """Stretches of a log whose fields are declared anew within, as servers do when they start or are set otherwise."""
    starts, row, at = [(piece.base, piece.row, shape)], piece.row, piece.base
    end = piece.base + piece.own
    found = piece.data.find(b"#Fields:", at, end)
    while found >= 0:
        stop = piece.data.find(b"\n", found, end)
        line = piece.data[found : stop if stop >= 0 else end]
        begins = piece.data[found - 1 : found] == b"\n" if found > piece.base else not piece.joined
        again = declared_slots(line, shape) if begins and isinstance(shape, Slots) else None
        if again and again != shape:
            row, at, shape = row + piece.data.count(b"\n", at, found), found, again
            starts.append((at, row, shape))
        found = piece.data.find(b"#Fields:", found + 1, end)
    return starts[1:] if len(starts) > 1 and starts[1][0] == piece.base else starts


def _block(item: Item, piece: Piece, starts: list[tuple[int, int, Shape]]) -> Block:
    sections = many_sections(starts, piece.base + piece.own, piece.joined)
    return Block(
        item_id=item.item_id,
        offset=piece.offset,
        data=piece.data,
        own=piece.own,
        layout=SectionLayout(sections, piece.data),
        base=piece.base,
        first_row=piece.row,
        first_record=piece.row,
    )


def failure(item: Item, problem: Exception, seen: int) -> Coverage:
    """The row for a reading that ended too early, `seen` decoded bytes into the item. Raises what `pass_own` raises."""
    pass_own(problem)
    skipped = max(0, item.size - seen)
    if isinstance(problem, Broken):
        problem, skipped = problem.cause, problem.left
    if isinstance(problem, LimitReached):
        left = max(skipped, problem.whole - seen)
        return Coverage(item.item_id, seen, left, "limit", problem.limit, problem.detail)
    reason = "missing" if _is_gone(item, problem) else reason_of(problem)
    return Coverage(item.item_id, seen, skipped, reason, detail=words_of(problem))


def is_gone(item: Item) -> bool:
    """Whether the file of an item cannot be opened now that could be read when stock was taken."""
    try:
        storage.opened(chain.links(item.path)[0]).close()
    except OSError as problem:
        return _is_gone(item, problem)
    return False


def _is_gone(item: Item, problem: Exception) -> bool:
    """Whether the system, not a decoder, says that bytes cannot be had which could be read when stock was taken."""
    told = isinstance(problem, OSError) and (problem.errno or isinstance(problem, FileNotFoundError | TimeoutError))
    return bool(told) and item.kind != "unreadable"


class Peeked:
    """A stream whose first bytes were looked at and are still to come."""

    def __init__(self, stream: Meter) -> None:
        self.stream, self.held = stream, b""
        self.broken: Exception | None = None
        try:
            while len(self.held) < HEAD and (data := stream.read(HEAD)):
                self.held += data
        except Exception as problem:  # told when the good bytes are used
            self.broken = problem
        self.head = self.held[:HEAD]

    def read(self, size: int = -1, /) -> bytes:
        """Like `read` of the stream."""
        if not self.held and self.broken:
            raise self.broken
        if not self.held:
            return self.stream.read(size)
        out, self.held = (self.held, b"") if size < 0 else (self.held[:size], self.held[size:])
        return out


def shape_of(kind: str, head: bytes) -> Shape:
    """The shape of a plain text of this kind by its first bytes (UTF-8)."""
    if kind == "csv":
        return dialect_of(head) or Text()
    if kind == "access_log":
        return slots_of(head) or Objects(lines=True)
    if kind == "text":
        return list_of(head) or Text()
    return Objects(lines=True) if kind == "jsonl" else Text()


def _boundary(shape: Shape) -> Boundary:
    return AtRows(shape.sep, shape.quote) if isinstance(shape, Delimited) else at_lines
