"""One letter to ourselves before the first person is written to: it leaves the way all will, and is judged by what came back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import Literal

from duenotice.delivery.dkim import is_signed_by
from duenotice.delivery.preflight import altered
from duenotice.delivery.words import Identity, Reply, Sealed, Transport

State = Literal["holds", "doubt", "fails"]
_METHOD = re.compile(r"(?:^|;)\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at in the letter that came back. what: `headers`, `body`, `list-unsubscribe`, `signature SELECTOR`, `spf`,
    `dkim` or `dmarc` (as the receiving server saw it); state: `holds`, `doubt` (nothing shows it) or `fails`."""

    what: str
    state: State
    words: str


class _One:
    """An outbox of one message: no ledger knows it, because nobody is told by it."""

    def __init__(self, message: Sealed) -> None:
        self._left, self.reply = [message], Reply(0, "")

    def take(self) -> Sealed | None:
        return self._left.pop() if self._left else None

    def intend(self, *messages: Sealed) -> None:
        """Nothing to journal: a second test letter does no harm."""

    def settle(self, message: Sealed, reply: Reply) -> None:
        self.reply = reply

    def give_back(self, message: Sealed) -> None:
        self._left.append(message)

    async def wait(self) -> bool:
        return bool(self._left)


def hand_over(transport: Transport, message: Sealed) -> Reply:
    """Hand one message over, outside any ledger, and give the other side's answer (code 0: none was read). Raises DeliveryError
    where the other side cannot be reached or used."""
    outbox = _One(message)
    asyncio.run(transport.deliver(outbox, 1))
    return outbox.reply


def judged(sent: bytes, received: bytes, identity: Identity) -> tuple[Look, ...]:
    """What became of a letter on its way: headers and body byte by byte, our signatures with our own public keys (RFC 6376), and
    what the receiving server says of SPF, DKIM and DMARC (RFC 8601). Never raises for what a message may hold."""
    problems = altered(sent, received)
    headers = [p.where for p in problems if p.where not in ("body", "message", "list-unsubscribe")]
    whole = not any(p.where == "message" for p in problems)
    looks = [
        Look("headers", "fails" if headers or not whole else "holds", ", ".join(headers) or _as_left(whole)),
        Look(
            "body",
            "fails" if not whole or any(p.where == "body" for p in problems) else "holds",
            next((p.why for p in problems if p.where in ("body", "message")), _as_left(whole)),
        ),
    ]
    looks += [Look(p.where, "doubt", p.why) for p in problems if p.where == "list-unsubscribe"]
    return (*looks, *_signatures(received, identity), *_as_received(received))


def _as_left(whole: bool) -> str:
    return "as it left" if whole else "it is no message any more"


def _signatures(received: bytes, identity: Identity) -> Iterator[Look]:
    if not identity.dkim:
        yield Look("signature", "doubt", "no key of ours signs: the relay must sign as this domain")
    for key in identity.dkim:
        found = is_signed_by(received, identity.domain, key)
        words = {True: "verifies", False: "does not verify any more", None: "is gone"}[found]
        yield Look(f"signature {key.selector}", "holds" if found else "fails", words)


def _as_received(received: bytes) -> Iterator[Look]:
    """What the last server on the way found: headers of its name stand on top, those below may be anybody's."""
    head = received.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    said = message_from_bytes(head, policy=policy.compat32).get_all("Authentication-Results", [])
    values = [_COMMENT.sub(" ", " ".join(str(value).split())) for value in said]
    server = values[0].partition(";")[0].strip().lower() if values else ""
    own = [value for value in values if value.partition(";")[0].strip().lower() == server]
    found = [(method.lower(), result.lower()) for value in own for method, result in _METHOD.findall(value)]
    for method in ("spf", "dkim", "dmarc"):
        results = [result for name, result in found if name == method]
        if not results:
            yield Look(method, "doubt", "the receiving server says nothing of it")
        elif "pass" in results:
            yield Look(method, "holds", "pass, says the receiving server")
        else:
            bad = results[0] in ("fail", "softfail", "permerror", "policy")
            yield Look(method, "fails" if bad else "doubt", f"{results[0]}, says the receiving server")
