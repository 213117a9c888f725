"""`duenotice new`: open a case."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from duenotice.cli import say
from duenotice.cli.options import HERE, Options


def new(
    name: str,
    *,
    title: str = "",
    country: str | None = None,
    host: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    time_zone: str = "UTC",
    drill: Annotated[bool, Parameter(negative=())] = False,
    now: str = "",
    alone: Annotated[bool, Parameter(negative=())] = False,
    options: Options = HERE,
) -> None:
    """Open a case.

    ```
    duenotice new shop-2026-11 --country DE --time-zone Europe/Berlin
    duenotice new exercise --drill --now 2018-11-22T08:00:00Z
    ```

    Parameters
    ----------
    name
        Short name, lower case, such as shop-2026-11.
    title
        Name as people read it.
    country
        Country of the store (ISO code), a hint for telephone numbers without +.
    host
        Hosts whose pages count (default: all). May be given several times.
    time_zone
        Zone in which notices and desk show times, such as Europe/Berlin.
    drill
        An exercise: it can send to this machine only.
    now
        Instant that a drill takes for the present, to replay a past incident, such as 2018-11-22T08:00:00Z.
    alone
        One person may ask for approval and give it (else two are needed).
    """
    options.open()
    from duenotice.case import steps
    from duenotice.case.settings import CaseSettings

    settings = CaseSettings(country=country, hosts=host, time_zone=time_zone, now=now)
    case = steps.new(name, options.actor(), title=title, settings=settings, drill=drill, alone=alone)
    data = {"case": case.reference, "folder": str(case.folder), "drill": case.drill}
    say.result(options, "new", data, lambda c: c.print(f"Case [bold]{case.reference}[/] is open: {case.folder}"))
    say.hint(options, "duenotice collect PATH …")
