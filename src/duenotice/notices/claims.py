"""Claims: each sentence of a notice with the facts it needs. Evaluates to true, false or unknown, or refuses to be said at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from duenotice.bundled import bundled
from duenotice.model.errors import ClaimError
from duenotice.model.facts import UNKNOWN, Answer
from duenotice.model.kinds import family
from duenotice.notices.brief import Brief
from duenotice.notices.contacts import us_contacts

Need = bool | str | list[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One way a claim can stand: state (`true`, `false`, `unknown`), needs by fact, message (None: nothing to say), a list to add."""

    state: str
    needs: Mapping[str, Need]
    say: str | None
    list: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence in its possible states. Fields as explained at the top of claims.yaml."""

    id: str
    section: str
    serves: tuple[str, ...]
    reveals: str
    cases: tuple[Case, ...]
    unknown: str | None
    otherwise: str
    demanded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it stands for one brief: state, message id or None, and the facts that made it so."""

    claim: Claim
    state: str
    message: str | None
    facts: tuple[str, ...]
    list: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All claims in order, the sections, and what follows from each kind of data."""

    sections: tuple[str, ...]
    claims: tuple[Claim, ...]
    kinds: Mapping[str, Mapping[str, tuple[str, ...]]]
    advice_groups: Mapping[str, tuple[str, ...]]

    def messages(self) -> frozenset[str]:
        """Every message id that a claim may use."""
        said = {case.say for claim in self.claims for case in claim.cases} | {claim.unknown for claim in self.claims}
        return frozenset(message for message in said if message)

    def needs(self, duties: frozenset[str]) -> frozenset[str]:
        """The facts that sentences serving any of these duties rest on."""
        claims = (claim for claim in self.claims if duties & set(claim.serves))
        return frozenset(fact for claim in claims for case in claim.cases for fact in case.needs)

    def names(self, fact: str) -> frozenset[str]:
        """The names that the claims understand in a fact of names (`measures_taken`, `own.advice`)."""
        needs = (case.needs.get(fact) for claim in self.claims for case in claim.cases)
        return frozenset(need["has"] for need in needs if isinstance(need, Mapping))


@cache
def catalogue() -> Catalogue:
    """The claims of claims.yaml and, last, those only a law's demand brings in (claims_us.yaml)."""
    plain, demanded = (bundled(__package__, name) for name in ("claims.yaml", "claims_us.yaml"))
    claims = [_claim(name, spec) for name, spec in [*plain["claims"].items(), *demanded["claims"].items()]]
    kinds = {kind: {what: tuple(ids) for what, ids in spec.items()} for kind, spec in plain["kinds"].items()}
    groups = {group: tuple(ids) for group, ids in plain["advice_groups"].items()}
    return Catalogue(tuple(plain["sections"]), tuple(claims), kinds, groups)


def _claim(name: str, spec: Mapping[str, Any]) -> Claim:
    if "each" in spec:
        cases, otherwise = (Case("true", {spec["each"]: {"has": spec["name"]}}, spec["say"]),), "skip"
    else:
        cases, otherwise = tuple(_case(case) for case in spec["cases"]), spec.get("otherwise", "refuse")
    return Claim(
        id=name,
        section=spec["section"],
        serves=tuple(spec.get("serves", ())),
        reveals=spec.get("reveals", ""),
        cases=cases,
        unknown=spec.get("unknown"),
        otherwise=otherwise,
        demanded_by=tuple(spec.get("demanded_by", ())),
    )


def _case(spec: Mapping[str, Any]) -> Case:
    return Case(spec.get("state", "true"), spec["needs"], spec["say"], spec.get("list", ""))


_RESTS_ON = {
    "own.passwords": "passwords_exposed",
    "own.payment": "payment_exposed",
    "own.start": "happened_at",
    "own.end": "ended_at",
    "own.kinds": "kinds_exposed",
    "own.several_natures": "breach_kinds",
    "own.confidentiality": "breach_kinds",
}


class Ground:
    """What a brief proves: the case's facts, and the group's own values under `own.…`. Every use of a fact is asked here."""

    def __init__(self, brief: Brief, phase: int) -> None:
        self.brief = brief
        self._own = _own(brief, phase)

    def value(self, name: str) -> object:
        """The value of a fact, or UNKNOWN."""
        return self._own[name] if name.startswith("own.") else self.brief.facts.value(name)

    def version(self, name: str) -> str:
        """`name@version` of a fact used; own values of the group count under the fact they rest on, else without a version."""
        name = _RESTS_ON.get(name, name)
        fact = self.brief.facts.get(name)
        return f"{name}@{fact.version}" if fact else name


def _own(brief: Brief, phase: int) -> dict[str, object]:
    start, end = brief.interval()
    families = brief.families()
    breach = brief.facts.value("breach_kinds")
    natures: tuple[str, ...] = breach if isinstance(breach, tuple) else ()
    return {
        "own.phase": "first" if phase == 1 else "later",
        "own.previous": brief.previous or UNKNOWN,
        "own.start": start or UNKNOWN,
        "own.end": end or UNKNOWN,
        "own.affected": {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: UNKNOWN}[brief.affected],
        "own.kinds": families or UNKNOWN,
        "own.count": UNKNOWN if brief.people is None else "exact" if brief.people.is_exact else "range",
        "own.passwords": _exposed(brief, "passwords_exposed", {"PASSWORD", "PASSWORD_HASH"}),
        "own.payment": _exposed(brief, "payment_exposed", {"CARD", "CARD_CODE", "IBAN"}),
        "own.confidentiality": "confidentiality" in natures,
        "own.several_natures": len(natures) > 1,
        "own.advice": _advice(brief) or _following(families or _of_the_case(brief), "advice"),
        "own.consequences": _following(families or _of_the_case(brief), "consequences"),
        "own.form": brief.form,
        "own.authority_complaint": not brief.jurisdiction.startswith("US"),
        **_american(brief),
    }


