"""A made-up store whose cache shares account pages for a while, as tables of requests and findings, with the truth beside them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from duenotice.model.evidence import Change, Item, Request
from duenotice.model.findings import Finding
from duenotice.model.keys import token_key, value_key
from duenotice.model.people import Person
from duenotice.model.tables import table_of
from duenotice.people import DirectoryRow
from duenotice.people.subjects import subject_of_account

START = datetime(2026, 11, 27, 8, tzinfo=UTC)
COUNTRIES = ["DE", "FR", "US", "JP", "SG"]


@dataclass
class Flaws:
    """What may be wrong with the evidence."""

    nameless_nodes: tuple[str, ...] = ()
    skew_s: dict[str, float] = field(default_factory=dict)
    edge_gap: tuple[float, float, str] | None = None
    origin_gap: tuple[float, float] | None = None
    keep: float = 1.0
    no_request_ids: bool = False


class Store:
    """Plays `hours` of shopping. `tables()` gives what a run takes; `shown` the truth: customer numbers seen by others."""

    TTL = 90.0

    def __init__(self, seed: int, key: bytes, customers: int = 300, visits: int = 4000) -> None:
        self.random, self.key = random.Random(seed), key
        self.customers = customers
        self.shown: set[int] = set()
        self.edge: list[Request] = []
        self.origin: list[Request] = []
        self.captures: list[tuple[Request, int | None]] = []
        self._cache: dict[tuple[str, str], tuple[float, str, int | None]] = {}
        self._number = 0
        self.leak = (3600.0, 6 * 3600.0)
        for at in sorted(self.random.uniform(0, 8 * 3600) for _ in range(visits)):
            self._visit(at)

    def subject(self, customer: int) -> bytes:
        return subject_of_account(self.key, self._account(customer))

    def _account(self, customer: int) -> str:
        return token_key(self.key, "ACCOUNT_ID", f"C{customer:05}")

    def _visit(self, at: float) -> None:
        who = self.random.randrange(self.customers) if self.random.random() < 0.8 else None
        device = self.random.randrange(2)
        session = f"s{who}-{device}" if who is not None else f"anon{self.random.randrange(200)}"
        path = self.random.choice(["/account", "/", f"/product/{self.random.randrange(20)}"])
        agent = "search_engine" if who is None and self.random.random() < 0.1 else "human"
        self._request(at, who, session, path, agent)

    def _request(self, at: float, who: int | None, session: str, path: str, agent: str) -> None:
        node = self.random.choice(["fra", "iad"])
        self._number += 1
        rid = f"r{self._number:07}"
        leaking = self.leak[0] <= at < self.leak[1]
        caches = path != "/account" or leaking
        held = self._cache.get((node, path)) if caches else None
        base = Request(0, self._number, "edge", START + timedelta(seconds=at), rid, session=self._token(session), path=path, node=node,
                       host="shop.example", bytes_sent=9000, agent_class=agent, client=self._token("ip" + session))  # fmt: skip
        if held is not None and at - held[0] < self.TTL:
            filled, object_id, maker = held
            served = replace(base, cache="hit", age_s=float(int(at - filled)), object_id=object_id)
        else:
            object_id, maker = rid, who
            served = replace(base, cache="miss" if caches else "bypass", object_id=rid if caches else None)
            self.origin.append(Request(1, self._number, "origin", START + timedelta(seconds=at + 0.01), rid, session=self._token(session),
                                       account=None if who is None else self._account(who), path=path,
                                       client=self._token(node), bytes_sent=9000))  # fmt: skip
            if caches:
                self._cache[node, path] = (at, rid, who)
        self.edge.append(served)
        if path == "/account" and maker is not None and maker != who:
            self.shown.add(maker)
        if self.random.random() < 0.02:
            self.captures.append(
                (replace(served, source="capture", request_id=None, object_id=None, node=None, client=None), maker)
            )

    def _token(self, raw: str) -> str:
        return token_key(self.key, "SESSION_TOKEN", raw)

    def directory(self) -> pa.Table:
        return table_of(DirectoryRow, [self._row(c) for c in range(self.customers)])

    def _row(self, c: int) -> DirectoryRow:
        email = (value_key(self.key, "EMAIL", f"c{c}@example.org"),)
        name = (value_key(self.key, "PERSON_NAME", f"name {c}"),)
        return DirectoryRow(self.subject(c), self._account(c), email, email, (), name, COUNTRIES[c % 5], "certain",
                            "US-CA" if c % 5 == 2 else None, "en", ("email",))  # fmt: skip

    def tables(self, flaws: Flaws | None = None) -> dict[str, pa.Table]:
        flaws = flaws or Flaws()
        requests = [r for r in (self._worn(r, flaws) for r in self.edge + self.origin) if r is not None]
        captured, findings = [], []
        for record, (request, maker) in enumerate(self.captures):
            captured.append(replace(request, item_id=2, record=record))
            if request.path == "/account" and maker is not None:
                findings += [
                    self._found(record, "EMAIL", f"c{maker}@example.org"),
                    self._found(record, "PERSON_NAME", f"name {maker}"),
                ]
            findings.append(self._found(record, "EMAIL", "help@shop.example"))
        changes = [Change(3, START + timedelta(seconds=self.leak[0]), "deploy", "new cache key"),
                   Change(3, START + timedelta(seconds=self.leak[1]), "purge", "purge all")]  # fmt: skip
        items = [
            Item(i, "0" * 64, path, "access_log", 1)
            for i, path in enumerate(["edge.log", "origin.log", "crawl.warc", "deploys.jsonl"])
        ]
        return {"items": table_of(Item, items), "requests": table_of(Request, requests + captured), "findings": table_of(Finding, findings),
                "changes": table_of(Change, changes), "directory": self.directory()}  # fmt: skip

    def _found(self, record: int, kind: str, canonical: str) -> Finding:
        return Finding(
            2, 0, 1, kind, value_key(self.key, kind, canonical), None, None, record, None, "valid", 5.0, 5, 0, "test@1"
        )

    def _worn(self, r: Request, flaws: Flaws) -> Request | None:
        seconds = (r.at - START).total_seconds() if r.at else 0.0
        if r.source == "edge":
            gap = flaws.edge_gap
            if (gap and gap[0] <= seconds < gap[1] and r.node == gap[2]) or random.Random(
                r.record
            ).random() >= flaws.keep:
                return None
            if r.node in flaws.nameless_nodes:
                r = replace(r, object_id=None)
            r = replace(r, at=r.at + timedelta(seconds=flaws.skew_s.get(r.node or "", 0.0))) if r.at else r
        elif flaws.origin_gap and flaws.origin_gap[0] <= seconds < flaws.origin_gap[1]:
            return None
        return replace(r, request_id=None) if flaws.no_request_ids and r.source == "origin" else r


@pytest.fixture
def store(case_key: bytes):
    """Makes a store by seed."""
    return lambda seed, **sizes: Store(seed, case_key, **sizes)


@pytest.fixture
def flaws():
    """The class of flaws."""
    return Flaws


@pytest.fixture
def person_row():
    """The class of persons, for tests that need none of the rest."""
    return Person
