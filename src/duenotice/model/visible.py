"""Text of others as it may be shown: a file name can hold signs that trick a terminal, a table or a reader of right-to-left text."""

from __future__ import annotations


def visible(text: str, *, lines: bool = False) -> str:
    """Control and direction characters, and halves of characters, as signs, so that a hostile file name cannot play tricks. lines:
    line feeds are kept; a name that holds one would add lines of its own to a table."""
    return "".join(c if c.isprintable() or (lines and c == "\n") else f"\\u{ord(c):04x}" for c in text)
