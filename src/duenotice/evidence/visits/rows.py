"""Request rows out of the entries of access logs, whatever their format calls the parts, and out of captured exchanges."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from duenotice.evidence.places.times import moment
from duenotice.evidence.records.record import Exchange
from duenotice.evidence.visits.agents import agent_class
from duenotice.model.evidence import Request
from duenotice.model.keys import token_key

OURS: dict[str, str] = {
    "at": "at time timestamp @timestamp ts time_iso8601 time_local datetime date-time request_creation_time msec eventtime "
    "edgestarttimestamp startutc",
    "request_id": "request_id rid x_request_id requestid req_id x-request-id x-edge-request-id trace_id conn_trace_id rayid",
    "object_id": "object_id objectid cache_object_id x_object_id",
    "session": "session sid session_id sessionid cookie_session cookie_sid",
    "account": "account uid account_id user_id userid customer_id customerid user remote_user cs-username requester",
    "client": "remote_addr client_ip clientip c-ip ip client host_address remote_ip source_ip src_ip "
    "remoteip clienthost clientaddr",
    "country": "country country_code geo_country client_country geoip_country_code clientcountry",
    "method": "method request_method cs-method verb http_method requestmethod clientrequestmethod",
    "host": "host vhost http_host server_name x-host-header cs-host domain_name requesthost clientrequesthost "
    "host_header",
    "target": "uri request_uri url path request_url cs-uri-stem cs-uri requesturi requestpath target_uri requesturl "
    "clientrequesturi clientrequestpath",
    "request": "request request_line",
    "status": "status status_code statuscode sc-status response_status elb_status_code response downstreamstatus "
    "edgeresponsestatus",
    "bytes_sent": "bytes bytes_sent body_bytes_sent sc-bytes sent_bytes size response_size content_length responsesize "
    "downstreamcontentsize edgeresponsebytes",
    "cache": "cache cache_status upstream_cache_status x-edge-result-type x_cache cf_cache_status cachestatus cachecachestatus",
    "age_s": "age age_s",
    "ttl_s": "ttl ttl_s",
    "node": "node pop edge_location x-edge-location colo datacenter edge edgecolocode",
    "cache_control": "cache_control cache-control sent_http_cache_control",
    "agent": "user_agent agent http_user_agent cs(user-agent) useragent ua user-agent clientrequestuseragent",
}
"""Our names, and what logs call them."""

_SYNONYM = {theirs: ours for ours, words in OURS.items() for theirs in words.split()}


class Reading:
    """How the lines of one log become Requests. key: of the case's values; names: odd fields to ours."""

    def __init__(self, item_id: int, key: bytes, names: Mapping[str, str]) -> None:
        self.item_id, self.key, self.names = item_id, key, names
        self.tokens: dict[tuple[str, str], str] = {}

    def named(self, entry: Mapping[str, object]) -> dict[str, str]:
        """The parts of an entry under our names; the first that says something wins, empty parts left out."""
        out: dict[str, str] = {}
        for theirs, value in entry.items():
            ours = self.names.get(theirs) or self.names.get(theirs.lower()) or _SYNONYM.get(theirs.lower())
            if ours and ours not in out and not isinstance(value, dict) and value not in (None, "", "-", []):
                first = value[0] if isinstance(value, list) else value
                out[ours] = first if isinstance(first, str) else json.dumps(first)
        return out

    def token(self, kind: str, raw: str | None) -> str | None:
        """The keyed hash of a session, account or address; remembered, since logs repeat them."""
        if not raw:
            return None
        known = (kind, raw)
        if known not in self.tokens:
            if len(self.tokens) > 200_000:
                self.tokens.clear()
            self.tokens[known] = token_key(self.key, kind, raw)
        return self.tokens[known]

    def request(self, record: int, part: Mapping[str, str]) -> Request | None:
        """One Request of its parts, or None where they name no target."""
        method, target = _target(part)
        if target is None:
            return None
        url = split_target(target)
        address = _PORT.sub(r"\1\2", part.get("client", "").partition(",")[0].strip())
        return Request(
            item_id=self.item_id,
            record=record,
            source=_source(part),
            at=moment(part.get("at")),
            request_id=part.get("request_id"),
            object_id=part.get("object_id"),
            session=self.token("SESSION_TOKEN", part.get("session")),
            account=self.token("ACCOUNT_ID", part.get("account")),
            client=self.token("IP_ADDRESS", address),
            network=self.token("IP_NETWORK", _network(address)) if ":" in address else None,
            country=part.get("country"),
            method=method,
            host=part.get("host") or url[0],
            path=url[1],
            status=int(_number(part.get("status")) or 0),
            bytes_sent=_whole(part.get("bytes_sent")),
            cache=part["cache"].lower() if "cache" in part else None,
            age_s=_number(part.get("age_s")),
            ttl_s=_number(part.get("ttl_s")),
            node=part.get("node"),
            cache_control=part.get("cache_control"),
            agent_class=agent_class(part.get("agent")),
        )

    def captured(self, record: int, exchange: Exchange) -> Request:
        """One Request of a captured exchange."""
        sent, received = exchange.request, exchange.response
        host, path = split_target(exchange.url)
        return Request(
            item_id=self.item_id,
            record=record,
            source="capture",
            at=exchange.at,
            request_id=_first(received, _REQUEST_ID) or _first(sent, _REQUEST_ID),
            object_id=_first(received, ("x-object-id", "x-cache-object-id")),
            session=self.token("SESSION_TOKEN", _session(sent, received)),
            country=_first(received, ("x-country", "cf-ipcountry")) or _first(sent, ("cf-ipcountry",)),
            method=exchange.method.upper(),
            host=host,
            path=path,
            status=exchange.status,
            bytes_sent=len(exchange.body),
            cache=_cache(_first(received, ("x-cache", "cf-cache-status", "x-cache-status"))),
            age_s=_number(received.get("age")),
            node=_first(received, ("x-served-by", "x-amz-cf-pop", "x-node")),
            cache_control=received.get("cache-control"),
            agent_class=agent_class(sent.get("user-agent")),
            body_sha256=exchange.body_sha256,
        )


