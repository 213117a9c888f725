"""From whom the letters come: the case's facts and settings make the sender's identity and the wave."""

from __future__ import annotations

from duenotice import delivery
from duenotice.case.mailkeys import fingerprints, keys_of
from duenotice.case.models import Case, Run, Wave
from duenotice.case.settings import settings_of
from duenotice.model.errors import CaseError


def plain_of(case: Case) -> dict[str, str]:
    """The sender without keys. Raises CaseError where the facts `controller_name` or `controller_domain` are missing."""
    facts, settings = case.facts(), settings_of(case)
    name, domain = facts.value("controller_name"), facts.value("controller_domain")
    if not isinstance(name, str) or not isinstance(domain, str):
        raise CaseError(
            "It is not known from whom the letters come.",
            where=case.reference,
            next_step="State the facts controller_name and controller_domain (duenotice fact …).",
        )
    from_address = settings.from_address or f"privacy@{domain}"
    return {
        "domain": domain,
        "from_address": from_address,
        "from_name": name,
        "reply_to": settings.reply_to or from_address,
        "bounce_domain": settings.bounce_domain or domain,
    }


def identity_of(case: Case) -> delivery.Identity:
    """The sender's identity with the keys that sign. Raises CaseError as `plain_of`, or where a sealed key does not open."""
    return delivery.Identity(**plain_of(case), dkim=keys_of(case))


def told_of(case: Case) -> dict[str, object]:
    """The sender as JSON, keys by their fingerprints: what an approval is bound to."""
    return {**plain_of(case), "dkim": fingerprints(keys_of(case))}


def wave_of(case: Case, run: Run) -> delivery.Wave:
    """The round of notices that a draft goes out in, or would."""
    return delivery.Wave(case.reference, number_of(case, run), identity_of(case), case.key("delivery"))


def number_of(case: Case, run: Run) -> int:
    """The number of the wave of a draft: its own where it was begun, else the next. Only the newest draft can begin one, so the
    next is still the next when what was approved under it goes out."""
    waves = [(draft_of(row), row.number) for row in case.wave_set.select_related("approval")]
    known = {draft.seq: number for draft, number in waves}
    return known.get(run.seq) or max(known.values(), default=0) + 1


def draft_of(row: Wave) -> Run:
    """The draft that a wave sends, as its approval names it."""
    return row.case.run_set.get(stage="draft", seq=int(row.approval.subject["draft"].partition("-")[0]))


def sent_wave(row: Wave) -> delivery.Wave:
    """The wave as it was approved and sent, whatever the sender is set to by now; keys of it that are destroyed are missing."""
    sender = dict(row.approval.subject["sender"])
    used: dict[str, str] = sender.pop("dkim")
    kept = keys_of(row.case)
    same = tuple(key for key in kept if fingerprints([key])[key.selector] == used.get(key.selector))
    return delivery.Wave(
        row.case.reference, row.number, delivery.Identity(**sender, dkim=same), row.case.key("delivery")
    )


def ledger_url(case: Case) -> str:
    """Where the ledger of the case's deliveries is: the PostgreSQL of the home, else a file in the case folder."""
    from django.conf import settings

    url: str = settings.DUENOTICE_HOME.database
    return url if url.startswith("postgres") else f"sqlite:///{case.folder / 'ledger.sqlite3'}"


def closing(ledger: delivery.Ledger, wave: delivery.Wave, draft: Run) -> tuple[str, int]:
    """The closing sentence over all people to tell of a draft, also those nobody has an address of, and how many no channel reached."""
    unaddressed = int(draft.summary["people"]) - int(draft.summary["reached"])
    return delivery.closing(ledger, wave, unaddressed)
