"""The very bytes that one person was sent, made again and held against the ledger's hash: no copy of any letter has to be kept."""

from __future__ import annotations

from collections.abc import Mapping

from duenotice.delivery.compose import Composer, Slip
from duenotice.delivery.ledger import Ledger
from duenotice.delivery.words import Settings, Wave
from duenotice.model.errors import CaseError, DeliveryError, LedgerError
from duenotice.model.sending import Addressee, Notice


def copy_of(
    ledger: Ledger, wave: Wave, notices: Mapping[str, Notice], who: Addressee, settings: Settings | None = None
) -> bytes:
    """The message as it was handed over. wave: with the identity and keys of the sending, settings: with its slots.

    Raises CaseError where nothing left for this person, LedgerError where the bytes made now are not those of the ledger: another
    text, name, address, identity or key.
    """
    found = ledger.store.rows(
        "SELECT row_id, attempt, sent_date, sha256 FROM dn_delivery WHERE wave = ? AND subject = ?",
        (ledger.wave_id(wave), who.subject),
    )
    if not found or not found[0][3]:
        raise CaseError("Nothing was handed over for this person.", where=f"wave {wave.number}")
    row, attempt, date, digest = found[0]
    made = Composer(wave, notices, (settings or Settings()).slots).seal(
        [(Slip(int(row), int(attempt), int(date)), who)]
    )[0]
    if isinstance(made, DeliveryError) or made.sha256 != bytes(digest):
        raise LedgerError(
            "The letter cannot be made again byte by byte.",
            where=f"wave {wave.number}",
            next_step="The keys or the sender of that wave are gone; the ledger's hash stands all the same.",
        )
    return made.data
