"""The whole way on a made-up incident: `python -m examples.black_friday.demo --size small|medium|large`.

Plays the incident, then does what a privacy officer would do, with the same commands: open a case, hand in the evidence, state what
people know, run, have it approved by a second person, send through a real mail server on loopback, verify. Ends with the story.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from examples.black_friday import story, truth
from examples.black_friday.play import Played, play
from examples.black_friday.scenario import DAY, HOST, SIZES
from examples.black_friday.serve import running

CASE = "larkspur"
NOW = f"{DAY.replace(day=DAY.day + 1, hour=8):%Y-%m-%dT%H:%M:%SZ}"
OURS = ("evidence", "truth", "whole", "home", "mails")
"""What a demo writes into its folder, and so what the next one may replace."""

FACTS = {
    "controller_name": "Larkspur Retail Example Ltd",
    "controller_address": "1 Example Row, 10115 Berlin, Germany",
    "controller_domain": "larkspur.example",
    "contact_name": "Data Protection Officer",
    "contact_details": "privacy@larkspur.example",
    "controller_role": "controller",
    "sectors": "none",
    "established_in": "DE",
    "main_establishment": "DE-BE",
    "cause": "technical_error",
    "malicious": "no",
    "contained": "yes",
    "first_signal_at": f"{DAY:%Y-%m-%d}T09:45:00Z",
    "detected_at": f"{DAY:%Y-%m-%d}T10:41:00Z",
    "aware_at": f"{DAY:%Y-%m-%d}T11:30:00Z",
    "next_update_at": f"{DAY.replace(day=DAY.day + 2):%Y-%m-%d}T12:00:00Z",
}
"""What the store's people know on the day after. They leave open what they do not know: whether a high risk is likely."""


class Commands:
    """`duenotice` as a user types it, each command in a process of its own. Raises SystemExit with its words where one fails."""

    def __init__(self, console: Console, home: Path) -> None:
        self.console = console
        self.env = {**os.environ, "DUENOTICE_HOME": str(home), "PYTHONWARNINGS": "default"}

    def __call__(self, *arguments: str, shown: str = "", allowed: tuple[int, ...] = (0,)) -> dict[str, Any]:
        """What the command printed as JSON. shown: the command in the protocol; without it the command runs silently."""
        with _timed(self.console, shown):
            command = [sys.executable, "-m", "duenotice.cli", *arguments, "--json"]
            done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode not in allowed:
            raise SystemExit(f"duenotice {arguments[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else {}


@contextmanager
def _timed(console: Console, words: str) -> Iterator[None]:
    """Say what is done while it is done, and how long it took."""
    if not words:
        yield
        return
    begun = time.perf_counter()
    with console.status(words):
        yield
    console.print(f"[green]✓[/] {words} [dim]{time.perf_counter() - begun:.1f} s[/]", highlight=False, soft_wrap=True)


def demo(size: str, seed: int, out: Path) -> story.Told:
    """The whole way in the folder `out`; gives what there is to tell, and prints each step."""
    console = Console()
    for name in OURS:
        shutil.rmtree(out / name, ignore_errors=True)
    with _timed(console, f"a made-up store has an incident ({size})"):
        played = play(size, seed, out)
    duenotice = Commands(console, out / "home")
    _prepared(duenotice, played)
    _decided(duenotice)
    with running("examples.black_friday.mailroom", [str(out / "mails")]) as port:
        relay = ("--smtp", f"127.0.0.1:{port}", "--tls", "none", "--yes")
        sent = duenotice("send", *relay, shown=f"duenotice send {' '.join(relay)}")
    verified = duenotice("audit", "--verify", shown="duenotice audit --verify")
    return story.Told(
        status=duenotice("status"),
        sent=sent,
        verified=verified,
        watch=duenotice("watch"),
        coverage=duenotice("coverage"),
        truth=truth.read(played.truth),
        out=out,
    )


def _prepared(duenotice: Commands, played: Played) -> None:
    """The case with its evidence and what people know, worked through to the drafts."""
    settings = ("--title", "Larkspur", "--country", "DE", "--host", HOST, "--time-zone", "Europe/Berlin")
    duenotice(
        "new", CASE, *settings, "--drill", "--now", NOW, shown=f"duenotice new {CASE} --host {HOST} --drill --now {NOW}"
    )
    ranges = played.evidence / "search-engine-ranges.json"
    duenotice("configure", "--search-engines", str(ranges), shown=f"duenotice configure --search-engines {ranges}")
    duenotice("collect", str(played.evidence), shown=f"duenotice collect {played.evidence}")
    for number, (name, value) in enumerate(FACTS.items(), start=1):
        duenotice("fact", name, value, shown=f"duenotice fact … ({number} of them)" if number == len(FACTS) else "")
    duenotice("run", shown="duenotice run", allowed=(0, 3))


def _decided(duenotice: Commands) -> None:
    """A second person reads the drafts and approves them as they are."""
    reason = "read every language; the open points are said as open"
    duenotice("notices", shown="duenotice notices")
    duenotice("approve", "--as", "boris", "--reason", reason, shown=f'duenotice approve --as boris --reason "{reason}"')


def main() -> int:
    """Run the demo and tell its story. Returns the exit code: 1 where the truth lies outside the range."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="medium")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("demo-out"))
    given = parser.parse_args()
    begun = time.perf_counter()
    told = demo(given.size, given.seed, given.out)
    story.tell(Console(), told, time.perf_counter() - begun)
    return 0 if told.within else 1


if __name__ == "__main__":
    raise SystemExit(main())
