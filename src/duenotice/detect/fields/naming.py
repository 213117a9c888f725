"""What speaks for names of people in the cells of a field, and where in a cell the name stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files

from duenotice.detect.fields import columns
from duenotice.detect.fields.frames import span
from duenotice.detect.words.wordlists import (
    PARTICLES,
    SCRIPT_MARKS,
    companies,
    family_names,
    folded,
    given_names,
    places,
    things,
    words_of,
)


def _listed(name: str) -> list[str]:
    """The patterns of a list, the longest first."""
    told = (files(__package__) / f"{name}.txt").read_text("utf-8").split("\n")
    return sorted(filter(None, told), key=len, reverse=True)


def _beginnings(patterns: Sequence[str]) -> frozenset[str]:
    """The first two letters of the texts that patterns match."""
    return frozenset(pattern.replace("\\", "")[:2].casefold() for pattern in patterns)


_GREETINGS, _TITLES = _listed("greetings"), _listed("titles")
_BEGINNINGS, _TITLES_BEGIN = _beginnings(_GREETINGS), _beginnings(_TITLES)
_GREETING = re.compile(
    rf"^[¡\s]*(?:{'|'.join(_GREETINGS)})(?![^\W_])[\s,:!،，、]*(?P<name>.+?)[\s,.!:：،！\U0001f300-\U0001faff✨❤☀]*$",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"(?:{'|'.join(_TITLES)})(?:\.\s*|\s+)", re.IGNORECASE)
_HONOURED = re.compile(
    r"^(?P<name>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]{2,6})[ 　]?(?:さん|様|さま|님|고객님|先生|女士|小姐)(?:$|[、,，께 ])"
)
_LABEL = re.compile(r"^[^:：]{2,30}[:：]\s*(?P<name>.+)$")
NAME_SHAPE = re.compile(rf"^[\u3040-\u9fff\uac00-\ud7a3]$|^(?!.*[\d_])[^\W\d_][\w{SCRIPT_MARKS} .,'’·・-]{{1,78}}$")
_BETWEEN = ("and", "und", "og", "och")
_FORMS = ("会社", "公司", "集团", "회사", "(주)")
_AFTER = re.compile(r"(?:さん|様|님|고객님께|고객님|先生|女士|小姐)$")
_MAIL = re.compile(r"[\s<(\[|·,;:–-]*(?:mailto:)?[^\s<>()\[\]@]+@[^\s<>()\[\]@]+[\s>)\]]*")
_INITIAL = re.compile(r"^[^\W\d_]\. ?(?:[^\W\d_]\. ?)?[^\W\d_]{2,}|^[^\W\d_]{2,},? [^\W\d_]\.$")


_PATRONYMIC = re.compile(
    folded(r"[^\W\d_]{3}(?:ович|евич|ьич|овна|евна|ична|івна|ївна|ovich|evich|ovych|ovna|evna|ivna)$")
)
FEW = 5
"""Cells from which the share that holds a name tells; fewer have to read like somebody each."""


def name_terms(
    inner: Sequence[str], agreement: Callable[[], tuple[int, int]], n: int, distinct: int
) -> list[tuple[str, float]]:
    """What speaks for names or against them in the distinct cells of a field. agreement, n, distinct: of `FieldFacts`."""
    terms: list[tuple[str, float]] = []
    doubt = len(inner) / (len(inner) + 1)
    many = len(inner) >= FEW
    known = doubt * columns.share(inner, has_given_name if many else reads_like_person)
    family = doubt * columns.share(inner, has_family_name if many else has_known_family)
    several = columns.share(inner, lambda text: 2 <= len(text.split()) <= 4) > 0.6
    terms.append((f"{known:.0%} hold a known given name", -2.0 + 8.0 * min(known, 0.6)))
    if several:
        terms += [("two to four words", 0.5), (f"{family:.0%} hold a family name", 2.0 * min(family, 0.6))]
    else:
        terms.append((f"{family:.0%} are like family names", 6.0 * min(family, 0.7) - 0.5))
    formal = columns.share(inner, lambda text: bool(_INITIAL.match(text) or _TITLE.match(text)))
    if formal > 0.2:
        terms.append((f"{formal:.0%} have initials or titles", 2.5 * formal))
    agreeing, of = agreement()
    if of:
        agree = agreeing / of
        weight = 5.0 * min(agree, 0.7) - (0.5 if agree >= 0.05 or of < 8 else 1.2) if is_latin(inner) or agree else 0.0
        terms.append((f"{agree:.0%} agree with the e-mail beside", weight))
    terms += against(inner)
    if known and _has_one_given_name(inner):
        terms.append(("one name in all of them", -3.0))
    if distinct <= 3 <= n / 3 and known < 0.7:
        terms.append((f"{distinct} distinct of {n}", -1.5))
    elif n >= 20 and distinct < 0.2 * n:
        terms.append((f"{distinct} distinct of {n}", -0.5 if distinct > 0.1 * n else -1.0))
    return terms


def _has_one_given_name(inner: Sequence[str]) -> bool:
    """Whether what is a known given name is the same in every one of many: a word for something in many languages."""
    told = [tuple(word for word in words_of(text) if word in given_names()) for text in inner]
    return len(inner) >= 2 * FEW and len({words for words in told if words}) == 1


def full_names(texts: Sequence[str], differ: float = 0.8) -> bool:
    """Whether cells are two or three words each with a capital, of which the last differ: the last words of goods, posts and units are
    a few that come again and again. differ: share of last words that are different."""
    words = [text.split() for text in texts]
    full = [told for told in words if 2 <= len(told) <= 3 and not any(word[0].islower() for word in told)]
    if len(texts) < FEW or len(full) < 0.8 * len(texts):
        return False
    return len({told[-1] for told in full}) >= differ * len(full) and len({told[0] for told in full}) >= 0.5 * len(full)


def listed(texts: Sequence[str]) -> float:
    """Share of texts with a word of the lists of names."""
    return columns.share(texts, lambda text: any(w in given_names() or w in family_names() for w in words_of(text)))


def is_latin(texts: Sequence[str]) -> bool:
    """Whether most texts begin in Latin letters, of whose names the lists know enough."""
    return columns.share(texts, lambda text: "a" <= text.casefold()[:1] <= "\u024f") > 0.5


def from_small_letters(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts without any capital as names are written, if most have several words, or are single words and many; else none."""
    small = [text.title() for text in texts if text == text.casefold() and text.replace(" ", "").isalpha()]
    several = sum(" " in text for text in small)
    enough = several >= 0.6 * len(texts) or len(small) >= max(FEW, 0.6 * len(texts))
    return tuple(small) if small and enough else ()


