"""What a scan may be told: the case's key, where the store is, which kinds people are written to with, rules of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from duenotice.detect.rules.own import Rule

ESCROW_KINDS: frozenset[str] = frozenset({"EMAIL", "PERSON_NAME", "PHONE", "POSTAL_ADDRESS"})
"""Kinds needed to write to people; of these alone the raw value is handed on, for the encrypted escrow."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a scan; picklable.

    key: 32 bytes, `derive(master, "values")`; country: ISO 3166-1 alpha-2 of the store, the prior for national telephone
    numbers; escrow_kinds: kinds whose raw value goes to the escrow; rules: of `load_rules`; names: plug-in for names in prose
    (`prose.installed()`), none unless asked for.
    """

    key: bytes
    country: str | None = None
    escrow_kinds: frozenset[str] = ESCROW_KINDS
    rules: tuple[Rule, ...] = ()
    names: str = ""
