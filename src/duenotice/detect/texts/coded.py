"""What is written in Base64 within other text: payloads in cells, claims of web tokens, names and passwords in headers of HTTP.

It is read out and looked at like any text; what is found is told by the letters that it is made of, so that its place is the cell.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.coded import first_coded, written_out
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.texts.labelled import Labelled, labelled
from duenotice.detect.words.secrecy import may_be_secret, may_be_user
from duenotice.model.findings import Encoding

LOGINS = (b"Basic ", b"basic ", b'"auth": "', b'"auth":"', b"_auth=", b"_auth = ")
"""Before a user and a password in the header Authorization (RFC 7617), in logs and captures alike, and in settings of Docker and npm."""
_LOGIN = re.compile(rb" *([A-Za-z0-9+/]{4,700}={0,2})(?![A-Za-z0-9+/=])")


class Said(NamedTuple):
    """All that is written in Base64 in a stretch of data; by each of its bytes, where the letters begin that it is made of."""

    data: bytes
    origin: np.ndarray

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters of data[start:end] stand."""
        return int(self.origin[start]), int(self.origin[end - 1]) + 2


def said(b: np.ndarray, size: int) -> Said | None:
    """What is written in Base64 in the first `size` bytes of padded data; None where nothing is."""
    if first_coded(b, PAD, PAD + size) == PAD + size:
        return None
    out, origin = np.empty(size, np.uint8), np.empty(size, np.int64)
    n = written_out(b, PAD, PAD + size, out, origin)
    return Said(out[:n].tobytes(), origin[:n] - PAD)


def rows_of(told: Said) -> tuple[np.ndarray, pa.Array]:
    """Candidates of the kernel, as `collecting.kernel_rows` gives them, at offsets of the data as it is."""
    found, texts = kernel_rows(told.data, 0, len(told.data))
    rows = found.copy()
    rows[:, out_columns.START] = told.origin[found[:, out_columns.START]]
    rows[:, out_columns.END] = told.origin[found[:, out_columns.END] - 1] + 2
    rows[:, out_columns.ENCODING] |= Encoding.BASE64
    return rows, texts


def labelled_in(told: Said) -> Iterator[Labelled]:
    """Values behind labels and the keys of JSON."""
    for one in labelled(told.data, padded(told.data), 0, len(told.data)):
        value = told.data[one.start : one.end] if one.decoded is None else one.decoded
        yield Labelled(*told.place(one.start, one.end), one.kind, value, Encoding.BASE64)


def logins(data: bytes, ends: Iterable[int]) -> Iterator[Labelled]:
    """Users and passwords in Basic authentication. ends: of the texts in LOGINS."""
    for at in sorted(ends):
        match = _LOGIN.match(data, at)
        user, password = _login(match[1]) if match else ("", "")
        if match and may_be_secret(password.replace(" ", "-"), prose=True) and (not user or may_be_user(user)):
            first = match.start(1) + len(user.encode()) * 4 // 3
            if user:
                yield Labelled(match.start(1), first, "login_user", user.encode(), Encoding.BASE64)
            yield Labelled(first, match.end(1), "labelled_password", password.encode(), Encoding.BASE64)


def _login(coded: bytes) -> tuple[str, str]:
    try:
        user, _, password = base64.b64decode(coded + b"=" * (-len(coded) % 4), validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    return (user, password) if (user + password).isprintable() else ("", "")
