"""Columns without names in lists of accounts and of cards: what stands beside an address of mail or a user's name, and is one word that
no two people share, is the password; digests there are those of passwords; behind a card's number and its dates stands its code. Lists
of pages, users and passwords show by the pages what the words beside them are; of two columns alone their words have to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duenotice.detect.fields import columns
from duenotice.detect.fields.classes import Decision, FieldFacts

FEWEST, FEWEST_PAIRS, WAYS = 3, 8, 6
"""Cells from which on a column tells anything; of two columns of words alone; and ways in which passwords are
built at least."""
_IDENTITY = frozenset({"EMAIL", "USER_NAME"})
_HASHES, _CODED = frozenset({"PASSWORD_HASH"}), frozenset({"PASSWORD", "PASSWORD_HASH"})
_COLUMN = re.compile(r"(col:(?:.*\.)?)(\d+)\Z")
_WORD = re.compile(r"\S{4,64}")
_MIXED = re.compile(r"(?=.*[^\W\d_])(?=.*\d)")
_OTHER = re.compile(
    r"[0-9a-fA-F]{16,}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|.*(?:://|[/\\].*[/\\]).*|\d[\d .:/-]*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}|[A-Z]{1,5}-\d+"
)
"""Ids, paths, hosts, numbers and times, and codes of things."""
_PAGE = re.compile(r"(?:(?:https?|ftp|android)://|//)\S{3,400}|(?:[\w-]{1,63}\.){1,6}[a-z]{2,18}(?:/\S{0,300})?")
_USER = re.compile(r"[\w.@+\\-]{2,64}")
_PROTOCOL = re.compile(r"https?|ftp|android")
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_EXPIRY = re.compile(r"(?:0?[1-9]|1[0-2])(?:[/.-]?(?:20)?[2-4]\d)?|(?:20)?[1-4]\d")
_CODE = re.compile(r"\d{3,4}")


def with_accounts(decisions: dict[str, Decision], facts: Sequence[FieldFacts]) -> dict[str, Decision]:
    """decisions: of each field, by path; facts: of all fields."""
    tables: dict[str, dict[int, FieldFacts]] = {}
    for mine in facts:
        if not mine.header and (told := _COLUMN.match(mine.path)):
            tables.setdefault(told[1], {})[int(told[2])] = mine
    found = dict(decisions)
    for table in map(_filled, tables.values()):
        kinds = {decisions[mine.path].kind for mine in table.values()}
        if "CARD" in kinds:
            _card_codes(table, found)
        if kinds & _IDENTITY or _HASHES & kinds or any(columns.hashes(mine.sample) for mine in table.values()):
            _accounts(table, found)
        else:
            _logins(table, found)
    return found


def _filled(table: dict[int, FieldFacts]) -> dict[int, FieldFacts]:
    """The columns that most rows fill; what odd rows have more is none."""
    most = max(mine.n for mine in table.values())
    return {n: mine for n, mine in table.items() if mine.n > 0.2 * most}


def _logins(table: dict[int, FieldFacts], found: dict[str, Decision]) -> None:
    """Users and passwords behind or before the pages they are for, or alone."""
    order = [n for n in sorted(table) if columns.share(table[n].sample, _PROTOCOL.fullmatch) < 1]
    pages = [n for n in order if columns.share(table[n].sample, _PAGE.fullmatch, 0.9) >= 0.9]
    rest = [n for n in order if n not in pages]
    if len(rest) != 2 or len(pages) > 1 or (pages and pages[0] == order[1]):
        return
    user, secret = (table[n] for n in rest)
    if found[user.path].kind or found[secret.path].kind or not _are_users(user) or not _are_secrets(secret):
        return
    if pages or _are_of_people(user, secret):
        score = 2.0 if pages else 1.0
        found[user.path] = Decision("USER_NAME", score, ("words of their own in a list of accounts",))
        found[secret.path] = Decision("PASSWORD", score, ("words of their own in a list of accounts",))


def _are_of_people(user: FieldFacts, secret: FieldFacts) -> bool:
    """Whether two columns of words are users and their passwords though nothing beside them says so: many, none twice, and passwords
    built in many ways, while codes and versions are built alike."""
    if min(user.n, secret.n) < FEWEST_PAIRS or secret.distinct < 0.8 * secret.n:
        return False
    built = {_LETTER.sub("a", _DIGIT.sub("9", text)) for text in secret.sample}
    return len(built) >= max(WAYS, 0.2 * len(secret.sample)) and columns.share(secret.sample, _MIXED.match) >= 0.5


def _accounts(table: dict[int, FieldFacts], found: dict[str, Decision]) -> None:
    """Digests behind who has the account, or before the word they were made of; then passwords; then names of users."""
    whose = [n for n, mine in table.items() if found[mine.path].kind in _IDENTITY]
    for n, mine in table.items():
        if not found[mine.path].kind and mine.n >= FEWEST and columns.hashes(mine.sample):
            alone = not whose and len(table) == 2 and n + 1 in table and _are_secrets(table[n + 1])
            behind = n - 1 in table and not found[table[n - 1].path].kind and _are_users(table[n - 1])
            cracked = not whose and behind and (len(table) == 2 or (n + 1 in table and _are_secrets(table[n + 1])))
            beside = behind and n + 1 in whose
            if (whose and min(whose) < n) or alone or cracked or beside:
                found[mine.path] = Decision("PASSWORD_HASH", 2.0, ("digests in a list of accounts",))
                whose += [n] if alone or cracked else []
    for n in sorted(whose):
        near = [
            table[k] for k in (n + 1, n - 1) if k in table and not found[table[k].path].kind and _are_secrets(table[k])
        ]
        is_digest = found[table[n].path].kind == "PASSWORD_HASH"
        coded = {found[mine.path].kind for mine in table.values()} & _CODED
        if near and not coded - (_HASHES if len(table) == 2 or is_digest else set()):
            found[near[0].path] = Decision("PASSWORD", 2.0, ("words of their own in a list of accounts",))
    coded = [n for n, mine in table.items() if found[mine.path].kind in _CODED]
    for n in {*whose, *coded} if coded else ():
        mine = table.get(n - 1)
        if mine is not None and not found[mine.path].kind and _are_users(mine):
            found[mine.path] = Decision("USER_NAME", 2.0, ("words of their own in a list of accounts",))


def _are_secrets(facts: FieldFacts) -> bool:
    """Whether nearly all cells are single words of their own, some of letters and digits, that are nothing else and no part of the
    addresses beside them."""
    texts = facts.sample
    if facts.n < FEWEST or facts.distinct < 0.5 * facts.n or columns.share(texts, _WORD.fullmatch, 0.9) < 0.9:
        return False
    if (
        columns.share(texts, _MIXED.match) < 0.3
        or columns.share(texts, _OTHER.fullmatch) > 0.4
        or columns.hashes(texts)
    ):
        return False
    same, beside = facts.agreement()
    return same < 0.3 * max(beside, 1)


def _are_users(facts: FieldFacts) -> bool:
    plain = columns.share(facts.sample, lambda text: bool(_USER.fullmatch(text)) and any(map(str.isalpha, text)), 0.8)
    return facts.n >= FEWEST and facts.distinct >= 0.8 * facts.n and plain >= 0.8


def _card_codes(table: dict[int, FieldFacts], found: dict[str, Decision]) -> None:
    """Three or four digits behind a card's number and one or two columns of when it ends."""
    for n in [n for n, mine in table.items() if found[mine.path].kind == "CARD"]:
        k = n + 1
        while k in table and k < n + 3 and columns.share(table[k].sample, _EXPIRY.fullmatch) >= 0.9:
            k += 1
        fine = k > n + 1 and k in table and not found[table[k].path].kind
        if fine and columns.share(table[k].sample, _CODE.fullmatch) >= 0.9:
            found[table[k].path] = Decision("CARD_CODE", 3.0, ("behind a card and its dates",))
