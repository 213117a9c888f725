"""Made-up leaks of databases and address books: dumps whose tables are joined by number, cards, directories of offices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.crowd import Crowd, Somebody, ascii_of


def vcards(folder: Path, crowd: Crowd) -> int:
    """An address book."""
    people = crowd.people(70)
    (folder / "contacts.vcf").write_text("".join(_vcard(p, crowd) for p in people))
    return len(people)


def _vcard(p: Somebody, crowd: Crowd) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{p.family};{p.given};;;", f"FN:{p.name}", f"TEL;TYPE=CELL:{p.mobile}"]
    lines += [f"TEL;TYPE=HOME:{p.home}"] if crowd.chance(0.5) else []
    lines += [f"EMAIL;TYPE=HOME:{p.email}"] + ([f"EMAIL;TYPE=WORK:{p.work_email}"] if crowd.chance(0.4) else [])
    return "\r\n".join([*lines, f"BDAY:{p.born}", "END:VCARD", ""])


def ldif(folder: Path, crowd: Crowd) -> int:
    """An export of an office's directory."""
    people = crowd.people(70)
    parts = []
    for p in people:
        lines = [
            f"dn: uid={ascii_of(p.given)}{p.number},ou=people,dc=corp,dc=example",
            "objectClass: inetOrgPerson",
            f"cn: {p.name}",
        ]
        lines += [
            f"givenName: {p.given}",
            f"sn: {p.family}",
            f"mail: {p.work_email}",
            f"telephoneNumber: {p.home}",
            f"mobile: {p.mobile}",
            f"employeeNumber: {p.number}",
        ]
        parts.append("\n".join(lines))
    (folder / "people.ldif").write_text("\n\n".join(parts) + "\n")
    return len(people)


def quoted(value: object) -> str:
    """A value as a literal of SQL."""
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def inserted(table: str, columns: str, rows: Iterable[Sequence[object]]) -> str:
    """A table of a dump."""
    names = columns.split()
    made = f"CREATE TABLE `{table}` (\n" + ",\n".join(f"  `{name}` text" for name in names) + "\n);\n"
    values = ",\n".join("(" + ",".join(map(quoted, row)) + ")" for row in rows)
    return f"{made}INSERT INTO `{table}` ({', '.join(f'`{n}`' for n in names)}) VALUES\n{values};\n\n"


def dump(folder: Path, crowd: Crowd) -> int:
    """Users, addresses and orders, joined by the user's number alone."""
    people = crowd.people(100)
    parts = [
        inserted(
            "users",
            "id email password_hash created_at",
            ((p.number, p.email, f"$2y$10${p.number:053}", str(crowd.day())) for p in people),
        ),
        inserted(
            "addresses",
            "id user_id full_name street postcode city phone",
            ((n, p.number, p.name, p.street, p.postcode, p.town, p.mobile) for n, p in enumerate(people, 1)),
        ),
        inserted(
            "orders",
            "id user_id total contact_phone",
            ((n, p.number, f"{n}.50", p.home) for n, p in enumerate(crowd.some(people * 2, 0.7), 1)),
        ),
    ]
    (folder / "shop.sql").write_text("".join(parts))
    return len(people)


def wordpress(folder: Path, crowd: Crowd) -> int:
    """Users and their further data, one datum a row."""
    people = crowd.people(80)
    meta = []
    for p in people:
        mine = {
            "first_name": p.given,
            "last_name": p.family,
            "billing_phone": p.mobile,
            "billing_email": p.work_email if crowd.chance(0.2) else p.email,
        }
        meta += [(p.number, key, value) for key, value in mine.items()]
    users = (
        (
            p.number,
            f"{ascii_of(p.given)}{p.number}",
            f"$P$B{p.number:030}",
            ascii_of(p.given),
            p.email,
            "",
            str(crowd.day()),
            "",
            0,
            p.name,
        )
        for p in people
    )
    columns = "ID user_login user_pass user_nicename user_email user_url user_registered user_activation_key user_status display_name"
    text = inserted("wp_users", columns, users)
    text += inserted(
        "wp_usermeta", "umeta_id user_id meta_key meta_value", ((n, *row) for n, row in enumerate(meta, 1))
    )
    (folder / "wordpress.sql").write_text(text)
    return len(people)


STORES = {one.__name__: one for one in (vcards, ldif, dump, wordpress)}
"""Name of the leak → writes it into a folder and gives the number of people."""
