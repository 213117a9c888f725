"""The next channel: whom e-mail did not reach, the files for printer, SMS gateway and account inbox, and what they took."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from django.db import transaction

from duenotice import delivery, notices
from duenotice.case import audit, runs, stamps
from duenotice.case.addressees import Addressees
from duenotice.case.audit import Actor
from duenotice.case.groups import Told, contact_rows, people_to_tell, window_of
from duenotice.case.models import Approval, Case, Run, Wave
from duenotice.case.sealing import write_whole
from duenotice.case.sender import draft_of, ledger_url, sent_wave
from duenotice.case.steps.approving import texts_of
from duenotice.case.steps.assessing import assess
from duenotice.case.steps.drafting import Writer, mailbox
from duenotice.case.steps.exporting import as_csv
from duenotice.case.steps.returning import settled
from duenotice.model.errors import ApprovalVoid, CaseError, PolicyRefused, UsageError
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee, Notice

Way = Literal["letter", "sms", "inbox"]
Why = Literal["no address", "refused or came back", "held"]
WAYS: Mapping[str, str] = {"letter": "postal_address", "sms": "phone", "inbox": "address"}
"""What of a person's contact data each channel needs; an inbox is found by the e-mail address that the account bears."""
_COUNTRY = re.compile(r"[A-Z]{2,3}")
FONTS = "Install fonts for their script, for example fonts-noto-core and fonts-noto-cjk, and write again."
_TOWN_FIRST = ("AU", "CA", "US")
"""Countries that write town, region and postcode in one line, in this order (UPU S42)."""
_POSTCODE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9 -]{2,9}")


@dataclass(frozen=True, slots=True)
class Left:
    """One person whom nothing has reached. contact: raw, in memory only."""

    told: Told
    why: Why
    contact: Mapping[str, str]

    def can(self, way: str) -> bool:
        """Whether this channel could reach the person."""
        place = self.contact.get(WAYS[way]) or ""
        return is_postal(place) if way == "letter" else bool(place)


