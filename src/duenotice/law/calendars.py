"""All clocks of an assessment as one iCalendar file (RFC 5545), in UTC, without personal data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from duenotice.model.duties import Assessment, Due, Obligation
from duenotice.model.facts import Answer

_ALARMS = (("-PT24H", "24 hours left"), ("-PT6H", "6 hours left"), ("-PT1H", "1 hour left"))


def calendar(assessment: Assessment) -> bytes:
    """An event at each strict due instant of a duty that is not answered no, with alarms 24, 6 and 1 hours before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//duenotice//law//EN", "CALSCALE:GREGORIAN"]
    for duty in assessment.obligations:
        if duty.answer is not Answer.NO:
            lines += [
                line for n, due in enumerate(duty.due) if due.strict for line in _event(duty, due, n, assessment.as_of)
            ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(duty: Obligation, due: Due, n: int, as_of: datetime) -> Iterator[str]:
    assert due.strict is not None
    open_answer = "" if duty.answer is Answer.YES else " (if it applies)"
    who = duty.authority_name or duty.addressee
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'{duty.id}/{n}'.encode()).hexdigest()[:32]}@duenotice"
    yield f"DTSTAMP:{_utc(as_of)}"
    yield f"DTSTART:{_utc(due.strict)}"
    yield "DURATION:PT0S"
    yield f"SUMMARY:{_escaped(f'Due{open_answer}: {who} – {duty.law}')}"
    yield f"DESCRIPTION:{_escaped(f'{duty.citation}. {due.text}. Counted from {due.anchor}.')}"
    for trigger, words in _ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}", f"DESCRIPTION:{words}", "END:VALARM")
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, further ones begun with a space (RFC 5545 3.1), never cut inside a character."""
    start = ""
    while len((start + line).encode()) > 75:
        cut = 74
        while len((start + line[:cut]).encode()) > 75:
            cut -= 1
        yield start + line[:cut]
        start, line = " ", line[cut:]
    yield start + line
