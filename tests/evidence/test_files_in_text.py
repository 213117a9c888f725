"""Files written as text within other texts: read where they stand, told where they cannot be, and never taken for what they are not."""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.evidence import Budget, blocks, excerpt, inventory
from duenotice.evidence.readers.enclosed import CHUNK, files_of
from duenotice.model.evidence import Block, Item

MIB = 1 << 20
TABLE = b"name,mail,phone\n" + b"".join(b"Person %d,p%d@example.com,+4930123456%02d\n" % (n, n, n) for n in range(20))


def zipped(data: bytes, name: str = "a.csv") -> bytes:
    """An archive of one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def coded(data: bytes) -> str:
    """Base64 on one line."""
    return base64.b64encode(data).decode()


def database(folder: Path) -> bytes:
    """A table with a packed file in a cell of text."""
    path = folder / "made.db"
    with sqlite3.connect(path) as link:
        link.execute("create table files (id integer, content text)")
        link.execute("insert into files values (1, ?)", [coded(zipped(TABLE))])
    link.close()
    return path.read_bytes()


def message() -> bytes:
    """A mail with an object that holds a file."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "desk@example.com", "export"
    mail.set_content("see the file")
    mail.add_attachment(
        json.dumps({"content": coded(zipped(TABLE))}).encode(),
        maintype="application",
        subtype="json",
        filename="a.json",
    )
    return mail.as_bytes()


def har(text: str, posted: str, media: str) -> bytes:
    """A capture of one exchange."""
    request = {
        "method": "POST", "url": "https://shop.example/a", "headers": [], "postData": {"mimeType": media, "text": posted}
    }  # fmt: skip
    answer = {"status": 200, "headers": [], "content": {"mimeType": "application/json", "text": text}}
    entry = {"startedDateTime": "2018-11-21T10:00:00Z", "request": request, "response": answer}
    return json.dumps({"log": {"creator": {}, "entries": [entry]}}).encode()


PACKED = coded(zipped(TABLE))
LINES = base64.encodebytes(zipped(TABLE)).decode()
PLACES: dict[str, Callable[[Path], bytes]] = {
    "an object": lambda _: json.dumps({"file": {"name": "a.zip", "content": PACKED}}).encode(),
    "an object that escapes slashes": lambda _: json.dumps({"file": PACKED}).replace("/", "\\/").encode(),
    "an object with line ends": lambda _: json.dumps({"file": LINES}).encode(),
    "lines of objects": lambda _: "".join(json.dumps({"n": n, "f": PACKED if n == 2 else ""}) + "\n" for n in range(4)).encode(),
    "an address of data": lambda _: json.dumps({"file": f"data:application/zip;base64,{PACKED}"}).encode(),
    "the other alphabet": lambda _: json.dumps({"file": base64.urlsafe_b64encode(zipped(TABLE)).decode()}).encode(),
    "elements": lambda _: f"<?xml version='1.0'?><a><b>1</b><doc>\n{LINES}</doc></a>".encode(),
    "a page": lambda _: f"<html><body><a href='data:application/zip;base64,{PACKED}'>x</a></body></html>".encode(),
    "a cell": lambda _: f"id,file,n\n1,,2\n2,{PACKED},3\n4,,5\n".encode(),
    "a text": lambda _: f"Dear all,\nhere it is:\n{LINES}\nbye\n".encode(),
    "a statement": lambda _: f"CREATE TABLE f (id int, c text);\nINSERT INTO f VALUES (1,'{PACKED}');\n".encode(),
    "a database": database,
    "a message": lambda _: message(),
    "an answer": lambda _: har(json.dumps({"file": PACKED}), "", ""),
    "a form": lambda _: har("{}", f"a=1&file={quote(PACKED, safe='')}", "application/x-www-form-urlencoded"),
    "a form with an address of data": lambda _: har(
        "{}", f"file={quote('data:application/zip;base64,' + PACKED, safe='')}", "application/x-www-form-urlencoded"
    ),
    "packed with gzip": lambda _: json.dumps({"file": coded(gzip.compress(TABLE))}).encode(),
    "a list of bytes": lambda _: json.dumps({"file": {"type": "Buffer", "data": list(TABLE)}}).encode(),
    "UTF-16": lambda _: ("powershell -enc " + coded(TABLE.decode().encode("utf-16-le"))).encode(),
}  # fmt: skip


@pytest.mark.parametrize("make", PLACES.values(), ids=PLACES)
def test_a_file_written_in_a_text_is_read(make: Callable[[Path], bytes], tell: Callable, tmp_path: Path) -> None:
    told = tell(make(tmp_path))
    assert told.text.count("p19@example.com") == 1
    assert "p7@example.com" in told.cells["col:1"]
    assert told.reasons == {"read"}


