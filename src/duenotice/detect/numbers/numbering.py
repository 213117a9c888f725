"""The number plans as tables for the kernel, made when a calling code or a region is first met: a few milliseconds each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from typing import NamedTuple

import numpy as np
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from duenotice.detect.kernel import dialled as bulk
from duenotice.detect.numbers.automata import Automaton, Positions, automaton
from duenotice.detect.numbers.plans import LONGEST, SHORTEST, Plan, home_plan, lengths_of, plan_of


@cache
def _code_by_digits() -> np.ndarray:
    """The calling code by the first three digits, 0 for none. No code begins another."""
    out = np.zeros(1000, np.int64)
    for code in COUNTRY_CODE_TO_REGION_CODE:
        room = 10 ** (3 - len(str(code)))
        out[code * room : (code + 1) * room] = code
    return out


class _Kind(NamedTuple):
    """How numbers of one count of digits are known in one region: last positions of its beginnings (None: not asked), of its types and
    of its general shape; and whether no other region is asked after it."""

    region: int
    leads: int | None
    types: int
    general: int
    decides: bool


class Tables:
    """The tables of all plans met so far, for any thread. A reader keeps the `Plans` it was given: nothing in them changes later."""

    def __init__(self) -> None:
        self.regions: list[str] = []
        """By number in the answers."""
        self._lock = Lock()
        self._rows: dict[tuple[int, str], int] = {}
        self._codes: dict[int, tuple[int, int, int] | None] = {}
        self._plans = bulk.Plans(
            np.zeros(0, np.int16),
            np.zeros(0, np.int16),
            np.zeros(0, np.int32),
            np.zeros((0, bulk.COLUMNS), np.int64),
            np.where(_code_by_digits() > 0, bulk.ODD, bulk.NONE).astype(np.int16),
        )

    def for_codes(self, met: np.ndarray) -> bulk.Plans:
        """Tables that know the calling codes of these first three digits (True where met, by number)."""
        codes = _code_by_digits()
        with self._lock:
            for code in np.unique(codes[met & (codes > 0) & (self._plans.which < 0)]).tolist():
                row = self._row(code, COUNTRY_CODE_TO_REGION_CODE[code][0])
                which = np.where(codes == code, row, self._plans.which).astype(np.int16)
                self._plans = self._plans._replace(which=which)
            return self._plans

    def for_regions(self, regions: Iterable[str]) -> tuple[bulk.Plans, np.ndarray]:
        """Tables that know the plans of regions, and the row of each (ODD: it has no tables). Regions without a plan are left out."""
        homes = [(plan.code, region.upper()) for region in regions if (plan := home_plan(region)) is not None]
        with self._lock:
            rows = [self._row(*home) for home in homes]
            return self._plans, np.array(rows, np.int64)

    def _row(self, code: int, region: str) -> int:
        """The row of a plan, made if need be; ODD where the tables cannot say what it says."""
        if (code, region) not in self._rows:
            self._rows[code, region] = self._made(code, region)
        return self._rows[code, region]

    def _made(self, code: int, region: str) -> int:
        plan, first = plan_of(code, region), COUNTRY_CODE_TO_REGION_CODE[code][0]
        if code not in self._codes:
            self._codes[code] = self._numbers(code)
        numbers = self._codes[code]
        begins = _beginnings(plan) if plan is not None else None
        if plan is None or numbers is None or begins is None or region not in COUNTRY_CODE_TO_REGION_CODE[code]:
            return bulk.ODD
        asked_first = len(self._plans.homes) if region == first else self._row(code, first)
        if asked_first < 0:
            return bulk.ODD
        own, bit = len(self._plans.homes), 1 << COUNTRY_CODE_TO_REGION_CODE[code].index(region)
        whole, long = (sum(1 << n for n in range(bulk.ROOM) if holds(n)) for holds in (plan.is_whole, plan.is_too_long))
        row = [*numbers, bit, len(self._plans.steps), whole, long, code, len(str(code)), asked_first]
        self._plans = self._plans._replace(
            steps=np.concatenate((self._plans.steps, begins)),
            homes=np.concatenate((self._plans.homes, np.array([row], np.int64))),
        )
        return own

    def _numbers(self, code: int) -> tuple[int, int, int] | None:
        """Where the tables of a calling code begin: steps, answers and general shapes."""
        made = _numbers_of(code, self.regions)
        if made is None:
            return None
        old = self._plans
        told, answers, general = made
        self._plans = old._replace(
            steps=np.concatenate((old.steps, told.steps)),
            answers=np.concatenate((old.answers, answers.ravel())),
            general=np.concatenate((old.general, general)),
        )
        return len(old.steps), len(old.answers), len(old.general)


TABLES = Tables()


def _beginnings(plan: Plan) -> np.ndarray | None:
    """The automaton of what a plan's numbers may begin with; its classes are flags. None for patterns that are no such automaton."""
    positions = Positions()
    within, abroad = plan.told.national_prefix_for_parsing, plan.told.international_prefix
    try:
        prefix = positions.add(within) if within else 0
        others = positions.add(abroad) if abroad else 0
    except ValueError:
        return None
    own = positions.add(str(plan.code))
    kept, ended = prefix & positions.kept, prefix & positions.ended
    lasts = (prefix & ~kept & ~ended, kept & ~ended, ended, own, others)
    made = automaton(positions, prefix | own | others)
    if made is None or others & 1:
        return None
    flags = [sum(1 << n for n, mine in enumerate(lasts) if ends & mine) for ends in made.ends]
    steps = made.steps.reshape(-1, bulk.CLASS + 1)
    steps[:, bulk.CLASS] = np.array(flags)[steps[:, bulk.CLASS]]
    return made.steps


