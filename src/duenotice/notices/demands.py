"""What a law wants said, not said, or laid out in a certain way: the contents of obligations, as plain words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return yaml.safe_load((files("duenotice.notices") / "demands.yaml").read_text())["demands"]


def known() -> frozenset[str]:
    """The contents that this room understands."""
    return frozenset(_table())


def withheld(demanded: frozenset[str]) -> frozenset[str]:
    """What no sentence may reveal under these demands: `nature`, `count`."""
    return frozenset(spec["forbids"] for spec in map(_spec, demanded) if "forbids" in spec)


def form(demanded: frozenset[str]) -> str:
    """The layout that the demands fix: `us_ca` (title and headings of Cal. Civ. Code § 1798.82(d)(1)), else `plain`."""
    return next((spec["form"] for spec in map(_spec, sorted(demanded)) if "form" in spec), "plain")


def unmet(content: str, serves: frozenset[str], kinds: tuple[str, ...] = ()) -> str:
    """Why a notice whose sentences serve these duties does not hold `content`; empty where it does. kinds: those exposed."""
    spec = _spec(content)
    if "only_for" in spec and kinds and set(kinds).isdisjoint(spec["only_for"]):
        return ""
    if not spec:
        return f"nobody has said yet which sentence meets “{content}”"
    lacking = sorted(set(spec.get("all", ())) - serves)
    if lacking:
        return f"no sentence serves {', '.join(lacking)}"
    if "met_by" in spec and serves.isdisjoint(spec["met_by"]):
        return f"no sentence serves {' or '.join(spec['met_by'])}"
    return ""


def _spec(content: str) -> Mapping[str, Any]:
    return _table().get(content, {})
