"""Who logs in and by what, where programs write it (`forms`), and whose a hash is that stands behind a name in a line."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from duenotice.detect.texts.forms import FORMS, Form, line_start
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.words.secrecy import is_strong, may_be_secret, may_be_user
from duenotice.model.findings import Encoding

_KINDS = {
    "user": "login_user",
    "logged": "logged_user",
    "hash": "password_hash",
    "session": "labelled_session",
    "key": "labelled_key",
}
_USERS = ("user", "logged")
_HASH = re.compile(r"\$\w{1,16}\$\S{8,}|\*[0-9A-F]{40}|md5[0-9a-f]{32}|SCRAM-SHA-256\$\S+")
"""What statements have in the place of a password: as crypt(3), MySQL and PostgreSQL keep it."""
AHEAD, SLACK = 700, 16
"""Bytes behind an anchor that a pattern may read, and by which an anchor may end behind what its pattern reads."""
_OWNER = re.compile(rb"(?:[\w.-]{1,64}\\)?(?P<user>[\w.@+\x80-\xff-]{1,64}):(?:\{[\w-]{1,20}\})?\Z")


def expressions() -> tuple[bytes, ...]:
    """Of Hyperscan, one for each of `FORMS`."""
    return tuple(form.anchor.encode() for form in FORMS)


def accounts(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """What the forms of programs tell; one that two of them tell comes once. hits: where anchors end, and their numbers in `FORMS`."""
    seen: set[tuple[int, str]] = set()
    for to, number in sorted(hits):
        for one in _told(data, to, FORMS[number]):
            if (one.start, one.kind) not in seen:
                seen.add((one.start, one.kind))
                yield one


def _told(data: bytes, to: int, form: Form) -> Iterator[Labelled]:
    if form.line and not form.line.search(data[line_start(data, to) : to]):
        return
    match = _matched(data, to, form)
    if match is None:
        return
    found = {name.rstrip("_"): match.span(name) for name, text in match.groupdict().items() if text is not None}
    if "coded" in found:
        yield from _coded(data, *found["coded"])
        return
    read = {name: _value(data, span, name, match[0][:3] == b"://", form.strict) for name, span in found.items()}
    secret = found.get("password", found.get("quoted", (0, 0)))
    of_anybody = (
        "user" in found and read["user"] is None and not is_strong(data[slice(*secret)].decode("utf-8", "replace"))
    )
    if any(one is None for name, one in read.items() if name not in _USERS) or of_anybody:
        return  # a name beside a secret that is none is of a template, and a word beside no name is none
    yield from filter(None, read.values())


def _matched(data: bytes, to: int, form: Form) -> re.Match[bytes] | None:
    """What the form's pattern reads behind an anchor that ends at `to`, or around it."""
    begin = form.begin(data, to)
    if begin >= to:
        return form.pattern.match(data, begin, to + AHEAD)
    for match in form.pattern.finditer(data, begin, to + AHEAD):
        if match.start() < to <= match.end() + SLACK:
            return match
        if match.start() >= to:
            break
    return None


def _value(data: bytes, span: tuple[int, int], name: str, coded: bool, strict: bool) -> Labelled | None:
    """One group of a form's pattern, if it may be what it is called."""
    start, end = span
    if name == "quoted":
        start, end, name = start + 1, end - 1, "password"
    plain = data[start:end].decode("utf-8", "replace")
    text = unquote(plain) if coded else plain
    if name == "password" and _HASH.fullmatch(text):
        name = "hash"
    if name in _USERS and "\\" in text:
        start, text = start + len(plain[: plain.rfind("\\") + 1].encode()), text.rpartition("\\")[2]
        plain = text
    if name == "password":
        fine = may_be_secret(text.replace(" ", "-"), prose=True) and (is_strong(text) or not strict)
    else:
        fine = may_be_user(text) if name in _USERS else bool(text) and (name != "key" or any(map(str.isdigit, text)))
    if not fine or start == end:
        return None
    decoded = text.encode() if text != plain else None
    return Labelled(start, end, _KINDS.get(name, "login_password"), decoded, Encoding.PERCENT if decoded else 0)


def _coded(data: bytes, start: int, end: int) -> Iterator[Labelled]:
    """User and password of the mechanism PLAIN (RFC 4616)."""
    try:
        told = base64.b64decode(data[start:end], validate=True).decode().split("\0")
    except ValueError:
        return
    if len(told) == 3 and may_be_user(told[1]) and may_be_secret(told[2], prose=True):
        middle = start + (len(told[0]) + 1 + len(told[1].encode())) * 4 // 3
        yield Labelled(start, middle, "login_user", told[1].encode(), Encoding.BASE64)
        yield Labelled(middle, end, "login_password", told[2].encode(), Encoding.BASE64)


def owners(data: bytes, marked: Iterable[tuple[int, int, str]]) -> Iterator[Labelled]:
    """Names of users before the hashes of their passwords in a line: `mia:$apr1$…`. marked: as `marked.marked` gives them."""
    for start, _, kind in marked:
        if kind != "password_hash":
            continue
        first = line_start(data, start)
        match = _OWNER.match(data, first, start)
        if match is not None and may_be_user(match["user"].decode("utf-8", "replace")) and b"@" not in match["user"]:
            yield Labelled(*match.span("user"), "login_user")
