"""Access logs of many makes become the same Request rows; histories become changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from duenotice.evidence import Budget, blocks, changes, excerpt, inventory, requests
from duenotice.model.errors import EvidenceError
from duenotice.model.evidence import Block, Item
from duenotice.model.keys import token_key

AT = datetime(2018, 11, 21, 10, 0, tzinfo=UTC)
CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/70 Safari/537.36"
EDGE = {
    "time": "2018-11-21T10:00:00Z", "request_id": "e1", "session": "s1", "remote_addr": "192.0.2.1", "country": "DE", "method": "GET",
    "host": "shop.example", "uri": "/account?x=1", "status": 200, "bytes": 12, "cache": "HIT", "age": 3, "object_id": "e0",
    "node": "fra", "user_agent": CHROME,
}  # fmt: skip
NGINX = {
    "time_iso8601": "2018-11-21T11:00:00+01:00", "remote_addr": "192.0.2.1", "request": "GET /account?x=1 HTTP/1.1", "status": "200",
    "body_bytes_sent": "12", "http_user_agent": CHROME, "upstream_cache_status": "HIT", "http_host": "shop.example",
}  # fmt: skip
COMBINED = f'192.0.2.1 - - [21/Nov/2018:11:00:00 +0100] "GET /account?x=1 HTTP/1.1" 200 12 "-" "{CHROME}"'
ORIGIN = COMBINED + ' rid="e1" sid="s1" uid="c7" rt=0.012'
COMMON = '192.0.2.1 - - [21/Nov/2018:10:00:00 +0000] "GET /account HTTP/1.1" 200 12'
VHOST = "shop.example:443 " + COMBINED
W3C = (
    "#Version: 1.0\n#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes cs(User-Agent)\n"
    "2018-11-21 10:00:00 192.0.2.1 GET /account x=1 200 12 Mozilla/5.0+(X11)"
)
CLOUDFRONT = (
    "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
    "cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id\n"
    "2018-11-21\t10:00:00\tFRA2\t12\t192.0.2.1\tGET\td.example\t/account\t200\t-\tMozilla/5.0%20(X11)\tx=1\t-\tHit\te1"
)
ALB = (
    "https 2018-11-21T10:00:00.000000Z app/lb/1 192.0.2.1:4711 10.0.0.1:80 0.000 0.001 0.000 200 200 34 12 "
    f'"GET https://shop.example:443/account?x=1 HTTP/1.1" "{CHROME}" - - arn "Root=1-2" "shop.example" "-" 0 '
    '2018-11-21T10:00:00.000000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-"'
)
CADDY = {
    "level": "info", "ts": 1542794400.0, "logger": "http.log.access", "msg": "handled request", "status": 200, "size": 12,
    "request": {
        "remote_ip": "192.0.2.1", "method": "GET", "host": "shop.example", "uri": "/account?x=1", "headers": {"User-Agent": [CHROME]},
    },
}  # fmt: skip
TRAEFIK = {
    "ClientHost": "192.0.2.1", "RequestMethod": "GET", "RequestPath": "/account?x=1", "RequestHost": "shop.example",
    "DownstreamStatus": 200, "DownstreamContentSize": 12, "StartUTC": "2018-11-21T10:00:00Z", "level": "info", "msg": "",
}  # fmt: skip
CLOUDFLARE = {
    "ClientIP": "192.0.2.1", "ClientRequestHost": "shop.example", "ClientRequestMethod": "GET", "ClientRequestURI": "/account?x=1",
    "EdgeResponseBytes": 12, "EdgeResponseStatus": 200, "EdgeStartTimestamp": "2018-11-21T10:00:00Z", "RayID": "e1",
    "CacheCacheStatus": "hit", "ClientCountry": "de", "EdgeColoCode": "FRA",
}  # fmt: skip
GOOGLE = {
    "httpRequest": {
        "requestMethod": "GET", "requestUrl": "https://shop.example/account?x=1", "status": 200, "responseSize": "12",
        "userAgent": CHROME, "remoteIp": "192.0.2.1",
    },
    "timestamp": "2018-11-21T10:00:00Z", "severity": "INFO",
}  # fmt: skip
S3 = (
    "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be exports [21/Nov/2018:10:00:00 +0000] 192.0.2.1 - "
    f'3E57427F3EXAMPLE REST.GET.OBJECT customers.csv "GET /account?x=1 HTTP/1.1" 200 - 12 2662992 70 10 "-" "{CHROME}" - '
    "s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 ECDHE-RSA-AES128-GCM-SHA256 "
    "QueryString exports.example TLSv1.2 - -"
)
HAPROXY = (
    "192.0.2.1:4711 [21/Nov/2018:10:00:00.000] shop~ app/web3 0/0/1/8/9 200 12 - - ---- 87/87/87/1/0 0/0 "
    '"GET /account?x=1 HTTP/1.1"'
)
CAPTURED = HAPROXY.replace('0/0 "', f'0/0 {{shop.example|{CHROME}}} {{}} "')
LOGS: list[tuple[str, str, dict[str, Any]]] = [
    ("caddy", json.dumps(CADDY), {"host": "shop.example", "agent_class": "human"}),
    ("traefik", json.dumps(TRAEFIK), {"host": "shop.example"}),
    ("cloudflare", json.dumps(CLOUDFLARE), {"source": "edge", "cache": "hit", "request_id": "e1", "node": "FRA", "country": "de"}),
    ("google", json.dumps(GOOGLE), {"host": "shop.example", "agent_class": "human"}),
    ("behind a syslog daemon", "Nov 21 11:00:00 web nginx: " + COMBINED, {"agent_class": "human"}),
    ("behind a syslog daemon on the first of a month", "Nov  1 11:00:00 web nginx: " + COMBINED, {"agent_class": "human"}),
    ("s3", S3, {"host": "exports.example", "request_id": "3E57427F3EXAMPLE", "account": None, "agent_class": "human"}),
    ("haproxy", HAPROXY, {"source": "unknown"}),
    ("haproxy behind a syslog daemon, headers captured", "Nov  1 10:00:00 lb haproxy[28029]: " + CAPTURED, {}),
    ("a user with a blank", COMBINED.replace("- - [", "- Ann Bo ["), {"agent_class": "human"}),
    ("edge", json.dumps(EDGE), {"source": "edge", "cache": "hit", "age_s": 3.0, "object_id": "e0", "node": "fra"}),
    ("nginx", json.dumps(NGINX), {"source": "edge", "cache": "hit", "host": "shop.example"}),
    ("combined", COMBINED, {"source": "unknown", "agent_class": "human"}),
    ("origin", ORIGIN, {"source": "origin", "request_id": "e1"}),
    ("common", COMMON, {"agent_class": "unknown"}),
    ("vhost", VHOST, {"host": "shop.example:443"}),
    ("w3c", W3C, {"agent_class": "human"}),
    ("cloudfront", CLOUDFRONT, {"source": "edge", "cache": "hit", "node": "FRA2", "request_id": "e1"}),
    ("alb", ALB, {"host": "shop.example"}),
]  # fmt: skip


def item_of(path: Path, text: str) -> Item:
    """The item of a text."""
    path.write_text(text)
    return next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))


@pytest.mark.parametrize(("line", "wanted"), [log[1:] for log in LOGS], ids=[log[0] for log in LOGS])
def test_every_make_of_log_gives_the_same_request(
    tmp_path: Path, case_key: bytes, line: str, wanted: dict[str, Any]
) -> None:
    item = item_of(tmp_path / "x", line + "\n")
    (table,) = requests(item, Budget(), case_key)
    (row,) = table.to_pylist()
    same = {"at": AT, "method": "GET", "path": "/account", "status": 200, "bytes_sent": 12}
    assert row["client"] == token_key(case_key, "IP_ADDRESS", "192.0.2.1")
    assert item.kind == "access_log"
    assert {name: row[name] for name in {**same, **wanted}} == {**same, **wanted}


REGULAR = [log for log in LOGS if log[0] != "a user with a blank"]


@pytest.mark.parametrize("line", [log[1] for log in REGULAR], ids=[log[0] for log in REGULAR])
def test_a_place_in_every_make_of_log_knows_its_time(tmp_path: Path, line: str) -> None:
    item = item_of(tmp_path / "x", line + "\n")
    (block,) = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    spots = block.layout.spots(block.data, np.array([block.data.rfind(b"192.0.2.1")], np.int64))
    assert spots.at_us[0] == int(AT.timestamp()) * 1_000_000


def test_tokens_leave_only_as_keyed_hashes(tmp_path: Path, case_key: bytes) -> None:
    (table,) = requests(item_of(tmp_path / "x", ORIGIN + "\n"), Budget(), case_key)
    row = table.to_pylist()[0]
    assert row["session"] == token_key(case_key, "SESSION_TOKEN", "s1")
    assert row["account"] == token_key(case_key, "ACCOUNT_ID", "c7")
    assert row["client"] == token_key(case_key, "IP_ADDRESS", "192.0.2.1")
    assert "192.0.2.1" not in str(row)


def test_the_record_of_a_request_is_the_record_of_its_line_in_the_blocks(tmp_path: Path, case_key: bytes) -> None:
    lines = [json.dumps({**EDGE, "request_id": f"e{n}"}) for n in range(50)]
    item = item_of(tmp_path / "x", "\n".join([*lines[:20], "noise", *lines[20:]]) + "\n")
    rows = [row for table in requests(item, Budget(), case_key) for row in table.to_pylist()]
    (block,) = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    field = [spec.header for spec in block.layout.fields].index("request_id")
    cells = block.layout.cells(block.data, field)
    told = {
        block.data[o : o + n].decode(): int(r) for o, n, r in zip(cells.offset, cells.length, cells.record, strict=True)
    }
    assert {row["request_id"]: row["record"] for row in rows} == told


def test_odd_fields_of_a_log_can_be_named(tmp_path: Path, case_key: bytes) -> None:
    item = item_of(
        tmp_path / "x", json.dumps({"time": "2018-11-21T10:00:00Z", "path": "/a", "status": 200, "kunde": "c7"}) + "\n"
    )
    (table,) = requests(item, Budget(), case_key, {"kunde": "account"})
    assert table.to_pylist()[0]["account"] == token_key(case_key, "ACCOUNT_ID", "c7")


AGENTS = [
    (CHROME, "human"), ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "search_engine"),
    ("curl/7.61.0", "bot"), ("GPTBot/1.0", "bot"), ("-", "unknown"), ("Mozilla/5.0 (compatible; bingbot/2.0)", "search_engine"),
]  # fmt: skip


@pytest.mark.parametrize(("agent", "told"), AGENTS)
def test_a_user_agent_tells_what_kind_of_visitor_it_claims_to_be(
    tmp_path: Path, case_key: bytes, agent: str, told: str
) -> None:
    (table,) = requests(item_of(tmp_path / "x", json.dumps({**EDGE, "user_agent": agent}) + "\n"), Budget(), case_key)
    assert table.to_pylist()[0]["agent_class"] == told


FIRST, SECOND = "2018-11-21T10:00:00Z", "2018-11-21T11:00:00Z"
HISTORIES = [
    f'{{"time": "{FIRST}", "kind": "deploy", "title": "Cache key", "ttl_s": 60}}\n'
    f'{{"time": "{SECOND}", "kind": "purge", "title": "All"}}\n',
    f"time,kind,title,ttl_s\n{FIRST},deploy,Cache key,60\n{SECOND},purge,All,\n",
    json.dumps(
        [
            {"at": SECOND, "type": "cache flush", "message": "All"},
            {"at": FIRST, "type": "release", "message": "Cache key"},
        ]
    ),
    "2018-11-21 11:00 purge All\n2018-11-21 10:00 deploy Cache key\n",
]


@pytest.mark.parametrize("text", HISTORIES, ids=["lines of JSON", "CSV", "JSON", "text"])
def test_a_history_gives_its_changes_in_the_order_of_time(tmp_path: Path, text: str) -> None:
    found = changes(item_of(tmp_path / "deploy-history", text), Budget())
    assert [(change.at.hour, change.kind) for change in found] == [(10, "deploy"), (11, "purge")]
    assert "Cache key" in found[0].title


ROLES = [
    ("customers.csv", "customer_id,name,email\n1,Ann,a@example.com\n", "directory"),
    ("customers.csv", "customer_id,name,phone\n1,Ann,+49309018000\n", "directory"),
    ("customers.csv", "customer_id,name,street,city\n1,Ann,Example Road 1,Paris\n", "directory"),
    ("customers.csv", "customer_id,address,status\n1,10.0.0.1,up\n", "evidence"),
    ("orders.csv", "order_id,customer_id,email\n1,2,a@example.com\n", "evidence"),
    ("posts.jsonl", '{"created_at": "2018-11-21T10:00:00Z", "author": "x", "text": "hi"}\n', "posts"),
    ("prices.csv", "date,close\n2018-11-21,10.5\n2018-11-22,10.6\n", "prices"),
    ("history.jsonl", HISTORIES[0], "history"),
]


@pytest.mark.parametrize(("name", "text", "role"), ROLES, ids=[name for name, _, _ in ROLES])
def test_content_and_name_tell_what_an_item_is_to_the_case(tmp_path: Path, name: str, text: str, role: str) -> None:
    assert item_of(tmp_path / name, text).role == role


def test_a_role_that_is_told_wins(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    (item,) = inventory([str(tmp_path)], Budget(), {"x.csv": "directory"})
    assert isinstance(item, Item)
    assert item.role == "directory"


def test_an_excerpt_leads_back_to_row_and_field_and_masks_itself(tmp_path: Path) -> None:
    item = item_of(tmp_path / "x.csv", "id,mail\n1,ann@example.com\n2,bo@example.com\n")
    found = excerpt(item, 28, 14, Budget())
    assert found.span.reveal() == "bo@example.com"
    assert (found.before.reveal(), found.after.reveal()) == ("2,", "")
    assert found.place.endswith("x.csv, row 3, column 2 (mail)")
    assert "bo@" not in repr(found)


def test_a_place_that_is_gone_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="Collect again"):
        excerpt(item_of(tmp_path / "x", "short"), 4000, 3, Budget())


def test_object_storage_is_read_through_fsspec() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/due/a.csv", b"id,mail\n1,ann@example.com\n2,bo@example.com\n")
    items = [part for part in inventory(["memory://due"], Budget()) if isinstance(part, Item)]
    (block,) = (part for part in blocks(items[0], Budget()) if isinstance(part, Block))
    assert (items[0].kind, items[0].path) == ("csv", "memory:///due/a.csv")
    assert b"bo@example.com" in block.data


def test_a_source_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="no such file"):
        list(inventory([str(tmp_path / "nowhere")], Budget()))
