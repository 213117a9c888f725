"""Further made-up leaks, whose layouts were thought of after the counting was mended: other languages, markets, clinics, databases."""

from __future__ import annotations

import json
import sqlite3
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.crowd import Crowd, ascii_of
from benchmarks.leaks_stores import inserted
from benchmarks.leaks_tables import written


def german(folder: Path, crowd: Crowd) -> int:
    """Members of a club, in German."""
    rows, people = [], 0
    for p in crowd.people(90):
        near = crowd.somebody(p.family) if crowd.chance(0.5) else None
        people += 1 + (near is not None)
        rows.append(
            (
                p.number,
                p.family,
                p.given,
                p.home,
                p.mobile,
                p.email,
                near.name if near else "",
                near.mobile if near else "",
            )
        )
    header = (
        "Mitgliedsnummer",
        "Nachname",
        "Vorname",
        "Telefon privat",
        "Telefon mobil",
        "E-Mail",
        "Notfallkontakt Name",
        "Notfallkontakt Telefon",
    )
    written(folder / "mitglieder.csv", header, rows)
    return people


def spanish(folder: Path, crowd: Crowd) -> int:
    """Patients, in Spanish, two family names each."""
    people = crowd.people(90)
    rows = (
        (
            p.tax_number,
            p.given,
            p.family,
            crowd.somebody().family,
            f"{p.born:%d/%m/%Y}",
            p.home,
            p.mobile if crowd.chance(0.6) else "",
            p.email,
        )
        for p in people
    )
    header = (
        "NIF",
        "nombre",
        "primer_apellido",
        "segundo_apellido",
        "fecha_nacimiento",
        "telefono_fijo",
        "telefono_movil",
        "correo_electronico",
    )
    written(folder / "pacientes.csv", header, rows)
    return len(people)


def market(folder: Path, crowd: Crowd) -> int:
    """Sales between people: a few sellers, many buyers, some of both."""
    sellers, buyers = crowd.people(12), crowd.people(90)
    buyers += sellers[:4]
    rows, met = [], set()
    for n in range(200):
        s, b = crowd.random.choice(sellers), crowd.random.choice(buyers)
        met |= {s.number, b.number}
        rows.append((n, s.name, s.email, b.name, b.email, b.mobile, f"{n}.00"))
    written(
        folder / "sales.csv",
        ("sale_id", "seller_name", "seller_email", "buyer_name", "buyer_email", "buyer_phone", "price"),
        rows,
    )
    return len(met)


def clinic(folder: Path, crowd: Crowd) -> int:
    """Appointments: many patients, four doctors by name alone."""
    doctors, patients, rows, met = crowd.people(4), crowd.people(80), [], set()
    for p in patients:
        for _ in range(crowd.random.randrange(1, 4)):
            d = crowd.random.choice(doctors)
            met |= {p.number, d.number}
            rows.append((crowd.day(), p.name, p.born, p.mobile, f"Dr {d.name}", "diabetes"))
    written(
        folder / "appointments.csv",
        ("date", "patient_name", "patient_dob", "patient_phone", "doctor_name", "diagnosis"),
        rows,
    )
    return len(met)


def helpdesk(folder: Path, crowd: Crowd) -> int:
    """Tickets with requester, assignee and what somebody wrote."""
    staff, people, rows, met = crowd.people(5), crowd.people(60), [], set()
    for n in range(110):
        p, s = crowd.random.choice(people), crowd.random.choice(staff)
        met |= {p.number, s.number}
        text = f"Please call me at {p.mobile}." if crowd.chance(0.2) else "It still does not work."
        rows.append((n, p.name, p.email, s.name, s.work_email, text))
    header = ("ticket", "requester_name", "requester_email", "assignee_name", "assignee_email", "comment")
    written(folder / "tickets.csv", header, rows)
    return len(met)


def couples(folder: Path, crowd: Crowd) -> int:
    """Insured people and their spouses, each with an address of their own."""
    rows, people = [], 0
    for p in crowd.people(80):
        spouse = crowd.somebody(p.family if crowd.chance(0.7) else "") if crowd.chance(0.6) else None
        people += 1 + (spouse is not None)
        told = (spouse.name, spouse.email, spouse.born) if spouse else ("", "", "")
        rows.append((f"P{p.number}", p.name, p.email, p.work_email if crowd.chance(0.3) else "", p.born, *told))
    written(
        folder / "policies.csv",
        ("policy", "name", "email", "alt_email", "birth_date", "spouse_name", "spouse_email", "spouse_birth_date"),
        rows,
    )
    return people