def _of_the_case(brief: Brief) -> tuple[str, ...]:
    """Kinds exposed of anybody: what people should be ready for where it is not known which of their own data were seen."""
    stated = brief.facts.value("kinds_exposed")
    return tuple(dict.fromkeys(family(kind) for kind in stated)) if isinstance(stated, tuple) else ()


_MONITORED = frozenset({"NATIONAL_ID", "TAX_ID", "DRIVING_LICENCE", "PASSPORT", "IBAN", "CARD"})
"""Kinds for which some state law wants identity protection offered; which one does is for `law` to say."""


def _american(brief: Brief) -> dict[str, object]:
    contacts = {contact.role: contact for contact in (*us_contacts(brief.jurisdiction), *brief.places())}
    offer = brief.offer()
    parent = contacts.get("parent")
    return {
        "own.monitoring": offer or UNKNOWN,
        "own.monitoring_due": not _MONITORED.isdisjoint(brief.families()) if brief.families() else UNKNOWN,
        "own.enrol_by": (offer and offer.enrol_by) or UNKNOWN,
        "own.parent": UNKNOWN if parent is None else "named" if parent.name else "none",
        **{
            f"own.contact_{role}": contacts.get(role, UNKNOWN)
            for role in ("equifax", "experian", "transunion", "ftc", "attorney_general")
        },
    }


def _exposed(brief: Brief, fact: str, kinds: set[str]) -> object:
    """Exposed for this group; proven absent only where the fact says so for the whole case."""
    stated = brief.facts.value(fact)
    if not kinds.isdisjoint(brief.families()):
        if stated is False:
            raise ClaimError(
                f"The kinds of this group contradict the fact {fact}=no.",
                where=f"case {brief.case}",
                next_step="Correct the fact, or look at the findings of these kinds.",
            )
        return True
    return False if stated is False and brief.families() else UNKNOWN


def _advice(brief: Brief) -> tuple[str, ...]:
    """The advice asked for, groups of `law` taken apart; an unknown name stays, to be refused."""
    groups = catalogue().advice_groups
    return tuple(dict.fromkeys(name for asked in brief.advice for name in groups.get(asked, (asked,))))


def _following(families: tuple[str, ...], what: str) -> tuple[str, ...]:
    table = catalogue().kinds
    return tuple(dict.fromkeys(name for kind in families for name in table.get(kind, {}).get(what, ())))


def stand(ground: Ground, withheld: frozenset[str], demanded: frozenset[str]) -> Iterator[Said]:
    """All claims as they stand for a brief, in order. withheld: what no sentence may reveal; demanded: contents that laws ask for.

    Raises ClaimError where a required fact is missing, no sentence fits a fact, or a name is not understood.
    """
    _refuse_strange_names(ground)
    for claim in catalogue().claims:
        if claim.reveals in withheld or (claim.demanded_by and demanded.isdisjoint(claim.demanded_by)):
            continue
        said = _stands(claim, ground)
        if said is not None and said.message:
            yield said


def _refuse_strange_names(ground: Ground) -> None:
    for fact in ("measures_taken", "own.advice"):
        value = ground.value(fact)
        strange = sorted(set(value) - catalogue().names(fact)) if isinstance(value, tuple) else []
        if strange:
            known = ", ".join(sorted(catalogue().names(fact)))
            raise ClaimError(f"No sentence for {', '.join(strange)}.", where=f"fact {fact}", next_step=f"Use: {known}.")
    strange = sorted(set(ground.brief.families()) - catalogue().kinds.keys())
    if strange:
        raise ClaimError(
            f"No words for the kind {', '.join(strange)}.", where="kinds", next_step="Use kinds of model.KINDS."
        )


def _stands(claim: Claim, ground: Ground) -> Said | None:
    asked = tuple(dict.fromkeys(name for case in claim.cases for name in case.needs))
    for case in claim.cases:
        if all(_met(need, ground.value(name)) for name, need in case.needs.items()):
            return Said(claim, case.state, case.say, tuple(ground.version(name) for name in case.needs), case.list)
    missing = [name for name in asked if ground.value(name) is UNKNOWN]
    facts = tuple(ground.version(name) for name in asked)
    if claim.unknown and (missing or claim.otherwise == "unknown"):
        return Said(claim, "unknown", claim.unknown, facts)
    if claim.otherwise == "skip":
        return None
    raise _refusal(claim, ground, missing or list(asked))


def _met(need: Need, value: object) -> bool:
    if value is UNKNOWN or value is None:
        return False
    if isinstance(need, bool):
        return value is need
    if isinstance(need, list):
        return value in need
    if isinstance(need, Mapping):
        return isinstance(value, tuple) and need["has"] in value
    return value not in ("", ())


def _refusal(claim: Claim, ground: Ground, names: list[str]) -> ClaimError:
    values = ", ".join(f"{name}={_shown(ground.value(name))}" for name in names)
    return ClaimError(
        f"The claim {claim.id} cannot be said: {values}.",
        where=f"case {ground.brief.case}",
        next_step="Establish or correct these facts; a notice says only what they prove.",
    )


def _shown(value: object) -> str:
    """A value as it may stand in an error: words of the vocabulary, never free text."""
    return (
        "unknown"
        if value is UNKNOWN
        else str(value).lower()
        if isinstance(value, bool)
        else f"“{value}”"
        if _is_word(value)
        else "given"
    )


def _is_word(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and len(value) <= 32 and value.replace("_", "").isalpha()
