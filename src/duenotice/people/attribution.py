"""Exact-key attribution at any size: which customers a mass of findings speaks of, counted by country, kind and audience."""

from __future__ import annotations

import pyarrow as pa

from duenotice.engine import Engine, TableLike
from duenotice.people.steps import text_of


def attribute(keys: TableLike, found: TableLike, engine: Engine) -> pa.Table:
    """Rows of country (`??` unknown), kind, audience, people (exact distinct), findings, first_us, last_us, in that order.

    keys: value_key (16 bytes), person (any number of its own per customer), country of the directory; found: value_key, kind, audience,
    seen_us (UTC microseconds);
    each an Arrow table or the path or glob of Parquet files, which is then never held in memory as a whole.
    """
    return engine.sql(text_of("attribution"), {"keys": keys, "found": found})
