"""Composes messages by joining bytes: each notice is rendered once into parts with slots, a person costs a join and a signature."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache

from duenotice.delivery.address import checked_text, envelope_address, phrase, quoted_printable
from duenotice.delivery.dkim import Signer, relaxed
from duenotice.delivery.identity import Tickets
from duenotice.delivery.words import Sealed, Wave
from duenotice.model.errors import ClaimError, DeliveryError, UsageError
from duenotice.model.sending import Addressee, Notice

_SLOT = re.compile(r"\{\{\s*([a-z_][a-z0-9_]*)\s*\}\}")
_SIGNED = tuple(b"from:to:reply-to:subject:date:message-id:auto-submitted:mime-version:content-type".split(b":"))
MAX_BYTES = 64 * 1024
"""No message may be larger; the lint of `notices` asks for 20 kB."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Fixed bytes followed by a slot (empty name: by nothing)."""

    fixed: bytes
    slot: str


def slots_of(notice: Notice) -> frozenset[str]:
    """The names of the slots in a notice."""
    return frozenset(_SLOT.findall(notice.subject + notice.text + notice.html))


def _pieces(text: str, escape: bool) -> list[Piece]:
    """Quoted-printable pieces of one MIME part. A soft line break stands on either side of a slot, so that its value
    can be encoded alone, whatever its length, and no line of the part has to be counted again per person."""
    out: list[Piece] = []
    fixed = b""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")):
        fixed += b"\r\n" if number else b""
        rest = _SLOT.split(line)
        for text_before, slot in zip(rest[::2], [*rest[1::2], ""], strict=True):
            fixed += quoted_printable(text_before)
            if slot:
                out.append(Piece(fixed + b"=\r\n", ("html " if escape else "text ") + slot))
                fixed = b"=\r\n"
    out.append(Piece(fixed + b"\r\n", ""))
    return out


class Rendered:
    """One notice as bytes with slots: fixed headers (also in DKIM's canonical form) and the MIME body."""

    def __init__(self, notice: Notice, wave: Wave) -> None:
        if _SLOT.search(notice.subject):
            raise UsageError("A subject must be the same for all.", where=f"notice {notice.id}")
        who = wave.identity
        sender = phrase(checked_text(who.from_name)) + b" <" + envelope_address(who.from_address)[0] + b">"
        form, pieces = _form(notice)
        headers = [
            (b"From", sender),
            (b"Reply-To", envelope_address(who.reply_to)[0]),
            (b"Subject", phrase_text(notice.subject)),
            (b"Auto-Submitted", b"auto-generated"),
            (b"MIME-Version", b"1.0"),
            *form,
        ]
        self.headers = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
        self.canonical = {name.lower(): relaxed(name, value) for name, value in headers}
        self._parts = [part for piece in pieces for part in (piece.fixed, b"")]
        places = {slot: ([], []) for slot in sorted(slots_of(notice))}
        for number, piece in enumerate(pieces):
            if piece.slot:
                kind, _, slot = piece.slot.partition(" ")
                places[slot][kind == "html"].append(2 * number + 1)
        self._places = [(slot, tuple(text), tuple(html)) for slot, (text, html) in places.items()]

    def body(self, values: Mapping[str, str]) -> bytes:
        """The MIME body for one person. Raises DeliveryError for an unsafe value, ClaimError where a slot has none."""
        parts = self._parts.copy()
        for slot, in_text, in_html in self._places:
            if slot not in values:
                raise ClaimError("A notice has a slot that nobody fills.", where=f"slot {slot}")
            text = checked_text(values[slot])
            encoded = quoted_printable(text)
            for place in in_text:
                parts[place] = encoded
            shown = html.escape(text)
            encoded = encoded if shown == text else quoted_printable(shown)
            for place in in_html:
                parts[place] = encoded
        return b"".join(parts)


def _form(notice: Notice) -> tuple[list[tuple[bytes, bytes]], list[Piece]]:
    """The headers that say what the body is, and the body: text and HTML as alternatives, or text alone where there is no HTML."""
    language = notice.language.encode()
    if not notice.html:
        return _part_headers(b"plain", language), _ended(_joined(_pieces(notice.text, escape=False)))
    mark = b"=_dn_" + notice_sha256(notice).hex()[:24].encode()
    pieces = _joined(
        [Piece(b"--" + mark + _part_head(b"plain", language), "")],
        _pieces(notice.text, escape=False),
        [Piece(b"\r\n--" + mark + _part_head(b"html", language), "")],
        _pieces(notice.html, escape=True),
        [Piece(b"\r\n--" + mark + b"--\r\n", "")],
    )
    return [(b"Content-Type", b'multipart/alternative; boundary="' + mark + b'"')], pieces


