"""How fast evidence is scanned: the kernel against counting a byte, and files to Parquet against ripgrep and three detectors.

All figures are ratios of throughput within one run, on the mixed corpus; rivals that are slow get a smaller part of the same mix.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

import numba
import pyarrow as pa

from benchmarks import corpus
from benchmarks.record import HERE, peak_kib, record
from duenotice import detect
from duenotice.case.scanning import Growing, together
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Field, Finding, Value

RIVALS = HERE.parent / ".bench" / "bin" / "python"
PATTERNS = (
    r"[A-Za-z0-9._%+-]{1,64}(?:@|%40|&#64;)[A-Za-z0-9.-]{1,253}\.[A-Za-z]{2,24}",
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b",
    r"\b(?:[0-9a-fA-F]{1,4}:){2,7}[0-9a-fA-F]{0,4}\b",
    r"\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}\b",
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b",
    r"\+\d[\d ().-]{6,20}\d",
    r"\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
    r"\b\d{3}-\d{2}-\d{4}\b",
    r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
    r"\b\d{6}[-+A]\d{3}[0-9A-Z]\b",
    r"\b\d{9,14}\b",
)
"""The same kinds as raw patterns, unvalidated, as one would give them to grep."""


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the fastest run."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def to_parquet(paths: list[Path]) -> int:
    """Files to Parquet, as a case does it: read, scan, settle, write. Gives the findings."""
    items = [item for item in inventory([str(path) for path in paths], Budget()) if isinstance(item, Item)]
    with tempfile.TemporaryDirectory() as folder:
        return sum(stored(some, Path(folder, str(some[0].item_id))) for some in together(items))


def stored(items: Sequence[Item], folder: Path) -> int:
    """Scan items together and write what they hold as it comes. Gives the findings."""
    folder.mkdir()
    read = ((item, (part for part in blocks(item, Budget()) if isinstance(part, Block))) for item in items)
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(Growing(folder / f"{name}.parquet", record))
            for name, record in (("findings", Finding), ("values", Value), ("fields", Field))
        }
        for part in detect.scan_pieces(read, detect.Settings(bytes(32))):
            for name, table in tables.items():
                table.add(getattr(part, name))
    return tables["findings"].rows


def kernel(mib: int, versions: dict[str, str]) -> None:
    """The kernel alone, all built-in kinds, one core, against `bytes.count`."""
    data = corpus.mixed(mib)
    b = padded(data)
    count, scan = best(lambda: data.count(b"@"), 7), best(lambda: kernel_rows(b, 0, len(data)))
    record(
        "scan_kernel_vs_count",
        count / scan,
        "x of bytes.count",
        rival='bytes.count(b"@")',
        versions=versions,
        goal=">= 0.12",
    )


def size_of(paths: list[Path]) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in paths)


def rg_and_re(corpora: list[list[Path]], versions: dict[str, str]) -> float:
    """Files to Parquet against ripgrep on one thread and Python's re. Gives our bytes per second.

    Ours is the best of corpora with different values, each scanned once: some values are remembered when they come again.
    ripgrep gets ASCII classes: with Unicode ones it finds the same here and takes thirty times as long.
    """
    ours = max(size_of(paths) / best(lambda paths=paths: to_parquet(paths), 1) for paths in corpora)
    paths, size = corpora[0], size_of(corpora[0])
    command = ["rg", "-j1", "-o", "--no-filename", "--no-unicode", *(f"-e{p}" for p in PATTERNS), *map(str, paths)]
    told = subprocess.run(["rg", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    rg = size / best(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True), 2)
    record(
        "scan_e2e_vs_rg",
        ours / rg,
        "x of rg -j1",
        rival="ripgrep -j1 -o --no-unicode, 11 raw patterns",
        versions={**versions, "ripgrep": told},
        goal=">= 0.8",
    )
    sample = b"".join(path.read_bytes()[:200_000] for path in paths)
    compiled = [re.compile(p.encode()) for p in PATTERNS]
    plain = len(sample) / best(lambda: [sum(1 for _ in p.finditer(sample)) for p in compiled], 1)
    record(
        "scan_e2e_vs_re", ours / plain, "x of re", rival="Python re, 11 raw patterns", versions=versions, goal=">= 15"
    )
    return ours


def detectors(paths: list[Path], ours: float, versions: dict[str, str]) -> None:
    """Files to Parquet against Presidio (patterns only) and DataFog, each on an equal share of every part."""
    if not RIVALS.exists():
        print("no .bench venv: Presidio and DataFog are not measured")
        return
    for name, share, goal in (("presidio", 6_000, ">= 1500"), ("datafog", 60_000, ">= 60")):
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            sample = b"".join(path.read_bytes()[:share] for path in paths)
            file.write(sample)
            file.flush()
            script = str(HERE / "rivals" / "scan_text.py")
            out = subprocess.run(
                [str(RIVALS), script, name, file.name], capture_output=True, text=True, check=True
            ).stdout
        told = json.loads(out.splitlines()[-1])
        speed = len(sample) / told["seconds"]
        record(
            f"scan_e2e_vs_{name}",
            ours / speed,
            f"x of {name}",
            rival=name,
            versions={**versions, name: told["version"]},
            goal=goal,
        )


def two_cores(paths: list[Path], versions: dict[str, str]) -> None:
    """The same files four times over by one worker and by two; so many that the last file, done by one alone, weighs little.

    Arrow has one thread in each worker: otherwise one worker alone would use both cores here and there.
    """
    jobs = [[path] for path in paths] * 4
    taken = []
    for workers in (1, 2):
        with ProcessPoolExecutor(workers, initializer=pa.set_cpu_count, initargs=(1,)) as pool:
            list(pool.map(to_parquet, [[]] * workers))
            taken.append(best(lambda pool=pool: list(pool.map(to_parquet, jobs)), 2))
    record(
        "scan_two_cores",
        taken[0] / taken[1],
        "x of one worker",
        rival="the same with one worker",
        versions=versions,
        goal=">= 1.8",
    )


def peak(versions: dict[str, str], mib: int) -> None:
    """Peak memory of a process that scans one file of `mib` MiB, the worse of an access log and a dense table. A process before each
    compiles what installing compiles elsewhere."""
    taken: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("access.log", "orders.csv"):
            path = Path(folder) / name
            code = f"from pathlib import Path; from benchmarks.bench_scan import rss; print(rss([Path({str(path)!r})]))"
            for size in (1, mib):
                path.write_bytes(corpus.part(name, size * corpus.MIB))
                out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
            taken[name] = float(out.split()[-1])
    worst = max(taken, key=taken.__getitem__)
    note = f"{worst} of {mib} MiB, the worse of " + ", ".join(f"{name} {value:.0f}" for name, value in taken.items())
    record("scan_peak_mb", taken[worst], "MB", rival="none", versions=versions, goal="<= 512", note=note)


def rss(paths: list[Path]) -> float:
    """Peak resident megabytes of this process after scanning."""
    to_parquet(paths)
    return peak_kib() * 1024 / 1e6


def run(large: bool = False) -> None:
    """Every figure of scanning. large: a bigger corpus."""
    versions = {"duenotice": version("duenotice"), "Python": platform.python_version(), "numba": numba.__version__}
    detect.kernel_warm()
    mib = 240 if large else 60
    kernel(mib, versions)
    with tempfile.TemporaryDirectory() as folder:
        corpora = [corpus.write(Path(folder, str(seed)), mib, seed) for seed in (1, 2, 3)]
        paths = corpora[0]
        ours = rg_and_re(corpora, versions)
        detectors(paths, ours, versions)
        two_cores(paths, versions)
    peak(versions, 400 if large else 60)


if __name__ == "__main__":
    run("--large" in sys.argv)
