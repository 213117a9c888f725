"""Values that programs wrote for themselves: what they say is read, and nothing of them is ever built or run."""

from __future__ import annotations

import datetime
import pickle
import plistlib
import struct
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.evidence import Budget
from duenotice.evidence.readers import (
    values_cbor,
    values_java,
    values_msgpack,
    values_pickle,
    values_plist,
    values_redis,
)
from duenotice.evidence.readers.serialized import DAMAGED
from duenotice.evidence.readers.values_redis import unpacked

SAMPLES = Path(__file__).parent / "samples"
PEOPLE = [
    {
        "firstName": "Ann",
        "lastName": "Miller",
        "email": "ann@example.com",
        "born": "1961-03-14",
        "address": {"city": "Köln"},
    },
    {
        "firstName": "Björn",
        "lastName": "Åkesson",
        "email": "bjorn@example.org",
        "born": "1972-11-02",
        "address": {"city": "Umeå"},
    },
]


def msgpack(value: Any) -> bytes:
    """MessagePack, as its specification asks."""
    if isinstance(value, str):
        raw = value.encode()
        return (bytes([0xA0 | len(raw)]) if len(raw) < 32 else b"\xd9" + bytes([len(raw)])) + raw
    if isinstance(value, dict):
        return bytes([0x80 | len(value)]) + b"".join(msgpack(n) + msgpack(v) for n, v in value.items())
    if isinstance(value, list):
        return b"\xdc" + struct.pack(">H", len(value)) + b"".join(map(msgpack, value))
    return b"\xcf" + struct.pack(">Q", value)


def cbor(value: Any) -> bytes:
    """CBOR (RFC 8949)."""
    if isinstance(value, str):
        raw = value.encode()
        return (bytes([0x60 | len(raw)]) if len(raw) < 24 else b"\x78" + bytes([len(raw)])) + raw
    if isinstance(value, dict):
        return bytes([0xA0 | len(value)]) + b"".join(cbor(n) + cbor(v) for n, v in value.items())
    if isinstance(value, list):
        return b"\x99" + struct.pack(">H", len(value)) + b"".join(map(cbor, value))
    return b"\x1b" + struct.pack(">Q", value)


WRITTEN = {
    "msgpack, a list": (msgpack(PEOPLE), "msgpack"),
    "msgpack, one after the other": (b"".join(map(msgpack, PEOPLE)), None),
    "cbor, a list": (cbor(PEOPLE), None),
    "cbor, one after the other": (b"".join(map(cbor, PEOPLE)), "cbor"),
    "cbor that says so": (b"\xd9\xd9\xf7" + cbor(PEOPLE), "cbor"),
    **{f"pickle {n}": (pickle.dumps(PEOPLE, n), "pickle") for n in range(6)},
    "property list, XML": (plistlib.dumps(PEOPLE), "plist"),
    "property list, binary": (plistlib.dumps(PEOPLE, fmt=plistlib.FMT_BINARY), "plist"),
}


@pytest.mark.parametrize(("raw", "kind"), WRITTEN.values(), ids=WRITTEN)
def test_each_person_is_a_record_with_named_fields(tell: Callable[..., Any], raw: bytes, kind: str | None) -> None:
    told = tell(raw)
    assert told.kind == (kind or told.kind)
    assert told.cells["$.email"] == ["ann@example.com", "bjorn@example.org"]
    assert told.cells["$.lastName"] == ["Miller", "Åkesson"]
    assert told.cells["$.address.city"] == ["Köln", "Umeå"]
    assert told.reasons == {"read"}


def test_what_java_wrote_is_read(tell: Callable[..., Any]) -> None:
    told = tell(SAMPLES / "people.ser")
    assert told.kind == "java"
    assert told.cells["$.firstName"] == ["Ann", "Björn", "Rosa"]
    assert told.cells["$.birthDate"] == ["1961-03-14", "1972-11-02", "1985-07-29"]
    assert told.reasons == {"read"}


def test_what_redis_saved_is_read(tell: Callable[..., Any]) -> None:
    told = tell(SAMPLES / "people.rdb")
    assert told.kind == "redis"
    assert sorted(told.cells["$.last_name"]) == ["Delgado", "Miller", "Åkesson"]
    assert sorted(told.cells["$.value.phone"]) == ["+14155550122", "+46850012345", "+493023125014"]
    assert "lea@example.com" in told.text and told.text.count("ann@example.com") == 5
    assert all(f"m{n}@example.com" in told.text for n in range(40))
    assert told.reasons == {"read"}


def test_days_and_ordered_maps_of_pickles_are_told(tell: Callable[..., Any]) -> None:
    day = datetime.date(1984, 12, 31)
    people = OrderedDict((f"u{n}@example.com", {"name": "Ann", "birth_date": day}) for n in range(3))
    told = tell(pickle.dumps(people))
    assert "u2@example.com" in told.text
    assert "1984-12-31" in told.text


class Trap:
    """What a pickle would run when it is loaded."""

    def __reduce__(self) -> Any:
        return (exec, ("raise SystemExit(3)",))


def test_nothing_of_a_pickle_is_run(tell: Callable[..., Any]) -> None:
    told = tell(pickle.dumps([{"email": "ann@example.com"}, Trap()]))
    assert told.cells["$.email"] == ["ann@example.com"]


def _bomb() -> bytes:
    """Lists of which each holds the one before ten times over."""
    inner: list[Any] = ["ann@example.com"]
    for _ in range(30):
        inner = [inner] * 10
    return pickle.dumps(inner)


def test_what_is_meant_many_times_ends_at_the_limit(tell: Callable[..., Any]) -> None:
    told = tell(_bomb(), Budget(ratio_from=1 << 20))
    assert "limit" in told.reasons


def test_entities_of_a_property_list_are_refused(tell: Callable[..., Any]) -> None:
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    told = tell(f'<?xml version="1.0"?><!DOCTYPE plist [{lol}]><plist><string>&a11;</string></plist>'.encode())
    assert told.coverage


def test_a_text_in_russian_of_one_byte_a_letter_is_no_messagepack(tell: Callable[..., Any]) -> None:
    told = tell(("Уважаемый Иван Петрович, ваш заказ готов и ждёт вас в магазине.\n" * 40).encode("cp1251"))
    assert told.kind == "text"


DECODERS = [values_msgpack, values_cbor, values_pickle, values_java, values_plist, values_redis]
GOOD = [
    WRITTEN["msgpack, a list"][0],
    WRITTEN["cbor, a list"][0],
    WRITTEN["pickle 4"][0],
    (SAMPLES / "people.ser").read_bytes(),
    WRITTEN["property list, binary"][0],
    (SAMPLES / "people.rdb").read_bytes(),
]


@pytest.mark.parametrize(
    "number", range(len(DECODERS)), ids=[module.__name__.rpartition("_")[2] for module in DECODERS]
)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_or_raise_what_the_reader_knows(number: int, data: st.DataObject) -> None:
    good = GOOD[number]
    at = data.draw(st.integers(0, len(good)))
    raw = good[:at] + data.draw(st.binary(max_size=40)) + good[at + data.draw(st.integers(0, 20)) :]
    count = 0
    try:
        for _, stop in DECODERS[number].values(raw):
            count += 1
            assert 0 < stop <= len(raw)
    except DAMAGED:
        pass
    assert count <= len(raw)


@given(st.binary(max_size=200), st.integers(0, 5000))
def test_packed_texts_of_redis_never_grow_beyond_what_they_say(packed: bytes, whole: int) -> None:
    with suppress(ValueError, IndexError):
        assert len(unpacked(packed, whole)) == whole
