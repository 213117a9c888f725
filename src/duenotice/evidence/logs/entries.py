"""What one line of a log says, by the names that its format or the line itself gives the parts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from duenotice.evidence.ground.shapes import Slots
from duenotice.evidence.logs import haproxy
from duenotice.evidence.logs.formats import flat_entry, is_address

_LINE = re.compile(r'\[([^\]]*)\]|"((?:[^"\\]|\\.)*)"|([^\s\[\]"=]+)="((?:[^"\\]|\\.)*)"|(\S+)')


def entries_of_lines(shape: Slots | None) -> Callable[[str], Mapping[str, object] | None]:
    """What turns one line into an entry: by fixed positions, by HAProxy's own way, or as JSON."""
    if shape and "termination_state" in shape.names:
        return haproxy.entry_of
    return (lambda line: _by_position(line, shape)) if shape else _by_json


def _by_json(line: str) -> Mapping[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict):
        return None
    return flat_entry(entry)


def _by_position(line: str, shape: Slots) -> Mapping[str, object] | None:
    if line.startswith("#"):
        return None
    entry: dict[str, object] = {}
    for n, token in enumerate(line.split("\t") if shape.sep == 9 else _aligned(line, shape)):
        if n < len(shape.names):
            entry[_slot_name(shape, n)] = token if isinstance(token, str) else token[1]
        elif isinstance(token, tuple) and token[0]:
            entry[token[0]] = token[1]
    if "date" in entry and "time" in entry and "at" not in entry:
        entry = {"at": f"{entry['date']}T{entry['time']}", **entry}
    return entry


def _aligned(line: str, shape: Slots) -> Iterator[str | tuple[str, str]]:
    """The tokens of a line. In common and combined logs the time stands behind client, identity and user: what a syslog daemon put
    before them is left out, and a user's name may hold blanks."""
    if "ident" not in shape.names:
        return _tokens(line)
    before = shape.names.index("time")
    stop = line.find(" [")
    words = line[:stop].split() if stop > 0 else []
    if len(words) <= before:
        return _tokens(line)
    client = before - 3
    start = next((n for n, word in enumerate(words) if is_address(word)), client) - client
    words = words[max(start, 0) :]
    return chain([*words[: before - 1], " ".join(words[before - 1 :])], _tokens(line[stop + 1 :]))


def _slot_name(shape: Slots, n: int) -> str:
    """The Common Log Format calls the client `host` and the request line `path`."""
    name = shape.names[n]
    if "ident" in shape.names:
        return {"host": "remote_addr", "path": "request"}.get(name, name)
    return name


def _tokens(line: str) -> Iterator[str | tuple[str, str]]:
    for bracketed, quoted, key, value, bare in _LINE.findall(line):
        if key:
            yield key, value
        elif bare and "=" in bare and not bare.startswith("="):
            yield tuple(bare.split("=", 1))
        else:
            yield bracketed or quoted or bare
