"""Names keep their letters, in whatever encoding a list of people was saved: another letter is another name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from duenotice.evidence.charsets.charset import charset_of

PEOPLE = {
    "French": (["François Lefèvre", "Hélène Bérêt", "Benoît Forêt"], ["cp1252", "cp850", "mac_roman"]),
    "Spanish": (["José Muñoz", "María Núñez", "Íñigo Peña"], ["cp1252", "cp850", "mac_roman"]),
    "Swedish": (["Åke Sjöström", "Måns Håkansson"], ["cp1252", "cp850", "mac_roman"]),
    "Danish": (["Søren Kjær", "Bjørn Ødegård"], ["cp1252", "cp850", "mac_roman"]),
    "Portuguese": (["João Gonçalves", "Conceição Simões"], ["cp1252", "cp850", "mac_roman"]),
    "German": (["Jörg Müller", "Käthe Weiß", "BÄRBEL GRÖßE"], ["cp1252", "cp850", "mac_roman"]),
    "Icelandic": (["Guðmundur Þórsson", "Sigríður Jónsdóttir"], ["cp1252", "cp850"]),
    "Polish": (["Łukasz Wójcik", "Grażyna Święta", "Żaneta Kaźmierczak"], ["cp1250", "iso8859-2", "cp852"]),
    "Czech": (["Jiří Dvořák", "Božena Němcová"], ["cp1250", "iso8859-2"]),
    "Hungarian": (["Gergő Gábor", "Szűcs Árpád"], ["cp1250"]),
    "Turkish": (["Şule Öztürk", "İbrahim Yılmaz", "Ayşe Çelik"], ["cp1254"]),
    "Lithuanian": (["Jūratė Šimkutė", "Žydrūnas Kęstutis"], ["cp1257"]),
    "Russian": (["Иван Петров", "Мария Кузнецова"], ["cp1251", "koi8-r", "cp866"]),
    "Greek": (["Γιώργος Παπάς", "Ελένη Δήμου"], ["cp1253"]),
    "Japanese": (["山田太郎", "佐藤花子"], ["cp932"]),
    "Chinese": (["王小明", "李娜"], ["gb18030", "big5"]),
    "Korean": (["김철수", "이영희"], ["cp949"]),
    "Hebrew": (["אברהם כהן", "מרים גולן", "יוסף לוי"], ["cp1255"]),
    "Arabic": (["أحمد علي", "فاطمة حسن"], ["cp1256"]),
    "Thai": (["สมชาย ใจดี", "สมหญิง รักไทย"], ["tis-620"]),
}
CASES = [(name, codec) for name, (_, codecs) in PEOPLE.items() for codec in codecs]


def listed(names: list[str], every: int, rows: int = 400) -> str:
    """A table in which every so manyth row holds one of the names."""
    lines = (
        f"{names[n // every % len(names)] if n % every == 0 else 'Anna Smith'};user{n}@example.com\r\n"
        for n in range(rows)
    )
    return "Name;Mail\r\n" + "".join(lines)


@pytest.mark.parametrize("every", [1, 10, 80])
@pytest.mark.parametrize(("language", "codec"), CASES)
def test_names_keep_their_letters_however_few_of_them_have_any(language: str, codec: str, every: int) -> None:
    text = listed(PEOPLE[language][0], every)
    raw = text.encode(codec)
    told = charset_of(raw)
    assert told is not None
    assert raw.decode(told.name, "replace") == text


def test_a_long_line_without_any_costs_no_more_than_its_length() -> None:
    told = charset_of(b"QUJD" * 15_000 + b"\n" + "José Muñoz\nJoão Gonçalves\n".encode("cp1252"))
    assert told is not None
    assert told.name == "cp1252"


MIXED = {
    "behind what the encoding is told by": (listed(["Anna Smith"], 1, 9000), "Jörg Müller;x@example.com\r\n"),
    "among many of UTF-8": (listed(["Jürgen Weiß"], 2), "Jörg Müller;x@example.com\r\n" + "Käthe;y@example.com\r\n"),
}


@pytest.mark.parametrize(("first", "then"), MIXED.values(), ids=[name.replace(" ", "-") for name in MIXED])
def test_lines_of_another_encoding_keep_their_letters_and_cost_the_others_none(
    tell: Callable[..., Any], first: str, then: str
) -> None:
    told = tell(first.encode() + then.encode("cp1252"))
    assert told.text == first + then


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_letters_are_mended_in_whatever_pieces_the_bytes_come(size: int) -> None:
    from io import BytesIO

    from duenotice.evidence.charsets.charset import Charset, as_utf8

    class Slow(BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            return super().read(size)

    raw = "é€😀".encode() + b"J\xf6rg \xe2\x82" + "ü".encode() + b"\xc3"
    stream = as_utf8(Slow(raw), Charset("utf-8"), raw)
    text = b"".join(iter(lambda: stream.read(9), b"")).decode()
    assert text == "é€😀Jörg â‚üÃ"


WIDE = [
    (name, codec)
    for name in ("Russian", "Greek", "Japanese", "Chinese", "German")
    for codec in ("utf-16-le", "utf-16-be")
]


@pytest.mark.parametrize(("language", "codec"), WIDE)
def test_letters_of_two_bytes_are_told_without_a_mark_in_any_script(language: str, codec: str) -> None:
    raw = listed(PEOPLE[language][0], 1).encode(codec)
    told = charset_of(raw)
    assert told is not None
    assert told.name == codec


def test_bytes_that_are_no_text_are_not_taken_for_letters_of_two_bytes() -> None:
    from random import Random
    from struct import pack

    random = Random(3)
    noises = [random.randbytes(n) + bytes(2) for n in (16, 40, 64, 400)] * 20
    numbers = [pack(f"<{n}{kind}", *range(n)) for n in (20, 200) for kind in "HIQ"]
    assert [charset_of(raw) for raw in noises + numbers] == [None] * (len(noises) + len(numbers))


SHORT = [
    ("שם,דואר\nאברהם כהן,avi@example.com\n", "cp1255"),
    ("名前,メール\n山田太郎,taro@example.com\n", "euc-jp"),
    ("名前,メール\n山田太郎,taro@example.com\n", "cp932"),
    ("姓名,郵箱\n王小明,wang@example.com\n", "big5"),
    ("имя,почта\nИван Петров,ivan@example.com\n", "koi8-r"),
    ("имя,почта\nИван Петров,ivan@example.com\n", "cp1251"),
    ("όνομα,πόλη\nμαρία παππά,αθήνα\nγιώργος νικολάου,πάτρα\n", "cp1253"),
    ("ชื่อ,อีเมล\nสมชาย ใจดี,som@example.com\n", "tis-620"),
    ("이름,메일\n김철수,kim@example.com\n", "cp949"),
]


@pytest.mark.parametrize(("text", "codec"), SHORT, ids=[f"{codec} {n}" for n, (_, codec) in enumerate(SHORT)])
def test_two_lines_are_enough_to_keep_letters_and_addresses(text: str, codec: str) -> None:
    told = charset_of(text.encode(codec))
    assert told is not None
    assert text.encode(codec).decode(told.name) == text


@pytest.mark.parametrize("codec", ["cp1255", "big5", "koi8-r", "gb18030", "cp949", "euc-jp", "cp1251", "cp1256"])
def test_statistics_never_make_signs_of_what_is_ascii(codec: str) -> None:
    letters = {
        "cp1255": "אב",
        "big5": "郵箱",
        "koi8-r": "Ия",
        "gb18030": "姓名",
        "cp949": "김철",
        "euc-jp": "名前",
        "cp1251": "Ия",
        "cp1256": "أح",
    }
    for size in range(1, 8):
        raw = (letters[codec] * size + ",ann@example.com\n").encode(codec)
        told = charset_of(raw)
        assert told is not None
        assert "ann@example.com" in raw.decode(told.name, "replace")
