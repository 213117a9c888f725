"""The formats of line logs, told by their first lines: common, combined, W3C, HAProxy, AWS load balancer, CloudFront and S3."""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from duenotice.evidence.ground.shapes import Slots
from duenotice.evidence.ground.wordlist import words
from duenotice.evidence.logs import haproxy
from duenotice.evidence.tokens.lines import PLAIN, QUERY, REQUEST, URL

_COMBINED = re.compile(
    rb'(\S+:\d+ )?\S+ +\S+ .{1,200}?\[[^\]]{20,40}\] "(?:[^"\\]|\\.)*" (?:\d{3}|-) (?:\d+|-)'
    rb'( "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*")?'
)
_COMMON_NAMES = ("host", "ident", "user", "time", "path", "status", "bytes", "referer", "agent")
_COMMON_KINDS = (PLAIN, PLAIN, PLAIN, PLAIN, REQUEST, PLAIN, PLAIN, URL, PLAIN)

_ALB = re.compile(rb"(?:https?|h2|grpcs?|wss?) \d{4}-\d\d-\d\dT[\d:.]+Z \S+ \S+:\d+ \S+ (?:-?[\d.]+ ){3}")
ALB_NAMES = words(
    "type time elb client target request_processing_time target_processing_time response_processing_time "
    "elb_status_code target_status_code received_bytes sent_bytes request user_agent ssl_cipher "
    "ssl_protocol target_group_arn trace_id domain_name chosen_cert_arn matched_rule_priority "
    "request_creation_time actions_executed redirect_url error_reason target_list target_status_list "
    "classification classification_reason conn_trace_id"
)
_ELB = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.]+Z \S+ [\d.:a-f]+:\d+ (?:[\d.]+:\d+|-) (?:-?[\d.]+ ){3}")

_S3 = re.compile(rb"[0-9a-f]{64} \S+ \[[^\]]{20,40}\] (?:[\d.a-fA-F:]+|-) \S+ \S+ [A-Z0-9]+\.[A-Z0-9_.]+ \S+ [\"-]")
S3_NAMES = words(
    "bucket_owner bucket time remote_ip requester request_id operation key request status error_code bytes_sent object_size "
    "total_time turn_around_time referer user_agent version_id host_id signature_version cipher_suite authentication_type "
    "host_header tls_version access_point_arn acl_required"
)
"""<https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html>; the requester is what S3 knows of who asked."""

_URLS = {"cs-uri-stem": URL, "cs(referer)": URL, "cs-uri": URL, "redirect_url": URL, "x-host-header": PLAIN}
_QUERIES = {"cs-uri-query": QUERY, "request": REQUEST}


def slots_of(text: bytes) -> Slots | None:
    """The format of the log that begins with `text`, or None where most of its lines are no lines of a log known here."""
    lines = [line for line in text[:65536].splitlines()[:40] if line.strip()]
    if not lines:
        return None
    declared = w3c_fields(lines)
    if declared:
        return _named(declared, 9 if any(b"\t" in line for line in lines if line[:1] != b"#") else 32)
    if _share(_ALB, lines) > 0.5:
        return _named(tuple(ALB_NAMES), 32)
    if _share(_ELB, lines) > 0.5:
        return _named(tuple(ALB_NAMES[1:14]), 32)
    if _share(_S3, lines) > 0.5:
        return _named(tuple(S3_NAMES), 32)
    if (proxied := haproxy.slots_of(lines)) is not None:
        return proxied
    if _share(_COMBINED, lines) <= 0.5:
        return None
    found = [match for match in map(_COMBINED.match, lines) if match]
    behind_host = sum(1 for match in found if match[1]) * 2 > len(found)
    first = 0 if not behind_host else 1
    size = 9 if any(match[2] for match in found) else 7
    names, kinds = _COMMON_NAMES[:size], _COMMON_KINDS[:size]
    lead = _lead(lines, first)
    return Slots(32, ("before",) * lead + ("vhost",) * first + names, (PLAIN,) * (lead + first) + kinds)


@lru_cache(maxsize=65_536)
def is_address(word: str) -> bool:
    """Whether a word is an IPv4 or IPv6 address; a time of day, which has colons as well, is none."""
    try:
        ipaddress.ip_address(word)
    except ValueError:
        return False
    return True


def _lead(lines: list[bytes], first: int) -> int:
    """Words that a syslog daemon put before most lines: those before the first address, less the virtual host."""
    heads = [line[: line.find(b" [")].split() for line in lines if b" [" in line]
    found = Counter(
        next((n for n, word in enumerate(words) if is_address(word.decode("latin-1"))), first) - first
        for words in heads
    )
    lead, count = max(found.items(), key=lambda entry: entry[1], default=(0, 0))
    return lead if 0 < lead < 9 and count * 2 > len(heads) else 0


def _share(pattern: re.Pattern[bytes], lines: list[bytes]) -> float:
    return sum(map(bool, map(pattern.match, lines))) / len(lines)


def w3c_fields(lines: list[bytes]) -> tuple[str, ...]:
    """The names of `#Fields:` of a W3C extended log (also IIS and CloudFront), in lower case; empty where there is none, and where commas
    part them: a log of Exchange is a table."""
    for line in lines[:20]:
        if line.startswith(b"#Fields:"):
            names = tuple(line[8:].decode("utf-8", "replace").lower().split())
            return () if len(names) == 1 and "," in names[0] else names
    return ()


def declared_slots(line: bytes, before: Slots) -> Slots | None:
    """The format that a line `#Fields: …` within a log begins, in the separators of the one before; None for other lines."""
    names = w3c_fields([line])
    return _named(names, before.sep) if names else None


_NESTED = frozenset({"request", "response", "httprequest", "req", "res", "headers"})
"""Objects in a JSON log whose members are parts of the request."""


def flat_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A line of a JSON log with the members of its objects beside its own, as `object.member`; those of a request also under
    their own name, where it is free. Two levels deep."""
    out = dict(entry)
    for _ in range(2):
        for name, value in list(out.items()):
            if not isinstance(value, dict):
                continue
            for member, inner in value.items():
                out.setdefault(f"{name}.{member}", inner)
                if name.rpartition(".")[2].lower() in _NESTED:
                    out.setdefault(member, inner)
    return out


def _named(names: tuple[str, ...], sep: int) -> Slots:
    return Slots(sep, names, tuple(_URLS.get(name, _QUERIES.get(name, PLAIN)) for name in names))
