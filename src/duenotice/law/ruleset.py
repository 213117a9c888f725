"""Laws as loaded: rules, their duties, authorities, and the hash that a case stores of them all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from duenotice.law.checking import refuse_wrong
from duenotice.law.files import HERE, read, rule_files

Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing one law demands of one kind of addressee.

    id: `rule#duty`; when: tree of conditions; deadline: measure as data; authority: ids, or `@competence` where the law itself
    says which; content: demands on the text with the protection to be offered, None where not coded;
    exemptions: exceptions to think of, in words.
    """

    id: str
    addressee: str
    authority: tuple[str, ...]
    authority_name: str | None
    when: Tree
    deadline: Mapping[str, Any]
    content: tuple[str, ...] | None
    exemptions: tuple[str, ...]
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one law with everything recorded of it. mode: `mandatory`, `voluntary`, `none`, `informative`; status: `in_force`,
    `proposed`, `repealed`, …; verified: level of proof; data: the entry as it stands in its file."""

    id: str
    law: str
    citation: str
    jurisdiction: tuple[str, ...]
    mode: str
    status: str
    start: date | None
    end: date | None
    role: str
    sector: tuple[str, ...]
    duties: tuple[Duty, ...]
    verified: str
    version: str
    source: str
    data: Mapping[str, Any]

    @property
    def settled(self) -> bool:
        """False for a rule from knowledge alone: shown, never treated as settled."""
        return self.verified != "knowledge"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who is told. channel: how, in words; verified: level of proof."""

    id: str
    jurisdiction: str
    name: str
    languages: tuple[str, ...]
    site: str | None
    channel: str | None
    note: str | None
    verified: str
    data: Mapping[str, Any] = field(compare=False)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All laws of one evaluation. sha256: hex digest over every file read, in path order."""

    rules: tuple[Rule, ...]
    authorities: Mapping[str, Authority]
    sha256: str

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id. Raises KeyError."""
        return next(rule for rule in self.rules if rule.id == rule_id) if self.has(rule_id) else _missing(rule_id)

    def has(self, rule_id: str) -> bool:
        """Whether there is a rule of that id."""
        return any(rule.id == rule_id for rule in self.rules)

    def authorities_of(self, jurisdiction: str) -> tuple[Authority, ...]:
        """Authorities of a country or region code, in the order recorded."""
        return tuple(a for a in self.authorities.values() if a.jurisdiction == jurisdiction)


def _missing(rule_id: str) -> Rule:
    raise KeyError(rule_id)


def load(extra: Sequence[Path] = ()) -> RuleSet:
    """The shipped laws and a user's own rules (contract duties, local law) in the same form.

    extra: YAML files. Raises RuleError naming file, line and what is wrong: a citation missing, an evaluator nobody knows, dates
    that overlap, an authority without channel. Shipped files are checked by the tests and by `duenotice law check`.
    """
    shipped = _shipped()
    if not extra:
        return shipped
    added: list[Rule] = []
    for path in extra:
        refuse_wrong(path, read(path), set(shipped.authorities))
        added += rules_of(read(path), path.name)
    digest = hashlib.sha256(shipped.sha256.encode())
    for path in extra:
        digest.update(path.read_bytes())
    return RuleSet((*shipped.rules, *added), shipped.authorities, digest.hexdigest())


@cache
def _shipped() -> RuleSet:
    digest, rules = hashlib.sha256(), []
    for path in rule_files():
        digest.update(path.read_bytes())
        rules += rules_of(read(path), path.relative_to(HERE).as_posix())
    authorities = dict(_authorities(digest))
    return RuleSet(tuple(rules), authorities, digest.hexdigest())


def _authorities(digest: Any) -> Iterator[tuple[str, Authority]]:
    for path in sorted((HERE / "authorities").glob("*.yaml")):
        digest.update(path.read_bytes())
        for raw in read(path)["authorities"]:
            yield raw["id"], authority_of(raw)


def authority_of(raw: Mapping[str, Any]) -> Authority:
    """One authority from its entry."""
    languages = raw.get("languages") or ()
    return Authority(
        raw["id"],
        raw["jurisdiction"],
        raw["name"],
        (languages,) if isinstance(languages, str) else tuple(languages),
        raw.get("site"),
        raw.get("channel"),
        raw.get("note"),
        raw["verified"]["level"],
        raw,
    )


def rules_of(raw: Mapping[str, Any], source: str) -> list[Rule]:
    """The rules of one file."""
    return [_rule(entry, raw["law"], source) for entry in raw["rules"]]


def _rule(raw: Mapping[str, Any], law: Mapping[str, Any], source: str) -> Rule:
    effective = raw["effective"]
    return Rule(
        raw["id"],
        law["name"],
        raw.get("citation") or law["citation"],
        tuple(raw["jurisdiction"]),
        raw["mode"],
        raw["status"],
        _day(effective["from"]),
        _day(effective["to"]),
        raw["role"],
        tuple(raw.get("sector") or ()),
        tuple(_duty(raw, duty) for duty in raw["duties"]),
        raw["verified"]["level"],
        str(effective["from"] or raw["last_reviewed"]),
        source,
        raw,
    )


_DUTY_KEYS = {"id", "addressee", "authority", "authority_name", "when", "deadline", "content"}


def _duty(rule: Mapping[str, Any], raw: Mapping[str, Any]) -> Duty:
    content = raw.get("content")
    wanted = (*(str(part) for part in content or ()), *_offer(rule, raw))
    return Duty(
        f"{rule['id']}#{raw['id']}",
        raw["addressee"],
        tuple(raw.get("authority") or ()),
        raw.get("authority_name"),
        raw["when"],
        raw["deadline"],
        None if content is None and not wanted else wanted,
        tuple(_exemptions(rule, raw)),
        {key: value for key, value in raw.items() if key not in _DUTY_KEYS},
    )


def _offer(rule: Mapping[str, Any], duty: Mapping[str, Any]) -> Iterator[str]:
    """The identity protection that a law wants offered in its letters to people: `credit_monitoring:12:ssn+tax_id` (months, elements)."""
    offer = rule.get("credit_monitoring")
    if offer and duty["addressee"] == "people":
        yield f"credit_monitoring:{offer['months']}:{'+'.join(offer['elements'])}"


def content_words(content: str) -> str:
    """A demand on a text as people read it."""
    name, _, rest = content.partition(":")
    months, _, elements = rest.partition(":")
    words = name.replace("_", " ")
    return f"{words} for {months} months (of {elements.replace('+', ', ').replace('_', ' ')})" if rest else words


def _exemptions(rule: Mapping[str, Any], duty: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(one["text"]) for one in duty.get("exempt_if") or ())
    for more in (rule.get("exemptions"), duty.get("exempt"), duty.get("exemptions")):
        yield from (str(line) for line in (more if isinstance(more, list) else [more] if more else []))
    if rule.get("encryption"):
        yield "encrypted data whose key is safe"


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(str(text)[:10])
