"""Chats as messengers export them: a message is a record with its sender and its time, in every region's way of writing dates."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.kinds.sniff import kind_of
from duenotice.model.evidence import Block, Item

SENDERS = ["Anna Tester", "Bernd Probe", "+44 20 7946 0123"]
WORDS = ["Hello, how are you?", "Ich komme später, ok?", "one line\nand a second: with, more", "x@example.com"]
DATES = {
    "iOS, German": "[21.11.18, 22:{:02}:07] {}: {}",
    "iOS, English": "\u200e[21/11/2018, 10:{:02}:07\u202fPM] ~\u202f{}: {}",
    "iOS, Swedish": "[2018-11-21, 22:{:02}:07] {}: {}",
    "Android, American": "11/21/18, 10:{:02} PM - {}: {}",
    "Android, British": "21/11/2018, 22:{:02} - {}: {}",
    "Android, German": "21.11.18, 22:{:02} - {}: {}",
    "Android, Spanish": "21/11/18, 10:{:02}\u00a0p.\u00a0m. - {}: {}",
    "Android, Dutch": "21-11-18 22:{:02} - {}: {}",
    "Android, Japanese": "2018/11/21, 22:{:02} - {}: {}",
    "Android, Korean": "2018년 11월 21일 오후 10:{:02}, {} : {}",
    "Android, Italian": "21/11/18, 22:{:02} - {}: {}",
    "Android, Finnish": "21.11.2018, 22.{:02} - {}: {}",
}


def exported(form: str, count: int = 40) -> bytes:
    """A chat of so many messages."""
    lines = [form.format(n % 60, SENDERS[n % 3], WORDS[n % 4]) for n in range(count)]
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("form", DATES.values(), ids=DATES)
def test_a_message_has_its_sender_its_time_and_all_of_its_lines(form: str, tell: Callable) -> None:
    told = tell(exported(form))
    assert told.kind == "chat"
    assert told.headers["col:1"] == "from"
    assert told.cells["col:1"] == [SENDERS[n % 3] for n in range(40)]
    assert told.cells["col:2"] == [WORDS[n % 4].replace("\n", " ") for n in range(40)]
    assert [time[:16] for time in told.cells["col:0"]] == [f"2018-11-21T22:{n:02}" for n in range(40)]
    assert told.reasons == {"read"}


def test_a_long_chat_is_read_in_full_and_what_the_program_says_has_no_sender(tell: Callable) -> None:
    text = (
        "21.11.18, 22:00 - Nachrichten sind verschlüsselt.\n".encode() + exported(DATES["Android, German"], 30_000)[3:]
    )
    told = tell(text)
    assert len(told.cells["col:1"]) == 30_000
    assert len(told.cells["col:2"]) == 30_001


NO_CHATS = {
    "log of Laravel": "[2018-11-21 10:00:00] production.ERROR: Something {n}\n",
    "log of Python": "2018-11-21 10:00:0{n},123 - app - ERROR: text\n",
    "log with levels": "2018-11-21 10:00 - ERROR: text {n}\n",
    "log of Java": "21.11.2018 10:00:0{n} - INFO: text\n",
    "diary": "21.11.2018\nWent to town, then home: nice.\n",
    "table": "21.11.2018,10:00,Anna,{n}\n",
    "list": "1. Anna: {n}\n2. Bo: 5\n",
}


@pytest.mark.parametrize("line", NO_CHATS.values(), ids=NO_CHATS)
def test_what_only_begins_with_times_is_no_chat(line: str) -> None:
    assert kind_of("".join(line.replace("{n}", str(n)) for n in range(9)).encode()) != "chat"


def message(n: int, **more: str) -> dict[str, object]:
    """What all have."""
    return {"id": n, "text": f"text {n}, of x{n}@example.com", **more}


def telegram() -> object:
    """All chats of an account."""
    lists = [[message(n, date=f"2018-11-21T10:{n:02}:00", **{"from": "Anna"}) for n in range(20)] for _ in range(3)]
    chats = [{"name": f"Chat {n}", "type": "personal_chat", "id": n, "messages": held} for n, held in enumerate(lists)]
    return {"about": "x", "chats": {"about": "y", "list": chats}}


def teams() -> object:
    """The same of Teams."""
    lists = [[message(n, originalarrivaltime=f"2018-11-21T10:{n:02}:00.000Z") for n in range(20)] for _ in range(3)]
    return {
        "userId": "8:x",
        "conversations": [{"id": "19:x", "displayName": "Team", "MessageList": held} for held in lists],
    }


def discord() -> object:
    """A channel; three times as long."""
    held = [message(n, timestamp=f"2018-11-21T10:{n % 20:02}:00+00:00", content="x") for n in range(60)]
    return {"guild": {"id": "1"}, "channel": {"name": "general"}, "messages": held}


def slack() -> object:
    """A day of a channel."""
    return [message(n, user="U1", ts=f"{1542794400 + 60 * (n % 20)}.000100") for n in range(60)]


@pytest.mark.parametrize("make", [telegram, teams, discord, slack])
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("chunk", [900, 1 << 20])
def test_a_message_of_an_export_is_a_record_with_its_time(
    make: Callable[[], object], indent: int | None, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duenotice.evidence.readers.documents.CHUNK", chunk)
    path = tmp_path / "result.json"
    path.write_text(json.dumps(make(), indent=indent))
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    records, times = [], []
    for block in blocks(item, Budget()):
        if isinstance(block, Block):
            n = next(n for n, spec in enumerate(block.layout.fields) if spec.header == "text")
            cells = block.layout.cells(block.data, n)
            records += cells.record.tolist()
            times += block.layout.spots(block.data, np.sort(cells.offset)).at_us.tolist()
    assert len(records) == len(set(records)) == 60
    assert times == [(1542794400 + 60 * (n % 20)) * 1_000_000 + 100 * (make is slack) for n in range(60)]
