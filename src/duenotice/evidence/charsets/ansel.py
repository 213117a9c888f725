"""ANSEL (ANSI Z39.47), the encoding of older family trees: what stands above or below a letter comes before it."""

from __future__ import annotations

import unicodedata

_FIRST, _FIRST_MARK = 0xA1, 0xE0
_LETTERS = "ŁØĐÞÆŒʹ·♭®±ƠƯʼ\ufffdʻłøđþæœʺı£ð\ufffdơư\ufffd\ufffd°ℓ℗©♯¿¡ß\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdß"
_MARKS = (
    "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310"
    "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\ufffd\ufffd\u0313"
)


def from_ansel(value: bytes) -> bytes:
    """A text in ANSEL whose bytes were taken for Latin-1 and written in UTF-8, in letters as they are composed today."""
    if value.isascii():
        return value
    out: list[str] = []
    marks = ""
    for byte in value.decode("utf-8", "replace").encode("latin-1", "replace"):
        if byte >= _FIRST_MARK:
            marks += _MARKS[byte - _FIRST_MARK : byte - _FIRST_MARK + 1]
            continue
        letter = chr(byte) if byte < 128 else _LETTERS[max(0, byte - _FIRST) :][:1] or "\ufffd"
        out.append(letter + marks)
        marks = ""
    return unicodedata.normalize("NFC", "".join(out)).encode()
