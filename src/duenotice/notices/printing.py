"""The one door to typst: bundled template and data in, reproducible PDF/A-3a out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.resources import files

import typst

from duenotice.model.errors import DueNoticeError

# Letters beyond Latin, Greek, Cyrillic and Hebrew need fonts of the machine; the first that exists is taken. typst's own come first.
FALLBACK_FONTS = (
    "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif Devanagari", "Noto Sans Devanagari", "Noto Serif Thai", "Noto Sans Thai",
    "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans", "DejaVu Sans", "DejaVu Sans Mono",
)  # fmt: skip


_EACH = b"""#let them = json("signs.json")
#set text(font: ("Libertinus Serif",) + them.fonts)
#for sign in them.signs [#sign #parbreak()]"""
_FOREIGN = re.compile(r"[^\u0001-\u024f]")
_NAMED = re.compile(r'the text `"(.+?)"` could not', re.DOTALL)
_MOST_OF_A_SCRIPT = 8


def unshown(texts: Iterable[str]) -> frozenset[str]:
    """The signs of these texts that no font of this machine can show, each asked alone, and those of private use, which PDF/A forbids.

    Where many signs of one script are missing, all of it counts as missing: no such font is here. Marks that combine are not asked.
    """
    foreign = {sign for text in texts for sign in _FOREIGN.findall(text)}
    missing = {sign for sign in foreign if sign == "\0" or unicodedata.category(sign) == "Co"}
    signs = {sign for sign in foreign if unicodedata.category(sign) not in _NO_SHAPE}
    scripts: Counter[str] = Counter()
    while left := sorted(signs - missing):
        asked = json.dumps({"signs": left, "fonts": FALLBACK_FONTS}).encode()
        try:
            typst.compile_with_warnings({"main.typ": _EACH, "signs.json": asked}, format="pdf", pdf_standards=["a-3a"])
            break
        except typst.TypstError as error:
            named = _NAMED.search(str(error))
            found = signs & set(_plain(named[1])) if named else set()
            if not found:  # another reason: let the document itself say it
                break
        scripts.update(map(_script, found))
        missing |= found | {sign for sign in left if scripts[_script(sign)] >= _MOST_OF_A_SCRIPT}
    return frozenset(missing)


_NO_SHAPE = frozenset(("Mn", "Mc", "Me", "Zs", "Zl", "Zp", "Cc", "Cf"))


def _plain(quoted: str) -> str:
    r"""A sign as typst quotes it: itself or \u{10ffff}."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), quoted)


def _script(sign: str) -> str:
    """The first word of a sign's Unicode name (`CJK`, `THAI`), else its category."""
    return unicodedata.name(sign, unicodedata.category(sign)).split()[0]


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
    if "could not be displayed" in reason or "codepoint" in reason:
        return DueNoticeError(
            "No font of this machine can show a sign of this document.",
            where=template,
            next_step="Install fonts for its script, for example fonts-noto-core and fonts-noto-cjk.",
        )
    return DueNoticeError("The document cannot be printed.", where=template, next_step="Check the shape of its data.")
