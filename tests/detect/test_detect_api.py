"""The room's door: block in, tables out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from duenotice import detect
from duenotice.model import schema_of
from duenotice.model.evidence import Block, Cells, Item, Spots
from duenotice.model.findings import Finding


@dataclass(frozen=True)
class Lines:
    """A layout that knows lines only."""

    fields: tuple[()] = ()

    @property
    def texts(self) -> Any:
        """All of it."""
        return np.array([[0, np.iinfo(np.int64).max]])

    def spots(self, data: bytes, offsets: Any) -> Spots:
        rows = np.array([data.count(b"\n", 0, int(o)) for o in offsets], np.int64)
        none = np.full(len(rows), -1, np.int64)
        return Spots(rows, rows, none, none)

    def cells(self, data: bytes, field: int) -> Cells:
        raise IndexError(field)


ITEM = Item(3, "0" * 64, "/x.txt", "text", 10)


def test_an_address_is_found_with_its_place_and_never_shown(case_key: bytes) -> None:
    data = b"hello\nwrite to jane@shop.example today\n"
    settled = detect.scan_item(ITEM, [Block(3, 0, data, len(data), Lines())], detect.Settings(case_key))
    assert settled.findings.schema.equals(schema_of(Finding))
    row = settled.findings.to_pylist()[0]
    assert (row["kind"], row["offset"], row["length"], row["row"]) == ("EMAIL", 15, 17, 1)
    assert "jane" not in str(settled.values.to_pylist())
    assert settled.escrow.to_pylist()[0]["raw"] == "jane@shop.example"


def test_what_a_form_mails_as_phone_is_a_telephone_and_what_carries_mail_is_not() -> None:
    from duenotice.detect.words.lexicon import class_of

    told = {
        name: class_of(f"header:{name}", "")
        for name in ("phone", "x-originating-ip", "via", "content-language", "date")
    }
    assert told == {
        "phone": "PHONE",
        "x-originating-ip": "IP_ADDRESS",
        "via": "-HEADER",
        "content-language": "-HEADER",
        "date": "-HEADER",
    }
