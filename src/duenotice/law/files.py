"""The room's own data files: YAML read once, and the line on which a wrong entry stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from duenotice.bundled import LOADER
from duenotice.model.errors import RuleError

HERE = Path(__file__).parent


@cache
def data_of(name: str) -> dict[str, Any]:
    """One shipped file as plain data. name: path under the room. Do not change what it returns: it is shared."""
    return read(HERE / name)


def read(path: Path) -> dict[str, Any]:
    """A YAML file that holds a mapping. Raises RuleError where it cannot be read, and with file and line where it does not parse."""
    try:
        loaded: Any = yaml.load(path.read_bytes(), Loader=LOADER)
    except OSError as error:
        raise RuleError(
            f"The rule file cannot be read: {error.strerror}.",
            where=str(path),
            next_step="Check the path and its rights.",
        ) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError("The file is not valid YAML.", where=f"{path.name}:{mark.line + 1 if mark else 1}") from None
    if not isinstance(loaded, dict):
        raise RuleError("The file does not hold a mapping.", where=f"{path.name}:1")
    return loaded


def line_of(path: Path, *keys: str | int) -> int:
    """The line (from 1) of the deepest of `keys` that exists in the file; 1 where none does."""
    node: Any = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    line = 1
    for key in keys:
        found = _child(node, key)
        if found is None:
            break
        line, node = found
    return line


def _child(node: Any, key: str | int) -> tuple[int, Any] | None:
    if isinstance(key, int) and isinstance(node, yaml.SequenceNode) and key < len(node.value):
        return node.value[key].start_mark.line + 1, node.value[key]
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == str(key):
            return name.start_mark.line + 1, value
    return None


def rule_files() -> Iterator[Path]:
    """Every shipped law, in path order."""
    yield from sorted((HERE / "rules").rglob("*.yaml"))
