"""Logs, JSON, tables, pages and mail that hold structured kinds in every encoding, beside numbers that look like them."""

from __future__ import annotations

import base64
import json
import quopri
import random
from collections.abc import Callable
from urllib.parse import quote

from benchmarks.accuracy import values
from benchmarks.accuracy.sample import Sample

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:63.0) Gecko/20100101 Firefox/63.0"
NAMES = ("Ann Field", "Jörg Maier", "Zoé Lefèvre", "Ewa Wójcik", "Luis Peña", "Ida Åberg", "Tom Okoro", "Mai Tran")


class Planter:
    """Writes values into a sample and notes them. rng: all chance comes from it."""

    def __init__(self, sample: Sample, rng: random.Random) -> None:
        self.sample, self.rng = sample, rng

    def email(self) -> str:
        """An address."""
        return self.sample.email(values.email(self.rng, self.rng.choice(NAMES)))

    def card(self, grouped: bool = False) -> str:
        """A card number."""
        return self._note("CARD", values.card(self.rng, grouped))

    def iban(self, grouped: bool = False) -> str:
        """A bank account number."""
        return self._note("IBAN", values.bank_account(self.rng, grouped))

    def ip(self, six: bool = False) -> str:
        """An address of version 4 or 6."""
        text = values.ipv6(self.rng) if six else values.ipv4(self.rng)
        return self._note("IP_ADDRESS", values.Made(text, text))

    def id(self, country: str, second: bool = False) -> str:
        """A national id."""
        return self._note(f"NATIONAL_ID.{country}", values.national_id(self.rng, country, second))

    def phone(self, region: str, national: bool = False) -> str:
        """A telephone number."""
        return self._note("PHONE", values.phone(self.rng, region, national))

    def _note(self, kind: str, made: values.Made) -> str:
        self.sample.plant(kind, made.canonical)
        return made.written

    def order(self) -> str:
        """A decoy: 16 digits."""
        return values.order_number(self.rng)

    def stamp(self) -> str:
        """A decoy: milliseconds since 1970."""
        return str(1_500_000_000_000 + self.rng.randrange(10**11))

    def version(self) -> str:
        """A decoy: four or five numbers with dots."""
        return ".".join(str(self.rng.randrange(1, 400)) for _ in range(self.rng.choice((3, 5))))

    def hexadecimal(self) -> str:
        """A decoy: 32 hexadecimal digits."""
        return f"{self.rng.getrandbits(128):032x}"


def combined_log(plant: Planter) -> str:
    """Addresses percent-encoded in parameters, client addresses, order numbers in paths."""
    when = f"{plant.rng.randrange(1, 29):02d}/Nov/2018:10:00:{plant.rng.randrange(60):02d} +0000"
    mark = quote(plant.email(), safe="")
    query = plant.rng.choice((f"email={mark}&page=2", f"u={mark}", f"next=%2Faccount&mail={mark}#top"))
    client = plant.ip(plant.rng.random() < 0.2)
    return f'{client} - - [{when}] "GET /orders/{plant.order()}?{query} HTTP/1.1" 200 {plant.rng.randrange(10**5)} "-" "{AGENT}"\n'


def app_log(plant: Planter) -> str:
    """Sentences of an application with values in them, versions and hashes beside them."""
    lines: tuple[Callable[[], str], ...] = (
        lambda: f"INFO payment card={plant.card(plant.rng.random() < 0.5)} order={plant.order()} ok",
        lambda: f"WARN mail to <{plant.email()}> bounced, message id {plant.hexadecimal()}",
        lambda: f"INFO login from {plant.ip()} client {plant.version()} session {plant.hexadecimal()}",
        lambda: f"DEBUG transfer iban={plant.iban(plant.rng.random() < 0.4)} ref {plant.order()} at {plant.stamp()}",
        lambda: (
            f"INFO sms sent to {plant.phone(plant.rng.choice(('DE', 'FR', 'US', 'GB', 'JP')))} in {plant.rng.randrange(900)} ms"
        ),
        lambda: f"INFO ssn check {plant.id('US')} took 0.{plant.rng.randrange(1000):03d} s",
        lambda: f"ERROR job {plant.stamp()} retry 3 of 5 worker {plant.rng.randrange(10**6)} build {plant.version()}",
    )
    return (
        f"2018-11-{plant.rng.randrange(1, 29):02d}T09:{plant.rng.randrange(60):02d}:00Z {plant.rng.choice(lines)()}\n"
    )


def _payment(plant: Planter) -> dict[str, str] | None:
    """A card, an account or nothing."""
    chance = plant.rng.random()
    if chance < 0.25:
        return {"card": plant.card()}
    return {"iban": plant.iban()} if chance < 0.5 else None


