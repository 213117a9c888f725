"""Evidence that is not there when it is scanned: a drive that was not mounted, a folder that was moved, a file put back."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(300)
RAW = b"name,mail\nAnn Field,ann.field@shop.example\n"


@pytest.fixture
def collected(new_case):
    """A case with evidence collected, and a function that scans it: the run's summary, the reasons of its coverage."""
    from duenotice.case import runs, steps
    from duenotice.case.audit import Actor

    by = Actor("tester")

    def collect(path: Path, roles: dict[str, str] | None = None):
        case = new_case()
        steps.collect(case, [str(path)], by, roles=roles)

        def scan() -> tuple[dict, set[str]]:
            run = steps.scan(case, by, workers=1)
            return run.summary, set(runs.read(run, "coverage")["reason"].to_pylist())

        return scan

    return collect


@pytest.mark.parametrize("name", ["people.csv", "people.csv.gz"])
def test_evidence_that_was_not_there_is_said_to_be_missing_and_read_when_it_is_back(
    collected, tmp_path: Path, name: str
) -> None:
    (there := tmp_path / "drive").mkdir()
    (there / name).write_bytes(gzip.compress(RAW) if name.endswith("gz") else RAW)
    (there / "note.txt").write_text("write to bo@shop.example\n")
    scan = collected(there)
    there.rename(tmp_path / "elsewhere")
    told, reasons = scan()
    assert (told["findings"], reasons - {"read"}) == (0, {"missing"})
    assert told["missing"] >= 2
    (tmp_path / "elsewhere").rename(there)
    told, reasons = scan()
    assert (told["missing"], told["unread"], reasons, list(told["kinds"]["EMAIL"])) == (0, 0, {"read"}, [2, 2])


def test_a_file_that_was_changed_in_place_and_put_back_is_read_again(collected, tmp_path: Path) -> None:
    (file := tmp_path / "note.txt").write_text(text := "write to bo@shop.example\n")
    scan = collected(file)
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_text(text.replace("bo@", "xxx"))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    told, reasons = scan()
    assert (told["missing"], told["kinds"], reasons) == (1, {}, {"read", "changed"})
    file.write_text(text)
    told, reasons = scan()
    assert (told["missing"], list(told["kinds"]["EMAIL"]), reasons) == (0, [1, 1], {"read"})


def test_a_customer_directory_that_is_gone_is_missing_too(collected, tmp_path: Path) -> None:
    (file := tmp_path / "people.csv").write_text("customer_id,name,email,country\nC1,Ann Field,ann@shop.example,FR\n")
    scan = collected(file, {"people.csv": "directory"})
    file.rename(tmp_path / "x")
    assert scan()[0]["missing"] == 1
    (tmp_path / "x").rename(file)
    told, _ = scan()
    assert (told["missing"], told["customers"]) == (0, 1)
