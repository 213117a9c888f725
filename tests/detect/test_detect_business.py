"""Personal data in business formats, from the file to the findings: what hospitals, insurers, banks and shops lose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from tests.evidence.test_business_formats import EDIFACT, GEDCOM, HL7, ICS, LDIF, MT103, MT940, VCARD, X12

PAIN = (
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CdtTrfTxInf><Cdtr><Nm>Sanne de Vries</Nm>'
    "<PstlAdr><StrtNm>Keizersgracht 12</StrtNm><PstCd>1015 CS</PstCd><TwnNm>Amsterdam</TwnNm></PstlAdr><Id><PrvtId><DtAndPlcOfBirth>"
    "<BirthDt>1979-05-03</BirthDt></DtAndPlcOfBirth></PrvtId></Id></Cdtr></CdtTrfTxInf></Document>"
)
FHIR = json.dumps(
    {
        "resourceType": "Bundle",
        "entry": [
            {
                "resource": {
                    "resourceType": "Patient",
                    "name": [{"family": "Okonkwo", "given": ["Chidi", "Ben"]}],
                    "gender": "male",
                    "address": [{"line": ["12 Acacia Avenue"], "city": "Leeds"}],
                }
            },
            {"resource": {"resourceType": "Condition", "code": {"coding": [{"display": "Diabetes mellitus"}]}}},
            {"resource": {"resourceType": "MedicationRequest", "medicationCodeableConcept": {"text": "Sertraline 50 mg"}}},
            {"resource": {"resourceType": "Questionnaire", "name": "Codes", "code": {"text": "Satisfaction"}}},
        ],
    }
)  # fmt: skip

FOUND = [
    (
        "hl7", HL7,
        {
            ("PERSON_NAME", "ANA M RIVERA"), ("PERSON_NAME", "LUIS RIVERA"), ("BIRTH_DATE", "19620320"), ("EMAIL", "ana@example.org"),
            ("POSTAL_ADDRESS", "12 OAK ST., APT 4, SPRINGFIELD, IL, 62704"), ("PHONE", "(206)555-5309"), ("PHONE", "+1 206 5555310"),
            ("NATIONAL_ID.US", "078-05-1120"), ("ACCOUNT_ID", "P123"), ("HEALTH", "Type 2 diabetes & more"), ("HEALTH", "8.2"),
        },
    ),
    (
        "x12", X12,
        {
            ("PERSON_NAME", "JANE A DOE"), ("PERSON_NAME", "JOHN ROE"), ("BIRTH_DATE", "19681215"), ("NATIONAL_ID.US", "078051120"),
            ("POSTAL_ADDRESS", "125 CITY AVENUE, APT 2, CENTERVILLE, PA 17111"), ("EMAIL", "roe@example.org"), ("HEALTH", "F329"),
            ("ACCOUNT_ID", "W1234"),
        },
    ),
    (
        "edifact", EDIFACT,
        {
            ("PERSON_NAME", "MARY ANN O'NEIL"), ("POSTAL_ADDRESS", "12 LONG ROAD, T12 CORK, IE"), ("BIRTH_DATE", "19850412"),
            ("EMAIL", "rina@example.nl"), ("PHONE", "+31 20 555 0100"), ("PASSPORT", "X1234567"),
        },
    ),
    (
        "mt940", MT940,
        {
            ("IBAN", "NL91ABNA0417164300"), ("PERSON_NAME", "SANNE DE VRIES-VAN DER WOUDE"), ("IBAN", "NL20INGB0001234567"),
        },
    ),
    ("mt103", MT103, {("IBAN", "BE68539007547034"), ("PERSON_NAME", "JOHANN WILLEMS"), ("POSTAL_ADDRESS", "KERKSTRAAT 3, 1000 BRUSSEL")}),
    ("gedcom", GEDCOM, {("PERSON_NAME", "Robert Williams"), ("BIRTH_DATE", "2 OCT 1982"), ("POSTAL_ADDRESS", "73 North Ashley, Spencer")}),
    (
        "vcard", VCARD,
        {
            ("PERSON_NAME", "María García"), ("PERSON_NAME", "Jürgen Müller"), ("PHONE", "0171 1234567"),
            ("POSTAL_ADDRESS", "Calle Mayor 5, 2º, Madrid, 28013, Spain"),
        },
    ),
    ("ics", ICS, {("PERSON_NAME", "Marco Bianchi"), ("PERSON_NAME", "Rossi, Sofia"), ("EMAIL", "m.bianchi@example.it")}),
    (
        "ldif", LDIF,
        {
            ("PERSON_NAME", "John Doe"), ("PERSON_NAME", "Jürgen Müller"), ("PASSWORD_HASH", "{SSHA}1234567890abcdef"),
            ("POSTAL_ADDRESS", "12 Elm Street, Springfield, IL 62704"),
        },
    ),
    (
        "pain", PAIN,
        {
            ("POSTAL_ADDRESS", "Keizersgracht 12"), ("POSTAL_ADDRESS", "1015 CS"), ("POSTAL_ADDRESS", "Amsterdam"),
            ("BIRTH_DATE", "1979-05-03"), ("PERSON_NAME", "Sanne de Vries"),
        },
    ),
    (
        "fhir", FHIR,
        {
            ("PERSON_NAME", "Okonkwo"), ("PERSON_NAME", "Chidi"), ("PERSON_NAME", "Ben"), ("POSTAL_ADDRESS", "12 Acacia Avenue"),
            ("HEALTH", "Diabetes mellitus"), ("HEALTH", "Sertraline 50 mg"),
        },
    ),
]  # fmt: skip
NOT_FOUND = {
    "male",
    "Codes",
    "Satisfaction",
    "Domain Admins",
    "Aula 3",
    "AIRLINE DESK",
    "CLINIC",
    "RIVERA",
    "SPOUSE",
    "HBA1C",
}


def findings(raw: bytes, folder: Path) -> set[tuple[str, str]]:
    """Kinds and values of all findings that are at least likely as not."""
    (folder / "x").write_bytes(raw)
    item = next(part for part in inventory([str(folder / "x")], Budget()) if isinstance(part, Item))
    held = [part for part in blocks(item, Budget()) if isinstance(part, Block)]
    found = detect.scan_item(item, held, detect.Settings(bytes(32))).findings.to_pylist()
    (block,) = held
    return {
        (row["kind"], block.data[row["offset"] - block.offset :][: row["length"]].decode())
        for row in found
        if row["likelihood"] >= 3
    }


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_what_the_standard_calls_personal_is_found_of_a_single_record(
    text: str, wanted: set[tuple[str, str]], tmp_path: Path
) -> None:
    found = findings(text.encode(), tmp_path)
    assert wanted - found == set()
    assert {value for _, value in found} & NOT_FOUND == set()


def test_numbers_of_messages_are_nobody_s(tmp_path: Path) -> None:
    text = X12.replace("000000001", "078051120").replace("*SY*078051120", "*SY*219099999")
    assert {value for kind, value in findings(text.encode(), tmp_path) if kind.startswith("NATIONAL_ID")} == {
        "219099999"
    }


@pytest.mark.parametrize(
    "born", ["19620320", "19620320143000", "2 OCT 1982", "ABT 2 OCT 1982", "3. März 1982", "March 3, 1982"]
)
def test_a_named_date_of_birth_may_be_written_together_or_with_its_month_in_letters(born: str, tmp_path: Path) -> None:
    assert ("BIRTH_DATE", born) in findings(f"id;dob\n1;{born}\n2;{born}\n".encode(), tmp_path)


def test_numbers_in_a_column_of_births_that_are_no_days_are_none(tmp_path: Path) -> None:
    assert not findings(b"id;dob\n1;19621320\n2;19629999\n3;20001\n", tmp_path)
