"""Damaged files of every kind: whatever the bytes, reading ends, and tells what it saw."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import pickle
import plistlib
import random
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

import brotli
import fastavro
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typst
import zstandard
from PIL import Image
from pyarrow import ipc, orc

from duenotice.evidence import Budget
from duenotice.evidence.records import parsers

PAGE = b"<!doctype html><html><body><p class=a>Hello</p><table><tr><td>x</td></tr></table></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n0\r\n\r\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-11-21T09:00:00Z\r\nWARC-Target-URI: "
    b"https://shop.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(ANSWER), ANSWER)
)
ENTRY = {"request": {"url": "https://x.example/"}, "response": {"content": {"text": "x"}}}
SEEDS: dict[str, bytes] = {
    "csv": b'id,name,mail\n1,"Ann, B",a@example.com\n2,"x ""y""",b@example.com\n' * 20,
    "utf16": "id;name\n1;Jörg\n2;Ann\n".encode("utf-16"),
    "jsonl": b'{"a":{"b":"x","c":[1,2,{"d":"y"}]},"time":"2018-11-21T10:00:00Z"}\n' * 20,
    "json": json.dumps({"users": [{"n": "A", "t": [1, 2]}] * 30}).encode(),
    "log": b'192.0.2.1 - ann [21/Nov/2018:11:00:00 +0100] "GET /a?b=c HTTP/1.1" 200 1 "-" "x" rid="r"\n' * 20,
    "html": PAGE * 3,
    "warc": WARC * 3,
    "har": json.dumps({"log": {"creator": {}, "entries": [ENTRY] * 3}}).encode(),
    "mbox": b"From a Mon\nFrom: =?utf-8?q?J=C3=B6?= <a@example.com>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n\n" * 5,
    "sql": b"CREATE TABLE `u` (\n `a` int\n);\nINSERT INTO `u` VALUES (1,'x\\'y'),(2,NULL);\nCOPY t (a, b) FROM stdin;\n1\t2\n\\.\n",
    "rtf": rb"{\rtf1\ansi{\fonttbl x}\b Dear \'f6\u8364?\par {\*\x y}}",
    "gz": gzip.compress(b"id,name\n1,Ann\n" * 50),
    "xml": b"<?xml version='1.0'?><list><c><n>Ann</n></c><c><n>Bo</n></c></list>",
    "bson": base64.b64decode("JgAAABBfaWQAAQAAAAN1ABUAAAACZQAJAAAAYUBiLmNvbQAAAAA="),
}  # fmt: skip


def office(parts: dict[str, str]) -> bytes:
    """A package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def columns(kind: str) -> bytes:
    """A table of three columns."""
    table = pa.table({"n": [1, 2, 3], "m": ["a@example.com", None, "b"], "s": [{"x": "q"}, None, {"x": "r"}]})
    sink = pa.BufferOutputStream()
    if kind == "parquet":
        pq.write_table(table, sink)
    elif kind == "orc":
        orc.write_table(table, sink)
    else:
        with ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
    return sink.getvalue().to_pybytes()


def avro() -> bytes:
    """Rows of an Avro file."""
    out = io.BytesIO()
    schema = {"type": "record", "name": "r", "fields": [{"name": "m", "type": ["null", "string"]}]}
    fastavro.writer(out, schema, [{"m": "a@example.com"}, {"m": None}] * 9)
    return out.getvalue()


def sqlite() -> bytes:
    """A database with live and deleted rows."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, m TEXT)")
        base.executemany("INSERT INTO p (m) VALUES (?)", [(f"u{n}@example.com",) for n in range(200)])
        base.execute("DELETE FROM p WHERE id > 100")
        base.commit()
        return base.serialize()


def letter() -> bytes:
    """A message with a picture, a table and an archive."""
    message = EmailMessage()
    message["From"], message["To"] = "a@example.com", "b@example.com"
    message.set_content("see the files")
    for payload in (columns("parquet"), office({"a.csv": "m\nc@example.com\n"}), picture("PNG")):
        message.add_attachment(payload, "application", "octet-stream", filename="f")
    return bytes(message)


def sample(name: str) -> bytes:
    """A file that the real program wrote."""
    return (Path(__file__).parent / "samples" / name).read_bytes()


def picture(kind: str) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind)
    return out.getvalue()


