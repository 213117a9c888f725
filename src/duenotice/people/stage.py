"""The stage: tables in, tables out. Reads from top to bottom as the reasoning goes."""

from __future__ import annotations

import pyarrow as pa

from duenotice.engine import Engine
from duenotice.model.people import Count, EvidenceGap
from duenotice.model.tables import Tables, table_of
from duenotice.people.addresses import too_large
from duenotice.people.clocks import clock_problems, put_right, wrong_clocks
from duenotice.people.compute import pc
from duenotice.people.counting import Doubt, counts, kind_sets
from duenotice.people.directory import Problem
from duenotice.people.exposing import exposures
from duenotice.people.gaps import find_gaps
from duenotice.people.missing import (
    edge_gaps,
    in_the_dark,
    leak_table,
    newness,
    sampled_weight,
    shown_share,
    unnamed,
    unread_logs,
)
from duenotice.people.prepare import completed, findings_for_steps, identifiers, requests_for_steps, with_learned
from duenotice.people.review import Link
from duenotice.people.routes import verdicts
from duenotice.people.settings import Settings
from duenotice.people.sighted import (
    WEAK_KEY,
    counted_items,
    from_captures,
    from_files,
    from_gaps,
    from_logs,
    from_pages,
    taken_items,
)
from duenotice.people.steps import step
from duenotice.people.strangers import SEEN, Strangers, find_strangers
from duenotice.people.subjects import accounts_of, persons, places, residents
from duenotice.people.window import Window, leak_window

READING = ("sessions", "objects", "servings", "captured")
LEARNING = ("page_people", "pages", "routes", "route_kinds")


def run(tables: Tables, settings: Settings, engine: Engine) -> Tables:
    """Whose data was shown to whom, and how many people that is.

    tables in: `items`, `coverage`, `findings`, `values`, `fields`, `requests`, `changes` (rows of the model's records), `directory`
    (DirectoryRow, may be missing), `escrow` (Escrowed, may be missing: names are then compared by key only), `decisions`
    (Decision: what people judged of links, the latest last).
    Out: `people` (Person), `exposures` (Exposure), `counts` (Count), `gaps` (EvidenceGap), `problems` (Problem), `links`
    (Link, the review queue). Times are UTC. The result depends on tables and settings only, not on the engine.
    """
    given = completed(tables)
    work, problems = _read(given, settings, engine)
    gaps = find_gaps(work, settings, engine)
    counted, window, told = _sighted(given, work, gaps, settings, engine)
    files, strangers = _in_files(given, work, settings)
    work["counted"] = pa.concat_tables([counted, files])
    work["filed"] = files
    work["beside"] = step(engine, "beside", work)
    work["kinded"] = step(engine, "kinded", work)
    people = persons(_named(work["counted"]), given["directory"], strangers.people)
    dark = in_the_dark(gaps, window, work["counted"], given["directory"].num_rows)
    return {
        "people": people,
        "exposures": exposures(work, window, engine),
        "counts": table_of(Count, _counts(given, work, people, dark, engine)),
        "gaps": table_of(EvidenceGap, gaps),
        "problems": table_of(
            Problem, [*problems, *told, *unread_logs(given), *strangers.problems, *_nothing_to_count(given)]
        ),
        "links": table_of(Link, strangers.links),
    }


def _nothing_to_count(given: Tables) -> list[Problem]:
    """A leaked table of customers looks like the directory of the company: where there is nothing else, somebody should look."""
    customers = given["directory"].num_rows
    if not customers or given["findings"].num_rows or given["requests"].num_rows:
        return []
    words = "only a customer directory was given; if it is what leaked, collect it with --role FILE=evidence, or name it by --taken"
    return [Problem("nothing_but_a_directory", customers, "directory", words)]


