"""Full names near where a text speaks of somebody: a letter that greets Mrs Vogel mentions others without a word that introduces them.

Only such stretches are looked at, a few per text, since in manuals and programs two words with capitals are mostly no name. A given and a
family name that are known are somebody; a known given name before another word with a capital is so where nothing speaks against it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from duenotice.detect.arrays import whole_from
from duenotice.detect.fields import columns, naming
from duenotice.detect.rules.detectors import INTRODUCED
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.words.streets import names_street
from duenotice.detect.words.wordlists import PARTICLES, family_names, folded, given_names, places, things

BACK, AHEAD = 300, 1500
"""Bytes before and behind a sign that are looked at: as many as a block has beside its own part, less what the signs need themselves."""
SURE, DOUBTFUL = INTRODUCED

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽƠƯȘȚẠ-ỸΑ-ΫΆΈΉΊΌΎΏЀ-Я"
_WORD = rf"(?:[{_UP}][^\W\d_]+(?:['’][{_UP}]?[^\W\d_]+)*(?:[-‐][{_UP}][^\W\d_]+)*|[{_UP}]['’][{_UP}][^\W\d_]+|[{_UP}]\.(?:-?[{_UP}]\.)?)"
_LINK = "|".join(sorted(PARTICLES - {"and", "und", "et", "y", "e"}, key=len, reverse=True))
_RUN = re.compile(
    rf"(?<![\w@/.'’&#-]){_WORD}(?: (?:(?:{_LINK}|der|den|la|las|los) ){{0,3}}{_WORD}){{1,4}}(?![\w@/=(\[]|-\w|\.\w|['’]\w\w)"
)
_ROAD_BEFORE = re.compile(
    r"(?:\b(?:rue|chemin|impasse|allée|cours|avenue|boulevard|place|square|quai|via|viale|piazza|corso|calle|avenida|plaza|paseo|rua|"
    r"praça|ul|ulica|ulicy|al|aleja|улица|ул|проспект|площадь|вулиця|str|strada|jalan|jl|đường|phố|hospital|school|saint|san|santa|st|"
    r"sankt|lycée|collège|école|university)\.?(?: (?:de|du|des|la|della|del|dos|da|do))* )\Z",
    re.IGNORECASE,
)
"""What is called after somebody."""
_GOES_ON = re.compile(
    r"[ -](?:Street|Road|Avenue|Drive|Lane|Boulevard|Square|Center|Centre|Hospital|School|University|Foundation|Inc|Ltd|LLC|GmbH|AG|"
    r"KG|Corp|Company|Co|Group|Bank|Award|Prize|Institute|Hall|Park|Bridge|Airport|Museum|Library|Church|Clinic|Hotel|Airlines|State|"
    r"Forum|Team|Press|Bay|Straße|Strasse|Str|Platz|Allee|Weg|Schule|Gymnasium|Stiftung|Klinik|Haus|&)\b"
)
_NOUNS_IN_CAPITALS = re.compile(r" (?:und|der|die|das|ist|nicht|mit|für|ich|den) ")
_NOUN = re.compile(r"(?:ung|ungen|heit|keit|schaft|tion|ionen|ment|nis|tät|chen|zeit|tag|kauf|plan|zahl)$")
_WORDS_TOO = (
    "age ai angel ans april art august autumn bella best bill black can cas chase chelsea chi christian consuelo cruz dat "
    "dawn dean dear desire do domingo don duke edit else ene esperanza faith felicidad first floor general good grace grant "
    "gray great green gun guy ha hope inci isa iver jason jordan joy jul juli june juni king la lake le lies loc lone long "
    "luz mai major man mar mark max may mercy meta mi min mine monte morgan my na new nil odd ole paris pat paz per phi "
    "prince princess ramo red remedios reyes rich rose ruby said saint san santa santos serif short sid so sol son star su "
    "sue summer sunny tan thi thu tilde till tu una van violet virginia visual vu white will "
)
_AMBIGUOUS = frozenset(_WORDS_TOO.split())
"""Given names that are words too: before an unknown word they speak for nobody."""
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|івна|ївна|ovich|evich|ovna|evna)(?:а|у|ем|е|ы|ой)?$")


def nearby(data: bytes, signs: Iterable[int], taken: Iterable[Labelled]) -> Iterator[Labelled]:
    """Names in the stretches around signs (places in data), without those that share bytes with others. taken: names found there."""
    return apart(_around(data, signs), taken)


def apart(names: Iterable[Labelled], taken: Iterable[Labelled]) -> Iterator[Labelled]:
    """Names that share bytes with none of the others."""
    others = sorted((one.start, one.end) for one in taken)
    starts, reach = [start for start, _ in others], [0, *accumulate((end for _, end in others), max)]
    return (one for one in names if reach[bisect_left(starts, one.end)] <= one.start)


def _around(data: bytes, signs: Iterable[int]) -> Iterator[Labelled]:
    for lo, hi in _stretches(sorted(signs), len(data)):
        lo = whole_from(data, lo, hi)
        text = data[lo:hi].decode("utf-8", "replace")
        at, place = 0, lo
        for start, end, sure in _named(text):
            place += len(text[at:start].encode())
            at = start
            yield Labelled(place, place + len(text[start:end].encode()), SURE if sure else DOUBTFUL)


def _stretches(signs: list[int], size: int) -> Iterator[tuple[int, int]]:
    """What lies around signs, each byte once."""
    lo = hi = 0
    for sign in signs:
        first, last = max(0, sign - BACK), min(size, sign + AHEAD)
        if first > hi:
            if hi:
                yield lo, hi
            lo = first
        hi = last
    if hi:
        yield lo, hi


def _named(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where names stand in a text (characters), and whether both their parts are known."""
    nouns = len(_NOUNS_IN_CAPITALS.findall(text)) >= 3
    for run in _RUN.finditer(text):
        found = _within(run[0], nouns)
        if found is None:
            continue
        start, end = run.start() + found[0], run.start() + found[1]
        end -= 2 * text[start:end].endswith(("'s", "’s"))
        before, after = text[max(0, start - 40) : start], text[end : end + 16]
        if _ROAD_BEFORE.search(before) or _GOES_ON.match(after) or before.endswith(("&", "& ")):
            continue
        whole = text[start:end]
        if whole.isupper() or names_street(whole) or not naming.may_be_person(whole):
            continue
        yield start, end, found[2]