def against(inner: Sequence[str]) -> list[tuple[str, float]]:
    """What speaks against names in the distinct cells of a field. One of a few may be called like a thing or a town."""
    terms: list[tuple[str, float]] = []
    lone = 1 / len(inner) if 1 < len(inner) < FEW else 0.0
    other = columns.share(inner, is_thing)
    if other > max(0.05, lone):
        terms.append((f"{other:.0%} are spoken of as things", -7.0 * min(other, 0.6)))
    towns = columns.share(inner, is_place)
    if towns > max(0.15, lone):
        terms.append((f"{towns:.0%} are places", -4.0 * min(towns, 0.7)))
    return terms


def has_given_name(text: str) -> bool:
    """Whether a word is a known given name; in Han, kana and hangul, whether it is as short as names are."""
    if any(c >= "\u3000" for c in text):
        return 2 <= len(text.replace(" ", "")) <= 6 and columns.begins_with_family(text)
    return any(word in given_names() for word in words_of(text))


def has_family_name(text: str) -> bool:
    """Whether a word is a known family name or ends like one."""
    return any(map(_is_family, words_of(text)))


def has_known_family(text: str) -> bool:
    """Whether a word is a known family name or ends as few other words do."""
    return any(word in family_names() or columns.ends_as_only_family(word) for word in words_of(text))


def reads_like_person(text: str) -> bool:
    """Whether words alone, without others of their kind beside, are somebody: one known as a given name; several that begin with a
    given name or an initial, or begin or end with a family name, none of them a word of goods or pages. A name amid other words (`Front
    Jack Switch`) is no person, nor are words that end as some family names do (`Tab Separated Values`)."""
    words = words_of(text)
    if len(words) < 2 or text[-1:] >= "\u3000":
        return has_given_name(text)
    if any(word in things() for word in words):
        return False
    first, last = words[0], words[-1]
    if len(first) == 1 and _is_family(last):
        return True
    if _is_family_first(text, words):
        return True
    return (
        first in given_names() or first in family_names() or last in family_names() or columns.ends_as_only_family(last)
    )


def _is_family_first(text: str, words: Sequence[str]) -> bool:
    """Whether a name begins with the family: a comma behind it, or an end that only families have, and a given name behind that; the
    name of the father may follow."""
    if words[1] not in given_names():
        return len(words) == 3 and bool(_PATRONYMIC.search(words[2]))
    behind = text.find(", ")
    by_comma = 0 < behind < 40 and len(words_of(text[:behind])) == 1
    return by_comma or (len(words) < 4 and columns.ends_as_only_family(words[0]))


def _is_family(word: str) -> bool:
    return word in family_names() or columns.ends_like_family(word)


def is_thing(text: str) -> bool:
    """Whether words of goods, companies and pages stand in it, more than names."""
    words = words_of(text)
    if is_company(text):
        return True
    other = sum(word in things() for word in words)
    return other > 0 and (other * 2 >= len(words) or not any(word in given_names() for word in words))


