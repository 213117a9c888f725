"""Runs rules of one's own: hyperscan finds where matches end, an anchored match backwards finds where they start."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

import hyperscan

from duenotice.detect.candidates import INVALID, UNCHECKED, VALID
from duenotice.detect.rules.checks import check_of
from duenotice.detect.rules.own import WIDTH_MAX, HotWords, Rule


class Match(NamedTuple):
    """One match: byte range, index of the rule, canonical text, outcome of the check, log-odds of the words around it."""

    start: int
    end: int
    rule: int
    text: str
    check: int
    words: float


@lru_cache(maxsize=8)
def _database(rules: tuple[Rule, ...]) -> tuple[Any, Any]:
    database = hyperscan.Database()
    database.compile(
        expressions=[rule.pattern.encode() for rule in rules], ids=list(range(len(rules))), flags=[0] * len(rules)
    )
    return database, hyperscan.Scratch(database)


@cache
def _backwards(pattern: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?:" + pattern.encode() + rb")\Z")


def matches(data: bytes, rules: tuple[Rule, ...], country: str | None = None) -> list[Match]:
    """All matches, the longest from each start, ordered by start. country: of the store; rules of other countries rest."""
    used = [n for n, rule in enumerate(rules) if _may_match(data, rule, country)]
    if not used:
        return []
    ends: list[tuple[int, int]] = []
    database, scratch = _database(tuple(rules[n] for n in used))
    database.scan(
        data,
        match_event_handler=lambda rule, _from, to, _flags, _context: ends.append((used[rule], to)) or 0,
        scratch=scratch,
    )
    found: dict[tuple[int, int], int] = {}
    for rule, end in ends:
        window = data[max(0, end - WIDTH_MAX) : end]
        back = _backwards(rules[rule].pattern).search(window)
        if (
            back is not None
            and rules[rule].anchor.encode() in back[0]
            and _stands_alone(data, end - len(back[0]), end, rules[rule])
        ):
            found[rule, end - len(back[0])] = end
    read = (_read(data, start, end, rule, rules[rule]) for (rule, start), end in found.items())
    return sorted(match for match in read if match.check != INVALID)


def _may_match(data: bytes, rule: Rule, country: str | None) -> bool:
    """Is the rule for this country, and does the text hold what each of its matches must hold?"""
    is_meant = not rule.countries or country is None or country in rule.countries
    return is_meant and rule.anchor.encode() in data


def _stands_alone(data: bytes, start: int, end: int, rule: Rule) -> bool:
    """With `boundaries: alnum` no letter or digit touches the span."""
    if rule.boundaries != "alnum":
        return True
    return not (data[start - 1 : start] if start else b"").isalnum() and not data[end : end + 1].isalnum()


def _read(data: bytes, start: int, end: int, index: int, rule: Rule) -> Match:
    text = canonical(data[start:end].decode("utf-8", "replace"), rule)
    check = check_of(rule.check, rule.id)
    outcome = UNCHECKED if check is None else VALID if check(text) else INVALID
    words = _moves(data, start, end, rule.hot) + _moves(data, start, end, rule.cold)
    return Match(start, end, index, text, outcome, words)


def canonical(text: str, rule: Rule) -> str:
    """The steps of the rule, in order."""
    for step, argument in rule.canonical:
        text = {"upper": text.upper(), "lower": text.lower()}.get(step) or "".join(c for c in text if c not in argument)
    return text


def _moves(data: bytes, start: int, end: int, words: HotWords) -> float:
    if not words.words:
        return 0.0
    around = data[max(0, start - words.before) : start] + b" " + data[end : end + words.after]
    spoken = around.decode("utf-8", "replace").lower()
    return words.add if any(word in spoken for word in words.words) else 0.0
