"""The store: a small ASGI app with sign-in by e-mail, products, account, orders and checkout, and an access log.

Environment: SHOP_CUSTOMERS (JSON list), SHOP_LOG (path of the access log).
"""

from __future__ import annotations

import asyncio
import json
import os
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from examples.black_friday import pages
from examples.black_friday.clock import HOLD, headers_of, simulated

PRIVATE = "private, max-age=0"
NO_STORE = "no-store"
PUBLIC = "public, max-age=60"


class Reply(NamedTuple):
    """What the store answers."""

    status: int
    body: str
    cache_control: str
    location: str = ""


class Store:
    """Customers by e-mail and the sessions signed in so far."""

    def __init__(self, customers: list[dict[str, Any]], log: Path) -> None:
        self.by_email = {customer["email"]: customer for customer in customers}
        self.sessions: dict[str, dict[str, Any]] = {}
        self.log = log.open("a", buffering=1 << 16)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """One request; ends the log with the app's lifespan."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        headers = headers_of(scope)
        session = headers.get("cookie", "").removeprefix("sid=")
        await asyncio.sleep(float(headers.get(HOLD, 0)))
        reply = await self._reply(scope, session, receive)
        body = reply.body.encode()
        self._write(scope, headers, session, (reply.status, len(body)))
        out = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", reply.cache_control.encode())]
        out += [(b"location", reply.location.encode())] if reply.location else []
        await send(
            {
                "type": "http.response.start",
                "status": reply.status,
                "headers": [*out, (b"content-length", b"%d" % len(body))],
            }
        )
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _lifespan(self, receive: Any, send: Any) -> None:
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        self.log.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _reply(self, scope: dict[str, Any], session: str, receive: Any) -> Reply:
        language, _, rest = scope["path"].strip("/").partition("/")
        if language not in pages.LANGUAGES:
            return Reply(404, pages.page("en", "", "<h1>Not found</h1>", title="Not found"), PUBLIC)
        if rest == "signin" and scope["method"] == "POST":
            return self._sign_in(language, session, (await receive()).get("body", b""))
        if rest in ("account", "orders", "checkout"):
            return self._personal(language, rest, session)
        if rest.startswith("p/") and rest[2:].isdigit():
            return Reply(200, pages.product(language, rest[2:]), PUBLIC)
        if rest == "signin":
            return Reply(200, pages.sign_in(language), PUBLIC)
        return Reply(200, pages.page(language, "", "<h1>Black Friday</h1>", title="Black Friday"), PUBLIC)

    def _sign_in(self, language: str, session: str, body: bytes) -> Reply:
        email = parse_qs(body.decode()).get("email", [""])[0]
        if session and email in self.by_email:
            self.sessions[session] = self.by_email[email]
        return Reply(303, "", NO_STORE, f"/{language}/account")

    def _personal(self, language: str, name: str, session: str) -> Reply:
        customer = self.sessions.get(session)
        if customer is None:
            return Reply(302, "", NO_STORE, f"/{language}/signin")
        if name == "account":
            return Reply(200, pages.account(language, customer), PRIVATE)
        if name == "orders":
            return Reply(200, pages.orders(language, customer, order_numbers(customer["customer_id"])), PRIVATE)
        return Reply(200, pages.checkout(language, customer), NO_STORE)

    def _write(self, scope: dict[str, Any], headers: dict[str, str], session: str, outcome: tuple[int, int]) -> None:
        at: datetime = simulated(headers)
        user = self.sessions.get(session, {}).get("customer_id", "-")
        agent = headers.get("user-agent", "-")
        self.log.write(
            f'{headers.get("x-edge-address", "-")} - - [{at:%d/%b/%Y:%H:%M:%S +0000}] "{scope["method"]} {scope["path"]} HTTP/1.1" '
            f'{outcome[0]} {outcome[1]} "-" "{agent}" rid="{headers.get("x-request-id", "-")}" sid="{session or "-"}" uid="{user}" '
            f"rt={0.08 + zlib.crc32(headers.get('x-request-id', '').encode()) % 300 / 1000:.3f}\n"
        )


def order_numbers(customer_id: str) -> list[str]:
    """The one to three orders of a customer: made from the id, so that page and export agree."""
    seed = zlib.crc32(customer_id.encode())
    return [f"LK-{seed % 90_000_000 + 10_000_000 + n}" for n in range(seed % 3 + 1)]


def create() -> Store:
    """The app of the environment's customers."""
    customers = json.loads(Path(os.environ["SHOP_CUSTOMERS"]).read_text("utf-8"))
    return Store(customers, Path(os.environ["SHOP_LOG"]))
