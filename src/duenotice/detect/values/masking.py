"""What of a value may be shown: enough to recognise one's own, too little to use."""

from __future__ import annotations

import re

from duenotice.detect.words.lexicon import lexicon_words
from duenotice.model.kinds import SPECIAL_KINDS, family

SECRET = frozenset({"PASSWORD", "CREDENTIAL", "SESSION_TOKEN", "PASSWORD_HASH", "CARD_CODE"})
TAILS = {"CARD": 4, "IBAN": 4, "PHONE": 3, "NATIONAL_ID": 2, "TAX_ID": 2, "PASSPORT": 2, "ACCOUNT_ID": 2, "ORDER": 2}


def masked(kind: str, text: str) -> str:
    """A preview by kind: `j***@g***.com`, `A*** S***`, the last digits of a number, length and start of a secret."""
    name = family(kind)
    if name == "EMAIL":
        local, _, domain = text.rpartition("@")
        host, dot, top = domain.rpartition(".")
        return f"{local[:1]}***@{host[:1]}***{dot}{top}"
    if name in ("PERSON_NAME", "POSTAL_ADDRESS", "USER_NAME", *SPECIAL_KINDS):
        return " ".join(f"{word[:1]}***" for word in text.split()[:4])
    if name in SECRET:
        return f"{text[:4] if len(text) >= 16 else ''}*** ({len(text)} characters)"
    if name == "IP_ADDRESS":
        return text.partition("." if "." in text else ":")[0] + ".***"
    if name == "BIRTH_DATE":
        return "***"
    tail = TAILS.get(name, 2)
    start = text[:3] if name == "PHONE" and text.startswith("+") else text[:2] if name == "IBAN" else ""
    return f"{start}***{text[-tail:]}" if len(text) > 2 * tail else "***"


def veiled(text: str) -> str:
    """The shape of a text: `X`, `x` and `0` for its letters and digits, the rest as it is; labels (`Phone:`, `"email":`) stay readable.

    For what stands around a finding: nobody has looked at it, so it may hold anything. A label is a word of the lexicon before a
    colon or an equals sign; the same word elsewhere may be somebody's name.
    """
    return _RUN.sub(_veiled_run, text)


_RUN = re.compile(r"[^\W_]+")
_IS_LABEL = re.compile(r"""["']?[ \t]?[:=]""")


def _veiled_run(run: re.Match[str]) -> str:
    word = run[0]
    if word.casefold() in lexicon_words() and _IS_LABEL.match(run.string, run.end()):
        return word
    return "".join("0" if c.isdigit() else "X" if c.isupper() else "x" for c in word)
