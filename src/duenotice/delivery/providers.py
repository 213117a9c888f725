"""Mail providers through their official clients: Amazon SES (extra `ses`) and Resend (extra `resend`).

A provider takes one request for each message. The clients' own retries are off: a retry nobody journalled is a copy nobody counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Protocol

from duenotice.delivery.connection import scrubbed
from duenotice.delivery.words import Limits, Outbox, Reply, Sealed
from duenotice.model.errors import DeliveryError, MissingExtra

_THROTTLED = {"TooManyRequestsException", "ThrottlingException", "Throttling", "LimitExceededException"}
_OURS = {
    "AccountSuspendedException",
    "SendingPausedException",
    "MailFromDomainNotVerifiedException",
    "AccessDeniedException",
}
NO_LIMITS = Limits()
USUAL_RATE = 2.0
"""Requests a second that Resend takes of an account for which nothing else is agreed."""
_NEVER_SENT = {"ConnectTimeoutError", "EndpointConnectionError", "ProxyConnectionError", "NoCredentialsError"}


class _Caller(Protocol):
    def __call__(self, message: Sealed) -> Reply:
        """Hand one message over, blocking. Code 0: nobody knows."""
        ...


async def _hand_over(outbox: Outbox, connections: int, call: _Caller) -> None:
    """So many requests at once, each in a thread, each journalled before it leaves."""
    loop = asyncio.get_running_loop()

    async def worker(pool: ThreadPoolExecutor) -> None:
        while await outbox.wait():
            message = outbox.take()
            if message is None:
                await asyncio.sleep(0)
                continue
            outbox.intend(message)
            outbox.settle(message, await loop.run_in_executor(pool, call, message))

    with ThreadPoolExecutor(connections, "provider") as pool:
        await asyncio.gather(*(worker(pool) for _ in range(connections)))


class Ses:
    """Amazon SES by its v2 API, raw messages. SES has no idempotency key, so a lost reply stays doubtful until other evidence.

    client: a boto3 `sesv2` client made with retries off (`Ses.open` does so).
    """

    def __init__(self, client: Any, allows: Limits) -> None:
        self._client, self._allows = client, allows

    @classmethod
    def open(cls, region: str, *, endpoint_url: str | None = None, allows: Limits = NO_LIMITS) -> Ses:
        """Connect with the credentials boto3 finds, and read the account's quota; of it and `allows` the stricter holds.
        Raises MissingExtra, or DeliveryError where the account cannot be asked."""
        try:
            import boto3
            import botocore.config
            import botocore.exceptions
        except ImportError as error:
            raise MissingExtra.named("ses", "Sending by Amazon SES") from error
        config = botocore.config.Config(retries={"total_max_attempts": 1}, read_timeout=60, max_pool_connections=64)
        client: Any = boto3.client("sesv2", region_name=region, endpoint_url=endpoint_url, config=config)
        try:
            quota: Mapping[str, float] = client.get_account()["SendQuota"]
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
            raise DeliveryError("The Amazon SES account cannot be asked.", where=type(error).__name__) from error
        per_day = int(quota["Max24HourSend"])
        left = per_day - int(quota["SentLast24Hours"]) if per_day >= 0 else None
        return cls(client, Limits(per_second=float(quota["MaxSendRate"]), per_day=left).within(allows))

    def limits(self) -> Limits:
        """Rate, and what the quota of any 24 hours still leaves, as the account said when it was opened."""
        return self._allows

    async def lookup(self, envids: Sequence[str]) -> Mapping[str, bool]:
        """Nothing: SES finds a message only by the id that a crash loses."""
        return {}

    async def deliver(self, outbox: Outbox, connections: int) -> None:
        """One `SendEmail` request for each message."""
        await _hand_over(outbox, connections, self._call)

    def _call(self, message: Sealed) -> Reply:
        try:
            taken = self._client.send_email(
                Destination={"ToAddresses": [message.address.decode()]}, Content={"Raw": {"Data": message.data}}
            )
        except Exception as error:
            return _ses_reply(error)
        return Reply(250, f"2.0.0 {taken['MessageId']}")


def _ses_reply(error: Exception) -> Reply:
    """What an error of the client means. Only what surely never left is no doubt."""
    response: Mapping[str, Any] | None = getattr(error, "response", None)
    if response is None:
        return (
            Reply(451, "4.4.1 not connected") if type(error).__name__ in _NEVER_SENT else Reply(0, type(error).__name__)
        )
    code = str(response.get("Error", {}).get("Code", ""))
    status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500))
    if code in _THROTTLED or status == 429:
        return Reply(450, f"4.7.0 {code}")
    if code in _OURS or status in (401, 403):
        return Reply(550, f"5.7.0 {code}")
    return Reply(0, code) if status >= 500 else Reply(554, f"5.6.0 {scrubbed(code)}")


class Resend:
    """Resend by its Python client. It composes the message itself from our parts, so bytes and signature are its own; in return
    a request may be repeated for 24 hours under the same idempotency key without a second copy.

    api_key: of the account; api_url: another endpoint (tests); allows: what is known of the account, of which a rate is taken for the
    usual one of 2 a second. The client's settings are global: one account per process.
    """

    def __init__(self, api_key: str, *, api_url: str | None = None, allows: Limits = NO_LIMITS) -> None:
        try:
            import resend
        except ImportError as error:
            raise MissingExtra.named("resend", "Sending by Resend") from error
        self._resend: Any = resend
        resend.api_key = api_key
        if api_url is not None:
            resend.api_url = api_url
        self._allows = replace(allows, per_second=allows.per_second or USUAL_RATE, repeats_hours=24.0)

    def __repr__(self) -> str:
        return "Resend(…)"

    def limits(self) -> Limits:
        """As given, and that a repeated request is safe for 24 hours."""
        return self._allows

    async def lookup(self, envids: Sequence[str]) -> Mapping[str, bool]:
        """Nothing to ask: `send` repeats the request under its key instead."""
        return {}

    async def deliver(self, outbox: Outbox, connections: int) -> None:
        """One request for each message, its id as the idempotency key."""
        await _hand_over(outbox, connections, self._call)

    def _call(self, message: Sealed) -> Reply:
        try:
            taken = self._resend.Emails.send(_resend_form(message), {"idempotency_key": message.envid})
        except self._resend.exceptions.ResendError as error:
            return _resend_reply(error)
        except Exception as error:
            return Reply(0, type(error).__name__)
        return Reply(250, f"2.0.0 {taken['id']}")


def _resend_form(message: Sealed) -> dict[str, Any]:
    parsed = message_from_bytes(message.data, policy=policy.default)
    bodies = {"text": parsed.get_body(("plain",)), "html": parsed.get_body(("html",))}
    parts = {name: part.get_content() for name, part in bodies.items() if isinstance(part, EmailMessage)}
    return {
        "from": str(parsed["From"]),
        "to": [message.address.decode()],
        "reply_to": str(parsed["Reply-To"]),
        "subject": str(parsed["Subject"]),
        **parts,
        "headers": {"Auto-Submitted": "auto-generated", "Message-ID": str(parsed["Message-ID"])},
    }


def _resend_reply(error: Any) -> Reply:
    """429: slow down; 401 and 403: about us; other 4xx: refused; 5xx or no answer: doubt (the key makes repeating safe)."""
    code = int(error.code) if str(error.code).isdigit() else 500
    kind = scrubbed(str(error.error_type))
    if code == 429:
        return Reply(450, f"4.7.0 {kind}")
    if code in (401, 403):
        return Reply(550, f"5.7.0 {kind}")
    return Reply(554, f"5.6.0 {kind}") if 400 <= code < 500 else Reply(0, kind)
