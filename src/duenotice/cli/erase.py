"""`duenotice erase`: destroy a case's key and files."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import HERE, Options


def erase(name: str, *, confirm: str, reason: str, options: Options = HERE) -> int:
    """Erase a case for good. Two people run the same command: the first asks, the second erases. The audit trail stays.

    ```
    duenotice erase shop-2026-11 --confirm shop-2026-11 --reason "case closed"
    ```

    Parameters
    ----------
    name
        The case.
    confirm
        The case's name once more.
    reason
        Why; it stays in the audit trail.
    """
    options.open()
    from duenotice.case import steps

    case = steps.find(name)
    erased = steps.erase(case, options.actor(), confirm=confirm, reason=reason)
    words = (
        f"{name} is erased." if erased else f"Asked for. {name} is erased once another person runs the same command."
    )
    say.result(options, "erase", {"case": name, "erased": erased}, lambda console: console.print(say.escape(words)))
    return 0
