"""Splink as an extra: possible links among names with addresses, for real."""

from __future__ import annotations

import random
import sys

import pytest
from faker import Faker

from duenotice.engine import local
from duenotice.model.errors import MissingExtra
from duenotice.model.evidence import Item
from duenotice.model.findings import Escrowed, Finding
from duenotice.model.keys import canonical_name, value_key
from duenotice.model.tables import table_of
from duenotice.people import Settings, run
from duenotice.people.by_splink import modelled
from duenotice.people.holders import Identity
from duenotice.people.linking import link


def people_of(number, seed=0):
    """People with an address and a birth date, one in three twice: with a letter of the name, or a digit of the address, lost."""
    rng, fake = random.Random(seed), Faker("en_GB")
    fake.seed_instance(seed)
    identities, truth = [], []
    for person in range(number):
        name, born = f"{fake.first_name()} {fake.last_name()}", fake.date_of_birth().isoformat()
        whole = Identity(
            name, born=born, address=f"{rng.randint(1, 200)} {fake.street_name()}, {rng.randint(10_000, 99_999)}"
        )
        identities.append(whole)
        truth.append(person)
        if person % 3 == 0:
            at = rng.randrange(1, len(name))
            shorter = whole._replace(name=name[:at] + name[at + 1 :])
            identities.append(shorter if person % 2 else whole._replace(address=whole.address[:-1]))
            truth.append(person)
    return identities, truth


@pytest.mark.splink
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_misspelt_people_are_found_and_the_links_are_possible_ones_only():
    identities, truth = people_of(600)
    model = modelled(identities)
    right = {(p.left, p.right) for p in model.pairs if truth[p.left] == truth[p.right]}
    assert len(right) >= 0.95 * 200 and len(model.pairs) <= 1.05 * len(right)
    assert not any(pair.certain for pair in model.pairs)
    assert modelled(identities) == model
    linked = link(identities, model=model)
    assert linked.most == len(identities) and abs(linked.fewest - 600) <= 10


@pytest.mark.splink
def test_too_few_records_teach_nothing_and_take_no_part():
    assert modelled(people_of(20)[0]) == ((), frozenset())
    assert modelled([Identity("Ana Lopez", "ana@example.org")] * 500).compared == frozenset()


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(MissingExtra) as caught:
        modelled(people_of(600)[0])
    assert "duenotice[splink]" in caught.value.next_step


def tables(identities, key):
    """A taken file of those people without e-mail or telephone."""
    findings, escrow = [], {}
    for number, identity in enumerate(identities):
        texts = {"PERSON_NAME": identity.name, "POSTAL_ADDRESS": identity.address, "BIRTH_DATE": identity.born}
        for kind, raw in texts.items():
            datum = value_key(key, kind, canonical_name(raw) if kind == "PERSON_NAME" else raw)
            findings.append(Finding(0, 0, 1, kind, datum, None, number, number, None, "valid", 5.0, 5, 0, "test@1"))
            if kind != "BIRTH_DATE":  # which the escrow does not keep
                escrow[datum] = Escrowed(datum, kind, raw)
    return {
        "items": table_of(Item, [Item(0, "0" * 64, "/dump/customers.csv", "csv", 1)]),
        "findings": table_of(Finding, findings),
        "escrow": table_of(Escrowed, escrow.values()),
    }


@pytest.mark.splink
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_run_with_splink_queues_its_links_and_counts_fewer_people_at_least(case_key):
    identities, _ = people_of(400)
    given, engine = tables(identities, case_key), local(workers=1, memory_mb=500)
    plain, more = (
        run(given, Settings(case_key, taken=("*.csv",), linker=linker), engine) for linker in ("rules", "splink")
    )
    assert {r["rule"] for r in more["links"].to_pylist()} >= {"splink"}
    assert "splink" not in {r["rule"] for r in plain["links"].to_pylist()}

    def total(out):
        return next(r for r in out["counts"].to_pylist() if r["cut"] == "total")

    assert total(more)["certain"] <= total(plain)["certain"] and total(more)["possible"] == total(plain)["possible"]


@pytest.mark.splink
def test_a_run_on_too_few_records_says_that_splink_took_no_part(case_key):
    given, engine = tables(people_of(5)[0], case_key), local(workers=1, memory_mb=500)
    out = run(given, Settings(case_key, taken=("*.csv",), linker="splink"), engine)
    assert "too_few_for_splink" in {r["rule"] for r in out["problems"].to_pylist()}
