"""A sender, a counting mail server and a driver that kills them at random: run by the crash tests and by their figures."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from duenotice.delivery import (
    Counts,
    Identity,
    Ledger,
    Settings,
    Smtp,
    StoreLost,
    Wave,
    approval_digest,
    closing_sentence,
    counts,
    plan,
    send,
)
from duenotice.model.errors import DueNoticeError
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee, Notice

sys.path.insert(0, str(Path(__file__).parent))
from cluster import Cluster

sys.path.pop(0)

CONNECTIONS = 16
ID = b"Message-ID: <"


def the_wave(policy: str) -> Wave:
    identity = Identity("shop.example", "privacy@shop.example", "Shop", "help@shop.example", "bounce.shop.example")
    return Wave("crash", 1, identity, bytes(32), policy=policy)  # type: ignore[arg-type]


NOTICES = {
    "n": Notice(
        "n", "default", "en", 1, "About your data", "Dear {{name}},\nhello.\n", "<p>Dear {{name}}</p>", (), (), (), ""
    )
}


def person(n: int) -> Addressee:
    return Addressee(f"{n:032x}", "n", Personal(f"p{n}@d{n % 3}.example"), Personal(f"P {n}"), "en")


def prepare(url: str, policy: str, people: int) -> None:
    wave = the_wave(policy)
    digest = approval_digest(wave, NOTICES, map(person, range(people)))
    with Ledger.open(url) as ledger:
        plan(ledger, wave, NOTICES, map(person, range(people)), digest)


def run_sender(url: str, policy: str, port: int, journal: str) -> int:
    """One call of `send`; exit code 0 when the wave is done, 3 when it has to be called again."""
    settings = Settings(connections=CONNECTIONS, journal=journal, linger=2)
    with Ledger.open(url) as ledger:
        book = lambda subjects: {s: person(int(s, 16)) for s in subjects}  # noqa: E731
        result = send(ledger, the_wave(policy), NOTICES, book, Smtp("127.0.0.1", port, patience=20), settings)
    return 0 if result.state == "done" else 3


def run_sink(port: int, log: str) -> None:
    """A mail server that writes each Message-ID down before it answers 250. One thread a connection."""
    out = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    with socket.create_server(("127.0.0.1", port), backlog=64) as server:
        while True:
            line, _ = server.accept()
            threading.Thread(target=_serve, args=(line, out), daemon=True).start()


def _serve(line: socket.socket, out: int) -> None:
    with contextlib.suppress(OSError), line, line.makefile("rb") as lines:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(b"220 sink\r\n")
        body: bytes | None = None
        for text in lines:
            if body is not None:
                if text == b".\r\n":
                    os.write(out, body[:32] + b"\n")
                    body = None
                    line.sendall(b"250 2.0.0 taken\r\n")
                elif text.startswith(ID):
                    body = text[len(ID) :]
            elif text.startswith(b"DATA"):
                body = b""
                line.sendall(b"354 go\r\n")
            elif text.startswith(b"EHLO"):
                line.sendall(b"250-sink\r\n250 PIPELINING\r\n")
            else:
                line.sendall(b"250 ok\r\n")


@dataclass
class Outcome:
    """What happened, counted by the server itself (arrived, twice, copies) and by the ledger (the rest)."""

    kills: int
    arrived: int
    twice: int
    copies: int
    accepted: int
    doubtful: int
    resent: int
    held: int
    unsettled: int
    waiting: int
    sentence: str
    seconds: float

    def outside_doubt(self, people: int) -> int:
        """Messages whose number of arrivals the ledger does not explain: lost ones it does not hold, copies it has not resent."""
        lost = people - self.arrived - self.held - self.unsettled - self.waiting
        return max(0, lost) + max(0, self.twice - self.resent) + max(0, self.accepted - self.arrived)


class Child:
    """A forked process: nothing to import again, so that a kill costs a tenth of a second."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            code = 3
            try:
                code = int(work() or 0)  # type: ignore[call-overload]
            except DueNoticeError as error:
                os.write(2, f"{error}\n".encode())
            finally:
                os._exit(code)
        self.code: int | None = None

    def poll(self) -> int | None:
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


