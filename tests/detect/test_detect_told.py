"""What running text tells of people behind words: secrets, numbers, names, addresses without a code, special categories."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.texts import cued, sensitive, signed, unposted
from duenotice.detect.texts.anchored import anchored
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

SETTINGS = detect.Settings(bytes(32))

SECRETS = [
    ("Hi Tom, my password is hunter2 and all is well.", "PASSWORD", "hunter2"),
    ("Das Passwort lautet Sonne!2019, Benutzer wie immer.", "PASSWORD", "Sonne!2019"),
    ("Le mot de passe est Chat-Noir77 et le code", "PASSWORD", "Chat-Noir77"),
    ("La contraseña es gato.Verde9. Saludos", "PASSWORD", "gato.Verde9"),
    ("Hasło to kotek77!. Z poważaniem", "PASSWORD", "kotek77!"),
    ("Пароль от почты: Zima2020x. Спасибо", "PASSWORD", "Zima2020x"),
    ("Parolam deniz1985, unutma", "PASSWORD", "deniz1985"),
    ("密码是Xiaomao88，谢谢", "PASSWORD", "Xiaomao88"),
    ("パスワードはsakura99xです。", "PASSWORD", "sakura99x"),
    ("비밀번호는 haneul77a입니다.", "PASSWORD", "haneul77a"),
    ("Le mot de passe de la box est Neige&Vent7.", "PASSWORD", "Neige&Vent7"),
    ("Das Passwort für die Akteneinsicht: kiesel-bach-42", "PASSWORD", "kiesel-bach-42"),
    ("Your new password for the portal is TealOtter31.", "PASSWORD", "TealOtter31"),
    ("Hasło do portalu to Klon9981*. Pozdrawiam", "PASSWORD", "Klon9981*"),
    ("Ваш новый пароль — rosa1987k. Код", "PASSWORD", "rosa1987k"),
    ("Vaša nova lozinka je Rijeka1429!", "PASSWORD", "Rijeka1429!"),
    ("temporary password Garden9089 and", "PASSWORD", "Garden9089"),
    ("Your password is as follows:\n\n  TealOtter31\n\nBye", "PASSWORD", "TealOtter31"),
    ("The code for the front door is 6283.", "PASSWORD", "6283"),
    ("Le code PIN de votre carte est 1899.", "PASSWORD", "1899"),
    ("the card and the PIN 4711 are in the drawer", "PASSWORD", "4711"),
    ("Caller then read out security code 482 twice.", "CARD_CODE", "482"),
    ("Your verification code is 482913. Do not share it.", "CREDENTIAL", "482913"),
    (
        "My recovery phrase is: ladder cabin mystery tuna orbit velvet crisp panda humble sugar garden novel",
        "CREDENTIAL",
        "ladder cabin mystery tuna orbit velvet crisp panda humble sugar garden novel",
    ),
]
NUMBERS = [
    ("Guest shows passport no. X1234567, arrived", "PASSPORT", "X1234567"),
    ("Паспорт серия 45 09 номер 654321 выдан", "PASSPORT", "45 09 номер 654321"),
    ("Führerschein-Nr. B072RRE2I55 ausgestellt", "DRIVING_LICENCE", "B072RRE2I55"),
    ("permis de conduire n° 12AB34567 et", "DRIVING_LICENCE", "12AB34567"),
    ("Personalausweisnummer L01X00T471.", "NATIONAL_ID", "L01X00T471"),
    ("driver, plate 7ABC123, stopped", "VEHICLE_ID", "7ABC123"),
    ("das Kennzeichen M-AB 1234, rot", "VEHICLE_ID", "M-AB 1234"),
    ("车牌号京A12345。", "VEHICLE_ID", "京A12345"),
    ("MRN 00482913: seen today", "ACCOUNT_ID", "00482913"),
    ("Employee ID E-20417, since May", "ACCOUNT_ID", "E-20417"),
    ("Sort code 20-00-00, account number 55779911.", "IBAN", "55779911"),
    ("with account number 55779911 as before.", "ACCOUNT_ID", "55779911"),
    ("mother's maiden name is Kowalski, verified", "PERSON_NAME", "Kowalski"),
]
NAMES = [
    ("Best regards,\nAnna Kovács", "Anna Kovács"),
    ("bis morgen.\n\nMit freundlichen Grüßen\n\nKatrin Vogel\nVertrieb", "Katrin Vogel"),
    ("Thanks, Anna", "Anna"),
    ("С уважением,\nОльга Смирнова", "Ольга Смирнова"),
    ("the patient Anna Kowalska came", "Anna Kowalska"),
    ("La patiente Claire Dubois est", "Claire Dubois"),
    ("then my wife Maria called", "Maria"),
    ("\nFrom: Laura Schmidt\nSubject: hello", "Laura Schmidt"),
    ("the witness Paul Miller's car", "Paul Miller"),
    ("電話は 佐藤健一さんから", "佐藤健一"),
    ("오늘 김민수 고객님 감사합니다", "김민수"),
]
ADDRESSES = [
    ("She lives near 12 Main Street, Springfield with her son", "12 Main Street, Springfield"),
    ("Ship to 450 Oak Avenue, Austin, TX 78701. Thanks", "450 Oak Avenue, Austin, TX 78701"),
    ("send it to P.O. Box 4821, Nairobi by ship", "P.O. Box 4821, Nairobi"),
    ("in der Gartenstraße 14 in Bonn", "Gartenstraße 14 in Bonn"),
    ("je suis au 8 rue des Lilas, Lyon depuis", "8 rue des Lilas, Lyon"),
    ("en Calle Mayor 25, Madrid desde", "Calle Mayor 25, Madrid"),
    ("주소는 서울특별시 강남구 테헤란로 123입니다", "서울특별시 강남구 테헤란로 123"),
    ("주소 경기도 성남시 분당구 정자동 178-1 입니다", "경기도 성남시 분당구 정자동 178-1"),
    ("住所は東京都新宿区西新宿2丁目8-1です", "東京都新宿区西新宿2丁目8-1"),
    ("住址：广东省深圳市南山区科技路12号。", "广东省深圳市南山区科技路12号"),
]
SPECIAL = [
    ("The patient Anna was diagnosed with F32.1 today.", "HEALTH", "F32.1"),
    ("El paciente padece diabetes tipo 2 y", "HEALTH", "diabetes tipo 2"),
    ("Frau Vogel ist bis 14. März krankgeschrieben.", "HEALTH", "krankgeschrieben"),
    ("Die Kollegin ist Mitglied der IG Metall und", "TRADE_UNION", "Mitglied der IG Metall"),
    ("Herr Vogel ist römisch-katholisch,", "BELIEF", "römisch-katholisch"),
    ("my brother is gay and", "SEX_LIFE", "gay"),
    ("the defendant was convicted of theft in", "CRIMINAL_RECORD", "theft"),
    ("her ethnicity: Kurdish", "ETHNIC_ORIGIN", "Kurdish"),
]


def found(text: str) -> list[tuple[str, str, int]]:
    """(kind, what stands there, likelihood) of each finding."""
    return [(one.kind, text[one.start : one.end], int(one.likelihood)) for one in detect.try_text(text, SETTINGS)]


@pytest.mark.parametrize(("text", "kind", "value"), SECRETS + NUMBERS)
def test_a_secret_or_number_behind_words_is_found_as_its_kind(text: str, kind: str, value: str) -> None:
    assert [one[:2] for one in found(text) if one[2] >= 3 and one[0] == kind] == [(kind, value)]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_below_a_letter_or_behind_a_role_is_found(text: str, name: str) -> None:
    assert [one[:2] for one in found(text) if one[2] >= 3] == [("PERSON_NAME", name)]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_without_a_postal_code_is_found(text: str, address: str) -> None:
    assert ("POSTAL_ADDRESS", address) in [one[:2] for one in found(text) if one[2] >= 4]


@pytest.mark.parametrize(("text", "kind", "value"), SPECIAL)
def test_what_is_said_of_somebody_is_possible_and_never_more(text: str, kind: str, value: str) -> None:
    assert [one for one in found(text) if one[0] == kind] == [(kind, value, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "The password is required and must have 8-16 characters.",
        "The password is stored as SHA-256 in table users2.",
        "Passwort ist falsch. Das Passwort muss mind. 8 Zeichen haben.",
        "the password to database2 is read from config.yml",
        "password hashing in version2 is sha512 based; the password file is passwd.old2, its password field is field2",
        "The password is the following:\n\nUse config.py",
        "Your password is one of those in list2 of the page",
        "PIN 17 of the header; Use code review; OTP 2019 release",
        "passport office 2019, passport control 24 hours",
        "The customer number field accepts 10 digits",
        "account number must be between 1000 and 9999",
        "plate 7 of the book shows Figure 12; Kennzeichen D steht für Deutschland",
        "The seed phrase consists of twelve words that you must write down and keep in a very safe place always",
        "Best regards\nThe Support Team",
        "Mit freundlichen Grüßen\nIhr Kundenservice",
        "To: All Employees\nCc: Marketing Department; Sales Team",
        "[12:03:44] Error: disk full\n[12:03:45] Warning: low memory\n",
        "The client CAs must be objects; patient Zero",
        "Main Street, Springfield is long; der Weg 3 in München; The ring 5 in Berlin",
        "神様 皆様 お客様 고객님 선생님 감사합니다",
        "广东省的经济发展在2019年增长了5号线; 東京都の人口は2020年に1400万人; 서울 지하철 2호선",
        "The server was diagnosed with a memory leak and suffers from depression",
        "Easter is a Christian holiday. Christian rules are old; the church is catholic",
        "BRCA1 positive samples; gay marriage; convicted of theft; member of Sinn Fein",
    ],
)
def test_manuals_forms_and_logs_tell_nothing_of_anybody(text: str) -> None:
    assert not [one for one in found(text) if one[2] >= 3]


def test_a_chat_names_who_speaks_in_each_line_by_itself() -> None:
    chat = "[12:03] Anna: hi\n[12:04] Tom Baker: hello\n[12:05] system: left\n21/11/18, 10:00 - Zoë: yes\n"
    assert [one[1] for one in found(chat)] == ["Anna", "Tom Baker", "Zoë"]
    assert found("more than forty bytes before it on one line 21/11/18, 10:00 - Anna: yes\n") == []


def test_a_chat_is_read_where_a_block_cuts_a_letter() -> None:
    chat = "[12:03] Anna: ü\n[12:04] Zoë: ü\n[12:05] Anna: ü".encode()[:-1]
    assert [chat[one.start : one.end].decode() for one in signed.said(chat, anchored(chat).chats)] == [
        "Anna",
        "Zoë",
        "Anna",
    ]


def test_a_secret_in_the_note_of_a_table_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id,notes\n1,caller said her password is Hunter22x and rang off\n2,nothing to tell of it\n3,all is well again\n"
    )
    (item,) = (one for one in inventory([str(path)], Budget()) if isinstance(one, Item))
    held = [block for block in blocks(item, Budget(), size=1 << 20) if isinstance(block, Block)]
    told = detect.scan_item(item, held, SETTINGS).findings.to_pylist()
    whole = path.read_bytes()
    assert [(row["rule"], whole[row["offset"] :][: row["length"]]) for row in told] == [
        ("told_password@1", b"Hunter22x")
    ]


def test_a_finding_tells_the_words_that_it_rests_on() -> None:
    (one,) = detect.try_text("passport no. X1234567,", SETTINGS)
    assert "behind words for a travel document" in one.reasons


@given(st.text(alphabet="password is PIN no. A1-@\n:,密码是路号로様Rue 12", max_size=200))
def test_whatever_text_stands_there_spans_lie_within_it_and_cut_no_letter(text: str) -> None:
    data = text.encode()
    there = anchored(data)
    told = [
        *cued.cued(data, there.cues),
        *sensitive.sensitive(data, there.said),
        *unposted.unposted(data, there.places),
        *signed.closed(data, there.words),
        *signed.honoured(data, there.honours),
        *signed.said(data, there.chats),
    ]
    for one in told:
        assert 0 <= one.start < one.end <= len(data)
        assert data[one.start : one.end].decode() in text
