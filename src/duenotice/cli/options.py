"""Options that every command takes, and the door through which it reaches home and case."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Group, Parameter

if TYPE_CHECKING:
    from duenotice.case.audit import Actor
    from duenotice.case.models import Case

GROUP = Group("Everywhere", sort_key=100)


@Parameter(name="*", group=GROUP)
@dataclass(frozen=True, kw_only=True)
class Options:
    """Where the cases are, who acts, and how to talk."""

    home: Annotated[Path | None, Parameter(env_var="DUENOTICE_HOME")] = None
    """Folder of cases, keys and database (default: your data folder)."""
    by: Annotated[str, Parameter(name="--as", env_var="DUENOTICE_AS")] = ""
    """Who acts, for the audit trail (default: your log-in name)."""
    json: Annotated[bool, Parameter(negative=())] = False
    """Print JSON instead of tables."""
    quiet: Annotated[bool, Parameter(alias="-q", negative=())] = False
    """No progress, no hints."""
    debug: Annotated[bool, Parameter(negative=())] = False
    """Show the traceback of an error (it may hold personal values)."""

    def open(self) -> None:
        """Open the home; from here on the case room may be imported."""
        from duenotice.case.home import open_home

        open_home(self.home)

    def actor(self) -> Actor:
        """Who acts."""
        from duenotice.case.audit import Actor

        return Actor(self.by or getpass.getuser())


@Parameter(name="*", group=GROUP)
@dataclass(frozen=True, kw_only=True)
class CaseOptions(Options):
    """Also which case."""

    case: Annotated[str | None, Parameter(env_var="DUENOTICE_CASE")] = None
    """Which case (default: the only open one)."""

    def opened(self) -> Case:
        """Open the home and find the case."""
        self.open()
        from duenotice.case import steps

        return steps.find(self.case)


HERE = Options()
THE_CASE = CaseOptions()
