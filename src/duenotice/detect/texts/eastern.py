"""Names of China, Taiwan, Japan and Korea behind words for people, which need no space: `患者王秀英`, `妹の松田直子が`, `동생 이도현이`.

A name begins with a common family name; where it ends, the signs behind it tell, or how long names are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from duenotice.detect.arrays import line_from
from duenotice.detect.fields import columns
from duenotice.detect.rules.detectors import INTRODUCED
from duenotice.detect.texts.labelled import Labelled

REACH = 48
"""Bytes behind a word that are looked at."""
_CHINESE = (
    "患者|病人|病患|尊敬的|亲爱的|親愛的|姐姐|妹妹|哥哥|弟弟|舍弟|舍妹|家姐|妻子|丈夫|母亲|"
    "母親|父亲|父親|女儿|女兒|儿子|兒子|其妻|其夫|配偶|同事|邻居|鄰居|朋友|联系人|聯絡人|"
    "收件人|寄件人|申请人|申請人|被告|原告|证人|證人|当事人|當事人|我叫|名叫|姓名|主治医生是|"
    "主治醫師為|医生是|醫師是|负责人|負責人|出席人员|与会人员|记录人|記錄|此致敬礼|客户|客戶|"
    "员工|員工|学生|學生|老师是"
)
_JAPANESE = (
    "妹の|姉の|兄の|弟の|母の|父の|妻の|夫の|息子の|娘の|患者の|担当の|主治医の|友人の|同僚の|"
    "隣人の|上司の|部下の|生徒の|主治医は|担当は|担当者は|名前は|私は|氏名|お名前|患者名|記録|"
    "出席者|参加者|差出人|宛名|連絡先|申請者|申込者|保護者|敬具|以上"
)
_KOREAN = (
    "동생 |환자 |아내 |남편 |어머니 |아버지 |형 |누나 |언니 |오빠 |아들 |딸 |"
    "배우자 |의사는 |담당자는 |담당자 |성명|이름은 |저는 |동료 |이웃 |증인 |피고 |"
    "피고인 |원고 |친구 |학생 |직원 |신청인 |참석자|수신인|받는 사람|작성자"
)
WORDS = tuple(dict.fromkeys(f"{_CHINESE}|{_JAPANESE}|{_KOREAN}".split("|")))
"""Words for people before their names."""
_GAP = re.compile(r"[ 　::「『、,，]{0,3}")
_ENDS_CHINESE = re.compile(
    r"(?=[^\u4e00-\u9fff]|$|[是在说說来來于已住现現的和与與于为為因从從被把将將也都曾到给給让讓请請对對没不有要先女小医醫大教律经經主告向等同])"
)
_NAME_JAPANESE = re.compile(
    r"(?P<name>[\u4e00-\u9fff々]{2,3}[ 　]?[\u4e00-\u9fff々\u3040-\u30ff]{0,3}?)"
    r"(?=[がはをにのとへでもやかさ様氏先課部、。()()\n\s,:「]|です|$)"
)
_NAME_KOREAN = re.compile(r"(?P<name>[가-힣]{3})(?=[은는이가을를의와과에께도]?(?:[ ,.()\n]|$)|입니다|이라|라고|씨|님)")


def behind_words(data: bytes, hits: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Names behind words for people. hits: where these end, and their numbers in WORDS."""
    for to, number in hits:
        text, word = line_from(data, to, REACH), WORDS[number]
        gap = _GAP.match(text)
        assert gap is not None
        if not text[gap.end() :] and word in ("敬具", "以上", "此致敬礼"):
            continue
        name = _name(text[gap.end() :], word)
        if name:
            start = to + len(gap[0].encode())
            yield Labelled(start, start + len(name.encode()), INTRODUCED[0])


def _name(text: str, word: str) -> str:
    """The name that begins a text, empty for none."""
    if word[0] >= "가":
        found = _NAME_KOREAN.match(text)
        return found["name"] if found and columns.begins_with_family(found["name"]) else ""
    if word in _JAPANESE.split("|") or columns.begins_with_japanese(text):
        found = _NAME_JAPANESE.match(text)
        return found["name"].strip() if found and columns.begins_with_japanese(found["name"]) else ""
    return _chinese(text)


def _chinese(text: str) -> str:
    """A family name of one sign and one or two more, as given names are written with: `患者高血压` names nobody."""
    for size in (2, 3):
        name = text[:size]
        fine = (
            len(name) == size
            and columns.begins_with_family(name)
            and all("\u4e00" <= sign <= "\u9fff" for sign in name)
        )
        given = columns.written_like_given([name[1:]]) if fine else 0.0
        if given >= 0.5 and (size == 3 or _ENDS_CHINESE.match(text, size)):
            return name
    return ""
