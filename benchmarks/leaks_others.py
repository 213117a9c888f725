"""Further made-up leaks: letters in other languages, exports of two dates, placeholders, recycled numbers, families, chats, CVs."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.crowd import Crowd, ascii_of
from benchmarks.leaks_tables import written
from benchmarks.leaks_texts import START, mail, saved

SHORT = {
    "Thomas": "Tom",
    "Robert": "Bob",
    "William": "Bill",
    "Samuel": "Sam",
    "Patricia": "Pat",
    "Daniel": "Dan",
    "Michael": "Mike",
}
MARRIED = ("Lindqvist", "Ackermann", "Whitfield", "Beaumont", "Castellano", "Hoekstra")


def letters_german(folder: Path, crowd: Crowd) -> int:
    """German letters, one file each: sender above, customer below it, who wrote it at the end; two per customer for some."""
    clerks, people = crowd.people(2), crowd.people(35)
    for n, p in enumerate([*people, *crowd.some(people, 0.3)]):
        clerk = clerks[n % 2]
        head = f"Stadtwerke Beispiel GmbH\nHafenweg 1\n20457 Hamburg\n\n{p.name}\n{p.street}\n{p.postcode} {p.town}\n\n"
        text = f"Kundennummer: {p.number}\nDatum: 02.03.2026\n\nIhre Abrechnung\n\nSehr geehrte Damen und Herren,\n\n"
        text += f"wir haben Sie unter {p.mobile} leider nicht erreicht. Ihr Guthaben wird bald ausgezahlt.\n\n"
        text += f"Mit freundlichen Grüßen\n\ni. A. {clerk.name}\nTelefon: {clerk.home}\nE-Mail: {clerk.work_email}\n"
        (folder / f"brief_{n:03}.txt").write_text(head + text)
    return len(people) + len(clerks)


def letters_french(folder: Path, crowd: Crowd) -> int:
    """French letters one after the other in a single file, with a line of dashes between them."""
    clerk, people, parts = crowd.somebody(), crowd.people(30), []
    for p in people:
        text = f"{p.name}\n{p.street}\n{p.postcode} {p.town}\n\nObjet : votre dossier\n\nMadame, Monsieur,\n\n"
        text += f"nous vous avons écrit à l'adresse {p.email} et appelé au {p.mobile}.\n\n"
        parts.append(text + f"Veuillez agréer nos salutations distinguées.\n\n{clerk.name}\n{clerk.work_email}\n")
    (folder / "courriers.txt").write_text(("\n" + "-" * 60 + "\n\n").join(parts))
    return len(people) + 1


def family_inbox(folder: Path, crowd: Crowd) -> int:
    """Messages as files; couples write from one address, each under their own name."""
    desk, met, n = crowd.somebody(), 1, 0
    for p in crowd.people(30):
        senders = [p, crowd.somebody(p.family)] if crowd.chance(0.4) else [p]
        senders = senders if len({s.given for s in senders}) == len(senders) else senders[:1]
        for s in senders:
            n, met = n + 1, met + 1
            text = f"Bonjour,\n\nje voudrais annuler.\n\nCordialement,\n{s.name}\n"
            one = mail(n, f"{s.name} <{p.email}>", f"{desk.name} <{desk.work_email}>", "Annulation", text)
            (folder / f"{n:03}.eml").write_bytes(one.as_bytes())
    return met


def two_dates(folder: Path, crowd: Crowd) -> int:
    """One table at two dates, with customer numbers: some left, some came, some have another address or name now."""
    people = crowd.people(140)
    row = ("customer_no", "name", "email", "phone")
    written(folder / "2024-01.csv", row, ((p.number, p.name, p.email, p.mobile) for p in people[:110]))
    later = []
    for p in people[20:]:
        name = f"{p.given} {crowd.random.choice(MARRIED)}" if crowd.chance(0.1) else p.name
        later.append(
            (p.number, name, p.work_email if crowd.chance(0.2) else p.email, p.home if crowd.chance(0.2) else p.mobile)
        )
    written(folder / "2025-01.csv", row, later)
    return len(people)


def two_dates_unnumbered(folder: Path, crowd: Crowd) -> int:
    """The same without numbers: some have another address, others another telephone, none both."""
    people = crowd.people(120)
    row = ("surname", "forename", "e-mail", "tel", "dob")
    written(folder / "old.csv", row, ((p.family, p.given, p.email, p.mobile, p.born) for p in people[:95]))
    later = []
    for p in people[15:]:
        which = crowd.random.random()
        email, phone = (p.work_email, p.mobile) if which < 0.2 else (p.email, p.home if which > 0.8 else p.mobile)
        later.append((p.family, p.given, email, phone, p.born))
    written(folder / "new.csv", row, later)
    return len(people)


def placeholders(folder: Path, crowd: Crowd) -> int:
    """What forms put where nothing is known: one address for many, `01.01.1900`, `N/A`, zeros; and users of tests."""
    people, rows = crowd.people(90), []
    for p in people:
        email = p.email if crowd.chance(0.6) else "noreply@shop.example"
        born = f"{p.born:%d.%m.%Y}" if crowd.chance(0.5) else "01.01.1900"
        rows.append((p.name, email, p.mobile if email != p.email or crowd.chance(0.5) else "N/A", born, "N/A"))
    rows += [("Test User", f"test{n}@test.example", "0000000000", "01.01.1900", "N/A") for n in range(6)]
    rows += [("N/A", "noreply@shop.example", "N/A", "01.01.1900", "N/A")] * 5
    crowd.random.shuffle(rows)
    written(folder / "members.csv", ("Name", "E-Mail", "Telefon", "Geburtsdatum", "Bemerkung"), rows)
    return len(people)


def companies(folder: Path, crowd: Crowd) -> int:
    """Companies among people: firms with an office's address, and people at firms."""
    people, rows = crowd.people(70), []
    for p in people:
        rows.append((p.name, f"{p.family} Trading Ltd" if crowd.chance(0.3) else "", p.email, p.mobile))
    for n in range(25):
        firm = (
            f"{crowd.somebody().family} {crowd.random.choice(('GmbH', 'Ltd', 'S.L.', 'Logistics Inc', '& Sons LLC'))}"
        )
        rows.append((firm, firm, f"info@firm{n}.example", crowd.phone()))
    crowd.random.shuffle(rows)
    written(folder / "debtors.csv", ("debtor_name", "company", "email", "phone"), rows)
    return len(people)


