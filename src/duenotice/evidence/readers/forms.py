"""Forms with files, as browsers post them (RFC 7578): fields with their values, and the files among them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlencode

MOST_PARTS = 1000

_BOUNDARY = re.compile(r"boundary=(?:\"([^\"]{1,200})\"|([^\s;,]{1,200}))", re.IGNORECASE)
_PARAMETER = re.compile(rb"(?:^|[;\s])(name|filename)=(?:\"((?:[^\"\\\r\n]|\\.)*)\"|([^\s;]+))", re.IGNORECASE)
_TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)


class File(NamedTuple):
    """A file that was sent: its name, media type and bytes."""

    name: str
    media: str
    data: bytes


class Form(NamedTuple):
    """fields: as a form without files would have been posted; files; left: bytes beyond MOST_PARTS."""

    fields: bytes
    files: tuple[File, ...]
    left: int


def form_of(body: bytes, content_type: str) -> Form | None:
    """The form in a body of the type `multipart/form-data`; None where it is none, or its boundary is not met."""
    told = _BOUNDARY.search(content_type)
    if not content_type.lower().startswith("multipart/form-data") or told is None:
        return None
    mark = b"--" + (told[1] or told[2]).encode("latin-1", "replace")
    first, *pieces = body.split(mark, MOST_PARTS)
    if not pieces:
        return None
    left = len(pieces.pop()) if len(pieces) == MOST_PARTS else 0
    fields, files = [("", first.strip())] if first.strip() else [], list[File]()
    for piece in pieces:
        if piece[:2] == b"--" and not piece.strip(b"-\r\n "):
            continue
        _sort(piece, fields, files)
    return Form(urlencode(fields).encode(), tuple(files), left)


def _sort(piece: bytes, fields: list[tuple[str, bytes]], files: list[File]) -> None:
    """Add a part to the fields or the files of its form."""
    piece = piece.removeprefix(b"\r\n").removeprefix(b"\n")
    at = re.search(rb"\r?\n\r?\n", piece[:65536])
    head, data = (piece[: at.start()], piece[at.end() :]) if at else (b"", piece)
    data = data[:-2] if data.endswith(b"\r\n") else data.removesuffix(b"\n")
    told = {match[1].lower(): match[2] or match[3] or b"" for match in _PARAMETER.finditer(head)}
    name = told.get(b"name", b"").decode("utf-8", "replace")
    if b"filename" in told:
        media = _TYPE.search(head)
        named = told[b"filename"].decode("utf-8", "replace")
        files.append(File(named, media[1].decode("latin-1").strip() if media else "", data))
    elif data or name:
        fields.append((name, data))
