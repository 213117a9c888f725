"""Whose names those of a field are that is called no more than `name`, and addresses that are of no machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.fields import naming
from duenotice.detect.fields.classes import FieldFacts, decide
from duenotice.detect.kernel.output import NEAR
from duenotice.detect.rules.detectors import by_rule
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.texts.quads import with_words
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

PEOPLE = ("Anna Fischer", "Sipho Dlamini", "Olumide Adeyemi")
ODD = ("Xqorvath Blenq", "Thrumwick Oolaf", "Zzyvind Prang")
"""Names that no list holds."""
PARTS = ("left-pad", "codeSet", "mb_cur_max")
POSTS = ("Pixel Shader", "Buffer Queue", "Frame Sync", "Vertex Blend", "Scanline Order")


def found(folder: Path, name: str, text: str) -> dict[str, list[tuple[str, int]]]:
    """Value and likelihood of what is found, by kind."""
    path = folder / name
    path.write_text(text, "utf-8")
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = [part for part in blocks(item, Budget()) if isinstance(part, Block)]
    told: dict[str, list[tuple[str, int]]] = {}
    for row in detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist():
        value = text.encode()[row["offset"] : row["offset"] + row["length"]].decode()
        told.setdefault(row["kind"], []).append((value, row["likelihood"]))
    return told


def names(folder: Path, name: str, text: str) -> set[str]:
    """Values taken for names of people, as likely as not or more."""
    return {value for value, likely in found(folder, name, text).get("PERSON_NAME", []) if likely >= 3}


def kind_of(header: str, cells: tuple[str, ...], path: str = "$[].name") -> str:
    """What a field of its own is decided to hold."""
    facts = FieldFacts(path, header, n=len(cells), distinct=len(cells), sample=cells)
    return decide(facts, by_rule()).kind


@pytest.mark.parametrize(
    ("header", "cells", "person"),
    [
        ("name", PEOPLE, True),
        ("nombre", ("Lucía García Moreno",), True),
        ("name", ("FISCHER, ANNA", "DLAMINI, SIPHO"), True),
        ("name", ("anna fischer", "sipho dlamini"), True),
        ("name", ("anna", "tom", "maria", "peter", "lena"), True),
        ("name", ("田中花子",), True),
        ("name", ("Мухтарбек Дзагоев",), True),
        ("name", PARTS, False),
        ("name", ("Hértevin",), False),
        ("name", ("ini",), False),
        ("name", POSTS, False),
        ("name", ("Abkhazian", "Acoli", "Adangme", "Adyghe", "Afrihili", "Ainu", "Akkadian"), False),
        ("name", ("Algerian Dinar", "Iraqi Dinar", "Libyan Dinar", "Kuwaiti Dinar", "Serbian Dinar"), False),
        ("customer_name", ODD, True),
        ("first_name", ("Xqorvath",), True),
        ("author", ("Xqorvath Blenq",), True),
        ("author", ("npm",), False),
        ("owner", ("root", "www-data"), False),
    ],
)
def test_a_name_of_anything_is_of_people_where_some_are_known(
    header: str, cells: tuple[str, ...], person: bool
) -> None:
    assert kind_of(header, cells) == ("PERSON_NAME" if person else "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mail.csv", "name,email\n" + "".join(f"{name},c{n}@box.example\n" for n, name in enumerate(ODD))),
        ("phone.csv", "name,phone\n" + "".join(f"{name},+49 30 55{n}1234\n" for n, name in enumerate(ODD))),
        ("born.csv", "name,birth_date\n" + "".join(f"{name},196{n}-05-1{n}\n" for n, name in enumerate(ODD))),
        ("parts.csv", "Name,Vorname\n" + "".join(",".join(name.split()[::-1]) + "\n" for name in ODD)),
    ],
)
def test_names_that_no_list_holds_are_of_people_beside_what_reaches_them(tmp_path: Path, name: str, text: str) -> None:
    wanted = {word for one in ODD for word in one.split()} if name == "parts.csv" else set(ODD)
    assert names(tmp_path, name, text) == wanted


def test_names_that_no_list_holds_are_of_people_among_those_of_a_list(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td class='name'>{name}</td></tr>" for n, name in enumerate((*PEOPLE, ODD[0])))
    page = f"<!DOCTYPE html><html><body><table><tr><th>No</th><th>Name</th></tr>{rows}</table></body></html>"
    assert names(tmp_path, "page.html", page) == {*PEOPLE, ODD[0]}


@pytest.mark.parametrize("holder", ["users", "members", "Kunden", "clientes"])
def test_names_of_records_of_people_need_not_be_known(holder: str) -> None:
    assert kind_of("name", ODD, f"$.{holder}[].name") == "PERSON_NAME"
    assert kind_of("name", PARTS, f"$.{holder}[].name") == ""


@pytest.mark.parametrize("text", ["Tab Separated Values", "EBCDIC-FR", "Public-Key Cryptography Standards"])
def test_words_that_end_as_family_names_do_are_nobody(text: str) -> None:
    assert not naming.reads_like_person(text)
    assert kind_of("", (text,), "dom:mime-type>acronym") == ""


def test_a_short_list_of_names_may_hold_one_that_is_a_thing_too() -> None:
    assert naming.against(("Anna Fischer", "Jonas Lamp", "Eva Berger")) == []
    assert naming.against(("Desk Lamp", "Oak Table", "Eva Berger"))


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("login from 5.1.2.3 port 22", True),
        ("client: 5.1.2.3, server", True),
        ('"host":"5.1.2.3"', True),
        ("unknown[5.1.2.3]", True),
        ("5.1.2.3:8443 closed", True),
        ("allow 5.1.2.3/32 here", True),
        ("5.1.2.3 - ann [26/Nov/2026:10:00:00 +0000]", True),
        ("5.1.2.3 Time Formats", False),
        ("version 5.1.2.3 of", False),
        ("Section 5.1.2.3", False),
        ("depends on libfoo (>= 5.1.2.3)", False),
    ],
)
def test_four_small_numbers_are_an_address_behind_a_word_that_says_so(text: str, near: bool) -> None:
    data = text.encode()
    rows = with_words(kernel_rows(data, 0, len(data))[0], data)
    assert [bool(row[NEAR]) for row in rows] == [near]


def test_small_numbers_are_addresses_in_a_field_of_addresses_and_versions_in_one_of_versions(tmp_path: Path) -> None:
    rows = "".join(f'{{"ip":"{n + 5}.1.2.3","version":"{n + 5}.4.1.19"}}\n' for n in range(3))
    told = dict(found(tmp_path, "events.jsonl", rows)["IP_ADDRESS"])
    assert told == {f"{n + 5}.1.2.3": 5 for n in range(3)} | {f"{n + 5}.4.1.19": 2 for n in range(3)}


def test_the_machine_itself_identifies_nobody_in_any_field(tmp_path: Path) -> None:
    hosts = ["127.0.0.1", *(f"203.0.113.{n}" for n in range(1, 30))]
    told = dict(found(tmp_path, "hosts.csv", "client_ip,n\n" + "".join(f"{host},1\n" for host in hosts))["IP_ADDRESS"])
    assert told["127.0.0.1"] == 2
    assert {told[host] for host in hosts[1:]} == {5}


def test_small_numbers_among_many_addresses_are_one_of_them_but_not_as_one_in_each_line(tmp_path: Path) -> None:
    hosts = [f"203.0.113.{n}" for n in range(1, 200)]
    lines = "".join(f"{n} seen {host} here\n" for n, host in enumerate([*hosts, "8.3.84.2"]))
    assert dict(found(tmp_path, "few.txt", lines)["IP_ADDRESS"])["8.3.84.2"] == 4
    lines = "".join(f"{n} seen {host} here, by Browser/8.3.84.2\n" for n, host in enumerate(hosts))
    assert dict(found(tmp_path, "each.txt", lines)["IP_ADDRESS"])["8.3.84.2"] == 2
