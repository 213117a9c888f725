"""When a filter takes a text for a forgery that swaps letters: Latin names in Cyrillic or Vietnamese sentences look so to it.

SpamAssassin's rule MIXED_ES (1 point of the 5 that make spam) counts the Latin letter e and the letters that resemble it in all parts
of a message together. A notice that says the sender's name and address twice, in text and in HTML, passes its limit; said once, as
plain text, it seldom does. So such a notice is sent as text alone: the form that everybody can read, and nothing is hidden from anybody.
"""

from __future__ import annotations

import re
from html import unescape

_LIKE_E = re.compile("[eèéêëēĕėęěȀȅȇϵеѐёєѳҼҽҾҿөӫ]")
_TAG = re.compile(r"<[^>]*>")
FEW = 20
"""Latin letters e that the rule lets pass whatever stands beside them."""


def looks_mixed(*parts: str) -> bool:
    """True where a message of these visible parts (subject, text, HTML) would be taken for one of swapped letters."""
    seen = "\n".join(unescape(_TAG.sub(" ", part)) for part in parts)
    latin, like = min(seen.count("e"), 230), min(len(_LIKE_E.findall(seen)), 320)
    return latin > FEW and 1.4 * latin < like < 10 * latin


def goes_as_text(subject: str, text: str, html: str) -> bool:
    """True where leaving the HTML away keeps a notice from being taken for a forgery."""
    return looks_mixed(subject, text, html) and not looks_mixed(subject, text)
