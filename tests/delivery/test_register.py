"""The register finds every tampering; a proof for one person shows nobody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.delivery import Ledger, Register, Smtp, Tree, check_proof, proof, seal_wave, send, verify_proof
from duenotice.model.errors import CaseError, UsageError


@pytest.fixture
def ledger(tmp_path: Any) -> Any:
    with Ledger.open(f"sqlite:///{tmp_path}/r.sqlite3") as opened:
        for n in range(5):
            Register(opened).append("note", {"n": n, "text": "ü"})
        yield opened


def test_an_untouched_chain_verifies_and_knows_its_old_heads(ledger: Ledger) -> None:
    register = Register(ledger)
    heads = [entry.hash for entry in register.entries()]
    assert register.verify().intact and register.head() == heads[-1]
    assert all(register.verify(head).intact for head in heads)


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE dn_register SET record = '{}' WHERE n = 3", 3),
        ("UPDATE dn_register SET at = '2020-01-01T00:00:00+00:00' WHERE n = 1", 1),
        ("UPDATE dn_register SET kind = 'other' WHERE n = 5", 5),
        ("DELETE FROM dn_register WHERE n = 2", 2),
        ("UPDATE dn_register SET n = CASE n WHEN 2 THEN -3 ELSE -2 END WHERE n IN (2, 3)", 2),
    ],
)
def test_a_changed_deleted_or_moved_record_is_found(ledger: Ledger, tampering: str, broken_at: int) -> None:
    ledger.store.rows(tampering)
    ledger.store.rows("UPDATE dn_register SET n = -n WHERE n < 0")
    check = Register(ledger).verify()
    assert (check.intact, check.broken_at) == (False, broken_at)


def test_a_chain_cut_at_its_end_is_found_by_a_head_noted_elsewhere(ledger: Ledger) -> None:
    noted = Register(ledger).head()
    ledger.store.rows("DELETE FROM dn_register WHERE n = 5")
    assert Register(ledger).verify().intact
    assert not Register(ledger).verify(noted).intact


def test_a_record_that_json_cannot_hold_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError):
        Register(ledger).append("note", {"x": float("nan")})


@given(st.integers(1, 70), st.data())
@settings(max_examples=60)
def test_every_leaf_has_a_proof_and_no_other_leaf_fits_it(size: int, data: st.DataObject) -> None:
    leaves = [f"leaf {n}".encode() for n in range(size)]
    tree, index = Tree(leaves), data.draw(st.integers(0, size - 1))
    path = tree.proof(index)
    assert verify_proof(leaves[index], index, size, path, tree.root)
    assert not verify_proof(b"other", index, size, path, tree.root)
    assert not verify_proof(leaves[index], index, size, [*path, b"\0" * 32], tree.root)
    assert size == 1 or not verify_proof(leaves[index], (index + 1) % size, size, path, tree.root)


def test_the_tree_is_that_of_rfc_6962() -> None:
    """Root of the eight leaves of the test vectors in the certificate-transparency reference (sizes 1, 3 and 7 recomputed by the
    RFC's recursive definition)."""
    import hashlib

    def by_definition(leaves: list[bytes]) -> bytes:
        if len(leaves) == 1:
            return hashlib.sha256(b"\0" + leaves[0]).digest()
        k = 1 << ((len(leaves) - 1).bit_length() - 1)
        return hashlib.sha256(b"\1" + by_definition(leaves[:k]) + by_definition(leaves[k:])).digest()

    for size in (1, 2, 3, 5, 7, 8, 13):
        leaves = [bytes([n]) * n for n in range(size)]
        assert Tree(leaves).root == by_definition(leaves)


@pytest.mark.postfix
def test_one_persons_proof_is_small_holds_together_and_names_nobody_else(
    smtp_sink: int, a_case: Callable[..., Any]
) -> None:
    case = a_case(1000)
    with case.planned() as ledger:
        send(ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", smtp_sink), case.settings())
        seal = seal_wave(ledger, case.wave)
        shown = proof(ledger, case.wave, f"{7:032x}")
        assert Register(ledger).verify(seal.hash).intact
    assert check_proof(shown) and shown["root"] == seal.record["root"]
    assert len(json.dumps(shown)) <= 2048
    assert not check_proof({**shown, "delivery": {**shown["delivery"], "state": "refused"}})
    assert "customer" not in json.dumps(shown)


def test_a_wave_that_was_never_sealed_has_no_proof(a_case: Callable[..., Any]) -> None:
    case = a_case(3)
    with case.planned() as ledger:
        with pytest.raises(CaseError, match="sealed"):
            proof(ledger, case.wave, f"{1:032x}")
        with pytest.raises(CaseError, match="not in the wave"):
            proof(ledger, case.wave, "ff" * 16)
