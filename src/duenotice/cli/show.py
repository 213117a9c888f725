"""`duenotice show`: one finding, its place, and why it was taken for what it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.findings import Names, RuleFiles, Sources
from duenotice.cli.given import read_once
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError

if TYPE_CHECKING:
    from duenotice.case.unfiled import Found


def show(
    finding: str,
    /,
    *,
    sources: Sources = (),
    country: str | None = None,
    rules: RuleFiles = (),
    names: Names = "",
    options: CaseOptions = THE_CASE,
) -> int:
    """Lead a finding back to its place: file, page or row, field, what stands around it (veiled), and the reasons.

    ```
    duenotice show badfcf7ae6-39-EMAIL
    duenotice show badfcf7ae6-39 --in ~/export
    ```

    Parameters
    ----------
    finding
        Its id, from `duenotice findings` or `duenotice scan`.
    country
        As it was given to the scan, with --in.
    """
    one, around, places = _found(finding, sources, (country, rules, names), options)
    data = {"finding": asdict(one), "place": around.place, "same_value": places}
    data |= {"context": {"before": around.before, "after": around.after}, "trouble": around.trouble}

    def human(console: Console) -> None:
        console.print(f"[bold]{one.kind}[/] {say.escape(one.shown)}  {one.likelihood}")
        seen = f"{one.seen_at:%Y-%m-%d %H:%M:%S} UTC" if one.seen_at else "no time told"
        rows = [
            ("id", one.id),
            ("place", say.visible(around.place)),
            ("field", one.field or "none"),
            ("around", f"{around.before}⟦{one.shown}⟧{around.after}" if not around.trouble else around.trouble),
            ("written", one.encoding),
            ("seen", seen),
            ("check", one.check),
            ("rule", one.rule),
            ("because", "\n".join(one.reasons)),
            ("same value", say.count(places, "place")),
        ]
        console.print(say.pairs(rows))

    say.result(options, "finding", data, human)
    return 0


def _found(
    finding: str, sources: tuple[str, ...], how: tuple[str | None, RuleFiles, str], options: CaseOptions
) -> Found:
    from duenotice import detect
    from duenotice.case import sightings

    told = sightings.read_id(finding)
    if any(map(read_once, sources)):
        raise UsageError("A pipe cannot be read again to look a finding up.", next_step="Save what it gives: --in FILE")
    if sources:
        from duenotice.case import unfiled

        country, rules, names = how
        return unfiled.find(sources, unfiled.fresh_settings(country, detect.load_rules(rules), names), told)
    case = options.opened()
    from duenotice.case import looking

    return looking.find(case, told)
