"""`duenotice collect`: hand in evidence."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def collect(
    *paths: str,
    role: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    options: CaseOptions = THE_CASE,
) -> int:
    """Hand in evidence: files, folders, URLs. It is referenced and hashed, never altered. Without a path: look again.

    ```
    duenotice collect /evidence/logs /evidence/customers.parquet
    duenotice collect s3://bucket/2026/11 --role users.csv=directory
    duenotice collect     # look at the same places again
    ```

    Parameters
    ----------
    paths
        Where the evidence lies. Any mix of logs, web captures, tables, mailboxes, archives, a customer directory.
    role
        SUFFIX=ROLE where the guess is wrong, such as users.csv=directory. Roles: evidence, directory, history, posts, prices.
        May be given several times.
    """
    case = options.opened()
    from duenotice.case import steps

    with say.progress(options) as tell:
        got = steps.collect(case, paths, options.actor(), roles=_roles(role), tell=tell)
    roles: dict[str, int] = got.run.summary["roles"]
    data = {
        "case": case.reference,
        "run": got.run.name,
        "items": got.items,
        "bytes": got.size,
        "unread": got.unread,
        "roles": roles,
    }

    def human(console: Console) -> None:
        state = "" if got.fresh else " (nothing new)"
        console.print(f"{say.count(got.items, 'item')}, {say.size(got.size)}{state}")
        if roles:
            console.print(say.table(("role", ">items"), list(roles.items())))
        if got.unread:
            console.print(f"[yellow]{say.count(got.unread, 'part')} could not be opened[/]: see duenotice coverage")

    say.result(options, "collect", data, human)
    say.hint(
        options,
        "duenotice run   (or step by step: scan, count, assess, draft)" if got.items else "duenotice collect PATH …",
    )
    return 3 if got.unread or not got.items else 0


def _roles(given: tuple[str, ...]) -> dict[str, str]:
    from duenotice.model.errors import UsageError

    pairs = [text.rpartition("=") for text in given]
    known = ("evidence", "directory", "history", "posts", "prices")
    for suffix, _, role in pairs:
        if not suffix or role not in known:
            raise UsageError("A role is given as SUFFIX=ROLE.", next_step=f"Roles: {', '.join(known)}.")
    return {suffix: role for suffix, _, role in pairs}