@dataclass(frozen=True, slots=True)
class Unreached:
    """people: whom no channel reached and none is planned for; open: files written and not handed over yet, by channel;
    closing: how the wave stands."""

    wave: int
    people: tuple[Left, ...]
    open: Mapping[str, int]
    closing: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for one channel. channel: `letter`, `letter.2`, …; without: people left whom it cannot reach; unshown: of
    them those whose name, address or language no font of this machine can show."""

    channel: str
    people: int
    without: int
    unshown: int
    files: tuple[Path, ...]


def unreached(case: Case) -> Unreached:
    """Whom the newest wave did not reach on any channel. Raises CaseError where nothing was sent yet."""
    row, run = _sent(case)
    with delivery.Ledger.open(ledger_url(case)) as ledger:
        wave = sent_wave(row)
        others = delivery.other_channels(ledger, wave)
        return Unreached(
            row.number,
            tuple(_left(case, ledger, wave, run)),
            {channel: planned for channel, (planned, _, _) in others.items() if planned},
            row.closing,
        )


def _sent(case: Case) -> tuple[Wave, Run]:
    row = case.wave_set.order_by("-number").first()
    if row is None:
        raise CaseError("Nothing was sent yet.", where=case.reference, next_step="Run: duenotice send")
    return row, draft_of(row)


def _left(case: Case, ledger: delivery.Ledger, wave: delivery.Wave, run: Run) -> Iterator[Left]:
    counted, contacts = _sources(run)
    elsewhere = _elsewhere(ledger, wave)
    why: dict[str, Why] = dict.fromkeys(delivery.unreached(ledger, wave), "refused or came back")
    why |= dict.fromkeys(delivery.subjects_of(ledger, wave, [delivery.State.HELD]), "held")
    written_to, mailboxes = set[str](), set[tuple[str, str]]()
    for who in Addressees(run):
        written_to.add(who.subject)
        mailboxes.add(mailbox(who.address.reveal(), who.name.reveal()))
    for told in people_to_tell(runs.read(counted, "people"), runs.read(counted, "exposures")):
        contact = contacts.get(told.subject, {})
        reason = why.get(told.subject) if told.subject in written_to else "no address"
        if (
            told.subject not in written_to
            and mailbox(contact.get("address") or "", contact.get("name") or "") in mailboxes
        ):
            continue  # another account of somebody who is written to
        if reason and told.subject not in elsewhere:
            yield Left(told, reason, contact)


def _sources(run: Run) -> tuple[Run, Mapping[str, dict[str, str]]]:
    """The count that a draft rests on, and the contact data of its scan."""
    counted = runs.behind(run, "count")
    return counted, contact_rows(runs.read_secret(runs.behind(counted, "scan"), "contacts"))


def _elsewhere(ledger: delivery.Ledger, wave: delivery.Wave) -> set[str]:
    """Subjects that stand on another channel already, handed over or not."""
    states = (delivery.State.PLANNED, delivery.State.ACCEPTED)
    others = delivery.other_channels(ledger, wave)
    return {
        subject
        for channel in others
        for subject in delivery.subjects_of(ledger, replace(wave, channel=channel), states)
    }


def write_for(case: Case, way: Way, by: Actor, *, folder: Path | None = None) -> Written:
    """Write the files of a channel for everybody left whom it can reach, and plan them in the ledger; nothing leaves this machine.

    letter: PDF for a printer (2,000 letters a file; without those that no font here can show) and CSV for a mail house; sms: CSV of
    numbers and texts; inbox: the notice as JSON and a CSV of accounts. The texts are those approved, in the form of the channel. Files
    not handed over yet are written again, the same. Raises ApprovalVoid where the approval was withdrawn or the facts no longer yield
    its texts, CaseError where nobody is left.
    """
    with runs.one_at_a_time(case), delivery.Ledger.open(ledger_url(case)) as ledger:
        row, run = _sent(case)
        approval = _standing(row)
        wave, chosen, channel, without = _chosen(case, ledger, row, run, way)
        target = folder or case.folder / "out" / f"{channel}-{row.number}"
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = _Maker(case, run, row.number, channel, by)
        files = {name: raw for group in _grouped(chosen) for name, raw in made.files(way, group)}
        if not files:
            raise CaseError("No font of this machine can show a sign in each of these letters.", next_step=FONTS)
        for name, raw in files.items():
            write_whole(target / name, raw)
            (target / name).chmod(0o600)  # names and addresses
        given = replace(wave, channel=channel)
        digest = delivery.approval_digest(given, made.texts, made.addressees)
        delivery.plan(ledger, given, made.texts, made.addressees, digest)
        settled(ledger, row)
        people = len(made.addressees)
        said = f"{people} people, under approval {approval.pk}"
        with transaction.atomic():
            after = {"list": digest, "files": {name: audit.sha256(raw.hex()) for name, raw in files.items()}}
            audit.record(by, "write for", f"{channel}, wave {row.number}", case=case, after=after, reason=said)
    missed = len(chosen) - people
    return Written(channel, people, without + missed, missed, tuple(target / name for name in files))


def _standing(row: Wave) -> Approval:
    """The newest approval of what the wave sent that nobody has withdrawn: withdrawn once, it may have been given again."""
    given = Approval.objects.filter(subject_sha256=row.approval.subject_sha256, refused_by="").exclude(approved_by="")
    newest = given.order_by("-pk").first()
    if newest is None:
        raise ApprovalVoid(
            "The approval of this wave was withdrawn.",
            where=f"approval {row.approval.pk}",
            next_step="Run: duenotice draft, then duenotice approve",
        )
    return newest


def _chosen(
    case: Case, ledger: delivery.Ledger, row: Wave, run: Run, way: Way
) -> tuple[delivery.Wave, list[Left], str, int]:
    """Whom a channel gets now: those of a round that is not handed over yet, else everybody left whom it can reach."""
    wave = sent_wave(row)
    rounds = {c: v for c, v in delivery.other_channels(ledger, wave).items() if c.partition(".")[0] == way}
    waiting = next((channel for channel, (planned, _, _) in rounds.items() if planned), None)
    if waiting:
        counted, contacts = _sources(run)
        given = replace(wave, channel=waiting)
        listed = set(delivery.subjects_of(ledger, given, [delivery.State.PLANNED, delivery.State.ACCEPTED]))
        people = people_to_tell(runs.read(counted, "people"), runs.read(counted, "exposures"))
        return wave, [Left(t, "held", contacts[t.subject]) for t in people if t.subject in listed], waiting, 0
    left = list(_left(case, ledger, wave, run))
    chosen = [one for one in left if one.can(way)]
    if not chosen:
        raise CaseError(
            f"Nobody is left whom this channel could reach; {len(left):,} cannot be reached by it.",
            where=way,
            next_step="See: duenotice unreached",
        )
    channel = f"{way}.{len(rounds) + 1}" if rounds else way
    return wave, chosen, channel, len(left) - len(chosen)


def _grouped(people: Iterable[Left]) -> list[list[Left]]:
    """People who get the same text together, by the names of group and language: in an order that hangs on nobody, since who cannot be
    written to is left out of a second round, and serials must stay. Within a group: the order of sending."""
    groups: defaultdict[tuple[str, str], list[Left]] = defaultdict(list)
    for one in people:
        groups[one.told.group.name, notices.best_language(one.told.language)].append(one)
    return [groups[key] for key in sorted(groups)]


class _Maker:
    """Makes the files of one channel. Serials run through all groups: wave, round and place in it."""

    def __init__(self, case: Case, run: Run, number: int, channel: str, by: Actor) -> None:
        self._case, self._approved = case, texts_of(run)
        counted, _ = _sources(run)
        window = window_of(runs.read(counted, "exposures"))
        day = date.fromisoformat(run.summary["written"])
        self._writer = Writer(case, counted, assess(case, by), window, day)
        self._prefix, self._count = f"{number}-{channel.partition('.')[2] or 1}", 0
        self._key = case.key("codes")
        self.texts: dict[str, Notice] = {}
        self.addressees: list[Addressee] = []

    def files(self, way: Way, people: Sequence[Left]) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of each file for people of one text."""
        group, language = people[0].told.group, notices.best_language(people[0].told.language)
        brief = self._writer.brief(group)
        mail = notices.compose(brief, language, group.name)
        known = self._approved.get(mail.id)
        if known is None or known.sha256 != mail.sha256:
            raise ApprovalVoid(
                "The facts no longer yield the text that was approved.",
                where=f"{language}, group {group.name}",
                next_step="Draft again and have it approved; those left are then told by the new wave.",
            )
        yield from {"letter": self._letters, "sms": self._sms, "inbox": self._inbox}[way](people, brief, mail)

    def _code(self, place: str) -> str:
        return notices.reference_code(self._key, self._case.reference, place)

    def _plan(self, way: Way, text: Notice, people: Sequence[Left]) -> None:
        self.texts[text.id] = text
        for one in people:
            at, name = one.contact[WAYS[way]], one.contact["name"] or ""
            self.addressees.append(Addressee(one.told.subject, text.id, Personal(at), Personal(name), text.language))

    def _letters(self, people: Sequence[Left], brief: notices.Brief, mail: Notice) -> Iterator[tuple[str, bytes]]:
        brief = notices.as_letter(brief)
        text = notices.compose(brief, mail.language, mail.variant)
        if text.claims != mail.claims:
            raise PolicyRefused("The letter would say other things than the approved text.", where=mail.id)
        people = self._shown(people, brief, mail.language)
        if not people:
            return
        self._plan("letter", text, people)
        letters: list[notices.Letter] = []
        for one in people:
            self._count += 1
            serial = f"{self._prefix}-{self._count:06}"
            lines = tuple(map(Personal, postal_lines(one.contact["postal_address"])))
            letters.append(notices.Letter(serial, Personal(one.contact["name"] or ""), lines, self._code(serial)))
        for part, start in enumerate(range(0, len(letters), notices.MOST_LETTERS), 1):
            some = letters[start : start + notices.MOST_LETTERS]
            name = f"letters-{text.language}-{text.id[:8]}-{part}"
            yield f"{name}.pdf", notices.letters_pdf(text, some, brief)
            yield f"{name}.csv", notices.mail_house_csv(text, some).encode()

    def _shown(self, people: Sequence[Left], brief: notices.Brief, language: str) -> list[Left]:
        """Those whose letter the fonts of this machine can show; the others stay unreached, and one strange name stops nobody else."""
        words = ["".join((one.contact["name"] or "", one.contact["postal_address"])) for one in people]
        text, _ = notices.fill(notices.compose(brief, language), "", "")
        missing = notices.unshown([*words, text])
        if missing & set(text):
            return []
        return [one for one, said in zip(people, words, strict=True) if not missing & set(said)]

    def _sms(self, people: Sequence[Left], brief: notices.Brief, mail: Notice) -> Iterator[tuple[str, bytes]]:
        self._plan("sms", mail, people)
        short = notices.sms(brief, mail.language)
        # A leading + would make a spreadsheet compute, and gateways refuse an apostrophe: the numbers are a file for machines.
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(("number", "text", "encoding", "parts"))
        for one in people:
            number = one.contact["phone"]
            writer.writerow((number, short.text.replace("{{code}}", self._code(number)), short.encoding, short.parts))
        yield f"sms-{mail.language}-{mail.id[:8]}.csv", out.getvalue().encode()

    def _inbox(self, people: Sequence[Left], brief: notices.Brief, mail: Notice) -> Iterator[tuple[str, bytes]]:
        self._plan("inbox", mail, people)
        rows = [
            {"account": at, "name": one.contact["name"] or "", "notice": mail.id, "code": self._code(at)}
            for one in people
            if (at := one.contact["address"])
        ]
        yield f"inbox-{mail.language}-{mail.id[:8]}.json", notices.inbox_json(mail, brief)
        yield f"inbox-{mail.language}-{mail.id[:8]}.csv", as_csv(rows).encode()