def recycled(folder: Path, crowd: Crowd) -> int:
    """Numbers of seats at an office, given to whoever comes next: the same number names another person in the later list."""
    people = crowd.people(100)
    row = ("extension", "employee_id", "name", "email")
    written(folder / "list_2019.csv", row, ((200 + n, n + 1, p.name, p.work_email) for n, p in enumerate(people[:60])))
    later = [*people[:20], *people[60:]]
    written(folder / "list_2025.csv", row, ((200 + n, n + 1, p.name, p.work_email) for n, p in enumerate(later)))
    return len(people)


def nicknames(folder: Path, crowd: Crowd) -> int:
    """A shop knows the full name, the app what people are called; joined by address, or by telephone, never by both."""
    people = crowd.people(110)
    written(folder / "shop.csv", ("name", "email", "phone"), ((p.name, p.email, p.mobile) for p in people))
    rows = []
    for p in people[:80]:
        by_mail = crowd.chance(0.5)
        rows.append(
            (f"{SHORT.get(p.given, p.given)} {p.family}", p.email if by_mail else "", "" if by_mail else p.mobile)
        )
    written(folder / "app.csv", ("display_name", "email", "phone"), rows)
    return len(people)


def married(folder: Path, crowd: Crowd) -> int:
    """Insured people before and after their wedding: name and address are new, birth date and telephone are not."""
    people = crowd.people(90)
    row = ("policy", "insured_name", "birth_date", "email", "phone", "street")
    written(
        folder / "2023.csv", row, ((f"A{n}", p.name, p.born, p.email, p.mobile, p.street) for n, p in enumerate(people))
    )
    rows = []
    for n, p in enumerate(people[:60]):
        family, email = (crowd.random.choice(MARRIED), p.work_email) if crowd.chance(0.3) else (p.family, p.email)
        rows.append((f"B{n}", f"{p.given} {family}", p.born, email, p.mobile, f"{n} High Street"))
    written(folder / "2025.csv", row, rows)
    return len(people)


