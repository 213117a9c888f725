"""Where an item is at home: what it shows of countries, weighed, so that its national telephone numbers can be read.

Each source votes for regions with a weight of its own, by their shares; few signs weigh less than many. A number that a likely region
knows and writes so is believed more than one that any digits might be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from duenotice.detect.words.origins import regions_of_tongue, tongues


class _Source(NamedTuple):
    """weight: log-odds at most; doubt: signs for which half of it is given; why: what it is called in reasons."""

    weight: float
    doubt: float
    why: str


SOURCES = {
    "number": _Source(4.0, 0.5, "international numbers"),
    "country": _Source(4.0, 0.5, "countries named in a field"),
    "account": _Source(3.0, 0.5, "accounts"),
    "id": _Source(3.0, 0.5, "identity numbers"),
    "mail": _Source(3.0, 0.5, "domains of mail"),
    "column": _Source(3.0, 0.0, "numbers that no other plan knows"),
    "code": _Source(2.5, 0.5, "postal codes"),
    "site": _Source(2.5, 0.5, "sites"),
    "tongue": _Source(2.0, 3.0, "language"),
    "place": _Source(1.5, 1.0, "codes of languages"),
    "mark": _Source(1.5, 1.0, "words of the country"),
    "letter": _Source(1.5, 0.0, "letters"),
}
"""What shows a region, the surest first."""
REGIONS_MAX = 6
LEAST = 0.08
"""Share of the weight of the likeliest region below which another is not asked."""
TOLD, HINTED = 1.0, 0.5
"""Weights from which a region is shown, and from which something hints at it."""
BEHIND = 0.3
"""Share of the weight of the likeliest region from which a number of another is believed as well."""
USUAL = ("US", "GB", "DE")
"""Where nothing tells a region."""
ELSEWHERE = ("FR", "ES", "IT", "IN", "BR", "AU", "NL", "PL", "JP")
"""Asked beside these, so that a number is not cut where one of them would write it so."""
WRITTEN = 1.0
"""Added to a number whose digits are grouped as its country does it, or that begins as one dials there."""
BEGUN = 0.5
"""What the latter counts where several regions know a number."""


@dataclass(frozen=True)
class Homes:
    """regions: the likeliest first; weights: of each; near: those that something points to; why: what shows each, empty for nothing."""

    regions: tuple[str, ...]
    weights: tuple[float, ...]
    near: tuple[str, ...]
    why: tuple[str, ...]

    def term(self, k: int) -> tuple[str, float] | None:
        """What is added to a number of the k-th region."""
        weight = self.weights[k]
        if not self.why[k] or weight < HINTED or weight < BEHIND * max(self.weights):
            return None
        return f"{self.regions[k]} by {self.why[k]}", 1.0 if weight >= TOLD else 0.5


@dataclass
class Shown:
    """Counts of regions by source, and of words by their tongues and countries."""

    regions: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    words: Counter[str] = field(default_factory=Counter)

    def add(self, source: str, regions: Iterable[str], counts: Iterable[int]) -> None:
        """Count regions as a source shows them."""
        mine = self.regions[source]
        for region, n in zip(regions, counts, strict=True):
            if region and n:
                mine[region] += n

    def add_pairs(self, source: str, first: np.ndarray, second: np.ndarray, region_of: dict[int, str]) -> None:
        """Count regions by pairs of letters (bytes, any case). region_of: by the number of the pair."""
        number = ((first | 32).astype(np.int64) - 97) * 26 + (second | 32).astype(np.int64) - 97
        fine = (first | 32 >= 97) & (first | 32 <= 122) & (second | 32 >= 97) & (second | 32 <= 122)
        met = np.bincount(number[fine], minlength=676)
        some = np.flatnonzero(met).tolist()
        self.add(source, (region_of.get(n, "") for n in some), met[some].tolist())

    def weights(self) -> dict[str, dict[str, float]]:
        """By region, what each source gives it."""
        spoken, marks = tongues(self.words)
        tongue = Counter[str]()
        for name, n in spoken.items():
            for region, share in regions_of_tongue(name).items():
                tongue[region] += n * share  # pyright: ignore
        told: dict[str, Mapping[str, float]] = {**self.regions, "mark": marks, "tongue": tongue}
        out: dict[str, dict[str, float]] = defaultdict(dict)
        for source, (weight, doubt, _) in SOURCES.items():
            counts = told.get(source)
            total = sum(counts.values()) if counts else 0
            for region, n in counts.items() if counts else ():
                out[region][source] = weight * n / (total + doubt)
        return out


def homes_of(shown: Shown, store: str | None) -> Homes:
    """Where an item is at home. store: the region of the settings, which counts before all that is shown."""
    told = shown.weights()
    total = {region: sum(parts.values()) for region, parts in told.items()}
    most = max(total.values(), default=0.0)
    likely = sorted((region for region in total if total[region] >= LEAST * most), key=lambda r: (-total[r], r))
    why = {region: SOURCES[max(told[region], key=lambda s: told[region][s])].why for region in likely}
    if store:
        total[store], why[store] = total.get(store, 0.0) + max(most, TOLD), "the settings"
    known = tuple(dict.fromkeys([*([store] if store else []), *likely[:REGIONS_MAX]]))
    unsure = not store and most < TOLD
    near = tuple(region for region in known if region == store or total[region] >= HINTED or not unsure)
    regions = tuple(dict.fromkeys([*known, *USUAL, *ELSEWHERE])) if unsure else known
    return Homes(
        regions,
        tuple(total.get(region, 0.0) for region in regions),
        tuple(dict.fromkeys([*near, *USUAL])) if unsure else near,
        tuple(why.get(region, "") for region in regions),
    )
