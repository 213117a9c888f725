"""Values behind labels in running text: `Name: …`, `password=…`, `street: …`, as forms, logs, settings and directories have them.

What a label is, the lexicon says: the same names that head columns. What may stand behind each is asked strictly, since prose has
colons too: names have to be known, passwords to be one word and no part of a program, streets to have a house.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote_plus

import numpy as np

from duenotice.detect.fields import naming, special
from duenotice.detect.fields.statements import PREFIX, statement_values
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.labels import labels
from duenotice.detect.kernel.words import word_table
from duenotice.detect.texts.born import date_after
from duenotice.detect.texts.collecting import searched
from duenotice.detect.texts.companions import is_accompanied
from duenotice.detect.texts.parted import is_part
from duenotice.detect.texts.tagged import Markup, named
from duenotice.detect.words.lexicon import DOUBT, class_of, headers
from duenotice.detect.words.secrecy import may_be_secret, may_be_user
from duenotice.detect.words.wordlists import PARTICLES, SCRIPT_MARKS
from duenotice.model.findings import Encoding

VALUE_MAX = 160
"""Bytes of a value that are looked at."""
KEY_MAX, SIGNED, SHORT = 2048, 40, 8
"""Characters of a key at most; from which on one may have the signs of programs; of the shortest."""
_MIXED = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-!#$%^&*+=?@_.,;~])")
_DIGIT = re.compile(r"\d")
_TEMPLATES = re.compile(r"\$\{|\{\{|%\(|://|<[\w -]+>")
HITS = 4096
"""Labels at a time."""
SECRETS = (
    "api_key api_secret app_secret auth_key access_key secret secret_key secret_access_key client_secret consumer_secret private_key "
    "private_token signing_key signing_secret webhook_secret encryption_key master_key shared_secret storage_key account_key "
    "aws_secret_access_key bot_token deploy_token app_key validation_key decryption_key totp login_totp otp_secret"
)
"""Labels of keys. None of them heads a column of people's data, so they are not in the lexicon."""
DIRECTORIES = {
    "fn": "PERSON_NAME",
    "cn": "PERSON_NAME",
    "sn": "FAMILY_NAME",
    "bday": "BIRTH_DATE",
    **dict.fromkeys(
        ("street_address", "line1", "line_1", "address1", "address_1", "address_line1", "address_line_1"),
        "POSTAL_ADDRESS",
    ),
}
"""Labels of cards and directories (RFC 6350, RFC 4519), too short to say anything above a column."""
USERS = (
    "account_name kontoname nom_du_compte nombre_de_cuenta nome_account nome_da_conta nazwa_konta имя_учетной_записи sasl_username ruser "
    "auth_username user_id identity"
)
"""Labels of users in logs and settings; columns of these names hold other things too."""

