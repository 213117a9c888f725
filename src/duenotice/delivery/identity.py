"""Names that follow from the key alone: Message-ID and VERP ids that only this wave's key can make and read."""

from __future__ import annotations

import base64
import struct
from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from duenotice.model.keys import derive

_BLOCK = struct.Struct(">HHIQ")
"""Wave, channel tag (0), zero, row: the zeros prove on reading that the id is ours (2^-48 per guess)."""


class Tickets:
    """Ids of 26 signs that hide a ledger row: one AES block (FIPS 197), encrypted with a key of its own for each purpose.

    Nobody sees from an id which row or how many there are; nobody without the key can make one; reading needs no index.
    """

    def __init__(self, key: bytes, purpose: str) -> None:
        self._cipher = Cipher(algorithms.AES(derive(key, f"ticket {purpose}", 16)), modes.ECB())  # noqa: S305 - single blocks

    def make(self, wave: int, rows: Sequence[int]) -> list[str]:
        """The ids of these rows, lower-case base32 without padding."""
        blocks = b"".join(_BLOCK.pack(wave, 0, 0, row) for row in rows)
        sealed = self._cipher.encryptor().update(blocks)
        return [base64.b32encode(sealed[i : i + 16])[:26].decode().lower() for i in range(0, len(sealed), 16)]

    def read(self, ticket: str) -> tuple[int, int] | None:
        """(wave, row) of an id of ours, any case; None for anything else."""
        if len(ticket) != 26:
            return None
        try:
            sealed = base64.b32decode(ticket.upper() + "======")
        except ValueError:
            return None
        wave, tag, zero, row = _BLOCK.unpack(self._cipher.decryptor().update(sealed))
        return (wave, row) if not (tag or zero) else None
