"""Real `kill -9` of sender, mail server and database at random moments: whatever happens, the ledger says what the server saw."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from duenotice.delivery import Ledger, Smtp, closing_sentence, counts, send
from duenotice.delivery.journal import SIZE, Journal, replay
from duenotice.delivery.senders import LEASE_SECONDS
from duenotice.model.errors import CaseError, LedgerError

sys.path.insert(0, str(Path(__file__).parent))
from cluster import Cluster, a_cluster
from crashing import CONNECTIONS, crash, prepare, the_wave

sys.path.pop(0)


@pytest.mark.parametrize(
    ("victims", "policy", "kills"),
    [(("sender",), "resend", 35), (("sink",), "resend", 20), (("sender", "sink"), "hold", 35)],
    ids=lambda v: "+".join(v) if isinstance(v, tuple) else str(v),
)
def test_killed_at_random_nothing_is_outside_the_doubtful_set(
    tmp_path: Path, victims: tuple[str, ...], policy: str, kills: int
) -> None:
    people = 800 * kills
    outcome = crash(tmp_path, people, kills, victims=victims, policy=policy, seed=kills)
    assert outcome.kills == kills, "the wave ended before all kills were done"
    assert outcome.outside_doubt(people) == 0
    assert outcome.doubtful <= CONNECTIONS * kills
    assert outcome.accepted + outcome.doubtful == people
    assert policy == "hold" or outcome.arrived >= people - outcome.held, "held: doubtful five times in a row"
    assert policy == "resend" or outcome.twice == 0
    assert f"accepted {outcome.accepted:,}; doubtful {outcome.doubtful:,}" in outcome.sentence


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of our own."""
    with a_cluster() as made:
        yield made


@pytest.mark.postgres
def test_a_killed_postgresql_costs_no_notice_and_no_truth(tmp_path: Path, cluster: Cluster) -> None:
    people, kills = 6_000, 12
    victims = ("database", "backend", "sender")
    outcome = crash(tmp_path, people, kills, victims=victims, cluster=str(cluster.folder), seed=3)
    assert outcome.kills == kills
    assert outcome.outside_doubt(people) == 0 and outcome.doubtful <= CONNECTIONS * kills
    assert outcome.arrived == people


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("policy", ["resend", "hold"])
def test_nine_hundred_more_kills_of_sender_and_server(tmp_path: Path, policy: str) -> None:
    people = 1500 * 450
    outcome = crash(tmp_path, people, 450, victims=("sender", "sink"), policy=policy, seed=7)
    assert outcome.kills == 450
    assert outcome.outside_doubt(people) == 0 and outcome.doubtful <= CONNECTIONS * 450


@pytest.mark.full
@pytest.mark.postgres
@pytest.mark.timeout(3600)
def test_a_hundred_more_kills_of_all_three(tmp_path: Path, cluster: Cluster) -> None:
    people = 600 * 100
    victims = ("sender", "sink", "database", "backend")
    outcome = crash(tmp_path, people, 100, victims=victims, cluster=str(cluster.folder), seed=11)
    assert outcome.kills == 100
    assert outcome.outside_doubt(people) == 0 and outcome.doubtful <= CONNECTIONS * 100


def sender_process(folder: Path, port: int, limit_bytes: int = 0) -> subprocess.Popen[bytes]:
    """A sender in a process of its own; its files may be limited in size, which is how a full disk looks to it."""
    code = (
        f"import sys, resource; sys.path.insert(0, {str(Path(__file__).parent)!r}); import crashing;"
        + (f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit_bytes}, {limit_bytes}));" if limit_bytes else "")
        + f"sys.exit(crashing.run_sender({url_of(folder)!r}, 'resend', {port}, {str(folder / 'journal')!r}))"
    )
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE)


def url_of(folder: Path) -> str:
    return f"sqlite:///{folder}/ledger.sqlite3"


def arrived(log: Path) -> list[bytes]:
    return log.read_bytes().split()


def resumed(folder: Path, port: int) -> tuple[str, int, int]:
    """Send to the end; (state counts as the closing sentence, accepted, doubtful)."""
    with sender_process(folder, port) as process:
        assert process.stderr is not None
        assert process.wait(60) == 0, process.stderr.read()
    with Ledger.open(url_of(folder)) as ledger:
        c = counts(ledger, the_wave("resend"))
        return closing_sentence(ledger, the_wave("resend")), c.accepted, c.doubtful


def test_a_full_disk_stops_sending_before_the_dot_and_it_resumes(
    tmp_path: Path, counting_sink: tuple[int, Path]
) -> None:
    port, log = counting_sink
    prepare(url_of(tmp_path), "resend", 3000)
    size = (tmp_path / "ledger.sqlite3").stat().st_size
    limit = max(size, SIZE * 1001 + 7)
    with sender_process(tmp_path, port, limit) as process:
        assert process.wait(60) != 0
        assert process.stderr is not None
        assert b"Error" in process.stderr.read()
    so_far = arrived(log)
    _, accepted, doubtful = resumed(tmp_path, port)
    assert accepted + doubtful == 3000 == len(set(arrived(log)))
    assert len(so_far) < 3000 and len(arrived(log)) - 3000 <= doubtful <= CONNECTIONS


