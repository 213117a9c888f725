"""What is set once for a case: how to read the store's evidence. All optional; kept with the case, hashed into each run."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from duenotice.case.models import Case
from duenotice.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """country: ISO alpha-2 of the store; hosts: whose pages count (empty: all); names: odd log field → ours; taken: path
    patterns of files known to have left the house; search_engines: their published address ranges; staff: account keys (hex) of
    employees; own_machines: address ranges of the company's own machines; own_captures: path patterns of captures the company
    made; sampled: `edge`, or an edge node, to the share of its lines that were kept; directory: odd directory column → ours;
    rules: detectors of one's own, file name → YAML; name_finder: plug-in for names in prose; time_zone: IANA, for dates in notices
    and on the desk; ttl_s: longest cache lifetime where nothing shows one; linker: `rules`, or `splink` for names with addresses
    too; from_address, reply_to, bounce_domain: of the letters (default: `privacy@` the controller's domain); timestamps: URL of an
    RFC 3161 server for the register; now: ISO instant that a drill takes for the present (empty: the clock)."""

    country: str | None = None
    hosts: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    taken: tuple[str, ...] = ()
    search_engines: tuple[str, ...] = ()
    staff: tuple[str, ...] = field(default=(), repr=False)
    own_machines: tuple[str, ...] = ()
    own_captures: tuple[str, ...] = ()
    sampled: Mapping[str, float] = field(default_factory=dict)
    directory: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    name_finder: str = ""
    time_zone: str = "UTC"
    ttl_s: float = 3600.0
    linker: str = "rules"
    from_address: str = ""
    reply_to: str = ""
    bounce_domain: str = ""
    timestamps: str = ""
    now: str = ""


_FIELDS = {f.name for f in dataclasses.fields(CaseSettings)}


def settings_of(case: Case) -> CaseSettings:
    """The case's settings. Raises UsageError for a stored name this version does not know."""
    unknown = sorted(case.settings.keys() - _FIELDS)
    if unknown:
        raise UsageError(f"The case has a setting this version does not know: {unknown[0]}.", where=case.reference)
    return CaseSettings(**{k: tuple(v) if isinstance(v, list) else v for k, v in case.settings.items()})


def stored(settings: CaseSettings) -> dict[str, object]:
    """The settings as a case keeps them: JSON."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in dataclasses.asdict(settings).items()}


def now_of(case: Case) -> datetime:
    """The present (UTC), or what a drill that replays the past takes for it."""
    told = settings_of(case).now
    return datetime.fromisoformat(told).astimezone(UTC) if told and case.drill else datetime.now(UTC)
