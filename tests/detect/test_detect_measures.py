"""Measures, money, memory and parts of machines are nobody's numbers, however many of them there are; what looks like them but is
dialled, paid with or given by a state is still found."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.fields import naming
from duenotice.detect.fields.classes import UNSURE, Decision
from duenotice.detect.fields.neighbours import with_names_beside
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood

SETTINGS = detect.Settings(bytes(32))
LINES = 400
Line = Callable[[random.Random], str]


def decimal(r: random.Random, places: int = 3) -> str:
    """A measure."""
    return f"{r.uniform(0, 999):.{places}f}"


def whole(r: random.Random, low: int, high: int, n: int) -> str:
    """Numbers in a row."""
    return " ".join(str(r.randrange(low, high)) for _ in range(n))


NOBODYS: dict[str, tuple[str, Line]] = {
    "points.xyz": ("jan@firma.cz", lambda r: f"{decimal(r)} {decimal(r)} {decimal(r)}"),
    "pairs.txt": ("jan@firma.cz", lambda r: f"{decimal(r, 6)} {decimal(r, 6)}"),
    "drawing.ps": ("jan@firma.cz", lambda r: f"[1 0 0 -1 {decimal(r, 6)} {decimal(r, 6)}] Tm"),
    "threes.txt": ("jan@firma.cz", lambda r: whole(r, 100, 999, 12)),
    "pairs_of_digits.txt": ("a@societe.fr", lambda r: " ".join(f"{r.randrange(100):02d}" for _ in range(12))),
    "memory.txt": (
        "root@host.de",
        lambda r: f"{r.randrange(5):2d}  0      0 {whole(r, 10**5, 10**7, 3)}    0    0 {whole(r, 100, 9999, 4)}  2",
    ),
    "octal.txt": ("", lambda r: f"{r.randrange(10**7):07d} " + " ".join(f"{r.randrange(10**5):06d}" for _ in range(8))),
    "colours.txt": ("", lambda r: f"{whole(r, 0, 256, 3)}\t\tcolour{r.randrange(99)}"),
    "money.csv": ("", lambda r: f"2018-01-{r.randrange(10, 29)},{r.randrange(1, 99)} {whole(r, 100, 999, 2)}.{r.randrange(10, 99)}"),
    "tracks.csv": ("", lambda r: f"$G,{r.randrange(10**5, 10**6)}.00,{r.randrange(4700, 5500)}.1234,N,00{r.randrange(600, 999)}.4321,E"),
    "substances.csv": ("", lambda r: f"{r.randrange(50, 99999)}-{r.randrange(10, 99)}-{r.randrange(10)},C{r.randrange(9)}"),
    "parts.csv": ("", lambda r: f"{r.randrange(100, 999)}-{r.randrange(1000, 9999)},{r.choice('ABC')}"),
    "program.txt": ("", lambda r: f"  {r.choice('ABCDEF')}{r.randrange(9)}::{r.choice('ABCDEF')}{r.randrange(9)}(int);"),
    "chips.txt": ("", lambda r: f"the {r.choice(('MC', 'AB', 'HC'))}{r.randrange(10**5, 10**6)}A-compatible clock"),
    "objects.txt": ("", lambda r: f"PASS: Build libp{r.choice('abc')}{r.randrange(1000, 9999)}{r.choice('abc')}.so"),
    "versions.txt": ("", lambda r: f"Version: 2.1~2018{r.randrange(1, 13):02d}{r.randrange(1, 29):02d}-{r.randrange(1, 9)}"),
    "uuids.txt": ("", lambda r: f"{r.getrandbits(32):08x}-12f5-ee{r.getrandbits(8):02x}-73d3-ac{r.getrandbits(40):010x} took 17 ms"),
    "moments.log": ("", lambda r: f"{1542600000000 + r.randrange(10**9)} {r.randrange(10**15, 10**16)} INFO worker-{r.randrange(99)}"),
    "weights.txt": ("", lambda r: f"{r.randrange(9999):04d} ; [.4{r.randrange(100, 999)}.0020.00{r.randrange(10, 99)}.0002] # A LETTER"),
    "expressions.txt": ("", lambda r: f"0{{1,4}}:(?::{r.randrange(1, 9)}{{1,4}}){{0,5}} and ::{r.randrange(1000, 9999)} or ::0"),
    "checks.txt": ("", lambda r: f"# work around a bug before {r.randrange(3, 9)}.0{r.randrange(10**4, 10**5)}"),
    "variables.txt": ("", lambda r: f"my $ADDRESS = IPV{r.randrange(4, 7)}_ADDRESS;"),
    "rows.txt": ("", lambda r: f"insert ( {whole(r, 1000, 4000, 2)} 0 'makes a circle' )"),
    "verdicts.log": ("", lambda r: f"PASS: gdb.base/jump-{r.randrange(99)}.exp: side=host: break at {r.randrange(99)}"),
}  # fmt: skip
HEADERS = {
    "colours.txt": "! colours\t\t of a screen",
    "money.csv": "date,balance",
    "substances.csv": "cas,formula",
    "parts.csv": "part_no,revision",
}


@pytest.mark.parametrize("name", NOBODYS)
def test_numbers_of_things_are_nobodys(tmp_path: Path, name: str) -> None:
    mail, line = NOBODYS[name]
    r = random.Random(name)
    lines = [HEADERS.get(name, ""), *(line(r) for _ in range(LINES)), f"Questions to {mail}" if mail else ""]
    likely = [row for row in found_in(tmp_path / name, lines) if row["likelihood"] >= Likelihood.LIKELY]
    taken = [row["kind"] for row in likely if row["kind"] != "EMAIL"]
    assert len(taken) <= LINES // 100, taken[:3]


SOMEBODYS = [
    ("Call 555.123.4567 now, write to a@shop.us", "PHONE"),
    ("Tel: 089.1234567, info@werk.de", "PHONE"),
    ("Zentrale (089) 12345-0, info@werk.de", "PHONE"),
    ("numbers 0151 23456789 0160 98765432 0171 55555555, info@werk.de", "PHONE"),
    ("Appelez le 01.23.45.67.89 ou 06 12 34 56 78, info@societe.fr", "PHONE"),
    ("her NINO is AB123456C.", "NATIONAL_ID.GB"),
    ("PAN ABCPE1234F of the payer", "NATIONAL_ID.IN"),
    ("PAN: abcpe1234f", "NATIONAL_ID.IN"),
    ("RUT 20180626-7 del cliente", "NATIONAL_ID.CL"),
    ("from fe80::1 and 2001:db8::17 on", "IP_ADDRESS"),
    ("IBAN DE89 3704 0044 0532 0130 00 or", "IBAN"),
    ("paid with 4111 1111 1111 1111 5500 0000 0000 0004", "CARD"),
    ("SSN 219 09 9999 of the employee", "NATIONAL_ID.US"),
]


@pytest.mark.parametrize(("text", "kind"), SOMEBODYS)
def test_numbers_of_people_that_look_alike_are_found(tmp_path: Path, text: str, kind: str) -> None:
    found = found_in(tmp_path / "note.txt", [text])
    assert kind in {row["kind"] for row in found if row["likelihood"] >= Likelihood.POSSIBLE}


def test_headings_that_are_counted_are_no_streets(tmp_path: Path) -> None:
    titles = ("Introduction", "Getting started", "Building", "Reference", "Parts of it", "Maps of streets", "Copyright")
    links = [f'<li><a href="#s{n}">{n} {title}</a></li>' for n, title in enumerate(titles * 2, 1)]
    kinds = [
        row["kind"] for row in found_in(tmp_path / "toc.html", ["<html><body><ul>", *links, "</ul></body></html>"])
    ]
    assert "POSTAL_ADDRESS" not in kinds


def test_what_users_do_names_none(tmp_path: Path) -> None:
    rows = [f"{n},Observing what people do over line {n} should not help anybody" for n in range(40)]
    assert not found_in(tmp_path / "table.csv", ["id,user activity", *rows])


def found_in(path: Path, lines: list[str]) -> list[dict]:
    """Findings in a file of these lines."""
    path.write_text("\n".join(line for line in lines if line) + "\n")
    rows: list[dict] = []
    for item in inventory([str(path)], Budget()):
        assert isinstance(item, Item)
        parts = (part for part in blocks(item, Budget()) if isinstance(part, Block))
        rows += detect.scan_item(item, parts, SETTINGS).findings.to_pylist()
    return rows


@pytest.mark.parametrize(("others", "stay"), [(3, True), (40, False)])
def test_some_names_of_a_list_show_that_the_others_are_names_but_not_one_of_many(others: int, stay: bool) -> None:
    unsure = Decision("", -1.5, ("named like person_name", UNSURE))
    decisions = {f"dom:list>layout[{n}]>name": unsure for n in range(1, others + 1)}
    decisions["dom:list>layout[0]>name"] = Decision("PERSON_NAME", 2.0, ("50% hold a known given name",))
    kinds = Counter(decided.kind for decided in with_names_beside(decisions).values())
    assert kinds["PERSON_NAME"] == (others + 1 if stay else 1)


def test_a_word_for_a_thing_in_many_languages_is_nobody() -> None:
    words = ("ROM", "Rom", "Spiel", "Jeu", "Juego", "Gioco", "Spel", "Spil", "Peli", "Gra", "Hra", "Igra", "Joc")
    things = naming.name_terms([f"Leo Pocket {word}" for word in words], lambda: (0, 0), 13, 13)
    given = ("Leo", "Anna", "Emma", "Paul", "Lena", "Mia", "Noah", "Ben", "Ida", "Ella", "Max", "Finn", "Lea")
    people = naming.name_terms(
        [f"{one} {word}" for one, word in zip(given, words, strict=True)], lambda: (0, 0), 13, 13
    )
    assert sum(weight for _, weight in things) < 1.0 <= sum(weight for _, weight in people)
