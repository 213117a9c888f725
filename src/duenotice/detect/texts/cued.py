"""Secrets and numbers of people that running text tells behind words: `my password is …`, `passport no. …`, `MRN …`, `plate …`.

The words of all languages are looked for at once (`anchored`); what stands behind each is read by the shape that its kind may have,
strictly, since prose goes on behind these words in any way: secrets have letters and digits or signs, numbers enough digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import islice

from duenotice.bundled import bundled
from duenotice.detect.arrays import is_of_word, line_from
from duenotice.detect.fields import naming
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.words.secrecy import may_be_secret
from duenotice.detect.words.wordlists import WITHOUT_SPACES

REACH = 240
"""Bytes behind a cue that are looked at."""
LINKS = 4
"""Of what may say that a value follows behind further words, so many at most."""
ALONE = 8
"""Letters of a cue that is looked for without what stands behind it."""

_LINKS = (
    "is|was|are|now|ist|lautet|war|heißt|est|sont|es|era|son|è|é|são|zijn|är|er|jest|brzmi|je|bylo|este|είναι|هي|هو|là|ir|yra|"
    "adalah|је|будет|היא|הוא|है"
)
_FURTHER = f"{_LINKS}|to|on|e|е"
"""Some of these are words of other languages too, so that no number follows them, and no password within a phrase."""
_NUMBERS = (
    "no|nr|num|núm|numéro|numero|número|nummer|number|numer|id|номер|серия|серії|n|n°|nº|č|číslo|numarası|numaram|nro|szám|αριθμός|αρ|رقم|رقمه|"
    "with|mit der|mit|code|kod"
)
_GAP = re.compile(
    rf"(?:[ \t\u00a0\u3000(]|(?P<link>[:：=—–]|(?<![^\W\d_])(?:{_LINKS})(?![^\W_])|[是为為は은는이가])|[#№-]"
    rf"|(?<![^\W\d_])(?:{_NUMBERS})(?![^\W_])[.:]?|号码|號碼|番号|番號|번호|号|號|º|°|\.){{0,9}}",
    re.IGNORECASE,
)
"""What may stand between a cue and its value; link: something that says the value follows."""
_LINK = re.compile(
    rf"[ \t\u00a0]*(?:[:：=—–]|(?<![^\W_])(?:{_FURTHER})(?![^\W_])|[是为為は은는이가]):?[ \t\u00a0]*", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[ \t\u00a0(]*[^\W\d_][^\s,;:!?\"()<>{}=]*){0,6}[)]?")
"""Words between a cue and what says that the value follows: `password for the portal is`."""
_BELOW = re.compile(
    r"\r?\n(?:[ \t>]*\r?\n)?[ \t>]*(?P<quote>[\"'])?(?P<told>[^\s\"'<>|]{6,64})(?(quote)[\"'])[ \t]*\r?(?=\n|\Z)"
)
"""A value alone on the line below."""
_ENDS = re.compile(
    r"[\"'”“»)\]]{0,2}(?:[.,;!?)。，、]|\s*$|\s+(?:and|or|und|oder|et|ou|y|e|i|a|en|och|og|ja|ve|и|та|है|हैं)\s)"
)
"""What stands behind a value that nothing but its cue announces: the end of a phrase."""
_SECRET = re.compile(r"(?P<quote>[\"'“„«`])?(?P<told>[^\s\"'&,;|<>，。、；“”„«»`）)]{4,64})")
_IN_WORDS = re.compile(r"(?P<quote>[\"'“„«`])?(?P<told>[^\s\"',;|<>，。、；“”„«»`）)]{4,64})")
"""The same where words say that it follows, not a sign as in forms, so that an ampersand is a part of it."""
_ASCII = re.compile(r"[\"'“「『]?(?P<told>[!#-&*-+\--:=-Z^_a-z~]{4,64})")
_ALGORITHM = re.compile(
    r"(?:sha|md|utf|base|aes|rsa|des|rc|iso|http|win|latin|rfc|v|bcrypt|ntlm|lm|pbkdf|scrypt|argon|pkcs|x|ssl|tls|version|step|ascii|page|bug|cp)"
    r"[-_]?\d[\w.-]{0,8}|\d+(?:bit|chars?|bytes?|st|nd|rd|th|[a-z])|[\w-]+\.(?:py|txt|c|h|xml|json|html?|conf|cfg|sh|md|php|js)",
    re.IGNORECASE,
)
"""What manuals say a password is made by, or kept in."""
_SIGN = re.compile(r"[!#$%^*+_@?=~]")
_DIGITS = re.compile(r"\d+(?![\w@%])(?![.,:/-]\d)")
_DIGITS_WIDE = re.compile(r"[0-9]+(?![0-9A-Za-z@%])(?![.,:/-][0-9])")
_SEED = re.compile(r"[\"'“„«(]?(?P<told>[a-z]{3,8}(?:(?:,? |, ?)[a-z]{3,8}){11,23})(?![\w-])")
_IN_PROSE = frozenset("the and with your for from are was has not but its".split())  # noqa: SIM905
"""Words of prose of which none is in the list of BIP-39."""
_TOKEN = re.compile(r"[A-Za-zА-Яа-я\u4e00-\u9fff]{0,4}[A-Za-z0-9]+(?:[-/.·][A-Za-z0-9]+)*")
_MORE = re.compile(r"[ -](?:[A-Z0-9]*\d[A-Z0-9]*|[A-Z]{1,3})(?![\w-])")
_DATE = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}")
_RUSSIAN = re.compile(r"\d{2} ?\d{2} ?(?:номер|№|N)? ?\d{6}(?!\d)")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z] ?·?[A-Z0-9]{5,6}|\d{2,3}[가-힣] ?\d{4}"
    r"|(?:[A-ZÄÖÜА-ЯΑ-Ω0-9]{1,4}[ -]?){2,4}(?<![ -])(?![\w-])"
)
_BANKING = re.compile(
    r"sort code|routing|\bblz\b|\bbank|\bbic\b|swift|\baba\b|ifsc|\bbsb\b|iban|банк|бик|银行|銀行|은행", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_]{2,24}(?:[-'’][^\W\d_]{2,24})?(?![\w@-])")

Reading = Callable[[str, "re.Match[str]", bool], "tuple[int, int] | None"]
"""Where in the text behind a cue its value is (characters): the text, the gap before the value, whether its language has no spaces."""


@cache
def written() -> tuple[tuple[bytes, str], ...]:
    """Every cue as it stands in a text, and its detector; with the sign behind it where words are apart."""
    told = bundled(__package__, "cues.yaml")
    texts: dict[bytes, str] = {}
    for detector, by in told.items():
        for language, words in by.items():
            for word in words.split("|"):
                for text in _forms(word.strip(), language):
                    texts.setdefault(text, detector)
    return tuple(sorted(texts.items()))


def _forms(word: str, language: str) -> Iterator[bytes]:
    if language in WITHOUT_SPACES:
        yield word.encode()
        return
    for form in {word, word[0].upper() + word[1:]} | ({word.upper()} if len(word) > 3 else set()):
        tails = ("",) if len(word) >= ALONE or not word[-1].isalnum() else (" ", ":")
        yield from ((form + tail).encode() for tail in tails)


def cued(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Values behind cues; one behind two cues comes once. hits: where cues end, and their numbers in `written`."""
    seen: set[Labelled] = set()
    for to, number in hits:
        text, detector = written()[number]
        end, wide = to - (text[-1:] in b" :"), is_wide(text)
        if not wide and not _stands_alone(data, to - len(text), end):
            continue
        found = _value(data, end, detector, wide)
        if found is not None and found not in seen:
            seen.add(found)
            yield found


