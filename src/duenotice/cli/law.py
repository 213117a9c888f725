"""`duenotice law`: ask the rules themselves – check them, see which are stale, read one, compare two days, try a what-if."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console

from duenotice import law as rules_of_law
from duenotice.cli import files as told_files
from duenotice.cli import say
from duenotice.cli.options import HERE, Options
from duenotice.law import elements, examples, reviewing
from duenotice.law import reference as rules_reference
from duenotice.model import UNKNOWN, Answer, Bounds, Fact, Facts
from duenotice.model.duties import PROOF, Assessment, Obligation, toward
from duenotice.model.errors import UsageError
from duenotice.model.kinds import KINDS, family
from duenotice.model.vocabulary import AUDIENCES

law = App(name="law", help="Ask the rules of law; no case needed.", group_commands="Commands")


@law.command
def check(*files: Path, options: Options = HERE) -> int:
    """Check the shipped rules and their examples, and rule files of your own.

    ```
    duenotice law check
    duenotice law check contracts.yaml
    ```

    Parameters
    ----------
    files
        Rule files of your own, in the same form (contract duties, local law).
    """
    rules = rules_of_law.load(files)
    found = list(examples.wrong(rules))
    counts = {
        "rules": len(rules.rules),
        "authorities": len(rules.authorities),
        "examples": sum(1 for _ in examples.examples()),
    }

    def human(console: Console) -> None:
        for line in found:
            console.print(f"✗ {line}", markup=False)
        console.print(", ".join(f"{n:,} {what}" for what, n in counts.items()) + f"; {len(found)} wrong")

    say.result(options, "law-check", {**counts, "wrong": found, "sha256": rules.sha256}, human)
    return 1 if found else 0


@law.command
def stale(*, on: str | None = None, options: Options = HERE) -> int:
    """Rules past their review, not verified, or about to change.

    ```
    duenotice law stale
    duenotice law stale --on 2027-01-01
    ```

    Parameters
    ----------
    on
        The day to look from (YYYY-MM-DD; default today).
    """
    rows = list(reviewing.stale(rules_of_law.load(), _day(on)))
    say.result(
        options,
        "law-stale",
        {"rules": [{"rule": rule, "why": why} for rule, why in rows]},
        lambda console: console.print(say.table(("rule", "why"), rows, f"{len(rows)} to look at")),
    )
    return 0


@law.command
def show(rule: str = "", *, options: Options = HERE) -> int:
    """Print a rule for a lawyer: law, citation, duties, conditions, deadlines, level of proof. Without a name: list all rules.

    ```
    duenotice law show               # which rules there are
    duenotice law show us-ca
    duenotice law show gdpr.33_1.authority
    ```

    Parameters
    ----------
    rule
        Its id, such as `gdpr.33_1.authority`, `us-ca`, `jp`; or the beginning of several.
    """
    rules = rules_of_law.load().rules
    if not rule:
        return _listed(rules, options)
    found = [one for one in rules if one.id == rule] or [one for one in rules if one.id.startswith(rule)]
    if not found:
        raise UsageError(
            "There is no such rule.",
            where=rule,
            next_step="List them: duenotice law show",
        )
    say.result(
        options,
        "law-show",
        {"rules": [dict(one.data) | {"law": one.law, "source": one.source} for one in found]},
        lambda console: (
            [console.print(line, markup=False) for one in found for line in reviewing.described(one)] and None
        ),
    )
    return 0


def _listed(rules: Sequence[rules_of_law.Rule], options: Options) -> int:
    told = [
        {
            "rule": one.id,
            "where": list(one.jurisdiction),
            "law": one.law,
            "citation": one.citation,
            "proof": one.verified,
        }
        for one in rules
    ]
    rows = [(one.id, ", ".join(one.jurisdiction), one.law, PROOF[one.verified]) for one in rules]
    say.result(
        options,
        "law-rules",
        {"rules": told},
        lambda console: console.print(say.table(("=rule", "where", "law", "proof"), rows, f"{len(rows)} rules")),
    )
    say.hint(options, "duenotice law show RULE")
    return 0


@law.command
def diff(before: str, after: str = "today", *, options: Options = HERE) -> int:
    """Which rules came into force or ended between two days.

    ```
    duenotice law diff 2025-01-01
    duenotice law diff 2025-01-01 2027-01-01
    ```

    Parameters
    ----------
    before
        The earlier day (YYYY-MM-DD).
    after
        The later day, or `today`.
    """
    rows = [
        (rule.id, rule.law, first, second)
        for rule, first, second in reviewing.changes(rules_of_law.load(), _day(before), _day(after))
    ]
    say.result(
        options,
        "law-diff",
        {"changes": [dict(zip(("rule", "law", "before", "after"), row, strict=True)) for row in rows]},
        lambda console: console.print(say.table(("rule", "law", before, after), rows)),
    )
    return 0


@law.command
def reference(folder: Path, *, options: Options = HERE) -> int:
    """Write the reference of every rule, a page per region.

    ```
    duenotice law reference ./law
    ```

    Parameters
    ----------
    folder
        Where the Markdown pages go; made where it does not exist.
    """
    written = rules_reference.pages(rules_of_law.load())
    with told_files.writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in written.items():
            (folder / name).write_text(text, encoding="utf-8")
    say.result(
        options,
        "law-reference",
        {"pages": sorted(written)},
        lambda console: console.print(f"{len(written)} pages in {folder}", markup=False),
    )
    return 0


@law.command
def where(
    *kinds: str,
    people: int,
    country: Annotated[list[str], Parameter(negative=())],
    established: Annotated[list[str] | None, Parameter(negative=())] = None,
    audience: str = "unknown",
    on: str | None = None,
    every: Annotated[bool, Parameter(name="--all", negative=())] = False,
    options: Options = HERE,
) -> int:
    """Which duties a breach of these kinds of data would bring, without a case.

    ```
    duenotice law where PERSON_NAME EMAIL --people 1200 --country DE
    duenotice law where EMAIL PASSWORD --people 9 --country US-CA --all
    ```

    Parameters
    ----------
    kinds
        Info types (`EMAIL`, `CARD`) or legal elements (`medical_info`).
    people
        How many people, in each place.
    country
        ISO codes of countries or regions (`DE`, `US-CA`); repeat for several.
    established
        Where the company has an establishment (ISO codes); none unless named.
    audience
        Who saw the data (none, trusted_single, known_few, known_many, other_customers, public, criminal, unknown).
    on
        The day whose law applies (YYYY-MM-DD; default today).
    every
        Also duties that do not arise, with the reason.
    """
    if not kinds:
        raise UsageError(
            "No kind of data was named.",
            next_step="Name some: duenotice law where PERSON_NAME EMAIL --people 100 --country DE",
        )
    _refuse_strange(kinds, audience)
    day = _day(on)
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    found = rules_of_law.assess(
        _supposed(kinds, audience, tuple(established or ())),
        _impact(kinds, people, country),
        rules_of_law.load(),
        at,
        at,
    )
    _tell(found, [duty for duty in found.obligations if every or duty.answer is not Answer.NO], every, options)
    return 0


def _refuse_strange(kinds: tuple[str, ...], audience: str) -> None:
    """A misspelt kind would be of no duty, and its answer a wrong one."""
    legal = {*elements.vocabulary().words, *elements.vocabulary().formulas, *elements.vocabulary().classes}
    if strange := [one for one in kinds if family(one) not in KINDS and one not in legal]:
        raise UsageError(
            f"There is no kind of data called {', '.join(strange)}.",
            next_step=f"Info types are those of: duenotice rules kinds. Legal elements: {', '.join(sorted(legal))}.",
        )
    if audience not in (*AUDIENCES, "unknown"):
        raise UsageError(
            "There is no such audience.", where=audience, next_step=f"One of: {', '.join(AUDIENCES)}, unknown."
        )


def _tell(found: Assessment, duties: list[Obligation], with_reasons: bool, options: Options) -> None:
    def human(console: Console) -> None:
        if duties:
            console.print(say.table(("answer", "where", "tell", "when", "article"), [_row(duty) for duty in duties]))
        else:
            console.print("By the rules shipped, no duty arises from these kinds of data there. With --all: why.")
        for duty in duties if with_reasons else ():
            console.print(f"{duty.id}: {' '.join(duty.because)}", markup=False)
        asked = [(words, n) for _, words, n in found.questions[:8]]
        if asked:
            console.print(say.table(("question", ">settles"), asked, "What would settle most"))

    answer = [
        {"duty": d.id, "answer": d.answer.value, "because": d.because, "missing": d.missing, "citation": d.citation}
        | {"verified": d.verified, "settled": d.settled}
        for d in duties
    ]
    say.result(options, "law-where", {"risk": found.risk, "duties": answer}, human)


def _row(duty: Obligation) -> tuple[str, str, str, str, str]:
    unverified = " (rule not verified)" if duty.verified == "knowledge" else ""
    when = "; ".join(due.text for due in duty.due) or "–"
    return (
        duty.answer.value + unverified,
        duty.jurisdiction,
        toward(duty.authority_name, duty.addressee),
        when,
        duty.citation,
    )


def _supposed(kinds: tuple[str, ...], audience: str, established: tuple[str, ...]) -> Facts:
    known = {
        "kinds_exposed": kinds,
        "audience": UNKNOWN if audience == "unknown" else audience,
        "breach_kinds": ("confidentiality",),
        "controller_role": "controller",
        "sectors": (),
        "established_in": established,
    }
    return Facts([Fact(name, value, "command line") for name, value in known.items()])


def _impact(kinds: tuple[str, ...], people: int, places: list[str]) -> rules_of_law.Impact:
    count, held = Bounds.exactly(people), frozenset(kinds)
    codes = [code.upper() for code in places]
    wrong = [code for code in codes if not _is_place(code)]
    if wrong:
        raise UsageError(
            f"No country or region has the code {', '.join(wrong)}.", next_step="Use ISO codes such as DE, GB or US-CA."
        )
    rows = [
        rules_of_law.Place(code.split("-")[0], code if "-" in code else None, count, ((held, count),)) for code in codes
    ]
    return rules_of_law.Impact(tuple(rows))


def _is_place(code: str) -> bool:
    zones = rules_of_law.known_places()
    return code.split("-")[0] in zones and (len(code) == 2 or "-" in code)


def _day(text: str | None) -> date:
    if text in (None, "today"):
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise UsageError(f"{text} is not a day.", next_step="Write it as YYYY-MM-DD.") from None
