"""Office files hold more than people see on the page: all of it is read, or told as not read."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duenotice.evidence import Budget
from duenotice.evidence.readers.rtf import rtf
from duenotice.evidence.records.record import Record

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
ODF_TABLE = (
    f'{ODF} xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:d="http://purl.org/dc/elements/1.1/"'
)
MIXED = 'xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts with the list of types that every office file has."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in {"[Content_Types].xml": "<Types/>", **parts}.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str = "", **parts: str | bytes) -> bytes:
    """A Word document with this body; further parts by name, `__` for the slash."""
    main = f'<w:document {WORD} {MIXED} xmlns:a="a"><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": main, **{name.replace("__", "/"): data for name, data in parts.items()}})


def xlsx(sheet: str, **parts: str | bytes) -> bytes:
    """A workbook of one sheet with this XML between its root's tags."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    return package(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="xml" ContentType="application/xml"/></Types>'
            ),
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
            **{name.replace("__", "/"): data for name, data in parts.items()},
        }
    )


def odf(body: str, kind: str = "text", **parts: str | bytes) -> bytes:
    """An OpenDocument file of this content."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        xlink = 'xmlns:x="http://www.w3.org/1999/xlink"'
        archive.writestr("content.xml", f"<o:d {ODF_TABLE} {xlink}>{body}</o:d>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def runs(*words: str, tag: str = "t") -> str:
    """A run for each word."""
    return "".join(f"<w:r><w:{tag}>{word}</w:{tag}></w:r>" for word in words)


MAILTO = 'HYPERLINK "mailto:a@example.com"'
OUTWARD = '<Relationships><Relationship Id="r" Target="mailto:a@example.com" TargetMode="External"/></Relationships>'
TEXT_BOX = f"<w:p>{runs('in a box')}</w:p>"
TWICE = f"<m:AlternateContent><m:Choice>{TEXT_BOX}</m:Choice><m:Fallback>{TEXT_BOX}</m:Fallback></m:AlternateContent>"

WORDS = {
    "what was struck out, apart from what was left": (
        docx(f'<w:p>{runs("Dear ")}<w:del w:author="Eve A">{runs("Ann", tag="delText")}</w:del>{runs("Bo")}</w:p>'),
        "Dear Bo\nAnn\nAuthor: Eve A\n",
    ),
    "addresses of field codes, apart from the words they stand among": (
        docx(
            f'<w:p>{runs("Ann ")}<w:r><w:fldChar/></w:r>{runs("HYPERLINK ", chr(34) + "mailto:a@example.com" + chr(34), tag="instrText")}'
            f"<w:r><w:fldChar/></w:r>{runs('Bo')}</w:p>"
        ),
        f"Ann Bo\n{MAILTO}\n",
    ),
    "simple fields": (docx(f"<w:p><w:fldSimple w:instr='{MAILTO}'>{runs('x')}</w:fldSimple></w:p>"), f"x\n{MAILTO}\n"),
    "a text box within a paragraph, which is said twice for older programs": (
        docx(f"<w:p>{runs('be')}<w:r>{TWICE}</w:r>{runs('side')}</w:p>"),
        "in a box\nbeside\n",
    ),
    "authors of notes": (
        docx("", **{"word__comments.xml": f'<w:c {WORD}><w:comment w:author="Eve A"><w:p>{runs("why")}</w:p></w:comment></w:c>'}),
        "why\nAuthor: Eve A\n",
    ),
    "links of paragraphs": (docx("", **{"word___rels__document.xml.rels": OUTWARD}), "mailto:a@example.com\n"),
    "values of charts": (docx("", **{"word__charts__chart1.xml": "<c><v>Ann Bo</v></c>"}), "Ann Bo\n"),
    "a workbook within": (docx("", **{"word__embeddings__x.xlsx": xlsx(
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ann Bo</t></is></c></row></sheetData>')}), "Ann Bo\n"),
    "formulas that were stored without their value": (
        xlsx('<sheetData><row r="2"><c r="B2"><f>UPPER("ann@example.com")</f></c></row></sheetData>'),
        'B2: UPPER("ann@example.com")\n',
    ),
    "headings of printed sheets and lists to choose from": (
        xlsx(
            "<sheetData/><dataValidations><dataValidation><formula1>&quot;Ann,Bo&quot;</formula1></dataValidation></dataValidations>"
            "<headerFooter><oddHeader>Of Ann</oddHeader></headerFooter>"
        ),
        '"Ann,Bo"\nOf Ann\n',
    ),
    "headings of printed sheets without their codes": (
        xlsx(
            "<sheetData/><headerFooter><oddHeader>&amp;Lann@example.com&amp;C&amp;&quot;Arial,Bold&quot;&amp;12&amp;K01+000bo@example.com"
            "&amp;Rx &amp;&amp; y&amp;P</oddHeader></headerFooter>"
        ),
        "ann@example.com bo@example.com x & y\n",
    ),
    "caches of pivot tables, which keep rows that were deleted": (
        xlsx("<sheetData/>", **{"xl__pivotCache__records1.xml": '<r><s v="Ann Bo"/></r>'}),
        "Ann Bo\n",
    ),
    "texts behind elements": (
        docx("", **{"customXml__item1.xml": "<a>Ann<b>Bo</b>Cy<b/>Di</a>"}),
        "Bo\nAnn\nCy\nDi\n",
    ),
    "formulas that only join cells between texts are none": (
        xlsx('<sheetData><row r="1"><c r="A1"><f>"a"&amp;SUM(B1:B9)&amp;"b"</f></c><c r="B1"><f>"Ann"&amp;C1</f></c></row></sheetData>'),
        'B1: "Ann"&C1\n',
    ),
    "spans within spans": (odf("<t:p>" + "<t:span>" * 300 + "Ann" + "</t:span>" * 300 + " Bo</t:p>"), "Ann Bo\n"),
    "notes of cells, their runs joined": (
        xlsx("<sheetData/>", **{"xl__comments1.xml": "<c><text><r><t>An</t></r><r><t>n</t></r></text></c>"}),
        "Ann\n",
    ),
    "blanks and breaks of OpenDocument, so that two addresses do not become one": (
        odf("<t:p>a@example.com<t:line-break/>b@example.com<t:s/>c</t:p>"),
        "a@example.com\nb@example.com c\n",
    ),
    "notes of OpenDocument on lines of their own": (
        odf("<t:p>An<o:annotation><d:creator>Eve A</d:creator><t:p>why</t:p></o:annotation>n</t:p>"),
        "why\nAnn\nAuthor: Eve A\n",
    ),
    "links of OpenDocument": (odf('<t:p><t:a x:href="mailto:a@example.com">x</t:a></t:p>'), "mailto:a@example.com\nx\n"),
    "objects within OpenDocument": (odf("", **{"Object 1__content.xml": f"<o:d {ODF}><t:p>Ann</t:p></o:d>"}), "Ann\n"),
    "notes of an OpenDocument sheet and cells that do not say their kind": (
        odf(
            "<b:table><b:table-row><b:table-cell><o:annotation><t:p>why</t:p></o:annotation><t:p>Ann</t:p></b:table-cell>"
            "</b:table-row></b:table>",
            "spreadsheet",
        ),
        "why\nAnn\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "text"), WORDS.values(), ids=[name.replace(" ", "-") for name in WORDS])
def test_what_the_page_does_not_show_is_read(tell: Callable[..., Any], raw: bytes, text: str) -> None:
    told = tell(raw)
    assert told.text == text
    assert told.reasons == {"read"}


def test_a_file_in_a_document_that_is_no_text_is_told_with_its_bytes(tell: Callable[..., Any]) -> None:
    told = tell(docx("", word__vbaProject=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)))
    assert [(row.reason, row.bytes_skipped) for row in told.coverage if row.reason != "read"] == [("unsupported", 508)]


def test_documents_within_documents_end_at_the_depth_of_the_budget(tell: Callable[..., Any]) -> None:
    raw = docx(f"<w:p>{runs('deepest')}</w:p>")
    for _ in range(12):
        raw = docx("", **{"word__embeddings__x.docx": raw})
    told = tell(raw, Budget(depth=4))
    assert told.text == ""
    assert [row.limit for row in told.coverage if row.reason == "limit"] == ["depth"]


def test_documents_within_documents_share_what_the_outermost_may_expand_to(tell: Callable[..., Any]) -> None:
    inner = docx(f"<w:p>{runs('x' * 200_000)}</w:p>")
    told = tell(
        docx("", **{f"word__embeddings__{n}.docx": inner for n in range(9)}), Budget(ratio_from=1_000_000, ratio=1)
    )
    assert told.text == ""
    assert sum(row.limit.startswith("expansion") for row in told.coverage) == 1
    assert [row.detail for row in told.coverage if row.reason == "limit"] == [" (9 times)"]


def test_a_workbook_whose_sheets_are_damaged_still_gives_its_other_parts(tell: Callable[..., Any]) -> None:
    told = tell(package({"xl/workbook.xml": "<broken", "xl/comments1.xml": "<c><text><t>Ann</t></text></c>"}))
    assert told.text == "Ann\n"
    assert "unreadable" in told.reasons


def test_a_letter_on_the_edge_of_two_pieces_of_a_sheet_stays_whole(tell: Callable[..., Any]) -> None:
    filling = "".join(f'<c r="A{n}"><v>{n}</v></c>' for n in range(100_000))
    for shift in range(2):
        cell = f'<c r="B1"><f>UPPER("{"ö" * 30_000}")</f></c>'
        told = tell(
            xlsx(
                f"<sheetData><row r='1'>{' ' * shift}{filling[: (1 << 20) - 30_000]}</row><row>{cell}</row></sheetData>"
            )
        )
        assert f'UPPER("{"ö" * 30_000}")' in told.text


RTF = {
    "letters of two bytes": (rb"{\rtf1\ansi\ansicpg932 \'8e\'52\'93\'63}", "山田\n"),
    "letters of a font with a charset of its own": (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}{\f1 \'cf\'e5\'f2\'f0} \'f6}",
        "Петр ö\n",
    ),
    "marks that stand for letters": (rb"{\rtf1 O\rquote Neil}", "O\u2019Neil\n"),
    "letters beyond sixteen bits, with more than one stand-in": (rb"{\rtf1\uc2 \u-10179??\u-8704??x}", "\U0001f600x\n"),
    "addresses of links": (
        rb'{\rtf1 {\field{\*\fldinst{HYPERLINK "mailto:a@example.com"}}{\fldrslt{x}}}}',
        '\nHYPERLINK "mailto:a@example.com"\nx\n',
    ),
    "notes, on a line of their own": (rb"{\rtf1 An{\*\annotation why}n}", "An\nwhy\nn\n"),
    "what stands behind bytes that hold braces": (
        rb"{\rtf1 {\pict\bin5 {{{\*}An{\*\blob\bin3 }}}}n}",
        "Ann\n",
    ),
    "words within a count of bytes that lies": (
        rb"{\rtf1 {\pict\bin999999999 of ann@example.com}",
        "of ann@example.com}\n",
    ),
    "what an object shows": (rb"{\rtf1 {\object{\*\objdata }{\result Ann}}}", "Ann\n"),
}


@pytest.mark.parametrize(("raw", "text"), RTF.values(), ids=[name.replace(" ", "-") for name in RTF])
def test_rich_text_keeps_its_letters_and_shows_its_links_and_notes(
    tell: Callable[..., Any], raw: bytes, text: str
) -> None:
    told = tell(raw)
    assert (told.kind, told.text) == ("rtf", text)


@pytest.mark.parametrize("said", ['"' + "a" * 900_000, "a" * 3_000_000], ids=["open quote", "longer than pieces"])
def test_a_formula_without_end_costs_none_of_the_others(tell: Callable[..., Any], said: str) -> None:
    told = tell(
        xlsx(
            f'<sheetData><row r="1"><c r="A1"><f>{said}</f></c><c r="B1"><f>UPPER("Ann")</f></c></row></sheetData>',
        )
    )
    assert 'UPPER("Ann")' in told.text


def test_rich_text_of_nothing_but_groups_takes_little_memory(tmp_path: Path) -> None:
    (tmp_path / "x.rtf").write_bytes(rb"{\rtf1 Ann" + b"{}" * 500_000 + b"}")
    with (tmp_path / "x.rtf").open("rb") as file:
        tracemalloc.start()
        found = [thing.parts[0].data for thing in rtf(file, Budget()) if isinstance(thing, Record)]
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert found == [b"Ann"]
    assert most < 96 << 20  # of which 64 MiB are room to read into


def test_pictures_in_rich_text_are_told_with_their_bytes(tell: Callable[..., Any]) -> None:
    told = tell(rb"{\rtf1 x{\pict\pngblip 89504e47}}")
    assert [(row.reason, row.bytes_skipped) for row in told.coverage if row.reason != "read"] == [("unsupported", 8)]


def test_the_first_row_of_a_sheet_is_read_also_where_it_is_taken_for_titles(tell: Callable[..., Any]) -> None:
    rows = "".join(
        f'<row r="{n}"><c t="inlineStr" r="A{n}"><is><t>{name}</t></is></c><c t="inlineStr" r="B{n}"><is><t>{at}</t></is></c></row>'
        for n, (name, at) in enumerate((("Ann", "Main Street 1"), ("Bo", "Side Street 2")), 3)
    )
    told = tell(xlsx(f"<sheetData>{rows}</sheetData>"))
    assert told.text == "Ann\tMain Street 1\nBo\tSide Street 2\n"
    assert list(told.cells.values()) == [["Bo"], ["Side Street 2"]]


@pytest.mark.parametrize(
    "said", ["to ann@example.com".encode("utf-16-le"), b"to ann@example.com"], ids=["wide", "plain"]
)
def test_older_files_of_word_and_outlook_are_told_and_the_runs_of_letters_in_them_searched(
    tell: Callable[..., Any], said: bytes
) -> None:
    told = tell(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + said + bytes(600))
    assert (told.kind, told.text) == ("ole", "to ann@example.com\n")
    assert "unsupported" in told.reasons
