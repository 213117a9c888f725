"""Codes of the case in plain words, for a counsel who has never seen one: places, languages, groups of people."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from duenotice.model.kinds import KINDS, family

_OWN = {"??": "residence unknown", "EU": "EU and EEA", "EU+EEA": "EU and EEA", "UK": "United Kingdom"}
"""Places that are no country's code."""


def place(code: str) -> str:
    """`DE` → `Germany`, `US-CA` → `United States (CA)`, `EU` → `EU and EEA`; a code that nobody knows as it stands."""
    if code in _OWN:
        return _OWN[code]
    country, _, region = code.partition("-")
    name = _territories().get(country)
    return f"{name} ({region})" if name and region else str(name or code)


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)


@cache
def language(tag: str) -> str:
    """`de` → `German`, `pt-BR` → `Portuguese (Brazil)`; a tag that nobody knows as it stands."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (ValueError, UnknownLocaleError):
        return tag


def group(name: str) -> str:
    """`EU-certain-PERSON_NAME+EMAIL` (`groups.Group.name`) → `EU and EEA: surely seen (name of a person, e-mail address)`."""
    where, sure, kinds = _parts(name)
    if not sure:
        return name
    if sure == "possible":
        return f"{place(where)}: perhaps seen, no kind of data is sure"
    words = (
        ", ".join(KINDS.get(family(kind), kind) for kind in kinds.split("+"))
        if kinds != "unknown"
        else "which data is unknown"
    )
    return f"{place(where)}: surely seen ({words})"


def _parts(name: str) -> tuple[str, str, str]:
    """Place, `certain` or `possible`, and kinds of a group's name; the middle is empty where it is no such name."""
    for sure in ("certain", "possible"):
        where, between, kinds = name.partition(f"-{sure}-")
        if between:
            return where, sure, kinds
    return name, "", ""
