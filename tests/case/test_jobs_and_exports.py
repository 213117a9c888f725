"""Jobs survive their workers; exports hold no personal value; a person's question is answered and audited."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.model.errors import UsageError
from duenotice.model.personal import Personal


@pytest.fixture
def anna():
    from duenotice.case.audit import Actor

    return Actor("anna")


@pytest.fixture
def small(new_case, tmp_path, anna):
    """A case with one customer whose page another customer was served."""
    from duenotice.case import steps

    (tmp_path / "customers.csv").write_text("customer_id,name,email,country\nC1,Anna Example,anna@example.com,FR\n")
    (tmp_path / "leak.csv").write_text("name,email\nAnna Example,anna@example.com\n")
    case = new_case()
    steps.collect(case, [str(tmp_path)], anna, roles={"customers.csv": "directory"})
    return case


@pytest.fixture(autouse=True)
def no_jobs_of_others(home):
    from duenotice.case.models import Job

    Job.objects.filter(state__in=("queued", "running")).update(state="cancelled")


class TestJobs:
    def test_a_step_asked_for_is_done_by_a_worker_and_asking_twice_is_one_job(self, small, anna):
        from duenotice.case import jobs, runs

        job = jobs.ask(small, "scan", anna)
        assert jobs.ask(small, "scan", anna) == job
        done = jobs.work(jobs.claim("w1"))
        assert (done.pk, done.state) == (job.pk, "done")
        assert runs.newest(small, "scan")
        assert jobs.claim("w1") is None

    def test_a_job_whose_worker_is_gone_is_taken_over_and_the_old_one_can_write_nothing(self, small, anna):
        from duenotice.case import jobs
        from duenotice.case.models import Job

        jobs.ask(small, "scan", anna)
        first = jobs.claim("gone")
        Job.objects.filter(pk=first.pk).update(lease_until=datetime.now(UTC) - timedelta(seconds=1))
        second = jobs.claim("heir")
        assert (second.pk, second.epoch) == (first.pk, first.epoch + 1)
        with pytest.raises(jobs.LeaseLost):
            jobs.held(first, progress={"done": 1})
        jobs.held(second, progress={"done": 1})

    def test_a_job_that_kills_its_workers_fails_in_the_end(self, small, anna):
        from duenotice.case import jobs
        from duenotice.case.models import Job

        job = jobs.ask(small, "scan", anna)
        Job.objects.filter(pk=job.pk).update(attempt=3)
        assert jobs.claim() is None
        job.refresh_from_db()
        assert job.state == "failed"

    def test_only_steps_without_a_decision_are_jobs(self, small, anna):
        from duenotice.case import jobs

        for step in ("send", "approve", "nonsense"):
            with pytest.raises(UsageError):
                jobs.ask(small, step, anna)


class TestLookup:
    def test_the_answer_never_claims_more_than_the_evidence_and_the_question_is_audited_as_a_hash(self, small, anna):
        from duenotice.case import steps
        from duenotice.case.lookup import lookup
        from duenotice.case.models import Audit

        steps.scan(small, anna, workers=1)
        steps.count(small, anna, workers=1)
        known = lookup(small, Personal("anna@example.com"), anna)
        stranger = lookup(small, Personal("nobody@example.org"), anna)
        assert known.answer.value == "unknown", "a file alone proves no exposure"
        assert stranger.answer.value == "unknown"
        rows = Audit.objects.filter(chain=small.reference, verb="lookup")
        assert rows.count() == 2
        assert all("anna@" not in row.object for row in rows)


class TestExport:
    def test_an_export_holds_counts_with_bounds_and_no_personal_value(self, small, anna, tmp_path):
        from duenotice.case import steps

        steps.scan(small, anna, workers=1)
        steps.count(small, anna, workers=1)
        files = steps.export(small, anna, folder=tmp_path / "out")
        text = "".join(path.read_text() for path in files)
        assert "anna@example.com" not in text
        assert "Anna Example" not in text
        total = next(
            r for r in csv.DictReader(io.StringIO((tmp_path / "out/counts.csv").read_text())) if r["cut"] == "total"
        )
        assert int(total["certain"]) <= int(total["best"]) <= int(total["possible"])
        incident = json.loads((tmp_path / "out/veris.json").read_text())
        assert incident["incident_id"] == small.reference

    @given(st.text(max_size=20))
    def test_no_cell_of_a_csv_starts_like_a_formula(self, text):
        from duenotice.case.steps.exporting import FORMULA, as_csv

        rows = list(csv.reader(io.StringIO(as_csv([{"a": text}]), newline="")))
        cell = rows[1][0] if len(rows) > 1 and rows[1] else ""
        assert not cell.startswith(FORMULA)
