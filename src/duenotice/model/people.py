"""Whose data, shown to whom, when, and how many people: the records of `people`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

import pyarrow as pa

SubjectId = Annotated[bytes, pa.binary(16)]
Tier = Literal["directory", "consolidated"]
Audience = Literal[
    "same_account", "other_customer", "anonymous", "employee", "search_engine", "bot", "archive", "unknown"
]
ResidenceTier = Literal["certain", "strong", "weak", "hint", "none"]


@dataclass(frozen=True, slots=True)
class Person:
    """One person as far as we can tell. subject: 128-bit id of our own, stable across runs (keyed hash of the account id
    or of the strongest key), never reused. link: is this one person, `certain` or `possible`.

    country: ISO alpha-2 of residence or None; country_tier: its evidence, never `certain` by inference;
    region: ISO 3166-2 code (`US-CA`) where the evidence for the country also names it;
    language: BCP 47 tag for writing, or None; account: keyed hash of the account id; reach: channels known (`email`, `post`, `phone`).
    """

    subject: SubjectId
    tier: Tier
    link: Literal["certain", "possible"]
    country: str | None
    country_tier: ResidenceTier
    region: str | None
    language: str | None
    account: str | None
    reach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exposure:
    """One person's data shown to one class of audience.

    kinds: info types exposed, of this row's certainty: a person and audience may have a certain and a possible row.
    first/last *seen*: UTC of servings in the evidence; first/last *possible*: from deploy, purge
    and cache lifetimes; viewers_low/high: distinct viewers; certainty: `certain` needs a foreign viewer and bytes sent.
    evidence: `item_id:record` of up to five servings.
    """

    subject: SubjectId
    kinds: tuple[str, ...]
    audience: Audience
    first_possible: datetime | None
    first_seen: datetime | None
    last_seen: datetime | None
    last_possible: datetime | None
    servings: int
    viewers_low: int
    viewers_high: int
    certainty: Literal["certain", "possible"]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceGap:
    """An interval in which a source is silent, sampled or lost. rate: share kept (0 lost, 1 whole); expected: servings missing."""

    source: str
    start: datetime
    end: datetime
    kind: Literal["lost", "sampled", "not_retained"]
    rate: float
    expected: int


@dataclass(frozen=True, slots=True)
class Count:
    """One count of people with its bounds: a roll-up row.

    cut: `total`, `country`, `region`, `kind`, `hour`, `audience`, `kind_country`, `kind_region`, `kindset_country`, `kindset_region`
    (people by the whole set of kinds exposed of them, which is what element formulas of statutes ask).
    key: `DE`, `EMAIL`, `2018-11-21T09`, `EMAIL|DE`, `EMAIL+PERSON_NAME|DE`, or `""` for the total; unknown residence is the key `??`.
    causes: the waterfall, as JSON list of {cause, below, above, rule}.
    """

    cut: str
    key: str
    certain: int
    best: int
    possible: int
    method: str
    causes: str
