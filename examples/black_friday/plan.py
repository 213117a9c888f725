"""Who asks for what and when: the day's requests, made from one seed before the first is sent."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from examples.black_friday.cast import MARKETS, Customer
from examples.black_friday.pages import LANGUAGES
from examples.black_friday.scenario import Scenario, Size, moment

ViewerClass = Literal["customer", "anonymous", "employee", "search_engine", "bot"]

BROWSERS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.102 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.0.1 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:63.0) Gecko/20100101 Firefox/63.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 9; Pixel 3) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.110 Mobile Safari/537.36",
)
SEARCH_ENGINE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
SEARCH_RANGE = "192.0.2.64/28"
CRAWLER = "larkspur-qa-crawler/1.4 (+https://www.larkspur.example/qa)"
SCRAPER = "python-requests/2.20.1"
MONITOR = "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"
TEMPLATES = ("", "p/1001", "account", "orders", "checkout")


@dataclass(frozen=True)
class Viewer:
    """One browser or machine: the session cookie it sends (or none) and, for tests, whose it is."""

    kind: ViewerClass
    session: str
    client: str
    country: str
    node: str
    agent: str
    customer: Customer | None = None


@dataclass(frozen=True)
class Hit:
    """One request. form: the address typed into the sign-in form; range: last byte asked for;
    keep: the name of the capture (`warc`, `har-1`) that records it."""

    at: datetime
    viewer: Viewer
    path: str
    form: str = ""
    method: str = "GET"
    range: int | None = None
    keep: str = ""


class Step(NamedTuple):
    """Requests that are sent together (mostly one), or a change of the edge: `rules`, `rollback`, `purge`."""

    at: datetime
    hits: tuple[Hit, ...] = ()
    change: str = ""


def plan(cast: list[Customer], scenario: Scenario, size: Size, seed: int) -> list[Step]:
    """All steps in the order of time."""
    rng = random.Random(f"plan {seed}")
    hits = [
        *_shopping(cast, scenario, size, rng),
        *_passers_by(scenario, size, rng),
        *_machines(scenario, rng),
        *_crawls(cast[0], rng),
        *_support(cast[1:3], rng),
    ]
    together = list(_flash_sales(cast, scenario, size, rng))
    changes = [
        Step(scenario.deployed, change="rules"),
        Step(scenario.rolled_back, change="rollback"),
        Step(scenario.purged, change="purge"),
    ]
    signing_in = [hit for step in together for hit in _signing_in(step)]
    steps = [*(Step(hit.at, (hit,)) for hit in (*hits, *signing_in)), *together, *changes]
    return sorted(steps, key=lambda step: (step.at, not step.change))


def _token(rng: random.Random) -> str:
    return f"{rng.getrandbits(96):024x}"


def _browser(customer: Customer, rng: random.Random) -> Viewer:
    kind: ViewerClass = "employee" if customer.staff else "customer"
    agent = rng.choice(BROWSERS)
    return Viewer(kind, _token(rng), customer.address, customer.country, customer.node, agent, customer)


def _walk(viewer: Viewer, start: datetime, paths: list[str], rng: random.Random, language: str) -> Iterator[Hit]:
    """The pages of a visit, seconds apart; `signin` is the form and its submission."""
    at = start
    for path in paths:
        at += timedelta(milliseconds=rng.randrange(3_000, 70_000))
        yield Hit(at, viewer, f"/{language}/{path}")
        if path == "signin" and viewer.customer:
            at += timedelta(milliseconds=rng.randrange(4_000, 15_000))
            yield Hit(at, viewer, f"/{language}/signin", form=viewer.customer.email, method="POST")


def _product(rng: random.Random) -> str:
    return f"p/{1001 + min(int(rng.expovariate(0.12)), 60)}"


def _start(scenario: Scenario, rng: random.Random) -> datetime:
    return scenario.opens + (scenario.closes - scenario.opens) * rng.random()


def _shopping(cast: list[Customer], scenario: Scenario, size: Size, rng: random.Random) -> Iterator[Hit]:
    for _ in range(size.visits):
        customer = rng.choice(cast[4:])
        paths = ["", _product(rng), "signin", "account"] if rng.random() < 0.6 else ["signin", "account"]
        paths += [_product(rng)] * (rng.random() < 0.5)
        paths += ["orders"] * (rng.random() < 0.5) + ["checkout"] * (rng.random() < 0.5)
        yield from _walk(_browser(customer, rng), _start(scenario, rng), paths, rng, customer.language)


def _passers_by(scenario: Scenario, size: Size, rng: random.Random) -> Iterator[Hit]:
    """Visitors who never sign in; some open the account link all the same."""
    for number in range(size.visits // 2):
        market = rng.choice(MARKETS)
        client = f"2001:db8:ffff:{number % 65536:x}::{rng.randrange(65536):x}"
        viewer = Viewer("anonymous", _token(rng), client, market.country, market.node, rng.choice(BROWSERS))
        paths = ["", _product(rng), *(["account"] if rng.random() < 0.2 else [])]
        yield from _walk(viewer, _start(scenario, rng), paths, rng, market.language)


def _machines(scenario: Scenario, rng: random.Random) -> Iterator[Hit]:
    """A search engine from its published range, one who only says so, a scraper that takes a page's beginning, a monitor."""
    engine = Viewer("search_engine", "", "192.0.2.70", "US", "iad2", SEARCH_ENGINE)
    liar = Viewer("bot", "", "203.0.113.77", "NL", "fra1", SEARCH_ENGINE)
    scraper = Viewer("bot", "", "203.0.113.13", "US", "iad2", SCRAPER)
    monitor = Viewer("bot", "", "203.0.113.200", "US", "fra1", MONITOR)
    at = scenario.opens
    while at < scenario.closes:
        at += timedelta(seconds=rng.randrange(120, 420))
        yield Hit(at, engine, f"/{rng.choice(('en', 'es'))}/{rng.choice((_product(rng), 'account'))}")
        yield Hit(at + timedelta(seconds=21.5), liar, f"/{rng.choice(('de', 'fr', 'en'))}/account")
        yield Hit(at + timedelta(seconds=41.25), scraper, "/en/account", range=None if rng.random() < 0.4 else 255)
        yield Hit(at + timedelta(seconds=61.75), monitor, "/de/account", method="HEAD")


