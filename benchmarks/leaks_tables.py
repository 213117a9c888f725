"""Made-up leaks of tables: what shops, employers, clinics and schools keep in rows, with the true number of people."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.crowd import Crowd

PASSWORDS = ("sunrise", "dragonfly", "football", "letmein", "monkey", "harbour", "winter")


def written(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)


def customers(folder: Path, crowd: Crowd) -> int:
    """Given and family name in two columns, one address, one number."""
    people = crowd.people(150)
    written(
        folder / "customers.csv",
        ("customer_id", "first_name", "last_name", "email", "phone", "created_at"),
        ((p.number, p.given, p.family, p.email, p.mobile, crowd.day()) for p in people),
    )
    return len(people)


def customers_two_phones(folder: Path, crowd: Crowd) -> int:
    """Home and mobile telephone, private and work address; none has all of them."""
    people = crowd.people(150)
    rows = (
        (
            p.given,
            p.family,
            p.home if crowd.chance(0.6) else "",
            p.mobile if crowd.chance(0.8) else "",
            p.email,
            p.work_email if crowd.chance(0.5) else "",
            p.born,
        )
        for p in people
    )
    header = ("given_name", "family_name", "phone_home", "phone_mobile", "email_private", "email_work", "birth_date")
    written(folder / "contacts.csv", header, rows)
    return len(people)


def staff(folder: Path, crowd: Crowd) -> int:
    """Several numbers of one person, and somebody to call in an emergency, who is another."""
    people = crowd.people(100)
    rows = []
    for p in people:
        near = crowd.somebody(p.family if crowd.chance(0.6) else "")
        numbers = (f"E{p.number:06}", p.us_number, p.tax_number)
        rows.append(
            (*numbers, p.name, p.work_email, p.email, p.mobile, p.born, near.name, near.mobile, 30_000 + p.number)
        )
    header = (
        "employee_number,national_id,tax_id,full_name,work_email,personal_email,mobile,date_of_birth,"
        "emergency_contact_name,emergency_contact_phone,salary"
    )
    written(folder / "employees.csv", header.split(","), rows)
    return 2 * len(people)


def orders(folder: Path, crowd: Crowd) -> int:
    """Many rows a person; guests without a customer number, some of whom are customers."""
    people, guests = crowd.people(90), crowd.people(30)
    rows = []
    for p in people:
        rows += [(p.number, p.name, p.email, p.mobile)] * crowd.random.randrange(1, 7)
        if crowd.chance(0.15):
            rows.append(("", p.name, p.email, p.mobile))
    rows += [
        ("", g.name, g.email, g.mobile if crowd.chance(0.5) else "")
        for g in guests
        for _ in range(crowd.random.randrange(1, 3))
    ]
    crowd.random.shuffle(rows)
    header = ("order_id", "ordered_at", "customer_id", "customer_name", "email", "phone", "total")
    written(
        folder / "orders.csv", header, ((50_000 + n, crowd.day(), *row, f"{n % 90}.90") for n, row in enumerate(rows))
    )
    return len(people) + len(guests)


def shipped(folder: Path, crowd: Crowd) -> int:
    """Who pays and who gets the parcel, often two people."""
    buyers, rows, others = crowd.people(100), [], 0
    for p in buyers:
        to = crowd.somebody() if crowd.chance(0.3) else p
        others += to is not p
        rows.append(
            (
                90_000 + p.number,
                p.given,
                p.family,
                p.email,
                p.mobile,
                to.given,
                to.family,
                to.mobile,
                to.street,
                to.postcode,
                to.town,
            )
        )
    header = (
        "order_id,billing_first_name,billing_last_name,billing_email,billing_phone,"
        "shipping_first_name,shipping_last_name,shipping_phone,shipping_street,shipping_postcode,shipping_city"
    )
    written(folder / "shipments.csv", header.split(","), rows)
    return len(buyers) + others


def households(folder: Path, crowd: Crowd) -> int:
    """People who share a telephone and an address; only some have an address for mail."""
    rows = []
    for _ in range(50):
        first = crowd.somebody()
        home = [first, *(crowd.somebody(first.family) for _ in range(crowd.random.randrange(0, 4)))]
        while len({p.given for p in home}) < len(home):
            home.pop()
        rows += [
            (p.name, p.email if crowd.chance(0.5) else "", first.home, first.street, first.postcode, first.town)
            for p in home
        ]
    written(folder / "members.csv", ("name", "email", "phone", "street", "postcode", "city"), rows)
    return len(rows)


def family_mail(folder: Path, crowd: Crowd) -> int:
    """A club: one address for the whole family."""
    rows = []
    for _ in range(60):
        first = crowd.somebody()
        home = {
            p.given: p for p in (first, *(crowd.somebody(first.family) for _ in range(crowd.random.randrange(0, 3))))
        }
        rows += [(p.given, p.family, p.born, first.email) for p in home.values()]
    written(folder / "club.csv", ("first_name", "last_name", "birth_date", "email"), rows)
    return len(rows)


def school(folder: Path, crowd: Crowd) -> int:
    """Pupils, their parents and their parents' telephones."""
    rows, people = [], 0
    for _ in range(80):
        child, parent = crowd.somebody(), crowd.somebody()
        child.family = parent.family if crowd.chance(0.8) else child.family
        rows.append((child.number, child.name, child.born.replace(year=2014), parent.name, parent.email, parent.mobile))
        people += 2
    header = ("pupil_id", "pupil_name", "date_of_birth", "parent_name", "parent_email", "parent_phone")
    written(folder / "pupils.csv", header, rows)
    return people


