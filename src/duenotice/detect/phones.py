"""Is a string of digits a telephone number, and of which country? By libphonenumber's metadata, once per distinct number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat


@lru_cache(maxsize=1 << 16)
def e164(digits: str, region: str | None) -> tuple[str, str] | None:
    """(`+4930123456`, `DE`) of a valid number, or None. digits: with `+`, or the national form of `region`."""
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
