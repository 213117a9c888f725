"""Compile what scanning needs, once for an installation, so that workers load it instead of each compiling the same.

`python -m duenotice.case.warming` does it at install time; a scan does it where nobody has. The two rooms are compiled side by side.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numba
import numpy as np

from duenotice import detect, evidence
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.model.evidence import Block, Item

_HOME = Path(evidence.__file__).parent
_LOG = '192.0.2.1 - - [21/Nov/2025:10:00:00 +0000] "GET /a?x=1 HTTP/1.1" 200 12 "-" "x" rid="1" uid="-" rt=0.01\n'
_HTML = '<!doctype html><html><body><p class="a">Hello, X</p><a href="mailto:a@example.org">a</a></body></html>'
_MAIL = "From: A B <a@example.org>\nTo: c@example.org\nSubject: x\nDate: Fri, 21 Nov 2025 10:00:00 +0000\n\nHello\n"
SAMPLES: dict[str, str] = {
    "a.csv": "name,email\nA B,a@example.org\n" * 3,
    "a.jsonl": '{"time":"2025-11-21T10:00:00Z","remote_addr":"192.0.2.1","uri":"/a?x=1","status":200,"user":{"x":["a",1]}}\n'
    * 3,
    "a.json": '{"user":{"email":"a@example.org","tags":["a",{"b":1.5}]}}',
    "access.log": _LOG * 3,
    "a.html": _HTML,
    "a.eml": _MAIL,
    "a.mbox": f"From a@example.org Fri Nov 21 10:00:00 2025\n{_MAIL}\n" * 2,
    "a.txt": "Call +49 30 1234567 or write to a@example.org.\n",
}
"""One small file of each shape whose reading is compiled."""


def warm(tell: Tell = quiet) -> None:
    """Compile, or do nothing where all is known to be compiled for this user. Costs some 20 to 40 s of two cores once."""
    if _stamp().exists():
        return
    tell(Progress("compile", 0, 0, "", "once for this installation, less than a minute on most computers"))
    with subprocess.Popen(
        [sys.executable, "-m", "duenotice.case.warming", "evidence"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as readers:
        detect.kernel_warm()
    if readers.returncode:
        return  # no mark: the next scan tries again, instead of taking for done what failed unseen
    try:
        _stamp().touch()
    except OSError:
        return  # a folder that was taken away meanwhile: the next scan looks again
    tell(Progress("compile", 1, 1, ""))


def _stamp() -> Path:
    """A mark beside the compiled kernel, which each user has of their own, named after all that it depends on."""
    rooms = (_HOME, Path(detect.__file__).parent)
    newest = max(int(path.stat().st_mtime) for room in rooms for path in room.rglob("*.py"))
    python = f"{sys.version_info.major}{sys.version_info.minor}"
    return detect.FOLDER / f"warm-{newest}-{numba.__version__}-{python}"


def _read_samples() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in SAMPLES.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        for item in evidence.inventory([folder], evidence.Budget()):
            if isinstance(item, Item):
                _read(item)


def _read(item: Item) -> None:
    for block in evidence.blocks(item, evidence.Budget()):
        if isinstance(block, Block):
            block.layout.spots(block.data, np.array([block.base], np.int64))
            for field in range(len(block.layout.fields)):
                block.layout.cells(block.data, field)
    for _table in evidence.requests(item, evidence.Budget(), bytes(32)):
        pass


if __name__ == "__main__":
    _read_samples() if sys.argv[1:] == ["evidence"] else warm()
