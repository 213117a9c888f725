"""TLS and log-in at a real Postfix: nothing leaves in the clear, to a stranger, or with a password that was refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from duenotice.delivery import Result, Smtp, send

NOW = dt.datetime.now(dt.UTC)
USER, PASSWORD = "wave@shop.example", "correct horse battery"


class Authority:
    """A certificate authority of our own."""

    def __init__(self, name: str) -> None:
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), _named(name)
        self.certificate = self._signed(self.name, self.key.public_key(), x509.BasicConstraints(True, None), NOW)

    def _signed(
        self, name: x509.Name, public: Any, extension: x509.ExtensionType, until: dt.datetime
    ) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(until - dt.timedelta(days=9))
            .not_valid_after(until + dt.timedelta(days=1))
            .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA256())
        )

    def write(self, folder: Path, *, until: dt.datetime = NOW) -> dict[str, object]:
        """A certificate for `localhost` and the key in this folder; the settings of main.cf that use them."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.9"))])
        made = self._signed(_named("localhost"), key.public_key(), names, until)
        pem = serialization.Encoding.PEM
        (folder / "cert.pem").write_bytes(made.public_bytes(pem))
        form, none = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        (folder / "key.pem").write_bytes(key.private_bytes(pem, form, none))
        return {
            "smtpd_tls_cert_file": folder / "cert.pem",
            "smtpd_tls_key_file": folder / "key.pem",
            "smtpd_tls_security_level": "may",
            "smtpd_tls_loglevel": 1,
        }

    def pem(self, path: Path) -> str:
        """Where its own certificate was written."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return str(path)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@pytest.fixture(scope="module")
def ours() -> Authority:
    return Authority("Our authority")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that Postfix may read."""
    path = Path("/var/tmp") / f"dn-secure-{os.getpid()}-{os.urandom(4).hex()}"
    path.mkdir(mode=0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


def sent_over(case: Any, smtp: Smtp) -> Result:
    """One call of `send` for all people of a case."""
    with case.planned() as ledger:
        return send(ledger, case.wave, case.notices, case.book, smtp, case.settings(connections=3))


@pytest.mark.postfix
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_over_tls_with_an_authority_we_were_told_of_every_notice_arrives(
    ours: Authority, postfix: Any, folder: Path, smtp_sink: int, a_case: Any, monkeypatch: pytest.MonkeyPatch, tls: Any
) -> None:
    wrapped = {"smtpd_tls_wrappermode": "yes"} if tls == "tls" else {"smtpd_tls_security_level": "encrypt"}
    relay = postfix(folder, relayhost=f"[127.0.0.1]:{smtp_sink}", **(ours.write(folder) | wrapped))
    monkeypatch.setenv("SSL_CERT_FILE", ours.pem(folder / "ca.pem"))
    result = sent_over(a_case(40), Smtp("localhost", relay.port, tls=tls))
    assert (result.state, result.accepted, result.doubtful) == ("done", 40, 0), result.reason
    unsecured = relay.said(": connect from") - relay.said("TLSv1.3")
    assert unsecured == 1, "only the fixture's look whether the port is open"


@pytest.mark.postfix
@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("another authority", "certificate is refused: unable to get local issuer"),
        ("another name", "certificate is refused: IP address mismatch"),
        ("expired", "certificate is refused: certificate has expired"),
        ("no STARTTLS", "it offers no STARTTLS"),
        ("no TLS port", "TLS failed: WRONG_VERSION_NUMBER"),
    ],
)
def test_a_server_that_is_not_surely_ours_gets_nothing_and_the_reason_is_said_at_once(
    ours: Authority, postfix: Any, folder: Path, a_case: Any, trouble: str, words: str
) -> None:
    signer = Authority("A stranger") if trouble == "another authority" else ours
    until = NOW - dt.timedelta(days=2) if trouble == "expired" else NOW
    plain = {"smtpd_tls_security_level": "none"} if trouble.startswith("no ") else {}
    relay = postfix(folder, **(signer.write(folder, until=until) | plain))
    context = ssl.create_default_context(cafile=ours.pem(folder / "ca.pem"))
    host = "127.0.0.1" if trouble == "another name" else "localhost"
    tls: Any = "tls" if trouble == "no TLS port" else "starttls"
    result = sent_over(a_case(9), Smtp(host, relay.port, tls=tls, tls_context=context, patience=1e6))
    assert (result.state, result.accepted, result.doubtful, result.waiting) == ("stalled", 0, 0, 9)
    assert words in result.reason
    assert relay.said("message-id=") == 0


