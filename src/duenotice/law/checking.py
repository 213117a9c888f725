"""What makes a rule file wrong, said with file and line: at load for a user's own files, by `duenotice law check` for all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from duenotice.law.conditions import LEAVES
from duenotice.law.files import line_of
from duenotice.law.places import is_jurisdiction
from duenotice.model.errors import RuleError

JOINS = ("always", "any", "all", "unless")
ADDRESSEES = ("people", "authority", "controller", "bureaus", "media", "organisations", "market", "register", "csirt")
LEVELS = ("statute_text", "two_secondary", "secondary", "knowledge")
UNITS = ("hours", "days", "business_days", "months", None)
COUNTS = ("strict", "eu", "dora")
REQUIRED = (
    "id",
    "jurisdiction",
    "mode",
    "status",
    "effective",
    "role",
    "duties",
    "verified",
    "personal_data",
    "trigger",
    "applies_to",
)
Problem = tuple[tuple[str | int, ...], str]


def refuse_wrong(path: Path, raw: Mapping[str, Any], authorities: Collection[str]) -> None:
    """Raise RuleError for the first problem of a file."""
    for keys, what in problems(raw, authorities):
        raise RuleError(
            what, where=f"{path.name}:{line_of(path, *keys)}", next_step="Correct the file and load it again."
        )


def problems(raw: Mapping[str, Any], authorities: Collection[str]) -> Iterator[Problem]:
    """Every problem of a law's file as (path of keys, sentence)."""
    law = raw.get("law") or {}
    for key in ("name", "citation"):
        if not law.get(key):
            yield ("law",), f"The law has no {key}."
    if not isinstance(raw.get("rules"), list):
        yield (), "The file has no list `rules`."
        return
    for n, rule in enumerate(raw["rules"]):
        yield from _of_rule(("rules", n), rule, authorities)


def _of_rule(at: tuple[str | int, ...], rule: Mapping[str, Any], authorities: Collection[str]) -> Iterator[Problem]:
    missing = [key for key in REQUIRED if key not in rule]
    if missing:
        yield at, f"The rule lacks {', '.join(missing)}."
        return
    if (rule["verified"] or {}).get("level") not in LEVELS:
        yield (*at, "verified"), f"The level of proof is none of {', '.join(LEVELS)}."
    for code in rule["jurisdiction"]:
        if not is_jurisdiction(str(code)):
            yield (*at, "jurisdiction"), f"No country or region has the code {code}."
    yield from _of_dates(at, rule)
    for n, duty in enumerate(rule["duties"]):
        yield from _of_duty((*at, "duties", n), duty, authorities)


def _of_dates(at: tuple[str | int, ...], rule: Mapping[str, Any]) -> Iterator[Problem]:
    effective = rule["effective"]
    try:
        start, end = (
            date.fromisoformat(str(effective[key])[:10]) if effective[key] else None for key in ("from", "to")
        )
    except (KeyError, ValueError):
        yield (*at, "effective"), "`effective` needs `from` and `to`, each a date or null."
        return
    if start and end and end < start:
        yield (*at, "effective"), f"The rule ends ({end}) before it starts ({start})."
    for n, old in enumerate(rule.get("history") or ()):
        until = old.get("effective_to")
        if start and until and date.fromisoformat(str(until)[:10]) > start:
            yield (*at, "history", n), f"An earlier version runs to {until}, over the start of this one ({start})."


def _of_duty(at: tuple[str | int, ...], duty: Mapping[str, Any], authorities: Collection[str]) -> Iterator[Problem]:
    if duty.get("addressee") not in ADDRESSEES:
        yield at, f"The addressee is none of {', '.join(ADDRESSEES)}."
    for name in duty.get("authority") or ():
        if not str(name).startswith("@") and name not in authorities:
            yield (*at, "authority"), f"No authority has the id {name}."
    deadline = duty.get("deadline")
    if (
        not isinstance(deadline, Mapping)
        or deadline.get("unit") not in UNITS
        or deadline.get("count", "strict") not in COUNTS
    ):
        yield (*at, "deadline"), "`deadline` needs value, unit, from, text; the unit or way of counting is unknown."
    yield from _of_tree((*at, "when"), duty.get("when"))


def _of_tree(at: tuple[str | int, ...], tree: Any) -> Iterator[Problem]:
    if not isinstance(tree, Mapping) or not tree:
        yield at, "`when` needs a condition; `always: true` for none."
        return
    for name, value in tree.items():
        if name in ("any", "all"):
            for n, part in enumerate(value):
                yield from _of_tree((*at, name, n), part)
        elif name not in JOINS and name not in LEAVES:
            yield (*at, name), f"No evaluator has the name {name}. There are: {', '.join(sorted(LEAVES))}."


def authority_problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Problems of a file of authorities. A channel that nobody has looked up is a null, and then says so in `open`."""
    seen: set[str] = set()
    for n, entry in enumerate(raw.get("authorities") or ()):
        if entry.get("id") in seen:
            yield ("authorities", n), f"The id {entry['id']} stands twice."
        seen.add(entry.get("id"))
        if (entry.get("verified") or {}).get("level") not in LEVELS:
            yield ("authorities", n), f"The level of proof of {entry.get('id')} is none of {', '.join(LEVELS)}."
        if not any(entry.get(key) for key in ("channel", "site", "open")):
            yield ("authorities", n), f"The authority {entry.get('id')} has no channel, and `open` does not say so."
