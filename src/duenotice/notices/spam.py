"""What SpamAssassin makes of a notice, where it is installed: content points only, without network tests.

Points for the road a message took (relays, SPF, DKIM) are left out: here it took none. A spam filter does not see what a wary reader
sees; `cues` does that.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal

from duenotice.model.errors import DueNoticeError
from duenotice.model.sending import Notice
from duenotice.notices.brief import Brief, Problem

MOST_POINTS = 0.5
SCRIPT_ALARMS = frozenset({"MIXED_ES"})
"""Rules that take a script for a trick: MIXED_ES speaks where Latin names with an e stand in Cyrillic or Vietnamese text. Its own
configuration has comments that would lower it for such languages. See `mixing` for what is done about it; where the sender's name and
address alone hold too many of them, it remains."""

FORMS = ("text", "text+html", "html")

_ROAD = re.compile(
    r"^(?:RCVD_|NO_RECEIVED|NO_RELAYS|SPF_|DKIM|DMARC|ARC_|HELO_|RDNS_|ALL_TRUSTED|UNPARSEABLE_RELAY|T_SPF)"
)
_JUDGED = re.compile(rb"^X-Spam-Points: ?((?:.*\n[ \t])*.*)$(?s:.*?)^X-Place: (\d+)\r?$", re.MULTILINE)
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Points:
    """One message judged. points: sum of the positive content rules; rules: their names with points."""

    points: float
    rules: tuple[tuple[str, float], ...]


def is_installed() -> bool:
    """True where the program `spamassassin` is on the path."""
    return shutil.which("spamassassin") is not None


def content_points(messages: Sequence[bytes]) -> list[Points]:
    """The content points of each message (RFC 5322 bytes), in one run. Raises DueNoticeError where the program is missing or fails."""
    program = shutil.which("spamassassin")
    if program is None:
        raise DueNoticeError("SpamAssassin is not installed.", next_step="Install the Debian package spamassassin.")
    mailbox = b"".join(_entry(place, message) for place, message in enumerate(messages))
    command = [program, "--local", "--nocreate-prefs", "--mbox", "--cf=add_header all Points _TESTSSCORES_"]
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(
                command, input=mailbox, capture_output=True, timeout=_SECONDS, check=True, env=environment, cwd=home
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise DueNoticeError("SpamAssassin did not finish.", where=type(error).__name__) from None
    found = {int(place): _points(header.decode("ascii", "replace")) for header, place in _JUDGED.findall(done.stdout)}
    if len(found) != len(messages):
        raise DueNoticeError(f"SpamAssassin judged {len(found)} of {len(messages)} messages.")
    return [found[place] for place in range(len(messages))]


def spam_problems(notices: Sequence[Notice], brief: Brief) -> list[Problem]:
    """A problem for each notice, as text, text with HTML, or HTML alone, that gets more than 0.5 content points: `warn` where a rule
    only took the script for a trick, else `refuse`."""
    asked = [(notice, form) for notice in notices for form in forms_of(notice)]
    judged = content_points([message(notice, brief, form) for notice, form in asked])
    return [
        Problem(
            "spam.points", f"{notice.language} {form}", f"{found.points:.1f} points: {_names(found)}", _severity(found)
        )
        for (notice, form), found in zip(asked, judged, strict=True)
        if found.points > MOST_POINTS
    ]


def forms_of(notice: Notice) -> tuple[str, ...]:
    """The forms in which a notice may reach a reader: text alone where it has no HTML."""
    return FORMS if notice.html else FORMS[:1]


def _severity(found: Points) -> Literal["refuse", "warn"]:
    earnest = sum(points for rule, points in found.rules if rule not in SCRIPT_ALARMS)
    return "refuse" if earnest > MOST_POINTS else "warn"


def message(notice: Notice, brief: Brief, form: str = "text+html", *, name: str = "Ada Example") -> bytes:
    """A notice as a whole message to a made-up person, as near to the one sent as this room can make it. form: text, html or text+html."""
    domain, controller = (str(brief.facts.value(fact)) for fact in ("controller_domain", "controller_name"))
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = f"{_word(controller)} <privacy@{domain}>"
    mail["To"] = f"{name} <ada@customer.example>"
    mail["Subject"] = notice.subject
    mail["Date"] = format_datetime(datetime.combine(brief.written, time(9), UTC))
    mail["Message-ID"] = f"<{notice.sha256[:32]}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    text, html = (
        part.replace("{{name}}", name).replace("{{code}}", "7AZ8-NPN7-X7A9-7F7E") for part in (notice.text, notice.html)
    )
    if form == "html":
        mail.set_content(html, subtype="html")
        return bytes(mail)
    mail.set_content(text)
    if form == "text+html":
        mail.add_alternative(html, subtype="html")
    return bytes(mail)


def _word(name: str) -> str:
    return '"' + name.replace("\\", "").replace('"', "") + '"'


def _entry(place: int, raw: bytes) -> bytes:
    """A message in the mailbox, numbered: SpamAssassin gives them back in an order of its own."""
    body = re.sub(rb"(?m)^(>*From )", rb">\1", raw.replace(b"\r\n", b"\n"))
    return b"From duenotice Thu Jan  1 00:00:00 1970\nX-Place: %d\n" % place + body + b"\n\n"


def _points(header: str) -> Points:
    rules = re.findall(r"([A-Z][A-Z0-9_]+)=(-?[\d.]+)", header)
    counted = tuple((rule, float(points)) for rule, points in rules if float(points) > 0 and not _ROAD.match(rule))
    return Points(round(sum(points for _, points in counted), 3), counted)


def _names(found: Points) -> str:
    return ", ".join(f"{rule} {points:g}" for rule, points in found.rules)
