"""Crawls of account pages: names and addresses of signed-in people in templates, beside texts that look like names."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Mapping

from benchmarks.accuracy import values
from benchmarks.accuracy.columns import LOCALES, PRODUCTS
from benchmarks.accuracy.sample import Sample

Template = Callable[[str, str, str, random.Random], str]
"""Name, given name and address to the body of a page."""


def greeting(name: str, _given: str, mail: str, rng: random.Random) -> str:
    """A header with a greeting, a product list, an address at the foot."""
    shelf = "".join(
        f'<li class="card"><h3>{p}</h3><span>{rng.randrange(999)} EUR</span></li>' for p in rng.sample(PRODUCTS, 4)
    )
    return (
        f'<header><a href="/">Rosa &amp; Oak</a><span class="hi">Hello, {name}</span></header><main><h1>Your account</h1>'
        f"<ul>{shelf}</ul><p>Signed in as <b>{mail}</b>. Not you? <a href=/out>Sign out</a></p></main><footer>Florence Street Shop</footer>"
    )


def details(name: str, _given: str, mail: str, rng: random.Random) -> str:
    """A table of labels and values."""
    return (
        f"<h1>My details</h1><table><tr><th>Name</th><td>{name}</td></tr><tr><th>E-mail</th><td>{mail}</td></tr>"
        f"<tr><th>Customer since</th><td>20{rng.randrange(10, 19)}</td></tr>"
        f"<tr><th>Favourite</th><td>{rng.choice(PRODUCTS)}</td></tr></table>"
    )


def form(name: str, _given: str, mail: str, rng: random.Random) -> str:
    """A form with its values filled in."""
    return (
        f'<form><label>Full name</label><input name="full_name" value="{name}"><label>Mail</label><input name=mail value="{mail}">'
        f'<input name="token" type=hidden value="{rng.getrandbits(64):016x}">'
        '<input name="city" value="Springfield"><button>Save</button></form>'
    )


def order_page(name: str, given: str, mail: str, rng: random.Random) -> str:
    """A welcome by given name, an address box, an order of many rows."""
    rows = "".join(
        f"<tr><td>{rng.choice(PRODUCTS)}</td><td>{rng.randrange(9)}</td><td>{rng.randrange(999)}.00</td></tr>"
        for _ in range(4)
    )
    return (
        f'<div id="top"><p>Welcome back, {given}!</p></div><div class="box"><h2>Deliver to</h2><div class="who">{name}</div>'
        f"<div>{rng.randrange(1, 99)} High Street</div></div><table><tr><th>Article</th><th>Pieces</th><th>Price</th></tr>{rows}</table>"
        f'<p class="mail">{mail}</p>'
    )


TEMPLATES: dict[str, Template] = {"greeting": greeting, "details": details, "form": form, "order": order_page}


def crawl(seed: int, title: str, template: Template, locales: Mapping[str, str], count: int = 60) -> Sample:
    """A WARC of pages of one template, one signed-in person each."""
    sample = Sample(f"crawl_{title}.warc")
    rng = random.Random(f"{seed} {title}")
    out: list[bytes] = []
    for record in range(count):
        locale = rng.choice(sorted(locales))
        fake = values.faker(locale, seed)
        given, family = fake.first_name(), fake.last_name()
        name = f"{family}{given}" if locale[:2] in ("zh", "ja", "ko") else f"{given} {family}"
        sample.person(name, record)
        mail = sample.email(values.email(rng, f"{given} {family}"), record)
        shown = mail.replace("@", "&#64;") if rng.random() < 0.2 else mail
        body = template(html.escape(name), html.escape(given), shown, rng)
        if template.__doc__ and "given name" in template.__doc__:
            sample.person(given, record)
        out.append(
            warc_record(f"<!doctype html><html><head><title>Shop</title></head><body>{body}</body></html>", record)
        )
    sample.data = b"".join(out)
    return sample


def warc_record(page: str, number: int) -> bytes:
    """One captured answer."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2018-11-21T09:00:{number % 60:02d}Z\r\n"
        f"WARC-Target-URI: https://shop.example/account\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def development(seed: int = 11) -> list[Sample]:
    """The development crawls."""
    return [crawl(seed, title, template, LOCALES) for title, template in TEMPLATES.items()]
