"""A caching proxy before the store, an ASGI app: cache per node, request collapsing, and rules that a deploy can change.

The fault is in the rules, not in the code: the rule set `shared-html` caches every HTML page under host and URI alone, and so hands
the page of one session to the next; and like many proxies it lets requests for one key wait for the fetch in flight, even when the
answer then says `no-store`. Rolling the rules back stops new copies; those made are handed out until they expire or are purged.
Environment: EDGE_ORIGIN (URL of the store), EDGE_LOGS (folder). Control: `POST /-/rules` and `POST /-/purge`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from examples.black_friday.clock import HEADER, HOLD, headers_of, iso, simulated
from examples.black_friday.wire import Client

PASSED = ("cookie", "user-agent", "accept-language", "content-type", HEADER, HOLD)
ADDRESSES = {"fra1": "198.51.100.10", "iad2": "198.51.100.20", "nrt1": "198.51.100.30", "gru1": "198.51.100.40"}


class Stored(NamedTuple):
    """A response as fetched: made_at and object_id of the request that fetched it."""

    status: int
    headers: dict[str, str]
    body: bytes
    made_at: datetime
    object_id: str


@dataclass
class Rules:
    """shared_html: cache and collapse pages of signed-in sessions too, for ttl_s, whatever the store says short of no-store."""

    shared_html: bool = False
    ttl_s: int = 60


class Visit(NamedTuple):
    """One request as the edge sees it."""

    node: str
    method: str
    uri: str
    headers: dict[str, str]
    at: datetime
    request_id: str

    @property
    def session(self) -> str:
        """The session cookie, or nothing."""
        return self.headers.get("cookie", "").removeprefix("sid=")


class Edge:
    """The nodes' caches, the fetches in flight, the rules in force and a log per node."""

    def __init__(self, origin: str, logs: Path) -> None:
        self.origin, self.logs = origin, logs
        self.rules = Rules()
        self.cache: dict[tuple[str, str], Stored] = {}
        self.flying: dict[tuple[str, str], asyncio.Future[Stored]] = {}
        self.files: dict[str, Any] = {}
        self.client = Client(origin)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """One request: control, or a visit that is answered and logged."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        message = await receive()
        if scope["path"].startswith("/-/"):
            await self._control(scope["path"], message.get("body", b""), send)
            return
        visit = _visit(scope)
        how, stored = await self._serve(visit, message.get("body", b""))
        await self._answer(visit, how, stored, send)

    async def _lifespan(self, receive: Any, send: Any) -> None:
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        for file in self.files.values():
            file.close()
        await self.client.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _control(self, path: str, body: bytes, send: Any) -> None:
        if path == "/-/rules":
            self.rules = Rules(**json.loads(body))
        elif path == "/-/purge":
            self.cache.clear()
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def _serve(self, visit: Visit, body: bytes) -> tuple[str, Stored]:
        """HIT, COLLAPSED, MISS or BYPASS, and the response."""
        key = (visit.node, visit.uri)
        personal = visit.uri.split("/")[-1] in ("account", "orders", "checkout")
        if visit.method != "POST" and self._fresh(key, visit.at):
            return "HIT", self.cache[key]
        if visit.method != "GET" or (personal and not self.rules.shared_html):
            return "BYPASS", await self._fetch(visit, body)
        if key in self.flying:
            return "COLLAPSED", await self.flying[key]
        return "MISS", await self._fill(key, visit)

    def _fresh(self, key: tuple[str, str], at: datetime) -> bool:
        stored = self.cache.get(key)
        return stored is not None and at < stored.made_at + timedelta(seconds=int(stored.headers["x-ttl"]))

    async def _fill(self, key: tuple[str, str], visit: Visit) -> Stored:
        waiting: asyncio.Future[Stored] = asyncio.get_running_loop().create_future()
        self.flying[key] = waiting
        try:
            stored = await self._fetch(visit, b"")
        finally:
            del self.flying[key]
        waiting.set_result(stored)
        if stored.status == 200 and stored.headers["cache-control"] != "no-store":
            self.cache[key] = stored
        return stored

    async def _fetch(self, visit: Visit, body: bytes) -> Stored:
        headers = {name: visit.headers[name] for name in PASSED if name in visit.headers}
        headers |= {"x-request-id": visit.request_id, "x-edge-address": ADDRESSES[visit.node]}
        answer = await self.client.request(visit.method, visit.uri, headers, body)
        kept = {
            name: answer.headers[name]
            for name in ("content-type", "cache-control", "location")
            if name in answer.headers
        }
        ttl = self.rules.ttl_s if self.rules.shared_html and "private" in kept["cache-control"] else 60
        return Stored(answer.status, kept | {"x-ttl": str(ttl)}, answer.body, visit.at, visit.request_id)

    async def _answer(self, visit: Visit, how: str, stored: Stored, send: Any) -> None:
        age = max(0, int((visit.at - stored.made_at).total_seconds()))
        status, body = _part(visit, stored)
        self._log(visit, how, (status, len(body), age), stored)
        headers = {name: value for name, value in stored.headers.items() if name != "x-ttl"}
        headers |= {"content-length": str(len(body)), "x-request-id": visit.request_id, "via": f"1.1 {visit.node}"}
        headers |= {"x-cache": how, "age": str(age)}
        raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": body})

    def _log(self, visit: Visit, how: str, outcome: tuple[int, int, int], stored: Stored) -> None:
        status, size, age = outcome
        line = {
            "time": iso(visit.at),
            "request_id": visit.request_id,
            "session": visit.session or None,
            "remote_addr": visit.headers.get("x-sim-client"),
            "country": visit.headers.get("x-sim-country"),
            "method": visit.method,
            "host": visit.headers.get("host"),
            "uri": visit.uri,
            "status": status,
            "bytes": size,
            "cache": how,
            "age": age,
            "object_id": stored.object_id,
            "node": visit.node,
            "user_agent": visit.headers.get("user-agent"),
        }
        if visit.node not in self.files:
            self.files[visit.node] = (self.logs / f"{visit.node}.jsonl").open("a", buffering=1 << 16)
        self.files[visit.node].write(json.dumps(line, ensure_ascii=False) + "\n")


def _visit(scope: dict[str, Any]) -> Visit:
    headers = headers_of(scope)
    query = scope["query_string"].decode("latin-1")
    uri = scope["path"] + (f"?{query}" if query else "")
    node, at = headers.get("x-sim-node", "fra1"), simulated(headers)
    seed = f"{node} {scope['method']} {uri} {iso(at)} {headers.get('cookie', '')} {headers.get('x-sim-client', '')}"
    return Visit(node, scope["method"], uri, headers, at, hashlib.blake2b(seed.encode(), digest_size=8).hexdigest())


def _part(visit: Visit, stored: Stored) -> tuple[int, bytes]:
    """What of the body goes out: none for HEAD, the first bytes for a range, else all."""
    wanted = visit.headers.get("range", "")
    if visit.method == "HEAD":
        return stored.status, b""
    if wanted.startswith("bytes=0-") and stored.status == 200:
        return 206, stored.body[: int(wanted[8:]) + 1]
    return stored.status, stored.body


def create() -> Edge:
    """The app of the environment's origin and log folder."""
    return Edge(os.environ["EDGE_ORIGIN"], Path(os.environ["EDGE_LOGS"]))
