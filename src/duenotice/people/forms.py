"""Records of running text whose values stand behind labels: forms, settings, printed structures, lines of logs.

Where a record begins is told by what all of them share, whatever stands between them: a label that was there already comes again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from duenotice.model.kinds import family
from duenotice.people.recorded import NAME, Place, Told

APART_LINES, APART_BYTES = 8, 1200
"""Lines and bytes between two values of one record at most."""
MOSTLY = 0.8
"""Share of the records made of rows of a table on its side that hold several fields."""
PEOPLES = frozenset({NAME, "EMAIL", "PHONE"})
"""Kinds of which one without a label, in the lines of a record, says that the text is no form."""
FIRST_FORM = 1 << 20
"""From which forms are numbered, beside the rows of tables."""


def as_records(records: Mapping[Place, list[Told]], timed: AbstractSet[Place]) -> dict[Place, list[Told]]:
    """The records, those parts of running text that are forms as records of their own, with labels for fields. timed: lines that tell
    a time of their own, and so are a program's: each stands for itself."""
    found: dict[Place, list[Told]] = {}
    loose: dict[int, list[tuple[Place, Told]]] = defaultdict(list)
    standing = _on_their_sides(records)
    for place, told in records.items():
        if place in standing:
            found.setdefault(standing[place], []).extend(
                one._replace(field=one.field._replace(entity=False)) for one in told
            )
        elif any(not one.field.loose for one in told) or not any(one.field.label for one in told):
            found[place] = told
        else:
            loose[place[0]] += [(place, one) for one in told]
    for told in loose.values():
        _divide(sorted(told, key=lambda pair: pair[1].start), timed, found)
    return found


def _on_their_sides(records: Mapping[Place, list[Told]]) -> dict[Place, Place]:
    """Of rows that hold a name of a field and its value, and no id that says whose it is, the first row of the record each belongs to:
    rows of a table shown one field a line. They are such where most records so made hold several fields."""
    rows: dict[int, list[tuple[Place, Told]]] = defaultdict(list)
    others: set[int] = set()
    for place, told in records.items():
        if len(told) == 1 and told[0].field.entity:
            rows[place[0]].append((place, told[0]))
        elif any(one.field.entity for one in told):
            others.add(place[0])
    found: dict[Place, Place] = {}
    for item in rows.keys() - others:
        parts: list[list[Place]] = []
        seen: set[int | None] = set()
        for place, one in sorted(rows[item]):
            if not parts or one.number in seen:
                parts.append([])
                seen = set()
            parts[-1].append(place)
            seen.add(one.number)
        if len(parts) > 1 and sum(len(part) > 1 for part in parts) >= MOSTLY * len(parts):
            found |= {place: part[0] for part in parts for place in part}
    return found


def _divide(told: Sequence[tuple[Place, Told]], timed: AbstractSet[Place], found: dict[Place, list[Told]]) -> None:
    number = FIRST_FORM
    for part in _parts(told, timed):
        place = part[0][0]
        if _is_form([one for _, one in part]):
            number += 1
            found[place[0], place[1], number] = [one._replace(field=one.field._replace(loose=False)) for _, one in part]
        else:
            for place, one in part:
                found.setdefault(place, []).append(one)


def _is_form(part: Sequence[Told]) -> bool:
    """Whether a name has a label, and all that is said of people."""
    return any(one.kind == NAME for one in part) and all(one.field.label for one in part if family(one.kind) in PEOPLES)


def _parts(told: Iterable[tuple[Place, Told]], timed: AbstractSet[Place]) -> Iterable[list[tuple[Place, Told]]]:
    """The values of each record: a new one begins where a label comes again that is not the last one's, too far below the last value,
    and with each line in which labels follow each other."""
    part: list[tuple[Place, Told]] = []
    seen: set[str] = set()
    for place, one in told:
        if part and _begins(part[-1], (place, one), seen, timed):
            yield part
            part, seen = [], set()
        part.append((place, one))
        seen.add(one.field.label)
    if part:
        yield part


def _begins(last: tuple[Place, Told], new: tuple[Place, Told], seen: set[str], timed: AbstractSet[Place]) -> bool:
    (before, a), (place, b) = last, new
    if a.row == b.row:
        return bool(b.field.label) and b.field.label in seen and b.field.label != a.field.label
    if b.field.line or a.field.line or (place != before and not timed.isdisjoint((place, before))):
        return True
    if not (a.field.label and b.field.label):
        return bool(a.field.label) != bool(b.field.label)
    return (
        b.row - a.row > APART_LINES
        or b.start - a.end > APART_BYTES
        or (b.field.label in seen and (b.field.label != a.field.label or b.kind == NAME))
    )
