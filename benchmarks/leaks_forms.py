"""Made-up leaks of forms, passports, exports of trackers and dumps of networks: one person, several places of one record."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.crowd import Crowd, Somebody, ascii_of
from benchmarks.leaks_records import again, trapped
from benchmarks.leaks_tables import written


def _sum(text: str) -> str:
    """The check digit of ICAO 9303: weights 7, 3, 1."""
    worth = (0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55 for c in text)
    return str(sum(w * (7, 3, 1)[n % 3] for n, w in enumerate(worth)) % 10)


def zone(p: Somebody, number: str) -> str:
    """The two lines of a passport that machines read."""
    first = f"P<UTO{p.family.upper()}<<{p.given.upper()}"
    born, ends = f"{p.born:%y%m%d}", "310415"
    second = f"{number}{_sum(number)}UTO{born}{_sum(born)}F{ends}{_sum(ends)}" + "<" * 14 + "0"
    checked = second[:10] + second[13:20] + second[21:43]
    return f"{first:<<44}\n{second}{_sum(checked)}"


def passports(folder: Path, crowd: Crowd) -> int:
    """Zones of passports alone, as a scanner at a desk collects them; some were scanned twice."""
    people = trapped(crowd, 70)
    numbers = {p.number: f"L{crowd.random.randrange(10**7, 10**8)}" for p in people}
    made = [zone(p, numbers[p.number]) for p in again(crowd, people)]
    (folder / "scans.txt").write_text("\n\n".join(made) + "\n")
    return len(people)


def passport_pages(folder: Path, crowd: Crowd) -> int:
    """One text a passport, as recognition of letters gives it: fields in two languages above the zone."""
    people = trapped(crowd, 45)
    for n, p in enumerate(people):
        number = f"L{crowd.random.randrange(10**7, 10**8)}"
        text = f"PASSPORT / PASSEPORT\nUTOPIA\n\nSurname / Nom\n{p.family.upper()}\nGiven names / Prénoms\n{p.given.upper()}\n"
        text += f"Date of birth / Date de naissance\n{p.born:%d %m %Y}\nPassport No. / N° de passeport\n{number}\n\n{zone(p, number)}\n"
        (folder / f"passport_{n:02}.txt").write_text(text)
    return len(people)


def guests_with_passports(folder: Path, crowd: Crowd) -> int:
    """Guests of a hotel: name, telephone and the number of the passport; beside it a file of scanned zones of most."""
    people = trapped(crowd, 70)
    numbers = {p.number: f"L{crowd.random.randrange(10**7, 10**8)}" for p in people}
    row = ("guest", "phone", "passport_number", "room")
    written(folder / "guests.csv", row, ((p.name, p.mobile, numbers[p.number], n % 40) for n, p in enumerate(people)))
    (folder / "zones.txt").write_text("\n\n".join(zone(p, numbers[p.number]) for p in people[:50]) + "\n")
    return len(people)


def forms_german(folder: Path, crowd: Crowd) -> int:
    """Forms one below the other, a blank line between them; family and given name on lines of their own."""
    people, parts = trapped(crowd, 80), []
    for p in again(crowd, people):
        lines = [f"Nachname: {p.family}", f"Vorname: {p.given}", f"Telefon: {p.mobile}"]
        lines += [f"E-Mail: {p.email}"] if crowd.chance(0.4) else []
        parts.append("\n".join([*lines, "Anliegen: Rückruf erbeten"]))
    (folder / "formulare.txt").write_text("\n\n".join(parts) + "\n")
    return len(people)


def forms_spanish(folder: Path, crowd: Crowd) -> int:
    """Forms with lines of dashes between them; blank lines within."""
    people, parts = trapped(crowd, 60), []
    for p in people:
        text = f"Nombre: {p.given}\nApellidos: {p.family}\n\nDNI: {p.tax_number}\nMóvil: {p.mobile}\n\nObservaciones: ninguna\n"
        parts.append(text)
    (folder / "solicitudes.txt").write_text(("-" * 40 + "\n").join(parts))
    return len(people)


def forms_bulleted(folder: Path, crowd: Crowd) -> int:
    """Notes with a heading of a name and what is known below it as a list."""
    people, parts = trapped(crowd, 50), []
    for p in people:
        lines = [f"## {p.name}", "", f"- Phone: {p.mobile}", f"- Birthday: {p.born}"]
        lines += [f"- E-mail: {p.email}"] if crowd.chance(0.5) else []
        parts.append("\n".join([*lines, ""]))
    (folder / "contacts.md").write_text("# Contacts\n\n" + "\n".join(parts))
    return len(people)


def forms_two_columns(folder: Path, crowd: Crowd) -> int:
    """Printed forms with two fields a line, one page each."""
    people, parts = trapped(crowd, 50), []
    for n, p in enumerate(people):
        text = f"APPLICATION FORM                                   No. {5000 + n}\n\n"
        text += f"First name: {p.given:<24}Last name: {p.family}\n"
        text += f"Date of birth: {p.born:%d/%m/%Y}           Phone: {p.mobile}\n\nSignature: ____________\n"
        parts.append(text)
    (folder / "applications.txt").write_text("\f".join(parts))
    return len(people)


def network_dump(folder: Path, crowd: Crowd) -> int:
    """Users of a network: id, telephone, given and family name, sex, town; no header, addresses for mail nearly never."""
    people = trapped(crowd, 150)
    lines = []
    for p in again(crowd, people, 0.05):
        sex, email = crowd.random.choice(("male", "female")), p.email if crowd.chance(0.05) else ""
        number = 100_000_000_000_000 + p.number * 7919
        lines.append(f"{p.mobile.strip('+')}:{number}:{p.given}:{p.family}:{sex}:{p.town}::Single:{email}:")
    (folder / "users.txt").write_text("\n".join(lines) + "\n")
    return len(people)


def network_scraped(folder: Path, crowd: Crowd) -> int:
    """What was scraped of a network, bars between the fields: page, name, employer, place, telephone of some, address of some."""
    people, lines = trapped(crowd, 120), []
    for p in people:
        page = f"social.example/in/{ascii_of(p.given)}-{ascii_of(p.family)}-{p.number:x}"
        phone, email = p.mobile if crowd.chance(0.5) else "", p.work_email if crowd.chance(0.5) else ""
        lines.append(f"{page}|{p.given}|{p.family}|Harbour Trading|{p.town}|{phone}|{email}")
    (folder / "scrape.txt").write_text("\n".join(lines) + "\n")
    return len(people)


def tracker_export(folder: Path, crowd: Crowd) -> int:
    """Issues of a tracker: several columns of one name, users by login, comments with date and login in one cell."""
    people, rows, met = crowd.people(25), [], set[int]()
    logins = {p.number: f"{ascii_of(p.given)}.{ascii_of(p.family)}{p.number % 10}" for p in people}
    for n in range(140):
        one, other, *said = crowd.random.sample(people, 4)
        met |= {one.number, other.number, *(s.number for s in said)}
        comments = [f"02/Mar/26 9:{m:02} AM;{logins[s.number]};please look again" for m, s in enumerate(said)]
        rows.append((f"WEB-{n}", 10_000 + n, "Login fails", logins[one.number], logins[other.number], *comments))
    header = ("Issue key", "Issue id", "Summary", "Assignee", "Reporter", "Comment", "Comment")
    written(folder / "issues.csv", header, rows)
    return len(met)


def tracker_export_named(folder: Path, crowd: Crowd) -> int:
    """Issues with the display name and the id of an account of everybody; one project, one lead."""
    lead, people, rows, met = crowd.somebody(), crowd.people(40), [], set[int]()
    ids = {p.number: f"5b10{p.number:020x}" for p in (*people, lead)}
    for n in range(120):
        one, other = crowd.random.sample(people, 2)
        met |= {one.number, other.number}
        told = (one.name, ids[one.number], other.name, ids[other.number], f"02/Mar/26 9:00 AM;{ids[one.number]};done")
        rows.append((f"OPS-{n}", "Operations", lead.name, ids[lead.number], *told))
    header = "Issue key,Project name,Project lead,Project lead id,Assignee,Assignee Id,Reporter,Reporter Id,Comment"
    written(folder / "issues.csv", header.split(","), rows)
    return len(met) + 1


def logins_elsewhere(folder: Path, crowd: Crowd) -> int:
    """Users of two systems that have nothing to do with each other: some logins are equal by chance and belong to others."""
    wiki, forum = crowd.people(60), crowd.people(60)
    names = [ascii_of(p.given) for p in (*wiki, *forum)]
    one = {f"{name}{n // 9 or ''}" for n, name in enumerate(names[:60])}
    other = {f"{name}{n // 9 or ''}" for n, name in enumerate(names[60:])}
    written(folder / "wiki.csv", ("login", "name"), zip(sorted(one), (p.name for p in wiki), strict=False))
    written(folder / "forum.csv", ("username", "email"), zip(sorted(other), (p.email for p in forum), strict=False))
    return len(one) + len(other)


def stolen_passwords(folder: Path, crowd: Crowd) -> int:
    """What a thief of passwords collected: site, user and password in blocks, some users at several sites."""
    people, parts = crowd.people(80), []
    for p in people:
        for site in crowd.random.sample(
            ("shop.example", "mail.example", "forum.example"), crowd.random.randrange(1, 3)
        ):
            parts.append(f"URL: https://{site}/login\nUsername: {p.email}\nPassword: sesame{p.number}\n")
    crowd.random.shuffle(parts)
    (folder / "passwords.txt").write_text(f"{'=' * 15}\n".join(parts))
    return len(people)


def pupils_cards(folder: Path, crowd: Crowd) -> int:
    """Cards of a register, fields in a row with semicolons, in Polish; brothers and sisters share the parent's telephone."""
    people, parts = trapped(crowd, 60), []
    for n, p in enumerate(people):
        parts.append(f"{n + 1}. Imię: {p.given}; Nazwisko: {p.family}; Telefon: {p.mobile}; Data urodzenia: {p.born:%d.%m.%Y}")  # fmt: skip
    (folder / "kartoteka.txt").write_text("\n".join(parts) + "\n")
    return len(people)


def contacts_with_grid(folder: Path, crowd: Crowd) -> int:
    """An address book as a mail program exports it: many empty columns, given and family name, some with a company's line."""
    people, office = trapped(crowd, 70), crowd.phone()
    names = "First Name,Middle Name,Last Name,Company,Home Phone,Mobile Phone,Business Phone,E-mail Address,E-mail 2 Address"
    rows: Iterable[tuple[str, ...]] = (
        (p.given, "", p.family, "Harbour Trading" if n % 3 else "", "", p.mobile, office if n % 3 else "", p.email if n % 2 else "", "")
        for n, p in enumerate(people)
    )  # fmt: skip
    with (folder / "contacts.csv").open("w", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([names.split(","), *rows])
    return len(people)


FORMS: dict[str, Callable[[Path, Crowd], int]] = {
    one.__name__: one
    for one in (
        passports, passport_pages, guests_with_passports, forms_german, forms_spanish, forms_bulleted, forms_two_columns, network_dump,
        network_scraped, tracker_export, tracker_export_named, logins_elsewhere, stolen_passwords, pupils_cards, contacts_with_grid,
    )
}  # fmt: skip
"""Name of the leak → writes it into a folder and gives the number of people."""
