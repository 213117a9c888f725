"""The stage: tables in, tables out."""

from __future__ import annotations

from duenotice.engine import Engine
from duenotice.model.people import Count, EvidenceGap, Exposure, Person
from duenotice.model.tables import Tables, empty
from duenotice.people.directory import Problem
from duenotice.people.review import Link
from duenotice.people.settings import Settings


def run(tables: Tables, settings: Settings, engine: Engine) -> Tables:
    """Whose data was shown to whom, and how many people that is.

    tables in: `items`, `coverage`, `findings`, `values`, `fields`, `requests`, `changes` (rows of the model's records), `directory`
    (DirectoryRow, may be missing), `escrow` (Escrowed, may be missing: names are then compared by key only).
    Out: `people` (Person), `exposures` (Exposure), `counts` (Count), `gaps` (EvidenceGap), `problems` (Problem), `links`
    (Link, the review queue). Times are UTC. The result depends on tables and settings only, not on the engine.
    """
    out = {
        "people": Person,
        "exposures": Exposure,
        "counts": Count,
        "gaps": EvidenceGap,
        "problems": Problem,
        "links": Link,
    }
    return {name: empty(record) for name, record in out.items()}
