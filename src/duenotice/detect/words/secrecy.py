"""Whether a text may be somebody's password or name of a user, or is what programs, templates and manuals write in the place of one."""

from __future__ import annotations

import re

_PROGRAM = re.compile(
    r"[(){}\[\]<>*]|(?<![\w$@!])\$\w|\$[A-Z_]{2}|%(?:$|[-#0-9.]*[a-zA-Z]\b|[A-Z_]{2})|\.\.|^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$|^(.)\1*$|\\(?:-|f[A-Z(])|^[A-Za-z_]+(?::[A-Za-z_]+)+$|^[A-Z]+(?:_[A-Z]+)+$"
    r"|^S-1-\d|^~?/(?:home|usr|etc|var|opt|tmp|root|run|srv|mnt|Users|data|app|bin)\b|^[A-Za-z]:\\"
)
"""What is written in programs, templates and manuals (troff's hyphens and fonts; `password:UID:GID`, `BASE_DN` as names of what stands
there), dots and stars in the place of a secret, paths, names of accounts of Windows (`S-1-5-21-…`)."""
_NOTHING = frozenset(
    "null none nil true false yes no empty required optional changed reset expired invalid incorrect wrong missing ok okay "  # noqa: SIM905
    "pass pw string text hidden redacted filtered masked secret password passwort kennwort unknown undefined is was must may should "
    "will cannot can not the your my a an str int bool value todo changeme example bytes bytearray object any self incomplete secretstr "
    "varchar char nvarchar textfield charfield credentials prompt ask stdin env file input user username login "
    "debug info warn warning error trace fatal public private".split()
)
_PLACED = re.compile(
    r"@[\w.-]+@|x{4,}|(?:your|my|some|the|new|old|db|user|admin|root|insert|enter|replace|put|add)[-_ ]?(?:own[-_ ]?)?"
    r"(?:pass(?:wor[dt]|wd|phrase)?|pwd?|secret|user(?:name)?|login|name|(?:api[-_ ]?)?key|token)(?:[-_ ]?here)?|"
    r"change[-_]?(?:me|it|this)!?|"
    r"foo(?:bar)?|foobared|bar|baz|dummy|placeholder|tbd|n/a|test|testing|tiger|pa(?:s|\$){2}w(?:o|0)rd",
    re.IGNORECASE,
)
"""What stands for a secret that somebody has still to write, and those that manuals are fond of."""
FEWEST = 3
"""Characters of a password."""
_OF_PROGRAM = re.compile(
    r"(?:var|self|this|os|env|config|conf|cfg|settings|args|opts?|options|req|request|ctx|data|process|props|local|module|params)\.|"
    r"(?:\w*[._-])?(?:user|username|user_?name|login)(?:[._-]?(?:name|id))?",
    re.IGNORECASE,
)
"""How names of variables begin and end that hold a user."""
_PROSE_SIGNS = re.compile(r"[.$%]|(?<=\w)\*(?!\*)")
_WORDS_ONLY = re.compile(r"(?:[^\W\d]|[\\-])+")
_CALLED = re.compile(r"pass(?:wor[dt]|wd|phrase)|pwd|secret|kennwort|contrase|token|passwor", re.IGNORECASE)
"""What names of variables and placeholders say again: `key_password`, `my-pvk-password`, `new_secret`."""
_TEMPLATE = re.compile(r"\$?\{\{?[\w .:-]{1,60}\}?\}|\$\w+|%\w+%|<[^<>]*>|\*{3,}|x{4,}")
_SIGN = re.compile(r"[!#$%^&*+_@?=~.,;:/-]")
_USER = re.compile(r"(?:[\w.-]{1,64}\\)?(?P<name>[^\W_][\w.@+-]{1,63})")
_NO_USER = frozenset(
    "name names id ids host foo bar baz password passwd someuser someone anonymous account accounts agent data info root "  # noqa: SIM905
    "nologin session sessions group groups interface default error errors line current other this that with for from in of to on or and "
    "if as by at it be are has had has been does do did".split()
)
"""Words that follow those for users in prose, programs and logs; and who is nobody."""


def may_be_secret(secret: str, *, prose: bool = False) -> bool:
    """Whether a text is one word that is neither said of a secret nor written in a program. prose: it follows words, not a sign, so
    that dots, dollars and a star in it make no program."""
    return len(secret) >= FEWEST and _says_itself(secret, prose)


def _says_itself(secret: str, prose: bool) -> bool:
    if secret.casefold() in _NOTHING or "://" in secret or " " in secret or _PLACED.fullmatch(secret):
        return False
    told = _PROSE_SIGNS.sub("", secret) if prose else secret
    return not (_PROGRAM.search(told) or (_CALLED.search(secret) and _WORDS_ONLY.fullmatch(secret)))


def is_strong(secret: str) -> bool:
    """Whether a text has letters and digits or signs, as few words have."""
    letters, digits = sum(map(str.isalpha, secret)), sum(map(str.isdigit, secret))
    signs = bool(_SIGN.search(secret.rstrip(".,;:?!")))
    return len(secret) >= 6 and letters >= 2 and (digits > 0 or (signs and not secret.islower()))


def may_be_user(name: str) -> bool:
    """Whether a text may be the name of a user, its domain before it or not: no account of a machine (`DC01$`), no placeholder."""
    match = _USER.fullmatch(name)
    if match is None or not _says_itself(name.replace("\\", "-").rstrip("."), True):
        return False
    told = match["name"].casefold()
    return told not in _NO_USER and any(map(str.isalpha, told)) and not is_of_program(told)


def is_of_program(name: str) -> bool:
    """Whether a name is that of a variable for a user, or stands for any user: `var.db_user`, `request.user`, `username`."""
    match = _OF_PROGRAM.match(name)
    return match is not None and (match[0].endswith(".") or match.end() == len(name))


def says_none(text: str, kind: str) -> bool:
    """Whether the value of a field named like a password, a key or a user stands in the place of one: a variable of a template, or for
    secrets words about them (`Reset your password`)."""
    told = text.strip()
    if _TEMPLATE.fullmatch(told):
        return True
    words = told.split()
    return (
        kind != "USER_NAME"
        and bool(_CALLED.search(told))
        and all(map(_WORDS_ONLY.fullmatch, (w.rstrip(".,:!?") for w in words)))
    )
