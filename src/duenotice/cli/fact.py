"""`duenotice fact`: state facts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from duenotice.cli import files, say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError

if TYPE_CHECKING:
    from duenotice.case.models import Fact


def fact(
    name: str = "",
    value: str = "",
    *,
    evidence: str = "",
    reason: str = "",
    file: Path | None = None,
    options: CaseOptions = THE_CASE,
) -> None:
    """State or correct a fact. What a person states stands over what a run concludes; every version is kept.

    ```
    duenotice fact controller_name "Example Shop GmbH"
    duenotice fact contained yes --evidence ticket-4711
    duenotice fact --file facts.toml
    ```

    Parameters
    ----------
    name
        Name of the fact (duenotice facts --all lists them).
    value
        yes, no, unknown; a number; a date like 2018-11-20T17:04:00+01:00; names with commas, or none; or text.
    evidence
        Where it can be checked.
    reason
        Why it is stated now.
    file
        TOML file of many facts, one `name = "value"` a line, in place of name and value.
    """
    given = _read(file) if file else _typed(name, value)
    case = options.opened()
    from duenotice.case import facts

    parsed = {one: facts.parse(one, text) for one, text in given.items()}
    by = options.actor()
    rows: list[Fact] = [
        facts.give(case, one, known, by, evidence=evidence, reason=reason) for one, known in parsed.items()
    ]
    told = [{"fact": row.name, "version": row.version, "value": row.value} for row in rows]
    say.result(
        options,
        "fact",
        {"case": case.reference, "facts": told},
        lambda c: [c.print(say.escape(_words(row))) for row in rows],
    )
    say.hint(options, "duenotice assess")


def _typed(name: str, value: str) -> dict[str, str]:
    if not name or not value.strip():
        raise UsageError(
            f"No value was given for {name}." if name else "No fact was named.",
            next_step="State it: duenotice fact NAME VALUE (unknown is a value). What is known: duenotice facts; all names: --all.",
        )
    return {name: value}


def _words(row: Fact) -> str:
    from duenotice.case import facts

    return f"{row.name}: {facts.words(facts.from_json(row.value))} (version {row.version})"


def _read(path: Path) -> dict[str, str]:
    try:
        told = tomllib.loads(files.read(path, "file of facts").decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            "The file of facts is not TOML.", where=str(path), next_step='Write one fact a line: contained = "yes"'
        ) from error
    return {name: _text(value) for name, value in told.items()}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
