"""The relational steps: one SQL text each, the same on every engine."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pyarrow as pa

from duenotice.engine import Engine
from duenotice.model.tables import Tables


@cache
def text_of(name: str) -> str:
    """The SQL of a step (a file of `people/sql`)."""
    return resources.files("duenotice.people").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def step(engine: Engine, name: str, tables: Tables) -> pa.Table:
    """The result of a step over those of `tables` that its text names."""
    text = text_of(name)
    return engine.sql(text, {label: table for label, table in tables.items() if label in text})
