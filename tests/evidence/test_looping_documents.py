"""PDFs of some hundred bytes that name themselves again: what they ask for is bounded, and a row says which bound it was."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from duenotice.evidence import Budget
from duenotice.evidence.ground.budget import LEAST_MEMORY, MIB, memory_for
from tests.evidence.conftest import Told

pytestmark = pytest.mark.timeout(120)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out, places = b"%PDF-1.4\n", list[int]()
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + rows + end


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
DRAWS_ITSELF_TWICE = pdf(
    CATALOGUE,
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>",
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 11>>stream\n/F Do /F Do\nendstream",
    b"<</Length 5>>stream\n/F Do\nendstream",
)
PAGES_THAT_ARE_THEIR_OWN = pdf(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>")


def test_a_form_that_draws_itself_is_told_as_the_limit_of_memory(tell: Callable[..., Told]) -> None:
    (row,) = tell(DRAWS_ITSELF_TWICE, Budget(child_memory=200 * MIB)).coverage
    assert (row.reason, row.limit, row.bytes_skipped) == ("limit", "memory 209,715,200", len(DRAWS_ITSELF_TWICE))


def test_small_files_get_less_memory_than_large_ones() -> None:
    budget = Budget()
    assert memory_for(603, budget) < LEAST_MEMORY + MIB < budget.child_memory == memory_for(1 << 30, budget)


def test_a_million_pages_that_are_their_own_are_asked_for_no_oftener_than_the_file_could_hold_other_ones(
    tell: Callable[..., Told],
) -> None:
    rows = {row.reason: row for row in tell(PAGES_THAT_ARE_THEIR_OWN).coverage}
    size = len(PAGES_THAT_ARE_THEIR_OWN)
    assert rows["unreadable"].detail == f"page of a PDF ({size:,} times)"
    assert rows["limit"].limit == f"pages {size:,}, one a byte"
    assert rows["limit"].detail == f"{1_000_000 - size:,} pages of a PDF"


ASKS = """
import sys
from duenotice.evidence.records import parsers
from duenotice.evidence.ground.budget import Budget
parser = parsers._taken(Budget())
parser.ask("pdf", sys.argv[1])
print(parser.process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="a process is looked for by /proc")
def test_a_parser_that_does_not_end_does_not_outlive_whoever_asked(tmp_path: Path) -> None:
    os.mkfifo(endless := tmp_path / "endless")  # to open it waits for a writer, who never comes
    command = [sys.executable, "-c", ASKS, str(endless)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asks:
        assert asks.stdout
        parser = Path("/proc", asks.stdout.readline().strip())
        assert parser.exists()
        asks.kill()
    while parser.exists() and ") Z " not in (parser / "stat").read_text():
        time.sleep(0.1)  # until the time of this test is over
