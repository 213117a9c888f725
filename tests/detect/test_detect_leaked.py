"""Files as they leak from shops and services: lists of accounts and of cards, logs, exports. All that each line holds is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.kinds.colons import colons_of
from duenotice.evidence.kinds.dialect import dialect_of
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood
from duenotice.model.kinds import KINDS

GIVEN = (
    "Pedro",
    "Anna",
    "Tomasz",
    "Maria",
    "Freya",
    "Peter",
    "Ingrid",
    "Thomas",
    "Giulia",
    "Stefan",
    "Marta",
    "Oliver",
)
FAMILY = "Pemberton Fischer Haddad Castellanos Whitcombe Schmidt Okafor Becker Romano Keller Brandt Haugen".split()  # noqa: SIM905
SECRETS = (  # noqa: SIM905
    "Biscuit4764! dragon2260$ monkey1964 Sunshine71# letmein77 qwerty975! P@$$w0rd9 Blue_Sky4 hunter22 Kz81-mm "
    "tr33house 9lives9x"
).split()
CARDS = (  # noqa: SIM905
    "4242424242424242 4000056655665556 5555555555554444 5200828282828210 4111111111111111 4012888888881881 "
    "5105105105105100 4222222222222220 5454545454545454 4917610000000000 4263982640269299 5425233430109903"
).split()


class Person:
    """Somebody made up."""

    def __init__(self, n: int) -> None:
        self.n, self.given, self.family, self.password = n, GIVEN[n], FAMILY[n], SECRETS[n]
        self.name, self.user = f"{self.given} {self.family}", f"{self.given[0]}{self.family}{n}".lower()
        self.mail, self.phone = f"{self.given}.{self.family}@example.com".lower(), f"+4477009001{n:02d}"
        self.md5 = hashlib.md5(f"made up {n}".encode(), usedforsecurity=False).hexdigest()
        self.born, self.street = f"19{60 + n}-0{1 + n % 9}-1{n % 10}", f"{n + 3} Rosemary Lane"
        self.card, self.code = CARDS[n], f"{613 + 7 * n}"


PEOPLE = [Person(n) for n in range(12)]
Line = Callable[[Person], str]
_SERIALIZED = 's:10:"first_name";s:{}:"{}";s:9:"last_name";s:{}:"{}";s:17:"billing_address_1";s:{}:"{}";'
LEAKS: dict[str, tuple[Line, dict[str, str]]] = {
    "mail:password": (lambda p: f"{p.mail}:{p.password}", {"EMAIL": "mail", "PASSWORD": "password"}),
    "mail;password": (lambda p: f"{p.mail};{p.password}", {"EMAIL": "mail", "PASSWORD": "password"}),
    "mail | password": (lambda p: f"{p.mail} | {p.password}", {"EMAIL": "mail", "PASSWORD": "password"}),
    "password:mail": (lambda p: f"{p.password}:{p.mail}", {"EMAIL": "mail", "PASSWORD": "password"}),
    "page:mail:password": (
        lambda p: f"https://shop.example/login:{p.mail}:{p.password}",
        {"EMAIL": "mail", "PASSWORD": "password"},
    ),
    "mail:digest": (lambda p: f"{p.mail}:{p.md5}", {"EMAIL": "mail", "PASSWORD_HASH": "md5"}),
    "user:mail:digest": (
        lambda p: f"{p.user}:{p.mail}:{p.md5}",
        {"USER_NAME": "user", "EMAIL": "mail", "PASSWORD_HASH": "md5"},
    ),
    "digest:password": (lambda p: f"{p.md5}:{p.password}", {"PASSWORD": "password", "PASSWORD_HASH": "md5"}),
    "accounts of a domain": (
        lambda p: f"{p.user}:{1100 + p.n}:aad3b435b51404eeaad3b435b51404ee:{p.md5}:::",
        {"USER_NAME": "user", "PASSWORD_HASH": "md5"},
    ),
    "accounts of a machine": (
        lambda p: f"{p.user}:x:{1000 + p.n}:{1000 + p.n}:{p.name}:/home/{p.user}:/bin/sh",
        {"USER_NAME": "user", "PERSON_NAME": "name"},
    ),
    "card|month|year|code": (lambda p: f"{p.card}|11|2028|{p.code}|{p.mail}", {"CARD": "card", "CARD_CODE": "code"}),
    "a log of pairs": (
        lambda p: f"2026-03-04 INFO placed customer_name={p.name}, email={p.mail}, phone={p.phone}",
        {"PERSON_NAME": "name", "EMAIL": "mail", "PHONE": "phone"},
    ),
    "an object of a program": (
        lambda p: f"User(id={p.n}, first_name={p.given!r}, last_name={p.family!r}, email={p.mail!r})",
        {"PERSON_NAME": "given family", "EMAIL": "mail"},
    ),
    "a list as PHP stores it": (
        lambda p: (
            _SERIALIZED.format(len(p.given), p.given, len(p.family), p.family, len(p.street), p.street) + f"i:{p.n};"
        ),
        {"PERSON_NAME": "given family", "POSTAL_ADDRESS": "street"},
    ),
    "XML in a log": (
        lambda p: (
            f"10:00:0{p.n % 10} DEBUG <n:FirstName>{p.given}</n:FirstName><n:LastName>{p.family}</n:LastName>"
            f"<n:BirthDate>{p.born}</n:BirthDate>"
        ),
        {"PERSON_NAME": "given family", "BIRTH_DATE": "born"},
    ),
    "stolen by a program": (
        lambda p: f"HOST: https://shop.example/\nUSER: {p.user}\nPASS: {p.password}\n",
        {"PASSWORD": "password"},
    ),
    "an export of MongoDB": (
        lambda p: json.dumps({"email": p.mail, "birthdate": {"$date": f"{p.born}T00:00:00Z"}}),
        {"EMAIL": "mail", "BIRTH_DATE": "born"},
    ),
    "messages in JSON": (
        lambda p: json.dumps(
            {
                "id": p.n,
                "text": f"Hello,\nmy name is {p.name}\nMail: {p.mail}\nAddress: {p.street}, Leeds LS6 2AB\nThanks",
            }
        ),
        {"EMAIL": "mail", "PERSON_NAME": "name", "POSTAL_ADDRESS": "street"},
    ),
    "a form in a log": (
        lambda p: f'10:00 POST body "name={p.given}+{p.family}&email={p.mail}"',
        {"PERSON_NAME": "name", "EMAIL": "mail"},
    ),
}
OTHERS: dict[str, tuple[Line, str]] = {
    "ids of messages": (
        lambda p: f"Mar  4 10:11:0{p.n % 10} mx cleanup[31]: 4F: message-id=<{p.md5}@shop.example>",
        "EMAIL",
    ),
    "ids of messages in columns": (lambda p: f'{p.n},"<{p.md5}@shop.example>",RECEIVE', "EMAIL"),
    "ids of messages in a log of Exchange": (
        lambda p: f"2026-03-04T10:11:12.000Z,192.0.2.{p.n},<{p.md5}@shop.example>,RECEIVE",
        "EMAIL",
    ),
    "addresses of mail in a column of addresses": (lambda p: f"{p.n},{p.mail};info@shop.example", "POSTAL_ADDRESS"),
    "days on which a password was set": (
        lambda p: f"{p.n},{133100000000000000 + p.n},S-1-5-21-1-2-3-{p.n}",
        "PASSWORD",
    ),
    "ids of a domain": (lambda p: f"{p.n},{133100000000000000 + p.n},S-1-5-21-1-2-3-{p.n}", "SESSION_TOKEN"),
    "digests of commits": (lambda p: f"{p.md5}89abcdef,{p.mail}", "PASSWORD_HASH"),
    "who is where": (lambda p: f"{p.mail};{('sales', 'support')[p.n % 2]}", "PASSWORD"),
    "tests": (lambda p: f"url: x{p.n} {'.' * 300} pass: {p.n}of12x", "PASSWORD"),
}
HEADS = {
    "ids of messages in columns": "nr,message-id,event\n",
    "ids of messages in a log of Exchange": "#Software: Exchange\n#Fields: date-time,client-ip,message-id,event-id\n",
    "addresses of mail in a column of addresses": "nr,to-address\n",
    "days on which a password was set": "nr,pwdLastSet,objectSid\n",
    "ids of a domain": "nr,pwdLastSet,objectSid\n",
}


def found_in(text: str, folder: Path) -> dict[str, set[str]]:
    """What is at least possible, by kind."""
    path = folder / "leak"
    path.write_text(text)
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    parts = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    told = detect.scan_item(item, parts, detect.Settings(bytes(32), "GB", frozenset(KINDS)))
    raw = {row["value_key"]: row["raw"] for row in told.escrow.to_pylist()}
    found: dict[str, set[str]] = {}
    for row in told.findings.to_pylist():
        if row["likelihood"] >= Likelihood.POSSIBLE:
            found.setdefault(row["kind"], set()).add(raw[row["value_key"]])
    return found


@pytest.mark.parametrize("leak", LEAKS)
def test_all_that_a_leak_holds_of_people_is_found(leak: str, tmp_path: Path) -> None:
    line, kinds = LEAKS[leak]
    found = found_in("\n".join(map(line, PEOPLE)) + "\n", tmp_path)
    for kind, names in kinds.items():
        for person in PEOPLE:
            for name in names.split():
                value = getattr(person, name)
                assert any(value in one for one in found.get(kind, ())), (kind, person.n)


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_so_is_not_found(text: str, tmp_path: Path) -> None:
    line, kind = OTHERS[text]
    assert not found_in(HEADS.get(text, "") + "\n".join(map(line, PEOPLE)) + "\n", tmp_path).get(kind)


@pytest.mark.parametrize(
    "text",
    [
        "name: ann\nmail: ann@shop.example\ncity: Leeds\nhost: a\nport: b\nkey: c\n",
        "".join(f"10:11:{n:02d}:start of line {n}\n" for n in range(20)),
        "".join(f"https://shop.example:443/p/{n}\n" for n in range(20)),
        "".join(f"registry:lib{n}:1.{n}\n" for n in range(20)),
        "To:ann@shop.example\n" * 9,
        "".join(f"{1772442000 + n}:Error:Disk {n}:x\n" for n in range(20)),
    ],
    ids=["settings", "times", "pages", "names", "one address again and again", "moments and messages"],
)
def test_colons_of_other_texts_part_no_columns(text: str) -> None:
    assert colons_of(text.encode()) is None


def test_people_with_telephones_parted_by_colons_are_a_table() -> None:
    rows = [f"4477009001{n:02d}:1000{n * 7919:08d}:{GIVEN[n]}:{FAMILY[n]}:female:Leeds::\n" for n in range(12)]
    told = colons_of("".join(rows).encode())
    assert told is not None and (told.sep, told.names) == (58, ())


def test_structures_that_php_stored_are_no_table() -> None:
    rows = [f'a:2:{{s:2:"id";i:{n};s:4:"name";s:{len(name)}:"{name}";}}\n' for n, name in enumerate(GIVEN)]
    assert dialect_of("".join(rows).encode()) is None


@pytest.mark.parametrize(
    "text",
    ["dn,cn,mail\n" + "".join(f'"CN=a{n},OU=Staff",a{n},a{n}@x.example\n' for n in range(9)), "a=1,b\n" * 9],
    ids=["a directory as a table", "one column of pairs"],
)
def test_a_table_with_a_column_of_names_and_values_stays_one(text: str) -> None:
    told = dialect_of(text.encode())
    assert told is not None
    assert told.sep == 44


@given(
    st.lists(
        st.lists(st.sampled_from((b"ann@x.example", b"", b":", b" ", b"12", b"\\", b"\xff", b"a" * 32)), max_size=9),
        max_size=30,
    )
)
def test_whatever_stands_between_colons_a_table_of_them_names_no_row_a_heading(rows: list[list[bytes]]) -> None:
    told = colons_of(b"\n".join(b":".join(row) for row in rows))
    assert told is None or (told.sep, told.first) == (58, 0)
