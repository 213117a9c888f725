"""The made-up incident really happens, its truth is what the proxy served, and nothing in it belongs to a real person."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from examples.black_friday import truth
from examples.black_friday.play import Played, play
from examples.black_friday.scenario import Scenario

RESERVED = re.compile(r"(^|\.)(example\.(com|org|net)|example)$")
ADDRESS = re.compile(rb"[\w.+-]+(?:@|%40)((?:[\w-]+\.)+[a-z]{2,})")


@pytest.fixture(scope="module")
def known(black_friday: Played) -> truth.Truth:
    return truth.read(black_friday.truth)


def _text(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def _edge_lines(black_friday: Played) -> list[dict]:
    logs = (black_friday.truth.parent / "whole").glob("*.jsonl")
    return [json.loads(line) for path in logs for line in path.read_text().splitlines()]


def test_each_serving_of_the_truth_is_in_the_log_of_the_proxy_and_was_made_by_its_subject(black_friday, known):
    lines = {line["request_id"]: line for line in _edge_lines(black_friday)}
    accounts = dict(
        re.findall(r'rid="(\w+)" sid="\w+" uid="(C\d+)"', (black_friday.truth.parent / "whole/origin.log").read_text())
    )
    for serving in known.servings:
        line = lines[serving["request_id"]]
        assert (line["time"], line["cache"], line["node"]) == (serving["at"], serving["cache"], serving["node"])
        assert accounts[line["object_id"]] == serving["subject"]


def test_strangers_saw_pages_only_between_the_faulty_deploy_and_the_purge(known):
    assert Scenario().deployed <= known.first < known.last <= Scenario().purged
    ways = {serving["cache"] for serving in known.servings if serving["foreign"]}
    assert {"HIT", "COLLAPSED"} <= ways <= {"HIT", "COLLAPSED"}


def test_before_the_deploy_everybody_saw_only_their_own_pages(known):
    early = [serving for serving in known.servings if serving["at"] < "2025-11-26T09:12"]
    assert early
    assert not any(serving["foreign"] for serving in early)


def test_pages_marked_no_store_were_shared_only_in_flight(known):
    shared = {row["cache"] for row in known.servings if row["foreign"] and row["path"].endswith("checkout")}
    assert shared == {"COLLAPSED"}


def test_customers_live_in_thirty_countries_and_more_and_some_names_are_not_latin(black_friday):
    rows = pq.read_table(black_friday.evidence / "customers.parquet").to_pylist()
    assert len({row["country"] for row in rows}) >= 30
    assert any("぀" <= c <= "鿿" for row in rows for c in row["name"])
    assert any("Ѐ" <= c <= "ӿ" for row in rows for c in row["name"])
    assert any("֐" <= c <= "׿" for row in rows for c in row["name"])


def test_no_mail_address_lies_outside_the_reserved_domains(black_friday):
    rows = pq.read_table(black_friday.evidence / "customers.parquet").to_pylist()
    hosts = {row["email"].rpartition("@")[2] for row in rows}
    for path in black_friday.evidence.rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            hosts |= {host.decode() for host in ADDRESS.findall(_text(path))}
    assert hosts
    assert [host for host in hosts if not RESERVED.search(host)] == []


def test_the_logs_have_the_flaws_they_are_said_to_have(black_friday):
    rows = {
        path.name[:4]: [json.loads(line) for line in _text(path).splitlines()]
        for path in (black_friday.evidence / "edge").iterdir()
    }
    assert not any("object_id" in row for row in rows["nrt1"])
    assert all("object_id" in row for row in rows["fra1"])
    assert not any("T10:05" <= row["time"][10:16] < "T10:25" for row in rows["gru1"])
    whole = [line for line in _edge_lines(black_friday) if line["node"] == "gru1"]
    assert len(rows["gru1"]) < len(whole)


def test_evidence_holds_nothing_of_the_truth(black_friday):
    for path in black_friday.evidence.rglob("*"):
        assert not path.is_file() or b'"foreign"' not in _text(path)


def test_a_seed_plays_the_same_incident_again_byte_by_byte_and_another_seed_another(black_friday, tmp_path):
    again, other = play("small", 1, tmp_path / "again"), play("small", 2, tmp_path / "other")
    for path in sorted(black_friday.evidence.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (again.evidence / path.relative_to(black_friday.evidence)).read_bytes(), (
                path.name
            )
    assert truth.read(black_friday.truth) == truth.read(again.truth)
    assert truth.read(other.truth).people != truth.read(black_friday.truth).people
