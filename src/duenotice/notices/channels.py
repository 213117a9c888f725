"""The same claims on other ways to a person: short message, account inbox, and the file for a mail house."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from duenotice.model.errors import ClaimError
from duenotice.model.sending import Notice
from duenotice.notices.brief import Brief
from duenotice.notices.compose import CODE_SLOT, document, refuse_changed
from duenotice.notices.letters import Letter
from duenotice.notices.words import speaker

_CODE_SIGNS = 19
_GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = set("^{}\\[~]|€")
"""Signs of the basic set and those that take two places (3GPP TS 23.038, 6.2.1)."""

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ", "\u202f": " "}
)


@dataclass(frozen=True, slots=True)
class Sms:
    """A short message with the slot `{{code}}`. signs: length once filled; parts: messages it is sent as (GSM 160, UCS-2 70, then 67)."""

    text: str
    encoding: Literal["GSM-7", "UCS-2"]
    signs: int
    parts: int


def sms(brief: Brief, language: str) -> Sms:
    """The short message in a language: who, that there was an incident, the path to type, the code. No link.

    One part in GSM-7 where the language can be written so; otherwise UCS-2, which needs more parts. Raises ClaimError where a language
    of GSM-7 does not fit 160 signs, because a cut message looks like a false one: choose a shorter `check_path` or name.
    """
    facts = (brief.facts.value(name) for name in ("controller_name", "controller_domain"))
    controller, domain = (fact if isinstance(fact, str) else "" for fact in facts)
    if not (controller and domain):
        raise ClaimError("The short message needs the sender's name and domain.", where=language)
    values = {"controller": controller, "typed": f"{domain}/{brief.check_path}", "code": CODE_SLOT}
    said = speaker(language).say("sms", values).translate(_TYPOGRAPHY)
    filled = said.replace(CODE_SLOT, "0" * _CODE_SIGNS)
    if set(filled) <= _GSM | _GSM_TWICE:
        signs = len(filled) + sum(sign in _GSM_TWICE for sign in filled)
        if signs > 160:
            raise ClaimError(
                f"The short message takes {signs} signs of 160.", where=language, next_step="Shorten check_path."
            )
        return Sms(said, "GSM-7", signs, 1)
    units = len(filled.encode("utf-16-le")) // 2
    return Sms(said, "UCS-2", units, 1 if units <= 70 else -(-units // 67))


def inbox_json(notice: Notice, brief: Brief) -> bytes:
    """The notice for an account inbox or an app, as UTF-8 JSON: language, direction, subject, sections with heading and paragraphs
    (text, bullets), closing lines, and the hash of the approved text. Slots stay for the inbox to fill.

    Raises PolicyRefused where the brief no longer yields this very notice.
    """
    refuse_changed(notice, brief)
    page = document(brief, notice.language, notice.phase)
    sections = [
        {
            "heading": section.heading,
            "paragraphs": [{"text": one.text, "bullets": list(one.bullets)} for one in section.sentences],
        }
        for section in page.sections
    ]
    outer = {
        "schema": "duenotice-inbox/1",
        "notice": notice.id,
        "sha256": notice.sha256,
        "language": notice.language,
        "direction": page.direction,
        "subject": page.subject,
        "greeting": page.greeting,
        "sections": sections,
        "closing": list(page.closing),
    }
    return json.dumps(outer, ensure_ascii=False, indent=1).encode()


def mail_house_csv(notice: Notice, letters: Iterable[Letter]) -> str:
    """The list for a mail house that prints the notice itself: one row per letter, RFC 4180, UTF-8.

    Columns serial, notice, language, name, line_1 … line_6, code. A cell that a spreadsheet could take for a formula is led by an
    apostrophe, so that a name cannot run as one.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["serial", "notice", "language", "name", *(f"line_{n}" for n in range(1, 7)), "code"])
    for letter in letters:
        lines = [line.reveal() for line in letter.lines[:6]]
        cells = [
            letter.serial,
            notice.id,
            notice.language,
            letter.name.reveal(),
            *lines,
            *[""] * (6 - len(lines)),
            letter.code,
        ]
        writer.writerow([_no_formula(cell) for cell in cells])
    return out.getvalue()


def _no_formula(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
