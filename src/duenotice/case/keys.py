"""Keys: one master key per home, in a file of its own or given by the environment, wraps one key per case.

The database holds wrapped keys only, so a copy of it without the key file opens nothing; destroying a case's wrapped key
erases what was encrypted with it.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from duenotice.case.home import Home
from duenotice.model.errors import CaseError
from duenotice.model.keys import KEY_BYTES

_NONCE_BYTES = 12
_LABEL = b"duenotice case key 1:"


def secret_file(path: Path) -> bytes:
    """The 32 bytes of a key file (mode 0600), made on first use. Raises CaseError for a file of another size or open to others."""
    if not path.exists():
        _write_once(path, secrets.token_bytes(KEY_BYTES))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise CaseError("A key file is readable by others.", where=str(path), next_step="Run: chmod 600 on it.")
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise CaseError("A key file is damaged.", where=str(path), next_step="Restore it from your backup.")
    return key


def _write_once(path: Path, key: bytes) -> None:
    """Write under another name, then link: of two processes that start together one wins, and no half file is ever seen."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def master_key(home: Home) -> bytes:
    """The key that wraps case keys: file named by DUENOTICE_MASTER_KEY_FILE, else `keys/master.key` of the home."""
    named = os.environ.get("DUENOTICE_MASTER_KEY_FILE")
    return secret_file(Path(named) if named else home.keys / "master.key")


def new_wrapped_key(master: bytes, reference: str) -> bytes:
    """A fresh case key, encrypted with the master key and bound to the case's reference."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(master).encrypt(nonce, secrets.token_bytes(KEY_BYTES), _LABEL + reference.encode())
    return nonce + sealed


def unwrap(master: bytes, wrapped: bytes, reference: str) -> bytes:
    """The case key. Raises CaseError where it was destroyed or the master key is another one."""
    if not wrapped:
        raise CaseError("This case was erased; its key is destroyed.", where=reference)
    try:
        return AESGCM(master).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], _LABEL + reference.encode())
    except InvalidTag as error:
        raise CaseError(
            "The case key does not open with this master key.",
            where=reference,
            next_step="Restore keys/master.key of the home this case was made in.",
        ) from error
