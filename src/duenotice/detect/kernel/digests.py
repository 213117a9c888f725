"""Two hash functions that crypto addresses carry their check in: SHA-256 (FIPS 180-4) and Keccak-256 as Ethereum uses it.

Only for messages that fit one block, which addresses do. State lives in arrays that the caller brings.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean


def _roots(power: int) -> list[int]:
    """First 32 bits of the fractional parts of the square (2) or cube (3) roots of the first primes."""
    primes = [n for n in range(2, 312) if all(n % k for k in range(2, n))]
    found = []
    for prime in primes:
        scaled, root = prime << (32 * power), 1 << 36
        low = 0
        while low < root:
            middle = (low + root + 1) // 2
            low, root = (middle, root) if middle**power <= scaled else (low, middle - 1)
        found.append(low & 0xFFFFFFFF)
    return found


SHA_START, SHA_ROUND = np.array(_roots(2)[:8], np.int64), np.array(_roots(3), np.int64)
LOW = 0xFFFFFFFF


@lean
def _turned(x: int, by: int) -> int:
    return ((x >> by) | (x << (32 - by))) & LOW


@lean
def sha256(message: np.ndarray, n: int, w: np.ndarray) -> None:
    """The digest of message[:n] (n < 56 bytes) into message[:32]. w: room for 72 numbers of 64 bits."""
    for i in range(16):
        w[i] = 0
    for i in range(n):
        w[i // 4] |= np.int64(message[i]) << (24 - 8 * (i % 4))
    w[n // 4] |= np.int64(128) << (24 - 8 * (n % 4))
    w[15] = n * 8
    for i in range(16, 64):
        x, y = np.int64(w[i - 15]), np.int64(w[i - 2])
        small = _turned(x, 7) ^ _turned(x, 18) ^ (x >> 3)
        large = _turned(y, 17) ^ _turned(y, 19) ^ (y >> 10)
        w[i] = (np.int64(w[i - 16]) + small + np.int64(w[i - 7]) + large) & LOW
    for i in range(8):
        w[64 + i] = SHA_START[i]
    for i in range(64):
        a, e = np.int64(w[64]), np.int64(w[68])
        chosen = (e & np.int64(w[69])) ^ (~e & LOW & np.int64(w[70]))
        most = (a & np.int64(w[65])) ^ (a & np.int64(w[66])) ^ (np.int64(w[65]) & np.int64(w[66]))
        one = np.int64(w[71]) + (_turned(e, 6) ^ _turned(e, 11) ^ _turned(e, 25)) + chosen + SHA_ROUND[i] + w[i]
        two = (_turned(a, 2) ^ _turned(a, 13) ^ _turned(a, 22)) + most
        for k in range(71, 64, -1):
            w[k] = w[k - 1]
        w[68] = (np.int64(w[68]) + one) & LOW
        w[64] = (one + two) & LOW
    for i in range(32):
        total = (np.int64(w[64 + i // 4]) + SHA_START[i // 4]) & LOW
        message[i] = (total >> (24 - 8 * (i % 4))) & 255


def _keccak_rounds() -> list[int]:
    constants, register = [], 1
    for _ in range(24):
        value = 0
        for j in range(7):
            value |= (register & 1) << ((1 << j) - 1)
            register = (register << 1) ^ (0x171 if register >> 7 else 0)
        constants.append(value)
    return constants


def _keccak_path() -> tuple[list[int], list[int]]:
    """Lane by lane, where the turning step goes and how far it turns."""
    lanes, turns, x, y = [], [], 1, 0
    for t in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        lanes.append(x + 5 * y)
        turns.append((t + 1) * (t + 2) // 2 % 64)
    return lanes, turns


KECCAK_ROUND = np.array(_keccak_rounds(), np.uint64)
KECCAK_LANE, KECCAK_TURN = (np.array(part, np.int64) for part in _keccak_path())


@lean
def _turned_wide(x: np.uint64, by: int) -> np.uint64:
    return (x << np.uint64(by)) | (x >> np.uint64((64 - by) & 63)) if by else x


@lean
def keccak(s: np.ndarray) -> None:
    """The permutation Keccak-f[1600] on s[:25]; s has room for 30 unsigned numbers of 64 bits."""
    for turn in range(24):
        for x in range(5):
            s[25 + x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20]
        for x in range(5):
            mixed = s[25 + (x + 4) % 5] ^ _turned_wide(s[25 + (x + 1) % 5], 1)
            for y in range(0, 25, 5):
                s[x + y] ^= mixed
        held = s[1]
        for t in range(24):
            lane = KECCAK_LANE[t]
            held, s[lane] = s[lane], _turned_wide(held, KECCAK_TURN[t])
        for y in range(0, 25, 5):
            for x in range(5):
                s[25 + x] = s[y + x]
            for x in range(5):
                s[y + x] = s[25 + x] ^ (~s[25 + (x + 1) % 5] & s[25 + (x + 2) % 5])
        s[0] ^= KECCAK_ROUND[turn]