_OPEN = re.compile(
    r"(?:\+(?=[\"'])|\d{1,6}:(?=\\{0,7}\")|\r?\n[ \t]{0,40}string\(\d{1,6}\) |[ \t]{0,16}(?:string\(\d{1,6}\) )?)"
    r"(?P<slashes>(?:\\{1,7}(?=[\"']))?)(?P<quotes>[\"']{0,4})"
)
"""Before a value: spaces, and after an arrow also what PHP shows of a text, on the next line, or
the length of it, as PHP stores it; a plus sign in forms."""
_MARK = re.compile(rb"(\\{0,7})(\"{1,4}|'{1,4})(?: {0,2}(?:=>?|:|\xef\xbc\x9a)|;s:)\Z")
"""Behind a label in quotes: backslashes, quotes, the sign."""
MARK_MAX = 16
"""Bytes of such an end at most."""
_CAPITAL = re.compile(rf"[^\W\d_][\w{SCRIPT_MARKS}.'’-]*")
_WORD = re.compile(r"(?:[^\s\"'&;,|<>]|&(?=[^\s\"'&;,|<>=]+(?:\s|$)))+")
"""An ampersand parts the parameters of forms and queries, but not what the end of a line ends."""
_ENDS = re.compile(r"[\"'|<>\t\r\n]|  |,? ?[A-Za-z_]{2,24}=|; |(?<=\w\w\w\w\w)\. |$")
"""Where a street ends: full stops behind short words are those of abbreviations (`ул. Советская`, `JL. MERDEKA`, `nr. 17`)."""
_COUNTED = re.compile(r"\b(No|NO|no|D|K|Kat|Daire|Blok):(?= ?\w)")
"""Words before numbers of houses and doors in Turkey, with their colons."""
_BASE64 = re.compile(rb" {1,4}([A-Za-z0-9+/]{4,160}={0,2})\r?(?:\n|\Z)")
_NEXT = re.compile(r" *[\w.-]{1,40}[=:]")
_CODE = re.compile(r"\d{3,4}(?![\w.-])")
_HOUSE = re.compile(r"(?:\d{1,5}[a-zA-Z]?,? )?(?:[^\W\d_][\w.'’-]*[ ,-]{0,2}){1,6}(?:\d{1,5}[a-zA-Z]?\b)?[\w .,/-]*")
_FORM = re.compile(r"[\w.+%*'-]{3,120}(?=[&\s\"'\\<]|$)", re.ASCII)
_BLANK = re.compile(r"\+|%20")
"""What stands behind a name in a form or a query, up to the next, and the blanks there."""
_TYPED = re.compile(
    r"\s*(?:\|\s*(?:None|null|str|bytes|int|undefined)\b|=\s*(?:None|null|\.\.\.|field\(|Field\()|->|\)\s*(?:->|:|\{|=>))"
)
"""What stands behind the type of a variable, never behind a secret."""


class Labelled(NamedTuple):
    """Byte range of a value, the name of the detector that its label means, and the value and how it is written where it does not
    stand there as it is; keyed: whether its label stands in quotes, as keys of JSON do."""

    start: int
    end: int
    kind: str
    decoded: bytes | None = None
    encoding: int = Encoding.PLAIN
    keyed: bool = False


WITHIN = frozenset({"labelled_password", "labelled_key", "labelled_session", "labelled_code", "labelled_user"})
"""Those that are found within the text of a field behind any label; others there behind labels in quotes only: `{"name": …}` within a
cell, but not `name: …`."""


class Told(NamedTuple):
    """What stands behind a label: the text; whether that is all between two quotes; whether it stands close behind an equals sign, as
    only programs write."""

    text: str
    quoted: bool
    close: bool


_INDIC = re.compile(r"[\u0900-\u0dff]{2,24}(?: [\u0900-\u0dff]{2,24}){1,3}")
"""Two to four words in letters of India, of whose names the lists know none."""
Reading = Callable[[Told], "tuple[int, int] | None"]
"""Where in what stands behind a label its value is (characters)."""


def _name(told: Told) -> tuple[int, int] | None:
    """Up to five words with capitals that read like a person."""
    return _named(told, lambda name: naming.reads_like_person(name) or bool(_INDIC.fullmatch(name)))


def _family(told: Told) -> tuple[int, int] | None:
    """The same, or a family name alone."""
    return _named(told, lambda name: naming.reads_like_person(name) or naming.has_family_name(name))


def _named(told: Told, fits: Callable[[str], bool]) -> tuple[int, int] | None:
    text = told.text
    end = len(text) if told.quoted else _capitals_end(text)
    start, end = naming.trimmed(text, 0, end)
    name = text[start:end]
    return (start, end) if naming.may_be_person(name) and fits(name) else None


def _capitals_end(text: str) -> int:
    """Where the words that begin with capitals, and the particles between them, end."""
    end, at, words = 0, 0, 0
    while words < 5 and (word := _CAPITAL.match(text, at)):
        if text[word.end() : word.end() + 1] in ("=", ":", "@", "(", "_"):
            break
        is_capital = not word[0][0].islower()
        if not is_capital and word[0].casefold() not in PARTICLES:
            break
        end = word.end() if is_capital else end
        if word[0].endswith(".") and len(word[0]) > 5:
            return end - 1
        at, words = word.end() + 1, words + 1
        if words == 1 and text[word.end() : at + 1] == ", " and (given := _CAPITAL.match(text, at + 1)):
            at += naming.has_given_name(given[0])  # `Holloway, Denise`
        elif text[word.end() : at] != " ":
            break
    return end