def is_wide(cue: bytes) -> bool:
    """Whether a cue is of a language without spaces, where words touch."""
    return cue >= b"\xe1"


def _stands_alone(data: bytes, start: int, end: int) -> bool:
    """Whether neither a letter nor a sign of a program touches a cue."""
    after = data[end : end + 1]
    if is_of_word(data[start - 1 : start], b"_-/.@$"):
        return False
    return not data[end - 1 : end].isalpha() or not (after.isalnum() or after == b"_")


def _value(data: bytes, end: int, detector: str, wide: bool) -> Labelled | None:
    text = line_from(data, end, REACH)
    if detector in _BY_LETTERS and text.rstrip("\r ")[-1:] in (":", "："):
        return _below(data, end + len(text.encode()))
    gap = _GAP.match(text)
    assert gap is not None
    span = _READINGS[detector](text, gap, wide)
    if span is None:
        return None
    first, last = (end + len(text[:place].encode()) for place in span)
    if detector == "bank_account":
        near = data[max(0, end - 100) : last + 80].decode("utf-8", "ignore")
        detector = "told_bank" if _BANKING.search(near) else "told_account"
    return Labelled(first, last, _DETECTORS.get(detector, detector))


def _below(data: bytes, end: int) -> Labelled | None:
    """A password alone on the line below one that announces it."""
    text = data[end : end + REACH].decode("utf-8", "replace")
    found = _BELOW.match(text)
    span = _strong(found, prose=True) if found else None
    if span is None or not _is_mixed(text[slice(*span)]):
        return None
    first, last = (end + len(text[:place].encode()) for place in span)
    return Labelled(first, last, "told_password")


