"""Is a string of digits a telephone number, and of which country? By libphonenumber's metadata, once per distinct number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from duenotice.detect.numbers.plans import read_international, read_national

DIGITS_MAX = 40
"""Longer strings go to the library, which says what it thinks of them."""


def e164(digits: str, region: str | None) -> tuple[str, str] | None:
    """(`+4930123456`, `DE`) of a valid number, or None. digits: with `+`, or the national form of `region`."""
    bare = digits[1:] if region is None else digits
    if bare.isascii() and bare.isdigit() and len(bare) <= DIGITS_MAX:
        if region is not None:
            return read_national(bare, region)
        return read_international(bare) if digits.startswith("+") else None
    return by_library(digits, region)


@lru_cache(maxsize=1 << 16)
def by_library(digits: str, region: str | None) -> tuple[str, str] | None:
    """The same for any string, by the library itself."""
    try:
        number = phonenumbers.parse(digits, region)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164), phonenumbers.region_code_for_number(number) or ""


def first_valid(digits: str, regions: Iterable[str]) -> tuple[str, str] | None:
    """The reading of a national number in the first region that knows it."""
    for region in regions:
        found = e164(digits, region)
        if found is not None:
            return found
    return None


def dialled(text: str, regions: Iterable[str]) -> bytes:
    """E.164 where a likely region knows the number, else its digits."""
    known = e164(text, None) if text.startswith("+") else first_valid(text, regions)
    return known[0].encode() if known else "".join(c for c in text if c.isdigit() or c == "+").encode()


def national_form(code: int, national: str) -> str:
    """A number as it is written within its country. code: for calling it from abroad."""
    number = phonenumbers.PhoneNumber(country_code=code, national_number=int(national))
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