def switchboard(folder: Path, crowd: Crowd) -> int:
    """One telephone for a whole office, an address for each."""
    people, line = crowd.people(60), crowd.phone()
    written(folder / "office.csv", ("name", "office_phone", "email"), ((p.name, line, p.work_email) for p in people))
    return len(people)


def spellings(folder: Path, crowd: Crowd) -> int:
    """The same addresses and numbers written in other ways in a second file."""
    people = crowd.people(90)
    written(folder / "a.csv", ("name", "email", "phone"), ((p.name, p.email, p.mobile) for p in people))
    rows = (
        (f"{p.family.upper()}, {p.given}", p.email.upper(), p.mobile[:3] + " " + p.mobile[3:6] + " " + p.mobile[6:])
        for p in people[:70]
    )
    written(folder / "b.csv", ("contact_name", "email", "phone"), rows)
    return len(people)


def cyrillic(folder: Path, crowd: Crowd) -> int:
    """Names in Cyrillic letters here and in Latin ones there, joined by address or telephone only."""
    letters = dict(zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхийклмнопкрстувваиз", strict=True))
    people = crowd.people(70)
    here = (("".join(letters.get(c, c) for c in p.name.lower()).title(), p.email, p.mobile) for p in people)
    written(folder / "klienty.csv", ("ФИО", "почта", "телефон"), here)
    written(folder / "export.csv", ("full_name", "email"), ((p.name, p.email) for p in people[:50]))
    return len(people)


def columnar(folder: Path, crowd: Crowd) -> int:
    """A table in Parquet with a list of telephones a row."""
    people = crowd.people(90)
    rows = [
        {
            "user_id": p.number,
            "full_name": p.name,
            "email": p.email,
            "phones": [p.mobile, p.home][: crowd.random.randrange(1, 3)],
        }
        for p in people
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "export.parquet")
    return len(people)


def database(folder: Path, crowd: Crowd) -> int:
    """An SQLite file: accounts, profiles and devices, joined by account number."""
    people = crowd.people(90)
    with sqlite3.connect(folder / "app.sqlite") as base:
        base.execute("CREATE TABLE accounts (account_id INTEGER, email TEXT, password TEXT)")
        base.execute("CREATE TABLE profiles (account_id INTEGER, first_name TEXT, last_name TEXT, birthday TEXT)")
        base.execute("CREATE TABLE devices (account_id INTEGER, phone_number TEXT)")
        for p in people:
            base.execute("INSERT INTO accounts VALUES (?, ?, ?)", (p.number, p.email, "letmein99"))
            base.execute("INSERT INTO profiles VALUES (?, ?, ?, ?)", (p.number, p.given, p.family, str(p.born)))
            for phone in [p.mobile, p.home][: crowd.random.randrange(0, 3)]:
                base.execute("INSERT INTO devices VALUES (?, ?)", (p.number, phone))
    base.close()
    return len(people)


def documents(folder: Path, crowd: Crowd) -> int:
    """An export of a document store: one object a line, nested."""
    people, near, lines = crowd.people(80), 0, []
    for p in people:
        row = {
            "_id": {"$oid": f"{p.number:024x}"},
            "profile": {
                "firstName": p.given,
                "lastName": p.family,
                "contact": {"email": p.email, "mobilePhone": p.mobile, "workPhone": p.home},
            },
        }
        if crowd.chance(0.4):
            other = crowd.somebody()
            row["guardian"] = {"firstName": other.given, "lastName": other.family, "email": other.email}
            near += 1
        lines.append(json.dumps(row))
    (folder / "profiles.json").write_text("\n".join(lines) + "\n")
    return len(people) + near


def xml(folder: Path, crowd: Crowd) -> int:
    """Customers as XML, with two telephones and a contact for the household."""
    parts, people = [], 0
    for p in crowd.people(70):
        people += 1
        inner = f"<firstName>{p.given}</firstName><lastName>{p.family}</lastName><email>{p.email}</email>"
        inner += f"<phone type='home'>{p.home}</phone><phone type='mobile'>{p.mobile}</phone>"
        parts.append(f"<customer id='{p.number}'>{inner}</customer>\n")
    (folder / "customers.xml").write_text(f"<?xml version='1.0'?>\n<customers>\n{''.join(parts)}</customers>\n")
    return people


def app_log(folder: Path, crowd: Crowd) -> int:
    """Lines of a program that says who did what."""
    people, lines = crowd.people(60), []
    for n in range(260):
        p = crowd.random.choice(people)
        what = crowd.random.choice(
            (
                f"login ok user_id={p.number} email={p.email}",
                f"reset mail sent to {p.email}",
                f'profile saved user_id={p.number} name="{p.name}" phone={p.mobile}',
            )
        )
        lines.append((p.number, f"2026-03-02T09:{n // 60:02}:{n % 60:02}Z INFO auth {what}"))
    (folder / "app.log").write_text("".join(f"{line}\n" for _, line in lines))
    return len({number for number, _ in lines})


def credentials(folder: Path, crowd: Crowd) -> int:
    """User name, address and password a line, without a header, from two breaches."""
    people = crowd.people(120)
    (folder / "first.txt").write_text(
        "".join(f"{ascii_of(p.given)}{p.number};{p.email};hunter{p.number}\n" for p in people[:80])
    )
    (folder / "second.txt").write_text("".join(f"{p.email}|{ascii_of(p.family)}77|{p.mobile}\n" for p in people[40:]))
    return len(people)


def logins(folder: Path, crowd: Crowd) -> int:
    """Users and digests of their passwords, nothing else; some of them a machine's, some in a second list."""
    people = crowd.people(70)
    users = [f"{ascii_of(p.given).lower()}.{ascii_of(p.family).lower()}{p.number}" for p in people]
    digests = {user: sha256(user.encode()).hexdigest() for user in (*users, "root", "postgres")}
    written(folder / "accounts.csv", ("user_name", "password_hash"), digests.items())
    written(folder / "vpn.csv", ("user_name", "last_login"), ((user, "2025-11-02") for user in users[:30]))
    return len(people)


def shop(folder: Path, crowd: Crowd) -> int:
    """A shop's dump as it is: customers by entity_id, addresses by parent_id, orders by customer_id with the address again."""
    people, rows, places = crowd.people(80), [], []
    for n, p in enumerate(people, 1):
        rows.append((p.number, p.email, p.given, p.family))
        places.append((n, p.number, p.given, p.family, p.mobile, p.town))
    orders = [(n, p.number, p.email, p.given, p.family) for n, p in enumerate(crowd.some(people, 0.8), 1)]
    text = inserted("customer_entity", "entity_id email firstname lastname", rows)
    text += inserted("customer_address_entity", "entity_id parent_id firstname lastname telephone city", places)
    text += inserted("sales_order", "entity_id customer_id customer_email customer_firstname customer_lastname", orders)
    (folder / "store.sql").write_text(text)
    return len(people)


def mailed(folder: Path, crowd: Crowd) -> int:
    """A mail to one stranger with a list of customers attached: two telephones and an address each, and no names."""
    sender, reader, people = crowd.somebody(), crowd.somebody(), crowd.people(60)
    rows = "".join(f"{p.email},{p.mobile},{p.home}\n" for p in people)
    message = EmailMessage()
    message["From"], message["To"] = f"{sender.name} <{sender.email}>", f"{reader.name} <{reader.email}>"
    message["Subject"], message["Date"] = "list", "Mon, 02 Mar 2026 09:00:00 +0000"
    message.set_content("The list you asked for.\n")
    message.add_attachment(f"email,mobile,phone_home\n{rows}", subtype="csv", filename="list.csv")
    (folder / "sent.eml").write_bytes(message.as_bytes())
    return len(people) + 2


MORE = {
    one.__name__: one
    for one in (
        german, spanish, market, clinic, helpdesk, couples, switchboard, spellings, cyrillic, columnar, database, documents, xml,
        app_log, credentials, logins, shop, mailed,
    )
}  # fmt: skip
"""Name of the leak → writes it into a folder and gives the number of people."""
