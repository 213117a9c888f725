"""`duenotice findings`: every place that holds personal data, with its id."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.given import given
from duenotice.cli.options import THE_CASE, CaseOptions

if TYPE_CHECKING:
    from duenotice.case.sightings import Sighting, Wanted
    from duenotice.detect import Rule

Sources = Annotated[
    tuple[str, ...],
    Parameter(
        name=["--in"], negative=(), help="Look into these files or folders (`-`: standard input) instead of a case."
    ),
]
RuleFiles = Annotated[
    tuple[Path, ...], Parameter(name=["--rules", "-r"], negative=(), help="Rules of your own (YAML), without a case.")
]

Names = Annotated[str, Parameter(help="A plug-in for names in prose (see `duenotice rules names`), without a case.")]


def findings(
    *,
    kind: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    item: str = "",
    field: str = "",
    likelihood: str = "unlikely",
    limit: int = 50,
    sources: Sources = (),
    country: str | None = None,
    rules: RuleFiles = (),
    names: Names = "",
    options: CaseOptions = THE_CASE,
) -> int:
    """List the places that hold personal data, with an id each. Values are shown masked.

    ```
    duenotice findings --kind EMAIL --item "*.csv" --likelihood likely
    duenotice findings --in ~/export --limit 0 --json
    ```

    Parameters
    ----------
    kind
        Only these kinds (EMAIL, NATIONAL_ID, NATIONAL_ID.PL …); may be given more than once.
    item
        Only files whose path holds this text, or fits this pattern with `*`.
    field
        Only columns, keys, parameters whose name holds this text, or fits this pattern.
    likelihood
        At least: unlikely, possible, likely or very-likely.
    limit
        How many at most; 0 for all.
    country
        Where national telephone numbers would be dialled (ISO code), with --in.
    """
    from duenotice import detect
    from duenotice.case import sightings

    own = detect.load_rules(rules)
    kinds = sightings.named_kinds(kind, (rule.kind for rule in own))
    wanted = sightings.Wanted(kinds, item, field, sightings.likelihood_of(likelihood))
    with given(sources) as told:
        found = _listed(wanted, told.paths, (country, own, names), options)
        shown = [replace(one, path=told.called(one.path)) for one in itertools.islice(found, limit or None)]
        more = bool(limit) and next(found, None) is not None

    def human(console: Console) -> None:
        heads = ("=id", "kind", "value", "likelihood", "where")
        console.print(say.table(heads, [_row(one) for one in shown]) if shown else "No such finding.")

    say.result(options, "findings", {"findings": [asdict(one) for one in shown], "more": more}, human)
    if more:
        say.hint(
            options,
            f"there are more than {limit:,}; ask with --limit 0 for all, or narrow with --kind, --item, --field",
        )
    elif shown and told.again:
        say.hint(options, f"duenotice show {shown[0].id}{say.given_in(sources)}")
    return 0


def _listed(
    wanted: Wanted, sources: tuple[str, ...], how: tuple[str | None, tuple[Rule, ...], str], options: CaseOptions
) -> Iterator[Sighting]:
    if sources:
        from duenotice.case import unfiled

        return unfiled.listed(sources, unfiled.fresh_settings(*how), wanted)
    case = options.opened()
    from duenotice.case import looking

    return looking.listed(case, wanted)


def _row(one: Sighting) -> tuple[str, ...]:
    place = f"{one.path}, row {one.row:,}" if one.row else one.path
    return one.id, one.kind, one.shown, one.likelihood, f"{place}, {one.field}" if one.field else place
