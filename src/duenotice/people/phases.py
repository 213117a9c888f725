"""Why a number changed from one phase to the next: each change of a count traced to people and to what moved them."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from duenotice.model.tables import Tables
from duenotice.people.compute import pc


@dataclass(frozen=True, slots=True)
class Change:
    """One reason why certain or possible people became more or fewer. what: `newly certain`, `no longer certain`, `newly
    possible`, `no longer possible`; people: how many; because: the rule or evidence that explains it, in words."""

    what: str
    people: int
    because: str


def explain_change(before: Tables, after: Tables) -> tuple[Change, ...]:
    """The people who moved between two runs (`people` and `exposures` each), grouped by why; empty where nobody did.

    A person is known again by the id, which hangs on the account or the strongest key and so stays the same.
    """
    old, new = _standing(before["exposures"]), _standing(after["exposures"])
    linked = _links_of(before["people"]), _links_of(after["people"])
    moves: dict[tuple[str, str], int] = {}
    for subject in sorted(old.keys() | new.keys()):
        move = _move(subject, old, new, linked)
        if move is not None:
            moves[move] = moves.get(move, 0) + 1
    return tuple(Change(what, people, because) for (what, because), people in sorted(moves.items()))


def _standing(exposures: pa.Table) -> dict[bytes, str]:
    certain = exposures.filter(pc.equal(exposures["certainty"], "certain"))
    standing = dict.fromkeys(exposures["subject"].to_pylist(), "possible")
    return standing | dict.fromkeys(certain["subject"].to_pylist(), "certain")


def _links_of(people: pa.Table) -> dict[bytes, str]:
    return dict(zip(people["subject"].to_pylist(), people["link"].to_pylist(), strict=True))


def _move(
    subject: bytes, old: dict[bytes, str], new: dict[bytes, str], linked: tuple[dict[bytes, str], dict[bytes, str]]
) -> tuple[str, str] | None:
    was, now = old.get(subject), new.get(subject)
    if was == now:
        return None
    if was is None:
        return f"newly {now}", "new evidence shows or allows that their data reached somebody else"
    if now is None:
        return f"no longer {was}", "excluded by a rule, found to be somebody already counted, or evidence filled a gap"
    if linked[0].get(subject) != linked[1].get(subject):
        return f"{was} to {now}", "the link between their records was judged"
    return (
        f"{was} to {now}",
        "evidence of a viewer was added" if now == "certain" else "evidence of a viewer was withdrawn",
    )
