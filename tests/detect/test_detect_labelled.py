"""Values behind labels in running text: forms, logs, settings, cards and directories."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts.labelled import labelled
from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.ground.shapes import Objects, Text
from duenotice.evidence.records.assembling import assembled
from duenotice.evidence.records.record import Part, Record
from duenotice.model.evidence import Block, Item

_REFERENCE = """
import sys
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts.labelled import labelled
data = sys.stdin.buffer.read()
sys.stdout.write(repr([tuple(one) for one in labelled(data, padded(data), 0, len(data))]))
"""


def read(text: str) -> list[tuple[str, str]]:
    """(detector without its family, value) of what stands behind labels."""
    data = text.encode()
    found = labelled(data, padded(data), 0, len(data))
    return [(one.kind.removeprefix("labelled_"), (one.decoded or data[one.start : one.end]).decode()) for one in found]


FOUND = [
    ("Name: Anna Fischer", "name", "Anna Fischer"),
    ("name = 'Anna Fischer'", "name", "Anna Fischer"),
    ("order created customer=Anna Fischer email=a@shop.example", "name", "Anna Fischer"),
    ("customer=Ludwig van Meyer paid", "name", "Ludwig van Meyer"),
    ("  - first_name: Anna", "name", "Anna"),
    ("firstName=Anna, lastName=Unseen", "name", "Anna"),
    ("Имя клиента: Анна Попова", "name", "Анна Попова"),
    ("姓名：田中花子", "name", "田中花子"),
    ("sn: Fischer", "name", "Fischer"),
    ("FN:Anna Fischer", "name", "Anna Fischer"),
    ("cn:: TMO6Y8OtYSBHYXJjw61h", "name", "Lúcía García"),
    ("street:: SGF1cHRzdHJhw59lIDVh\r\n", "address", "Hauptstraße 5a"),
    ("customer: Dr. Anna Fischer", "name", "Anna Fischer"),
    ("Street: Long Lane 7", "address", "Long Lane 7"),
    ("shipping address = 12 Long Lane, Leeds | paid", "address", "12 Long Lane, Leeds"),
    ("Anschrift: Hauptstraße 5a, 10115 Berlin", "address", "Hauptstraße 5a, 10115 Berlin"),
    ("birth_date=1985-03-12", "birth_date", "1985-03-12"),
    ("BDAY:1985-03-12", "birth_date", "1985-03-12"),
    ("login failed user=x password=hunter2x ip=192.0.2.1", "password", "hunter2x"),
    ("DB_PASSWORD=correct-horse-battery", "password", "correct-horse-battery"),
    ('{"user": "x", "password": "hunter2x"}', "password", "hunter2x"),
    ("Passwort: Sommer!2018\r\n", "password", "Sommer!2018"),
    ("password=Password123", "password", "Password123"),
    ("?user=x&pwd=hunter2x&go=1", "password", "hunter2x"),
    (
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "key",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    ),
    ("Cookie: JSESSIONID=8F3A9C0D1E2F4A5B6C7D8E9F0A1B2C3D; cart=7", "session", "8F3A9C0D1E2F4A5B6C7D8E9F0A1B2C3D"),
    ("card declined cvv=123 retry", "code", "123"),
    ('Parameters: {"user"=>{"first_name"=>"Lena", "city"=>"x"}}', "name", "Lena"),
    ("{:last_name => 'Hoffmann'}", "name", "Hoffmann"),
    ("'name'         => 'Paul Wagner',", "name", "Paul Wagner"),
    ("    [first_name] => Lena\n    [last_name] => x\n", "name", "Lena"),
    ("    [street] => Gartenweg 7\n", "address", "Gartenweg 7"),
    ("    [password] => geheim123\n)", "password", "geheim123"),
    ('["name"]=> string(11) "Paul Wagner"', "name", "Paul Wagner"),
    ('["name"]=>\n  string(11) "Paul Wagner"\n', "name", "Paul Wagner"),
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_what_stands_behind_a_label_is_found(text: str, kind: str, value: str) -> None:
    assert (kind, value) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Name: Production",
            "name: nginx",
            "metadata.name = my-app",
            "file name: Anna Fischer",
            "company_name: Anna Fischer GmbH",
        ),
        *(
            "He said: Anna came",
            "Names: Anna",
            "name:: no code",
            "cn::Anna",
            "cn:: TMO6Y8OtYSBHYXJj w61h",
            "name == Anna Fischer",
            "name: Berlin",
            "name:",
        ),
        *("name='Front Jack Switch'", "HOSTNAME:USERNAME:PASSWORD:BASE_DN", "account:password:UID:GID:shell"),
        *(r"--secret=projects/my\-project/secrets/versions/2", r"--passwd=FILE\fP"),
        *(
            "Address: 0x7fff2a10",
            "address: 192.0.2.1",
            "Address: see below",
            "address: 5 bytes after the head",
            "via: gateway 7",
        ),
        *(
            "password: must have eight letters",
            "Wrong password: try again",
            "password=********",
            "password=${DB_PW}",
            "pwd=[FILTERED]",
        ),
        *(
            "password = request.form.password",
            "password = getpass()",
            "pwd: bytes | None = None,",
            "def key(password: Passphrase) -> bytes:",
            "self.key_password = key_password",
            "--pvk-password=my-pvk-password",
            "passwd:passwd",
            "password: <your password>",
            "Password: required",
            "password=",
        ),
        *("secret=see-the-other-file", "api_key = settings.api_key", "session=closed", "sid=17", "token: expired"),
        *(
            "users.map(name => Anna)",
            '"password" => $password',
            "'secret' => env('SECRET')",
            "name >= 'Anna'",
            "[name]=Anna=",
        ),
        *("cvv=12", "cvv=123456", "cvc: 12.34", "born: yes", "birth_date=2150-01-01"),
    ],
)
def test_what_only_looks_like_a_label_and_its_value_is_left(text: str) -> None:
    assert read(text) == []


def kinds(folder: Path, text: str, size: int) -> list[tuple[str, int, int]]:
    """(kind, offset, length) of the findings of a text read in blocks of about so many bytes."""
    path = folder / "app.log"
    path.write_text(text, "utf-8")
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget(), size) if isinstance(part, Block))
    found = detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist()
    return [(row["kind"], row["offset"], row["length"]) for row in found]


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from([f"{text.strip()}\n" for text, _, _ in FOUND]), min_size=1, max_size=30),
    st.integers(1, 300),
)
def test_values_are_found_however_the_text_is_cut(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    text = "INFO begun\n" + "".join(lines)
    assert kinds(folder, text, size) == kinds(folder, text, 1 << 20)


@pytest.mark.parametrize(
    ("name", "line", "found"),
    [
        ("a.csv", "{n},please help: password=hunter{n}x does not work\n", {"PASSWORD"}),
        ("a.csv", "{n},name: Anna Fischer asked\n", set()),
        ("a.jsonl", '{{"n":{n},"message":"login failed password=hunter{n}x ip"}}\n', {"PASSWORD"}),
        ("a.jsonl", '{{"n":{n},"state":"closed","note":"secret: none"}}\n', set()),
    ],
)
def test_within_a_cell_only_secrets_are_found(tmp_path: Path, name: str, line: str, found: set[str]) -> None:
    head = "no,remark\n" if name.endswith("csv") else ""
    (tmp_path / name).write_text(head + "".join(line.format(n=n) for n in range(20)))
    (item,) = (part for part in inventory([str(tmp_path / name)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    rows = detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist()
    assert {row["kind"] for row in rows} == found
    assert all(row["field"] is not None for row in rows)


@pytest.mark.parametrize("size", [512, 1 << 23])
def test_labels_in_quotes_are_found_in_texts_whatever_stands_in_the_block_beside_them(size: int) -> None:
    fields = Record((Part(b'{"n":1,"password":"hunter1x"}\n' * 60, Objects(lines=True)),))
    text = Record((Part(b'they sent {"password": "hunter2x"} and left\n', Text()),))
    item = Item(0, "", "x", "warc", 1)
    own = [part for part in assembled(item, [fields, text, fields], size) if isinstance(part, Block)]
    rows = detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist()
    assert len([row for row in rows if row["kind"] == "PASSWORD" and row["field"] is None]) == 1
    assert len(rows) == 121


def test_labels_mean_the_same_when_nothing_is_compiled() -> None:
    data = "\n".join(text for text, _, _ in FOUND).encode()
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    plain = subprocess.run(
        [sys.executable, "-c", _REFERENCE], input=data, env=environment, capture_output=True, check=True
    )
    assert plain.stdout.decode() == repr([tuple(one) for one in labelled(data, padded(data), 0, len(data))])
