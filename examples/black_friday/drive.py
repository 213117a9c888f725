"""Sends the plan to the edge and keeps what came back: every visitor's browser reads the page it was given.

Order is kept where it decides the outcome: within a session, and among requests for one URI at one node. All else runs side by side.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlencode

from examples.black_friday.cast import Customer
from examples.black_friday.clock import HEADER, HOLD
from examples.black_friday.plan import Hit, Step
from examples.black_friday.scenario import HOST, Scenario
from examples.black_friday.wire import Client

MAIL = re.compile(r'class="email">([^<]+)<')
CROWD_HEAD_START, CROWD_HOLD = 0.02, 0.25
"""Real seconds by which the first of a crowd is ahead, and for which the store lets it wait: so that the same visitor fills the
cache and the same others wait for it in every play of a seed."""
AT_ONCE = 24


class Received(NamedTuple):
    """What a visitor got: status, the id and cache state the edge gave it, the body and the headers."""

    hit: Hit
    status: int
    request_id: str
    cache: str
    body: bytes
    headers: dict[str, str]


class Shown(NamedTuple):
    """A page with a customer's data, as received: whose, the kinds of data on it, by whom."""

    subject: Customer
    kinds: tuple[str, ...]
    received: Received

    @property
    def foreign(self) -> bool:
        """True where the viewer is not the subject."""
        viewer = self.received.hit.viewer.customer
        return viewer is None or viewer.customer_id != self.subject.customer_id


class Driver:
    """Plays steps against an edge. captures: what the crawler and the support browsers recorded; shown: every personal page."""

    def __init__(self, edge: str, cast: Iterable[Customer], scenario: Scenario) -> None:
        self.client, self.scenario = Client(edge), scenario
        self.by_email = {customer.email: customer for customer in cast}
        self.captures: dict[str, list[Received]] = {}
        self.shown: list[Shown] = []
        self.requests = 0
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._latest: dict[Any, asyncio.Task[None]] = {}

    async def play(self, steps: Iterable[Step]) -> None:
        """Send everything; a change of the edge waits for all before it."""
        for number, step in enumerate(steps):
            if step.change or number % 2_000 == 0:
                await self._settled()
            if step.change:
                await self._change(step.change)
            else:
                self._start(step)
        await self._settled()
        await self.client.close()
        self.shown.sort(key=lambda shown: (shown.received.hit.at, shown.received.request_id))
        for received in self.captures.values():
            received.sort(key=lambda one: one.hit.at)

    async def _settled(self) -> None:
        await asyncio.gather(*self._latest.values())
        self._latest.clear()

    async def _change(self, change: str) -> None:
        rules = {"shared_html": change == "rules", "ttl_s": self.scenario.ttl_s}
        path = "/-/purge" if change == "purge" else "/-/rules"
        await self.client.request("POST", path, body=json.dumps(rules).encode())

    def _start(self, step: Step) -> None:
        """Begin a step after the last one of each session and URI it touches."""
        keys = {(hit.viewer.node, hit.path) for hit in step.hits} | {
            hit.viewer.session or hit.viewer.client for hit in step.hits
        }
        before = {self._latest[key] for key in keys if key in self._latest}
        task = asyncio.create_task(self._step(step, before))
        self._latest |= dict.fromkeys(keys, task)

    async def _step(self, step: Step, before: set[asyncio.Task[None]]) -> None:
        if before:
            await asyncio.wait(before)
        async with self._slots:
            crowd = step.hits[1:]
            first = asyncio.create_task(self._send(step.hits[0], CROWD_HOLD if crowd else 0))
            await asyncio.sleep(CROWD_HEAD_START if crowd else 0)
            await asyncio.gather(first, *(self._send(hit) for hit in crowd))

    async def _send(self, hit: Hit, hold: float = 0) -> None:
        body = urlencode({"email": hit.form}).encode() if hit.form else b""
        headers = headers_of(hit) | ({HOLD: str(hold)} if hold else {})
        answer = await self.client.request(hit.method, hit.path, headers, body)
        self.requests += 1
        cache, request_id = answer.headers["x-cache"], answer.headers["x-request-id"]
        seen = Received(hit, answer.status, request_id, cache, answer.body, answer.headers)
        if hit.keep:
            self.captures.setdefault(hit.keep, []).append(seen)
        self._read(seen)

    def _read(self, received: Received) -> None:
        """Note whose data the page shows, if any."""
        if b'class="email"' in received.body:
            text = unescape(received.body.decode("utf-8", "ignore"))
            found = MAIL.search(text)
            if found and found[1] in self.by_email:
                subject = self.by_email[found[1]]
                self.shown.append(Shown(subject, kinds_in(text, subject), received))


def kinds_in(text: str, subject: Customer) -> tuple[str, ...]:
    """The kinds of the subject's data that the text holds."""
    values = {
        "EMAIL": subject.email,
        "PERSON_NAME": subject.name,
        "PHONE": subject.phone or "\0",
        "POSTAL_ADDRESS": subject.street,
    }
    return tuple(kind for kind, value in values.items() if value in text)


def headers_of(hit: Hit) -> dict[str, str]:
    """The request's headers: a browser's, and those that carry the simulation."""
    viewer = hit.viewer
    headers = {
        "host": HOST,
        "user-agent": viewer.agent,
        HEADER: hit.at.isoformat(),
        "x-sim-node": viewer.node,
        "x-sim-client": viewer.client,
        "x-sim-country": viewer.country,
    }
    headers |= {"cookie": f"sid={viewer.session}"} if viewer.session else {}
    headers |= {"range": f"bytes=0-{hit.range}"} if hit.range is not None else {}
    headers |= {"content-type": "application/x-www-form-urlencoded"} if hit.form else {}
    return headers
