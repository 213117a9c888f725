"""Letters, tickets, notes and chats in fifteen locales (`letters.yaml`) with the truth about each.

No goal hangs on these figures: names and addresses in running text are found where something beside them shows them, and not elsewhere.
Held out: whoever works on detection does not look at the templates, nor at what is missed in them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from faker import Faker
from stdnum import iban as ibans

from benchmarks.accuracy import values
from benchmarks.accuracy.marking import Mark, Text, scores
from benchmarks.accuracy.scoring import Score

KINDS = {
    "name": "PERSON_NAME",
    "other": "PERSON_NAME",
    "address": "POSTAL_ADDRESS",
    "phone": "PHONE",
    "email": "EMAIL",
    "born": "BIRTH_DATE",
    "iban": "IBAN",
    "password": "PASSWORD",
    "passport": "PASSPORT",
}
SECRETS = ("kiwi-Lantern42", "sommer2019!", "qwerty7788", "Trombone_5", "1Dragonfly", "bluebird")
BANKS = {
    "GB": "NWBK",
    "NL": "ABNA",
    "IT": "X",
    "FR": "",
    "DE": "",
    "ES": "",
    "PL": "",
    "PT": "",
    "SE": "",
    "CZ": "",
    "GR": "",
}
LENGTHS = {
    "GB": 22,
    "NL": 18,
    "IT": 27,
    "FR": 27,
    "DE": 22,
    "ES": 24,
    "PL": 28,
    "PT": 25,
    "SE": 24,
    "CZ": 24,
    "GR": 27,
}  # ISO 13616


FIGURES = {"PERSON_NAME": "names", "POSTAL_ADDRESS": "addresses", "PASSWORD": "passwords"}
"""Families of kinds with a figure of their own; the others are numbers."""
SHARE = 0.6
"""Of the longer of what is marked and what is found that both have in common, at least: a title may be part of a name or not."""


def prose_scores(seed: int = 5, each: int = 20) -> dict[str, Score]:
    """Scores of names, addresses, passwords and numbers in the letters, where nobody said in which country they were kept."""
    kinds = {kind: FIGURES.get(kind, "numbers") for kind in KINDS.values()}
    return scores(letters(seed, each), kinds, SHARE)


@cache
def _locales() -> dict[str, Any]:
    return yaml.safe_load((Path(__file__).parent / "letters.yaml").read_text("utf-8"))


def letters(seed: int, each: int = 20, *, told: bool = False) -> Iterator[Text]:
    """Of every template `each` texts. told: whether the country of whoever keeps them is known."""
    for locale, given in _locales().items():
        faker = Faker(locale)
        faker.seed_instance(seed)
        rng = random.Random(f"{seed} {locale}")
        for template in given["texts"]:
            for _ in range(each):
                yield _filled(template, _made(faker, rng, given), given["country"] if told else None)


def _made(faker: Any, rng: random.Random, given: dict[str, Any]) -> dict[str, str]:
    """Values for all places of a template."""
    country, name, digits = given["country"], _person(faker), str(rng.randrange(10**6, 10**7))
    parts = {
        "number": str(rng.randrange(1, 120)),
        "street": re.sub(r"\s+\d+\S*$|^\d+\s+", "", faker.street_name()).removeprefix("ul. "),
        "town": faker.city(),
        "code": faker.postcode(),
        "state": next(
            (getattr(faker, way)() for way in ("state_abbr", "prefecture", "province") if hasattr(faker, way)), ""
        ),
    }
    return {
        "name": name,
        "other": _person(faker),
        "address": given["address"].format(**parts),
        "phone": values.phone(rng, country, rng.random() < 0.7).written,
        "email": values.email(rng, name),
        "born": faker.date_of_birth(minimum_age=18, maximum_age=90).strftime(given["born"]),
        "iban": _iban(rng, country) if country in LENGTHS else "",
        "password": rng.choice(SECRETS),
        "passport": rng.choice("CFGHJKX") + digits + str(rng.randrange(10)),
    }


def _person(faker: Any) -> str:
    """Given and family name in the order of the locale, without a title."""
    if faker.locales[0] in ("ja_JP", "zh_CN"):
        return faker.last_name() + faker.first_name()
    return f"{faker.first_name()} {faker.last_name()}"


def _iban(rng: random.Random, country: str) -> str:
    """An account number that passes the checks of its country, in groups of four or whole."""
    while True:
        bank = "X" if country == "IT" else BANKS[country]
        size = LENGTHS[country] - 4 - len(bank)
        body = bank + "".join(rng.choice("0123456789") for _ in range(size))
        made = country + ibans.calc_check_digits(f"{country}00{body}") + body
        if ibans.is_valid(made):
            return ibans.format(made) if rng.random() < 0.5 else made


def _filled(template: str, made: dict[str, str], country: str | None) -> Text:
    text, marks = "", []
    for literal, place in re.findall(r"([^{]*)(?:\{(\w+)\})?", template):
        text += literal
        if place:
            marks.append(Mark(len(text), len(text) + len(made[place]), KINDS[place]))
            text += made[place]
    return Text(text, marks, country)
