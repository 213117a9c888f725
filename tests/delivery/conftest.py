"""What the delivery tests share: a small cast, a case, and SMTP servers that are real processes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from duenotice.delivery import DkimKey, Identity, Ledger, Settings, Wave, approval_digest, plan
from duenotice.model.keys import derive
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee, Notice

DOMAINS = ("mail.example", "post.example", "inbox.example")


def a_notice(language: str = "en") -> Notice:
    """A short notice with slots in text and HTML."""
    return Notice(
        id=f"n-{language}",
        variant="default",
        language=language,
        phase=1,
        subject="Your name and e-mail address were shown to others",
        text="Dear {{name}},\n\nyour name was shown to other customers on 3 November.\n.A line with a dot.\n\nCode: {{code}}\n",
        html="<p>Dear {{name}},</p>\n<p>your name was shown to others.</p>\n<p>Code: {{code}}</p>\n",
        claims=("what_happened=true",),
        facts=(),
        serves=(),
        sha256="",
    )


def a_person(n: int, name: str = "", domain: str = "") -> Addressee:
    """The n-th made-up customer."""
    address = f"customer{n}@{domain or DOMAINS[n % len(DOMAINS)]}"
    return Addressee(f"{n:032x}", "n-en", Personal(address), Personal(name or f"Person {n}"), "en")


@dataclass
class Case:
    """A planned wave and all that sending it takes."""

    wave: Wave
    notices: Mapping[str, Notice]
    people: list[Addressee]
    url: str
    folder: Path

    def settings(self, **more: object) -> Settings:
        """Settings with both slots filled."""
        slots = lambda who: {"name": who.name.reveal(), "code": "ABCD-EFGH"}  # noqa: E731
        return replace(Settings(slots=slots, journal=str(self.folder / "journal"), linger=5), **more)  # type: ignore[arg-type]

    def book(self, subjects: Sequence[str]) -> Mapping[str, Addressee]:
        """The escrow."""
        return {subject: self.people[int(subject, 16)] for subject in subjects}

    def digest(self) -> str:
        """What a person would approve."""
        return approval_digest(self.wave, self.notices, self.people)

    def planned(self) -> Ledger:
        """A ledger with the wave in it."""
        ledger = Ledger.open(self.url)
        plan(ledger, self.wave, self.notices, self.people, self.digest())
        return ledger


def an_identity(*keys: DkimKey) -> Identity:
    """The shop that writes."""
    return Identity(
        "shop.example", "privacy@shop.example", "Example Shop", "help@shop.example", "bounce.shop.example", keys
    )


@pytest.fixture
def a_case(tmp_path: Path, case_key: bytes) -> Callable[..., Case]:
    """Makes cases of n people."""

    def make(people: int | list[Addressee] = 30, *, policy: str = "resend", dkim: Sequence[DkimKey] = ()) -> Case:
        everyone = [a_person(n) for n in range(people)] if isinstance(people, int) else people
        wave = Wave("case-1", 1, an_identity(*dkim), derive(case_key, "delivery"), policy=policy)  # type: ignore[arg-type]
        return Case(wave, {"n-en": a_notice()}, everyone, f"sqlite:///{tmp_path}/ledger.sqlite3", tmp_path)

    return make


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int) -> None:
    """Until somebody listens there; ten seconds at most."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"nothing listens on port {port}")


@pytest.fixture
def free_ports() -> Callable[[], int]:
    """Asks the system for ports."""
    return free_port


@pytest.fixture
def smtp_sink() -> Iterator[int]:
    """Postfix's smtp-sink on a port of its own."""
    port = free_port()
    as_nobody = ["-u", "nobody"] if os.geteuid() == 0 else []
    process = subprocess.Popen(["/usr/sbin/smtp-sink", *as_nobody, f"127.0.0.1:{port}", "100"])
    wait_for_port(port)
    yield port
    process.kill()
    process.wait()


@pytest.fixture
def counting_sink(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The counting mail server; its port and its log."""
    port = free_port()
    log = tmp_path / "sink.log"
    log.touch()
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import crashing; crashing.run_sink({port}, {str(log)!r})"
    process = subprocess.Popen([sys.executable, "-c", code])
    wait_for_port(port)
    yield port, log
    process.kill()
    process.wait()


class Postfix:
    """A Postfix instance of our own on loopback: its port, its folder and its log."""

    def __init__(self, home: Path, port: int, settings: Mapping[str, object]) -> None:
        self.home, self.port, self.log = home, port, home / "log"
        for part in ("etc", "queue", "data"):
            (home / part).mkdir(parents=True, exist_ok=True)
        shutil.chown(home / "data", "postfix")
        whole = {
            "queue_directory": home / "queue",
            "data_directory": home / "data",
            "maillog_file": self.log,
            "maillog_file_prefixes": home,
            "inet_interfaces": "loopback-only",
            "inet_protocols": "ipv4",
            "mydestination": "",
            "mynetworks": "127.0.0.0/8",
            "myhostname": "relay.example",
            "compatibility_level": "3.6",
            "alias_maps": "",
            "smtpd_peername_lookup": "no",
            "disable_dns_lookups": "yes",
        } | settings
        (home / "etc" / "main.cf").write_text("".join(f"{name} = {value}\n" for name, value in whole.items()))
        (home / "etc" / "master.cf").write_text(self._services())
        started = self._run("start")
        if started.returncode:
            pytest.fail(f"Postfix did not start: {started.stderr[-500:]}")
        wait_for_port(port)

    def _services(self) -> str:
        """Debian's services without chroot, with our port for mail."""
        master = Path("/etc/postfix/master.cf")
        lines = master.read_text().splitlines() if master.exists() else []
        lines = [line for line in lines if not line.startswith(("smtp      inet", "submission", "smtps"))]
        lines += [f"127.0.0.1:{self.port} inet n - n - - smtpd", "postlog unix-dgram n - n - 1 postlogd"]
        seen = {" ".join(line.split()[:2]): line for line in lines if line and not line.startswith(("#", " ", "\t"))}
        return "".join(" ".join([*line.split()[:4], "n", *line.split()[5:]]) + "\n" for line in seen.values())

    def _run(self, word: str) -> subprocess.CompletedProcess[str]:
        command = ["/usr/sbin/postfix", "-c", str(self.home / "etc"), word]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def said(self, words: str) -> int:
        """How many lines of the log hold these words, a moment after they were written."""
        time.sleep(0.3)
        return sum(words in line for line in self.log.read_text().splitlines())

    def stop(self) -> None:
        """End it and remove its folder."""
        self._run("abort")
        shutil.rmtree(self.home, ignore_errors=True)


@pytest.fixture
def postfix(tmp_path: Path) -> Iterator[Callable[..., Postfix]]:
    """Starts Postfix instances with settings of main.cf; `folder` may hold files made before."""
    if os.geteuid() != 0:
        pytest.skip("Postfix can be started by root only")
    made: list[Postfix] = []

    def start(folder: Path | None = None, **settings: object) -> Postfix:
        made.append(Postfix(folder or postfix_folder(), free_port(), settings))
        return made[-1]

    yield start
    for one in made:
        one.stop()


def postfix_folder() -> Path:
    """A new folder where Postfix's own users may read."""
    folder = Path("/var/tmp") / f"dn-postfix-{os.getpid()}-{time.time_ns():x}"
    folder.mkdir(parents=True)
    return folder
