"""Tells values that programs wrote for themselves where nothing at their beginning says so: MessagePack, CBOR and pickles."""

from __future__ import annotations

import re

_PICKLE = re.compile(
    rb"\x80[\x02-\x05](?:\x95.{6}\x00\x00.|[\]}\)\(cUX\x8c\x8e(h])|"  # a protocol, and a frame or the first value
    rb"[\]}]q\x00\(|"
    rb"(?:\(lp\d{1,2}\n|\(dp\d{1,2}\n|\(i?c?[\w.]{1,80}\n[\w.]{1,80}\np?)",
    re.DOTALL,
)
_NAME = rb"[A-Za-z_$@][\w.:$@ -]{%d}"
_SHORT = rb"(?:%s)"


def _names(first: int, sizes: range) -> bytes:
    """A text of each size with its first byte: a name, as maps begin with."""
    return _SHORT % b"|".join(
        re.escape(bytes([first + size])) + rb"[A-Za-z_$@][\w.:$@-]{%d}" % (size - 1) for size in sizes
    )


_PACK_MAP = rb"(?:[\x81-\x8f]|\xde..|\xdf\x00...)"
_PACK_NAME = rb"(?:%s|\xd9[\x20-\x50][\w.:$@-]{32})" % _names(0xA0, range(1, 32))
_PACK_VALUE = rb"[\x00-\xc0\xc2-\xdf\xe0-\xff]"
_PACK = re.compile(rb"(?:[\x91-\x9f]|\xdc..|\xdd\x00...)?%s%s%s" % (_PACK_MAP, _PACK_NAME, _PACK_VALUE), re.DOTALL)
_CBOR_MAP = rb"(?:[\xa1-\xb7]|\xb8.|\xb9..|\xba\x00...|\xbf)"
_CBOR_NAME = rb"(?:%s|\x78[\x18-\x50][\w.:$@-]{24})" % _names(0x60, range(1, 24))
_CBOR = re.compile(
    rb"(?:[\x81-\x97]|\x98.|\x99..|\x9a\x00...|\x9f)?%s%s[\x00-\x1b\x20-\x3b\x40-\x5f\x60-\x7f\x80-\x9f\xa0-\xbf\xc0-\xdb\xf4-\xfb]"
    % (_CBOR_MAP, _CBOR_NAME),
    re.DOTALL,
)
_FIRST = frozenset(range(0x80, 0xC0)) | frozenset((0xDC, 0xDD, 0xDE, 0xDF)) | frozenset(b"(]}")


def values_kind(head: bytes) -> str | None:
    """`msgpack`, `cbor` or `pickle` where a content begins as such: with a map, alone or in a list, of which the first name is one; or
    with the instructions of a pickle. A text in UTF-8 begins with none of the bytes of the former two."""
    if head[0] not in _FIRST:
        return None
    if _PICKLE.match(head):
        return "pickle"
    if _CBOR.match(head) and _has_nul_or_high(head):
        return "cbor"
    return "msgpack" if _PACK.match(head) and _has_nul_or_high(head) else None


def _has_nul_or_high(head: bytes) -> bool:
    """Whether the first bytes are not letters of one byte each, as in old texts of Russia or China."""
    return sum(byte >= 0x80 for byte in head[:64]) < 48
