"""Addresses of Bitcoin (base58check; bech32, BIP 173 and 350) and Ethereum (EIP-55)."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel.alphabet import ALNUM, hex_value
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.digests import keccak, sha256
from duenotice.detect.kernel.output import CHECK, Output, add, put
from duenotice.detect.kernel.words import near

Pair: TypeAlias = tuple[np.ndarray, np.ndarray]


def _places(alphabet: str) -> np.ndarray:
    table = np.full(256, -1, np.int64)
    for place, char in enumerate(alphabet):
        table[ord(char)] = place
    return table


BASE58 = _places("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
BECH32 = _places("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
GENERATOR = np.array([0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3], np.int64)


def room_for_sums() -> Pair:
    """What the check sums work in: 72 signed and 30 unsigned numbers."""
    return np.zeros(72, np.int64), np.zeros(30, np.uint64)


@lean
def _whole(b: np.ndarray, s: int, end: int) -> bool:
    return not (ALNUM[b[s - 1]] or int(b[s - 1]) == 95 or ALNUM[b[end]] or int(b[end]) == 95)


@lean
def _emit(b: np.ndarray, s: int, end: int, rule: int, words: Pair, out: Output) -> int:
    for i in range(s, end):
        put(out, np.int64(b[i]))
    add(out, s, end, rule, near(b, s, words[0], words[1]))
    return end


@lean
def base58(b: np.ndarray, s: int, words: Pair, room: Pair, out: Output) -> int:
    """Version 0 or 5, twenty bytes of hash, four bytes of SHA-256 twice over; 26 to 35 signs. Worked out in free room of the text."""
    end = s
    while end - s <= 35 and BASE58[b[end]] >= 0:
        end += 1
    if not 26 <= end - s <= 35 or not _whole(b, s, end):
        return s
    first = out.used[1]
    raw = out.text[first : first + 64]
    raw[:] = 0
    for i in range(s, end):
        carry = BASE58[b[i]]
        for k in range(24, -1, -1):
            carry += 58 * np.int64(raw[k])
            raw[k] = carry & 255
            carry >>= 8
        if carry:
            return s
    told = np.int64(0)
    for k in range(21, 25):
        told = told * 256 + np.int64(raw[k])
    version = int(raw[0])
    sha256(raw, 21, room[0])
    sha256(raw, 32, room[0])
    found = np.int64(0)
    for k in range(4):
        found = found * 256 + np.int64(raw[k])
    if found != told or version not in (0, 5):
        return s
    return _emit(b, s, end, c.BITCOIN, words, out)


@lean
def bech32(b: np.ndarray, s: int, words: Pair, out: Output) -> int:
    """`bc1` and a witness program whose check sum leaves 1 (BIP 173) or 0x2bc830a3 (BIP 350)."""
    end = s + 3
    while end - s <= 74 and BECH32[b[end]] >= 0:
        end += 1
    if int(b[s + 1]) != 99 or int(b[s + 2]) != 49 or not 14 <= end - s <= 74 or not _whole(b, s, end):
        return s
    sum_ = np.int64(1)
    for i in range(-5, end - s - 3):
        value = np.int64(3)
        if i == -3:
            value = np.int64(0)
        elif i == -2:
            value = np.int64(2)
        elif i == -1:
            value = np.int64(3)
        elif i >= 0:
            value = BECH32[b[s + 3 + i]]
        top = sum_ >> 25
        sum_ = ((sum_ & 0x1FFFFFF) << 5) ^ value
        for k in range(5):
            if (top >> k) & 1:
                sum_ ^= GENERATOR[k]
    if sum_ not in (1, 0x2BC830A3):
        return s
    return _emit(b, s, end, c.BITCOIN, words, out)


@lean
def ethereum(b: np.ndarray, s: int, words: Pair, room: Pair, out: Output) -> int:
    """`0x` and forty hexadecimal digits. Letters of both cases must be the check of EIP-55; of one case they check nothing."""
    if int(b[s + 1]) != 120 or not _whole(b, s, s + 42):
        return s
    lower, upper = False, False
    for i in range(s + 2, s + 42):
        ch = int(b[i])
        if hex_value(ch) < 0:
            return s
        lower |= ch >= 97
        upper |= 65 <= ch <= 70
    if lower and upper:
        return _emit(b, s, s + 42, c.ETHEREUM, words, out) if _is_cased(b, s + 2, room[1]) else s
    if not lower and not upper:
        return s
    _emit(b, s, s + 42, c.ETHEREUM_PLAIN, words, out)
    out.rows[out.used[0] - 1, CHECK] = c.UNCHECKED
    return s + 42


@lean
def _is_cased(b: np.ndarray, first: int, state: np.ndarray) -> bool:
    """Each letter is a capital just where the digest of the lower-case address has a digit of 8 and more."""
    for k in range(25):
        state[k] = np.uint64(0)
    for i in range(40):
        ch = np.int64(b[first + i])
        ch = ch | 32 if ch >= 65 else ch
        state[i // 8] |= np.uint64(ch) << np.uint64(8 * (i % 8))
    state[5] = np.uint64(1)
    state[16] = np.uint64(1) << np.uint64(63)
    keccak(state)
    fits = True
    for i in range(40):
        ch = np.int64(b[first + i])
        byte = np.int64((state[i // 16] >> np.uint64(8 * (i // 2 % 8))) & np.uint64(255))
        digit = byte >> 4 if i % 2 == 0 else byte & 15
        if ch >= 65:
            fits &= (ch < 97) == (digit >= 8)
    return fits
