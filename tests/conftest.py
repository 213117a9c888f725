"""What all tests share: where the public data is, and which real parts this machine has.

A test that needs a part says so with a marker (`postfix`, `postgres`, `browser`, `spark`, `tools`, `shared`). Without the part
it is skipped with the reason; in CI a missing part is a failure, except `shared`, which users do not have.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile(
    "untimed", deadline=None
)  # no test hangs on how fast this machine is, or on what it compiles first
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def _postgres_server() -> bool:
    return bool(list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))) or bool(shutil.which("postgres"))


PARTS: dict[str, tuple[Callable[[], bool], str]] = {
    "postfix": (
        lambda: bool(shutil.which("smtp-sink", path="/usr/sbin:" + os.environ["PATH"])),
        "Postfix is not installed",
    ),
    "postgres": (_postgres_server, "no PostgreSQL server is installed"),
    "browser": (lambda: bool(shutil.which("chromium")), "Debian's chromium is not installed"),
    "spark": (
        lambda: bool(shutil.which("java")) and importlib.util.find_spec("pyspark") is not None,
        "Java or pyspark is missing (make spark)",
    ),
    "tools": (
        lambda: all(map(shutil.which, ("bsdtar", "7z", "readpst", "tesseract"))),
        "bsdtar, 7z, readpst or tesseract is not installed",
    ),
    "splink": (
        lambda: importlib.util.find_spec("splink") is not None,
        "splink is not installed (make test installs it)",
    ),
    "shared": (SHARED.is_dir, "the public data of ../shared is not here"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here; in CI let it run, and so fail."""
    missing = {name: why for name, (has, why) in PARTS.items() if not has()}
    for item in items:
        for name, why in missing.items():
            if name in item.keywords and (name == "shared" or not os.environ.get("CI")):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public test data (read-only)."""
    return SHARED


@pytest.fixture
def case_key() -> bytes:
    """A fixed 32-byte case key for tests."""
    return bytes(range(32))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory):
    """One home folder for all tests of a process that need Django in it; each test opens a case of its own there."""
    from duenotice.case.home import open_home

    os.environ.pop("DUENOTICE_DATABASE", None)
    yield open_home(tmp_path_factory.mktemp("home"), settings="duenotice.desk.settings")
    from django.db import connections

    connections.close_all()


@pytest.fixture
def new_case(home):
    """A function that opens a case of the given settings and returns it."""
    from secrets import token_hex

    from duenotice.case import steps
    from duenotice.case.audit import Actor

    def make(**settings: object):
        return steps.new(f"case-{token_hex(4)}", Actor("anna"), **settings)

    return make


@pytest.fixture(scope="session")
def black_friday(tmp_path_factory: pytest.TempPathFactory):
    """The small made-up incident, played once: paths of its evidence and its truth."""
    from examples.black_friday.play import play

    return play("small", 1, tmp_path_factory.mktemp("black-friday"))


class Sink:
    """A real SMTP server on loopback that keeps what it is given: `mails` are (address, bytes). pause: seconds before it answers."""

    def __init__(self) -> None:
        from aiosmtpd.controller import Controller

        self.mails: list[tuple[str, bytes]] = []
        self.pause = 0.0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._lock = threading.Lock()

    async def handle_DATA(self, server, session, envelope) -> str:
        with self._lock:
            self.mails.append((envelope.rcpt_tos[0], envelope.content))
        time.sleep(self.pause)
        return "250 2.0.0 taken as 4XyZ"

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()


@pytest.fixture
def sink():
    """A mail server of this test's own."""
    with Sink() as running:
        yield running


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch):
    """What mail providers' clients talk to, in place of Amazon SES and Resend."""
    from tests.endpoint import served

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with served() as running:
        yield running


STORE = """
controller_name = "Lakespur"
controller_address = "1 Example Road, 75001 Paris, France"
controller_domain = "lakespur.example"
contact_name = "Data Protection Officer"
contact_details = "privacy@lakespur.example"
main_establishment = "FR"
aware_at = 2026-11-20T11:00:00Z
next_update_at = 2026-12-20T12:00:00Z
contained = true
sectors = []
"""
"""Facts of a made-up store, as `duenotice fact --file` takes them."""


@pytest.fixture
def shop_files(tmp_path: Path) -> Path:
    """A folder with a customer directory of 24 people in six languages, an export of theirs that left the house, and facts.toml."""
    folder = tmp_path / "shop"
    folder.mkdir()
    places = (("FR", "fr"), ("DE", "de"), ("IE", "en"), ("BG", "bg"), ("ES", "es"), ("PL", "pl"))
    people = [
        (f"C{n:03}", f"Person{n:03} Example", f"person{n:03}@mail{n % 3}.example", *places[n % len(places)])
        for n in range(24)
    ]
    heads = "customer_id,name,email,country,language\n"
    (folder / "customers.csv").write_text(heads + "".join(",".join(row) + "\n" for row in people))
    (folder / "stolen.csv").write_text("email\n" + "".join(f"{row[2]}\n" for row in people))
    (folder / "facts.toml").write_text(STORE)
    return folder


@pytest.fixture
def drafted_shop(new_case, shop_files: Path):
    """A drill of that store, done up to the request for approval: 24 people, possibly concerned."""
    return _drafted(new_case, shop_files, {}, drill=True, now="2026-11-21T08:00:00Z")


@pytest.fixture
def real_shop(new_case, shop_files: Path):
    """The same as no drill, which may send outside this machine; the controller learned of it an hour ago."""
    from datetime import UTC, datetime, timedelta

    now = datetime.now(UTC)
    times = {"aware_at": now - timedelta(hours=1), "next_update_at": now + timedelta(days=30)}
    return _drafted(new_case, shop_files, times, drill=False, now="")


def _drafted(new_case, shop_files: Path, facts_of_now: dict, *, drill: bool, now: str):
    import tomllib

    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings

    by = Actor("anna")
    case = new_case(drill=drill, settings=CaseSettings(now=now, taken=("*stolen.csv",)))
    for name, value in {**tomllib.loads(STORE), **facts_of_now}.items():
        facts.give(case, name, tuple(value) if isinstance(value, list) else value, by)
    steps.collect(case, [str(shop_files / "customers.csv"), str(shop_files / "stolen.csv")], by)
    ran = steps.run(case, by, workers=1)
    assert ran.stopped is None, ran.stopped
    return case


TIME_AUTHORITY = """
[ req ]
distinguished_name = dn
[ dn ]
[ tsa ]
default_tsa = one
[ one ]
dir = {folder}
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/ca.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
[ ext ]
extendedKeyUsage = critical,timeStamping
"""


def openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True, cwd=folder)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A certificate authority, a time-stamp signer below it, and an HTTP server; its URL and folder."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(TIME_AUTHORITY.format(folder=folder))
    new = ("req", "-config", "tsa.cnf", "-newkey", "rsa:2048", "-nodes")
    openssl(folder, *new, "-x509", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30")
    openssl(folder, *new, "-subj", "/CN=Test TSA", "-keyout", "tsa.key", "-out", "tsa.csr")
    signed = (
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "30",
        "-extfile",
        "tsa.cnf",
        "-extensions",
        "ext",
    )
    openssl(folder, "x509", "-req", "-in", "tsa.csr", *signed, "-out", "tsa.pem")

    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "q.tsq").write_bytes(query if self.path == "/" else query.replace(query[28:32], b"\0\0\0\0"))
            openssl(folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "r.tsr")
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "r.tsr").read_bytes() if self.path != "/garbage" else b"no")

        def log_message(self, format: str, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", folder
        server.shutdown()
        thread.join()
