"""What a field holds: one decision from its name, its values, its checks and its neighbours, with the terms it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import lgamma, log

import numpy as np

from duenotice.detect import columns
from duenotice.detect.celling import BY_HEADER
from duenotice.detect.detectors import Detector
from duenotice.detect.lexicon import class_of, tokens
from duenotice.detect.slots import CHANCE, PREFIX

ENOUGH = 20
"""Cells from which a pass rate tells chance from purpose."""
TAIL = 400
"""Terms of a binomial tail that are added up: far more than count where the tail is small."""
_HELLOS = (
    r"hello|hi|hey|dear|welcome(?: back)?|signed in as|logged in as|hallo|liebe[rs]?|guten tag|willkommen(?: zurück)?|"
    r"bonjour|bienvenue|cher|chère|hola|bienvenid[oa]|querid[oa]|estimad[oa]|ciao|salve|benvenut[oa]|gentile|olá|bem-vind[oa]|"
    r"beste|welkom|hej|välkommen|velkommen|hei|tervetuloa|cześć|witaj|dzień dobry|ahoj|vítejte|dobrý den|vitajte|živjo|"
    r"pozdravljeni|bok|dobrodošl[iao]|szia|üdvözöljük|kedves|bună|bine ai venit|merhaba|hoş geldin(?:iz)?|sayın|γεια(?: σου)?|"
    r"καλώς ήρθ[εα]ς?|здравейте|привет|здравствуйте|добро пожаловать|вітаємо|مرحبا|أهلا|שלום|नमस्ते|你好|您好|欢迎|こんにちは|"
    r"ようこそ|안녕하세요|xin chào|chào|halo|selamat datang"
)
"""How people are greeted, as parts of one pattern; each begins with two plain letters."""
_GREETING = re.compile(rf"^(?:{_HELLOS})(?!\w)[\s,:!،，、]*(?P<name>.+?)[\s,.!]*$", re.IGNORECASE)
_HELLO_HEADS = frozenset(hello[:2] for hello in _HELLOS.split("|"))
_TITLE = re.compile(r"^(?:mrs?|ms|miss|dr|prof|herr|frau|mme|m|sr|sra|sig|dhr|mevr|pan|pani|bay)\.?\s+", re.IGNORECASE)
_LABEL = re.compile(r"^[^:：]{2,30}[:：]\s*(?P<name>.+)$")
_SCRIPT_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff"
"""Vowel signs and tone marks, which are no letters to `re` but are parts of names."""
NAME_SHAPE = re.compile(rf"^(?!.*[\d_])[^\W\d_][\w{_SCRIPT_MARKS} .,'’·・-]{{1,78}}$")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "af",
        "av",
        "zu",
        "la",
        "le",
        "el",
        "bin",
        "ibn",
        "al",
        "abu",
        "ben",
        "y",
        "e",
        "te",
        "ter",
        "ten",
        "mac",
    ]
)
_DATE = re.compile(
    r"^(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d)(?:[T ]00:00.*)?$"
)
_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|way|blvd|boulevard|square|place|apt|suite|rue|chemin|allée|place|via|viale|piazza|corso|"
    r"calle|avenida|plaza|paseo|rua|praça|travessa|ulica|ul|aleja|plac|ulice|utca|út|tér|strada|bulevardul|sokak|cadde|caddesi|mahallesi|vej|gade|gata|gatan|"
    r"vägen|veien|gate|katu|tie|weg|platz|allee|gasse|laan|plein|οδός|улица|ул|вулиця|вул)\b|(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|straat|laan|"
    r"gatan|vägen|vej|gade|katu|tie)\b|[路街道号丁目番地]|شارع|רחוב",
    re.IGNORECASE,
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

    @cached_property
    def of_numbers(self) -> bool:
        """Whether nearly every cell is digits alone."""
        return _share(self.sample, str.isdecimal) >= 0.9


@dataclass(frozen=True)
class Decision:
    """kind: what every non-empty cell is, or `""`; score: log-odds; before, after: fixed words around the value in each cell."""

    kind: str
    score: float
    reasons: tuple[str, ...]
    before: int = 0
    after: int = 0
    passing: int = 0


NOTHING = Decision("", 0.0, ())
PART = "part of an address"
"""Reason of a field that is personal only beside people."""


@cache
def given_names() -> frozenset[str]:
    """Common given names of many countries, case folded."""
    return frozenset((files("duenotice.detect") / "given_names.txt").read_text("utf-8").casefold().split())


@lru_cache(maxsize=1024)
def by_chance(passing: int, n: int, rate: float) -> float:
    """Probability that `passing` to TAIL more of `n` values pass a check that random ones pass at `rate` (binomial tail)."""
    if not 0 < passing <= n:
        return 0.0 if passing else 1.0
    k = np.arange(passing, min(n, passing + TAIL))
    steps = np.log((n - k) / (k + 1) * (rate / (1 - rate)))
    first = lgamma(n + 1) - lgamma(passing + 1) - lgamma(n - passing + 1)
    first += passing * log(rate) + (n - passing) * log(1 - rate)
    return min(1.0, float(np.exp(first + np.concatenate(([0.0], np.cumsum(steps)))).sum()))


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
        random = by_chance(passing, facts.n, min(0.95, 1.5 * _random_pass(facts, detector))) > 1e-4
        if passing >= 0.75 * facts.n and not random:
            terms.append(("field passes", 3.0))
        elif passing < 0.4 * facts.n and random:
            terms.append(("field passes by chance", -4.0))
        elif passing < 0.2 * facts.n and own in ("NATIONAL_ID", "TAX_ID") and facts.of_numbers:
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


def without_lone_parts(decisions: dict[str, Decision]) -> dict[str, Decision]:
    """Towns and postal codes say something of people only beside a name, an e-mail address, a telephone or a street."""
    personal = any(d.kind in _OF_PEOPLE and PART not in d.reasons for d in decisions.values())
    return {path: NOTHING if PART in d.reasons and not personal else d for path, d in decisions.items()}


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
        shaped = _share(facts.sample, lambda text: bool(NAME_SHAPE.match(text)))
        if shaped < 0.6:
            return NOTHING
        return Decision("PERSON_NAME", 3.5, (*reasons, f"{shaped:.0%} shaped like names"))
    if spoken == "PHONE":
        digits = _share(facts.sample, lambda text: 7 <= sum(c.isdigit() for c in text) <= 15)
        return (
            Decision("PHONE", 3.0, (*reasons, f"{digits:.0%} have the digits of a number"))
            if digits >= 0.8
            else NOTHING
        )
    if spoken == "ADDRESS_PART":
        return Decision("POSTAL_ADDRESS", 0.5, (PART,))
    if spoken == "BIRTH_DATE" and _share(facts.sample, lambda text: bool(_DATE.match(text))) < 0.6:
        return NOTHING
    if (
        spoken == "POSTAL_ADDRESS"
        and _share(facts.sample, lambda text: len(text) >= 5 and any(c.isalpha() for c in text)) < 0.6
    ):
        return NOTHING
    if spoken == "USER_NAME" and _share(facts.sample, lambda text: bool(NAME_SHAPE.match(text)) and " " in text) > 0.7:
        return Decision("PERSON_NAME", 2.0, (*reasons, "shaped like names"))
    return Decision(spoken, 3.0, tuple(reasons))


def _unnamed(facts: FieldFacts) -> Decision:
    """A field without a telling name: its values, the e-mail beside them, and what stands around them in every cell."""
    before, after = _frame(facts)
    inner = tuple(text[before : len(text) - after] for text in facts.sample)
    greeted = _share(facts.sample, lambda text: _greeted(text) is not None)
    if greeted >= 0.5:
        return Decision("PERSON_NAME", 3.0, (f"{greeted:.0%} greet somebody",))
    if facts.distinct < 2 and facts.n > 2:
        return NOTHING
    shaped = _share(inner, lambda text: bool(NAME_SHAPE.match(text.strip())) and _spelled_like_name(text))
    if shaped >= 0.7:
        terms = _name_terms(facts, inner)
        score = sum(weight for _, weight in terms)
        if score >= 1.0:
            return Decision(
                "PERSON_NAME", min(score, 4.0), tuple(f"{why} {weight:+.1f}" for why, weight in terms), before, after
            )
    plain = _by_values(facts)
    if plain is not None:
        return plain
    street = _share(inner, lambda text: bool(_STREET.search(text)) and any(c.isdigit() for c in text))
    if street >= 0.5 and facts.distinct > 1:
        return Decision("POSTAL_ADDRESS", 2.0, (f"{street:.0%} have a street and a number",), before, after)
    return NOTHING


def _by_values(facts: FieldFacts) -> Decision | None:
    """Columns whose values speak without a name."""
    texts = facts.sample
    if columns.born(texts):
        return Decision("BIRTH_DATE", 1.6, ("days over many years of people alive",))
    if columns.dialled(texts, facts.is_number):
        return Decision("PHONE", 2.0, ("written and dialled like telephone numbers",))
    if columns.asian_names(texts):
        return Decision("PERSON_NAME", 2.0, ("begin with common family names",))
    if columns.postcodes(texts):
        return Decision("POSTAL_ADDRESS", 0.5, (PART, "written like postal codes"))
    return None


def _name_terms(facts: FieldFacts, inner: tuple[str, ...]) -> list[tuple[str, float]]:
    terms: list[tuple[str, float]] = []
    known = _share(inner, _has_given_name)
    terms.append((f"{known:.0%} hold a known given name", -2.0 + 8.0 * min(known, 0.6)))
    agreeing, of = facts.agreement()
    if of:
        agree = agreeing / of
        terms.append((f"{agree:.0%} agree with the e-mail beside", -0.5 + 5.0 * min(agree, 0.7)))
    several = _share(inner, lambda text: 2 <= len(text.split()) <= 4)
    if several > 0.6:
        terms.append((f"{several:.0%} have two to four words", 0.5))
    else:
        ends = columns.family_names(inner)
        terms.append((f"{ends:.0%} end like family names", 4.0 * min(ends, 0.6) - 0.5))
    places = columns.places(inner)
    if places > 0.15:
        terms.append((f"{places:.0%} end like places", -4.0 * min(places, 0.7)))
    return terms


def _frame(facts: FieldFacts) -> tuple[int, int]:
    """Characters before and after that all cells share, up to a word's edge: the template around the value."""
    texts = facts.sample
    if len(texts) < 3:
        return 0, 0
    first, last = min(texts), max(texts)
    before = 0
    while before < min(len(first), len(last)) and first[before] == last[before]:
        before += 1
    before = max((i + 1 for i in range(before) if first[i] in " :,，：>" or _wide(first[i])), default=0)
    turned = [text[before:][::-1] for text in texts]
    first, last = min(turned), max(turned)
    after = 0
    while after < min(len(first), len(last)) and first[after] == last[after]:
        after += 1
    after = max((i + 1 for i in range(after) if first[i] in " ,!.:)！，。"), default=0)
    return before, after


