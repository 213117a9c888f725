"""How our kinds are called elsewhere: VERIS, DPV, Presidio, Google's Sensitive Data Protection."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from duenotice.bundled import bundled


class KindNames(NamedTuple):
    """Names of one info type. Empty: that vocabulary has no word for it."""

    kind: str
    veris: str
    dpv: str
    presidio: str
    dlp: str


@cache
def kind_names() -> tuple[KindNames, ...]:
    """One row per info type: VERIS `data.variety`, W3C DPV-PD class, Presidio entity, Google infoType."""
    rows = bundled(__package__, "kinds.yaml")
    return tuple(KindNames(kind, *names) for kind, names in rows.items())
