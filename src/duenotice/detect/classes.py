"""What a field holds: one decision from its name, its values, its checks and its neighbours, with the terms it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from scipy.special import bdtrc

from duenotice.detect import columns, frames, naming
from duenotice.detect.celling import BY_HEADER
from duenotice.detect.detectors import Detector
from duenotice.detect.lexicon import class_of, tokens
from duenotice.detect.slots import CHANCE, PREFIX

ENOUGH = 20
"""Cells from which a pass rate tells chance from purpose."""
FEWEST_DIGITS = 6
"""No number with a check has fewer."""
CARD_DIGITS = range(13, 20)
"""ISO/IEC 7812."""
_DATE = re.compile(
    r"^(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d)(?:[T ]00:00.*)?$"
)
_STREETS = (
    "street|st|road|roads|rd|avenue|ave|lane|ln|drive|dr|court|ct|way|walk|hill|close|crescent|grove|mews|terrace|gardens|parkway|highway|"
    "trail|blvd|boulevard|square|place|apt|suite|flat|rue|chemin|allée|via|viale|piazza|corso|vicolo|largo|strada|contrada|borgo|"
    "calle|avenida|plaza|paseo|camino|ronda|glorieta|callejón|rua|praça|travessa|alameda|ladeira|ulica|ul|aleja|plac|ulice|náměstí|utca|út|"
    "útja|tér|köz|bulevardul|aleea|sokak|cadde|caddesi|mahallesi|vej|gade|gata|gatan|vägen|veien|gate|katu|tie|weg|platz|allee|gasse|laan|"
    "plein|singel|οδός|λεωφ|λεωφόρος|πλ|πλατεία|улица|ул|пр|просп|проспект|пер|переулок|ш|шоссе|бул|бульвар|алл|наб|набережная|площадь|"
    "вулиця|вул|площа|шосе|провулок|узвіз|набережна"
)
_STREET_ENDS = "strasse|weg|gasse|platz|allee|straat|laan|singel|plein|gatan|vägen|vej|gade|katu|kuja|tie"
_STREET = re.compile(
    rf"\b(?:{_STREETS})\b|(?:straße|str\.|{_STREET_ENDS})\b|[路街道号丁目番地]|(?:로|길|대로) ?\d|شارع|רחוב",
    re.IGNORECASE,
)
_WHOLE, _ENDS = frozenset(_STREETS.split("|")), tuple(_STREET_ENDS.split("|"))
_WORD = re.compile(r"\w+")
_STR = re.compile(r"str\.\w")


_STREET_SIGN = re.compile(r"[路街巷弄丁]")


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
PART = "part of an address"
"""Reason of a field that is personal only beside people."""
FAINT = "part of an address beside another"
"""Reason of a field that is one only beside people and a part that speaks for itself."""


NO_CHECK = 1.0
"""Share of random input that passes where nothing but the shape is asked: numbers of any one register share a shape, so that a whole
field of it says nothing."""


def by_chance(passing: int, n: int, rate: float) -> float:
    """Probability that at least `passing` of `n` values pass a check that random ones pass at `rate` (binomial tail)."""
    return float(bdtrc(passing - 1, n, rate)) if passing > 0 else 1.0


def span_terms(facts: FieldFacts, detector: Detector, covers: bool) -> list[tuple[str, float]]:
    """What its field says about a span: the header's word, and whether the field passes the check by chance or on purpose."""
    terms: list[tuple[str, float]] = []
    spoken = class_of(facts.path, facts.header)
    own = detector.kind.split(".")[0]
    if spoken == "-MESSAGE_ID":
        return [("identifies a message", -9.0)]
    if (spoken and spoken.split(".")[0] == own) or (
        detector.headers and tokens(facts.header or facts.path) in {tokens(name) for name in detector.headers}
    ):
        terms.append(("header", 3.5))
    elif spoken and covers and detector.base < 3:
        terms.append((f"header says {spoken.strip('-').lower()}", -5.0))
    if covers and facts.n >= ENOUGH:
        passing = facts.passes.get(detector.rule, 0)
        tried = max(passing, facts.numbered)
        random = detector.random_pass >= NO_CHECK or (
            by_chance(passing, tried, min(0.95, 1.5 * _random_pass(facts, detector))) > 1e-4
        )
        if passing >= 0.75 * facts.n and not random:
            terms.append(("field passes", 3.0))
        elif passing < 0.4 * tried and random:
            terms.append(("field passes by chance", -4.0))
        elif passing < 0.2 * facts.that_could_be(own):
            terms.append(("most numbers of the field fail", -4.0))
    return terms


