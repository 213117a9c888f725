"""Eight bytes as one number mean the same compiled and uncompiled, and texts are compared, copied and hashed by all of their bytes."""

from __future__ import annotations

import hashlib

import numba
import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from duenotice.detect.kernel import eights
from duenotice.detect.kernel.blake import LANES, _compress_in_python, compress_lanes, keyed, lanes

TEXTS = st.binary(max_size=40) | st.text("ab", max_size=40).map(str.encode)
WORDS = st.integers(0, 2**64 - 1).map(np.uint64)


@numba.njit
def told(b, at, word):
    """What the compiled routines make of a place and a word."""
    read, mixed = eights.word_at(b, at), eights.folded(eights.word_at(b, at), word)
    eights.put_word(b, at, word)
    return read, mixed


@numba.njit
def same_and_copied(a, b, out, n):
    """Whether the ends of two texts are the same; the second is copied."""
    eights.put_bytes(out, 1, b, len(b) - n, n)
    return eights.are_same(a, len(a) - n, b, len(b) - n, n)


@numba.njit
def hashed(b, lo, begun, by):
    """The hash of b[lo:]."""
    return eights.hashed_bytes(b, lo, len(b), begun, by)


@numba.njit
def compressed(start, words, size, out):
    """The digests of messages side by side."""
    compress_lanes(start, words, size, out)


@given(st.binary(min_size=12, max_size=12), st.integers(0, 4), WORDS)
def test_a_word_is_read_mixed_and_written_as_in_plain_python(data: bytes, at: int, word: np.uint64) -> None:
    compiled, plain = (np.frombuffer(data, np.uint8).copy() for _ in range(2))
    read = eights._word_in_python(plain, at)
    assert told(compiled, at, word) == (read, eights._folded_in_python(read, word))
    eights._put_in_python(plain, at, word)
    assert compiled.tolist() == plain.tolist()


@given(TEXTS, TEXTS, st.integers(0, 40))
@example(b"x" * 16 + b"a", b"x" * 16 + b"b", 17)
@example(b"xabcdefg", b"yabcdefg", 8)
def test_texts_are_the_same_where_all_their_bytes_are(a: bytes, b: bytes, size: int) -> None:
    n = min(size, len(a), len(b))
    out = np.zeros(n + 2, np.uint8)
    one, other = (np.frombuffer(text, np.uint8) for text in (a, b))
    assert same_and_copied(one, other, out, n) == (a[len(a) - n :] == b[len(b) - n :])
    assert out.tobytes() == b"\0" + b[len(b) - n :] + b"\0"


SECRET = (np.uint64(0x8A5CD789635D2DFF), np.uint64(0x121FD2155C472F97))
"""Two numbers as a process draws them; whoever may choose them can make texts collide."""


@given(TEXTS, TEXTS, st.binary(max_size=9))
@example(b"a", b"\0a", b"")
def test_texts_have_one_hash_wherever_they_stand_and_others_another(a: bytes, b: bytes, before: bytes) -> None:
    one, moved, other = (
        hashed(np.frombuffer(lead + text, np.uint8), len(lead), *SECRET)
        for lead, text in ((b"", a), (before, a), (b"", b))
    )
    assert one == moved
    assert (one == other) == (a == b)


@given(st.lists(st.binary(min_size=1, max_size=128), min_size=1, max_size=LANES), st.binary(min_size=32, max_size=32))
def test_messages_side_by_side_have_the_digests_that_each_has_alone(messages: list[bytes], key: bytes) -> None:
    start = keyed(np.frombuffer(key, np.uint8), 16)
    wanted = [hashlib.blake2b(message, digest_size=16, key=key).digest() for message in messages]
    for compress in (compressed, _compress_in_python):
        held = lanes()
        for lane, message in enumerate(messages):
            held.words[:, lane] = np.frombuffer(message.ljust(128, b"\0"), np.uint64)
            held.size[lane] = len(message)
        compress(start, held.words, held.size, held.out)
        assert [held.out[:, lane].tobytes() for lane in range(len(messages))] == wanted
