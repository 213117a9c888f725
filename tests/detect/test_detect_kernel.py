"""The kernel's spans: what hangs on an anchor, what does not."""

from __future__ import annotations

import pytest

from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.codes import CODES, PHONE_NATIONAL
from duenotice.detect.kernel.loop import padded
from duenotice.detect.kernel.output import NEAR, RULE
from duenotice.detect.kernel.words import IDENTITY, LABEL, SETS, near
from duenotice.detect.rules.detectors import built_in
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.words.lexicon import code, groups, hot_words, speaking


def spans(text: str) -> list[tuple[str, str, str]]:
    """(detector, span, canonical) of everything the kernel sees in a text."""
    data = text.encode()
    rows, texts = kernel_rows(data, 0, len(data))
    names = [detector.id for detector in built_in()]
    found = zip(rows.tolist(), texts.to_pylist(), strict=True)
    return [(names[row[2]], data[row[0] : row[1]].decode(), canonical.decode()) for row, canonical in found]


def one(text: str, detector: str) -> list[str]:
    """Canonical forms that one detector found."""
    return [canonical for name, _, canonical in spans(text) if name == detector]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane@shop.example", "jane@shop.example"),
        ("?email=jane%40shop.example&x=1", "jane@shop.example"),
        ("?m=jane%2Bnew%40shop.example", "jane+new@shop.example"),
        ("q=%3Cjane%40shop.example%3E", "jane@shop.example"),
        ("jane%2540shop.example", "jane@shop.example"),
        ("<b>jane&#64;shop.example</b>", "jane@shop.example"),
        ("jane&#x40;shop.example", "jane@shop.example"),
        ("jane&#064;shop.example", "jane@shop.example"),
        ("jane&#000064;shop.example", "jane@shop.example"),
        ("jane&#64shop.example", "jane@shop.example"),
        ("jane&#X0040;shop.example", "jane@shop.example"),
        ("jane&#x40shop.example", "jane@shop.example"),
        ("<b>jane&commat;shop.example</b>", "jane@shop.example"),
        (r"'jane\x40shop.example'", "jane@shop.example"),
        ("?m=jane%u0040shop.example", "jane@shop.example"),
        (r'{"m":"hi\njane\u0040shop.example"}', "jane@shop.example"),
        (r'"\u003cjane@shop.example\u003e"', "jane@shop.example"),
        ("('o'brien@shop.example')", "o'brien@shop.example"),
        ("see jane@shop.example.", "jane@shop.example"),
        ("mailto:jane@sub.shop.example?subject=x", "jane@sub.shop.example"),
        ("jane@münchen.example", "jane@münchen.example"),
        ("用户@例子.example", "用户@例子.example"),
        ("..jane@shop.example", "jane@shop.example"),
        ("-.-jane@shop.example", "jane@shop.example"),
        ("a" * 64 + "@shop.example", "a" * 64 + "@shop.example"),
    ],
)
def test_an_address_is_read_however_it_is_written(text: str, found: str) -> None:
    assert one(text, "email") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "logo@2x.png",
        "https://user:secret@shop.example/",
        "ssh://git@shop.example:x",
        "@handle",
        "jane@localhost",
        "jane.@shop.example",
        "a" * 65 + "@shop.example",
        "jane@shop.123",
        "jane@-shop.example",
        "jane&#x40e;shop.example",
        "jane&#640;shop.example",
        "jane&commatshop.example",
        "jane&#0000000000000000000064;shop.example",
        "a=1&c=2&contact=jane",
        "x40shop.example",
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert one(text, "email") == []