def tar() -> bytes:
    """An archive of two files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("a.txt", "b.txt"):
            entry = tarfile.TarInfo(name)
            entry.size = 15
            archive.addfile(entry, io.BytesIO(b"a@example.com\n\n"))
    return out.getvalue()


WORD = '<w:document xmlns:w="w"><w:p><w:r><w:t>Ann</w:t></w:r></w:p></w:document>'
BOOK = '<workbook><sheets><sheet name="P" sheetId="1"/></sheets></workbook>'
BINARY: dict[str, Callable[[], bytes]] = {
    "parquet": lambda: columns("parquet"),
    "arrow": lambda: columns("arrow"),
    "orc": lambda: columns("orc"),
    "avro": avro,
    "sqlite": sqlite,
    "docx": lambda: office({"[Content_Types].xml": "<Types/>", "word/document.xml": WORD}),
    "xlsx": lambda: office({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": BOOK}),
    "pdf": lambda: typst.compile(b"Dear Ann, a\\@example.com #pagebreak() the second page"),
    "zip": lambda: office({"a.csv": "m\na@example.com\n" * 30, "b.txt": "hello"}),
    "tar": tar,
    "letter": letter,
    "flows": lambda: sample("flows.mitm"),
    "png": lambda: picture("PNG"),
    "jpeg": lambda: picture("JPEG"),
    "tiff": lambda: picture("TIFF"),
    **{name: partial(sample, name) for name in ("people.ser", "people.rdb")},
    "pickle": lambda: pickle.dumps([{"mail": f"u{n}@example.com"} for n in range(9)]),
    "property list": lambda: plistlib.dumps([{"mail": "a@example.com"}] * 9, fmt=plistlib.FMT_BINARY),
    "records": lambda: "".join(f"{n:06d}{'MILLER':<14}{'ANN':<12}{f'u{n}@example.com':<24}" for n in range(30)).encode(
        "cp500"
    ),
    "brotli in WARC": lambda: packed_warc(brotli.compress(PAGE * 9), b"br"),
    "zstd in WARC": lambda: packed_warc(zstandard.compress(PAGE * 9), b"zstd"),
}


def packed_warc(body: bytes, coding: bytes) -> bytes:
    """Three answers in a coding."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n%s" % (coding, body)
    return b"".join(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)
        for _ in range(3)
    )


def damaged(raw: bytes, rng: random.Random) -> bytes:
    """Some bytes changed, cut out, doubled or cut off."""
    out = bytearray(raw)
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(out) or 1)
        match rng.randrange(5):
            case 0:
                out[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del out[at : at + rng.randrange(1, 20)]
            case 2:
                out[at:at] = out[at : at + rng.randrange(1, 30)]
            case 3:
                out[at:at] = rng.choice([b'"', b"<", b"{", b"\0", b"\xff\xfe", b"\n", b"\\", b"9" * 30, b"]"])
            case _:
                del out[len(out) - rng.randrange(len(out) // 2 + 1) :]
    return bytes(out)


def survive(tell: Callable[..., Any], name: str, count: int) -> None:
    """Read `count` damaged variants; each ends with coverage."""
    rng, seed = random.Random(name), SEEDS[name] if name in SEEDS else BINARY[name]()
    for _ in range(count):
        told = tell(damaged(seed, rng), Budget(quiet=20))
        assert told.coverage


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files_end_with_coverage(tell: Callable[..., Any], name: str) -> None:
    survive(tell, name, 40)


@pytest.mark.parametrize("name", BINARY)
def test_damaged_files_of_binary_formats_end_with_coverage(tell: Callable[..., Any], name: str) -> None:
    survive(tell, name, 12)


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", [*SEEDS, *BINARY])
def test_many_damaged_files_end_with_coverage(tell: Callable[..., Any], name: str) -> None:
    survive(tell, name, 3000)


READ_ALL = """
import hashlib, sys
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
for item in inventory([sys.argv[1]], Budget()):
    if isinstance(item, Item):
        print(item.item_id, item.sha256, item.kind, flush=True)
        for part in blocks(item, Budget(), 4096):
            told = hashlib.sha256(part.data).hexdigest() + str(part.offset) if isinstance(part, Block) else repr(part)
            print(told, flush=True)
"""


def test_a_reading_that_was_killed_tells_the_same_when_run_again(tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name in ("csv", "mbox", "jsonl"):
        (folder / name).write_bytes(SEEDS[name] * 40)
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        for name, raw in SEEDS.items():
            archive.writestr(name, raw)
    command = [sys.executable, "-c", READ_ALL, str(folder)]
    killed = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert killed.stdout is not None
    first = [killed.stdout.readline() for _ in range(20)]
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    again = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines(keepends=True)
    assert again[:20] == first
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines(keepends=True) == again


def test_the_parsers_process_does_not_outlive_who_started_it() -> None:
    script = (
        "from duenotice.evidence.ground.budget import Budget\nfrom duenotice.evidence.records.parsers import _taken\nimport time\n"
        "print(_taken(Budget()).process.pid, flush=True)\ntime.sleep(60)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    parser = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{parser}/cmdline").exists() and time.monotonic() < deadline:
        if b"duenotice" not in Path(f"/proc/{parser}/cmdline").read_bytes():
            break
        time.sleep(0.05)
    assert time.monotonic() < deadline


@pytest.mark.parametrize("kind", ["parquet", "sqlite", "avro"])
def test_a_table_that_was_cut_still_shows_its_texts(tell: Callable[..., Any], kind: str) -> None:
    raw = BINARY[kind]()
    told = tell(raw[: len(raw) * 2 // 3])
    assert "@example.com" in told.text
    assert told.reasons - {"read"}


def test_a_parser_that_was_killed_tells_how_much_was_left(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(sqlite())
    budget = Budget(quiet=31.5)
    parser = parsers._taken(budget)
    parser.ask = lambda kind, path: parser.process.kill()  # type: ignore[method-assign]
    parsers._idle.append(parser)
    (gap,) = parsers.parsed("sqlite", str(tmp_path / "x"), budget)
    assert (gap.reason, gap.size) == ("crashed", len(sqlite()))
