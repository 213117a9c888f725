"""Mail: single messages and mbox files. A record is one message: its headers, decoded, then its texts; then its attachments."""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
import email.utils
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Delimited, Headers, Text, is_table
from duenotice.evidence.readers.attachments import attachment
from duenotice.evidence.readers.bodies import body_part, header_lines, table_records
from duenotice.evidence.records.record import Gap, Part, Record

MOST_MESSAGE = 64 * MIB
MOST_PARTS = 1000
_FROM = re.compile(rb"^From [^\r\n]{1,500}\r?\n", re.MULTILINE)
_FOR = re.compile(r"\bfor <([^<>\s]{3,320})>")
_SHOWN = frozenset({"received", "dkim-signature", "arc-seal", "arc-message-signature", "authentication-results"})


def eml(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """One message."""
    raw = file.read(MOST_MESSAGE + 1)
    if len(raw) > MOST_MESSAGE:
        yield Gap("limit", 0, f"message bytes {MOST_MESSAGE:,}", "the rest of a message")
    yield from _message(raw[:MOST_MESSAGE], 0, budget)


def mbox(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """The messages of an mbox (RFC 4155), one at a time."""
    for n, raw in enumerate(_split(file)):
        yield from _message(raw, n, budget)


def _split(file: BinaryIO) -> Iterator[bytes]:
    """Raw messages without their `From ` line; a separator counts at the start or after an empty line."""
    held, at, done = b"", 0, False
    while not done or at < len(held):
        start = _FROM.match(held, at)
        begin = start.end() if start else at
        stop = next((m.start() for m in _FROM.finditer(held, begin) if _is_gap(held, m.start())), -1)
        if stop < 0 and not done and len(held) - at < MOST_MESSAGE:
            more = file.read(max(4 * MIB, len(held) - at))
            done = not more
            held, at = held[at:] + more, 0
            continue
        stop = len(held) if stop < 0 else stop
        if held[begin:stop].strip():
            yield held[begin:stop]
        at = stop


def _is_gap(held: bytes, at: int) -> bool:
    return held[max(0, at - 2) : at].endswith((b"\n\n", b"\r\n")) and held[max(0, at - 4) : at].endswith(
        (b"\n\n", b"\r\n\r\n")
    )


def _message(raw: bytes, number: int, budget: Budget) -> Iterator[Record | Gap]:
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts: list[Part] = []
    attached: list[bytes] = []
    for n, (part, whole) in enumerate(_walk(message, True)):
        if n > MOST_PARTS:
            yield Gap("limit", 0, f"parts of a message {MOST_PARTS:,}", "further parts")
            break
        parts += _headers(part, whole, n)
        if part.is_multipart():
            parts += _around(part)
            continue
        payload = _payload(part)
        made = body_part(payload, str(part.get("Content-Type", "text/plain")))
        if isinstance(made, Gap):
            attached.append(payload)
        elif made is not None:
            parts.append(made._replace(label=f"text {sum(told.label.startswith('text') for told in parts) + 1}"))
    label = f"message {number + 1:,}"
    at = _sent(message)
    words = tuple(part for part in parts if not is_table(part.shape))
    if words:
        yield Record(words, at, label)
    for part in parts:
        if isinstance(part.shape, Delimited):
            yield from table_records(part, label, at)
        elif is_table(part.shape):
            yield Record((part,), at, label, rows=True)
    for payload in attached:
        yield from attachment(payload, label, budget)


def _walk(part: email.message.Message, whole: bool) -> Iterator[tuple[email.message.Message, bool]]:
    """A message and its parts, each with whether its headers are those of a message or report: one that was sent on within it,
    or one that tells who could not be reached."""
    waiting = [(part, whole)]
    while waiting:
        part, whole = waiting.pop()
        yield part, whole
        if part.is_multipart():
            of_message = part.get_content_maintype() == "message"
            waiting += [
                (inner, of_message) for inner in reversed(cast("list[email.message.Message]", part.get_payload()))
            ]


def _headers(part: email.message.Message, whole: bool, number: int) -> Iterator[Part]:
    """The headers of a message; of a part within, the name of its file and its description."""
    # `raw_items`: where letters stand unencoded (RFC 6532), `items` would replace them
    found = [(name, decoded(str(value))) for name, value in part.raw_items()]
    told = [(name, value) for name, value in found if name.lower() not in _SHOWN] if whole else _described(part)
    told += [("Received", f"for {addressee}") for name, value in found for addressee in _received_for(name, value)]
    lines = b"".join(header_lines({name: value}) for name, value in told)
    if lines:
        yield Part(lines, Headers(), f"headers within, part {number}" if number else "")


def _received_for(name: str, value: str) -> list[str]:
    """For whom a server took the message: blind copies stand nowhere else."""
    return _FOR.findall(value) if name.lower() == "received" else []


def _described(part: email.message.Message) -> list[tuple[str, str]]:
    try:
        name = part.get_filename() or ""
    except Exception:  # the standard library raises many kinds for damaged parameters
        name = str(part.get("Content-Disposition", ""))
    told = {"filename": decoded(name), "description": decoded(str(part.get("Content-Description", "")))}
    return [(key, value) for key, value in told.items() if value]


def _around(part: email.message.Message) -> Iterator[Part]:
    """What stands before the first and behind the last part, where programs of today show nothing."""
    for label, said in (("before the parts", part.preamble), ("behind the parts", part.epilogue)):
        text = (said or "").strip()
        if text and not text.startswith("This is a multi-part message in MIME format"):
            yield Part(text.encode("utf-8", "replace"), Text(), label)


def _payload(part: email.message.Message) -> bytes:
    """The body of a part without base64 or quoted-printable; as it stands where that fails."""
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # the standard library raises many kinds for damaged encodings
        payload = str(part.get_payload()).encode("utf-8", "replace")
    return payload if isinstance(payload, bytes) else b""


def decoded(value: str) -> str:
    """A header with its encoded words (RFC 2047) in plain letters, on one line; as it stands where that fails."""
    try:
        pieces = email.header.decode_header(value) if "=?" in value else [(value, None)]
        joined = "".join(
            text if isinstance(text, str) else text.decode(charset or "utf-8", "replace") for text, charset in pieces
        )
    except Exception:  # as above
        joined = value
    raw = joined.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(raw.split())


def _sent(message: email.message.Message) -> datetime | None:
    try:
        at = email.utils.parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError:
        return None


def pst(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """An Outlook store, through `readpst` of libpst where it is installed."""
    size = file.seek(0, 2)
    tool = shutil.which("readpst")
    if tool is None:
        yield Gap("unsupported", size, detail="PST needs readpst (pst-utils), which is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [tool, "-q", "-o", folder, str(file.name)]
        done = subprocess.run(command, capture_output=True, timeout=max(budget.quiet - 10, 10), check=False)
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                with path.open("rb") as found:
                    yield from mbox(found, budget)
        if done.returncode:
            yield Gap("unreadable", size, detail=f"readpst stopped with {done.returncode}")
