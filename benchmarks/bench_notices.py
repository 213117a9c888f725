"""Notices: how many languages are complete, what SpamAssassin makes of the worst, and how fast the check page answers.

The check page is measured over HTTP on the loopback: server and clients are processes of their own on the same machine. The time of a
wrong code for an affected address and for a stranger's is measured interleaved, as a ratio of medians.
"""

from __future__ import annotations

import multiprocessing as mp
import socket
import statistics
import sys
import time
from urllib.parse import urlencode

from babel import __version__ as babel_version

from benchmarks.record import record
from duenotice.cli.verify_service import make_server
from duenotice.model.sending import Notice
from duenotice.notices import Brief, Bundle, compose, content_points, lint, reference_code, refuses
from duenotice.notices.spam import MOST_POINTS, SCRIPT_ALARMS, Points, forms_of, is_installed, message
from duenotice.notices.words import LANGUAGES
from examples.known_store import known_brief

KEY = bytes(range(32))
SENDERS = (
    ("Example Store", "store.example", "Ada Example", "1 Example Street, 1000 Exampletown"),
    ("Nordia", "nordia.test", "Ada Nord", "Kungsgatan 1, 111 43 Stockholm"),
)
"""Two made-up senders: names with many Latin letters e, which one rule counts in Cyrillic text, and with few."""


def brief_of(sender: tuple[str, str, str, str]) -> Brief:
    """The incident of the tests, told by one of the senders."""
    name, domain, contact, address = sender
    change = {
        "controller_name": name,
        "controller_address": address,
        "controller_domain": domain,
        "contact_name": contact,
        "contact_details": f"privacy@{domain}, +46 8 555 01 01",
    }
    return known_brief(change)


def complete_languages() -> None:
    """Languages in which the notice composes, makes the claims of the English one, and nothing refuses it."""
    brief = brief_of(SENDERS[0])
    notices = [compose(brief, language) for language in LANGUAGES]
    good = [n for n in notices if n.claims == compose(brief, "en").claims and not refuses(lint(n, brief, notices))]
    record(
        "notice_languages",
        len(good),
        "languages",
        rival="none",
        versions={"babel": babel_version},
        goal="41: 24 of the EU and 17 more",
        note="machine-drafted; no person has approved one yet",
    )


def worst_points() -> None:
    """The most content points of any language, form and sender."""
    if not is_installed():
        print("spamassassin is not installed: no figure", file=sys.stderr)
        return
    judged: dict[tuple[str, str, str], Points] = {}
    for sender in SENDERS:
        brief = brief_of(sender)
        asked = [(notice, form) for notice in (compose(brief, tag) for tag in LANGUAGES) for form in forms_of(notice)]
        found = content_points([message(notice, brief, form) for notice, form in asked])
        judged |= {(sender[0], n.language, form): points for (n, form), points in zip(asked, found, strict=True)}
    over = {key: points for key, points in judged.items() if points.points > MOST_POINTS}
    alarms = sorted({rule for points in over.values() for rule, value in points.rules if value > MOST_POINTS})
    where = sorted({f"{language} {form} ({sender})" for sender, language, form in over})
    without = max(sum(value for rule, value in points.rules if rule not in SCRIPT_ALARMS) for points in judged.values())
    record(
        "spamassassin_worst",
        max(points.points for points in judged.values()),
        "content points",
        rival="limit of the goal, 0.5",
        versions={"spamassassin": _spamassassin_version()},
        goal="at most 0.5 in every language",
        note=f"{len(judged)} messages; over the limit by {', '.join(alarms) or 'no rule'}: {', '.join(where) or 'none'}; "
        f"worst without rules that take a script for a trick: {without:g}",
    )


def _spamassassin_version() -> str:
    import subprocess

    shown = subprocess.run(["spamassassin", "-V"], capture_output=True, text=True, check=True).stdout
    return shown.split()[2]


def check_page(seconds: float) -> None:
    """Checks a second over HTTP, half of them right, and the ratio of times of wrong codes."""
    brief = brief_of(SENDERS[0])
    notices = [compose(brief, language) for language in LANGUAGES]
    context = mp.get_context("spawn")
    port = context.Value("i", 0)
    server = context.Process(target=_serve, args=(notices, port), daemon=True)
    server.start()
    while not port.value:
        time.sleep(0.05)
    done = context.Queue()
    clients = [context.Process(target=_ask, args=(port.value, seconds, done), daemon=True) for _ in range(2)]
    for client in clients:
        client.start()
    rates = [done.get(timeout=seconds + 60) for _ in clients]
    ratio = _time_ratio(port.value, 400)
    server.terminate()
    record(
        "verify_checks_per_s",
        sum(rates),
        "checks/s over HTTP, 2 client processes",
        rival="none",
        versions={"python": sys.version.split()[0]},
        goal="1,000",
        note=f"server and clients share the machine; all {len(LANGUAGES)} languages loaded; one connection a check",
    )
    record(
        "verify_time_ratio",
        ratio,
        "time of a wrong code, affected over other address (medians of 400, interleaved)",
        rival="1 would be equal",
        versions={"python": sys.version.split()[0]},
        goal="the same time class",
    )


def _serve(notices: list[Notice], port: object) -> None:
    with make_server(Bundle.of(brief_of(SENDERS[0]), notices, KEY), "127.0.0.1", 0, 0) as server:
        port.value = server.server_port  # pyright: ignore
        server.serve_forever()


def _request(address: str, code: str) -> bytes:
    body = urlencode({"address": address, "code": code}).encode()
    head = f"POST / HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _check(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 10) as link:
        link.sendall(request)
        parts = iter(lambda: link.recv(65_536), b"")
        return b"".join(parts)


def _ask(port: int, seconds: float, done: mp.Queue) -> None:
    right = [
        _request(f"p{n}@customer.example", reference_code(KEY, "DN-2018-7", f"p{n}@customer.example"))
        for n in range(50)
    ]
    wrong = [_request(f"p{n}@customer.example", "0000-0000-0000-0000") for n in range(50)]
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        answer = _check(port, (right if count % 2 else wrong)[count // 2 % 50])
        expected = b"belongs to a message" if count % 2 else b"did not issue"
        if expected not in answer:
            raise SystemExit("the check page gave a wrong answer")
        count += 1
    done.put(count / (time.perf_counter() - start))


def _time_ratio(port: int, rounds: int) -> float:
    times: dict[str, list[int]] = {"ada@customer.example": [], "bob@customer.example": []}
    for _ in range(rounds):
        for address, taken in times.items():
            start = time.perf_counter_ns()
            _check(port, _request(address, "0000-0000-0000-0000"))
            taken.append(time.perf_counter_ns() - start)
    ada, bob = (statistics.median(taken) for taken in times.values())
    return ada / bob


def run(large: bool = False) -> None:
    """Record all figures of the room."""
    complete_languages()
    worst_points()
    check_page(10 if large else 4)


if __name__ == "__main__":
    run("--large" in sys.argv)
