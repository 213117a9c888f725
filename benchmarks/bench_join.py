"""Attribution of findings to a directory by exact keys: against the plain scan of the same Parquet and against hand-written SQL.

Ten million customers, five million findings, generated on disk. Each round runs scan, plain DuckDB, ours, DuckDB by somebody who
knows that it compares 128-bit numbers faster than byte strings, and plain DuckDB again; a round in which the two plain runs differ
by more than 15 % is thrown away, and the median ratio of the others counts. Before, ours counts one row: what it compiles, it compiles
once per machine. Peak memory is that of a process of its own.
`--large`: five sizes up to what the disk bears, under 8 GB of memory on two threads; the curve goes to benchmarks/join_growth.svg.
`--data FOLDER`: what is generated for them stays there, and is taken from there the next time.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb

from benchmarks.record import peak_kib, record
from duenotice.engine import local
from duenotice.people import attribute

THREADS, ROUNDS = 2, 5
CUSTOMERS, FINDINGS = 10_000_000, 5_000_000
LARGE = (
    (5_000_000, 10_000_000),
    (10_000_000, 25_000_000),
    (10_000_000, 50_000_000),
    (20_000_000, 100_000_000),
    (100_000_000, 1_000_000_000),
)
BYTES_PER_CUSTOMER, BYTES_PER_FINDING = 20, 20
MEMORY_MB, SMALL_MEMORY_MB, LARGE_MEMORY_MB = 4_000, 1_000, 7_000

KEYS = """
COPY (SELECT unhex(md5(CAST(i AS VARCHAR))) AS value_key, i // 2 AS person,
             chr(65 + CAST(i % 7 AS INT)) || chr(65 + CAST(i % 11 AS INT)) AS country
      FROM range({n}) t(i)) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
FOUND = """
COPY (SELECT unhex(md5(CAST(k AS VARCHAR))) AS value_key, CASE WHEN k % 5 = 0 THEN 'PHONE' ELSE 'EMAIL' END AS kind,
             CASE WHEN i % 3 = 0 THEN 'anonymous' WHEN i % 3 = 1 THEN 'other_customer' ELSE 'bot' END AS audience,
             1542787200000000 + i AS seen_us
      FROM (SELECT i, hash(i) % CAST({n} * 1.2 AS UBIGINT) AS k FROM range({start}, {end}) t(i)))
TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
SCAN = """
SELECT (SELECT max(value_key) || max(person) || max(country) FROM keys),
       (SELECT max(value_key) || max(kind) || max(audience) || max(seen_us) FROM found)
"""
BY_HAND = """
SELECT country, f.kind, audience, count(DISTINCT person), count(*), min(seen_us), max(seen_us)
FROM found f JOIN keys k ON f.value_key = k.value_key GROUP BY ALL
"""
BY_HAND_TUNED = """
SELECT country, f.kind, audience, count(DISTINCT person), count(*), min(seen_us), max(seen_us)
FROM found f JOIN keys k ON CAST(f.value_key AS UUID) = CAST(k.value_key AS UUID) GROUP BY ALL
"""
PART = 50_000_000


class Files(NamedTuple):
    """Paths or globs of the generated Parquet."""

    keys: str
    found: str


def generate(folder: Path, customers: int, findings: int) -> Files:
    """Directory keys and findings on disk; one finding in six is of nobody in the directory."""
    with duckdb.connect(
        config={"threads": THREADS, "memory_limit": "4GB", "preserve_insertion_order": False}
    ) as connection:
        connection.execute(KEYS.format(n=customers, path=folder / "keys.parquet"))
        for start in range(0, findings, PART):
            path = folder / f"found-{start}.parquet"
            end = min(start + PART, findings)
            connection.execute(FOUND.format(n=customers, start=start, end=end, path=path))
    return files_in(folder)


def files_in(folder: Path) -> Files:
    """The names under which `generate` writes."""
    return Files(str(folder / "keys.parquet"), str(folder / "found-*.parquet"))


class Spent(NamedTuple):
    """What a query cost: seconds on the clock and seconds of processor; the second holds also where others use the machine."""

    clock: float
    processor: float


def plain(query: str, files: Files) -> Spent:
    """Cost of a query by hand in a fresh DuckDB of the same threads and memory."""
    config = {"threads": THREADS, "memory_limit": f"{MEMORY_MB}MiB", "preserve_insertion_order": False}
    with duckdb.connect(config=config) as connection:
        connection.execute(f"CREATE VIEW keys AS FROM read_parquet('{files.keys}')")
        connection.execute(f"CREATE VIEW found AS FROM read_parquet('{files.found}')")
        return timed(lambda: connection.sql(query).fetchall())


def ours(files: Files, folder: Path, memory_mb: int = MEMORY_MB) -> Spent:
    """Cost of `attribute`."""
    engine = local(workers=THREADS, memory_mb=memory_mb, spill=folder / "spill")
    return timed(lambda: attribute(files.keys, files.found, engine))


def timed(work: Callable[[], object]) -> Spent:
    """Cost of a call."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - begun, time.process_time() - used)


