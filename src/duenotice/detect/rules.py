"""Detectors of one's own: YAML files, read and refused at load if they could cost more than the bytes they look at.

A rule names its check from a list; it cannot run code. Its pattern is in the syntax of RE2 (no look-around, no back-references),
at most `WIDTH_MAX` bytes wide, without a repeat inside a repeat, so that re-matching backwards from an end stays cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from re import _constants as sre  # pyright: ignore[reportAttributeAccessIssue]
from re import _parser as parser  # pyright: ignore[reportAttributeAccessIssue]
from typing import Any

import hyperscan
import yaml

from duenotice.detect.checks import CHECKS, check_of
from duenotice.model.errors import RuleError

WIDTH_MAX = 256
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_KNOWN = {
    *("id", "version", "info_type", "category", "pattern", "anchor", "canonical", "check", "base", "random_pass"),
    *("hotwords", "negative_hotwords", "headers", "countries", "examples", "boundaries"),
}
_ID = re.compile(r"^[a-z][a-z0-9_]{1,60}$")
_KIND = re.compile(r"^[A-Z][A-Z0-9_]{1,40}(?:\.[A-Z]{2})?$")


@dataclass(frozen=True, slots=True)
class HotWords:
    """Words near a span: any of them within `before` or `after` bytes moves the score by `add` (log-odds)."""

    words: tuple[str, ...] = ()
    before: int = 40
    after: int = 20
    add: float = 2.5


@dataclass(frozen=True, slots=True)
class Rule:
    """One detector of one's own; see `docs/detectors.md` for every key."""

    id: str
    kind: str
    pattern: str
    version: int = 1
    canonical: tuple[tuple[str, str], ...] = ()
    check: str = ""
    base: float = 1.6
    random_pass: float = 0.1
    hot: HotWords = HotWords()
    cold: HotWords = HotWords(add=-2.5)
    headers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    boundaries: str = "alnum"
    anchor: str = ""
    where: str = field(default="", compare=False)

    @property
    def rule(self) -> str:
        """`id@version`, as findings name it."""
        return f"{self.id}@{self.version}"


def load_rules(paths: Iterable[Path | str]) -> tuple[Rule, ...]:
    """The rules of YAML files (one rule, or a list of them, per file). Raises RuleError with file, rule and reason for the first
    that is wrong, also where an example is not found or a counterexample is."""
    problems: list[str] = []
    return _proved(*_read(_texts(paths, problems), problems))