def _ended(pieces: list[Piece]) -> list[Piece]:
    """The body of a single part ends with one line end: after a slot on the last line there would be an empty line more, which a
    signature does not cover (RFC 6376 3.4.3)."""
    last = pieces[-1]
    return [*pieces[:-1], Piece(b"\r\n", "")] if last.fixed == b"=\r\n\r\n" else pieces


def phrase_text(text: str) -> bytes:
    """An unstructured header value: as it stands, or encoded words."""
    checked_text(text)
    return text.encode() if text.isascii() and len(text) <= 60 and "=?" not in text else phrase(text + " ").rstrip()


def _part_headers(kind: bytes, language: bytes) -> list[tuple[bytes, bytes]]:
    return [
        (b"Content-Type", b"text/" + kind + b'; charset="utf-8"'),
        (b"Content-Language", language),
        (b"Content-Transfer-Encoding", b"quoted-printable"),
    ]


def _part_head(kind: bytes, language: bytes) -> bytes:
    lines = (b"\r\n" + name + b": " + value for name, value in _part_headers(kind, language))
    return b"".join((*lines, b"\r\n\r\n"))


def _joined(*groups: Sequence[Piece]) -> list[Piece]:
    """Neighbouring fixed bytes made one."""
    out: list[Piece] = []
    fixed = b""
    for piece in (piece for group in groups for piece in group):
        fixed += piece.fixed
        if piece.slot:
            out.append(Piece(fixed, piece.slot))
            fixed = b""
    return [*out, Piece(fixed, "")]


def notice_sha256(notice: Notice) -> bytes:
    """What an approval says of a text: SHA-256 over id, language and all three parts, each with its length."""
    digest = hashlib.sha256()
    for part in (notice.id, notice.language, notice.subject, notice.text, notice.html):
        raw = part.encode()
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.digest()


@lru_cache(maxsize=4096)
def _date(seconds: int) -> bytes:
    """The Date header, in UTC. Rows claimed together share it."""
    return formatdate(seconds).encode()


@dataclass(frozen=True, slots=True)
class Slip:
    """What the ledger says of one message to compose. date: seconds since 1970, the same in every attempt."""

    row: int
    attempt: int
    date: int


class Composer:
    """Makes `Sealed` messages of one wave. Thread-safe after construction; the same inputs give the same bytes, always."""

    def __init__(
        self, wave: Wave, notices: Mapping[str, Notice], slots: Callable[[Addressee], Mapping[str, str]]
    ) -> None:
        self._wave, self._slots = wave, slots
        self._rendered = {notice_id: Rendered(notice, wave) for notice_id, notice in notices.items()}
        self._ids = Tickets(wave.key, "message-id")
        self._verp = Tickets(wave.key, "verp")
        self._signer = Signer(wave.identity.domain, wave.identity.dkim, _SIGNED)

    def seal(self, work: Sequence[tuple[Slip, Addressee]]) -> list[Sealed | DeliveryError]:
        """One message, or the reason why there is none, for each piece of work, in order."""
        rows = [slip.row for slip, _ in work]
        ids = self._ids.make(self._wave.number, rows)
        verps = self._verp.make(self._wave.number, rows)
        return [self._one(slip, who, ids[i], verps[i]) for i, (slip, who) in enumerate(work)]

    def _one(self, slip: Slip, who: Addressee, message_id: str, verp: str) -> Sealed | DeliveryError:
        try:
            return self._sealed(slip, who, message_id, verp)
        except DeliveryError as error:
            return error

    def _sealed(self, slip: Slip, who: Addressee, message_id: str, verp: str) -> Sealed:
        rendered = self._rendered[who.notice]
        address, domain = envelope_address(who.address.reveal())
        name = checked_text(who.name.reveal().strip())
        to = phrase(name) + b"\r\n <" + address + b">" if name else address
        date, name_of_message = _date(slip.date), f"<{message_id}@{self._wave.identity.domain}>".encode()
        body, signature = rendered.body(self._slots(who)), b""
        if self._wave.identity.dkim:
            own = (b"To", to), (b"Date", date), (b"Message-ID", name_of_message)
            signature = self._signature(rendered, own, body)
        head = (b"To: ", to, b"\r\nDate: ", date, b"\r\nMessage-ID: ", name_of_message, b"\r\n\r\n")
        data = b"".join((signature, rendered.headers, *head, body))
        if len(data) > MAX_BYTES:
            raise DeliveryError("A message would be larger than allowed.", where=f"{MAX_BYTES} bytes", permanent=True)
        sender = f"n+{verp}@{self._wave.identity.bounce_domain}".encode()
        return Sealed(
            slip.row, slip.attempt, sender, address, data, hashlib.sha256(data).digest(), domain, message_id, slip.date
        )

    def _signature(self, rendered: Rendered, own: Sequence[tuple[bytes, bytes]], body: bytes) -> bytes:
        canonical = {**rendered.canonical, **{key.lower(): relaxed(key, value) for key, value in own}}
        return self._signer.sign(b"".join([canonical[key] for key in _SIGNED]), body)