@lru_cache(maxsize=1 << 13)
def _within(run: str, nouns: bool) -> tuple[int, int, bool] | None:
    """Where in words with capitals a name stands, and whether both its parts are known. nouns: the language begins them with capitals."""
    words, starts = _parted(run)
    for n in range(len(words) - 1):
        behind = [word for word in words[n + 1 :] if word not in PARTICLES]
        if not behind or words[n] in PARTICLES:
            continue
        kind = _reads(words[n], behind, run[starts[n + 1] :].split(" "), nouns)
        if kind is not None:
            return starts[n], len(run.rstrip(".") if len(behind[-1]) > 2 else run), kind
    return None


def _parted(run: str) -> tuple[list[str], list[int]]:
    """The words of a run, folded, and where they begin."""
    starts, at = [], 0
    for word in run.split(" "):
        starts.append(at)
        at += len(word) + 1
    return [folded(word) for word in run.split(" ")], starts


def _reads(first: str, behind: list[str], written: list[str], nouns: bool) -> bool | None:
    """Whether a name of both parts begins with a word: True where both are known, False where one is, None for no name."""
    last = behind[-1].rstrip(".")
    if first in things() or any(word in things() for word in behind):
        return None
    if _is_sure(first, behind, last):
        return True
    speaks_not = not _is_given(first) or first in _AMBIGUOUS or min(len(first), len(last)) < 3 or len(behind) > 2
    if speaks_not or last in places() or (nouns and (_NOUN.search(last) or not written[-1][1:].islower())):
        return None
    return False


def _is_sure(first: str, behind: list[str], last: str) -> bool:
    """Whether both parts of a name are known, in either order, or one beside initials or the name of a father."""
    fathered = len(behind) == 2 and bool(_PATRONYMIC.search(last))
    if fathered or ((_is_given(first) or _is_initial(first)) and _is_family(last)):
        return True
    if not _is_family(first) or first in _AMBIGUOUS:
        return False
    given_behind = len(behind) == 1 and _is_given(behind[0]) and behind[0] not in _AMBIGUOUS
    return given_behind or all(map(_is_initial, behind))


def _is_initial(word: str) -> bool:
    return len(word) in (2, 4) and word.endswith(".") and word[1] == "."


def _is_given(word: str) -> bool:
    return word in given_names() or ("-" in word and all(part in given_names() for part in word.split("-")))


def _is_family(word: str) -> bool:
    parts = word.split("-") if "-" in word else [word]
    return any(
        part in family_names() or columns.ends_as_only_family(part) or columns.ends_like_family(part) for part in parts
    )
