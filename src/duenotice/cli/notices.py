"""`duenotice notices`: read what would be sent."""

from __future__ import annotations

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def notices(notice: str = "", *, options: CaseOptions = THE_CASE) -> None:
    """Read the notices of the newest draft.

    ```
    duenotice notices
    duenotice notices 3fa9     # one of them, whole
    ```

    Parameters
    ----------
    notice
        Id of one notice (its first signs are enough): shows its text and what the checks said.
    """
    case = options.opened()
    from duenotice.case import runs, views
    from duenotice.model.errors import UsageError

    found = views.notices(runs.needed(case, "draft"))
    chosen = [n for n in found if notice and n["id"].startswith(notice)]
    if notice and len(chosen) != 1:
        raise UsageError(
            "There is no such notice, or more than one.", where=notice, next_step="List them: duenotice notices"
        )

    def human(console: Console) -> None:
        if chosen:
            console.print(f"[bold]{say.escape(chosen[0]['subject'])}[/]\n\n{say.escape(chosen[0]['text'])}")
        rows = [
            (n["id"][:8], n["language"], n["whom"], f"{n['people']:,}", _said(n["problems"])) for n in chosen or found
        ]
        console.print(say.table(("=id", "language", "to whom", ">people", "checks"), rows))
        for problem in chosen[0]["problems"] if chosen else ():
            console.print(f"  {problem['severity']}: {say.escape(problem['why'])} ({problem['place']})")

    say.result(options, "notices", {"case": case.reference, "notices": chosen or found}, human)


def _said(problems: list[dict[str, str]]) -> str:
    counts = {word: sum(p["severity"] == word for p in problems) for word in ("refuse", "warn")}
    words = {"refuse": "refusal", "warn": "warning"}
    return ", ".join(say.count(n, words[word]) for word, n in counts.items() if n) or "passed"
