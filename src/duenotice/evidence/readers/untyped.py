"""Cells of OpenDocument sheets that hold a text and do not say that it is one (`office:value-type` is missing), as some programs write
them: a copy of the sheets in which they say it."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from duenotice.evidence.ground.budget import MIB

IN_MEMORY = 32 * MIB
LONGEST = 64 * 1024
"""Bytes of a tag."""

_OFFICE = re.compile(rb"""xmlns:(\w{1,40})=["']urn:oasis:names:tc:opendocument:xmlns:office:1\.0["']""")
_CELL = re.compile(
    rb"""<(?:\w+:)?table-cell((?:\s++[\w:.-]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+)\s*+>(?=\s{0,99}<(?:\w+:)?p[\s>])"""
)
_TYPE = b"value-type"


def typed(package: zipfile.ZipFile) -> BinaryIO | None:
    """A package of the sheets in which every cell of text says what it is; None where all do, or it cannot be made."""
    try:
        with package.open("content.xml") as stream:
            office = _OFFICE.search(stream.read(LONGEST))
        if office is None or not _lacks(package):
            return None
        copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - handed to the caller
        with zipfile.ZipFile(copy, "w") as out:
            for name in ("mimetype", "META-INF/manifest.xml"):
                if name in package.namelist():
                    out.writestr(name, package.read(name))
            with package.open("content.xml") as stream, out.open("content.xml", "w", force_zip64=True) as whole:
                for piece, cells in _pieces(stream):
                    _write(whole, piece, cells, b' %s:%s="string"' % (office[1], _TYPE))
    except Exception:  # a damaged package may raise anything; the reader of sheets tells it
        return None
    return copy


def _lacks(package: zipfile.ZipFile) -> bool:
    with package.open("content.xml") as stream:
        return any(cells for _, cells in _pieces(stream))


def _write(out: IO[bytes], piece: bytes, cells: list[int], said: bytes) -> None:
    at = 0
    for cell in cells:
        out.write(piece[at:cell] + said)
        at = cell
    out.write(piece[at:])


def _pieces(stream: IO[bytes]) -> Iterator[tuple[bytes, list[int]]]:
    """The text in pieces that end before a tag, and where in each the attributes of the cells end that lack their type."""
    held = b""
    while True:
        more = stream.read(MIB)
        held += more
        stop = max(held.rfind(b"<", 0, max(0, len(held) - LONGEST)), 0) if more else len(held)
        found = [m.end(1) for m in _CELL.finditer(held) if m.start() < stop and _TYPE not in m[1]]
        yield held[:stop], found
        held = held[stop:]
        if not more:
            return
