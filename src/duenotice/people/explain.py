"""A count in words: at least, about, at most, and what each difference comes from."""

from __future__ import annotations

import json

from duenotice.model.bounds import Bounds
from duenotice.model.people import Count
from duenotice.people.doubts import in_words

CAUSES = {"linkage": "linkage", "exposure": "exposure", "unseen": "missing evidence", "residence": "residence"}


def explain(count: Count) -> str:
    """The bounds and their waterfall as lines of text: how many people each cause and rule takes below or adds above."""
    bounds = Bounds(count.certain, count.best, count.possible)
    if bounds.is_exact:
        return f"{bounds} people, without doubt."
    rows = json.loads(count.causes)
    return "\n".join([f"{bounds} people.", *_side(rows, "below"), *_side(rows, "above")])


def _side(rows: list[dict[str, object]], side: str) -> list[str]:
    heads = {"below": "Counted as about but not as certain:", "above": "Possible beyond that:"}
    lines = [
        f"  {row[side]:,}: {in_words(str(row['rule']))} ({CAUSES[str(row['cause'])]})"
        for row in sorted(rows, key=lambda r: -int(str(r[side])))
        if row[side]
    ]
    return [heads[side], *lines] if lines else []
