"""Single made-up values with their canonical forms. Check digits come from python-stdnum, numbers' validity from phonenumbers."""

from __future__ import annotations

import ipaddress
import random
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import phonenumbers
from faker import Faker
from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.in_ import aadhaar
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.se import personnummer
from stdnum.us import ssn


class Made(NamedTuple):
    """A value as written and in canonical form."""

    written: str
    canonical: str


_ACCENTED = "äöüßéèêàâçñóíáúøåæłńśźżčřšžýěőű"
_PLAIN = "a o u ss e e e a a c n o i a u o a ae l n s z z c r s z y e o u"
_LATIN = dict(zip(_ACCENTED, _PLAIN.split(), strict=True))

BOXES = ("example.com", "example.org", "example.net", "mail.example.com", "post.example.org", "example.edu")


@cache
def faker(locale: str, seed: int) -> Faker:
    """A Faker of one locale and seed."""
    made = Faker(locale)
    made.seed_instance(seed)
    return made


def ascii_part(name: str, rng: random.Random) -> str:
    """A name as people write it in a local part; a made-up one for other scripts."""
    plain = "".join(_LATIN.get(c, c) for c in name.lower())
    kept = "".join(c for c in plain if c.isascii() and c.isalnum())
    return kept or "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(3))


def email(rng: random.Random, name: str) -> str:
    """An address that may or may not resemble the name."""
    words = [ascii_part(word, rng) for word in name.split()] or ["info"]
    shapes: tuple[Callable[[], str], ...] = (
        lambda: ".".join((words[0], words[-1])),
        lambda: words[0][0] + words[-1],
        lambda: words[-1] + "_" + words[0] + str(rng.randrange(100)),
        lambda: words[0] + "+shop" + str(rng.randrange(1000)),
        lambda: rng.choice(("kiwi", "blue.sky", "star-dust", "x1")) + str(rng.randrange(10**5)),
        lambda: words[-1].capitalize() + str(rng.randrange(1950, 2005)),
    )
    return f"{rng.choice(shapes)()}@{rng.choice(BOXES)}"


_ISSUERS = tuple(
    (prefix, int(size))
    for prefix, size in (
        entry.split(":")
        for entry in [
            "4:16",
            "4:13",
            "51:16",
            "55:16",
            "2221:16",
            "2720:16",
            "34:15",
            "37:15",
            "6011:16",
            "65:16",
            "36:14",
            "3528:16",
        ]
    )
)
"""Issuer prefixes and lengths."""


def card(rng: random.Random, grouped: bool = False) -> Made:
    """A card number of an issuer's range with a valid check digit."""
    prefix, size = rng.choice(_ISSUERS)
    body = prefix + "".join(str(rng.randrange(10)) for _ in range(size - len(prefix) - 1))
    number = body + luhn.calc_check_digit(body)
    if not grouped or size == 13:
        return Made(number, number)
    cuts = {16: (4, 8, 12), 15: (4, 10), 14: (4, 10)}[size]
    parts = [number[a:b] for a, b in zip((0, *cuts), (*cuts, size), strict=True)]
    return Made(rng.choice(" -").join(parts), number)


def order_number(rng: random.Random) -> str:
    """Sixteen digits that are no card, though one in ten passes the check."""
    return rng.choice("1234569") + "".join(str(rng.randrange(10)) for _ in range(15))


_IBANS = {
    "DE": 18, "FR": 0, "NL": 0, "GB": 0, "ES": 20, "AT": 16, "CH": 0, "PL": 24, "BE": 12, "PT": 21, "DK": 14, "FI": 14,
    "SE": 20, "LT": 16, "CZ": 20,
}  # fmt: skip
"""Countries and the number of digits after the check digits, 0 where there are letters among them."""


def bank_account(rng: random.Random, grouped: bool = False) -> Made:
    """An IBAN, valid also by its country's own check where there is one."""
    number = _until_valid(lambda: _iban(rng), iban.is_valid)
    return Made(" ".join(number[n : n + 4] for n in range(0, len(number), 4)) if grouped else number, number)


def _iban(rng: random.Random) -> str:
    country = rng.choice(sorted(_IBANS))
    digits = _digits(rng, _IBANS[country] or 18)
    letters = "".join(rng.choice("ABCDEFGHKLMNPRST") for _ in range(4))
    body = {
        "NL": letters + digits[:10],
        "GB": letters + digits[:14],
        "FR": digits[:10] + letters[:2] + digits[:11],
        "CH": digits[:17],
    }.get(country, digits)
    return f"{country}{iban.calc_check_digits(f'{country}00{body}')}{body}"


def ipv4(rng: random.Random) -> str:
    """An address outside private networks as often as within."""
    first = rng.choice((10, 192, 203, 198, 81, 172, 8, 213, 62))
    return f"{first}.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"


def ipv6(rng: random.Random) -> str:
    """In its shortest form, lower case."""
    tail = rng.getrandbits(64) if rng.random() < 0.6 else rng.randrange(1, 0xFFFF)
    return str(ipaddress.IPv6Address((0x20010DB8 << 96) | (rng.getrandbits(16) << 64) | tail))


def _digits(rng: random.Random, n: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(n))


def _until_valid(make: Callable[[], str], is_valid: Callable[[str], bool]) -> str:
    while True:
        number = make()
        if is_valid(number):
            return number


def _us(rng: random.Random) -> str:
    return _until_valid(
        lambda: f"{rng.randrange(1, 773):03d}-{rng.randrange(1, 100):02d}-{rng.randrange(1, 10000):04d}", ssn.is_valid
    )


