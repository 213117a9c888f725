"""Postal addresses without a postal code in running text: boxes (`P.O. Box 4821, Nairobi`), streets with a town (`12 Main Street,
Springfield`), where somebody lives (`wohnhaft Lindenweg 3`), and those that Korea, Japan and China write from the province down.

What shows them is looked for at once (`anchored`, words: `unposted.yaml`). An address with a known town is LIKELY, another POSSIBLE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial

from duenotice.bundled import bundled
from duenotice.detect.arrays import is_of_word, whole_from
from duenotice.detect.kernel.posts import STATES
from duenotice.detect.rules.detectors import UNPOSTED
from duenotice.detect.texts.housed import street_start
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.words.streets import names_street
from duenotice.detect.words.wordlists import folded, given_names, places

BACK, AHEAD = 72, 160
"""Bytes before and after what shows an address that are looked at."""
KNOWN, DOUBTFUL = UNPOSTED
Span = tuple[int, int, bool]
"""Where an address begins before a place in a text and ends behind it (characters), and whether its town is known."""

_CAPITALS = "A-ZÀ-ÖØ-ÞĀ-ŽƠƯẠ-ỸΑ-ΩА-ЯЁЄІЇҐЂ-Џ"
_NAME = rf"(?:[{_CAPITALS}][\w.'’-]*|d[aeou][slr]?|del|della|la|le|les|des|du|de|los|of|von|der|van|the|św\.|gen\.)"
_HOUSE = r"\d{1,4}(?: ?(?:bis|ter|[a-zA-Z])(?![\w.]))?(?:[/-]\d{1,4}[a-zA-Z]?)?(?![\w%€$:])(?!\.\d)"
_BOX = re.compile(r"(?:[A-Z]{1,3} ?)?\d[\d -]{0,9}(?<![ -])(?!\w)")
_HOUSE_BEFORE = re.compile(rf"(?<![\w.:/,$#-])(?:\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,4}})?),? (?:{_NAME} ){{0,3}}{_NAME}\Z")
_RUE_BEFORE = re.compile(r"(?<![\w.:/,$#-])\d{1,4}(?: ?(?:bis|ter))?,? (?:de la |la )?\Z")
_ENDS_BEFORE = re.compile(rf"(?<![\w.:/@-])(?:(?:{_NAME}) ){{0,3}}[{_CAPITALS}]?[\w'’-]*\Z")
_HOUSE_AFTER = re.compile(rf"(?:No\.? ?|n[º°.r] ?)?{_HOUSE}")
_NAME_AND_HOUSE = re.compile(
    rf"(?:\d{{1,2}} )?(?:{_NAME} ){{0,4}}{_NAME},? ?(?:n[º°.] ?|nr\.? |д\. ?|дом |буд\. ?|No\.? ?|№ ?|br\. ?)?{_HOUSE}"
)
_NAME_ONLY = re.compile(rf"(?:{_NAME} ){{0,4}}{_NAME}")
_TOWN = re.compile(
    rf"(?:,? in |, ?|\n|,? à |,? en |,? w |,? v )(?:(?:Apt|Flat|Suite|Unit|Apt\.|кв\.) ?[\w-]{{1,5}}, ?)?(?:\d{{4,6}} )?"
    rf"(?:г\. ?|м\. ?|TP\.? ?)?(?P<town>[{_CAPITALS}\u0600-\u06ff][\w.'’-]*(?: [{_CAPITALS}\u0600-\u06ff][\w'’-]*){{0,3}})"
)
_FLATS = re.compile(
    r"(?:, ?(?:(?:bl|sc|et|ap|кв|корп|эт|ет|ап|вх|стр|int|apto|app|apt|top|stiege|daire|kat|lok|m|корпус|строение|подъезд|квартира|этаж)"
    r"(?![^\W\d_])\.? ?[\w-]{1,5}|RT\.? ?\d{1,3} ?/ ?RW\.? ?\d{1,3}|"
    r"(?:phường|quận|huyện|xã|thị trấn|[PQ]\.|Kel\.|Kec\.|Kelurahan|Kecamatan|Col\.|Colonia|district) ?"
    r"[^,\n;]{1,30}))+",
    re.IGNORECASE,
)
"""Flats, floors and districts, which stand between a house and its town."""
_CODED = re.compile(
    rf"(?:, ?|\n)(?:[A-Z]{{1,3}}-)?(?:\d{{4}} ?[A-Z]{{2}}|\d{{3}} \d{{2}}|\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}}|\d{{4,6}}) "
    rf"(?P<town>[{_CAPITALS}][\w'’-]*(?:[ -][{_CAPITALS}][\w'’-]*){{0,2}})"
)
"""A code and a town, known or not."""
_FORMAL = re.compile(
    r"(?:, [^,\n;]{2,30}){0,3},? ?(?:[AC-FHKNPRTV-Y]\d[\dW] ?[0-9AC-FHKNPRTV-Y]{4}|LV-\d{4}|LT-\d{5})(?!\w)"
)
"""Towns and districts before a code of Ireland, Latvia or Lithuania."""
_CODE_BEHIND = re.compile(r",? \d{5,6}(?![\w-]|[.,]\d)")
_RUSSIA = re.compile(
    rf"[{_CAPITALS}][\w-]+(?: [{_CAPITALS}][\w-]+)?, ?[^,\n\d]{{4,40}}, ?"
    rf"(?:д\.|дом|буд\.|будинок)? ?\d{{1,4}}(?:[а-яА-Я](?!\w))?(?:[/-]\d{{1,4}})?(?!\w)"
)
_HEBREW = re.compile(
    r"(?:[א-ת][א-ת'\"׳״-]*,? ){1,4}\d{1,4}(?!\d)(?:, ?(?P<town>[א-ת][א-ת'\"-]+(?: [א-ת][א-ת'\"-]+){0,2})(?: \d{5,7})?)?"
)
_ARABIC = re.compile(
    r"(?:[\u0621-\u064a]+ ?){1,5}(?:(?<= )\d{1,5}(?!\d)|[،,] ?(?:(?:مبنى|عمارة|رقم|منزل|فيلا|شقة|بناية) ?)?\d{1,5}(?!\d))?"
    r"(?:[،,] ?(?:(?:شقة|الدور|الطابق|حي) )?[\u0621-\u064a]+(?: [\u0621-\u064a]+)?(?: \d{5})?){0,3}"
)
_IN_A_STATE = re.compile(rf"[, ]+(?:{_NAME} ){{0,3}}{_NAME},? (?P<state>[A-Z]{{2}})(?: \d{{5}}(?:-\d{{4}})?)?(?![\w-])")
_KOREA = re.compile(
    r"(?:[가-힣]{1,6}[시군구] ?){1,2}(?:[가-힣\d]{1,6}(?:읍|면|동|리|가) ?){0,2}"
    r"(?:[가-힣]{1,8}\d{0,3}[가-힣]{0,3}(?:로|길) ?(?:\d{1,4}번?길 ?)?\d{1,4}(?:-\d{1,4})?"
    r"|(?<=[동리가] )(?:산 ?)?\d{1,4}(?:-\d{1,4})?(?:번지)?)(?![\d])(?:,? ?\d{1,4}동)?(?:,? ?\d{1,4}호)?"
)
_JAPAN = re.compile(
    r"[^\s,;|<>。、\d]{1,10}?[市区町村郡][^\s,;|<>。、\d０-９]{0,16}?[\d０-９一二三四五六七八九十]{1,4}(?:丁目|番地?|号室?|[-－−ー‐の][\d０-９]|[\d０-９]){1,16}"
)
_CHINA = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}[市州盟])?(?:[\u4e00-\u9fff]{1,8}?[区區县旗市])?(?:[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|村))?"
    r"[\u4e00-\u9fff\d]{1,14}?[路街道巷弄段]\d{1,5}(?:[弄巷]\d{1,5})?(?:-\d{1,4})?[号號](?:[\u4e00-\u9fffA-Z\d-]{1,14}[室楼樓])?"
)
_PART = re.compile(r"(?<!ul|ул|al)[,;.](?= )|[;()]")
_GOES_ON = re.compile(r" (?:in|with|and|und|mit|et|avec|y|con|e|com|i|z|a|since|seit) ")
_APART = ("utca ", "út ", "tér ", "caddesi ", "sokak ", "katu ", "gade ", "gata ", "vej ")
"""Words for streets that are written apart from the name before them."""
_HOUSES = "0123456789Nn"
"""With what the number of a house behind its street begins: looked for with it, as many words end in `ring `."""
_EAST = {"korea": _KOREA, "japan": _JAPAN, "china": _CHINA}
WITHIN_WORDS = ("named", "ends", "hebrew", "arabic", *_EAST)
"""What shows an address as a part of a word too."""


@cache
def written() -> tuple[tuple[bytes, str], ...]:
    """Everything that shows an address as it stands in a text, and what it is; words that end a street with the sign behind them."""
    told = bundled(__package__, "unposted.yaml")
    return tuple(
        sorted(
            {
                (word + sign).encode(): group
                for group, words in told.items()
                for word in words.split("|")
                for sign in (_HOUSES if group == "ends" else ("",))
            }.items()
        )
    )


def unposted(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Addresses; those that share bytes with another come too. hits: where the texts of `written` end, and their numbers."""
    seen: set[Labelled] = set()
    for to, number in hits:
        text, group = written()[number]
        start = to - len(text)
        to -= group == "ends"
        if group not in WITHIN_WORDS and is_of_word(data[start - 1 : start]):
            continue
        found = _address(data, start, to, group)
        if found is not None and found not in seen:
            seen.add(found)
            yield found


