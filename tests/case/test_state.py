"""Facts, audit trail, keys and sealed files: what is stored stays as it was said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.model.errors import CaseError, UsageError
from duenotice.model.facts import UNKNOWN


@pytest.fixture
def by():
    from duenotice.case.audit import Actor

    return Actor("anna")


@pytest.mark.usefixtures("home")
class TestFacts:
    @pytest.mark.parametrize(
        ("name", "text", "value"),
        [
            ("contained", "yes", True),
            ("contained", "No", False),
            ("contained", "unknown", UNKNOWN),
            ("aware_at", "2018-11-20T17:04:00+01:00", datetime(2018, 11, 20, 16, 4, tzinfo=UTC)),
            ("sectors", "telecom, finance", ("telecom", "finance")),
            ("sectors", "none", ()),
            ("controller_name", "Example Shop", "Example Shop"),
        ],
    )
    def test_a_typed_value_reads_as_its_type_and_comes_back_from_storage(self, name, text, value):
        from duenotice.case import facts

        assert facts.parse(name, text) == value
        assert facts.from_json(facts.to_json(value)) == value

    @pytest.mark.parametrize(
        ("name", "text"),
        [("contained", "perhaps"), ("aware_at", "2018-11-20T17:04:00"), ("aware_at", "tuesday"), ("no_such_fact", "1")],
    )
    def test_a_value_of_another_type_is_refused_with_what_to_do(self, name, text):
        from duenotice.case import facts

        with pytest.raises(UsageError) as told:
            facts.parse(name, text)
        assert told.value.next_step or told.value.where

    def test_every_version_is_kept_and_the_newest_counts(self, new_case, by):
        from duenotice.case import facts

        case = new_case()
        for value in (True, False, False, UNKNOWN):
            facts.give(case, "contained", value, by)
        assert [row.as_fact().value for row in case.fact_set.filter(name="contained")] == [True, False, UNKNOWN]
        assert case.facts().value("contained") is UNKNOWN

    def test_a_run_never_overrules_a_person(self, new_case, by):
        from duenotice.case import facts

        case = new_case()
        facts.give(case, "audience", "known_few", by)
        written = facts.derive_from_run(case, {"audience": ("public", "x"), "contained": (True, "y")}, "1", by)
        assert written == ["contained"]
        assert case.facts().value("audience") == "known_few"


@pytest.mark.usefixtures("home")
class TestAudit:
    def test_a_chain_of_acts_verifies(self, new_case, by):
        from duenotice.case import audit

        case = new_case()
        for n in range(5):
            audit.record(by, "act", f"thing {n}", case=case, after=n)
        assert audit.verify(case.reference) == []

    @pytest.mark.parametrize("verb", ["update", "delete"])
    def test_the_database_refuses_to_change_a_row(self, new_case, verb):
        from django.db import DatabaseError, transaction

        from duenotice.case.models import Audit

        rows = Audit.objects.filter(chain=new_case().reference)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(reason="none") if verb == "update" else rows.delete()

    def test_a_row_forged_past_the_database_is_found(self, new_case, by):
        from django.db import connection

        from duenotice.case import audit

        case = new_case()
        audit.record(by, "act", "thing", case=case)
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER case_audit_no_update")
            cursor.execute("UPDATE case_audit SET actor = 'eve' WHERE chain = %s AND seq = 1", [case.reference])
            cursor.execute(
                "CREATE TRIGGER case_audit_no_update BEFORE UPDATE ON case_audit "
                "BEGIN SELECT RAISE(ABORT, 'case_audit is append-only'); END"
            )
        assert [b.seq for b in audit.verify(case.reference)] == [1]


@pytest.mark.usefixtures("home")
class TestKeysAndSealing:
    @given(data=st.binary(max_size=3000), name=st.text(max_size=20))
    def test_what_was_sealed_opens_with_key_and_name_only(self, data, name):
        from duenotice.case.sealing import seal, unseal

        key = bytes(32)
        blob = seal(key, name, data)
        assert unseal(key, name, blob) == data
        for wrong_key, wrong_name in ((b"\x01" * 32, name), (key, name + "x")):
            with pytest.raises(CaseError):
                unseal(wrong_key, wrong_name, blob)

    @given(at=st.integers(0, 10_000))
    def test_one_changed_byte_is_noticed(self, at):
        from duenotice.case.sealing import seal, unseal

        blob = bytearray(seal(bytes(32), "n", b"x" * 100))
        blob[at % len(blob)] ^= 1
        with pytest.raises(CaseError):
            unseal(bytes(32), "n", bytes(blob))

    def test_chunks_cannot_be_dropped_from_a_large_blob(self):
        from duenotice.case.sealing import seal, unseal

        blob = seal(bytes(32), "n", bytes(3 << 20))
        assert unseal(bytes(32), "n", blob) == bytes(3 << 20)
        with pytest.raises(CaseError):
            unseal(bytes(32), "n", blob[: -((1 << 20) + 16)])

    def test_each_case_has_a_key_of_its_own_and_the_master_key_opens_it(self, new_case):
        one, other = new_case(), new_case()
        assert one.key("values") == one.key("values") != other.key("values")
        assert one.key("values") != one.key("codes")

    def test_key_files_are_closed_to_others(self, home):
        for path in home.keys.iterdir():
            assert path.stat().st_mode & 0o077 == 0

    def test_a_key_file_open_to_others_is_refused(self, tmp_path):
        from duenotice.case.keys import secret_file

        path = tmp_path / "k"
        secret_file(path)
        path.chmod(0o644)
        with pytest.raises(CaseError, match="readable by others"):
            secret_file(path)


def test_two_processes_that_start_together_agree_on_one_key(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    from duenotice.case.keys import secret_file

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_file(tmp_path / "key"), range(8)))
    assert len(keys) == 1
