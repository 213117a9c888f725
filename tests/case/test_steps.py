"""The steps on a small incident: resumable, idempotent, approved by hash, sent once."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from email import message_from_bytes

import pytest

from duenotice.model.errors import ApprovalVoid, CaseError, DueNoticeError, PolicyRefused, UsageError

FACTS = {
    "controller_name": "Lakespur",
    "controller_address": "1 Example Road, 75001 Paris, France",
    "controller_domain": "lakespur.example",
    "contact_name": "Data Protection Officer",
    "contact_details": "privacy@lakespur.example",
    "main_establishment": "FR",
    "established_in": "FR",
    "aware_at": "{day}T11:00:00Z",
    "detected_at": "{day}T10:30:00Z",
    "next_update_at": "{next}T12:00:00Z",
    "contained": "yes",
    "malicious": "no",
    "cause": "technical_error",
    "sectors": "none",
}


@pytest.fixture
def anna():
    from duenotice.case.audit import Actor

    return Actor("anna")


@pytest.fixture
def boris():
    from duenotice.case.audit import Actor

    return Actor("boris")


@pytest.fixture(scope="module")
def counted(home, black_friday):
    """A drill case with the small incident counted and its facts stated."""
    return played(black_friday)


def played(black_friday):
    """Open a drill on the small incident, run it up to the request for approval."""
    import secrets
    from datetime import timedelta

    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings

    by = Actor("anna")
    probe = steps.new(f"probe-{secrets.token_hex(3)}", by)
    steps.collect(probe, [str(black_friday.evidence)], by)
    steps.scan(probe, by, workers=2)
    steps.count(probe, by, workers=2)
    start = probe.facts().value("happened_at")
    later = (start + timedelta(days=1)).replace(hour=8)
    case = steps.new(
        f"shop-{secrets.token_hex(3)}",
        by,
        drill=True,
        settings=CaseSettings(now=later.isoformat(), time_zone="Europe/Paris"),
    )
    for name, text in FACTS.items():
        text = text.format(day=start.date(), next=(start + timedelta(days=4)).date())
        facts.give(case, name, facts.parse(name, text), by)
    steps.collect(case, [str(black_friday.evidence)], by)
    return case


@pytest.fixture(scope="module")
def drafted(counted):
    from duenotice.case import steps
    from duenotice.case.audit import Actor

    ran = steps.run(counted, Actor("anna"), workers=2)
    assert ran.stopped is None, ran.stopped
    return counted


def test_the_truth_lies_within_the_bounds(drafted, black_friday):
    import json

    from duenotice.case import views

    truth = json.loads((black_friday.truth / "summary.json").read_text())
    people = views.status(drafted)["people"]
    assert people["certain"] <= len(truth["people"]) <= people["possible"]


def test_a_second_run_doubles_nothing(drafted, anna):
    from duenotice.case import steps
    from duenotice.case.models import Audit

    def state():
        return (
            [(run.name, run.manifest_sha256) for run in drafted.run_set.all()],
            drafted.fact_set.count(),
            drafted.assessment_set.count(),
            drafted.notice_set.count(),
            drafted.approval_set.count(),
            drafted.report_set.count(),
            Audit.objects.filter(chain=drafted.reference).count(),
        )

    before = state()
    steps.collect(drafted, [], anna)
    steps.run(drafted, anna, workers=2)
    assert state() == before


def test_derived_facts_name_their_run_and_passwords_stay_unknown_while_evidence_is_missing(drafted):
    known = drafted.facts()
    assert known["kinds_exposed"].source.startswith("run:")
    assert "EMAIL" in known.value("kinds_exposed")
    assert known.value("coverage_complete") is False
    assert "passwords_exposed" not in known


def test_the_law_names_a_due_time_for_the_authority_of_the_main_establishment(drafted):
    from duenotice.case import views

    duties = views.status(drafted)["obligations"]
    gdpr = [o for o in duties if o["citation"].startswith("GDPR Art 33(1)")]
    assert gdpr[0]["answer"] == "yes"
    assert "informatique" in gdpr[0]["authority_name"]
    assert (gdpr[0]["due_at"] - drafted.facts().value("aware_at")).total_seconds() == 72 * 3600


def test_the_report_is_a_pdf_with_its_data_attached(drafted):
    from duenotice.notices import attached_json

    report = drafted.report_set.first()
    form = attached_json((drafted.folder / "out" / report.file).read_bytes())
    assert form["case"] == drafted.reference


def test_sealed_runs_are_as_they_were_sealed_and_a_changed_file_is_found(drafted):
    from duenotice.case import runs

    run = runs.newest(drafted, "count")
    assert runs.check(run) == []
    path = run.folder / "people.parquet"
    kept = path.read_bytes()
    try:
        path.write_bytes(kept[:-1] + b"x")
        assert "people.parquet" in runs.check(run)[0]
    finally:
        path.write_bytes(kept)


class TestApprovalAndSending:
    def test_nothing_is_sent_without_approval(self, drafted, anna):
        from duenotice import delivery
        from duenotice.case import steps

        if drafted.approval_set.exclude(approved_by="").exists():
            pytest.skip("another test has approved already")
        with pytest.raises(PolicyRefused):
            steps.send(drafted, delivery.Smtp("127.0.0.1", 9), anna)

    def test_who_asks_may_not_approve_and_warnings_need_a_reason(self, black_friday, home, anna, boris):
        from duenotice.case import steps

        case = played(black_friday)
        steps.run(case, anna, workers=2)
        with pytest.raises(PolicyRefused, match="may not give it"):
            steps.approve(case, anna, reason="mine")
        with pytest.raises(PolicyRefused, match="written reason"):
            steps.approve(case, boris)
        with pytest.raises(ApprovalVoid):
            steps.approve(case, boris, reason="read", expect="0" * 64)
        assert steps.approve(case, boris, reason="read").approved_by == "boris"

    def test_the_database_itself_refuses_one_person_as_both(self, drafted):
        from django.db import IntegrityError, transaction

        from duenotice.case.models import Approval

        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.create(
                case=drafted, act="close", subject={}, subject_sha256="x", requested_by="eve", approved_by="eve"
            )

    def test_everybody_is_written_to_once_and_a_second_send_sends_nothing(self, drafted, anna, boris, sink):
        from duenotice import delivery
        from duenotice.case import audit, steps

        steps.approve(drafted, boris, reason="read them all")
        for _ in range(2):
            _, result = steps.send(drafted, delivery.Smtp("127.0.0.1", sink.port), anna)
            assert result.state == "done"
        addresses = [to for to, _ in sink.mails]
        assert (
            len(addresses) == len(set(addresses)) == result.accepted == drafted.approval_set.first().subject["people"]
        )
        assert drafted.wave_set.count() == 1
        text = message_from_bytes(sink.mails[0][1])
        assert "Lakespur" in str(text["From"])
        assert audit.verify(drafted.reference) == []

    def test_a_drill_cannot_send_to_another_machine(self, drafted, anna, boris):
        from duenotice import delivery
        from duenotice.case import steps

        steps.approve(drafted, boris, reason="read them all")
        with pytest.raises(PolicyRefused, match="drill"):
            steps.send(drafted, delivery.Smtp("mail.example.com", 25), anna)

    def test_a_changed_sender_voids_the_approval(self, drafted, anna, boris):
        from duenotice import delivery
        from duenotice.case import steps

        steps.approve(drafted, boris, reason="read them all")
        steps.configure(drafted, anna, from_address="other@lakespur.example")
        try:
            with pytest.raises(ApprovalVoid):
                steps.send(drafted, delivery.Smtp("127.0.0.1", 9), anna)
        finally:
            steps.configure(drafted, anna, from_address="")


class TestBadInput:
    """Each ends in a clear message or a coverage row; nothing is lost and nothing doubled."""

    @pytest.fixture
    def folder(self, tmp_path):
        return tmp_path

    def _scanned(self, case, folder, anna):
        from duenotice.case import steps, views

        steps.collect(case, [str(folder)], anna)
        steps.scan(case, anna, workers=1)
        return {row["path"].rsplit("/", 1)[-1]: row["reason"] for row in views.coverage(case)}

    def test_an_empty_folder_has_no_items(self, new_case, folder, anna):
        from duenotice.case import steps

        got = steps.collect(new_case(), [str(folder)], anna)
        assert (got.items, got.size) == (0, 0)

    def test_a_path_that_is_not_there_is_named(self, new_case, folder, anna):
        from duenotice.case import steps

        with pytest.raises(UsageError) as told:
            steps.collect(new_case(), [str(folder / "nothing")], anna)
        assert "nothing" in told.value.where

    def test_truncated_and_empty_and_binary_files_are_coverage_rows(self, new_case, folder, anna):
        import gzip

        whole = gzip.compress(b'{"time":"2018-11-20T10:00:00Z","uri":"/","email":"anna@example.com"}\n' * 500)
        (folder / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
        (folder / "nothing.parquet").write_bytes(b"")
        (folder / "noise.log").write_bytes(bytes(range(256)) * 40)
        rows = self._scanned(new_case(), folder, anna)
        assert rows["nothing.parquet"] == "empty"
        assert rows["noise.log"] in ("unsupported", "unreadable", "read")
        assert "truncated" in rows.values()

    def test_a_directory_without_addresses_is_a_problem_and_not_a_crash(self, new_case, folder, anna):
        from duenotice.case import runs, steps

        (folder / "customers.csv").write_text("customer_id,name\nC1,Anna Example\n")
        case = new_case()
        steps.collect(case, [str(folder)], anna, roles={"customers.csv": "directory"})
        run = steps.scan(case, anna, workers=1)
        assert "e-mail" in runs.read(run, "directory_problems")["detail"].to_pylist()[0]

    def test_steps_before_their_time_say_which_one_comes_first(self, new_case, anna):
        from duenotice.case import steps

        for step in (steps.scan, steps.count, steps.draft):
            with pytest.raises(CaseError) as told:
                step(new_case(), anna)
            assert told.value.next_step.startswith("Run: duenotice")

    def test_nothing_exposed_leaves_nobody_to_write_to(self, new_case, folder, anna):
        from duenotice.case import steps

        (folder / "note.txt").write_text("nothing here")
        case = new_case()
        steps.collect(case, [str(folder)], anna)
        ran = steps.run(case, anna, workers=1)
        assert isinstance(ran.stopped, DueNoticeError)

    def test_two_steps_at_once_are_refused(self, new_case, anna):
        from duenotice.case import runs, steps

        case = new_case()
        with runs.one_at_a_time(case), pytest.raises(CaseError, match="Another step"):
            steps.scan(case, anna)

    def test_an_item_whose_reading_fails_is_said_to_have_crashed(self, new_case, folder, anna, monkeypatch):
        from duenotice.case import scanning

        (folder / "a.txt").write_text("anna@example.com")
        monkeypatch.setattr(scanning.detect, "scan_pieces", lambda *_: 1 / 0)
        case = new_case()
        assert self._scanned(case, folder, anna) == {"a.txt": "crashed"}
        monkeypatch.undo()
        assert self._scanned(case, folder, anna) == {"a.txt": "read"}, "the next scan tries it again"

    def test_of_items_scanned_together_only_the_one_whose_reading_fails_has_crashed(
        self, new_case, folder, anna, monkeypatch
    ):
        from duenotice.case import scanning, unfiled

        for name in ("a.txt", "bad.txt", "c.txt"):
            (folder / name).write_text(f"{name}@example.com")
        plain = scanning.evidence.blocks
        broken = lambda item, budget: plain(item, budget) if "bad" not in item.path else 1 / 0  # noqa: E731
        monkeypatch.setattr(scanning.evidence, "blocks", broken)
        assert self._scanned(new_case(), folder, anna) == {"a.txt": "read", "bad.txt": "crashed", "c.txt": "read"}
        seen = unfiled.summary([str(folder)], unfiled.fresh_settings(), workers=1)
        assert [(path.rsplit("/", 1)[-1], row.reason) for path, row in seen.unread] == [("bad.txt", "crashed")]
        assert (seen.items, seen.kinds[0].distinct) == (3, 2)


def test_all_reasons_against_the_notices_are_told_at_once_each_with_how_often(new_case, shop_files):
    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings

    by = Actor("anna")
    case = new_case(drill=True, settings=CaseSettings(now="2026-11-21T08:00:00Z", taken=("*stolen.csv",)))
    for name, value in tomllib.loads((shop_files / "facts.toml").read_text()).items():
        facts.give(case, name, tuple(value) if isinstance(value, list) else value, by)
    facts.give(case, "next_update_at", datetime(2026, 1, 1, tzinfo=UTC), by)
    steps.collect(case, [str(shop_files / "customers.csv"), str(shop_files / "stolen.csv")], by)
    said = str(steps.run(case, by, workers=1).stopped)
    assert "the date of the next message lies before this one (in 6 notices)" in said
    assert "duenotice fact" in said


def test_two_accounts_of_one_person_get_one_letter_however_they_are_spelled(new_case, shop_files, sink):
    from duenotice import delivery
    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings

    by = Actor("anna")
    with (shop_files / "customers.csv").open("a") as customers:
        customers.write("D000,PERSON000  EXAMPLE, Person000@MAIL0.example,FR,fr\n")
        customers.write("D001,Somebody Else,person001@mail1.example,DE,de\n")
    rows = [line.split(",") for line in (shop_files / "customers.csv").read_text().splitlines()]
    (shop_files / "stolen.csv").write_text("".join(f"{number},{email}\n" for number, _, email, *_ in rows))
    case = new_case(drill=True, settings=CaseSettings(now="2026-11-21T08:00:00Z", taken=("*stolen.csv",)))
    for name, value in tomllib.loads((shop_files / "facts.toml").read_text()).items():
        facts.give(case, name, tuple(value) if isinstance(value, list) else value, by)
    steps.collect(case, [str(shop_files / "customers.csv"), str(shop_files / "stolen.csv")], by)
    assert steps.run(case, by, workers=1).stopped is None
    steps.approve(case, Actor("boris"), reason="read")
    _, result = steps.send(case, delivery.Smtp("127.0.0.1", sink.port), by)
    to = [address.casefold() for address, _ in sink.mails]
    assert to.count("person000@mail0.example") == 1
    assert to.count("person001@mail1.example") == 2, "another name may be another person"
    assert result.sentence == "Of 25 people: accepted 25; doubtful 0; not reached by any channel 0."
    assert steps.unreached(case).people == ()


def test_a_report_handed_in_is_followed_by_supplements_where_something_changed_and_by_a_final_one(drafted):
    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor

    by, cnil = Actor("anna"), drafted.report_set.first().authority

    def reports():
        return [(r.phase, r.version, r.form["phase"]) for r in drafted.report_set.filter(authority=cnil)]

    with pytest.raises(UsageError, match="follows one that was handed in"):
        steps.finish_report(drafted, cnil, by)
    before = reports()
    steps.file_report(drafted, cnil, by, receipt="FNB-1")
    with pytest.raises(UsageError, match="not handed in yet"):
        steps.file_report(drafted, cnil, by, receipt="FNB-1")
    steps.draft(drafted, by)
    assert reports() == before, "nothing has changed since"
    facts.give(drafted, "vulnerable_people", True, by)
    steps.draft(drafted, by)
    assert reports() == [*before, (2, 1, "supplement")]
    second = drafted.report_set.filter(authority=cnil, phase=2).get()
    assert {row["field"] for row in second.form["differences"]} >= {"vulnerable_people", "earlier_reference"}
    steps.file_report(drafted, cnil, by, receipt="FNB-2")
    last = steps.finish_report(drafted, cnil, by)
    assert (last.phase, last.form["phase"]) == (3, "final")
    assert not [f for f in last.form["fields"] if f.get("unknown", {}).get("by")], "nothing is to follow"
    steps.file_report(drafted, cnil, by, receipt="FNB-3")
    facts.give(drafted, "vulnerable_people", False, by)
    steps.draft(drafted, by)
    assert reports()[-1] == (3, 1, "final"), "nothing follows the final one"
    with pytest.raises(UsageError, match="is the last"):
        steps.finish_report(drafted, cnil, by)
