"""What a lawyer asks of the rules themselves: which are due for review, what changed between two days, how one reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from duenotice.law.gates import in_force
from duenotice.law.ruleset import Duty, Rule, RuleSet, content_words
from duenotice.model.facts import Answer

SOON = timedelta(days=90)
REVIEW_OFTEN, REVIEW = timedelta(days=90), timedelta(days=180)
_STATE = {Answer.YES: "in force", Answer.NO: "not in force", Answer.UNKNOWN: "before recorded history"}


def stale(rules: RuleSet, today: date) -> Iterator[tuple[str, str]]:
    """(rule, why it needs a look): past its review (90 days for the United States and places with a pending change, else 180),
    not verified, or changing within 90 days."""
    pending = {code for rule in rules.rules if rule.status != "in_force" for code in rule.jurisdiction}
    for rule in rules.rules:
        often = any(code.startswith("US") or code in pending for code in rule.jurisdiction)
        age = today - date.fromisoformat(str(rule.data["last_reviewed"])[:10])
        if age > (REVIEW_OFTEN if often else REVIEW):
            yield rule.id, f"reviewed {age.days} days ago"
        if rule.verified == "knowledge":
            yield rule.id, "not verified: compiled from knowledge"
        for day, what in ((rule.start, "starts"), (rule.end, "ends")):
            if day and today <= day <= today + SOON:
                yield rule.id, f"{what} on {day}"


def changes(rules: RuleSet, before: date, after: date) -> Iterator[tuple[Rule, str, str]]:
    """(rule, its state on the one day, on the other) for every rule whose state differs."""
    for rule in rules.rules:
        first, second = (_STATE[in_force(rule, day).answer] for day in (before, after))
        if first != second:
            yield rule, first, second


def described(rule: Rule) -> Iterator[str]:
    """A rule as a lawyer would read it, line by line, with its level of proof."""
    yield f"{rule.id}  {rule.law}"
    yield f"  citation      {rule.citation}"
    yield f"  jurisdiction  {', '.join(rule.jurisdiction)}; {rule.mode}, {rule.status.replace('_', ' ')}"
    yield f"  in effect     from {rule.start or 'a date not recorded'} to {rule.end or 'now'}"
    yield f"  binds         {rule.data.get('binds') or rule.role}"
    yield f"  proof         {rule.verified.replace('_', ' ')}{'' if rule.settled else ' – NOT VERIFIED'}"
    for duty in rule.duties:
        yield from _duty(duty)
    for note in rule.data.get("notes") or ():
        yield f"  note          {note}"
    for question in _list(rule.data["verified"].get("open")):
        yield f"  open          {question}"


def _duty(duty: Duty) -> Iterator[str]:
    yield f"  duty          {duty.id}: tell {duty.authority_name or ', '.join(duty.authority) or duty.addressee}"
    yield f"    when        {condition(duty.when)}"
    yield f"    deadline    {duty.deadline.get('text')}; from {duty.deadline.get('from') or 'no event named'}"
    if duty.content:
        yield f"    content     {', '.join(map(content_words, duty.content))}"


def condition(tree: object) -> str:
    """A tree of conditions in words."""
    if not isinstance(tree, dict):
        return str(tree)
    words: list[str] = []
    for name, value in tree.items():
        if name in ("any", "all"):
            words.append(f"{name} of ({'; '.join(condition(part) for part in value)})")
        elif value is True:
            words.append(str(name).replace("_", " "))
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            words.append(f"{str(name).replace('_', ' ')} {shown}")
    return " and ".join(words)


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value] if value else []
