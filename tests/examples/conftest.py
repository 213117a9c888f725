"""One small play for all tests of the example."""

from __future__ import annotations

import pytest

from examples.black_friday.play import Played, play


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """A small incident with seed 1: its folders `evidence`, `truth` and `whole` lie side by side."""
    return play("small", 1, tmp_path_factory.mktemp("black-friday"))
