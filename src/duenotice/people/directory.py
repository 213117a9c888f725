"""The customer directory: who there is, by hashed keys; raw contact data only in `contacts`, which belongs in the escrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from duenotice.model.keys import canonical_name, token_key, value_key
from duenotice.model.people import ResidenceTier, SubjectId
from duenotice.model.tables import table_of
from duenotice.people.columns import guess
from duenotice.people.normalise import email_key_text, folded_email, is_role_or_placeholder, phone_key_text
from duenotice.people.reading import Sheet, open_sheet
from duenotice.people.residence import country_code, language_tag, region_code
from duenotice.people.subjects import subject_of_account

SHARED_BY_MORE_THAN = 1


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One customer. subject: id of ours; account: hex key of the account id; emails, phones, names: value keys, the
    first as written; folded: keys of addresses with provider rules applied; country_tier: `certain` for a stated address."""

    subject: SubjectId
    account: str | None
    emails: tuple[bytes, ...]
    folded: tuple[bytes, ...]
    phones: tuple[bytes, ...]
    names: tuple[bytes, ...]
    country: str | None
    country_tier: ResidenceTier
    region: str | None
    language: str | None
    reach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Raw contact data of one customer. For the escrow only."""

    subject: SubjectId
    address: str
    name: str
    language: str | None
    postal_address: str
    phone: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that widens the bounds or needs a look. rule: short name; rows: how many are touched; where: file or
    source; detail: one sentence without personal values."""

    rule: str
    rows: int
    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Directory:
    """table: rows of DirectoryRow; contacts: rows of Contact; problems: rows of Problem."""

    table: pa.Table
    contacts: pa.Table
    problems: pa.Table


@dataclass(slots=True)
class _Reading:
    """Rows taken so far, and what went wrong with how many of them."""

    rows: dict[bytes, DirectoryRow] = field(default_factory=dict)
    contacts: dict[bytes, Contact] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    emails: Counter[bytes] = field(default_factory=Counter)


WORDS = {
    "duplicate_id": "the same customer id stands in several rows; the keys of all are kept, address and country of the first",
    "conflicting_country": "the same customer id has different countries; its country is no longer certain",
    "blank_email": "rows without an e-mail address cannot be matched or written to by e-mail",
    "bad_email": "the e-mail cell holds something that is no address",
    "bad_phone": "the phone cell holds something that cannot be completed to an international number",
    "no_key": "rows with neither id, e-mail nor phone were left out",
    "role_address": "role or placeholder addresses are not used to tell people apart",
    "shared_email": "e-mail addresses held by several customers do not tell them apart; matches on them are possible, not certain",
    "unknown_country": "the country cell holds something that is no country",
}


def read_directory(
    source: str, key: bytes, mapping: Mapping[str, str] | None = None, country: str | None = None
) -> Directory:
    """Read a customer directory: path or fsspec URL of a CSV or Parquet file, or `DATABASE-URL#table` (extra `sql`).

    key: the case's key for values (32 bytes); mapping: field to column name where the guess by header words is wrong (fields:
    `columns.FIELDS`); country: ISO alpha-2 hint for numbers without `+`, where the row itself has no country.
    Bad content gives problems, never an error. Raises UsageError for a mapping that names a missing column or a database that
    refuses, MissingExtra where SQLAlchemy is needed and missing.
    """
    sheet = open_sheet(source)
    columns = guess(sheet.headers, mapping)
    reading = _Reading()
    for cells in sheet.rows:
        row = dict(zip(sheet.headers, cells, strict=False))
        _take({name: row[header].strip() for name, header in columns.items()}, key, country, reading)
    return Directory(
        table_of(DirectoryRow, reading.rows.values()),
        table_of(Contact, reading.contacts.values()),
        table_of(Problem, _problems(sheet, columns, reading, source)),
    )


def _take(cells: Mapping[str, str], key: bytes, hint: str | None, reading: _Reading) -> None:
    country = country_code(cells.get("country", ""))
    reading.wrong["unknown_country"] += bool(cells.get("country")) and country is None
    email = _email(cells.get("email", ""), reading)
    phone = _phone(cells.get("phone", ""), country or hint, reading)
    account = cells.get("account") or None
    subject = _subject(key, account, email, phone)
    if subject is None:
        reading.wrong["no_key"] += 1
        return
    row = _row(subject, (account, email, phone), cells, country, key)
    reading.emails.update(row.emails)
    known = reading.rows.get(subject)
    if known is not None:
        row = _merged(known, row, reading)
    reading.rows[subject] = row
    reading.contacts.setdefault(subject, _contact(subject, cells, email, phone))


