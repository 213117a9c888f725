"""Times as logs write them, read in bulk: ISO 8601, the Common Log Format's `10/Oct/2000:13:55:36 -0700`, and epoch numbers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import numpy as np

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.wordlist import words

NAMES = frozenset(
    words(
        "time timestamp @timestamp ts datetime date-time date_time time_local time_iso8601 event_time eventtime logged_at "
        "created_at msec request_creation_time startutc edgestarttimestamp __realtime_timestamp"
    )
)
"""Names of fields that tell when a record was made."""

_OF_MESSAGE = re.compile(r"\.(?:messages|MessageList)\[\]\.[^.]+$")
_OF_CHATS = NAMES | frozenset(words("date originalarrivaltime createddatetime"))


def is_time(path: str, header: str) -> bool:
    """Whether a field tells when its record was made: one of the outermost, or one of a message in a chat."""
    name = header.lower()
    return (name in NAMES and path.count(".") < 2) or (name in _OF_CHATS and _OF_MESSAGE.search(path) is not None)


@lean
def _number(buf, i, n):
    value = 0
    for k in range(i, i + n):
        digit = int(buf[k]) - 48
        if digit < 0 or digit > 9:
            return -1
        value = value * 10 + digit
    return value


@lean
def _days(year, month, day):
    """Days since 1970-01-01 in the Gregorian calendar (Hinnant, chrono-compatible low-level date algorithms)."""
    if month <= 2:
        year -= 1
    era = year // 400
    of_era = year - era * 400
    shifted = month - 3 if month > 2 else month + 9
    of_year = (153 * shifted + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@lean
def _month(buf, i):
    """1 to 12 for an English three-letter month at `i`, else -1."""
    word = ((int(buf[i]) | 32) << 16) + ((int(buf[i + 1]) | 32) << 8) + (int(buf[i + 2]) | 32)
    months = (
        6971758,
        6710626,
        7168370,
        6385778,
        7168377,
        6976878,
        6976876,
        6387047,
        7562608,
        7299956,
        7237494,
        6579555,
    )
    for k in range(12):
        if months[k] == word:
            return k + 1
    return -1


@lean
def _clock(buf, i, end):
    """Microseconds of `HH:MM:SS[.fraction][zone]` at `i`, zone applied, UTC where there is none; -1 << 62 if none."""
    bad = -(1 << 62)
    if i + 8 > end:
        return bad
    hour, minute, second = _number(buf, i, 2), _number(buf, i + 3, 2), _number(buf, i + 6, 2)
    if hour < 0 or minute < 0 or second < 0 or hour > 24 or minute > 59 or second > 60:
        return bad
    us = (hour * 3600 + minute * 60 + second) * 1000000
    i += 8
    if i < end and (buf[i] == 46 or buf[i] == 44):
        i += 1
        scale = 100000
        while i < end and 48 <= buf[i] <= 57:
            us += (int(buf[i]) - 48) * scale
            scale //= 10
            i += 1
    if i < end and buf[i] == 32:
        i += 1
    if i + 5 <= end and (buf[i] == 43 or buf[i] == 45):
        colon = 1 if buf[i + 3] == 58 else 0
        hours = _number(buf, i + 1, 2)
        minutes = _number(buf, i + 3 + colon, 2) if i + 5 + colon <= end else 0
        if hours >= 0 and minutes >= 0:
            shift = (hours * 60 + minutes) * 60000000
            us = us - shift if buf[i] == 43 else us + shift
    return us


@lean
def time_at(buf, i, end):
    """Microseconds since 1970 UTC of the time that begins at `i` and ends before `end`; -1 if there is none."""
    while i < end and (buf[i] == 91 or buf[i] == 34 or buf[i] == 32):
        i += 1
    n = end - i
    if n >= 20 and buf[i + 2] == 47 and buf[i + 6] == 47:
        day, month, year = _number(buf, i, 2), _month(buf, i + 3), _number(buf, i + 7, 4)
        clock = _clock(buf, i + 12, end)
    elif n >= 19 and buf[i + 4] == 45 and buf[i + 7] == 45:
        year, month, day = _number(buf, i, 4), _number(buf, i + 5, 2), _number(buf, i + 8, 2)
        clock = _clock(buf, i + 11, end)
    else:
        return _epoch(buf, i, end)
    if year < 0 or month < 1 or month > 12 or day < 1 or day > 31 or clock == -(1 << 62):
        return -1
    return _days(year, month, day) * 86400000000 + clock


@lean
def _epoch(buf, i, end):
    """Seconds, milliseconds or microseconds since 1970 by the number of digits (10, 13, 16), fraction of seconds taken."""
    digits = 0
    value = 0
    while i + digits < end and digits < 17 and 48 <= buf[i + digits] <= 57:
        value = value * 10 + int(buf[i + digits]) - 48
        digits += 1
    rest = i + digits
    if digits == 10 and 1000000000 <= value < 4000000000:
        us = value * 1000000
        scale = 100000
        if rest < end and buf[rest] == 46:
            rest += 1
            while rest < end and 48 <= buf[rest] <= 57:
                us += (int(buf[rest]) - 48) * scale
                scale //= 10
                rest += 1
        return us if rest == end else -1
    if rest != end:
        return -1
    if digits == 13:
        return value * 1000
    return value if digits == 16 else -1


@lean
def _fill(buf, offset, length, out):
    for k in range(offset.shape[0]):
        out[k] = time_at(buf, offset[k], offset[k] + length[k])


def times(data: Any, offset: Any, length: Any) -> Any:
    """UTC microseconds since 1970 of each byte range of `data` (uint8 array), -1 where it is no time. Shape: int64[n]."""
    out = np.empty(len(offset), np.int64)
    _fill(data, offset, length, out)
    return out


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(text: str | None) -> datetime | None:
    """A log's time as UTC instant; None where it is none."""
    if not text:
        return None
    raw = np.frombuffer(text.encode(), np.uint8)
    us = int(times(raw, np.zeros(1, np.int64), np.array([len(raw)], np.int64))[0])
    try:
        return _EPOCH + timedelta(microseconds=us) if us >= 0 else None
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def microseconds(at: datetime | None) -> int:
    """UTC microseconds since 1970, -1 for none."""
    if at is None:
        return -1
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
