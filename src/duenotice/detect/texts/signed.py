"""Names of people where a letter, a mail or a chat puts them: below `Best regards`, behind `From:` and `Cc:`, before what somebody said
(`[12:03] Anna: …`), before `様` and `님`.

A name alone on its line below the end of a letter is somebody, known or not; elsewhere it has to be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from duenotice.detect.arrays import whole_from
from duenotice.detect.fields import columns, naming
from duenotice.detect.rules.detectors import INTRODUCED
from duenotice.detect.texts import introduced
from duenotice.detect.texts.labelled import Labelled

REACH = 120
"""Bytes behind a word that are looked at."""
NAMES = 8
"""Names behind one word at most."""
LINE = 160
"""Bytes of a line of a chat in which its time and its speaker stand."""
SURE, DOUBTFUL = INTRODUCED

_CHINESE = (
    "先生",
    "女士",
    "小姐",
    "大夫",
    "医生",
    "醫生",
    "醫師",
    "老师",
    "老師",
    "律师",
    "律師",
    "经理",
    "經理",
    "主任",
    "敬上",
    " 敬上",
)
_JAPANESE = ("様", "さん", "氏", "医師", "課長", "部長", "係長", "社長", "弁護士")
_KOREAN = ("님", "씨", " 고객님", " 선생님", " 과장", " 부장", " 대리", " 팀장", " 교수", " 변호사", " 드림", " 올림")
HONORIFICS = (*_CHINESE, *_JAPANESE, *_KOREAN)
_OTHERS = "お客 皆 고객 선생 사장 부장 과장 팀장 회원 원장 王 神 奥 嬢 患者 医 老 小 お母 お父 お兄 お姉 会员"
_NOBODY = frozenset(_OTHERS.split())
"""What stands before these signs and names nobody."""
_BEFORE_NAME = re.compile(r"[是为為由和与與给給的请請向找叫跟对對]$")
_CJK = re.compile(r"[\u4e00-\u9fff々]{1,6}\Z")
_HANGUL = re.compile(r"(?<![가-힣])[가-힣]{2,4} ?\Z")
_BELOW = re.compile(r"[ \t]*[,!.:]?[ \t]*\r?\n(?:[ \t>]*\r?\n)?[ \t>]*(?:-{1,2} ?)?(?P<name>[^\r\n]{2,60})")
_BESIDE = re.compile(r"(?:,|!)[ \t]+(?P<name>[^\r\n,.(|]{2,40})[ \t.]*(?=[\r\n,(|]|$)")
_PARTS = re.compile(r"[;,]")
_NOT_IN_NAME = re.compile(r" ?[<(\[|\t].*| - .*|,.*", re.DOTALL)
_SAID = re.compile(
    rb"(?:\[(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? )?\d{1,2}:\d\d(?::\d\d)?(?: ?[APap]\.?[Mm]\.?)?\]|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? "
    rb"\d{1,2}:\d\d(?::\d\d)?(?: ?[APap]\.?[Mm]\.?)? -) ~? ?(?P<name>[^\W\d_][^\r\n:<>\[\](){}=\"/]{1,38}): ".decode()
)


def closed(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names below the ends of letters, and in their heads. hits: where words of `introduced.yaml` end, and their numbers in
    `introduced.written`."""
    for to, number in hits:
        text, group = introduced.written()[number]
        if group not in ("closings", "lines"):
            continue
        start = to - len(text)
        if not _begins_line(data, start, own=group == "lines"):
            continue
        after = data[to : to + REACH].decode("utf-8", "replace").rstrip("\ufffd")
        for first, last, kind in _closing(after) if group == "closings" else _heads(after):
            place = (to + len(after[:first].encode()), to + len(after[:last].encode()))
            yield Labelled(*place, kind)


def _begins_line(data: bytes, start: int, own: bool) -> bool:
    """Whether nothing but signs of a quotation stands before on its line; the end of a sentence too unless it has to be its own."""
    line = data[max(0, start - 12) : start].rpartition(b"\n")[2]
    if not line.strip(b" >\t*_|-"):
        return start <= 12 or b"\n" in data[start - 12 : start]
    return not own and line.rstrip(b" ").endswith((b".", b"!", b"?", b",", b"\\n"))


