"""Canonical forms and keyed hashes: how two rooms that do not know each other agree that two values are one.

Unkeyed, a phone or card number falls to guessing (10⁹ to 10¹⁰ candidates), so every stored key is a keyed BLAKE2b of 128 bits.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

KEY_BYTES = 32
VALUE_KEY_BYTES = 16


def derive(master: bytes, label: str, size: int = KEY_BYTES) -> bytes:
    """A sub-key of `size` <= 32 bytes for one purpose: HMAC-SHA256 of the label (HKDF-Expand of one block, RFC 5869 2.3)."""
    return hmac.new(master, label.encode() + b"\x01", hashlib.sha256).digest()[:size]


def value_key(key: bytes, kind: str, canonical: str | bytes) -> bytes:
    """The 16-byte key of a datum. kind: info type; canonical: its canonical form (text is taken as UTF-8)."""
    raw = canonical if isinstance(canonical, bytes) else canonical.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(kind.encode() + b"\x00" + raw, digest_size=VALUE_KEY_BYTES, key=key).digest()


def token_key(key: bytes, kind: str, raw: str) -> str:
    """Hex form of `value_key`, for sessions, accounts and clients in Request rows."""
    return value_key(key, kind, raw.strip()).hex()


def canonical_email(address: str) -> str:
    """NFC, domain in lower case as A-labels, local part case-folded; dots and plus tags kept. No validation."""
    local, _, domain = unicodedata.normalize("NFC", address.strip()).rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode()
        except UnicodeError:
            domain = domain.casefold()
    return f"{local.casefold()}@{domain.lower().rstrip('.')}"


def canonical_name(name: str) -> str:
    """NFKC, case-folded, white space and punctuation other than hyphen and apostrophe as one space; word order kept."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    kept = (c if c.isalnum() or c in "-'’" or unicodedata.combining(c) else " " for c in folded)
    return " ".join("".join(kept).split())


_DATE = re.compile(
    r"(?:(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})|(?P<a>[0-9]{1,2})[-./](?P<b>[0-9]{1,2})[-./](?P<c>[0-9]{4})"
    r"|(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2}))(?:[ T][\s\S]{2}:[\s\S]+)?"
)


def canonical_date(text: str) -> str:
    """`1984-12-31` for a date in digits with its year in full, with or without a time; empty for any other text. Where nothing tells
    day from month the day comes first, as in most countries, so that within one export no two dates become one."""
    told = _DATE.fullmatch(text)
    if told is None:
        return ""
    year, month, day = (int(told[n] or 0) for n in (("year", "month", "day") if told["year"] else ("y", "m", "d")))
    if told["c"]:
        a, b, year = int(told["a"]), int(told["b"]), int(told["c"])
        month, day = (a, b) if a <= 12 < b else (b, a)
    return f"{year:04}-{month:02}-{day:02}" if 0 < month <= 12 and 0 < day <= 31 else ""
