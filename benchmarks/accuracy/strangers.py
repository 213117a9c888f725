"""Account pages and bare tables written after detection was tuned on `portals` and looked at on `services`: measured, never tuned on."""

from __future__ import annotations

import json

from benchmarks.accuracy import columns
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.visits import Page, Visit, crawls

LOCALES: dict[str, str] = {
    "en_AU": "AU", "de_CH": "CH", "fr_BE": "BE", "es_CO": "CO", "pt_PT": "PT", "nl_BE": "BE", "no_NO": "NO", "fi_FI": "FI", "ro_RO": "RO",
    "bg_BG": "BG", "hr_HR": "HR", "sk_SK": "SK", "lt_LT": "LT", "he_IL": "IL", "th_TH": "TH", "id_ID": "ID", "vi_VN": "VN",
}  # fmt: skip


def rental(v: Visit) -> str:
    """A car rental: the driver in a heading behind an icon, a second driver in a note, car models beside."""
    model = v.rng.choice(("Mercedes Benz", "Alfa Romeo", "Ford Fiesta", "Opel Corsa", "Fiat Panda", "Rolls Royce"))
    return (
        f"<section><h3><svg></svg>{v.full()}</h3><h3>{model}</h3><p>Also driving: {v.other().full()}</p>"
        f"<p>Pick-up: {v.town()}</p></section>"
        f"<small>{v.mail()}</small>"
    )


def gym(v: Visit) -> str:
    """Trainer and member as data attributes and in a list of classes."""
    classes = "".join(
        f'<li data-coach="{v.other().full()}">{word}</li>' for word in v.rng.sample(("Yoga", "Pilates", "Spinning"), 2)
    )
    return f'<body data-member="{v.full()}"><h2>Studio {v.town()}</h2><ul>{classes}</ul><a href="mailto:{v.mail()}">Write</a>'


def wiki(v: Visit) -> str:
    """A line of text that says who changed what, when."""
    lines = "".join(
        f"<div>{v.day()} by <a>{v.other().full()}</a> (Fixed the {v.product()} page)</div>" for _ in range(3)
    )
    return f"<nav>{v.menu()}<span>{v.full()}</span></nav>{lines}"


def telecom(v: Visit) -> str:
    """A reducer's state in a script without quotes around its names."""
    name, mail, town = v.plain(v.name()).replace('"', ""), v.mail(), v.town()
    return (
        f'<script>App.boot({{holder: "{name}", contactMail: "{mail}", region: "{town}", tariff: "Emma Flat"}})</script>'
        "<p>Your bill</p>"
    )


def donations(v: Visit) -> str:
    """A thank-you in a sentence, the amount within."""
    return (
        f"<h1>Thank you, {v.given()}, for your gift of {v.rng.randrange(5, 90)} EUR!</h1><p>Receipt for {v.reversed()}"
        f"<br>{v.street()}<br>{v.town()}</p>"
        f"<blockquote>Every little helps. Rosa Parks Foundation</blockquote><p>{v.mail()}</p>"
    )


def graph(v: Visit) -> str:
    """An answer of an interface in a page: edges and nodes, people and products alike under `title`."""
    people = [{"node": {"title": w.plain(w.name()), "contact": w.mail()}} for w in (v.other(), v.other())]
    shelf = [{"node": {"title": item}} for item in v.rng.sample(("Oak Shelf", "Paul Smith", "Nike", "Kettle Pro 2"), 2)]
    data = {"viewer": {"displayName": v.plain(v.name())}, "friends": {"edges": people}, "shelf": {"edges": shelf}}
    return f'<script type="application/json">{json.dumps({"data": data}, ensure_ascii=False)}</script>'


def court(v: Visit) -> str:
    """Capitals, a role behind a dash."""
    name = v.shows(v.name().upper())
    return (
        f"<center><b>{name}</b> – Applicant<br><b>{v.company()}</b> – Respondent</center>"
        f"<p>File {v.rng.randrange(10**6)}</p><p>{v.town()}</p>"
    )


def seats(v: Visit) -> str:
    """A grid of seats: most are free, some bear a name."""
    cells = "".join(f"<td>{v.other().initial() if v.rng.random() < 0.4 else 'free'}</td>" for _ in range(4))
    return f"<table><tr>{cells}</tr></table><div>Booked by {v.full()}</div><div>Row {v.rng.randrange(40)}</div>"


PAGES: dict[str, Page] = {page.__name__: page for page in (rental, gym, wiki, telecom, donations, graph, court, seats)}


def page_samples(seed: int = 37) -> list[Sample]:
    """The crawls."""
    return crawls(seed, PAGES)


def table_samples(with_headers: bool) -> list[Sample]:
    """Tables of further locales, without headers."""
    return [] if with_headers else columns.tables(43, LOCALES, columns.HEADERS, False)
