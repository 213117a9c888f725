"""Made-up leaks where a customer directory is at hand: who is in the leak is a customer, a guest, or somebody beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.crowd import Crowd, Somebody
from benchmarks.leaks_stores import inserted
from benchmarks.leaks_tables import written
from benchmarks.leaks_texts import mail, saved

DIRECTORY = "directory.csv"
"""Name of the file that holds the customers; it did not leave the house."""


def directory(folder: Path, people: Sequence[Somebody]) -> None:
    """The customers as the company knows them."""
    rows = ((p.number, p.email, p.mobile, p.given, p.family, p.street, p.postcode, p.town) for p in people)
    header = ("customer_id", "email", "phone", "first_name", "last_name", "street", "postcode", "city")
    written(folder / DIRECTORY, header, rows)


def known_orders(folder: Path, crowd: Crowd) -> int:
    """Orders of half the customers and of guests; some customers order with another address or from another telephone."""
    people, guests = crowd.people(200), crowd.people(25)
    directory(folder, people)
    rows = []
    for p in people[:100]:
        for _ in range(crowd.random.randrange(1, 4)):
            email = p.work_email if crowd.chance(0.1) else p.email
            rows.append((p.number, p.name, email, p.mobile if crowd.chance(0.6) else p.home))
    rows += [("", g.name, g.email, g.mobile) for g in guests]
    crowd.random.shuffle(rows)
    written(
        folder / "orders.csv",
        ("order_id", "customer_id", "name", "email", "phone"),
        ((n, *row) for n, row in enumerate(rows, 1)),
    )
    return 100 + len(guests)


def known_companions(folder: Path, crowd: Crowd) -> int:
    """Bookings of customers; who travels along is no customer."""
    people, rows, along = crowd.people(120), [], 0
    directory(folder, people)
    for n, p in enumerate(people[:70]):
        other = crowd.somebody() if crowd.chance(0.5) else None
        along += other is not None
        rows.append((n, p.name, p.email, other.name if other else "", other.mobile if other else ""))
    written(
        folder / "bookings.csv", ("booking", "guest_name", "guest_email", "companion_name", "companion_phone"), rows
    )
    return 70 + along


def known_dump(folder: Path, crowd: Crowd) -> int:
    """A dump of customers whose tables are joined by number; the addresses and numbers in it are partly newer than the directory."""
    people = crowd.people(150)
    directory(folder, people)
    some = people[:90]
    users = ((p.number, p.email if crowd.chance(0.9) else p.work_email) for p in some)
    places = ((n, p.number, p.name, p.street, p.home if crowd.chance(0.5) else p.mobile) for n, p in enumerate(some, 1))
    text = inserted("customers", "customer_id email", users) + inserted(
        "addresses", "id customer_id name street phone", places
    )
    (folder / "shop.sql").write_text(text)
    return len(some)


def known_mail(folder: Path, crowd: Crowd) -> int:
    """Mail of customers to a desk, some with somebody else in copy."""
    people, agent, mails, met = crowd.people(80), crowd.somebody(), [], 1
    directory(folder, people)
    for n, p in enumerate(people[:40]):
        one = mail(
            n,
            f"{p.name} <{p.email}>",
            f"{agent.name} <{agent.work_email}>",
            "My order",
            f"Hello,\n\nwhere is it?\n\n{p.name}\n{p.home}\n",
        )
        met += 1
        if crowd.chance(0.3):
            other = crowd.somebody()
            one["Cc"] = f"{other.name} <{other.email}>"
            met += 1
        mails.append(one)
    saved(folder / "desk.mbox", mails)
    return met


KNOWN = {one.__name__: one for one in (known_orders, known_companions, known_dump, known_mail)}
"""Name of the leak → writes it and the directory into a folder and gives the number of people."""
