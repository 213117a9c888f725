"""The words of this room: who sends (Identity), what is sent (Wave, Sealed), under which rules (Settings), with which end (Result)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

from duenotice.model.sending import Addressee

if TYPE_CHECKING:
    from duenotice.delivery.dkim import DkimKey

AddressBook: TypeAlias = Callable[[Sequence[str]], Mapping[str, Addressee]]
"""Subjects (hex) in, their addressees out. Asked for some hundred at a time; a subject left out is `no address`."""

SlotValues: TypeAlias = Callable[[Addressee], Mapping[str, str]]
"""The text of each slot (`name`, `code`, …) for one person, unencoded."""

Control: TypeAlias = Callable[[], Literal["go", "pause", "stop"]]
"""Asked some twenty times a second, on the event loop: answer from memory. Both other words return from `send`: after `pause` a
connection may end its last message, after `stop` nothing leaves that has not left already."""

Evidence: TypeAlias = Callable[[Sequence[str]], Mapping[str, bool]]
"""Ids of doubtful messages (left side of Message-ID) in; True for those surely taken, False for those surely not, silence for the rest."""

Policy = Literal["resend", "hold"]
EndState = Literal["done", "paused", "stopped", "halted", "waiting", "stalled"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the letters come from. domain: DKIM `d=` and right side of Message-ID; from_address: in `domain`;
    bounce_domain: where VERP return paths lead; dkim: keys that sign, none for a relay that signs itself."""

    domain: str
    from_address: str
    from_name: str
    reply_to: str
    bounce_domain: str
    dkim: tuple[DkimKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of notices. number: from 1 within the case; key: 32 bytes, `derive(master, "delivery")`; policy: what happens to
    a message whose fate nobody can tell: `resend` the same bytes, or `hold` it for a person."""

    case_id: str
    number: int
    identity: Identity
    key: bytes = field(repr=False)
    channel: str = "email"
    policy: Policy = "resend"


class Reply(NamedTuple):
    """What the other side said. code: SMTP reply code (0: nothing was heard, the connection broke); text: without addresses."""

    code: int
    text: str


@dataclass(slots=True)
class Sealed:
    """One message ready to leave: bytes that will be the same in every attempt. envelope: VERP sender and address (ASCII)."""

    row: int
    attempt: int
    sender: bytes
    address: bytes
    data: bytes
    sha256: bytes
    domain: str
    envid: str
    date: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where sending stands. per_second: over the last report interval; waiting: deferred until later."""

    total: int
    accepted: int
    refused: int
    doubtful: int
    waiting: int
    per_second: float


@dataclass(frozen=True, slots=True)
class Settings:
    """How to send. slots: text per person; connections: at once; journal: folder of the sender's journal (default: beside
    a SQLite ledger); linger: seconds to wait for deferred or unreachable before returning `waiting` or `stalled`;
    give_up_after: hours a message may be deferred; limit: hand over at most so many, then return `paused`; halt_refused:
    share of answers that may be permanent refusals before the wave halts; evidence: asked about doubtful messages before policy decides."""

    slots: SlotValues = lambda addressee: {"name": addressee.name.reveal()}
    connections: int = 8
    journal: str | None = None
    progress: Callable[[Progress], None] | None = None
    control: Control = lambda: "go"
    linger: float = 30.0
    give_up_after: float = 48.0
    limit: int | None = None
    halt_refused: float = 0.02
    evidence: Sequence[Evidence] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """How a call of `send` ended. state: `done` (nothing left to send), or why not; sentence: the closing sentence;
    next_at: when something deferred falls due (UTC)."""

    state: EndState
    accepted: int
    doubtful: int
    by_evidence: int
    resent: int
    held: int
    refused: int
    waiting: int
    not_reached: int
    sentence: str
    reason: str = ""
    next_at: datetime | None = None


class Outbox(Protocol):
    """What a transport draws from and reports to. All calls on the event loop's thread; none blocks but `wait`."""

    def take(self) -> Sealed | None:
        """The next message that shape and quota allow now, or None. Nothing is recorded yet."""
        ...

    def intend(self, *messages: Sealed) -> None:
        """Journal that these messages leave now, in one write. Call before their last bytes (the dot, the request) are written.
        Raises PolicyRefused after a `stop`, LedgerError when the journal cannot be written: send none of them."""
        ...

    def settle(self, message: Sealed, reply: Reply) -> None:
        """The other side's answer to an intended message, or to its envelope; code 0 after an intent means doubt."""
        ...

    def give_back(self, message: Sealed) -> None:
        """A taken message that was not intended: somebody else may take it."""
        ...

    async def wait(self) -> bool:
        """Sleep until `take` may give something. False: nothing will come any more; close."""
        ...


class Transport(Protocol):
    """A way out of the house. Three methods; `Smtp`, `Ses`, `Resend` are built in, entry points `duenotice.transports` add more."""

    async def deliver(self, outbox: Outbox, connections: int) -> None:
        """Hand over what the outbox gives until its `wait` says False. Raises DeliveryError when the other side cannot be reached."""
        ...

    def limits(self) -> Limits:
        """What the other side allows, as far as known without asking."""
        ...

    async def lookup(self, envids: Sequence[str]) -> Mapping[str, bool]:
        """Which of these messages it knows to have taken (True) or surely not (False); silent about all others."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What limits a wave. per_second and per_day (rolling 24 h): of the provider account, None for none known; per_connection:
    messages; repeats_hours: how long an idempotency key protects a repeated request, 0 for not at all."""

    per_second: float | None = None
    per_day: int | None = None
    per_connection: int | None = None
    repeats_hours: float = 0.0
    warm_up: tuple[int, ...] = ()
    """Messages allowed on day 1, 2, … of a fresh path; after the last entry only the other limits hold."""
    domain_rates: Mapping[str, float] = field(default_factory=dict[str, float])
    """Messages a second to a receiving domain; `*` for every other one."""

    def domain_rate(self, domain: str) -> float | None:
        """The rate for one domain, None for no limit. The small domains (empty name) are many, so no rate is theirs together."""
        return self.domain_rates.get(domain, self.domain_rates.get("*")) if domain else None

    def within(self, told: Limits) -> Limits:
        """These limits of a provider, and of what its user tells the stricter; per connection and repeats stay the provider's."""
        rates, days = (self.per_second, told.per_second), (self.per_day, told.per_day)
        return replace(
            self,
            per_second=min((rate for rate in rates if rate is not None), default=None),
            per_day=min((day for day in days if day is not None), default=None),
            warm_up=told.warm_up or self.warm_up,
            domain_rates={**self.domain_rates, **told.domain_rates},
        )
