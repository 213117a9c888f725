"""Findings of a case: chosen, led back to their places, and named the same in the next run."""

from __future__ import annotations

from pathlib import Path

import pytest

from duenotice.model.errors import CaseError


@pytest.fixture
def scanned(new_case, shop_files: Path):
    """A case whose evidence is an export and a page, scanned once."""
    from duenotice.case import steps
    from duenotice.case.audit import Actor

    case, by = new_case(), Actor("anna")
    (shop_files / "page.txt").write_text("see person001@mail1.example\n")
    steps.collect(case, [str(shop_files / "stolen.csv"), str(shop_files / "page.txt")], by)
    steps.scan(case, by)
    return case, by, shop_files


def test_findings_lead_back_to_their_places_and_keep_their_ids_when_more_is_collected(scanned) -> None:
    from duenotice.case import looking, sightings, steps

    case, by, folder = scanned
    mails = sightings.Wanted(kinds=("EMAIL",), item="stolen")
    before = list(looking.listed(case, mails))
    assert len(before) == 24
    one, around, places = looking.find(case, sightings.read_id(before[1].id))
    assert one == before[1]
    assert around.place.endswith("stolen.csv, line 3")
    assert places == 2

    (folder / "a first.txt").write_text("person002@mail2.example\n")
    steps.collect(case, [str(folder / "a first.txt")], by)
    steps.scan(case, by)
    assert [one.id for one in looking.listed(case, mails)] == [one.id for one in before]


def test_without_a_scan_there_is_nothing_to_look_at(new_case) -> None:
    from duenotice.case import looking, sightings

    with pytest.raises(CaseError):
        next(looking.listed(new_case(), sightings.Wanted()))