def _closing(after: str) -> Iterator[tuple[int, int, str]]:
    below = _BELOW.match(after) or _BESIDE.match(after)
    if below is None:
        return
    line = below["name"].rstrip()
    head = _NOT_IN_NAME.sub("", line).rstrip(" .")
    first, last = naming.trimmed(head, 0, len(head))
    name = head[first:last]
    words = name.split()
    fine = 1 <= len(words) <= 4 and len(name) > 2 and naming.may_be_person(name) and not name[0].islower()
    if not fine or (name.isupper() and len(words) == 1):
        return
    known = introduced.reads_like_person(name)
    if known or (len(words) in (2, 3) and below.re is _BELOW and len(line) == len(head)):
        at = below.start("name")
        yield at + first, at + last, SURE if known else DOUBTFUL


def _heads(after: str) -> Iterator[tuple[int, int, str]]:
    line, at = after.partition("\n")[0], 0
    for part in _PARTS.split(line)[:NAMES]:
        head = _NOT_IN_NAME.sub("", part.rstrip("\r"))
        first, last = naming.trimmed(head, 0, len(head))
        name = head[first:last].strip()
        if " " in name and len(name.split()) <= 4 and naming.may_be_person(name) and naming.reads_like_person(name):
            yield at + first, at + first + len(name), SURE
        at += len(part) + 1


def honoured(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names before honorifics of Japanese, Korean and Chinese. hits: where these end, and their numbers in HONORIFICS."""
    for to, number in hits:
        end = to - len(HONORIFICS[number].encode())
        text = data[whole_from(data, max(0, end - 24), end) : end].decode("utf-8", "replace")
        korean = HONORIFICS[number].strip()[0] >= "가"
        found = (_HANGUL if korean else _CJK).search(text)
        if found is None:
            continue
        name = found[0].strip()
        if HONORIFICS[number] in _CHINESE:
            name = _chinese(name)
        if (
            name in _NOBODY
            or name[-1:] == "님"
            or (korean and not 3 <= len(name) <= 4)
            or not columns.begins_with_family(name)
        ):
            continue
        if 2 <= len(name) <= 4:
            stop = end - len(found[0][len(found[0].rstrip()) :])
            yield Labelled(stop - len(name.encode()), stop, SURE)


def _chinese(text: str) -> str:
    """The last two or three signs, of which a family name is the first: `主治医生是孟建平` → `孟建平`."""
    if len(text) <= 3:
        return text if len(text) > 1 else ""
    by_place = next((text[-size:] for size in (3, 2) if _BEFORE_NAME.search(text[:-size])), "")
    return by_place or (
        text[-3:] if columns.begins_with_japanese(text) or columns.begins_with_family(text[-3:]) else ""
    )


SPEAKERS = (rb"(?:^|\n)\[\d", rb":\d\d - ", rb"[Mm]\.? - ")
"""With what a line of a chat begins, and what stands in others behind the time (patterns): not in logs, which have dashes in every line."""
TIMED = 40
"""Bytes of a line before such a dash at most."""


def said(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Known names before what people said in a chat, each line judged by itself, wherever a text is cut. hits: where those of SPEAKERS
    end, and their numbers."""
    for start in sorted({start for hit in hits if (start := _line(data, *hit)) is not None}):
        found = _SAID.match(data[start : start + LINE].decode("utf-8", "replace"))
        if found is not None and _is_somebody(found["name"]):
            first = start + len(found[0][: found.start("name")].encode())
            yield Labelled(first, first + len(found["name"].encode()), SURE)


def _line(data: bytes, to: int, number: int) -> int | None:
    """Where the line of a hit begins; None for one that begins too far before it."""
    if number == 0:
        return to - 2
    dash = to - 2
    line = data.rfind(b"\n", max(0, dash - TIMED), dash)
    return line + 1 if line >= 0 or dash < TIMED else None


@lru_cache(maxsize=1 << 12)
def _is_somebody(name: str) -> bool:
    return len(name) > 1 and len(name.split()) <= 4 and naming.may_be_person(name) and naming.reads_like_person(name)
