"""Lines for machines of passports and cards (examples of ICAO 9303), and labels of forms in many languages."""

from __future__ import annotations

import pytest

from duenotice.detect import Settings, try_text
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.travel import machine_lines

SETTINGS = Settings(key=bytes(32))
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
SMALL = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"


@pytest.mark.parametrize(
    ("lines", "kind", "number"),
    [
        (PASSPORT, "machine_passport", "L898902C3"),
        (CARD, "machine_identity", "D23145890"),
        (SMALL, "machine_identity", "D23145890"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\r\n", "\\n", " ", '","'])
def test_lines_for_machines_tell_name_number_and_birth(lines: str, kind: str, number: str, between: str) -> None:
    data = f"scan 1 {lines.replace(chr(10), between)} end".encode()
    told = {
        one.kind: (one.decoded or data[one.start : one.end]).decode()
        for one in machine_lines(data, anchored(data).filled)
    }
    assert told == {"machine_name": "ANNA MARIA ERIKSSON", kind: number, "machine_birth": "1974-08-12"}


@pytest.mark.parametrize("changed", [PASSPORT.replace("C36", "C46"), PASSPORT.replace("8122F", "8132F"), PASSPORT[:60]])
def test_lines_whose_check_digits_do_not_fit_tell_nothing(changed: str) -> None:
    assert not list(machine_lines(changed.encode(), anchored(changed.encode()).filled))


FORMS = """PERSON_NAME Pracownik: Bożena Wiśniewska
PERSON_NAME Nazwisko i imię: Wiśniewska Bożena
PERSON_NAME Пациент: Кузнецова Ирина Викторовна
PERSON_NAME Paciente: Guadalupe López Hernández
PERSON_NAME Patient name    : Holloway, Denise
PERSON_NAME Nama            : SITI NURHALIZA RAHMAWATI
PERSON_NAME Sachbearbeiterin: Jasmin Brandt
PERSON_NAME Responsable légal: Karim Benali
PERSON_NAME Il sottoscritto: Giuseppe Ferrari
PERSON_NAME Anyja neve: Nagy Mária
PERSON_NAME Hasta Adı Soyadı: Mehmet Ali Şahin
PERSON_NAME Ασθενής: Γεώργιος Παπαδόπουλος
PERSON_NAME नाम: सुनीता देवी
PERSON_NAME Tên bệnh nhân: Nguyễn Văn An
BIRTH_DATE Geburtsdatum/-ort: 12.03.1985
BIRTH_DATE Fecha de nac.: 12/03/1985
BIRTH_DATE Születési hely, idő: Szeged, 1985.03.12.
BIRTH_DATE วันเกิด: 12/03/2528
POSTAL_ADDRESS Адрес: г. Тверь, ул. Советская, д. 15, кв. 42
POSTAL_ADDRESS Alamat: JL. MERDEKA NO. 45
POSTAL_ADDRESS Adres: Atatürk Cad. No:12 D:5 Kadıköy""".splitlines()


@pytest.mark.parametrize("line", FORMS)
def test_forms_say_in_many_languages_what_stands_in_them(line: str) -> None:
    kind, _, text = line.partition(" ")
    begin = text.index(":") + 2
    found = {(one.kind, one.start) for one in try_text(text + "\n", SETTINGS) if one.likelihood >= 3}
    assert any(told == kind and start >= begin for told, start in found)


@pytest.mark.parametrize(
    "text", ["Врач: см. ниже", "Name: Berlin, Germany", "Employee: see above", "name    = Anna Fischer Ltd"]
)
def test_labels_of_forms_before_anything_else_tell_nobody(text: str) -> None:
    assert not [one for one in try_text(text + "\n", SETTINGS) if one.kind == "PERSON_NAME" and one.likelihood >= 3]
