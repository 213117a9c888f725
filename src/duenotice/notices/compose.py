"""From claims to one notice: sentences in their sections, as plain text and as HTML, with slots for name and code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

from duenotice.model.errors import ClaimError, PolicyRefused
from duenotice.model.facts import UNKNOWN
from duenotice.model.sending import Notice
from duenotice.notices import demands
from duenotice.notices.brief import Brief
from duenotice.notices.claims import Ground, Said, catalogue, stand
from duenotice.notices.contacts import us_contacts
from duenotice.notices.mixing import goes_as_text
from duenotice.notices.pages import html_of, text_of
from duenotice.notices.words import Speaker, source_sha256, speaker

NAME_SLOT, CODE_SLOT = "{{name}}", "{{code}}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One said claim: its id with state, its words, and bullets below it."""

    claim: str
    text: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under one heading; the opening has none."""

    id: str
    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A notice before it is laid out. title: of the HTML page and its first heading, the subject without the sender's name; closing:
    name, address and date of the sender, one line each."""

    language: str
    direction: str
    subject: str
    title: str
    greeting: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    claims: tuple[str, ...]
    facts: tuple[str, ...]
    serves: tuple[str, ...]


def compose(brief: Brief, language: str, variant: str = "default", phase: int = 1) -> Notice:
    """The notice of one group in one language.

    language: one of `languages()`; variant: the caller's name for the group; phase: 1, then 2 and up for supplements.
    Raises ClaimError where a needed fact is missing or contradicts another, or where something is unknown and nobody has
    said by when people will hear more (`next_update_at`). html is empty where the notice goes as text alone (`mixing`).
    """
    page = document(brief, language, phase)
    text, html = text_of(page), html_of(page)
    html = "" if goes_as_text(page.subject, text, html) else html
    digest = _sha256(page.subject, text, html)
    return Notice(
        id=_sha256(brief.case, variant, language, str(phase), digest)[:16],
        variant=variant,
        language=language,
        phase=phase,
        subject=page.subject,
        text=text,
        html=html,
        claims=page.claims,
        facts=page.facts,
        serves=page.serves,
        sha256=digest,
        machine_drafted=brief.approvals.get(language) != source_sha256(language),
    )


def refuse_changed(notice: Notice, brief: Brief) -> None:
    """Raises PolicyRefused where the brief no longer yields this very notice: what is made of it would not be what was approved."""
    if compose(brief, notice.language, notice.variant, notice.phase).sha256 != notice.sha256:
        raise PolicyRefused(
            "The facts no longer yield this notice.",
            where=f"notice {notice.id}",
            next_step="Draft and approve it again.",
        )


def fill(notice: Notice, name: str, code: str) -> tuple[str, str]:
    """Text and HTML with the slots filled, for previews and letters. Markup in a name is escaped in the HTML."""
    text = notice.text.replace(NAME_SLOT, name).replace(CODE_SLOT, code)
    return text, notice.html.replace(NAME_SLOT, escape(name)).replace(CODE_SLOT, escape(code))


def document(brief: Brief, language: str, phase: int = 1) -> Document:
    """The claims of a brief as sentences in sections. Raises as `compose`."""
    ground = Ground(brief, phase)
    words = speaker(language, brief.jurisdiction.startswith("US"))
    demanded = brief.demanded()
    said = tuple(stand(ground, demands.withheld(demanded), demanded))
    values = _values(brief, words)
    sections = (
        _us_ca(said, words, values, brief) if demands.form(demanded) == "us_ca" else _plain(said, words, values, brief)
    )
    start, _ = brief.interval()
    dated = "subject-dated" if start else "subject-undated"
    subject = words.say("us-ca-title" if demands.form(demanded) == "us_ca" else dated, values)
    return Document(
        language=language,
        direction=words.direction,
        subject=subject,
        title=_title(subject, values["controller"]),
        greeting=words.say("greeting", values),
        sections=sections,
        closing=(values["controller"], values["address"], values["date"]),
        claims=tuple(f"{one.claim.id}={one.state}" for one in said),
        facts=tuple(sorted({fact for one in said for fact in one.facts if not fact.startswith("own.")})),
        serves=tuple(sorted({duty for one in said for duty in one.claim.serves})),
    )


def _title(subject: str, controller: str) -> str:
    """`Name: your data …` as `Your data …`. Latin letters of a name count against a letter in another script in one spam filter, and
    the name stands in the sender, the subject, the first sentence and the signature already."""
    rest = subject.removeprefix(controller).lstrip(" \u00a0\u202f:：")
    return rest[:1].upper() + rest[1:] if rest and rest != subject else subject


