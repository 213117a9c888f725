"""What may stand in an envelope or a header: addresses and names as they come from a customer directory, which is hostile input."""

from __future__ import annotations

import binascii
import re

from duenotice.model.errors import DeliveryError

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_PLAIN_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_QP_SAFE = frozenset(
    b" !\"#$%&'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
)
_QP = [bytes([i]) if i in _QP_SAFE else b"=%02X" % i for i in range(256)]
_QP_LINE = 72
_QP_PLAIN = re.compile(rb"(?![.F])[!-<>-~ ]*(?<! )")
_WORD_BYTES = 42
"""UTF-8 bytes in one encoded word: 56 base64 signs and `=?utf-8?b??=` stay under 75 (RFC 2047 2)."""


def envelope_address(address: str) -> tuple[bytes, str]:
    """The ASCII bytes for RCPT TO, and the domain in lower case. An international domain becomes its A-label.

    Raises DeliveryError (permanent) for what no server may be offered: quoted or non-ASCII local parts, anything with a
    control sign, space or bracket, lengths over RFC 5321 4.5.3.1. The message names no part of the address.
    """
    local, at, domain = address.strip(" ").rpartition("@")
    if at and not domain.isascii():
        domain = _a_label(domain)
    if not (len(local) <= 64 and len(domain) <= 253 and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise DeliveryError("An address is not one that mail can be sent to.", permanent=True)
    return f"{local}@{domain}".encode(), domain.lower()


def _a_label(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""


def checked_text(text: str) -> str:
    """`text` itself, if it is safe in a header or a body slot: no control signs, line or paragraph separators, lone surrogates.

    Raises DeliveryError (permanent) otherwise: a name with a line break is an injection or damage, and both want a person.
    """
    if _UNSAFE.search(text):
        raise DeliveryError("A personal field holds a control sign or line break.", permanent=True)
    return text


def phrase(name: str) -> bytes:
    """A display name for a header: as it stands, quoted, or as RFC 2047 encoded words, folded. Expects `checked_text`."""
    if _PLAIN_PHRASE.fullmatch(name) and len(name) <= 60 and name == name.strip() and "=?" not in name:
        return name.encode()
    if name.isascii() and len(name) <= 60 and "=?" not in name:
        return b'"' + name.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'
    words = (binascii.b2a_base64(chunk, newline=False) for chunk in _utf8_chunks(name, _WORD_BYTES))
    return b"\r\n ".join(b"=?utf-8?b?" + word + b"?=" for word in words)


def _utf8_chunks(text: str, size: int) -> list[bytes]:
    """UTF-8 of `text` in pieces of at most `size` bytes that split no sign."""
    raw, out, start = text.encode(), [], 0
    while start < len(raw):
        end = min(start + size, len(raw))
        while end < len(raw) and raw[end] & 0xC0 == 0x80:
            end -= 1
        out.append(raw[start:end])
        start = end
    return out


def quoted_printable(text: str) -> bytes:
    """One line of text as quoted-printable (RFC 2045 6.7), soft-broken under 76 signs, safe on every line it starts or ends.

    No line begins with a dot (so nothing needs dot-stuffing) or with `From `, and none ends in a blank. No line breaks in `text`.
    """
    raw = text.encode()
    if len(raw) <= _QP_LINE and _QP_PLAIN.fullmatch(raw):
        return raw
    lines: list[bytes] = []
    line, length = [], 0
    for byte in raw:
        sign = _QP[byte]
        if not length and byte in b".F":
            sign = b"=%02X" % byte
        if length + len(sign) > _QP_LINE:
            lines.append(b"".join(_blank_safe(line)))
            line, length = [], 0
            sign = b"=%02X" % byte if byte in b".F" else sign
        line.append(sign)
        length += len(sign)
    lines.append(b"".join(_blank_safe(line)))
    return b"=\r\n".join(lines)


def _blank_safe(line: list[bytes]) -> list[bytes]:
    """The line with a blank at its end encoded."""
    return [*line[:-1], b"=20"] if line and line[-1] == b" " else line
