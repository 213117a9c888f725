"""Not for development. Another seed, other templates, other locales and header languages: the recorded figures come from here.

Whoever works on detection neither reads this file nor looks into what it makes; `earlier` and `development` of the sibling modules
are for that. Once it has been read, it goes the way of `earlier` and a new one is written.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import yaml

from benchmarks.accuracy import columns, pages, phones, structured
from benchmarks.accuracy.columns import PRODUCTS
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.structured import Planter

SEED = 20261125

LOCALES: dict[str, str] = {
    "no_NO": "NO", "fi_FI": "FI", "ro_RO": "RO", "bg_BG": "BG", "sk_SK": "SK", "he_IL": "IL", "th_TH": "TH", "vi_VN": "VN",
    "id_ID": "ID", "hr_HR": "HR", "es_MX": "MX", "de_CH": "CH",
}  # fmt: skip

HEADERS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("held_out_headers.yaml").read_text())


def form_bodies(plant: Planter) -> str:
    """Bodies of forms as a debug log keeps them."""
    told = {
        "contact": plant.email(),
        "cc_number": plant.card(),
        "sepa": plant.iban(),
        "order": plant.order(),
        "nonce": plant.hexadecimal(),
    }
    return f"[{plant.stamp()}] POST /checkout from {plant.ip(plant.rng.random() < 0.3)} body: {urlencode(told)}\n"


def statements(plant: Planter) -> str:
    """INSERT statements of a dump."""
    rows = ",".join(
        f"({plant.rng.randrange(10**6)},'{plant.email()}','{plant.ip()}','{plant.card()}','{plant.order()}','{plant.iban()}',{plant.stamp()})"
        for _ in range(3)
    )
    return f"INSERT INTO `buyers` (`id`,`mail`,`last_ip`,`cardno`,`basket`,`iban`,`seen`) VALUES {rows};\n"


def chat(plant: Planter) -> str:
    """Lines of a help-desk chat."""
    said: tuple[Callable[[], str], ...] = (
        lambda: f"sure, it is {plant.email()}, thanks!",
        lambda: f"please take it from {plant.iban(True)} this time",
        lambda: f"my card is {plant.card(True)} and the parcel was {plant.order()}",
        lambda: f"we blocked {plant.ip(plant.rng.random() < 0.5)} after {plant.rng.randrange(10**4)} tries",
        lambda: f"his social security number: {plant.id('US')}. Case {plant.rng.randrange(10**7)}",
        lambda: f"you need version {plant.version()} or later, build {plant.hexadecimal()}",
        lambda: f"two addresses are on file: {plant.email()};{plant.email()}",
    )
    return f"({plant.rng.randrange(24):02d}:{plant.rng.randrange(60):02d}) {plant.rng.choice(NICKS)}: {plant.rng.choice(said)()}\n"


NICKS = ("agent4", "visitor", "kim", "desk-2")


def document(plant: Planter) -> str:
    """Elements and attributes of an XML export."""
    return (
        f'<buyer ref="{plant.order()}" mail="{plant.email()}"><net first="{plant.ip()}">{plant.ip(True)}</net>'
        f"<bank>{plant.iban(plant.rng.random() < 0.5)}</bank><pan>{plant.card()}</pan><etag>{plant.hexadecimal()}</etag></buyer>\n"
    )


def invoice(plant: Planter) -> str:
    """Markup of invoices."""
    mail = plant.email()
    shown = plant.rng.choice((mail, mail.replace("@", "&#64;"), f'<a href="mailto:{mail}?subject=Invoice">{mail}</a>'))
    return (
        f"<section><h3>Invoice {plant.order()}</h3><p>Billed to: {shown}</p><p>Paid with {plant.card(True)}</p>"
        f"<p>Refunds go to {plant.iban(True)}</p></section>\n"
    )


FAMILIES: dict[str, Callable[[Planter], str]] = {
    "forms.log": form_bodies,
    "buyers.sql": statements,
    "chat.txt": chat,
    "buyers.xml": document,
    "invoices.html": invoice,
    "inbox.mbox": structured.mail_message,
}


def structured_samples() -> list[Sample]:
    """Structured kinds."""
    made = [structured.lines(name, make, SEED, 400) for name, make in FAMILIES.items()]
    made += [structured.cards_beside_orders(SEED, 400, form) for form in ("csv", "jsonl", "txt")]
    return made + structured.national_ids(SEED, 100)


def phone_samples() -> list[Sample]:
    """Logs and JSON of other regions."""
    return [
        phones.calls_log(SEED, region, form=form)
        for region in ("NO", "RO", "MX", "CH", "TH")
        for form in ("log", "jsonl")
    ]


def table_samples(with_headers: bool) -> list[Sample]:
    """Tables of other locales and languages."""
    return columns.tables(SEED, LOCALES, HEADERS, with_headers)


def sidebar(name: str, given: str, mail: str, rng: random.Random) -> str:
    """A sidebar that greets by given name, an account box, lists of goods."""
    goods = "".join(f"<li>{p}</li>" for p in rng.sample(PRODUCTS, 3))
    return (
        f'<aside><p class="hello">Hi {given}!</p><div class="account"><strong>{name}</strong><em>{mail}</em></div></aside>'
        f"<main><h1>{rng.choice(PRODUCTS)}</h1><ul>{goods}</ul><p>Ships from Lisbon in two days.</p></main>"
    )


def address_book(name: str, _given: str, mail: str, rng: random.Random) -> str:
    """Blocks of delivery and billing."""
    return (
        f'<div class="cards"><section><h4>Delivery address</h4><p>{name}<br>{rng.randrange(1, 200)} Mill Lane</p></section>'
        f"<section><h4>Contact</h4><ul><li>{mail}</li></ul></section>"
        f"<section><h4>Last bought</h4><p>{rng.choice(PRODUCTS)}</p></section></div>"
    )


def state(name: str, given: str, mail: str, rng: random.Random) -> str:
    """State of a page in a script, beside a heading."""
    told = {
        "user": {"fullName": name, "email": mail},
        "basket": [rng.choice(PRODUCTS)],
        "csrf": f"{rng.getrandbits(64):016x}",
    }
    return f"<h1>Your orders</h1><script>window.__STATE__ = {json.dumps(told, ensure_ascii=False)};</script><p>{rng.choice(PRODUCTS)}</p>"


def page_samples() -> list[Sample]:
    """Crawls of other templates."""
    made: dict[str, pages.Template] = {"sidebar": sidebar, "address_book": address_book, "state": state}
    return [pages.crawl(SEED, title, template, LOCALES) for title, template in made.items()]
