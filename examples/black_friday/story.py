"""The end of the demo: what came out, in words a person reads in a minute, beside the truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from examples.black_friday.truth import Truth

AUDIENCES = {
    "other_customer": "other customers",
    "anonymous": "visitors who were not signed in",
    "employee": "staff",
    "search_engine": "a search engine",
    "bot": "bots",
    "archive": "an archive",
    "unknown": "unknown viewers",
}


@dataclass(frozen=True)
class Told:
    """What the commands said as JSON, the truth of the play, and the folder."""

    status: dict[str, Any]
    sent: dict[str, Any]
    verified: dict[str, Any]
    watch: dict[str, Any]
    coverage: dict[str, Any]
    truth: Truth
    out: Path

    @property
    def within(self) -> bool:
        """True where the true number of people lies within the range."""
        people = self.status["people"]
        return bool(people["certain"] <= len(self.truth.people) <= people["possible"])


def tell(console: Console, told: Told, seconds: float) -> None:
    """Print the story."""
    for title, lines in (
        ("Who", _people(told)),
        ("Duties", _duties(told)),
        ("Sent", _sent(told)),
        ("Not known", _unknown(told)),
        ("Echo", _echo(told)),
        ("Look", _look(told)),
    ):
        console.print(f"\n[bold]{title}[/]")
        for line in lines:
            if title == "Look":  # commands and paths stay in one piece, to be copied
                console.print(f"  {line}", highlight=False, soft_wrap=True)
            else:
                console.print(Padding(line, (0, 0, 0, 2)), highlight=False)
    console.print(f"\n[dim]The whole way took {seconds:.0f} s.[/]", highlight=False)


def _people(told: Told) -> Iterator[str | Table]:
    status = told.status
    mark = "[green]within[/]" if told.within else "[red]outside[/]"
    yield f"Others could see the data of [bold]{status['people']['words']}[/] people; in truth {len(told.truth.people):,}: {mark}."
    yield f"Since {status['window'].replace(' to ', ', until ')}. Kinds of data: {', '.join(_names(status['kinds']))}."
    seen = ", ".join(f"{AUDIENCES.get(row['key'], row['key'])} ({_range(row)})" for row in status["audience"])
    yield f"Shown to: {seen}."
    yield _countries(status["countries"], told.truth)


def _names(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [row["key"].replace("_", " ").lower() for row in rows]


def _range(row: dict[str, Any]) -> str:
    low, high = row["certain"], row["possible"]
    return f"{low:,} people" if low == high else f"{low:,} to {high:,} people"


def _countries(rows: list[dict[str, Any]], truth: Truth, most: int = 8) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("Living in", "at least", "about", "at most", "in truth"):
        table.add_column(name, justify="left" if name == "Living in" else "right")
    for row in rows[:most]:
        numbers = (row["certain"], row["best"], row["possible"], truth.by_country.get(row["key"], 0))
        table.add_row(row["key"], *(f"{number:,}" for number in numbers))
    if len(rows) > most:
        table.add_row(f"… {len(rows) - most} more countries", "", "", "", "")
    return table


def _duties(told: Told, most: int = 9) -> Iterator[str | Table]:
    owed = [row for row in told.status["obligations"] if row["answer"] == "yes"]
    open_ones = [row for row in told.status["obligations"] if row["answer"] == "unknown"]
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("Where", "Article", "Toward", "Due"):
        table.add_column(name, overflow="fold")
    for row in owed[:most]:
        toward = row["toward"]
        table.add_row(row["jurisdiction"], row["citation"], toward, row["due_words"])
    yield table
    more = f"{len(owed) - most} more duties are owed. " if len(owed) > most else ""
    yield f"{more}{len(open_ones)} duties cannot be decided yet."


def _sent(told: Told) -> Iterator[str]:
    wave = told.status["waves"][-1]
    mails = len(list((told.out / "mails").glob("*.eml")))
    yield f"{wave['closing']} {mails:,} mails lie in the mail server's folder {told.out / 'mails'}."
    breaks = told.verified["breaks"]
    proof = "every hash holds" if not breaks else f"[red]{len(breaks)} do not hold[/]"
    approval = told.status["approval"]
    yield (
        f"Approved by {approval['approved_by']} as it went out: {approval['sha256'][:16]}…; "
        f"audit trail of {told.verified['rows']} entries and all sealed runs recomputed: {proof}."
    )


def _unknown(told: Told, most: int = 4) -> Iterator[str]:
    for name, question, settles in told.status["questions"][:most]:
        yield f"{question} [dim]duenotice fact {name} … would help to settle {settles} duties[/]"
    if told.status["unread"]:
        yield f"{told.status['unread']} items of evidence were not read whole: [dim]duenotice coverage[/]"


def _echo(told: Told) -> Iterator[str]:
    yield from (study["words"] for study in told.watch.get("studies", [])[:1])
    alerts = [row for row in told.watch.get("signals", []) if row.get("alert")]
    for row in alerts[:2]:
        yield f"{row['at'][:16].replace('T', ' ')} UTC: {row['theme'].replace('_', ' ')}, {row['alert']}."


def _look(told: Told) -> Iterator[str]:
    home = told.out / "home"
    yield f"The desk: DUENOTICE_HOME={home} {Path('.venv/bin/duenotice')} serve"
    newest = {row["authority"]: row for row in told.status["reports"]}
    for row in newest.values():
        yield f"Report to {row['authority_name']}: {home / 'cases' / told.status['case'] / 'out' / row['file']}"
    yield f"The evidence it started from: {told.out / 'evidence'}; what really happened: {told.out / 'truth' / 'summary.json'}"