def _wide(char: str) -> bool:
    return char >= "\u3000"


def _spelled_like_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 5:
        return False
    return all(word[0].isupper() or word.casefold() in _PARTICLES or not word[0].islower() for word in words)


def _has_given_name(text: str) -> bool:
    folded = text.casefold()
    if any(_wide(c) or "\uac00" <= c <= "\ud7a3" for c in folded):
        return 2 <= len(folded.replace(" ", "")) <= 5
    return any(word in given_names() for word in re.split(r"[\s,.'-]+", folded))


def may_greet(text: str) -> bool:
    """False where no greeting begins as the text does: most cells are let go by this."""
    head = text[:2].lower()
    return head in _HELLO_HEADS or not head.isascii()


def _greeted(text: str) -> str | None:
    found = _GREETING.match(text) if may_greet(text) else None
    if found is None:
        return None
    name = _TITLE.sub("", found["name"])
    return name if NAME_SHAPE.match(name) and _spelled_like_name(name) else None


def name_within(text: str, decision: Decision) -> tuple[int, int]:
    """Where in a cell of a decided name field the name stands (characters); (0, 0) for a cell that holds none."""
    found = _GREETING.match(text) if may_greet(text) else None
    if found is not None:
        title = _TITLE.match(found["name"])
        start = found.start("name") + (title.end() if title else 0)
        return (start, found.end("name")) if NAME_SHAPE.match(text[start : found.end("name")]) else (0, 0)
    start, end = decision.before, len(text) - decision.after
    label = _LABEL.match(text[start:end])
    if label is not None:
        start += label.start("name")
    told = text[start:end].strip()
    return (start, end) if NAME_SHAPE.match(told) or _is_odd_name(told) else (0, 0)


def _is_odd_name(text: str) -> bool:
    """In a field of names also what is spelled oddly: `Dr. J. Smith (Jr.)`, a number at the end."""
    return 2 <= len(text) <= 80 and sum(c.isalpha() for c in text) * 2 > len(text)


def greeted_span(text: str) -> tuple[int, int]:
    """Where a greeting names somebody, in a field that is not decided; (0, 0) where it does not."""
    if _greeted(text) is None:
        return 0, 0
    return name_within(text, NOTHING)


def _share(texts: tuple[str, ...], holds: object) -> float:
    return sum(bool(holds(text)) for text in texts) / len(texts) if texts else 0.0  # pyright: ignore
