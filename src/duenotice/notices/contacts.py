"""The places US state laws want named in a letter: credit bureaus, the Federal Trade Commission, attorneys general."""

from __future__ import annotations

from functools import cache

from duenotice.bundled import bundled
from duenotice.notices.brief import Contact


@cache
def us_contacts(jurisdiction: str) -> tuple[Contact, ...]:
    """The contacts for residents of a state (`US-MD`), each marked as not checked by a person; none for other countries."""
    if not jurisdiction.startswith("US"):
        return ()
    table = bundled("duenotice.notices", "contacts_us.yaml")
    found = dict(table["everywhere"])
    if jurisdiction in table["attorney_general"]:
        found["attorney_general"] = table["attorney_general"][jurisdiction]
    return tuple(Contact(role, **place, checked=False) for role, place in found.items())