def _random_pass(facts: FieldFacts, detector: Detector) -> float:
    """Of a slot only numbers within issuers' ranges are counted, so that only the check digit is left to chance."""
    return CHANCE if facts.path.startswith(PREFIX) else detector.random_pass


def decide(facts: FieldFacts, detectors: dict[str, Detector]) -> Decision:
    """The kind of a field. Checked kinds first, then what the name says and the values allow, then the values alone."""
    checked = _checked(facts, detectors)
    if checked is not None:
        return checked
    spoken = class_of(facts.path, facts.header)
    if spoken in BY_HEADER or spoken in ("PHONE", "ADDRESS_PART") or spoken.startswith(("NATIONAL_ID.", "TAX_ID.")):
        return _named(facts, spoken)
    return _unnamed(facts) if spoken == "" else NOTHING


def with_family_names(decisions: dict[str, Decision], facts: Sequence[FieldFacts]) -> dict[str, Decision]:
    """Beside a field of single names, the field of single words that is most like names, though not enough by itself."""
    found = dict(decisions)
    near: dict[str, list[tuple[float, str]]] = {}
    for mine in facts:
        decided = decisions[mine.path]
        if not decided.kind and decided.score >= 0.0 and decided.reasons and _single(mine):
            near.setdefault(_container(mine.path), []).append((decided.score, mine.path))
    for mine in facts if near else ():
        decided = decisions[mine.path]
        if decided.kind == "PERSON_NAME" and _single(mine) and (some := near.pop(_container(mine.path), None)):
            score, path = max(some)
            reasons = (*found[path].reasons, "single names beside +1.2")
            found[path] = replace(found[path], kind="PERSON_NAME", score=score + 1.2, reasons=reasons)
    return found


def _single(facts: FieldFacts) -> bool:
    return len(facts.sample) > 3 and columns.share(facts.sample, lambda text: " " not in text.strip()) > 0.7


def _container(path: str) -> str:
    """What holds a field: its row, object or element."""
    mark = ">" if path.startswith("dom:") else "." if path.startswith("$") else ":"
    return path.rpartition(mark)[0]


def without_lone_parts(decisions: dict[str, Decision]) -> dict[str, Decision]:
    """Towns and postal codes say something of people only beside a name, an e-mail address, a telephone or a street; those that
    could be something else only beside another part of an address."""
    lone = {path for path, d in decisions.items() if PART in d.reasons or FAINT in d.reasons}
    personal = any(d.kind in _OF_PEOPLE and path not in lone for path, d in decisions.items())
    addressed = any(d.kind == "POSTAL_ADDRESS" and FAINT not in d.reasons for d in decisions.values())
    return {
        path: NOTHING if (path in lone and not personal) or (FAINT in d.reasons and not addressed) else d
        for path, d in decisions.items()
    }


_OF_PEOPLE = ("PERSON_NAME", "EMAIL", "PHONE", "POSTAL_ADDRESS", "BIRTH_DATE")


def _checked(facts: FieldFacts, detectors: dict[str, Detector]) -> Decision | None:
    """The kind whose check nearly every cell passes, more than chance allows."""
    best: Decision | None = None
    if class_of(facts.path, facts.header) == "-MESSAGE_ID":
        return None
    for rule, passing in facts.passes.items():
        detector = detectors[rule]
        share = passing / max(facts.n, 1)
        fits = class_of(facts.path, facts.header).split(".")[0] == detector.kind.split(".")[0]
        rare = by_chance(passing, facts.n, min(0.9, 2 * _random_pass(facts, detector))) < 0.01
        if share >= 0.6 and (fits or (rare and not detector.support and detector.base > 0)):
            found = Decision(detector.kind, 4.0, (f"{passing} of {facts.n} cells are {detector.id}",), passing=passing)
            if best is None or found.passing > best.passing:
                best = found
    return best