def _plain(said: tuple[Said, ...], words: Speaker, values: dict[str, str], brief: Brief) -> tuple[Section, ...]:
    """Our own order: open questions together in a section of their own, with the date of the next message."""
    by_section: dict[str, list[Sentence]] = {name: [] for name in catalogue().sections}
    for one in said:
        by_section["open" if one.state == "unknown" else one.claim.section].append(_sentence(one, words, values, brief))
    if by_section["open"]:
        by_section["open"].append(_next_update(words, brief))
    return tuple(
        Section(name, "" if name == "opening" else words.say(f"heading-{name}", values), tuple(sentences))
        for name, sentences in by_section.items()
        if sentences
    )


CALIFORNIA = {
    "happened": ("opening", "happened", "audience"),
    "data": ("data", "consequences"),
    "measures": ("measures",),
    "advice": ("advice", "us"),
    "more": ("check", "contact", "open"),
}
"""The five headings of Cal. Civ. Code § 1798.82(d)(1) and which of our sections stand under each."""


def _us_ca(said: tuple[Said, ...], words: Speaker, values: dict[str, str], brief: Brief) -> tuple[Section, ...]:
    """California's order and headings; every heading stands, an open question stays where it belongs."""
    sections = []
    for name, ours in CALIFORNIA.items():
        sentences = [_sentence(one, words, values, brief) for one in said if one.claim.section in ours]
        if name == "more" and any(one.state == "unknown" for one in said):
            sentences.append(_next_update(words, brief))
        sections.append(Section(name, words.say(f"us-ca-heading-{name}", values), tuple(sentences)))
    return tuple(sections)


def _sentence(one: Said, words: Speaker, values: dict[str, str], brief: Brief) -> Sentence:
    if not one.message:
        raise ClaimError(f"The claim {one.claim.id} has nothing to say.")
    bullets = tuple(words.say(f"kind-{kind}", {}) for kind in brief.families()) if one.list == "kinds" else ()
    return Sentence(f"{one.claim.id}={one.state}", words.say(one.message, {**values, **_numbers(brief)}), bullets)


def _next_update(words: Speaker, brief: Brief) -> Sentence:
    due = brief.facts.value("next_update_at")
    if not isinstance(due, datetime):
        raise ClaimError(
            "Something is still unknown, and nobody has said by when people will hear more.",
            where=f"case {brief.case}",
            next_step="Establish the fact next_update_at, or the facts that are unknown.",
        )
    return Sentence("next_update=true", words.say("next-update", {"update": words.instant(due, brief.time_zone)}))


def _values(brief: Brief, words: Speaker) -> dict[str, str]:
    """The values that messages may name. A fact nobody established has none, so that no sentence can be made with it."""
    start, end = brief.interval()
    detected = brief.facts.value("detected_at")
    optional = {
        "controller": _text(brief, "controller_name"),
        "address": _text(brief, "controller_address"),
        "domain": _text(brief, "controller_domain"),
        "contact": _text(brief, "contact_name"),
        "details": _text(brief, "contact_details"),
        "start": start and words.instant(start, brief.time_zone),
        "end": end and words.instant(end, brief.time_zone),
        "day": start and words.day(_local(start, brief)),
        "detected": words.instant(detected, brief.time_zone) if isinstance(detected, datetime) else None,
        "previous": brief.previous and words.day(brief.previous),
        **{contact.role: str(contact) for contact in (*us_contacts(brief.jurisdiction), *brief.places())},
        **_offer(brief, words),
    }
    fixed = {
        "name": NAME_SLOT,
        "code": CODE_SLOT,
        "path": brief.check_path,
        "case": brief.case,
        "date": words.day(brief.written),
    }
    return fixed | {name: value for name, value in optional.items() if value}


def _offer(brief: Brief, words: Speaker) -> dict[str, str | None]:
    offer = brief.offer()
    if offer is None:
        return {}
    until = offer.enrol_by and words.day(offer.enrol_by)
    return {"months": str(offer.months), "provider": offer.provider, "how": offer.how, "enrol_by": until}


def _local(at: datetime, brief: Brief) -> date:
    return at.astimezone(ZoneInfo(brief.time_zone)).date()


def _numbers(brief: Brief) -> dict[str, int]:
    if brief.people is None:
        return {}
    return {"n": brief.people.certain, "low": brief.people.certain, "high": brief.people.possible}


def _text(brief: Brief, fact: str) -> str | None:
    value = brief.facts.value(fact)
    return " ".join(value.split()) if isinstance(value, str) and value is not UNKNOWN else None


def _sha256(*parts: str) -> str:
    """Hash of parts, each behind its length."""
    return hashlib.sha256(b"".join(_enclosed(parts))).hexdigest()


def _enclosed(parts: Iterable[str]) -> Iterable[bytes]:
    for part in parts:
        raw = part.encode()
        yield len(raw).to_bytes(8, "big") + raw