@pytest.fixture
def with_log_in(ours: Authority, postfix: Any, folder: Path, smtp_sink: int) -> Callable[[str], Any]:
    """Starts a relay that asks for a name and a password (Cyrus SASL with a database of its own) in the ways given."""
    if not shutil.which("saslpasswd2") and not os.environ.get("CI"):
        pytest.skip("Cyrus SASL's saslpasswd2 is not installed (Debian: sasl2-bin)")

    def start(ways: str) -> Any:
        users = folder / "users"
        command = ["saslpasswd2", "-p", "-c", "-f", str(users), "-u", "shop.example", "wave"]
        subprocess.run(command, input=PASSWORD.encode(), check=True)
        users.chmod(0o644)
        (folder / "etc" / "sasl").mkdir(parents=True)
        (folder / "etc" / "sasl" / "smtpd.conf").write_text(
            f"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: {users}\nmech_list: {ways}\n"
        )
        more = {
            "smtpd_sasl_auth_enable": "yes",
            "smtpd_tls_auth_only": "yes",
            "smtpd_relay_restrictions": "permit_sasl_authenticated, reject",
            "relayhost": f"[127.0.0.1]:{smtp_sink}",
        }
        return postfix(folder, **(ours.write(folder) | more))

    return start


@pytest.mark.postfix
@pytest.mark.parametrize("way", ["PLAIN", "LOGIN"])
def test_whoever_logs_in_may_send(with_log_in: Any, ours: Authority, folder: Path, a_case: Any, way: str) -> None:
    relay = with_log_in(way)
    context = ssl.create_default_context(cafile=ours.pem(folder / "ca.pem"))
    smtp = Smtp("localhost", relay.port, "starttls", USER, PASSWORD, tls_context=context)
    result = sent_over(a_case(12), smtp)
    assert (result.state, result.accepted) == ("done", 12), result.reason
    assert relay.said(f"sasl_method={way}, sasl_username={USER}") == 12
    assert PASSWORD not in repr(smtp)


@pytest.mark.postfix
@pytest.mark.parametrize(
    ("way", "password", "words"), [("PLAIN", "wrong", "535"), ("CRAM-MD5", PASSWORD, "AUTH PLAIN")]
)
def test_a_refused_log_in_is_tried_once_for_each_connection_and_said(
    with_log_in: Any, ours: Authority, folder: Path, a_case: Any, way: str, password: str, words: str
) -> None:
    relay = with_log_in(way)
    context = ssl.create_default_context(cafile=ours.pem(folder / "ca.pem"))
    smtp = Smtp("localhost", relay.port, "starttls", USER, password, tls_context=context, patience=1e6)
    result = sent_over(a_case(9), smtp)
    assert (result.state, result.waiting, result.doubtful) == ("stalled", 9, 0)
    assert words in result.reason and password not in result.reason
    assert relay.said("authentication failed") <= 3, "an account is locked by servers that see many wrong passwords"


def test_a_password_is_never_sent_over_a_line_that_is_not_secured(a_case: Any, free_ports: Callable[[], int]) -> None:
    result = sent_over(a_case(3), Smtp("127.0.0.1", free_ports(), "none", USER, PASSWORD, patience=1e6))
    assert (result.state, result.waiting) == ("stalled", 3)
    assert "only sent over TLS" in result.reason


def test_words_in_the_clear_behind_the_starttls_reply_are_refused(a_case: Any) -> None:
    """RFC 3207 section 6: what an attacker put behind the 220 must not count as said over TLS."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = server.accept()
                with line, line.makefile("rb") as lines:
                    line.sendall(b"220 hi\r\n")
                    lines.readline()
                    line.sendall(b"250-hi\r\n250 STARTTLS\r\n")
                    lines.readline()
                    line.sendall(b"220 go\r\n250-hi\r\n250 PIPELINING\r\n")
                    lines.readline()

    threading.Thread(target=serve, daemon=True).start()
    smtp = Smtp("127.0.0.1", server.getsockname()[1], "starttls", patience=1e6)
    result = sent_over(a_case(3), smtp)
    server.close()
    assert (result.state, result.accepted, result.doubtful) == ("stalled", 0, 0)
    assert "before TLS" in result.reason
