"""Sending: the whole pipeline against smtp-source on the same sink, signing against openssl, memory at a million notices, and kills.

`python -m benchmarks.bench_send`: 1 M notices for memory; `--large`: 10 M, 1,000 kills. Needs smtp-sink, smtp-source, openssl.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import smtplib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.record import peak_kib, record
from duenotice.delivery import DkimKey, Identity, Ledger, Settings, Smtp, Wave, approval_digest, plan, send
from duenotice.delivery.compose import Composer, Slip
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee, Notice

ROOT = Path(__file__).parent.parent
CONNECTIONS = 8
ROUNDS = 11
TEXT = (
    "Dear {{name}},\n\n"
    + "your name was shown to other customers of our shop on 3 November 2026. " * 4
    + "\n\nYour code: {{code}}\n"
)
HTML = "<h1>Your data</h1><p>Dear {{name}},</p><p>your name was shown to others.</p><p>Your code: {{code}}</p>"
NOTICES = {"n": Notice("n", "default", "en", 1, "Your name was shown to others", TEXT, HTML, (), (), (), "")}


def person(n: int) -> Addressee:
    return Addressee(f"{n:032x}", "n", Personal(f"customer{n}@d{n % 50}.example"), Personal(f"Person {n}"), "en")


def book(subjects: Sequence[str]) -> Mapping[str, Addressee]:
    return {subject: person(int(subject, 16)) for subject in subjects}


def a_wave(*keys: DkimKey) -> Wave:
    return Wave(
        "bench",
        1,
        Identity("shop.example", "p@shop.example", "Shop", "h@shop.example", "b.shop.example", keys),
        bytes(32),
    )


def slots(who: Addressee) -> dict[str, str]:
    return {"name": who.name.reveal(), "code": "ABCD-EFGH-JKMN-PQRS"}


@contextmanager
def smtp_sink() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        ["/usr/sbin/smtp-sink", *(["-u", "nobody"] if os.geteuid() == 0 else []), f"127.0.0.1:{port}", "200"]
    )
    time.sleep(0.5)
    try:
        yield port
    finally:
        process.kill()
        process.wait()


def people(number: int) -> Iterable[Addressee]:
    return map(person, range(number))


def ours(port: int, number: int, *keys: DkimKey) -> float:
    """Notices a second: claim, compose, journal, send, book. Planning is before the clock."""
    wave = a_wave(*keys)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"sqlite:///{folder}/l.sqlite3") as ledger:
        plan(ledger, wave, NOTICES, people(number), approval_digest(wave, NOTICES, people(number)))
        started = time.perf_counter()
        result = send(
            ledger, wave, NOTICES, book, Smtp("127.0.0.1", port), Settings(slots=slots, connections=CONNECTIONS)
        )
        seconds = time.perf_counter() - started
    assert result.accepted == number, result.sentence
    return number / seconds


def smtp_source(port: int, number: int, size: int, *words: str) -> float:
    """Postfix's own load maker, which composes and journals nothing: the same number of connections and bytes. As it comes it
    opens a connection for each message; with `-d` it keeps them open."""
    lines = ["-s", str(CONNECTIONS), "-m", str(number), "-l", str(size)]
    started = time.perf_counter()
    subprocess.run(["/usr/sbin/smtp-source", *words, *lines, f"127.0.0.1:{port}"], check=True)
    return number / (time.perf_counter() - started)


def with_smtplib(port: int, number: int, data: bytes) -> float:
    """The standard library, one kept connection, composing nothing."""
    started = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for n in range(number):
            server.sendmail("b@shop.example", [f"customer{n}@d.example"], data)
    return number / (time.perf_counter() - started)


def with_aiosmtplib(port: int, number: int, data: bytes) -> tuple[float, str]:
    """aiosmtplib in the rivals' venv, as many kept connections as ours, composing nothing; its rate and version."""
    python = ROOT / ".bench" / "bin" / "python"
    script = str(ROOT / "benchmarks" / "rivals" / "aiosmtplib_send.py")
    command = [str(python), script, str(port), str(number), str(CONNECTIONS)]
    done = subprocess.run(command, input=data, capture_output=True, check=False) if python.exists() else None
    if done is None or done.returncode:
        return 0.0, "not measured (make bench installs it)"
    told = json.loads(done.stdout)
    return number / told["seconds"], told["version"]


