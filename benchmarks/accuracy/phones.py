"""Telephone numbers in running text: the labelled texts of presidio-research, and our own logs and JSON for precision."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from benchmarks.accuracy import values
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.scoring import KEY, REPORTED, Score
from duenotice.detect import Settings, scan_item
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

LABELLED = Path(__file__).parents[2].parent / "shared" / "evidence" / "presidio-research" / "synth_dataset_v2.json"
"""1,500 synthetic texts with labelled spans (microsoft/presidio-research, MIT)."""


def labelled_score(path: Path = LABELLED) -> Score:
    """Span scores on the labelled texts: a hit overlaps a labelled number by at least 80 % of the longer of the two."""
    entries = json.loads(path.read_text())
    hit = false = missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for n, entry in enumerate(entries):
            (Path(folder) / f"{n:05d}.txt").write_text(entry["full_text"])
        items = (item for item in inventory([folder], Budget()) if isinstance(item, Item))
        for item, entry in zip(items, entries, strict=True):
            truth = [
                (s["start_position"], s["end_position"]) for s in entry["spans"] if s["entity_type"] == "PHONE_NUMBER"
            ]
            said = _spans(item, entry["full_text"])
            matched = sum(1 for span in truth if any(_overlap(span, other) for other in said))
            hit += matched
            missed += len(truth) - matched
            false += sum(1 for span in said if not any(_overlap(span, other) for other in truth))
    return Score(hit, false, missed)


def _spans(item: Item, text: str) -> list[tuple[int, int]]:
    """Reported numbers as character ranges of the text."""
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    found = scan_item(item, own, Settings(key=KEY)).findings
    raw = text.encode()
    rows = [row for row in found.to_pylist() if row["kind"] == "PHONE" and row["likelihood"] >= REPORTED]
    ranges = ((row["offset"], row["offset"] + row["length"]) for row in rows)
    return [(len(raw[:a].decode("utf-8", "ignore")), len(raw[:b].decode("utf-8", "ignore"))) for a, b in ranges]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common >= 0.8 * max(one[1] - one[0], other[1] - other[0])


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
