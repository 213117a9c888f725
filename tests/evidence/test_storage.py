"""Object storage that does not give what it told of."""

from __future__ import annotations

import io

import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.sources import storage
from duenotice.model.evidence import Coverage, Item

RAW = b"name,mail\n" + b"Ann,a@shop.example\n" * 5_000


class _File(io.BytesIO):
    """A file of a storage, which tells how many bytes it has."""

    size = len(RAW)


class _Storage:
    """Holds one file, of which it gives the first bytes and, behind them, none instead of an error."""

    def __init__(self, given: int) -> None:
        self.given = given

    def isfile(self, _name: str) -> bool:
        return True

    def unstrip_protocol(self, name: str) -> str:
        return f"odd://{name}"

    def open(self, _name: str, _mode: str) -> _File:
        return _File(RAW[: self.given])


@pytest.mark.parametrize(
    ("given", "reasons", "seen"),
    [(len(RAW), {"read"}, len(RAW)), (50_000, {"truncated"}, 50_000), (0, {"truncated"}, 0)],
)
def test_bytes_that_a_storage_told_of_and_never_gave_are_told_as_missing(
    monkeypatch: pytest.MonkeyPatch, given: int, reasons: set[str], seen: int
) -> None:
    monkeypatch.setattr(storage, "_filesystem", lambda _url: (_Storage(given), "x.csv"))
    (item,) = (part for part in inventory(["odd://x.csv"], Budget()) if isinstance(part, Item))
    rows = [part for part in blocks(item, Budget()) if isinstance(part, Coverage)]
    assert {row.reason for row in rows} == reasons
    assert sum(row.bytes_seen for row in rows) == seen
