"""Which rows of a table hold the names of its columns: behind titles, in one line or two; and whether a first column holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from duenotice.evidence.ground.wordlist import words

DEEPEST = 25
"""Rows among which headings are looked for: above them stand titles, dates, who made the table."""

NUMBER = re.compile(r"[-+(]?[\d.,:/ %$€£-]+[)]?|\d{4}-\d\d-\d\d.*")


class Heading(NamedTuple):
    """names: of the columns; first: number of the first row below them, from 0."""

    names: tuple[str, ...]
    first: int


def heading(rows: Sequence[list[str]]) -> Heading | None:
    """The names of the columns of a table, by its first rows (cells; all of a row, empty or not). Rows that fill less than half of what
    rows usually do are titles above it, rows of many more cells are about the file; None where data begins at once."""
    filled = [sum(map(bool, row)) for row in rows]
    usual = median([n for n in filled if n > 1] or [0])
    for n, row in enumerate(rows[:DEEPEST]):
        if filled[n] < 2 or filled[n] * 2 < usual:
            continue
        if is_header(row, list(rows[n + 1 :])):
            return _of_two(rows, n) or Heading(tuple(row), n + 1)
        if filled[n] <= usual * 1.25 + 1 and not _is_of_file(rows, n):
            return None
    return None


def _is_of_file(rows: Sequence[list[str]], n: int) -> bool:
    """Whether the first row has another number of cells than the names of columns below it: it is about the file, as in DATEV's."""
    below = rows[1] if n == 0 and len(rows) > 1 else []
    return len(below) > 1 and len(below) != len(rows[0]) and is_header(below, list(rows[2:]))


def _of_two(rows: Sequence[list[str]], n: int) -> Heading | None:
    """The names where the row below goes on with them: it names what stands below empty cells, and parts of what stands left of such."""
    upper, lower = rows[n], rows[n + 1] if n + 1 < len(rows) else []
    wide = max(len(upper), len(lower))
    upper, lower = [*upper, *[""] * (wide - len(upper))], [*lower, *[""] * (wide - len(lower))]
    fills = [c for c in range(wide) if lower[c]]
    fits = any(not upper[c] for c in fills) and all(
        not upper[c]
        or (c + 1 < wide and not upper[c + 1] and lower[c + 1])
        or upper[c].casefold() == lower[c].casefold()
        for c in fills
    )
    if not fits or not all(map(_may_name, filter(None, lower))):
        return None
    names = [lower[c] or upper[c] for c in range(wide)]
    if len({name.casefold() for name in names if name}) < sum(map(bool, names)):
        above = list(accumulate(upper, lambda held, cell: cell or held))
        names = [f"{above[c]} {lower[c]}".strip() if lower[c] else upper[c] for c in range(wide)]
    return Heading(tuple(names), n + 2) if is_header(names, list(rows[n + 2 :])) else None


def _may_name(cell: str) -> bool:
    return not (NUMBER.fullmatch(cell) or "@" in cell or len(cell) > 60)


