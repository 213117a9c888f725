"""Notices and their delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from duenotice.model.personal import Personal

DeliveryState = Literal["planned", "rendered", "intent", "accepted", "deferred", "refused", "doubt", "resolved", "held"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One text in one language for one group of people who get the same claims.

    claims: ids of its sentences with `id=true|false|unknown`; facts: names used; parts: UTF-8 text and HTML with slots
    (`{{name}}`, `{{code}}`); sha256: hex of subject, text and html; machine_drafted until a person approved the language.
    """

    id: str
    variant: str
    language: str
    phase: int
    subject: str
    text: str
    html: str
    claims: tuple[str, ...]
    facts: tuple[str, ...]
    serves: tuple[str, ...]
    sha256: str
    machine_drafted: bool = True


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person we write to: subject id (hex), notice id, and the personal slots."""

    subject: str
    notice: str
    address: Personal[str]
    name: Personal[str]
    language: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """The state of one notice to one person on one channel. key: (case, wave, subject, channel) as hex hash; reply: server's answer
    with addresses removed; sha256: of the bytes handed over; attempt from 1."""

    key: str
    subject: str
    wave: int
    channel: str
    state: DeliveryState
    attempt: int
    message_id: str
    sha256: str
    reply: str
    at: datetime | None
