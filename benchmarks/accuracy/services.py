"""Account pages that detection is measured on and not tuned on; their kind is that of `portals`."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.visits import Page, Visit, crawls


def ticket(v: Visit) -> str:
    """A case of a help desk with two people."""
    return (
        f"<h2>Case #{v.rng.randrange(10**5)}</h2><ul class=meta><li>{v.full()}</li><li>{v.mail()}</li><li>{v.company()}</li></ul>"
        f"<div class=log><div><em>{v.other().full()}</em> replied</div><div>We sent a new {v.product()} today.</div></div>"
    )


def invoice(v: Visit) -> str:
    """Two addresses with line breaks: the seller's is the same on all."""
    rows = "".join(
        f"<tr><td>{v.product()}</td><td>{v.rng.randrange(9)}</td><td>{v.rng.randrange(99)}.50</td></tr>"
        for _ in range(3)
    )
    return (
        f"<p>Marigold Home Ltd<br>12 Rose Lane<br>Dublin</p><p>{v.full()}<br>{v.street()}<br>{v.town()}</p><table>"
        f"<tr><th>Article</th><th>Pieces</th><th>Sum</th></tr>{rows}</table>"
        f"<p>Paid by {v.rng.choice(('card', 'transfer'))} · {v.mail()}</p>"
    )


def school(v: Visit) -> str:
    """A list of children by given name alone."""
    pupils = "".join(
        f"<li><a href=#>{v.other().given()}</a><span>Class {v.rng.randrange(1, 9)}{v.rng.choice('abc')}</span></li>"
        for _ in range(v.rng.randrange(1, 4))
    )
    return f"<div class=bar>{v.menu()}</div><h1>Homework</h1><ul>{pupils}</ul><div class=foot>{v.mail()}</div>"


def insurer(v: Visit) -> str:
    """Labels and values as neighbours in div elements."""
    pairs = (
        ("Policy holder", v.full()),
        ("Cover", v.rng.choice(("Basic Plus", "Family Care"))),
        ("Office", v.town()),
        ("Contact", v.mail()),
        ("Driver", v.other().initial()),
    )
    return "<h1>Policy</h1>" + "".join(
        f"<div class=row><div>{label}</div><div>{value}</div></div>" for label, value in pairs
    )


def settings(v: Visit) -> str:
    """A form whose fields tell little by their names."""
    return (
        f'<form><input name="f1" value="{v.given()}"><input name="f2" value="{v.family()}"><input name="f3" placeholder="{v.town()}">'
        f'<textarea name=bio>I like tea.</textarea><input type=email name="f4" value="{v.mail()}"><select><option>{v.product()}</option>'
        f"<option>{v.product()}</option></select><button>Update profile</button></form>"
    )


def social(v: Visit) -> str:
    """Cards of friends with attributes and handles."""
    cards = ""
    for _ in range(v.rng.randrange(2, 5)):
        w = v.other()
        cards += (
            f'<a class="card" aria-label="{w.full()}" href="/u/{v.rng.randrange(10**6)}"><span>{w.full()}</span>'
            f"<small>{v.town()}</small></a>"
        )
    return f'<div class="self" data-viewer="{v.full()}"><h4>{v.given()}</h4></div>{cards}<div>Sponsored: {v.product()}</div>'


def prefetched(v: Visit) -> str:
    """JSON for hydration, the account as a JSON text within it."""
    inner = json.dumps({"holder": {"label": v.plain(v.name()), "mail": v.mail()}, "tier": "Gold"}, ensure_ascii=False)
    data = {
        "props": {"pageProps": {"account": inner, "shelf": [{"title": v.rng.choice(("Paul Smith", "Emma Mattress"))}]}},
        "page": "/me",
    }
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


def layered(v: Visit) -> str:
    """Calls in a script, in single quotes."""
    mail, name, brand = v.mail(), v.plain(v.name()).replace("'", "\\'"), v.rng.choice(("Paul Smith", "Hugo Boss"))
    return (
        f"<script>dataLayer.push({{'event': 'login', 'userName': '{name}', 'userMail': '{mail}', 'brand': '{brand}'}});"
        f"var shopCity = '{v.town()}';</script><h1>Welcome</h1>"
    )


_ADDRESSED: dict[str, str] = yaml.safe_load(Path(__file__).with_name("salutations.yaml").read_text("utf-8"))


def letter(v: Visit) -> str:
    """A letter, addressed by family name."""
    return (
        f"<div><p>{v.company()}</p></div><p>{v.day()}</p><p>{_ADDRESSED[v.locale[:2]].format(v.family())}</p>"
        f"<p>your order of {v.product()} has left {v.town()}.</p><p>Kind regards</p><p>Rosa Oak Team</p>"
    )


def sentence(v: Visit) -> str:
    """The name in a sentence that is the same on all pages."""
    return f"<p>This account belongs to {v.full()} ({v.mail()}) and was opened in {v.town()}.</p><p>Favourite: {v.product()}</p>"


def contacts(v: Visit) -> str:
    """An address book: several cards."""
    cards = "".join(
        f"<div class=c><h3>{v.other().reversed()}</h3>{v.street()}<br>{v.town()}</div>"
        for _ in range(v.rng.randrange(1, 6))
    )
    return f"<h1>Addresses</h1>{cards}<aside><h3>{v.product()}</h3></aside>"


def parcel(v: Visit) -> str:
    """Label and value in one text, the address behind it."""
    return (
        f"<h1>Parcel {v.rng.randrange(10**8)}</h1><p>Deliver to: {v.full()}</p><p>Shop: {v.product()}</p><p>{v.street()}</p>"
        f"<p>Neighbour: {v.other().family()}</p><p>Written to {v.mail()}</p>"
    )


def patient(v: Visit) -> str:
    """Labels in the first column of a table of two; a doctor with a title."""
    title = v.rng.choice(("Dr. ", "Prof. "))
    return (
        f"<table><tr><td>Patient</td><td>{v.reversed()}</td></tr><tr><td>Ward</td>"
        f"<td>{v.rng.choice(('St. Anna', 'East Wing', 'Marie Curie'))}</td></tr>"
        f"<tr><td>Seen by</td><td>{title}{v.other().full()}</td></tr></table><p>{v.town()}</p>"
    )


def empty(v: Visit) -> str:
    """A page about places and companies, with nobody on it."""
    rows = "".join(f"<tr><td>{v.company()}</td><td>{v.street()}</td><td>{v.town()}</td></tr>" for _ in range(4))
    return f"<h1>Branches in {v.town()}</h1><table>{rows}</table><p>{v.product()}</p><div title='{v.product()}'>{v.company()}</div>"


PAGES: dict[str, Page] = {
    page.__name__: page
    for page in (
        ticket,
        invoice,
        school,
        insurer,
        settings,
        social,
        prefetched,
        layered,
        letter,
        sentence,
        contacts,
        parcel,
        patient,
        empty,
    )
}


def page_samples(seed: int = 29) -> list[Sample]:
    """The crawls to measure on."""
    return crawls(seed, PAGES)
