"""Brings the tables of other rooms into the form the relational steps use: integer times, routes, keys in one column."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa

from duenotice.model.evidence import EXCHANGES, Change, Coverage, Item, Request
from duenotice.model.findings import Escrowed, Field, Finding, Value
from duenotice.model.tables import Tables, empty
from duenotice.people.addresses import inside
from duenotice.people.compute import pc
from duenotice.people.directory import DirectoryRow
from duenotice.people.review import Decision
from duenotice.people.settings import Settings

INPUTS = {
    "items": Item, "coverage": Coverage, "findings": Finding, "values": Value, "fields": Field, "requests": Request, "changes": Change,
    "directory": DirectoryRow, "escrow": Escrowed, "decisions": Decision,
}  # fmt: skip

# What caches of several makers write for a page they fetched for this very request.
FETCHED = [
    "miss",
    "bypass",
    "pass",
    "dynamic",
    "expired",
    "none",
    "uncacheable",
    "error",
    "synth",
    "refresh_miss",
    "tcp_miss",
    "-",
    "",
]

OWN_MACHINE = "own_machine"
_STATIC = re.compile(r"\.(css|js|mjs|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|mp4|webm)$", re.I)
_VARIABLE = re.compile(r"\d|^[A-Za-z0-9_-]{22,}$")


def completed(tables: Tables) -> dict[str, pa.Table]:
    """Every input table, those that are missing as empty ones."""
    return {name: tables.get(name, empty(record)) for name, record in INPUTS.items()}


def route_of(path: str) -> str:
    """The template of a path: segments with a digit or that look like a token become `{}`; `/orders/12` → `/orders/{}`."""
    if _STATIC.search(path):
        return "/{static}"
    segments = ("{}" if _VARIABLE.search(part) else part for part in path.split("/"))
    return "/".join(segments).rstrip("/") or "/"


def requests_for_steps(requests: pa.Table, settings: Settings, own_items: Sequence[int] = ()) -> pa.Table:
    """Requests with `n` (row number), `at_us` (UTC microseconds), `route`, `ok` and `shared` as 0 or 1, `agent`, `bytes`.

    Requests to hosts that are not ours are left out where `settings.own_hosts` says which are. own_items: numbers of captures
    that the company itself made.
    """
    if settings.own_hosts:
        ours = pc.is_in(pc.utf8_lower(requests["host"]), pa.array([h.lower() for h in settings.own_hosts]))
        requests = requests.filter(pc.or_(ours, pc.is_null(requests["host"])))
    cache = pc.utf8_lower(requests["cache"])
    named = pc.and_(pc.is_valid(requests["object_id"]), pc.not_equal(requests["object_id"], requests["request_id"]))
    handed = pc.and_(pc.is_valid(cache), pc.invert(pc.is_in(cache, pa.array(FETCHED))))
    shared = pc.or_(handed, pc.fill_null(named, False))
    kept = requests.select(["request_id", "object_id", "session", "account", "client", "path", "age_s", "ttl_s"])
    source = _source(requests, cache)
    columns = {
        "n": pa.array(range(requests.num_rows), pa.int64()),
        "item_id": pc.cast(requests["item_id"], pa.int64()),
        "record": pc.cast(requests["record"], pa.int64()),
        "source": source,
        "at_us": micros(requests["at"]),
        "method": pc.utf8_upper(requests["method"]),
        "cache": cache,
        "route": _routes(requests["path"]),
        "ok": _flag(pc.is_in(requests["status"], pa.array([200, 203, 206], pa.int64()))),
        "shared": _flag(shared),
        "bytes": requests["bytes_sent"],
        "agent": _agents(requests, settings, own_items),
        "node": pc.if_else(pc.equal(source, "origin"), "origin", _node(requests)),
    }
    for name, column in columns.items():
        kept = kept.append_column(name, column)
    return kept


def _source(requests: pa.Table, cache: pa.ChunkedArray) -> pa.ChunkedArray:
    """A log of unknown place that tells of a cache is an edge's; one that does not, an origin's."""
    guessed = pc.if_else(pc.is_valid(cache), "edge", "origin")
    return pc.if_else(pc.equal(requests["source"], "unknown"), guessed, requests["source"])


def _agents(requests: pa.Table, settings: Settings, own_items: Sequence[int]) -> pa.ChunkedArray:
    """The class of the user agent; one that claims to be a search engine is believed only from a published address, and a
    machine of the company's own is one whatever it calls itself."""
    claims = pc.equal(requests["agent_class"], "search_engine")
    confirmed = inside(requests, settings.search_engines, settings.key)
    told = pc.if_else(pc.and_(claims, pc.invert(confirmed)), "bot", requests["agent_class"])
    captured = pc.is_in(pc.cast(requests["item_id"], pa.int64()), pa.array(own_items, pa.int64()))
    return pc.if_else(pc.or_(inside(requests, settings.own_machines, settings.key), captured), OWN_MACHINE, told)


