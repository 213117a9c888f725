"""What the delivery tests share: a small cast, a case, and SMTP servers that are real processes."""

from __future__ import annotations

import os
import socket
import subprocess
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
