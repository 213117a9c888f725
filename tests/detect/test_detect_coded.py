"""Texts written in Base64 within other text: payloads in cells, claims of tokens, logins in headers."""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts import coded
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Encoding


def b64(text: str | bytes) -> str:
    """A text in Base64."""
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


def url64(text: str) -> str:
    """The same in the alphabet for addresses, without padding."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def said(data: str | bytes) -> str:
    """All that is read out."""
    raw = data.encode() if isinstance(data, str) else data
    told = coded.said(padded(raw), len(raw))
    return told.data.decode() if told else ""


SAID = {
    "a cell": ("7," + b64("ann@example.com bought tea") + ",x", "ann@example.com bought tea\n"),
    "every length": (b64("ann@example.com bought te"), "ann@example.com bought te\n"),
    "every other length": (b64("ann@example.com bought t"), "ann@example.com bought t\n"),
    "behind a path": ("/api/v1/" + b64("ann@example.com bought tea"), "ann@example.com bought tea\n"),
    "letters beyond ASCII": (b64("Zoë Müller, ann@example.com, wohnt in Köln"), "Müller, ann@example.com, wohnt in Köln\n"),
    "another alphabet": (url64("what? ann@example.com >> what? >>>"), "what? ann@example.com >> what? >>>\n"),
    "many": (f"{b64('ann@example.com is one')}.{b64('bo@example.com is another')}", "ann@example.com is one\nbo@example.com is another\n"),
    "words and names of programs": ("getElementsByClassNameAndAttribute/internationalization/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""),
    "sums and ids": ("d41d8cd98f00b204e9800998ecf8427e 550e8400e29b41d4a716446655440000 ffffffffffffffffffffffffffffffff", ""),
    "bytes of a picture": (b64(random.Random(3).randbytes(4000)), ""),
    "short": (b64("ann@exampl.co"), ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "out"), SAID.values(), ids=[name.replace(" ", "-") for name in SAID])
def test_texts_in_base64_are_read_out_and_nothing_else(text: str, out: str) -> None:
    assert said(text)[-len(out) or None :] == out
    assert bool(said(text)) == bool(out)


@settings(max_examples=60)
@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    st.sampled_from(["", "x", "/ab/", "id=", "-+_"]),
)
def test_an_address_is_found_whatever_stands_around_it_in_base64(around: str, before: str) -> None:
    text = f"{around} mail ann.field@example.com {around}"
    data = (before + b64(text)).encode()
    told = coded.said(padded(data), len(data))
    assert told is not None
    at = told.data.index(b"ann.field@")
    start, end = told.place(at, at + len(b"ann.field@example.com"))
    aligned = start - (start - len(before)) % 4
    assert b"ann.field@example.com" in base64.b64decode(data[aligned : end + (aligned - end) % 4])
    assert end - start <= 4 * 21 // 3 + 3


def findings(path: Path, size: int = 1 << 22) -> list[tuple[int, int, str, int, str | None]]:
    """Offset, length, kind, encoding and field of what a scan finds."""
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    read = [part for part in blocks(item, Budget(), size) if isinstance(part, Block)]
    told = detect.scan_item(item, read, detect.Settings(bytes(32)))
    paths = {row["field"]: row["path"] for row in told.fields.to_pylist()}
    return [
        (row["offset"], row["length"], row["kind"], row["encoding"], paths.get(row["field"]))
        for row in told.findings.to_pylist()
    ]


TOKEN = ".".join(
    map(url64, ('{"alg":"HS256","typ":"JWT"}', '{"email":"ann@example.com"}', "a signature of 20 letters"))
)
FILES = {
    "a payload in a table": (
        "id,payload\n" + "".join(f"{n},{b64(f'user ann{n}@example.com bought tea')}\n" for n in range(4)),
        ["EMAIL"] * 4,
    ),
    "an object within an object": (
        json.dumps({"body": b64('{"name": "Anna Fischer", "card": "4111 1111 1111 1111"}')}) + '\n{"body": ""}\n',
        ["PERSON_NAME", "CARD"],
    ),
    "claims of a web token": (f"Bearer {TOKEN}\n", ["SESSION_TOKEN", "EMAIL"]),
    "a login": (f"Authorization: Basic {b64('ann@example.com:hunter2')}\n", ["EMAIL", "PASSWORD"]),
    "a short login": (f"> Authorization: Basic {b64('ann:hunter2')}\n", ["USER_NAME", "PASSWORD"]),
    "prose with the word": ("Basic information about basic Washington\n", []),
}


@pytest.mark.parametrize(("text", "kinds"), FILES.values(), ids=[name.replace(" ", "-") for name in FILES])
def test_a_scan_finds_what_is_written_in_base64_at_its_place(tmp_path: Path, text: str, kinds: list[str]) -> None:
    path = tmp_path / "x"
    path.write_text(text)
    found = findings(path)
    assert [kind for _, _, kind, *_ in found] == kinds
    for offset, length, kind, encoding, _ in found:
        if kind != "SESSION_TOKEN":
            assert encoding == Encoding.BASE64
            assert text[offset : offset + length].strip("=").replace("-", "").replace("_", "").isalnum()


def test_places_in_base64_do_not_depend_on_the_size_of_blocks(tmp_path: Path) -> None:
    path = tmp_path / "x"
    lines = (
        b64(f"no {n}: ann{n}@example.com, card 4111 1111 1111 1111, " + "é" * (n % 7) + " tea" * (n % 50))
        for n in range(900)
    )
    path.write_text(
        "".join(f'{{"n": {n}, "body": "{line}"}}\n' for n, line in enumerate(lines))
        + b64("ann@example.com, tea; " * 9000)
    )
    found = findings(path)
    assert len(found) > 10_000
    assert findings(path, 1 << 13) == found


_REFERENCE = """
import sys
from duenotice.detect.texts import coded
from duenotice.detect.kernel.loop import padded
data = sys.stdin.buffer.read()
told = coded.said(padded(data), len(data))
sys.stdout.write(repr((told.data, told.origin.tolist())))
"""


def test_reading_out_means_the_same_uncompiled() -> None:
    noise = random.Random(5)
    data = (
        b" ".join(text.encode() for text, _ in SAID.values())
        + b64(noise.randbytes(3000)).encode()
        + noise.randbytes(3000)
    )
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    plain = subprocess.run(
        [sys.executable, "-c", _REFERENCE], input=data, env=environment, capture_output=True, check=True
    )
    told = coded.said(padded(data), len(data))
    assert told is not None
    assert plain.stdout.decode() == repr((told.data, told.origin.tolist()))