@pytest.mark.parametrize(
    ("text", "detector", "found"),
    [
        ("from 192.0.2.17 -", "ipv4", "192.0.2.17"),
        ("192.0.2.17:8080", "ipv4", "192.0.2.17"),
        ("[2001:db8::1]", "ipv6", "2001:db8::1"),
        ('"fe80::1"', "ipv6", "fe80::1"),
        ("::ffff:192.0.2.1", "ipv6", "::ffff:192.0.2.1"),
        ("2001:db8:0:0:0:0:2:1", "ipv6", "2001:db8:0:0:0:0:2:1"),
        ("4111 1111 1111 1111", "card", "4111111111111111"),
        ("4111-1111-1111-1111", "card", "4111111111111111"),
        ("371449635398431", "card", "371449635398431"),
        ("3714 496353 98431", "card", "371449635398431"),
        ("DE89 3704 0044 0532 0130 00", "iban", "DE89370400440532013000"),
        ("iban de89370400440532013000.", "iban", "DE89370400440532013000"),
        ("GB29NWBK60161331926819 and", "iban", "GB29NWBK60161331926819"),
        ("GB29 NWBK 6016 1331 9268 19 and more", "iban", "GB29NWBK60161331926819"),
        ("+49 (30) 123456", "phone_plus", "+4930123456"),
        ("phone=%2B4930123456", "phone_plus", "+4930123456"),
        ("phone=%2b4930123456", "phone_plus", "+4930123456"),
        ("call (212) 555-0123 now", "phone_national", "2125550123"),
        ("tel 1 (212) 555-0123", "phone_national", "12125550123"),
        ("id/1M8GDM9AXKP042788.", "vin", "1M8GDM9AXKP042788"),
        ("0049 30 123456", "phone_zeros", "+4930123456"),
        ("00 49 30 123456", "phone_zeros", "+4930123456"),
        ("001-518-640-0854", "phone_zeros", "+15186400854"),
        ("Fax: 2025550143", "phone_national", "2025550143"),
        ("Fax: 02.12345678", "phone_national", "0212345678"),
        ("Fax: 030.1234567", "phone_national", "0301234567"),
        ("tel. 2025550143", "phone_national", "2025550143"),
        ("123-45-6789", "us_ssn", "123456789"),
        ("Release 3.2.3.3 is out", "ipv4_like_version", "3.2.3.3"),
        ("HeadlessChrome/156.0.0.0 Safari", "ipv4_like_version", "156.0.0.0"),
        ("from 8.91.12.88 port", "ipv4", "8.91.12.88"),
        ("listen on 127.0.0.1:80", "ip_of_nobody", "127.0.0.1"),
        ("mask 255.255.255.0", "ip_of_nobody", "255.255.255.0"),
        ("allow 172.16.0.0/12", "ip_of_nobody", "172.16.0.0"),
        ("tcp6:[::1]:80", "ip_of_nobody", "::1"),
        ("allow 2600:1901::/96", "ip_of_nobody", "2600:1901::"),
        ("4111 1111 1111 1111 1227 123", "card", "4111111111111111"),
        ("in 2024 4111 1111 1111 1111", "card", "4111111111111111"),
        ("5500 0000 0000 0004 4111 1111 1111 1111", "card", "4111111111111111"),
        ("Fax: 1997-2008", "phone_national", "19972008"),
        ("Telefon 06 1 234 5678", "phone_national", "0612345678"),
        ("cliente 12531909-2.", "cl_rut", "125319092"),
        ("PAN: acupa7085r", "in_pan", "ACUPA7085R"),
    ],
)
def test_checked_kinds_are_found_in_their_written_forms(text: str, detector: str, found: str) -> None:
    assert found in one(text, detector)


