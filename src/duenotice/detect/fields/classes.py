"""What a field holds: one decision from its name, its values, its checks and its neighbours, with the terms it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from duenotice.detect.fields import columns, frames, looks, naming, special, users
from duenotice.detect.fields.celling import BY_HEADER, WHO
from duenotice.detect.fields.chance import by_chance, random_pass
from duenotice.detect.fields.statements import PREFIX as STATEMENT
from duenotice.detect.rules.detectors import Detector
from duenotice.detect.words.lexicon import (
    DOUBT,
    NAME_OF,
    OF_STATES,
    Whose,
    by_markup,
    class_of,
    whose_name,
)
from duenotice.detect.words.streets import has_digit, is_street

ENOUGH = 20
"""Cells from which a pass rate tells chance from purpose."""
SURE = 1e-9
"""Chance below which digits without a shape of their own are what their check says, though no word does."""
_OF_ANYTHING = ("ca_sin", "il_id")
"""Checked as cards, companies and accounts are too (Luhn): a column of nine such digits may be anything."""
WEAK = 0.02
"""Share of random digits from which a check is a weak one."""
FEWEST_DIGITS = 6
"""No number with a check has fewer."""
CARD_DIGITS = range(13, 20)
"""ISO/IEC 7812."""
_DATE = re.compile(
    r"^(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d)(?:[T ]00:00.*)?$"
    # without signs between, as files of hospitals, insurers and banks have it; and with the month in letters
    r"|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T?\d{4,6}.*)?$"
    r"|^(?:[^\W\d_]{2,6}\.? )?(?:\d{1,2}\.?[ -])?[^\W\d_]{3,12}\.?[ -](?:\d{1,2},? )?(?:1[5-9]|20)\d\d$"
    # years of two digits first, as in Korea and in lines for machines; years of Persia and Thailand, a full stop behind in Hungary
    r"|^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"
    r"|^\d{1,2}[-/. ]\d{1,2}[-/. ]2[45]\d\d$|^(?:1[34]|19|20|2[45])\d\d[-/.] ?\d{1,2}[-/.] ?\d{1,2}\.?$"
)


@dataclass
class FieldFacts:
    """What is known of one field before it is decided. n: non-empty cells; distinct: exact below the sample's size, else an
    estimate; sample: distinct cells, a random choice; passes: whole-cell spans by rule; agreement: (cells that share a word
    with an e-mail address of their record, cells beside one), when asked; is_number: would the item's regions dial it."""

    path: str
    header: str
    n: int = 0
    distinct: int = 0
    sample: tuple[str, ...] = ()
    passes: dict[str, int] = field(default_factory=dict)
    agreement: Callable[[], tuple[int, int]] = lambda: (0, 0)
    is_number: Callable[[str], bool] = lambda _: False

    def passing(self, detector: Detector) -> int:
        """How many whole cells are spans of a detector; of addresses of machines all that are any, as one column holds all sorts."""
        if detector.kind != "IP_ADDRESS":
            return self.passes.get(detector.rule, 0)
        return sum(n for rule, n in self.passes.items() if rule.startswith("ip"))

    def is_called(self, spoken: str) -> bool:
        """Whether a field named after people (`contact`, `client`) holds the telephone numbers of these."""
        return spoken == "PERSON_NAME" and self._is_dialled

    @cached_property
    def _is_dialled(self) -> bool:
        return columns.dialled(self.sample, self.is_number)

    def that_could_be(self, kind: str) -> int:
        """About how many cells are numbers of the length of a kind, of which real ones would pass; 0 for kinds of another shape, and
        for identity numbers, whose lengths are many, in a field that is not of numbers alone."""
        if kind == "CARD":
            return round(
                self.n * columns.share(self.sample, lambda text: text.isdecimal() and len(text) in CARD_DIGITS)
            )
        numbers = columns.share(self.sample, str.isdecimal)
        return self.n if kind in ("NATIONAL_ID", "TAX_ID") and numbers >= 0.9 else 0

    @cached_property
    def numbered(self) -> int:
        """About how many cells have the digits that a checked number has; the others did not fail its check. A slot of running text,
        of which no cells are kept, is of numbers alone."""
        if not self.sample:
            return self.n
        return round(self.n * columns.share(self.sample, lambda text: sum(map(str.isdecimal, text)) >= FEWEST_DIGITS))


@dataclass(frozen=True)
class Decision:
    """kind: what every non-empty cell is, or `""`; score: log-odds; before, after: fixed words around the value in each cell;
    heads, tails: words around it in some."""

    kind: str
    score: float
    reasons: tuple[str, ...]
    before: int = 0
    after: int = 0
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    passing: int = 0


