"""A pay roll with a column of denominations lay open: found, judged as a special category, reported and told in the letter."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from duenotice import detect, law
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model import Bounds, Fact, Facts
from duenotice.model.evidence import Block, Item
from duenotice.notices import compose
from examples.known_store import known_brief

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PAYROLL = """Personalnummer;Vorname;Nachname;E-Mail;Konfession;Kirchensteuer;Gewerkschaft
1001;Anna;Fischer;anna@shop.example;ev;ja;
1002;Jan;Weber;jan@shop.example;rk;ja;ver.di
1003;Maria;Koch;maria@shop.example;keine;nein;keine
"""


def test_a_column_of_denominations_reaches_the_letter_as_a_special_category(tmp_path: Path) -> None:
    path = tmp_path / "payroll.csv"
    path.write_text(PAYROLL)
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    rows = detect.scan_item(item, own, detect.Settings(bytes(32), country="DE")).findings.to_pylist()
    assert {kind: sum(row["kind"] == kind for row in rows) for kind in ("BELIEF", "TRADE_UNION")} == {
        "BELIEF": 6,
        "TRADE_UNION": 1,
    }

    kinds = {row["kind"] for row in rows}
    told = {
        "kinds_exposed": tuple(sorted(kinds)),
        "audience": "public",
        "breach_kinds": ("confidentiality",),
        "aware_at": NOW,
    }
    facts = Facts([Fact(name, value, "test") for name, value in told.items()])
    hit = law.Impact((law.Place("DE", None, Bounds.exactly(3), ((frozenset(kinds), Bounds.exactly(3)),)),))
    found = law.assess(facts, hit, law.load(), NOW, NOW)
    assert found.risk == "high"
    assert found.severity is not None and any("sensitive data" in term for term in found.severity.terms)

    report = law.report("dpc_ie", facts, hit, found, 1)
    ticked = {field.id: field.value for field in report.fields}["special_categories"]
    assert ticked == ["religious or philosophical belief", "trade-union membership"]

    letter = compose(known_brief(kinds=tuple(sorted(kinds))), "de").text
    assert "Angaben zu Ihrer Religion oder Weltanschauung" in letter
    assert "Setzt Sie jemand mit diesen Daten unter Druck" in letter
