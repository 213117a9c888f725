"""The numbers by which the kernel names its detectors; `detectors/*.yaml` tells the rest about each, by the same name."""

from __future__ import annotations

import numpy as np

CODES = (
    "email",
    "ipv4",
    "ipv6",
    "card",
    "iban",
    "phone_plus",
    "phone_zeros",
    "phone_national",
    "us_ssn",
    "us_ssn_solid",
    "us_itin",
)
# NumPy integers on purpose: a Python constant would be a type of its own, and every routine compiled once per constant.
EMAIL, IPV4, IPV6, CARD, IBAN, PHONE_PLUS, PHONE_ZEROS, PHONE_NATIONAL, US_SSN, US_SSN_SOLID, US_ITIN = np.arange(
    len(CODES)
)
NONE = np.int64(0)
UNCHECKED, INVALID, VALID = range(3)
