"""Time stamps on the register: by a server of our own, checked with OpenSSL; one that fails stops nothing and is told."""

from __future__ import annotations

import json

import pytest

from duenotice.model.errors import UsageError


def sent(case, sink, url):
    """The case sent with this time-stamp server configured."""
    from duenotice import delivery
    from duenotice.case import steps
    from duenotice.case.audit import Actor

    steps.configure(case, Actor("anna"), timestamps=url)
    steps.approve(case, Actor("boris"), reason="read")
    return steps.send(case, delivery.Smtp("127.0.0.1", sink.port), Actor("anna"))[1]


def test_each_sealing_is_stamped_once_and_a_third_party_can_check_it(drafted_shop, sink, authority, tmp_path, capsys):
    from duenotice.case import stamps, steps
    from duenotice.case.audit import Actor
    from duenotice.case.models import Audit
    from duenotice.cli.app import run
    from duenotice.model.personal import Personal

    url, ours = authority
    assert sent(drafted_shop, sink, url).state == "done"
    assert stamps.told(drafted_shop) == "time stamp by 127.0.0.1"
    steps.export(drafted_shop, Actor("anna"), folder=tmp_path)
    assert Audit.objects.filter(chain=drafted_shop.reference, verb="time stamp").count() == 1, "one head, one stamp"
    (token,) = (tmp_path / "timestamps").iterdir()
    assert token.stem == json.loads((tmp_path / "register.json").read_text())["head"]

    (shown,) = steps.prove(drafted_shop, Personal("person000@mail0.example"), Actor("anna"))
    (tmp_path / "proof.json").write_text(json.dumps(shown.document))
    given = ["proof", "verify", str(tmp_path / "proof.json"), "--register", str(tmp_path / "register.json")]
    given += ["--timestamp", str(token), "--trusted", str(ours / "ca.pem")]
    assert run(given) == 0
    assert "up to record 1" in capsys.readouterr().out
    token.write_bytes(token.read_bytes()[:-1] + bytes([token.read_bytes()[-1] ^ 1]))
    assert run(given) == 1
    assert run(given[:-2]) == 2, "a certificate is needed"


@pytest.mark.parametrize("path", ["garbage", "other-digest"])
def test_a_server_that_fails_is_told_and_stops_nothing(drafted_shop, sink, authority, path):
    from duenotice.case import stamps, steps
    from duenotice.case.audit import Actor

    result = sent(drafted_shop, sink, authority[0] + path)
    assert (result.state, result.accepted) == ("done", 24)
    assert stamps.told(drafted_shop).startswith("no time stamp 127.0.0.1: The time-stamp server")
    steps.configure(drafted_shop, Actor("anna"), timestamps=authority[0])
    steps.export(drafted_shop, Actor("anna"))
    assert stamps.told(drafted_shop) == "time stamp by 127.0.0.1", "the next occasion asks again"


def test_a_drill_asks_no_server_outside_this_machine(drafted_shop, sink):
    from duenotice.case import stamps

    assert sent(drafted_shop, sink, "https://tsa.example/").state == "done"
    assert "A drill asks no time-stamp server outside" in stamps.told(drafted_shop)


@pytest.mark.parametrize(
    "url", ["tsa.example", "file:///etc/hostname", "http:///", "https://me:secret@tsa.example/", "ftp://x/"]
)
def test_what_is_no_server_is_refused_when_it_is_told(new_case, url):
    from duenotice.case import steps
    from duenotice.case.audit import Actor

    with pytest.raises(UsageError, match="time-stamp server"):
        steps.configure(new_case(), Actor("anna"), timestamps=url)


def test_a_time_stamp_server_changes_no_count_and_voids_no_approval(drafted_shop):
    from duenotice.case import runs, steps
    from duenotice.case.audit import Actor

    before = runs.newest(drafted_shop, "draft").name
    steps.configure(drafted_shop, Actor("anna"), timestamps="https://tsa.example/")
    steps.run(drafted_shop, Actor("anna"), workers=1)
    assert runs.newest(drafted_shop, "draft").name == before
