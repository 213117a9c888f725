"""Account pages of many kinds of services, to tune detection on; `services` has others, on which it is only measured."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.visits import Page, Visit, crawls


def bank(v: Visit) -> str:
    """A heading with title and initial, accounts below it."""
    title = v.rng.choice(("Mr", "Mrs", "Ms", "Dr.")) + " "
    rows = "".join(
        f"<tr><td>{v.company()}</td><td>{v.day()}</td><td>-{v.rng.randrange(900)}.00</td></tr>" for _ in range(4)
    )
    return (
        f"<nav>{v.menu()}</nav><h2>{title}{v.initial()}</h2><p>Last log-in {v.day()}</p><table>{rows}</table>"
        f"<footer>Questions? {v.mail()} is where we answer.</footer>"
    )


def clinic(v: Visit) -> str:
    """A block with line breaks and no label."""
    return (
        f"<h1>Your appointment</h1><address>{v.full()}<br>{v.street()}<br>{v.rng.randrange(10000, 99999)} {v.town()}"
        f"<br>{v.mail()}</address>"
        f"<p>{v.day()}, Building {v.rng.choice('ABC')}</p><p>St. Mary Clinic<br>Radiology</p>"
    )


def forum(v: Visit) -> str:
    """Several people write, one reads."""
    posts = "".join(
        f"<article><b>{v.other().full()}</b><time>{v.day()}</time><p>Has anybody tried the {v.product()}? I like it.</p></article>"
        for _ in range(v.rng.randrange(1, 5))
    )
    return (
        f'<div id="me"><i></i>{v.full()}</div><h1>Thread: {v.product()}</h1>{posts}<form>'
        '<input name="reply" placeholder="Write something nice"></form>'
    )


def hydrated(v: Visit) -> str:
    """The state of the page as an assignment in a script, several levels deep."""
    state = {
        "session": {
            "ok": True,
            "viewer": {"fn": v.plain(v.first), "ln": v.plain(v.last), "contact": {"primary": v.mail()}},
        },
        "catalog": {
            "items": [
                {"t": v.rng.choice(("Billy shelf", "Desk Klara", "Paul Smith")), "p": v.rng.randrange(99)}
                for _ in range(3)
            ]
        },
        "store": {"city": v.town()},
    }
    text = json.dumps(state, ensure_ascii=v.rng.random() < 0.5)
    return f"<div id=root></div><script>window.__INITIAL_STATE__ = {text};</script><script src=/app.js></script>"


def linked(v: Visit) -> str:
    """JSON-LD of a person, an organisation and a product, each with its name."""
    graph = [
        {
            "@type": "Organization",
            "name": "Marigold Home",
            "address": {"addressLocality": v.town(), "streetAddress": v.street()},
        },
        {
            "@type": "Product",
            "name": v.rng.choice(("Rose Garden Mug", "Alexander Vase")),
            "brand": {"@type": "Brand", "name": "Paul Smith"},
        },
        {"@type": "Person", "name": v.plain(v.name()), "email": v.mail()},
    ]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script><h1>Profile</h1><p>Nothing to show yet.</p>'


def attributes(v: Visit) -> str:
    """The name stands in attributes only."""
    return (
        f'<header><button class="avatar" aria-label="Account menu for {v.full()}" data-initials="X"></button>{v.menu()}</header>'
        f'<img class="pic" alt="{v.full()}" src="/u/{v.rng.randrange(999)}.png"><a href="mailto:{v.mail()}" title="{v.full()}">Write</a>'
        f'<ul><li title="{v.product()}"><img alt="{v.product()}" src=a.png></li><li title="{v.product()}">'
        f'<img alt="{v.product()}" src=b.png></li></ul>'
    )


def titled(v: Visit) -> str:
    """The name in the title and in meta tags."""
    shop = v.rng.choice(("Orders", "Wish list", "Reviews"))
    return (
        f"<!doctype html><html><head><title>{v.full()} – {shop} | Rosa &amp; Oak</title>"
        f'<meta property="profile:first_name" content="{v.given()}"><meta property="profile:last_name" content="{v.family()}">'
        f'<meta name="description" content="Furniture by Ercol and Hans Wegner"></head><body><h1>{shop}</h1>'
        f"<p>{v.product()}</p></body></html>"
    )


def webmail(v: Visit) -> str:
    """A mailbox: senders, subjects, the reader's own address above."""
    rows = ""
    for _ in range(v.rng.randrange(2, 6)):
        w = v.other()
        rows += (
            f'<tr><td class="from">{w.full()} &lt;{w.mail()}&gt;</td><td>Re: {v.product()}</td><td>{v.day()}</td></tr>'
        )
    return f'<div class="top">{v.full()} · {v.mail()}</div><table><tr><th>From</th><th>Subject</th><th>Date</th></tr>{rows}</table>'


