"""Data that comes with the product, in YAML beside the code that reads it."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it: the one in Python takes a second for what a scan reads at its start."""


def bundled(package: str | None, name: str) -> Any:
    """What the file `name` (YAML 1.1, UTF-8) of a package says. Raises FileNotFoundError where there is none."""
    return yaml.load((files(package or "") / name).read_text("utf-8"), LOADER)
