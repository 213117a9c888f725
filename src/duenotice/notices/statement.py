"""What the public can check: the statement with all texts, and the same as signed JSON for `/.well-known/`.

The signature is Ed25519 (RFC 8032) over the canonical JSON of the payload (sorted keys, no spaces, UTF-8; texts and whole numbers
only, where that form equals RFC 8785). Its key comes from the case's code key, so it needs no store of its own.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from duenotice.model.errors import PolicyRefused, UsageError
from duenotice.model.keys import derive
from duenotice.model.sending import Notice
from duenotice.notices.brief import Brief
from duenotice.notices.compose import CODE_SLOT, NAME_SLOT
from duenotice.notices.pages import statement_page
from duenotice.notices.words import speaker

SCHEMA = "duenotice-statement/1"
WELL_KNOWN_PATH = "/.well-known/breach-notice.json"
"""A proposal of ours, in the manner of security.txt (RFC 9116); not registered."""
_MOST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """A public text in plain words and as HTML without anything fetched."""

    text: str
    html: str


def public_text(notice: Notice) -> str:
    """The notice's text with its two personal slots blanked."""
    return notice.text.replace(NAME_SLOT, "…").replace(CODE_SLOT, "XXXX-XXXX-XXXX-XXXX")


def statement(brief: Brief, notices: Sequence[Notice]) -> dict[str, Page]:
    """The public statement in each language of the notices: who says it, and every text that was sent in that language,
    once: groups of people whom other laws protect may have been sent the same."""
    controller = _fact(brief, "controller_name")
    pages: dict[str, Page] = {}
    for language in dict.fromkeys(notice.language for notice in notices):
        words = speaker(language)
        title = words.say("statement-title", {"controller": controller})
        intro = [words.say("statement-intro", {}), words.say("check-never", {})]
        texts = list(
            dict.fromkeys((notice.subject, public_text(notice)) for notice in notices if notice.language == language)
        )
        plain = [title, *intro, words.day(brief.written), *(f"{subject}\n\n{text}" for subject, text in texts)]
        html = statement_page(
            language,
            words.direction,
            {"title": title, "intro": intro, "date": words.day(brief.written), "texts": texts},
        )
        pages[language] = Page("\n\n".join(plain), html)
    return pages


def well_known(brief: Brief, notices: Sequence[Notice], key: bytes) -> bytes:
    """The signed JSON that press, help desks and tools can check: case, sender, dates, subjects and hashes of all texts.

    key: 32 bytes, `derive(master, "codes")`. The bytes are the same for the same notices.
    """
    payload = {
        "schema": SCHEMA,
        "case": brief.case,
        "controller": _fact(brief, "controller_name"),
        "domain": _fact(brief, "controller_domain"),
        "date": brief.written.isoformat(),
        "check_page": brief.check_path,
        "links_in_notices": 0,
        "notices": [_entry(notice) for notice in sorted(notices, key=lambda notice: notice.id)],
    }
    seal = _signing_key(key)
    signature = {
        "algorithm": "Ed25519",
        "public_key": _base64(seal.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)),
        "value": _base64(seal.sign(_canonical(payload))),
    }
    return json.dumps(
        {"payload": payload, "signature": signature}, ensure_ascii=False, indent=2, sort_keys=True
    ).encode()


def public_key(key: bytes) -> str:
    """The base64 public key of a case, for publishing on a second channel (press, letterhead)."""
    return _base64(_signing_key(key).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def check_well_known(document: bytes, trusted_key: str = "") -> Mapping[str, Any]:
    """The payload of a signed statement. trusted_key: base64 public key known from elsewhere; without it only integrity is checked.

    Raises PolicyRefused where the signature or the key is wrong, UsageError where the document is none of ours.
    """
    try:
        outer = json.loads(document[: _MOST_BYTES + 1]) if len(document) <= _MOST_BYTES else None
        payload, signature = outer["payload"], outer["signature"]
        named, value = signature["public_key"], base64.b64decode(signature["value"], validate=True)
        verifier = Ed25519PublicKey.from_public_bytes(base64.b64decode(named, validate=True))
        signed = _canonical(payload)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UsageError("This is not a signed statement.", where="statement") from error
    if trusted_key and named != trusted_key:
        raise PolicyRefused("The statement is signed with another key than the trusted one.", where="statement")
    try:
        verifier.verify(value, signed)
    except InvalidSignature as error:
        raise PolicyRefused("The statement was changed after it was signed.", where="statement") from error
    return payload


def _entry(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.id,
        "language": notice.language,
        "variant": notice.variant,
        "phase": notice.phase,
        "subject": notice.subject,
        "sha256": notice.sha256,
    }


def _fact(brief: Brief, name: str) -> str:
    value = brief.facts.value(name)
    if not isinstance(value, str):
        raise UsageError(f"The fact {name} is missing.", where=f"case {brief.case}", next_step="Establish it first.")
    return value


def _signing_key(key: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derive(key, "statement-ed25519"))


def _canonical(payload: Mapping[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
