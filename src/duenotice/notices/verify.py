"""The check-this-notice page: a tiny WSGI app that holds one key and the texts, and neither list nor address.

It recomputes the code from the address typed in. So a bad code gets the same answer, of the same size and time, whether or not its
address is affected: there is nothing here that could know. Addresses and codes are not logged, stored, or put into a URL.
"""

from __future__ import annotations

import base64
import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

from duenotice.model.errors import UsageError
from duenotice.model.sending import Notice
from duenotice.notices.brief import Brief
from duenotice.notices.codes import check_code
from duenotice.notices.pages import check_page
from duenotice.notices.statement import public_text
from duenotice.notices.words import best_language, direction, locale, speaker

SCHEMA = "duenotice-check/1"
_MOST_FORM = 4_096
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noarchive"),
    ("Content-Security-Policy", _POLICY),
)

Start = Callable[[str, list[tuple[str, str]]], object]
App = Callable[[Mapping[str, Any], Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Text:
    """One text that was sent, with blanks for name and code."""

    language: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that the page needs. key: 32 bytes, b"" once the case has ended or its codes are withdrawn: then only the texts are shown."""

    case: str
    controller: str
    details: str
    key: bytes
    texts: tuple[Text, ...]

    @classmethod
    def of(cls, brief: Brief, notices: Sequence[Notice], key: bytes) -> Bundle:
        """The bundle of a case: the texts of these notices, each once, and the key `derive(master, "codes")`."""
        texts = tuple(dict.fromkeys(Text(notice.language, notice.subject, public_text(notice)) for notice in notices))
        controller, details = (str(brief.facts.value(name)) for name in ("controller_name", "contact_details"))
        return cls(brief.case, controller, details, key, texts)

    def closed(self) -> Bundle:
        """The same without its key."""
        return replace(self, key=b"")

    def to_json(self) -> bytes:
        """For export to the machine that serves the page. Holds the key: keep it as secret as the key."""
        texts = [{"language": text.language, "subject": text.subject, "text": text.text} for text in self.texts]
        outer = {
            "schema": SCHEMA,
            "case": self.case,
            "controller": self.controller,
            "details": self.details,
            "texts": texts,
        }
        return json.dumps(outer | {"key": base64.b64encode(self.key).decode()}, ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Bundle:
        """Reads what `to_json` wrote. Raises UsageError for anything else."""
        try:
            outer = json.loads(raw)
            if outer["schema"] != SCHEMA:
                raise ValueError("another schema")
            texts = tuple(Text(str(t["language"]), str(t["subject"]), str(t["text"])) for t in outer["texts"])
            key = base64.b64decode(outer["key"], validate=True)
            return cls(str(outer["case"]), str(outer["controller"]), str(outer["details"]), key, texts)
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                "This is not an exported check bundle.", next_step="Export it again with the case."
            ) from error


def verify_app(bundle: Bundle, checks_per_minute: int = 30) -> App:
    """The page as a WSGI app (PEP 3333). checks_per_minute: for one client address, against load only; 0: no limit."""
    pages = {text.language: _Page(bundle, text.language) for text in bundle.texts} or {"en": _Page(bundle, "en")}
    calm = _Calm(checks_per_minute)

    def app(environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        page = pages[_language(environ, pages)]
        status, body = _answer(environ, page, bundle, calm)
        start(status, [*_HEADERS, ("Content-Length", str(len(body)))])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    return app


def _answer(environ: Mapping[str, Any], page: _Page, bundle: Bundle, calm: _Calm) -> tuple[str, bytes]:
    method = environ["REQUEST_METHOD"]
    if method in ("GET", "HEAD"):
        return "200 OK", page.blank
    if method != "POST":
        return "405 Method Not Allowed", page.blank
    if not calm.allows(str(environ.get("REMOTE_ADDR", ""))):
        return "429 Too Many Requests", page.blank
    form = _form(environ)
    if form is None or not bundle.key:
        return "200 OK", page.blank
    return "200 OK", page.yes if check_code(bundle.key, bundle.case, *form) else page.no


def _form(environ: Mapping[str, Any]) -> tuple[str, str] | None:
    """Address and code of a form, or None for something else. Never raises for what a client may send."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return None
    if not 0 < length <= _MOST_FORM:
        return None
    raw = environ["wsgi.input"].read(length)
    try:
        fields = parse_qs(raw.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=8)
    except ValueError:
        return None
    return fields.get("address", [""])[0][:320], fields.get("code", [""])[0][:64]


def _language(environ: Mapping[str, Any], pages: Mapping[str, object]) -> str:
    """The language asked for, else the browser's first one that we have, else English or any."""
    wanted = parse_qs(environ.get("QUERY_STRING", "")[:40]).get("lang", [])
    preferred = [part.split(";")[0].strip() for part in str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))[:500].split(",")]
    for tag in [*wanted, *preferred]:
        if tag in pages:
            return tag
        ours = best_language(tag, "")
        if ours in pages:
            return ours
    return "en" if "en" in pages else next(iter(pages))


class _Page:
    """The three faces of the page in one language, rendered once: before any question, yes, and no."""

    def __init__(self, bundle: Bundle, language: str) -> None:
        words = speaker(language)
        values = {"controller": bundle.controller, "details": bundle.details}
        languages = [
            (tag, locale(tag).get_display_name()) for tag in dict.fromkeys(text.language for text in bundle.texts)
        ]
        parts: dict[str, object] = {
            "language": language,
            "direction": direction(language),
            "title": words.say("verify-title", values),
            "intro": words.say("verify-intro", {}),
            "never": words.say("check-never", {}),
            "open": bool(bundle.key),
            "closed": words.say("verify-closed", {}),
            "address_label": words.say("verify-address", {}),
            "code_label": words.say("verify-code", {}),
            "button": words.say("verify-button", {}),
            "texts_title": words.say("verify-texts", {}),
            "languages": languages,
            "texts": [text for text in bundle.texts if text.language == language],
        }
        self.blank = check_page({**parts, "answer": ""}).encode()
        self.yes = check_page({**parts, "answer": words.say("verify-yes", {})}).encode()
        self.no = check_page({**parts, "answer": words.say("verify-no", values)}).encode()


class _Calm:
    """At most so many checks a minute from one client address, over a bounded number of addresses, in memory only."""

    def __init__(self, per_minute: int, most_clients: int = 10_000) -> None:
        self._per_minute, self._most = per_minute, most_clients
        self._seen: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._lock = Lock()

    def allows(self, client: str) -> bool:
        if not self._per_minute:
            return True
        minute = int(time.monotonic() // 60)
        with self._lock:
            then, count = self._seen.pop(client, (minute, 0))
            count = count + 1 if then == minute else 1
            self._seen[client] = (minute, count)
            if len(self._seen) > self._most:
                self._seen.popitem(last=False)
        return count <= self._per_minute
