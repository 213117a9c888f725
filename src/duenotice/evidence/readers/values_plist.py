"""Property lists of Apple, through the library of Python."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from typing import Any

DEEPEST = 64


def values(raw: bytes) -> Iterator[tuple[Any, int]]:
    """The one value of a property list. Raises ValueError or ExpatError where it is damaged; entities are refused."""
    told = plistlib.loads(raw, aware_datetime=False) if _knows_zones() else plistlib.loads(raw)
    archived = told.get("$objects") if isinstance(told, dict) and "$archiver" in told else None
    yield (_unarchived(archived) if isinstance(archived, list) else told), len(raw)


def _knows_zones() -> bool:
    return "aware_datetime" in (plistlib.loads.__kwdefaults__ or {})


def _unarchived(objects: list[Any]) -> list[Any]:
    """The objects of an archive (NSKeyedArchiver), each with its texts in place of the numbers that stand for them."""
    return [_filled(thing, objects) for thing in objects if isinstance(thing, dict) and "$classname" not in thing]


def _filled(thing: dict[str, Any], objects: list[Any]) -> dict[str, Any]:
    names, members = thing.get("NS.keys"), thing.get("NS.objects")
    if isinstance(names, list) and isinstance(members, list):
        return {str(_meant(n, objects)): _meant(m, objects) for n, m in zip(names, members, strict=False)}
    return {name: _meant(value, objects) for name, value in thing.items() if name != "$class"}


def _meant(value: Any, objects: list[Any]) -> Any:
    if not isinstance(value, plistlib.UID):
        return value
    told = objects[value.data] if value.data < len(objects) else None
    return None if isinstance(told, dict | list) or told == "$null" else told
