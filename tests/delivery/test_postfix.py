"""A real Postfix as relay: its log is the evidence for doubtful messages."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from duenotice.delivery import Smtp, counts, deliveries, postfix_log, resolve, send

pytestmark = pytest.mark.postfix


@pytest.fixture
def relay(smtp_sink: int, free_ports: Callable[[], int], tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A Postfix instance of our own that relays everything to smtp-sink; its port and log."""
    if os.geteuid() != 0:
        pytest.skip("Postfix can be started by root only")
    home = Path("/var/tmp") / f"dn-postfix-{tmp_path.name}-{time.time_ns():x}"
    for part in ("etc", "queue", "data"):
        (home / part).mkdir(parents=True)
    shutil.chown(home / "data", "postfix")
    log, port = home / "log", free_ports()
    settings = {
        "queue_directory": home / "queue",
        "data_directory": home / "data",
        "maillog_file": log,
        "maillog_file_prefixes": home,
        "relayhost": f"[127.0.0.1]:{smtp_sink}",
        "inet_interfaces": "loopback-only",
        "inet_protocols": "ipv4",
        "mydestination": "",
        "mynetworks": "127.0.0.0/8",
        "myhostname": "relay.example",
        "compatibility_level": "3.6",
        "alias_maps": "",
        "smtpd_peername_lookup": "no",
        "disable_dns_lookups": "yes",
    }
    (home / "etc" / "main.cf").write_text("".join(f"{name} = {value}\n" for name, value in settings.items()))
    master = Path("/etc/postfix/master.cf").read_text() if Path("/etc/postfix/master.cf").exists() else ""
    lines = [line for line in master.splitlines() if not line.startswith(("smtp      inet", "submission", "smtps"))]
    lines += [f"127.0.0.1:{port} inet n - n - - smtpd", "postlog unix-dgram n - n - 1 postlogd"]
    seen: dict[str, str] = {}
    for line in lines:
        key = " ".join(line.split()[:2])
        if line and not line.startswith(("#", " ", "\t")):
            seen[key] = line
    chrooted = [" ".join([*line.split()[:4], "n", *line.split()[5:]]) for line in seen.values()]
    (home / "etc" / "master.cf").write_text("\n".join(chrooted) + "\n")
    started = subprocess.run(
        ["/usr/sbin/postfix", "-c", home / "etc", "start"], capture_output=True, text=True, check=False
    )
    if started.returncode:
        pytest.fail(f"Postfix did not start: {started.stderr[-500:]}")
    yield port, log
    subprocess.run(["/usr/sbin/postfix", "-c", home / "etc", "abort"], capture_output=True, check=False)
    shutil.rmtree(home, ignore_errors=True)


def test_the_log_of_a_real_relay_settles_every_doubt(relay: tuple[int, Path], a_case: Callable[..., Any]) -> None:
    port, log = relay
    case = a_case(60, policy="hold")
    with case.planned() as ledger:
        first = send(ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", port), case.settings(limit=40))
        assert first.accepted == 40
        time.sleep(0.5)
        ledger.store.rows("UPDATE dn_delivery SET state = 4, doubted = 1")  # as if every reply had been lost
        resolve(ledger, case.wave, [postfix_log(log.read_text().splitlines(), complete=True)])
        c = counts(ledger, case.wave)
        states = [delivery.state for delivery in deliveries(ledger, case.wave)]
    assert (c.doubtful, c.by_evidence, c.held) == (60, 60, 0)
    assert (states.count("resolved"), states.count("planned")) == (40, 20)
