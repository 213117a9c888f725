"""Brings every way of being exposed into one table: servings from logs, captured pages, pages alive in gaps, taken files."""

from __future__ import annotations

import fnmatch
from collections import Counter
from collections.abc import Sequence

import pyarrow as pa

from duenotice.model.keys import value_key
from duenotice.people.compute import pc
from duenotice.people.directory import Problem
from duenotice.people.exclusions import EXCLUSIONS
from duenotice.people.settings import Settings

COUNTED = pa.schema(
    [
        ("who", pa.binary(16)), ("known", pa.int64()), ("audience", pa.string()), ("at_us", pa.int64()), ("hour", pa.string()),
        ("route", pa.string()), ("n", pa.int64()), ("item_id", pa.int64()), ("record", pa.int64()), ("viewer", pa.string()),
        ("viewer_account", pa.string()), ("made_us", pa.int64()), ("sure", pa.int64()), ("weight", pa.float64()), ("why", pa.string()),
    ]
)  # fmt: skip
"""One row per person and serving. known: 0 where the id stands for somebody nobody could name; why: `cause|rule` of the doubt."""

DOUBTFUL_AFTER_ALL = 0.05
UNREAD_FILE = 0.5
WEAK_KEY = 0.2
OWN_PAGE, SEEN_TWICE = 0.05, 0.8
"""Chances that somebody on a captured page was shown to another, where one session saw them and where several did."""


def fitted(rows: pa.Table) -> pa.Table:
    """The rows in the schema COUNTED; columns they lack are null, `hour` comes from `at_us`."""
    if "hour" not in rows.column_names:
        rows = rows.append_column("hour", _hours(rows["at_us"]))
    columns = [
        pc.cast(rows[f.name], f.type) if f.name in rows.column_names else pa.nulls(rows.num_rows, f.type)
        for f in COUNTED
    ]
    return pa.table(columns, schema=COUNTED)


