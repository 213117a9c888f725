"""Fluent messages in many languages, with Babel's plurals, numbers and dates. A missing message stops the work, never falls back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from fluent.syntax.serializer import FluentSerializer

from duenotice.model.errors import ClaimError

LANGUAGES = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),  # the official languages of the EU
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
    *("no", "is", "tr", "uk", "ru", "ar", "he", "hi", "ja", "ko", "zh-Hans", "zh-Hant", "id", "vi", "th"),
    *("pt-BR", "es-419"),
)
"""BCP 47 tags of the languages with a complete Fluent source."""

US_LETTERS = ("en", "es-419")
"""Languages that also have the sentences which laws of US states demand."""

_MAINLAND, _TAIWAN = "zh-Hans", "zh-Hant"
_KIN = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "zh": _MAINLAND} | dict.fromkeys(
    ("zh-tw", "zh-hk", "zh-mo"), _TAIWAN
)
_EUROPEAN_SPANISH = {"es", "es-es", "es-gq"}


@dataclass(frozen=True, slots=True)
class Language:
    """tag: BCP 47; name: in the language itself; direction: `ltr` or `rtl`."""

    tag: str
    name: str
    direction: str


def languages() -> tuple[Language, ...]:
    """All languages in which a notice can be composed, by tag."""
    return tuple(Language(tag, locale(tag).get_display_name() or tag, direction(tag)) for tag in sorted(_present()))


@cache
def _present() -> frozenset[str]:
    room = files("duenotice.notices") / "fluent"
    return frozenset(tag for tag in LANGUAGES if (room / f"{tag}.ftl").is_file())


def best_language(wanted: str, fallback: str = "en") -> str:
    """The language to write in for a directory entry such as `de-AT`, `pt_BR`, `zh-TW`; `fallback` for one we do not have."""
    tag = wanted.strip().replace("_", "-").lower()
    by_lower = {name.lower(): name for name in _present()}
    if tag.startswith("es-") and tag not in _EUROPEAN_SPANISH:
        return by_lower.get("es-419", "es")
    for candidate in (
        tag,
        _KIN.get(tag, ""),
        *("-".join(tag.split("-")[:n]) for n in (2, 1)),
        _KIN.get(tag.split("-")[0], ""),
    ):
        if candidate.lower() in by_lower:
            return by_lower[candidate.lower()]
    return fallback


@cache
def locale(tag: str) -> Locale:
    """Babel's locale of a language tag."""
    return Locale.parse(tag.replace("-", "_"))


def direction(tag: str) -> str:
    """`rtl` for Arabic and Hebrew, else `ltr`."""
    return str(locale(tag).text_direction)


@cache
def source_sha256(language: str) -> str:
    """Hash of a language's Fluent source: what a person's approval of the language is bound to. Raises ClaimError if there is none."""
    more = _source(language, f"{language}-us-letters") if language in US_LETTERS else ""
    return hashlib.sha256((_source(language) + more).encode()).hexdigest()


def _source(language: str, name: str = "") -> str:
    try:
        return (files("duenotice.notices") / "fluent" / f"{name or language}.ftl").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ClaimError(
            f"No texts in the language {language!r}.", next_step=f"Use one of: {', '.join(LANGUAGES)}."
        ) from error


def sentences(language: str) -> dict[str, str]:
    """Every message of a language with its words and slots as a person reads them who is to approve the language."""
    found: dict[str, str] = {}
    for name in (language, f"{language}-us-letters") if language in US_LETTERS else (language,):
        for entry in FluentParser().parse(_source(language, name)).body:
            if isinstance(entry, Message):
                found[entry.id.name] = FluentSerializer().serialize_entry(entry).partition("=")[2].strip()
    return found


@cache
def speaker(language: str, american: bool = False) -> Speaker:
    """The words of one language, read once. american: write English dates as the United States do."""
    return Speaker(language, american=american)


class Speaker:
    """Says messages in one language."""

    def __init__(self, language: str, *, american: bool = False) -> None:
        source = FluentResource(_source(language))
        self.language = language
        self._formats = Locale.parse(
            ("en_US" if american else "en_GB") if language == "en" else language.replace("-", "_")
        )
        self.direction = direction(language)
        # Isolation marks keep Latin names and codes in order inside right-to-left sentences; elsewhere they would only be noise.
        self._bundle = FluentBundle([language], use_isolating=self.direction == "rtl")
        self._bundle.add_resource(source)
        if language in US_LETTERS:
            self._bundle.add_resource(FluentResource(_source(language, f"{language}-us-letters")))

    def __contains__(self, message: str) -> bool:
        return self._bundle.has_message(message)

    def say(self, message: str, values: Mapping[str, str | int]) -> str:
        """One message with its values. Raises ClaimError where the language lacks the message or a value is missing.

        What laws of US states demand is said in English where the language has no words of its own for it.
        """
        if message.startswith(("us-", "heading-us")) and self.language not in US_LETTERS:
            return speaker("en", american=True).say(message, values)
        if not self._bundle.has_message(message):
            raise ClaimError(
                f"The sentence {message} is missing.",
                where=f"language {self.language}",
                next_step="Add it to the Fluent source.",
            )
        pattern = self._bundle.get_message(message).value
        text, errors = self._bundle.format_pattern(pattern, dict(values)) if pattern else ("", ["no text"])
        if errors:
            names = "; ".join(type(error).__name__ for error in errors)
            raise ClaimError(f"The sentence {message} cannot be said ({names}).", where=f"language {self.language}")
        return str(text)

    def day(self, day: date) -> str:
        """A date in words, as the language writes it."""
        return format_date(day, "long", locale=self._formats)

    def instant(self, at: datetime, zone: str) -> str:
        """A UTC instant as local date, minute and offset from GMT. zone: IANA name."""
        own, tz = self._formats, ZoneInfo(zone)
        local = at.astimezone(tz)
        offset = format_datetime(local, "ZZZZ", tzinfo=tz, locale=own)
        return f"{format_date(local.date(), 'long', locale=own)}, {format_time(local, 'short', tzinfo=tz, locale=own)} ({offset})"
