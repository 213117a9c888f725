"""What all tests share: where the public data is, and which real parts this machine has.

A test that needs a part says so with a marker (`postfix`, `postgres`, `browser`, `spark`, `shared`). Without the part it is
skipped with the reason; in CI a missing part is a failure, except `shared`, which users do not have.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def _postgres_server() -> bool:
    return bool(list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))) or bool(shutil.which("postgres"))


PARTS: dict[str, tuple[Callable[[], bool], str]] = {
    "postfix": (
        lambda: bool(shutil.which("smtp-sink", path="/usr/sbin:" + os.environ["PATH"])),
        "Postfix is not installed",
    ),
    "postgres": (_postgres_server, "no PostgreSQL server is installed"),
    "browser": (lambda: bool(shutil.which("chromium")), "Debian's chromium is not installed"),
    "spark": (
        lambda: bool(shutil.which("java")) and importlib.util.find_spec("pyspark") is not None,
        "Java or pyspark is missing (make spark)",
    ),
    "shared": (SHARED.is_dir, "the public data of ../shared is not here"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here; in CI let it run, and so fail."""
    missing = {name: why for name, (has, why) in PARTS.items() if not has()}
    for item in items:
        for name, why in missing.items():
            if name in item.keywords and (name == "shared" or not os.environ.get("CI")):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public test data (read-only)."""
    return SHARED


@pytest.fixture
def case_key() -> bytes:
    """A fixed 32-byte case key for tests."""
    return bytes(range(32))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory):
    """One home folder for all tests of a process that need Django in it; each test opens a case of its own there."""
    from duenotice.case.home import open_home

    os.environ.pop("DUENOTICE_DATABASE", None)
    yield open_home(tmp_path_factory.mktemp("home"), settings="duenotice.desk.settings")
    from django.db import connections

    connections.close_all()


@pytest.fixture
def new_case(home):
    """A function that opens a case of the given settings and returns it."""
    from secrets import token_hex

    from duenotice.case import steps
    from duenotice.case.audit import Actor

    def make(**settings: object):
        return steps.new(f"case-{token_hex(4)}", Actor("anna"), **settings)

    return make


@pytest.fixture(scope="session")
def black_friday(tmp_path_factory: pytest.TempPathFactory):
    """The small made-up incident, played once: paths of its evidence and its truth."""
    from examples.black_friday.play import play

    return play("small", 1, tmp_path_factory.mktemp("black-friday"))
