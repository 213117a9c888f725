"""HAR, the HTTP archive that browsers save (version 1.2). A record is one entry."""

from __future__ import annotations

import base64
import binascii
import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import urlencode

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Text
from duenotice.evidence.readers.exchanges import Side, Told, as_list, as_mapping, exchange_record, headers_of, instant
from duenotice.evidence.records.record import PIECE, Gap, Part, Record

MOST_ENTRY = 128 * MIB
"""Letters of one entry; beyond, the text is taken to be damaged."""

MOST_AROUND = 4 * MIB
"""Letters before the first entry and after the last that are searched."""


def har(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Entries one at a time, so that a large file needs little memory; then the text around them. Where one is damaged, what
    follows is searched as text."""
    text = _Entries(_text_reader(file))
    for entry in text:
        if as_mapping(entry.get("request")) or as_mapping(entry.get("response")):
            yield from _exchange(entry, budget)
    if text.broken:
        yield Gap("unreadable", detail="HAR that is damaged within its entries: what follows was searched as text")
    for piece in text.rest():
        yield Record((Part(piece.encode("utf-8", "replace"), Text()),), label="around the entries")


def _exchange(entry: Mapping[str, Any], budget: Budget) -> Iterator[Record | Gap]:
    request, response = as_mapping(entry.get("request")), as_mapping(entry.get("response"))
    received = _pairs(response.get("headers"))
    content = as_mapping(response.get("content"))
    received.setdefault("content-type", str(content.get("mimeType", "")))
    sent = _pairs(request.get("headers"))
    posted = as_mapping(request.get("postData"))
    if posted:
        sent.setdefault("content-type", str(posted.get("mimeType", "")))
    _cookies(request, sent, "cookie")
    _cookies(response, received, "set-cookie")
    if response.get("redirectURL"):
        received.setdefault("location", str(response["redirectURL"]))
    body, gaps = _content(content)
    status = response.get("status")
    told = Told(
        str(request.get("method", "GET")),
        str(request.get("url", "")),
        status if isinstance(status, int) else 0,
        instant(str(entry.get("startedDateTime", ""))),
        Side(sent, _posted(posted)),
        Side(received, body, gaps),
        tuple(_messages(entry.get("_webSocketMessages"))),
    )
    yield from exchange_record(told, budget)


def _pairs(listed: object) -> dict[str, str]:
    pairs = [as_mapping(entry) for entry in as_list(listed)]
    return headers_of((str(pair.get("name", "")), str(pair.get("value", ""))) for pair in pairs if pair)


def _cookies(message: Mapping[str, Any], headers: dict[str, str], name: str) -> None:
    """Cookies that stand beside the headers, where the headers were saved without them."""
    listed = [as_mapping(cookie) for cookie in as_list(message.get("cookies"))]
    if listed and name not in headers:
        headers[name] = "; ".join(f"{cookie.get('name', '')}={cookie.get('value', '')}" for cookie in listed)


def _posted(posted: Mapping[str, Any]) -> bytes:
    """The text that was sent; where only its fields were saved, those as a form."""
    if posted.get("text"):
        return str(posted["text"]).encode("utf-8", "replace")
    fields = [as_mapping(field) for field in as_list(posted.get("params"))]
    return urlencode([(str(field.get("name", "")), str(field.get("value", ""))) for field in fields]).encode()


def _content(content: Mapping[str, Any]) -> tuple[bytes, tuple[Gap, ...]]:
    """The body of an answer, and what of it the file does not hold."""
    text, size = content.get("text"), content.get("size")
    if not text:
        missing = isinstance(size, int) and size > 0
        return b"", (Gap("truncated", size, detail="answer whose body the HAR does not hold"),) if missing else ()
    if content.get("encoding") != "base64":
        return str(text).encode("utf-8", "replace"), ()
    return _from_base64(str(text))


def _from_base64(text: str) -> tuple[bytes, tuple[Gap, ...]]:
    clean = re.sub(r"[^A-Za-z0-9+/]", "", text.replace("-", "+").replace("_", "/"))
    usable = len(clean) - (len(clean) % 4 == 1)
    try:
        body = base64.b64decode(clean[:usable] + "=" * (-usable % 4))
    except (ValueError, binascii.Error):
        return b"", (Gap("unreadable", len(text), detail="base64 of a body"),)
    damaged = usable != len(clean) or re.fullmatch(r"[A-Za-z0-9+/_-]*={0,2}\s*", text) is None
    return body, (Gap("unreadable", detail="base64 of a body is damaged"),) if damaged else ()


def _messages(listed: object) -> Iterator[bytes]:
    """What went over a WebSocket, as Chromium saves it; binary messages are base64."""
    for message in map(as_mapping, as_list(listed)):
        data = str(message.get("data", ""))
        yield _from_base64(data)[0] if message.get("opcode") == 2 else data.encode("utf-8", "replace")


class _Entries:
    """The objects of the list `entries`; `broken` tells that one could not be read. held: the text at hand, told up to `at`: to cut it
    behind each entry would copy all that follows."""

    def __init__(self, reader: Any) -> None:
        self.reader, self.held, self.at, self.around = reader, "", 0, ""
        self.done = self.broken = False

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        if not self._begin():
            return
        decoder = json.JSONDecoder(strict=False)
        while not self.broken:
            self.at = _BETWEEN.match(self.held, self.at).end()
            if self.held.startswith("]", self.at):
                return
            entry, stop = _decoded(decoder, self.held, self.at)
            if stop and (stop < len(self.held) or self.done):
                self.at = stop
                yield as_mapping(entry)
            elif self.done or len(self.held) - self.at > MOST_ENTRY:
                self.broken = True
            else:
                self._more()

    def _begin(self) -> bool:
        """Read to the first entry; what comes before is kept, its end only where it is long."""
        while (match := re.search(r'"entries"\s*:\s*\[', self.held)) is None:
            if self.done or len(self.held) > MOST_AROUND:
                self.broken = True
                return False
            self._more()
        self.around, self.held = self.held[: match.end()], self.held[match.end() :]
        return True

    def _more(self) -> None:
        held = self.held[self.at :]
        more = self.reader.read(max(MIB, len(held)))
        self.done = not more
        self.held, self.at = held + more, 0

    def rest(self) -> Iterator[str]:
        """What was not told as an entry, in pieces."""
        piece, self.around, self.held, self.at = self.around + self.held[self.at :], "", "", 0
        while piece:
            if piece.strip(' \t\r\n{}[],:"'):
                yield piece
            piece = self.reader.read(PIECE // 4)


_BETWEEN = re.compile(r"[ \t\r\n,]*")


def _decoded(decoder: json.JSONDecoder, held: str, at: int) -> tuple[object, int]:
    """The value that begins at `at` and where it stops; 0 where it is not complete."""
    try:
        return decoder.raw_decode(held, at)
    except (ValueError, RecursionError):
        return None, 0


def _text_reader(file: BinaryIO) -> Any:
    head = file.read(4)
    file.seek(0)
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return codecs.getreader("utf-16" if wide else "utf-8-sig")(file, errors="replace")
