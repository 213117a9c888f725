"""What a third party does with a proof: hold its parts together, against the letter and the register it is said to rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from duenotice.delivery.proof import check_proof
from duenotice.delivery.register import canonical, check_chain

Finding = tuple[str, bool, str]
"""What was looked at, whether it holds, and why not."""


def examined(
    shown: Mapping[str, Any], letter: bytes = b"", register: Mapping[str, Any] | None = None
) -> Iterator[Finding]:
    """Check a proof as `duenotice proof --file` writes it. letter: the message as kept by either side; register: the exported one.

    Never raises for what a stranger's file may hold: what cannot be read does not hold.
    """
    yield _held("path", "the delivery is a leaf under the root", lambda: check_proof(shown))
    if letter:
        same = _held(
            "letter", "its bytes have the hash of the delivery", lambda: _hash_of(letter) == shown["delivery"]["sha256"]
        )
        yield same
    if register is not None:
        yield _held("chain", "every record of the register follows from the one before", lambda: _chain_holds(register))
        yield _held(
            "seal", "the register holds this root under the number and hash named", lambda: _sealed(shown, register)
        )


def _held(what: str, words: str, test: Any) -> Finding:
    try:
        holds = bool(test())
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError):
        return (what, False, f"{words}: cannot be read")
    return (what, holds, words)


def _hash_of(letter: bytes) -> str:
    """A mailbox may keep bare line feeds; on the way they were CRLF (RFC 5321 2.3.8)."""
    return hashlib.sha256(letter.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).hexdigest()


def _chain_holds(register: Mapping[str, Any]) -> bool:
    rows = [
        (int(e["n"]), str(e["at"]), str(e["kind"]), canonical(e["record"]), str(e["hash"])) for e in register["entries"]
    ]
    return bool(rows) and check_chain(rows, register["head"]).intact


def _sealed(shown: Mapping[str, Any], register: Mapping[str, Any]) -> bool:
    entry = next(e for e in [*register["entries"], {}] if not e or e["n"] == shown["register"]["n"])
    return (
        entry["hash"] == shown["register"]["hash"]
        and entry["record"]["root"] == shown["root"]
        and entry["record"]["size"] == shown["size"]
    )
