"""Office files are zip archives: tells which kind by the names of their first members."""

from __future__ import annotations

_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"mimetypeapplication/vnd.oasis.opendocument.", "odf"),
    (b"word/document.xml", "docx"),
    (b"word/", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"xl/worksheets/", "xlsx"),
    (b"ppt/slides/", "pptx"),
    (b"ppt/presentation.xml", "pptx"),
)


def office_kind(head: bytes) -> str | None:
    """`xlsx`, `ods`, `docx`, `pptx` or `odf` (text, presentation, drawing) by the first bytes of a zip; None for an archive."""
    if (
        b"mimetypeapplication/vnd.oasis" not in head[:200]
        and b"[Content_Types].xml" not in head
        and b"_rels/.rels" not in head
    ):
        return None
    return next((kind for mark, kind in _PARTS if mark in head), None)
