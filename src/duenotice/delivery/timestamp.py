"""Time-stamp tokens (RFC 3161) on a register's head or a wave's root: only a hash leaves the house."""

from __future__ import annotations

import http.client
import secrets
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from duenotice.model.errors import DeliveryError, UsageError

_SHA256_OID = bytes.fromhex("0609608648016503040201")
_MOST_BYTES = 64 * 1024


def _der(tag: int, *content: bytes) -> bytes:
    """One DER value of less than 128 bytes of content (X.690)."""
    body = b"".join(content)
    assert len(body) < 128
    return bytes([tag, len(body)]) + body


def request_of(digest: bytes, nonce: bytes) -> bytes:
    """The DER of a TimeStampReq for a SHA-256 digest: version 1, asks for the signer's certificate."""
    algorithm = _der(0x30, _SHA256_OID, _der(0x05))
    imprint = _der(0x30, algorithm, _der(0x04, digest))
    return _der(0x30, _der(0x02, b"\x01"), imprint, _der(0x02, nonce), _der(0x01, b"\xff"))


def timestamp(url: str, digest: bytes, timeout: float = 20.0) -> bytes:
    """Ask a time-stamp server for a token over a SHA-256 digest (32 bytes). Returns the DER of its whole response.

    Raises DeliveryError where the server cannot be asked, says no, or stamps something else; try again later, nothing is lost.
    The response is proven by `verify_timestamp` with the server's certificate.
    """
    if not url.startswith(("http://", "https://")) or len(digest) != 32:
        raise UsageError("A time-stamp server is asked over HTTP about 32 bytes of SHA-256.")
    nonce = b"\x01" + secrets.token_bytes(8)  # begins with a small byte: a positive DER integer
    headers = {"Content-Type": "application/timestamp-query"}
    ask = urllib.request.Request(url, request_of(digest, nonce), headers)  # noqa: S310 - scheme checked above
    try:
        with urllib.request.urlopen(ask, timeout=timeout) as reply:  # noqa: S310
            response = bytes(reply.read(_MOST_BYTES))
    except (urllib.error.URLError, OSError, http.client.HTTPException) as error:
        raise DeliveryError("The time-stamp server cannot be asked.", where=type(error).__name__) from error
    if b"\x02\x01\x00" not in response[:16] and b"\x02\x01\x01" not in response[:16]:
        raise DeliveryError("The time-stamp server said no.", where="status of the response")
    if digest not in response or nonce not in response:
        raise DeliveryError("The time-stamp server stamped something else.", where="imprint or nonce")
    return response


def verify_timestamp(response: bytes, digest: bytes, trusted_pem: Path) -> bool:
    """Check a stored response offline with OpenSSL: signature, certificate chain to `trusted_pem`, and the digest.

    Raises DeliveryError where OpenSSL is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        stored = Path(folder) / "response.tsr"
        stored.write_bytes(response)
        command = ["openssl", "ts", "-verify", "-digest", digest.hex(), "-in", str(stored), "-CAfile", str(trusted_pem)]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except FileNotFoundError as error:
            raise DeliveryError("Checking a time stamp needs OpenSSL.", next_step="Install openssl.") from error