def _nhs(rng: random.Random) -> str:
    return _until_valid(lambda: rng.choice("46") + _digits(rng, 9), nhs.is_valid)


def _nino(rng: random.Random) -> str:
    """A National Insurance number (HMRC NIM39110: letters and prefixes that are never given out)."""
    while True:
        prefix = rng.choice("ABCEGHJKLMNOPRSTWXYZ") + rng.choice("ABCEGHJKLMNPRSTWXYZ")
        if prefix[0] != "O" and prefix not in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ"):
            return f"{prefix}{_digits(rng, 6)}{rng.choice('ABCD')}"


def _day(rng: random.Random) -> tuple[int, int, int]:
    return rng.randrange(1940, 2000), rng.randrange(1, 13), rng.randrange(1, 29)


def _pesel(rng: random.Random) -> str:
    year, month, day = _day(rng)
    body = f"{year % 100:02d}{month:02d}{day:02d}{_digits(rng, 4)}"
    return body + pesel.calc_check_digit(body)


def _personnummer(rng: random.Random) -> str:
    year, month, day = _day(rng)
    body = f"{year % 100:02d}{month:02d}{day:02d}{_digits(rng, 3)}"
    return f"{body[:6]}-{body[6:]}{luhn.calc_check_digit(body)}"


def _hetu(rng: random.Random) -> str:
    year, month, day = _day(rng)
    born, number = f"{day:02d}{month:02d}{year % 100:02d}", f"{rng.randrange(2, 900):03d}"
    return f"{born}-{number}" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(born + number) % 31]


def _fiscal(rng: random.Random) -> str:
    year, month, day = _day(rng)
    letters = "".join(rng.choice("BCDFGLMNPRSTVZ") for _ in range(6))
    body = f"{letters}{year % 100:02d}{'ABCDEHLMPRST'[month - 1]}{day:02d}H501"
    return body + codicefiscale.calc_check_digit(body)


def _nir(rng: random.Random) -> str:
    year, month, _ = _day(rng)
    body = f"{rng.choice('12')}{year % 100:02d}{month:02d}{rng.randrange(1, 95):02d}{rng.randrange(1, 900):03d}{rng.randrange(1, 900):03d}"
    return body + f"{97 - int(body) % 97:02d}"


NATIONAL: dict[str, Callable[[random.Random], str]] = {
    "US": _us,
    "ES": lambda rng: (body := _digits(rng, 8)) + dni.calc_check_digit(body),
    "IT": _fiscal,
    "FR": _nir,
    "PL": _pesel,
    "SE": _personnummer,
    "FI": _hetu,
    "BR": lambda rng: (lambda b: f"{b[:3]}.{b[3:6]}.{b[6:9]}-{cpf._calc_check_digits(b)}")(_digits(rng, 9)),  # pyright: ignore[reportPrivateUsage]
    "IN": lambda rng: (lambda b: b + aadhaar.verhoeff.calc_check_digit(b))(
        str(rng.randrange(2, 10)) + _digits(rng, 10)
    ),
    "NL": lambda rng: _until_valid(lambda: _digits(rng, 9), bsn.is_valid),
    "GB": _nino,
}
"""National ids by country."""

MORE_NATIONAL: dict[str, Callable[[random.Random], str]] = {
    "GB": _nhs,
    "ES": lambda rng: (body := rng.choice("XYZ") + _digits(rng, 7)) + nie.calc_check_digit(body),
    "DE": lambda rng: _until_valid(lambda: str(rng.randrange(1, 10)) + _digits(rng, 10), idnr.is_valid),
}
"""A second kind for some countries."""

_IS_VALID: dict[str, Callable[[str], bool]] = {
    "FR": nir.is_valid,
    "FI": hetu.is_valid,
    "SE": personnummer.is_valid,
    "PL": pesel.is_valid,
    "IT": codicefiscale.is_valid,
}

SEPARATORS = str.maketrans("", "", " -.+/")


def national_id(rng: random.Random, country: str, second: bool = False) -> Made:
    """A valid national id of the country's first or second kind; canonical without separators, in upper case."""
    make = (MORE_NATIONAL if second else NATIONAL)[country]
    is_valid = (lambda _: True) if second else _IS_VALID.get(country, lambda _: True)
    number = _until_valid(lambda: make(rng), is_valid)
    return Made(number, number.upper().translate(SEPARATORS))


@cache
def _pattern(region: str, mobile: bool) -> str:
    kind = phonenumbers.PhoneNumberType.MOBILE if mobile else phonenumbers.PhoneNumberType.FIXED_LINE
    found = phonenumbers.example_number_for_type(region, kind)
    return str(found.national_number) if found else ""


def phone(rng: random.Random, region: str, national: bool = False) -> Made:
    """A number valid in its region's plan; written internationally in one of several ways, or as people there write it."""
    while True:
        example = _pattern(region, rng.random() < 0.6) or _pattern(region, True)
        keep = rng.choice((2, 3, 4))
        text = example[:keep] + _digits(rng, len(example) - keep)
        number = phonenumbers.parse(text, region)
        if phonenumbers.is_valid_number(number) and phonenumbers.region_code_for_number(number) == region:
            break
    canonical = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if national:
        return Made(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL), canonical)
    spaced = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Made(rng.choice((canonical, spaced, spaced.replace("-", " "), "00" + canonical[1:])), canonical)
