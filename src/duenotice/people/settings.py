"""What a run of `people` is told about the case."""

from __future__ import annotations

from dataclasses import dataclass, field

from duenotice.people.exclusions import EXCLUSIONS


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    key: the case's key for values, 32 bytes; own_hosts: hosts whose pages count, all where empty; country: ISO alpha-2,
    hint for telephone numbers without `+`; exclusions: names of the rules in force, see `exclusions.EXCLUSIONS`;
    taken: path patterns (`*` any text) of items known to have left the house as they are, so that everyone in them is
    exposed; staff: account keys (hex) of employees; sampled: source or edge node with the share of its lines that were
    kept, where that is known; search_engines: published address ranges (`66.249.64.0/27`) – who only says to be a search engine
    counts as a bot; own_machines: address ranges of the company's own machines (monitoring, offices, crawlers), own_captures:
    path patterns of captures that the company itself made: what these fetched reached nobody else; ttl_s: longest cache lifetime
    in seconds where neither logs nor history show one; linker: `rules`, or `splink` for further possible links among names with
    addresses or birth dates (extra `splink`).
    """

    key: bytes = field(repr=False)
    own_hosts: tuple[str, ...] = ()
    country: str | None = None
    exclusions: tuple[str, ...] = tuple(EXCLUSIONS)
    taken: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    sampled: tuple[tuple[str, float], ...] = ()
    search_engines: tuple[str, ...] = ()
    own_machines: tuple[str, ...] = ()
    own_captures: tuple[str, ...] = ()
    ttl_s: float = 3600.0
    linker: str = "rules"
