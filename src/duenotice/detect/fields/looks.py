"""What one cell looks like, where the name of its field says too little: a token, the digits of a number, words of an address."""

from __future__ import annotations

import re

DIGITS_MAX = 15
"""Of a telephone number (ITU-T E.164); a cell with more holds several."""
LONGEST_ADDRESS, WORDS_OF_ADDRESS = 140, 16
"""Characters and blanks of a postal address at most."""
WORDS_OF_NAME = 4
"""Blanks in the name of a user at most, should it be that of a person."""
_PARTED = re.compile(r"[;,\s]+")
_PATH = re.compile(r"://|^~?/[a-z.]+/|^[A-Za-z]:\\")


def may_be_postal(text: str) -> bool:
    """Words, and not addresses of mail alone."""
    return (
        len(text) >= 5 and any(map(str.isalpha, text)) and not all("@" in part for part in _PARTED.split(text) if part)
    )


def has_digits_of_number(text: str) -> bool:
    """As many as a telephone number has."""
    return 7 <= sum(map(str.isdigit, text)) <= DIGITS_MAX


def says_something(text: str) -> bool:
    """With a letter or digit first, and not a version with the sign of a range before it."""
    return text[:1].isalnum() or any(map(str.isalpha, text))


def like_token(text: str) -> bool:
    """One piece, too long to be guessed, or as long as words are but with digits."""
    size = len(text)
    return (
        not any(map(str.isspace, text))
        and not _PATH.search(text)
        and (size >= 16 or (size >= 6 and any(map(str.isdigit, text))))
    )


def says_more(text: str) -> bool:
    """Whether a text with a street in it is a message or a record: the address is a part of it, found there, not all of it."""
    return (
        "@" in text
        or len(text) > LONGEST_ADDRESS
        or text.count(" ") > WORDS_OF_ADDRESS
        or text.lstrip()[:1] in ("{", "[", "<")
    )


def runs_on(text: str) -> bool:
    """More words than a name has: a sentence, or a part of one."""
    return text.count(" ") > WORDS_OF_NAME
