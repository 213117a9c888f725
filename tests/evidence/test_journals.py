"""Journals of systemd in the forms that `journalctl` writes, and the files of journald."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.readers import journals
from duenotice.model.evidence import Block, Item

AT = 1542794400000000
ENTRIES = [
    {
        "__CURSOR": f"s=1;i={n}",
        "__REALTIME_TIMESTAMP": str(AT + n),
        "_UID": "7",
        "MESSAGE": f"login of ann{n}@example.com\nfrom Köln",
    }
    for n in range(3)
]


def exported(entries: list[dict[str, str]]) -> bytes:
    """The format for export: values of more than a line as their length and bytes."""
    out = b""
    for entry in entries:
        for name, value in entry.items():
            raw = value.encode()
            large = name.encode() + b"\n" + len(raw).to_bytes(8, "little") + raw
            out += (large if "\n" in value else f"{name}={value}".encode()) + b"\n"
        out += b"\n"
    return out


def as_json(entries: list[dict[str, str]]) -> bytes:
    """JSON: values with control characters as the numbers of their bytes."""
    told = ({k: list(v.encode()) if "\n" in v else v for k, v in entry.items()} for entry in entries)
    return "".join(json.dumps(entry) + "\n" for entry in told).encode()


FORMS = {"journal_export": exported(ENTRIES), "journal_json": as_json(ENTRIES)}


@pytest.mark.parametrize(("kind", "raw"), FORMS.items(), ids=list(FORMS))
def test_an_entry_is_a_record_of_fields_with_its_time(
    tell: Callable[..., Any], tmp_path: Path, kind: str, raw: bytes
) -> None:
    told = tell(raw)
    assert (told.kind, told.reasons) == (kind, {"read"})
    assert told.cells["$.MESSAGE"] == [f"login of ann{n}@example.com\\nfrom Köln" for n in range(3)]
    item = next(part for part in inventory([str(tmp_path / "x")], Budget()) if isinstance(part, Item))
    block = next(part for part in blocks(item, Budget()) if isinstance(part, Block))
    spots = block.layout.spots(block.data, [block.data.index(b"ann2@")])
    assert (int(spots.record[0]), int(spots.at_us[0])) == (2, AT + 2)


@pytest.mark.parametrize(("kind", "raw"), FORMS.items(), ids=list(FORMS))
def test_entries_are_the_same_for_any_size_of_blocks(tmp_path: Path, kind: str, raw: bytes) -> None:
    del kind
    path = tmp_path / "x"
    path.write_bytes(raw * 300)
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    told = []
    for size in (1 << 10, 1 << 22):
        parts = [part for part in blocks(item, Budget(), size) if isinstance(part, Block)]
        told.append(b"".join(part.data[part.base : part.base + part.own] for part in parts))
    assert told[0] == told[1]
    assert told[0].count(b"\n") == 900


DAMAGED = {
    "cut within a value": (FORMS["journal_export"][:-30], "truncated"),
    "cut within a length": (exported(ENTRIES[:1]) + b"MESSAGE\n\x05", "truncated"),
    "a value of a billion gigabytes": (
        exported(ENTRIES[:1]) + b"MESSAGE\n" + b"\x7f" * 8 + b"bo@example.com",
        "unreadable",
    ),
    "what is no field": (exported(ENTRIES[:1]) + b"x" * 70 + b"\n", "unreadable"),
    "a line that is no JSON": (as_json(ENTRIES[:1]) + b"[" * 5000, "read"),
    "numbers that are no bytes": (as_json(ENTRIES[:1]) + b'{"MESSAGE": [256, -1, 1e9]}', "read"),
    "a million fields": (exported(ENTRIES[:1]) + b"A=1\n" * 100_000, "read"),
}


@pytest.mark.parametrize(("raw", "reason"), DAMAGED.values(), ids=[name.replace(" ", "-") for name in DAMAGED])
def test_damaged_journals_are_told_and_what_was_read_is_kept(tell: Callable[..., Any], raw: bytes, reason: str) -> None:
    told = tell(raw)
    assert reason in told.reasons
    assert "ann0@example.com" in told.text


FILE = b"LPKSHHRH" + bytes(200) + b"MESSAGE=login of ann@example.com\0" + bytes(40)


def with_tool(path: Path, lines: str) -> str:
    """A folder with a `journalctl` that does as told."""
    tool = path / "journalctl"
    tool.write_text(f"#!/bin/sh\n{lines}\n")
    tool.chmod(0o755)
    return str(tool)


TOOLS = {
    "not installed": (None, "unsupported", "ann@example.com"),
    "failing": ("exit 1", "unreadable", "ann@example.com"),
    "writing": ("printf '__CURSOR=a\\nMESSAGE=of bo@example.com\\n\\n'", "", "bo@example.com"),
    "writing without end": ("yes MESSAGE=of bo@example.com", "limit", "bo@example.com"),
    "saying nothing": ("exec sleep 60", "limit", "ann@example.com"),
}


@pytest.mark.parametrize(("lines", "reason", "text"), TOOLS.values(), ids=[name.replace(" ", "-") for name in TOOLS])
def test_a_file_of_journald_is_read_by_its_tool_or_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str | None, reason: str, text: str
) -> None:
    path = tmp_path / "x"
    path.write_bytes(FILE)
    tool = lines and with_tool(tmp_path, lines)
    monkeypatch.setattr(journals.shutil, "which", lambda name: tool)
    monkeypatch.setattr(journals, "LEAST", 1)
    budget = Budget(quiet=11, ratio_from=1 << 16, ratio=1)
    with path.open("rb") as file:
        found = list(journals.journal(file, budget))
    assert text in "".join(
        part.data.decode() for one in found if isinstance(one, journals.Record) for part in one.parts
    )
    assert [one.reason for one in found if isinstance(one, journals.Gap)] == [reason] * bool(reason)
