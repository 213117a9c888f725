"""Runs every benchmark (`bench_*.py` beside this file, each with `run(large: bool)`) and writes RESULTS.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.record import write_report


def main() -> int:
    """Run each benchmark in a process of its own, so that none heats another's caches; report which failed."""
    large = ["--large"] if "--large" in sys.argv else []
    failed = []
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        command = [sys.executable, "-m", f"benchmarks.{path.stem}", *large]
        if subprocess.run(command, check=False).returncode:
            failed.append(path.stem)
    write_report()
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
