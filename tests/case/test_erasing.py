"""An erased case: nothing opens any more, nobody's hashes are left, and the trail still tells who did it and why."""

from __future__ import annotations

import pytest

from duenotice.model.errors import CaseError, PolicyRefused


@pytest.fixture
def two():
    from duenotice.case.audit import Actor

    return Actor("anna"), Actor("boris")


@pytest.fixture
def scanned(new_case, tmp_path, two):
    from duenotice.case import steps

    (tmp_path / "note.txt").write_text("write to anna@example.com")
    case = new_case()
    steps.collect(case, [str(tmp_path)], two[0])
    steps.scan(case, two[0], workers=1)
    return case


def test_it_takes_two_people_the_name_and_a_reason(scanned, two):
    from duenotice.case import steps

    anna, _ = two
    for confirm, reason in (("other", "retention"), (scanned.reference, "")):
        with pytest.raises(PolicyRefused):
            steps.erase(scanned, anna, confirm=confirm, reason=reason)
    assert steps.erase(scanned, anna, confirm=scanned.reference, reason="retention") is False
    with pytest.raises(PolicyRefused, match="may not do it"):
        steps.erase(scanned, anna, confirm=scanned.reference, reason="retention")
    assert (scanned.folder / "runs").exists()


def test_key_files_and_facts_are_gone_and_the_trail_verifies(scanned, two):
    from duenotice.case import audit, steps
    from duenotice.case.models import Case

    anna, boris = two
    name = scanned.reference
    steps.erase(scanned, anna, confirm=name, reason="retention over")
    assert steps.erase(scanned, boris, confirm=name, reason="retention over")
    case = Case.objects.get(reference=name)
    assert case.state == "erased"
    with pytest.raises(CaseError, match="erased"):
        case.key("values")
    assert [path.name for path in case.folder.iterdir()] == [".lock"]
    assert case.fact_set.count() == 0
    assert audit.verify(name) == []
    assert audit.Audit.objects.filter(chain=name, verb="erase", actor="boris", reason="retention over").exists()