def _hours(at_us: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.strftime(
        pc.cast(pc.cast(at_us, pa.int64()), pa.timestamp("us")).cast(pa.timestamp("s"), safe=False),
        format="%Y-%m-%dT%H",
    )


def from_logs(sightings: pa.Table, settings: Settings) -> tuple[pa.Table, list[Problem]]:
    """Rows of COUNTED from the step `sightings`, and what each named rule excluded. A rule that is switched off excludes nothing."""
    in_force = pc.is_in(sightings["excluded"], pa.array(list(settings.exclusions), pa.string()))
    left_out = sightings.filter(in_force)
    kept = sightings.filter(pc.invert(in_force))
    doubtful = pc.is_valid(kept["excluded"])
    sure = pc.if_else(doubtful, 0, kept["sure"])
    weight = pc.if_else(pc.equal(sure, 1), 1.0, pc.if_else(doubtful, DOUBTFUL_AFTER_ALL, kept["weight"]))
    nameless = pc.is_null(kept["subject"])
    cause = pc.if_else(nameless, "unseen", "exposure")
    new = {
        "who": pc.coalesce(pc.cast(kept["subject"], pa.binary(16)), _stand_ins(kept["object"], settings.key)),
        "known": pc.cast(pc.invert(nameless), pa.int64()),
        "why": pc.binary_join_element_wise(cause, kept["rule"], "|"),
    }
    rows = kept.drop_columns(["sure", "weight"]).append_column("sure", sure).append_column("weight", weight)
    for name, column in new.items():
        rows = rows.append_column(name, column)
    return fitted(rows), _excluded(left_out)


def _stand_ins(objects: pa.ChunkedArray, key: bytes) -> pa.ChunkedArray:
    """Ids for the makers nobody could name, one per page version."""
    coded = pc.dictionary_encode(pc.fill_null(objects, "?")).combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        return pa.chunked_array([pa.array([], pa.binary(16))])
    ids = pa.array([value_key(key, "OBJECT", name) for name in coded.dictionary.to_pylist()], pa.binary(16))
    return pa.chunked_array([ids.take(coded.indices)])


def _excluded(left_out: pa.Table) -> list[Problem]:
    by_rule = Counter(left_out["excluded"].to_pylist())
    return [Problem(f"excluded:{rule}", rows, "edge", EXCLUSIONS[rule]) for rule, rows in sorted(by_rule.items())]


def from_captures(direct: pa.Table, settings: Settings) -> pa.Table:
    """Rows of COUNTED from the step `direct`: pages that themselves name somebody to somebody else, but for what a rule in force
    excludes."""
    direct = direct.filter(pc.invert(pc.is_in(direct["excluded"], pa.array(list(settings.exclusions), pa.string()))))
    foreign = direct.filter(
        pc.and_(
            pc.not_equal(direct["audience"], "same_account"), pc.or_(pc.equal(direct["personal"], 1), _outsider(direct))
        )
    )
    clear = pc.is_in(foreign["audience"], pa.array(["other_customer", "bot", "search_engine", "employee"]))
    sure = pc.and_(pc.and_(clear, pc.equal(foreign["strong"], 1)), pc.equal(foreign["personal"], 1))
    rows = foreign.append_column("who", foreign["subject"]).append_column("sure", pc.cast(sure, pa.int64()))
    rows = rows.append_column("weight", pc.if_else(sure, 1.0, pc.if_else(pc.equal(foreign["strong"], 1), 0.8, 0.2)))
    rows = rows.append_column("known", pa.array([1] * rows.num_rows, pa.int64()))
    doubt = pc.if_else(
        pc.equal(foreign["strong"], 1), "exposure|captured_by_unknown_visitor", "linkage|name_or_shared_key_only"
    )
    return fitted(rows.append_column("why", doubt))


def _outsider(direct: pa.Table) -> pa.ChunkedArray:
    """A strong key in front of a crawler is worth a row even where nothing else is known of the page."""
    return pc.and_(pc.is_in(direct["audience"], pa.array(["bot", "search_engine"])), pc.equal(direct["strong"], 1))


def counted_items(items: pa.Table, settings: Settings, *, everything: bool) -> list[int]:
    """Numbers of the items whose people count by themselves: those taken, or all where no log or capture exists."""
    return items["item_id"].to_pylist() if everything else taken_items(items, settings.taken)


def from_files(seen: pa.Table, items: Sequence[int], taken: Sequence[int]) -> pa.Table:
    """Rows of COUNTED for people in files. seen: rows of item_id, record, subject, strong, weight; items: whose people count;
    taken: those known to have left the house as they are – only these make anybody certain."""
    chosen = seen.filter(pc.is_in(seen["item_id"], pa.array(items, pa.int64())))
    left = pc.is_in(chosen["item_id"], pa.array(taken, pa.int64()))
    sure = pc.and_(left, pc.equal(chosen["strong"], 1))
    weight = pc.multiply(pc.if_else(left, 1.0, UNREAD_FILE), chosen["weight"])
    named = pc.if_else(
        pc.equal(chosen["strong"], 1),
        "exposure|no_log_shows_who_read_the_file",
        "linkage|may_be_somebody_already_counted",
    )
    n = chosen.num_rows
    columns = {
        "who": chosen["subject"],
        "known": pa.array([1] * n, pa.int64()),
        "audience": pa.array(["unknown"] * n, pa.string()),
        "at_us": pa.nulls(n, pa.int64()),
        "item_id": chosen["item_id"],
        "record": chosen["record"],
        "sure": pc.cast(sure, pa.int64()),
        "weight": pc.if_else(sure, 1.0, weight),
        "why": named,
    }
    return fitted(pa.table(columns))


def from_pages(seen: pa.Table, typed: pa.Table, req: pa.Table, items: Sequence[int]) -> pa.Table:
    """Rows of COUNTED for people on captured pages where no directory tells whose page it was. seen: as of `from_files`; typed: item_id,
    record, subject of those whose data a visitor sent; items: those whose people count anyway. Somebody whom two visitors saw was shown
    to one who is another; whom one saw, is as a rule that one. Who typed nobody's data but one person's is that person: their own pages
    were shown to nobody, all others of the session to a stranger."""
    captured = req.filter(pc.equal(req["source"], "capture")).select(
        ["item_id", "record", "session", "client", "at_us", "route"]
    )
    captured = captured.filter(pc.invert(pc.is_in(captured["item_id"], pa.array(items, pa.int64()))))
    rows = seen.join(captured, ["item_id", "record"], join_type="inner")
    viewer = pc.coalesce(rows["session"], rows["client"])
    rows = rows.append_column("viewer", viewer)
    seers = rows.group_by("subject").aggregate([("viewer", "count_distinct")])
    rows = rows.join(seers, "subject")
    own = _own_sessions(typed, captured)
    rows = rows.join(own, ["session", "subject"], join_type="left anti")
    strange = pc.is_in(rows["session"], pc.drop_null(own["session"]).combine_chunks())
    once = pc.and_(pc.is_valid(rows["session"]), pc.equal(rows["viewer_count_distinct"], 1))
    alone = pc.and_(once, pc.invert(strange))
    n = rows.num_rows
    columns = {
        "who": rows["subject"],
        "known": pa.array([1] * n, pa.int64()),
        "audience": pa.array(["unknown"] * n, pa.string()),
        "at_us": rows["at_us"],
        "route": rows["route"],
        "item_id": rows["item_id"],
        "record": rows["record"],
        "viewer": rows["viewer"],
        "sure": pa.array([0] * n, pa.int64()),
        "weight": pc.multiply(pc.if_else(alone, OWN_PAGE, SEEN_TWICE), rows["weight"]),
        "why": pa.array(["exposure|captured_by_unknown_visitor"] * n, pa.string()),
    }
    return fitted(pa.table(columns))


def _own_sessions(typed: pa.Table, captured: pa.Table) -> pa.Table:
    """session and subject where a session sent the data of one person and of no other."""
    sent = typed.join(captured, ["item_id", "record"], join_type="inner")
    sent = sent.filter(pc.is_valid(sent["session"])).group_by(["session", "subject"]).aggregate([])
    people = sent.group_by("session").aggregate([("subject", "count")])
    one = people.filter(pc.equal(people["subject_count"], 1))["session"].combine_chunks()
    return sent.filter(pc.is_in(sent["session"], one))


def taken_items(items: pa.Table, patterns: Sequence[str]) -> list[int]:
    """Numbers of the items whose path matches one of the patterns."""
    paths = zip(items["item_id"].to_pylist(), items["path"].to_pylist(), strict=True)
    return [number for number, path in paths if any(fnmatch.fnmatch(path, pattern) for pattern in patterns)]


def from_gaps(candidates: pa.Table, shown_share: float, sampled_weight: float) -> pa.Table:
    """Rows of COUNTED for pages that lived through a gap. shown_share: of the pages made in the window with whole evidence,
    how many were shown to somebody else – the traffic ratio that `best` rests on; sampled_weight: the same for lines lost at
    random, from the bounds of the unseen."""
    n = candidates.num_rows
    by_traffic = pc.multiply(pc.multiply(candidates["overlap"], candidates["route_weight"]), shown_share)
    sampled = pc.equal(candidates["gap_kind"], "sampled")
    columns = {
        "who": candidates["subject"],
        "known": pa.array([1] * n, pa.int64()),
        "audience": pa.array(["unknown"] * n, pa.string()),
        "at_us": pa.nulls(n, pa.int64()),
        "route": candidates["route"],
        "made_us": candidates["made_us"],
        "sure": pa.array([0] * n, pa.int64()),
        "weight": pc.if_else(sampled, pc.multiply(candidates["route_weight"], sampled_weight), by_traffic),
        "why": pc.binary_join_element_wise("unseen|page_lived_through_a_gap", candidates["gap_kind"], ":"),
    }
    return fitted(pa.table(columns))
