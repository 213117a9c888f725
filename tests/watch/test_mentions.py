"""Posts become distinct authors per theme, language and bin; a burst alerts once and says why."""

import json
from datetime import UTC, datetime, timedelta

from duenotice.watch import mentions, read_posts

START = datetime(2018, 11, 20, tzinfo=UTC)


def _line(minute: float, author: str, text: str, **more) -> bytes:
    at = (START + timedelta(minutes=minute)).isoformat()
    return json.dumps(
        {"id": f"{author}-{minute}", "time": at, "author": author, "text": text, "lang": "en", **more}
    ).encode()


def _rows(lines, key):
    return mentions(read_posts(b"\n".join(lines), key).table).to_pylist()


QUIET = [_line(minute, f"q{minute % 7}", "is this phishing?") for minute in range(0, 1440, 60)]
BURST = [_line(1441 + n / 10, f"a{n}", "I see someone else's name in my account") for n in range(9)]


def test_a_burst_of_distinct_authors_alerts_once_with_its_reason(case_key):
    alerts = [row for row in _rows(QUIET + BURST, case_key) if row["alert"]]
    assert [(row["theme"], row["authors"]) for row in alerts] == [("saw_others_data", 9)] * 2
    assert {row["language"] for row in alerts} == {"en", "*"}
    assert "9 distinct authors" in alerts[0]["alert"]


def test_one_author_posting_often_counts_once_and_never_alerts(case_key):
    lines = [_line(1441 + n / 10, "same", "I see someone else's name") for n in range(40)]
    rows = _rows(QUIET + lines, case_key)
    assert max(row["authors"] for row in rows if row["theme"] == "saw_others_data") == 1
    assert not any(row["alert"] for row in rows)


def test_a_replay_of_the_first_part_gives_the_same_signals(case_key):
    whole, part = _rows(QUIET + BURST, case_key), _rows(QUIET, case_key)
    assert whole[: len(part)] == part


def test_bad_lines_are_counted_with_their_reason(case_key):
    posts = read_posts(b"\n".join([b"{", b"[]", b"{}", QUIET[0], QUIET[0], b"\xff\xfe"]), case_key)
    assert posts.table.num_rows == 1
    assert posts.unread == {"not JSON": 2, "not an object": 1, "no time, author or text": 1, "duplicate": 1}


def test_neither_author_nor_personal_data_of_the_text_is_kept(case_key):
    line = _line(0, "@planted.author", "call +49 30 9018 20, mail rosa@example.org, see @planted.other")
    kept = str(read_posts(line, case_key).table.drop(["post_id"]).to_pylist())
    assert not any(secret in kept for secret in ("planted", "9018", "rosa"))
