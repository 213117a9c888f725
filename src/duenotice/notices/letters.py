"""Letters: one notice for many people, printed as one tagged PDF, each with its address, serial number, bar code and reference code."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from duenotice.model.errors import UsageError
from duenotice.model.personal import Personal
from duenotice.model.sending import Notice
from duenotice.notices.brief import Brief
from duenotice.notices.compose import CODE_SLOT, NAME_SLOT, Document, document, refuse_changed
from duenotice.notices.printing import FALLBACK_FONTS, print_pdf
from duenotice.notices.words import speaker

MOST_LETTERS = 2_000
"""Letters in one file: printers ask for files they can open, and a failed file is small to repeat."""

_CODE_39 = {
    "0": "nnnwwnwnn", "1": "wnnwnnnnw", "2": "nnwwnnnnw", "3": "wnwwnnnnn", "4": "nnnwwnnnw", "5": "wnnwwnnnn", "6": "nnwwwnnnn",
    "7": "nnnwnnwnw", "8": "wnnwnnwnn", "9": "nnwwnnwnn", "-": "nwnnnnwnw", "*": "nwnnwnwnn",
}  # fmt: skip
"""Bars and gaps of a sign, narrow or wide, in turn (ISO/IEC 16388). Serials hold digits and hyphens only."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's letter. serial: digits and hyphens, printed and bar-coded; lines: postal address without the name, in the order of
    its country; code: `reference_code(key, case, serial)`."""

    serial: str
    name: Personal[str]
    lines: tuple[Personal[str], ...]
    code: str


def letters_pdf(notice: Notice, letters: Sequence[Letter], brief: Brief) -> bytes:
    """The letters of one approved notice as PDF/A-3a, each starting on a page of its own. The same input gives the same bytes.

    brief: the one the notice was composed from, with `form="letter"`. Raises PolicyRefused where it no longer yields this notice,
    UsageError for an empty or too long list or a strange serial, DueNoticeError where no font can show a name.
    """
    if not 0 < len(letters) <= MOST_LETTERS:
        raise UsageError(f"A file holds 1 to {MOST_LETTERS} letters, not {len(letters)}.", next_step="Split the list.")
    refuse_changed(notice, brief)
    page = document(brief, notice.language, notice.phase)
    layout = {
        "language": notice.language,
        "direction": page.direction,
        "fonts": list(FALLBACK_FONTS),
        "number_label": speaker(notice.language).say("letter-number", {}),
        "subject": page.subject,
        "greeting": page.greeting,
        "sections": _sections(page),
        "closing": [_line(line) for line in page.closing],
        "sender": " · ".join(page.closing[:2]),
        "letters": [_letter(letter) for letter in letters],
        "slots": {"name": NAME_SLOT, "code": CODE_SLOT},
    }
    at = datetime.combine(brief.written, time(), UTC)
    return print_pdf("letter.typ", {"letters.json": json.dumps(layout, ensure_ascii=False).encode()}, at)


def as_letter(brief: Brief) -> Brief:
    """The brief for letters: the code is bound to the printed serial instead of an e-mail address."""
    return replace(brief, form="letter")


def _sections(page: Document) -> list[dict[str, object]]:
    return [
        {
            "heading": section.heading,
            "sentences": [{"text": one.text, "bullets": list(one.bullets)} for one in section.sentences],
        }
        for section in page.sections
    ]


def _letter(letter: Letter) -> dict[str, object]:
    return {
        "serial": letter.serial,
        "bars": bars(letter.serial),
        "name": letter.name.reveal(),
        "lines": [_line(line.reveal()) for line in (letter.name, *letter.lines)],
        "code": letter.code,
    }


def _line(text: str) -> dict[str, str]:
    return {"text": text, "direction": _direction(text)}


def _direction(line: str) -> str:
    """The direction of an address line: that of its first letter, so that a Latin address keeps its order inside an Arabic letter."""
    first = next((kind for kind in map(unicodedata.bidirectional, line) if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def bars(serial: str) -> str:
    """The Code 39 bars of a serial: bar and gap widths in turn, `n` narrow or `w` wide, with start and stop signs.

    Raises UsageError for anything but digits and hyphens.
    """
    if not serial or not set(serial) <= set("0123456789-") or len(serial) > 20:
        raise UsageError("A letter's serial holds up to 20 digits and hyphens only.")
    return "n".join(_CODE_39[sign] for sign in f"*{serial}*")
