"""The mixed benchmark corpus: access log, JSON lines, CSV, captured HTML and prose in equal shares, about six findings per kilobyte.

Made up from a seed, so that every run measures the same bytes; the prose is real text (Python's own manual). Addresses lie in
reserved example domains and documentation networks; cards and IBANs carry valid check digits but belong to nobody.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from pydoc_data.topics import topics

MIB = 1024 * 1024

_GIVEN = "Anna Bruno Chloé Dmitri Elif Fatima Gérard Hana Ivo Jürgen Kenji Lucía Marek Nora Olga Pablo Quinn Rosa Sofía Tomás"
_FAMILY = "Abel Bianchi Costa Dubois Eriksen Fischer García Hansen Ito Jansen Kovács López Meyer Novák Olsen Popov Rossi Silva"
GIVEN, FAMILY = tuple(_GIVEN.split()), tuple(_FAMILY.split())
DOMAINS = ("example.com", "example.org", "example.net", "mail.example.com", "shop.example")
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.102 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.0 Mobile/15E148",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
)

MESSAGES = (
    "basket turned into an order",
    "payment authorised by the bank",
    "stock reserved",
    "order handed to the warehouse",
)
STATUSES = ("paid", "packed", "shipped", "delivered", "returned")
TITLES = ('"Shelf of oak, oiled"', '"Desk lamp, brass"', '"Rug of wool, grey, 120 x 180 cm"', "Set of six glasses")
WAREHOUSES = ("north", "south", "harbour")
REMARKS = (
    "",
    "",
    "please ring twice",
    "leave it with the neighbours at number 7",
    "a present: no invoice in the parcel",
)


class Maker:
    """Made-up values from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def name(self) -> tuple[str, str]:
        """Given and family name."""
        return self.random.choice(GIVEN), self.random.choice(FAMILY)

    def email(self) -> str:
        """An address at a reserved domain."""
        given, family = self.name()
        return f"{given.lower()}.{family.lower()}{self.random.randrange(10**5)}@{self.random.choice(DOMAINS)}".encode(
            "ascii", "ignore"
        ).decode()

    def digits(self, n: int) -> str:
        """`n` random digits."""
        return str(self.random.randrange(10 ** (n - 1), 10**n))

    def ip(self) -> str:
        """An address of the documentation networks (RFC 5737)."""
        return self.random.choice(("192.0.2.", "198.51.100.", "203.0.113.")) + str(self.random.randrange(1, 255))

    def phone(self) -> str:
        """An international number."""
        return f"+49{self.random.choice(('30', '40', '89'))}{self.random.randrange(10**6, 10**7)}"

    def card(self) -> str:
        """16 digits of an issuer range with a Luhn check digit."""
        body = "4" + self.digits(14)
        total = sum(sum(divmod(int(d) * (2 - n % 2), 10)) for n, d in enumerate(body))
        return body + str(-total % 10)

    def iban(self) -> str:
        """A German IBAN with valid check digits (ISO 13616)."""
        account = self.digits(18)
        return f"DE{98 - int(account + '131400') % 97:02d}{account}"


def access_log(make: Maker) -> Iterator[str]:
    """Combined format; some addresses in parameters, percent-encoded."""
    while True:
        second = make.random.randrange(86400)
        query = (
            f"?email={make.email().replace('@', '%40')}" if make.random.random() < 0.3 else f"?page={make.digits(2)}"
        )
        yield (
            f"{make.ip()} - - [{make.random.randrange(1, 29):02d}/Nov/2018:{second // 3600:02d}:{second // 60 % 60:02d}:"
            f'{second % 60:02d} +0000] "GET /account/orders/{make.digits(16)}{query} HTTP/1.1" 200 {make.digits(4)} '
            f'"https://shop.example/" "{make.random.choice(AGENTS)}" rid="{make.random.getrandbits(64):016x}"\n'
        )


def json_lines(make: Maker) -> Iterator[str]:
    """Events with people, order numbers and time stamps."""
    while True:
        given, family = make.name()
        event = {
            "time": f"2018-11-{make.random.randrange(1, 29):02d}T{make.random.randrange(24):02d}:00:{make.random.randrange(60):02d}Z",
            "level": "info",
            "service": "checkout",
            "message": make.random.choice(MESSAGES),
            "trace": f"{make.random.getrandbits(128):032x}",
            "order": int(make.digits(16)),
            "customer": {"name": f"{given} {family}", "email": make.email(), "phone": make.phone()},
            "ip": make.ip(),
            "agent": make.random.choice(AGENTS),
            "items": [{"sku": make.digits(8), "price": make.random.randrange(10**4) / 100} for _ in range(3)],
        }
        yield json.dumps(event, ensure_ascii=False) + "\n"