_BY_LETTERS = ("told_password", "own_password")
_DETECTORS = {"own_password": "told_password"}
"""Cues that differ in how they are read, not in what they mean."""


def _password(text: str, gap: re.Match[str], wide: bool, owned: bool = False) -> tuple[int, int] | None:
    """One word with letters and digits or signs, behind something that says that it follows: next to its cue, or some words later."""
    sign = gap["link"] in (":", "=")
    form = _ASCII if wide else _SECRET if sign else _IN_WORDS
    if gap.end() or wide:
        found = form.match(text, gap.end())
        span = _strong(found, prose=not sign) if found else None
        told = bool(gap["link"]) or owned or wide
        if found and span and (told or (_is_mixed(text[slice(*span)]) and _ends(text, found, span))):
            return span
    for start in _linked(text):
        found = (_ASCII if wide else _IN_WORDS).match(text, start)
        span = _strong(found, prose=True) if found else None
        if found and span and _is_mixed(text[slice(*span)]) and _ends(text, found, span):
            return span
    return None


def _strong(found: re.Match[str], *, prose: bool) -> tuple[int, int] | None:
    """A word with letters and digits or signs, of six and more, that no manual says of passwords."""
    told = found["told"].rstrip(".:" if found["told"][-1:] in ".:" else "")
    letters, digits = sum(map(str.isalpha, told)), sum(map(str.isdigit, told))
    strong = (
        letters >= 2
        and len(told) >= 6
        and "\\" not in told
        and (digits > 0 or (_SIGN.search(told) and not told.islower()))
    )
    if not strong or _ALGORITHM.fullmatch(told) or not may_be_secret(told, prose=prose):
        return None
    return found.start("told"), found.start("told") + len(told)


def _is_mixed(told: str) -> bool:
    """Whether a word has two digits and more, or one beside a sign or a capital within: words of manuals with a number have not."""
    digits = sum(map(str.isdigit, told))
    return digits > 1 or (digits == 1 and (bool(_SIGN.search(told)) or any(map(str.isupper, told[1:]))))


