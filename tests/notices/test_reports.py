from __future__ import annotations

import json
import subprocess
from copy import deepcopy
from datetime import UTC, datetime

import pypdfium2
import pytest

from duenotice.model.errors import UsageError
from duenotice.notices import attached_json, differences, report_json, report_pdf
from duenotice.notices.reports import UNSHOWN

AT = datetime(2018, 11, 21, 8, 30, tzinfo=UTC)
CAUSES = [{"cause": "exposure", "below": 20, "above": 413, "rule": "no client log"}]
NATURE = {"id": "nature", "section": "The breach", "label": "Nature of the breach", "article": "Art. 33(3)(a)"}
CONSEQUENCES = {"id": "consequences", "section": "Consequences", "label": "Likely consequences"}
PEOPLE = {"id": "people", "section": "People", "label": "Number of people"}
FIELDS = [
    NATURE | {"value": "Pages were shown to others.", "source": "deploy history"},
    PEOPLE | {"bounds": {"certain": 480, "best": 500, "possible": 913, "causes": CAUSES}},
    {
        "id": "places",
        "section": "People",
        "label": "Countries",
        "value": [{"country": "BE", "certain": 100, "possible": 200}],
    },
    CONSEQUENCES | {"unknown": {"fact": "misuse_seen", "by": "2018-11-30T18:00:00+00:00"}},
]
REPORT = {
    "case": "DN-2018-7",
    "number": 1,
    "phase": "initial",
    "authority": {"id": "apd_be", "name": "Gegevensbeschermingsautoriteit"},
    "law": {"name": "GDPR", "citation": "Art. 33(1)"},
    "controller": {"name": "Example Store", "contact_name": "Ada Example", "contact_details": "privacy@store.example"},
    "clock": {"aware_at": "2018-11-20T18:00:00+00:00", "due_at": "2018-11-23T18:00:00+00:00"},
    "fields": FIELDS,
    "register_head": "9f" * 32,
}


