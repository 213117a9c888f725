"""Where a fact comes from, as people read it."""

from __future__ import annotations

import pytest

from duenotice.model.facts import source_in_words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("person:jo", "stated by jo"),
        ("run:0003-count, person:jo", "concluded by run 0003-count, stated by jo"),
        ("from the assessment", "from the assessment"),
        ("rule:x", "rule:x"),
        ("person:", "person:"),
        ("", ""),
    ],
)
def test_a_source_is_told_in_words(source: str, words: str) -> None:
    assert source_in_words(source) == words
