"""Sending over a real server: who gets what, in which state, and with which last sentence."""

from __future__ import annotations

import asyncio
import dataclasses
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Literal, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from duenotice.delivery import Ledger, Limits, Progress, Settings, Smtp, approval_digest, deliveries, plan, send
from duenotice.model.errors import ApprovalVoid, CaseError
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee


class Inbox:
    """Keeps what arrives; answers by address where told to."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, bytes]] = []
        self.answers: dict[str, list[str]] = {}

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]]

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        answers = self.answers.get(address, [])
        if answers:
            return answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.got.append((envelope.mail_from or "", envelope.rcpt_tos[0], envelope.content))
        return "250 2.0.0 queued as ABC"

    def message(self, address: str) -> EmailMessage:
        raw = next(raw for _, to, raw in self.got if to == address)
        return cast(EmailMessage, message_from_bytes(raw, policy=policy.default))


class AnyPort(Controller):
    """aiosmtpd on a port of the system's choice."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, Smtp]]:
    handler = Inbox()
    controller = AnyPort(handler, hostname="127.0.0.1", port=0)
    controller.start()
    yield handler, Smtp("127.0.0.1", controller.port, patience=2)
    controller.stop()


def test_every_person_gets_one_notice_with_their_own_name(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    box, smtp = inbox
    case = a_case(60)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
        states = [d.state for d in deliveries(ledger, case.wave)]
    assert result.state == "done"
    assert result.sentence == "Of 60 people: accepted 60; doubtful 0; not reached by any channel 0."
    assert states == ["accepted"] * 60
    assert sorted(to for _, to, _ in box.got) == sorted(p.address.reveal() for p in case.people)
    text = box.message("customer7@post.example").get_body(("plain",))
    assert text is not None
    assert "Dear Person 7," in text.get_content()
    assert "\n.A line with a dot.\n" in text.get_content().replace("\r\n", "\n")


def test_a_second_call_sends_nothing(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    box, smtp = inbox
    case = a_case(9)
    for _ in range(2):
        with case.planned() as ledger:
            result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
    assert (result.state, len(box.got)) == ("done", 9)


def test_a_refusal_of_one_person_is_kept_with_its_reason(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    box, smtp = inbox
    box.answers["customer4@post.example"] = ["550 5.1.1 <customer4@post.example> no such user"]
    case = a_case(20)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
        replies = [d.reply for d in deliveries(ledger, case.wave) if d.state == "refused"]
    assert replies == ["550 5.1.1 <…> no such user"]
    assert (result.refused, result.not_reached, len(box.got)) == (1, 1, 19)


def test_a_deferral_waits_and_5_7_is_not_blamed_on_the_person(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    box, smtp = inbox
    box.answers["customer4@post.example"] = ["451 4.2.0 try again"]
    box.answers["customer5@inbox.example"] = ["550 5.7.1 your network is blocked"]
    case = a_case(20)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings(linger=0))
        states = {int(d.subject, 16): d.state for d in deliveries(ledger, case.wave)}
    assert (states[4], states[5]) == ("deferred", "deferred")
    assert result.state in ("waiting", "paused", "done") and result.refused == 0


def test_invalid_addresses_are_not_offered_to_the_server(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    box, smtp = inbox
    bad = [
        "",
        "no-at.example",
        "a b@mail.example",
        "x@mail.example>\r\nRCPT TO:<y@mail.example",
        "ü@mail.example",
        "a@b..example",
    ]
    people = [
        Addressee(f"{n:032x}", "n-en", Personal(address), Personal("Name"), "en") for n, address in enumerate(bad)
    ]
    people.append(Addressee(f"{len(bad):032x}", "n-en", Personal("good@mail.example"), Personal("Name"), "en"))
    case = a_case(people)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
    assert [to for _, to, _ in box.got] == ["good@mail.example"]
    assert (result.accepted, result.refused, result.not_reached) == (1, len(bad), len(bad))


def test_a_list_that_changed_after_approval_is_refused_and_leaves_no_trace(a_case: Callable[..., Any]) -> None:
    case = a_case(9)
    digest = case.digest()
    case.people[3] = dataclasses.replace(case.people[3], address=Personal("stranger@mail.example"))
    with pytest.raises(ApprovalVoid):
        from duenotice.delivery import Ledger

        with Ledger.open(case.url) as ledger:
            plan(ledger, case.wave, case.notices, case.people, digest)
    with Ledger.open(case.url) as ledger, pytest.raises(CaseError):
        ledger.wave_id(case.wave)


def test_the_order_of_the_list_does_not_change_its_digest(a_case: Callable[..., Any]) -> None:
    case = a_case(9)
    assert approval_digest(case.wave, case.notices, reversed(case.people)) == case.digest()


def test_a_person_listed_twice_is_refused(a_case: Callable[..., Any]) -> None:
    case = a_case(9)
    case.people.append(case.people[0])
    with pytest.raises(ApprovalVoid, match="twice"):
        case.planned()


def test_an_address_changed_between_plan_and_send_stops_the_sending(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    box, smtp = inbox
    case = a_case(9)
    with case.planned() as ledger:
        case.people[3] = dataclasses.replace(case.people[3], address=Personal("stranger@mail.example"))
        with pytest.raises(ApprovalVoid):
            send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
    assert box.got == []


def test_a_text_changed_after_approval_is_refused(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    _, smtp = inbox
    case = a_case(3)
    with case.planned() as ledger:
        changed = {"n-en": dataclasses.replace(case.notices["n-en"], text="Dear {{name}}, click here")}
        with pytest.raises(ApprovalVoid):
            send(ledger, case.wave, changed, case.book, smtp, case.settings())


@pytest.mark.parametrize(("word", "state"), [("pause", "paused"), ("stop", "stopped")])
def test_a_pause_or_a_withdrawn_approval_ends_sending_and_it_resumes(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any], word: str, state: str
) -> None:
    box, smtp = inbox
    case = a_case(3000)
    with case.planned() as ledger:
        control = lambda: word if len(box.got) >= 100 else "go"  # noqa: E731
        first = send(ledger, case.wave, case.notices, case.book, smtp, case.settings(control=control))
        so_far = len(box.got)
        last = send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
    assert first.state == state
    assert 100 <= so_far < 3000
    assert first.accepted == so_far
    assert (last.state, last.accepted, len(box.got)) == ("done", 3000, 3000)


def test_after_a_stop_not_even_the_message_whose_envelope_was_sent_ahead_leaves(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    """One connection; its first message is answered only when the sender has been told to stop."""
    box, smtp = inbox
    case, told = a_case(30), threading.Event()
    keep = box.handle_DATA

    async def slow(server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await keep(server, session, envelope)
        while not told.is_set():
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        return answer

    def control() -> Literal["go", "stop"]:
        if not box.got:
            return "go"
        told.set()
        return "stop"

    box.handle_DATA = slow  # type: ignore[method-assign]
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings(control=control, connections=1))
    assert (result.state, result.accepted, result.waiting, result.doubtful) == ("stopped", 1, 29, 0)
    assert len(box.got) == 1


def test_a_stop_is_heard_while_the_database_is_slow(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    box, smtp = inbox
    case = a_case(3000)
    stuck, stopped, book = threading.Event(), threading.Event(), Ledger.book

    def slow_book(self: Ledger, owner: int, outcomes: Sequence[Any], *, safe: int, until: int) -> None:
        stuck.set()
        assert stopped.wait(20), "nobody asked whether to go on"
        book(self, owner, outcomes, safe=safe, until=until)

    def control() -> Literal["go", "stop"]:
        if not stuck.is_set():
            return "go"
        stopped.set()
        return "stop"

    monkeypatch.setattr(Ledger, "book", slow_book)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings(control=control))
    assert result.state == "stopped" and result.accepted == len(box.got) < 3000


def test_a_canary_sends_so_many_and_no_more(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    box, smtp = inbox
    case = a_case(100)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings(limit=10))
    assert (result.state, result.accepted, len(box.got), result.waiting) == ("paused", 10, 10, 90)


def test_a_wave_that_servers_refuse_halts(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    box, smtp = inbox
    case = a_case(2000)
    box.answers.update({p.address.reveal(): ["550 5.1.1 no such user"] for p in case.people[::2]})
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
    assert result.state == "halted"
    assert result.accepted + result.refused < 2000


def test_a_server_that_is_not_there_stalls_and_loses_nothing(a_case: Callable[..., Any]) -> None:
    case = a_case(5)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", 1, patience=0.2), case.settings())
    assert (result.state, result.waiting, result.doubtful) == ("stalled", 5, 0)


def test_people_without_an_address_on_file_are_not_reached(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    _, smtp = inbox
    case = a_case(6)

    def book(subjects: Sequence[str]) -> Mapping[str, Addressee]:
        return {s: who for s, who in case.book(subjects).items() if int(s, 16) != 2}

    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, book, smtp, case.settings())
    assert (result.accepted, result.refused, result.not_reached) == (5, 1, 1)


def test_progress_is_told_and_its_last_word_is_the_truth(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    _, smtp = inbox
    told: list[Progress] = []
    case = a_case(40)
    with case.planned() as ledger:
        send(ledger, case.wave, case.notices, case.book, smtp, case.settings(progress=told.append))
    assert (told[-1].total, told[-1].accepted) == (40, 40)


def test_progress_of_a_later_call_counts_the_people_told_before(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    _, smtp = inbox
    told: list[Progress] = []
    case = a_case(40)
    with case.planned() as ledger:
        send(ledger, case.wave, case.notices, case.book, smtp, case.settings(limit=10))
        send(ledger, case.wave, case.notices, case.book, smtp, case.settings(progress=told.append))
    assert (told[-1].total, told[-1].accepted) == (40, 40)


def test_the_ledger_file_holds_no_address_and_no_name(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    _, smtp = inbox
    case = a_case(40)
    with case.planned() as ledger:
        send(ledger, case.wave, case.notices, case.book, smtp, case.settings())
    written = b"".join(path.read_bytes() for path in case.folder.rglob("*") if path.is_file())
    assert b"customer" not in written and b"Person" not in written


def test_a_slot_nobody_fills_is_refused_before_anything_leaves(
    inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]
) -> None:
    box, smtp = inbox
    case = a_case(5)
    with case.planned() as ledger, pytest.raises(Exception, match="slot"):
        send(ledger, case.wave, case.notices, case.book, smtp, Settings(journal=str(case.folder / "j")))
    assert box.got == []


def test_a_domain_never_gets_more_than_its_rate(inbox: tuple[Inbox, Smtp], a_case: Callable[..., Any]) -> None:
    """60 people, 20 each; mail.example may have 10 a second, so its 20 take at least a second, the others do not wait."""
    import time

    box, smtp = inbox
    arrivals: list[tuple[float, str]] = []
    case = a_case(90)
    keep = box.handle_DATA

    async def timed(server: SMTP, session: Session, envelope: Envelope) -> str:
        arrivals.append((time.monotonic(), envelope.rcpt_tos[0].split("@")[1]))
        return await keep(server, session, envelope)

    box.handle_DATA = timed  # type: ignore[method-assign]
    shaped = dataclasses.replace(smtp, allows=Limits(domain_rates={"mail.example": 20.0}))
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, shaped, case.settings())
    slow = [at for at, domain in arrivals if domain == "mail.example"]
    fast = [at for at, domain in arrivals if domain != "mail.example"]
    assert result.accepted == 90
    assert all(b - a >= 0.3 for a, b in zip(slow, slow[10:], strict=False)), "ten messages in less than 0.3 s at 20/s"
    assert max(fast) < slow[-1]
