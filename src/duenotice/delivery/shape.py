"""Pace per receiving domain: a token bucket each, halved by 421 and 4.7.x, stopped for a while by codes that ask for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

RECOVERS_AFTER = 300.0
"""Seconds without complaint after which a halved rate doubles again."""
SLOWEST = 1 / 60
"""Messages a second below which a rate is not halved any more."""
STARTS_AT = 100.0
"""Messages a second taken as the rate of a domain without a limit of its own when it first asks us to slow down."""
DAY = 86400.0


@dataclass(slots=True)
class Bucket:
    """One domain's pace. rate: messages a second, None for no limit; at most one second's worth (and at least one) at once."""

    rate: float | None
    most: float | None = None
    tokens: float = 1.0
    filled_at: float = 0.0
    paused_until: float = 0.0
    slowed_at: float = 0.0

    def __post_init__(self) -> None:
        self.most = self.rate

    def delay(self, now: float) -> float:
        """Seconds until the next message may leave; 0: now. Takes nothing."""
        if now < self.paused_until:
            return self.paused_until - now
        self._recover(now)
        if self.rate is None:
            return 0.0
        burst = max(1.0, self.rate * 0.1)
        self.tokens = min(burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return 0.0 if self.tokens >= 1.0 else (1.0 - self.tokens) / self.rate

    def spend(self) -> None:
        """One message leaves."""
        self.tokens -= 1.0

    def refund(self) -> None:
        """It did not leave after all."""
        self.tokens += 1.0

    def slow_down(self, now: float) -> None:
        """The other side asked for less: half the rate from now on, at most once a second."""
        if now - self.slowed_at < 1.0 and self.slowed_at:
            return
        self.rate = max((self.rate or STARTS_AT) / 2, SLOWEST)
        self.slowed_at, self.filled_at, self.tokens = now, now, 0.0

    def _recover(self, now: float) -> None:
        if self.slowed_at and now - self.slowed_at > RECOVERS_AFTER:
            doubled = (self.rate or STARTS_AT) * 2
            done = doubled >= (self.most or STARTS_AT)
            self.rate, self.slowed_at = (self.most if done else doubled), (0.0 if done else now)


@dataclass(slots=True)
class Pace:
    """All limits that hold while sending. rates: messages a second by domain, `*` for every other one; per_second and per_day:
    of the whole path, the day being any 24 hours (not a calendar day)."""

    rates: Mapping[str, float] = field(default_factory=dict[str, float])
    per_second: float | None = None
    per_day: int | None = None
    sent_before: int = 0
    """Messages already handed over in the 24 hours before the start (from the ledger)."""
    _buckets: dict[str, Bucket] = field(default_factory=dict[str, Bucket])
    _whole: Bucket = field(default_factory=lambda: Bucket(None))
    _sent: deque[float] = field(default_factory=deque[float])

    def __post_init__(self) -> None:
        self._whole = Bucket(self.per_second)

    @property
    def is_free(self) -> bool:
        """True while nothing limits anything: the common case with a relay that paces itself."""
        return not (self._buckets or self.rates or self.per_second or self.per_day is not None)

    def bucket(self, domain: str) -> Bucket | None:
        """The domain's bucket, None while it has no limit."""
        found = self._buckets.get(domain)
        if found is None and self.rates:
            rate = self.rates.get(domain, self.rates.get("*"))
            if rate is not None:
                found = self._buckets[domain] = Bucket(rate)
        return found

    def delay(self, domain: str, now: float) -> float:
        """Seconds until a message to this domain may leave."""
        if self.is_free:
            return 0.0
        bucket = self.bucket(domain)
        return max(self.path_delay(now), bucket.delay(now) if bucket else 0.0)

    def path_delay(self, now: float) -> float:
        """Seconds until any message may leave: provider rate and rolling daily quota."""
        wait = self._whole.delay(now) if self.per_second else 0.0
        if self.per_day is None:
            return wait
        while self._sent and self._sent[0] <= now - DAY:
            self._sent.popleft()
        if len(self._sent) + self.sent_before < self.per_day:
            return wait
        return max(wait, self._sent[0] + DAY - now if self._sent else 3600.0)

    def spend(self, domain: str, now: float) -> None:
        """One message to this domain leaves."""
        bucket = self._buckets.get(domain)
        if bucket:
            bucket.spend()
        if self.per_second:
            self._whole.spend()
        if self.per_day is not None:
            self._sent.append(now)

    def refund(self, domain: str) -> None:
        """A message that was spent did not leave."""
        bucket = self._buckets.get(domain)
        if bucket:
            bucket.refund()
        if self.per_second:
            self._whole.refund()
        if self.per_day is not None and self._sent:
            self._sent.pop()

    def heard(self, domain: str, code: int, text: str, now: float) -> None:
        """Learn from a reply: 421 and 4.7.x halve this domain's rate; 5.7.x stops it for an hour, Yahoo's TSS04 for two."""
        if code < 400:
            return
        slower = code == 421 or text.startswith("4.7.")
        pause = 7200.0 if "TSS04" in text else 3600.0 if text.startswith("5.7.") else 0.0
        if slower or pause:
            bucket = self.bucket(domain) or self._buckets.setdefault(domain, Bucket(None))
            bucket.slow_down(now)
            bucket.paused_until = max(bucket.paused_until, now + pause) if pause else bucket.paused_until
