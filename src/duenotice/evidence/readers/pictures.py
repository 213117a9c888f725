"""Pictures: the text in them through tesseract, where reading pictures is wanted and tesseract installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Headers, Text
from duenotice.evidence.readers.dimensions import pixels
from duenotice.evidence.readers.snapshots import said_by
from duenotice.evidence.records.record import Gap, Part, Record

MOST_LANGUAGES = 6
"""Languages of tesseract asked at once; each costs as much time as the first."""


def image(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """What a picture tells about itself, and the text in it."""
    if said := said_by(file):
        lines = "".join(f"{name}: {value}\n" for name, value in said)
        yield Record((Part(lines.encode("utf-8", "replace"), Headers()),), label="about the picture")
    size = file.seek(0, 2)
    why = refusal(budget)
    if why:
        yield Gap("unsupported", size, detail=f"picture: {why}")
        return
    area = pixels(file)
    if area is None:
        yield Gap("unsupported", size, detail="picture whose measures could not be told")
    elif area > budget.pixels:
        yield Gap("limit", size, f"pixels {budget.pixels:,}", "picture")
    else:
        text, gap = seen(str(file.name), budget, "picture")
        if gap:
            yield Gap(gap.reason, size, gap.limit, gap.detail)
        if text.strip():
            yield Record((Part(text.encode(), Text()),), label="picture (read by OCR)")


def pictured(data: bytes, budget: Budget) -> Iterator[Record | Gap]:
    """The text in a picture that was found within a document."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        yield from image(file, budget)  # type: ignore[arg-type]


def refusal(budget: Budget) -> str:
    """Why pictures are not read, empty where they are."""
    if not budget.ocr:
        return "OCR is switched off"
    return "" if shutil.which("tesseract") else "tesseract is not installed"


def seen(path: str, budget: Budget, what: str) -> tuple[str, Gap | None]:
    """The text that tesseract sees in the picture at `path`, and why it may be less than there is. what: its place in words."""
    command = ["tesseract", path, "stdout", "--psm", "3", *_languages()]
    patience = budget.quiet * 0.8  # less than the parser's process may be silent, or that would be ended
    try:
        done = subprocess.run(command, capture_output=True, timeout=patience, check=False, env=_environment())
    except subprocess.TimeoutExpired:
        return "", Gap("limit", limit=f"seconds of OCR {patience:g}", detail=what)
    text = done.stdout.decode("utf-8", "replace").replace("\f", "\n")
    if done.returncode:
        return text, Gap("unreadable", detail=f"{what}: tesseract stopped with {done.returncode}")
    return text, None


def _environment() -> dict[str, str]:
    """One thread: several on one small picture take longer, and other parsers wait."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


@cache
def _languages() -> tuple[str, ...]:
    """All languages tesseract has, as its option: what people wrote is not known beforehand."""
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    names = listed.stdout.decode("utf-8", "replace").splitlines()[1:]
    known = [name for name in names if name not in ("osd", "equ", "snum")]
    known.sort(key=lambda name: (name != "eng", name))
    return ("-l", "+".join(known[:MOST_LANGUAGES])) if known else ()
