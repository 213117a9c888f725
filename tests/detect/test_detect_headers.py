"""What names of fields speak of, in the languages and spellings people give them."""

from __future__ import annotations

import pytest

from duenotice.detect.words.lexicon import NAME_OF, NUMBER, class_of

SPOKEN = {
    # a sigma at the end, capitals without accents, dotted and dotless i
    "Οδός": "POSTAL_ADDRESS",
    "ΔΙΕΥΘΥΝΣΗ": "POSTAL_ADDRESS",
    "İsim": "PERSON_NAME",
    "ADI SOYADI": "PERSON_NAME",
    # signs that are no letters to a pattern
    "फ़ोन": "PHONE",
    "पूरा नाम": "PERSON_NAME",
    "ชื่อ": "GIVEN_NAME",
    "นามสกุล": "FAMILY_NAME",
    "วันเกิด": "BIRTH_DATE",
    # apostrophes within words
    "Ім'я": "GIVEN_NAME",
    # accents left out, and none put in
    "Codigo Postal": "ADDRESS_PART",
    "numero de telefono": "PHONE",
    "Dirección de envío": "POSTAL_ADDRESS",
    "Lön": "",
    # compounds, and scripts that put no space between words
    "Lieferanschrift": "POSTAL_ADDRESS",
    "Leveransadress": "POSTAL_ADDRESS",
    "お届け先住所": "POSTAL_ADDRESS",
    "家庭联系电话": "PHONE",
    "เบอร์โทรศัพท์มือถือ": "PHONE",
    # whose name
    "customer_name": "PERSON_NAME",
    "owner name": "PERSON_NAME",
    "vendor_name": "-NOT_PERSONAL",
    "restaurant name": "-NOT_PERSONAL",
    "pavilion_name": NAME_OF,
    # numbers of records, and days of events
    "Sendungsnummer": NUMBER,
    "ticket_no": NUMBER,
    "phone_no": "PHONE",
    "order_no": "ORDER",
    "Personalnr.": "ACCOUNT_ID",
    "hire_date": "-DAY",
    "Eintritt": "-DAY",
    "birth_date": "BIRTH_DATE",
}


@pytest.mark.parametrize("header", SPOKEN)
def test_a_header_speaks_in_any_spelling(header: str) -> None:
    assert class_of("col:1", header) == SPOKEN[header]
