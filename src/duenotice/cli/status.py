"""`duenotice status`: where the case stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.assess import duties_table
from duenotice.cli.count import bounds_table
from duenotice.cli.explain import moved, tell_moves
from duenotice.cli.options import THE_CASE, CaseOptions

if TYPE_CHECKING:
    from duenotice.case.models import Case


def status(*, check: Annotated[bool, Parameter(negative=())] = False, options: CaseOptions = THE_CASE) -> int:
    """Where the case stands: people, duties with their due times, what was sent, what is not known.

    ```
    duenotice status
    duenotice status --check --json     # for a monitor
    ```

    Parameters
    ----------
    check
        Exit code 1 where a duty is late (for a monitor).
    """
    case = options.opened()
    data = status_data(case)
    say.result(options, "status", data, lambda console: human(console, data))
    told = data["next_words"]
    say.hint(options, told if told == data["next"] else f"{told}: {data['next']}")
    return 1 if check and any(o["late"] for o in data["obligations"]) else 0


def status_data(case: Case) -> dict[str, Any]:
    """What `case.views` says, for JSON and for people."""
    from duenotice.case import views

    return views.status(case)


def human(console: Console, data: dict[str, Any]) -> None:
    """The status as people read it."""
    drill = "  [red bold]DRILL[/]" if data["drill"] else ""
    console.print(f"[bold]{say.escape(data['title'])}[/]  {data['case']}, {data['state']}{drill}")
    if data["people"]:
        console.print(
            f"People whose data others could see: [bold]{data['people']['words']}[/]  [dim]run {data['count']}[/]"
        )
    changed = data["changed"]
    if data["people"] and changed.get("before"):
        console.print(f"  since run {changed['since']}: {moved(changed['before'], data['people'])}")
        tell_moves(console, changed["inputs"], changed["moves"])
    if data["window"]:
        console.print(f"Window: {data['window']}")
    if data["countries"]:
        console.print(bounds_table("By country of residence", data["countries"]))
    due = [o for o in data["obligations"] if o["answer"] == "yes"]
    if due:
        console.print(duties_table(due))
    if hanging := sum(o["answer"] == "unknown" for o in data["obligations"]):
        duties = say.count(hanging, "further duty hangs", "further duties hang")
        console.print(f"{duties} on missing facts [dim](duenotice assess lists them)[/]")
    for wave in data["waves"]:
        console.print(f"Wave {wave['number']}: {wave['state']}. {say.escape(wave['closing'])}")
    if data["replies_waiting"]:
        console.print(
            f"{say.count(data['replies_waiting'], 'reply waits', 'replies wait')} for an answer: duenotice replies"
        )
    if data["unread"]:
        console.print(
            f"[yellow]{say.count(data['unread'], 'item of evidence was', 'items of evidence were')} not read whole[/]: duenotice coverage"
        )
    if data["unfiled"]:
        console.print(
            f"Reports not handed in yet: {say.escape(', '.join(data['unfiled']))} [dim](duenotice reports)[/]"
        )
    for name, question, settles in data["questions"][:5]:
        console.print(f"Not known: {say.escape(question)} [dim]{name}, would settle {settles}[/]")
