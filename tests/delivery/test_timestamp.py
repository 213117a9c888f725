"""RFC 3161 tokens from a time-stamp authority of our own, made with OpenSSL and served over HTTP."""

from __future__ import annotations

import hashlib
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from duenotice.delivery import timestamp, verify_timestamp
from duenotice.model.errors import DeliveryError, UsageError

CONFIG = """
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


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A certificate authority, a time-stamp signer below it, and an HTTP server; its URL and folder."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
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


DIGEST = hashlib.sha256(b"head of the register").digest()


def test_a_token_verifies_offline_for_its_digest_and_no_other(authority: tuple[str, Path]) -> None:
    url, folder = authority
    token = timestamp(url, DIGEST)
    assert len(token) < 8192
    assert verify_timestamp(token, DIGEST, folder / "ca.pem")
    assert not verify_timestamp(token, hashlib.sha256(b"other").digest(), folder / "ca.pem")
    assert not verify_timestamp(token[:-1] + bytes([token[-1] ^ 1]), DIGEST, folder / "ca.pem")


@pytest.mark.parametrize("path", ["garbage", "other-digest"])
def test_an_answer_about_something_else_is_refused(authority: tuple[str, Path], path: str) -> None:
    with pytest.raises(DeliveryError):
        timestamp(authority[0] + path, DIGEST)


def test_a_server_that_is_not_there_is_an_error_to_try_again() -> None:
    with pytest.raises(DeliveryError, match="cannot be asked"):
        timestamp("http://127.0.0.1:1/", DIGEST)


@pytest.mark.parametrize(("url", "digest"), [("file:///etc/hostname", DIGEST), ("http://tsa.example/", b"short")])
def test_a_wrong_question_is_refused_at_once(url: str, digest: bytes) -> None:
    with pytest.raises(UsageError):
        timestamp(url, digest)
