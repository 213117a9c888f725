"""Who there is: customers of the directory, accounts the logs know and the directory does not, and where they live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from duenotice.model.keys import value_key
from duenotice.model.people import Person
from duenotice.model.tables import schema_of
from duenotice.people.compute import pc
from duenotice.people.counting import NOWHERE

TRUST = {"certain": 1.0, "strong": 0.9, "weak": 0.6, "hint": 0.3}
"""How far each tier of residence counts toward `best`. Only `certain` counts toward `certain`."""

SUBJECT = pa.binary(16)
ACCOUNTS = pa.schema([("account", pa.string()), ("subject", SUBJECT), ("outside", pa.int64())])
PLACES = pa.schema(
    [("who", SUBJECT), ("cut", pa.string()), ("label", pa.string()), ("firm", pa.int64()), ("trust", pa.float64())]
)


def subject_of_account(key: bytes, account: str) -> bytes:
    """The stable id of the person behind an account key (hex): the same whether the directory knows the account or not."""
    return value_key(key, "SUBJECT", f"ACCOUNT:{account}")


def accounts_of(directory: pa.Table, req: pa.Table, key: bytes) -> pa.Table:
    """account, subject, outside: every account of the directory (0) and of the logs alone (1)."""
    listed = directory.filter(pc.is_valid(directory["account"]))
    seen = pc.drop_null(pc.unique(req["account"]))
    strange = pc.filter(seen, pc.invert(pc.is_in(seen, listed["account"].combine_chunks()))).to_pylist()
    outside = pa.table(
        [strange, [subject_of_account(key, account) for account in strange], [1] * len(strange)], schema=ACCOUNTS
    )
    inside = pa.table([listed["account"], listed["subject"], pa.array([0] * listed.num_rows)], schema=ACCOUNTS)
    return pa.concat_tables([inside, outside])


def persons(whos: pa.Array, directory: pa.Table, found: Mapping[bytes, Person]) -> pa.Table:
    """The rows of Person of those subjects, in the order of the id. found: people who are not in the directory."""
    listed = directory.filter(pc.is_in(directory["subject"], whos))
    known = listed.select(["subject", "country", "country_tier", "region", "language", "account", "reach"])
    for name, text in (("tier", "directory"), ("link", "certain")):
        known = known.append_column(name, pa.array([text] * known.num_rows, pa.string()))
    schema = schema_of(Person)
    rest = sorted(set(whos.to_pylist()) - set(listed["subject"].to_pylist()))
    others = [found.get(who) or _stranger(who) for who in rest]
    rows = [{name: getattr(person, name) for name in schema.names} for person in others]
    both = pa.concat_tables([known.select(schema.names).cast(schema), pa.Table.from_pylist(rows, schema=schema)])
    return both.sort_by("subject")


def _stranger(who: bytes) -> Person:
    return Person(who, "consolidated", "certain", None, "none", None, None, None, ())


def places(people: pa.Table, nameless: pa.Array) -> pa.Table:
    """Where each person counts: rows of who, cut (`country`, `region`), label, firm (1: certain), trust (weight for `best`).

    Unknown residence is a place of its own, `??`. nameless: ids that stand for people nobody could name.
    """
    rows = [
        place
        for person in people.select(["subject", "country", "country_tier", "region"]).to_pylist()
        for place in _places(person)
    ]
    rows += [(who, cut, NOWHERE, 1, 1.0) for who in nameless.to_pylist() for cut in ("country", "region")]
    return pa.table([list(column) for column in zip(*rows, strict=True)] if rows else [[]] * 5, schema=PLACES)


def _places(person: Mapping[str, Any]) -> list[tuple[str, str, str, int, float]]:
    who, country, tier = person["subject"], person["country"], person["country_tier"]
    if country is None or tier not in TRUST:
        return [(who, cut, NOWHERE, 1, 1.0) for cut in ("country", "region")]
    firm = int(tier == "certain")
    rows = [(who, "country", country, firm, TRUST[tier])]
    if person["region"]:
        rows.append((who, "region", person["region"], firm, TRUST[tier]))
    elif country == "US":
        rows.append((who, "region", NOWHERE, 1, 1.0))  # a state's law may apply, and nobody knows which
    return rows


def residents(directory: pa.Table, people: pa.Table) -> dict[str, int]:
    """People by country and by region code, `??` for unknown, and "" for all: the caps of `possible`. Empty where there is no
    directory. people: rows of Person; those who are not in the directory count beside it."""
    if not directory.num_rows:
        return {}
    outside = people.filter(pc.not_equal(people["tier"], "directory"))
    sizes = {"": directory.num_rows + outside.num_rows}
    for column in ("country", "region"):
        tally = Counter(pc.fill_null(directory[column], NOWHERE).to_pylist())
        tally.update(pc.fill_null(outside[column], NOWHERE).to_pylist())
        for place, number in tally.items():
            sizes[place] = max(number, sizes.get(place, 0))
    return sizes
