"""Is this address in it? Yes, no, or cannot tell."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from duenotice.model.facts import Answer
from duenotice.model.keys import value_key
from duenotice.model.people import Exposure
from duenotice.model.personal import Personal
from duenotice.model.tables import Tables, rows_of
from duenotice.people.compute import pc
from duenotice.people.normalise import email_key_text, folded_email, phone_key_text


@dataclass(frozen=True, slots=True)
class Looked:
    """answer: YES only for a certain exposure, NO only where nothing points at the person and no evidence is missing;
    why: one sentence; exposures: what is known."""

    answer: Answer
    why: str
    exposures: tuple[Exposure, ...]


def lookup(address: Personal[str], tables: Tables, key: bytes, country: str | None = None) -> Looked:
    """Whether the person of an e-mail address or telephone number is among the exposed.

    tables: `directory` (DirectoryRow), `exposures` (Exposure), `counts` (Count) and `gaps` (EvidenceGap) of a run; key: the
    case's key for values; country: ISO alpha-2 hint for a number without `+`.
    """
    subjects = _subjects(_keys(address.reveal().strip(), key, country), tables["directory"])
    if not subjects:
        return Looked(Answer.UNKNOWN, "No customer is known by this address; it may be written in another way.", ())
    exposures = tables["exposures"]
    mine = exposures.filter(pc.is_in(exposures["subject"], pa.array(subjects, exposures["subject"].type)))
    found = tuple(rows_of(Exposure, mine))
    if any(e.certainty == "certain" for e in found) and len(subjects) == 1:
        return Looked(Answer.YES, "The evidence shows that this person's data reached somebody else.", found)
    if found:
        return Looked(
            Answer.UNKNOWN, "It is possible, and not proven, that this person's data reached somebody else.", found
        )
    if _evidence_is_missing(tables):
        return Looked(Answer.UNKNOWN, "Nothing shows it, but part of the evidence is missing.", ())
    return Looked(Answer.NO, "The evidence is complete and shows this person's data to nobody else.", ())


def _keys(text: str, key: bytes, country: str | None) -> list[bytes]:
    email = email_key_text(text)
    if email:
        return [value_key(key, "EMAIL", email), value_key(key, "EMAIL", folded_email(email))]
    phone = phone_key_text(text, country)
    return [value_key(key, "PHONE", phone)] if phone else []


def _subjects(keys: list[bytes], directory: pa.Table) -> list[bytes]:
    found: set[bytes] = set()
    for column in ("emails", "folded", "phones"):
        lists = directory[column].combine_chunks()
        hits = pc.is_in(pc.list_flatten(lists), pa.array(keys, lists.type.value_type))
        rows = pc.list_parent_indices(lists).filter(hits)
        found.update(directory["subject"].take(rows).to_pylist())
    return sorted(found)


def _evidence_is_missing(tables: Tables) -> bool:
    counts = tables["counts"]
    totals = counts.filter(pc.equal(counts["cut"], "total")).to_pylist()
    open_ended = any('"unseen"' in row["causes"] for row in totals)
    return open_ended or tables["gaps"].num_rows > 0