def apart(v: Visit) -> str:
    """Given and family name in two elements."""
    return (
        f"<section><div><span>{v.given()}</span> <strong>{v.family()}</strong></div><div><span>{v.town()}</span> "
        f"<strong>{v.rng.randrange(99)}</strong></div>"
        f"</section><ul><li>{v.product()}</li><li>{v.product()}</li></ul><p>{v.mail()}</p>"
    )


def boarding(v: Visit) -> str:
    """A boarding pass in capitals, family name first."""
    name = v.shows(f"{v.last.upper()} {v.first.upper()}" if v.locale[:2] not in ("zh", "ja", "ko") else v.name())
    return (
        f"<div class=pass><div>GATE B{v.rng.randrange(9)}</div><div>{name}</div><div>{v.town().upper()}</div>"
        f"<div>SEAT {v.rng.randrange(40)}C</div>"
        f"<div>{v.rng.choice(('LUFTHANSA', 'AIR FRANCE', 'KLM'))}</div></div><p>Confirmation sent to {v.mail()}</p>"
    )


GREETINGS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("greetings.yaml").read_text("utf-8"))


def greeted(v: Visit) -> str:
    """A greeting in the reader's language, its place on the page changes with how much stands before it."""
    said = v.rng.choice(GREETINGS[v.locale[:2]]).format(v.given() if v.rng.random() < 0.5 else v.full())
    before = "".join(f"<div class=ad>{v.product()}</div>" for _ in range(v.rng.randrange(3)))
    return f"{before}<div><p>{said}</p><p>You have {v.rng.randrange(9)} new messages</p></div><div>{v.town()}</div>"


def household(v: Visit) -> str:
    """A table of the people of a contract, one in each row."""
    rows = "".join(
        f"<tr><td>{n}</td><td>{v.other().full()}</td><td>{v.rng.choice(('Holder', 'Spouse', 'Child'))}</td>"
        f"<td>{v.rng.choice(('Gold Plus', 'Basic'))}</td></tr>"
        for n in range(v.rng.randrange(1, 5))
    )
    return (
        f"<h1>Contract {v.rng.randrange(10**6)}</h1><table><tr><th>No</th><th>Insured</th><th>Role</th><th>Plan</th>"
        f"</tr>{rows}</table><p>{v.company()}</p>"
    )


def labelled(v: Visit) -> str:
    """Definition lists with labels in another language than the lexicon may know, and in one paragraph with a bold label."""
    return (
        f"<dl><dt>Contract party</dt><dd>{v.reversed()}</dd><dt>Branch</dt><dd>{v.town()}</dd><dt>Adviser</dt>"
        f"<dd>{v.other().full()}</dd></dl>"
        f"<p><b>Bill to</b> {v.full()}</p><p><b>Brand</b> {v.product()}</p>"
    )


def nothing(v: Visit) -> str:
    """A shop page with nobody on it: brands, streets, towns, companies."""
    shelf = "".join(f"<div class=tile><h3>{v.product()}</h3><i>{v.town()}</i></div>" for _ in range(5))
    return f"<h1>{v.company()}</h1><p>{v.street()}</p><p>{v.town()}</p>{shelf}<div class=brand>{v.product()}</div>"


PAGES: dict[str, Page] = {
    page.__name__: page
    for page in (
        bank,
        clinic,
        forum,
        hydrated,
        linked,
        attributes,
        titled,
        webmail,
        apart,
        boarding,
        greeted,
        household,
        labelled,
        nothing,
    )
}


def page_samples(seed: int = 23) -> list[Sample]:
    """The crawls to tune on."""
    return crawls(seed, PAGES)
