"""How a notice is laid out: plain text first, and one accessible HTML page without images, links, scripts or tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from duenotice.notices.compose import Document, Section


def text_of(page: Document) -> str:
    """The page as plain text: a blank line before each heading, one paragraph per section, list items on lines of their own."""
    blocks = [page.greeting, *(_block(section) for section in page.sections), "\n".join(page.closing)]
    return "\n\n".join(blocks) + "\n"


def _block(section: Section) -> str:
    lines = [section.heading] if section.heading else []
    for sentence in section.sentences:
        lines.append(sentence.text)
        lines.extend(f"- {bullet}" for bullet in sentence.bullets)
    return "\n".join(lines)


def html_of(page: Document) -> str:
    """The page as HTML with `lang`, `dir`, a title, real headings and lists; styles inline, nothing fetched from anywhere."""
    return _template("notice.html.j2").render(page=page)


@cache
def _template(name: str) -> Template:
    """A bundled template in the sandbox, every value escaped, a missing value an error."""
    sandbox = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return sandbox.from_string((files("duenotice.notices") / name).read_text())


def statement_page(language: str, direction: str, parts: Mapping[str, object]) -> str:
    """The public statement as HTML. parts: title, intro (paragraphs), date, texts (pairs of subject and text)."""
    return _template("statement.html.j2").render(language=language, direction=direction, **parts)


def check_page(parts: Mapping[str, object]) -> str:
    """The check page: the form, the answer where one was asked for, and all texts. Values as `verify` gives them."""
    return _template("check.html.j2").render(**parts)
