"""Web archives: WARC and the older ARC. A record is one exchange."""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as ArcIterator

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Headers
from duenotice.evidence.readers.bodies import MOST, text_of
from duenotice.evidence.readers.exchanges import (
    SILENT,
    Side,
    Told,
    exchange_record,
    http_message,
    instant,
    side_of,
    until_damage,
)
from duenotice.evidence.records.record import Gap, Part, Record

# warcio would write addresses of damaged records to its log, and they may hold personal data.
logging.getLogger("warcio").setLevel(logging.CRITICAL + 1)

ASKED = 500
"""Requests that wait for their answer."""

_ANSWERS = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.revisit, WarcRecordType.conversion)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request record: headers of the record and its bytes."""

    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""


@dataclass(slots=True)
class _Asking:
    """Requests by the ids under which an answer may name them, oldest first."""

    budget: Budget
    held: OrderedDict[str, _Asked] = field(default_factory=OrderedDict)

    def remember(self, headers: Mapping[str, str], raw: bytes) -> Iterator[Record | Gap]:
        """Keep a request; the oldest is told without an answer when there are too many."""
        asked = _Asked(headers, raw)
        names = [headers[name] for name in ("warc-concurrent-to", "warc-record-id") if headers.get(name)]
        for name in names:
            if (former := self.held.pop(name, None)) is not None:
                yield from self._unanswered(former)
            self.held[name] = asked
        if not names:
            yield from self._unanswered(asked)
        while len(self.held) > 2 * ASKED:
            yield from self._unanswered(self.held.popitem(last=False)[1])

    def of(self, headers: Mapping[str, str]) -> _Asked:
        """The request of an answer, which is not told again."""
        if not self.held:
            return _NOT_ASKED
        for name in (headers.get("warc-record-id", ""), headers.get("warc-concurrent-to", "")):
            if name in self.held:
                asked = self.held[name]
                self._forget(asked)
                return asked
        return _NOT_ASKED

    def rest(self) -> Iterator[Record | Gap]:
        """Requests that nothing answered."""
        while self.held:
            yield from self._unanswered(next(iter(self.held.values())))

    def _forget(self, asked: _Asked) -> None:
        for name in [name for name, other in self.held.items() if other is asked]:
            del self.held[name]

    def _unanswered(self, asked: _Asked) -> Iterator[Record | Gap]:
        self._forget(asked)
        yield from _told(asked, asked.headers, 0, SILENT, self.budget)


_NOT_ASKED = _Asked()


def warc(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Responses and resources of a WARC (ISO 28500), each with the request it is concurrent to, before or after it; then
    requests without an answer, with status 0. What the archive says about itself is a record as well."""
    asking = _Asking(budget)
    waiting: _Answer | None = None
    for record in until_damage(ArchiveIterator(file, parse_http=False, auto_decode="none", strict_mode=False)):
        if isinstance(record, Gap):
            yield record
            continue
        headers = {name.lower(): value for name, value in record.headers.items()}
        raw, gap = _content(record.reader, _length(headers), budget)
        if gap:
            yield gap
        kind = record.record_type
        if kind == WarcRecordType.request:
            yield from asking.remember(headers, raw)
        elif kind in _ANSWERS:
            yield from _answer(waiting, asking)
            waiting = _parsed(headers, raw, budget)
        else:
            yield from _about(raw)
        del raw  # a large body is held once while the next record is read
    yield from _answer(waiting, asking)
    yield from asking.rest()


def _content(reader: Any, told: int, budget: Budget) -> tuple[bytes, Gap | None]:
    """The bytes of a record and why they are fewer than it says, if they are."""
    most = min(MOST, budget.expanded)
    raw = reader.read(min(told, most))
    if told > most and len(raw) == most:
        return raw, Gap("limit", told - most, f"bytes of a captured record {most:,}", "the rest of a captured record")
    if told > len(raw):
        return raw, Gap("truncated", told - len(raw), detail="record shorter than it says")
    return raw, None


def _about(raw: bytes) -> Iterator[Record | Gap]:
    """`warcinfo`, metadata and the like: names, addresses and notes of who made the capture."""
    text = text_of(raw) if raw.strip() else b""
    if text is None:
        yield Gap("unsupported", len(raw), detail="record of an archive that is neither request nor answer")
    elif text:
        yield Record((Part(text, Headers()),), label="about the archive")


def _length(headers: Mapping[str, str]) -> int:
    told = headers.get("content-length", "0")
    return min(int(told), 1 << 60) if told.isdecimal() and told.isascii() else 0


class _Answer(NamedTuple):
    """An answer that waits one record long for its request. headers: of its record."""

    headers: dict[str, str]
    status: int
    side: Side


def _parsed(headers: dict[str, str], raw: bytes, budget: Budget) -> _Answer:
    if not raw.startswith(b"HTTP/"):
        return _Answer(headers, 200, Side({"content-type": headers.get("content-type", "")}, raw))
    first, received = http_message(raw, budget)
    status = _STATUS.match(first)
    return _Answer(headers, int(status[1]) if status else 0, received)


_STATUS = re.compile(r"\S+ ([0-9]{3})\b")
"""The status of the first line of an answer; what stands behind it may be anything."""


def _answer(waiting: _Answer | None, asking: _Asking) -> Iterable[Record | Gap]:
    return () if waiting is None else _told(asking.of(waiting.headers), *waiting, asking.budget)


def _told(
    asked: _Asked, headers: Mapping[str, str], status: int, received: Side, budget: Budget
) -> Iterable[Record | Gap]:
    line, sent = http_message(asked.raw, budget) if asked.raw else ("", SILENT)
    url = headers.get("warc-target-uri", "").strip("<> ")
    method = line.split(" ")[0] or "GET"
    return exchange_record(Told(method, url, status, instant(headers.get("warc-date")), sent, received), budget)


def arc(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Records of the older ARC format."""
    for record in until_damage(cast("Iterable[Any]", ArcIterator(file, arc2warc=True, no_record_parse=False))):
        if isinstance(record, Gap):
            yield record
            continue
        headers = {name.lower(): value for name, value in record.rec_headers.headers}
        try:
            raw = record.raw_stream.read(MOST)
        except Exception as problem:  # a damaged record must not cost those behind it
            yield Gap("unreadable", detail=f"record: {type(problem).__name__}")
            continue
        if record.rec_type == "warcinfo":
            yield from _about(raw)
            continue
        http = record.http_headers
        received = {name.lower(): value for name, value in http.headers} if http else {"content-type": ""}
        status = str(http.get_statuscode()) if http else "200"
        url, at = headers.get("warc-target-uri", ""), instant(headers.get("warc-date"))
        known = int(status) if re.fullmatch("[0-9]{3}", status) else 0
        yield from exchange_record(Told("GET", url, known, at, SILENT, side_of(received, raw, budget)), budget)
