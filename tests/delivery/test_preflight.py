"""Preflight against a DNS server of our own, and the comparison of what left with what came back."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import dns.message
import dns.resolver
import dns.rrset
import pytest

from duenotice.delivery import DkimKey, Identity, altered, preflight, sample

KEY = DkimKey.fresh("dn1")
SHOP = Identity("shop.example", "privacy@shop.example", "Shop", "help@shop.example", "bounce.shop.example", (KEY,))
GOOD: dict[tuple[str, str], list[str]] = {
    ("bounce.shop.example.", "TXT"): ['"v=spf1 ip4:192.0.2.1 -all"'],
    ("dn1._domainkey.shop.example.", "TXT"): [f'"{KEY.dns_record()}"'],
    ("_dmarc.shop.example.", "TXT"): ['"v=DMARC1; p=reject; adkim=r"'],
    ("bounce.shop.example.", "MX"): ["10 mx.shop.example."],
    ("shop.example.", "MX"): ["10 mx.shop.example."],
}


class Nameserver(threading.Thread):
    """A UDP name server that knows a table and answers NXDOMAIN to all else."""

    def __init__(self, table: Mapping[tuple[str, str], list[str]]) -> None:
        super().__init__(daemon=True)
        self.table = table
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.start()

    def run(self) -> None:
        while True:
            try:
                data, peer = self.socket.recvfrom(4096)
            except OSError:
                return
            if data == b"end":
                return
            query = dns.message.from_wire(data)
            question = query.question[0]
            kind = dns.rdatatype.to_text(question.rdtype)
            found = self.table.get((question.name.to_text(), kind))
            reply = dns.message.make_response(query)
            if found:
                reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
            elif not any(name == question.name.to_text() for name, _ in self.table):
                reply.set_rcode(dns.rcode.NXDOMAIN)
            self.socket.sendto(reply.to_wire(), peer)

    def resolver(self) -> dns.resolver.Resolver:
        made = dns.resolver.Resolver(configure=False)
        made.nameservers, made.port, made.lifetime = ["127.0.0.1"], self.socket.getsockname()[1], 3.0
        return made

    def end(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.sendto(b"end", self.socket.getsockname())
        self.join(5)
        self.socket.close()


@pytest.fixture
def nameserver() -> Iterator[Callable[..., Nameserver]]:
    running: list[Nameserver] = []

    def serve(table: Mapping[tuple[str, str], list[str]]) -> Nameserver:
        running.append(Nameserver(table))
        return running[-1]

    yield serve
    for server in running:
        server.end()


def found(server: Nameserver, identity: Identity = SHOP) -> list[tuple[str, str]]:
    return [(problem.rule, problem.severity) for problem in preflight(identity, server.resolver())]


def test_a_domain_in_good_order_has_no_problem(nameserver: Callable[..., Nameserver]) -> None:
    assert found(nameserver(GOOD)) == []


@pytest.mark.parametrize(
    ("name", "kind", "value", "problem"),
    [
        ("bounce.shop.example.", "TXT", None, ("spf", "refuse")),
        ("bounce.shop.example.", "TXT", ['"v=spf1 +all"'], ("spf", "refuse")),
        ("bounce.shop.example.", "TXT", ['"v=spf1 -all"', '"v=spf1 ~all"'], ("spf", "refuse")),
        ("dn1._domainkey.shop.example.", "TXT", None, ("dkim", "refuse")),
        ("dn1._domainkey.shop.example.", "TXT", [f'"{DkimKey.fresh("x").dns_record()}"'], ("dkim", "refuse")),
        ("dn1._domainkey.shop.example.", "TXT", [f'"{KEY.dns_record()}; t=y"'], ("dkim", "refuse")),
        ("_dmarc.shop.example.", "TXT", None, ("dmarc", "refuse")),
        ("_dmarc.shop.example.", "TXT", ['"v=DMARC1; p=none"'], ("dmarc", "warn")),
        ("_dmarc.shop.example.", "TXT", ['"v=DMARC1; p=reject; aspf=s"'], ("spf", "warn")),
        ("bounce.shop.example.", "MX", None, ("mx", "refuse")),
    ],
)
def test_each_defect_is_found(
    nameserver: Callable[..., Nameserver], name: str, kind: str, value: list[str] | None, problem: tuple[str, str]
) -> None:
    table = {key: records for key, records in GOOD.items() if key != (name, kind)} | (
        {(name, kind): value} if value else {}
    )
    assert found(nameserver(table)) == [problem]


def test_a_foreign_signing_domain_is_refused(nameserver: Callable[..., Nameserver]) -> None:
    server = nameserver({**GOOD, ("dn1._domainkey.mailer.example.", "TXT"): [f'"{KEY.dns_record()}"']})
    assert found(server, replace(SHOP, domain="mailer.example")) == [("dkim", "refuse")]


def test_dns_that_does_not_answer_is_said_and_not_taken_for_absence() -> None:
    deaf = dns.resolver.Resolver(configure=False)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as nobody:
        nobody.bind(("127.0.0.1", 0))
        deaf.nameservers, deaf.port, deaf.lifetime = ["127.0.0.1"], nobody.getsockname()[1], 0.2
        problems = preflight(SHOP, deaf)
    assert {problem.rule for problem in problems} == {"dns"}


@pytest.mark.parametrize(
    ("change", "wheres"),
    [
        (lambda raw: b"Received: from x\r\nReturn-Path: <>\r\n" + raw, []),
        (lambda raw: raw.replace(b"\r\n", b"\n"), []),
        (lambda raw: raw.replace(b"Message-ID: <", b"Message-ID: <new."), ["message-id"]),
        (lambda raw: raw.replace(b"</p>", b"</p><img src=3D'http://t.example/p'>", 1), ["body"]),
        (lambda raw: b"List-Unsubscribe: <mailto:u@x.example>\r\n" + raw, ["list-unsubscribe"]),
        (lambda raw: b"", ["message"]),
    ],
    ids=["headers added", "line ends", "new id", "pixel", "unsubscribe", "nothing"],
)
def test_what_a_relay_changes_is_found(
    a_case: Callable[..., Any], change: Callable[[bytes], bytes], wheres: list[str]
) -> None:
    case = a_case(1)
    sent = sample(case.wave, case.notices, case.people[0], case.settings(), 1_800_000_000).data
    assert [problem.where for problem in altered(sent, change(sent))] == wheres
