"""From files to a number of people: made-up leaks of known truth through the whole product (collect, scan, count)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex
from statistics import median
from typing import NamedTuple

from benchmarks.crowd import Crowd
from benchmarks.leaks_audits import AUDITS
from benchmarks.leaks_forms import FORMS
from benchmarks.leaks_held_out import HELD_OUT
from benchmarks.leaks_known import DIRECTORY, KNOWN
from benchmarks.leaks_more import MORE
from benchmarks.leaks_others import OTHERS
from benchmarks.leaks_records import RECORDS
from benchmarks.leaks_stores import STORES
from benchmarks.leaks_tables import TABLES
from benchmarks.leaks_texts import TEXTS
from benchmarks.record import record

Leak = Callable[[Path, Crowd], int]
LEAKS: dict[str, Leak] = TABLES | STORES | TEXTS | KNOWN | MORE | OTHERS | RECORDS | FORMS | AUDITS | HELD_OUT
FIRST_OF_DEVELOPMENT, FIRST_RECORDED = 1, 7_000
NOT_TAKEN = {"har"}
"""Leaks of what was shown, not of what was carried off."""


class Outcome(NamedTuple):
    """The true number of people of a leak and what was counted."""

    leak: str
    truth: int
    certain: int
    best: int
    possible: int

    @property
    def held(self) -> bool:
        """The truth lies within the bounds."""
        return self.certain <= self.truth <= self.possible

    @property
    def width(self) -> float:
        """How far the bounds are apart, of the truth."""
        return (self.possible - self.certain) / self.truth

    @property
    def error(self) -> float:
        """How far `best` is from the truth, of the truth."""
        return self.best / self.truth - 1


def counted(leak: str, seed: int, folder: Path) -> Outcome:
    """One leak through the product, in a case of its own. Django must be set up (`open_home`)."""
    from duenotice.case import steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings

    folder.mkdir(parents=True)
    truth = LEAKS[leak](folder, Crowd(seed))
    by = Actor("bench")
    left = {path.name for path in folder.iterdir()} - {DIRECTORY}
    taken = () if leak in NOT_TAKEN else tuple(sorted(f"*{name}" for name in left))
    case = steps.new(f"leak-{token_hex(4)}", by, settings=CaseSettings(taken=taken), drill=True)
    steps.collect(case, [str(folder)], by, roles=dict.fromkeys(left, "evidence"))
    steps.scan(case, by, workers=1)
    run = steps.count(case, by, workers=1)
    total = run.rollup_set.get(cut="total")
    return Outcome(leak, truth, total.certain, total.best, total.possible)


def played(first: int, seeds: int, leaks: list[str]) -> list[Outcome]:
    """Every leak, so many times."""
    from duenotice.case.home import open_home

    with tempfile.TemporaryDirectory() as place:
        open_home(Path(place) / "home", settings="duenotice.desk.settings")
        return [counted(leak, first + n, Path(place) / f"{leak}-{n}") for leak in leaks for n in range(seeds)]


def told(found: list[Outcome]) -> str:
    """The table, one line each."""
    lines = [f"{'leak':<22}{'truth':>7}{'certain':>9}{'best':>7}{'possible':>10}  {'held':<5}{'error':>8}"]
    for one in found:
        numbers = f"{one.truth:>7}{one.certain:>9}{one.best:>7}{one.possible:>10}"
        lines.append(f"{one.leak:<22}{numbers}  {'yes' if one.held else 'NO':<5}{one.error:>+8.1%}")
    return "\n".join(lines)


def run(large: bool = False) -> None:
    """Record how often the bounds hold the truth, how far `best` is from it, and how wide the bounds are."""
    found = played(FIRST_RECORDED, 5 if large else 1, list(LEAKS))
    print(told(found), flush=True)
    versions = {"duenotice": version("duenotice")}
    rows = "; ".join(f"{o.leak} {o.truth}: {o.certain}/{o.best}/{o.possible}" for o in found)
    held = [one for one in found if one.held]
    record(
        "leaks_bounds_held",
        len(held) / len(found),
        f"of {len(found)} leaks have their true number of people within certain and possible",
        rival="truth known by making",
        versions=versions,
        goal="1.0",
        note=f"from files to counts, seeds from {FIRST_RECORDED:,}; truth: certain/best/possible: {rows}",
    )
    errors = sorted(found, key=lambda one: -abs(one.error))
    worst = ", ".join(f"{one.leak} {one.error:+.1%}" for one in errors[:5])
    record(
        "leaks_best_error_median",
        median(abs(one.error) for one in found),
        "of the people, median of the leaks",
        rival="truth known by making",
        versions=versions,
        goal="<= 0.05",
        note=f"worst: {worst}",
    )
    record(
        "leaks_width_median",
        median(one.width for one in found),
        "of the people between certain and possible, median of the leaks",
        rival="truth known by making",
        versions=versions,
        goal="<= 0.10",
        note="widest: "
        + ", ".join(f"{one.leak} {one.width:.2f}" for one in sorted(found, key=lambda one: -one.width)[:5]),
    )


def main(arguments: list[str]) -> None:
    """`--development` plays other seeds and records nothing; names of leaks play these alone, and record nothing either."""
    chosen = [name for name in arguments if name in LEAKS]
    if chosen or "--development" in arguments:
        first = FIRST_OF_DEVELOPMENT if "--development" in arguments else FIRST_RECORDED
        print(told(played(first, 1, chosen or list(LEAKS))))
    else:
        run("--large" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