def message_bytes(*keys: DkimKey) -> bytes:
    made = Composer(a_wave(*keys), NOTICES, slots).seal([(Slip(1, 1, 1_800_000_000), person(1))])[0]
    assert not isinstance(made, Exception)
    return made.data


def versions() -> dict[str, str]:
    postfix = subprocess.run(
        ["/usr/sbin/postconf", "-dh", "mail_version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    return {
        "duenotice": importlib.metadata.version("duenotice"),
        "postfix": postfix,
        "uvloop": importlib.metadata.version("uvloop"),
    }


def bench_speed() -> None:
    """Many short alternating rounds on one sink, so that a busy machine hits all sides alike; the median of the ratios."""
    number, data = 5_000, message_bytes()
    with smtp_sink() as port:
        ours(port, 2000)
        rounds = [
            (
                ours(port, number),
                smtp_source(port, number, len(data)),
                smtp_source(port, number, len(data), "-d"),
                ours(port, number, DkimKey.fresh("e")),
                with_smtplib(port, number // 2, data),
                with_aiosmtplib(port, number // 2, data)[0],
            )
            for _ in range(ROUNDS)
        ]
        aio = with_aiosmtplib(port, 1, data)[1]
    mine, plain, kept, signed, slow, slower = (statistics.median(side) for side in zip(*rounds, strict=True))
    ratios = sorted(one[0] / one[1] for one in rounds)
    against_kept = statistics.median(one[0] / one[2] for one in rounds)
    note = (
        f"{len(data)} B, {CONNECTIONS} connections; smtp-source as it comes, a connection for each message: {plain:.0f}/s, ours "
        f"{mine:.0f}/s; against smtp-source -d, which keeps its connections as we do ({kept:.0f}/s), {against_kept:.2f} x; "
        f"with Ed25519 {signed / plain:.2f} x; rivals that compose nothing: smtplib, one connection, {slow / plain:.2f} x; "
        f"aiosmtplib on uvloop, {CONNECTIONS} kept connections, {slower / plain:.2f} x; ratios {', '.join(f'{r:.2f}' for r in ratios)}"
    )
    record(
        "send_vs_smtp_source",
        statistics.median(ratios),
        "x of smtp-source (compose + journal + send + ledger)",
        rival="smtp-source to the same smtp-sink",
        versions={**versions(), "aiosmtplib": aio},
        goal=">= 1.5 (stretch 3)",
        note=note,
    )


def openssl_rsa() -> float:
    out = subprocess.run(
        ["openssl", "speed", "-seconds", "3", "rsa2048"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"rsa\s+2048 bits\s+\S+s\s+\S+s\s+([\d.]+)", out)
    assert found is not None
    return float(found[1])


def bench_rsa() -> None:
    """Composing and signing in one thread, against the bare RSA operation of openssl on one core."""
    composer = Composer(a_wave(DkimKey.fresh("r", "rsa")), NOTICES, slots)
    work = [(Slip(n, 1, 1_800_000_000), person(n)) for n in range(1, 65)]
    ratios: list[float] = []
    for _ in range(3):
        rival = openssl_rsa()
        done, started = 0, time.process_time()  # as openssl counts: seconds of processor time
        while time.process_time() - started < 3:
            done += len(composer.seal(work))
        ratios.append(done / (time.process_time() - started) / rival)
    openssl = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    record(
        "send_rsa_vs_openssl",
        statistics.median(ratios),
        "x of openssl speed rsa2048 (whole message composed and signed, one thread)",
        rival="openssl speed rsa2048",
        versions={**versions(), "openssl": openssl, "cryptography": importlib.metadata.version("cryptography")},
        goal=">= 0.7",
        note=f"ratios {', '.join(f'{r:.2f}' for r in sorted(ratios))}",
    )


def bench_memory(number: int) -> None:
    """Plan and send so many in a process of its own; its peak resident memory."""
    with smtp_sink() as port:
        code = f"from benchmarks.bench_send import end_to_end; end_to_end({port}, {number})"
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    peak, planning, sending = map(float, out.split())
    record(
        "send_peak_mb",
        peak,
        f"MB peak resident memory, {number:,} notices planned and sent",
        rival="none",
        versions=versions(),
        goal="<= 300",
        note=f"approval digest and plan {planning:.0f} s, sending {sending:.0f} s ({number / sending:.0f}/s), no signature, one process",
    )


def end_to_end(port: int, number: int) -> None:
    """Prints peak MB, seconds of planning, seconds of sending."""
    started = time.perf_counter()
    wave = a_wave()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"sqlite:///{folder}/l.sqlite3") as ledger:
        plan(ledger, wave, NOTICES, people(number), approval_digest(wave, NOTICES, people(number)))
        planned = time.perf_counter()
        result = send(ledger, wave, NOTICES, book, Smtp("127.0.0.1", port), Settings(slots=slots, connections=16))
        sent = time.perf_counter()
    assert result.accepted == number, result.sentence
    print(peak_kib() / 1024, planned - started, sent - planned)


def bench_crashes(kills: int) -> None:
    """The crash test's own play: sender and mail server as victims under both policies, then the database as well."""
    sys.path.insert(0, str(ROOT / "tests" / "delivery"))
    from cluster import a_cluster
    from crashing import CONNECTIONS as lines
    from crashing import crash

    share = kills // 8
    done = outside = doubtful = 0
    with tempfile.TemporaryDirectory() as folder, a_cluster() as cluster:
        plays = [(policy, (kills - share) // 2, 800, ("sender", "sink"), "") for policy in ("resend", "hold")]
        left = kills - 2 * plays[0][1]
        plays.append(("resend", left, 500, ("database", "backend", "sender", "sink"), str(cluster.folder)))
        for n, (policy, wanted, each, victims, base) in enumerate(plays):
            number = each * wanted
            more = {"policy": policy, "victims": victims, "seed": kills, "cluster": base}
            outcome = crash(Path(folder) / str(n), number, wanted, **more)
            done, doubtful = done + outcome.kills, doubtful + outcome.doubtful
            outside += outcome.outside_doubt(number)
    note = (
        f"SIGKILL at random moments: {done - left} of sender and mail server on SQLite, {left} of these and of PostgreSQL (the whole "
        f"server or a process that serves a connection); doubtful {doubtful} of at most {lines * done} (connections x kills)"
    )
    record(
        "crash_kills", done, "kills", rival="none", versions=versions(), goal=">= 100 in CI, 1,000 in full", note=note
    )
    record(
        "crash_outside_doubtful",
        outside,
        "messages lost or doubled outside the doubtful set",
        rival="none",
        versions=versions(),
        goal="0",
        note=note,
    )


def run(large: bool = False, only: Sequence[str] = ()) -> None:
    """All figures of sending. large: 10 M notices, 1,000 kills; only: some of `speed`, `rsa`, `memory`, `crashes`."""
    missing = [tool for tool in ("/usr/sbin/smtp-sink", "/usr/sbin/smtp-source", "openssl") if not shutil.which(tool)]
    if missing:
        raise SystemExit(f"bench_send needs {', '.join(missing)}: install Debian's postfix and openssl")
    parts = {
        "speed": bench_speed,
        "rsa": bench_rsa,
        "memory": lambda: bench_memory(10_000_000 if large else 1_000_000),
        "crashes": lambda: bench_crashes(1000 if large else 100),
    }
    for name, part in parts.items():
        if not only or name in only:
            part()


if __name__ == "__main__":
    run(large="--large" in sys.argv, only=[word for word in sys.argv[1:] if not word.startswith("-")])
