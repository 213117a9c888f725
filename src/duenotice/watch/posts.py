"""Posts from a JSON Lines file: who spoke (as a keyed hash), when, in which language and on which theme; text only masked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pyarrow as pa

from duenotice.model.keys import token_key
from duenotice.model.tables import table_of
from duenotice.watch.source import Source, content
from duenotice.watch.themes import theme_of

MAX_LINE = 1 << 20
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "post_id", "uri", "id_str"),
    "at": ("time", "created_at", "createdAt", "at", "date", "timestamp"),
    "author": ("author", "did", "account", "user", "username"),
    "text": ("text", "content", "body", "message"),
    "language": ("lang", "language", "langs"),
    "url": ("url", "link", "permalink"),
}
"""Our field and the names that services give it, first found wins."""

MASKS = (
    (re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w+"), "[e-mail]"),
    (re.compile(r"(?<!\w)@[\w.-]+"), "[account]"),
    (re.compile(r"\+?\d[\d\s().-]{6,}\d"), "[number]"),
    (re.compile(r"https?://\S+"), "[link]"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post. author: keyed hash (hex) of the account; at: UTC; sha256: of the line as found; text: masked;
    language: BCP 47 as the source says, or `und`; theme with its score (0 to 1) and the words that made it."""

    post_id: str
    author: str
    at: datetime
    url: str | None
    sha256: str
    language: str
    theme: str
    theme_score: float
    theme_why: str
    text: str


class Posts(NamedTuple):
    """The posts (table of Post, oldest first, each id once) and what could not be read: reason to number of lines."""

    table: pa.Table
    unread: dict[str, int]


def read_posts(source: Source, key: bytes) -> Posts:
    """Read a JSON Lines file of posts. key: 32 bytes for the authors' hashes.

    Raises EvidenceError where the source cannot be opened; a bad line is counted in `unread`, never raised.
    """
    posts: dict[str, Post] = {}
    unread: dict[str, int] = {}
    for line in content(source).split(b"\n"):
        if not line.strip():
            continue
        post = _post(line, key)
        if isinstance(post, str):
            unread[post] = unread.get(post, 0) + 1
        elif post.post_id in posts:
            unread["duplicate"] = unread.get("duplicate", 0) + 1
        else:
            posts[post.post_id] = post
    return Posts(table_of(Post, sorted(posts.values(), key=lambda post: (post.at, post.post_id))), unread)


def _post(line: bytes, key: bytes) -> Post | str:
    """The post of a line, or the reason why there is none."""
    if len(line) > MAX_LINE:
        return "line too long"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(record, dict):
        return "not an object"
    found = {name: _first(record, names) for name, names in NAMES.items()}
    at = instant(found["at"])
    if at is None or not found["author"] or not isinstance(found["text"], str):
        return "no time, author or text"
    return _made(found, at, line, key)


def _made(found: Mapping[str, Any], at: datetime, line: bytes, key: bytes) -> Post:
    digest = hashlib.sha256(line).hexdigest()
    language = _language(found["language"])
    theme = theme_of(found["text"], language)
    return Post(
        post_id=str(found["id"] or digest),
        author=token_key(key, "AUTHOR", str(found["author"])),
        at=at,
        url=found["url"] if isinstance(found["url"], str) else None,
        sha256=digest,
        language=language,
        theme=theme.name,
        theme_score=theme.score,
        theme_why=theme.why,
        text=masked(found["text"]),
    )


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    for name in names:
        if record.get(name) not in (None, "", []):
            return record[name]
    return None


def _language(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", first) else "und"


def instant(value: Any) -> datetime | None:
    """UTC of an ISO 8601 text (no zone: taken as UTC) or of seconds or milliseconds since 1970; None where it is neither."""
    try:
        if isinstance(value, str):
            read = datetime.fromisoformat(value)
            return read.replace(tzinfo=read.tzinfo or UTC).astimezone(UTC)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / (1000 if value > 1e11 else 1), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def masked(text: str) -> str:
    """The text with addresses, account names, long numbers and links replaced by what they are."""
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text
