"""What an item is to the case, guessed from its content and name: the customer directory, posts, prices, history, evidence."""

from __future__ import annotations

import json
import re

from duenotice.evidence.ground.wordlist import words
from duenotice.evidence.kinds.dialect import dialect_of

_ADDRESS = frozenset(words("email e-mail mail email_address e_mail correo courriel"))
_ELSEWHERE = frozenset(
    words("phone telephone mobile phone_number tel street street_address address address1 address_line1 postal_address")
)
"""How else than by e-mail somebody can be reached."""
_PERSON = frozenset(
    words("name full_name first_name last_name firstname lastname surname customer_name vorname nachname nom prenom")
)
_SUBJECT = frozenset(
    words("customer_id customerid customer user_id userid account_id account id uid member_id subscriber_id")
)
_AUTHOR = frozenset(words("author user account handle username did screen_name"))
_WORDS = frozenset(words("text content body message status full_text"))
_WHEN = frozenset(words("time created_at date at timestamp published datetime"))
_PRICE = frozenset(words("close adj_close adjclose price last open settle"))

_DIRECTORY_NAME = re.compile(r"customer|director|account|users?\b|members|subscribers|crm|contacts", re.IGNORECASE)
_HISTORY_NAME = re.compile(r"deploy|release|change|histor|purge|rollout", re.IGNORECASE)
_POSTS_NAME = re.compile(r"posts?|toots?|tweets?|mentions?|social|skeets?", re.IGNORECASE)


def role_of(name: str, kind: str, head: bytes) -> str:
    """`directory`, `posts`, `prices`, `history` or `evidence`. name: the last of its path chain; head: the first bytes as found."""
    if kind in ("parquet", "arrow", "orc", "avro", "xlsx", "ods"):
        return "directory" if _DIRECTORY_NAME.search(name) else "evidence"
    if kind not in ("csv", "jsonl", "json"):
        return "evidence"
    return _by_columns(columns_of(kind, head), name)


def columns_of(kind: str, head: bytes) -> frozenset[str]:
    """Lower-case names of the columns or of the keys of the first object."""
    if kind == "csv":
        dialect = dialect_of(head)
        return frozenset(column.strip().lower().replace(" ", "_") for column in (dialect.names if dialect else ()))
    first = head.lstrip().split(b"\n", 1)[0]
    try:
        entry = json.loads(first)
    except (ValueError, RecursionError):
        return frozenset(
            key.decode("utf-8", "replace").lower() for key in re.findall(rb'"([^"\\]{1,40})"\s*:', head[:4096])
        )
    return frozenset(key.lower() for key in entry) if isinstance(entry, dict) else frozenset()


def _by_columns(columns: frozenset[str], name: str) -> str:
    known = columns & _ADDRESS or (columns & _ELSEWHERE and columns & _PERSON)
    if known and columns & _SUBJECT and (columns & _PERSON or _DIRECTORY_NAME.search(name)):
        return "directory" if _DIRECTORY_NAME.search(name) else "evidence"
    if columns & _WHEN and columns & _PRICE and not columns & _ADDRESS:
        return "prices"
    if (
        columns & _WHEN
        and columns & {"kind", "type", "action", "event"}
        and columns & {"title", "message", "description", "version"}
    ):
        return "history" if "ttl_s" in columns or _HISTORY_NAME.search(name) else "evidence"
    if columns & _WHEN and columns & _WORDS and columns & _AUTHOR:
        return "posts" if _POSTS_NAME.search(name) or not columns & _ADDRESS else "evidence"
    return "evidence"
