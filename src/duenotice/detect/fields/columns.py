"""What a column without a telling name holds, by its values alone: names, births, telephones, parts of an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from duenotice.detect.words.secrecy import says_none
from duenotice.detect.words.wordlists import folded

_DAY = re.compile(
    r"^(?:((?:19|20)\d\d)(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
    r"|(?:\d{1,2}[-/. ]\d{1,2}[-/. ]|(?:0[1-9]|[12]\d|3[01]){2})((?:19|20)\d\d))$"
)
_POSTCODE = re.compile(
    r"^(?:\d{5}(?:-\d{4})?|\d{3}-\d{4}|\d{2}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|"
    r"[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{6}|\d{5}-\d{3})$"
)
_FAMILY_END = re.compile(
    folded(
        r"(?:ов|ова|ев|ева|ёв|ин|ина|ын|ына|ский|ская|цкий|цкая|ська|ський|цький|енко|чук|щук|ук|юк|ко|ак|ик|ский|ский|ski|ska|cki|cka|dzki|wicz|icz|czyk|"
        r"czak|rek|nek|łek|rak|wak|ak|yk|arz|ała|ová|ský|ská|cký|cká|ček|žek|ić|vić|escu|eanu|oiu|aru|yan|ian|dze|shvili|όπουλος|οπούλου|ίδης|ίδου|άκης|"
        r"άκη|άδης|άδου|λής|ης|ας|ου|ος|ής|άς|ιδης|sson|sen|nen|lainen|berg|stein|mann|meier|müller|schmidt|hardt|ert|bauer|hofer|huber|inger|ler|ner|ez|es|"
        r"ini|etti|elli|ucci|ello|ella|acci|ardi|oni|oglu|soy|turk|tekin|demir|kaya|yilmaz|ault|eau|elle|ier|ard|ois|son|ton|ley|man|stra|inga|sma|"
        r"auskas|evicius|iene|ins|uma|jans)$"
    )
)
_ONLY_FAMILY_END = re.compile(
    folded(
        r"(?:[оеё]ва?|[кнд]ин|ынa?|[сц]кий|[сц]кая|[сц]ька|[сц]ький|енко|чук|[sc]ki|[sc]ka|[wv]icz|ewicz|czyk|czak|ová|ský|ská|cký|cká|ček|vić|ević|escu|"
        r"eanu|shvili|dze|όπουλος|οπούλου|ίδης|ίδου|άκης|άκη|άδης|άδου|sson|sdóttir|lainen|nen|oğlu|evičius|auskas|iené|aitė|ytė|utė|iūtė|uddin|ullah|enko|chuk)$"
    )
)
"""Ends of family names that few other words have."""
_ARABIC_FAMILY = ("ال", "آل", "بن", "ابن", "أبو", "ابو")
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
_KOREAN_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편"
)
_GIVEN_SIGNS = frozenset(
    "伟偉芳娜秀英敏静靜丽麗强強磊军軍洋勇艳艷杰傑娟涛濤明超兰蘭霞平刚剛桂华華建国國文红紅玉梅志春海波宁寧云雲龙龍凤鳳琴雪慧莉玲鹏鵬飞飛鑫宇浩然轩軒博晨欣怡佳琪雨婷倩颖穎帅帥俊淑珍"
    "珠碧宗君芬萍辰宥雅宜美惠玟筑冠廷承恩家豪柏翰彥廷心妤子涵梓萱诗詩思嘉懿晓曉燕琳芝蓉菊香菲青翠荣榮昌福贵貴顺順金银銀利辉輝亮东東斌峰新成健旭阳陽林楠柳兵凯凱毅坤琦瑞瑜璐瑶瑤莹瑩婷婧媛悦悅萌"
    "恵菜奈里紗沙織代江枝緒花愛優結衣葵翔太郎介也一二三人斗樹希真和裕誠直智康隆修学剛聡淳翼拓大輔幸加陽直京知晃稔千夏七舞桃典充零京助雄二弘正清勝茂進治"
    "민서준지우현수영진하은윤도예시유채원성호재승경숙미정순희자옥철상동훈석종태기용주연혜선아라람나빈건광병중춘일인천"
)
"""Signs that given names of China, Taiwan, Japan and Korea are mostly written with."""
_ADDRESS_SIGN = re.compile(r"[路街道号號巷弄座楼樓室丁目番地a-zA-Z0-9]|(?:会社|公司|集团|회사)")
_HAN = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]{1,6}$")
_PLACE_END = re.compile(
    folded(
        r"(?:[市县縣区區省町村郡州镇乡시군구도읍면동]|ville|burg|burgh|bourg|stadt|dorf|hausen|heim|ingen|bach|kirchen|furt|fort|borough|bury|boro|ford|port|town|"
        r"shire|haven|side|view|mouth|chester|cester|minster|wick|wich|thorpe|stad|ham|hampton|land|field|pool|bridge|grad|град|город|ск|ськ|ово|ево|івка|івці|поль|"
        r"polis|πολη|πολις|borg|koping|sund|havn|hamn|vik|lev|rup|strup|bro|sted|nes|naes|dam|dijk|hoven|veen|drecht|wijk|foort|zand|lo|hagen|leben|roda|walde|see|"
        r"itz|nitz|vár|vasarhely|falva|haza|bereny|puszta|szentmiklos|ice|nice|any|ovice|owo|owice|ów|court|mont|ac|ay|ano|ate|ago|asco|köy|hisar|pinar|abad|pur|nagar)$"
    )
)
_PLACE_BEGINNING = re.compile(
    r"^(?:north|south|east|west|new|lake|port|mount|fort|saint|sainte|st\.?|san|santa|santo|são|bad|villa|nueva|los|las|el|la|le|les|"
    r"sankt|nowy|nowa|nova|nove|місто|село|смт|[сгкпд]\.|пос\.?|город|деревня|гр\.|с\.) ?\S"
)
_HOUSE = re.compile(
    r"^(?:(?P<first>\d{1,5}[a-zA-Z]?),? (?P<after>[^\d,]*[^\W\d_]{2}[^\d,]*)(?:[ ,]+.{1,14})?|"
    r"(?P<words>[^\d]*[^\W\d_]{2}[^\d]*?)[ ,.]+(?:[^\W\d_]{1,4}\.? ?)?(?P<number>\d{1,5})(?:[ /-]?\w{1,4})?(?:[ ,/].{1,24})?)$"
)
_CODE = re.compile(r"^(?:[A-Z]{1,2}-?)?\d{4,6}(?:-\d{3,4})?$|^\d{8}$")
_DIALLED = re.compile(r"^[+(]?\d[\d ()./-]{5,20}\d$")
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_MEASURE = re.compile(rf"^(?!0)\d+\.\d+$|^\d{{1,3}}(?: \d{{3}})*\.\d{{1,2}}$|^{_BYTE}(?: +{_BYTE}){{2}}$")
"""One point between digits, cents behind thousands, or the three parts of a colour."""
SHORTEST = 7
"""Digits of a telephone number that is dialled from anywhere in its region."""


_MOMENT = re.compile(r"^[12]\d{9}(?:\d{3})?$", re.ASCII)
LAST_MOMENT, YEARS_OF_MOMENTS = 2**31, 12
"""The last second that 32 bits hold; years of a log at most."""
_HASH = re.compile(
    r"^(?:0x)?(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})(?::\S{1,64})?$|"
    r"^\$[\w-]{1,16}\$\S{8,}$|^\{[A-Z0-9-]{2,16}\}\S{8,}$|^\*[0-9A-F]{40}$|^(?:pbkdf2|bcrypt|argon2|scrypt)\w*\$\S{8,}$"
)
CRACKED = re.compile(r"(?<=[0-9a-fA-F]{16}) \([^()\s]{1,64}\)$")
"""Behind a digest, the password that it was made of, as sqlmap shows it."""
_MACHINE = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_LISTED = re.compile(r"[;,|\n]| / ")
LIST_MAX = 200
COUNTED = 1.5
"""The largest number for each that there is, of those that count headings."""
RUNNING = 8
"""Steps of counting for each number kept: some are left out, and others were deleted."""


def share(texts: Sequence[str], holds: Callable[[str], object], least: float = 0.0) -> float:
    """Share of the texts for which it holds; 0 for none, and as soon as it cannot reach `least` any more."""
    n, reachable = len(texts), len(texts)
    for text in texts:
        if not holds(text):
            reachable -= 1
            if reachable / n < least:
                return 0.0
    return reachable / n if n else 0.0


def born(texts: Sequence[str]) -> bool:
    """Days over many years of people alive: dates of orders lie within a few."""
    found = [match for text in texts if (match := _DAY.match(text.strip()))]
    if len(found) < 0.9 * len(texts) or len(found) < 5:
        return False
    years = sorted(int(match[1] or match[2]) for match in found)
    tenth = len(years) // 10
    return years[-1 - tenth] - years[tenth] >= 15 and years[tenth] >= 1900 and years[-1 - tenth] <= 2020


def middle_year(texts: Sequence[str]) -> int:
    """The median year of days; 0 where there are none."""
    years = sorted(int(match[1] or match[2]) for text in texts if (match := _DAY.match(text.strip())))
    return years[len(years) // 2] if years else 0


def postcodes(texts: Sequence[str]) -> bool:
    """One form of postal codes throughout, with a sign that they are no plain numbers: letters, a hyphen, or leading zeros."""
    if len(texts) < 5 or share(texts, _POSTCODE.match, 0.95) < 0.95 or len({len(text) for text in texts}) > 3:
        return False
    odd = share(texts, lambda text: not text.isdigit() or text.startswith("0"))
    return odd >= 0.02 or share(texts, lambda text: len(text) == 5) > 0.95


def asian_names(texts: Sequence[str]) -> bool:
    """Chinese, Japanese or Korean names: they begin with a family name from a short list, or are one, or a given name alone."""
    if len(texts) < 5 or share(texts, lambda text: _HAN.match(text.replace(" ", "")), 0.9) < 0.9:
        return False
    if share(texts, lambda text: _PLACE_END.search(folded(text))) >= 0.2 or share(texts, _ADDRESS_SIGN.search) >= 0.2:
        return False
    known = share(texts, begins_with_family)
    given = share(texts, written_like_given)
    return (
        (known >= 0.55 and share(texts, lambda text: 2 <= len(text.replace(" ", "")) <= 6) > 0.6)
        or given >= 0.7
        or known >= 0.85
    )


def begins_with_family(text: str) -> bool:
    """Whether a text of Han or hangul begins with a common family name and has no sign of an address or a company."""
    begins = text[:1] in _HAN_FAMILIES or text[:1] in _KOREAN_FAMILIES or text.startswith(tuple(_JAPANESE_FAMILIES))
    return begins and not _ADDRESS_SIGN.search(text)


def begins_with_japanese(text: str) -> bool:
    """Whether a text begins with a common family name of Japan."""
    return text.startswith(tuple(_JAPANESE_FAMILIES))


def written_like_given(texts: Sequence[str]) -> float:
    """Share of the signs of short Han, kana or hangul texts that given names are written with."""
    signs = "".join(texts)
    short = share(texts, lambda text: 1 <= len(text) <= 3) > 0.9
    return sum(sign in _GIVEN_SIGNS for sign in signs) / len(signs) if short and signs else 0.0


def ends_like_family(word: str) -> bool:
    """Whether a single word ends or begins as family names do."""
    return (len(word) >= 5 and bool(_FAMILY_END.search(word))) or (len(word) >= 4 and word.startswith(_ARABIC_FAMILY))


def ends_as_only_family(word: str) -> bool:
    """Whether a single word ends as family names do and other words do not."""
    return len(word) >= 6 and bool(_ONLY_FAMILY_END.search(word))


def ends_like_place(text: str) -> bool:
    """Whether a text ends as names of places do, or begins so."""
    told = folded(text.strip())
    return bool(_PLACE_END.search(told) or _PLACE_BEGINNING.search(told))


def towns(texts: Sequence[str], is_place: Callable[[str], object]) -> float:
    """Share of names of towns among texts without digits, known or built like them; 0 where too few or not spelled so."""
    if (
        len(texts) < 4
        or share(texts, lambda text: 2 <= len(text) <= 40 and not any(map(str.isdigit, text)), 0.95) < 0.95
    ):
        return 0.0
    if share(texts, lambda text: not text[:1].islower() or _PLACE_BEGINNING.search(folded(text)), 0.9) < 0.9:
        return 0.0
    return share(texts, lambda text: is_place(text) or ends_like_place(text))


def house_numbers(texts: Sequence[str]) -> bool:
    """Words that differ and a number that differs, before or behind: a street and a house, in any language."""
    if share(texts, lambda text: len(text) <= 80 and any(c.isdigit() for c in text)) < 0.8:
        return False
    parts = [match for text in texts if len(text) <= 80 and (match := _HOUSE.match(text.strip()))]
    if len(texts) < 8 or len(parts) < 0.8 * len(texts):
        return False
    words = {match["words"] or match["after"] for match in parts}
    numbers = {match["first"] or match["number"] for match in parts}
    if share(parts, lambda match: match["first"]) > 0.9 and max(map(_leading, numbers)) <= COUNTED * len(numbers):
        return False  # headings are counted: `1 Introduction`, `2 Building`
    return len(words) >= 0.7 * len(parts) and len(numbers) >= min(10, 0.3 * len(parts))


def _leading(number: str) -> int:
    """A house number without its letter."""
    return int(number.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def varied(texts: Sequence[str]) -> bool:
    """Whether bare digits begin as differently as numbers of many people do; counters and seconds since 1970 do not, and pass weak
    checks all together or not at all."""
    if not all(map(str.isdecimal, texts)):
        return True
    return len({text[:4] for text in texts}) >= 0.5 * min(len(texts), 100)


def running(texts: Sequence[str], unlike: bool) -> bool:
    """Numbers given one after the other, as records are counted. unlike: no two cells are the same."""
    if not unlike or len(texts) < 5 or not all(map(str.isdecimal, texts)):
        return False
    counted = sorted(map(int, texts))
    return counted[-1] - counted[0] < RUNNING * len(counted)


def codes(texts: Sequence[str]) -> bool:
    """Digits of one length, four to six, or with a letter of the country before: postal codes, if something else speaks for it."""
    if len(texts) < 5 or share(texts, _CODE.match, 0.97) < 0.97 or len({len(text) for text in texts}) > 2:
        return False
    if len({text[:2] for text in texts if text[0].isalpha()}) > 1:
        return False
    years = share(texts, lambda text: text.startswith(("19", "20")) and len(text) == 4)
    return years < 0.5


def spelled(texts: Sequence[str]) -> bool:
    """Digits as in telephone numbers, as many as these have, and few days, measures or addresses of machines among them."""
    if len(texts) < 5 or share(texts, _DIALLED.match, 0.9) < 0.9 or share(texts, _MEASURE.match) > 0.3:
        return False
    if share(texts, lambda text: sum(map(str.isdecimal, text)) >= SHORTEST) < 0.8:
        return False
    return share(texts, _DAY.match) <= 0.3 and share(texts, _MACHINE.fullmatch) <= 0.3


def listed(texts: Sequence[str]) -> tuple[str, ...]:
    """The parts of cells that are lists of numbers, parted by semicolons, commas, bars or slashes with blanks; none where few are lists."""
    told = [_LISTED.split(text.strip(' ;,|[]{}"')) for text in texts if len(text) <= LIST_MAX]
    lists = [parts for parts in told if len(parts) > 1]
    if len(lists) < 3 or len(lists) < 0.1 * len(texts):
        return ()
    parts = [part.strip(" \"'") for some in told for part in some]
    return tuple(part for part in parts if part)


def hashes(texts: Sequence[str]) -> bool:
    """Nearly all what systems keep in place of passwords: digests in hexadecimal digits of one length, or with their scheme before."""
    told = [CRACKED.sub("", text) for text in texts]
    return len(texts) >= 3 and share(told, _HASH.match, 0.9) >= 0.9 and share(texts, str.isdecimal) < 0.5


def of_login(texts: Sequence[str], spoken: str, header: str) -> str:
    """What a field named like passwords, keys or users holds: digests; nothing, where most cells are labels of forms in many languages
    or variables of templates, or an account is called by a name, as pages and companies are; else what it is called, as is any other."""
    if spoken == "ACCOUNT_ID" and header.strip().casefold() == "account":
        return spoken if share(texts, lambda text: any(map(str.isdigit, text))) >= 0.5 else ""
    if spoken == "PASSWORD" and hashes(texts):
        return "PASSWORD_HASH"
    of_logins = spoken in ("PASSWORD", "USER_NAME", "CREDENTIAL")
    return "" if of_logins and share(texts, lambda text: says_none(text, spoken)) > 0.5 else spoken


def moments(texts: Sequence[str]) -> bool:
    """Seconds or thousandths since 1970 (2001 to 2038), of some years that follow each other; in some countries they could be dialled."""
    if not texts or not all(_MOMENT.match(text) for text in texts):
        return False
    seconds = sorted(int(text[:10]) for text in texts)
    return seconds[-1] <= LAST_MOMENT and seconds[-1] - seconds[0] <= YEARS_OF_MOMENTS * 31_556_952


def dialled(texts: Sequence[str], is_valid: Callable[[str], bool]) -> bool:
    """Telephone numbers: written as such and known to a plan, or all of a plan's length with nothing else in them."""
    if not spelled(texts) or moments(texts):
        return False
    valid = share(texts, lambda text: is_valid(text) or (text.startswith("00") and is_valid("+" + text[2:])))
    parted = share(texts, lambda text: text.startswith(("0", "+", "(")) or any(c in text for c in " -/("))
    if valid >= 0.7 and parted >= 0.6:
        return True
    if valid < 0.97 or min(len(text) for text in texts) < 10:
        return False
    return (
        share(texts, lambda text: is_valid(text[::-1])) < 0.5
    )  # a plan that takes any digits of the length tells nothing
