"""The list of the company's own accounts: who is signed in with one of them is no stranger, but no customer either."""

from __future__ import annotations

from duenotice.model.errors import UsageError
from duenotice.model.keys import token_key
from duenotice.people.columns import guess
from duenotice.people.reading import open_sheet


def read_staff(source: str, key: bytes) -> tuple[str, ...]:
    """Account keys (hex), sorted, of a list of account ids: a table with a column of ids, or one id a line.

    source: as of `read_directory`; key: the case's key for values. The ids leave as keyed hashes only.
    Raises UsageError where the file cannot be read or no column of ids is recognised.
    """
    sheet = open_sheet(source)
    if sheet.wrong and not sheet.headers:
        rule, _, detail = sheet.wrong[0]
        raise UsageError(f"The list of staff accounts is {rule} ({detail}).", where=source)
    column = guess(sheet.headers).get("account")
    if column is None and len(sheet.headers) > 1:
        raise UsageError(
            "No column of account ids was recognised.",
            where=source,
            next_step="Name it customer_id, or give one id a line.",
        )
    at = 0 if column is None else sheet.headers.index(column)
    ids = {row[at].strip() for row in sheet.rows}
    if column is None:  # one id a line: the first line is no header
        ids.add(sheet.headers[0])
    return tuple(sorted(token_key(key, "ACCOUNT_ID", one) for one in ids if one))
