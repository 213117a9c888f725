"""Is this person in it? Asked by somebody on the telephone; answered yes, no or cannot tell, and audited."""

from __future__ import annotations

from duenotice import people
from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.case.settings import settings_of
from duenotice.model.keys import token_key
from duenotice.model.personal import Personal


def lookup(case: Case, address: Personal[str], by: Actor) -> people.Looked:
    """Look one e-mail address or telephone number up in the newest count. The audit row keeps a keyed hash of the question."""
    counted = runs.needed(case, "count")
    scanned = runs.behind(counted, "scan")
    tables = {name: runs.read(counted, name) for name in ("exposures", "counts", "gaps")}
    key = case.key("values")
    asked = token_key(key, "LOOKUP", address.reveal().casefold())
    audit.record(by, "lookup", f"person {asked[:16]}", case=case)
    tables |= {name: runs.read(scanned, name) for name in ("directory", "findings")}
    return people.lookup(address, tables, key, settings_of(case).country)
