"""The bytes of a message: they parse back to what was meant, carry valid DKIM signatures, and hostile fields cannot break out."""

from __future__ import annotations

import random
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from functools import partial
from typing import Any, cast

import dkim
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duenotice.delivery import DkimKey, Sealed
from duenotice.delivery.address import checked_text, envelope_address, phrase, quoted_printable
from duenotice.delivery.compose import Composer, Slip
from duenotice.delivery.identity import Tickets
from duenotice.model.errors import DeliveryError
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee, Notice

SCRIPTS = (
    "Anna Müller", "Zoë Ångström", "Łukasz Żółć", "Ελένη Παπαδοπούλου", "Иван Петров", "Олексій Шевченко", "עמית כהן", "محمد علي",
    "राहुल शर्मा", "রহিম উদ্দিন", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "અમિત પટેલ", "தமிழ் செல்வன்", "రాము రెడ్డి", "ಕನ್ನಡ ಹೆಸರು", "മലയാളം പേര്", "සිංහල නම", "ชื่อไทย",
    "ຊື່ລາວ",
    "མིང་བོད", "မြန်မာ အမည်", "ქართული სახელი", "Հայերեն Անուն", "ስም አማርኛ", "ឈ្មោះ ខ្មែរ", "ᠮᠣᠩᠭᠣᠯ", "田中太郎", "やまだ はなこ",
    "カタカナ",
    "김철수", "王小明", "陳大文", "ᏣᎳᎩ", "ᐃᓄᒃᑎᑐᑦ", "ߒߞߏ", "ޑިވެހި", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Nguyễn Văn Ánh", "ܣܘܪܝܬ", "𐐔𐐯𐑅𐐨𐑉𐐯𐐻",
)  # fmt: skip


def composed(case: Any, people: list[Addressee]) -> list[Sealed | DeliveryError]:
    """Messages of a case to people, dated 2026-11-20 and one second apart."""
    slots = lambda who: {"name": who.name.reveal(), "code": "ABCD-EFGH"}  # noqa: E731
    composer = Composer(case.wave, case.notices, slots)
    return composer.seal([(Slip(n + 1, 1, 1_795_000_000 + n), who) for n, who in enumerate(people)])


def person(name: str, address: str = "someone@mail.example") -> Addressee:
    return Addressee("ab" * 16, "n-en", Personal(address), Personal(name), "en")


def parsed(message: Sealed | DeliveryError) -> EmailMessage:
    assert isinstance(message, Sealed)
    return cast(EmailMessage, message_from_bytes(message.data, policy=policy.default))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_name_in_any_script_comes_out_as_it_went_in(a_case: Callable[..., Any], name: str) -> None:
    message = parsed(composed(a_case(1), [person(name)])[0])
    body = message.get_body(("plain",))
    assert body is not None
    assert f"Dear {name}," in body.get_content()
    assert parseaddr(str(message["To"])) == (name, "someone@mail.example")


def test_the_same_input_gives_the_same_bytes(a_case: Callable[..., Any]) -> None:
    case = a_case(1, dkim=[DkimKey.fresh("r", "rsa"), DkimKey.fresh("e")])
    first, second = composed(case, [person("Anna")]), composed(case, [person("Anna")])
    assert isinstance(first[0], Sealed) and isinstance(second[0], Sealed)
    assert first[0].data == second[0].data


def dns_of(case: Any) -> Callable[..., bytes]:
    records = {
        f"{k.selector}._domainkey.shop.example.".encode(): k.dns_record().encode() for k in case.wave.identity.dkim
    }
    return lambda name, timeout=5: records[name]


def fuzzed_name(rng: random.Random) -> str:
    """Names as directories hold them: many scripts, quotes, dots, very long, encoded-word look-alikes."""
    pieces = (
        *SCRIPTS,
        "O'Neil",
        '"Q"',
        "=?utf-8?b?eA==?=",
        ".",
        "..",
        "a" * 300,
        "From ",
        "<b>",
        "&amp;",
        "\\",
        " ",
        "x" * 75,
        "=",
        "  ",
    )
    return "".join(rng.choice(pieces) for _ in range(rng.randint(1, 5)))


def fuzzed_notice(rng: random.Random) -> Notice:
    """A text with lines as the wire dislikes them: dots, very long ones, blanks at the end, `From `, none at all."""
    odd = (
        ".",
        "..",
        "",
        " ",
        "\t",
        "From me",
        "x" * 1200,
        "word " * 300,
        "ends in blanks   ",
        "=20=",
        "--",
        "Bcc: x@evil.example",
    )
    lines = [rng.choice((*odd, *SCRIPTS)) for _ in range(rng.randint(0, 12))]
    text = rng.choice(("\n", "\r\n", "\r")).join([*lines, "Dear {{name}}", rng.choice(odd), ". {{code}}"])
    subject = rng.choice((*SCRIPTS, "plain", "a " * 60, "=?utf-8?q?x?=", "trailing "))
    page = f"<p>{'.' * rng.randint(0, 90)}</p>\n.\n<b>{{{{name}}}}</b>"
    return Notice("n-en", "default", rng.choice(("en", "ar", "zh-Hant")), 1, subject, text, page, (), (), (), "")


