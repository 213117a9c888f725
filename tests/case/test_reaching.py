"""A postal address kept as one text becomes lines; what is written for other channels rests on the approval."""

from __future__ import annotations

import pytest

from duenotice.model.errors import ApprovalVoid, CaseError, UsageError


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("1 Example Road, 75001, Paris, FR", ["1 Example Road", "75001 Paris", "FR"]),
        ("12, Rue d’Exemple, 75001, Paris", ["12", "Rue d’Exemple", "75001 Paris"]),
        ("1 Example Road, 94105, San Francisco, CA, US", ["1 Example Road", "San Francisco CA 94105", "US"]),
        ("1 Example Road, K1A 0B1, Ottawa, CA", ["1 Example Road", "Ottawa K1A 0B1", "CA"]),
        ("1 Example Road, Example Town, US", ["1 Example Road", "Example Town", "US"]),
        ("Example Street 5, SW1A 1AA, London", ["Example Street 5", "SW1A 1AA London"]),
        ("Example Street 5, Exampletown", ["Example Street 5", "Exampletown"]),
        ("a, b, c, d, e, f, g, h", ["a", "b", "c", "d", "e", "f, g, h"]),
        ("12345", ["12345"]),
        (" , ", []),
    ],
)
def test_a_postal_address_is_set_in_lines(home, address, lines):
    from duenotice.case.steps.reaching import postal_lines

    assert postal_lines(address) == lines


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("1 Example Road, 75001, Paris, FR", True),
        ("Rose Cottage, Exampletown", True),
        ("FR", False),
        ("Bavaria, DE", False),
        ("10000, Exampletown, DE", False),
        ("Exampletown", False),
        ("", False),
    ],
)
def test_a_letter_needs_more_than_a_town_and_a_country(home, address, answer):
    from duenotice.case.steps.reaching import is_postal

    assert is_postal(address) is answer


@pytest.fixture
def sent(drafted_shop, sink):
    """The store's case, sent; one letter came back."""

    from duenotice import delivery
    from duenotice.case import steps
    from duenotice.case.audit import Actor
    from duenotice.case.sender import ledger_url

    steps.approve(drafted_shop, Actor("boris"), reason="read")
    steps.send(drafted_shop, delivery.Smtp("127.0.0.1", sink.port), Actor("anna"))
    with delivery.Ledger.open(ledger_url(drafted_shop)) as ledger:
        ledger.store.rows("UPDATE dn_delivery SET came_back = '5.1.1' WHERE row_id = 1")
        ledger.store.rows("UPDATE dn_delivery SET state = 5, doubted = 1 WHERE row_id IN (2, 3)")
    return drafted_shop


def test_files_for_other_channels_stop_with_the_approval_and_with_its_text(sent, tmp_path):
    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor

    by = Actor("anna")
    with pytest.raises(CaseError, match="Nobody is left"):
        steps.write_for(sent, "letter", by, folder=tmp_path)  # no postal address in this directory
    with pytest.raises(UsageError, match="Nothing waits"):
        steps.handed(sent, "letter", by, receipt="job 1")
    made = steps.write_for(sent, "inbox", by, folder=tmp_path / "inbox")
    assert made.people == 3, "one came back, two are held"
    facts.give(sent, "contained", False, by)
    with pytest.raises(ApprovalVoid, match="no longer yield"):
        steps.write_for(sent, "inbox", by, folder=tmp_path / "changed")
    steps.refuse(sent, Actor("boris"), reason="wrong date")
    with pytest.raises(ApprovalVoid, match="withdrawn"):
        steps.write_for(sent, "inbox", by, folder=tmp_path / "refused")
    facts.give(sent, "contained", True, by)
    steps.draft(sent, by)
    steps.request(sent, by)
    steps.approve(sent, Actor("boris"), reason="right after all")
    assert steps.told_before(sent) == {}, "the wave itself is no earlier one"
    assert steps.write_for(sent, "inbox", by, folder=tmp_path / "again").people == 3
    facts.give(sent, "contained", False, by)
    newer = steps.draft(sent, by).seq
    assert list(steps.told_before(sent).values()) == [24] and newer not in steps.told_before(sent)


@pytest.mark.parametrize(("held", "arrived"), [("send", 2), ("arrived", 0)])
def test_a_person_decides_what_becomes_of_held_messages(sent, sink, held, arrived):
    from duenotice import delivery
    from duenotice.case import steps
    from duenotice.case.audit import Actor
    from duenotice.case.models import Audit

    relay, before = delivery.Smtp("127.0.0.1", sink.port), len(sink.mails)
    _, result = steps.send(sent, relay, Actor("anna"))
    assert result.held == 2, "nothing is decided by itself"
    _, result = steps.send(sent, relay, Actor("anna"), held=held)
    assert (result.held, len(sink.mails) - before) == (0, arrived)
    assert Audit.objects.filter(chain=sent.reference, verb="release held").count() == 1


def test_leaving_somebody_out_does_not_change_the_order_of_the_texts_so_that_serials_stay(home):
    from duenotice.case.groups import Group, Told
    from duenotice.case.steps.reaching import Left, _grouped

    first, second = Group("EU", ("EMAIL",), True), Group("EU", ("EMAIL", "PHONE"), False)
    told = [Told("a", second, "de"), Told("b", first, "fr"), Told("c", second, "de"), Told("d", first, "de")]
    people = [Left(one, "no address", {}) for one in told]
    whole = [[one.told.subject for one in group] for group in _grouped(people)]
    less = [[one.told.subject for one in group] for group in _grouped(people[1:])]
    assert less == [[subject for subject in group if subject != "a"] for group in whole]
