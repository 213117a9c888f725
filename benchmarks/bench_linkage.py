"""Which identities are one person? The guarded linker against Splink, on author identities of three public repositories.

Splink runs in a venv of its own (`.bench`, made from requirements/bench.lock) with a model for names and addresses; each side is scored
at its best threshold on the same sets. The data: identities with letters substituted and structure kept.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.record import record
from duenotice.people.linking import Identity, link

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("DUENOTICE_PEOPLE_DATA", ROOT.parent / "shared" / "evidence" / "people"))
SETS = ("git", "numpy", "scipy")
PLANTED = ("nobody@invalid.example", 40)


def read(name: str) -> tuple[list[Identity], list[str]]:
    """Identities and the person of each."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Identity(row["name"], row["email"]) for row in rows], [row["person"] for row in rows]


def pairs_in(labels: Sequence[object]) -> int:
    """Pairs of records with the same label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def scores(found: Sequence[object], truth: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs."""
    both, ours, theirs = pairs_in(list(zip(found, truth, strict=True))), pairs_in(found), pairs_in(truth)
    precision, recall = both / max(ours, 1), both / max(theirs, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def impure(found: Sequence[int], truth: Sequence[str]) -> int:
    """Size of the largest cluster that holds more than one person."""
    persons: dict[int, set[str]] = {}
    sizes = Counter(found)
    for label, person in zip(found, truth, strict=True):
        persons.setdefault(label, set()).add(person)
    return max((sizes[label] for label, who in persons.items() if len(who) > 1), default=0)


def planted(identities: list[Identity]) -> list[Identity]:
    """The same with one placeholder address given to every 40th identity."""
    address, step = PLANTED
    return [Identity(i.name, address) if n % step == 0 else i for n, i in enumerate(identities)]


def splink_f1(name: str) -> float | None:
    """Splink's best F1 over its thresholds, from its own venv; None where that is not installed."""
    python = ROOT / ".bench" / "bin" / "python"
    if not python.exists():
        return None
    command = [str(python), str(Path(__file__).parent / "rivals" / "splink_authors.py"), str(DATA / f"{name}.csv")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-600:], file=sys.stderr)
        return None
    _, truth = read(name)
    return max(scores(labels, truth)[2] for labels in json.loads(done.stdout).values())


def run(large: bool = False) -> None:
    """Record F1 over Splink's, the error of the count, and the precision of certain links, worst of the sets."""
    if not DATA.is_dir():
        print("the author sets are not here; set DUENOTICE_PEOPLE_DATA")
        return
    results, rivals = {name: measured(name) for name in SETS}, {name: splink_f1(name) for name in SETS}
    versions = {"duenotice": version("duenotice")}
    said = "; ".join(f"{name}: {line(results[name], rivals[name])}" for name in SETS)
    if all(f1 is not None for f1 in rivals.values()):
        record(
            "linkage_f1_minus_splink",
            min(results[name]["f1"] - (rivals[name] or 0.0) for name in SETS),
            "pair F1, least of three sets",
            rival="Splink at its best threshold on each set",
            versions=versions | {"splink": splink_version()},
            goal=">= 0.05",
            note=said,
        )
    truth = "mail maps of the projects, which are incomplete"
    worst = max(abs(results[name]["count_error"]) for name in SETS)
    record(
        "linkage_count_error",
        worst,
        "of the people, worst of three sets",
        rival=truth,
        versions=versions,
        goal="<= 0.03",
        note=said,
    )
    least = min(results[name]["certain_precision"] for name in SETS)
    goal = ">= 0.999 where the truth is complete"
    record(
        "linkage_certain_precision",
        least,
        "of certain pairs, worst of three sets",
        rival=truth,
        versions=versions,
        goal=goal,
        note=said,
    )


def splink_version() -> str:
    """The version in `.bench`."""
    command = [
        str(ROOT / ".bench/bin/python"),
        "-c",
        "from importlib.metadata import version; print(version('splink'))",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def measured(name: str) -> dict[str, float]:
    """All figures of one set."""
    identities, truth = read(name)
    linked = link(identities)
    people = len(set(truth))
    low, high = linked.likely
    return {
        "f1": scores(linked.possible, truth)[2],
        "certain_precision": scores(linked.certain, truth)[0],
        "count_error": linked.expected / people - 1,
        "inside": float(low <= people <= high),
        "width": (high - low) / people,
        "impure": impure(linked.possible, truth),
        "impure_planted": impure(link(planted(identities)).possible, truth),
    }


def line(result: dict[str, float], rival: float | None) -> str:
    """One set in words."""
    inside = "inside" if result["inside"] else "outside"
    parts = [
        f"F1 {result['f1']:.3f}" + (f" (Splink {rival:.3f})" if rival is not None else ""),
        f"count {result['count_error']:+.3f}",
        f"truth {inside} a likely range of width {result['width']:.3f}",
        f"certain pairs right {result['certain_precision']:.3f}",
        f"largest impure cluster {result['impure']:.0f}, with a planted placeholder {result['impure_planted']:.0f}",
    ]
    return ", ".join(parts)


def main(arguments: Iterable[str]) -> None:
    """From the command line."""
    run("--large" in arguments)


if __name__ == "__main__":
    main(sys.argv)
