"""Values in bulk: the keyed hash of each, what may be shown of it, and the country or domain it shows by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import bounds, keys_of, replaced, strings
from duenotice.detect.kernel import describe as bulk
from duenotice.detect.kernel.blake import keyed
from duenotice.detect.values.masking import SECRET, TAILS, masked
from duenotice.model.keys import VALUE_KEY_BYTES, canonical_date, canonical_email, canonical_name, value_key
from duenotice.model.kinds import SPECIAL_KINDS, family

_NUMBERS = ("NATIONAL_ID", "TAX_ID", "PASSPORT", "DRIVING_LICENCE", "VEHICLE_ID", "CARD", "IBAN")
_WORDS = ("PERSON_NAME", "POSTAL_ADDRESS", "USER_NAME", *SPECIAL_KINDS)


@dataclass(frozen=True, slots=True)
class Described:
    """One row per value: key (binary 16), masked, country and domain (dictionaries, null where it shows none)."""

    key: pa.Array
    masked: pa.Array
    country: pa.Array
    domain: pa.Array


def canonical(kind: str, text: str) -> str:
    """The canonical form by which a value is known in all rooms (see `model.keys`)."""
    if kind == "EMAIL":
        return canonical_email(text)
    if kind == "PERSON_NAME":
        return canonical_name(text)
    if family(kind) in _NUMBERS:
        return "".join(c for c in text if c.isalnum()).upper()
    return (canonical_date(text.strip()) if family(kind) == "BIRTH_DATE" else "") or " ".join(text.split())


def describe_one(kind: str, raw: bytes, key: bytes) -> tuple[bytes, str, str | None, str | None]:
    """(key, preview, country, domain) of one value of any characters: what `described` says of many."""
    text = raw.decode("utf-8", "replace")
    known = canonical(kind, text)
    domain = known.rpartition("@")[2] if kind == "EMAIL" else None
    country = kind.partition(".")[2][:2] if "." in kind else known[:2] if kind == "IBAN" else None
    return value_key(key, kind, known), masked(kind, text), country, domain


def described(kinds: list[str], kind: np.ndarray, texts: pa.Array, key: bytes) -> Described:
    """What is kept of each value. kind: code into `kinds` of each; texts: binary; key: 32 bytes."""
    n = len(texts)
    ends, data = bounds(texts)
    domain = np.zeros(len(data) if "EMAIL" in kinds else 0, np.uint8)
    out = bulk.Described(
        np.zeros((n, 2), np.uint64),
        np.zeros(len(data) + n * bulk.ROOM, np.uint8),
        np.zeros(n, np.int32),
        domain,
        np.zeros(n, np.int32),
        np.zeros((n, 2), np.uint8),
        np.zeros(n, bool),
    )
    values, table = bulk.Values(data, ends, kind), _table(tuple(kinds))
    bulk.describe(values, table, _state(key), bulk.room_for(values, table), out)
    is_mail = np.array([name == "EMAIL" for name in kinds], bool)[kind]
    plain = Described(
        keys_of(out.keys),
        strings(out.masked, out.masked_ends),
        _countries(kinds, kind, out.head),
        strings(out.domain, out.domain_ends, is_mail).dictionary_encode(),
    )
    odd = np.flatnonzero(out.odd)
    return _with_odd(plain, odd, texts.take(pa.array(odd)).to_pylist(), kinds, kind, key) if len(odd) else plain


def _with_odd(
    plain: Described, odd: np.ndarray, raws: list[bytes], kinds: list[str], kind: np.ndarray, key: bytes
) -> Described:
    """The values of other characters told one by one."""
    told = [describe_one(kinds[code], raw, key) for code, raw in zip(kind[odd].tolist(), raws, strict=True)]
    columns = (plain.key, plain.masked, plain.country, plain.domain)
    return Described(*(replaced(column, odd, [row[n] for row in told]) for n, column in enumerate(columns)))


def _countries(kinds: list[str], kind: np.ndarray, head: np.ndarray) -> pa.Array:
    """ISO country that a value shows by itself: the kind's, or the first two letters of an IBAN."""
    own, iban = _shown(tuple(kinds))
    letters = np.where(iban[kind], head.view(np.uint16)[:, 0], own[kind])
    coded = pa.array(letters, pa.int32(), mask=letters < 0).dictionary_encode()
    names = coded.dictionary.to_numpy().astype(np.uint16).tobytes()
    told = [names[n : n + 2].rstrip(b"\0").decode() for n in range(0, len(names), 2)]
    return pa.DictionaryArray.from_arrays(coded.indices, pa.array(told, pa.string()))


@lru_cache(maxsize=64)
def _shown(kinds: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """By kind: the two letters of its country as one number (-1: it shows none), whether it is IBAN."""
    letters = (name.partition(".")[2][:2].encode().ljust(2, b"\0") for name in kinds)
    own = np.frombuffer(b"".join(letters), np.uint16).astype(np.int32)
    own[["." not in name for name in kinds]] = -1
    return own, np.array([name == "IBAN" for name in kinds], bool)


@cache
def _state(key: bytes) -> np.ndarray:
    return keyed(np.frombuffer(key, np.uint8), VALUE_KEY_BYTES)


@cache
def _table(kinds: tuple[str, ...]) -> bulk.Kinds:
    """How each kind is hashed and shown."""
    names = [kind.encode() + b"\0" for kind in kinds]
    rows = [_ways(kind) for kind in kinds]
    form, mask, tail = (np.array([row[n] for row in rows], np.int64) for n in range(3))
    ends = np.cumsum([len(name) for name in names], dtype=np.int64)
    return bulk.Kinds(np.frombuffer(b"".join(names), np.uint8), ends, form, mask, tail)


def _ways(kind: str) -> tuple[int, int, int]:
    """Canonical form, preview and characters shown at the end, as `canonical` and `masking.masked` have them."""
    name = family(kind)
    form = {"EMAIL": bulk.AS_EMAIL, "PERSON_NAME": bulk.AS_NAME}.get(kind)
    if form is None:
        form = bulk.AS_NUMBER if name in _NUMBERS else bulk.AS_DATE if name == "BIRTH_DATE" else bulk.AS_TEXT
    shown = {
        "EMAIL": bulk.MASK_EMAIL,
        "IP_ADDRESS": bulk.MASK_ADDRESS,
        "BIRTH_DATE": bulk.MASK_ALL,
        "PHONE": bulk.MASK_PHONE,
        "IBAN": bulk.MASK_IBAN,
        **dict.fromkeys(_WORDS, bulk.MASK_WORDS),
        **dict.fromkeys(SECRET, bulk.MASK_SECRET),
    }
    return form, shown.get(name, bulk.MASK_TAIL), TAILS.get(name, 2)