def _address(data: bytes, start: int, to: int, group: str) -> Labelled | None:
    before = data[whole_from(data, max(0, start - BACK), start) : start].decode("utf-8", "replace").rpartition("\n")[2]
    after = data[to : to + AHEAD].decode("utf-8", "replace").rstrip("\ufffd")
    word = data[start:to].decode("utf-8", "replace")
    span = _READINGS[group](before, word, after)
    if span is None:
        return None
    first = start - len(before[span[0] :].encode()) if span[0] < len(before) else start
    if group == "dwells":
        first = to + len(after[: span[0]].encode())
    line = data[first : to + len(after[: span[1]].encode())]
    text = b", ".join(part.strip(b" ,") for part in line.split(b"\n"))
    return Labelled(first, first + len(line), KNOWN if span[2] else DOUBTFUL, text)


def _town(text: str, at: int) -> tuple[int, bool]:
    """Where the town ends that follows a place, and whether it is known; the place itself for none that is."""
    flats = _FLATS.match(text, at)
    if flats is not None:
        end, known = _town(text, flats.end())
        return end, known or any(map(str.isdigit, flats[0]))
    formal = _FORMAL.match(text, at)
    if formal is not None:
        return formal.end(), True
    state = _IN_A_STATE.match(text, at)
    if state is not None and STATES[ord(state["state"][0]) - 65, ord(state["state"][1]) - 65]:
        return state.end(), True
    coded = _CODED.match(text, at)
    if coded is not None:
        return coded.end(), _is_known(coded["town"])
    found = _TOWN.match(text, at)
    if found is None:
        return at, False
    words = found["town"].split(" ")
    for n in range(len(words), 0, -1):
        told = " ".join(words[:n]).rstrip(".")
        if _is_known(told) and not (n == 1 and folded(told) in given_names()):
            end = found.start("town") + len(told)
            code = _CODE_BEHIND.match(text, end)
            return code.end() if code else end, True
    return at, False


