"""People of letters, messages and lists: what stands at a name is that person's, and a letter is one record."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duenotice.model.evidence import Item
from duenotice.model.tables import table_of
from duenotice.people.letters import passages
from duenotice.people.recorded import One, Told
from duenotice.people.running import people_of, spelled_out, without_placeholders
from duenotice.people.whose import LOOSE

KINDS = {"@": "EMAIL", "+": "PHONE", "#": "ACCOUNT_ID", "!": "POSTAL_ADDRESS", "*": "BIRTH_DATE"}


def kind_of(text: str) -> str:
    return next((kind for sign, kind in KINDS.items() if sign in text), "PERSON_NAME")


def read(letter: str) -> list[One]:
    """The people of a text in which each datum stands between brackets."""
    told, raw = [], {}
    for row, line in enumerate(letter.split("\n")):
        at = len("\n".join(letter.split("\n")[:row])) + bool(row)
        for piece in line.split("[")[1:]:
            text = piece.partition("]")[0]
            start = at + line.index(f"[{text}]")
            raw[text.encode()] = text
            told.append(Told(kind_of(text), text.encode(), LOOSE, None, row, start, start + len(text) + 2))
    return people_of((0, 0, 0), told, raw, frozenset())


def sure(letter: str) -> set[frozenset[str]]:
    return {frozenset(value.decode() for _, value in one.data) for one in read(letter) if not one.loose}


LETTERS = {
    "below a name stand the ways to reach them": (
        "[Ana Lopez] wrote to [bo@x].\nBest wishes\n[Cy Reed]\nCustomer care\nTel. [+1]\nMail [c@x]\n",
        [{"bo@x"}, {"Cy Reed", "+1", "c@x"}],
    ),
    "a line with a name of its own is that name's": (
        "[Ana Lopez], [a@x], [+1]\n[Bo Chen], [b@x], [+2]\n",
        [{"Ana Lopez", "a@x", "+1"}, {"Bo Chen", "b@x", "+2"}],
    ),
    "the one address and number of a line are one person's": (
        "[Ana Lopez] [a@x]\nReferences:\nB. Chen, Head of Sales, [b@y], [+2]\nC. Reed, Head of Marketing, [c@y], [+3]\n",
        [{"Ana Lopez", "a@x"}, {"b@y", "+2"}, {"c@y", "+3"}],
    ),
    "the number of a customer is the addressee's": (
        "[Ana Lopez]\n[1 Mill Lane!]\nNumber: [#1]\nDear Sir or Madam, we have had no answer from you.\nRegards\n[Bo Chen]\n[b@x]\n",
        [{"Ana Lopez", "#1"}, {"Bo Chen", "b@x"}],
    ),
    "a number that nobody stands at makes nobody where somebody is": (
        "[Ana Lopez] [a@x] and [Bo Chen] [b@x] asked about the customer with [#1].",
        [{"Ana Lopez", "a@x"}, {"Bo Chen", "b@x"}],
    ),
}


@pytest.mark.parametrize(("letter", "people"), LETTERS.values(), ids=LETTERS)
def test_what_stands_at_a_name_is_that_persons(letter: str, people: list[set[str]]) -> None:
    assert sure(letter) == set(map(frozenset, people))


def test_a_number_in_the_middle_of_a_letter_is_perhaps_somebody_elses() -> None:
    letter = (
        f"[Ana Lopez] [a@x]\n{'We have tried to reach you. ' * 3}[+1]\n{'Please call. ' * 5}\n[Bo Chen] [b@x] [+2]\n"
    )
    assert [one.data for one in read(letter) if one.loose] == [(("PHONE", b"+1"),)]


def test_an_address_that_spells_out_a_name_is_nobody_elses() -> None:
    assert spelled_out("Ana Lopez", "ana_lopez9@x") and not spelled_out("Ana Lopez", "alopez9@x")
    assert not spelled_out("Ana", "ana@x")


def test_a_birth_date_of_too_many_is_nobodys() -> None:
    everybody = [One((0, n, 0), (("PHONE", b"%d" % n),), f"Ana L{n}", (("BIRTH_DATE", b"1900"),)) for n in range(9)]
    assert [one.beside for one in without_placeholders(everybody)] == [()] * 9
    assert without_placeholders(everybody[:8]) == everybody[:8]


def found(lines: dict[int, str], timed: bool = False) -> dict[tuple[int, int], int]:
    """Which lines belong together; lines: number of the line → a sign for each kind of datum in it."""
    rows = [(row, kind_of(sign), 60 * row + 20 * n) for row, signs in lines.items() for n, sign in enumerate(signs)]
    size = len(rows)
    table = pa.table(
        {
            "item_id": pa.array([0] * size, pa.int64()),
            "record": pa.array([row for row, _, _ in rows], pa.int64()),
            "kind": pa.array([kind for _, kind, _ in rows], pa.string()),
            "offset": pa.array([at for _, _, at in rows], pa.uint64()),
            "length": pa.array([10] * size, pa.uint32()),
            "seen_us": pa.array([1 if timed else None] * size, pa.int64()),
            "logged": pa.array([0] * size, pa.int64()),
        }
    )
    return passages(table, table_of(Item, [Item(0, "0" * 64, "/letter.txt", "text", 1)]))


LETTER = {0: "n", 1: "!", 6: "n", 9: "#", 10: "@", 13: "n", 14: "@"}


def test_the_lines_of_a_letter_are_one_record() -> None:
    assert found(LETTER) == dict.fromkeys([(0, line) for line in LETTER if line], 0)


def test_letters_one_after_the_other_in_a_file_are_as_many_records() -> None:
    three = {20 * n + line: signs for n in range(3) for line, signs in LETTER.items()}
    assert set(found(three).values()) == {0, 20, 40}


@pytest.mark.parametrize(
    ("lines", "timed"), [(dict.fromkeys(range(9), "n@"), False), (LETTER, True)], ids=["a list", "lines of a program"]
)
def test_lines_that_stand_for_themselves_stay_apart(lines: dict[int, str], timed: bool) -> None:
    assert found(lines, timed) == {}