NOTHING = Decision("", 0.0, ())
BY_SPREAD = "days over many years of people alive"
"""Reason of a field of births that nothing but its values calls so."""
QUALIFIED = 1.0
"""What `..._name` says for people where the rest of the field's name is unknown."""
DIALLED = "written and dialled like telephone numbers"
"""Reason of a field of telephone numbers that its values show."""
OF_ANY, OF_LOOSE = 0.5, 2.5
"""What a name says for people where it is of anything (`name`), and where it is mostly theirs (`author`, `$.users[].name`)."""
UNLIKE_NAMES = -2.0
"""Score of names that are not written as those of people are: `read-cmd-shim`."""
UNSURE = "nobody known among them"
"""Reason of a field of names that are those of people only beside what reaches these."""
PART = "part of an address"
"""Reason of a field that is personal only beside people."""
FAINT = "part of an address beside another"
"""Reason of a field that is one only beside people and a part that speaks for itself."""


def decide(facts: FieldFacts, detectors: dict[str, Detector]) -> Decision:
    """The kind of a field. Checked kinds first, then what the name says and the values allow, then the values alone."""
    checked = _checked(facts, detectors)
    if checked is not None:
        return checked
    spoken = class_of(facts.path, facts.header)
    if spoken in special.KINDS and by_markup(facts.path, facts.header):
        return _special(facts, spoken) or NOTHING
    if spoken in BY_HEADER or spoken in ("PHONE", "ADDRESS_PART") or spoken.startswith(("NATIONAL_ID.", "TAX_ID.")):
        return _named(facts, spoken)
    if spoken == NAME_OF:
        return _name_of(facts)
    if spoken.endswith(DOUBT):
        return (_users(facts) if spoken == WHO else _special(facts, spoken.removesuffix(DOUBT))) or _unnamed(facts)
    return _unnamed(facts) if spoken == "" else NOTHING


def _special(facts: FieldFacts, kind: str) -> Decision | None:
    """A field whose name could mean something else, if its values are of the special category that it could speak of."""
    why = special.support(kind, facts.header or facts.path.rpartition(".")[2], facts.sample)
    return Decision(kind, 2.5, (f"named like {kind.lower()}", why, special.BESIDE_PEOPLE)) if why else None


def _users(facts: FieldFacts) -> Decision | None:
    """A field that says who, if by names of users."""
    return Decision("USER_NAME", 2.0, ("says who", why)) if (why := users.why_users(facts.sample)) else None


def _name_of(facts: FieldFacts) -> Decision:
    """A field named as that of a name, nobody knows of what: a little more must speak for people than against them."""
    found = _unnamed(facts)
    if found.kind or not found.reasons:
        return found
    if found.score + QUALIFIED < 1.0:
        reasons = (*found.reasons, UNSURE) if facts.path.startswith("dom:") else found.reasons
        return replace(found, score=found.score + QUALIFIED, reasons=reasons)
    return replace(
        found, kind="PERSON_NAME", score=found.score + QUALIFIED, reasons=(*found.reasons, "named a name +1.0")
    )


def _checked(facts: FieldFacts, detectors: dict[str, Detector]) -> Decision | None:
    """The kind whose check nearly every cell passes, more than chance allows."""
    best: Decision | None = None
    if class_of(facts.path, facts.header) == "-MESSAGE_ID" or facts.path.startswith(STATEMENT):
        return None
    together = Counter[str]()
    for rule, passing in facts.passes.items():
        together[detectors[rule].kind] += passing
    for rule, passing in facts.passes.items():
        detector = detectors[rule]
        # Of the kind, not of the rule: addresses of both versions stand in one column.
        share = min(together[detector.kind], facts.n) / max(facts.n, 1)
        if share >= 0.6 and _says_so(facts, detector, passing, share) and (best is None or passing > best.passing):
            reasons = (f"{passing} of {facts.n} cells are {detector.id}",)
            best = Decision(detector.kind, 4.0, reasons, passing=passing)
    return best


def _says_so(facts: FieldFacts, detector: Detector, passing: int, share: float) -> bool:
    """Whether so many cells that pass mean it: by the field's name, by a shape that chance does not fill, or, of bare digits, by
    nearly all of many different ones. share: of the cells, that are of the detector's kind."""
    own, spoken = detector.kind.split(".")[0], class_of(facts.path, facts.header).split(".")[0]
    if spoken == own:
        return True
    if own == "PHONE" and spoken in OF_STATES:
        return False  # identity numbers of Vietnam begin with zeros, as calls abroad do
    chance = by_chance(passing, facts.n, min(0.9, 2 * random_pass(facts.path, detector)))
    if chance < 0.01 and not detector.support and detector.base > 0:
        return True
    if own != "NATIONAL_ID" or detector.id in _OF_ANYTHING or share < 0.95 or chance >= SURE:
        return False
    return facts.distinct > max(ENOUGH, 0.5 * facts.n) and columns.varied(facts.sample)


