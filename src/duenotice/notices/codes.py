"""Reference codes: proof that a notice was sent to an address, without a list of addresses.

The key yields a code for every address of the world, affected or not, so whoever holds page or server learns nothing about who
is affected. A copied code fails for every other address; guessing succeeds with 2⁻⁷⁵. Only a stolen key can mint codes.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from duenotice.model.keys import canonical_email

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

_SIGNS = 15
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
_TYPED = str.maketrans({"I": "1", "L": "1", "O": "0"})


def reference_code(key: bytes, case_id: str, address: str) -> str:
    """`XXXX-XXXX-XXXX-XXXX`: 75 bits of HMAC-SHA256 over version, case and address, and a check sign.

    key: 32 bytes, `derive(master, "codes")`; address: e-mail address, telephone number in E.164, or the printed serial of a letter.
    The address is brought into normal form first (trim, NFC, domain as A-labels in lower case, local part case-folded; dots and plus
    tags kept).
    """
    digest = hmac.new(key, _enclosed("dn1", case_id, _canonical(address)), hashlib.sha256).digest()
    bits = int.from_bytes(digest[:10], "big") >> 5
    body = "".join(ALPHABET[bits >> shift & 31] for shift in range(5 * (_SIGNS - 1), -1, -5))
    return "-".join((body + check_sign(body))[start : start + 4] for start in range(0, 16, 4))


def check_code(key: bytes, case_id: str, address: str, code: str) -> bool:
    """True where `code` belongs to a notice to `address`. Compares in constant time; takes the code as people type it."""
    return hmac.compare_digest(typed(reference_code(key, case_id, address)).encode(), typed(code).encode())


def typed(code: str) -> str:
    """A code as typed by a person, in comparable form: upper case, I and L as 1, O as 0, only signs and digits. At most 64 read."""
    folded = unicodedata.normalize("NFKC", code[:64]).upper().translate(_TYPED)
    return "".join(sign for sign in folded if sign in _VALUE)


def is_well_formed(code: str) -> bool:
    """False where a code has a typing error: any single wrong sign, and any swap of two neighbours, is found."""
    signs = typed(code)
    return len(signs) == _SIGNS + 1 and check_sign(signs[:-1]) == signs[-1]


def check_sign(body: str) -> str:
    """Sum of the signs as elements of GF(32), each times another power of x. Distinct, nonzero weights make every single error and every
    swap of two different signs change the sum."""
    total, weight = 0, 1
    for sign in body:
        weight = _times_x(weight)
        total ^= _times(_VALUE[sign], weight)
    return ALPHABET[total]


def _times_x(a: int) -> int:
    """Times x modulo x⁵ + x² + 1, whose root generates all 31 nonzero elements."""
    return (a << 1 ^ 0b100101) if a & 16 else a << 1


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a, b = _times_x(a), b >> 1
    return product


def _canonical(address: str) -> str:
    return canonical_email(address) if "@" in address else typed(address).removeprefix("00")  # 0049… is +49…


def _enclosed(*fields: str) -> bytes:
    """Each field behind its length, so that none can slide into its neighbour."""
    parts = (field.encode("utf-8", "surrogatepass") for field in fields)
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