class Play:
    """The processes of one crash test in one folder."""

    def __init__(self, folder: Path, policy: str, url: str, cluster: Cluster | None = None) -> None:
        self.folder, self.policy, self.url, self._cluster = folder, policy, url, cluster
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.log = folder / "sink.log"
        self.log.touch()
        self.sink = Child(lambda: run_sink(self.port, str(self.log)))
        self.sender = self._send()

    def _send(self) -> Child:
        return Child(lambda: run_sender(self.url, self.policy, self.port, str(self.folder / "journal")))

    def arrived(self) -> int:
        return self.log.stat().st_size // 33

    def wait_for_arrivals(self, seconds: float = 10) -> bool:
        """Until something new arrives; False where the sender ended well or nothing comes."""
        before, deadline = self.arrived(), time.monotonic() + seconds
        while self.arrived() == before and time.monotonic() < deadline:
            if self.sender.poll() == 0:
                return False
            if self.sender.poll() is not None:
                self.sender = self._send()
            time.sleep(0.002)
        return self.arrived() > before

    def kill(self, victim: str) -> bool:
        """SIGKILL, then start it again. False where there was nobody to kill."""
        if victim == "sender":
            self.sender.kill()
            self.sender = self._send()
        elif victim == "sink":
            self.sink.kill()
            self.sink = Child(lambda: run_sink(self.port, str(self.log)))
        else:
            assert self._cluster is not None
            if victim == "backend":
                return self._cluster.kill_backend()
            self._cluster.kill()
        return True

    def run_out(self, seconds: float = 120) -> None:
        """Let the sender end, calling it again as an operator would."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.sender.poll() != 0:
            if self.sender.poll() is not None:
                self.sender = self._send()
            time.sleep(0.02)

    def close(self) -> None:
        self.sender.kill()
        self.sink.kill()


def play(play_: Play, people: int, kills: int, victims: Sequence[str], seed: int) -> Outcome:
    """Kill one of `victims` (`sender`, `sink`, `database`, `backend`) with SIGKILL so many times, each at a random moment after
    mail flows."""
    rng, done, started = random.Random(seed), 0, time.monotonic()
    try:
        while done < kills and play_.wait_for_arrivals():
            time.sleep(rng.uniform(0, 0.08))
            done += play_.kill(rng.choice(list(victims)))
        play_.run_out()
    finally:
        play_.close()
    arrivals = Counter(play_.log.read_bytes().split())
    c, sentence = _in_the_end(play_)
    return Outcome(
        kills=done,
        arrived=len(arrivals),
        twice=sum(n > 1 for n in arrivals.values()),
        copies=sum(arrivals.values()) - len(arrivals),
        accepted=c.accepted,
        doubtful=c.doubtful,
        resent=c.resent,
        held=c.held,
        unsettled=c.unsettled,
        waiting=c.waiting,
        sentence=sentence,
        seconds=time.monotonic() - started,
    )


def _in_the_end(play_: Play) -> tuple[Counts, str]:
    """What the ledger says. The last kill may have been the database's, so it is asked again while it recovers."""
    wave, deadline = the_wave(play_.policy), time.monotonic() + 30
    while True:
        try:
            with Ledger.open(play_.url) as ledger:
                return counts(ledger, wave), closing_sentence(ledger, wave)
        except StoreLost:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def crash(folder: Path, people: int, kills: int, **more: object) -> Outcome:
    """Run the whole play in a process of its own (it forks) and read its outcome. more: policy, victims, seed, cluster (its folder)."""
    command = [sys.executable, __file__, json.dumps({"folder": str(folder), "people": people, "kills": kills, **more})]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Outcome(**json.loads(done.stdout))


def main(
    folder: str,
    people: int,
    kills: int,
    policy: str = "resend",
    victims: Sequence[str] = ("sender", "sink"),
    seed: int = 1,
    cluster: str = "",
) -> None:
    """One play; prints its outcome as JSON."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    database = Cluster(Path(cluster)) if cluster else None
    url = database.url if database else f"sqlite:///{folder}/ledger.sqlite3"
    prepare(url, policy, people)
    print(json.dumps(asdict(play(Play(Path(folder), policy, url, database), people, kills, victims, seed))))


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
