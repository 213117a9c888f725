"""What the case hands to delivery: keys, people in parts, an approval that can be withdrawn in mid-send, a seal after each wave."""

from __future__ import annotations

import re
import threading
import time

import dkim
import pytest

from duenotice.model.errors import ApprovalVoid, CaseError, PolicyRefused, UsageError


@pytest.fixture
def anna():
    from duenotice.case.audit import Actor

    return Actor("anna")


@pytest.fixture
def boris():
    from duenotice.case.audit import Actor

    return Actor("boris")


def relay(sink, **limits):
    from duenotice import delivery

    return delivery.Smtp("127.0.0.1", sink.port, allows=delivery.Limits(**limits))


def test_letters_bear_both_signatures_of_the_case_and_dns_records_verify_them(drafted_shop, anna, boris, sink):
    from duenotice.case import mailkeys, steps

    keys = mailkeys.make(drafted_shop, anna, "dn1")
    steps.request(drafted_shop, anna)
    steps.approve(drafted_shop, boris, reason="read")
    steps.send(drafted_shop, relay(sink), anna)
    records = {f"{key.selector}._domainkey.lakespur.example.": key.dns_record().encode() for key in keys}
    message = sink.mails[0][1]
    assert len(re.findall(rb"(?m)^DKIM-Signature:", message)) == 2
    for index in range(2):
        assert dkim.DKIM(message, minkey=256).verify(index, dnsfunc=lambda name, timeout=5: records[name.decode()])


def test_private_keys_lie_sealed_and_go_with_the_case(new_case, anna):
    from duenotice.case import mailkeys, steps

    case = new_case(alone=True)
    keys = mailkeys.make(case, anna, "dn1")
    stored = b"".join(path.read_bytes() for path in case.folder.rglob("*") if path.is_file())
    assert b"PRIVATE KEY" not in stored
    assert [k.dns_record() for k in mailkeys.keys_of(case)] == sorted((k.dns_record() for k in keys), key=len)
    steps.erase(case, anna, confirm=case.reference, reason="over")
    assert list(case.folder.rglob("*.sealed")) == []


def test_a_selector_never_changes_its_key_silently(new_case, anna):
    from duenotice.case import mailkeys

    case = new_case()
    first = mailkeys.make(case, anna, "dn1")
    with pytest.raises(PolicyRefused, match="has a key already"):
        mailkeys.adopt(case, anna, "dn1r", first[0].pem())
    mailkeys.forget(case, anna, "dn1r")
    assert mailkeys.adopt(case, anna, "dn1r", first[0].pem()).dns_record() == first[0].dns_record()


@pytest.mark.parametrize("selector", ["../x", "a b", "", "ä", "a..b", "-a", "x" * 120, "A"])
def test_a_selector_is_a_dns_name_and_nothing_else(new_case, anna, selector):
    from duenotice import delivery
    from duenotice.case import mailkeys

    pem = delivery.DkimKey.fresh("x").pem()
    with pytest.raises(UsageError):
        mailkeys.adopt(new_case(), anna, selector, pem)


def test_a_new_key_voids_an_approval_given_without_it(drafted_shop, anna, boris, sink):
    from duenotice.case import mailkeys, steps

    steps.approve(drafted_shop, boris, reason="read")
    mailkeys.make(drafted_shop, anna)
    with pytest.raises(ApprovalVoid):
        steps.send(drafted_shop, relay(sink), anna)
    assert sink.mails == []


def in_mid_send(case, sink, by, act):
    """Send slowly, do something to the case after the first letters, and give the result with how many had left by then."""
    from django.db import connection

    from duenotice.case import steps

    left: list[int] = []

    def later():
        while len(sink.mails) < 2:
            time.sleep(0.02)
        act()
        left.append(len(sink.mails))
        connection.close()

    thread = threading.Thread(target=later)
    thread.start()
    try:
        _, result = steps.send(case, relay(sink, per_second=4.0), by)
    finally:
        thread.join()
    return result, left[0]


