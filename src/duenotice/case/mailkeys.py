"""The keys that sign a case's letters (DKIM): kept sealed with the case's key, each under its selector; DNS gets the public half."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from duenotice import delivery
from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.case.sealing import seal, unseal, write_whole
from duenotice.model.errors import PolicyRefused, UsageError

FOLDER = "identity"
_SUFFIX = ".sealed"
_SELECTOR = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
"""Labels of a DNS name (RFC 6376, 3.1), in lower case, so that one name is one file."""


def keys_of(case: Case) -> tuple[delivery.DkimKey, ...]:
    """The keys that sign, by selector; none where the relay signs. Raises CaseError where a sealed key does not open."""
    key = case.key("escrow") if any(_sealed(case)) else b""
    return tuple(
        delivery.DkimKey.load(_selector(path), unseal(key, path.name, path.read_bytes())) for path in _sealed(case)
    )


def selectors_of(case: Case) -> tuple[str, ...]:
    """The selectors that have a key, without opening any."""
    return tuple(_selector(path) for path in _sealed(case))


def make(case: Case, by: Actor, selector: str = "") -> tuple[delivery.DkimKey, ...]:
    """Two new keys, RSA-2048 (every receiver reads it) and Ed25519 (RFC 8463), under `selector` with `r` and `e` behind it.

    selector: default `dn` with year and month, which says nothing of the case to those who read DNS. Raises UsageError for a name
    that DNS does not take, PolicyRefused where a selector has a key already: letters under way are signed with it.
    """
    name = selector or f"dn{datetime.now(UTC):%Y%m}"
    made = (delivery.DkimKey.fresh(f"{name}r", "rsa"), delivery.DkimKey.fresh(f"{name}e", "ed25519"))
    _keep(case, made, by)
    return made


def adopt(case: Case, by: Actor, selector: str, pem: bytes) -> delivery.DkimKey:
    """Sign with a key that exists already and whose public half DNS has. Raises UsageError for a key or name that cannot be used,
    PolicyRefused as `make`."""
    taken = delivery.DkimKey.load(selector, pem)
    _keep(case, (taken,), by)
    return taken


def forget(case: Case, by: Actor, selector: str) -> None:
    """Destroy one key. An approval given with it is void, and a second attempt of a letter signed with it cannot be made any more.
    Raises UsageError where there is none."""
    path = _place(case, selector)
    if not path.exists():
        raise UsageError("There is no key under this selector.", where=selector, next_step="See: duenotice identity")
    with transaction.atomic():
        audit.record(by, "forget key", f"selector {selector}", case=case)
    path.unlink()


def fingerprints(keys: Iterable[delivery.DkimKey]) -> dict[str, str]:
    """Selector → SHA-256 (hex) of the record that DNS publishes: what an approval is bound to."""
    return {key.selector: hashlib.sha256(key.dns_record().encode()).hexdigest() for key in keys}


def _sealed(case: Case) -> list[Path]:
    return sorted((case.folder / FOLDER).glob(f"*{_SUFFIX}"))


def _selector(path: Path) -> str:
    return path.name.removesuffix(_SUFFIX)


def _place(case: Case, selector: str) -> Path:
    if not _SELECTOR.fullmatch(selector) or len(selector) > 100:
        raise UsageError(
            "A selector is a DNS name.", where="selector", next_step="Use lower-case letters, digits and hyphens."
        )
    return case.folder / FOLDER / f"{selector}{_SUFFIX}"


def _keep(case: Case, keys: Iterable[delivery.DkimKey], by: Actor) -> None:
    places = {_place(case, key.selector): key for key in keys}
    for path, key in places.items():
        if path.exists():
            raise PolicyRefused(
                "This selector has a key already.",
                where=key.selector,
                next_step="Choose another --selector; DNS can hold both, and the old one ends with --forget.",
            )
    folder = case.folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sealing = case.key("escrow")
    for path, key in places.items():
        write_whole(path, seal(sealing, path.name, key.pem()))
    with transaction.atomic():
        marks = fingerprints(places.values())
        audit.record(by, "keep keys", f"selectors {', '.join(marks)}", case=case, after=marks)
