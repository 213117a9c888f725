"""What is said of a value in bulk is what is said of it alone: the key, the preview, country and domain."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.kernel.copies import smallest
from duenotice.detect.values.describing import describe_one, described
from duenotice.model import table_of
from duenotice.model.findings import Escrowed, Value
from duenotice.model.kinds import KINDS

KEY = bytes(range(32))
ALL_KINDS = [*KINDS, "NATIONAL_ID.PL", "TAX_ID.US", "PASSPORT.X", "LOYALTY.", "LOYALTY_NUMBER"]
TEXTS = st.one_of(
    st.text("ab.@+: -'1Z\t", max_size=40).map(str.encode),
    st.text(max_size=40).map(str.encode),
    st.binary(max_size=20),
    st.integers(100, 300).map(lambda n: b"x" * n),
)


def rows(kinds: list[str], texts: list[bytes]) -> list[tuple[object, ...]]:
    names = sorted(set(kinds))
    told = described(
        names, np.array([names.index(kind) for kind in kinds], np.int64), pa.array(texts, pa.binary()), KEY
    )
    return list(
        zip(
            *(column.to_pylist() for column in (told.key, told.masked, told.country, told.domain)),
            strict=True,
        )
    )


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(ALL_KINDS), TEXTS), max_size=30))
@example(
    [
        ("EMAIL", b" A.b@X.Example. "),
        ("EMAIL", b"@"),
        ("IBAN", b"d"),
        ("PERSON_NAME", b"a b c d e"),
        ("PASSWORD", b"x" * 16),
    ]
)
@example([("EMAIL", "jörg@müller.example".encode()), ("EMAIL", b"b@c.example"), ("PERSON_NAME", "Ἀθηνᾶ".encode())])
def test_many_values_are_described_as_each_alone(values: list[tuple[str, bytes]]) -> None:
    kinds, texts = [kind for kind, _ in values], [text for _, text in values]
    assert rows(kinds, texts) == [describe_one(kind, text, KEY) for kind, text in values]


DATES = st.one_of(
    st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}([ T][0-9]{2}:[0-9]{2})?", fullmatch=True),
    st.from_regex(r"[ \t]?[0-9]{7,9}[ \t]?", fullmatch=True),
    st.text("0123456789-./ T:", max_size=24),
)


@settings(max_examples=300)
@given(st.lists(DATES, max_size=30))
@example(
    [
        "1/1/1984",
        "31.12.1984",
        "12/31/1984",
        "19841231",
        "1984-12-31T10:00",
        "1984-12-31  10:00",
        "84-12-31",
        "1984-2-3 1",
    ]
)
def test_dates_are_described_as_each_alone(dates: list[str]) -> None:
    texts = [date.encode() for date in dates]
    kinds = ["BIRTH_DATE"] * len(texts)
    assert rows(kinds, texts) == [describe_one("BIRTH_DATE", text, KEY) for text in texts]


def test_the_key_is_blake2b_of_any_length_of_value() -> None:
    texts = [b"x" * n for n in range(400)]
    keys = [row[0] for row in rows(["CREDENTIAL"] * 400, texts)]
    assert keys == [hashlib.blake2b(b"CREDENTIAL\0" + text, digest_size=16, key=KEY).digest() for text in texts]


_UNCOMPILED = """
import warnings; warnings.simplefilter("ignore")
import numpy as np, pyarrow as pa
from duenotice.detect.values.describing import describe_one, described
key, texts = bytes(32), [b"A.b@X.example", b"Ann Field-Ray", b"DE 89 3704", b"+4930123456", b"192.0.2.1", b"x" * 140]
kinds = ["EMAIL", "PERSON_NAME", "IBAN", "PHONE", "IP_ADDRESS", "PASSWORD"]
told = described(kinds, np.arange(6), pa.array(texts, pa.binary()), key)
assert told.key.to_pylist() == [describe_one(k, t, key)[0] for k, t in zip(kinds, texts)]
assert told.masked.to_pylist() == [describe_one(k, t, key)[1] for k, t in zip(kinds, texts)]
"""


def test_the_compiled_description_means_what_its_source_says() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    subprocess.run([sys.executable, "-c", _UNCOMPILED], env=environment, check=True)


@given(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 9), max_size=60), st.integers(1, 20))
def test_the_smallest_hashes_are_kept_with_their_first_places(hashes: list[int], most: int) -> None:
    held, first = smallest(np.array(hashes, np.uint64), most)
    wanted = sorted(set(hashes))[:most]
    assert (held.tolist(), first.tolist()) == (wanted, [hashes.index(h) for h in wanted])


def value(key: bytes, masked: str, occurrences: int) -> Value:
    return Value(key, "EMAIL", masked, None, "x.example", occurrences, None, None)


@pytest.mark.parametrize("tail", [b"a", b"z"])
def test_keys_that_share_their_first_half_stay_apart(tail: bytes) -> None:
    near, far = b"k" * 15 + b"b", b"k" * 15 + tail
    told = [value(far, "2", 2), value(near, "9", 1), value(far, "1", 3), value(b"\xff" * 16, "0", 1)]
    merged = detect.merge_values(table_of(Value, [one]) for one in told).to_pylist()
    assert [(row["value_key"], row["masked"], row["occurrences"]) for row in merged] == sorted(
        [(far, "1", 5), (near, "9", 1), (b"\xff" * 16, "0", 1)]
    )


def test_of_several_spellings_the_escrow_keeps_the_first_in_byte_order() -> None:
    rows = [Escrowed(b"k" * 16, "EMAIL", raw) for raw in ("b@x.example", "B@x.example")]
    assert detect.merge_escrow([table_of(Escrowed, rows)])["raw"].to_pylist() == ["B@x.example"]