def referrals(folder: Path, crowd: Crowd) -> int:
    """Who told whom of the shop: each is a row of their own somewhere."""
    people = crowd.people(80)
    rows = [
        (p.name, p.email, crowd.random.choice(people[:n]).email if n and crowd.chance(0.5) else "")
        for n, p in enumerate(people)
    ]
    written(folder / "signups.csv", ("name", "email", "referrer_email"), rows)
    return len(people)


def hotel(folder: Path, crowd: Crowd) -> int:
    """A main guest and those who travel along."""
    rows, people = [], 0
    for n in range(80):
        guest = crowd.somebody()
        along = [crowd.somebody(guest.family if crowd.chance(0.5) else "") for _ in range(crowd.random.randrange(0, 3))]
        people += 1 + len(along)
        names = [p.name for p in along] + [""] * 2
        rows.append(
            (f"B{70_000 + n}", guest.name, guest.email, guest.mobile, names[0], names[1], crowd.day(), 1 + n % 5)
        )
    header = (
        "booking",
        "guest_name",
        "guest_email",
        "guest_phone",
        "companion1_name",
        "companion2_name",
        "arrival",
        "nights",
    )
    written(folder / "bookings.csv", header, rows)
    return people


def calls(folder: Path, crowd: Crowd) -> int:
    """A record of who called whom: two numbers a row, no names."""
    people = crowd.people(60)
    met: set[int] = set()
    rows = []
    for n in range(400):
        a, b = crowd.random.sample(people, 2)
        met |= {a.number, b.number}
        rows.append((f"{crowd.day()} 10:{n % 60:02}:00", a.mobile, b.mobile, n % 900))
    written(folder / "cdr.csv", ("start", "number_a", "number_b", "duration"), rows)
    return len(met)


def combo(folder: Path, crowd: Crowd) -> int:
    """A list of addresses and passwords, some with two passwords."""
    people = crowd.people(200)
    lines = [f"{p.email}:{crowd.random.choice(PASSWORDS)}{p.number % 100}" for p in people]
    lines += [f"{p.email}:{crowd.random.choice(PASSWORDS)}{p.number % 7}!" for p in crowd.some(people, 0.1)]
    crowd.random.shuffle(lines)
    (folder / "combo.txt").write_text("\n".join(lines) + "\n")
    return len(people)


def backups(folder: Path, crowd: Crowd) -> int:
    """One table twice: in the older one some customers are missing, and some had another address or number."""
    people = crowd.people(120)
    header = ("customer_id", "name", "email", "phone")
    old = []
    for p in people[:90]:
        email = crowd.email(p.given, p.family) if crowd.chance(0.15) else p.email
        old.append((p.number, p.name, email, crowd.phone() if crowd.chance(0.15) else p.mobile))
    written(folder / "customers.csv", header, ((p.number, p.name, p.email, p.mobile) for p in people))
    written(folder / "customers_backup_2024.csv", header, old)
    return len(people)


def offices(folder: Path, crowd: Crowd) -> int:
    """Real people among offices, tests and placeholders."""
    people, unreached = crowd.people(60), crowd.people(15)
    rows = [(p.name, p.email, p.mobile, p.us_number) for p in people]
    for n in range(12):
        rows.append(
            (
                ("Customer Service", "Sales Team", "Support")[n % 3],
                f"{('info', 'noreply', 'support', 'sales')[n % 4]}@shop{n}.example",
                "",
                "",
            )
        )
    rows += [("John Doe", "test@example.com", "", "000-00-0000")] * 8
    rows += [("Test Test", "test@test.example", "+10000000000", "123-45-6789")] * 4
    rows += [(p.name, "none@example.com", p.mobile, "000-00-0000") for p in unreached]
    crowd.random.shuffle(rows)
    written(folder / "contacts.csv", ("name", "email", "phone", "ssn"), rows)
    return len(people) + len(unreached)