def words(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[page]
        text = shown.get_textpage()
        found = text.get_text_range()
        text.close()
        shown.close()
        return " ".join(found.split())
    finally:
        document.close()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return report_pdf(REPORT, AT)


def test_the_report_carries_its_own_data(pdf):
    assert attached_json(pdf) == json.loads(report_json(REPORT))


def test_the_same_report_gives_the_same_bytes(pdf):
    assert report_pdf(deepcopy(REPORT), AT) == pdf


def test_the_report_claims_pdf_a_3a_and_is_tagged_with_a_language(pdf):
    for mark in (
        b"<pdfaid:part>3</pdfaid:part>",
        b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"/StructTreeRoot",
        b"/Lang",
        b"/OutputIntent",
        b"/AFRelationship",
    ):
        assert mark in pdf, mark


def test_every_font_is_embedded(pdf, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert listed and all(row.split()[-5] == "yes" for row in listed)


def test_the_page_says_who_what_and_when(pdf):
    text = words(pdf)
    for part in (
        "Gegevensbeschermingsautoriteit",
        "20 November 2018, 18:00 (UTC)",
        "23 November 2018",
        "at least 480, about 500, at most 913",
        "413 more possible",
        "9f9f9f",
    ):
        assert part in text


def test_what_is_not_known_is_said_with_the_missing_fact_and_the_date(pdf):
    assert "Not known at this time. To follow by 30 November 2018, 18:00 (UTC). Missing: misuse seen" in words(pdf)


def supplement():
    report = deepcopy(REPORT) | {"number": 2, "phase": "supplement"}
    report["fields"][3] = {
        "id": "consequences",
        "section": "Consequences",
        "label": "Likely consequences",
        "value": "False messages.",
        "source": "privacy officer",
    }
    report["fields"][1]["bounds"]["possible"] = 600
    return report | {"differences": differences(report, REPORT)}


def test_a_supplement_lists_what_changed_on_page_one():
    text = words(report_pdf(supplement(), AT))
    assert "What has changed since report 1" in text
    assert "Likely consequences not known False messages." in text
    assert "at most 913" in text and "at most 600" in text


def test_only_changed_fields_are_listed():
    assert [change["field"] for change in supplement()["differences"]] == ["people", "consequences"]
    assert differences(REPORT, REPORT) == []


def test_a_field_that_vanished_is_a_difference():
    fewer = REPORT | {"fields": FIELDS[1:]}
    assert differences(fewer, REPORT)[0]["new"] == "left out"


def test_a_field_without_a_value_is_shown_as_not_known():
    assert "Not known at this time" in words(report_pdf(REPORT | {"fields": [{"label": "Nature", "value": None}]}, AT))


@pytest.mark.parametrize("broken", [{"case": ""}, {"phase": "perhaps"}, {"fields": []}, {"authority": None}])
def test_a_report_out_of_shape_is_refused(broken):
    with pytest.raises(UsageError):
        report_pdf(REPORT | broken, AT)


@pytest.mark.parametrize(
    "text", ["#panic()", "*bold* _x_ @ref <label> $x$ \\", '"); #read("/etc/passwd")', "= Heading\n- item"]
)
def test_values_are_text_never_markup_of_the_printer(text):
    fields = [{"label": text, "value": text}]
    assert " ".join(text.split())[:12] in words(report_pdf(REPORT | {"fields": fields}, AT))


def test_a_sign_without_a_font_is_told_and_stands_in_the_attached_data():
    name = f"Name \0\ufdd0\ufdd1{''.join(map(chr, range(0xE100, 0xE120)))} GmbH"
    pdf = report_pdf(REPORT | {"fields": [{"label": "Name", "value": name}]}, AT)
    assert f"Name {UNSHOWN} GmbH" in words(pdf)
    assert attached_json(pdf)["fields"][0]["value"] == name
    assert report_pdf(REPORT | {"fields": [{"label": "Name", "value": name}]}, AT) == pdf


def test_hundreds_of_fields_print_on_many_numbered_pages():
    many = REPORT | {"fields": [{"label": f"Field {n}", "value": "x " * 60} for n in range(300)]}
    assert "page 3 of" in words(report_pdf(many, AT), 2)


def test_points_of_the_union_form_are_printed_in_words_people_read():
    point = {
        "id": "nature_cia",
        "label": "Nature cia",
        "article": "33(3)(a)",
        "value": ["confidentiality"],
        "source": "run",
    }
    moment = {"id": "start_of_breach", "label": "Start of breach", "value": "2025-11-26T09:14+00:00"}
    cause = {"id": "cause_and_origin", "label": "Cause", "value": "technical_error"}
    text = words(report_pdf(REPORT | {"fields": [point, moment, cause]}, AT))
    for shown in (
        "Confidentiality, integrity or availability Art. 33(3)(a)",
        "26 November 2025, 09:14 (UTC)",
        "technical error",
    ):
        assert shown in text


def test_an_empty_list_that_somebody_stated_is_none_and_not_unknown():
    stated = words(report_pdf(REPORT | {"fields": [{"label": "Sector", "value": [], "source": "person:officer"}]}, AT))
    assert "none" in stated and "Not known" not in stated
    assert "stated by officer" in stated
    assert "Not known" in words(report_pdf(REPORT | {"fields": [{"label": "Sector", "value": []}]}, AT))


def test_a_report_without_its_own_date_shows_the_instant_it_was_printed_for(pdf):
    assert "drawn up 21 November 2018, 08:30 (UTC)" in words(pdf)


def test_the_points_we_name_are_those_the_law_asks_for():
    from importlib.resources import files

    import yaml

    from duenotice.notices.reports import _labels

    asked = yaml.safe_load((files("duenotice.law") / "forms" / "union.yaml").read_text())["fields"]
    assert set(_labels()) == {field["id"] for field in asked}
