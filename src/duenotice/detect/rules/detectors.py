"""The built-in detectors: what each routine of the kernel, and each beside it, means, from `detectors.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from duenotice.bundled import bundled
from duenotice.detect.kernel.codes import CODES
from duenotice.detect.rules.own import Rule
from duenotice.detect.words.lexicon import speaking


@dataclass(frozen=True, slots=True)
class Detector:
    """One detector. base: log-odds alone; random_pass: share of random input of its shape that passes the check;
    support: report only with a hot word or a field; near, against: lexicon groups that speak for and against;
    nobody: what it finds identifies nobody, whatever its field is; why: what its base rests on, in words."""

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
    why: str = "base"

    @property
    def rule(self) -> str:
        """`id@version`, as findings name it."""
        return f"{self.id}@{self.version}"


LABELLED = (
    "labelled_name",
    "labelled_address",
    "labelled_password",
    "labelled_key",
    "labelled_session",
    "labelled_code",
    "labelled_user",
)
"""Those that a label in running text means."""
LOGIN = ("login_user", "logged_user", "login_password")
"""Who logs in and by what, as programs write it."""
ADDRESSED = ("address", "address_doubtful")
"""Those that a postal code in running text shows."""
INTRODUCED = ("introduced_name", "introduced_doubtful")
"""Names that a title, a greeting, an address or a birth beside them shows."""
TOLD = (
    "told_password",
    "told_pin",
    "told_code",
    "one_time",
    "recovery_phrase",
    "told_passport",
    "told_licence",
    "told_identity",
    "told_account",
    "told_plate",
    "told_bank",
    "maiden_name",
)
"""Secrets and numbers that running text tells behind words."""
SAID = (
    "told_health",
    "told_ethnic_origin",
    "told_political_opinion",
    "told_belief",
    "told_trade_union",
    "told_genetic",
    "told_sex_life",
    "told_criminal_record",
)
"""Special categories that running text tells of somebody."""
UNPOSTED = ("unposted_address", "unposted_doubtful")
"""Those of addresses without a postal code."""
MACHINE = ("machine_name", "machine_passport", "machine_identity", "machine_birth")
"""What stands in the lines for machines of passports and cards."""
BESIDE = (
    "birth_date",
    "position",
    "position_pair",
    "prose_name",
    "service_key",
    "password_hash",
    *LABELLED,
    *LOGIN,
    *ADDRESSED,
    *INTRODUCED,
    *TOLD,
    *SAID,
    *UNPOSTED,
    *MACHINE,
)
"""Detectors that are no routine of the kernel."""


@cache
def built_in() -> tuple[Detector, ...]:
    """In the order of the kernel's codes, then those beside it."""
    told = bundled(__package__, "detectors.yaml")
    return tuple(_detector(code, told[code]) for code in (*CODES, *BESIDE))


def _detector(code: str, told: dict[str, object]) -> Detector:
    return Detector(code, **{key: tuple(value) if isinstance(value, list) else value for key, value in told.items()})  # pyright: ignore


@cache
def by_rule(rules: tuple[Rule, ...] = ()) -> dict[str, Detector]:
    """Rule name to detector, with those of one's own."""
    own = (_own(rule) for rule in rules)
    return {detector.rule: detector for detector in (*built_in(), *own)}


class Known(NamedTuple):
    """Detectors as columns, by the code of the rule; near, against: by that and by what the kernel tells of hot words.
    weak: the country of which random digits may be an identity number too, else empty; form: of a telephone number, 1 international,
    2 national, else 0."""

    detectors: tuple[Detector, ...]
    rules: tuple[str, ...]
    kinds: tuple[str, ...]
    weak: tuple[str, ...]
    base: np.ndarray
    near: np.ndarray
    against: np.ndarray
    support: np.ndarray
    form: np.ndarray
    is_mail: np.ndarray
    is_phone: np.ndarray
    addressed: np.ndarray
    nobody: np.ndarray


_FORMS = {"phone_plus": 1, "phone_zeros": 1, "phone_national": 2}


@lru_cache(maxsize=64)
def known(names: tuple[str, ...], rules: tuple[Rule, ...] = ()) -> Known:
    """The detectors of rules by their names, `rules` being those of one's own. Many small files name the same ones."""
    mine = tuple(by_rule(rules)[name] for name in names)
    kinds = tuple(detector.kind for detector in mine)
    return Known(
        mine,
        names,
        kinds,
        tuple(d.kind[-2:] if d.base <= 1.0 and d.kind.startswith("NATIONAL_ID.") else "" for d in mine),
        np.array([detector.base for detector in mine], np.float64),
        _speaking(detector.near for detector in mine),
        _speaking(detector.against for detector in mine),
        np.array([detector.support for detector in mine], bool),
        np.array([_FORMS.get(detector.id, 0) for detector in mine], np.int64),
        np.array([kind == "EMAIL" for kind in kinds], bool),
        np.array([kind == "PHONE" for kind in kinds], bool),
        np.array([detector.id in (*ADDRESSED, *UNPOSTED) for detector in mine], bool),
        np.array([detector.nobody for detector in mine], bool),
    )


def _speaking(groups: Iterable[tuple[str, ...]]) -> np.ndarray:
    told = [speaking(some) for some in groups]
    return np.stack(told) if told else np.zeros((0, 0), bool)


def _own(rule: Rule) -> Detector:
    return Detector(rule.id, rule.version, rule.kind, rule.base, rule.random_pass, headers=rule.headers)