def test_rows_of_a_table_written_in_a_text_are_records_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps([{"id": n, "file": PACKED if n == 3 else "none"} for n in range(40)]))
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    records = [
        record
        for block in blocks(item, Budget())
        if isinstance(block, Block)
        for n, spec in enumerate(block.layout.fields)
        if spec.path in ("col:0", "$[].id")
        for record in block.layout.cells(block.data, n).record.tolist()
    ]
    assert len(set(records)) == 60


def test_a_place_in_a_file_written_in_a_text_leads_back(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"a":1}\n' + json.dumps({"file": PACKED}) + "\n")
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    block = [part for part in blocks(item, Budget()) if isinstance(part, Block)][-1]
    shown = excerpt(item, block.offset + block.data.index(b"p4@example"), 14, Budget())
    assert shown.span.reveal() == "p4@example.com"
    assert "line 2, file at byte 18, member 1, row 6, column 2 (mail)" in shown.place


SILENT: dict[str, bytes] = {
    "sums": b"\n".join(random.Random(n).randbytes(48).hex().encode() for n in range(400)),
    "tokens": b"\n".join(base64.b64encode(random.Random(n).randbytes(96)) for n in range(400)),
    "paths": b"\n".join(b"/usr/share/" + b"folder%d/" % n * 12 for n in range(400)),
    "ids of bytes": json.dumps([{"type": "Buffer", "data": list(random.Random(1).randbytes(12))}] * 9).encode(),
    "no bytes": json.dumps({"type": "Buffer", "data": [1, 2, 999]}).encode(),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_is_no_file_is_text_alone(text: bytes, tell: Callable) -> None:
    told = tell(b"one line of text\n" + text)
    assert len(told.coverage) == 1
    assert told.text.encode().rstrip() == (b"one line of text\n" + text).rstrip()


def test_a_picture_written_in_a_text_is_told(tell: Callable) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + random.Random(3).randbytes(5000)
    told = tell(json.dumps([{"photo": coded(picture)}] * 3).encode())
    row = next(row for row in told.coverage if row.reason == "unsupported")
    assert (row.bytes_skipped, "3 times" in row.detail) == (3 * len(picture), True)


def test_files_within_files_are_read_down_to_the_depth(tell: Callable) -> None:
    text = TABLE
    for _ in range(4):
        text = json.dumps({"file": coded(gzip.compress(text))}).encode()
    assert "p19@example.com" in tell(text).text
    told = tell(text, Budget(depth=3))
    assert "p19@example.com" not in told.text
    assert "limit" in told.reasons


def test_bombs_written_in_a_text_end_at_the_ratio(tell: Callable) -> None:
    text = json.dumps([coded(gzip.compress(bytes(12 * MIB).replace(b"\0", b"a")))] * 4).encode()
    told = tell(text, Budget(ratio_from=1 * MIB))
    assert len(told.text) < 30 * MIB
    assert "limit" in told.reasons


def test_damaged_files_written_in_a_text_do_not_cost_the_others(tell: Callable) -> None:
    told = tell(json.dumps([PACKED[:-300], PACKED]).encode())
    assert told.text.count("p19@example.com") >= 1


class Drops:
    """A stream that gives a few bytes at a time."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self.file, self.sizes = io.BytesIO(data), sizes

    def read(self, _size: int = -1, /) -> bytes:
        """The next few bytes."""
        self.sizes.append(self.sizes.pop(0))
        return self.file.read(self.sizes[0])


@settings(max_examples=60)
@given(
    st.lists(st.integers(9_000, 400_000), min_size=1, max_size=4),
    st.one_of(st.integers(0, 3 * CHUNK), st.integers(CHUNK - 9000, CHUNK + 3)),
    st.one_of(st.integers(60, 12_000), st.integers(60, CHUNK)),
    st.sampled_from(["plain", "escaped", "lines", "form"]),
    st.text("ab ,\n{}", max_size=90),
)
def test_a_file_is_whole_wherever_the_stream_is_cut(
    sizes: list[int], before: int, size: int, how: str, after: str
) -> None:
    data = b"%PDF-1.4" + random.Random(size).randbytes(size)
    text = coded(data)
    if how == "escaped":
        text = json.dumps(base64.encodebytes(data).decode())[1:-1].replace("/", "\\/")
    elif how == "lines":
        text = base64.encodebytes(data).decode()
    elif how == "form":
        text = quote(text, safe="")
    lead = "x \n" * (before // 3) + '"'
    found = list(files_of(Drops(f'{lead}{text}",{after}'.encode(), sizes)))
    assert [(one.data, one.line, one.at) for one in found] == [(data, before // 3, len(lead))]
