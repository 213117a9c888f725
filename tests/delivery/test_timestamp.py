"""RFC 3161 tokens from a time-stamp authority of our own, made with OpenSSL and served over HTTP."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from duenotice.delivery import timestamp, verify_timestamp
from duenotice.model.errors import DeliveryError, UsageError

DIGEST = hashlib.sha256(b"head of the register").digest()


def test_a_token_verifies_offline_for_its_digest_and_no_other(authority: tuple[str, Path]) -> None:
    url, folder = authority
    token = timestamp(url, DIGEST)
    assert len(token) < 8192
    assert verify_timestamp(token, DIGEST, folder / "ca.pem")
    assert not verify_timestamp(token, hashlib.sha256(b"other").digest(), folder / "ca.pem")
    assert not verify_timestamp(token[:-1] + bytes([token[-1] ^ 1]), DIGEST, folder / "ca.pem")


@pytest.mark.parametrize("path", ["garbage", "other-digest"])
def test_an_answer_about_something_else_is_refused(authority: tuple[str, Path], path: str) -> None:
    with pytest.raises(DeliveryError):
        timestamp(authority[0] + path, DIGEST)


def test_a_server_that_is_not_there_is_an_error_to_try_again() -> None:
    with pytest.raises(DeliveryError, match="cannot be asked"):
        timestamp("http://127.0.0.1:1/", DIGEST)


@pytest.mark.parametrize(("url", "digest"), [("file:///etc/hostname", DIGEST), ("http://tsa.example/", b"short")])
def test_a_wrong_question_is_refused_at_once(url: str, digest: bytes) -> None:
    with pytest.raises(UsageError):
        timestamp(url, digest)
