"""Reading customer directories as companies have them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duenotice.model.errors import UsageError
from duenotice.model.keys import canonical_email, token_key, value_key
from duenotice.people import read_directory
from duenotice.people.columns import guess

PLAIN = "customer_id,name,email,phone,street,postcode,city,country,region,language\n"


def read(tmp_path, text, key, **options):
    path = tmp_path / "customers.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_directory(str(path), key, **options)


def problems(directory):
    return {row["rule"]: row["rows"] for row in directory.problems.to_pylist()}


def test_a_row_becomes_keys_that_the_logs_and_findings_also_have(tmp_path, case_key):
    directory = read(
        tmp_path, PLAIN + "C7,Ana Li,Ana.Li@Example.org,+44 20 7946 0000,High St 1,N1,London,UK,,en\n", case_key
    )
    row = directory.table.to_pylist()[0]
    assert row["account"] == token_key(case_key, "ACCOUNT_ID", "C7")
    assert row["emails"] == [value_key(case_key, "EMAIL", canonical_email("ana.li@example.org"))]
    assert row["phones"] == [value_key(case_key, "PHONE", "+442079460000")]
    assert (row["country"], row["country_tier"], row["language"]) == ("GB", "certain", "en")
    assert row["reach"] == ["email", "post", "phone"]


def test_contacts_keep_the_spelling_of_the_directory(tmp_path, case_key):
    directory = read(tmp_path, PLAIN + "C7,Ana Li,Ana.Li@Example.org,,,,,GB,,\n", case_key)
    assert directory.contacts["address"].to_pylist() == ["Ana.Li@Example.org"]


def test_the_hashed_table_holds_no_raw_value(tmp_path, case_key):
    directory = read(tmp_path, PLAIN + "C7,Ana Li,ana@example.org,+442079460000,,,,GB,,\n", case_key)
    text = str(directory.table.to_pylist()) + str(directory.problems.to_pylist())
    assert not any(raw in text for raw in ("Ana", "ana@", "7946", "C7"))


HEADERS = [
    (["Kundennr.", "Vorname", "Nachname", "E-Mail-Adresse", "Telefon", "PLZ", "Ort", "Straße", "Land"],
     {"account": "Kundennr.", "email": "E-Mail-Adresse", "given_name": "Vorname", "family_name": "Nachname", "country": "Land"}),
    (["N° client", "Prénom", "Nom", "Courriel", "Pays"],
     {"email": "Courriel", "given_name": "Prénom", "family_name": "Nom", "country": "Pays"}),
    (["ID de cliente", "Nombre completo", "Correo electrónico", "País"],
     {"email": "Correo electrónico", "name": "Nombre completo", "country": "País"}),
    (["顧客番号", "氏名", "メールアドレス", "国"], {"account": "顧客番号", "name": "氏名", "email": "メールアドレス", "country": "国"}),
    (["customerId", "emailAddress", "phoneNumber"], {"account": "customerId", "email": "emailAddress", "phone": "phoneNumber"}),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "expected"), HEADERS)
def test_columns_are_recognised_in_several_languages(headers, expected):
    assert expected.items() <= guess(headers).items()


def test_a_mapping_overrules_the_guess(tmp_path, case_key):
    directory = read(tmp_path, "a,b,email\nx@example.org,C1,\n", case_key, mapping={"email": "a", "account": "b"})
    assert directory.table["emails"].to_pylist()[0] and directory.table["account"].to_pylist()[0]


@pytest.mark.parametrize("mapping", [{"email": "no such column"}, {"shoe_size": "a"}])
def test_a_wrong_mapping_is_refused_with_the_names_there_are(tmp_path, case_key, mapping):
    with pytest.raises(UsageError, match=r"column|field"):
        read(tmp_path, "a\n1\n", case_key, mapping=mapping)


BAD = [
    ("", {"empty": 0}),
    (b"PAR1", {"unreadable": 0}),
    (b"PAR1\x00\x01broken", {"unreadable": 0}),
    ("colour,size\nred,2\n", {"missing_columns": 0}),
    ("customer_id,name\nC1,A\n", {"missing_columns": 1}),
    ("customer_id,email\nC1,a@example.org\nC1,b@example.org\n", {"duplicate_id": 1}),
    ("customer_id,email,country\nC1,a@example.org,DE\nC1,b@example.org,FR\n", {"conflicting_country": 1}),
    ("customer_id,email\nC1,\nC2,x@example.org\nC3,\n", {"blank_email": 2}),
    ("customer_id,email\nC1,not an address\n", {"bad_email": 1}),
    ("customer_id,email\nC1,info@example.org\n", {"role_address": 1}),
    ("customer_id,email,phone\nC1,a@example.org,12\n", {"bad_phone": 1}),
    ("email,phone\n,\nx@example.org,\n,zz\n", {"no_key": 1}),
    ("customer_id,email\n" + "".join(f"C{i},same@example.org\n" for i in range(10_000)), {"shared_email": 10_000}),
    ("customer_id,email\nC1,a@example.org,extra\nC2\n", {"ragged_row": 2}),
    ("customer_id;name;email\nC1;Jürgen;a@example.org\n".encode("cp1252") + "C2;Žofie;b@example.org\n".encode(), {"mixed_encoding": 1}),
    ("customer_id,email,country\nC1,a@example.org,Atlantis\n", {"unknown_country": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BAD)
def test_what_is_wrong_with_a_directory_is_named_and_counted(tmp_path, case_key, text, expected):
    directory = read(tmp_path, text, case_key)
    assert expected.items() <= problems(directory).items()


def test_a_directory_that_is_not_there_is_a_problem_and_not_a_crash(tmp_path, case_key):
    directory = read_directory(str(tmp_path / "none.csv"), case_key)
    assert directory.table.num_rows == 0 and problems(directory) == {"unreadable": 0}


def test_thirty_percent_blank_addresses_leave_the_other_rows_whole(tmp_path, case_key):
    lines = [f"C{i},{'' if i % 10 < 3 else f'c{i}@example.org'},DE" for i in range(1000)]
    directory = read(tmp_path, "customer_id,email,country\n" + "\n".join(lines), case_key)
    assert directory.table.num_rows == 1000
    assert problems(directory)["blank_email"] == 300
    assert sum(bool(e) for e in directory.table["emails"].to_pylist()) == 700


def test_parquet_and_csv_of_the_same_rows_give_the_same_directory(tmp_path, case_key):
    rows = {"customer_id": ["C1", "C2"], "email": ["a@example.org", None], "country": ["DE", "FR"]}
    pq.write_table(pa.table(rows), tmp_path / "customers.parquet")
    parquet = read_directory(str(tmp_path / "customers.parquet"), case_key)
    csv = read(tmp_path, "customer_id,email,country\nC1,a@example.org,DE\nC2,,FR\n", case_key)
    assert parquet.table.equals(csv.table)


def test_numbers_without_a_plus_need_the_country_of_the_row_or_a_hint(tmp_path, case_key):
    text = "customer_id,phone,country\nC1,030 123456,DE\nC2,030 123456,\n"
    assert [len(p) for p in read(tmp_path, text, case_key).table["phones"].to_pylist()] == [1, 0]
    assert [len(p) for p in read(tmp_path, text, case_key, country="DE").table["phones"].to_pylist()] == [1, 1]


@pytest.mark.parametrize("wanted", ["customers", "SELECT customer_id, email FROM customers WHERE email <> ''"])
def test_a_database_gives_the_same_directory_as_its_export(tmp_path, case_key, wanted):
    with closing(sqlite3.connect(tmp_path / "shop.db")) as database, database:
        database.execute("CREATE TABLE customers (customer_id TEXT, email TEXT)")
        database.execute("INSERT INTO customers VALUES ('C1', 'a@example.org')")
    of_database = read_directory(f"sqlite:///{tmp_path}/shop.db#{wanted}", case_key)
    assert of_database.table.equals(read(tmp_path, "customer_id,email\nC1,a@example.org\n", case_key).table)


@pytest.mark.parametrize("wanted", ["", "customers; DROP TABLE customers", "no_such_table", "DELETE FROM customers"])
def test_a_database_is_only_ever_read(tmp_path, case_key, wanted):
    with pytest.raises(UsageError, match=r"table|could not be read"):
        read_directory(f"sqlite:///{tmp_path}/shop.db#{wanted}", case_key)