def _named(facts: FieldFacts, spoken: str) -> Decision:
    """A field whose name speaks: the values may still contradict."""
    reasons = [f"named like {spoken.lower()}"]
    if facts.is_called(spoken):
        return Decision("PHONE", 2.0, (DIALLED,))
    if spoken in ("PERSON_NAME", "GIVEN_NAME", "FAMILY_NAME"):
        return _users(facts) or _person(facts, reasons[0])
    if spoken == "PHONE":
        digits = columns.share(columns.listed(facts.sample) or facts.sample, looks.has_digits_of_number)
        return (
            Decision("PHONE", 3.0, (*reasons, f"{digits:.0%} have the digits of a number"))
            if digits >= 0.8
            else NOTHING
        )
    if spoken == "ADDRESS_PART":
        return Decision("POSTAL_ADDRESS", 0.5, (PART,))
    if spoken == "BIRTH_DATE" and columns.share(facts.sample, lambda text: bool(_DATE.match(text))) < 0.6:
        return NOTHING
    if spoken == "POSTAL_ADDRESS" and columns.share(facts.sample, looks.may_be_postal) < 0.6:
        return NOTHING
    if spoken.startswith(("NATIONAL_ID.", "TAX_ID.")) and facts.numbered < 0.6 * facts.n:
        return NOTHING  # `pnr` is a personnummer, but a reservation too
    if spoken in ("SESSION_TOKEN", "CREDENTIAL") and columns.share(facts.sample, looks.like_token) < 0.5:
        return NOTHING  # pages of a listing have tokens too, programs have words for them, and sessions last so many seconds
    if spoken == "VEHICLE_ID" and columns.share(facts.sample, str.isdecimal) > 0.8:
        return NOTHING  # `matrícula` is a plate, but the number of an employee or a student too
    if spoken in special.KINDS and special.only_names(spoken, facts.sample):
        return NOTHING
    if spoken in ("USER_NAME", "HEALTH") and columns.share(facts.sample, looks.says_something) < 0.5:
        return NOTHING  # versions of a package `user-validate`, marks before headings
    if spoken == "USER_NAME" and columns.share(facts.sample, looks.runs_on) > 0.3:
        return NOTHING  # what users do, explained
    if spoken == "USER_NAME" and _are_full_names(facts):
        return Decision("PERSON_NAME", 2.0, (*reasons, "shaped like names"))
    held = columns.of_login(facts.sample, spoken, facts.header)
    reasons += ["written like hashes"] if held != spoken else []
    return Decision(held, 3.0, tuple(reasons)) if held else NOTHING


def _person(facts: FieldFacts, named: str) -> Decision:
    """A field of names: where nothing says whose, its values have to be those of people, as far as lists of names go."""
    shaped = columns.share(facts.sample, lambda text: bool(naming.NAME_SHAPE.match(text)))
    against = naming.against(facts.sample)
    if shaped < 0.6 or 3.5 + sum(weight for _, weight in against) < 1.0:
        return NOTHING
    whose = whose_name(facts.path, facts.header)
    if whose is not Whose.PERSON and naming.is_latin(facts.sample):
        return _person_by_values(facts, named, OF_LOOSE if whose is Whose.LOOSE else OF_ANY)
    return Decision("PERSON_NAME", 3.5, (named, f"{shaped:.0%} shaped like names", *_in_words(against)))


def _person_by_values(facts: FieldFacts, named: str, weight: float) -> Decision:
    """weight: what the field's name says for people."""
    spelled = naming.like_names(facts.sample, 0.6)
    told = spelled or naming.from_small_letters(facts.sample)
    if not told:
        return Decision("", UNLIKE_NAMES, (named, UNSURE))
    terms = naming.name_terms(told, facts.agreement, facts.n, facts.distinct)
    if naming.full_names(told):
        terms.append(("full names of different families", 1.25))
    score = weight + sum(each for _, each in terms)
    reasons = (f"{named} {weight:+.1f}", *_in_words(terms))
    if score < 1.0 and spelled and _some_known(spelled):
        return Decision("PERSON_NAME", 1.0, (*reasons, "some known names among them"))
    if score < 1.0:
        return Decision("", score, (*reasons, UNSURE))
    return Decision("PERSON_NAME", min(score, 3.5), reasons)