def _address(told: Told) -> tuple[int, int] | None:
    """A street with a capital and the number of a house, in either order."""
    ends = None if told.quoted else _ENDS.search(told.text)
    street = _COUNTED.sub(r"\1 ", told.text[: ends.start() if ends else None].rstrip(" ,;."))
    fine = (
        _HOUSE.fullmatch(street) and any(map(str.isdigit, street)) and any(c.isupper() or c >= "\u0590" for c in street)
    ) and "_" not in street  # the name of a variable
    words = [word for word in street.replace(",", " ").split() if word[0].isalpha()]
    return (0, len(street)) if fine and any(len(word) > 3 for word in words) and len(street) <= 100 else None


def _secret(told: Told, least: int = 4) -> tuple[int, int] | None:
    """One word that is neither said of a secret nor written in a program."""
    secret = told.text if told.quoted else _word(told)
    if not least <= len(secret) <= 128 or not may_be_secret(secret):
        return None
    return None if not told.quoted and _TYPED.match(told.text, len(secret)) else (0, len(secret))


def _word(told: Told) -> str:
    """The first word; empty where prose goes on behind it, which may do so behind what only programs write."""
    word = _WORD.match(told.text)
    if word is None:
        return ""
    rest = told.text[word.end() :]
    ends = not rest.strip() or rest[0] != " " or rest.lstrip()[0] in "#|&;,)" or _NEXT.match(rest)
    return word[0].rstrip(".") if ends or told.close else ""


def _key(told: Told) -> tuple[int, int] | None:
    """A secret of sixteen characters and more, with a digit; a shorter one of small and large letters, digits and a sign; any signs in
    a long one in quotes."""
    key = told.text if told.quoted else _word(told)
    if told.quoted and SIGNED <= len(key) <= KEY_MAX and _DIGIT.search(key) and not any(map(str.isspace, key)):
        return (0, len(key)) if not _TEMPLATES.search(key) else None
    if len(key) < 16 and not (len(key) >= SHORT and _MIXED.match(key)):
        return None
    fine = len(key) <= KEY_MAX and may_be_secret(key) and _DIGIT.search(key)
    return (0, len(key)) if fine and (told.quoted or not _TYPED.match(told.text, len(key))) else None


def _card_code(told: Told) -> tuple[int, int] | None:
    """Three or four digits."""
    digits = _CODE.match(told.text)
    return digits.span() if digits and (not told.quoted or digits.end() == len(told.text)) else None


def _user(told: Told) -> tuple[int, int] | None:
    """One word that may be the name of a user; whether it is, what stands near has to say (`companions`)."""
    name = told.text if told.quoted else _word(told)
    return (name.rfind("\\") + 1, len(name)) if may_be_user(name) else None


_READINGS: dict[str, tuple[str, Reading]] = {
    "PERSON_NAME": ("labelled_name", _name),
    "GIVEN_NAME": ("labelled_name", _name),
    "FAMILY_NAME": ("labelled_name", _family),
    "POSTAL_ADDRESS": ("labelled_address", _address),
    "PASSWORD": ("labelled_password", _secret),
    "CREDENTIAL": ("labelled_key", _key),
    "SESSION_TOKEN": ("labelled_session", _key),
    "CARD_CODE": ("labelled_code", _card_code),
    "PASS": ("labelled_password", _secret),
    "USER_NAME": ("labelled_user", _user),
}
_LOGIN = re.compile(rb"(?i)(?<![a-z])(?:user(?:[ _]?name)?|login|e-?mail|url|host)\b[\"']{0,2}[ \t]{0,3}(?:=>?|:)")
LOGIN_BEFORE = 240
"""Bytes before `pass` in which a label of an account makes it a password: by itself it is a mountain, a ticket or the end of a test."""
_PARTS = {"GIVEN_NAME": True, "FAMILY_NAME": False}
"""Groups of parts of names: whether it is the given name."""
_SPACED = frozenset({"PERSON_NAME", "GIVEN_NAME", "FAMILY_NAME", "POSTAL_ADDRESS"})
"""Values of words with spaces between."""
_KEYS = frozenset({"CREDENTIAL", "SESSION_TOKEN"})
_GROUPS = (*_READINGS, "BIRTH_DATE")