def test_an_approval_withdrawn_in_mid_send_stops_the_wave_at_once(drafted_shop, anna, boris, sink):
    from duenotice.case import steps

    steps.approve(drafted_shop, boris, reason="read")
    result, left = in_mid_send(
        drafted_shop, sink, anna, lambda: steps.refuse(drafted_shop, boris, reason="wrong date in it")
    )
    assert (result.state, result.accepted) == ("stopped", len(sink.mails))
    assert "withdrawn by boris" in result.reason
    assert len(sink.mails) <= left + 8, "about a second's worth at four a second"
    with pytest.raises(PolicyRefused):
        steps.send(drafted_shop, relay(sink), anna)
    assert drafted_shop.wave_set.get().state == "stopped"


def test_another_sender_set_in_mid_send_stops_the_wave(drafted_shop, anna, boris, sink):
    from duenotice.case import steps
    from duenotice.case.models import Case

    steps.approve(drafted_shop, boris, reason="read")
    other = Case.objects.get(pk=drafted_shop.pk)
    result, _ = in_mid_send(
        drafted_shop, sink, anna, lambda: steps.configure(other, anna, from_address="new@lakespur.example")
    )
    assert (result.state, "sender" in result.reason) == ("stopped", True)
    assert 0 < len(sink.mails) < 24


def test_an_addressee_list_changed_on_disk_sends_nothing(drafted_shop, anna, boris, sink):
    from duenotice.case import runs, steps

    steps.approve(drafted_shop, boris, reason="read")
    path = runs.newest(drafted_shop, "draft").folder / "addressees.sealed"
    path.write_bytes(path.read_bytes()[:-20] + bytes(20))
    with pytest.raises(CaseError, match="does not open"):
        steps.send(drafted_shop, relay(sink), anna)
    assert sink.mails == []


def test_each_call_of_send_seals_what_happened_and_an_idle_one_adds_nothing(drafted_shop, anna, boris, sink):
    from duenotice import delivery
    from duenotice.case import steps
    from duenotice.case.sender import ledger_url

    steps.approve(drafted_shop, boris, reason="read")
    steps.send(drafted_shop, relay(sink), anna, settings=delivery.Settings(limit=5))
    for _ in range(2):
        _, result = steps.send(drafted_shop, relay(sink), anna)
    assert result.state == "done"
    with delivery.Ledger.open(ledger_url(drafted_shop)) as ledger:
        register = delivery.Register(ledger)
        assert [entry.kind for entry in register.entries()] == ["wave sealed", "wave sealed"]
        assert register.verify().intact


def test_the_addressee_list_is_the_same_whole_in_parts_and_by_name(new_case, monkeypatch):
    import pyarrow as pa

    from duenotice.case import addressees, runs, sealing
    from duenotice.case.audit import Actor

    monkeypatch.setattr(sealing, "ROW_GROUP", 7)
    case = new_case()
    rows = [
        {"subject": f"{n * 7919 % 1000:016x}{n:016x}", "notice": "n", "address": f"p{n}@mail.example", "name": "", "language": "en"}
        for n in range(200)
    ]  # fmt: skip
    rows[3]["subject"] = rows[150]["subject"][:16] + "f" * 16  # begins like another person's
    with runs.drafting(case) as draft:
        draft.write_secret("addressees", pa.Table.from_pylist(rows, addressees.SCHEMA))
        run = runs.enter(draft, "draft", "x", {}, Actor("anna"))
    listed = addressees.Addressees(run)
    assert [who.subject for who in listed] == [row["subject"] for row in rows]
    wanted = [row["subject"] for row in rows[::-3]]
    found = listed([*wanted, "e" * 32])
    assert {subject: who.address.reveal() for subject, who in found.items()} == {
        row["subject"]: row["address"] for row in rows[::-3]
    }
