"""Business formats made to cost: without ends, with a million repetitions, signs in the wrong place. What takes the square of its
length would not end within the time that any test has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.evidence.conftest import Told
from tests.evidence.test_business_formats import EDIFACT, GEDCOM, HL7, ICS, ISA, LDIF, MT940, VCARD

N = 300_000
HOSTILE = [
    ("a segment without end", HL7, b"PID|" + b"A^" * N * 4),
    ("repetitions", HL7, b"PID|1||" + b"A^B~" * N),
    ("escapes that do not end", HL7, b"OBX|1|TX|||" + b"\\X" * N),
    ("nothing but fields", HL7, b"PID" + b"|" * N),
    ("fields beyond all tables", HL7, b"PID" + b"|a" * N),
    ("nothing but subcomponents", HL7, b"PID|||||" + b"&" * N + b"^" * N),
    ("heads without a body", ISA, b"ISA*" * N),
    ("an interchange after the other", ISA, ISA.encode() * 3000),
    ("a thousand codes in one element", ISA, b"HI" + b"*ABK:A:B^" * 30_000 + b"~"),
    ("ends that are line feeds", ISA[:-1] + "\n", b"\n" * N),
    ("streets without a town", ISA, b"N3*a~" * 30_000),
    ("signs of release alone", EDIFACT, b"?" * N * 4),
    ("released ends", EDIFACT, b"?'" * N),
    ("a party of colons", EDIFACT, b"NAD+BY++" + b":" * N + b"'"),
    ("subfields of one name", MT940, b":86:" + b"?33a" * (N // 2) + b"\n"),
    ("lines without a field", MT940, b":86:" + b"a\n" * N),
    ("words between slashes", MT940, b":86:" + b"/NAME/" * (N // 4) + b"\n"),
    ("a line that goes on and on", GEDCOM, b"1 NOTE a\n" + b"2 CONC b\n" * N),
    ("slashes for a name", GEDCOM, b"1 NAME " + b"/" * N + b"\n1 NAME " + b" " * N + b"\n"),
    ("folds", VCARD, b"NOTE:a\n" + b" b\n" * N),
    ("quotes that do not end", VCARD, b"NOTE" + b';a="' * N + b"\n"),
    ("soft breaks", VCARD, b"NOTE;ENCODING=QUOTED-PRINTABLE:a=\n" + b"=\n" * N),
    ("backslashes", VCARD, b"ADR:" + b"\\" * (N + 1) + b"\nADR:" + b";" * N + b"\n"),
    ("parameters", ICS, b"ATTENDEE" + b";CN=b" * (N // 4) + b":x\n"),
    ("an entry without end", LDIF, b"cn: a\n" * (N // 2)),
    ("a name for each attribute", LDIF, b"".join(b"a%d: x\n" % n for n in range(N // 4))),
    ("base64 without a text", LDIF, b"cn:: " + b"A" * N + b"\n"),
]


@pytest.mark.parametrize(("text", "more"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_what_comes_behind_hostile_variants_is_read(tell: Callable[..., Told], text: str, more: bytes) -> None:
    behind = text.encode()
    ended = more if more.endswith((b"\n", b"'", b"~", b"\r")) else more + b"\r\n'~"
    told = tell(behind + ended + b"\r\n" + behind)
    once = tell(behind)
    assert told.kind == once.kind
    assert told.reasons <= {"read", "unsupported"}
    path = max(once.cells, key=lambda path: len(once.cells[path][0]) if once.cells[path] else 0)
    assert told.cells[path].count(once.cells[path][0]) >= 2 * once.cells[path].count(once.cells[path][0])