class Round(NamedTuple):
    """Cost of the five runs of a round, in their order."""

    scan: Spent
    plain: Spent
    ours: Spent
    tuned: Spent
    again: Spent

    @property
    def steady(self) -> bool:
        """True where the two plain runs differ by no more than 15 %."""
        return abs(self.plain.clock / self.again.clock - 1) <= 0.15


def run(large: bool = False, data: Path | None = None) -> None:
    """Record the ratios; with `large` also the growth curve. data: folder that keeps what is generated for it."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = generate(folder, CUSTOMERS, FINDINGS)
        warm()
        rounds = [one_round(files, folder) for _ in range(ROUNDS)]
        _, peak = apart(files, folder, SMALL_MEMORY_MB)
    steady = [r for r in rounds if r.steady] or rounds
    to_scan = statistics.median(r.ours.clock / r.scan.clock for r in steady)
    plain_to_scan = statistics.median(r.plain.clock / r.scan.clock for r in steady)
    by_processor = statistics.median(r.ours.processor / r.scan.processor for r in rounds)
    to_tuned = statistics.median(r.ours.clock / r.tuned.clock for r in steady)
    to_hand = statistics.median(r.ours.clock * 2 / (r.plain.clock + r.again.clock) for r in steady)
    versions = {"duckdb": duckdb.__version__}
    size = f"{CUSTOMERS:,} x {FINDINGS:,}; {sum(r.steady for r in rounds)} of {ROUNDS} rounds steady"
    record(
        "join_vs_parquet_scan",
        to_scan,
        "x of the scan",
        rival="DuckDB scan of the needed columns",
        versions=versions,
        goal="<= 3.0",
        note=f"{size}; plain SQL {plain_to_scan:.2f} x of the scan; by processor time ours is {by_processor:.2f} x",
    )
    record(
        "join_vs_duckdb_sql",
        to_hand,
        "x of plain SQL",
        rival="hand-written DuckDB SQL",
        versions=versions,
        goal="<= 1.2",
        note=f"{size}; {to_tuned:.2f} x of SQL by hand that casts its keys to 128-bit numbers as ours does",
    )
    record(
        "join_peak_mb",
        peak,
        "MiB",
        rival="none",
        versions=versions,
        goal=f"<= {SMALL_MEMORY_MB * 1.1:,.0f}",
        note=f"{CUSTOMERS:,} x {FINDINGS:,} within a limit of {SMALL_MEMORY_MB:,} MiB; the whole process",
    )
    if large:
        grow(data)


def one_round(files: Files, folder: Path) -> Round:
    """Cost of scan, plain, ours, tuned, plain."""
    return Round(
        plain(SCAN, files),
        plain(BY_HAND, files),
        ours(files, folder),
        plain(BY_HAND_TUNED, files),
        plain(BY_HAND, files),
    )


def _data(folder: Path, customers: int, findings: int) -> Files:
    """What lies in a folder already, else made there; never taken half made."""
    if not (folder / "made").exists():
        folder.mkdir(parents=True, exist_ok=True)
        generate(folder, customers, findings)
        (folder / "made").touch()
    return files_in(folder)


def grow(data: Path | None) -> None:
    """Time and memory of each size; the sizes that the disk cannot bear are left out and said."""
    points: list[tuple[int, float, float]] = []
    left_out: list[str] = []
    for customers, findings in LARGE:
        made = data / f"{customers}x{findings}" if data else None
        needed = 0 if made and made.exists() else customers * BYTES_PER_CUSTOMER + findings * BYTES_PER_FINDING
        if needed > shutil.disk_usage(tempfile.gettempdir()).free * 0.8:
            left_out.append(f"{customers:,} x {findings:,} needs {needed / 1e9:.0f} GB of disk, left out")
            print(left_out[-1])
            continue
        with tempfile.TemporaryDirectory() as temporary:
            files = _data(made or Path(temporary), customers, findings)
            seconds, peak = apart(files, Path(temporary), LARGE_MEMORY_MB)
        points.append((customers + findings, seconds, peak))
        print(f"{customers:,} x {findings:,}: {seconds:.1f} s, peak {peak:,.0f} MB", flush=True)
    rows, seconds, peak = points[-1]
    note = "; ".join([*(f"{n:,} rows: {s:.1f} s, {p:,.0f} MB" for n, s, p in points), *left_out])
    versions = {"duckdb": duckdb.__version__}
    goal = "100 M x 1 B within 600 s under 8 GB on two cores"
    record("join_large_seconds", seconds, "s", rival="none", versions=versions, goal=goal, note=note)
    record("join_large_rows", rows, "rows", rival="none", versions=versions, goal=goal, note=f"peak {peak:,.0f} MB")
    (Path(__file__).parent / "join_growth.svg").write_text(curve(points), encoding="utf-8")


def curve(points: list[tuple[int, float, float]]) -> str:
    """Time and memory against size, both axes from nothing, as SVG."""
    width, height, left = 640, 300, 60
    most = [max(p[i] for p in points) for i in range(3)]

    def line(i: int, colour: str) -> str:
        spots = [
            (left + p[0] / most[0] * (width - 2 * left), height - 40 - p[i] / most[i] * (height - 80)) for p in points
        ]
        dots = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>' for x, y in spots)
        return (
            f'<polyline fill="none" stroke="{colour}" points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in spots)}"/>{dots}'
        )

    said = f"seconds (blue, to {most[1]:.0f}) and peak MB (red, to {most[2]:,.0f}) against rows read (to {most[0]:,})"
    labels = f'<text x="{left}" y="20">{said}</text>'
    axes = f'<path d="M{left} 40V{height - 40}H{width - left}" fill="none" stroke="#666"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
    return f'{head}<rect width="{width}" height="{height}" fill="#fff"/>{axes}{line(1, "#0b5cad")}{line(2, "#b3261e")}{labels}</svg>\n'


def apart(files: Files, folder: Path, memory_mb: int) -> tuple[float, float]:
    """Seconds of `attribute` in a process of its own, and the peak of that process in MiB."""
    command = [sys.executable, "-m", "benchmarks.bench_join", "--joined", *files, str(folder), str(memory_mb)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[-2]), float(said[-1])


def joined(keys: str, found: str, folder: str, memory_mb: str) -> None:
    """What `apart` asks for, printed."""
    warm()
    seconds = ours(Files(keys, found), Path(folder), int(memory_mb)).clock
    print(seconds, peak_kib() / 1024)


def warm() -> None:
    """Count one row, so that all is compiled."""
    with tempfile.TemporaryDirectory() as temporary:
        ours(generate(Path(temporary), 1, 1), Path(temporary))


if __name__ == "__main__":
    if "--joined" in sys.argv:
        joined(*sys.argv[2:])
    else:
        run("--large" in sys.argv, Path(sys.argv[sys.argv.index("--data") + 1]) if "--data" in sys.argv else None)
