"""Time stamps (RFC 3161) on the register's head, where a server is configured: a stranger's word for when it stood so."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from django.db import transaction

from duenotice import delivery
from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Audit, Case
from duenotice.case.sealing import write_whole
from duenotice.case.settings import settings_of
from duenotice.model.errors import DueNoticeError, UsageError

FOLDER = "timestamps"
STAMPED, FAILED = "time stamp", "no time stamp"


def checked(url: str) -> str:
    """The address of a time-stamp server. Raises UsageError where it is none; a log-in in it would stand in the audit trail."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise UsageError("A time-stamp server is given as http://HOST/PATH or https://…, without a log-in.")
    return url


def stamp(case: Case, ledger: delivery.Ledger, by: Actor) -> bool:
    """Have the register's head stamped, once, and keep the server's response. Only that hash leaves the house.

    A server that fails stops nothing: the audit trail tells, and the next sealing or export asks again. Returns whether the head has
    a stamp now; False where no server is configured.
    """
    url, head = settings_of(case).timestamps, delivery.Register(ledger).head()
    if not url or not head.strip("0"):
        return False
    path = case.folder / FOLDER / f"{head}.tsr"
    if path.exists():
        return True
    host = urlsplit(url).hostname or ""
    try:
        if case.drill and not _is_here(host):
            raise UsageError("A drill asks no time-stamp server outside this machine.")
        token = delivery.timestamp(url, bytes.fromhex(head))
        path.parent.mkdir(exist_ok=True, mode=0o700)
        write_whole(path, token)
    except (DueNoticeError, ValueError, OSError) as error:
        why = error.what if isinstance(error, DueNoticeError) else type(error).__name__
        with transaction.atomic():
            audit.record(by, FAILED, f"register {head[:16]}", case=case, after=head, reason=f"{host}: {why}")
        return False
    with transaction.atomic():
        after = {"head": head, "token": hashlib.sha256(token).hexdigest()}
        audit.record(by, STAMPED, f"register {head[:16]}", case=case, after=after, reason=f"by {host}")
    return True


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def told(case: Case) -> str:
    """What became of the last stamp asked for, in words; empty where none was."""
    last = Audit.objects.filter(chain=case.reference, verb__in=(STAMPED, FAILED)).order_by("-seq").first()
    return f"{last.verb} {last.reason}" if last else ""


def kept(case: Case) -> Mapping[str, Path]:
    """The stored responses by the head they stamp (hex)."""
    return {path.stem: path for path in sorted((case.folder / FOLDER).glob("*.tsr"))}
