"""Escapes, spaces and dashes of typesetters, and what touches a value: it is found as if nothing of it were there."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.detect import Settings, try_text
from duenotice.detect.kernel import output
from duenotice.detect.kernel.loop import padded
from duenotice.detect.rules.detectors import built_in
from duenotice.detect.texts.collecting import collected
from duenotice.detect.texts.plainly import Plain

SIGNS = st.sampled_from([*"a7@ \né中٣０\u00a0\u2011\u200bー😀%\\&"])
ESCAPES = st.sampled_from(
    [r"\n", r"\u00e9", r"\ud83d\ude00", r"\x41", r"\/", "%20", "%C3%A9", "&nbsp;", "&#8209;", "&#x2B;", "x", "1", "é"]
)
TEXTS = st.text(SIGNS, max_size=30) | st.lists(ESCAPES, max_size=12).map("".join)


@given(TEXTS)
def test_every_offset_leads_back_and_there(text: str) -> None:
    data = text.encode()
    told = Plain(data, padded(data))
    there = np.arange(len(told.data) + 1)
    starts, ends = told.starts(there), told.ends(there)
    assert (np.diff(starts) >= 0).all() and (np.diff(ends) >= 0).all() and (ends <= starts).all()
    assert starts[-1] == len(data) and ends[0] == 0
    back = told.places(np.arange(len(data) + 1))
    assert (np.diff(back) >= 0).all() and back[-1] == len(told.data)
    whole = [n for n in there.tolist() if n == len(told.data) or told.data[n] & 0xC0 != 0x80]
    assert (told.places(starts[whole]) == there[whole]).all()
    assert (
        bytes(told.b[512 : 512 + len(told.data)]) == told.data
        and not told.b[:512].any()
        and not told.b[512 + len(told.data) :].any()
    )


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\\%&@"), max_size=40))
def test_what_is_escaped_reads_as_what_is_not(text: str) -> None:
    plain = Plain(text.encode(), padded(text.encode())).data
    for written in (
        json.dumps(text)[1:-1].replace('\\"', '"'),
        quote(text, safe=" \"'"),
        "".join(f"&#{ord(c)};" for c in text),
    ):
        assert Plain(written.encode(), padded(written.encode())).data == plain


def test_whatever_a_name_of_html_means_its_sign_says() -> None:
    for name in ("nbsp", "ensp", "emsp", "ndash", "plus", "period", "lpar", "colon", "sol", "lowbar"):
        written, sign = f"&{name};".encode(), html.unescape(f"&{name};").encode()
        assert Plain(written, padded(written)).data == Plain(sign, padded(sign)).data


AROUND = [
    *(
        ("“", "”"),
        ("«", "»"),
        ("\u00a0", "\u00a0"),
        ("は", "です"),
        ("【", "】"),
        ("（", "）"),
        ("–", "–"),
        ("\ufeff", "\u200b"),
    ),
    *(
        ("رقم", "و"),
        ("\t", "\t"),
        ('"', '"'),
        (">", "<"),
        ("[", "]"),
        ("\n", "\r\n"),
        ("|", "|"),
        ("№", "·"),
    ),
    *(
        ("\\n", "\\n"),
        ("\\r\\n", "\\r\\n"),
        ("\\t", "\\t"),
        ("%20", "%20"),
        ("%3D", "%26"),
        ("&nbsp;", "&nbsp;"),
        ("\\u00a0", "\\u201d"),
    ),
    *(("\\u53f7", "\\u3002"), ("%E5%8F%B7", "%E3%80%82"), ("&#8220;", "&#8221;"), ("\\u003e", "\\u003c")),
]


def spans(text: str) -> set[tuple[str, str]]:
    """Detectors of the kernel and the texts that they find."""
    data = text.encode()
    told = Plain(data, padded(data))
    found, _ = collected(told.b, 0, len(told.data)).together()
    return {
        (built_in()[row[output.RULE]].id, data[start:end].decode())
        for row, start, end in zip(
            found.tolist(), told.starts(found[:, 0]).tolist(), told.ends(found[:, 1]).tolist(), strict=True
        )
    }


@pytest.mark.parametrize(("before", "after"), AROUND)
def test_what_touches_a_value_does_not_hide_it(before: str, after: str) -> None:
    for detector in built_in():
        for example in detector.match:
            alone = {one for one in spans(f" {example} ") if one[0] == detector.id}
            # before some numbers a word must stand, and what touches that is not asked here
            apart = " " if any(not example.startswith(value) for _, value in alone) and detector.support else ""
            assert alone <= spans(f" {before}{apart}{example}{after} "), detector.id


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000", "IBAN", "DE89 3704 0044 0532 0130 00"),
        ("4111&nbsp;1111&nbsp;1111&nbsp;1111", "CARD", "4111 1111 1111 1111"),
        ("4111\\u00a01111\\u00a01111\\u00a01111", "CARD", "4111 1111 1111 1111"),
        ("+49&#160;30&#160;123456", "PHONE", "+49 30 123456"),
        ("%2B49%2030%20123456", "PHONE", "+49 30 123456"),
        ("078\u201105\u20111120", "NATIONAL_ID.US", "078-05-1120"),
        ("j\\u00fcrgen@shop.example", "EMAIL", "jürgen@shop.example"),
        ("jane\u200b@shop\u00ad.example", "EMAIL", "jane@shop.example"),
        ("j%C3%BCrgen%40shop.example", "EMAIL", "jürgen@shop.example"),
        ("geboren am 02\\/03\\/1980", "BIRTH_DATE", "geboren am 02/03/1980"),
    ],
)
def test_a_value_that_is_written_otherwise_is_the_same_value(written: str, kind: str, value: str) -> None:
    def told(text: str) -> list[tuple[str, str]]:
        return [
            (one.kind, one.shown) for one in try_text(f"ssn, card: {text} .", Settings(bytes(32))) if one.kind == kind
        ]

    assert told(value) and [kind for kind, _ in told(written)] == [kind for kind, _ in told(value)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("メールはfasuge@example.comです", "fasuge@example.com"),
        ("邮箱fasuge@mail.example.com。电话", "fasuge@mail.example.com"),
        ("若有问题请联系我们客户服务部门的同事电子邮箱地址是fasuge@example.com.cn，电话", "fasuge@example.com.cn"),
        ("почтаfasuge@example.com", "почтаfasuge@example.com"),
        ("написать на fasuge@example.comили", "fasuge@example.com"),
        ("“anna@example.com”", "anna@example.com"),
        ("«anna@example.com»", "anna@example.com"),
        ("anna@example.com…", "anna@example.com"),
        ("•anna@example.com", "anna@example.com"),
        ("anna@example.com–bob@example.org", "anna@example.com bob@example.org"),
        ("a.b@example.com、c.d@example.jp", "a.b@example.com c.d@example.jp"),
        ("לanna@example.com", "anna@example.com"),
        ("山田@example.jp", "山田@example.jp"),
        ("用户@例子.公司", "用户@例子.公司"),
        ("müller.jürgen@bücher.example", "müller.jürgen@bücher.example"),
        ("anna@mail.exämple.de", "anna@mail.exämple.de"),
        ("иван@почта.рф", "иван@почта.рф"),
        ("이메일은fasuge@example.co.kr로", "fasuge@example.co.kr"),
        ("logo@2x.pngの", ""),
        ("anna@example.com。詳細はwww.example.jp", "anna@example.com"),
        ("nguyễn@example.vn", "nguyễn@example.vn"),
        ("😀anna@example.com😀", "anna@example.com"),
        ("ติดต่อanna@example.comครับ", "anna@example.com"),
        ("بريدanna@example.comو", "anna@example.com"),
        ("anna@例え.jp", "anna@例え.jp"),
        ("（anna@example.com）", "anna@example.com"),
    ],
)
def test_an_address_ends_where_a_text_around_it_begins(text: str, address: str) -> None:
    found = [one for one in try_text(text, Settings(bytes(32))) if one.kind == "EMAIL"]
    assert " ".join(text[one.start : one.end] for one in found) == address
