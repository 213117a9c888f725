"""Writes a measured figure to benchmarks/results/NAME.json and makes benchmarks/RESULTS.md from all of them."""

from __future__ import annotations

import json
import os
import platform
import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def record(
    name: str, value: float, unit: str, *, rival: str, versions: dict[str, str], goal: str = "", note: str = ""
) -> None:
    """Store one figure, measured in this process just now.

    value in `unit` (for a ratio say "x of RIVAL"); rival: what it was measured against in the same run; versions: of
    both sides; goal: the bar it is held to, in words. The command is taken from the running interpreter.
    """
    RESULTS.mkdir(exist_ok=True)
    figure = {
        "name": name,
        "value": round(value, 6),
        "unit": unit,
        "rival": rival,
        "versions": versions,
        "goal": goal,
        "note": note,
        "command": _command(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "date": datetime.now(UTC).date().isoformat(),
    }
    (RESULTS / f"{name}.json").write_text(json.dumps(figure, indent=2, ensure_ascii=False) + "\n")
    print(f"{name}: {value:.4g} {unit} (rival: {rival}; goal: {goal or 'none'})", flush=True)


def _command() -> str:
    """What measured, as one types it: the module with its options, or the code that was given."""
    for given in ("-m", "-c"):
        if given in sys.orig_argv[:-1]:
            return "python " + shlex.join(sys.orig_argv[sys.orig_argv.index(given) :])
    return "python " + shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])


def peak_kib() -> int:
    """Peak resident memory of this process since it began (KiB). `ru_maxrss` would be the parent's, where that was larger."""
    words = Path("/proc/self/status").read_text().split()
    return int(words[words.index("VmHWM:") + 1])


def write_report() -> None:
    """Make RESULTS.md from the stored figures; one row each, nothing written by hand."""
    figures = [json.loads(path.read_text()) for path in sorted(RESULTS.glob("*.json"))]
    rows = [
        f"| {f['name']} | {f['value']:g} {f['unit']} | {f['goal']} | {f['rival']} | "
        f"{', '.join(f'{k} {v}' for k, v in f['versions'].items())} | `{f['command']}` | {f['date']} | {f['note']} |"
        for f in figures
    ]
    head = [
        "# Measured figures",
        "",
        "Made from `benchmarks/results/*.json` by `make bench`; each file is written by the benchmark that measured it.",
        "",
        "| figure | value | goal | rival | versions | command | date | note |",
        "|---|---|---|---|---|---|---|---|",
    ]
    (HERE / "RESULTS.md").write_text("\n".join([*head, *rows]) + "\n")


if __name__ == "__main__":
    write_report()
