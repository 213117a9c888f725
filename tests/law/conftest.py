"""What the tests of law share: the shipped rules, and a way to speak of a breach in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from duenotice import law
from duenotice.model import Bounds, Fact, Facts
from duenotice.model.duties import Assessment

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def rules() -> law.RuleSet:
    """The shipped rules."""
    return law.load()


def facts_of(**named: Any) -> Facts:
    """Facts by name; `__` in a name stands for a dot."""
    return Facts([Fact(name.replace("__", "."), value, "test") for name, value in named.items()])


def people_in(kinds: set[str], **places: Bounds | int) -> law.Impact:
    """People by place (`US_CA=10`), all with the same kinds exposed."""
    rows = []
    for code, count in places.items():
        people = count if isinstance(count, Bounds) else Bounds.exactly(count)
        country, _, region = code.partition("_")
        rows.append(
            law.Place(country, f"{country}-{region}" if region else None, people, ((frozenset(kinds), people),))
        )
    return law.Impact(tuple(rows))


@pytest.fixture
def ask(rules: law.RuleSet) -> Callable[..., Assessment]:
    """Assess what is known on a day: `ask(facts, kinds, day, DE=9, US_CA=Bounds(1, 2, 3))`."""

    def assess(known: dict[str, Any], kinds: set[str], day: datetime = NOW, **places: Bounds | int) -> Assessment:
        return law.assess(facts_of(**known), people_in(kinds, **places), rules, NOW, day)

    return assess
