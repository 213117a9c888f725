"""Plays the incident: `python -m examples.black_friday.play --size small|medium|large --seed N --out DIR`."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from examples.black_friday import captures, logs, tables, truth, voices
from examples.black_friday.cast import Customer, customers
from examples.black_friday.drive import Driver
from examples.black_friday.plan import SEARCH_RANGE, plan
from examples.black_friday.scenario import SIZES, Scenario
from examples.black_friday.serve import running


class Played(NamedTuple):
    """Where a play left its evidence and its truth, and how many requests were really sent."""

    evidence: Path
    truth: Path
    requests: int


def play(size: str, seed: int, out: Path, scenario: Scenario | None = None) -> Played:
    """Run the whole incident once. out: gets the folders `evidence`, `truth` and `whole` (the nodes' logs before anything was
    lost); what an earlier play left there is replaced. Raises KeyError for an unknown size."""
    scenario, sized = scenario or Scenario(), SIZES[size]
    cast = customers(sized.customers, seed)
    for name in ("evidence", "truth", "whole"):
        shutil.rmtree(out / name, ignore_errors=True)
    whole = out / "whole"
    whole.mkdir(parents=True)
    driver = _driven(cast, scenario, plan(cast, scenario, sized, seed), whole)
    evidence = out / "evidence"
    _record(evidence, whole, cast, scenario, driver)
    tables.prices(evidence / "market", seed)
    voices.mail(evidence / "help-desk.mbox", cast, driver.shown, seed)
    voices.posts(evidence / "public-posts.jsonl", scenario, sized, seed)
    truth.write(out / "truth", driver.shown)
    return Played(evidence, out / "truth", driver.requests)


def _driven(cast: list[Customer], scenario: Scenario, steps: list, whole: Path) -> Driver:
    """The driver after all steps, with both servers ended and their logs on disk in `whole`."""
    with tempfile.TemporaryDirectory() as temporary:
        people = Path(temporary) / "customers.json"
        people.write_text(json.dumps([customer.row() for customer in cast]), encoding="utf-8")
        store = {"SHOP_CUSTOMERS": str(people), "SHOP_LOG": str(whole / "origin.log")}
        with running("examples.black_friday.serve", ["store"], store) as origin:
            proxy = {"EDGE_ORIGIN": f"http://127.0.0.1:{origin}", "EDGE_LOGS": str(whole)}
            with running("examples.black_friday.serve", ["edge"], proxy) as port:
                driver = Driver(f"http://127.0.0.1:{port}", cast, scenario)
                asyncio.run(driver.play(steps))
    return driver


def _record(evidence: Path, whole: Path, cast: list[Customer], scenario: Scenario, driver: Driver) -> None:
    for folder in ("edge", "origin", "captures"):
        (evidence / folder).mkdir(parents=True, exist_ok=True)
    logs.edge(whole, evidence / "edge", scenario)
    logs.origin(whole / "origin.log", evidence / "origin")
    logs.history(evidence / "deploys.jsonl", scenario)
    captures.warc(evidence / "captures" / "qa-crawl.warc.gz", driver.captures["warc"])
    for name, seen in driver.captures.items():
        if name.startswith("har"):
            captures.har(evidence / "captures" / f"support-{name[4:]}.har", seen)
    tables.directory(evidence / "customers.parquet", cast)
    tables.orders(evidence / "orders.csv", cast)
    ranges = {"creationTime": "2025-11-01T00:00:00", "prefixes": [{"ipv4Prefix": SEARCH_RANGE}]}
    (evidence / "search-engine-ranges.json").write_text(json.dumps(ranges, indent=1), encoding="utf-8")


def main() -> None:
    """Play from the command line and say what happened in one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    begun = time.perf_counter()
    played = play(given.size, given.seed, given.out)
    known = truth.read(played.truth)
    print(
        f"{played.requests:,} requests in {time.perf_counter() - begun:.1f} s; {len(known.people):,} people of "
        f"{len(known.by_country)} countries were shown to somebody else. Evidence: {played.evidence}"
    )


if __name__ == "__main__":
    main()