def _node(requests: pa.Table) -> pa.ChunkedArray:
    item = pc.binary_join_element_wise("item", pc.cast(requests["item_id"], pa.string()), " ")
    return pc.coalesce(requests["node"], item)


def micros(times: pa.ChunkedArray) -> pa.ChunkedArray:
    """UTC times as integer microseconds since 1970: engines agree on integers."""
    return pc.cast(pc.cast(times, pa.timestamp("us", tz="UTC")), pa.int64())


LOGGED = "logged_user@"
"""Rule of the users of whom a log says that they did log in."""


def _flag(condition: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(pc.fill_null(condition, False), pa.int64())


def _routes(paths: pa.ChunkedArray) -> pa.ChunkedArray:
    coded = pc.dictionary_encode(paths).combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = (
            coded.chunk(0)
            if coded.num_chunks
            else pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))
        )
    templates = pa.array([route_of(path) for path in coded.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([templates.take(coded.indices)], pa.string())


def findings_for_steps(findings: pa.Table) -> pa.Table:
    """Findings worth counting: item, record, kind, value key, field, place (offset, length, row), time, and whether a log says that this
    user did log in. Those that the detector thinks unlikely are left out.

    A row of a table in an exchange belongs to the record of that, since who got an exchange got all of it; part: which row it is, 0 for
    what stands in no such table.
    """
    likely = findings.filter(pc.greater_equal(findings["likelihood"], 3))
    records = pc.cast(likely["record"], pa.int64())
    kept = likely.select(["kind", "value_key", "field", "offset", "length", "row"])
    kept = kept.append_column("record", pc.bit_wise_and(records, EXCHANGES))
    kept = kept.append_column("part", pc.shift_right(records, EXCHANGES.bit_length()))
    kept = kept.append_column("item_id", pc.cast(likely["item_id"], pa.int64()))
    kept = kept.append_column("logged", _flag(pc.starts_with(pc.cast(likely["rule"], pa.string()), LOGGED)))
    return kept.append_column("seen_us", micros(likely["seen_at"]))


KEYS = (("emails", "EMAIL"), ("folded", "EMAIL"), ("phones", "PHONE"), ("names", "PERSON_NAME"))


def identifiers(directory: pa.Table) -> pa.Table:
    """One row per key of a customer: value_key, kind, subject, and strong = 1 where the key is that customer's alone and no name."""
    parts = [_listed(directory, column, kind) for column, kind in KEYS]
    accounts = directory.filter(pc.is_valid(directory["account"]))
    raw = pa.array([bytes.fromhex(a) for a in accounts["account"].to_pylist()], pa.binary(16))
    parts.append(
        pa.table(
            {"value_key": raw, "subject": accounts["subject"], "kind": pa.array(["ACCOUNT_ID"] * len(raw), pa.string())}
        )
    )
    keys = pa.concat_tables(parts).group_by(["value_key", "kind", "subject"]).aggregate([])
    holders = keys.group_by(["value_key", "kind"]).aggregate([("subject", "count")])
    keys = keys.join(holders, ["value_key", "kind"])
    alone = pc.and_(pc.equal(keys["subject_count"], 1), pc.not_equal(keys["kind"], "PERSON_NAME"))
    return keys.drop_columns(["subject_count"]).append_column("strong", pc.cast(alone, pa.int64()))


def _listed(directory: pa.Table, column: str, kind: str) -> pa.Table:
    lists = directory[column].combine_chunks()
    if isinstance(lists, pa.ChunkedArray):
        lists = lists.chunk(0) if lists.num_chunks else pa.array([], lists.type)
    keys = pc.cast(pc.list_flatten(lists), pa.binary(16))
    subjects = directory["subject"].take(pc.list_parent_indices(lists))
    return pa.table({"value_key": keys, "subject": subjects, "kind": pa.array([kind] * len(keys), pa.string())})


def with_learned(known: pa.Table, learned: pa.Table) -> pa.Table:
    """The identifiers of the directory and those learnt from pages."""
    return pa.concat_tables([known, learned.select(known.column_names).cast(known.schema)])
