"""Write the notices and the reports: one text per language and group of people, checked; one report per authority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.db import transaction

from duenotice import law, notices
from duenotice.case import audit, runs
from duenotice.case.addressees import SCHEMA
from duenotice.case.audit import Actor
from duenotice.case.groups import Group, Told, Window, contact_rows, people_to_tell, window_of
from duenotice.case.models import Assessment, Case, Notice, Run
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.case.settings import now_of, settings_of
from duenotice.case.steps.assessing import assess, facts_sha256
from duenotice.case.steps.reporting import write_reports
from duenotice.case.wording import approved_sources
from duenotice.model.bounds import Bounds
from duenotice.model.facts import Answer
from duenotice.model.keys import canonical_email, canonical_name
from duenotice.model.sending import Notice as Text


def draft(case: Case, by: Actor, *, tell: Tell = quiet) -> Run:
    """Notices for everybody to be told and reports for every authority, from the newest count and assessment.

    Ends with a request for approval. The same input writes nothing new. Raises ClaimError where a needed fact is missing.
    """
    counted, assessment = runs.needed(case, "count"), assess(case, by)
    with runs.one_at_a_time(case):
        write_reports(case, assessment, by)
        day = today(case)
        parts = [
            counted.manifest_sha256,
            assessment.input_sha256,
            sources_sha256(),
            settings_of(case).time_zone,
            approved_sources(case),
        ]
        told = audit.sha256([*parts, facts_sha256(case.facts()), day.isoformat()])
        done = runs.same_work(case, "draft", told)
        return done or _draft(case, counted, assessment, told, by, tell)


def _draft(case: Case, counted: Run, assessment: Assessment, told: str, by: Actor, tell: Tell) -> Run:
    exposures = runs.read(counted, "exposures")
    to_tell = people_to_tell(runs.read(counted, "people"), exposures)
    scanned = runs.behind(counted, "scan")
    contacts = contact_rows(runs.read_secret(scanned, "contacts"))
    reached = [t for t in to_tell if contacts.get(t.subject, {}).get("address")]
    written = Writer(case, counted, assessment, window_of(exposures))
    texts = written.texts(to_tell, tell)  # also those of people without e-mail: they get them another way
    rows = [_addressee(t, texts[t.group, notices.best_language(t.language)], contacts[t.subject]) for t in reached]
    letters = list({(row["notice"], mailbox(row["address"], row["name"])): row for row in reversed(rows)}.values())[
        ::-1
    ]
    twins = len(rows) - len(letters)
    addressees = pa.Table.from_pylist(letters, SCHEMA)
    with runs.drafting(case) as folder, transaction.atomic():
        folder.write_secret("addressees", addressees)
        summary = {
            "count": counted.name,
            "people": len(to_tell) - twins,
            "reached": len(letters),
            "elsewhere": _elsewhere(to_tell, contacts),
            "twins": twins,
            "notices": len(texts),
            "written": today(case).isoformat(),
        }
        run = runs.enter(folder, "draft", told, summary, by)
        Notice.objects.bulk_create(written.rows(run, to_tell))
    return run


def _elsewhere(told: list[Told], contacts: Mapping[str, dict[str, str]]) -> int:
    """People without an e-mail address of whom another is known: they get the same text as a letter or a message."""
    known = (contacts.get(one.subject, {}) for one in told)
    return sum(not row.get("address") and bool(row.get("postal_address") or row.get("phone")) for row in known)


def sources_sha256() -> str:
    """Hash of the texts of every language: a correction in any of them makes a new draft, not only one in English."""
    return audit.sha256({known.tag: notices.source_sha256(known.tag) for known in notices.languages()})


def today(case: Case) -> date:
    """The date that notices bear, in the case's zone."""
    return now_of(case).astimezone(ZoneInfo(settings_of(case).time_zone)).date()


def mailbox(address: str, name: str) -> tuple[str, str]:
    """Whose mailbox it is, however it is spelled: two accounts of one name with one address get the same text once."""
    return canonical_email(address), canonical_name(name)


def _addressee(told: Told, text: Text, contact: dict[str, str]) -> dict[str, str]:
    return {
        "subject": told.subject,
        "notice": text.id,
        "address": contact["address"],
        "name": contact["name"] or "",
        "language": text.language,
    }


class Writer:
    """Composes and checks each text once. day: the date that the texts bear (default: today)."""

    def __init__(
        self, case: Case, counted: Run, assessment: Assessment, window: Window | None, day: date | None = None
    ) -> None:
        self._case, self._assessment, self._window = case, assessment, window
        self._day = day or today(case)
        self._total: Bounds = counted.rollup_set.get(cut="total").bounds
        self._zone = settings_of(case).time_zone
        self._demands = list(assessment.obligation_set.filter(addressee="people").exclude(answer="no"))
        self._approvals = approved_sources(case)
        audience = case.facts().value("audience")
        self._audience = audience if isinstance(audience, str) else "unknown"
        self._written: dict[tuple[Group, str], tuple[Text, notices.Brief]] = {}

    def texts(self, told: list[Told], tell: Tell) -> dict[tuple[Group, str], Text]:
        """A text for every group and language among these people."""
        wanted = dict.fromkeys((t.group, notices.best_language(t.language)) for t in told)
        for done, (group, language) in enumerate(wanted, 1):
            brief = self.brief(group)
            self._written[group, language] = notices.compose(brief, language, group.name), brief
            tell(Progress("draft", done, len(wanted), "notices"))
        return {key: text for key, (text, _) in self._written.items()}

    def brief(self, group: Group) -> notices.Brief:
        """What the claims of a group may rest on."""
        return notices.Brief(
            case=self._case.reference,
            written=self._day,
            facts=self._case.facts(),
            kinds=group.kinds,
            advice=tuple(one.id for one in law.advice(group.kinds, self._audience)),
            people=self._total,
            window=self._window,
            affected=Answer.YES if group.certain else Answer.UNKNOWN,
            time_zone=self._zone,
            jurisdiction=group.jurisdiction,
            approvals=self._approvals,
            demands={
                o.duty: tuple(o.payload["content"])
                for o in self._demands
                if group.laws & set(o.jurisdiction.split("+"))
            },
        )

    def rows(self, run: Run, told: list[Told]) -> list[Notice]:
        """The texts as stored, with what the lint says of each."""
        people = Counter((t.group, notices.best_language(t.language)) for t in told)
        return [self._row(run, key, people[key]) for key in self._written]

    def _row(self, run: Run, key: tuple[Group, str], people: int) -> Notice:
        text, brief = self._written[key]
        others = [other for (group, _), (other, _) in self._written.items() if group == key[0] and other is not text]
        return Notice(
            case=self._case,
            draft=run.seq,
            run=run,
            notice_id=text.id,
            language=text.language,
            group=key[0].name,
            subject=text.subject,
            text=text.text,
            html=text.html,
            sha256=text.sha256,
            people=people,
            payload=asdict(text),
            problems=[asdict(problem) for problem in notices.lint(text, brief, others)],
            at=datetime.now(UTC),
        )
