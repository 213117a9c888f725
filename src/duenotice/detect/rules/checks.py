"""The checks a rule may name. Names in a list, never import paths: a rule file must not run code."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from stdnum.exceptions import ValidationError
from stdnum.util import get_cc_module

from duenotice.detect.kernel.money import luhn
from duenotice.detect.kernel.sums import mod_11_10, verhoeff
from duenotice.detect.numbers.phones import e164
from duenotice.model.errors import RuleError

_STDNUM = re.compile(r"^stdnum:([a-z]{2})\.([a-z_]{2,20})$")
_MOD11 = re.compile(r"^mod11\(([\d ,-]+)\)$")


def _digits(text: str) -> np.ndarray:
    return np.array([int(c) for c in text if c.isascii() and c.isdigit()] or [0], np.uint8)


def _mod97(text: str) -> bool:
    moved = (text[4:] + text[:4]).upper()
    if not moved.isalnum() or not moved.isascii():
        return False
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def _whole(scheme: Callable[[np.ndarray, int], bool]) -> Callable[[str], bool]:
    return lambda text: bool(scheme(_digits(text), len(_digits(text))))


CHECKS: dict[str, tuple[Callable[[str], bool] | None, float]] = {
    "": (None, 0.5),
    "luhn": (_whole(luhn), 0.1),
    "mod97": (_mod97, 0.01),
    "verhoeff": (_whole(verhoeff), 0.1),
    "iso7064": (_whole(mod_11_10), 0.1),
    "phone": (lambda text: e164(text, None) is not None, 0.3),
}
"""Name to (check, share of random input that passes it). Besides: `mod11(weights)` and `stdnum:cc.name` of python-stdnum."""


def check_of(name: str, rule: str) -> Callable[[str], bool] | None:
    """The check of that name, None for no check. Raises RuleError for a name that is not known."""
    if name in CHECKS:
        return CHECKS[name][0]
    weighted, standard = _MOD11.match(name), _STDNUM.match(name)
    if weighted:
        weights = [int(part) for part in re.split(r"[ ,]+", weighted[1].strip())]
        return lambda text: sum(w * int(d) for w, d in zip(weights, _digits(text), strict=False)) % 11 == 0
    module = get_cc_module(standard[1], standard[2]) if standard else None
    if module is None:
        known = ", ".join(filter(None, CHECKS))
        raise RuleError(
            f"unknown check {name}", where=rule, next_step=f"Use one of {known}, mod11(weights), stdnum:cc.name."
        )
    return lambda text: _passes(module, text)


def _passes(module: object, text: str) -> bool:
    try:
        return bool(module.validate(text))  # pyright: ignore
    except ValidationError:
        return False
