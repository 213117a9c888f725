"""People in files that left the house: customers by their keys, strangers by what links their records."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duenotice.engine import local
from duenotice.model.evidence import EXCHANGES, Item
from duenotice.model.findings import Escrowed, Finding, Value
from duenotice.model.keys import canonical_email, canonical_name, token_key, value_key
from duenotice.model.tables import rows_of, table_of
from duenotice.people import Decision, DirectoryRow, Link, Settings, run
from duenotice.people.subjects import subject_of_account

ENGINE = local(workers=1, memory_mb=500)
CANONICAL = {
    "EMAIL": canonical_email,
    "PERSON_NAME": canonical_name,
    "PHONE": str,
    "PASSWORD": str,
    "NATIONAL_ID.US": str,
}


def tables(records, key, customers=()):
    """One taken file; each record a dict of kind to raw value."""
    findings, escrow, values = [], {}, {}
    for number, record in enumerate(records):
        for kind, raw in record.items():
            datum = value_key(key, kind, CANONICAL[kind](raw))
            findings.append(Finding(0, 0, 1, kind, datum, None, number, number, None, "valid", 5.0, 5, 0, "test@1"))
            escrow[datum] = Escrowed(datum, kind, raw)
            domain = raw.rpartition("@")[2] if kind == "EMAIL" else None
            values[datum] = Value(datum, kind, "…", "FR" if raw.startswith("+33") else None, domain, 1, None, None)
    rows = [_customer(email, key) for email in customers]
    return {
        "items": table_of(Item, [Item(0, "0" * 64, "/dump/customers.csv", "csv", 1)]),
        "findings": table_of(Finding, findings),
        "escrow": table_of(Escrowed, escrow.values()),
        "values": table_of(Value, values.values()),
        "directory": table_of(DirectoryRow, rows),
    }


def _customer(email, key):
    keys, account = (value_key(key, "EMAIL", email),), token_key(key, "ACCOUNT_ID", email)
    subject = subject_of_account(key, account)
    return DirectoryRow(subject, account, keys, keys, (), (), "DE", "certain", None, "de", ("email",))


def total(records, key, *, taken=("*.csv",), customers=()):
    out = run(tables(records, key, customers), Settings(key, taken=taken), ENGINE)
    row = next(r for r in out["counts"].to_pylist() if r["cut"] == "total")
    return (row["certain"], row["best"], row["possible"]), out


TWO = [{"EMAIL": "ana@example.org", "PERSON_NAME": "Ana Lopez"}, {"EMAIL": "bo@example.org", "PERSON_NAME": "Bo Chen"}]
CASES = [
    (TWO, (2, 2, 2)),
    (TWO + TWO, (2, 2, 2)),
    ([TWO[0], {"EMAIL": "ana@example.net", "PERSON_NAME": "Ana Lopez"}], (1, 1, 2)),
    ([{"EMAIL": "info@example.org"}], (0, 0, 0)),
    ([], (0, 0, 0)),
]


@pytest.mark.parametrize(("records", "bounds"), CASES)
def test_people_nobody_knows_are_counted_from_both_ends_of_the_links(records, bounds, case_key):
    assert total(records, case_key)[0] == bounds


def test_a_file_of_which_nobody_knows_whether_it_was_read_makes_nobody_certain(case_key):
    bounds, _ = total(TWO, case_key, taken=())
    assert bounds[0] == 0 and bounds[2] == 2


def kinds_of(out):
    """Kind → people surely and possibly exposed."""
    rows = [row for row in out["counts"].to_pylist() if row["cut"] == "kind"]
    return {row["key"]: (row["certain"], row["possible"]) for row in rows}


ANA, BO = "ana@example.org", "bo@example.org"
BESIDE = [
    ([{"EMAIL": ANA, "PASSWORD": "pass-1", "NATIONAL_ID.US": "219-09-9999"}], (ANA,), (1, 1)),
    ([{"EMAIL": ANA, "PASSWORD": "pass-1", "NATIONAL_ID.US": "219-09-9999"}], (), (1, 1)),
    ([{"EMAIL": ANA}, {"PASSWORD": "pass-1"}], (ANA,), None),
]


@pytest.mark.parametrize(("records", "customers", "exposed"), BESIDE, ids=["customer", "stranger", "another record"])
def test_a_password_beside_an_address_is_that_persons(records, customers, exposed, case_key):
    kinds = kinds_of(total(records, case_key, customers=customers)[1])
    assert kinds.get("PASSWORD") == exposed
    if exposed:
        assert kinds["NATIONAL_ID.US"] == kinds["EMAIL"] == exposed


def test_a_password_beside_two_people_is_perhaps_of_each(case_key):
    given = tables([{"EMAIL": ANA}, {"EMAIL": BO, "PASSWORD": "pass-1"}], case_key, (ANA, BO))
    findings = [row | {"record": 0, "row": 0} for row in given["findings"].to_pylist()]
    given["findings"] = table_of(Finding, [Finding(**row) for row in findings])
    out = run(given, Settings(case_key, taken=("*.csv",)), ENGINE)
    assert kinds_of(out) == {"EMAIL": (2, 2), "PASSWORD": (0, 2)}
    assert {row["kinds"][0]: row["certainty"] for row in out["exposures"].to_pylist()} == {
        "EMAIL": "certain",
        "PASSWORD": "possible",
    }


def test_doubtful_links_stand_in_the_review_queue(case_key):
    _, out = total([TWO[0], {"EMAIL": "ana@example.net", "PERSON_NAME": "Ana Lopez"}], case_key)
    assert [(r["left"], r["right"], r["rule"], r["decision"]) for r in out["links"].to_pylist()] == [
        ("0:0", "0:1", "same_alias", "open")
    ]


def test_customers_and_strangers_of_one_file_are_both_counted(case_key):
    bounds, out = total(TWO, case_key, customers=("ana@example.org",))
    assert bounds == (2, 2, 2)
    assert sorted(r["tier"] for r in out["people"].to_pylist()) == ["consolidated", "directory"]


def test_residence_of_strangers_is_inferred_and_never_certain(case_key):
    _, out = total([{"PHONE": "+33140000000"}, {"EMAIL": "x@example.de"}, {"EMAIL": "y@example.io"}], case_key)
    assert sorted((r["country"] or "", r["country_tier"]) for r in out["people"].to_pylist()) == [
        ("", "none"),
        ("DE", "hint"),
        ("FR", "weak"),
    ]
    country = {r["key"]: r for r in out["counts"].to_pylist() if r["cut"] == "country"}
    assert country["FR"]["certain"] == 0 and country["FR"]["possible"] >= 1


def test_ids_are_the_same_in_every_run_and_in_every_order(case_key):
    first = total(TWO, case_key)[1]["people"]["subject"].to_pylist()
    assert first == total(TWO[::-1], case_key)[1]["people"]["subject"].to_pylist()


DOUBLE = [TWO[0], {"EMAIL": "ana@example.net", "PERSON_NAME": "Ana Lopez"}]


@pytest.mark.parametrize(("decision", "bounds"), [("same", (1, 1, 1)), ("different", (2, 2, 2)), ("unsure", (1, 1, 2))])
def test_what_somebody_judged_of_a_link_counts_in_the_next_run_however_the_records_are_numbered(
    decision, bounds, case_key
):
    _, out = total(DOUBLE, case_key)
    link = rows_of(Link, out["links"])[0]
    told = table_of(Decision, [Decision(link.left_id, link.right_id, decision)])
    given = tables([TWO[1], *DOUBLE[::-1]], case_key) | {"decisions": told}
    again = run(given, Settings(case_key, taken=("*.csv",)), ENGINE)
    row = next(r for r in again["counts"].to_pylist() if r["cut"] == "total")
    assert (row["certain"], row["best"], row["possible"]) == tuple(n + 1 for n in bounds)
    assert [r["decision"] for r in again["links"].to_pylist()] == [decision]


def test_rows_of_a_table_in_one_exchange_are_asked_about_by_their_own_records(case_key):
    rows = [
        {"EMAIL": f"ana@{host}", "PERSON_NAME": "Ana Lopez"} for host in ("example.org", "example.net", "example.com")
    ]
    given, exchange = tables(rows, case_key), 7
    numbers = [(n + 1) * (EXCHANGES + 1) + exchange for n in range(len(rows))]
    records = [numbers[n] for n in given["findings"]["record"].to_pylist()]
    at = given["findings"].schema.get_field_index("record")
    given["findings"] = given["findings"].set_column(
        at, given["findings"].schema.field(at), pa.array(records, pa.int64())
    )
    asked = rows_of(Link, run(given, Settings(case_key, taken=("*.csv",)), ENGINE)["links"])
    assert {end for link in asked for end in (link.left, link.right)} == {f"0:{number}" for number in numbers}
