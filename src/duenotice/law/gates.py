"""What must hold before a duty's own condition is asked: the law in force, whom it binds, whom and what it protects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duenotice.law.conditions import circumstance, yes_or_no
from duenotice.law.elements import elements_of, holds, in_words, may_meet
from duenotice.law.places import Place, added, members
from duenotice.law.ruleset import Duty, Rule
from duenotice.law.verdict import Verdict, no, unknown, yes
from duenotice.model.bounds import Bounds
from duenotice.model.facts import UNKNOWN, Answer, Facts

_NOT_LAW_YET = {"proposed": "is a proposal", "draft": "is a draft", "practice": "is practice, not law"}
_HARM_ASKED = ("notify_unless_unlikely", "notify_if_likely", "in_definition")
_ENACTED = ("enacted", "enacted_not_in_force")


@dataclass(frozen=True, slots=True)
class Hit:
    """Whom a breach hits in a law's jurisdiction: facts, people by kinds (`place`), and kinds known of them all."""

    facts: Facts
    place: Place
    kinds: frozenset[str]
    nobody_counted: bool

    @property
    def kind_sets(self) -> tuple[tuple[frozenset[str], Bounds], ...]:
        """People by kinds exposed; where only the kinds are known, all people with all kinds."""
        return self.place.kind_sets or (((self.kinds, self.place.people),) if self.kinds else ())


def in_force(rule: Rule, day: date) -> Verdict:
    """Whether this version of the rule is law on that day. Unknown for a day before its recorded history."""
    if rule.status in _NOT_LAW_YET:
        return no(f"{rule.law} {_NOT_LAW_YET[rule.status]}.")
    if rule.mode in ("voluntary", "none", "informative"):
        return no(f"{rule.law}: {'telling is voluntary' if rule.mode == 'voluntary' else 'there is no such duty'}.")
    if rule.end and day > rule.end:
        return no(f"No longer in force since {rule.end}.")
    if rule.start and day < rule.start:
        if rule.status in _ENACTED:
            return no(f"Not in force before {rule.start}.")
        return unknown(
            f"No answer for {day}: the history of this rule is recorded from {rule.start} on.",
            "law_before_recorded_history",
        )
    if rule.start is None and rule.status in _ENACTED:
        return no("Enacted, but no date of effect is set.")
    return yes(f"In force on {day}.")


def binds(rule: Rule, duty: Duty, facts: Facts) -> Verdict:
    """Role of the company: a controller until somebody says otherwise; a processor only where somebody says so."""
    wanted = "processor" if duty.addressee == "controller" else rule.role
    role = facts.value("controller_role")
    if role is UNKNOWN:
        if wanted == "controller":
            return yes("Taken as controller: nobody has said otherwise.")
        return unknown("Whether the company acts as processor is not known.", "controller_role")
    said = f"The company acts as {role}; this binds a {wanted}."
    return (yes if role == wanted else no)(said, "controller_role")


def of_sector(rule: Rule, facts: Facts) -> Verdict:
    """Laws of one sector bind its members only."""
    if not rule.sector:
        return yes("The law is not limited to a sector.")
    sectors = facts.value("sectors")
    names = " or ".join(rule.sector).replace("_", " ")
    if sectors is UNKNOWN:
        return unknown(f"Whether the company is in the sector ({names}) is not known.", "sectors")
    mine = set(sectors) if isinstance(sectors, tuple) else {sectors}
    return (yes if mine & set(rule.sector) else no)(f"The law binds the sector {names}.", "sectors")


def applies(rule: Rule, hit: Hit) -> Verdict:
    """Anybody of the jurisdiction hit, or the company established there, as the law asks."""
    where = "+".join(rule.jurisdiction)
    if rule.data["applies_to"] != "residents":
        established = hit.facts.value("established_in")
        if isinstance(established, tuple) and set(established) & set(members(rule.jurisdiction)):
            return yes(f"The company is established in {where}.", "established_in")
    people = hit.place.people
    if people.certain:
        some = "1 person of {} is" if people.certain == 1 else f"{people.certain:,} people of {{}} are"
        return yes(f"At least {some.format(where)} affected.")
    if rule.data["applies_to"] != "residents" and not isinstance(hit.facts.value("established_in"), tuple):
        asked = (f"people.{where}",) if people.possible or hit.nobody_counted else ()
        return unknown(f"Whether the company is established in {where} is not known.", "established_in", *asked)
    if people.possible or hit.nobody_counted:
        return unknown(
            f"Whether people of {where} are affected is not known (at most {people.possible:,}).", f"people.{where}"
        )
    return no(f"Nobody of {where} is among the people affected.")


def protected(rule: Rule, hit: Hit) -> tuple[Verdict, Bounds]:
    """(whether the law protects the data that got out, people for whom it does)."""
    data = rule.data["personal_data"]
    if data["kind"] != "element_sets":
        if hit.kind_sets or data["kind"] == "sector_definition":
            return yes("The law covers any personal data."), hit.place.people
        return unknown("Which kinds of data were exposed is not known.", "kinds_exposed"), hit.place.people
    if not hit.kind_sets:
        return unknown("Which kinds of data were exposed is not known.", "kinds_exposed"), Bounds(
            0, 0, hit.place.people.possible
        )
    return _by_elements(data["sets"], hit)


