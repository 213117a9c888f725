"""The one door to typst: bundled template and data in, reproducible PDF/A-3a out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files

import typst

from duenotice.model.errors import DueNoticeError

# Letters beyond Latin, Greek, Cyrillic and Hebrew need fonts of the machine; the first that exists is taken. typst's own come first.
FALLBACK_FONTS = (
    "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif Devanagari", "Noto Sans Devanagari", "Noto Serif Thai", "Noto Sans Thai",
    "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans", "DejaVu Sans", "DejaVu Sans Mono",
)  # fmt: skip


def print_pdf(template: str, data: Mapping[str, bytes], at: datetime) -> bytes:
    """Compile a bundled template with data files of the root folder. at: aware instant for the metadata, nothing else varies.

    Raises DueNoticeError where no font can show a sign (PDF/A forbids blanks), or where the data do not fit the template.
    """
    source = {"main.typ": (files("duenotice.notices") / template).read_bytes(), **data}
    try:
        pdf, _missing_fonts = typst.compile_with_warnings(
            source, format="pdf", pdf_standards=["a-3a"], timestamp=int(at.timestamp())
        )
    except typst.TypstError as error:
        raise _refusal(template, str(error)) from None
    return pdf


def _refusal(template: str, reason: str) -> DueNoticeError:
    """The error without the text that could not be shown, which may be a name."""
    if "could not be displayed" in reason:
        return DueNoticeError(
            "No font of this machine can show a sign of this document.",
            where=template,
            next_step="Install fonts for its script, for example fonts-noto-core and fonts-noto-cjk.",
        )
    return DueNoticeError("The document cannot be printed.", where=template, next_step="Check the shape of its data.")
