"""Which column of a customer directory holds what, guessed from its header in several languages; a person may overrule."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from duenotice.bundled import bundled
from duenotice.model.errors import UsageError

FIELDS = (
    "account email phone name given_name family_name street postcode city country region language".split()  # noqa: SIM905
)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    told = bundled(__package__, "columns.yaml")
    return {field: tuple(plain(word) for word in words) for field, words in told.items()}


def words_of_field(field: str) -> frozenset[str]:
    """The single words of all phrases that name a column of this field."""
    return frozenset(word for phrase in _words()[field] for word in phrase.split())


def plain(header: str) -> str:
    """A header in lower case, without accents and punctuation, its words apart."""
    split = "".join(f" {c}" if c.isupper() and i and header[i - 1].islower() else c for i, c in enumerate(header))
    letters = unicodedata.normalize("NFKD", split.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


def guess(headers: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field to header, for each field that some header names. mapping: field to header, overrules the guess.

    Raises UsageError where `mapping` names a field we do not know or a header that is not there.
    """
    chosen = dict(mapping or {})
    _check(chosen, headers)
    free = [h for h in headers if h not in chosen.values()]
    for score in (_is_phrase, _holds_phrase):
        for field in FIELDS:
            if field not in chosen and (found := next((h for h in free if score(plain(h), field)), None)):
                chosen[field] = found
                free.remove(found)
    return chosen


def _is_phrase(header: str, field: str) -> bool:
    return header in _words()[field]


def _holds_phrase(header: str, field: str) -> bool:
    # "id" or "name" inside a longer header says little ("order id", "product name"), so one-word phrases must be telling.
    return any(f" {word} " in f" {header} " for word in _words()[field] if len(word) > 4)


def _check(mapping: Mapping[str, str], headers: Sequence[str]) -> None:
    unknown = sorted(set(mapping) - set(FIELDS))
    if unknown:
        raise UsageError(f"No such directory field: {', '.join(unknown)}.", next_step=f"Fields: {', '.join(FIELDS)}.")
    missing = sorted(set(mapping.values()) - set(headers))
    if missing:
        raise UsageError(
            f"The directory has no column {', '.join(missing)}.", next_step=f"Its columns: {', '.join(headers)}."
        )
