"""Business formats made to cost: without ends, with a million repetitions, signs in the wrong place. What takes the square of its
length would not end within the time that any test has."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest

from duenotice.evidence.ground.shapes import Marked
from duenotice.evidence.records.record import Part, Record
from duenotice.evidence.records.wire import receive, send
from duenotice.model.evidence import FieldSpec
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


MARKS = [
    ("beyond its part", [[2, 9, 0, 0, 0]]),
    ("before its part", [[-1, 2, 0, 0, 0]]),
    ("one over another", [[0, 3, 0, 0, 0], [2, 1, 0, 0, 0]]),
    ("of no field", [[0, 1, 0, 0, 0], [2, 1, 7, 0, 0]]),
    ("of no row", [[0, 1, 0, 1 << 60, 0]]),
]


def sent(marks: list[list[int]], names: int) -> BytesIO:
    """What a parser's process would say of four bytes with these marks."""
    raw = np.array(marks, np.int64).tobytes()
    part = [4, "", 0, "Marked", [["hl7:PID.5", "Patient Name"]] * names, len(raw)]
    line = json.dumps({"parts": [part], "at": None, "label": "", "rows": True}).encode()
    return BytesIO(len(line).to_bytes(4, "big") + line + b"abcd" + raw)


@pytest.mark.parametrize("marks", [case[1] for case in MARKS], ids=[case[0] for case in MARKS])
def test_marks_that_a_broken_parser_invents_are_refused(marks: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="marks"):
        receive(sent(marks, 1).read)


def test_marks_come_through_from_a_parser_with_the_fields_they_are_of() -> None:
    shape = Marked([FieldSpec("a", "A"), FieldSpec("b", "B"), FieldSpec("c", "C")])
    marks = np.array([[0, 1, 2, 0, -3], [2, 2, 1, 0, 5]], np.int64)
    out = BytesIO()
    send(out, Record((Part(b"abcd", shape, marks=marks),), rows=True))
    out.seek(0)
    told = receive(out.read)
    assert isinstance(told, Record)
    (part,) = told.parts
    assert isinstance(part.shape, Marked)
    assert [part.shape.spec(int(number)).path for number in part.marks[:, 2]] == ["c", "b"]
    assert part.marks[:, [0, 1, 3, 4]].tolist() == marks[:, [0, 1, 3, 4]].tolist()
