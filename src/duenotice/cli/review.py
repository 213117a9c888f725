"""`duenotice review`: judge possible links between records – is this one person or two?"""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions

if TYPE_CHECKING:
    from duenotice.case.judging import Question
    from duenotice.case.models import Case

review = App(name="review", help="Judge possible links between records: one person, or two?", group_commands="Then")

ANSWERS = {"s": "same", "d": "different", "u": "unsure"}
SIZE = 20
Reveal = Annotated[bool, Parameter(negative=())]


@review.default
def ask(*, size: int = SIZE, reveal: Reveal = False, options: CaseOptions = THE_CASE) -> int:
    """Go through the next links, one key each: s same, d different, u unsure, b take the last one back, q stop.

    The links asked about are a random sample, so that a few dozen answers say how many people there are, within what range. Values
    are masked; how alike they are is said. Every answer is kept with who gave it and when, and binds the next count:

    ```
    duenotice review
    duenotice review list --size 10
    duenotice review judge 1f0c9a2b-77d0e1c4 same --reason "same address"
    duenotice review undo
    duenotice count
    ```

    Parameters
    ----------
    size
        About how many links to look at.
    reveal
        Show raw values instead of masked ones; the audit trail says who looked.
    """
    if options.json or not sys.stdin.isatty():
        return listed(size=size, reveal=reveal, options=options)
    case = options.opened()
    for question in _questions(case, size, reveal, options):
        _show(say.out(), question)
        if not _answered(case, question, options):
            break
    _tell_standing(case, options)
    return 0


@review.command(name="list")
def listed(*, size: int = SIZE, reveal: Reveal = False, options: CaseOptions = THE_CASE) -> int:
    """The next links to judge, with their short names for `duenotice review judge`.

    ```
    duenotice review list --size 10
    ```

    Parameters
    ----------
    size
        About how many.
    reveal
        Show raw values instead of masked ones; the audit trail says who looked.
    """
    case = options.opened()
    from duenotice.case import judging

    found = _questions(case, size, reveal, options)
    standing = judging.standing(case)

    def human(console: Console) -> None:
        for question in found:
            _show(console, question)
        _words(console, standing)

    data = {"case": case.reference, "standing": standing, "links": [asdict(question) for question in found]}
    say.result(options, "review", data, human)
    if found:
        say.hint(options, f"duenotice review judge {found[0].pair} same|different|unsure")
    return 0


@review.command
def judge(pair: str, decision: str, *, reason: str = "", options: CaseOptions = THE_CASE) -> int:
    """Record one judgement. A later one about the same link replaces it.

    ```
    duenotice review judge 1f0c9a2b-77d0e1c4 same --reason "same address"
    ```

    Parameters
    ----------
    pair
        Short name of the link, as the list shows it.
    decision
        same, different or unsure.
    reason
        What it rests on.
    """
    case = options.opened()
    from duenotice.case import judging

    row = judging.judge(case, pair, decision, options.actor(), reason=reason)
    data = {"case": case.reference, "pair": pair, "decision": row.decision, "by": row.by, "at": row.at}
    say.result(options, "review-judge", data, lambda c: c.print(f"{pair}: {row.decision}, by {row.by}", markup=False))
    say.hint(options, "duenotice count")
    return 0


@review.command
def undo(*, options: CaseOptions = THE_CASE) -> int:
    """Take back your newest judgement that still stands.

    ```
    duenotice review undo
    ```
    """
    case = options.opened()
    from duenotice.case import judging

    row = judging.undo(case, options.actor())
    pair = judging.pair_of(row) if row else None
    words = f"{pair} is open again." if pair else "There is no judgement of yours to take back."
    say.result(options, "review-undo", {"case": case.reference, "pair": pair}, lambda c: c.print(words, markup=False))
    return 0


def _questions(case: Case, size: int, reveal: bool, options: CaseOptions) -> list[Question]:
    from duenotice.case import judging

    found = judging.questions(case, size, reveal=reveal)
    if reveal and found:
        judging.revealed(case, [question.pair for question in found], options.actor())
    return found


def _answered(case: Case, question: Question, options: CaseOptions) -> bool:
    """Read one answer and keep it; False where the person stops."""
    from duenotice.case import judging

    while True:
        say.err().print("[bold]s[/]ame  [bold]d[/]ifferent  [bold]u[/]nsure  [bold]b[/]ack  [bold]q[/]uit: ", end="")
        key = sys.stdin.readline().strip().casefold()[:1] or "q"
        if key in ANSWERS:
            judging.judge(case, question.pair, ANSWERS[key], options.actor())
            return True
        if key == "b":
            row = judging.undo(case, options.actor())
            say.err().print("The last one is open again." if row else "There is none to take back.")
        elif key == "q":
            return False


def _show(console: Console, question: Question) -> None:
    rule = question.rule.replace("_", " ")
    console.print(f"[bold]{question.pair}[/]  {say.escape(rule)}, likely {question.likely:.0%}")
    sides = (question.left, question.right)
    for name, side in zip("AB", sides, strict=True):
        console.print(f"  {name}: {say.escape(say.visible(side.place))}")
    kinds = dict.fromkeys(kind for side in sides for kind, _ in side.data)
    alike = dict(question.alike)
    rows = [
        (
            kind,
            *(", ".join(value for one, value in side.data if one == kind) or "–" for side in sides),
            alike.get(kind, ""),
        )
        for kind in kinds
    ]
    console.print(say.table(("", "A", "B", "compared"), rows))


def _tell_standing(case: Case, options: CaseOptions) -> None:
    from duenotice.case import judging

    standing = judging.standing(case)
    say.result(options, "review", {"case": case.reference, "standing": standing}, lambda c: _words(c, standing))
    say.hint(options, "duenotice count")


def _words(console: Console, standing: dict[str, Any]) -> None:
    range_ = standing["people_in_files"]
    judged = standing["links"] - standing["open"]
    console.print(
        f"{judged:,} of {standing['links']:,} links judged ({standing['same']:,} same, {standing['different']:,} different, "
        f"{standing['unsure']:,} unsure). People in files that no directory knows: likely {range_['low']:,.0f} to "
        f"{range_['high']:,.0f}, about {range_['expected']:,.0f}."
    )
    for pair in standing["contradictions"]:
        console.print(f"[yellow]{pair} was judged different, and other judgements make the two one person[/]")
