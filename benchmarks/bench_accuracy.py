"""How exact detection is, on evidence with known truth.

Figures are recorded from the held-out seed and families alone; `--development` prints the same table for the families that may be
developed against, `--earlier` for those that were held out before, and both record nothing. `--details` lists the scores of each
kind and the confusions of the columns.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from types import ModuleType

from benchmarks.accuracy import (
    columns,
    dialled,
    earlier,
    held_out,
    pages,
    phones,
    portals,
    prose,
    services,
    strangers,
    structured,
)
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.scoring import Score, added, by_record, by_value, confusion, macro_f1, scanned
from benchmarks.record import record
from duenotice.model.kinds import family

STRUCTURED = frozenset({"EMAIL", "CARD", "IBAN", "IP_ADDRESS", "NATIONAL_ID", "TAX_ID"})
PAGE_KINDS = frozenset({"PERSON_NAME", "EMAIL"})


def structured_scores(samples: Iterable[Sample], details: bool) -> dict[str, Score]:
    """Scores on distinct values by kind, over all samples."""
    total: dict[str, list[Score]] = {}
    for sample in samples:
        for kind, score in by_value(sample, scanned(sample)).items():
            if family(kind) in STRUCTURED:
                total.setdefault(kind, []).append(score)
                if details and (score.false or score.missed):
                    print(f"  {sample.name:28} {kind:16} {score}")
    return {kind: added(scores) for kind, scores in sorted(total.items())}


def count_error(kinds: Mapping[str, Score]) -> float:
    """How far the numbers of distinct values are off: of each kind the difference, whatever its sign, over all true values."""
    off = sum(abs(score.false - score.missed) for score in kinds.values())
    return off / max(1, sum(score.hit + score.missed for score in kinds.values()))


def phone_precision(samples: Iterable[Sample]) -> Score:
    """Distinct numbers of logs and JSON."""
    return added(by_value(sample, scanned(sample), ["PHONE"]).get("PHONE", Score(0, 0, 0)) for sample in samples)


def column_scores(samples: Iterable[Sample], details: bool) -> float:
    """Macro-F1 of field classes."""
    pairs: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        own = confusion(sample, scanned(sample))
        wrong = {pair: n for pair, n in own.items() if pair[0] != pair[1]}
        if details and wrong:
            print(f"  {sample.name:28} {wrong}")
        pairs += own
    return macro_f1(pairs)


def page_score(samples: Iterable[Sample], details: bool) -> Score:
    """Names and addresses by page."""
    scores: list[Score] = []
    for sample in samples:
        found = scanned(sample)
        scores.append(by_record(sample, found, PAGE_KINDS))
        if details:
            parts = (f"{kind} {by_record(sample, found, frozenset({kind}))}" for kind in sorted(PAGE_KINDS))
            print(f"  {sample.name:28} {'; '.join(parts)}")
    return added(scores)


def own_pages() -> list[Sample]:
    """The crawls that may be developed against."""
    more = (portals.page_samples(), services.page_samples(), strangers.page_samples())
    return [*pages.development(), *(sample for samples in more for sample in samples)]


def figures(source: ModuleType | None, details: bool) -> dict[str, tuple[float, str, str]]:
    """All figures: name to value, goal and note. source: module of families, None for those of development."""
    made = source.structured_samples() if source else structured.development()
    kinds = structured_scores(made, details)
    for kind, score in kinds.items():
        print(f"{kind:18} {score}")
    total, card = added(kinds.values()), kinds.get("CARD", Score(0, 0, 0))
    logs = phone_precision(source.phone_samples() if source else phones.development())
    print(f"{'PHONE logs, JSON':18} {logs}")
    print(f"{'PHONE no region':18} {dialled.national_score('strange' if source else 'own', details)}")
    spoken = phones.labelled_score() if phones.LABELLED.exists() else None
    print(f"{'PHONE labelled':18} {spoken or 'the labelled texts are not here'}")
    told = column_scores(source.table_samples(True) if source else columns.development(True), details)
    bare = column_scores(source.table_samples(False) if source else columns.development(False), details)
    print(f"fields macro-F1 {told:.4f}, without headers {bare:.4f}")
    shown = page_score(source.page_samples() if source else own_pages(), details)
    print(f"{'pages':18} {shown}")
    every = {
        "accuracy_structured_recall": (total.recall, ">= .99", str(total)),
        "accuracy_structured_precision": (total.precision, ">= .99", str(total)),
        "accuracy_distinct_count_error": (count_error(kinds), "<= .001", str(total)),
        "accuracy_card_precision": (card.precision, ">= .99 at recall >= .99", str(card)),
        "accuracy_fields_macro_f1": (told, ">= .95", ""),
        "accuracy_fields_headerless_macro_f1": (bare, ">= .85", ""),
        "accuracy_page_names_f1": (shown.f1, ">= .95", str(shown)),
    }
    if spoken:
        every["accuracy_phone_f1"] = (spoken.f1, ">= .85", f"labelled texts: {spoken}; generated logs and JSON: {logs}")
    return every


def run(large: bool = False) -> None:
    """Measure and record on the held-out families."""
    versions = {"duenotice": version("duenotice"), "faker": version("faker")}
    for name, (value, goal, note) in figures(held_out, details=False).items():
        rival = (
            "labelled texts of presidio-research"
            if name == "accuracy_phone_f1"
            else "generated truth, held-out seed and templates"
        )
        record(name, value, "share", rival=rival, versions=versions, goal=goal, note=note)
    for name, score in prose.prose_scores().items():
        goal, rival = "said, not aimed at", "letters and notes in fifteen locales with known truth, held out"
        record(
            f"accuracy_prose_{name}_f1", score.f1, "share", rival=rival, versions=versions, goal=goal, note=str(score)
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--earlier", action="store_true")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--large", action="store_true")
    given = parser.parse_args()
    if (
        os.environ.get("PYTHONHASHSEED") != "0"
    ):  # Faker draws the towns of Italy from a set, whose order is another in each process
        again = [sys.executable, "-m", "benchmarks.bench_accuracy", *sys.argv[1:]]
        os.execve(sys.executable, again, {**os.environ, "PYTHONHASHSEED": "0"})
    if given.development or given.earlier:
        figures(earlier if given.earlier else None, details=given.details)
    else:
        run(given.large)