def _named(facts: FieldFacts, spoken: str) -> Decision:
    """A field whose name speaks: the values may still contradict."""
    reasons = [f"named like {spoken.lower()}"]
    if spoken in ("PERSON_NAME", "GIVEN_NAME", "FAMILY_NAME"):
        shaped = columns.share(facts.sample, lambda text: bool(naming.NAME_SHAPE.match(text)))
        against = naming.against(facts.sample)
        if shaped < 0.6 or 3.5 + sum(weight for _, weight in against) < 1.0:
            return NOTHING
        told = tuple(f"{why} {weight:+.1f}" for why, weight in against)
        return Decision("PERSON_NAME", 3.5, (*reasons, f"{shaped:.0%} shaped like names", *told))
    if spoken == "PHONE":
        digits = columns.share(facts.sample, lambda text: 7 <= sum(c.isdigit() for c in text) <= 15)
        return (
            Decision("PHONE", 3.0, (*reasons, f"{digits:.0%} have the digits of a number"))
            if digits >= 0.8
            else NOTHING
        )
    if spoken == "ADDRESS_PART":
        return Decision("POSTAL_ADDRESS", 0.5, (PART,))
    if spoken == "BIRTH_DATE" and columns.share(facts.sample, lambda text: bool(_DATE.match(text))) < 0.6:
        return NOTHING
    if (
        spoken == "POSTAL_ADDRESS"
        and columns.share(facts.sample, lambda text: len(text) >= 5 and any(c.isalpha() for c in text)) < 0.6
    ):
        return NOTHING
    if spoken == "USER_NAME" and _are_full_names(facts):
        return Decision("PERSON_NAME", 2.0, (*reasons, "shaped like names"))
    return Decision(spoken, 3.0, tuple(reasons))


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
    names = _names(facts, inner)
    if names is None or not names.kind:
        names = _framed_names(facts, inner) or names
    if names is not None and names.kind:
        return replace(names, before=before, after=after)
    plain = _by_values(facts)
    if plain is not None:
        return plain
    street = columns.share(facts.sample, _is_street, 0.5)
    if street >= 0.5 and facts.distinct > 1:
        return Decision("POSTAL_ADDRESS", 2.0, (f"{street:.0%} have a street and a number",), before, after)
    if columns.house_numbers(facts.sample) and columns.share(facts.sample, naming.is_thing) < 0.2:
        return Decision("POSTAL_ADDRESS", 1.0, (PART, "words and a number that differ"))
    return NOTHING if names is None else replace(names, before=before, after=after)


def _is_street(text: str) -> bool:
    """A word for streets and a number; in Han a sign for streets alone."""
    return bool((any(map(str.isdigit, text)) or _STREET_SIGN.search(text)) and names_street(text))


def names_street(text: str) -> bool:
    """Whether a word for streets stands in it. Without letters beyond ASCII its words are looked up, which says the same sooner."""
    if not text.isascii():
        return _STREET.search(text) is not None
    low = text.lower()
    return any(word in _WHOLE or word.endswith(_ENDS) for word in _WORD.findall(low)) or (_STR.search(low) is not None)


def _names(facts: FieldFacts, inner: Sequence[str], shaped: float = 0.7) -> Decision | None:
    """Names of people, if enough of the cells are shaped like names and more speaks for names than against them; of no kind where
    too little does; None where they are shaped otherwise."""
    told = naming.like_names(inner, shaped)
    if told is None:
        return None
    terms = naming.name_terms(told, facts.agreement, facts.n, facts.distinct)
    score = sum(weight for _, weight in terms)
    return Decision(
        "PERSON_NAME" if score >= 1.0 else "", min(score, 4.0), tuple(f"{why} {weight:+.1f}" for why, weight in terms)
    )


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
        return Decision("BIRTH_DATE", 1.6, ("days over many years of people alive",))
    if columns.dialled(texts, facts.is_number):
        return Decision("PHONE", 2.0, ("written and dialled like telephone numbers",))
    if columns.asian_names(texts):
        return Decision("PERSON_NAME", 2.0, ("begin with common family names",))
    towns = columns.towns(texts, naming.is_place)
    if towns >= 0.2 and columns.share(texts, naming.is_thing) < 0.2:
        return Decision("POSTAL_ADDRESS", 0.5, (PART if towns >= 0.45 else FAINT, f"{towns:.0%} called like towns"))
    if columns.postcodes(texts):
        return Decision("POSTAL_ADDRESS", 0.5, (PART, "written like postal codes"))
    if columns.codes(texts):
        return Decision("POSTAL_ADDRESS", 0.5, (FAINT, "digits of one length"))
    return None