@cache
def _table() -> tuple[np.ndarray, np.ndarray]:
    """The labels, hashed: numbers of groups from 1; -1 for those of something else, such as `file_name`. The table is asked at every
    colon, so words of special categories are left out: behind them nothing is read, nor mistaken."""
    told = (
        DIRECTORIES
        | dict.fromkeys(SECRETS.split(), "CREDENTIAL")
        | {"pass": "PASS"}
        | {phrase: group for group, phrase in headers() if group.removesuffix(DOUBT) not in special.KINDS}
        | {"psk": "PASSWORD", "wpa_passphrase": "PASSWORD"}
        | dict.fromkeys(USERS.split(), "USER_NAME")
    )
    told = {phrase.replace("_", ""): group for phrase, group in told.items()} | told
    numbers = {group: n for n, group in enumerate(_GROUPS, 1)}
    return word_table({phrase: numbers.get(group, -1) for phrase, group in told.items()})


def labelled(data: bytes, b: np.ndarray, lo: int, hi: int, texts: np.ndarray | None = None) -> Iterator[Labelled]:
    """Values whose labels end in data[lo:hi], in order. b: the data, padded; texts: stretches without keys of fields (`Layout.texts`),
    all of it by default. Elsewhere labels in quotes are left, as fields tell them, but for those of JSON within a text: escaped
    (`\\"name\\": …`), doubled, or in single quotes as Python shows them."""
    within = np.array([[lo, hi]], np.int64) if texts is None else texts

    def search(at: int, end: int, out: np.ndarray, used: np.ndarray) -> int:
        return labels(b, at, end, _table(), within, out, used)

    for begin, group in searched(search, lo + PAD, hi + PAD, np.empty((HITS, 2), np.int64)):
        if (value := _value(data, begin - PAD, _GROUPS[group - 1])) is not None:
            yield value


def tagged(data: bytes, lo: int, hi: int, markup: Markup) -> Iterator[Labelled]:
    """Values that are the texts of elements of XML, or of fields of forms as they are sent, in data[lo:hi]."""
    for group, start, end in named(data, lo, hi, markup):
        if (value := _of_element(data, group, start, end)) is not None:
            yield value


def stated(data: bytes, lo: int, hi: int) -> Iterator[Labelled]:
    """Values of SQL statements that begin in data[lo:hi], whose columns say something of people."""
    values = statement_values(data)
    for start, end, column in zip(values.start.tolist(), values.stop.tolist(), values.column, strict=True):
        group = class_of("", column.removeprefix(PREFIX)) if lo <= start < hi and end > start else ""
        if group and (value := _of_element(data, group, start, end)) is not None:
            yield value


def _of_element(data: bytes, group: str, start: int, end: int) -> Labelled | None:
    """The text of an element of XML, if it is what its name says."""
    if group == "BIRTH_DATE":
        span = date_after(data, start)
        return Labelled(*span, "birth_date", keyed=True) if span and span[0] == start else None
    if group not in _READINGS:
        return None
    kind, read = _READINGS[group]
    text = data[start:end].decode("utf-8", "replace")
    whole = read(Told(text, quoted=True, close=False)) == (0, len(text)) or (
        group in _PARTS and is_part(text, data, start, given=_PARTS[group])
    )
    return Labelled(start, end, kind, keyed=True) if whole else None


