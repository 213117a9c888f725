"""The steps of the work: plain functions that open the case, call the rooms, and store what comes out.

Each can be killed and run again: it resumes, and what was done is not done twice. Command line, desk and jobs all call
these. `by` is who acts (for the audit trail), `tell` hears of progress. A step's module is loaded when it is first named,
so that a small command does not wait for the libraries of a large one.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duenotice.case.steps.approving import approve, refuse, request
    from duenotice.case.steps.assessing import assess
    from duenotice.case.steps.collecting import Collected, collect
    from duenotice.case.steps.configuring import configure, told_by_files
    from duenotice.case.steps.counting import count
    from duenotice.case.steps.drafting import draft
    from duenotice.case.steps.erasing import erase
    from duenotice.case.steps.exporting import export
    from duenotice.case.steps.opening import find, new
    from duenotice.case.steps.proving import prove, register_of
    from duenotice.case.steps.reaching import handed, unreached, write_for
    from duenotice.case.steps.reporting import file_report, finish_report
    from duenotice.case.steps.returning import answer, replies, take_returns
    from duenotice.case.steps.scanning import scan
    from duenotice.case.steps.sending import forecast, send, told_before
    from duenotice.case.steps.trying import compare, trial, tried
    from duenotice.case.steps.watching import watch
    from duenotice.case.steps.whole import Ran, run

_WHERE = {
    "approving": ("approve", "refuse", "request"),
    "assessing": ("assess",),
    "collecting": ("Collected", "collect"),
    "configuring": ("configure", "told_by_files"),
    "counting": ("count",),
    "drafting": ("draft",),
    "erasing": ("erase",),
    "exporting": ("export",),
    "opening": ("find", "new"),
    "scanning": ("scan",),
    "proving": ("prove", "register_of"),
    "reaching": ("handed", "unreached", "write_for"),
    "reporting": ("file_report", "finish_report"),
    "returning": ("answer", "replies", "take_returns"),
    "sending": ("forecast", "send", "told_before"),
    "trying": ("compare", "trial", "tried"),
    "watching": ("watch",),
    "whole": ("Ran", "run"),
}
_MODULE = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Collected",
    "Ran",
    "answer",
    "approve",
    "assess",
    "collect",
    "compare",
    "configure",
    "count",
    "draft",
    "erase",
    "export",
    "file_report",
    "find",
    "finish_report",
    "forecast",
    "handed",
    "new",
    "prove",
    "refuse",
    "register_of",
    "replies",
    "request",
    "run",
    "scan",
    "send",
    "take_returns",
    "told_before",
    "told_by_files",
    "trial",
    "tried",
    "unreached",
    "watch",
    "write_for",
]


def __getattr__(name: str) -> Any:
    """The step of this name."""
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_MODULE[name]}")
    for shared in _WHERE[_MODULE[name]]:
        globals()[shared] = getattr(module, shared)
    return globals()[name]