def test_a_half_written_record_is_cut_off_and_a_damaged_one_in_the_middle_stops(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    journal = Journal(path, 1)
    for row in range(1, 6):
        journal.intent(1, row, bytes(32))
        journal.result(1, row, 250, b"ok")
    journal.close()
    whole = path.read_bytes()
    for cut in range(SIZE):
        path.write_bytes(whole[: len(whole) - cut])
        assert len(list(replay(path))) == (10 if cut == 0 else 9)
    path.write_bytes(whole[: SIZE * 3] + b"x" + whole[SIZE * 3 + 1 :])
    with pytest.raises(LedgerError, match="damaged"):
        list(replay(path))


def test_a_lost_journal_is_said_and_not_guessed(tmp_path: Path, counting_sink: tuple[int, Path]) -> None:
    port, log = counting_sink
    prepare(url_of(tmp_path), "resend", 8000)
    with sender_process(tmp_path, port) as process:
        while len(arrived(log)) < 100:
            time.sleep(0.01)
        process.kill()
    for path in (tmp_path / "journal").iterdir():
        path.unlink()
    with sender_process(tmp_path, port) as process:
        assert process.wait(60) != 0
        assert process.stderr is not None and b"journal of a sender is gone" in process.stderr.read()


def test_a_second_sender_started_by_mistake_is_turned_away_even_while_the_first_is_stopped(
    tmp_path: Path, counting_sink: tuple[int, Path]
) -> None:
    port, log = counting_sink
    prepare(url_of(tmp_path), "resend", 8000)
    with sender_process(tmp_path, port) as first:
        while len(arrived(log)) < 100:
            time.sleep(0.01)
        first.send_signal(signal.SIGSTOP)
        with sender_process(tmp_path, port) as second:
            assert second.wait(60) != 0
            assert second.stderr is not None and b"Another sender is at work" in second.stderr.read()
        first.send_signal(signal.SIGCONT)
        assert first.wait(60) == 0
    assert len(arrived(log)) == len(set(arrived(log))) == 8000


class Rude(threading.Thread):
    """A mail server that misbehaves on its first connections: `drop250` answers the dot and closes, `drop` closes at the dot
    without a word, `421` says goodbye in mid-data; afterwards it is well-behaved."""

    def __init__(self, manner: str, times: int) -> None:
        super().__init__(daemon=True)
        self.manner, self.times, self.got = manner, times, list[bytes]()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.server.getsockname()[1])
        self.start()

    def run(self) -> None:
        while True:
            try:
                line, _ = self.server.accept()
            except OSError:
                return
            self.times -= 1
            with contextlib.suppress(OSError), line, line.makefile("rb") as lines:
                self.serve(line, lines, self.times >= 0)

    def serve(self, line: socket.socket, lines: Any, rude: bool) -> None:
        line.sendall(b"220 hi\r\n")
        in_data, message_id = False, b""
        for text in lines:
            if in_data and text == b".\r\n":
                in_data = False
                if not (rude and self.manner == "drop"):
                    self.got.append(message_id)
                    line.sendall(b"250 ok\r\n")
                if rude:
                    return
            elif in_data and text.startswith(b"Message-ID"):
                message_id = text
                if rude and self.manner == "421":
                    line.sendall(b"421 4.3.2 shutting down\r\n")
                    return
            elif not in_data:
                in_data = text.startswith(b"DATA")
                line.sendall(b"354 go\r\n" if in_data else b"250 ok\r\n")


@pytest.mark.parametrize(("manner", "doubtful"), [("drop250", 0), ("drop", 5), ("421", 0)])
def test_a_server_that_drops_the_line_is_accounted_for(a_case: Callable[..., Any], manner: str, doubtful: int) -> None:
    server = Rude(manner, times=5)
    case = a_case(12, policy="hold")
    with case.planned() as ledger:
        result = send(
            ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", server.port), case.settings(connections=1)
        )
    server.server.close()
    assert len(server.got) == len(set(server.got)) == result.accepted
    assert (result.held, result.accepted + result.held + result.waiting) == (doubtful, 12)
    assert manner != "421" or result.waiting == 5


def test_a_sender_that_slept_past_its_lease_sends_nothing_more(
    a_case: Callable[..., Any], counting_sink: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from duenotice.delivery import outbox

    monkeypatch.setattr(outbox, "LEASE_SECONDS", -LEASE_SECONDS)
    case = a_case(12)
    with case.planned() as ledger, pytest.raises(LedgerError, match="lease"):
        send(ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", counting_sink[0]), case.settings())
    assert arrived(counting_sink[1]) == []


def test_a_wave_nobody_planned_is_not_sent(tmp_path: Path) -> None:
    with Ledger.open(url_of(tmp_path)) as ledger, pytest.raises(CaseError, match="not planned"):
        send(ledger, the_wave("hold"), {}, lambda subjects: {}, Smtp("127.0.0.1", 1))
