"""Tables of customers in many languages and scripts, with and without headers, with the class of every column known."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.accuracy import values
from benchmarks.accuracy.sample import Column, Sample

Row = dict[str, str]

LOCALES: dict[str, str] = {
    "en_US": "US", "de_DE": "DE", "fr_FR": "FR", "es_ES": "ES", "it_IT": "IT", "nl_NL": "NL", "pl_PL": "PL", "ru_RU": "RU",
    "el_GR": "GR", "ar_SA": "SA", "ja_JP": "JP", "zh_CN": "CN",
}  # fmt: skip
"""Faker locales of the development tables and the region whose numbers their people have."""

HEADERS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("headers.yaml").read_text())

NEUTRAL: dict[str, str] = {
    "card": "card", "iban": "IBAN", "ip": "ip", "order": "order_no", "total": "total", "status": "status", "product": "product",
    "ordered": "order_date", "company": "company", "note": "note", "hash": "checksum", "sku": "sku", "stamp": "created_ms",
    "colour": "colour", "version": "app_version", "quantity": "qty", "link": "link",
}  # fmt: skip

CLASS: dict[str, str] = {
    "full": "PERSON_NAME", "given": "PERSON_NAME", "family": "PERSON_NAME", "email": "EMAIL", "phone": "PHONE", "street": "POSTAL_ADDRESS",
    "city": "POSTAL_ADDRESS", "postcode": "POSTAL_ADDRESS", "born": "BIRTH_DATE", "card": "CARD", "iban": "IBAN", "ip": "IP_ADDRESS",
}  # fmt: skip
"""Class of a column by what it holds; all others are none."""

_PRODUCTS = """Linen Shirt|Rose Garden Mug|Florence Lamp|Desk Chair|Kettle|Victoria Sponge Tin|Oak Shelf|Dublin Rug|
Running Shoe 42|Paris Poster"""
PRODUCTS = tuple(name.strip() for name in _PRODUCTS.split("|"))
STATUSES = ("shipped", "open", "returned", "paid", "cancelled")
COLOURS = ("red", "blue", "olive", "amber", "violet", "rose", "hazel", "ruby")
NOTES = (
    "Please ring twice, the bell is hard to hear.",
    "Gift wrap, no invoice in the parcel.",
    "Leave with the neighbours if nobody is at home.",
    "Customer asked for a smaller size than last time.",
    "",
)


def _born(rng: random.Random, form: str) -> str:
    year, month, day = rng.randrange(1935, 2005), rng.randrange(1, 13), rng.randrange(1, 29)
    return form.format(y=year, m=month, d=day)


def person(rng: random.Random, locale: str, region: str, style: Mapping[str, Any]) -> Row:
    """All columns of one customer. style: what a table keeps for all its rows (date form, national numbers)."""
    fake = style["faker"]
    given, family = fake.first_name(), fake.last_name()
    full = f"{family}{given}" if locale[:2] in ("zh", "ja", "ko") else f"{given} {family}"
    return {
        "full": f"{family}, {given}" if style["family_first"] and locale[:2] not in ("zh", "ja", "ko") else full,
        "given": given,
        "family": family,
        "email": values.email(rng, f"{given} {family}"),
        "phone": values.phone(rng, region, style["national"]).written,
        "street": " ".join(fake.street_address().split()),
        "city": fake.city(),
        "postcode": fake.postcode(),
        "born": _born(rng, style["date"]),
        "card": values.card(rng).written,
        "iban": values.bank_account(rng).written,
        "ip": values.ipv4(rng),
        "order": values.order_number(rng),
        "total": f"{rng.randrange(10**5) / 100:.2f}",
        "status": rng.choice(STATUSES),
        "product": rng.choice(PRODUCTS),
        "ordered": f"2018-{rng.randrange(9, 12):02d}-{rng.randrange(1, 29):02d}",
        "company": fake.company(),
        "note": rng.choice(NOTES),
        "hash": f"{rng.getrandbits(160):040x}",
        "sku": f"{rng.choice('ABCDEFG')}{rng.choice('XYZ')}-{rng.randrange(10**4):04d}",
        "stamp": str(1_500_000_000_000 + rng.randrange(10**11)),
        "colour": rng.choice(COLOURS),
        "version": f"{rng.randrange(9)}.{rng.randrange(30)}.{rng.randrange(100)}",
        "quantity": str(rng.randrange(1, 12)),
        "link": f"https://shop.example/p/{rng.randrange(10**6)}",
    }


def style_of(rng: random.Random, locale: str, seed: int) -> dict[str, Any]:
    """What all rows of a table share."""
    return {
        "faker": values.faker(locale, seed),
        "family_first": rng.random() < 0.2,
        "national": rng.random() < 0.5,
        "date": rng.choice(
            ("{y}-{m:02d}-{d:02d}", "{d:02d}.{m:02d}.{y}", "{d:02d}/{m:02d}/{y}", "{y}/{m:02d}/{d:02d}")
        ),
    }


def chosen_columns(rng: random.Random) -> list[str]:
    """Some columns of people and some of none, shuffled; either a full name or its parts."""
    names = ["full"] if rng.random() < 0.5 else ["given", "family"]
    people = names + rng.sample(["email", "phone", "street", "city", "postcode", "born", "card", "iban", "ip"], 5)
    others = rng.sample([name for name in NEUTRAL if name not in CLASS], 5)
    columns = people + others
    rng.shuffle(columns)
    return columns


def written(sample: Sample, columns: list[str], titles: list[str], rows: list[Row], form: str) -> Sample:
    """The rows as CSV in one of its dialects or as JSON lines, and the truth of the columns."""
    if form == "jsonl":
        entries = ({t: row[c] for t, c in zip(titles, columns, strict=True)} for row in rows)
        sample.data = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries).encode()
        paths = [f"$.{title}" for title in titles]
    else:
        out = io.StringIO()
        writer = csv.writer(out, delimiter={"csv": ",", "semicolon": ";", "tab": "\t"}[form], lineterminator="\n")
        if sample.headers:
            writer.writerow(titles)
        writer.writerows([row[c] for c in columns] for row in rows)
        sample.data = out.getvalue().encode()
        paths = [f"col:{n}" for n in range(len(columns))]
    sample.columns = [Column(path, CLASS.get(c, "")) for path, c in zip(paths, columns, strict=True)]
    return sample


def one_table(seed: int, locale: str, region: str, headers: Mapping[str, str] | None, form: str) -> Sample:
    """A table of 40 to 160 customers of one locale. headers: titles by column, None for none."""
    rng = random.Random(f"{seed} {locale} {form} {headers is None}")
    sample = Sample(
        f"table_{locale}_{form}.{'jsonl' if form == 'jsonl' else 'csv'}", country=region, headers=headers is not None
    )
    columns, style = chosen_columns(rng), style_of(rng, locale, seed)
    rows = [person(rng, locale, region, style) for _ in range(rng.randrange(40, 160))]
    known = {**NEUTRAL, **(headers or {})}
    titles = [known[c] for c in columns] if headers else [f"f{n}" for n in range(len(columns))]
    return written(sample, columns, titles, rows, form)


Maker = Callable[[int, str, str, Mapping[str, str] | None, str], Sample]


def tables(
    seed: int, locales: Mapping[str, str], headers: Mapping[str, Mapping[str, str]], with_headers: bool
) -> list[Sample]:
    """Tables of all locales in all forms; without headers JSON lines have meaningless keys."""
    forms = ("csv", "semicolon", "tab", "jsonl")
    return [
        one_table(seed + n, locale, region, headers[locale[:2]] if with_headers else None, form)
        for n, form in enumerate(forms)
        for locale, region in locales.items()
    ]


def development(with_headers: bool, seed: int = 11) -> list[Sample]:
    """The development tables."""
    return tables(seed, LOCALES, HEADERS, with_headers)
