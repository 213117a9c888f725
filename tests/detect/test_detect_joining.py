"""Ids by which tables of people are joined, and what is none: ids of goods, moments, states of an account."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.fields import columns
from duenotice.detect.fields.joining import may_join
from duenotice.detect.words.lexicon import class_of
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

NAMES = (
    "Anna Schmidt",
    "Peter Wagner",
    "Maria Fischer",
    "Thomas Weber",
    "Julia Becker",
    "Martin Hoffmann",
    "Laura Schulz",
)


def kinds(folder: Path, name: str, text: str, country: str = "DE") -> dict[str, str]:
    """The kind of each field of a file, by header."""
    path = folder / name
    path.write_text(text, "utf-8")
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    found = detect.scan_item(item, own, detect.Settings(bytes(32), country=country))
    return {
        f"{row['path'].rpartition('.')[0]} {row['header']}".strip(): row["kind"] for row in found.fields.to_pylist()
    }


def inserted(table: str, columns: str, rows: list[tuple[object, ...]]) -> str:
    """Statements that fill a table."""
    values = ",\n".join("(" + ",".join(f"'{cell}'" for cell in row) + ")" for row in rows)
    return f"CREATE TABLE `{table}` ({', '.join(f'`{one}` text' for one in columns.split())});\nINSERT INTO `{table}` VALUES {values};\n"


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("col:users.0", "id"), ("col:wp_users.0", "ID"), ("col:public.tbl_kunden.0", "id"), ("col:clientes.2", "id"),
        ("col:customer_entity.0", "entity_id"), ("col:0", "entity_id"), ("col:customer_address_entity.1", "parent_id"),
        ("col:user_accounts.0", "id"), ("$.users[].id", "id"), ("$.customer.id", "id"), ("$(Patient).id", "id"),
        ("$.messages[].from_id", "from_id"), ("$.message.from.id", "id"),
    ],
)  # fmt: skip
def test_the_id_of_what_is_called_after_people_may_be_theirs(path: str, header: str) -> None:
    assert may_join(path, header)


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("col:products.0", "id"), ("col:user_roles.0", "id"), ("col:customer_address.0", "id"), ("col:0", "id"), ("col:users.0", "role_id"),
        ("$.events[].id", "id"), ("$[].id", "id"), ("col:categories.1", "parent_id"), ("col:users.1", "parent_id"),
        ("dom:table>tr>td.users", "id"), ("?id", "id"), ("col:company_accounts.0", "id"),
    ],
)  # fmt: skip
def test_the_id_of_anything_else_is_not(path: str, header: str) -> None:
    assert not may_join(path, header)


def test_the_id_of_a_table_of_users_is_an_account_beside_what_is_theirs(tmp_path: Path) -> None:
    people = [(n, f"u{n}@example.com", name) for n, name in enumerate(NAMES * 4, 100)]
    goods = [(n, f"Lamp {n}", n * 3) for n in range(30)]
    text = inserted("users", "id email full_name", people) + inserted("products", "id title price", goods)
    text += inserted("members", "id created_at", [(n, f"2020-01-{n:02}") for n in range(1, 29)])
    found = kinds(tmp_path, "dump.sql", text)
    assert found["col:users id"] == "ACCOUNT_ID"
    assert (found["col:products id"], found["col:members id"]) == ("", "")


def test_the_entity_of_rows_of_one_datum_each_is_an_account_only_where_the_data_are_those_of_people(
    tmp_path: Path,
) -> None:
    def rows(what: dict[str, str]) -> str:
        cells = (f"{n},{key},{value.format(n)}" for n in range(30) for key, value in what.items())
        return "entity_id,attribute,value\n" + "\n".join(cells) + "\n"

    theirs = kinds(tmp_path, "people.csv", rows({"first_name": "Anna", "email": "anna{}@example.com"}))
    others = kinds(tmp_path, "goods.csv", rows({"colour": "red{}", "weight": "{} g"}))
    assert (theirs["entity_id"], others["entity_id"]) == ("ACCOUNT_ID", "")


def test_the_sender_of_a_message_is_known_by_an_id_and_the_message_is_not(tmp_path: Path) -> None:
    rows = [{"id": n, "from": name, "from_id": f"user{n % 7}", "text": "ok"} for n, name in enumerate(NAMES * 4)]
    found = kinds(tmp_path, "chat.json", json.dumps({"messages": rows}, indent=1))
    assert (found["$.messages[] from_id"], found["$.messages[] id"]) == ("ACCOUNT_ID", "")


def test_edges_of_a_graph_have_no_senders(tmp_path: Path) -> None:
    text = "from_id,to_id,weight\n" + "".join(f"{n},{n + 1},{n * 7}\n" for n in range(40))
    assert set(kinds(tmp_path, "edges.csv", text).values()) == {""}


@pytest.mark.parametrize(
    ("header", "spoken"),
    [
        ("user_pass", "PASSWORD"), ("user_login", "USER_NAME"), ("user_email", "EMAIL"), ("user_id", "ACCOUNT_ID"),
        ("user_status", "-NOT_PERSONAL"), ("user_url", "-NOT_PERSONAL"), ("user_registered", "-DAY"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_user_is_not_their_name(header: str, spoken: str) -> None:
    assert class_of("col:wp_users.1", header) == spoken


@pytest.mark.parametrize("written", ["$P$B{:030}", "{:032x}", "{:064x}", "{{SSHA}}{:020}", "*{:040X}"])
def test_passwords_written_like_hashes_are_hashes(tmp_path: Path, written: str) -> None:
    text = "no,login,password\n" + "".join(
        f"{n},u{n},{written.format(0xABCDEF0123456789 * (n + 3) ** 4)}\n" for n in range(30)
    )
    assert kinds(tmp_path, "users.csv", text)["password"] == "PASSWORD_HASH"


def test_words_are_no_hashes(tmp_path: Path) -> None:
    text = "no,login,password\n" + "".join(f"{n},u{n},sunrise{n}\n" for n in range(30))
    assert kinds(tmp_path, "users.csv", text)["password"] == "PASSWORD"


@pytest.mark.parametrize("header", ["phone", "how to reach"])
def test_a_column_that_lists_telephones_is_one_of_telephones(tmp_path: Path, header: str) -> None:
    cells = ["; ".join(f"+49 30 {2345678 + 1111 * n + k}" for k in range(1 + n % 3)) for n in range(40)]
    path = tmp_path / "t.csv"
    path.write_text(f"no,{header}\n" + "".join(f"{n},{cell}\n" for n, cell in enumerate(cells)))
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    found = detect.scan_item(item, own, detect.Settings(bytes(32)))
    assert {row["header"]: row["kind"] for row in found.fields.to_pylist()} == {"no": "", header: "PHONE"}
    assert len(found.findings) == sum(1 + n % 3 for n in range(40))  # each number, and no list as a whole


@pytest.mark.parametrize("country", ["GB", "IN", "US", "DE"])
@pytest.mark.parametrize("written", ["{}.000100", "{}", "{}.25", "{}123"])
def test_seconds_since_1970_are_no_telephones(tmp_path: Path, country: str, written: str) -> None:
    moments = [written.format(1542787200 + 87_654 * n) for n in range(60)]
    rows = [{"moment": one, "text": "ok"} for one in moments]
    found = kinds(tmp_path, "chat.json", json.dumps(rows, indent=1), country)
    assert set(found.values()) == {""}


@pytest.mark.parametrize("country", ["GB", "IN", "US", "DE"])
def test_seconds_with_a_fraction_in_a_log_are_no_telephones(tmp_path: Path, country: str) -> None:
    log = tmp_path / "app.log"
    log.write_text("".join(f"[{1542787200 + 87_654 * n}.000100] INFO started\n" for n in range(60)))
    (item,) = (part for part in inventory([str(log)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    assert detect.scan_item(item, own, detect.Settings(bytes(32), country=country)).findings.num_rows == 0


def test_numbers_of_one_country_are_no_moments() -> None:
    assert columns.moments(["1542787200", "1542789999", "1600000000"])
    assert not columns.moments(["1202456789", "1542787200", "1974123456"])
    assert not columns.moments(["7942787200"])
    assert not columns.moments([])
