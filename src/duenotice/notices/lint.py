"""The gate before approval: what stops a notice from being sent, and what needs a written reason.

Families: truth (every word comes from a claim), completeness (each obligation's contents), cues (what people take for phishing),
bytes (size, remote content, markup), readability, languages (the same facts in all). SpamAssassin is asked by `spam`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from duenotice.model.errors import ClaimError
from duenotice.model.facts import UNKNOWN
from duenotice.model.sending import Notice
from duenotice.model.vocabulary import BY_NAME
from duenotice.notices import demands
from duenotice.notices.brief import Brief, Problem
from duenotice.notices.claims import catalogue
from duenotice.notices.compose import CODE_SLOT, NAME_SLOT, compose
from duenotice.notices.contacts import us_contacts
from duenotice.notices.cues import cues
from duenotice.notices.readability import hard_to_read
from duenotice.notices.words import US_LETTERS

MOST_BYTES = 20_000
MOST_SUBJECT = 100
"""Signs of a subject; programs show some 60 to 80, and what is cut looks careless."""
_REMOTE = re.compile(
    r"(?i)<(?:img|link|script|iframe|frame|object|embed|applet|video|audio|form|base|svg|math|style|input|button|template)\b"
    r"|\b(?:url|image-set|src|expression|paint)\s*\(|@import|@font-face|http-equiv"
    r"|\b(?:src|srcset|background|action|formaction|poster|ping|cite|longdesc|manifest|data|xmlns)\s*=|\bon[a-z]+\s*="
)
_SLOT = re.compile(r"\{\{.*?\}\}")
_CONTROL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u2065\ufeff\U000e0000-\U000e007f]"
)
"""Control signs, and signs that nobody sees. Joiners and direction marks of scripts that need them are none."""


def lint(notice: Notice, brief: Brief, others: Sequence[Notice] = ()) -> list[Problem]:
    """All problems of a notice that was composed from a brief; empty where it may be sent.

    others: the same notice in its other languages. `refuse` stops sending; `warn` needs a written reason of a person.
    """
    return [
        *_truth(notice, brief),
        *_complete(notice, brief),
        *_cues(notice, brief),
        *_bytes(notice),
        *hard_to_read(notice.text, notice.language),
        *_same_facts(notice, others),
        *_draft(notice),
    ]


def refuses(problems: Sequence[Problem]) -> bool:
    """True where one of the problems stops sending."""
    return any(problem.severity == "refuse" for problem in problems)


def _truth(notice: Notice, brief: Brief) -> Iterator[Problem]:
    """Nothing but what the claims yield: the notice composed anew must be the same, sign for sign."""
    try:
        anew = compose(brief, notice.language, notice.variant, notice.phase)
    except ClaimError as error:
        yield Problem("truth.unproven", "claims", error.what, "refuse")
        return
    for place, ours, theirs in (
        ("subject", anew.subject, notice.subject),
        ("text", anew.text, notice.text),
        ("html", anew.html, notice.html),
    ):
        if ours != theirs:
            yield Problem(
                "truth.free_text", _first_difference(place, ours, theirs), "words that no claim yields", "refuse"
            )
    if anew.claims != notice.claims:
        yield Problem("truth.claims", "claims", "the list of claims is not what the facts yield", "refuse")


def _first_difference(place: str, ours: str, theirs: str) -> str:
    lines = zip([*ours.splitlines(), ""], [*theirs.splitlines(), ""], strict=False)
    number = next((n for n, (a, b) in enumerate(lines, 1) if a != b), len(theirs.splitlines()))
    return place if place == "subject" else f"{place}:{number}"


def _complete(notice: Notice, brief: Brief) -> Iterator[Problem]:
    serves = frozenset(notice.serves)
    for obligation, contents in brief.demands.items():
        for content in contents:
            why = demands.unmet(content, serves, brief.families())
            if why:
                why += _not_known(content, brief)
                yield Problem("complete.demand", obligation, f"the law wants “{content}”: {why}", "refuse")
            elif short := _too_short(content, brief):
                yield Problem("complete.offer", obligation, short, "refuse")
    for duty in sorted({"controller", "contact", "check", "advice"} - serves):
        yield Problem(f"complete.{duty}", "claims", f"no sentence serves “{duty}”", "refuse")
    late = brief.facts.value("next_update_at")
    if isinstance(late, datetime) and late.date() < brief.written:
        yield Problem("complete.next_update", "claims", "the date of the next message lies before this one", "refuse")
    if any(claim.endswith("=unknown") for claim in notice.claims) and late is UNKNOWN:
        yield Problem(
            "complete.next_update", "claims", "something is unknown without a date of the next message", "refuse"
        )


def _too_short(content: str, brief: Brief) -> str:
    """Why the identity protection offered ends too early for a law; empty where it does not."""
    offer, wanted = brief.offer(), demands.months(content)
    if not offer or not demands.concerns(content, brief.families()) or offer.months >= wanted:
        return ""
    return f"the law wants {wanted} months of identity protection, {offer.months} are offered (fact monitoring_months)"


_BEHIND = {
    "own.monitoring": ("monitoring_provider", "monitoring_months", "monitoring_how"),
    "own.parent": ("parent_company",),
}
"""Facts behind what a group's brief works out."""


