"""Numbers in digits of other scripts, and words of scripts that do not part them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.detect.kernel.loop import padded
from duenotice.detect.kernel.output import NEAR
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.texts.plainly import Plain, with_ascii_digits
from duenotice.detect.words.lexicon import speaking


def is_dialled(text: str) -> bool:
    """Whether the kernel sees a word for a telephone before the number at the end of a text."""
    data = text.encode()
    rows, _ = kernel_rows(data, 0, len(data))
    assert len(rows)
    return bool(speaking(("PHONE",))[rows[:, NEAR]].any())


@pytest.mark.parametrize(
    "before",
    [
        "电话：",
        "联系电话：",
        "手机号码是",
        "お電話は",
        "ご不明な点がございましたら遠慮なくお電話",
        "携帯番号 ",
        "전화는 ",
        "휴대폰번호: ",
    ],
)
def test_words_are_found_within_text_that_does_not_part_them(before: str) -> None:
    assert is_dialled(f"{before}4111111111111111")


def test_words_of_scripts_with_spaces_stay_whole() -> None:
    assert is_dialled("telephone 4111111111111111")
    assert not is_dialled("telephoned 4111111111111111")


@pytest.mark.parametrize("before", ["رقم الجوال: ", "الهاتف ", "הטלפון: ", "טלפון "])
def test_a_word_is_known_behind_its_article(before: str) -> None:
    assert is_dialled(f"{before}4111111111111111")


ZEROS = [zero for zero in map(chr, range(0x80, 0x1_0000)) if unicodedata.decimal(zero, None) == 0]
WRITTEN = [zero for zero in ZEROS if with_ascii_digits(zero) == "0"]
NUMBERS = st.sampled_from(
    [
        "4111 1111 1111 1111",
        "+49 30 901820",
        "(030) 901820",
        "DE89 3704 0044 0532 0130 00",
        "192.0.2.17",
        "jane7@shop.example",
    ]
)


def turned(text: str, zero: str) -> str:
    """A text with the digits of the script of this zero."""
    return text.translate({48 + n: chr(ord(zero) + n) for n in range(10)})


def seen(text: str) -> list[tuple[str, bytes]]:
    """Where the kernel finds something once signs are plain, and what it reads there."""
    data = text.encode()
    told = Plain(data, padded(data))
    rows, texts = kernel_rows(told.data, 0, len(told.data))
    spans = zip(told.starts(rows[:, 0]).tolist(), told.ends(rows[:, 1]).tolist(), strict=True)
    return sorted(zip((data[start:end].decode() for start, end in spans), texts.to_pylist(), strict=True))


def test_the_scripts_in_use_are_known() -> None:
    names = {unicodedata.name(zero).removesuffix(" DIGIT ZERO") for zero in WRITTEN}
    assert names >= {
        "ARABIC-INDIC",
        "EXTENDED ARABIC-INDIC",
        "DEVANAGARI",
        "BENGALI",
        "TAMIL",
        "THAI",
        "KHMER",
        "FULLWIDTH",
    }


@given(
    NUMBERS,
    st.sampled_from(WRITTEN),
    st.sampled_from(["", "رقم ", "中文 ", "x: "]),
    st.sampled_from(["", " و", "\n", "。"]),
)
def test_a_number_in_digits_of_any_script_is_read_as_in_ascii(number: str, zero: str, before: str, after: str) -> None:
    foreign = turned(f"{before}{number}{after}", zero)
    assert seen(foreign) == sorted((turned(span, zero), text) for span, text in seen(f"{before}{number}{after}"))


def test_fullwidth_forms_are_read_with_their_marks() -> None:
    assert ("（０３）１２３４－５６７８", b"0312345678") in seen("お電話は（０３）１２３４－５６７８まで")
    assert seen("ｊａｎｅ＠ｓｈｏｐ．ｅｘａｍｐｌｅ") == [("ｊａｎｅ＠ｓｈｏｐ．ｅｘａｍｐｌｅ", b"jane@shop.example")]
