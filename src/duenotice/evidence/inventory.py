"""Takes stock: every file and every member of every container as an Item, hashed, with its kind and role."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from duenotice.evidence.charsets.charset import Charset
from duenotice.evidence.containers import CONTAINERS, Trouble
from duenotice.evidence.ground.budget import MIB, Budget, LimitReached, pass_own, reason_of
from duenotice.evidence.kinds.business import SEGMENTED
from duenotice.evidence.kinds.office import office_kind
from duenotice.evidence.kinds.roles import role_of
from duenotice.evidence.kinds.sniff import HEAD, Seen, seen_of
from duenotice.evidence.sources import chain, explained, parts, storage
from duenotice.model.evidence import Coverage, Item

TEXTS = (
    frozenset({"text", "csv", "json", "jsonl", "access_log", "html", "xml", "sql_dump", "har", "eml", "mbox"})
    | SEGMENTED
)

PLAIN = frozenset({"text", "csv", "json", "jsonl", "access_log", "binary"})
"""Kinds that the rows of a dump may look like."""

LEVELS = 4
"""How often the same bytes may be counted: as the tar in a gz, as its members, as what is packed in those."""


def inventory(
    sources: Sequence[str],
    budget: Budget,
    roles: Mapping[str, str] = {},
    looked: Callable[[int], None] = lambda _size: None,
) -> Iterator[Item | Coverage]:
    """All items of files, folders and fsspec URLs, numbered from 0 in the order of their paths; the same on every call.

    A container is an item too, followed by its members. Coverage rows tell what a container holds that could not be opened.
    roles: path suffix to role, over what content and name say; looked: told of bytes as they are read, of a large file many times.
    Raises EvidenceError for a source that does not exist.
    """
    stock = _Stock(budget, roles, looked)
    for path in storage.files(sources):
        yield from stock.of_file(path)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one pass over the bytes of a file told; sha256 of the bytes that could be read; charset: of a text."""

    sha256: str
    size: int
    head: bytes
    kind: str
    charset: Charset | None


@dataclass(slots=True)
class _Stock:
    budget: Budget
    roles: Mapping[str, str]
    looked: Callable[[int], None]
    numbers: Iterator[int] = field(default_factory=itertools.count)
    expanded: int = 0
    allowed: int = 0

    def of_file(self, path: str) -> Iterator[Item | Coverage]:
        self.expanded = 0
        yield from self._of(path, 0)

    def _of(self, path: str, depth: int) -> Iterator[Item | Coverage]:
        number = next(self.numbers)
        # before its bytes: what changes while they are read is noticed
        stamp = 0 if depth else storage.stamp_of(path)[1]
        looked = _look(path, self.budget, self.looked)
        if depth:
            self.expanded += looked.size
        else:  # sixteen archives in each of sixteen, and so on, are a bomb though no single one of them is
            most = max(self.budget.ratio_from, LEVELS * self.budget.ratio * looked.size)
            self.allowed = min(self.budget.total, most)
        yield self._item(number, path, looked, stamp)
        if looked.kind in CONTAINERS:
            yield from self._inside(number, path, looked, depth + 1)

    def _failure(self, number: int, problem: Exception) -> Coverage:
        pass_own(problem)
        if isinstance(problem, LimitReached):
            left = max(0, problem.whole - problem.seen)
            return Coverage(number, problem.seen, left, "limit", problem.limit, problem.detail)
        return Coverage(number, 0, 0, reason_of(problem), detail=storage.words_of(problem))

    def _inside(self, number: int, path: str, looked: _Looked, depth: int) -> Iterator[Item | Coverage]:
        if depth > self.budget.depth:
            yield Coverage(number, 0, looked.size, "limit", f"depth {self.budget.depth}")
            return
        try:
            held = chain.container(path, self.budget)
        except Exception as problem:  # as above
            yield self._failure(number, problem)
            return
        yield from (_told(number, trouble) for trouble in held.troubles)
        names = list(held.members)
        for n, name in enumerate(names):
            if self.expanded > self.allowed:
                limit = f"expanded bytes of a container {self.allowed:,}"
                yield Coverage(number, 0, 0, "limit", limit, f"{len(names) - n:,} members were not opened")
                return
            yield from self._of(chain.LINK.join((path, name)), depth)

    def _item(self, number: int, path: str, looked: _Looked, stamp: int) -> Item:
        role = next((role for suffix, role in self.roles.items() if path.endswith(suffix)), None)
        charset = looked.charset if looked.kind in TEXTS else None
        return Item(
            item_id=number,
            sha256=looked.sha256,
            path=path,
            kind=looked.kind,
            size=looked.size,
            charset=charset.name if charset else None,
            role=role or role_of(chain.base_name(path), looked.kind, looked.head),
            stamp=stamp,
        )


def _told(number: int, trouble: Trouble) -> Coverage:
    many = f"{trouble.count:,} member{'s' if trouble.count != 1 else ''}"
    detail = f"{many}: {trouble.detail}" if trouble.detail else many
    return Coverage(number, 0, trouble.size, trouble.reason, trouble.limit, detail)


def _look(path: str, budget: Budget, looked: Callable[[int], None]) -> _Looked:
    """Hash and kind in one pass, as far as the bytes can be read; `blocks` tells where and why they end too early."""
    digest, size, head, broken = hashlib.sha256(), 0, b"", False
    try:
        with chain.stream_of(path, budget) as stream:
            while data := stream.read(MIB):
                digest.update(data)
                size += len(data)
                looked(len(data))
                if len(head) < HEAD:
                    head += data[: HEAD - len(head)]
    except Exception as problem:  # a hostile file may make any decoder raise anything
        pass_own(problem)
        broken = True
        size = size or storage.size_on_disk(path)
    kind, charset = Seen("unreadable") if broken and not head else _safely_seen(head)
    if kind == "zip":
        kind = office_kind(head) or kind
    if kind in PLAIN and explained.statement_of(path, budget) is not None:
        kind = "pg_rows"
    if kind in PLAIN and _is_part(path, budget):
        kind = "part"
    return _Looked(digest.hexdigest(), size, head, kind, charset)


def _is_part(path: str, budget: Budget) -> bool:
    """Whether a file is a later part of an archive whose first part is beside it."""
    first = parts.first_of(path)
    try:
        if first is None or path not in chain.parts_behind(first, budget):
            return False
        with chain.stream_of(first, budget) as stream:
            return _safely_seen(stream.read(HEAD)).kind in CONTAINERS
    except Exception:  # a hostile file may make any decoder raise anything
        return False


def _safely_seen(head: bytes) -> Seen:
    """The kind and encoding of a content; one that no test for a kind survives is binary."""
    try:
        return seen_of(head)
    except Exception as problem:  # as above: one odd file must not end the stocktaking
        pass_own(problem)
        return Seen("binary")