def attendees(folder: Path, crowd: Crowd) -> int:
    """Names and nothing else of a person."""
    people = list({p.name: p for p in crowd.people(100)}.values())
    written(folder / "attendees.csv", ("attendee_name", "ticket"), ((p.name, f"T{n}") for n, p in enumerate(people)))
    return len(people)


def eav(folder: Path, crowd: Crowd) -> int:
    """One datum a row: entity, attribute, value."""
    people = crowd.people(90)
    rows = []
    for p in people:
        rows += [(p.number, "first_name", p.given), (p.number, "last_name", p.family), (p.number, "email", p.email)]
        rows += [(p.number, "phone", p.mobile)] if crowd.chance(0.7) else []
    written(folder / "customer_entity.csv", ("entity_id", "attribute", "value"), rows)
    return len(people)


def nested(folder: Path, crowd: Crowd) -> int:
    """Users with lists of contacts, and somebody to call."""
    people, rows, near = crowd.people(80), [], 0
    for p in people:
        row = {
            "id": p.number,
            "name": {"first": p.given, "last": p.family},
            "emails": [{"type": "private", "value": p.email}, {"type": "work", "value": p.work_email}][
                : crowd.random.randrange(1, 3)
            ],
            "phones": [{"type": "mobile", "number": p.mobile}, {"type": "home", "number": p.home}][
                : crowd.random.randrange(0, 3)
            ],
        }
        if crowd.chance(0.3):
            other = crowd.somebody()
            row["emergency_contact"] = {"name": other.name, "phone": other.mobile}
            near += 1
        rows.append(row)
    (folder / "users.json").write_text(json.dumps({"users": rows}, indent=1))
    return len(people) + near


def changed(folder: Path, crowd: Crowd) -> int:
    """A shop and its newsletter: slips of the keyboard, names changed by marriage, other spellings of one name."""
    people = crowd.people(100)
    spelled = {
        "Dmitri": "Dmitry",
        "Natalia": "Nataliya",
        "Katarina": "Katharina",
        "Mehmet": "Mehmed",
        "Yusuf": "Youssef",
        "Sofia": "Sophia",
    }
    rows = []
    for p in crowd.some(people, 0.7):
        given, family, email = spelled.get(p.given, p.given), p.family, p.email
        change = crowd.random.random()
        if change < 0.15:
            family = crowd.slip(family)
        elif change < 0.25:
            family = crowd.random.choice(("Lindqvist", "Ackermann", "Whitfield", "Beaumont"))
        elif change < 0.35:
            email = crowd.email(given, family)
        rows.append((f"{given} {family}", email))
    written(
        folder / "shop.csv",
        ("customer_id", "name", "email", "phone"),
        ((p.number, p.name, p.email, p.mobile) for p in people),
    )
    written(folder / "newsletter.csv", ("subscriber_name", "email"), rows)
    return len(people)


def sparse(folder: Path, crowd: Crowd) -> int:
    """Names are missing, and of most people either the address or the telephone."""
    rows = []
    for p in (people := crowd.people(100)):
        which = crowd.random.random()
        rows.append((p.email if which < 0.7 else "", p.mobile if which > 0.6 else "", p.town))
    written(folder / "leads.csv", ("email", "phone", "city"), rows)
    return len(people)


def numberings(folder: Path, crowd: Crowd) -> int:
    """Customers and employees, both numbered from one."""
    some, others = crowd.people(60), crowd.people(40)
    written(
        folder / "clients.csv",
        ("customer_id", "name", "email"),
        ((n, p.name, p.email) for n, p in enumerate(some, 1001)),
    )
    written(
        folder / "payroll.csv",
        ("employee_id", "name", "iban_owner", "phone"),
        ((n, p.name, p.name, p.mobile) for n, p in enumerate(others, 1001)),
    )
    return len(some) + len(others)


def passengers(folder: Path, crowd: Crowd) -> int:
    """Bookings as objects: who books, and a list of who flies."""
    rows, people = [], 0
    for n in range(60):
        group = crowd.people(crowd.random.randrange(1, 4))
        people += len(group)
        flying = [
            {"first_name": p.given, "last_name": p.family, "date_of_birth": str(p.born), "passport": f"C{p.number:07}"}
            for p in group
        ]
        rows.append(
            {
                "booking_ref": f"X{n:05}",
                "contact": {"name": group[0].name, "email": group[0].email, "phone": group[0].mobile},
                "passengers": flying,
            }
        )
    (folder / "bookings.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return people


TABLES = {
    one.__name__: one
    for one in (
        customers, customers_two_phones, staff, orders, shipped, households, family_mail, school, referrals, hotel, calls, combo,
        backups, offices, attendees, eav, nested, changed, sparse, numberings,
        passengers,
    )
}  # fmt: skip
"""Name of the leak → writes it into a folder and gives the number of people."""
