"""The seed and families that were held out until they were read by those who work on detection; since then they are for development.

The recorded figures come from `held_out`, which was written afterwards.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import yaml

from benchmarks.accuracy import columns, pages, phones, structured
from benchmarks.accuracy.columns import PRODUCTS
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.structured import Planter

SEED = 4711

LOCALES: dict[str, str] = {
    "en_GB": "GB", "pt_BR": "BR", "sv_SE": "SE", "uk_UA": "UA", "tr_TR": "TR", "cs_CZ": "CZ", "ko_KR": "KR", "hu_HU": "HU",
    "da_DK": "DK", "zh_TW": "TW", "ar_EG": "EG", "el_CY": "CY",
}  # fmt: skip

HEADERS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("earlier_headers.yaml").read_text())


def edge_log(plant: Planter) -> str:
    """JSON lines of an edge with addresses in the target."""
    entry = {
        "ts": f"2018-11-{plant.rng.randrange(1, 29):02d}T10:00:00.{plant.rng.randrange(1000):03d}Z",
        "req": plant.hexadecimal(),
        "peer": plant.ip(plant.rng.random() < 0.25),
        "uri": f"/invite/{quote(plant.email(), safe='')}?o={plant.order()}&v={plant.version()}",
        "status": 200,
        "size": plant.rng.randrange(10**6),
    }
    return json.dumps(entry) + "\n"


def key_value_log(plant: Planter) -> str:
    """logfmt."""
    parts: tuple[Callable[[], str], ...] = (
        lambda: f'pan="{plant.card(True)}" amount={plant.rng.randrange(10**4)}',
        lambda: f"pan={plant.card()} order={plant.order()}",
        lambda: f"account={plant.iban()} reference={plant.order()}",
        lambda: f'user="{plant.email()}" peer={plant.ip()} build={plant.version()}',
        lambda: f"SSN={plant.id('US')} etag={plant.hexadecimal()} ms={plant.stamp()}",
        lambda: f"digest={plant.hexadecimal()} size={plant.rng.randrange(10**9)} epoch={plant.stamp()}",
    )
    return f"t=2018-11-{plant.rng.randrange(1, 29):02d}T08:00:00Z level=info {plant.rng.choice(parts)()}\n"


def nested_json(plant: Planter) -> str:
    """One object per line, its values in lists."""
    contacts = [{"type": "mail", "v": plant.email()}, {"type": "mail", "v": plant.email()}]
    entry = {
        "k": plant.order(),
        "contacts": contacts,
        "net": [plant.ip(), plant.ip(True)],
        "pay": {"method": "iban", "no": plant.iban()},
    }
    text = json.dumps(entry)
    return (text.replace("@", "\\u0040") if plant.rng.random() < 0.5 else text) + "\n"


def listing(plant: Planter) -> str:
    """Definition lists with entities."""
    mail = plant.email()
    shown = plant.rng.choice(
        (
            mail,
            mail.replace("@", "&#064;"),
            mail.replace("@", "&commat;"),
            f'<a href="mailto:{mail}?subject=x">{mail}</a>',
        )
    )
    return f"<dl><dt>Mail</dt><dd>{shown}</dd><dt>Order</dt><dd>{plant.order()}</dd><dt>Account</dt><dd>{plant.iban(True)}</dd></dl>\n"


FAMILIES: dict[str, Callable[[Planter], str]] = {
    "edge.jsonl": edge_log,
    "app.txt": key_value_log,
    "contacts.jsonl": nested_json,
    "listing.html": listing,
    "desk.mbox": structured.mail_message,
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
        for region in ("GB", "IT", "NL", "BR", "JP")
        for form in ("log", "jsonl")
    ]


def table_samples(with_headers: bool) -> list[Sample]:
    """Tables of other locales and languages."""
    return columns.tables(SEED, LOCALES, HEADERS, with_headers)


def menu(name: str, _given: str, mail: str, rng: random.Random) -> str:
    """A menu button, breadcrumbs, a list of settings."""
    return (
        f'<nav><ol><li>Shop</li><li>{rng.choice(PRODUCTS)}</li></ol><button class="user">{name}</button></nav><section><h2>Settings</h2>'
        f"<dl><dt>Login</dt><dd>{mail}</dd><dt>Newsletter</dt><dd>{rng.choice(('on', 'off'))}</dd></dl></section>"
    )


def receipt(name: str, _given: str, mail: str, rng: random.Random) -> str:
    """A letter-like receipt."""
    return (
        f"<article><p>Dear {name},</p><p>thank you for your order of {rng.choice(PRODUCTS)}.</p><p>We sent the receipt to {mail}.</p>"
        f"<p>Order {rng.randrange(10**8)}</p><p>Marigold Home, Berlin</p></article>"
    )


def card_page(name: str, given: str, mail: str, rng: random.Random) -> str:
    """A profile card with a greeting by given name."""
    return (
        f'<div class="profile"><img alt="{name}" src="/a/{rng.randrange(10**6)}.png"><h1>{name}</h1><small>{mail}</small></div>'
        f"<p>Good morning, {given}.</p><div class=list><p>{rng.choice(PRODUCTS)}</p><p>{rng.choice(PRODUCTS)}</p></div>"
    )


def page_samples() -> list[Sample]:
    """Crawls of other templates."""
    made: dict[str, pages.Template] = {"menu": menu, "receipt": receipt, "card": card_page}
    return [pages.crawl(SEED, title, template, LOCALES) for title, template in made.items()]
