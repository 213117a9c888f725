"""Does any string make scanning slower than its length does? For each detector's worst input the time for 2n bytes over that for n.

A detector that looks twice at what it has read shows as a ratio near 4; noise of the machine is kept down by taking turns.
"""

from __future__ import annotations

import gc
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import TypeAlias

import numba
import numpy as np

from benchmarks.record import record
from duenotice import detect
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts import coded
from duenotice.detect.texts.addressed import addresses
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.collecting import collected
from duenotice.detect.texts.introduced import behind_words
from duenotice.detect.texts.positions import positions

Work: TypeAlias = Callable[[np.ndarray, int], object]
MIB = 1024 * 1024
HOSTILE: dict[str, str] = {
    "dots": ".",
    "at signs": "@",
    "one-letter addresses": "a@",
    "local part without end": "a.b-c_d+",
    "domain without end": "@a.b.c.d.e.f",
    "%40": "%40",
    "%25": "%2540",
    "&#64": "&#64",
    "&#0": "&#00000000",
    "&commat": "&commat;",
    r"\u0040": r"\u0040",
    "digits": "9",
    "zeros": "0",
    "1-1-": "1-",
    "1 1 ": "1 ",
    "1.1.": "1.",
    "+1": "+1",
    "(1)": "(1)",
    "00 1": "00 1",
    "cards": "4111 1111 1111 1111 ",
    "card groups": "4111-1111-",
    "accounts": "DE89 3704 0044 0532 ",
    "two letters": "AB12",
    "one letter": "a1",
    "vehicles": "1M8GDM9AXKP042788",
    "identity numbers": "123-45-6789-",
    "groups of two": "12 34 56 78 ",
    "colons": ":",
    "double colons": "::",
    "times": "12:34:56:",
    "hexadecimal groups": "fe80:",
    "hexadecimal": "0f",
    "labels": "phone phone: 12345678 ",
    "token heads": "eyJhbGciOiJI.",
    "token parts": " eyJ" + "a" * 400 + ".",
    "key heads": "-----BEGIN PRIVATE KEY-----",
    "key bodies": "-----BEGIN PRIVATE KEY-----" + "A" * 8000,
    "prefixes": "AKIAAKIA",
    "underscores": "_live_",
    "0x": "0x0x",
    "bc1": "bc1q",
    "base58": "1A1zP1eP5QGefi2DMPTfTL5SLmv7Div ",
}
"""Name to what is repeated: what each detector starts from, goes on with, or turns back at."""


def position_reader(b: np.ndarray, n: int) -> None:
    """Look for positions in padded data of n bytes."""
    data = b[PAD : PAD + n].tobytes()
    positions(data, anchored(data).angles, b)


def address_reader(b: np.ndarray, n: int) -> None:
    """Look for postal addresses."""
    list(addresses(b[PAD : PAD + n].tobytes(), b, 0, n))


def name_reader(b: np.ndarray, n: int) -> None:
    """Look for names that are introduced."""
    data = b[PAD : PAD + n].tobytes()
    list(behind_words(data, anchored(data).words))


def base64_reader(b: np.ndarray, n: int) -> None:
    """Read out what is written in Base64."""
    coded.said(b, n)


READERS: dict[str, tuple[str, Work]] = {
    "degree signs": ("1° ", position_reader),
    "one side": ("52°30'N ", position_reader),
    "words for latitude": ("lat: 1.11, lon: ", position_reader),
    "decimals": ("1.23456,1.23456 a ", position_reader),
    "vectors": ("1.23456,", position_reader),
    "postal codes": ("10115 Berlin ", address_reader),
    "streets": ("Long Road 5, 10115 ", address_reader),
    "unknown towns": ("Long Road 5, 12345 Xyzzy ", address_reader),
    "greetings": ("Dear Anna ", name_reader),
    "titles": ("Mr Dr. ", name_reader),
    "Base64": ("QUJD", base64_reader),
}
"""The same for what is read in Python, in part or whole: a sixteenth of the size."""


def kernel(b: np.ndarray, n: int) -> None:
    """Look for everything in padded data of n bytes, as a scan does for one block after the other."""
    collected(b, 0, n).let_go()


def doubling(text: str, size: int = MIB, turns: int = 15, work: Work = kernel) -> float:
    """Time for 2 * size bytes over the time for size bytes of a repeated text, fastest of each."""
    short, long = ((text * (n // len(text) + 1))[:n].encode() for n in (size, 2 * size))
    pairs = [(padded(data), len(data)) for data in (short, long)]
    taken: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    gc.disable()  # it looks at all objects of the process now and then, so that the longer run meets it and the shorter does not
    try:
        for _ in range(turns):
            for (b, n), times in zip(pairs, taken, strict=True):
                start = time.thread_time()
                work(b, n)
                times.append(time.thread_time() - start)
    finally:
        gc.enable()
    return min(taken[1]) / min(taken[0])


def run(large: bool = False) -> None:
    """Record the worst ratio of all strings. large: four times as long ones."""
    detect.kernel_warm()
    size = 4 * MIB if large else MIB
    ratios = {name: doubling(text, size) for name, text in HOSTILE.items()}
    ratios |= {name: doubling(text, size // 16, work=work) for name, (text, work) in READERS.items()}
    worst = max(ratios, key=ratios.__getitem__)
    versions = {"duenotice": version("duenotice"), "Python": platform.python_version(), "numba": numba.__version__}
    record(
        "scan_worst_doubling",
        ratios[worst],
        "x the time for half",
        rival="the same string at half its length",
        versions=versions,
        goal="<= 2.2",
        note=f"{len(ratios)} hostile strings of {size // MIB} and {2 * size // MIB} MiB; the worst: {worst}",
    )


if __name__ == "__main__":
    run("--large" in sys.argv)
