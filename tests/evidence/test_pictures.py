"""Pictures and pages that are pictures: read where that is wanted, told where they are not, and never larger than allowed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
from PIL import Image, ImageDraw, ImageFont

from duenotice.evidence import Budget
from duenotice.evidence.readers.dimensions import pixels

SEEING = Budget(ocr=True)
WORDS = ("Dear Ann Bo,", "write to ann.bo@example.com", "or call +49 30 901820")
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")


def drawn(words: tuple[str, ...] = WORDS, size: tuple[int, int] = (1100, 420)) -> Image.Image:
    """A page with words on it."""
    page = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(48)
    for n, line in enumerate(words):
        pen.text((40, 40 + 100 * n), line, "black", font)
    return page


def saved(page: Image.Image, kind: str, **more: Any) -> bytes:
    """A picture file."""
    out = io.BytesIO()
    page.save(out, kind, **more)
    return out.getvalue()


def scanned(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures."""
    return saved(drawn(), "PDF", save_all=True, append_images=[drawn()] * (pages - 1), resolution=150)


@pytest.mark.tools
@pytest.mark.parametrize("kind", FORMATS)
def test_words_in_a_picture_of_any_format_are_read(tell: Callable[..., Any], kind: str) -> None:
    told = tell(saved(drawn(), kind), SEEING)
    assert told.kind == "image"
    assert "ann.bo@example.com" in told.text
    assert "+49 30 901820" in told.text
    assert told.reasons == {"read"}


@pytest.mark.tools
def test_a_scanned_page_is_read_and_says_how(tell: Callable[..., Any]) -> None:
    told = tell(scanned(2), SEEING)
    assert told.kind == "pdf"
    assert told.text.count("ann.bo@example.com") == 2


@pytest.mark.tools
def test_every_page_of_a_tiff_is_read(tell: Callable[..., Any]) -> None:
    raw = saved(drawn(), "TIFF", save_all=True, append_images=[drawn(("Second carl@example.org",))])
    assert "carl@example.org" in tell(raw, SEEING).text


@pytest.mark.tools
def test_a_picture_in_a_document_is_read_where_that_is_wanted(tell: Callable[..., Any]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", '<w:document xmlns:w="w"><w:p><w:t>Hi</w:t></w:p></w:document>')
        package.writestr("word/media/i.png", saved(drawn(), "PNG"))
    assert "ann.bo@example.com" in tell(out.getvalue(), SEEING).text


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (saved(drawn(), "JPEG"), "picture: OCR is switched off"),
        (scanned(), "page of a PDF that is a picture: OCR is switched off"),
    ],
    ids=["picture", "page"],
)
def test_without_ocr_a_picture_is_told_as_not_read(tell: Callable[..., Any], raw: bytes, detail: str) -> None:
    told = tell(raw)
    assert {(row.reason, row.detail) for row in told.coverage} == {("unsupported", detail)}


