"""The lines for machines of passports, visas and identity cards: TD1, TD2 and TD3 of ICAO 9303, and the card of France before 2021.

Copies that were read by programs, and tables of those who check customers, hold them. Check digits for number and birth have to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from duenotice.detect.texts.labelled import Labelled

FILLED = rb"(?:^|[^<])<<<"
"""What stands in at least one of the lines, and in little else (a pattern)."""
SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
WIDTHS, WIDEST = (30, 36, 44), 44
"""Signs of a line."""
AROUND = 160
"""Bytes on either side of such a filling between which all lines lie."""

_BETWEEN = rb"(?:\\[nr]|[\s\"',;|]|<br ?/?>){1,12}"
_TRAVEL = rb"(?P<number>[A-Z0-9<]{9})(?P<number_check>\d)[A-Z<]{3}(?P<birth>\d{6})(?P<birth_check>\d)[MFX<]\d{6}[\d<]"
_FORMS = tuple(
    re.compile(rb"(?<![A-Z0-9<])" + lines + rb"(?![A-Z0-9<])")
    for lines in (
        rb"(?P<type>[PV])[A-Z<]{4}(?P<name>[A-Z<]{39})" + _BETWEEN + _TRAVEL + rb"[A-Z0-9<]{16}",
        rb"(?P<type>[ACIPV])[A-Z0-9<][A-Z<]{3}(?P<name>[A-Z<]{31})" + _BETWEEN + _TRAVEL + rb"[A-Z0-9<]{8}",
        rb"(?P<type>[ACI])[A-Z0-9<][A-Z<]{3}(?P<number>[A-Z0-9<]{9})(?P<number_check>[\d<])[A-Z0-9<]{15}"
        + _BETWEEN
        + rb"(?P<birth>\d{6})(?P<birth_check>\d)[MFX<]\d{6}\d[A-Z<]{3}[A-Z0-9<]{12}"
        + _BETWEEN
        + rb"(?P<name>[A-Z<]{30})",
        rb"(?P<type>I)DFRA(?P<name>[A-Z<]{25})[A-Z0-9<]{6}"
        + _BETWEEN
        + rb"(?P<number>[A-Z0-9]{12})(?P<number_check>\d)(?P<given>[A-Z<]{14})(?P<birth>\d{6})(?P<birth_check>\d)[MF]\d",
    )
)


def machine_lines(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names, numbers and births in such lines, in order of the lines. Names and births are told as people write them. hits: where
    `FILLED` ends, and nothing more."""
    seen = 0
    for to, _ in sorted(hits):
        at = to - 3
        if at < seen:
            continue
        ahead, behind = data[at : at + WIDEST + 1], data[max(0, at - WIDEST) : at]
        run = len(ahead) - len(ahead.lstrip(SIGNS))
        begin, end, before = max(0, seen, at - AROUND), at + AROUND, len(behind) - len(behind.rstrip(SIGNS))
        seen = at + run
        if before + run not in WIDTHS:
            continue
        found = next((match for form in _FORMS if (match := form.search(data, begin, end))), None)
        if (
            found is not None
            and _fits(found["number"], found["number_check"])
            and _fits(found["birth"], found["birth_check"])
        ):
            seen = found.end()
            yield from _told(found)


def _told(lines: re.Match[bytes]) -> Iterator[Labelled]:
    family, _, given = lines["name"].partition(b"<<")
    given = lines.groupdict().get("given") or given
    words = [*given.split(b"<"), *family.split(b"<")]
    start = lines.start("name")
    yield Labelled(start, start + len(lines["name"].rstrip(b"<")), "machine_name", b" ".join(filter(None, words)))
    kind = "machine_passport" if lines["type"] in (b"P", b"V") else "machine_identity"
    number = lines["number"].rstrip(b"<")
    yield Labelled(lines.start("number"), lines.start("number") + len(number), kind)
    year, month, day = (int(lines["birth"][n : n + 2]) for n in (0, 2, 4))
    if 1 <= month <= 12 and 1 <= day <= 31:
        century = 2000 if year <= datetime.now(UTC).year % 100 else 1900
        yield Labelled(*lines.span("birth"), "machine_birth", b"%d-%02d-%02d" % (century + year, month, day))


def _fits(text: bytes, check: bytes) -> bool:
    """Whether a check digit fits: weights 7, 3, 1; letters count from 10, fillings nothing."""
    values = (0 if c == 60 else int(chr(c), 36) for c in text)
    return sum(value * (7, 3, 1)[n % 3] for n, value in enumerate(values)) % 10 == (0 if check == b"<" else int(check))
