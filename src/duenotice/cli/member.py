"""`duenotice member`: who works on a case."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def member(name: str, *roles: str, options: CaseOptions = THE_CASE) -> None:
    """Give a person roles in a case; a new person gets a password, printed once.

    ```
    duenotice member jo analyst approver
    duenotice member jo     # takes all roles away
    ```

    Parameters
    ----------
    name
        Log-in name.
    roles
        viewer, analyst, officer, counsel, approver, sender, auditor.
    """
    case = options.opened()
    from duenotice.case import accounts
    from duenotice.case.models import User

    by = options.actor()
    user = User.objects.filter(username=name).first()
    made = None if user else accounts.add_user(name, by)
    accounts.join(case, user or User.objects.get(username=name), roles, by)
    data = {"case": case.reference, "user": name, "roles": list(roles), "password": made.password if made else None}
    words = f"{name}: {', '.join(roles) or 'no role'}" + (f"; password {made.password} (shown once)" if made else "")
    say.result(options, "member", data, lambda console: console.print(words))