def _not_known(content: str, brief: Brief) -> str:
    """The facts that nobody has stated and that sentences of this content rest on, in words."""
    needed = catalogue().needs(demands.duties(content))
    behind = (name for fact in needed for name in _BEHIND.get(fact, (fact,)) if name in BY_NAME)
    unknown = sorted(name for name in behind if brief.facts.value(name) is UNKNOWN)
    return f" (not stated: {', '.join(unknown)})" if unknown else ""


def _cues(notice: Notice, brief: Brief) -> Iterator[Problem]:
    domain = brief.facts.value("controller_domain")
    html = re.sub(r"(?s)^<!DOCTYPE.*?<body", "<body", notice.html)
    contacts = (*us_contacts(brief.jurisdiction), *brief.places())
    named = [contact for contact in contacts if contact.site and contact.site in notice.text]
    own = (domain if isinstance(domain, str) else "", *(contact.site for contact in named))
    yield from cues(notice.subject, notice.text, html, domains=own, language=notice.language)
    for contact in named:
        if not contact.checked:
            yield Problem("complete.unchecked_contact", contact.role, "nobody has checked this contact", "warn")
    if NAME_SLOT not in notice.text:
        yield Problem("cue.no_name", "text", "nobody is addressed by name", "warn")
    controller = brief.facts.value("controller_name")
    if isinstance(controller, str) and controller not in notice.subject and demands.form(brief.demanded()) == "plain":
        yield Problem("cue.no_sender_in_subject", "subject", "the subject does not name the sender", "warn")


def _bytes(notice: Notice) -> Iterator[Problem]:
    for place, part in (("text", notice.text), ("html", notice.html)):
        if len(part.encode()) > MOST_BYTES:
            yield Problem("bytes.size", place, f"more than {MOST_BYTES:,} bytes", "refuse")
        if set(_SLOT.findall(part)) - {NAME_SLOT, CODE_SLOT}:
            yield Problem("bytes.slot", place, "a slot that nobody fills", "refuse")
        if any(part.count(slot) > 1 for slot in (NAME_SLOT, CODE_SLOT)):
            yield Problem("bytes.slot_twice", place, "name or code stands in it twice: a fact brings a slot", "refuse")
        if _CONTROL.search(part):
            yield Problem("bytes.control", place, "control or invisible signs", "refuse")
    if "\n" in notice.subject or "\r" in notice.subject or _CONTROL.search(notice.subject):
        yield Problem("bytes.header", "subject", "a line break or control sign in a header", "refuse")
    if len(notice.subject) > MOST_SUBJECT:
        yield Problem("bytes.long_subject", "subject", f"more than {MOST_SUBJECT} signs: programs cut it", "warn")
    if not notice.html:
        return
    if _REMOTE.search(notice.html):
        yield Problem("bytes.remote", "html", "fetches, sends or runs something", "refuse")
    if not re.search(r'<html lang="[A-Za-z0-9-]+" dir="(?:ltr|rtl)">', notice.html) or "<h1" not in notice.html:
        yield Problem("bytes.accessible", "html", "lacks language, direction or heading", "refuse")


def _same_facts(notice: Notice, others: Sequence[Notice]) -> Iterator[Problem]:
    for other in others:
        if (
            other.language != notice.language
            and (other.variant, other.phase) == (notice.variant, notice.phase)
            and other.claims != notice.claims
        ):
            yield Problem("languages.claims", other.language, "not the same claims in both languages", "refuse")


def _draft(notice: Notice) -> Iterator[Problem]:
    if notice.machine_drafted:
        yield Problem(
            "languages.machine_drafted", notice.language, "no person has approved this language's wording yet", "warn"
        )
    if notice.language not in US_LETTERS and any(claim.startswith("us_") for claim in notice.claims):
        yield Problem("languages.english_part", notice.language, "what a US law demands is said in English", "warn")
