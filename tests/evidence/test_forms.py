"""Forms with files that were posted: fields have their names, files are read, and what a HAR says beside its headers is kept."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from duenotice.evidence.readers import forms
from duenotice.evidence.readers.forms import form_of

KIND = "multipart/form-data; boundary=x"


def part(value: bytes, name: str, **more: str) -> bytes:
    """One part of a form."""
    said = "".join(f'; {key}="{text}"' for key, text in {"name": name, **more}.items())
    return f"--x\r\nContent-Disposition: form-data{said}\r\n\r\n".encode() + value + b"\r\n"


def posted(body: bytes, kind: str = KIND) -> bytes:
    """A WARC with a request that was answered by nothing."""
    http = b"POST /p HTTP/1.1\r\nHost: a.example\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: http://a.example/p\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(text: str) -> bytes:
    """A zip of one text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", text)
    return out.getvalue()


FORM = part("Zoë Müller".encode(), "full_name") + part(b"ann@example.com", "email")


@pytest.mark.parametrize("end", [b"--x--\r\n", b""])
def test_fields_of_a_form_with_files_have_their_names(tell: Callable[..., Any], end: bytes) -> None:
    cells = tell(posted(FORM + end)).cells
    assert cells["?email"] == ["ann%40example.com"]
    assert cells["?full_name"] == ["Zo%C3%AB+M%C3%BCller"]


def test_files_that_were_posted_are_read_and_their_names_kept(tell: Callable[..., Any]) -> None:
    told = tell(posted(FORM + part(archive("from bo@example.com"), "cv", filename="Ann Bo.zip") + b"--x--\r\n"))
    assert "from bo@example.com" in told.text
    assert told.cells["header:filename"] == ["Ann Bo.zip"]
    assert told.reasons == {"read"}


def test_a_file_that_cannot_be_read_is_told_with_its_bytes_alone(tell: Callable[..., Any]) -> None:
    told = tell(posted(FORM + part(b"\x89PNG\r\n\x1a\n" + bytes(90), "photo", filename="p.png") + b"--x--\r\n"))
    assert [(row.reason, row.bytes_skipped) for row in told.coverage if row.reason != "read"] == [("unsupported", 98)]
    assert "?email" in told.cells


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=other"])
def test_a_form_whose_boundary_is_not_met_is_read_as_it_stands(tell: Callable[..., Any], kind: str) -> None:
    assert "ann@example.com" in tell(posted(FORM, kind)).text


def test_parts_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST_PARTS", 3)
    form = form_of(part(b"1", "a") * 9 + b"--x--", KIND)
    assert form is not None
    assert form.fields == b"a=1&a=1"
    assert form.left > 100


def entry(**response: object) -> bytes:
    """A HAR of one entry, saved without headers."""
    cookie = {"name": "user", "value": "ann@example.com"}
    request = {"method": "GET", "url": "https://a.example/", "headers": [], "cookies": [cookie]}
    whole = {"status": 302, "headers": [], "content": {}, **response}
    return json.dumps({"log": {"entries": [{"request": request, "response": whole}], "creator": {}}}).encode()


def test_cookies_and_the_next_address_are_read_where_a_har_has_no_headers(tell: Callable[..., Any]) -> None:
    told = tell(
        entry(redirectURL="https://b.example/?m=bo@example.com", cookies=[{"name": "s", "value": "c@example.com"}])
    )
    assert told.kind == "har"
    assert all(mail in told.text for mail in ("user=ann@example.com", "m=bo@example.com", "s=c@example.com"))


def test_cookies_that_stand_in_the_headers_are_told_once(tell: Callable[..., Any]) -> None:
    headers = [{"name": "Set-Cookie", "value": "s=c@example.com"}]
    told = tell(entry(headers=headers, cookies=[{"name": "s", "value": "c@example.com"}]))
    assert told.text.count("c@example.com") == 1
