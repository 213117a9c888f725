"""Who logs in and by what, in the files of many systems: all of it is found, nothing else is, and nothing shows it."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.texts.accounts import accounts
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.labelled import Labelled
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Encoding, Likelihood

KINDS = {
    "P": "PASSWORD",
    "H": "PASSWORD_HASH",
    "C": "CREDENTIAL",
    "S": "SESSION_TOKEN",
    "U": "USER_NAME",
    "E": "EMAIL",
}
LETTERS = {
    "h": string.hexdigits[:16],
    "X": string.hexdigits[:10] + "ABCDEF",
    "a": string.ascii_lowercase + string.digits,
    "A": string.ascii_letters + string.digits,
    "U": string.ascii_uppercase + "234567",
    "b": string.ascii_letters + string.digits + "+/",
    "d": "123456789",
}
MARK = re.compile(r"«([PHCSUE|]+)(\??):(.*?)»", re.DOTALL)
WEB_TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0NDIiLCJpYXQiOjE3MDAwMDAwMDB9."


class Known(NamedTuple):
    """A file and what is in it: (kinds that it may be, value, whether it has to be found)."""

    name: str
    text: str
    told: list[tuple[frozenset[str], str, bool]]


def filled(text: str, seed: str) -> str:
    """The text with random letters in the place of `{A20}` and its like."""
    rng = random.Random(seed)

    def one(match: re.Match[str]) -> str:
        if match[1] == "j":
            return WEB_TOKEN + "".join(rng.choices(LETTERS["A"], k=43))
        return "".join(rng.choices(LETTERS[match[1]], k=int(match[2] or 1)))

    return re.sub(r"\{([hXaAUbdj])(\d*)\}", one, text)


def known() -> Iterator[Known]:
    """The files of `logins_known.txt`."""
    told = (Path(__file__).parent / "logins_known.txt").read_text("utf-8")
    for part in re.split(r"(?m)^=== ", told)[1:]:
        name, _, body = part.partition("\n")
        marked = filled(body, name)
        values = [
            (frozenset(KINDS[k] for k in m[1].split("|")), m[3].strip("\"'"), not m[2]) for m in MARK.finditer(marked)
        ]
        yield Known(name, MARK.sub(lambda m: m[3], marked), values)


FILES = list(known())
SECRET = frozenset(KINDS.values()) - {"EMAIL"}
OF_SYSTEMS = frozenset(("root", "daemon", "admin", "Administrator", "Guest", "guest"))
"""Names of users that stand there, but are nobody's."""


def found_in(folder: Path, known: Known) -> tuple[list[dict[str, Any]], list[str]]:
    """Findings with the text that stands there, and previews."""
    path = folder / known.name
    path.write_text(known.text, "utf-8")
    rows, previews = list[dict[str, Any]](), list[str]()
    for item in inventory([str(path)], Budget()):
        assert isinstance(item, Item)
        read = [block for block in blocks(item, Budget()) if isinstance(block, Block)]
        data = b"".join(block.data[block.base : block.base + block.own] for block in read)
        told = detect.scan_item(item, read, detect.Settings(bytes(32)))
        previews += told.values["masked"].to_pylist()
        for row in told.findings.to_pylist():
            if row["kind"] in KINDS.values() and row["likelihood"] >= Likelihood.POSSIBLE:
                rows.append(row | {"text": data[row["offset"] : row["offset"] + row["length"]].decode()})
    return rows, previews


def is_of(row: dict[str, Any], value: str) -> bool:
    """Whether a text that was found is a value, or nearly all of it or of its letters in Base64."""
    text, coded = row["text"], bool(row["encoding"] & Encoding.BASE64)
    text, value = (one.strip("\"' =") for one in (text, value))
    whole = value in (text, text.replace("&amp;", "&")) or (value in text and len(value) > 16)
    return whole or (text in value and (coded or 3 * len(text) >= len(value)))


@pytest.mark.parametrize("known", FILES, ids=[one.name for one in FILES])
def test_all_that_a_file_tells_of_logins_is_found_and_nothing_else(tmp_path: Path, known: Known) -> None:
    rows, previews = found_in(tmp_path, known)
    missed = [
        value
        for kinds, value, needed in known.told
        if needed and not any(row["kind"] in kinds and is_of(row, value) for row in rows)
    ]
    false = [
        (row["kind"], row["text"])
        for row in rows
        if row["kind"] in SECRET
        and row["text"] not in OF_SYSTEMS
        and not any(row["kind"] in kinds and is_of(row, value) for kinds, value, _ in known.told)
    ]
    assert (missed, false) == ([], [])
    secrets = {value for kinds, value, _ in known.told if kinds <= {"PASSWORD", "CREDENTIAL", "SESSION_TOKEN"}}
    shown = [value for value in secrets if len(value) > 6 and any(value in preview for preview in previews)]
    assert shown == [], "a preview shows a length and four characters at most"


@pytest.mark.parametrize(
    "text",
    [
        "https://user:pass@example.com/",
        "postgres://username:${DB_PASS}@db.example.com/app",
        "sftp://<user>:<password>@host/path",
        "docker run -u 1000:1000 image",
        "curl -u user:password https://api.example.com",
        "chown -R www-data:www-data /srv",
        "mysqldump -u root -p shop > shop.sql",
        "The user name and password must differ.",
        "Use --password PASSWORD for the password of the user.",
        "Failed password attempts for users are logged in 2026.",
        "auth = (username, password)",
        "IDENTIFIED BY '<password>'",
        "Authorization: Bearer <token>",
    ],
)
def test_what_manuals_and_templates_write_in_the_place_of_a_login_is_none(text: str) -> None:
    data = f"\n{text}\n".encode()
    assert list(accounts(data, anchored(data).forms)) == []


@given(
    st.lists(
        st.sampled_from(["://", "user ", "x", ":", "@", " -u ", "password ", "'", "\n", " ", "a1!", "::", ":::"]),
        max_size=60,
    )
)
def test_whatever_a_text_has_of_forms_is_read_within_it(parts: list[str]) -> None:
    data = "".join(parts).encode()
    for one in accounts(data, anchored(data).forms):
        assert isinstance(one, Labelled)
        assert 0 <= one.start < one.end <= len(data)