def _subject(key: bytes, account: str | None, email: str | None, phone: str | None) -> bytes | None:
    """The stable id, hanging on the strongest key there is."""
    if account:
        return subject_of_account(key, token_key(key, "ACCOUNT_ID", account))
    for kind, text in (("EMAIL", email), ("PHONE", phone)):
        if text:
            return value_key(key, "SUBJECT", f"{kind}:{text}")
    return None


def _email(raw: str, reading: _Reading) -> str | None:
    if not raw:
        reading.wrong["blank_email"] += 1
        return None
    email = email_key_text(raw)
    reading.wrong["bad_email"] += email is None
    if email is not None and is_role_or_placeholder(email):
        reading.wrong["role_address"] += 1
    return email


def _phone(raw: str, country: str | None, reading: _Reading) -> str | None:
    phone = phone_key_text(raw, country) if raw else None
    reading.wrong["bad_phone"] += bool(raw) and phone is None
    return phone


def _row(
    subject: bytes,
    keys: tuple[str | None, str | None, str | None],
    cells: Mapping[str, str],
    country: str | None,
    key: bytes,
) -> DirectoryRow:
    account, email, phone = keys
    usable = email is not None and not is_role_or_placeholder(email)
    return DirectoryRow(
        subject=subject,
        account=token_key(key, "ACCOUNT_ID", account) if account else None,
        emails=(value_key(key, "EMAIL", email),) if email and usable else (),
        folded=(value_key(key, "EMAIL", folded_email(email)),) if email and usable else (),
        phones=(value_key(key, "PHONE", phone),) if phone else (),
        names=tuple(value_key(key, "PERSON_NAME", n) for n in _names(cells)),
        country=country,
        country_tier="certain" if country else "none",
        region=region_code(cells.get("region", ""), country),
        language=language_tag(cells.get("language", "")),
        reach=_reach(email, cells, phone),
    )


def _names(cells: Mapping[str, str]) -> list[str]:
    given, family = cells.get("given_name", ""), cells.get("family_name", "")
    spelled = [cells.get("name", "")] if cells.get("name") else [f"{given} {family}", f"{family} {given}"]
    return [n for n in dict.fromkeys(map(canonical_name, spelled)) if n]


def _full_name(cells: Mapping[str, str]) -> str:
    return cells.get("name") or f"{cells.get('given_name', '')} {cells.get('family_name', '')}".strip()


def _reach(email: str | None, cells: Mapping[str, str], phone: str | None) -> tuple[str, ...]:
    has = {"email": email, "post": cells.get("street") and cells.get("city"), "phone": phone}
    return tuple(channel for channel, value in has.items() if value)


def _contact(subject: bytes, cells: Mapping[str, str], email: str | None, phone: str | None) -> Contact:
    postal = ", ".join(cells[part] for part in ("street", "postcode", "city", "region", "country") if cells.get(part))
    # The directory's own spelling of the address, not the folded key: some servers tell upper from lower case.
    address = cells.get("email", "") if email else ""
    return Contact(subject, address, _full_name(cells), language_tag(cells.get("language", "")), postal, phone or "")


def _merged(known: DirectoryRow, more: DirectoryRow, reading: _Reading) -> DirectoryRow:
    reading.wrong["duplicate_id"] += 1
    conflict = bool(known.country and more.country and known.country != more.country)
    reading.wrong["conflicting_country"] += conflict
    return DirectoryRow(
        known.subject,
        known.account,
        _union(known.emails, more.emails),
        _union(known.folded, more.folded),
        _union(known.phones, more.phones),
        _union(known.names, more.names),
        known.country or more.country,
        "strong" if conflict else known.country_tier if known.country else more.country_tier,
        known.region or more.region,
        known.language or more.language,
        tuple(dict.fromkeys(known.reach + more.reach)),
    )


def _union(a: tuple[bytes, ...], b: tuple[bytes, ...]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(a + b))


def _problems(sheet: Sheet, columns: Mapping[str, str], reading: _Reading, source: str) -> Iterable[Problem]:
    where = source.rpartition("#")[0].rsplit("/", 1)[-1] or source.rsplit("/", 1)[-1]
    for rule, rows, detail in sheet.wrong:
        yield Problem(rule, rows, where, detail)
    if sheet.headers and not {"email", "account", "phone"} & set(columns):
        yield Problem("missing_columns", len(reading.rows), where, "no column for e-mail, phone or id was recognised")
    elif sheet.headers and "email" not in columns:
        yield Problem("missing_columns", len(reading.rows), where, "no column for e-mail was recognised")
        reading.wrong.pop("blank_email", None)
    reading.wrong["shared_email"] = sum(n for n in reading.emails.values() if n > SHARED_BY_MORE_THAN)
    for rule, rows in reading.wrong.items():
        if rows:
            yield Problem(rule, rows, where, WORDS[rule])
