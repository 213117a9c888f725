"""What a count lets a case conclude of the audience, and what not."""

from __future__ import annotations

import pytest

from duenotice.case.derived import derived_facts
from duenotice.model.evidence import Coverage
from duenotice.model.people import Count, EvidenceGap, Exposure
from duenotice.model.tables import empty, table_of


@pytest.mark.parametrize(("left", "said"), [((), False), (("EMAIL",), False), (("EMAIL", "PASSWORD"), None)])
def test_no_password_was_exposed_only_where_none_stands_in_a_file_that_left(left, said):
    counts = table_of(Count, [Count("kind", "EMAIL", 1, 1, 1, "", "[]")])
    tables = {"exposures": empty(Exposure), "counts": counts, "gaps": empty(EvidenceGap)}
    assert derived_facts(tables, empty(Coverage), "0003-count", left).get("passwords_exposed", (None,))[0] is said


AUDIENCES = {
    "a confirmed search engine": ([("search_engine", "certain"), ("other_customer", "certain")], "public"),
    "an unconfirmed robot beside customers": ([("bot", "certain"), ("other_customer", "certain")], "other_customers"),
    "an unconfirmed robot alone": ([("bot", "certain")], None),
    "a search engine that is only possible": ([("search_engine", "possible"), ("anonymous", "certain")], "other_customers"),
    "employees alone": ([("employee", "certain")], None),
    "nobody for certain": ([("other_customer", "possible")], None),
}  # fmt: skip


@pytest.mark.parametrize("seen", AUDIENCES)
def test_only_who_certainly_looked_and_is_known_makes_an_audience(seen):
    rows, expected = AUDIENCES[seen]
    exposures = [Exposure(bytes(16), (), a, None, None, None, None, 1, 1, 1, c, ()) for a, c in rows]
    tables = {"exposures": table_of(Exposure, exposures), "counts": empty(Count), "gaps": empty(EvidenceGap)}
    found = derived_facts(tables, empty(Coverage), "0003-count")
    assert found.get("audience", (None,))[0] == expected