def is_postal(address: str) -> bool:
    """Whether a letter could be delivered there: a line before the town, so that a country or a postcode alone is none."""
    parts = [part.strip() for part in address.split(",") if part.strip()]
    if parts and _COUNTRY.fullmatch(parts[-1]):
        parts.pop()
    return len(parts) > 1 and not _POSTCODE.fullmatch(parts[0].replace(" ", ""))


def postal_lines(address: str) -> list[str]:
    """The lines of a postal address kept as one text, at most six: a postcode stands before its town, or where the country has it."""
    lines: list[str] = []
    parts = [part.strip() for part in address.split(",") if part.strip()]
    if parts and parts[-1] in _TOWN_FIRST:
        at = next((n for n in (-4, -3) if len(parts) > -n and _POSTCODE.fullmatch(parts[n])), 0)
        parts[at or len(parts) :] = [" ".join((*parts[at + 1 : -1], parts[at])), parts[-1]] if at else []
    while parts:
        part = parts.pop(0)
        lines.append(f"{part} {parts.pop(0)}" if lines and parts and _POSTCODE.fullmatch(part) else part)
    return [*lines[:5], ", ".join(lines[5:])] if len(lines) > 6 else lines


def handed(case: Case, channel: str, by: Actor, *, receipt: str) -> int:
    """Note that a printer, gateway or inbox took what was written for a channel. receipt: job or order number, without personal data.

    Returns how many people it is about. Raises UsageError without a receipt or where nothing waits on this channel.
    """
    if not receipt.strip():
        raise UsageError("Say who took it: a job or order number.", where=channel, next_step="Give --receipt.")
    with runs.one_at_a_time(case), delivery.Ledger.open(ledger_url(case)) as ledger:
        row, _ = _sent(case)
        wave = sent_wave(row)
        others = delivery.other_channels(ledger, wave)
        if not others.get(channel, (0, 0, 0))[0]:
            waiting = [name for name, (planned, _, _) in others.items() if planned]
            raise UsageError(
                "Nothing waits to be handed over on this channel.",
                where=channel,
                next_step=f"Waiting: {', '.join(waiting)}." if waiting else "First: duenotice unreached write",
            )
        given = replace(wave, channel=channel)
        taken = delivery.handed_over(
            ledger, given, list(delivery.subjects_of(ledger, given, [delivery.State.PLANNED])), receipt
        )
        delivery.seal_wave(ledger, given)
        settled(ledger, row)
        stamps.stamp(case, ledger, by)
        with transaction.atomic():
            audit.record(by, "hand over", f"{channel}, wave {row.number}", case=case, after=taken, reason=receipt)
    return taken