def test_without_tesseract_the_reason_says_so(tell: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    told = tell(saved(drawn(), "PNG"), Budget(ocr=True, quiet=31))
    assert {row.detail for row in told.coverage} == {"picture: tesseract is not installed"}


@pytest.mark.tools
@pytest.mark.parametrize("kind", [*FORMATS, "PDF"])
def test_a_picture_with_too_many_pixels_is_told_with_that_limit(tell: Callable[..., Any], kind: str) -> None:
    told = tell(saved(drawn(), kind), Budget(ocr=True, pixels=100_000))
    assert {(row.reason, row.limit) for row in told.coverage} == {("limit", "pixels 100,000")}


@pytest.mark.tools
def test_a_picture_that_tesseract_cannot_read_is_told(tell: Callable[..., Any]) -> None:
    damaged = bytearray(saved(drawn(), "PNG"))
    damaged[60:] = b"\0" * 200
    told = tell(bytes(damaged), SEEING)
    assert "unreadable" in told.reasons
    assert any("tesseract stopped with" in row.detail for row in told.coverage)


@pytest.mark.tools
def test_a_picture_that_takes_too_long_is_told_and_the_parser_lives(tell: Callable[..., Any]) -> None:
    noise = Image.frombytes("RGB", (3000, 3000), random.Random(1).randbytes(27_000_000))
    told = tell(saved(noise, "BMP"), Budget(ocr=True, quiet=0.5))
    assert {row.limit for row in told.coverage} & {"seconds of OCR 0.4", "seconds without an answer 0.5"}


def test_pictures_in_a_page_that_holds_text_as_well_are_told(tell: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "i.png").write_bytes(saved(drawn(), "PNG"))
    (tmp_path / "p.typ").write_text('A page with enough words on it.\n#image("i.png")')
    told = tell(typst.compile(tmp_path / "p.typ"))
    assert "pictures in pages of a PDF that hold text as well" in {row.detail for row in told.coverage}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("size", [(1, 1), (300, 20), (1234, 567)])
def test_the_head_of_a_picture_tells_its_pixels(kind: str, size: tuple[int, int]) -> None:
    raw = saved(Image.new("RGB", size), kind)
    assert pixels(io.BytesIO(raw)) == size[0] * size[1]


def test_the_three_kinds_of_webp_and_a_progressive_jpeg_tell_their_pixels() -> None:
    clear = Image.new("RGBA", (70, 30), (1, 2, 3, 128))
    assert pixels(io.BytesIO(saved(clear, "WEBP"))) == 2100
    assert pixels(io.BytesIO(saved(clear, "WEBP", lossless=True))) == 2100
    assert pixels(io.BytesIO(saved(clear.convert("RGB"), "JPEG", progressive=True, comment=b"x" * 60_000))) == 2100


def test_the_pages_of_a_tiff_count_together() -> None:
    raw = saved(Image.new("L", (10, 10)), "TIFF", save_all=True, append_images=[Image.new("L", (20, 10))])
    assert pixels(io.BytesIO(raw)) == 300


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_head_gives_no_pixels_or_some_but_never_an_error(kind: str) -> None:
    raw, rng = saved(drawn(size=(64, 64)), kind), random.Random(kind)
    for _ in range(300):
        hurt = bytearray(raw[: rng.randrange(4, len(raw))])
        for _ in range(4):
            hurt[rng.randrange(len(hurt))] = rng.randrange(256)
        told = pixels(io.BytesIO(bytes(hurt)))
        assert told is None or told >= 0


PAPERS = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>/Names<</EmbeddedFiles<</Names[(a.csv)8 0 R]>>>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[5 0 R 6 0 R 7 0 R]>>endobj\n"
    b"5 0 obj<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(call carl@example.org)>>endobj\n"
    b"6 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(mail)/V(ann@example.com)/Rect[0 0 9 9]>>endobj\n"
    b"7 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:dora@example.net)>>>>endobj\n"
    b"8 0 obj<</Type/Filespec/F(a.csv)/UF(a.csv)/EF<</F 9 0 R>>>>endobj\n"
    b"9 0 obj<</Type/EmbeddedFile/Length 35>>stream\nid,mail\n1,eve@example.com\n2,f@x.example\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def test_notes_form_values_links_and_files_in_a_pdf_are_read(tell: Callable[..., Any]) -> None:
    told = tell(PAPERS)
    for address in ("carl@example.org", "ann@example.com", "dora@example.net", "eve@example.com"):
        assert address in told.text
    assert told.headers["col:1"] == "mail"


def test_fields_of_a_form_in_a_pdf_are_fields_called_as_people_read_them(tell: Callable[..., Any]) -> None:
    told = tell(PAPERS.replace(b"/T(mail)", b"/T(Text7)/TU(Name of the child)"))
    assert told.headers["col:form.0"] == "Name of the child"
    assert told.cells["col:form.0"] == ["ann@example.com"]
