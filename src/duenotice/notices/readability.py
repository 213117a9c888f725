"""A small measure of how hard a text is to read: long sentences, long words. Whether it is plain is judged by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duenotice.notices.brief import Problem

MOST_WORDS, MEAN_WORDS, LONG_WORD, LONG_SHARE = 34, 20, 13, 0.20
MOST_SIGNS = {"ja": 110, "zh": 80, "th": 220, "ko": 130}
"""Scripts without spaces between words (and Korean, whose words are whole phrases) are measured in signs."""

_COMPOUNDING = {"de", "nl", "sv", "da", "no", "fi", "et", "hu", "is", "tr"}
"""Languages that write compounds or endings as one word: long words say nothing there."""

_END = re.compile(r"(?<=[.!?:;…。！？؟।])\s+|\n+")


def sentences(text: str) -> list[str]:
    """The text cut at sentence ends and line ends."""
    return [part for part in (piece.strip(" -\n") for piece in _END.split(text)) if part]


def hard_to_read(text: str, language: str) -> Iterator[Problem]:
    """Problems of readability, all of them warnings."""
    family = language.split("-")[0]
    parts = sentences(text)
    if family in MOST_SIGNS:
        for part in parts:
            if len(part) > MOST_SIGNS[family]:
                yield Problem(
                    "readability.long_sentence", _line(text, part), f"a sentence of {len(part)} signs", "warn"
                )
        return
    for part in parts:
        if len(part.split()) > MOST_WORDS:
            yield Problem(
                "readability.long_sentence", _line(text, part), f"a sentence of {len(part.split())} words", "warn"
            )
    words = re.findall(r"[^\W\d_]+", text)
    if parts and len(text.split()) / len(parts) > MEAN_WORDS:
        yield Problem("readability.mean_sentence", "text", f"more than {MEAN_WORDS} words a sentence", "warn")
    if words and family not in _COMPOUNDING and sum(len(word) >= LONG_WORD for word in words) / len(words) > LONG_SHARE:
        yield Problem("readability.long_words", "text", "too many long words", "warn")


def _line(text: str, part: str) -> str:
    return f"text:{text.count(chr(10), 0, max(0, text.find(part))) + 1}"
