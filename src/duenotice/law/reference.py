"""The reference of every rule, written from the rule files: an index, a page per region, a page of authorities. Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from duenotice.law.reviewing import condition
from duenotice.law.ruleset import Authority, Duty, Rule, RuleSet, content_words

REGIONS = {
    "eu": "European Union and EEA",
    "uk": "United Kingdom",
    "europe": "Switzerland, Gibraltar, Jersey, Guernsey, Isle of Man",
    "us_states": "United States: states and territories",
    "us_federal": "United States: federal and sector law",
    "americas": "Americas outside the United States",
    "asia_pacific": "Asia and Pacific",
    "middle_east": "Middle East",
    "africa": "Africa",
}
PROOF = {
    "statute_text": "statute text read",
    "two_secondary": "two secondary sources agree",
    "secondary": "one secondary source",
    "knowledge": "**NOT VERIFIED**",
}
_NOTE = "Made from the rule files by `duenotice law reference`. Not legal advice; the cited text governs."


def pages(rules: RuleSet) -> dict[str, str]:
    """File name to Markdown text, the same for the same rule files."""
    found = {"index.md": "\n".join(_index(rules)), "authorities.md": "\n".join(_authorities(rules))}
    for region in REGIONS:
        mine = [rule for rule in rules.rules if region_of(rule) == region]
        found[f"{region}.md"] = "\n".join(_region(region, mine))
    return {name: text.rstrip() + "\n" for name, text in found.items()}


def region_of(rule: Rule) -> str:
    """The folder of the rule's file."""
    return rule.source.split("/")[1] if "/" in rule.source else ""


def _index(rules: RuleSet) -> Iterator[str]:
    yield from ("# The rules of law", "", _NOTE, "")
    yield f"{len(rules.rules)} rules, {len(rules.authorities)} authorities ([list](authorities.md))."
    yield from ("", "| region | rules | statute text | secondary | not verified |", "|---|---|---|---|---|")
    for region, name in REGIONS.items():
        levels = [rule.verified for rule in rules.rules if region_of(rule) == region]
        counts = (levels.count("statute_text"), levels.count("two_secondary") + levels.count("secondary"))
        yield f"| [{name}]({region}.md) | {len(levels)} | {counts[0]} | {counts[1]} | {levels.count('knowledge')} |"
    yield from ("", "Proof: " + "; ".join(f"`{level}` {words}" for level, words in PROOF.items()) + ".")


def _region(region: str, rules: list[Rule]) -> Iterator[str]:
    yield from (f"# {REGIONS[region]}", "", _NOTE, "")
    yield from ("| rule | law | where | status | proof |", "|---|---|---|---|---|")
    for rule in rules:
        cells = (f"[`{rule.id}`](#{_anchor(rule.id)})", rule.law, ", ".join(rule.jurisdiction), _status(rule))
        yield f"| {' | '.join(map(_cell, cells))} | {PROOF[rule.verified]} |"
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"## {rule.id}", "", f"{rule.law.rstrip('.')}. {rule.citation.rstrip('.')}.", "")
    yield f"- binds: {rule.data.get('binds') or rule.role}"
    yield f"- in effect: {rule.start or 'start not recorded'} to {rule.end or 'now'} ({_status(rule)})"
    yield f"- data: {_data(rule)}"
    harm = (rule.data["trigger"].get("harm") or {}) if isinstance(rule.data["trigger"], dict) else {}
    if isinstance(harm, dict) and harm.get("standard"):
        yield f"- harm: {harm['threshold'].replace('_', ' ')}: {harm['standard']}"
    yield f"- proof: {PROOF[rule.verified]}; reviewed {rule.data['last_reviewed']}"
    if rule.duties:
        yield from ("", "| duty | tell | when | deadline | must hold |", "|---|---|---|---|---|")
        yield from (_duty(duty) for duty in rule.duties)
    for title, lines in (("exception", _exceptions(rule)), ("note", rule.data.get("notes")), ("open", _open(rule))):
        for line in lines or ():
            yield from ("", f"{title.capitalize()}: {line}")


def _duty(duty: Duty) -> str:
    told = duty.authority_name or ", ".join(duty.authority) or duty.addressee
    deadline = (
        f"{duty.deadline.get('text')} (from {str(duty.deadline.get('from') or 'no event named').replace('_', ' ')})"
    )
    content = "not coded" if duty.content is None else ", ".join(map(content_words, duty.content))
    cells = (duty.id.partition("#")[2], told, condition(duty.when), deadline, content)
    return f"| {' | '.join(map(_cell, cells))} |"


def _exceptions(rule: Rule) -> list[str]:
    return list(dict.fromkeys(text for duty in rule.duties for text in duty.exemptions))


def _open(rule: Rule) -> list[object]:
    questions = rule.data["verified"].get("open")
    return list(questions) if isinstance(questions, list) else [questions] if questions else []


def _status(rule: Rule) -> str:
    return f"{rule.mode}, {rule.status.replace('_', ' ')}"


def _data(rule: Rule) -> str:
    data = rule.data["personal_data"]
    if data["kind"] != "element_sets":
        return str(data.get("text") or data["kind"].replace("_", " "))
    return "; or ".join(
        ("name with one of: " if one.get("name_required") else "one of: ")
        + ", ".join(part if isinstance(part, str) else str(part) for part in one["any_of"]).replace("_", " ")
        + (f" (only if: {str(one['condition']).replace('_', ' ')})" if one.get("condition") else "")
        for one in data["sets"]
    )


def _authorities(rules: RuleSet) -> Iterator[str]:
    yield from (
        "# Authorities",
        "",
        _NOTE,
        "",
        "| id | where | name | channel | languages | proof |",
        "|---|---|---|---|---|---|",
    )
    yield from (_authority(one) for one in rules.authorities.values())


def _authority(one: Authority) -> str:
    cells = (
        f"`{one.id}`",
        one.jurisdiction,
        one.name,
        one.channel or "not recorded",
        ", ".join(one.languages) or "not recorded",
    )
    return f"| {' | '.join(map(_cell, cells))} | {PROOF[one.verified]} |"


def _cell(text: str) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _anchor(rule_id: str) -> str:
    return "".join(c for c in rule_id.lower() if c.isalnum() or c in "-_")
