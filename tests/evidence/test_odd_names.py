"""Names that are not UTF-8, on disk and in archives, can be stored, shown and opened again."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

from duenotice import evidence
from duenotice.model.evidence import Block, Item

LINE = b"a@example.org\n"


def _read(item: Item) -> bytes:
    found = evidence.blocks(item, evidence.Budget())
    return b"".join(b.data[b.base : b.base + b.own] for b in found if isinstance(b, Block))


def test_a_file_whose_name_is_not_utf_8_is_read_and_its_path_is_text(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "wb") as file:  # noqa: PTH118 - a name of bytes
        file.write(LINE * 20)
    items = [i for i in evidence.inventory([str(tmp_path)], evidence.Budget()) if isinstance(i, Item)]
    assert items[0].path.encode().endswith(b"caf\\udce9.txt")
    assert _read(items[0]) == LINE * 20


def test_a_member_whose_name_is_not_utf_8_is_read_and_its_path_is_text(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("caf\udce9.txt")
        entry.size = len(LINE * 20)
        archive.addfile(entry, io.BytesIO(LINE * 20))
    (tmp_path / "a.tar").write_bytes(packed.getvalue())
    items = [i for i in evidence.inventory([str(tmp_path)], evidence.Budget()) if isinstance(i, Item)]
    assert [_read(i) for i in items if i.path.encode().endswith(b"udce9.txt")] == [LINE * 20]


def test_a_key_that_is_half_a_surrogate_pair_is_written_out_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"\\udc00": "a@example.org"}')
    item = next(i for i in evidence.inventory([str(tmp_path)], evidence.Budget()) if isinstance(i, Item))
    block = next(b for b in evidence.blocks(item, evidence.Budget()) if isinstance(b, Block))
    assert [field.path.encode() for field in block.layout.fields if block.layout.cells(block.data, 0)] == [b"$.\\udc00"]
