"""Address ranges that tell who a visitor is: published ones of search engines, and those of the company's own machines.

Addresses lie in the tables as keyed hashes only, so a range is compared by the hashes of all that is in it: every address of an
IPv4 range, every /64 of an IPv6 range (as search engines publish them).
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from duenotice.model.errors import UsageError
from duenotice.model.keys import token_key
from duenotice.people.compute import pc
from duenotice.people.directory import Problem

LARGEST_RANGE = 65_536
MOST_BYTES = 16 * 2**20
NETWORK_BITS = 64

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def read_ranges(path: str) -> tuple[str, ...]:
    """The ranges of a published file, each once, sorted by family and address.

    A JSON document with `prefixes`, each an `ipv4Prefix` or `ipv6Prefix` – the form in which Google, Microsoft, Apple and others
    publish their crawlers' addresses – or a text with one address or range a line, `#` before remarks.
    Raises UsageError for a file that cannot be read, that holds no range, or for a line that is none.
    """
    try:
        raw = Path(path).expanduser().read_bytes()[:MOST_BYTES]
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The file of address ranges cannot be read ({type(error).__name__}).", where=path) from None
    found = _of_json(text, path) if text.lstrip().startswith("{") else _of_lines(text)
    ranges = sorted({range_of(one) for one in found}, key=lambda r: (r.version, r))
    if not ranges:
        raise UsageError(
            "The file holds no address range.",
            where=path,
            next_step="Give the JSON that the search engine publishes, or one range a line.",
        )
    return tuple(map(str, ranges))


def _of_json(text: str, path: str) -> Iterator[str]:
    try:
        told: Any = json.loads(text)
        for prefix in told["prefixes"]:
            yield from (str(prefix[name]) for name in ("ipv4Prefix", "ipv6Prefix") if name in prefix)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            f"The file of address ranges is no list of prefixes ({type(error).__name__}).",
            where=path,
            next_step='It should read {"prefixes": [{"ipv4Prefix": "192.0.2.0/24"}, …]}.',
        ) from None


def _of_lines(text: str) -> Iterator[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return (line for line in lines if line)


def range_of(text: str) -> Network:
    """The range of a text such as `192.0.2.0/24`, `192.0.2.7` or `2001:db8::/64`. Raises UsageError where it is none."""
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        raise UsageError("An address range cannot be read.", next_step="Write it like 192.0.2.0/24.") from None


def inside(requests: pa.Table, ranges: Iterable[str], key: bytes) -> pa.ChunkedArray:
    """True for the requests whose client is in one of the ranges, False for the others, those of unknown client too.

    requests: `client` and `network`, token keys; key: the case's key for values. Raises UsageError for a text that is no range.
    Ranges of more than 65,536 addresses (or /64 of IPv6) are passed over: see `too_large`.
    """
    hosts, networks = _keys([range_of(text) for text in ranges], key)
    by_host = pc.is_in(requests["client"], pa.array(hosts, pa.string()))
    return pc.or_(by_host, pc.is_in(requests["network"], pa.array(networks, pa.string())))


def _keys(ranges: list[Network], key: bytes) -> tuple[list[str], list[str]]:
    """Keys of single addresses and keys of /64."""
    hosts: list[str] = []
    networks: list[str] = []
    for one in (one for one in ranges if _size(one) <= LARGEST_RANGE):
        if isinstance(one, ipaddress.IPv6Network) and one.prefixlen <= NETWORK_BITS:
            networks += [token_key(key, "IP_NETWORK", str(part)) for part in one.subnets(new_prefix=NETWORK_BITS)]
        else:
            hosts += [token_key(key, "IP_ADDRESS", str(address)) for address in one]
    return hosts, networks


def _size(one: Network) -> int:
    wide = one.version == 6 and one.prefixlen <= NETWORK_BITS
    return 2 ** (NETWORK_BITS - one.prefixlen) if wide else one.num_addresses


def too_large(ranges: Iterable[str], whose: str) -> list[Problem]:
    """The ranges that `inside` passes over, as a problem each: visitors from there are not recognised."""
    return [
        Problem("range_too_large", 0, whose, f"{one} has more than {LARGEST_RANGE:,} addresses and was passed over")
        for one in map(range_of, ranges)
        if _size(one) > LARGEST_RANGE
    ]
