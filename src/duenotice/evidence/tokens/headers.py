"""`Name: value` lines of mail and HTTP (RFC 5322, RFC 9110), with the persons and addresses of mail headers apart."""

from __future__ import annotations

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.tokens.cells import put
from duenotice.evidence.tokens.names import MARK_ADDRESS, MARK_PERSON, ROOT_HEADER, child


@lean
def _holds_persons(buf, start, stop):
    """True for From, To, Cc, Bcc, Sender and Reply-To."""
    n = stop - start
    first = int(buf[start]) | 32
    if n == 2:
        return (first == 116 and int(buf[start + 1]) | 32 == 111) or (first == 99 and int(buf[start + 1]) | 32 == 99)
    if n == 3:
        return first == 98
    if n == 4:
        return first == 102 and int(buf[start + 1]) | 32 == 114
    if n == 6:
        return first == 115 and int(buf[start + 2]) | 32 == 110
    return n == 8 and first == 114 and int(buf[start + 5]) == 45


@lean
def _cell(buf, start, stop, field, at, sink):
    """Without the quotes and blanks around."""
    while start < stop and buf[start] in (32, 9, 34, 39, 13, 10):
        start += 1
    while stop > start and buf[stop - 1] in (32, 9, 34, 39, 13, 10):
        stop -= 1
    if stop > start:
        put(sink[1], start, stop, field, at[0], at[1])


@lean
def _mailboxes(buf, i, stop, header, at, sink):
    """`"Ann B" <ann@example.com>, bo@example.com`."""
    person = child(buf, sink[0], header, 0, 0, MARK_PERSON)
    address = child(buf, sink[0], header, 0, 0, MARK_ADDRESS)
    while i < stop:
        end, opened, quoted = i, -1, False
        while end < stop and (quoted or buf[end] != 44):
            if buf[end] == 34:
                quoted = not quoted
            elif buf[end] == 60 and not quoted:
                opened = end
            end += 1
        if opened >= 0:
            _cell(buf, i, opened, person, at, sink)
            close = opened
            while close < end and buf[close] != 62:
                close += 1
            _cell(buf, opened + 1, close, address, at, sink)
        else:
            _cell(buf, i, end, address, at, sink)
        i = end + 1


@lean
def header_values(buf, span, row, record, sink):
    """Values of the header lines in `span` = (start, end); folded lines belong to the value before."""
    i, end = span
    while i < end:
        colon = i
        while colon < end and buf[colon] != 58 and buf[colon] != 10:
            colon += 1
        stop = colon
        while stop < end and not (buf[stop] == 10 and (stop + 1 >= end or buf[stop + 1] not in (32, 9))):
            stop += 1
        if colon < stop and colon > i and buf[colon] == 58:
            header = child(buf, sink[0], ROOT_HEADER, i, colon, 0)
            at = (row, record)
            if _holds_persons(buf, i, colon):
                _mailboxes(buf, colon + 1, stop, header, at, sink)
            else:
                _cell(buf, colon + 1, stop, header, at, sink)
        for k in range(i, min(stop + 1, end)):
            if buf[k] == 10:
                row += 1
        i = stop + 1
