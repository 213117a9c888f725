"""What comes back: bounces, complaints, automatic and human replies, each led to its delivery by an id only we could have made.

VERP first (nothing to parse), then the envelope id of the report, then the Message-ID of returned headers or of a reply.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Literal, cast

from duenotice.delivery.identity import Tickets
from duenotice.delivery.ledger import By, Ledger, State
from duenotice.delivery.status import About, about
from duenotice.delivery.words import Wave

Kind = Literal["unreachable", "temporary", "about_us", "complaint", "automatic", "reply", "unknown"]
_VERP = re.compile(r"n\+([0-9a-f]{32})@", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<([0-9a-f]{32})@", re.IGNORECASE)
_STATUS = re.compile(r"(?<![\w.])([245]\.\d{1,3}\.\d{1,3})(?!\w|\.\d)")
_KINDS: dict[About, Kind] = {"person": "unreachable", "us": "about_us", "later": "temporary", "delivered": "automatic"}
_AUTOMATIC_HEADERS = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-response-suppress")
_COMPLAINT_HEADERS = ("x-hmxmroriginalrecipient",)
"""Microsoft's complaint feed returns the message itself, without a report (RFC 5965)."""
_TO_US = ("delivered-to", "x-original-to", "envelope-to", "to")
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Return:
    """One message that came back. id: SHA-256 of its bytes; row: the ledger row, None where nobody can tell;
    found_by: `verp`, `envid`, `message-id` or empty; status: enhanced status code of a bounce (RFC 3463)."""

    id: str
    kind: Kind
    row: int | None
    found_by: str
    status: str = ""


def read_returns(messages: Iterable[bytes], wave: Wave) -> Iterator[Return]:
    """Sort raw messages from the bounce and reply boxes. Hostile input is normal: what cannot be understood is `unknown`.

    5.1.x and 5.2.1 say a person cannot be reached; 4.x and 5.2.2 (full box) wait; **5.7.x is about us** and blames nobody.
    """
    reader = _Reader(wave)
    for raw in messages:
        yield reader.read(raw[:_MOST_BYTES])


class _Reader:
    def __init__(self, wave: Wave) -> None:
        self._number = wave.number
        self._verp, self._ids = Tickets(wave.key, "verp"), Tickets(wave.key, "message-id")

    def read(self, raw: bytes) -> Return:
        digest = hashlib.sha256(raw).hexdigest()
        try:
            message = cast(EmailMessage, message_from_bytes(raw, policy=policy.compat32))
            row, found_by = self._row(message)
            kind, status = _kind(message, by_verp=found_by == "verp")
        except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
            return Return(digest, "unknown", None, "")
        return Return(digest, kind, row, found_by, status)

    def _row(self, message: Message) -> tuple[int | None, str]:
        """The ledger row, and what told it."""
        told_us = " ".join(str(value) for name in _TO_US for value in message.get_all(name, []))
        options = (
            ("verp", self._verp, _VERP.findall(told_us)),
            ("envid", self._ids, list(_envelope_ids(message))),
            ("message-id", self._ids, list(_returned_ids(message))),
        )
        for found_by, tickets, candidates in options:
            for candidate in candidates[:50]:
                known = tickets.read(candidate.lower())
                if known is not None and known[0] == self._number:
                    return known[1], found_by
        return None, ""


def _parts(message: Message, kind: str) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() == kind)


def _envelope_ids(message: Message) -> Iterator[str]:
    for report in _parts(message, "message/delivery-status"):
        for block in report.walk():
            yield from block.get_all("original-envelope-id", [])


def _returned_ids(message: Message) -> Iterator[str]:
    """Message-IDs in returned headers or copies, and in what a reply answers to."""
    for name in ("in-reply-to", "references"):
        yield from _MESSAGE_ID.findall(str(message.get(name, "")))
    for part in message.walk():
        if part is not message and part.get("message-id"):
            yield from _MESSAGE_ID.findall(str(part["message-id"]))
        elif part.get_content_type() in ("text/rfc822-headers", "text/plain"):
            yield from _MESSAGE_ID.findall(str(part.get_payload())[:100_000])


