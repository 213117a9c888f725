"""Made-up leaks that are no tables: logs, mail, chats, medical messages and captured pages, with the true number of people."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from benchmarks.crowd import Crowd, Somebody

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def access_log(folder: Path, crowd: Crowd) -> int:
    """Addresses and customer numbers in parameters of requests, several lines a person."""
    people, lines = crowd.people(80), []
    for p in people:
        for _ in range(crowd.random.randrange(1, 6)):
            told = crowd.random.choice((f"email={quote(p.email)}&customer_id={p.number}", f"email={quote(p.email)}"))
            lines.append(f"/account/orders?{told}")
    crowd.random.shuffle(lines)
    made = []
    for n, path in enumerate(lines):
        at = (START + timedelta(seconds=7 * n)).strftime("%d/%b/%Y:%H:%M:%S +0000")
        made.append(f'203.0.113.{n % 250} - - [{at}] "GET {path} HTTP/1.1" 200 {900 + n} "-" "{AGENT}"')
    (folder / "access.log").write_text("\n".join(made) + "\n")
    return len(people)


def mailbox(folder: Path, crowd: Crowd) -> int:
    """Customers write to a desk, which answers with its signature; the answer quotes the question; some name others in copy."""
    agents, customers = crowd.people(3), crowd.people(40)
    met, mails = set[str](), []
    for n, p in enumerate(customers):
        agent = agents[n % 3]
        asked = mail(
            n,
            f"{p.name} <{p.email}>",
            f"{agent.name} <{agent.work_email}>",
            "My order",
            f"Hello,\n\nmy order has not come.\n\nKind regards\n{p.name}\n{p.mobile}\n",
        )
        if crowd.chance(0.3):
            other = crowd.somebody()
            asked["Cc"] = f"{other.name} <{other.email}>"
            met.add(other.email)
        mails.append(asked)
        met |= {p.email, agent.work_email}
        if crowd.chance(0.7):
            told = f"Dear {p.name},\n\nit is on its way.\n\n-- \n{agent.name}\nCustomer care\n{agent.mobile}\n\n"
            told += f"On {START:%d %b %Y}, {p.name} <{p.email}> wrote:\n> my order has not come.\n> {p.name}\n> {p.mobile}\n"
            mails.append(
                mail(n + 500, f"{agent.name} <{agent.work_email}>", f"{p.name} <{p.email}>", "Re: My order", told)
            )
    saved(folder / "desk.mbox", mails)
    return len(met)


def saved(path: Path, mails: list[EmailMessage]) -> None:
    """A mailbox."""
    path.write_text("".join(f"From sender@example.com Mon Mar  2 09:00:00 2026\n{one.as_string()}\n" for one in mails))


def mail(n: int, sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """One message; n: minutes after the first."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"], made["Message-ID"] = format_datetime(START + timedelta(minutes=n)), f"<{n}.20260302@mx.corp.example>"
    made.set_content(text)
    return made


def hl7(folder: Path, crowd: Crowd) -> int:
    """Admissions: a patient, and for some the next of kin."""
    people, parts, near = crowd.people(70), [], 0
    for n, p in enumerate(people):
        at = (START + timedelta(minutes=n)).strftime("%Y%m%d%H%M%S")
        lines = [
            f"MSH|^~\\&|ADT|WARD|LAB|WARD|{at}||ADT^A01|{n:06}|P|2.5",
            f"PID|1||{p.number}^^^WARD^MR||{p.family}^{p.given}||{p.born:%Y%m%d}|F|||{p.street}^^{p.town}^^{p.postcode}||{p.home}|{p.mobile}",
        ]
        if crowd.chance(0.4):
            other = crowd.somebody(p.family)
            lines.append(f"NK1|1|{other.family}^{other.given}|SPO||{other.mobile}")
            near += 1
        parts.append("\r".join([*lines, "PV1|1|I|W3^12^1", ""]))
    (folder / "admissions.hl7").write_text("\n".join(parts), newline="")
    return len(people) + near


