"""Business formats made of segments, cards and entries: what each tells, in whichever habit of vendors it is written."""

from __future__ import annotations

import base64
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duenotice.evidence import Budget, blocks, excerpt, inventory
from duenotice.evidence.readers import scribe
from duenotice.model.evidence import Block, Item
from tests.evidence.conftest import Told
from tests.evidence.test_block_sizes import same_for_all_sizes, told

Tell = Callable[..., Told]

HL7 = (
    "MSH|^~\\&|ADT1|HOSP|LAB|ELAB|202611200830||ADT^A01|M1|P|2.5\r"
    "PID|1||P123^5^M11^ADT1^MR~078051120^^^USSSA^SS||RIVERA&de la^ANA^M^^^^L||19620320|F|||12 OAK ST.^APT 4^SPRINGFIELD^IL^62704||"
    "(206)555-5309^PRN^PH~^NET^Internet^ana@example.org|^WPN^PH^^1^206^5555310||||AC77|078-05-1120\r"
    "NK1|1|RIVERA^LUIS|SPO^SPOUSE\r"
    "DG1|1||E11.9^Type 2 diabetes \\T\\ more^I10\r"
    "OBX|1|NM|4548-4^HBA1C^LN||8.2|%\r"
)
ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261120*0830*^*00501*000000001*0*P*:~"
X12 = (
    ISA + "GS*HC*S*R*20261120*0830*1*X*005010X222A1~ST*837*0001~NM1*85*2*CLINIC*****XX*1234567893~"
    "NM1*IL*1*DOE*JANE*A***MI*W1234~N3*125 CITY AVENUE*APT 2~N4*CENTERVILLE*PA*17111~DMG*D8*19681215*F~REF*SY*078051120~"
    "PER*IC*JOHN ROE*TE*2155550100*EM*roe@example.org~CLM*A77*100~HI*ABK:E119^ABF:F329~SE*8*0001~GE*1*1~IEA*1*000000001~"
)
EDIFACT = (
    "UNA:+.? 'UNB+UNOC:3+1:14+2:14+261120:0830+77'UNH+1+PAXLST:D:12B:UN'BGM+745'NAD+MS+++AIRLINE DESK'COM+?+31 20 555 0100:TE'\n"
    "NAD+FL+++O?'NEIL:MARY:ANN+12 LONG ROAD+CORK++T12+IE'DTM+329:19850412'DOC+P:110:111+X1234567'\n"
    "NAD+BY+++Rina Ba?+da'COM+rina@example.nl:EM'UNT+8+1'UNZ+1+77'"
)
MT940 = (
    ":20:STARTUMSE\n:25:37040044/0532013000\n:60F:C261119EUR1000,00\n:61:2611201120DR500,00N033NONREF\n"
    ":86:177?00SEPA?20EREF+E2E-1?21SVWZ+Erst\nattung?30INGBNL2A?31NL91ABNA04171\n64300?32SANNE DE VRIES-VAN DER?33 WOUDE\n"
    ":61:2611201120CR43,22N033NONREF\n:86:/TRTP/SEPA/IBAN/NL20INGB0001234567/BIC/ABNANL2A/NAME/P. JANSEN/REMI/rent/\n-\n"
)
MT103 = (
    "{1:F01BANKBEBBAXXX0000000000}{2:I103BANKDEFFXXXXN}{4:\n:20:REF1\n:23B:CRED\n:50K:/BE68539007547034\nLOTTE PEETERS\nKERKSTRAAT 3\n"
    "1000 BRUSSEL\n:59F:/DE75512108001245126199\n1/JOHANN WILLEMS\n2/GOETHEPLATZ 24\n3/DE/10115 BERLIN\n-}"
)
GEDCOM = (
    "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Robert /Williams/\n2 SURN Williams\n1 BIRT\n2 DATE 2 OCT 1982\n"
    "1 RESI\n2 ADDR 73 North\n3 CONC  Ashley\n3 CONT Spencer\n0 @I2@ INDI\n1 NAME Ann /Bo/\n0 TRLR\n"
)
VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:García;María;;;\r\nFN:María\r\n  García\r\nTEL;TYPE=CELL:+34 612 34 56 78\r\n"
    "item1.ADR;TYPE=HOME:;;Calle Mayor 5\\, 2º;Madrid;;28013;Spain\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FC=\r\nller;J=FCrgen;;;\r\n"
    "TEL;WORK;VOICE:0171 1234567\r\n"
    "PHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n"
)
ICS = (
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN="Rossi, Sofia";ROLE=REQ-PARTICIPANT:mailto:sofia@example.it\n'
    "ATTENDEE;CUTYPE=ROOM;CN=Aula 3:mailto:aula@example.it\nORGANIZER;CN=Marco Bianchi:MAILTO:m.bianchi@exam\n ple.it\n"
    "LOCATION:Via Roma 10\\, 20121 Milano\nEND:VEVENT\nEND:VCALENDAR\n"
)
B64 = base64.b64encode("Jürgen Müller".encode()).decode()
LDIF = (
    "# extended LDIF\nversion: 1\n\ndn: uid=jdoe,ou=people,dc=example\nobjectClass: inetOrgPerson\nuid: jdoe\ncn: John Doe\nsn: Doe\n"
    "userPassword:: e1NTSEF9MTIzNDU2Nzg5MGFiY2RlZg==\nhomePostalAddress: 12 Elm Street$Spring\n field$IL 62704\n"
    "jpegPhoto:: /9j/4AAQSkZJRg==\n\n"
    f"dn: cn=x\ncn:: {B64}\ngivenName: Jupp\n\ndn: cn=admins\ncn: Domain Admins\nobjectClass: groupOfNames\n"
)

