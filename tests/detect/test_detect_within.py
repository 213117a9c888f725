"""What is written within other texts: XML escaped in XML and JSON, forms as they are sent, statements in logs, JSON escaped twice."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from duenotice import detect, evidence
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood
from duenotice.model.keys import canonical_date, canonical_email, canonical_name, value_key

KEY = bytes(32)
XML = (
    "<Customer><FirstName>Margaret</FirstName><ns:LastName>Müller</ns:LastName><BirthDate>1961-03-14</BirthDate>"
    "<Email>m@example.com</Email></Customer>"
)
FORM = "".join(
    f'--b7\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
    for name, value in (
        ("first_name", "Margaret"),
        ("last_name", "Müller"),
        ("birthday", "1961-03-14"),
        ("mail", "m@example.com"),
    )
)
PERSON = {"first_name": "Margaret", "last_name": "Müller", "birth_date": "1961-03-14", "email": "m@example.com"}
INSERT = "INSERT INTO people (first_name, last_name, birth_date, email) VALUES ('Margaret', 'Müller', '1961-03-14', 'm@example.com')"
TEXTS = {
    "XML in XML": f'<?xml version="1.0"?><all><body>{html.escape(XML)}</body></all>',
    "XML in JSON": json.dumps([{"body": XML}]),
    "XML in JSON, its brackets as codes": json.dumps([{"body": XML}]).replace("<", "\\u003c").replace(">", "\\u003e"),
    "a form with files": f"POST /a HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b7\r\n\r\n{FORM}--b7--\r\n",
    "the same in a log of JSON": json.dumps({"level": "debug", "body": f"{FORM}--b7--\r\n"}),
    "a statement in a log of JSON": json.dumps({"level": "debug", "message": f"statement: {INSERT}"}),
    "a statement in a table": f'time,level,message\n1,LOG,"statement: {INSERT};"\n2,LOG,"duration: 1 ms"\n',
    "JSON in JSON in JSON": json.dumps({"log": json.dumps({"message": json.dumps(PERSON)})}),
    "Mongo": "shop> db.people.find()\n[\n  {\n    first_name: 'Margaret',\n    last_name: 'Müller',\n"
    "    birth_date: ISODate('1961-03-14T00:00:00.000Z'),\n    email: 'm@example.com'\n  }\n]\n",
    "PHP": 'a:4:{s:10:"first_name";s:8:"Margaret";s:9:"last_name";s:7:"Müller";s:10:"birth_date";s:10:"1961-03-14";'
    's:5:"email";s:13:"m@example.com";}\n',
}


def keys_in(path: Path) -> set[bytes]:
    """The keys of the values that are likely in a file."""
    budget, found = evidence.Budget(), set[bytes]()
    for item in evidence.inventory([str(path)], budget):
        assert isinstance(item, Item)
        blocks = [part for part in evidence.blocks(item, budget) if isinstance(part, Block)]
        rows = detect.scan_item(item, blocks, detect.Settings(key=KEY)).findings.to_pylist()
        found |= {row["value_key"] for row in rows if row["likelihood"] >= Likelihood.POSSIBLE}
    return found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_people_written_within_another_text_are_found(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x"
    path.write_text(text)
    found = keys_in(path)
    assert value_key(KEY, "EMAIL", canonical_email("m@example.com")) in found
    assert value_key(KEY, "BIRTH_DATE", canonical_date("1961-03-14")) in found
    assert value_key(KEY, "PERSON_NAME", canonical_name("Müller")) in found
    assert value_key(KEY, "PERSON_NAME", canonical_name("Margaret")) in found


QUIET = {
    "documentation of a format": "<p>Write <code>&lt;FirstName&gt;value&lt;/FirstName&gt;</code> or &lt;name&gt;string&lt;/name&gt;.</p>",
    "a statement with places for values": "10:00 DEBUG INSERT INTO people (first_name, birth_date) VALUES (?, ?)\n" * 9,
    "a form of settings": '--b7\r\nContent-Disposition: form-data; name="colour"\r\n\r\nblue\r\n--b7--\r\n',
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_texts_that_only_look_so_hold_nobody(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x"
    path.write_text(text)
    assert keys_in(path) == set()
