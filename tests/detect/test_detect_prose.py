"""Names in prose by a plug-in, installed as a package would install it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from duenotice import detect
from duenotice.detect.texts.prose import spans_of_names
from duenotice.model.errors import UsageError
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood
from examples.names_by_list import NamesByList
from tests.detect.test_detect_api import Lines

ITEM = Item(3, "0" * 64, "/x.txt", "text", 10)
LETTER = "Yesterday Zora Quince came by.\nHer address is zq@shop.example, she said.\n"


@pytest.fixture
def by_list(tmp_path: Path) -> Iterator[str]:
    """The example, registered by the metadata of an installed distribution."""
    told = tmp_path / "names_by_list-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: names-by-list\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[duenotice.names]\nby-list = examples.names_by_list:NamesByList\n")
    sys.path.insert(0, str(tmp_path))
    yield "by-list"
    sys.path.remove(str(tmp_path))


def named(text: str, plug_in: str, cut: int | None = None) -> list[tuple[str, int]]:
    """Names and their likelihood, of a text scanned in blocks of `cut` bytes."""
    data = text.encode()
    step = cut or len(data)
    parts = [
        Block(
            3,
            max(0, at - 4096),
            data[max(0, at - 4096) : at + step + 4096],
            min(step, len(data) - at),
            Lines(),
            base=min(at, 4096),
        )
        for at in range(0, len(data), step)
    ]
    found = detect.scan_item(ITEM, parts, detect.Settings(bytes(32), names=plug_in)).findings.to_pylist()
    spans = [
        (row["offset"], row["offset"] + row["length"], row["likelihood"])
        for row in found
        if row["kind"] == "PERSON_NAME"
    ]
    return [(data[a:b].decode(), likelihood) for a, b, likelihood in spans]


def test_a_plug_in_finds_names_beside_an_identifier_and_is_off_by_default(by_list: str) -> None:
    assert named(LETTER, by_list) == [("Zora Quince", Likelihood.POSSIBLE)]
    assert named(LETTER, "") == []


def test_text_without_an_identifier_is_not_handed_to_a_plug_in(by_list: str) -> None:
    assert named("Yesterday Zora Quince came by.\n", by_list) == []
    assert named("Yesterday Zora Quince came by.\n" + "x\n" * 400 + "zq@shop.example\n", by_list) == []


def test_the_cut_into_blocks_changes_nothing(by_list: str) -> None:
    text = "".join(f"{LETTER}{'and so on ' * (n % 90)}\n" for n in range(60))
    whole = named(text, by_list)
    assert len(whole) == 60
    assert named(text, by_list, 777) == whole


def test_an_installed_plug_in_is_listed_and_a_missing_one_is_refused(by_list: str) -> None:
    assert by_list in detect.installed()
    assert detect.name_finder(by_list).bytes_per_second > 0
    with pytest.raises(UsageError, match="by-list"):
        detect.name_finder("no-such")


class Careless:
    """A plug-in that answers nonsense."""

    bytes_per_second = 1

    def names(self, text: str) -> list[tuple[int, int]]:
        return [(-1, 3), (5, 5), (9, 2), (0, len(text) + 1), (0, 81), (0, 4)]


def test_ranges_that_cannot_be_are_not_taken() -> None:
    data = b"Zora, zq@shop.example" + b"." * 200
    assert spans_of_names(data, np.array([6]), Careless()) == [(0, 4)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("so Anna van Dijk wrote", ["Anna van Dijk"]),
        ("Anna wrote", ["Anna"]),
        ("anna wrote to Bob", []),
        ("Zora Quince Abel Costa", ["Zora Quince Abel"]),
    ],
)
def test_the_example_reads_names_of_its_list(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in NamesByList().names(text)] == names
