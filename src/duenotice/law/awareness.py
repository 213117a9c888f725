"""From when the controller knew: the four instants of a case, the reasons for the gaps, and what authorities have held of them.

Happened, first credible signal, detected, aware. The clock runs from awareness: a reasonable degree of certainty that personal data
were compromised (EDPB Guidelines 9/2022, section II.A.2). Waiting for an inquiry to end does not delay it (Booking.com B.V.,
decision of 10 December 2020: from the second credible outside signal); neither does the silence of one's own processor (Twitter
International Company, announced 15 December 2020).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from duenotice.model.facts import UNKNOWN, Facts

INSTANTS = (
    ("happened_at", "the breach began, at the earliest"),
    ("first_signal_at", "the first credible signal arrived"),
    ("detected_at", "it was detected"),
    ("aware_at", "the controller was reasonably certain that personal data were affected"),
)
EVENTS: dict[str, tuple[str, str]] = {
    "loss_noticed": ("detected_at", "A loss makes the controller aware when it is noticed."),
    "shown_by_outsider": ("first_signal_at", "An outsider who shows the data makes the controller aware on receipt."),
    "suspicion_checked": ("confirmed_at", "A suspicion becomes awareness when a check confirms it."),
    "extortion_checked": ("confirmed_at", "An extortionist's message becomes awareness when a check confirms it."),
    "person_reports_mail": ("confirmed_at", "A person's report becomes awareness when a short inquiry confirms it."),
    "processor_told": ("processor_told_at", "A processor's information makes the controller aware on receipt."),
}
"""What made the controller know, to the fact that holds the instant, and why (EDPB Guidelines 9/2022). Joint controllers: as their
arrangement says who leads (GDPR Art. 26), so no instant can be named for them."""

SHORT_INQUIRY = timedelta(hours=24)
"""How long an inquiry we call short without comment. Our own measure: the guideline has no number."""


@dataclass(frozen=True, slots=True)
class Awareness:
    """instants: (fact, what it was, UTC instant or None), in the order a case runs through them; at: from when the clock runs, None where
    not known; because: why then; warnings: what an authority may hold against it."""

    instants: tuple[tuple[str, str, datetime | None], ...]
    at: datetime | None
    because: str
    warnings: tuple[str, ...]


def awareness(facts: Facts) -> Awareness:
    """When the controller became aware, by the recorded instant, else by what made it know (fact `aware_through`)."""
    instants = tuple((name, words, _at(facts, name)) for name, words in INSTANTS)
    said = _at(facts, "aware_at")
    if said is not None:
        return Awareness(instants, said, f"As {facts['aware_at'].source} says.", tuple(_warnings(facts, said)))
    through = str(facts.value("aware_through")) if facts.value("aware_through") is not UNKNOWN else ""
    name, why = EVENTS.get(through, ("", "What made the controller know is not recorded."))
    at = _at(facts, name)
    return Awareness(instants, at, why, tuple(_warnings(facts, at)) if at else ())


def _warnings(facts: Facts, aware: datetime) -> Iterator[str]:
    signal, processor = _at(facts, "first_signal_at"), _at(facts, "processor_suspected_at")
    happened = _at(facts, "happened_at")
    if signal and aware - signal > SHORT_INQUIRY:
        gap = _hours(aware - signal)
        yield (
            f"{gap} hours lie between the first credible signal and awareness; an authority may count from an earlier "
            "signal: waiting for an inquiry to end was no excuse (Booking.com B.V., 2020)."
        )
    if processor and processor < aware:
        yield (
            "The processor suspected it earlier; its failure to tell does not shift the clock "
            "(Twitter International Company, 2020): an authority may count from then."
        )
    if signal and signal > aware:
        yield "The first credible signal is recorded after awareness: one of the two is wrong."
    if happened and happened > aware:
        yield "The breach is recorded to begin after awareness: one of the two is wrong."


def _at(facts: Facts, name: str) -> datetime | None:
    value = facts.value(name)
    return value.astimezone(UTC) if isinstance(value, datetime) else None


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)
