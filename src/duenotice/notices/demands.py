"""What a law wants said, not said, or laid out in a certain way: the contents of obligations, as plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from duenotice.bundled import bundled

OFFER = "credit_monitoring"
_OFFER = re.compile(r"credit_monitoring:(\d+):([a-z_+]+)")
"""Identity protection that a law wants offered: months, and the legal elements where it does."""


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return _whole()["demands"]


@cache
def _whole() -> Mapping[str, Any]:
    return bundled("duenotice.notices", "demands.yaml")


@cache
def _elements() -> Mapping[str, tuple[str, ...]]:
    return {element: tuple(kinds) for element, kinds in _whole()["elements"].items()}


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
    if not concerns(content, kinds):
        return ""
    if not spec:
        return f"nobody has said yet which sentence meets “{content}”"
    lacking = sorted(set(spec.get("all", ())) - serves)
    if lacking:
        return f"no sentence serves {', '.join(lacking)}"
    if "met_by" in spec and serves.isdisjoint(spec["met_by"]):
        return f"no sentence serves {' or '.join(spec['met_by'])}"
    return ""


def duties(content: str) -> frozenset[str]:
    """The duties of which sentences must serve all, or one, to meet `content`."""
    spec = _spec(content)
    return frozenset(spec.get("all", ())) | frozenset(spec.get("met_by", ()))


def months(content: str) -> int:
    """For how many months a law wants identity protection offered; 0 where it says none."""
    return int(_spec(content).get("months", 0))


def concerns(content: str, kinds: tuple[str, ...]) -> bool:
    """Whether a demand is made where these kinds were exposed; without kinds it may be."""
    spec = _spec(content)
    return "only_for" not in spec or not kinds or not set(kinds).isdisjoint(spec["only_for"])


def _spec(content: str) -> Mapping[str, Any]:
    offer = _OFFER.fullmatch(content)
    if offer is None:
        return _table().get(content, {})
    kinds = [kind for element in offer[2].split("+") for kind in _elements().get(element, ())]
    return {"met_by": ["monitoring"], "only_for": kinds, "months": int(offer[1])}
