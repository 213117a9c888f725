"""What machines and browsers recorded while it happened: the crawler's WARC, the support browsers' HAR files."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from examples.black_friday.clock import iso
from examples.black_friday.drive import Received
from examples.black_friday.scenario import HOST

REASONS = {200: "OK", 206: "Partial Content", 302: "Found", 303: "See Other", 404: "Not Found"}


def warc(path: Path, seen: Sequence[Received]) -> None:
    """Request and response records of a crawl, gz per record. Record ids are made from request ids, so a seed gives them again."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        info = writer.create_warcinfo_record(
            path.name, {"software": "larkspur-qa-crawler/1.4", "format": "WARC File Format 1.1"}
        )
        info.rec_headers.replace_header("WARC-Date", iso(seen[0].hit.at))
        info.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{UUID(int=1)}>")
        writer.write_record(info)
        for received in seen:
            for record in _pair(writer, received):
                writer.write_record(record)
                record.raw_stream.close()


def _pair(writer: WARCWriter, received: Received) -> Iterator[ArcWarcRecord]:
    url = f"https://{HOST}{received.hit.path}"
    date = iso(received.hit.at)
    answer = StatusAndHeaders(_status(received), _headers(received), protocol="HTTP/1.1")
    ids = [f"<urn:uuid:{UUID(received.request_id.rjust(31, '0') + end)}>" for end in "12"]
    yield writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(received.body),
        http_headers=answer,
        warc_headers_dict={"WARC-Date": date, "WARC-Record-ID": ids[0]},
    )
    sent = StatusAndHeaders(
        f"{received.hit.method} {received.hit.path} HTTP/1.1", _request_headers(received), is_http_request=True
    )
    yield writer.create_warc_record(
        url,
        "request",
        payload=io.BytesIO(b""),
        http_headers=sent,
        warc_headers_dict={"WARC-Date": date, "WARC-Record-ID": ids[1], "WARC-Concurrent-To": ids[0]},
    )


def _status(received: Received) -> str:
    return f"{received.status} {REASONS[received.status]}"


def _headers(received: Received) -> list[tuple[str, str]]:
    return [(name.title(), value) for name, value in received.headers.items() if name not in ("server", "date")]


def _request_headers(received: Received) -> list[tuple[str, str]]:
    viewer = received.hit.viewer
    cookie = [("Cookie", f"sid={viewer.session}")] if viewer.session else []
    return [("Host", HOST), ("User-Agent", viewer.agent), *cookie]


def har(path: Path, seen: Iterable[Received]) -> None:
    """A browser's export, HAR 1.2."""
    creator = {"name": "Firefox", "version": "63.0"}
    log = {"version": "1.2", "creator": creator, "browser": creator, "pages": [], "entries": list(_entries(seen))}
    path.write_text(json.dumps({"log": log}, ensure_ascii=False, indent=1), encoding="utf-8")


def _entries(seen: Iterable[Received]) -> Iterator[dict[str, Any]]:
    for received in seen:
        text = received.body.decode()
        yield {
            "startedDateTime": iso(received.hit.at),
            "time": 120,
            "request": {
                "method": received.hit.method,
                "url": f"https://{HOST}{received.hit.path}",
                "httpVersion": "HTTP/1.1",
                "cookies": [{"name": "sid", "value": received.hit.viewer.session}],
                "headers": _named(_request_headers(received)),
                "queryString": [],
                "headersSize": -1,
                "bodySize": len(received.hit.form),
            },
            "response": {
                "status": received.status,
                "statusText": REASONS[received.status],
                "httpVersion": "HTTP/1.1",
                "cookies": [],
                "headers": _named(_headers(received)),
                "content": {"size": len(received.body), "mimeType": "text/html; charset=utf-8", "text": text},
                "redirectURL": received.headers.get("location", ""),
                "headersSize": -1,
                "bodySize": len(received.body),
            },
            "cache": {},
            "timings": {"send": 1, "wait": 100, "receive": 19},
        }


def _named(headers: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]