def rules_of(texts: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules of YAML texts by the names of their files, as a case keeps them. Raises RuleError as `load_rules`."""
    return _proved(*_read(texts.items(), []))


def check_rules(paths: Iterable[Path | str]) -> list[str]:
    """Every problem of the files, in words; empty where all is well."""
    problems: list[str] = []
    return _read(_texts(paths, problems), problems)[1]


def _proved(rules: tuple[Rule, ...], problems: list[str]) -> tuple[Rule, ...]:
    if problems:
        raise RuleError(problems[0], next_step="Run: duenotice rules check FILE")
    return rules


def _texts(paths: Iterable[Path | str], problems: list[str]) -> Iterator[tuple[str, str]]:
    for path in map(Path, paths):
        try:
            yield str(path), path.read_text("utf-8")
        except (OSError, UnicodeError) as error:
            problems.append(f"{path}: cannot be read: {str(error).splitlines()[0]}")


def _read(texts: Iterable[tuple[str, str]], problems: list[str]) -> tuple[tuple[Rule, ...], list[str]]:
    rules: list[Rule] = []
    for name, text in texts:
        for told in _entries(name, text, problems):
            try:
                rules.append(_rule(told, name))
            except (RuleError, TypeError, ValueError) as error:
                problems.append(f"{name}: {error}")
    seen = [rule.id for rule in rules]
    problems += [f"{rule.where}: the id {rule.id} is used twice" for rule in rules if seen.count(rule.id) > 1]
    return tuple(rules), problems + [line for rule in rules for line in _examples_wrong(rule)]


def _entries(name: str, text: str, problems: list[str]) -> list[Any]:
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        problems.append(f"{name}: cannot be read: {str(error).splitlines()[0]}")
        return []
    return told if isinstance(told, list) else [told]


def _rule(told: Any, where: str) -> Rule:
    if not isinstance(told, Mapping):
        raise RuleError("a rule is a mapping of keys", where=where)
    unknown = sorted(set(map(str, told)) - _KNOWN)
    if unknown:
        raise RuleError(f"unknown key {unknown[0]}", where=str(told.get("id", "")))
    name, kind, pattern = str(told.get("id", "")), str(told.get("info_type", "")), str(told.get("pattern", ""))
    if not _ID.match(name) or not _KIND.match(kind):
        raise RuleError("id must be like loyalty_card, info_type like LOYALTY_NUMBER", where=name)
    refuse_costly(pattern, name)
    check = str(told.get("check", ""))
    check_of(check, name)
    examples = told.get("examples") or {}
    return Rule(
        name,
        kind,
        pattern,
        int(told.get("version", 1)),
        _steps(told.get("canonical") or ()),
        check,
        float(told.get("base", 1.6)),
        float(told.get("random_pass", CHECKS.get(check, (None, 0.5))[1])),
        _hot_words(told.get("hotwords"), 2.5),
        _hot_words(told.get("negative_hotwords"), -2.5),
        tuple(map(str, told.get("headers") or ())),
        _countries(told.get("countries") or ()),
        tuple(map(str, examples.get("match") or ())),
        tuple(map(str, examples.get("no_match") or ())),
        _one_of(told, "boundaries", ("alnum", "none")),
        str(told.get("anchor", "")),
        where,
    )


def _steps(told: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    steps = []
    for step in told:
        name, argument = next(iter(step.items())) if isinstance(step, Mapping) else (step, "")
        if name not in ("strip", "upper", "lower"):
            raise RuleError(f"unknown canonical step {name}", next_step="Use strip, upper or lower.")
        steps.append((str(name), str(argument)))
    return tuple(steps)


def _one_of(told: Mapping[str, Any], key: str, known: tuple[str, ...]) -> str:
    word = str(told.get(key, known[0]))
    if word not in known:
        raise RuleError(f"{key} is one of {', '.join(known)}", where=str(told.get("id", "")))
    return word


def _countries(told: Any) -> tuple[str, ...]:
    codes = (told,) if isinstance(told, str) else tuple(told)
    # YAML reads a bare NO as the word for no
    names = tuple("NO" if code is False else str(code).upper() for code in codes)
    wrong = [name for name in names if not re.fullmatch(r"[A-Z]{2}", name)]
    if wrong:
        raise RuleError(f"{wrong[0]} is no country code of two letters")
    return names


def _hot_words(told: Any, add: float) -> HotWords:
    if not told:
        return HotWords(add=add)
    words = told if isinstance(told, list) else told.get("any", ())
    more = {} if isinstance(told, list) else told
    reach = [int(more.get(key, default)) for key, default in (("before", 40), ("after", 20))]
    if max(reach) > 200:
        raise RuleError("hot words are looked for within 200 bytes at most")
    return HotWords(tuple(str(word).lower() for word in words), *reach, float(more.get("add", add)))


def refuse_costly(pattern: str, name: str) -> None:
    """Raise RuleError for a pattern that is empty, matches nothing at all, is unbounded, nests repeats, or is no RE2."""
    try:
        tree = parser.parse(pattern)
        low, high = tree.getwidth()
    except (re.error, OverflowError) as error:
        raise RuleError(f"the pattern cannot be read: {error}", where=name) from None
    if low == 0:
        raise RuleError("the pattern matches the empty text", where=name)
    if high > WIDTH_MAX:
        raise RuleError(
            f"the pattern may match more than {WIDTH_MAX} bytes", where=name, next_step="Bound its repeats: {1,20}."
        )
    if _nested(tree, False):
        raise RuleError("a repeat of varying length stands inside another", where=name, next_step="Write it flat.")
    try:
        hyperscan.Database().compile(expressions=[pattern.encode()], ids=[0], flags=[0])
    except hyperscan.HyperscanError as error:
        raise RuleError(f"the pattern is refused: {error}", where=name) from None


def _nested(tree: Any, inside: bool) -> bool:
    """True where a repeat of varying length contains another one."""
    for op, argument in tree:
        varying = op in _REPEATS and argument[0] != argument[1]
        if varying and inside:
            return True
        if any(_nested(part, inside or varying) for part in _parts(op, argument)):
            return True
    return False


def _parts(op: Any, argument: Any) -> list[Any]:
    if op in _REPEATS:
        return [argument[2]]
    if op is sre.SUBPATTERN:
        return [argument[3]]
    return list(argument[1]) if op is sre.BRANCH else []


def _examples_wrong(rule: Rule) -> list[str]:
    from duenotice.detect.patterns import matches  # matching needs rules, and rules are proved by matching

    missed = sum(not matches(text.encode(), (rule,)) for text in rule.match)
    false = sum(bool(matches(text.encode(), (rule,))) for text in rule.no_match)
    wrong = [f"{rule.where}: {rule.id} does not find {missed} examples it should"] if missed else []
    return wrong + ([f"{rule.where}: {rule.id} finds {false} examples it should not"] if false else [])