def table(make: Maker) -> Iterator[str]:
    """An export of orders: seven of its twenty columns are about a person."""
    yield "order_id,ordered_at,status,sku,title,quantity,price,currency,warehouse,carrier,parcel,weight_g,remark,"
    yield "first_name,last_name,email,phone,card,iban,ip\n"
    while True:
        given, family = make.name()
        yield (
            f"{make.digits(16)},2018-11-{make.random.randrange(1, 29):02d} {make.random.randrange(24):02d}:{make.random.randrange(60):02d},"
            f"{make.random.choice(STATUSES)},{make.digits(8)},{make.random.choice(TITLES)},{make.random.randrange(1, 9)},"
            f"{make.random.randrange(10**4) / 100},EUR,{make.random.choice(WAREHOUSES)},parcel post,{make.digits(12)},"
            f"{make.random.randrange(10**5)},{make.random.choice(REMARKS)},"
            f"{given},{family},{make.email()},{make.phone()},{make.card()},{make.iban()},{make.ip()}\n"
        )


MENU = "".join(
    f'<li class="menu-item menu-item-{n}"><a href="/c/{name.lower()}" title="All of {name}">{name}</a></li>'
    for n, name in enumerate(
        [
            "Chairs",
            "Tables",
            "Lamps",
            "Rugs",
            "Shelves",
            "Textiles",
            "Kitchen",
            "Bath",
            "Garden",
            "Sale",
            "Gifts",
            "Magazine",
        ]
    )
)
SHELF = (
    '<div class="product"><a href="/p/{n}"><img src="/i/{n}.jpg" alt="A product" width="240" height="240" loading="lazy"></a>'
    '<h3 class="product-title">Shelf of oak, oiled</h3><p class="product-text">Solid wood from certified forests, delivered flat with '
    'tools and instructions.</p><span class="price">{price} EUR</span><button data-sku="{n}">Add to cart</button></div>'
)


def pages(make: Maker) -> Iterator[str]:
    """A crawl (WARC) of account pages of one template, about 5 kB each."""
    while True:
        given, family = make.name()
        shelf = "".join(SHELF.format(n=make.digits(6), price=make.random.randrange(10**4) / 100) for _ in range(6))
        page = (
            '<!doctype html><html><head><meta charset="utf-8"><title>Your account</title></head><body class="shop">'
            f'<nav><ul>{MENU}</ul></nav><p class="greeting">Hello, {given} {family}</p>'
            f"<p>Your e-mail address: <b>{make.email()}</b></p><p>Your number: <b>{make.phone()}</b></p>"
            "<table><tr><th>Order</th><th>Date</th><th>Total</th></tr>"
            f"<tr><td>{make.digits(12)}</td><td>2018-11-20</td><td>{make.random.randrange(10**4) / 100} EUR</td></tr></table>{shelf}"
            "<p>You can return goods within thirty days. Our help desk answers within one working day.</p></body></html>"
        )
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
        yield (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{make.random.getrandbits(128):032x}>\r\n"
            "WARC-Date: 2018-11-21T09:00:00Z\r\nWARC-Target-URI: https://shop.example/account\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer.encode())}\r\n\r\n{answer}\r\n\r\n"
        )


def prose(make: Maker) -> Iterator[str]:
    """Paragraphs of Python's manual; every twentieth names a person and an address."""
    paragraphs = [text for page in topics.values() for text in page.split("\n\n") if len(text) > 80]
    while True:
        yield make.random.choice(paragraphs) + "\n\n"
        if make.random.random() < 0.05:
            given, family = make.name()
            yield f"Write to {given} {family} at {make.email()} or call {make.phone()}.\n\n"


PARTS: dict[str, Callable[[Maker], Iterator[str]]] = {
    "access.log": access_log,
    "events.jsonl": json_lines,
    "orders.csv": table,
    "pages.warc": pages,
    "manual.txt": prose,
}


def part(name: str, size: int, seed: int = 1) -> bytes:
    """About `size` bytes of one part."""
    out: list[bytes] = []
    total = 0
    for text in PARTS[name](Maker(seed)):
        out.append(text.encode())
        total += len(out[-1])
        if total >= size:
            break
    return b"".join(out)


def mixed(mib: int = 60, seed: int = 1) -> bytes:
    """All parts one after the other, `mib` MiB together."""
    return b"".join(part(name, mib * MIB // len(PARTS), seed) for name in PARTS)


def write(folder: Path, mib: int = 60, seed: int = 1) -> list[Path]:
    """The parts as files of a folder, `mib` MiB together; files that are there already stay as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in PARTS]
    for path in paths:
        if not path.exists():
            path.write_bytes(part(path.name, mib * MIB // len(PARTS), seed))
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mib", type=int, default=60)
    given_ = parser.parse_args()
    print("\n".join(map(str, write(given_.folder, given_.mib))))
