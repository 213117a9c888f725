"""The letter to ourselves: what the way may do to it, and what is said of that. dkimpy is the second opinion on signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dkim
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from duenotice.delivery import DkimKey, judged, sample
from duenotice.delivery.dkim import is_signed_by

KEYS = (DkimKey.fresh("dn1r", "rsa"), DkimKey.fresh("dn1e"))
RECORDS = {f"{key.selector}._domainkey.shop.example.": key.dns_record().encode() for key in KEYS}


@pytest.fixture
def letter(a_case: Callable[..., Any]) -> tuple[bytes, Any]:
    case = a_case(1, dkim=KEYS)
    return sample(case.wave, case.notices, case.people[0], case.settings(), 1_800_000_000).data, case.wave.identity


def received(results: str) -> bytes:
    return f"Received: from relay.example\r\nAuthentication-Results: {results}\r\n".encode()


GOOD = received("mx.shop.example;\r\n spf=pass (sender ok; really) smtp.mailfrom=x;\r\n dkim=pass; dmarc=pass")


def failing(sent: bytes, came: bytes, identity: Any, state: str = "fails") -> set[str]:
    return {look.what for look in judged(sent, came, identity) if look.state == state}


@pytest.mark.parametrize(
    ("change", "fails"),
    [
        (lambda raw: GOOD + raw, set()),
        (lambda raw: (GOOD + raw).replace(b"\r\n", b"\n"), set()),
        (lambda raw: GOOD + raw + b"\r\n\r\n", set()),
        (lambda raw: GOOD + raw.replace(b"</p>", b"</p><img>", 1), {"body", "signature dn1r", "signature dn1e"}),
        (lambda raw: GOOD + raw.replace(b"Subject: Y", b"Subject: y", 1), {"headers", "signature dn1r", "signature dn1e"}),
        (lambda raw: GOOD + raw.replace(b"s=dn1e", b"s=dn9e", 1), {"headers", "signature dn1e"}),
        (lambda raw: GOOD + b"From: a@b.example\r\n" + raw, {"signature dn1r", "signature dn1e"}),
        (lambda raw: received("mx.shop.example; spf=fail; dkim=pass; dmarc=fail") + raw, {"spf", "dmarc"}),
        (lambda raw: received("mx.shop.example; spf=pass; dkim=neutral; dkim=pass; dmarc=pass") + raw, set()),
        (lambda raw: GOOD + received("other.example; spf=fail; dmarc=fail") + raw, set()),
        (lambda raw: b"", {"headers", "body", "signature dn1r", "signature dn1e"}),
    ],
    ids=["as it left", "line ends", "blank lines", "pixel", "subject", "signature gone", "second from", "spf", "two", "forged", "nothing"],
)  # fmt: skip
def test_each_change_on_the_way_is_named(
    letter: tuple[bytes, Any], change: Callable[[bytes], bytes], fails: set[str]
) -> None:
    sent, identity = letter
    assert failing(sent, change(sent), identity) == fails


def test_a_server_that_says_nothing_leaves_a_doubt_and_no_failure(letter: tuple[bytes, Any]) -> None:
    sent, identity = letter
    assert failing(sent, sent, identity) == set()
    assert failing(sent, sent, identity, "doubt") == {"spf", "dkim", "dmarc"}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10_000), sign=st.integers(0, 255))
def test_our_reading_of_a_signature_is_that_of_dkimpy(letter: tuple[bytes, Any], at: int, sign: int) -> None:
    sent, _ = letter
    start = sent.index(b"\r\nFrom:") + 2
    place = start + at % (len(sent) - start)
    assume({sign, sent[place]}.isdisjoint(b"\r\n"))
    assume(sign not in b"\v\f")  # which dkimpy takes for blanks, and RFC 6376, 3.4.2 does not
    changed = sent[:place] + bytes([sign]) + sent[place + 1 :]
    for index, key in enumerate(KEYS):
        try:
            theirs = dkim.DKIM(changed, minkey=256).verify(
                index, dnsfunc=lambda name, timeout=5: RECORDS.get(name.decode())
            )
        except dkim.DKIMException:
            theirs = False
        assert is_signed_by(changed, "shop.example", key) is theirs


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_message_whatsoever_breaks_the_judge(letter: tuple[bytes, Any], raw: bytes) -> None:
    sent, identity = letter
    heads = b"DKIM-Signature: d=shop.example; s=dn1r; bh=" + raw[:20] + b"; b=" + raw + b"\r\n"
    came = heads + b"Authentication-Results: " + raw + b"\r\n\r\nbody\r\n"
    assert failing(sent, came, identity) >= {"headers", "body", "signature dn1r", "signature dn1e"}
