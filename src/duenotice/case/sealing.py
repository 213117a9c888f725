"""Sealed blobs: what may hold raw personal values is stored encrypted only, each blob with a key of its own.

Format: magic, 32-byte salt, then chunks of 1 MiB, each AES-256-GCM with a counter nonce. The blob's key is derived from
the case key and the salt, so that a counter never repeats under one key; associated data binds name, index and last-ness of
each chunk, so that chunks cannot be swapped, dropped or moved to another blob.
"""

from __future__ import annotations

import io
import os
import secrets
import struct
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from duenotice.model.errors import CaseError

MAGIC = b"DUENOTE1"
_SALT = 32
_CHUNK = 1 << 20
_TAG = 16


def _blob_key(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), 32, salt, b"duenotice blob").derive(key))


def _nonce(index: int) -> bytes:
    return struct.pack(">IQ", 0, index)


def _bound(name: str, index: int, last: bool) -> bytes:
    return f"{name}\x00{index}\x00{int(last)}".encode()


def seal(key: bytes, name: str, data: bytes) -> bytes:
    """Encrypt `data` under the case key; `name` is bound in and must be given again to open it."""
    salt = secrets.token_bytes(_SALT)
    cipher = _blob_key(key, salt)
    parts = [MAGIC, salt]
    count = max(1, -(-len(data) // _CHUNK))
    for index in range(count):
        chunk = data[index * _CHUNK : (index + 1) * _CHUNK]
        parts.append(cipher.encrypt(_nonce(index), chunk, _bound(name, index, index == count - 1)))
    return b"".join(parts)


def unseal(key: bytes, name: str, blob: bytes) -> bytes:
    """Decrypt. Raises CaseError where key, name or any byte differs."""
    if blob[: len(MAGIC)] != MAGIC:
        raise CaseError("A sealed file is damaged or of another kind.", where=name)
    head = len(MAGIC) + _SALT
    cipher = _blob_key(key, blob[len(MAGIC) : head])
    try:
        return b"".join(_chunks(cipher, name, blob[head:]))
    except InvalidTag as error:
        raise CaseError(
            "A sealed file does not open: it was changed, or belongs to another case.",
            where=name,
            next_step="Restore it from a backup, or run the step again.",
        ) from error


def _chunks(cipher: AESGCM, name: str, body: bytes) -> Iterator[bytes]:
    size = _CHUNK + _TAG
    count = max(1, -(-len(body) // size))
    for index in range(count):
        chunk = body[index * size : (index + 1) * size]
        yield cipher.decrypt(_nonce(index), chunk, _bound(name, index, index == count - 1))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all: another name, fsync, rename."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(draft, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CaseError(
            f"A file of the case cannot be written: {error.strerror}.",
            where=str(path),
            next_step="Make room or give rights, then run the step again.",
        ) from error


ROW_GROUP = 16_384
"""Rows that are compressed together, and so the least that is decoded at once."""


def seal_table(key: bytes, path: Path, table: pa.Table) -> None:
    """Store a table encrypted; its file name is bound in."""
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", row_group_size=ROW_GROUP)
    write_whole(path, seal(key, path.name, out.getvalue()))


def unseal_table(key: bytes, path: Path) -> pa.Table:
    """A table stored by `seal_table`. Raises CaseError as `unseal`."""
    return pq.read_table(io.BytesIO(unseal(key, path.name, path.read_bytes())))
