"""Each duty's own examples: a situation, and the answer the rule must give to it. Run by `duenotice law check` and the tests.

An example: duty, kinds, people (a number or {certain, possible}), facts, on (day), answer. Files: `examples/<region>.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from duenotice.law.assessing import assess
from duenotice.law.checking import authority_problems, problems
from duenotice.law.files import HERE, data_of, line_of, read, rule_files
from duenotice.law.places import Impact, Place, members
from duenotice.law.ruleset import Rule, RuleSet
from duenotice.model.bounds import Bounds
from duenotice.model.facts import Fact, Facts


def examples() -> Iterator[Mapping[str, Any]]:
    """Every shipped example."""
    for path in sorted((HERE / "examples").glob("*.yaml")):
        yield from data_of(f"examples/{path.name}")["examples"]


def answer_to(example: Mapping[str, Any], rules: RuleSet) -> str:
    """The answer that the rules give to an example: `yes`, `no` or `unknown`."""
    rule = rules.rule(str(example["duty"]).partition("#")[0])
    day = datetime.fromisoformat(str(example["on"])).replace(tzinfo=UTC)
    facts = Facts([Fact(name, _value(value), "example") for name, value in example["facts"].items()])
    alone = RuleSet((rule,), rules.authorities, rules.sha256)
    found = assess(facts, impact_of(rule, example), alone, day, day)
    return next(o.answer.value for o in found.obligations if o.id.partition("@")[0] == example["duty"])


def impact_of(rule: Rule, example: Mapping[str, Any]) -> Impact:
    """The people of an example, all in one place of the rule's jurisdiction."""
    if example["people"] is None:
        return Impact(())
    n = example["people"]
    people = Bounds.exactly(n) if isinstance(n, int) else Bounds(n["certain"], n["certain"], n["possible"])
    code = members(rule.jurisdiction)[0]
    kinds = frozenset(map(str, example["kinds"]))
    place = Place(code.split("-")[0], code if "-" in code else None, people, ((kinds, people),) if kinds else ())
    return Impact((place,))


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def wrong(rules: RuleSet) -> Iterator[str]:
    """Everything wrong with the shipped rules, as `file:line: sentence`; nothing where all is well."""
    for path in rule_files():
        for keys, what in problems(read(path), set(rules.authorities)):
            yield f"{path.relative_to(HERE)}:{line_of(path, *keys)}: {what}"
    for path in sorted((HERE / "authorities").glob("*.yaml")):
        for keys, what in authority_problems(read(path)):
            yield f"{path.relative_to(HERE)}:{line_of(path, *keys)}: {what}"
    for example in examples():
        said = answer_to(example, rules)
        if said != example["answer"]:
            yield f"examples: {example['duty']} on {example['on']}: expected {example['answer']}, the rule says {said}"
