"""Names that follow from the key alone: Message-ID and VERP ids that only this wave's key can make and read."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from duenotice.model.keys import derive

_TICKET = re.compile("[0-9a-fA-F]{32}")
_BLOCK = struct.Struct(">HHIQ")
"""Wave, channel tag (0), zero, row: the zeros prove on reading that the id is ours (2^-48 per guess)."""


class Tickets:
    """Ids of 32 hex signs that hide a ledger row: one AES block (FIPS 197), encrypted with a key of its own for each purpose.

    Nobody sees from an id which row or how many there are; nobody without the key can make one; reading needs no index.
    """

    def __init__(self, key: bytes, purpose: str) -> None:
        self._cipher = Cipher(algorithms.AES(derive(key, f"ticket {purpose}", 16)), modes.ECB())  # noqa: S305 - single blocks

    def make(self, wave: int, rows: Sequence[int]) -> list[str]:
        """The ids of these rows, 32 hex signs each."""
        blocks = b"".join(_BLOCK.pack(wave, 0, 0, row) for row in rows)
        sealed = self._cipher.encryptor().update(blocks)
        whole = sealed.hex()
        return [whole[i : i + 32] for i in range(0, len(whole), 32)]

    def read(self, ticket: str) -> tuple[int, int] | None:
        """(wave, row) of an id of ours, any case; None for anything else."""
        if not _TICKET.fullmatch(ticket):
            return None
        sealed = bytes.fromhex(ticket)
        wave, tag, zero, row = _BLOCK.unpack(self._cipher.decryptor().update(sealed))
        return (wave, row) if not (tag or zero) else None