def _by_elements(sets: list[Mapping[str, Any]], hit: Hit) -> tuple[Verdict, Bounds]:
    total, open_facts = Bounds(0, 0, 0), list[str]()
    for kinds, people in hit.kind_sets:
        answer, fact = _sets_met(sets, elements_of(kinds), hit.facts)
        if answer is Answer.YES:
            total = added(total, people)
        elif answer is Answer.UNKNOWN:
            total, open_facts = added(total, Bounds(0, 0, people.possible)), [*open_facts, fact]
    if total.certain:
        return yes(f"The data fit an element set of the law ({_wanted(sets)}).", "kinds_exposed"), total
    if total.possible:
        return unknown(
            "Whether the data fit an element set of the law depends on more.", *(open_facts or ["kinds_exposed"])
        ), total
    found = in_words(sorted({element for kinds, _ in hit.kind_sets for element in elements_of(kinds)}))
    return no(
        f"No element set of the law is met by {found or 'these data'}; it asks for {_wanted(sets)}.", "kinds_exposed"
    ), total


def _sets_met(sets: list[Mapping[str, Any]], held: frozenset[str], facts: Facts) -> tuple[Answer, str]:
    best, fact = Answer.NO, ""
    for one in sets:
        if one.get("name_required") and "name" not in held:
            continue
        if not any(holds(part, held) for part in one["any_of"]):
            continue
        if not one.get("condition"):
            return Answer.YES, ""
        fact = circumstance(str(one["condition"]))
        answer = facts.answer(fact) if may_meet(str(one["condition"]), held) else Answer.NO
        if answer is Answer.YES:
            return Answer.YES, ""
        best = Answer.UNKNOWN if answer is Answer.UNKNOWN else best
    return best, fact


def _wanted(sets: list[Mapping[str, Any]]) -> str:
    lines: list[str] = []
    for one in sets:
        names = [part if isinstance(part, str) else "a combination" for part in one["any_of"]]
        lines.append(
            ("a name with " if one.get("name_required") else "")
            + (in_words(names[:6]) + (" …" if len(names) > 6 else ""))
        )
    return "; or ".join(lines)


def of_event(rule: Rule, facts: Facts) -> Verdict:
    """Whether the breach is of the kind the law speaks of: most ask that data were accessed or acquired."""
    kinds = facts.value("breach_kinds")
    if rule.data["trigger"]["event"] == "any_breach" or kinds is UNKNOWN:
        return yes("The law covers the event.")
    held = kinds if isinstance(kinds, tuple) else (kinds,)
    return (yes if "confidentiality" in held else no)(
        "The law asks that data were accessed, acquired or disclosed.", "breach_kinds"
    )


def of_harm(rule: Rule, facts: Facts) -> Verdict:
    """A law's own threshold of harm, where it has one outside its conditions."""
    harm = rule.data["trigger"].get("harm")
    if not isinstance(harm, Mapping) or harm.get("threshold") not in _HARM_ASKED:
        return yes("The law has no separate threshold of harm.")
    asked = yes_or_no(facts, "harm_likely", f"harm to the people is likely ({harm.get('standard')})")
    if asked.answer is not Answer.YES and harm.get("or_known_acquisition"):
        return yes("The law also takes any known acquisition or use of the data by somebody without authority.")
    return asked


def passed(rule: Rule, hit: Hit, day: date) -> tuple[list[Verdict], Bounds]:
    """(verdicts of a rule's gates, the last one no if any is; people whose data the law protects). Cheap gates come first."""
    verdicts = [in_force(rule, day), of_sector(rule, hit.facts), applies(rule, hit)]
    people = hit.place.people
    for n, verdict in enumerate(verdicts):
        if verdict.is_no:
            return verdicts[: n + 1], people
    covered, people = protected(rule, hit)
    for verdict in (covered, of_event(rule, hit.facts), of_harm(rule, hit.facts)):
        verdicts.append(verdict)
        if verdict.is_no:
            break
    return verdicts, people


def exempt(rule: Rule, duty: Duty, facts: Facts) -> Iterator[Verdict]:
    """Exceptions that somebody has established; an exception nobody established takes no duty away."""
    if facts.answer(f"exempt.{rule.id}") is Answer.YES:
        yield no(
            f"An exception of {rule.law} was established by {facts[f'exempt.{rule.id}'].source}.", f"exempt.{rule.id}"
        )
    if _unintelligible(rule.data.get("encryption"), facts):
        yield no("The data were encrypted and the key was not taken.", "data_encrypted", "key_taken")
    for one in duty.more.get("exempt_if") or ():
        if facts.answer(one["fact"]) is Answer.YES and not (
            one.get("unless") and facts.answer(one["unless"]) is not Answer.NO
        ):
            instead = f" {one['then'].replace('_', ' ')} instead." if one.get("then") else ""
            yield no(f"Exception: {one['text']}.{instead}", one["fact"])


def _unintelligible(harbour: Any, facts: Facts) -> bool:
    if not harbour or (isinstance(harbour, Mapping) and not harbour.get("exists")):
        return False
    return facts.answer("data_encrypted") is Answer.YES and facts.answer("key_taken") is Answer.NO