def is_turned(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first column names what stands beside it, as in forms, and the first row does not name what stands below."""
    left = [row[0] if row else "" for row in cells]
    wide = max(map(len, cells), default=0)
    if len(set(left)) < len(left) or not all(left) or wide > len(cells) + 1:
        return False
    named = sum(map(is_title, left))
    above = [cell for cell in cells[0][1:] if cell]
    enough = named > 1 and named * 4 >= len(left) if wide == 2 else named * 2 > len(left)
    return enough and all(len(cell) <= 60 for cell in left) and not any(map(is_title, above))


AS_ROWS = ", its columns as rows"
"""Behind the place of a table that was turned."""


def turned(cells: Sequence[Sequence[str]]) -> tuple[Heading, list[list[str]]] | None:
    """The columns of a form as rows, below the names that its first column gives; None where it gives none."""
    if not is_turned(cells):
        return None
    rows = [list(column) for column in zip_longest(*cells, fillvalue="")]
    return Heading(tuple(name.rstrip(" :：") for name in rows[0]), 1), rows


def is_title(cell: str) -> bool:
    """Whether a cell says what stands beside or below it: a word that heads many columns, or one before a colon."""
    word = cell.strip().casefold()
    return word.rstrip(" :：") in _HEADER_WORDS or (word.endswith((":", "：")) and 2 < len(word) <= 60)


def is_header(first: list[str], rest: list[list[str]]) -> bool:
    """A row of distinct words that are no values, above rows that look different in at least one column."""
    names = [cell for cell in first if cell]
    if not names or not _are_distinct([name.casefold() for name in names], rest) or len(names) < len(first) / 2:
        return False
    if not all(map(_may_name, names)):
        return False
    if not rest:
        return True
    return differs(first, rest) or all(re.fullmatch(r"[^\W\d][\w.]*", word) and "_" in word for word in names)


def _are_distinct(names: list[str], rest: list[list[str]]) -> bool:
    """Whether no two names are one, but for columns beside each other that hold several of a sort, as trackers export their comments:
    names that never come again below."""
    again = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set[str]()
    if not again:
        return True
    beside = sum(one != other for one, other in pairwise([*names, ""])) == len(set(names))
    return beside and len(set(names)) > 2 and not any(cell.casefold() in again for row in rest for cell in row)


def differs(first: list[str], rest: list[list[str]]) -> bool:
    """Whether the cells below a row are of another kind than its own, in at least one column."""
    for column, name in enumerate(first):
        below = [row[column] for row in rest if column < len(row) and row[column]]
        if below and name and _unlike(name, below):
            return True
    return False


def _unlike(name: str, below: list[str]) -> bool:
    """Numbers, addresses or dates under a word; or a column whose name never comes again and whose cells repeat or vary in length."""
    valued = sum(1 for cell in below if NUMBER.fullmatch(cell) or "@" in cell) / len(below)
    said = name.casefold()
    called = said in _HEADER_WORDS or ("_" in said and said.rpartition("_")[2] in _HEADER_WORDS)
    return valued > 0.6 or (called and name not in below)


_HEADER_WORDS = frozenset(("login name", "user name")) | frozenset(
    words(
        "username login password passwort kennwort contraseña url "
        "name first last first_name last_name firstname lastname surname given_name family_name full_name "
        "fullname email e-mail mail phone telephone mobile address street city town country state zip "
        "postcode postal_code id customer customer_id user username date time title kind type status "
        "description text comment notes gender birthday birthdate dob ip company department nom prénom prenom "
        "adresse ville pays téléphone vorname nachname straße strasse ort plz land telefon geburtsdatum "
        "nombre apellido apellidos correo dirección ciudad país teléfono cognome nome indirizzo città imię "
        "nazwisko adres miasto имя фамилия почта адрес город телефон όνομα επώνυμο الاسم البريد 姓名 氏名 名前 邮箱 "
        "电话 住所 地址 이름 key value field attribute property parameter question answer feld wert merkmal frage "
        "antwort champ valeur réponse campo valor valore pregunta respuesta patient pupil student employee "
        "employer applicant candidate parent mother father doctor nationality religion sex iban school class "
        "allergies diagnosis occupation salary mitarbeiter patientin schüler arbeitgeber geschlecht "
        "staatsangehörigkeit konfession mutter vater anschrift steuer-id personalnummer versicherungsnummer "
        "krankenkasse beruf allergien diagnose sexe nationalité profession employeur élève classe médecin "
        "courriel portable matricule père mère dni nif sexo nacionalidad profesión domicilio localidad móvil "
        "paciente empleado codice sesso nazionalità professione paziente comune residenza morada telemóvel "
        "profissão cpf rg endereço nascimento naam voornaam achternaam geslacht woonplaats telefoon "
        "geboortedatum gsm bsn rijksregisternummer beroep werkgever namn förnamn efternamn personnummer yrke "
        "kön födelsedatum navn fornavn etternavn efternavn fødselsdato cpr-nummer fødselsnummer stilling nimi "
        "etunimi sukunimi osoite puhelin henkilötunnus syntymäaika pracownik pacjent pesel uczeń stanowisko "
        "zawód płeć obywatelstwo jméno příjmení adresa bydliště meno priezvisko rodné povolání pacient név "
        "cím telefonszám anyja foglalkozás neme nume prenume cnp ad soyad tckn cinsiyet meslek hasta öğrenci "
        "ime prezime oib jmbg име егн пациент отчество должность пол гражданство снилс инн прізвище ім'я "
        "стать рнокпп адреса διεύθυνση ασθενής αμκα αφμ العنوان الجنسية الهاتف الجوال الجنس المهنة שם כתובת "
        "טלפון מין מקצוע नाम पता लिंग ชื่อ ที่อยู่ โทรศัพท์ เพศ อาชีพ 性别 身份证号 手机 手机号码 职业 工号 性別 生年月日 電話番号 職業 "
        "성명 주소 전화번호 생년월일 성별 직업 tên giới_tính nama alamat agama pekerjaan telepon nik"
    )
)
"""Words that head many columns, and stand left of what is filled into forms."""
