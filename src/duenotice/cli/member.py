"""`duenotice member`: who works on a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError

if TYPE_CHECKING:
    from duenotice.case.accounts import NewUser
    from duenotice.case.models import Case


def member(
    name: str = "",
    *roles: str,
    remove: Annotated[bool, Parameter(negative=())] = False,
    new_password: Annotated[bool, Parameter(negative=())] = False,
    options: CaseOptions = THE_CASE,
) -> None:
    """List who works on a case, give a person roles in it, or take them away. A new person gets a password, printed once.

    ```
    duenotice member                             # who works on the case
    duenotice member jo analyst approver
    duenotice member jo approver --remove        # no role named: all of them
    duenotice member jo --new-password
    ```

    Parameters
    ----------
    name
        Log-in name.
    roles
        viewer, analyst, officer, counsel, approver, sender, auditor.
    remove
        Take these roles away; without any, all of them.
    new_password
        Another one-time password, for who has lost theirs.
    """
    if not name and (remove or new_password):
        raise UsageError("Nobody was named.", next_step="Such as: duenotice member jo --remove")
    case = options.opened()
    if not name:
        return _list(case, options)
    made = _changed(case, name, roles, options, remove=remove, new_password=new_password)
    from duenotice.case import accounts

    now = accounts.members(case).get(name, [])
    data = {"case": case.reference, "user": name, "roles": now, "password": made.password if made else None}
    words = f"{name}: {', '.join(now) or 'no role'}" + (f"; password {made.password} (shown once)" if made else "")
    return say.result(options, "member", data, lambda console: console.print(say.escape(words)))


def _changed(
    case: Case, name: str, roles: tuple[str, ...], options: CaseOptions, *, remove: bool, new_password: bool
) -> NewUser | None:
    """Does what was asked for; gives the user with a password to be shown, if there is one."""
    from duenotice.case import accounts

    by = options.actor()
    if new_password:
        return accounts.new_password(name, by)
    if remove:
        accounts.leave(case, name, roles, by)
        return None
    if not roles:
        raise UsageError("No role was named.", next_step=f"Such as: duenotice member {name} analyst (or --remove).")
    return accounts.enlist(case, name, roles, by)


def _list(case: Case, options: CaseOptions) -> None:
    from duenotice.case import accounts

    found = accounts.members(case)
    rows = [(name, ", ".join(roles)) for name, roles in found.items()]
    data = {"case": case.reference, "members": [{"user": name, "roles": roles} for name, roles in found.items()]}
    say.result(
        options,
        "members",
        data,
        lambda console: console.print(say.table(("=name", "roles"), rows) if rows else "Nobody works on it yet."),
    )
    if not rows:
        say.hint(options, "duenotice member NAME ROLE …")