def _in_files(given: Tables, work: dict[str, pa.Table], settings: Settings) -> tuple[pa.Table, Strangers]:
    """Rows of COUNTED for people in files that count by themselves, and those of them whom no directory knows."""
    everything = not given["requests"].num_rows
    items = counted_items(given["items"], settings, everything=everything)
    captured = _captured_items(work["req"]) if not given["directory"].num_rows else []
    found = work["found"].filter(pc.is_in(work["found"]["item_id"], pa.array([*items, *captured], pa.int64())))
    strangers = find_strangers(found, work["identifiers"], given, settings)
    known = work["page_people"]
    seen = known.append_column("weight", pc.if_else(pc.equal(known["strong"], 1), 1.0, WEAK_KEY))
    if strangers.seen is not None:
        seen = pa.concat_tables([seen.select(SEEN.names).cast(SEEN), strangers.seen])
        more = strangers.seen.append_column("seen_us", pa.nulls(strangers.seen.num_rows, pa.int64()))
        work["page_people"] = pa.concat_tables([known, more.select(known.column_names).cast(known.schema)])
    files = from_files(seen, items, taken_items(given["items"], settings.taken))
    if captured and strangers.seen is not None:
        files = pa.concat_tables([files, from_pages(strangers.seen, strangers.typed, work["req"], items)])
    return files, strangers


def _captured_items(req: pa.Table) -> list[int]:
    return pc.unique(req.filter(pc.equal(req["source"], "capture"))["item_id"]).to_pylist()


def _read(given: Tables, settings: Settings, engine: Engine) -> tuple[dict[str, pa.Table], list[Problem]]:
    """All that can be read off the evidence without judging: clocks, sessions, page versions, servings, captured pages, routes."""
    req = requests_for_steps(given["requests"], settings, taken_items(given["items"], settings.own_captures))
    clocks = wrong_clocks(step(engine, "clocks", {"req": req}))
    req = put_right(req, clocks)
    work = {
        "req": req,
        "found": findings_for_steps(given["findings"]),
        "identifiers": identifiers(given["directory"]),
        "accounts": accounts_of(given["directory"], req, settings.key),
        "staff": pa.table({"account": pa.array(list(settings.staff), pa.string())}),
    }
    for name in READING:
        work[name] = step(engine, name, work)
    work["identifiers"] = with_learned(work["identifiers"], step(engine, "learned", work))
    for name in LEARNING:
        work[name] = step(engine, name, work)
    work["verdicts"] = verdicts(work["routes"], scanned=work["found"].num_rows > 0)
    ranges = [
        *too_large(settings.search_engines, "search engines"),
        *too_large(settings.own_machines, "own machines"),
    ]
    return work, [*clock_problems(clocks, req), *ranges]


def _sighted(
    given: Tables, work: Tables, gaps: list[EvidenceGap], settings: Settings, engine: Engine
) -> tuple[pa.Table, Window | None, list[Problem]]:
    """Every row of COUNTED, the window of the fault, and problems: what the rules excluded, and a sample that is none."""
    logged, excluded = from_logs(step(engine, "sightings", work), settings)
    captured = from_captures(step(engine, "direct", work), settings)
    seen = pa.concat_tables([logged, captured])
    window = leak_window(seen, work["req"], given["changes"], settings)
    parts = [seen]
    if window is not None:
        through_gaps, doubts = _lived_through_gaps(work, gaps, window, seen, engine)
        parts.append(through_gaps)
        excluded.extend(doubts)
    counted = pa.concat_tables(parts)
    return unnamed(counted, newness(seen)), window, excluded


def _lived_through_gaps(
    work: Tables, gaps: list[EvidenceGap], window: Window, seen: pa.Table, engine: Engine
) -> tuple[pa.Table, list[Problem]]:
    """Rows of COUNTED for customers whose pages lived where no evidence would show them handed out."""
    candidates = step(engine, "candidates", {**work, "edge_gaps": edge_gaps(gaps), "leak": leak_table(window)})
    share = shown_share(work["objects"], work["verdicts"], window, seen)
    weight, problems = sampled_weight(gaps, seen, candidates)
    return from_gaps(candidates, share, weight), problems


def _named(counted: pa.Table) -> pa.Array:
    return pc.unique(counted.filter(pc.equal(counted["known"], 1))["who"])


def _counts(
    given: Tables, work: dict[str, pa.Table], people: pa.Table, further: list[Doubt], engine: Engine
) -> list[Count]:
    work["kindsets"] = kind_sets(work["kinded"])
    nameless = work["counted"].filter(pc.equal(work["counted"]["known"], 0))
    work["places"] = places(people, pc.unique(nameless["who"]))
    return counts(step(engine, "tally", work), further, residents(given["directory"], people))
