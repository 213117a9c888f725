"""The table of crash points: killed at each step of a message's way, the ledger still says what the server saw."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duenotice.delivery import Ledger, closing_sentence, counts
from duenotice.delivery.connection import Connection
from duenotice.delivery.journal import HEAD, SIZE, Journal, packed
from duenotice.delivery.outbox import Post

sys.path.insert(0, str(Path(__file__).parent))
import crashing

sys.path.pop(0)

PEOPLE = 900


def dies(place: type, name: str, when: str, count: int) -> None:
    """From now on the process kills itself `before` or `after` the count-th call of a method."""
    whole, calls = getattr(place, name), [0]

    def deadly(*args: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == count and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        answer = whole(*args, **named)
        if calls[0] == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    setattr(place, name, deadly)


def run_until_death(folder: Path, port: int, wound: Callable[[], None]) -> int:
    """A forked sender with one connection that wounds itself first; the signal that ended it."""

    def work() -> int:
        wound()
        crashing.CONNECTIONS = 1
        return crashing.run_sender(f"sqlite:///{folder}/ledger.sqlite3", "resend", port, str(folder / "journal"))

    child = crashing.Child(work)
    return os.waitstatus_to_exitcode(os.waitpid(child.pid, 0)[1])


POINTS: dict[str, tuple[type, str, str, int, int, int]] = {
    # what the design note calls it: method, when, which call; messages that had arrived by then, doubtful after the restart
    "before any claim": (Ledger, "claim", "before", 1, 0, 0),
    "claimed, nothing composed": (Ledger, "claim", "after", 1, 0, 0),
    "before the first intent": (Journal, "intents", "before", 1, 0, 0),
    "before a later intent, the last reply not yet written": (Journal, "intents", "before", 50, 49, 1),
    "intent written, dot still here": (Journal, "intents", "after", 50, 49, 1),
    "dot gone, no 250 read": (Connection, "depart", "after", 50, 50, 1),
    "250 read, result not written": (Post, "settle", "before", 50, 50, 1),
    "result in memory, not in the journal": (Journal, "result", "after", 50, 50, 1),
}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_this_point_the_doubtful_set_is_exact(
    point: str, tmp_path: Path, counting_sink: tuple[int, Path]
) -> None:
    place, name, when, count, arrived_by_then, doubtful = POINTS[point]
    port, log = counting_sink
    url = f"sqlite:///{tmp_path}/ledger.sqlite3"
    crashing.prepare(url, "resend", PEOPLE)
    assert run_until_death(tmp_path, port, lambda: dies(place, name, when, count)) == -signal.SIGKILL
    assert settled(log, arrived_by_then) == arrived_by_then
    assert run_until_death(tmp_path, port, lambda: None) == 0
    arrivals = log.read_bytes().split()
    with Ledger.open(url) as ledger:
        c, sentence = counts(ledger, crashing.the_wave("resend")), closing_sentence(ledger, crashing.the_wave("resend"))
    assert (c.doubtful, c.accepted, len(set(arrivals))) == (doubtful, PEOPLE - doubtful, PEOPLE)
    assert len(arrivals) - PEOPLE <= doubtful
    assert f"doubtful {doubtful}" in sentence


@pytest.mark.parametrize("lost", ["records", "the whole file but its head", "half the head", "only the machine"])
def test_after_a_power_cut_all_that_was_claimed_is_in_doubt(
    lost: str, tmp_path: Path, counting_sink: tuple[int, Path]
) -> None:
    """Simulated: what was written but not synced is taken from the end of the journal, and the machine has another boot id."""
    port, log = counting_sink
    url = f"sqlite:///{tmp_path}/ledger.sqlite3"
    crashing.prepare(url, "resend", PEOPLE)
    run_until_death(tmp_path, port, lambda: dies(Connection, "depart", "after", 200))
    before = settled(log, 200)
    (journal,) = (tmp_path / "journal").iterdir()
    whole = journal.read_bytes()
    kept = {"records": SIZE * 101, "the whole file but its head": SIZE, "half the head": SIZE // 2}.get(
        lost, len(whole)
    )
    head = packed(HEAD, 0, 0, 1, b"duenotice journal 1" + b"another boot")
    journal.write_bytes((head + whole[SIZE:])[:kept])
    assert run_until_death(tmp_path, port, lambda: None) == 0
    arrivals = Counter(log.read_bytes().split())
    with Ledger.open(url) as ledger:
        c = counts(ledger, crashing.the_wave("resend"))
    twice = sum(n > 1 for n in arrivals.values())
    assert len(arrivals) == PEOPLE and before >= 200
    assert twice <= c.resent, "a copy that the closing sentence does not own up to"
    assert c.accepted + c.doubtful == PEOPLE


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("place", "name"), [(Ledger, "book"), (Journal, "flush"), (Journal, "close")])
def test_killed_around_the_booking_results_in_the_journal_are_replayed(
    place: type, name: str, when: str, tmp_path: Path, counting_sink: tuple[int, Path]
) -> None:
    port, log = counting_sink
    url = f"sqlite:///{tmp_path}/ledger.sqlite3"
    crashing.prepare(url, "resend", PEOPLE)
    assert run_until_death(tmp_path, port, lambda: dies(place, name, when, 1)) == -signal.SIGKILL
    before = log.stat().st_size // 33
    assert before > 0
    assert run_until_death(tmp_path, port, lambda: None) == 0
    arrivals = log.read_bytes().split()
    with Ledger.open(url) as ledger:
        c = counts(ledger, crashing.the_wave("resend"))
    assert c.doubtful <= 1 and c.accepted + c.doubtful == PEOPLE == len(set(arrivals))
    assert len(arrivals) - PEOPLE <= c.doubtful, "what the journal proves accepted was sent again"


def settled(log: Path, wanted: int) -> int:
    """How many messages arrived; waits a little for what is still in the line."""
    deadline = time.monotonic() + 5
    while log.stat().st_size // 33 < wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.05)
    return log.stat().st_size // 33
