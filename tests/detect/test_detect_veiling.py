"""What stands around a finding is shown by its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.detect import veiled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Phone: ", "Phone: "),
        ('{"email":"', '{"email":"'),
        ("pan=", "pan="),
        ("Ann Field bought 2 lamps", "Xxx Xxxxx xxxxxx 0 xxxxx"),
        ("Дата рождения: ", "Xxxx рождения: "),
        ("<td id7=x>佐藤", "<xx xx0=x>xx"),
    ],
)
def test_labels_stay_and_all_else_becomes_its_shape(text: str, shown: str) -> None:
    assert veiled(text) == shown


@given(st.text(alphabet="abcXYZäßŁжФ١٢3 .,@-", max_size=60))
def test_no_word_without_a_label_survives(text: str) -> None:
    assert len(veiled(text)) == len(text)
    assert set(veiled(text)) <= set("xX0 .,@-")