_PORT = re.compile(r"^(?:([\d.]{7,15})|\[([0-9A-Fa-f:.]+)\]):\d{1,5}$")
"""An address with the port of its connection, which changes from request to request."""


@lru_cache(maxsize=65_536)
def _network(address: str) -> str | None:
    """The /64 of an IPv6 address, as `2001:db8:0:1::/64`; None for what is none."""
    try:
        return str(ipaddress.IPv6Network((address, 64), strict=False))
    except ValueError:
        return None


_REQUEST_ID = ("x-request-id", "request-id", "x-amz-cf-id", "cf-ray", "x-correlation-id")
_COOKIE = re.compile(r"(?:^|[;,]\s*)((?:[\w.-]*sess[\w.-]*|sid|connect\.sid))=([^;,\s]+)", re.IGNORECASE)


def _first(headers: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((headers[name] for name in names if headers.get(name)), None)


def _session(sent: Mapping[str, str], received: Mapping[str, str]) -> str | None:
    """The value of the cookie that names a session, as sent, else as set."""
    for text in (sent.get("cookie", ""), received.get("set-cookie", "")):
        if match := _COOKIE.search(text):
            return match[2]
    return None


def _cache(told: str | None) -> str | None:
    """`Hit from cloudfront` and `HIT, MISS` as one word."""
    return re.split(r"[\s,;]", told.strip().lower(), maxsplit=1)[0] if told else None


def _target(part: Mapping[str, str]) -> tuple[str, str | None]:
    method = part.get("method", "GET").upper()
    if "target" in part:
        return method, part["target"]
    words = part.get("request", "").split(" ")
    if len(words) >= 2:
        return words[0].upper(), words[1]
    return method, None


def split_target(target: str) -> tuple[str | None, str]:
    """Host, where the target names one, and path without query."""
    if target.startswith("/"):
        return None, target.partition("?")[0].partition("#")[0]
    try:
        parts = urlsplit(target)
        return parts.hostname, parts.path or "/"
    except ValueError:
        return None, target.partition("?")[0]


def _source(part: Mapping[str, str]) -> Any:
    if "cache" in part or "object_id" in part or "node" in part:
        return "edge"
    return "origin" if "request_id" in part or "account" in part else "unknown"


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e15 else None


def _whole(text: str | None) -> int | None:
    value = _number(text)
    return int(value) if value is not None and value >= 0 else None
