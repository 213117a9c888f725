"""The number plans of the world, compiled once: what libphonenumber answers about bare digits, at a tenth of its cost.

The plans are those of `phonenumbers`' metadata and the steps those of its `parse` and `is_valid_number`; what is no bare string
of digits goes to the library itself. Tests ask both about the same numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from typing import TypeAlias

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

SHORTEST, LONGEST = 2, 17
"""Digits of a national number, as the library bounds them."""
_TYPES = [
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
]


_Match: TypeAlias = Callable[[str], re.Match[str] | None]


def _nothing(_: str) -> None:
    """Matches nothing."""


def _pattern(told: str | None) -> re.Pattern[str] | None:
    return re.compile(told) if told else None


class Plan:
    """The numbers of one region (or of one calling code that is no region's)."""

    def __init__(self, told: PhoneMetadata) -> None:
        self.told, self.code = told, int(told.country_code or 0)
        self.lengths = frozenset(told.general_desc.possible_length)
        self._longest = max(self.lengths)
        self._local = frozenset(told.general_desc.possible_length_local_only)

    @cached_property
    def abroad(self) -> re.Pattern[str] | None:
        """What is dialled before a calling code."""
        return _pattern(self.told.international_prefix)

    @cached_property
    def leading(self) -> re.Pattern[str] | None:
        """How the region's numbers begin, where it shares its calling code."""
        return _pattern(self.told.leading_digits)

    @cached_property
    def within(self) -> re.Pattern[str] | None:
        """What may be dialled before a number within the country."""
        return _pattern(self.told.national_prefix_for_parsing)

    @cached_property
    def _general(self) -> re.Pattern[str] | None:
        return _pattern(self.told.general_desc.national_number_pattern)

    def is_general(self, national: str) -> bool:
        """Of the plan's general shape."""
        return self._general is not None and self._general.fullmatch(national) is not None

    def asked(self, n: int, shares: bool) -> tuple[_Match | None, _Match | None, _Match, bool]:
        """For numbers of n digits: how they begin where the calling code is shared, a type that has them and the general shape
        (both make a number valid; None: no type has any), and whether another region is not asked any more."""
        types = _pattern("|".join(f"(?:{told})" for told in self.types(n))) if n in self.lengths else None
        leads = self.leading.match if shares and self.leading is not None else None
        known = types.fullmatch if types is not None and self._general is not None else None
        general = self._general.fullmatch if self._general is not None else _nothing
        return leads, known, general, not shares or self.leading is not None

    def is_dialled_within(self, national: str) -> bool:
        """Begins as a number that is dialled within the country may."""
        return self.within is not None and self.within.match(national) is not None

    def types(self, n: int) -> list[str]:
        """The patterns of all types that have numbers of n digits."""
        kinds = (getattr(self.told, name) for name in _TYPES)
        having = (
            kind for kind in kinds if kind is not None and (not kind.possible_length or n in kind.possible_length)
        )
        return [kind.national_number_pattern for kind in having if kind.national_number_pattern]

    def is_too_long(self, n: int) -> bool:
        """More digits than any number of the plan."""
        return n not in self._local and n > self._longest

    def is_whole(self, n: int) -> bool:
        """As many digits as what remains without a prefix must have: those of a number, or too many."""
        return self.is_too_long(n) or (n not in self._local and n in self.lengths)

    def stripped(self, national: str) -> str:
        """Without the prefix that is dialled within the country, if there is one and a number remains."""
        found = self.within.match(national) if self.within and national else None
        if found is None:
            return national
        groups = found.groups()
        transform = self.told.national_prefix_transform_rule
        plain = not transform or not groups or groups[-1] is None
        rest = national[found.end() :] if plain else found.re.sub(transform, national, count=1)
        return national if self.is_general(national) and not self.is_general(rest) else rest

    def significant(self, national: str) -> str:
        """The national significant number: stripped where what remains has a length of the plan or is too long."""
        rest = self.stripped(national)
        return rest if self.is_whole(len(rest)) else national


@cache
def plan_of(code: int, region: str) -> Plan | None:
    """The plan of a region, or of a calling code whose region is `001`. None where there is none."""
    told = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    return None if told is None else Plan(told)


@cache
def home_plan(region: str) -> Plan | None:
    """The plan in which the national numbers of a region (ISO 3166-1 alpha-2, any case) are written."""
    told = PhoneMetadata.metadata_for_region(region.upper(), None)
    return None if told is None else Plan(told)


@lru_cache(maxsize=1 << 16)
def read_international(digits: str) -> tuple[str, str] | None:
    """(E.164, region) of the digits after a plus sign, or None where no plan knows them."""
    if len(digits) <= SHORTEST:
        return None
    code = _calling_code(digits)
    return _reader(code, len(digits) - len(code))(digits) if code else None


_CODES = frozenset(map(str, COUNTRY_CODE_TO_REGION_CODE))


def _calling_code(digits: str) -> str:
    """The calling code that digits begin with, empty for none. No code begins another."""
    for n in (1, 2, 3):
        if digits[:n] in _CODES:
            return digits[:n]
    return ""


Reading: TypeAlias = Callable[[str], tuple[str, str] | None]


@cache
def _reader(code: str, n: int) -> Reading:
    """What reads numbers of one calling code with n digits after it: the patterns to ask, looked up once."""
    plan = plan_of(int(code), COUNTRY_CODE_TO_REGION_CODE[int(code)][0])
    if plan is None or n < SHORTEST:
        return lambda _: None
    begins_within = plan.is_dialled_within
    asked = _asked(int(code), n) if n <= LONGEST else ()

    def read(digits: str) -> tuple[str, str] | None:
        national = digits[len(code) :]
        if begins_within(national):
            return _read(int(code), national, plan)
        region = _knowing(asked, national)
        return (f"+{digits}", region) if region else None

    return read


Asked: TypeAlias = tuple[tuple[str, _Match | None, _Match | None, _Match, bool], ...]


@cache
def _asked(code: int, n: int) -> Asked:
    """The regions of a calling code in the order in which they are asked about numbers of n digits: how its numbers begin, its
    types and its general shape, and whether no other is asked where it does not know a number that begins so."""
    regions = COUNTRY_CODE_TO_REGION_CODE[code]
    plans = [(region, plan) for region in regions if (plan := plan_of(code, region)) is not None]
    if n not in lengths_of(code):
        return ()
    return tuple((region, *plan.asked(n, len(regions) > 1)) for region, plan in plans)


def _read(code: int, national: str, plan: Plan | None = None) -> tuple[str, str] | None:
    """What a plan makes of the digits after the calling code; by default that of the code's first region."""
    plan = plan or plan_of(code, COUNTRY_CODE_TO_REGION_CODE[code][0])
    if plan is None or len(national) < SHORTEST:
        return None
    national = plan.significant(national)
    if not SHORTEST <= len(national) <= LONGEST:
        return None
    region = _knowing(_asked(code, len(national)), national)
    return (f"+{code}{national}", region) if region else None


def _knowing(asked: Asked, national: str) -> str:
    """The first region that knows a number; empty for none."""
    for region, leads, types, general, decides in asked:
        if leads is not None and not leads(national):
            continue
        if types is not None and types(national) and general(national):
            return region
        if decides:
            return ""
    return ""


@cache
def lengths_of(code: int) -> frozenset[int]:
    """Digits of the national numbers of all regions of a calling code."""
    plans = [plan_of(code, region) for region in COUNTRY_CODE_TO_REGION_CODE[code]]
    return frozenset[int]().union(*(plan.lengths for plan in plans if plan is not None))


@lru_cache(maxsize=1 << 16)
def read_national(digits: str, region: str) -> tuple[str, str] | None:
    """(E.164, region) of digits dialled within a region: with or without its prefix, with the one for abroad, or with the calling
    code and no plus sign. None where the plan does not know them."""
    plan = home_plan(region)
    if plan is None or len(digits) < SHORTEST:
        return None
    abroad = plan.abroad.match(digits) if plan.abroad else None
    if abroad and not digits[abroad.end() :].startswith("0"):
        return read_international(digits[abroad.end() :])
    code = str(plan.code)
    if digits.startswith(code):
        rest = plan.stripped(digits[len(code) :])
        if (not plan.is_general(digits) and plan.is_general(rest)) or plan.is_too_long(len(digits)):
            return _read(plan.code, rest)
    return _read(plan.code, digits, plan)
