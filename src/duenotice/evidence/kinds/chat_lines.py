"""Lines with which messages begin in chats that WhatsApp exported as text: `[21.11.18, 10:00:07] Ann: …` on iOS, `11/21/18, 10:00 AM -
Ann: …` on Android, in the order and with the signs of the phone's region."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

_BLANK = "[ \u00a0\u202f]"
_DATE = (
    rf"(?P<one>\d{{1,4}})(?:[./-]|년){_BLANK}?(?P<two>\d{{1,2}})(?:[./-]|월){_BLANK}?(?P<three>\d{{1,4}})(?:[.]|일)?"
)
_HALF = r"(?P<{}>오전|오후|上午|下午|[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?|[μπ]\.?[ \u00a0\u202f]?[μ]\.?)"
_TIME = rf"(?:{_HALF.format('before')}{_BLANK}?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)"
_AFTER = rf"(?:{_BLANK}?{_HALF.format('after')})?"
_BEGIN = re.compile(
    rf"[\u200e\u200f\ufeff]*(?:\[{_DATE},{_BLANK}{_TIME}(?:[:.](?P<second>\d\d))?{_AFTER}\]{_BLANK}".replace(
        "?P<", "?P<i_"
    )
    + rf"|{_DATE},?{_BLANK}{_TIME}{_AFTER}(?:{_BLANK}[-–]{_BLANK}|,{_BLANK}))".replace("?P<", "?P<a_")
    + r"(?:[\u200e\u200f~\u202a ]*(?P<sender>[^:\n]{1,80}?)[ \u202c]?: ?)?"
)
"""A comma within the brackets, or no seconds before the dash: lines of logs have it the other way."""

_LEVELS = frozenset(
    ["debug", "info", "notice", "warn", "warning", "error", "err", "fatal", "critical", "trace", "severe"]
)


class Message(NamedTuple):
    """The first line of a message. numbers: three of the date, hour, minute, second; half: of the day, if told; sender: empty for what
    the program itself says; text: the rest of the line."""

    numbers: tuple[int, int, int, int, int, int]
    half: str
    sender: str
    text: str


def message_of(line: str) -> Message | None:
    """The message that begins with a line; None where none does."""
    found = _BEGIN.match(line)
    if found is None:
        return None
    told = found.groupdict()
    side = "i_" if told["i_one"] else "a_"
    names = ("one", "two", "three", "hour", "minute")
    numbers = (*(int(told[side + name]) for name in names), int(told["i_second"] or 0))
    half = told[side + "before"] or told[side + "after"] or ""
    return Message(numbers, half, (told["sender"] or "").strip(), line[found.end() :])  # type: ignore[arg-type]


class ChatLook:
    """Tells a chat by its first lines."""

    def match(self, head: bytes) -> bool:
        """Whether three messages or more begin there, in half of the lines, of people and not of a program."""
        lines = [line for line in head.decode("utf-8", "replace").splitlines()[:60] if line.strip()]
        if not lines or message_of(lines[0]) is None:
            return False
        found = [one for one in map(message_of, lines) if one]
        senders = {one.sender.lower() for one in found if one.sender}
        return len(found) > 2 and len(found) * 2 >= len(lines) and bool(senders - _LEVELS) and len(senders) < len(found)


def day_first(found: list[Message]) -> bool:
    """Whether the day stands before the month in dates that do not begin with the year."""
    dates = [one.numbers for one in found if one.numbers[0] < 32]
    if any(first > 12 for first, *_ in dates):
        return True
    if any(second > 12 for _, second, *_ in dates):
        return False
    return not any(one.half.upper() in ("AM", "PM") for one in found)


def instant_of(message: Message, *, days_first: bool) -> datetime | None:
    """When a message was sent, by the clock of the phone; None for no time."""
    one, two, three, hour, minute, second = message.numbers
    if one > 31:
        year, month, day = one, two, three
    else:
        day, month = (one, two) if days_first else (two, one)
        year = three if three > 99 else 2000 + three
    if message.half:
        late = message.half[0] in "Ppμ오下" and message.half not in ("오전",)
        hour = hour % 12 + 12 * late
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the export tells no zone
    except ValueError:
        return None
