"""What makes a wary reader take a text for phishing. Works on any text, ours or not; rules and their examples are in cues.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Literal

from duenotice.bundled import bundled
from duenotice.notices.brief import Problem

_MOST_SIGNS = 50_000
_DOMAIN = re.compile(
    r"(?<![A-Za-z0-9._-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,5}(?:[Xx][Nn]--[A-Za-z0-9-]{2,59}|[a-z]{2,24}|[A-Z]{2,24})(?![A-Za-z0-9-])"
    r"|[^\W_][\w-]{0,62}\.(?:рф|рус|бг|укр|срб|мкд|бел|ею|онлайн|сайт|ευ|ελ|中国|中國|公司|网址|香港|台灣|台湾|한국)(?!\w)"
)
"""A domain name, also amid signs that need no space around it (CJK), with any top level in one case, and the commonest ones of other
scripts. A capital after a full stop is a new sentence, not a domain."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """One cue. Either `pattern` (found: a cue) or `lacking` (nowhere found: a cue); flags and passes are its own examples."""

    id: str
    severity: Literal["refuse", "warn"]
    places: tuple[str, ...]
    languages: tuple[str, ...]
    pattern: re.Pattern[str]
    is_lack: bool
    why: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]


@cache
def cue_rules() -> tuple[CueRule, ...]:
    """The rules of cues.yaml, compiled."""
    specs = bundled("duenotice.notices", "cues.yaml")["rules"]
    return tuple(_rule(spec) for spec in specs)


def _rule(spec: dict[str, str]) -> CueRule:
    raw = spec.get("pattern") or spec["lacking"]
    flags = re.MULTILINE | (0 if spec.get("case") == "exact" else re.IGNORECASE)
    return CueRule(
        id=spec["id"],
        severity="refuse" if spec["severity"] == "refuse" else "warn",
        places=tuple(spec.get("places", ("subject", "text"))),
        languages=tuple(spec.get("languages", ())),
        pattern=re.compile("".join(line.strip() for line in raw.splitlines()), flags),
        is_lack="lacking" in spec,
        why=spec["why"],
        flags=tuple(spec["flags"]),
        passes=tuple(spec["passes"]),
    )


def cues(
    subject: str, text: str, html: str = "", *, domains: tuple[str, ...] = (), language: str = "en"
) -> list[Problem]:
    """The cues of one message. domains: those that may be named, empty where unknown; language: whose words to look for.

    Text alone is judged: a cue is no proof of fraud, and a text without cues may still be one. At most 50,000 signs of a part are read.
    """
    parts = {"subject": subject[:_MOST_SIGNS], "text": text[:_MOST_SIGNS], "html": html[:_MOST_SIGNS]}
    if not text and html:
        parts["text"] = visible(parts["html"])
    found = [problem for rule in cue_rules() if _speaks(rule, language) for problem in _apply(rule, parts)]
    return found + list(_foreign_domains(parts, domains))


def visible(html: str) -> str:
    """The words of an HTML page, roughly: without markup, styles, scripts and comments."""
    bare = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", " ", html)
    return unescape(re.sub(r"(?s)<[^>]*>", " ", bare))


def _speaks(rule: CueRule, language: str) -> bool:
    return not rule.languages or language.split("-")[0] in rule.languages


def _apply(rule: CueRule, parts: dict[str, str]) -> Iterator[Problem]:
    if rule.is_lack:
        if not any(rule.pattern.search(part) for part in parts.values()):
            yield Problem(rule.id, "text", rule.why, rule.severity)
        return
    for place in rule.places:
        match = rule.pattern.search(parts[place])
        if match:
            yield Problem(rule.id, _where(place, parts[place], match.start()), rule.why, rule.severity)


def _foreign_domains(parts: dict[str, str], own: tuple[str, ...]) -> Iterator[Problem]:
    """Domains other than the sender's. A domain of ours may stand in the text, for people to type."""
    ours = [domain.lower().strip(".") for domain in own if domain]
    for place in ("subject", "text"):
        for match in _DOMAIN.finditer(parts[place]):
            name = match.group().lower()
            if ours and not any(name == domain or name.endswith("." + domain) for domain in ours):
                yield Problem(
                    "cue.foreign_domain",
                    _where(place, parts[place], match.start()),
                    "names a domain that is not ours",
                    "refuse",
                )


def _where(place: str, part: str, position: int) -> str:
    return place if place == "subject" else f"{place}:{part.count(chr(10), 0, position) + 1}"
