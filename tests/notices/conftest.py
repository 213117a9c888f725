"""The cast of these tests: one store, one incident, all facts known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duenotice.notices import Brief
from examples.known_store import known_brief

MakeBrief = Callable[..., Brief]


@pytest.fixture(scope="session")
def make_brief() -> MakeBrief:
    """A brief with every fact known; facts in `change` replace those of the cast (None takes one away), `own` replaces fields."""
    return known_brief
