"""Letters as people get them: merged, tagged, reproducible, each with its own serial and code; and what mail houses get instead."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from duenotice.model import Personal
from duenotice.model.errors import DueNoticeError, PolicyRefused, UsageError
from duenotice.notices import Letter, as_letter, compose, letters_pdf, mail_house_csv, reference_code
from duenotice.notices.letters import bars

KEY = bytes(range(32))
GOLDEN = Path(__file__).parent / "golden"
PEOPLE = [
    ("Zoë Ångström", ("Rue d’Exemple 5", "1000 Exampletown")),
    ("Борис Пример", ("ул. Примерна 7", "1000 София", "Bulgaria")),
]


def letters():
    for number, (name, lines) in enumerate(PEOPLE, 1):
        serial = f"2018-{number:06}"
        yield Letter(serial, Personal(name), tuple(map(Personal, lines)), reference_code(KEY, "DN-2018-7", serial))


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(text.get_text_range().replace("\r\n", "\n"))
            text.close()
            page.close()
        return texts
    finally:
        document.close()


@pytest.fixture(scope="module")
def printed(make_brief):
    brief = as_letter(make_brief())
    return letters_pdf(compose(brief, "en"), list(letters()), brief)


def test_each_person_gets_own_name_address_serial_and_code(printed):
    texts = pages(printed)
    assert len(texts) == 4
    first, second = "\n".join(texts[:2]), "\n".join(texts[2:])
    for letter, own, other in zip(letters(), (first, second), (second, first), strict=True):
        for mine in (letter.name.reveal(), letter.serial, letter.code, letter.lines[0].reveal()):
            assert mine in own
            assert mine not in other


def test_no_slot_is_left_open(printed):
    assert "{{" not in "".join(pages(printed))


def test_letters_are_tagged_archival_and_the_same_each_time(printed, make_brief):
    brief = as_letter(make_brief())
    for mark in (b"<pdfaid:part>3</pdfaid:part>", b"/StructTreeRoot", b"/Lang"):
        assert mark in printed
    assert letters_pdf(compose(brief, "en"), list(letters()), brief) == printed


def test_a_letter_binds_the_code_to_its_serial_and_says_so(make_brief):
    assert "number at the top of this letter" in compose(as_letter(make_brief()), "en").text
    assert "e-mail address to which" in compose(make_brief(), "en").text


@pytest.mark.parametrize("language", ["en", "de", "fr", "el", "bg", "pl"])
def test_the_text_of_letters_is_the_golden_one(make_brief, language):
    """To accept a new wording, delete the file and run again: it is written anew, and the difference is reviewed."""
    text = compose(as_letter(make_brief()), language).text
    path = GOLDEN / f"letter-{language}.txt"
    if not path.exists() and not os.environ.get("CI"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_letters_of_a_notice_that_the_facts_no_longer_yield_are_refused(make_brief):
    brief = as_letter(make_brief())
    with pytest.raises(PolicyRefused):
        letters_pdf(compose(brief, "en"), list(letters()), as_letter(make_brief({"cause": "theft"})))


@pytest.mark.parametrize("count", [0, 2_001])
def test_an_empty_or_endless_file_is_refused(make_brief, count):
    brief = as_letter(make_brief())
    with pytest.raises(UsageError):
        letters_pdf(compose(brief, "en"), [next(letters())] * count, brief)


def test_a_name_no_font_can_show_is_refused_without_naming_it(make_brief):
    brief = as_letter(make_brief())
    strange = replace(next(letters()), name=Personal("\U00016fe4\U000e0100\U00013000"))
    with pytest.raises(DueNoticeError, match="No font") as caught:
        letters_pdf(compose(brief, "en"), [strange], brief)
    assert "\U00013000" not in str(caught.value)


def test_a_name_with_markup_is_printed_as_it_is(make_brief):
    brief = as_letter(make_brief())
    odd = replace(next(letters()), name=Personal('#panic() *Bo* "x" {{code}}'))
    assert "#panic() *Bo*" in "".join(pages(letters_pdf(compose(brief, "en"), [odd], brief)))


@pytest.mark.parametrize("serial", ["", "A1", "1 2", "9" * 21, "٣"])
def test_a_serial_holds_digits_and_hyphens_only(serial):
    with pytest.raises(UsageError):
        bars(serial)


def test_a_sign_has_nine_parts_three_of_them_wide_and_a_start_and_stop_around():
    drawn = bars("7")
    assert len(drawn) == 3 * 9 + 2
    assert drawn.count("w") == 3 * 3
    assert drawn[:9] == drawn[-9:]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_a_screen_reader_meets_the_letter_in_reading_order(printed, tmp_path):
    path = tmp_path / "letters.pdf"
    path.write_bytes(printed)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    order = ["Zoë Ångström", "Dear Zoë", "What happened", "What you can do", "How to check this message"]
    places = [read.index(words) for words in order]
    assert places == sorted(places)


def test_a_mail_house_gets_one_row_a_letter_that_no_spreadsheet_runs(make_brief):
    brief = as_letter(make_brief())
    notice = compose(brief, "en")
    hostile = Letter("7", Personal('=HYPERLINK("x")'), (Personal("+1"), Personal('a,b\n"c"')), "0000")
    rows = list(csv.DictReader(io.StringIO(mail_house_csv(notice, [*letters(), hostile]))))
    assert [row["serial"] for row in rows] == ["2018-000001", "2018-000002", "7"]
    assert rows[0]["name"] == "Zoë Ångström" and rows[0]["notice"] == notice.id
    assert rows[2]["name"] == '\'=HYPERLINK("x")' and rows[2]["line_1"] == "'+1" and rows[2]["line_2"] == 'a,b\n"c"'


@pytest.mark.parametrize("language", ["ar", "he"])
def test_the_senders_address_keeps_its_order_in_a_letter_of_the_other_direction(make_brief, language):
    brief = as_letter(make_brief())
    pdf = letters_pdf(compose(brief, language), list(letters()), brief)
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[1].get_textpage()
        words = text.get_text_range()
        street = words.rindex("Street")
        line = text.get_charbox(street)
        beside = [
            text.get_charbox(at)[0]
            for at, sign in enumerate(words)
            if sign == "1" and abs(text.get_charbox(at)[1] - line[1]) < 3
        ]
        assert min(beside) < line[0], "the number of the house comes first, as in an address of its own script"
        text.close()
    finally:
        document.close()


@pytest.mark.parametrize("language", ["de", "en", "fi"])
def test_the_code_to_be_typed_off_is_never_parted(make_brief, language):
    brief = as_letter(make_brief())
    told = "\n".join(pages(letters_pdf(compose(brief, language), list(letters()), brief)))
    assert all(letter.code in told for letter in letters())
