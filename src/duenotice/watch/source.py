"""Opens what a caller hands over: a path (plain or gz), an open binary file, or the bytes themselves."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import BinaryIO, TypeAlias

from duenotice.model.errors import EvidenceError

Source: TypeAlias = str | Path | bytes | BinaryIO

MAX_BYTES = 2 << 30
"""Largest file read into memory, expanded: some ten million posts."""


def content(source: Source) -> bytes:
    """All bytes of the source, gz expanded. Raises EvidenceError where it cannot be opened, is cut off or too large."""
    where = source if isinstance(source, str | Path) else ""
    try:
        raw = _raw(source)
        return _expanded(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (OSError, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "cut off or not a gz file"
        raise EvidenceError(f"Cannot read the file: {reason}.", where=str(where)) from None


def _raw(source: Source) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        return Path(source).read_bytes()
    return source.read()


def _expanded(raw: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
        expanded = packed.read(MAX_BYTES + 1)
    if len(expanded) > MAX_BYTES:
        raise EvidenceError(
            f"The file expands to more than {MAX_BYTES:,} bytes.", next_step="Split it and read the parts."
        )
    return expanded