def greek(folder: Path, crowd: Crowd) -> int:
    """Names in Greek letters with birth date and telephone, in Latin ones with birth date and address for mail."""
    letters = dict(zip("abcdefghijklmnopqrstuvwxyz", "αμψδεφγχιτκλμνοπκρστυβωξυζ", strict=True))
    people = crowd.people(80)
    here = (
        ("".join(letters.get(c, c) for c in p.name.lower()).title(), p.mobile, f"{p.born:%d/%m/%Y}") for p in people
    )
    written(folder / "pelates.csv", ("Ονοματεπώνυμο", "Τηλέφωνο", "Ημερομηνία γέννησης"), here)
    written(
        folder / "export.csv", ("full_name", "email", "birth_date"), ((p.name, p.email, p.born) for p in people[:50])
    )
    return len(people)


def list_and_mail(folder: Path, crowd: Crowd) -> int:
    """A list of customers and the mailbox of the desk: some write from another address, some are on no list."""
    people, guests, agent = crowd.people(90), crowd.people(15), crowd.somebody()
    written(
        folder / "customers.csv",
        ("id", "name", "email", "mobile"),
        ((p.number, p.name, p.email, p.mobile) for p in people),
    )
    mails = []
    for n, p in enumerate([*people[:30], *guests]):
        address = p.work_email if crowd.chance(0.2) else p.email
        text = f"Good morning,\n\nplease change my appointment.\n\nBest wishes,\n{p.name}\nMobile: {p.mobile}\n"
        mails.append(mail(n, f"{p.name} <{address}>", f"{agent.name} <{agent.work_email}>", "Appointment", text))
        told = f"Hi {p.given},\n\ndone.\n\nBest,\n{agent.name}\n\n> please change my appointment.\n"
        mails.append(
            mail(n + 300, f"{agent.name} <{agent.work_email}>", f"{p.name} <{address}>", "Re: Appointment", told)
        )
    crowd.random.shuffle(mails)
    saved(folder / "desk.mbox", mails)
    return len(people) + len(guests) + 1


def many_numbers(folder: Path, crowd: Crowd) -> int:
    """One person under several customer numbers, of a system each; some rows lack the address, others the telephone."""
    people, rows = crowd.people(80), []
    for p in people:
        for n in range(crowd.random.randrange(1, 4)):
            which = crowd.random.random()
            rows.append(
                (p.number * 10 + n, p.name, "" if which < 0.15 else p.email, "" if which > 0.85 else p.mobile, p.street)
            )
    crowd.random.shuffle(rows)
    written(folder / "kunden.csv", ("Kundennr", "Name", "Mail", "Telefon", "Strasse"), rows)
    return len(people)


def lines_of_families(folder: Path, crowd: Crowd) -> int:
    """A contract for mobile telephones: who pays, with an address, and the lines with who uses each."""
    rows, people = [], 0
    for p in crowd.people(45):
        home = {p.given: p} | {
            q.given: q for q in (crowd.somebody(p.family) for _ in range(crowd.random.randrange(0, 3)))
        }
        people += len(home)
        rows += [(p.number, p.name, p.email, q.mobile, q.name) for q in home.values()]
    written(folder / "lines.csv", ("account_number", "account_holder", "account_email", "msisdn", "user_name"), rows)
    return people


def phone_chat(folder: Path, crowd: Crowd) -> int:
    """A chat as telephones export it: known people by name, others by number alone."""
    people, lines = crowd.people(16), []
    for n in range(240):
        p = people[n] if n < len(people) else crowd.random.choice(people)
        who = p.name if people.index(p) < 10 else f"{p.mobile[:3]} {p.mobile[3:6]} {p.mobile[6:]}"
        said = crowd.random.choice(("ok", "see you at 8", "who brings the cake?", "👍", "I'm late", "thanks"))
        lines.append(f"{START + timedelta(minutes=n):%d/%m/%Y, %H:%M} - {who}: {said}")
    (folder / "WhatsApp Chat.txt").write_text("\n".join(lines) + "\n")
    return len(people)


