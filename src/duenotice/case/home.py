"""The home folder of duenotice on this machine: where cases, keys and the database are, and how Django is set up for it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from duenotice.model.errors import CaseError, UsageError

SETTINGS = "duenotice.case.django_settings"


@dataclass(frozen=True, slots=True)
class Home:
    """folder: absolute; database: `sqlite:///…` or `postgresql://…`."""

    folder: Path
    database: str

    @property
    def cases(self) -> Path:
        """Folder with one folder per case."""
        return self.folder / "cases"

    @property
    def keys(self) -> Path:
        """Folder of key files, readable by the owner only."""
        return self.folder / "keys"


def find_home(folder: str | Path | None = None) -> Home:
    """The home: `folder`, else DUENOTICE_HOME, else the XDG data folder; database: DUENOTICE_DATABASE, else SQLite in it."""
    chosen = folder or os.environ.get("DUENOTICE_HOME") or _data_folder()
    path = Path(chosen).expanduser().absolute()
    return Home(path, os.environ.get("DUENOTICE_DATABASE") or f"sqlite:///{path / 'duenotice.sqlite3'}")


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")) / "duenotice"
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share") / "duenotice"


def make_folders(home: Home) -> None:
    """Make the folders, closed to others. Raises CaseError where that is not possible."""
    try:
        for folder in (home.folder, home.cases, home.keys):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home.folder / ".write-probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise CaseError(
            f"The home folder cannot be written: {error.strerror}.",
            where=str(home.folder),
            next_step="Choose another one with --home or DUENOTICE_HOME.",
        ) from error


def open_home(folder: str | Path | None = None, settings: str = SETTINGS) -> Home:
    """Make the folders, set Django up for this home and bring the database up to date. Idempotent.

    settings: the Django settings module (the desk has its own). Raises CaseError where the home cannot be written or
    another home is already open in this process.
    """
    home = find_home(folder)
    make_folders(home)
    os.environ["DUENOTICE_HOME"] = str(home.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    import django
    from django.conf import settings as live

    if live.configured and home != live.DUENOTICE_HOME:
        raise CaseError("Another home is already open in this process.", where=str(live.DUENOTICE_HOME.folder))
    django.setup()
    _migrate()
    return home


def _migrate() -> None:
    """Apply migrations that are missing; quick when there are none."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CaseError(
            f"The database cannot be used ({type(error).__name__}).",
            next_step="Check disk space and rights of the home folder, or DUENOTICE_DATABASE.",
        ) from error


def database_settings(url: str) -> dict[str, object]:
    """Django's database settings of a URL. Raises UsageError for a scheme other than sqlite and postgresql."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(url.removeprefix("sqlite:///"))
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise UsageError(
        f"A database of kind {parts.scheme!r} is not known.", next_step="Give sqlite:///path or postgresql://…"
    )


def _sqlite(path: str) -> dict[str, object]:
    """WAL, full sync and immediate transactions: the case outlives a power cut, and two writers queue instead of failing."""
    pragmas = "journal_mode=WAL synchronous=FULL busy_timeout=20000 secure_delete=ON foreign_keys=ON"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": ";".join(f"PRAGMA {p}" for p in pragmas.split()),
        },
    }