def _is_known(town: str) -> bool:
    return folded(town) in places()


def _box(before: str, word: str, after: str) -> Span | None:
    """A box with its number, and a town where one is known."""
    found = _BOX.match(after)
    if found is None:
        return None
    end, known = _town(after, found.end())
    return len(before), end, known


def _named(before: str, word: str, after: str) -> Span | None:
    """`12 Main Street, Springfield`: house and name before, a known town behind."""
    found = _HOUSE_BEFORE.search(before)
    end, known = _town("," + word[-1:].strip() + " " + after, 0) if found else (0, False)
    return (found.start(), max(0, end - 2), True) if found and known else None


def _ended(before: str, word: str, after: str) -> Span | None:
    """`Gartenstraße 14 in Bonn`: a name with a capital before, a house and a known town behind."""
    name, house = _ENDS_BEFORE.search(before), _HOUSE_AFTER.match(after)
    if name is None or house is None:
        return None
    words = name[0].split(" ")
    street = words[-1] + word
    while len(words) > 1 and not words[0][:1].isupper():
        del words[0]
    if not (street[0].isupper() or (street.startswith(_APART) and words[0][:1].isupper())):
        return None
    end, known = _town(after, house.end())
    return (name.end() - len(" ".join(words)), end, True) if known else None


def _begun(before: str, word: str, after: str) -> Span | None:
    """`8 rue des Lilas, Lyon`; `Calle Mayor 25, Madrid`."""
    house = _RUE_BEFORE.search(before)
    name = (_NAME_ONLY if house else _NAME_AND_HOUSE).match(after)
    if name is None:
        return None
    end, known = _town(after, name.end())
    return (house.start() if house else len(before), end, True) if known else None


def _dwelt(before: str, word: str, after: str) -> Span | None:
    """A street with a house behind words for living there; its town where that is known."""
    part = _GOES_ON.split(_PART.split(after.partition("\n")[0], maxsplit=1)[0], maxsplit=1)[0].rstrip(" .")
    start = street_start(part)
    if start is None or start > 12:
        return None
    end, known = _town(after, len(part))
    return start, end, known or names_street(part)


def _eastern(before: str, word: str, after: str, form: re.Pattern[str]) -> Span | None:
    """From the province or town on down to the house."""
    found = form.match(after)
    return (len(before), found.end(), True) if found else None


def _from_town(before: str, word: str, after: str) -> Span | None:
    """`г. Москва, Ленинский проспект, дом 16, кв. 2`."""
    found = _RUSSIA.match(after)
    street = found[0].partition(",")[2] if found else ""
    if found is None or not names_street(street):
        return None
    flats = _FLATS.match(after, found.end())
    return len(before), (flats or found).end(), True


def _in_hebrew(before: str, word: str, after: str) -> Span | None:
    """`רחוב הרצל 5, חיפה`."""
    found = _HEBREW.match(after)
    return (len(before), found.end(), found["town"] is not None) if found else None


def _in_arabic(before: str, word: str, after: str) -> Span | None:
    """`15 شارع التحرير، الجيزة`: a house before, or behind with a comma."""
    house = _RUE_BEFORE.search(before)
    found = _ARABIC.match(after)
    if found is None or not (house or any(map(str.isdigit, found[0]))):
        return None
    return (house.start() if house else len(before)), len(found[0].rstrip()), bool(re.search("[،,]", found[0]))


_READINGS = {
    "boxes": _box,
    "named": _named,
    "ends": _ended,
    "begins": _begun,
    "dwells": _dwelt,
    "cities": _from_town,
    "hebrew": _in_hebrew,
    "arabic": _in_arabic,
    **{group: partial(_eastern, form=form) for group, form in _EAST.items()},
}
