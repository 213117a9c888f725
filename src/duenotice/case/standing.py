"""Whether an approval still stands while a wave runs under it: asked twice a second beside the sender, so that a withdrawal stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Literal

from django.db import DatabaseError, connection

EVERY = 0.5
"""Seconds between two looks."""
PATIENCE = 20
"""Looks that may fail one after another before sending stops: without the database nobody could withdraw anything."""


class Standing:
    """Looks from a thread with a database connection of its own. Use it as a context manager around the sending.

    doubt: what stands against the approval now, in words, or an empty text. Called by `Settings.control` the answer is a variable
    that is read, so the sender never waits for a database.
    """

    def __init__(self, doubt: Callable[[], str]) -> None:
        self._ask, self._over = doubt, threading.Event()
        self._thread = threading.Thread(target=self._look, name="standing", daemon=True)
        self.why = ""

    def control(self) -> Literal["go", "stop"]:
        """For `delivery.Settings.control`."""
        return "stop" if self.why else "go"

    def _look(self) -> None:
        failed = 0
        while not self.why and not self._over.wait(EVERY):
            try:
                self.why, failed = self._ask(), 0
            except DatabaseError:
                failed += 1
                self.why = (
                    "the case's database does not answer, so nobody could withdraw the approval"
                    if failed > PATIENCE
                    else ""
                )
        connection.close()

    def __enter__(self) -> Standing:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
