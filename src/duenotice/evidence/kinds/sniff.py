"""Tells the kind of a file by its first bytes, never by its name."""

from __future__ import annotations

import json
import re
import zlib
from typing import NamedTuple

from duenotice.evidence.charsets.charset import SAMPLE, Charset, charset_of, ebcdic_of, head_of
from duenotice.evidence.ground.wordlist import words
from duenotice.evidence.kinds.business import business_kind
from duenotice.evidence.kinds.dialect import dialect_of
from duenotice.evidence.kinds.fixed import fixed_of
from duenotice.evidence.kinds.logged import is_logged
from duenotice.evidence.kinds.printed import list_of
from duenotice.evidence.kinds.serialized import values_kind
from duenotice.evidence.logs.formats import flat_entry, slots_of

HEAD = 256 * 1024
"""Bytes looked at."""

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"PK\x07\x08", "zip"),
    (0, b"\x1f\x8b", "gz"),
    (0, b"BZh", "bz2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zst"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "rar"),
    (257, b"ustar", "tar"),
    (0, b"PAR1", "parquet"),
    (0, b"ARROW1", "arrow"),
    (0, b"Obj\x01", "avro"),
    (0, b"ORC", "orc"),
    (0, b"SQLite format 3\x00", "sqlite"),
    (0, b"\x37\x7f\x06\x82", "sqlite_wal"),
    (0, b"\x37\x7f\x06\x83", "sqlite_wal"),
    (0, b"PGDMP", "pg_dump"),
    (0, b"LPKSHHRH", "journal"),
    (0, b"__CURSOR=", "journal_export"),
    (0, b"\xa1\xb2\xc3\xd4", "pcap"),
    (0, b"\xd4\xc3\xb2\xa1", "pcap"),
    (0, b"\xa1\xb2\x3c\x4d", "pcap"),
    (0, b"\x4d\x3c\xb2\xa1", "pcap"),
    (0, b"\n\r\r\n", "pcap"),
    (0, b"bplist0", "plist"),
    (0, b"\xac\xed\x00\x05", "java"),
    (0, b"REDIS00", "redis"),
    (0, b"\xd9\xd9\xf7", "cbor"),
    (0, b"PGCOPY\n\xff\r\n\x00", "pg_copy"),
    (0, b"%PDF-", "pdf"),
    (0, b"{\\rtf", "rtf"),
    (0, b"!BDN", "pst"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"\x89PNG\r\n\x1a\n", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"GIF8", "image"),
    (0, b"II*\x00", "image"),
    (0, b"MM\x00*", "image"),
    (8, b"WEBP", "image"),
    (4, b"ftypheic", "image"),
    (4, b"ftypavif", "image"),
    (0, b"WARC/", "warc"),
    (0, b"filedesc://", "arc"),
    (0, b"-----BEGIN PGP MESSAGE-----", "sealed"),
    (0, b"-----BEGIN AGE ENCRYPTED FILE-----", "sealed"),
    (0, b"age-encryption.org/v", "sealed"),
    (0, b"$ANSIBLE_VAULT;", "sealed"),
    (0, b"Salted__", "sealed"),
    (0, b"LUKS\xba\xbe", "sealed"),
)
"""Offset, bytes and kind of formats that say what they are."""

_WITHIN = tuple(magic for magic in MAGIC if magic[0])
_BY_FIRST = {
    first: tuple(magic for magic in MAGIC if magic[0] or magic[1][0] == first) for first in {m[1][0] for m in MAGIC}
}
"""Those that a content may show by its first byte, in the order of MAGIC: bodies of captures are many and small."""

SPELLED = frozenset({"orc", "bz2", "parquet", "arrow", "redis", "plist"})
"""Kinds whose first bytes are letters, with which a text may begin as well; what follows them is never text."""