def fhir(folder: Path, crowd: Crowd) -> int:
    """A bulk export: patients with ways to reach them and a contact person, and what was measured of whom by number alone."""
    people, patients, measured, near = crowd.people(70), [], [], 0
    for p in people:
        telecom = [{"system": "phone", "value": p.mobile, "use": "mobile"}, {"system": "email", "value": p.email}]
        telecom += [{"system": "phone", "value": p.home, "use": "home"}] if crowd.chance(0.4) else []
        row = {
            "resourceType": "Patient",
            "id": f"pat-{p.number}",
            "name": [{"use": "official", "family": p.family, "given": [p.given]}],
            "telecom": telecom,
            "birthDate": str(p.born),
        }
        if crowd.chance(0.3):
            other = crowd.somebody()
            row["contact"] = [
                {
                    "name": {"family": other.family, "given": [other.given]},
                    "telecom": [{"system": "phone", "value": other.mobile}],
                }
            ]
            near += 1
        patients.append(row)
        measured.append(
            {
                "resourceType": "Observation",
                "subject": {"reference": f"Patient/pat-{p.number}"},
                "code": {"text": "Glucose"},
                "valueQuantity": {"value": 5.1},
            }
        )
    for name, rows in (("Patient", patients), ("Observation", measured)):
        (folder / f"{name}.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return len(people) + near


def chat(folder: Path, crowd: Crowd) -> int:
    """A group chat; now and then somebody tells how to reach them, or somebody else."""
    people, rows, told = crowd.people(25), [], set[str]()
    for n in range(300):
        p = crowd.random.choice(people)
        told.add(p.email)
        text = crowd.random.choice(("see you tomorrow", "thanks!", "who brings the cake?", "I am late", "ok"))
        if crowd.chance(0.05):
            text = f"my number is {p.mobile}, or write to {p.email}"
        elif crowd.chance(0.03):
            other = crowd.somebody()
            told.add(other.email)
            text = f"ask {other.name}, {other.email}"
        rows.append(
            {
                "id": n,
                "date": f"{START + timedelta(minutes=n):%Y-%m-%dT%H:%M:%S}",
                "from": p.name,
                "from_id": f"user{p.number}",
                "text": text,
            }
        )
    (folder / "chat.json").write_text(
        json.dumps({"name": "Spring fair", "type": "private_group", "messages": rows}, indent=1)
    )
    return len(told)


def _page(p: Somebody) -> str:
    return (
        f"<html><head><title>My account</title></head><body><h1>My account</h1><dl><dt>Name</dt><dd>{p.name}</dd>"
        f"<dt>E-mail</dt><dd>{p.email}</dd><dt>Phone</dt><dd>{p.mobile}</dd></dl></body></html>"
    )


def har(folder: Path, crowd: Crowd) -> int:
    """Account pages as a browser kept them; on some of them stands another customer's data: only these were shown to somebody else."""
    people, entries, shown = crowd.people(40), [], set[str]()
    for n, p in enumerate(people):
        other = crowd.random.choice([q for q in people if q is not p])
        owner = other if n >= 20 and crowd.chance(0.5) else p
        shown |= {owner.email} if owner is not p else set()
        entries.append(
            _entry(
                n, p, "/login", "<html><body>Welcome</body></html>", f"email={quote(p.email)}&customer_id={p.number}"
            )
        )
        entries.append(_entry(n, p, "/account", _page(owner), ""))
    text = json.dumps({"log": {"version": "1.2", "creator": {"name": "browser", "version": "1"}, "entries": entries}})
    (folder / "pages.har").write_text(text)
    return len(shown)


def _entry(n: int, p: Somebody, path: str, page: str, form: str) -> dict[str, object]:
    at = START + timedelta(minutes=n, seconds=10 if path == "/account" else 0)
    cookie = f"sessionid=s{p.number:030x}; customer_id={p.number}"
    request = {
        "method": "POST" if form else "GET", "url": f"https://shop.example{path}", "httpVersion": "HTTP/1.1", "cookies": [],
        "queryString": [],
        "headers": [{"name": "Cookie", "value": cookie}, {"name": "User-Agent", "value": AGENT}], "headersSize": -1, "bodySize": len(form),
    }  # fmt: skip
    if form:
        request["postData"] = {"mimeType": "application/x-www-form-urlencoded", "text": form}
    content = {"size": len(page), "mimeType": "text/html; charset=utf-8", "text": page}
    response = {
        "status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": [{"name": "Content-Type", "value": "text/html"}], "content": content,
        "redirectURL": "", "headersSize": -1, "bodySize": len(page),
    }  # fmt: skip
    return {
        "startedDateTime": at.isoformat(),
        "time": 40,
        "request": request,
        "response": response,
        "cache": {},
        "timings": {"send": 1, "wait": 30, "receive": 9},
    }


def invoices(folder: Path, crowd: Crowd) -> int:
    """Letters as text, one file each: the customer above, the clerk below."""
    clerk, people = crowd.somebody(), crowd.people(40)
    for n, p in enumerate(people):
        text = f"{p.name}\n{p.street}\n{p.postcode} {p.town}\n\nInvoice {8000 + n}\n\nDear {p.name},\n\nplease find below your order.\n"
        text += (
            f"Customer number: {p.number}\nYour e-mail: {p.email}\n\nKind regards\n{clerk.name}\n{clerk.work_email}\n"
        )
        (folder / f"invoice_{8000 + n}.txt").write_text(text)
    return len(people) + 1


def systems(folder: Path, crowd: Crowd) -> int:
    """One customer in several systems: a list for mail, tickets, and payments, by address only."""
    people = crowd.people(100)
    (folder / "crm.jsonl").write_text(
        "".join(json.dumps({"name": p.name, "email": p.email, "phone": p.mobile}) + "\n" for p in people)
    )
    (folder / "mailing.txt").write_text("".join(f"{p.email}\n" for p in crowd.some(people, 0.6)))
    rows = "".join(
        f"<ticket><id>{n}</id><requester>{p.email}</requester><subject>Where is my order</subject></ticket>\n"
        for n, p in enumerate(crowd.some(people, 0.4))
    )
    (folder / "tickets.xml").write_text(f"<?xml version='1.0'?>\n<tickets>\n{rows}</tickets>\n")
    return len(people)


TEXTS = {one.__name__: one for one in (access_log, mailbox, hl7, fhir, chat, har, invoices, systems)}
"""Name of the leak → writes it into a folder and gives the number of people."""
