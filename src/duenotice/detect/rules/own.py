"""Detectors of one's own: YAML files, read and refused at load if they could cost more than the bytes they look at.

A rule names its check from a list; it cannot run code. Its pattern is in the syntax of RE2 (no look-around, no back-references),
at most `WIDTH_MAX` bytes wide, without a repeat inside a repeat, so that re-matching backwards from an end stays cheap.
"""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from re import _constants as sre  # pyright: ignore[reportAttributeAccessIssue]
from re import _parser as parser  # pyright: ignore[reportAttributeAccessIssue]
from typing import Any

import hyperscan
import yaml

from duenotice.detect.rules.checks import CHECKS, check_of
from duenotice.detect.rules.shapes import refuse_shapes
from duenotice.model.errors import RuleError

WIDTH_MAX = 256
LARGEST = 2_000_000
"""Bytes of a file of rules; a thousand rules with their examples take half a million."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)


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
            yield str(path), _text_of(path)
        except OSError as error:
            problems.append(f"{path}: cannot be read: {error.strerror}")
        except UnicodeError:
            problems.append(f"{path}: cannot be read: no text in UTF-8")


def _text_of(path: Path) -> str:
    """Raises OSError, also for what may have no end (a pipe, a device) and for what is far larger than any rules."""
    told = path.stat()
    if not stat.S_ISREG(told.st_mode) and not stat.S_ISDIR(told.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    if told.st_size > LARGEST:
        raise OSError(errno.EFBIG, f"larger than {LARGEST:,} bytes")
    return path.read_text("utf-8")


def _read(texts: Iterable[tuple[str, str]], problems: list[str]) -> tuple[tuple[Rule, ...], list[str]]:
    rules: list[Rule] = []
    for name, text in texts:
        for told in _entries(name, text, problems):
            try:
                rules.append(_rule(told, name))
            except RuleError as error:
                about = f"{name}: {error.where}" if error.where else name
                problems.append(". ".join(filter(None, (f"{about}: {error.what}", error.next_step))))
    return tuple(rules), problems + _twice(rules) + [line for rule in rules for line in _examples_wrong(rule)]


def _twice(rules: Sequence[Rule]) -> list[str]:
    from duenotice.detect.rules.detectors import built_in  # which are made of rules

    taken = {detector.id for detector in built_in()}
    named = [f"{rule.where}: the id {rule.id} is that of a built-in detector" for rule in rules if rule.id in taken]
    where: dict[str, list[str]] = {}
    for rule in rules:
        where.setdefault(rule.id, []).append(rule.where)
    return named + [
        f"{', '.join(dict.fromkeys(files))}: the id {name} is used {len(files)} times. Give each rule its own."
        for name, files in where.items()
        if len(files) > 1
    ]


def _entries(name: str, text: str, problems: list[str]) -> list[Any]:
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).splitlines()[0]
        problems.append(f"{name}{f', line {mark.line + 1}' if mark else ''}: no YAML: {why}")
        return []
    except RecursionError:
        problems.append(f"{name}: no YAML: nested too deeply")
        return []
    except ValueError as error:  # a date or a number that there is not
        problems.append(f"{name}: cannot be read: {type(error).__name__} in a date or a number")
        return []
    if not told:
        problems.append(f"{name}: holds no rule")
        return []
    return told if isinstance(told, list) else [told]


def _rule(told: Any, where: str) -> Rule:
    refuse_shapes(told, _name_of(told))
    told = {key: value for key, value in told.items() if value is not None}
    name, kind, pattern = str(told["id"]), str(told["info_type"]), str(told["pattern"])
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


def _name_of(told: Any) -> str:
    name = told.get("id", "") if isinstance(told, Mapping) else ""
    return (
        str(name) if isinstance(name, str | int | float | date) else ""
    )  # a few lines of aliases are gigabytes when written out


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
    if min(reach) < 0 or max(reach) > 200:
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
            f"the pattern may match more than {WIDTH_MAX} bytes",
            where=name,
            next_step="Bound its repeats: {1,20} in place of + or *.",
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
    from duenotice.detect.rules.patterns import matches  # matching needs rules, and rules are proved by matching

    missed = [n for n, text in enumerate(rule.match, 1) if not matches(text.encode(), (rule,))]
    false = [n for n, text in enumerate(rule.no_match, 1) if matches(text.encode(), (rule,))]
    wrong = [f"{rule.where}: {rule.id} does not find {_named('match', missed)}, as it should"] if missed else []
    return wrong + ([f"{rule.where}: {rule.id} finds {_named('no_match', false)}, as it should not"] if false else [])


def _named(which: str, numbers: list[int]) -> str:
    """Examples by their place in the list, not by their text, which may be somebody's."""
    return f"example{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))} of {which}"
