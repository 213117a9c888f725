"""The law room measured: how much law it holds, how it answers official cases, how fast, and how well its tests watch its code.

Run: python -m benchmarks.bench_law [--large | --quick]. `--large` runs every mutant instead of a sample within the time allowed,
`--quick` none.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import holidays  # noqa: F401 - loaded before the forks
import hypothesis
import jsonschema  # noqa: F401
import pytest
import yaml  # noqa: F401
from scipy.stats import beta

from benchmarks import mutants
from benchmarks.record import record

ROOT = Path(__file__).parent.parent
LAW = ROOT / "src" / "duenotice" / "law"
VERSIONS = {"duenotice": version("duenotice")}
_MODULES = "assessing awareness clock competence conditions deadlines elements gates places risk severity verdict"
DECIDING = _MODULES.split()
"""Modules that decide. Loading, printing and the form of reports have tests too, but a wrong answer is born here."""

WATCHING = [
    f"tests/law/test_{name}.py"
    for name in ("gates", "europe", "world_cases", "official", "clocks", "rule_files", "properties")
]
"""The tests of the room, those that notice most first."""

OFFICIAL = (
    "tests/law/test_europe.py::test_an_official_situation_gets_the_official_answer",
    "tests/law/test_world_cases.py::test_a_worked_case_is_answered_as_its_source_states",
    "tests/law/test_world_cases.py::test_the_seed_incident_is_answered_as_the_compiled_table_states",
    "tests/law/test_clocks.py::test_hours_run_on_the_utc_line",
    "tests/law/test_clocks.py::test_the_hour_that_comes_twice_is_told_apart",
    "tests/law/test_clocks.py::test_a_dora_limit_on_a_sunday_moves_to_monday_noon",
    "tests/law/test_clocks.py::test_days_and_months_end_with_a_day_of_the_place",
    "tests/law/test_official.py",
)
_EUROPE = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB CH NO"
_WORLD = "JP KR SG MY CN IN AU NZ BR MX ZA TR CA"
_STATES = "US-CA US-NY US-TX US-FL US-IL US-PA US-OH US-GA US-NC US-MI US-NJ US-VA US-WA US-MA US-AZ US-IN US-TN"
REGIONS = f"{_EUROPE} {_WORLD} {_STATES}".split()


def how_much() -> None:
    """Counts of what is shipped."""
    from duenotice import law

    rules = law.load()
    record(
        "law_rules",
        len(rules.rules),
        "rules",
        rival="none publishes its rules with tests",
        versions=VERSIONS,
        goal="163",
    )
    record("law_authorities", len(rules.authorities), "authorities", rival="none", versions=VERSIONS, goal="144")


class _Tally:
    def __init__(self) -> None:
        self.passed, self.failed = 0, list[str]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what ran; a case that did not run is no case answered."""
        if report.when == "call":
            self.passed += report.passed
            if not report.passed:
                self.failed.append(report.nodeid)


def official_cases() -> None:
    """Share of official situations, worked cases and clock examples answered as stated."""
    tally = _Tally()
    pytest.main(
        ["-q", "-n", "0", "--assert=plain", "-p", "no:cacheprovider", *(str(ROOT / name) for name in OFFICIAL)],
        plugins=[tally],
    )
    total = tally.passed + len(tally.failed)
    record(
        "law_official_cases_share", tally.passed / total, "share", rival="the official answers", versions=VERSIONS, goal="1",
        note=f"{tally.passed} of {total} cases",
    )  # fmt: skip


def all_regions() -> None:
    """Milliseconds for every rule over 60 regions and 100 million people, as counts."""
    from duenotice import law
    from duenotice.model import Bounds, Fact, Facts

    sets = [
        {"PERSON_NAME", "EMAIL"},
        {"EMAIL"},
        {"PERSON_NAME", "EMAIL", "POSTAL_ADDRESS"},
        {"PERSON_NAME", "CARD", "CARD_CODE"},
    ]
    share = 100_000_000 // len(REGIONS)
    count, part = Bounds(share // 2, share * 3 // 4, share), Bounds(share // 8, share * 3 // 16, share // 4)
    held = tuple((frozenset(kinds), part) for kinds in sets)
    places = tuple(law.Place(code.split("-")[0], code if "-" in code else None, count, held) for code in REGIONS)
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    known = {
        "audience": "other_customers",
        "breach_kinds": ("confidentiality",),
        "aware_at": now,
        "established_in": (),
        "sectors": (),
    }
    facts, rules = Facts([Fact(name, value, "benchmark") for name, value in known.items()]), law.load()
    law.assess(facts, law.Impact(places), rules, now, now)
    times = [_timed(lambda: law.assess(facts, law.Impact(places), rules, now, now)) for _ in range(60)]
    record(
        "law_all_regions_ms", statistics.median(times), "ms", rival="none", versions=VERSIONS, goal="< 100, target < 10",
        note=f"{len(REGIONS)} regions, 100 million people, {len(rules.rules)} rules; fastest {min(times):.1f} ms",
    )  # fmt: skip


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - start) * 1000


def mutants_killed(budget: float) -> None:
    """Share of mutants of the deciding modules that some test notices."""
    hypothesis.settings.register_profile("mutants", max_examples=8, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")
    files = {f"duenotice.law.{name}": LAW / f"{name}.py" for name in DECIDING if (LAW / f"{name}.py").exists()}
    every = [mutant for module, path in files.items() for mutant in mutants.mutants_of(module, path)]
    mutants.refuse_broken(files, WATCHING)
    done = mutants.run(every, files, WATCHING, budget=budget)
    survivors = sorted(mutant.where for mutant, noticed in done if not noticed)
    print("\n".join(survivors), flush=True)
    record(
        "law_mutants_killed", 1 - len(survivors) / len(done), "share", rival="none",
        versions=VERSIONS | {"hypothesis": hypothesis.__version__},
        goal=">= 0.9", note=f"{len(done)} of {len(every)} mutants run, {len(survivors)} survived; "
        f"at least {_surely(len(survivors), len(done)):.3f} of all with 95 % confidence",
    )  # fmt: skip


def _surely(survived: int, n: int) -> float:
    """Lower bound of the share noticed (one-sided, exact binomial), for a random sample of `n`."""
    return float(beta.ppf(0.05, n - survived, survived + 1))


def run(large: bool = False) -> None:
    """All figures of the room. The mutants come first: they fork before the room is imported."""
    mutants_killed(7200 if large else 150)
    quick()


def quick() -> None:
    """The figures that need no mutants."""
    how_much()
    official_cases()
    all_regions()


if __name__ == "__main__":
    quick() if "--quick" in sys.argv else run("--large" in sys.argv)
