"""Columns of tables: what their headers say, and names that are not those of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.words import lexicon
from duenotice.detect.words.lexicon import class_of
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item


def kinds(folder: Path, header: str, cells: list[str]) -> set[str]:
    """Kinds that a table of a number and these cells is found to hold."""
    path = folder / "table.csv"
    path.write_text(f"no,{header}\n" + "".join(f"{n},{cell}\n" for n, cell in enumerate(cells)), "utf-8")
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    return {row["kind"] for row in detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist()}


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Diagnosis",
            "medical_history",
            "bloodGroup",
            "Vorerkrankungen",
            "Grad der Behinderung",
            "groupe sanguin",
            "enfermedad",
        ),
        *(
            "malattia",
            "doença",
            "bloedgroep",
            "läkemedel",
            "sygdom",
            "blodtype",
            "lääkitys",
            "choroba",
            "krevní skupina",
        ),
        *(
            "ochorenie",
            "bolezen",
            "krvna grupa",
            "betegség",
            "afecțiune",
            "kan grubu",
            "διάγνωση",
            "заболяване",
            "группа крови",
        ),
        *("хвороба", "فصيلة الدم", "אבחנה", "निदान", "病史", "血液型", "진단명", "nhóm máu", "penyakit"),
    ],
)
def test_a_column_of_health_is_known_by_its_header_in_many_languages(header: str) -> None:
    assert class_of("col:1", header) == "HEALTH"


def test_what_stands_below_such_a_header_is_found(tmp_path: Path) -> None:
    assert kinds(tmp_path, "Diagnose", ["J45.0", "Asthma", "E11.9", "Hay fever"] * 10) == {"HEALTH"}


@pytest.mark.parametrize(
    "cells",
    [
        ["ALGERIA", "ARGENTINA", "BRAZIL", "CANADA", "EGYPT", "ETHIOPIA", "FRANCE", "GERMANY", "INDIA", "INDONESIA"],
        ["Deutschland", "Frankreich", "Italien", "Spanien", "Polen", "Österreich", "Schweden", "Dänemark"],
        ["Россия", "Украина", "Польша", "Германия", "Франция", "Италия", "Испания", "Казахстан"],
    ],
)
def test_names_of_countries_are_not_those_of_people(tmp_path: Path, cells: list[str]) -> None:
    assert kinds(tmp_path, "name", cells) == set()


def test_species_called_like_people_are_not_people(tmp_path: Path) -> None:
    assert kinds(tmp_path, "Species", ["Iris-setosa", "Iris-virginica", "Iris-versicolor"] * 30) == set()


def test_every_phrase_of_the_lexicon_is_known_as_a_header() -> None:
    told = {
        phrase: group for group, entry in lexicon._entries().items() for phrase in str(entry.get("headers", "")).split()
    }
    unknown = {phrase for phrase, group in told.items() if class_of("col:1", phrase.replace("_", " ").title()) != group}
    assert unknown == set()
