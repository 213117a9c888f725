"""Proof for one person that a notice was handed over, checkable without seeing anybody else's row."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from duenotice.delivery.ledger import Ledger, deliveries, delivery_of
from duenotice.delivery.merkle import Tree, verify_proof
from duenotice.delivery.register import Entry, Register, canonical
from duenotice.delivery.words import Wave
from duenotice.model.errors import CaseError
from duenotice.model.keys import derive
from duenotice.model.sending import Delivery


def leaf_of(wave: Wave, delivery: Delivery) -> bytes:
    """The leaf of one delivery: canonical JSON of its final facts, salted with the case's key so that nobody can guess it."""
    return canonical(_facts(wave, delivery)).encode()


def _facts(wave: Wave, delivery: Delivery) -> dict[str, Any]:
    salt = hmac.new(derive(wave.key, "leaf salt"), delivery.key.encode(), hashlib.sha256).hexdigest()
    return {
        "message_id": delivery.message_id,
        "sha256": delivery.sha256,
        "state": delivery.state,
        "attempt": delivery.attempt,
        "reply": delivery.reply,
        "at": delivery.at.isoformat() if delivery.at else "",
        "subject": delivery.subject,
        "salt": salt,
    }


def seal_wave(ledger: Ledger, wave: Wave) -> Entry:
    """Put the wave's Merkle root and size into the register. Do it when sending is over; later changes need a new seal. Where
    nothing changed since the last seal, that one stands and nothing is added."""
    tree = Tree(leaf_of(wave, delivery) for delivery in deliveries(ledger, wave))
    record = {
        "case": wave.case_id,
        "wave": wave.number,
        "channel": wave.channel,
        "root": tree.root.hex(),
        "size": tree.size,
    }
    last = _last_seal(ledger, wave)
    return last if last and last.record == record else Register(ledger).append("wave sealed", record)


def proof(ledger: Ledger, wave: Wave, subject: str) -> dict[str, Any]:
    """What we can show about one person's notice: the delivery, its Merkle path to the sealed root, and where the root stands in
    the register. JSON of some 2 kB. Raises CaseError where the wave holds no such person or was changed after its last seal.

    Writes nothing: the caller audits that somebody asked.
    """
    found = delivery_of(ledger, wave, subject)
    if found is None:
        raise CaseError("This person is not in the wave.", where=f"wave {wave.number}")
    seal = _last_seal(ledger, wave)
    index, delivery = found
    tree = Tree(leaf_of(wave, one) for one in deliveries(ledger, wave))
    if seal is None or seal.record["root"] != tree.root.hex():
        raise CaseError(
            "The wave changed since it was sealed.", where=f"wave {wave.number}", next_step="Seal it again."
        )
    return {
        "delivery": _facts(wave, delivery),
        "index": index,
        "size": tree.size,
        "path": [step.hex() for step in tree.proof(index)],
        "root": tree.root.hex(),
        "register": {"n": seal.n, "at": seal.at.isoformat(), "hash": seal.hash},
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def check_proof(shown: Mapping[str, Any]) -> bool:
    """True if a proof holds together: its delivery is in the tree under its root. Compare the root with the register's yourself."""
    path = [bytes.fromhex(step) for step in shown["path"]]
    leaf = canonical(json.loads(json.dumps(shown["delivery"]))).encode()
    return verify_proof(leaf, int(shown["index"]), int(shown["size"]), path, bytes.fromhex(shown["root"]))


def _last_seal(ledger: Ledger, wave: Wave) -> Entry | None:
    ours = {"case": wave.case_id, "wave": wave.number, "channel": wave.channel}
    seals = [e for e in Register(ledger).entries() if e.kind == "wave sealed" and ours.items() <= e.record.items()]
    return seals[-1] if seals else None
