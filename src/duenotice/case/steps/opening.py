"""Open a case, find it again."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.keys import master_key, new_wrapped_key
from duenotice.case.models import Case
from duenotice.case.settings import CaseSettings, stored
from duenotice.case.steps.configuring import checked
from duenotice.model.errors import CaseError, UsageError

_REFERENCE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@transaction.atomic
def new(
    reference: str,
    by: Actor,
    *,
    title: str = "",
    settings: CaseSettings | None = None,
    drill: bool = False,
    alone: bool = False,
) -> Case:
    """Open a case with a key of its own. reference: lower case letters, digits, hyphens; alone: one person may ask and approve.

    Raises UsageError for a reference that is taken or cannot be a folder name, and for settings that no run could use.
    """
    from django.conf import settings as house

    if not _REFERENCE.fullmatch(reference):
        raise UsageError(
            "A case needs a short name of lower-case letters, digits and hyphens.", next_step="Such as: shop-2026-11"
        )
    if Case.objects.filter(reference=reference).exists():
        raise UsageError(
            "There is a case of this name already.",
            where=reference,
            next_step=f"Choose another name, or go on with it: --case {reference}",
        )
    settings = checked(settings or CaseSettings())
    if settings.now:
        _check_now(settings.now, drill)
    case = Case.objects.create(
        reference=reference,
        title=title or reference,
        drill=drill,
        four_eyes=not alone,
        wrapped_key=new_wrapped_key(master_key(house.DUENOTICE_HOME), reference),
        settings=stored(settings),
        created_by=by.name,
    )
    _make_folder(case)
    audit.record(by, "new", reference, case=case, after={"drill": drill, "four_eyes": not alone})
    return case


def _check_now(text: str, drill: bool) -> None:
    try:
        zoned = datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        zoned = False
    if not drill or not zoned:
        raise UsageError(
            "Only a drill may take another present, given with its zone.", next_step="Add --drill, or leave --now out."
        )


def _make_folder(case: Case) -> None:
    try:
        for name in ("runs", "work", "out"):
            (case.folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CaseError(f"The case folder cannot be written: {error.strerror}.", where=str(case.folder)) from error


def find(reference: str | None = None) -> Case:
    """The case of this reference; without one, the only open case. Raises UsageError where that is not one case."""
    if reference:
        case = Case.objects.filter(reference=reference).first()
        if case is None:
            raise UsageError(f"There is no case {reference!r}.", next_step="See them with: duenotice cases")
        return case
    open_cases = list(Case.objects.filter(state="open")[:2])
    if len(open_cases) == 1:
        return open_cases[0]
    if not open_cases:
        raise UsageError(
            "There is no open case.",
            next_step="Open one: duenotice new NAME. Without one: duenotice scan FOLDER; findings and show take --in FOLDER.",
        )
    raise UsageError(
        "There are several open cases.", next_step="Say which one with --case NAME (duenotice cases lists them)."
    )
