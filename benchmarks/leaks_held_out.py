"""Made-up leaks of text records that were written when the counting of such was mended, of systems that nobody had looked at for it."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks.crowd import Crowd, ascii_of
from benchmarks.leaks_audits import TENANT
from benchmarks.leaks_records import again, told, trapped
from benchmarks.leaks_tables import written
from benchmarks.leaks_texts import START


def lua_tables(folder: Path, crowd: Crowd) -> int:
    """Tables in Lua, fields in brackets, with somebody to call nested in some."""
    people, near, parts = trapped(crowd, 70), 0, []
    for p in again(crowd, people):
        row = told(crowd, p, "- firstName lastName email phone birthDate")
        inner = "".join(f'    ["{key}"] = "{one}",\n' for key, one in row.items())
        if crowd.chance(0.2):
            other, near = crowd.somebody(), near + 1
            inner += f'    ["guardian"] = {{\n      ["name"] = "{other.name}",\n      ["phone"] = "{other.mobile}",\n    }},\n'
        parts.append(f"  {{\n{inner}  }},\n")
    (folder / "players.lua").write_text(f"return {{\n{''.join(parts)}}}\n")
    return len(people) + near


def contact_mails(folder: Path, crowd: Crowd) -> int:
    """What a form on a page sent to the house, all by one machine: Italian labels, the writer's data in the text alone."""
    people, mails = trapped(crowd, 60), []
    for n, p in enumerate(again(crowd, people)):
        text = f"Nuova richiesta dal sito\n\nNome: {p.given}\nCognome: {p.family}\nTelefono: {p.mobile}\n"
        text += f"Email: {p.email}\n" if crowd.chance(0.6) else ""
        head = f"From: noreply@site.example\nTo: info@site.example\nSubject: Richiesta {n}\nMessage-ID: <{n}@site.example>\n"
        mails.append(
            f"From noreply@site.example Mon Mar  2 09:00:00 2026\n{head}\n{text}\nMessaggio:\nvorrei informazioni\n\n"
        )
    (folder / "richieste.mbox").write_text("".join(mails))
    return len(people)


def property_lists(folder: Path, crowd: Crowd) -> int:
    """An array of dictionaries as Apple's programs write them."""
    people = trapped(crowd, 70)
    rows = [told(crowd, p, "identifier givenName familyName emailAddress phoneNumber -") for p in again(crowd, people)]
    (folder / "contacts.plist").write_bytes(plistlib.dumps({"owner": "club", "contacts": rows}, sort_keys=False))
    return len(people)


def billing_lines(folder: Path, crowd: Crowd) -> int:
    """Lines of a service with bars between pairs, in Dutch; the shop's number in each, and who pays beside who gets."""
    people, lines, met = crowd.people(60), [], set[int]()
    for n in range(120):
        one = people[n] if n < len(people) else crowd.random.choice(people)
        other = crowd.random.choice(people) if crowd.chance(0.3) else one
        met |= {one.number, other.number}
        at = START + timedelta(seconds=30 * n)
        lines.append(
            f"{at:%Y-%m-%d %H:%M:%S} | winkel_id=31 | voornaam={one.given} | achternaam={one.family} | telefoon={one.mobile} | "
            f"ontvanger_voornaam={other.given} | ontvanger_achternaam={other.family} | ontvanger_telefoon={other.mobile}"
        )
    (folder / "facturen.log").write_text("\n".join(lines) + "\n")
    return len(met)


def directory_audit(folder: Path, crowd: Crowd) -> int:
    """Changes in a directory of a cloud: who did it, to whom, in lists of objects; the tenant in each."""
    people, admins, rows, met = crowd.people(60), crowd.people(3), [], set[int]()
    for n in range(120):
        who, upon = crowd.random.choice(admins), crowd.random.choice(people)
        met |= {who.number, upon.number}
        rows.append({
            "id": f"Directory_{n:08x}", "category": "UserManagement", "activityDisplayName": "Reset password", "tenantId": TENANT,
            "activityDateTime": f"{START + timedelta(minutes=n):%Y-%m-%dT%H:%M:%SZ}",
            "initiatedBy": {"user": {"id": f"{who.number:032x}", "userPrincipalName": who.work_email, "ipAddress": "203.0.113.5"}},
            "targetResources": [{
                "id": f"{upon.number:032x}", "type": "User", "displayName": upon.name, "userPrincipalName": upon.work_email,
            }],
        })  # fmt: skip
    (folder / "audit.json").write_text(json.dumps({"value": rows}, indent=2))
    return len(met)


def boards(folder: Path, crowd: Crowd) -> int:
    """Cards of a board as a table: members by login in one cell, the creator by login, an assignee by name."""
    people, rows, met = crowd.people(30), [], set[int]()
    logins = {p.number: f"{ascii_of(p.given)}_{ascii_of(p.family)}{p.number % 7}" for p in people}
    for n in range(100):
        maker, reviewer, _ = crowd.random.sample(people, 3)
        met |= {maker.number, reviewer.number}
        rows.append((n, f"Card {n}", logins[maker.number], logins[reviewer.number], "open", "bug", "web"))
    written(folder / "cards.csv", ("Card ID", "Title", "Requester", "Reviewer", "Status", "Label", "Label"), rows)
    return len(met)


HELD_OUT: dict[str, Callable[[Path, Crowd], int]] = {
    one.__name__: one for one in (lua_tables, contact_mails, property_lists, billing_lines, directory_audit, boards)
}
"""Name of the leak → writes it into a folder and gives the number of people."""
