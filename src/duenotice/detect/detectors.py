"""The built-in detectors: what each routine of the kernel, and each beside it, means, from `detectors.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from duenotice.detect.kernel.codes import CODES
from duenotice.detect.lexicon import bit
from duenotice.detect.rules import Rule


@dataclass(frozen=True, slots=True)
class Detector:
    """One detector. base: log-odds alone; random_pass: share of random input of its shape that passes the check;
    support: report only with a hot word or a field; near, against: lexicon groups that speak for and against;
    nobody: what it finds identifies nobody, whatever its field is."""

    id: str
    version: int
    kind: str
    base: float
    random_pass: float
    support: bool = False
    near: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    nobody: bool = False

    @property
    def rule(self) -> str:
        """`id@version`, as findings name it."""
        return f"{self.id}@{self.version}"

    @property
    def near_bits(self) -> int:
        """Bits of the hot words that speak for it."""
        return _bits(self.near)

    @property
    def against_bits(self) -> int:
        """Bits of the hot words that speak against it."""
        return _bits(self.against)


@cache
def _bits(groups: tuple[str, ...]) -> int:
    return sum(map(bit, groups))


LABELLED = (
    "labelled_name",
    "labelled_address",
    "labelled_password",
    "labelled_key",
    "labelled_session",
    "labelled_code",
)
"""Those that a label in running text means."""
ADDRESSED = ("address", "address_doubtful")
"""Those that a postal code in running text shows."""
BESIDE = (
    "birth_date",
    "position",
    "position_pair",
    "prose_name",
    "service_key",
    "password_hash",
    *LABELLED,
    *ADDRESSED,
)
"""Detectors that are no routine of the kernel."""


@cache
def built_in() -> tuple[Detector, ...]:
    """In the order of the kernel's codes, then those beside it."""
    told = yaml.safe_load((files("duenotice.detect") / "detectors.yaml").read_text("utf-8"))
    return tuple(_detector(code, told[code]) for code in (*CODES, *BESIDE))


def _detector(code: str, told: dict[str, object]) -> Detector:
    return Detector(code, **{key: tuple(value) if isinstance(value, list) else value for key, value in told.items()})  # pyright: ignore


@cache
def by_rule(rules: tuple[Rule, ...] = ()) -> dict[str, Detector]:
    """Rule name to detector, with those of one's own."""
    own = (_own(rule) for rule in rules)
    return {detector.rule: detector for detector in (*built_in(), *own)}


def _own(rule: Rule) -> Detector:
    return Detector(rule.id, rule.version, rule.kind, rule.base, rule.random_pass, headers=rule.headers)
