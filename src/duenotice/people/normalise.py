"""Keys of identifiers: what must be equal for two spellings to be one address, number or name."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from duenotice.model.keys import canonical_email

DOT_FREE = frozenset({"gmail.com", "googlemail.com"})
"""Providers that ignore dots in the local part (support.google.com/mail/answer/7436150)."""
PLUS_TAGS = DOT_FREE | frozenset(
    {"outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com", "proton.me", "protonmail.com"}
)
"""Providers that deliver `name+tag` to `name`."""
ROLE_LOCALS = frozenset(
    {
        "info",
        "noreply",
        "no-reply",
        "donotreply",
        "support",
        "service",
        "contact",
        "office",
        "sales",
        "admin",
        "webmaster",
        "postmaster",
        "help",
        "hello",
        "team",
        "mail",
        "kontakt",
        "ventas",
        "orders",
        "billing",
        "accounts",
        "privacy",
        "abuse",
        "security",
        "hr",
        "jobs",
        "press",
    }
)
PLACEHOLDERS = frozenset(
    {
        "test",
        "none",
        "null",
        "nil",
        "na",
        "n/a",
        "unknown",
        "nobody",
        "noemail",
        "nomail",
        "no-email",
        "example",
        "user",
        "email",
        "xxx",
        "anonymous",
        "root",
    }
)

NOBODYS_NAMES = frozenset(
    "john doe|jane doe|max mustermann|erika mustermann|test test|test user|user test|first last|firstname lastname|first name last name|"  # noqa: SIM905
    "name surname|no name|foo bar|not available|not applicable|n a|k a|s n|sin nombre|sans nom|keine angabe|unbekannt|desconocido|"
    "inconnu|sconosciuto|dummy user|demo user".split("|")
)
"""Names that forms, manuals and tests put where a person's belongs."""
NOBODYS_DATES = (
    "1900-01-01",
    "1899-12-30",
    "1899-12-31",
    "1901-01-01",
    "1970-01-01",
    "1111-11-11",
    "0001-01-01",
    "9999-12-31",
)
"""Birth dates that forms and databases put where none is known: their first and last days."""
FIRMS = frozenset("gmbh ltd limited llc llp inc plc corp corporation sarl srl kgaa gbr ohg aktiengesellschaft".split())  # noqa: SIM905
"""Words at the end of a firm's name that are no family names."""
_OFFICE = ROLE_LOCALS | frozenset(
    "customer client service services department desk centre center system administrator".split()  # noqa: SIM905
)
_COUNTED = ("1234567890", "9876543210", "0123456789")

_COUNTED_TEST = re.compile(r"(test|dummy|noemail|nomail)[._-]?\d{1,6}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,253}\.[^@\s.]{2,63}")
_WRITTEN_IN_FULL = re.compile(r"\+[1-9][\d .\-/]{6,20}")


def email_key_text(raw: str) -> str | None:
    """The canonical address, or None where it is none (no `@`, no dot in the host, blank)."""
    canonical = canonical_email(raw) if raw and len(raw) <= 320 else ""
    return canonical if _EMAIL.fullmatch(canonical) else None


def folded_email(canonical: str) -> str:
    """The address with dots and tags removed where the provider is known to ignore them; else unchanged."""
    local, _, domain = canonical.rpartition("@")
    if domain in PLUS_TAGS:
        local = local.split("+", 1)[0]
    if domain in DOT_FREE:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def is_role_or_placeholder(canonical: str) -> bool:
    """True for addresses that stand for an office or for nobody."""
    local = canonical.partition("@")[0].partition("+")[0]
    return local in ROLE_LOCALS or local in PLACEHOLDERS or _COUNTED_TEST.fullmatch(local) is not None


def is_nobodys_name(canonical: str) -> bool:
    """True for a name that stands for nobody (`john doe`), for an office (`customer service`) or for a firm (`lopez ltd`)."""
    words = canonical.split()
    nobodys = canonical in NOBODYS_NAMES or (bool(words) and _OFFICE.union(PLACEHOLDERS).issuperset(words))
    return nobodys or (len(words) > 1 and words[-1] in FIRMS)


def is_nobodys_number(digits: str) -> bool:
    """True for a telephone number made of one digit, or of digits in a row, but for its beginning (`+1 000 000 0000`), or of none."""
    last = re.sub(r"\D", "", digits)[-9:]
    return not last or (len(last) == 9 and (len(set(last)) == 1 or any(last in row for row in _COUNTED)))


def placeholder_numbers() -> frozenset[str]:
    """Identity numbers that stand for nobody: one digit all through, digits in a row, and the number of an advertisement of 1938
    that thousands took for theirs (ssa.gov/history/ssn/misused.html)."""
    same = {digit * length for digit in "0123456789" for length in range(6, 15)}
    rows = {row[:length] for row in _COUNTED for length in range(6, 11)}
    return frozenset(same | rows | {"078051120"})


@lru_cache(maxsize=100_000)
def phone_key_text(raw: str, country: str | None) -> str | None:
    """E.164 form, or None where the number cannot be completed: no `+` and no country hint, or not a number."""
    if _WRITTEN_IN_FULL.fullmatch(raw):
        return "+" + re.sub(r"\D", "", raw)
    try:
        number = phonenumbers.parse(raw, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