def _some_known(told: Sequence[str]) -> bool:
    """Single words, or full names, of which as many are known names as of any people: of languages, goods and programs fewer are."""
    single = columns.share(told, lambda text: " " not in text) > 0.5
    least = 0.15 if len(told) >= 2 * naming.FEW else 0.3 if len(told) >= naming.FEW else 1.1
    fine = (
        naming.listed(told) >= least if single else naming.full_names(told, 0.5) and naming.listed(told) >= 1.5 * least
    )
    return fine and not naming.against(told)


def _in_words(terms: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    return tuple(f"{why} {weight:+.1f}" for why, weight in terms)


def _are_full_names(facts: FieldFacts) -> bool:
    """Whether the names of users are those of people."""
    spaced = columns.share(facts.sample, lambda text: bool(naming.NAME_SHAPE.match(text)) and " " in text) > 0.7
    return spaced or columns.asian_names(facts.sample)


def _unnamed(facts: FieldFacts) -> Decision:
    """A field without a telling name: its values, the e-mail beside them, and what stands around them."""
    before, after = frames.common(facts.sample)
    inner = tuple(text[before : len(text) - after] for text in facts.sample)
    if facts.distinct < 2 and facts.n > 2:
        return NOTHING
    share = columns.share(facts.sample, is_street, 0.5)
    streets = Decision("POSTAL_ADDRESS", 2.0, (f"{share:.0%} have a street and a number",), before, after)
    are_streets = share >= 0.5 and facts.distinct > 1 and columns.share(facts.sample, looks.says_more) < 0.3
    if are_streets and columns.share(facts.sample, has_digit) > 0.8:
        return streets
    names = _names(facts, inner)
    if names is None or not names.kind:
        names = _framed_names(facts, inner) or names
    if names is not None and names.kind:
        return replace(names, before=before, after=after)
    plain = _by_values(facts)
    if plain is not None:
        return plain
    if are_streets:
        return streets
    if columns.house_numbers(facts.sample) and columns.share(facts.sample, naming.is_thing) < 0.2:
        return Decision("POSTAL_ADDRESS", 1.0, (PART, "words and a number that differ"))
    return NOTHING if names is None else replace(names, before=before, after=after)


def _names(facts: FieldFacts, inner: Sequence[str], shaped: float = 0.7) -> Decision | None:
    """Names of people, if enough of the cells are shaped like names and more speaks for names than against them; of no kind where
    too little does; None where they are shaped otherwise."""
    told = naming.like_names(inner, shaped)
    if told is None:
        return None
    terms = naming.name_terms(told, facts.agreement, facts.n, facts.distinct)
    score = sum(weight for _, weight in terms)
    return Decision("PERSON_NAME" if score >= 1.0 else "", min(score, 4.0), _in_words(terms))


def _framed_names(facts: FieldFacts, inner: Sequence[str]) -> Decision | None:
    """Names within several templates, as greetings are, beside cells that hold none."""
    heads, tails = frames.frames(inner)
    if not heads and not tails:
        return None
    rests = [(text, frames.without(text, heads, tails)) for text in inner]
    framed = tuple(rest for text, rest in rests if rest != text and not naming.is_company(text))
    if len(framed) < 0.4 * len(inner):
        return None
    names = _names(facts, framed)
    return None if names is None or not names.kind else replace(names, heads=heads, tails=tails)


def _by_values(facts: FieldFacts) -> Decision | None:
    """Columns whose values speak without a name."""
    texts = facts.sample
    if columns.born(texts):
        return Decision("BIRTH_DATE", 1.6, (BY_SPREAD,))
    if columns.dialled(texts, facts.is_number) or columns.dialled(columns.listed(texts), facts.is_number):
        return Decision("PHONE", 2.0, (DIALLED,))
    if columns.asian_names(texts):
        return Decision("PERSON_NAME", 2.0, ("begin with common family names",))
    towns = columns.towns(texts, naming.is_place)
    if towns >= 0.2 and columns.share(texts, naming.is_thing) < 0.2:
        return Decision("POSTAL_ADDRESS", 0.5, (PART if towns >= 0.45 else FAINT, f"{towns:.0%} called like towns"))
    if columns.running(texts, facts.distinct == facts.n):
        return None
    if columns.postcodes(texts):
        plain = columns.share(texts, str.isdecimal) > 0.95
        return Decision("POSTAL_ADDRESS", 0.5, (FAINT if plain else PART, "written like postal codes"))
    if columns.codes(texts):
        return Decision("POSTAL_ADDRESS", 0.5, (FAINT, "digits of one length"))
    return None
