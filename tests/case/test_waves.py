"""Waves are numbered as people count them: the first that goes out is 1, whatever was searched and drafted before."""

from __future__ import annotations


def sent(case, sink):
    from duenotice.case import steps
    from duenotice.case.audit import Actor
    from duenotice.delivery import Limits, Smtp

    steps.approve(case, Actor("boris"), reason="read")
    return steps.send(case, Smtp("127.0.0.1", sink.port, allows=Limits(per_second=1000)), Actor("anna"))[0]


def test_the_first_wave_is_number_1_and_the_one_of_a_later_draft_number_2(drafted_shop, sink):
    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.sender import draft_of, number_of

    first_draft = drafted_shop.run_set.filter(stage="draft").last()
    assert number_of(drafted_shop, first_draft) == 1
    first = sent(drafted_shop, sink)
    assert (first.number, draft_of(first)) == (1, first_draft)

    facts.give(drafted_shop, "contained", False, Actor("anna"))
    later = steps.draft(drafted_shop, Actor("anna"))
    steps.request(drafted_shop, Actor("anna"))
    second = sent(drafted_shop, sink)
    assert (second.number, draft_of(second)) == (2, later)
    assert [number_of(drafted_shop, run) for run in (first_draft, later)] == [1, 2]
    assert list(steps.told_before(drafted_shop)) == [1]