def team_chat(folder: Path, crowd: Crowd) -> int:
    """Users of a team's chat with their profiles, and what they wrote, by id."""
    people = crowd.people(40)
    users = [
        {"id": f"U{p.number:07}", "name": f"{ascii_of(p.given)}.{ascii_of(p.family)}", "real_name": p.name,
         "profile": {"email": p.work_email, "phone": p.mobile if crowd.chance(0.4) else "", "display_name": p.given}}
        for p in people
    ]  # fmt: skip
    (folder / "users.json").write_text(json.dumps(users))
    rows = []
    for n in range(200):
        p, q = crowd.random.choice(people), crowd.random.choice(people)
        text = f"ask <@U{q.number:07}>" if crowd.chance(0.2) else "done, see the ticket"
        rows.append({"type": "message", "user": f"U{p.number:07}", "text": text, "ts": f"{1772442000 + n}.000100"})
    (folder / "2026-03-02.json").write_text(json.dumps(rows))
    return len(people)


def joint_accounts(folder: Path, crowd: Crowd) -> int:
    """Customers of a bank: couples with one account and one telephone, an address for mail each."""
    rows, people = [], 0
    for n, p in enumerate(crowd.people(60)):
        pair = [p, crowd.somebody(p.family)] if crowd.chance(0.4) else [p]
        pair = pair[:1] if len({q.given for q in pair}) < len(pair) else pair
        people += len(pair)
        rows += [(f"7{n:08}", q.family, q.given, q.email, p.home, f"{q.born:%Y-%m-%d}") for q in pair]
    written(folder / "konten.csv", ("Kontonummer", "Nachname", "Vorname", "E-Mail", "Telefon", "Geburtsdatum"), rows)
    return people


def bounces(folder: Path, crowd: Crowd) -> int:
    """Lists of addresses alone, some in capitals or with a tag behind a plus at a provider that ignores it."""
    people = crowd.people(120)
    own = [p.email if n % 3 else f"{ascii_of(p.given)}{p.number}@gmail.com" for n, p in enumerate(people)]
    (folder / "subscribed.txt").write_text("".join(f"{one}\n" for one in own[:100]))
    other = [one.upper() if n % 5 == 0 else one.replace("@gmail", "+news@gmail") for n, one in enumerate(own)]
    (folder / "bounced.csv").write_text("address;reason\n" + "".join(f"{one};550 no such user\n" for one in other[40:]))
    return len(people)


def typed_twice(folder: Path, crowd: Crowd) -> int:
    """A register typed by hand: some people twice, with slips in name or address, at one house and telephone."""
    people, rows = crowd.people(90), []
    for p in people:
        rows.append((p.name, p.email, p.mobile, p.street, p.postcode, p.town))
        if crowd.chance(0.25):
            rows.append(
                (
                    f"{p.given} {crowd.slip(p.family)}",
                    crowd.slip(p.email[:6]) + p.email[6:],
                    p.mobile,
                    p.street,
                    p.postcode,
                    p.town,
                )
            )
    crowd.random.shuffle(rows)
    written(folder / "register.csv", ("name", "email", "phone", "street", "zip", "city"), rows)
    return len(people)


def siblings(folder: Path, crowd: Crowd) -> int:
    """Pupils of a school, brothers and sisters among them, and two parents with what reaches these."""
    rows, people = [], 0
    for _ in range(40):
        mother, father = crowd.somebody(), crowd.somebody()
        children = {c.given: c for c in (crowd.somebody(father.family) for _ in range(crowd.random.randrange(1, 4)))}
        children.pop(father.given, None)
        people += 2 * bool(children) + len(children)
        rows += [
            (c.name, c.born, mother.name, mother.mobile, mother.email, father.name, father.mobile)
            for c in children.values()
        ]
    header = ("pupil", "birth_date", "mother_name", "mother_phone", "mother_email", "father_name", "father_phone")
    written(folder / "pupils.csv", header, rows)
    return people


def calendar(folder: Path, crowd: Crowd) -> int:
    """Meetings: who asks and who comes, by name and address."""
    people, events, met = crowd.people(50), [], set[int]()
    for n in range(60):
        host, *guests = crowd.random.sample(people, 4)
        met |= {host.number, *(g.number for g in guests)}
        at = START + timedelta(hours=n)
        lines = ["BEGIN:VEVENT", f"UID:{n}-20260302@corp.example", f"DTSTART:{at:%Y%m%dT%H%M%SZ}", "SUMMARY:Review"]
        lines.append(f"ORGANIZER;CN={host.name}:mailto:{host.work_email}")
        lines += [f"ATTENDEE;CN={g.name};PARTSTAT=ACCEPTED:mailto:{g.work_email}" for g in guests]
        events.append("\r\n".join([*lines, "END:VEVENT", ""]))
    (folder / "team.ics").write_text(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n", newline=""
    )
    return len(met)


