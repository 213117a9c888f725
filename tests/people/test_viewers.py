"""Who looked: published ranges of search engines, the company's own machines and captures, and its staff."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from duenotice.engine import local
from duenotice.model.errors import UsageError
from duenotice.model.keys import token_key
from duenotice.people import Settings, read_ranges, read_staff, run
from duenotice.people.exclusions import EXCLUSIONS

ENGINE = local(workers=1, memory_mb=1024)
PUBLISHED = {
    "creationTime": "2026-11-24T23:00:54.000000",
    "prefixes": [
        {"ipv6Prefix": "2001:db8:4801:10::/64"},
        {"ipv4Prefix": "192.0.2.64/27"},
        {"ipv4Prefix": "192.0.2.64/27"},
    ],
}
FORMS = {
    "the JSON that providers publish": (json.dumps(PUBLISHED), ("192.0.2.64/27", "2001:db8:4801:10::/64")),
    "a byte order mark before it": ("\ufeff" + json.dumps(PUBLISHED), ("192.0.2.64/27", "2001:db8:4801:10::/64")),
    "one a line, with remarks": (
        "# crawlers\n198.51.100.7\n\n192.0.2.1/24 # all\n",
        ("192.0.2.0/24", "198.51.100.7/32"),
    ),
}
NO_RANGES = {
    "nothing": "",
    "remarks only": "# none\n",
    "JSON of another form": '{"ranges": []}',
    "an empty list": '{"prefixes": []}',
    "prefixes that are no objects": '{"prefixes": ["192.0.2.0/24", 7]}',
    "JSON cut off": '{"prefixes": [{"ipv4Prefix": "192.0.2.0/24"}',
    "nested too deep": '{"prefixes": ' + "[" * 100_000,
    "a word": "everywhere\n",
    "a wrong mask": "192.0.2.0/40\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_published_ranges_are_read_in_the_forms_there_are(tmp_path, form):
    text, expected = FORMS[form]
    (tmp_path / "ranges").write_text(text, encoding="utf-8")
    assert read_ranges(str(tmp_path / "ranges")) == expected


@pytest.mark.parametrize("form", NO_RANGES)
def test_a_file_without_ranges_is_refused_in_words(tmp_path, form):
    (tmp_path / "ranges").write_text(NO_RANGES[form])
    with pytest.raises(UsageError, match="range"):
        read_ranges(str(tmp_path / "ranges"))


def test_a_file_of_ranges_that_is_not_there_or_no_text_is_refused(tmp_path):
    (tmp_path / "ranges").write_bytes(b"\xff\xfe\x00\x80")
    for path in (tmp_path / "ranges", tmp_path / "none", tmp_path):
        with pytest.raises(UsageError, match="cannot be read"):
            read_ranges(str(path))


STAFF = {
    "one a line": "C1\n\nC2\n C2 \n",
    "a table": "name;customer_id;team\nAna;C1;web\nBo;C2;shop\nNo;;none\n",
    "one column with a head": "customer_id\nC1\nC2\n",
}


@pytest.mark.parametrize("form", STAFF)
def test_staff_accounts_leave_their_list_as_the_keys_that_logs_have(tmp_path, case_key, form):
    (tmp_path / "staff.csv").write_text(STAFF[form])
    assert set(read_staff(str(tmp_path / "staff.csv"), case_key)) == {
        token_key(case_key, "ACCOUNT_ID", "C1"),
        token_key(case_key, "ACCOUNT_ID", "C2"),
    }


@pytest.mark.parametrize(
    ("text", "words"), [("", "empty"), ("colour,size\nred,2\n", "No column"), (None, "unreadable")]
)
def test_a_list_of_staff_without_ids_is_refused_in_words(tmp_path, case_key, text, words):
    if text is not None:
        (tmp_path / "staff.csv").write_text(text)
    with pytest.raises(UsageError, match=words):
        read_staff(str(tmp_path / "staff.csv"), case_key)


@pytest.fixture
def crawled(store, case_key):
    """A small store whose search engine comes from one address: `192.0.2.70`, or one of an IPv6 network."""

    def tables(client: str = "192.0.2.70", network: str | None = None):
        given = store(2, customers=120, visits=1500).tables()
        requests = given["requests"]
        crawls = [agent == "search_engine" for agent in requests["agent_class"].to_pylist()]
        keys = {
            "client": token_key(case_key, "IP_ADDRESS", client),
            "network": network and token_key(case_key, "IP_NETWORK", network),
        }
        for name, key in keys.items():
            values = [key if c else v for c, v in zip(crawls, requests[name].to_pylist(), strict=True)]
            requests = requests.set_column(requests.schema.get_field_index(name), name, pa.array(values, pa.string()))
        return given | {"requests": requests}

    return tables


def outcome(tables, key, **options):
    return run(tables, Settings(key, **options), ENGINE)


def audiences(out):
    return set(out["exposures"]["audience"].to_pylist())


def rules(out):
    return set(out["problems"]["rule"].to_pylist())


def total(out):
    return next(row for row in out["counts"].to_pylist() if row["cut"] == "total")


def test_a_search_engine_is_known_by_its_network_where_it_comes_by_ipv6(crawled, case_key):
    tables = crawled("2001:db8:4801:10::c7", "2001:db8:4801:10::/64")
    assert "search_engine" in audiences(outcome(tables, case_key, search_engines=("2001:db8:4801::/56",)))
    assert "search_engine" not in audiences(outcome(tables, case_key, search_engines=("2001:db8:4802::/64",)))


def test_a_range_too_large_to_compare_is_named(crawled, case_key):
    out = outcome(crawled(), case_key, search_engines=("192.0.0.0/8", "2001:db8::/32"), own_machines=("10.0.0.0/8",))
    named = [row["where"] for row in out["problems"].to_pylist() if row["rule"] == "range_too_large"]
    assert named == ["search engines", "search engines", "own machines"]
    assert "search_engine" not in audiences(out)


def test_what_the_companys_own_machines_fetched_reached_nobody_else(crawled, case_key):
    tables = crawled()
    stranger = outcome(tables, case_key)
    own = outcome(tables, case_key, own_machines=("192.0.2.70",))
    assert "bot" in audiences(stranger) and not {"bot", "employee"} & audiences(own)
    assert "excluded:own_machine" in rules(own)
    assert total(own)["possible"] <= total(stranger)["possible"]


def test_the_rule_of_own_machines_can_be_switched_off_like_every_rule(crawled, case_key):
    lax = tuple(rule for rule in EXCLUSIONS if rule != "own_machine")
    out = outcome(crawled(), case_key, own_machines=("192.0.2.70",), exclusions=lax)
    assert "employee" in audiences(out) and "excluded:own_machine" not in rules(out)


def test_a_capture_the_company_made_teaches_the_pages_and_exposes_nobody(store, case_key):
    tables = store(2, customers=120, visits=1500).tables()
    captures = tables["requests"].filter(pa.compute.equal(tables["requests"]["source"], "capture"))
    alone = tables | {"requests": captures}
    assert outcome(alone, case_key)["exposures"].num_rows > 0
    assert outcome(alone, case_key, own_captures=("*.warc",))["exposures"].num_rows == 0
    learnt = outcome(tables, case_key, own_captures=("*.warc",))
    assert "EMAIL" in {kind for kinds in learnt["exposures"]["kinds"].to_pylist() for kind in kinds}


def test_staff_who_were_signed_in_count_as_employees(store, case_key):
    shop = store(2, customers=120, visits=1500)
    staff = tuple(token_key(case_key, "ACCOUNT_ID", f"C{number:05}") for number in range(60))
    assert "employee" not in audiences(outcome(shop.tables(), case_key))
    assert "employee" in audiences(outcome(shop.tables(), case_key, staff=staff))
