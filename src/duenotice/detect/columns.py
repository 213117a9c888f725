"""What a column without a telling name holds, by its values alone: names, births, telephones, parts of an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_DAY = re.compile(r"^(?:((?:19|20)\d\d)[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/. ]\d{1,2}[-/. ]((?:19|20)\d\d))$")
_POSTCODE = re.compile(
    r"^(?:\d{5}(?:-\d{4})?|\d{3}-\d{4}|\d{2}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|"
    r"[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{6}|\d{5}-\d{3})$"
)
_FAMILY_END = re.compile(
    r"(?:ов|ова|ев|ева|ёв|ин|ина|ский|ская|енко|чук|ук|юк|ski|ska|wicz|icz|czyk|ová|ić|vić|escu|eanu|yan|ian|dze|shvili|όπουλος|"
    r"οπούλου|ίδης|ίδου|άκης|άκη|άδης|λής|ου|ας|sson|sen|nen|lainen|berg|stein|mann|meier|müller|schmidt|ez|es|ini|etti|elli|ucci|"
    r"oğlu|kaya|yılmaz|ault|eau|elle|ier|son|ton|ley|man|stra|inga|sma)$",
    re.IGNORECASE,
)
_HAN_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎"
    "余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔賀贺赖賴龚文김이박최정강조윤장임"
)
_JAPANESE_FAMILIES = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "斎藤",
    "清水",
    "山崎",
    "池田",
    "橋本",
    "阿部",
    "石川",
    "山下",
    "中島",
    "石井",
    "小川",
    "前田",
    "岡田",
    "長谷川",
    "藤田",
    "後藤",
    "近藤",
    "村上",
    "遠藤",
    "青木",
    "坂本",
    "斉藤",
    "福田",
    "太田",
    "西村",
    "藤井",
    "金子",
    "岡本",
    "藤原",
    "中野",
    "三浦",
    "原田",
    "中川",
    "松田",
    "竹内",
    "小野",
    "田村",
    "中山",
    "和田",
    "石田",
    "森田",
]
_HAN = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]{1,6}$")
_PLACE_END = re.compile(
    r"(?:[市县縣区區省町村郡州]|ville|burg|stadt|dorf|hausen|borough|bury|ford|port|town|shire|grad|град|ск|ово|polis|πολη)$",
    re.IGNORECASE,
)
_DIALLED = re.compile(r"^[+(]?\d[\d ()./-]{5,20}\d$")


def share(texts: Sequence[str], holds: Callable[[str], object]) -> float:
    """Share of the texts for which it holds; 0 for none."""
    return sum(bool(holds(text)) for text in texts) / len(texts) if texts else 0.0


def born(texts: Sequence[str]) -> bool:
    """Days over many years of people alive: dates of orders lie within a few."""
    found = [match for text in texts if (match := _DAY.match(text.strip()))]
    if len(found) < 0.9 * len(texts) or len(found) < 5:
        return False
    years = sorted(int(match[1] or match[2]) for match in found)
    tenth = len(years) // 10
    return years[-1 - tenth] - years[tenth] >= 15 and years[tenth] >= 1900 and years[-1 - tenth] <= 2020


def postcodes(texts: Sequence[str]) -> bool:
    """One form of postal codes throughout, with a sign that they are no plain numbers: letters, a hyphen, or leading zeros."""
    if len(texts) < 5 or share(texts, _POSTCODE.match) < 0.95 or len({len(text) for text in texts}) > 3:
        return False
    odd = share(texts, lambda text: not text.isdigit() or text.startswith("0"))
    return odd >= 0.02 or share(texts, lambda text: len(text) == 5) > 0.95


def asian_names(texts: Sequence[str]) -> bool:
    """Chinese, Japanese or Korean names: they begin with a family name from a short list."""
    if len(texts) < 5 or share(texts, lambda text: _HAN.match(text.replace(" ", ""))) < 0.9:
        return False
    known = share(texts, lambda text: text[:1] in _HAN_FAMILIES or text.startswith(tuple(_JAPANESE_FAMILIES)))
    return known >= 0.55 and share(texts, _PLACE_END.search) < 0.2


def family_names(texts: Sequence[str]) -> float:
    """Share of single words that end as family names do."""
    return share(texts, lambda text: _FAMILY_END.search(text.strip()))


def places(texts: Sequence[str]) -> float:
    """Share of cells that end as names of places do."""
    return share(texts, lambda text: _PLACE_END.search(text.strip()))


def dialled(texts: Sequence[str], is_valid: Callable[[str], bool]) -> bool:
    """Telephone numbers: written as such and known to a plan, or all of a plan's length with nothing else in them."""
    if len(texts) < 5 or share(texts, _DIALLED.match) < 0.9:
        return False
    valid = share(texts, is_valid)
    spelled = share(texts, lambda text: text.startswith(("0", "+", "(")) or any(c in text for c in " -/("))
    return (valid >= 0.7 and spelled >= 0.6) or (valid >= 0.97 and min(len(text) for text in texts) >= 10)