def _numbers_of(code: int, names: list[str]) -> tuple[Automaton, np.ndarray, np.ndarray] | None:
    """The automaton of all numbers of a calling code; by class and count of digits the region that knows such a number; by class the
    bits of the plans whose general shape it has. names: of regions, more are added. None where there is no such automaton."""
    plans = [(r, plan) for r in COUNTRY_CODE_TO_REGION_CODE[code] if (plan := plan_of(code, r)) is not None]
    if len(plans) != len(COUNTRY_CODE_TO_REGION_CODE[code]) or len(plans) > 31:
        return None
    positions, lasts = Positions(), dict[str, int]()
    lengths = sorted(n for n in lengths_of(code) if SHORTEST <= n <= LONGEST)
    try:
        for told in _patterns([plan for _, plan in plans], lengths):
            lasts[told] = positions.add(told)
        leads = {r: positions.add_beginning(plan.told.leading_digits) for r, plan in plans if plan.told.leading_digits}
    except ValueError:
        return None
    made = automaton(positions, sum(lasts.values()) | sum(leads.values()))
    if made is None or any(mine & 1 for mine in (*lasts.values(), *leads.values())):
        return None
    first = len(names)
    names.extend(region for region, _ in plans)
    shapes = [lasts.get(plan.told.general_desc.national_number_pattern, 0) for _, plan in plans]
    answers = np.full((len(made.ends), bulk.ROOM), bulk.NONE, np.int16)
    for n in lengths:
        kinds = []
        for k, (region, plan) in enumerate(plans):
            types = sum({told: lasts[told] for told in plan.types(n)}.values()) if n in plan.lengths else 0
            mine, shares = leads.get(region), len(plans) > 1
            kinds.append(_Kind(first + k, mine if shares else None, types, shapes[k], not shares or mine is not None))
        answers[:, n] = [_answer(kinds, ends) for ends in made.ends]
    general = [sum(1 << k for k, shape in enumerate(shapes) if ends & shape) for ends in made.ends]
    return made, answers, np.array(general, np.int32)


def _patterns(plans: list[Plan], lengths: list[int]) -> Iterator[str]:
    """All patterns of plans, each once."""
    general = (plan.told.general_desc.national_number_pattern for plan in plans)
    types = (told for plan in plans for n in lengths for told in plan.types(n))
    yield from dict.fromkeys([*filter(None, general), *types])


def _answer(kinds: list[_Kind], ends: int) -> int:
    """The number of the first region that knows a number, or NONE."""
    for kind in kinds:
        if kind.leads is not None and not ends & kind.leads:
            continue
        if ends & kind.types and ends & kind.general:
            return kind.region
        if kind.decides:
            break
    return bulk.NONE
