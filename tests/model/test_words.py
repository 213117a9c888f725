"""The words hold what they promise."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duenotice.model import (
    UNKNOWN,
    Answer,
    Bounds,
    Fact,
    Facts,
    Personal,
    evidence,
    findings,
    parquet_options,
    people,
    rows_of,
    schema_of,
    table_of,
)
from duenotice.model.keys import canonical_date, canonical_email, canonical_name, value_key


def test_a_personal_value_never_shows_in_text() -> None:
    secret = Personal("someone@example.org")
    assert "someone" not in f"{secret} {secret!r} {secret!s} {[secret]} {secret:>20}"


@pytest.mark.parametrize("numbers", [(2, 1, 3), (1, 3, 2), (-1, 0, 0)])
def test_bounds_out_of_order_cannot_exist(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Bounds(*numbers)


def test_bounds_contain_the_truth_and_speak_in_words() -> None:
    bounds = Bounds(3, 5, 9)
    assert 9 in bounds
    assert 2 not in bounds
    assert str(bounds) == "at least 3, about 5, at most 9"


def test_an_unknown_fact_is_neither_true_nor_false() -> None:
    facts = Facts([Fact("contained", True, "analyst")])
    assert facts.answer("contained") is Answer.YES
    assert facts.answer("malicious") is Answer.UNKNOWN
    with pytest.raises(TypeError):
        bool(UNKNOWN)


def test_the_newer_version_of_a_fact_wins() -> None:
    facts = Facts([Fact("contained", True, "a", version=2), Fact("contained", False, "b", version=1)])
    assert facts.value("contained") is True


@pytest.mark.parametrize(
    "record",
    [
        evidence.Coverage(1, 2, 3, "read"),
        evidence.Request(0, 1, "edge", None, cache="hit", age_s=1.5),
        findings.Escrowed(b"k" * 16, "EMAIL", "x@example.org"),
        people.Person(b"s" * 16, "directory", "certain", "DE", "certain", None, "de", None, ("email",)),
    ],
    ids=lambda r: type(r).__name__,
)
def test_a_record_comes_back_from_its_table(record: object) -> None:
    assert rows_of(type(record), table_of(type(record), [record])) == [record]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("  Ada@Example.ORG ", "ada@example.org"),
        ("x@MÜNCHEN.example", "x@xn--mnchen-3ya.example"),
        ("A+b.C@e.org.", "a+b.c@e.org"),
    ],
)
def test_one_address_has_one_canonical_form(written: str, canonical: str) -> None:
    assert canonical_email(written) == canonical


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("1984-12-31", "1984-12-31"),
        ("31.12.1984", "1984-12-31"),
        ("12/31/1984", "1984-12-31"),
        ("1/2/1984", "1984-02-01"),
        ("19841231", "1984-12-31"),
        ("1984-12-31T00:00:00Z", "1984-12-31"),
        ("31.12.84", ""),
        ("1984-13-31", ""),
        ("1984-12-31 ", ""),
    ],
)
def test_one_date_has_one_canonical_form(written: str, canonical: str) -> None:
    assert canonical_date(written) == canonical


def test_a_name_has_one_canonical_form_whatever_its_spacing() -> None:
    assert canonical_name("  MARÍA   José ") == "maría josé"


def test_the_same_datum_has_another_key_in_another_case() -> None:
    assert value_key(b"a" * 32, "EMAIL", "x@example.org") != value_key(b"b" * 32, "EMAIL", "x@example.org")


@pytest.mark.parametrize("record", [findings.Finding, findings.Value, findings.Field, evidence.Request])
def test_a_table_comes_back_from_parquet_as_it_was(record: type, tmp_path: Path) -> None:
    samples = {"int64": 7, "uint64": 7, "uint32": 7, "string": "x", "double": 0.5, "fixed_size_binary[16]": bytes(16)}
    at = datetime(2026, 11, 25, tzinfo=UTC)
    schema = schema_of(record)
    rows = [{field.name: samples.get(str(field.type), at) for field in schema} for _ in range(3)]
    table = pa.Table.from_pylist(rows, schema=schema)
    with pq.ParquetWriter(tmp_path / "x.parquet", schema, **parquet_options(record)) as writer:
        writer.write_table(table)
    assert pq.read_table(tmp_path / "x.parquet").equals(table)
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/x.parquet'").fetchall() == [(3,)]
