"""From what was found to the tables that are kept: keyed hashes and previews once per distinct value, no raw value but for the escrow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.found import likelihood
from duenotice.detect.masking import masked
from duenotice.detect.merging import merge_escrow, merge_values
from duenotice.detect.settings import Settings
from duenotice.model import schema_of
from duenotice.model.evidence import Item
from duenotice.model.findings import Escrowed, Finding, Value
from duenotice.model.keys import canonical_email, canonical_name, value_key
from duenotice.model.kinds import family
from duenotice.model.tables import UTC_MICROS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def tables_of(
    item: Item, found: pa.Table, fields: dict[str, int], settings: Settings
) -> tuple[pa.Table, pa.Table, pa.Table]:
    """Findings, values and escrow of one item. fields: number of each path."""
    joined = pc.binary_join_element_wise(found["kind"].cast(pa.binary()), found["text"], b"\x00")
    coded = joined.combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    distinct = [entry.split(b"\x00", 1) for entry in coded.dictionary.to_pylist()]
    values = [_value(kind.decode(), raw, settings) for kind, raw in distinct]
    index = coded.indices
    seen = _seen(item, found["at_us"].to_numpy())
    keys = pa.array([value[0] for value in values], pa.binary(16)).take(index)
    findings = _findings(item, found, fields, keys, seen)
    return findings, _values(found, values, index, seen), _escrow(values, settings)


def canonical(kind: str, text: str) -> str:
    """The canonical form by which a value is known in all rooms (see `model.keys`)."""
    if kind == "EMAIL":
        return canonical_email(text)
    if kind == "PERSON_NAME":
        return canonical_name(text)
    if family(kind) in ("NATIONAL_ID", "TAX_ID", "PASSPORT", "DRIVING_LICENCE", "VEHICLE_ID", "CARD", "IBAN"):
        return "".join(c for c in text if c.isalnum()).upper()
    return " ".join(text.split())


def _value(kind: str, raw: bytes, settings: Settings) -> tuple[bytes, str, str, str | None, str | None, str]:
    """(key, kind, preview, country shown, domain, raw text)."""
    text = raw.decode("utf-8", "replace")
    known = canonical(kind, text)
    domain = known.rpartition("@")[2] if kind == "EMAIL" else None
    return value_key(settings.key, kind, known), kind, masked(kind, text), _country(kind, known), domain, text


def _country(kind: str, known: str) -> str | None:
    """ISO country that a value shows by itself."""
    if "." in kind:
        return kind.partition(".")[2][:2]
    return known[:2] if kind == "IBAN" else None


def _seen(item: Item, at_us: np.ndarray) -> pa.Array:
    """When the record of each finding was made: the item's time where the record has none."""
    fallback = -1 if item.captured_at is None else int((item.captured_at - EPOCH).total_seconds() * 1e6)
    told = np.where(at_us >= 0, at_us, fallback)
    return pa.array(told, mask=told < 0).cast(UTC_MICROS)


def _findings(item: Item, found: pa.Table, fields: dict[str, int], keys: pa.Array, seen: pa.Array) -> pa.Table:
    n = len(found)
    numbers = [fields.get(path) for path in found["path"].to_pylist()]
    columns: dict[str, Any] = {
        "item_id": pa.array(np.full(n, item.item_id)),
        "value_key": keys,
        "field": pa.array(numbers, pa.int64()),
        "row": _unknown(found["row"]),
        "record": _unknown(found["record"]),
        "seen_at": seen,
        "likelihood": pa.array(likelihood(found["score"].to_numpy())),
        "rule": found["rule"],
    }
    return _as(Finding, columns, found)


def _as(record: type, columns: dict[str, Any], rest: pa.Table) -> pa.Table:
    """A table of the record from columns, those left out from `rest`."""
    schema = schema_of(record)
    arrays = [(columns[f.name] if f.name in columns else rest[f.name]).cast(f.type) for f in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _unknown(column: pa.ChunkedArray) -> Any:
    return pc.if_else(pc.less(column, 0), pa.scalar(None, pa.int64()), column)


def _values(found: pa.Table, values: list[tuple[Any, ...]], index: pa.Array, seen: pa.Array) -> pa.Table:
    places = (("value_key", pa.binary(16)), *((name, pa.string()) for name in ("kind", "masked", "country", "domain")))
    columns: dict[str, Any] = {
        name: pa.array([value[place] for value in values], kind).take(index)
        for place, (name, kind) in enumerate(places)
    }
    columns["country"] = pc.coalesce(found["country"], pa.chunked_array([columns["country"]]))
    columns |= {
        "occurrences": pa.array(np.ones(len(found), np.uint64)),
        "first_seen": seen,
        "last_seen": seen,
    }
    return merge_values([_as(Value, columns, found)])


def _escrow(values: list[tuple[Any, ...]], settings: Settings) -> pa.Table:
    kept = [value for value in values if value[1] in settings.escrow_kinds]
    schema = schema_of(Escrowed)
    arrays = [pa.array([value[place] for value in kept], schema.field(n).type) for n, place in enumerate((0, 1, 5))]
    return merge_escrow([pa.Table.from_arrays(arrays, schema=schema)])
