"""Telephone numbers in running text: the labelled texts of presidio-research, and our own logs and JSON for precision."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from benchmarks.accuracy import values
from benchmarks.accuracy.marking import Mark, Text, scores
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.scoring import Score

LABELLED = Path(__file__).parents[2].parent / "shared" / "evidence" / "presidio-research" / "synth_dataset_v2.json"
"""1,500 synthetic texts with labelled spans (microsoft/presidio-research, MIT)."""


def labelled_score(path: Path = LABELLED) -> Score:
    """Span scores on the labelled texts: a hit overlaps a labelled number by at least 80 % of the longer of the two."""
    texts = [Text(one["full_text"], [_mark(span) for span in one["spans"]]) for one in json.loads(path.read_text())]
    return scores(texts, {"PHONE": "PHONE"}, 0.8)["PHONE"]


def _mark(span: dict[str, Any]) -> Mark:
    kind = "PHONE" if span["entity_type"] == "PHONE_NUMBER" else span["entity_type"]
    return Mark(span["start_position"], span["end_position"], kind)


def calls_log(seed: int, region: str, count: int = 400, form: str = "log") -> Sample:
    """A store's log or JSON lines of national and international numbers, with ids, amounts and times of similar length."""
    sample = Sample(f"calls_{region}.{form}", country=region)
    rng = random.Random(f"{seed} calls {region} {form}")
    out: list[str] = []
    for _ in range(count):
        made = values.phone(rng, region, rng.random() < 0.5)
        sample.plant("PHONE", made.canonical)
        order, pid, ref = rng.randrange(10**9, 10**10), rng.randrange(10**4, 10**6), rng.randrange(10**10, 10**11)
        if form == "jsonl":
            out.append(
                json.dumps(
                    {"order": order, "ref": str(ref), "phone": made.written, "ms": rng.randrange(10**6), "pid": pid}
                )
            )
        else:
            out.append(
                f"2018-11-26T10:{rng.randrange(60):02d}:00Z worker[{pid}] order {order} call customer tel {made.written} ref {ref}"
            )
    sample.data = ("\n".join(out) + "\n").encode()
    return sample


def development(seed: int = 11) -> list[Sample]:
    """The development logs."""
    return [
        calls_log(seed, region, form=form) for region in ("DE", "US", "FR", "ES", "PL") for form in ("log", "jsonl")
    ]