def _value(data: bytes, begin: int, group: str) -> Labelled | None:
    if group == "PASS" and not _LOGIN.search(data, max(0, begin - LOGIN_BEFORE), begin):
        return None
    mark = _MARK.search(data, max(0, begin - MARK_MAX), begin)
    if group == "BIRTH_DATE":
        begin = _begin_of_date(data, begin)
        span = date_after(data, begin)
        wide = 4 + (len(mark[1] + mark[2]) if mark else 0)
        return Labelled(*span, "birth_date", keyed=bool(mark)) if span and span[0] - begin <= wide else None
    if data[begin - 2 : begin] == b"::":
        return _coded_value(data, begin, group)
    text = data[begin : begin + (KEY_MAX if group in _KEYS else VALUE_MAX)].decode("utf-8", "replace")
    opened = _OPEN.match(text)
    assert opened is not None
    if "\n" in opened[0] and data[begin - 1 : begin] != b">":
        return None
    quote = _quote(opened, mark)
    if quote is None:
        return None
    first = opened.start("slashes") + len(quote)
    rest = text[first:].partition("\n")[0].rstrip("\r\ufffd")
    if quote:
        rest, closed, _ = rest.partition(quote)
        if not closed:
            return None
    kind, read = _READINGS[group]
    if mark and quote and group in _SPACED and (plain := _unescaped(rest)) != rest:
        whole = read(Told(plain, quoted=True, close=False)) == (0, len(plain))
        start, end = (begin + len(text[:place].encode()) for place in (first, first + len(rest)))
        return Labelled(start, end, kind, plain.encode(), Encoding.ESCAPED, keyed=True) if whole else None
    close = data[begin - 1 : begin] == b"=" and not first
    if close and group in _SPACED and (coded := _FORM.match(rest)) and _BLANK.search(coded[0]):
        plain = unquote_plus(coded[0])
        whole = read(Told(plain, quoted=True, close=False)) == (0, len(plain))
        return Labelled(begin, begin + len(coded[0]), kind, plain.encode(), Encoding.PERCENT) if whole else None
    told = Told(rest, bool(quote), close)
    span = (read(told) or _unlisted(told, data, begin, group)) if rest else None
    if span is None or (group == "USER_NAME" and not is_accompanied(data, begin)):
        return None
    if group == "PASS" and rest[: span[1]].endswith(":"):
        return None  # a test passed, and its name goes on
    start, end = (begin + len(text[: first + place].encode()) for place in span)
    return Labelled(start, end, kind, keyed=bool(mark))


def _begin_of_date(data: bytes, begin: int) -> int:
    """Where a date in quotes begins: behind the length of the text as PHP stores it, or behind what makes a date of it."""
    made = _MADE.match(data, begin)
    return made.end() if made else begin


_MADE = re.compile(rb"(?:\d{1,6}:|[ \t]{0,4}(?:new )?[A-Za-z_.]{2,20}\()(?=\\{0,7}[\"'])")


def _unlisted(told: Told, data: bytes, begin: int, group: str) -> tuple[int, int] | None:
    """A part of a name that no list has, beside the other part."""
    if group not in _PARTS:
        return None
    end = len(told.text) if told.quoted else _capitals_end(told.text)
    return (0, end) if end and is_part(told.text[:end], data, begin, given=_PARTS[group]) else None


def _quote(opened: re.Match[str], mark: re.Match[bytes] | None) -> str | None:
    """What the value is between: as many backslashes and quotes as behind its label, else one quote, escaped or not; empty for nothing,
    None where what opens it does not fit its label."""
    slashes, quotes = opened["slashes"], opened["quotes"]
    if not quotes or mark is None:
        return slashes + quotes[:1]
    fits = len(slashes) == len(mark[1]) and len(quotes) >= len(mark[2])
    return slashes + quotes[: len(mark[2])] if fits else None


def _unescaped(text: str) -> str:
    """A text of words without what is left of its escapes: backslashes of JSON within JSON, plus signs of forms in place of spaces."""
    plain = text.replace("\\", "")
    return plain if " " in plain else plain.replace("+", " ")


def _coded_value(data: bytes, begin: int, group: str) -> Labelled | None:
    """A value of a directory that is no plain text (RFC 2849), on one line."""
    coded = _BASE64.match(data, begin)
    if coded is None or group not in _READINGS:
        return None
    try:
        text = base64.b64decode(coded[1], validate=True).decode()
    except ValueError:
        return None
    kind, read = _READINGS[group]
    span = read(Told(text, quoted=True, close=False))
    return Labelled(*coded.span(1), kind, text[slice(*span)].encode(), Encoding.BASE64) if span else None