_MAIL_HEADER = (
    rb"(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|reply-to|content-type)"
)
_MAIL = re.compile(rb"(?:[!-9;-~]{1,76}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.IGNORECASE)
_MBOX = re.compile(rb"From [^\r\n]{1,500}\r?\n[!-9;-~]{1,76}:", re.IGNORECASE)
_SQL = re.compile(
    rb"(?im)^[ \t]{0,200}(?:INSERT\s+(?:INTO\s|\[)|COPY\s+(?:\"[^\"\n]{1,200}\"|[^\s\"]){1,200}+\s*\("
    rb"|CREATE\s+TABLE\s|-- (?:MySQL|MariaDB|PostgreSQL) (?:database )?dump)"
)
_ELEMENT = re.compile(rb"<[a-z][\w:.-]*[\s>/]", re.IGNORECASE)
_CLOSED = re.compile(rb"</[a-z]|/>", re.IGNORECASE)
"""What every markup has within; `<name> value` begins lines of other formats too."""
_FLOW = re.compile(rb"\d{1,12}:\d{1,12}:[a-z]")


class Seen(NamedTuple):
    """The kind of a content: `empty`, `binary`, or a reader's kind; and its encoding where it is a text."""

    kind: str
    charset: Charset | None = None


def kind_of(head: bytes) -> str:
    """The kind of the content that begins with `head` (up to HEAD bytes): `empty`, `binary`, or a reader's kind."""
    return seen_of(head).kind


def seen_of(head: bytes, lines: bool = True) -> Seen:
    """The kind of the content that begins with `head` (up to HEAD bytes), and the encoding that it was told by.

    lines: tell tables and logs from other texts, which takes longer than all else; where it does not matter they are `text`.
    """
    if not head:
        return Seen("empty")
    for at, magic, kind in _BY_FIRST.get(head[0], _WITHIN):
        if head.startswith(magic, at) and not (kind in SPELLED and charset_of(head[:1024])):
            if kind == "sealed" and sealed_part(head):
                return _seen_text(head, lines)
            return Seen(kind)
    structured = _structured(head)
    return Seen(structured) if structured else _seen_text(head, lines)


def sealed_part(head: bytes) -> int:
    """Bytes of the message by PGP that stands before other text; 0 where it is all there is, or none."""
    stop = head.find(_SEALED_END) + len(_SEALED_END) if head.startswith(b"-----BEGIN PGP MESSAGE-----") else 0
    return stop if stop > len(_SEALED_END) and head[stop:].strip() else 0


_SEALED_END = b"-----END PGP MESSAGE-----"


def _structured(head: bytes) -> str | None:
    """Each is looked at closer only where one byte of it fits: bodies of captures are many and small."""
    first = head[0]
    if first in _DIGITS and _FLOW.match(head) and (b"client_conn" in head[:65536] or b"request" in head[:65536]):
        return "mitmproxy"
    if first in b"BM\x7f":
        if _is_bitmap(head):
            return "image"
        if head.startswith((b"MZ", b"\x7fELF")) and (behind := behind_program(head)):
            return behind[0]
    if head[3:4] == b"\0" and _is_bson(head):
        return "bson"
    if (written := values_kind(head)) is not None:
        return written
    return "tar" if head[148:149] in _OCTAL and _is_old_tar(head) else None


_DIGITS = b"0123456789"
_OCTAL = frozenset(b"%c" % byte for byte in b"01234567 \0")
"""What the sum in the header of a tar archive begins with."""


_LOCAL = re.compile(rb"PK\x03\x04[\x0a-\x3f]\x00..[\x00\x08\x09\x0c\x0e\x5d\x62]\x00.{16}[\x01-\xff]\x00", re.DOTALL)
"""The header of the first member of a zip: version, flags, method, and a name of some length. Programs that unpack zips hold the
first four bytes of it as well."""


def behind_program(head: bytes) -> tuple[str, int] | None:
    """Kind and place of the archive that unpacks itself when it is run, behind the program for that; None where there is none."""
    at = head.find(b"7z\xbc\xaf\x27\x1c\x00")
    while at >= 0:
        if zlib.crc32(head[at + 12 : at + 32]) == int.from_bytes(head[at + 8 : at + 12], "little"):
            return "7z", at
        at = head.find(b"7z\xbc\xaf\x27\x1c\x00", at + 1)
    found = _LOCAL.search(head)
    return ("zip", found.start()) if found else None


def _is_bitmap(head: bytes) -> bool:
    """A Windows bitmap: two letters, its size, four reserved zeros, and the size of its second header."""
    return head.startswith(b"BM") and head[6:10] == bytes(4) and head[15:18] == bytes(3) and len(head) > 26


def _is_bson(head: bytes) -> bool:
    """A length that fits, a known element type, and a name that ends."""
    size = int.from_bytes(head[:4], "little")
    if not 5 < size < 48 << 20 or len(head) < 8 or head[4] not in range(1, 20) or head[3]:
        return False
    name = head[5:70].split(b"\0")[0]
    fits = size > len(head) or head[size - 1] == 0
    return fits and re.fullmatch(rb"[\x20-\x7e]{1,64}", name) is not None


def _is_old_tar(head: bytes) -> bool:
    if len(head) < 512:
        return False
    stored = head[148:156].strip(b"\0 ")
    if not re.fullmatch(rb"[0-7]{1,7}", stored):
        return False
    return int(stored, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def _seen_text(head: bytes, lines: bool) -> Seen:
    charset = charset_of(head)
    if lines and (charset is None or charset.name.startswith("cp")) and ebcdic_of(head[:SAMPLE]):
        return Seen("fixed" if fixed_of(head, "") else "text" if charset else "binary", charset)
    if charset is None:
        return Seen("binary")
    kind = text_kind(head_of(head, charset), lines)
    if (
        kind == "text"
        and lines
        and b"   " in head[:4096]
        and fixed_of(head, charset.name)
        and not list_of(head_of(head, charset))
    ):
        return Seen("fixed", charset)
    return Seen(kind, charset)


_JSON = re.compile(
    rb"\{|\[\s*(?:[\[{\"\]]|(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\s*(?:,|\]\s*(?:[,\]\[{]|\Z)|\Z))"
)
"""How JSON begins. `[2018-11-21 10:00:00] …`, `[12] …` and `[customer]` begin lines of logs and of settings."""


_PLIST = re.compile(rb"\A(?:<\?xml[^>]{0,200}>\s{0,99}(?:<!DOCTYPE plist[^>]{0,300}>\s{0,99})?)?<plist[ >]")


def text_kind(text: bytes, lines: bool = True) -> str:
    """The kind of a text in UTF-8 without mark. lines: as in `seen_of`."""
    shown = text[:2048].lstrip()
    start = shown[:16].lower()
    if (business := business_kind(text)) is not None:
        return business
    if _JSON.match(shown):
        return _json_kind(text)
    if _MBOX.match(text):
        return "mbox"
    mail = _MAIL.match(text)
    if mail and re.search(rb"(?im)^" + _MAIL_HEADER + rb":", mail[0]) and b"WARC/" not in text[:8]:
        return "eml"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<div", b"<table", b"<p>")):
        return "html"
    if _PLIST.search(shown):
        return "plist"
    if start.startswith((b"<?xml", b"ofxheader:")) or (_ELEMENT.match(shown) and _CLOSED.search(text[:65536])):
        return "html" if b"<html" in shown.lower() else "xml"
    if _SQL.search(text[:65536]):
        return "sql_dump"
    if lines and slots_of(text):
        return "access_log"
    if lines and is_logged(text):
        return "sql_dump"
    return "csv" if lines and dialect_of(text) else "text"


def _json_kind(text: bytes) -> str:
    if re.search(rb'"log"\s*:\s*\{', text[:2048]) and re.search(
        rb'"(?:creator|entries|browser|pages)"\s*:', text[:65536]
    ):
        return "har"
    first, _, rest = text.lstrip().partition(b"\n")
    alone = _object(first)
    if alone is None:
        return "json"
    if isinstance(alone, dict) and "__CURSOR" in alone and "__REALTIME_TIMESTAMP" in alone:
        return "journal_json"
    if isinstance(alone, dict) and is_log_line(alone):
        return "access_log"
    return "jsonl" if rest.lstrip()[:1] in (b"{", b"[") else "json"


def _object(line: bytes) -> object | None:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def is_log_line(entry: dict[str, object]) -> bool:
    """True for an object with a method or request, a target, and a status: a line of a JSON access log."""
    keys = {key.lower() for key in flat_entry(entry)}
    return bool(keys & _TARGETS and keys & _STATUSES and len(keys) >= 4)


_TARGETS = frozenset(
    words(
        "uri path url request request_uri requesturi request_url requestpath requesturl clientrequesturi clientrequestpath"
    )
)
_STATUSES = frozenset(
    words(
        "status status_code statuscode response_status response elb_status_code sc-status downstreamstatus edgeresponsestatus"
    )
)
