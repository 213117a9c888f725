"""Lines that HAProxy writes of HTTP requests (`option httplog`): <https://docs.haproxy.org/3.0/configuration.html#8.2.3>.

Captured headers may stand between the queue and the request, with blanks in them; so the request is told by its quotes and not by
its position.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from duenotice.evidence.ground.shapes import Slots
from duenotice.evidence.tokens.lines import PLAIN

NAMES = (
    "client", "time", "frontend", "backend", "timers", "status", "bytes", "request_cookie", "response_cookie", "termination_state",
    "connections", "queue",
)  # fmt: skip
_LINE = re.compile(
    r"(?P<lead>.{0,200}? )??(?P<client>\S{1,60}:\d{1,5}) \[(?P<time>\d\d/\w{3}/\d{4}:[\d:.]+)\] \S{1,200} \S{1,200}/\S{1,200} "
    r"[-+\d]+(?:/[-+\d]+){4} (?P<status>\d{3}|-1) \+?(?P<bytes>\d+) \S+ \S+ \S{4} [+\d]+(?:/[+\d]+){4} \d+/\d+ "
    r'(?:\{.*\} )?"(?P<request>[^"]*)"?'
)


def slots_of(lines: Sequence[bytes]) -> Slots | None:
    """The positions of most lines, behind the words that a syslog daemon put before; None where they are no lines of HAProxy."""
    likely = [line for line in lines if b" [" in line]
    if len(likely) * 2 <= len(lines):
        return None
    found = [match for match in (_LINE.match(line.decode("latin-1")) for line in likely) if match]
    if len(found) * 2 <= len(lines):
        return None
    leads = Counter(len((match["lead"] or "").split()) for match in found)
    names = ("before",) * leads.most_common(1)[0][0] + NAMES
    return Slots(32, names, (PLAIN,) * len(names))


def entry_of(line: str) -> Mapping[str, object] | None:
    """What a line tells of its request; None for another line."""
    match = _LINE.match(line)
    return {name: match[name] for name in ("client", "time", "status", "bytes", "request")} if match else None
