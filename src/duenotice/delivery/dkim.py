"""DKIM signatures (RFC 6376 relaxed/simple; Ed25519 by RFC 8463): keys loaded once, the fixed headers canonicalised once."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa

from duenotice.model.errors import UsageError

PrivateKey = rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
_SPACES = re.compile(rb"[ \t]*(?:\r\n[ \t]+|[ \t])[ \t]*")
_PKCS1 = padding.PKCS1v15()
_SHA256 = hashes.SHA256()


@dataclass(frozen=True, slots=True)
class DkimKey:
    """A private key and the selector under which DNS publishes its public half."""

    selector: str
    private: PrivateKey

    def __repr__(self) -> str:
        return f"DkimKey({self.selector!r}, {self.algorithm})"

    @property
    def algorithm(self) -> str:
        """The value of the `a=` tag."""
        return "rsa-sha256" if isinstance(self.private, rsa.RSAPrivateKey) else "ed25519-sha256"

    @classmethod
    def load(cls, selector: str, pem: bytes) -> DkimKey:
        """From an unencrypted PEM private key: RSA of at least 2048 bits, or Ed25519. Raises UsageError for any other."""
        try:
            private = serialization.load_pem_private_key(pem, None)
        except (ValueError, TypeError) as error:
            raise UsageError(
                "The DKIM key cannot be read.", next_step="Give an unencrypted PEM private key."
            ) from error
        if isinstance(private, rsa.RSAPrivateKey) and private.key_size >= 2048:
            return cls(selector, private)
        if isinstance(private, ed25519.Ed25519PrivateKey):
            return cls(selector, private)
        raise UsageError("The DKIM key is of the wrong kind.", next_step="Use RSA of 2048 bits or more, or Ed25519.")

    @classmethod
    def fresh(cls, selector: str, kind: Literal["rsa", "ed25519"] = "ed25519") -> DkimKey:
        """A new key, for demos and for a selector of this wave's own."""
        if kind == "rsa":
            return cls(selector, rsa.generate_private_key(65537, 2048))
        return cls(selector, ed25519.Ed25519PrivateKey.generate())

    def pem(self) -> bytes:
        """The private key as PEM (PKCS 8, unencrypted): store it as the secret it is."""
        form = serialization.PrivateFormat.PKCS8
        return self.private.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())

    def dns_record(self) -> str:
        """The text of the TXT record at `<selector>._domainkey.<domain>`."""
        public = self.private.public_key()
        if isinstance(public, ed25519.Ed25519PublicKey):
            return f"v=DKIM1; k=ed25519; p={base64.b64encode(public.public_bytes_raw()).decode()}"
        der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        return f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"

    def sign(self, data: bytes) -> bytes:
        """The base64 signature over canonical header bytes."""
        if isinstance(self.private, rsa.RSAPrivateKey):
            return base64.b64encode(self.private.sign(data, _PKCS1, _SHA256))
        return base64.b64encode(self.private.sign(hashlib.sha256(data).digest()))


def relaxed(name: bytes, value: bytes) -> bytes:
    """One header in relaxed canonical form (RFC 6376 3.4.2), with its CRLF."""
    return name.lower() + b":" + _SPACES.sub(b" ", value).strip(b" \t\r\n") + b"\r\n"


class Signer:
    """Signs messages whose header names are always the same, in the same order; `From` is oversigned.

    Sign the canonical bytes of exactly `names`, in that order, lines ended by CRLF.
    """

    def __init__(self, domain: str, keys: Sequence[DkimKey], names: Sequence[bytes]) -> None:
        signed = b":".join([*names, b"from"])
        self._heads: list[tuple[DkimKey, bytes, bytes]] = []
        for key in keys:
            tags = f"v=1; a={key.algorithm}; c=relaxed/simple; d={domain}; s={key.selector};\r\n h="
            folded = tags.encode() + _folded(signed) + b";\r\n bh="
            self._heads.append((key, folded, relaxed(b"dkim-signature", folded).removesuffix(b"\r\n")))

    def sign(self, canonical: bytes, body: bytes) -> bytes:
        """The DKIM-Signature headers for one message, one for each key, CRLF at the end of each; empty without keys.

        canonical: relaxed headers; body: as sent, ended by exactly one CRLF (simple canonical form already).
        """
        if not self._heads:
            return b""
        body_hash = base64.b64encode(hashlib.sha256(body).digest())
        out: list[bytes] = []
        for key, head, flat in self._heads:
            signature = key.sign(b"".join((canonical, flat, body_hash, b"; b=")))
            lines = [signature[i : i + 72] for i in range(0, len(signature), 72)]
            out.append(b"".join((b"DKIM-Signature: ", head, body_hash, b";\r\n b=", b"\r\n ".join(lines), b"\r\n")))
        return b"".join(out)


def _folded(names: bytes) -> bytes:
    """The `h=` list on lines of less than 78 signs; white space around colons is allowed (RFC 6376 3.5)."""
    lines, line = [], b" "
    for name in names.split(b":"):
        if len(line) + len(name) > 70:
            lines.append(line)
            line = b"  "
        line += name + b":"
    lines.append(line)
    return b"\r\n".join(lines).strip().removesuffix(b":")


_TAG = re.compile(rb"(?:^|;)\s*([a-z]+)\s*=([^;]*)")
_SIGNATURE_VALUE = re.compile(rb"(;\s*b\s*=)[^;]*")


def is_signed_by(message: bytes, domain: str, key: DkimKey) -> bool | None:
    """Whether the signature of this key over a message as it came back verifies (relaxed/simple, as `Signer` makes it); None where
    the message bears none of it. Asks no DNS: `preflight` compares the published key with this one."""
    head, _, body = message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").partition(b"\r\n\r\n")
    fields = [field.partition(b":") for field in re.split(rb"\r\n(?![ \t])", head)]
    answers = [
        _verifies(fields, body, value, tags, key)
        for name, _, value in fields
        if name.strip().lower() == b"dkim-signature" and (tags := _tags_of(value)) and _names(tags, domain, key)
    ]
    return any(answers) if answers else None


def _tags_of(value: bytes) -> dict[bytes, bytes]:
    return {name: b"".join(content.split()) for name, content in _TAG.findall(value)}


def _names(tags: dict[bytes, bytes], domain: str, key: DkimKey) -> bool:
    return (tags.get(b"d"), tags.get(b"s")) == (domain.encode(), key.selector.encode())


def _verifies(
    fields: Sequence[tuple[bytes, bytes, bytes]], body: bytes, value: bytes, tags: dict[bytes, bytes], key: DkimKey
) -> bool:
    whole = body.rstrip(b"\r\n") + b"\r\n"
    if tags.get(b"bh") != base64.b64encode(hashlib.sha256(whole).digest()):
        return False
    left: dict[bytes, list[bytes]] = {}
    for name, _, content in fields:
        left.setdefault(name.strip().lower(), []).append(content)
    signed = b""
    for name in tags.get(b"h", b"").lower().split(b":"):
        if left.get(name):  # one that is not there counts as empty (RFC 6376 5.4.2): nothing may be put in its place
            signed += relaxed(name, left[name].pop())
    signed += relaxed(b"dkim-signature", _SIGNATURE_VALUE.sub(rb"\1", value)).removesuffix(b"\r\n")
    try:
        signature, public = base64.b64decode(tags.get(b"b", b"")), key.private.public_key()
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, signed, _PKCS1, _SHA256)
        else:
            public.verify(signature, hashlib.sha256(signed).digest())
    except (InvalidSignature, ValueError):
        return False
    return True