def _crawls(member: Customer, rng: random.Random) -> Iterator[Hit]:
    """The store's own crawler, before and during the incident: first as nobody, then signed in with a staff account."""
    for start in (moment("08:20"), moment("09:47")):
        nobody = Viewer("employee", "", "198.18.9.5", "DE", "fra1", CRAWLER)
        signed_in = replace(_browser(member, rng), agent=CRAWLER, node="fra1", client="198.18.9.5")
        at = start
        yield Hit(at, signed_in, "/en/signin", form=member.email, method="POST")
        for viewer in (nobody, signed_in):
            for language in LANGUAGES:
                for template in TEMPLATES:
                    at += timedelta(seconds=1.7)
                    yield Hit(at, viewer, f"/{language}/{template}", keep="warc")


def _support(members: list[Customer], rng: random.Random) -> Iterator[Hit]:
    """Two support people see for themselves what callers told them; their browsers export a HAR each."""
    for number, (member, start) in enumerate(zip(members, (moment("10:12"), moment("10:41")), strict=True), start=1):
        viewer = replace(_browser(member, rng), node="fra1")
        at = start
        yield Hit(at, viewer, "/en/signin", form=member.email, method="POST", keep=f"har-{number}")
        for path in ("en/account", "de/account", "de/orders", "fr/account", "en/account", "es/account"):
            at += timedelta(seconds=rng.randrange(7, 40))
            yield Hit(at, viewer, f"/{path}", keep=f"har-{number}")


def _flash_sales(cast: list[Customer], scenario: Scenario, size: Size, rng: random.Random) -> Iterator[Step]:
    """Customers of one language at one node press the same button within a tenth of a second."""
    for start in scenario.flash_sales:
        crowds: dict[tuple[str, str], list[Customer]] = defaultdict(list)
        for customer in rng.sample(cast[4:], min(size.flash, len(cast) - 4)):
            crowds[customer.node, customer.language].append(customer)
        for (_, language), crowd in sorted(crowds.items()):
            at = start + timedelta(milliseconds=rng.randrange(0, 90_000))
            yield Step(
                at, tuple(_press(customer, at, place, language, rng) for place, customer in enumerate(crowd[:12]))
            )


def _press(customer: Customer, at: datetime, place: int, language: str, rng: random.Random) -> Hit:
    later = timedelta(milliseconds=min(place, 1) * 20 + place * 6)
    return Hit(at + later, _browser(customer, rng), f"/{language}/checkout")


def _signing_in(step: Step) -> Iterator[Hit]:
    for place, hit in enumerate(step.hits):
        customer = hit.viewer.customer
        assert customer is not None
        at = step.at - timedelta(minutes=2, milliseconds=731 * place)
        yield Hit(at, hit.viewer, f"/{customer.language}/signin", form=customer.email, method="POST")