def is_company(text: str) -> bool:
    """Whether it bears one of the forms that companies have in their names."""
    words = words_of(text)
    if any(word in companies() for word in words) or any(word in _BETWEEN for word in words[1:-1]) or " & " in text:
        return True
    return text[-1:] >= "\u3000" and any(form in text for form in _FORMS)


def is_place(text: str) -> bool:
    """Whether it is a known place or called like one, and no word of it a name."""
    told = " ".join(folded(text).split())
    known = told in places()
    if not known and not columns.ends_like_place(text):
        return False
    words = told.split()
    if known and len(words) > 1 and words[0] not in PARTICLES and words[0] not in given_names():
        return True  # `Lake Stevens`: a town of several words, of which one may be a name; `Pedro Gomes` is a town too, but a man as well
    return not any(word in given_names() or word in family_names() for word in words_of(text))


def spelled_like_name(text: str) -> bool:
    """One to five words, capitals or of a script without."""
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 5:
        return False
    return all(not word[0].islower() or word.casefold() in PARTICLES for word in words)


def like_name(text: str) -> bool:
    """Shaped and spelled like a name."""
    told = text.strip()
    return bool(NAME_SHAPE.match(told)) and spelled_like_name(told)


def may_be_person(text: str) -> bool:
    """Like a name, and called like neither a thing nor a place."""
    return like_name(text) and not is_thing(text) and not is_place(text)


def like_names(texts: Sequence[str], least: float) -> tuple[str, ...] | None:
    """The texts, trimmed, that are like names; None where a smaller share of them is, as soon as that is known."""
    told: list[str] = []
    missing = 0
    for text in texts:
        start, end = trimmed(text, 0, len(text))
        if like_name(text[start:end]):
            told.append(text[start:end])
            continue
        missing += 1
        if (len(texts) - missing) / len(texts) < least:
            return None
    return tuple(told) if texts else None


def may_greet(text: str) -> bool:
    """False where no greeting begins as the text does: most cells are let go by this."""
    head = text[:2].lower()
    return head in _BEGINNINGS or not head.isascii()


def greeted(text: str) -> tuple[int, int] | None:
    """Where a greeting names somebody (characters), without the title."""
    if not may_greet(text):
        return None
    found = _GREETING.match(text) or _HONOURED.match(text)
    if found is None:
        return None
    start, end = trimmed(text, found.start("name"), found.end("name"))
    return (start, end) if like_name(text[start:end]) else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without an e-mail address beside the name, without titles, and without what parts them."""
    told = text[start:end]
    mail = _MAIL.search(told) if "@" in told else None
    if mail is not None:
        before, after = (start, start + mail.start()), (start + mail.end(), end)
        longer = max((before, after), key=lambda part: part[1] - part[0])
        start, end = next(
            (part for part in (before, after) if like_name(text[slice(*part)].strip(" \t()<>\"'"))), longer
        )
    while start < end and text[start] in " \t\n\"'“„«<([|·:–-":
        start += 1
    while end > start and text[end - 1] in " \t\n\"'”“»>)]|·:–,;":
        end -= 1
    for _ in range(3):
        begins = text[start : start + 2].lower()
        title = _TITLE.match(text, start, end) if begins in _TITLES_BEGIN or begins[:1] in _TITLES_BEGIN else None
        if title is None or title.end() >= end:
            break
        start = title.end()
    after = _AFTER.search(text, start, end)
    return start, after.start() if after is not None and after.start() > start + 1 else end


def name_within(text: str, before: int, after: int, heads: Sequence[str], tails: Sequence[str]) -> tuple[int, int]:
    """Where in a cell of a decided name field the name stands (characters); (0, 0) for a cell that holds none.

    before, after: characters of the frame of all cells; heads, tails: of the frames of some.
    """
    found = greeted(text)
    if found is not None:
        return found
    start, end = before, len(text) - after
    if heads or tails:
        first, last = span(text[start:end], heads, tails)
        start, end = start + first, start + last
        start, end = trimmed(text, start, end)
        return (start, end) if like_name(text[start:end]) and not is_thing(text[start:end]) else (0, 0)
    label = _LABEL.match(text[start:end])
    if label is not None:
        start += label.start("name")
    start, end = trimmed(text, start, end)
    told = text[start:end].strip()
    if is_thing(told) and " " in told:
        return 0, 0
    return (start, end) if NAME_SHAPE.match(told) or _is_odd_name(told) else (0, 0)


def _is_odd_name(text: str) -> bool:
    """In a field of names also what is spelled oddly: `J. Smith (Jr.)`, a number at the end."""
    return 2 <= len(text) <= 80 and sum(c.isalpha() for c in text) * 2 > len(text)
