"""The people: customers of three dozen countries, staff, visitors and machines. All made up, all from one seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from faker.factory import Factory

PROVIDERS = ["faker.providers.person", "faker.providers.address"]
MAIL_HOSTS = (
    "example.com", "example.org", "example.net", "mail.example", "post.example", "correo.example", "courriel.example",
    "poczta.example", "inbox.example.com", "web.example.org",
)  # fmt: skip
FAMILY_FIRST = ("ja_JP", "ko_KR", "zh_TW", "hu_HU")
MARKET_WEIGHT = {"US": 9, "DE": 6, "GB": 6, "FR": 5, "JP": 4, "ES": 3, "IT": 3, "CA": 3, "BR": 3}
US_REGIONS = ("CA", "CA", "NY", "NY", "MA", "TX", "FL", "WA", "IL", "OH", "CO", "PR")


class Market(NamedTuple):
    """A country: Faker's locale, the shop's language there, the edge node that is nearest."""

    country: str
    locale: str
    language: str
    node: str


MARKETS = tuple(
    Market(*row.split())
    for row in """
DE de_DE de fra1|AT de_AT de fra1|CH de_CH de fra1|FR fr_FR fr fra1|BE nl_BE nl fra1|NL nl_NL nl fra1|ES es_ES es fra1|IT it_IT it fra1
PT pt_PT pt fra1|GB en_GB en fra1|IE en_IE en fra1|SE sv_SE sv fra1|NO no_NO en fra1|DK da_DK en fra1|FI fi_FI en fra1|PL pl_PL pl fra1
CZ cs_CZ en fra1|SK sk_SK en fra1|HU hu_HU en fra1|RO ro_RO en fra1|GR el_GR en fra1|HR hr_HR en fra1|SI sl_SI en fra1|UA uk_UA en fra1
IL he_IL en fra1|US en_US en iad2|CA en_CA en iad2|MX es_MX es iad2|CO es_CO es iad2|BR pt_BR pt gru1|AR es_AR es gru1|CL es_CL es gru1
JP ja_JP ja nrt1|KR ko_KR en nrt1|TW zh_TW en nrt1|IN en_IN en nrt1|TH th_TH en nrt1|VN vi_VN en nrt1|SG en_IN en nrt1|AU en_AU en nrt1
NZ en_NZ en nrt1""".replace("\n", "|")
    .strip("|")
    .split("|")
)

# Numbers that the regulators set aside for drama, so that none can be a real person's; other countries' customers gave none.
DRAMA_PHONES = {
    "US": ("+1{area}55501{:02d}", 100),
    "CA": ("+1613555{:04d}", 200),
    "GB": ("+447700900{:03d}", 1000),
    "FR": ("+3363998{:04d}", 10_000),
    "DE": ("+493023125{:03d}", 1000),
    "IE": ("+35320910{:04d}", 10_000),
    "SE": ("+4684650{:04d}", 10_000),
}
US_AREAS = ("212", "310", "415", "617", "718", "202", "303", "206", "512", "786")
# Faker has no Singapore, and its Italian towns hang on the order of a set, which differs from process to process.
TOWNS = {"SG": ("Singapore",), "IT": ("Torino", "Bologna", "Bari", "Lecce", "Udine", "Trento", "Parma", "Ancona")}
HANDLES = (
    "river",
    "maple",
    "lantern",
    "comet",
    "harbor",
    "sparrow",
    "indigo",
    "meadow",
    "pepper",
    "cedar",
    "violet",
    "ember",
)


@dataclass(frozen=True)
class Customer:
    """A customer as the store's directory has them, and what only the simulator needs: node and client address."""

    customer_id: str
    name: str
    email: str
    phone: str | None
    street: str
    postcode: str
    city: str
    country: str
    region: str | None
    language: str
    node: str
    address: str
    staff: bool = False

    def row(self) -> dict[str, Any]:
        """The directory's columns."""
        fields = asdict(self)
        return {name: fields[name] for name in fields if name not in ("node", "address", "staff")}


def customers(count: int, seed: int) -> list[Customer]:
    """`count` customers with distinct addresses; every market has at least one, and four work for the store."""
    rng = random.Random(f"cast {seed}")
    fakers = {market.locale: Factory.create(market.locale, providers=PROVIDERS) for market in MARKETS}
    for faker in fakers.values():
        faker.seed_instance(rng.getrandbits(48))
    weights = [MARKET_WEIGHT.get(market.country, 1) for market in MARKETS]
    markets = [*MARKETS, *rng.choices(MARKETS, weights, k=max(0, count - len(MARKETS)))][:count]
    rng.shuffle(markets)
    phones, used = {country: _phones(country, rng) for country in DRAMA_PHONES}, set()
    return [
        _customer(number, market, fakers[market.locale], rng, phones, used) for number, market in enumerate(markets)
    ]


def _customer(
    number: int, market: Market, faker: Any, rng: random.Random, phones: dict[str, Iterator[str]], used: set[str]
) -> Customer:
    first, last = faker.first_name(), faker.last_name()
    name = f"{last} {first}" if market.locale in FAMILY_FIRST else f"{first} {last}"
    region = rng.choice(US_REGIONS) if market.country == "US" else None
    staff = number < 4
    return Customer(
        customer_id=f"C{7_000_000 + number * 37 + rng.randrange(37)}",
        name=name,
        email=_email(first, last, rng, used),
        phone=next(phones[market.country], None) if market.country in phones and rng.random() < 0.7 else None,
        street=" ".join(faker.street_address().split()),
        postcode=str(rng.randrange(10_000, 830_000)).zfill(6) if market.country == "SG" else faker.postcode(),
        city=rng.choice(TOWNS[market.country]) if market.country in TOWNS else faker.city(),
        country=market.country,
        region=f"US-{region}" if region else None,
        language=market.language,
        node=market.node,
        address=f"198.18.9.{number + 20}"
        if staff
        else f"2001:db8:{rng.randrange(65536):x}:{rng.randrange(65536):x}::{number + 1:x}",
        staff=staff,
    )


def _email(first: str, last: str, rng: random.Random, used: set[str]) -> str:
    """An address at a reserved domain that nobody else has; from the name where its script allows."""
    parts = [part for part in (_ascii(first), _ascii(last)) if part]
    local = (
        rng.choice((".", "_", "")).join(parts) if len(parts) == 2 else f"{rng.choice(HANDLES)}.{rng.choice(HANDLES)}"
    )
    host = rng.choice(MAIL_HOSTS)
    address = f"{local}@{host}"
    while address in used:
        address = f"{local}{rng.randrange(2, 9999)}@{host}"
    used.add(address)
    return address


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    kept = "".join(c for c in plain.lower() if c.isascii() and c.isalnum())
    return kept if len(kept) >= 2 and all(ord(c) < 0x250 for c in name if c.isalpha()) else ""


def _phones(country: str, rng: random.Random) -> Iterator[str]:
    form, size = DRAMA_PHONES[country]
    areas = US_AREAS if country == "US" else ("",)
    numbers = [form.format(n, area=area) for area in areas for n in range(size)]
    rng.shuffle(numbers)
    return iter(numbers)
