"""Tables in what was sent or answered: each row is a record of its own, and still belongs to the exchange that carried it."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from duenotice.evidence import Budget, blocks, excerpt, inventory, requests
from duenotice.model.evidence import EXCHANGES, Block, Item

PEOPLE = [(f"Person {n}", f"p{n}@example.com", f"+4930123456{n:02}") for n in range(9)]
CSV = "name,mail,phone\n" + "".join(",".join(one) + "\n" for one in PEOPLE)
JSONL = "".join(json.dumps(dict(zip(("name", "mail", "phone"), one, strict=True))) + "\n" for one in PEOPLE)


def har(media: str, text: str) -> bytes:
    """Three exchanges, of which the second answers with a table."""

    def entry(media: str, text: str) -> dict[str, object]:
        answer = {"status": 200, "headers": [], "content": {"mimeType": media, "text": text}}
        request = {"method": "GET", "url": "https://shop.example/export", "headers": []}
        return {"startedDateTime": "2018-11-21T10:00:00Z", "request": request, "response": answer}

    entries = [entry("text/plain", "one"), entry(media, text), entry("text/plain", "two")]
    return json.dumps({"log": {"version": "1.2", "creator": {}, "entries": entries}}).encode()


def warc(media: str, text: str) -> bytes:
    """The same as a web archive, packed as servers do."""
    told = b""
    for kind, body in (("text/plain", "one"), (media, text), ("text/plain", "two")):
        packed = gzip.compress(body.encode())
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n\r\n".encode() + packed
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://shop.example/export\r\n"
            f"WARC-Date: 2018-11-21T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        told += head.encode() + answer + b"\r\n\r\n"
    return told


def item_of(path: Path) -> Item:
    """The last item of a file."""
    return [part for part in inventory([str(path)], Budget()) if isinstance(part, Item)][-1]


def records_of(item: Item, size: int) -> dict[str, list[tuple[str, int]]]:
    """By the last word of the field: texts and records of the cells that hold a person."""
    found: dict[str, list[tuple[str, int]]] = {}
    for block in blocks(item, Budget(), size):
        if not isinstance(block, Block):
            continue
        for n, spec in enumerate(block.layout.fields):
            cells = block.layout.cells(block.data, n)
            for at, long, record in zip(*(c.tolist() for c in (cells.offset, cells.length, cells.record)), strict=True):
                found.setdefault(spec.header, []).append((block.data[at : at + long].decode(), record))
    return found


@pytest.mark.parametrize("capture", [har, warc])
@pytest.mark.parametrize("size", [200, 1 << 21])
@pytest.mark.parametrize(
    ("media", "text"),
    [
        ("text/csv", CSV),
        ("application/octet-stream", CSV),
        ("application/x-ndjson", JSONL),
        ("application/json", JSONL),
    ],
)
def test_each_row_of_a_body_is_a_record_of_its_exchange(
    capture: Callable[[str, str], bytes], size: int, media: str, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    path.write_bytes(capture(media, text))
    item = item_of(path)
    found = records_of(item, size)
    assert [text for text, _ in found["mail"]] == [mail for _, mail, _ in PEOPLE]
    records = [record for _, record in found["mail"]]
    assert [record for _, record in found["name"]] == records == [record for _, record in found["phone"]]
    assert len(set(records)) == 9
    told = [row for table in requests(item, Budget(), bytes(32)) for row in table.to_pylist()]
    assert {record & EXCHANGES for record in records} == {told[1]["record"]}
    block = next(part for part in blocks(item, Budget()) if isinstance(part, Block))
    shown = excerpt(item, block.data.index(b"p3@example"), 14, Budget()).place
    assert f"exchange {told[1]['record'] + 1}" in shown


def test_rows_of_a_table_of_many_megabytes_keep_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(har("text/csv", CSV + "Ann,ann@example.com,none\n" * 400_000))
    found = records_of(item_of(path), 1 << 21)
    assert len(found["mail"]) == len({record for _, record in found["mail"]}) == 400_009
    assert {text for text, _ in found["mail"][9:]} == {"ann@example.com"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CSV, "a.csv"),
        (CSV, "a.bin"),
        (JSONL, "a.jsonl"),
        (CSV.replace(",", "\t"), "a.tsv"),
        (CSV.replace(",", ";"), "a.txt"),
    ],
)
def test_each_row_of_a_table_in_a_mail_is_a_record(text: str, name: str, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "desk@example.com", "export"
    mail.set_content("see the file, please, and tell me\n")
    media = {
        "a.csv": ("text", "csv"),
        "a.tsv": ("text", "tab-separated-values"),
        "a.jsonl": ("application", "x-ndjson"),
    }
    main, sub = media.get(name, ("application", "octet-stream"))
    mail.add_attachment(text.encode(), maintype=main, subtype=sub, filename=name)
    path = tmp_path / "x.eml"
    path.write_bytes(mail.as_bytes())
    found = records_of(item_of(path), 1 << 21)
    assert len({record for _, record in found["mail"]}) == 9


def test_a_table_written_in_base64_in_an_answer_has_rows_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(
        har("application/json", json.dumps({"file": base64.b64encode(gzip.compress(CSV.encode())).decode()}))
    )
    assert len({record for _, record in records_of(item_of(path), 1 << 21)["mail"]}) == 9