CASES = [
    (
        "hl7", HL7,
        {
            "hl7:PID.3.MR": ["P123"], "hl7:PID.3.SS": ["078051120"], "hl7:PID.5": ["ANA M RIVERA"], "hl7:PID.7": ["19620320"],
            "hl7:PID.11": ["12 OAK ST., APT 4, SPRINGFIELD, IL, 62704"], "hl7:PID.13": ["(206)555-5309"],
            "hl7:PID.13.4": ["ana@example.org"], "hl7:PID.14": ["+1 206 5555310"], "hl7:PID.19": ["078-05-1120"],
            "hl7:NK1.2": ["LUIS RIVERA"], "hl7:DG1.3.2": ["Type 2 diabetes & more"], "hl7:OBX.5": ["8.2"],
        },
    ),
    (
        "x12", X12,
        {
            "x12:NM1.85-2.3": ["CLINIC"], "x12:NM1.IL.3": ["JANE A DOE"], "x12:NM1.IL.9.MI": ["W1234"],
            "x12:N3": ["125 CITY AVENUE, APT 2, CENTERVILLE, PA 17111"], "x12:DMG.2": ["19681215"], "x12:REF.SY.2": ["078051120"],
            "x12:PER.2": ["JOHN ROE"], "x12:PER.TE": ["2155550100"], "x12:PER.EM": ["roe@example.org"],
            "x12:HI.ABK": ["E119"], "x12:HI.ABF": ["F329"], "x12:CLM.1": ["A77"],
        },
    ),
    (
        "edifact", EDIFACT,
        {
            "edifact:NAD.FL.4": ["MARY ANN O'NEIL"], "edifact:NAD.FL.5": ["12 LONG ROAD, T12 CORK, IE"], "edifact:DTM.329": ["19850412"],
            "edifact:DOC.P": ["X1234567"], "edifact:NAD.BY.4": ["Rina Ba+da"], "edifact:COM.EM": ["rina@example.nl"],
            "edifact:COM.TE": ["+31 20 555 0100"],
        },
    ),
    (
        "mt940", MT940,
        {
            "mt940:86.31": ["NL91ABNA0417164300"], "mt940:86.32": ["SANNE DE VRIES-VAN DER WOUDE"],
            "mt940:86.20": ["EREF+E2E-1SVWZ+Erstattung"], "mt940:86.IBAN": ["NL20INGB0001234567"], "mt940:86.NAME": ["P. JANSEN"],
        },
    ),
    (
        "mt940", MT103,
        {
            "mt940:50K.account": ["BE68539007547034"], "mt940:50K.name": ["LOTTE PEETERS"],
            "mt940:50K.address": ["KERKSTRAAT 3, 1000 BRUSSEL"], "mt940:59F.1": ["JOHANN WILLEMS"], "mt940:59F.2": ["GOETHEPLATZ 24"],
        },
    ),
    (
        "gedcom", GEDCOM,
        {
            "gedcom:INDI.NAME": ["Robert Williams", "Ann Bo"], "gedcom:INDI.BIRT.DATE": ["2 OCT 1982"],
            "gedcom:INDI.RESI.ADDR": ["73 North Ashley, Spencer"], "gedcom:INDI.NAME.SURN": [],
        },
    ),
    (
        "vcard", VCARD,
        {
            "vcard:FN": ["María García"], "vcard:ADR": ["Calle Mayor 5, 2º, Madrid, 28013, Spain"], "vcard:N": ["Jürgen Müller"],
            "vcard:TEL": ["+34 612 34 56 78", "0171 1234567"], "vcard:PHOTO": [],
        },
    ),
    (
        "ics", ICS,
        {
            "ics:ATTENDEE.CN": ["Rossi, Sofia"], "ics:ATTENDEE": ["sofia@example.it"], "ics:ATTENDEE-ROOM.CN": ["Aula 3"],
            "ics:ORGANIZER.CN": ["Marco Bianchi"], "ics:ORGANIZER": ["m.bianchi@example.it"],
            "ics:LOCATION": ["Via Roma 10, 20121 Milano"],
        },
    ),
    (
        "ldif", LDIF,
        {
            "ldif:cn": ["John Doe", "Jürgen Müller"], "ldif:givenName": ["Jupp"], "ldif:groupOfNames.cn": ["Domain Admins"],
            "ldif:homePostalAddress": ["12 Elm Street, Springfield, IL 62704"], "ldif:userPassword{SSHA}": ["{SSHA}1234567890abcdef"],
            "ldif:sn": ["Doe"], "ldif:jpegPhoto": [],
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "cells"), CASES, ids=[f"{case[0]} {n}" for n, case in enumerate(CASES)])
def test_positions_are_fields_with_decoded_cells(tell: Tell, kind: str, text: str, cells: dict[str, list[str]]) -> None:
    told = tell(text.encode())
    assert told.kind == kind
    assert {path: told.cells.get(path, []) for path in cells} == cells


SAMPLES = [text.encode() for _, text, _ in CASES]


@pytest.mark.parametrize("raw", SAMPLES, ids=range(len(SAMPLES)))
def test_blocks_of_any_size_tell_the_same_of_many(raw: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also wherever the reader hands over the rows that it holds."""
    same_for_all_sizes(900 * raw)
    (tmp_path / "x").write_bytes(30 * raw)
    whole = told(tmp_path / "x", 1 << 23)
    monkeypatch.setattr(scribe, "FULL", 100)
    data, spots, held = told(tmp_path / "x", 1 << 9)
    assert (data, held) == (whole[0], whole[2])
    assert set(spots) <= set(whole[1])


def people(raw: bytes, tmp_path: Path) -> list[set[str]]:
    """The cells of each record of a file that have a header, without those of codes."""
    (tmp_path / "x").write_bytes(raw)
    item = next(part for part in inventory([str(tmp_path / "x")], Budget()) if isinstance(part, Item))
    found: dict[int, set[str]] = {}
    for block in (part for part in blocks(item, Budget()) if isinstance(part, Block)):
        for n, spec in enumerate(block.layout.fields):
            cells = block.layout.cells(block.data, n)
            for offset, size, record in zip(cells.offset, cells.length, cells.record, strict=True):
                if spec.header and size > 3:
                    found.setdefault(int(record), set()).add(block.data[offset : offset + size].decode())
    return [found[record] for record in sorted(found)]


TOGETHER = [
    (HL7, {"ANA M RIVERA", "19620320", "12 OAK ST., APT 4, SPRINGFIELD, IL, 62704", "Type 2 diabetes & more"}, {"LUIS RIVERA"}),
    (2 * HL7, {"ANA M RIVERA", "19620320", "ana@example.org"}, {"LUIS RIVERA"}),
    (X12, {"JANE A DOE", "125 CITY AVENUE, APT 2, CENTERVILLE, PA 17111", "19681215", "078051120", "E119"}, {"JOHN ROE", "CLINIC"}),
    (EDIFACT, {"MARY ANN O'NEIL", "19850412", "X1234567"}, {"Rina Ba+da", "rina@example.nl"}),
    (MT940, {"SANNE DE VRIES-VAN DER WOUDE", "NL91ABNA0417164300"}, {"P. JANSEN"}),
    (GEDCOM, {"Robert Williams", "2 OCT 1982", "73 North Ashley, Spencer"}, {"Ann Bo"}),
    (VCARD, {"María García", "+34 612 34 56 78"}, {"Jürgen Müller", "0171 1234567"}),
    (ICS, {"Marco Bianchi", "m.bianchi@example.it"}, {"Rossi, Sofia", "sofia@example.it"}),
    (LDIF, {"John Doe", "jdoe", "{SSHA}1234567890abcdef"}, {"Jürgen Müller", "Jupp"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), TOGETHER, ids=range(len(TOGETHER)))
def test_what_belongs_to_one_person_is_one_record(text: str, one: set[str], other: set[str], tmp_path: Path) -> None:
    found = people(text.encode(), tmp_path)
    assert any(one <= record and not other & record for record in found)
    assert any(record & other and not record & one for record in found)


def test_a_long_subscriber_loop_keeps_the_member_with_what_came_before_the_name(tmp_path: Path) -> None:
    """834: the member's number stands before their name, and names of others behind it are of others."""
    text = (
        ISA
        + "ST*834*1~INS*Y*18*021~REF*0F*99887766~NM1*IL*1*ROE*RICHARD****34*078051120~DMG*D8*19700101*M~NM1*31*1*POE*ANN~SE*1*1~"
    )
    found = people(text.encode(), tmp_path)
    assert {"99887766", "RICHARD ROE", "078051120", "19700101"} in found
    assert {"ANN POE"} in found


HABITS = [
    ("line feeds", "hl7", HL7.replace("\r", "\n").encode(), "hl7:PID.5", "ANA M RIVERA"),
    ("both line ends", "hl7", HL7.replace("\r", "\r\n").encode(), "hl7:PID.5", "ANA M RIVERA"),
    ("frames of MLLP", "hl7", b"".join(b"\x0b" + HL7.encode() + b"\x1c\r" for _ in range(3)), "hl7:NK1.2", "LUIS RIVERA"),
    ("a batch", "hl7", b"FHS|^~\\&|A\rBHS|^~\\&|A\r" + HL7.encode() + b"BTS|1\rFTS|1\r", "hl7:PID.7", "19620320"),
    ("own separators", "hl7", HL7.replace("|", "#").replace("^", "!").encode(), "hl7:PID.5", "ANA M RIVERA"),
    ("declared Latin-2", "hl7", HL7.replace("|P|2.5", "|P|2.3||||||8859/2").replace("ANA", "Łucja").encode("iso8859-2"),
     "hl7:PID.5", "Łucja M RIVERA"),
    ("declared Latin-1 beyond the first bytes", "hl7",
     (HL7.replace("|P|2.5", "|P|2.3||||||8859/5") * 900 + HL7.replace("ANA", "Анна")).encode("iso8859-5"), "hl7:PID.5", "Анна M RIVERA"),
    ("bytes in hex", "hl7", HL7.replace("ANA", "Zo\\XC3AB\\").encode(), "hl7:PID.5", "Zoë M RIVERA"),
    ("other separators", "x12", X12.replace("*", "|").replace(":", ">").replace("~", "\n").encode(), "x12:HI.ABF", "F329"),
    ("segments on lines", "x12", X12.replace("~", "~\r\n").encode(), "x12:NM1.IL.3", "JANE A DOE"),
    ("a second interchange with others", "x12", (X12 + X12.replace("*", "|").replace("~", "!").replace("JANE", "MIA")).encode(),
     "x12:NM1.IL.3", "MIA A DOE"),
    ("a card of credit beside an interchange", "x12", X12.replace("A77", "VISA*1").encode(), "x12:HI.ABK", "E119"),
    ("without UNA", "edifact", EDIFACT[9:].encode(), "edifact:NAD.BY.4", "Rina Ba+da"),
    ("signs of an own", "edifact", b"UNA|*.! ~" + EDIFACT[9:].translate(str.maketrans(":+?'", "|*!~")).encode(),
     "edifact:NAD.FL.4", "MARY ANN O~NEIL"),
    ("declared Latin-1", "edifact", EDIFACT.replace("Rina", "Zoë").encode("latin-1"), "edifact:NAD.BY.4", "Zoë Ba+da"),
    ("name and address in lines", "edifact",
     b"UNB+UNOA:1+A+B+020101:1010+1'UNH+1+IFTMIN:D:96A:UN'NAD+CN++PIET BOS:DAM 1:1012 AB AMSTERDAM'UNT+1+1'",
     "edifact:NAD.CN.5", "DAM 1, 1012 AB AMSTERDAM"),
    ("other marks of subfields", "mt940", MT940.replace("?", "<").encode(), "mt940:86.31", "NL91ABNA0417164300"),
    ("a heading of the bank", "mt940", b"ABNANL2A\n940\nABNANL2A\n" + MT940.encode(), "mt940:86.NAME", "P. JANSEN"),
    ("line ends of Windows", "mt940", MT940.replace("\n", "\r\n").encode(), "mt940:86.32", "SANNE DE VRIES-VAN DER WOUDE"),
    ("ANSEL", "gedcom",
     b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME J\xe8urgen /M\xe8uller/\n0 TRLR\n", "gedcom:INDI.NAME", "Jürgen Müller"),
    ("indented", "gedcom", GEDCOM.replace("\n1", "\n  1").encode(), "gedcom:INDI.NAME", "Robert Williams"),
    ("telephones as addresses", "vcard",
     b"BEGIN:VCARD\nVERSION:4.0\nTEL;VALUE=uri:tel:+34-612-345-678\nEND:VCARD\n", "vcard:TEL", "+34-612-345-678"),
    ("lines ended twice", "ics", ICS.replace("\n", "\r\n").encode(), "ics:ORGANIZER", "m.bianchi@example.it"),
    ("changes", "ldif", b"dn: uid=a\nchangetype: modify\nreplace: mail\nmail: a@example.org\n-\n", "ldif:mail", "a@example.org"),
    ("wide letters", "ldif", LDIF.encode("utf-16"), "ldif:cn", "John Doe"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "raw", "path", "value"), [case[1:] for case in HABITS], ids=[case[0] for case in HABITS]
)
def test_habits_of_vendors_are_read(tell: Tell, kind: str, raw: bytes, path: str, value: str) -> None:
    told_ = tell(raw)
    assert told_.kind == kind
    assert value in told_.cells[path]


OTHERS = [
    b"MSH is a herb and | grows\n", b"ISABELLA came\n", b"UNBELIEVABLE+1\n", b"0 HEADACHES\n", b"BEGIN:VTODO\n", b"dn: nothing more\n",
    b"From: a@example.org\nSubject: :20:\n\nx\n", b"# comment\nkey: value\n", b"A\n:20:\nx\n", b"{\"1:F01\": 2}\n",
]  # fmt: skip


@pytest.mark.parametrize("raw", OTHERS)
def test_other_texts_are_not_taken_for_them(tell: Tell, raw: bytes) -> None:
    assert tell(raw).kind not in ("hl7", "x12", "edifact", "mt940", "gedcom", "vcard", "ics", "ldif")


def test_what_is_no_text_in_a_card_or_entry_is_told(tell: Tell) -> None:
    assert {row.reason for row in tell(VCARD.encode()).coverage} == {"read", "unsupported"}
    assert {row.reason for row in tell(LDIF.encode()).coverage} == {"read", "unsupported"}
    document = HL7 + "OBX|2|ED|||^application^pdf^Base64^" + "JVBERi0x" * 60 + "\r"
    assert [row.bytes_skipped for row in tell(document.encode()).coverage if row.reason == "unsupported"] == [504]


@pytest.mark.parametrize(
    ("text", "needle"), [(LDIF, b"Jupp"), (VCARD, b"Calle"), (GEDCOM, b"73 North"), (MT940, b"P. JANSEN")]
)
def test_a_place_leads_to_the_line_of_the_file(text: str, needle: bytes, tmp_path: Path) -> None:
    """Also behind lines that were folded."""
    (tmp_path / "x").write_text(text, newline="")
    item = next(part for part in inventory([str(tmp_path / "x")], Budget()) if isinstance(part, Item))
    block = next(part for part in blocks(item, Budget()) if isinstance(part, Block))
    raw = text.encode()
    line = raw[: raw.index(needle)].count(b"\n") + 1
    assert f", line {line}," in excerpt(item, block.data.index(needle), len(needle), Budget()).place


def test_a_place_in_segments_names_the_segment_and_its_position(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(X12)
    item = next(part for part in inventory([str(tmp_path / "x")], Budget()) if isinstance(part, Item))
    block = next(part for part in blocks(item, Budget()) if isinstance(part, Block))
    told_ = excerpt(item, block.data.index(b"JANE"), 4, Budget())
    assert told_.place.endswith("segment 5, x12:NM1.IL.3 (Subscriber Person Name)")


def test_a_block_that_goes_to_another_process_has_the_same_fields(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(HL7)
    item = next(part for part in inventory([str(tmp_path / "x")], Budget()) if isinstance(part, Item))
    block = next(part for part in blocks(item, Budget()) if isinstance(part, Block))
    again = pickle.loads(pickle.dumps(block))
    assert again.layout.fields == block.layout.fields
    for n in range(len(block.layout.fields)):
        cells, other = block.layout.cells(block.data, n), again.layout.cells(again.data, n)
        assert [column.tolist() for column in cells] == [column.tolist() for column in other]


def test_cards_and_events_within_mail_have_their_fields(tell: Tell) -> None:
    mail = (
        'From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n'
        f"Content-Type: text/calendar\n\n{ICS}\n--x\nContent-Type: application/hl7-v2\n\n{HL7}\n--x--\n"
    )
    told_ = tell(mail.encode())
    assert told_.cells["ics:ORGANIZER.CN"] == ["Marco Bianchi"]
    assert told_.cells["hl7:PID.5"] == ["ANA M RIVERA"]


damages = st.tuples(st.integers(0, 900), st.integers(0, 40), st.sampled_from(["", *"~'?\\|\r\n;=:+/", "\x00", "é"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(SAMPLES), st.lists(damages, max_size=8))
def test_damaged_files_tell_the_same_for_any_block_size(raw: bytes, damage: list[tuple[int, int, str]]) -> None:
    for at, size, put in damage:
        raw = raw[:at] + put.encode() + raw[at + size :]
    same_for_all_sizes(3 * raw)