def _ends(text: str, found: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether a phrase ends behind a value."""
    return span[1] < found.end() or _ENDS.match(text, span[1]) is not None


def _linked(text: str) -> Iterator[int]:
    """Where a value may begin behind words that follow a cue, and something that says that it follows."""
    for link in islice(_LINK.finditer(text, 0, 100), LINKS):
        if not _BETWEEN.fullmatch(text, 0, link.start()):
            return
        yield link.end()


def _digits(text: str, gap: re.Match[str], wide: bool, sizes: tuple[int, ...]) -> tuple[int, int] | None:
    """So many digits, and nothing that makes them part of more."""
    found = _DIGITS.match(text, gap.end()) if gap.end() or wide else None
    if found is None and wide:
        found = _DIGITS_WIDE.match(text, gap.end())
    if found is None and not wide:
        found = next(filter(None, (_DIGITS.match(text, start) for start in _linked(text))), None)
    return found.span() if found and len(found[0]) in sizes and found[0].strip(found[0][0]) else None


def _seed(text: str, gap: re.Match[str], wide: bool) -> tuple[int, int] | None:
    """Twelve to twenty-four short words, a multiple of three, as BIP-39 has them."""
    found = _SEED.match(text, gap.end())
    words = found["told"].replace(",", " ").split() if found else []
    fine = len(words) in (12, 15, 18, 21, 24) and _IN_PROSE.isdisjoint(words)
    return found.span("told") if found and fine else None


def _number(text: str, gap: re.Match[str], wide: bool, sizes: range, digits: int) -> tuple[int, int] | None:
    """A number with so many letters and digits, of which so many are digits; in groups where one alone is too short."""
    found = _TOKEN.match(text, gap.end()) if gap.end() or wide else None
    if found is None or _DATE.fullmatch(found[0]):
        return None
    end = found.end()
    while _size(text[found.start() : end]) < max(sizes.start, 6) and (more := _MORE.match(text, end)):
        end = more.end()
    told = text[found.start() : end]
    lower = sum(map(str.islower, told))
    fine = _size(told) in sizes and sum(map(str.isdigit, told)) >= digits and lower <= (told[0].islower())
    ends = not text[end : end + 1].isalnum() or text[end] >= "\u0600"
    return (found.start(), end) if fine and ends and text[end : end + 1] not in ("@", "%", "_") else None


def _size(told: str) -> int:
    return sum(map(str.isalnum, told))


def _passport(text: str, gap: re.Match[str], wide: bool) -> tuple[int, int] | None:
    """A number of a passport, also in the three groups of Russian ones."""
    russian = _RUSSIAN.match(text, gap.end())
    return russian.span() if russian else _number(text, gap, wide, range(6, 13), 5)


def _plate(text: str, gap: re.Match[str], wide: bool) -> tuple[int, int] | None:
    """Capitals and digits, both, in up to four groups."""
    found = _PLATE.match(text, gap.end()) if gap.end() or wide else None
    if found is None or not 5 <= _size(found[0]) <= 9:
        return None
    told = found[0]
    digits = sum(map(str.isdigit, told))
    return found.span() if 1 <= digits < _size(told) and digits >= 2 else None


def _maiden(text: str, gap: re.Match[str], wide: bool) -> tuple[int, int] | None:
    """One word with a capital that may be a name."""
    found = _NAME.match(text, gap.end()) if gap["link"] else None
    fine = found and found[0][0].isupper() and not naming.is_thing(found[0])
    return found.span() if found and fine else None


_READINGS: dict[str, Reading] = {
    "told_password": _password,
    "own_password": partial(_password, owned=True),
    "told_pin": partial(_digits, sizes=(4, 5)),
    "told_code": partial(_digits, sizes=(3, 4)),
    "one_time": partial(_digits, sizes=(6, 7, 8)),
    "recovery_phrase": _seed,
    "told_passport": _passport,
    "told_licence": partial(_number, sizes=range(6, 19), digits=4),
    "told_identity": partial(_number, sizes=range(6, 15), digits=5),
    "told_account": partial(_number, sizes=range(4, 21), digits=4),
    "told_plate": _plate,
    "bank_account": partial(_number, sizes=range(6, 25), digits=6),
    "maiden_name": _maiden,
}