def verify_all(case: Any, number: int, seed: int) -> None:
    rng = random.Random(seed)
    case.notices = {"n-en": fuzzed_notice(rng)}
    people = [person(fuzzed_name(rng), f"p{n}@mail.example") for n in range(number)]
    lookup = dns_of(case)
    for message in composed(case, people):
        assert isinstance(message, Sealed)
        assert max(map(len, message.data.split(b"\r\n"))) <= 998
        assert b"\r\n.\r\n" not in message.data and b"\r\n." not in message.data
        check = dkim.DKIM(message.data)
        for index in range(len(case.wave.identity.dkim)):
            assert check.verify(index, dnsfunc=lookup), "a signature does not verify"


def test_both_signatures_verify_with_dkimpy_over_fuzzed_names(a_case: Callable[..., Any]) -> None:
    case = a_case(1, dkim=[DkimKey.fresh("r", "rsa"), DkimKey.fresh("e")])
    for seed in range(20):
        verify_all(case, 20, 1000 + seed)


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_a_hundred_thousand_fuzzed_messages_verify_with_dkimpy(a_case: Callable[..., Any]) -> None:
    case = a_case(1, dkim=[DkimKey.fresh("r", "rsa"), DkimKey.fresh("e")])
    for seed in range(1000):
        verify_all(case, 100, seed)


HEADERS = ["From", "Reply-To", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type", "To", "Date", "Message-ID"]
_HOSTILE = st.text(st.sampled_from(' \r\n\t\x00\x0b\x85\u2028=?<>"\\@.:;,abcB é漢\U0001f600\ud800'), max_size=60)


@given(name=_HOSTILE, code=_HOSTILE, address=_HOSTILE, domain=st.sampled_from(["mail.example", "b\u00fccher.example"]))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_field_of_a_person_can_add_a_header_or_a_part(
    a_case: Callable[..., Any], name: str, code: str, address: str, domain: str
) -> None:
    case = a_case(1)
    composer = Composer(case.wave, case.notices, lambda who: {"name": who.name.reveal(), "code": code})
    who = Addressee("ab" * 16, "n-en", Personal(f"{address}x@{domain}"), Personal(name), "en")
    made = composer.seal([(Slip(1, 1, 1_795_000_000), who)])[0]
    if isinstance(made, DeliveryError):
        return
    assert not set(made.address) & set(b" \r\n<>") and b"\n" not in made.data.replace(b"\r\n", b"")
    message = message_from_bytes(made.data)
    assert message.keys() == HEADERS
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert not any(part.defects for part in message.walk())


def test_a_changed_byte_breaks_the_signature(a_case: Callable[..., Any]) -> None:
    case = a_case(1, dkim=[DkimKey.fresh("e")])
    message = composed(case, [person("Anna")])[0]
    assert isinstance(message, Sealed)
    for old, new in (
        (b"Dear", b"dear"),
        (b"Subject: Your", b"Subject: My"),
        (b"<someone@", b"<other@"),
        (b"From: ", b"From: X "),
    ):
        assert old in message.data
        assert not dkim.verify(message.data.replace(old, new), dnsfunc=dns_of(case))


@pytest.mark.parametrize(
    "name", ["a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\x00b", "a\u2028b", "a\x85b", "\ud800", "a\tb"], ids=ascii
)
def test_a_name_with_a_line_break_or_control_sign_is_refused_whole(a_case: Callable[..., Any], name: str) -> None:
    assert isinstance(composed(a_case(1), [person(name)])[0], DeliveryError)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=300)
def test_no_text_can_break_out_of_its_place(text: str) -> None:
    try:
        checked_text(text)
    except DeliveryError:
        return
    header = phrase(text)
    assert all(line.startswith(b" ") or n == 0 for n, line in enumerate(header.split(b"\r\n")))
    assert b"\n" not in header.replace(b"\r\n", b"")
    encoded = quoted_printable(text)
    lines = encoded.split(b"=\r\n")
    assert b"".join(lines).isascii() and all(len(line) <= 75 for line in lines)
    assert not any(line.startswith((b".", b"From ")) or line.endswith((b" ", b"\t")) for line in lines)
    assert (
        message_from_bytes(b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded).get_payload(decode=True)
        == text.encode()
    )


@given(st.text(max_size=80))
@settings(max_examples=500)
def test_an_address_is_either_safe_ascii_or_refused(text: str) -> None:
    try:
        raw, domain = envelope_address(text)
    except DeliveryError:
        return
    assert raw.isascii() and not set(raw) & set(b' \r\n<>,;:"\x00') and domain == domain.lower()


@pytest.mark.parametrize(
    ("given_address", "sent"),
    [
        (" a@mail.example ", b"a@mail.example"),
        ("First.Last+tag@mail.example", b"First.Last+tag@mail.example"),
        ("a@bücher.example", b"a@xn--bcher-kva.example"),
    ],
)
def test_addresses_that_are_fine_go_out_as_given(given_address: str, sent: bytes) -> None:
    assert envelope_address(given_address)[0] == sent


def test_an_id_can_be_read_only_with_its_key_and_for_its_purpose(case_key: bytes) -> None:
    tickets = Tickets(case_key, "verp")
    made = tickets.make(3, range(1, 200))
    assert [tickets.read(t) for t in made] == [(3, row) for row in range(1, 200)]
    assert tickets.read(made[0].upper()) == (3, 1)
    strangers = [partial(Tickets(case_key, "message-id").read), partial(Tickets(bytes(32), "verp").read)]
    assert all(read(t) is None for read in strangers for t in made)
    assert all(tickets.read(t) is None for t in ("", "a" * 32, "1" * 32, made[0][:-1], made[0] + "a", "ü" * 32))
