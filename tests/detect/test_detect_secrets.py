"""Secrets and crypto addresses in running text: what carries a mark or a check of its own."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.rules.detectors import built_in
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.texts.marked import marked

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def one(text: str, detector: str) -> list[str]:
    """Canonical forms that one detector found."""
    data = text.encode()
    rows, texts = kernel_rows(data, 0, len(data))
    found = zip(rows.tolist(), texts.to_pylist(), strict=True)
    return [canonical.decode() for row, canonical in found if built_in()[row[2]].id == detector]


def base58check(payload: bytes) -> str:
    """The address of a version byte and a hash."""
    whole = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(whole, "big"), ""
    while number:
        number, place = divmod(number, 58)
        text = BASE58[place] + text
    return "1" * (len(whole) - len(whole.lstrip(b"\0"))) + text


@settings(max_examples=60)
@given(st.sampled_from([b"\0", b"\5"]), st.binary(min_size=20, max_size=20), st.integers(0, 10**6))
def test_a_bitcoin_address_is_found_by_its_check_and_not_with_one_letter_changed(
    version: bytes, owner: bytes, at: int
) -> None:
    address = base58check(version + owner)
    assert one(f"pay to {address}, please", "bitcoin") == [address]
    k = 1 + at % (len(address) - 1)
    other = address[:k] + BASE58[(BASE58.index(address[k]) + 1 + at % 57) % 58] + address[k + 1 :]
    assert one(f"pay to {other}, please", "bitcoin") == []


@pytest.mark.parametrize(
    "address",
    [
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4".lower(),
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    ],
)
def test_segregated_witness_addresses_of_the_proposals_are_found(address: str) -> None:
    assert one(f'"{address}"', "bitcoin") == [address]


@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)
def test_capitals_of_an_ethereum_address_are_its_check(address: str) -> None:
    assert one(f"to={address};", "ethereum") == [address]
    assert one(f"to=0x{address[2:].swapcase()};", "ethereum") == []


@pytest.mark.parametrize(
    ("text", "detector"),
    [
        ("x-api-key: AIza" + "Sy0123456789abcdefghijklmnopqrstuvw"[:35], "api_key"),
        ("token=ghp_" + "a1B2" * 9, "api_key"),
        ("github_pat_" + "A1b2c3d4e5" * 8, "api_key"),
        ("Stripe(sk_live_" + "4eC39HqLyjWDarjtT1zd" + ")", "api_key"),
        ('"-----BEGIN RSA PRIVATE KEY-----\\n' + "MIIEabcd" * 20 + '\\n-----END RSA PRIVATE KEY-----"', "private_key"),
        ("-----BEGIN PRIVATE KEY-----\n" + ("MIIEabcd" * 8 + "\n") * 4 + "-----END PRIVATE KEY-----", "private_key"),
    ],
)
def test_keys_are_found_by_the_prefixes_their_makers_gave_them(text: str, detector: str) -> None:
    assert len(one(text, detector)) == 1


@pytest.mark.parametrize(
    "text",
    ["AKIAIOSFODNN7EXAMPLEX", "xghp_" + "a1B2" * 9, "sk_live_", "a_long_name_of_a_thing", "right_hand", "eyJ.eyJ.eyJ"],
)
def test_words_that_share_a_mark_with_keys_are_none(text: str) -> None:
    assert one(text, "api_key") == one(text, "web_token") == []


def test_a_key_is_one_text_however_its_lines_end() -> None:
    body = ["MIIEabcd" * 8] * 3
    plain = one("-----BEGIN PRIVATE KEY-----\n" + "\n".join(body) + "\n-----END PRIVATE KEY-----", "private_key")
    assert plain == one(
        "-----BEGIN PRIVATE KEY-----\\n" + "\\n".join(body) + "\\n-----END PRIVATE KEY-----", "private_key"
    )


def test_a_secret_in_a_log_is_a_finding_of_its_kind() -> None:
    found = detect.try_text(f"login failed with token ghp_{'a1B2' * 9} from 192.0.2.17", detect.Settings(bytes(32)))
    assert sorted(tried.kind for tried in found) == ["CREDENTIAL", "IP_ADDRESS"]


B64 = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghijklmnopqr"
MARKED = {
    f"$2b$12${B64[:53]}": "PASSWORD_HASH",
    f"$6$saltsalt${B64[:86]}": "PASSWORD_HASH",
    f"$6$rounds=5000$saltsalt${B64[:86]}": "PASSWORD_HASH",
    f"$5$saltsalt${B64[:43]}": "PASSWORD_HASH",
    f"$apr1$saltsalt${B64[:22]}": "PASSWORD_HASH",
    f"$P$B{B64[:30]}": "PASSWORD_HASH",
    f"$argon2id$v=19$m=65536,t=3,p=4${B64[:22]}${B64[:43]}": "PASSWORD_HASH",
    f"pbkdf2_sha256$600000${B64[:22]}${B64[:43]}=": "PASSWORD_HASH",
    f"scrypt:32768:8:1$saltsalt${'0123456789abcdef' * 8}": "PASSWORD_HASH",
    f"{{SSHA}}{B64[:32]}": "PASSWORD_HASH",
    f"npm_{B64[:36]}": "CREDENTIAL",
    f"hf_{B64[:34]}": "CREDENTIAL",
    f"SG.{B64[:22]}.{B64[:43]}": "CREDENTIAL",
    f"sk-ant-{B64[:60]}": "CREDENTIAL",
    f"shpat_{'0123456789abcdef' * 2}": "CREDENTIAL",
    f"123456789:AA{B64[:33]}": "CREDENTIAL",
}
PLAIN = [
    "9f2c1e7a-3b44-4c1d-8e0f-5a6b7c8d9e0f",
    "commit 9f2c1e7a3b444c1d8e0f5a6b7c8d9e0f12345678",
    f"integrity=sha384-{B64[:64]}",
    f"npm_{B64[:35]}",
    f"xnpm_{B64[:36]}",
    "costs $5$ or $6$ more",
    "$2b$12$tooshort",
]


@pytest.mark.parametrize(("text", "kind"), [*MARKED.items(), *((text, None) for text in PLAIN)])
def test_keys_and_hashes_are_told_by_the_marks_their_makers_document(text: str, kind: str | None) -> None:
    found = detect.try_text(f"value {text} end", detect.Settings(bytes(32)))
    assert [one.kind for one in found] == ([kind] if kind else [])


def test_marks_cost_no_more_than_their_number() -> None:
    for text in ("$2b$", "$argon2", ":AA", "npm_", "pbkdf2_sha"):
        data = text.encode() * 20_000
        assert marked(data, anchored(data).marks) == []