def forwarded(folder: Path, crowd: Crowd) -> int:
    """German mail with the question quoted below under `Von:` and `An:`, as office programs do."""
    agents, people, met, mails = crowd.people(2), crowd.people(35), set[str](), []
    for n, p in enumerate(people):
        agent = agents[n % 2]
        met |= {p.email, agent.work_email}
        text = (
            f"Guten Tag {p.name},\n\nIhre Ware ist unterwegs.\n\nFreundliche Grüße\n{agent.name}\nTel. {agent.home}\n\n"
        )
        text += (
            f"Von: {p.name} <{p.email}>\nGesendet: Montag, 2. März 2026 09:00\nAn: {agent.name} <{agent.work_email}>\n"
        )
        text += f"Betreff: Meine Ware\n\nHallo,\n\nwo bleibt meine Ware?\n\nGruß\n{p.name}\nHandy {p.mobile}\n"
        mails.append(mail(n, f"{agent.name} <{agent.work_email}>", f"{p.name} <{p.email}>", "AW: Meine Ware", text))
    saved(folder / "postfach.mbox", mails)
    return len(met)


def applicants(folder: Path, crowd: Crowd) -> int:
    """CVs as text, one file each, with two people who may be asked about the applicant."""
    people, asked = crowd.people(25), 0
    for n, p in enumerate(people):
        text = f"{p.name}\n{p.street}, {p.postcode} {p.town}\n{p.mobile} | {p.email}\nBorn {p.born:%d %B %Y}\n\n"
        text += "EXPERIENCE\n2019-2025 Clerk, Harbour Trading\n2015-2019 Assistant, Mill Bakery\n\nREFERENCES\n"
        for other in crowd.people(crowd.random.randrange(0, 3)):
            text += f"{other.name}, Head of Sales, {other.work_email}, {other.home}\n"
            asked += 1
        (folder / f"cv_{n:02}.txt").write_text(text)
    return len(people) + asked


def forms_sent(folder: Path, crowd: Crowd) -> int:
    """What people typed into a form, as a log of requests kept it; some typed twice, the second time without the telephone."""
    people, lines = crowd.people(70), []
    for p in people:
        told = {"name": p.name, "email": p.email, "tel": p.mobile, "message": "please call"}
        lines.append(urlencode(told))
        if crowd.chance(0.3):
            lines.append(urlencode({"name": p.name.upper(), "email": p.email, "message": "again"}))
    crowd.random.shuffle(lines)
    made = [
        f"{START + timedelta(seconds=40 * n):%Y-%m-%dT%H:%M:%SZ} POST /contact {line}" for n, line in enumerate(lines)
    ]
    (folder / "forms.log").write_text("\n".join(made) + "\n")
    return len(people)


def minutes(folder: Path, crowd: Crowd) -> int:
    """Minutes sent round by mail: those present by name in the text, those who got it by address."""
    people, mails, host = crowd.people(20), [], crowd.somebody()
    for n in range(8):
        present = crowd.random.sample(people, 6)
        one = mail(n, f"{host.name} <{host.work_email}>", ", ".join(f"{p.name} <{p.work_email}>" for p in people), "Minutes",
                   "Present:\n" + "".join(f"- {p.name}\n" for p in present) + f"\n{host.name}\n")  # fmt: skip
        mails.append(one)
    saved(folder / "minutes.mbox", mails)
    return len(people) + 1


OTHERS = {
    one.__name__: one
    for one in (
        letters_german, letters_french, family_inbox, two_dates, two_dates_unnumbered, placeholders, companies, recycled, nicknames,
        married, greek, list_and_mail, many_numbers, lines_of_families, phone_chat, team_chat, joint_accounts, bounces, typed_twice,
        siblings, calendar, forwarded, applicants, forms_sent, minutes,
    )
}  # fmt: skip
"""Name of the leak → writes it into a folder and gives the number of people."""