def _kind(message: Message, *, by_verp: bool) -> tuple[Kind, str]:
    if message.get_content_type() == "multipart/report" or any(_parts(message, "message/delivery-status")):
        if any(_parts(message, "message/feedback-report")):
            return "complaint", ""
        return _bounce(_told(message))
    if any(message.get(name) for name in _COMPLAINT_HEADERS):
        return "complaint", ""
    if _is_automatic(message):
        return "automatic", ""
    if by_verp:  # nobody writes to a return path by hand: a bounce of an odd form
        text = _plain_text(message)
        found = [(status, text) for status in _STATUS.findall(text)]
        if found or about("5.0.0", text) == "person":
            return _bounce(found or [("5.0.0", text)])
        return "unknown", ""
    return ("reply", "") if message.get("from") else ("unknown", "")


def _is_automatic(message: Message) -> bool:
    """Written by a machine in answer to ours (RFC 3834, and what went before it)."""
    if str(message.get("auto-submitted", "no")).split(";")[0].strip().lower() != "no":
        return True
    if str(message.get("precedence", "")).strip().lower() in ("auto_reply", "auto-reply"):
        return True
    return any(message.get(name) for name in _AUTOMATIC_HEADERS)


def _plain_text(message: Message) -> str:
    """The words of the first text part, at most 100,000 signs."""
    part = next(_parts(message, "text/plain"), message)
    raw = part.get_payload(decode=True)
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(part.get_payload())
    return text[:100_000]


def _told(message: Message) -> list[tuple[str, str]]:
    """(status, words of the server) for each address of a report. A status that says nothing yields to the code in the words."""
    out: list[tuple[str, str]] = []
    for report in _parts(message, "message/delivery-status"):
        for block in report.walk():
            words = " ".join(str(value) for value in block.get_all("diagnostic-code", []))
            for status in _STATUS.findall(" ".join(str(value) for value in block.get_all("status", []))):
                closer = [code for code in _STATUS.findall(words) if code[0] == status[0]]
                out.append((closer[0] if status.endswith(".0.0") and closer else status, words))
    return out


def _bounce(told: list[tuple[str, str]]) -> tuple[Kind, str]:
    """What the worst status says of the person, or of us."""
    if not told:
        return "unknown", ""
    status, words = max(told)
    return _KINDS[about(status, words)], status


def book_returns(ledger: Ledger, wave: Wave, returns: Iterable[Return]) -> Counter[str]:
    """Write what came back into the ledger, each message once, and count the kinds of the new ones.

    Whatever came back by an id of ours also proves that a doubtful message had left: it is settled by evidence.
    """
    wave_id, seen = ledger.wave_id(wave), Counter[str]()
    for one in returns:
        with ledger.store.transaction():
            fresh = ledger.store.rows(
                "INSERT INTO dn_event (id, wave, row_id, kind, detail, at) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO NOTHING RETURNING id",
                (one.id, wave_id, one.row or 0, one.kind, one.status, int(time.time())),
            )
            if not fresh:
                continue
            seen[one.kind] += 1
            if one.row is not None:
                _book(ledger, wave_id, one)
    return seen


def _book(ledger: Ledger, wave_id: int, one: Return) -> None:
    ledger.store.rows(
        "UPDATE dn_delivery SET state = ?, settled_by = CASE WHEN settled_by = ? THEN settled_by ELSE ? END "
        "WHERE row_id = ? AND wave = ? AND state IN (?, ?)",
        (int(State.ACCEPTED), int(By.RESENT), int(By.EVIDENCE), one.row, wave_id, int(State.DOUBT), int(State.HELD)),
    )
    if one.kind == "unreachable":
        ledger.store.rows(
            "UPDATE dn_delivery SET came_back = ? WHERE row_id = ? AND wave = ?", (one.status, one.row, wave_id)
        )
