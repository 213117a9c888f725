"""Directories and logs as companies really have them: what is wrong is named, the numbers widen, nothing crashes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from duenotice.engine import local
from duenotice.model.evidence import Item, Request
from duenotice.model.findings import Finding
from duenotice.model.keys import value_key
from duenotice.model.tables import rows_of, table_of
from duenotice.people import Settings, read_directory, run

ENGINE = local(workers=1, memory_mb=1024)
CUSTOMERS, LEAKED = 40, 20
HEAD = "customer_id,name,email,country\n"


def line(n, email=None, customer=None):
    country = ("DE", "FR")[n % 2]
    return f"{customer or f'C{n}'},Zoë Person{n},{f'p{n}@shop.example' if email is None else email},{country}\n"


def rows(make=line):
    return "".join(make(n) for n in range(CUSTOMERS))


DIRECTORIES = {
    "the same id twice, with two addresses": (HEAD + rows() + rows(lambda n: line(n, f"other{n}@shop.example")), "duplicate_id"),
    "the same id for different people": (HEAD + rows() + rows(lambda n: line(n, f"o{n}@x.example", f"C{n // 2}")), "duplicate_id"),
    "no column for e-mail": ("customer_id,country\n" + "".join(f"C{n},DE\n" for n in range(CUSTOMERS)), "missing_columns"),
    "no column that is known": ("colour,size\n" + "red,2\n" * CUSTOMERS, "missing_columns"),
    "two encodings in one file": (HEAD.encode() + rows().encode()[:600] + rows().encode("cp1252")[600:], "mixed_encoding"),
    "thirty per cent without an e-mail": (HEAD + rows(lambda n: line(n, "" if n % 10 < 3 else None)), "blank_email"),
    "one e-mail for ten thousand people": (
        HEAD + rows() + "".join(f"X{n},N{n},p1@shop.example,DE\n" for n in range(10_000)), "shared_email"),
    "cells too many and too few": (HEAD + rows(lambda n: line(n).replace("\n", ",more\n" if n % 2 else "\n")), "ragged_row"),
    "nothing at all": ("", "empty"),
    "bytes of something else": (bytes(range(256)) * 40, "missing_columns"),
}  # fmt: skip


def leak(key):
    """Twenty customers' addresses in a file that left the house."""
    found = [
        Finding(0, n, 1, "EMAIL", value_key(key, "EMAIL", f"p{n}@shop.example"), None, None, n, None, "valid", 5.0, 5, 0, "test@1")
        for n in range(LEAKED)
    ]  # fmt: skip
    return {"items": table_of(Item, [Item(0, "0" * 64, "list.csv", "csv", 1)]), "findings": table_of(Finding, found)}


def counts(tables, key, **options):
    out = run(tables, Settings(key, **options), ENGINE)
    return {(row["cut"], row["key"]): row for row in out["counts"].to_pylist()}, out


@pytest.mark.parametrize("what", DIRECTORIES)
def test_a_bad_directory_is_named_and_the_numbers_still_hold_the_truth(tmp_path, case_key, what):
    content, rule = DIRECTORIES[what]
    (tmp_path / "customers.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    directory = read_directory(str(tmp_path / "customers.csv"), case_key)
    assert rule in directory.problems["rule"].to_pylist()
    found, _ = counts(leak(case_key) | {"directory": directory.table}, case_key, taken=("*.csv",))
    assert found["total", ""]["certain"] <= LEAKED <= found["total", ""]["possible"]
    for country in {key for cut, key in found if cut == "country"} - {"??"}:
        assert found["country", country]["certain"] <= LEAKED // 2 <= found["country", country]["possible"]


def test_a_clean_directory_leaves_nothing_to_doubt(tmp_path, case_key):
    (tmp_path / "customers.csv").write_text(HEAD + rows())
    directory = read_directory(str(tmp_path / "customers.csv"), case_key)
    assert directory.problems.num_rows == 0
    found, _ = counts(leak(case_key) | {"directory": directory.table}, case_key, taken=("*.csv",))
    assert [found["total", ""][bound] for bound in ("certain", "best", "possible")] == [LEAKED] * 3


def test_an_address_that_ten_thousand_share_makes_none_of_them_certain(tmp_path, case_key):
    (tmp_path / "customers.csv").write_text(DIRECTORIES["one e-mail for ten thousand people"][0])
    directory = read_directory(str(tmp_path / "customers.csv"), case_key)
    found, out = counts(leak(case_key) | {"directory": directory.table}, case_key, taken=("*.csv",))
    certain = {row["subject"] for row in out["exposures"].to_pylist() if row["certainty"] == "certain"}
    assert len(certain & set(directory.table["subject"].to_pylist())) == LEAKED - 1
    assert found["total", ""]["possible"] >= 10_000


def shuffled(requests):
    lines = [request for request in requests if request.source != "capture"]
    random.Random(5).shuffle(lines)
    kept = [request for request in requests if request.source == "capture"]
    return [replace(request, record=number) for number, request in enumerate(lines)] + kept


def without_time(requests):
    return [replace(request, at=None) if number % 20 == 0 else request for number, request in enumerate(requests)]


LOGS = {
    "an edge clock seven seconds ahead": ({"skew_s": {"iad": 7.0}}, None, "clock_skew"),
    "an edge in another time zone": ({"skew_s": {"fra": 3600.0}}, None, "time_zone"),
    "two time zones at once": ({"skew_s": {"fra": 3600.0, "iad": -7200.0}}, None, "time_zone"),
    "an origin without request ids": ({"no_request_ids": True}, None, "no_request_id"),
    "lines in no order": ({}, shuffled, "out_of_order"),
    "lines without a time": ({}, without_time, "no_time"),
}


@pytest.mark.parametrize("what", LOGS)
def test_bad_logs_are_named_and_the_numbers_still_hold_the_truth(store, flaws, case_key, what):
    damage, change, rule = LOGS[what]
    shop = store(2, customers=120, visits=1500)
    tables = shop.tables(flaws(**damage))
    if change is not None:
        tables["requests"] = table_of(Request, change(list(rows_of(Request, tables["requests"]))))
    found, out = counts(tables, case_key)
    assert rule in out["problems"]["rule"].to_pylist()
    assert found["total", ""]["certain"] <= len(shop.shown) <= found["total", ""]["possible"]
    assert found["total", ""]["possible"] > found["total", ""]["certain"]
    clean, _ = counts(shop.tables(), case_key)
    assert found["total", ""]["certain"] <= clean["total", ""]["certain"]


def test_a_log_in_order_is_not_called_disordered(store, case_key):
    _, out = counts(store(2, customers=120, visits=1500).tables(), case_key)
    assert "out_of_order" not in out["problems"]["rule"].to_pylist()
