"""What an approval is bound to: the texts and the exact set of people, in any order."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping

from duenotice.delivery.compose import notice_sha256
from duenotice.delivery.words import Wave
from duenotice.model.errors import PolicyRefused
from duenotice.model.keys import canonical_email, derive
from duenotice.model.sending import Addressee, Notice

BOND_BYTES = 32
_SPACE = 1 << (8 * BOND_BYTES)


class Binder:
    """Adds up keyed hashes of people: equal sets give equal sums in any order, and without the key no other set can be
    made to fit. One bond per person also goes into the ledger, where it stands for the address that it must not hold."""

    def __init__(self, wave: Wave, notices: Mapping[str, Notice]) -> None:
        self._key = derive(wave.key, "approval")
        self._texts = {notice_id: notice_sha256(notice) for notice_id, notice in notices.items()}
        self._head = "\x00".join((wave.case_id, str(wave.number), wave.channel, wave.identity.from_address))
        self.notices = tuple(sorted(self._texts))
        self.sum = 0
        self.people = 0

    def text(self, notice_id: str) -> bytes:
        """SHA-256 of a notice of the wave."""
        return self._texts[notice_id]

    def number(self, who: Addressee, numbers: Mapping[str, int]) -> int:
        """The number of this person's notice. Raises PolicyRefused for one that is not part of the wave."""
        if who.notice not in numbers:
            raise PolicyRefused("An addressee is to get a notice that is not part of the wave.", where="addressee list")
        return numbers[who.notice]

    def bond(self, who: Addressee) -> bytes:
        """32 bytes that change with the person, the text, the address or the name. Raises PolicyRefused for an unknown notice."""
        if who.notice not in self._texts:
            raise PolicyRefused("An addressee is to get a notice that is not part of the wave.", where="addressee list")
        fields = (who.subject, canonical_email(who.address.reveal()), who.name.reveal())
        packed = b"".join(
            len(raw).to_bytes(4, "big") + raw for raw in (f.encode("utf-8", "surrogatepass") for f in fields)
        )
        return hashlib.blake2b(packed + self._texts[who.notice], digest_size=BOND_BYTES, key=self._key).digest()

    def add(self, who: Addressee) -> bytes:
        """Count one person in and return the bond."""
        bond = self.bond(who)
        self.sum = (self.sum + int.from_bytes(bond, "big")) % _SPACE
        self.people += 1
        return bond

    def digest(self) -> str:
        """Hex digest over texts, number of people, and their sum."""
        texts = b"".join(self._texts[notice_id] for notice_id in sorted(self._texts))
        whole = (
            self._head.encode()
            + b"\x00"
            + texts
            + self.people.to_bytes(8, "big")
            + self.sum.to_bytes(BOND_BYTES, "big")
        )
        return hmac.new(self._key, whole, hashlib.sha256).hexdigest()


def approval_digest(wave: Wave, notices: Mapping[str, Notice], addressees: Iterable[Addressee]) -> str:
    """What a person approves, as 64 hex signs: any change of text, list, address, name or sender gives another.

    addressees are read once, in any order, as a stream. Raises PolicyRefused where one names a notice that is not given.
    """
    binder = Binder(wave, notices)
    for who in addressees:
        binder.add(who)
    return binder.digest()