@pytest.mark.parametrize(
    ("text", "detector"),
    [
        ("order 2025550143", "phone_national"),
        ("fax sent to line 7, took 2025550143", "phone_national"),
        ("v1.2.3.4.5", "ipv4"),
        ("256.1.1.1", "ipv4"),
        ("1.2.3.04", "ipv4"),
        ("12:34:56", "ipv6"),
        ("a::b::c1", "ipv6"),
        ("4111111111111112", "card"),
        ("0.4111111111111111", "card"),
        ("94111111111111111", "card"),
        ("DE00370400440532013000", "iban"),
        ("xDE89370400440532013000", "iban"),
        ("000-12-3456", "us_ssn"),
        ("666-12-3456", "us_ssn"),
        ("123-00-6789", "us_ssn"),
        ("1123-45-6789", "us_ssn"),
        ('"GET / HTTP/1.1" 200 4711 "-"', "phone_national"),
        ("<td>2018-11-20</td>", "phone_national"),
        (",0.0301283091,", "phone_national"),
        ("at 48.856614 north", "phone_national"),
        ("<td>20/11/2018</td>", "phone_national"),
        ("am 20.11.2018 um", "phone_national"),
        ("[12/Nov/2018:09:13:22 +0000]", "phone_plus"),
        ("toks[::2]", "ipv6"),
        ("float64[::1]", "ip_of_nobody"),
        ("f(x)[1::3]", "ipv6"),
        ("* CFB8::", "ipv6"),
        ("52A5 962C 542D 5751 5994 6333 7841 727C", "card"),
        ("8235 8236 8237 8238 8239 823A", "card"),
        ("call 1997-2008", "phone_national"),
        ("call RFC 5322/2822", "phone_national"),
        ("call 1.11 (2021-09-03) [stable]", "phone_national"),
        ("call 0.33.3 2006-07-05", "phone_national"),
        ("call 0.001 0.001 0.001", "phone_national"),
        ("call 0171 1234567-ab", "phone_national"),
        ("1:14~++20220123085548+413684", "phone_plus"),
        ("libargon2-1 (0~20171227-0.3+deb)", "cl_rut"),
        ("  fscaa1667g = inet", "in_pan"),
    ],
)
def test_near_misses_are_left_alone(text: str, detector: str) -> None:
    assert one(text, detector) == []


def test_every_built_in_detector_finds_its_examples_and_not_its_counterexamples() -> None:
    wrong = [(d.id, text) for d in built_in()[: len(CODES)] for text in d.match if not one(text, d.id)]
    wrong += [(d.id, text) for d in built_in()[: len(CODES)] for text in d.no_match if one(text, d.id)]
    assert wrong == []


@pytest.mark.parametrize(
    ("behind", "label"),
    [
        (" office\n", True),
        ("-Fax", True),
        (" (mobile)", True),
        (" mobile users", False),
        (" officer", False),
        (" pieces\n", False),
        ("\noffice", False),
    ],
)
def test_a_label_behind_a_number_speaks_for_a_telephone(behind: str, label: bool) -> None:
    data = f"416 60 039{behind}".encode()
    rows, _ = kernel_rows(data, 0, len(data))
    told = rows[rows[:, RULE] == PHONE_NATIONAL][:, NEAR]
    assert len(told)
    assert all((one & LABEL == LABEL) == label for one in told.tolist())


@pytest.mark.parametrize("group", sorted(groups()))
def test_a_word_speaks_of_its_own_groups_alone(group: str) -> None:
    assert [other for other in groups() if speaking((other,))[code(group)]] == [group]


@pytest.mark.parametrize(
    ("group", "asked"), [("PHONE_LABEL", LABEL), ("NATIONAL_ID.PL", IDENTITY), ("TAX_ID.US", IDENTITY), ("ORDER", 0)]
)
def test_the_kernel_is_told_of_labels_and_of_numbers_that_states_give(group: str, asked: int) -> None:
    assert code(group) % SETS == asked


def test_a_label_behind_a_number_joins_what_stands_before_it() -> None:
    both = code("ORDER") | LABEL
    assert [name for name in groups() if speaking((name,))[both]] == ["PHONE_LABEL", "ORDER"]


def test_a_word_of_several_groups_speaks_of_each() -> None:
    told = _told("fin 1234567890")
    assert speaking(("NATIONAL_ID.SG",))[told]
    assert speaking(("VEHICLE_ID",))[told]
    assert not speaking(("NATIONAL_ID.PL",))[told]


def _told(text: str) -> int:
    data = text.encode()
    return int(near(padded(data), PAD + len(data) - 10, *hot_words()))
