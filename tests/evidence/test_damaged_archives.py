"""Zips and tars that were cut off, damaged or put behind one another: what is whole is read, what is lost is told in bytes."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from duenotice.evidence.containers import archives, slices

WORDS = {
    f"{n}.txt": "".join(f"line {k} {k * 7919 % 977} of user{n}@example.com\n" for k in range(400)) for n in range(4)
}


class Onward(io.BytesIO):
    """A stream that cannot be sought in, as a pipe or a network connection."""

    def seekable(self) -> bool:
        """No."""
        return False

    def seek(self, *_: int) -> int:
        """Refuses."""
        raise OSError


def zipped(out: io.BytesIO | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of WORDS."""
    out = out or io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in WORDS.items():
            archive.writestr(name, text)
    return out.getvalue()


def tarred(names: list[str] | None = None) -> bytes:
    """A tar of those of WORDS."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in names or WORDS:
            entry = tarfile.TarInfo(name)
            entry.size = len(WORDS[name])
            archive.addfile(entry, io.BytesIO(WORDS[name].encode()))
    return out.getvalue()


def users(text: str) -> set[int]:
    """Numbers of the users that are met in a text."""
    return {n for n in range(4) if f"user{n}@example.com" in text}


def directory(raw: bytes) -> int:
    """Where the directory of a zip begins."""
    return raw.index(b"PK\x01\x02")


def swapped(raw: bytes, at: int) -> bytes:
    """With other bits at a place."""
    return raw[:at] + bytes([raw[at] ^ 0x5A]) + raw[at + 1 :]


CUT = {
    "its directory": zipped()[: directory(zipped())],
    "its directory, and sizes stand behind the members": zipped(Onward())[: directory(zipped(Onward()))],
    "its end to garbage of more than a comment may hold": zipped() + b"x" * 70_000,
    "its directory, stored members": zipped(method=zipfile.ZIP_STORED)[: directory(zipped(method=zipfile.ZIP_STORED))],
}


@pytest.mark.parametrize("raw", CUT.values(), ids=[name.replace(" ", "-") for name in CUT])
def test_a_zip_that_lost_its_directory_gives_all_members_and_says_so(tell: Callable[..., Any], raw: bytes) -> None:
    told = tell(raw)
    assert [item.path.rsplit("/", 1)[-1] for item in told.items[1:]] == list(WORDS)
    assert told.text == "".join(WORDS.values())
    assert [row.detail for row in told.coverage if row.reason == "truncated"] == [
        "1 member: zip whose directory is lost: its members were found one by one"
    ]


@pytest.mark.parametrize("out", [io.BytesIO, Onward])
def test_the_member_within_which_a_zip_was_cut_off_is_read_as_far_as_it_goes(
    tell: Callable[..., Any], out: Callable[[], io.BytesIO]
) -> None:
    raw = zipped(out())
    start = raw.index(b"2.txt")
    told = tell(raw[: start + 600])
    assert users(told.text) == {0, 1, 2}
    assert told.text.startswith(WORDS["0.txt"] + WORDS["1.txt"])


def test_of_a_damaged_member_of_a_zip_what_comes_before_is_kept_and_the_rest_told(tell: Callable[..., Any]) -> None:
    raw = zipped()
    told = tell(swapped(raw, raw.index(b"2.txt") + 1500))
    lost = [row for row in told.coverage if row.reason == "unreadable"]
    assert users(told.text) == {0, 1, 2, 3}
    assert len(lost) == 1
    assert 0 <= lost[0].bytes_skipped == sum(map(len, WORDS.values())) - len(told.text)


def test_a_member_whose_sum_is_wrong_is_read_and_told(tell: Callable[..., Any]) -> None:
    raw = zipped(method=zipfile.ZIP_STORED)
    told = tell(swapped(raw, raw.index(b"line 9 ")))
    assert len(told.text) == sum(map(len, WORDS.values()))
    assert "unreadable" in told.reasons


def test_members_in_a_compression_that_is_not_known_are_told_with_their_bytes(
    tell: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "READABLE", frozenset((slices.STORED,)))
    told = tell(zipped())
    size = sum(map(len, WORDS.values()))
    assert [(row.reason, row.bytes_skipped) for row in told.coverage if row.reason != "read"] == [("unsupported", size)]


def test_tars_put_behind_one_another_are_read_to_the_last(tell: Callable[..., Any]) -> None:
    told = tell(tarred(["0.txt"]) + tarred(["1.txt", "2.txt"]))
    assert told.text == WORDS["0.txt"] + WORDS["1.txt"] + WORDS["2.txt"]
    assert told.reasons == {"read"}


def test_a_damaged_header_of_a_tar_costs_its_member_alone_and_is_told(tell: Callable[..., Any]) -> None:
    raw = tarred()
    told = tell(swapped(raw, raw.index(b"1.txt") + 150))
    assert users(told.text) == {0, 2, 3}
    assert [(row.reason, row.bytes_skipped) for row in told.coverage if row.reason != "read"] == [
        ("unreadable", raw.index(b"2.txt") - raw.index(b"1.txt"))
    ]


def test_the_member_within_which_a_tar_was_cut_off_is_read_as_far_as_it_goes(tell: Callable[..., Any]) -> None:
    raw = tarred()
    told = tell(raw[: raw.index(b"2.txt") + 1024])
    assert users(told.text) == {0, 1, 2}
    assert ("truncated", len(WORDS["2.txt"]) - 512) in {(row.reason, row.bytes_skipped) for row in told.coverage}


def test_a_size_beyond_any_file_costs_the_members_before_it_nothing(tell: Callable[..., Any]) -> None:
    lies = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 45, 0, 0, 0, 0, 0, 2**32 - 1, 2**32 - 1, 1, 20)
    told = tell(CUT["its directory"] + lies + b"x" + struct.pack("<HHQQ", 1, 16, 2**63, 2**63) + b"rest")
    assert users(told.text) == {0, 1, 2, 3}
    assert "truncated" in told.reasons


def test_headers_of_a_tar_that_are_all_damaged_end_with_a_limit(tell: Callable[..., Any]) -> None:
    damaged = (b"x" * 257 + b"ustar").ljust(512, b"y")
    told = tell(tarred(["0.txt"])[: 512 + 512 * -(-len(WORDS["0.txt"]) // 512)] + damaged * (archives.MOST_DAMAGED + 9))
    assert users(told.text) == {0}
    assert [(row.limit, row.bytes_skipped) for row in told.coverage if row.reason == "limit"] == [
        (f"damaged headers of a tar {archives.MOST_DAMAGED:,}", 8 * 512)
    ]


SEALED = {
    "PGP": b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    "OpenSSL": b"Salted__" + bytes(range(200)),
    "Ansible": b"$ANSIBLE_VAULT;1.1;AES256\n3132\n",
}


@pytest.mark.parametrize("raw", SEALED.values(), ids=SEALED)
def test_a_file_that_is_encrypted_as_a_whole_is_told_as_that(tell: Callable[..., Any], raw: bytes) -> None:
    told = tell(raw)
    assert [(row.reason, row.bytes_skipped) for row in told.coverage] == [("encrypted", len(raw))]