def json_event(plant: Planter) -> str:
    """Nested objects; some addresses with an escaped at sign."""
    event = {
        "id": plant.order(),
        "at": int(plant.stamp()),
        "user": {"email": plant.email(), "ip": plant.ip(plant.rng.random() < 0.3), "phone": plant.phone("DE")},
        "payment": _payment(plant),
        "trace": plant.hexadecimal(),
        "total": plant.rng.randrange(10**6) / 100,
    }
    text = json.dumps(event)
    return (text.replace("@", "\\u0040") if plant.rng.random() < 0.3 else text) + "\n"


def page(plant: Planter) -> str:
    """Markup with addresses as entities, in links and plain."""
    mail = plant.email()
    shown = plant.rng.choice(
        (mail.replace("@", "&#64;"), mail.replace("@", "&#x40;"), mail, f'<a href="mailto:{mail}">write</a>')
    )
    return f"<div class=row><span>{shown}</span> <b>Order {plant.order()}</b> <i>{plant.card(True)}</i></div>\n"


def mail_message(plant: Planter) -> str:
    """One message of a mailbox whose body is quoted-printable or base64."""
    body = f"Hello,\nmy address is {plant.email()} and my account {plant.iban()}, from {plant.ip()}.\nOrder {plant.order()} – thanks\n"
    raw = body.encode()
    coded = plant.rng.random() < 0.5
    text = (
        base64.encodebytes(raw).decode()
        if coded
        else quopri.encodestring(raw.replace(b"@", b"\x00")).decode().replace("=00", "=40")
    )
    head = f"From: <{plant.email()}>\nTo: <{plant.email()}>\nContent-Type: text/plain; charset=utf-8\n"
    return f"From x Mon Nov 26 10:00:00 2018\n{head}Content-Transfer-Encoding: {'base64' if coded else 'quoted-printable'}\n\n{text}\n"


FAMILIES: dict[str, Callable[[Planter], str]] = {
    "combined.log": combined_log,
    "app.log": app_log,
    "events.jsonl": json_event,
    "page.html": page,
    "help.mbox": mail_message,
}


def lines(name: str, make: Callable[[Planter], str], seed: int, count: int) -> Sample:
    """A sample of `count` entries of one family."""
    sample = Sample(name)
    plant = Planter(sample, random.Random(f"{seed} {name}"))
    text = "".join(make(plant) for _ in range(count))
    sample.data = (f"<!doctype html><html><body>{text}</body></html>" if name.endswith(".html") else text).encode()
    return sample


def cards_beside_orders(seed: int, count: int, form: str) -> Sample:
    """A table or JSON lines with a card column and a 16-digit order column of equal look."""
    sample = Sample(f"payments.{form}")
    plant = Planter(sample, random.Random(f"{seed} cards {form}"))
    rows = [(plant.order(), plant.card(), plant.rng.randrange(10**5) / 100, plant.order()) for _ in range(count)]
    if form == "csv":
        text = "order_no,card_number,total,tracking\n" + "".join(f"{a},{b},{c},{d}\n" for a, b, c, d in rows)
    elif form == "jsonl":
        text = "".join(json.dumps({"order": int(a), "pan": b, "total": c, "parcel": d}) + "\n" for a, b, c, d in rows)
    else:
        text = "".join(f"2018-11-26 charge order {a} with {b} total {c} parcel {d}\n" for a, b, c, d in rows)
    sample.data = text.encode()
    return sample


def national_ids(seed: int, count: int) -> list[Sample]:
    """A table per country whose column of national ids says so, beside decoys of the same length."""
    out: list[Sample] = []
    titles = {
        ("US", False): "ssn", ("GB", False): "ni_number", ("GB", True): "nhs_number", ("ES", False): "dni", ("ES", True): "nie",
        ("IT", False): "codice_fiscale", ("FR", False): "numero_securite_sociale", ("DE", True): "steuer_id", ("PL", False): "pesel",
        ("NL", False): "bsn", ("SE", False): "personnummer", ("FI", False): "henkilotunnus", ("BR", False): "cpf", ("IN", False): "aadhaar",
    }  # fmt: skip
    for (country, second), title in titles.items():
        sample = Sample(f"people_{title}.csv", country=country)
        plant = Planter(sample, random.Random(f"{seed} {title}"))
        rows = [(n, plant.id(country, second)) for n in range(count)]
        decoys = [
            "".join(str(plant.rng.randrange(10)) for _ in range(len(made.translate(values.SEPARATORS))))
            for _, made in rows
        ]
        body = "".join(f"{n},{made},{decoy}\n" for (n, made), decoy in zip(rows, decoys, strict=True))
        sample.data = (f"row,{title},batch\n{body}").encode()
        out.append(sample)
    return out


def development(seed: int = 11, count: int = 400) -> list[Sample]:
    """All samples of structured kinds of the development families."""
    samples = [lines(name, make, seed, count) for name, make in FAMILIES.items()]
    samples += [cards_beside_orders(seed, count, form) for form in ("csv", "jsonl", "txt")]
    return samples + national_ids(seed, count // 4)
