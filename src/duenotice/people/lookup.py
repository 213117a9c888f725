"""Is this address in it? Yes, no, or cannot tell."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from duenotice.model.facts import Answer
from duenotice.model.findings import Finding
from duenotice.model.keys import value_key
from duenotice.model.people import Exposure
from duenotice.model.personal import Personal
from duenotice.model.tables import Tables, empty, rows_of
from duenotice.people.compute import pc
from duenotice.people.normalise import email_key_text, folded_email, phone_key_text

NO_ADDRESS = "This is neither an e-mail address nor a telephone number that can be completed (it needs + or the country of the case)."


@dataclass(frozen=True, slots=True)
class Looked:
    """answer: YES only for a certain exposure, NO only where nothing points at the person and no evidence is missing;
    why: one sentence; exposures: what is known."""

    answer: Answer
    why: str
    exposures: tuple[Exposure, ...]


def lookup(address: Personal[str], tables: Tables, key: bytes, country: str | None = None) -> Looked:
    """Whether the person of an e-mail address or telephone number is among the exposed.

    tables: `directory` (DirectoryRow), `exposures` (Exposure), `counts` (Count) and `gaps` (EvidenceGap) of a run, and where it has them
    its `findings` (Finding); key: the case's key for values; country: ISO alpha-2 hint for a number without `+`.
    """
    keys = _keys(address.reveal().strip(), key, country)
    if not keys:
        return Looked(Answer.UNKNOWN, NO_ADDRESS, ())
    exposures = tables["exposures"]
    subjects = _subjects(keys, tables["directory"]) or _strangers(keys, exposures, key)
    if not subjects:
        return Looked(Answer.UNKNOWN, _unknown_to_all(keys, tables.get("findings", empty(Finding))), ())
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


def _strangers(keys: list[bytes], exposures: pa.Table, key: bytes) -> list[bytes]:
    """People in files whose id hangs on one of the keys: no directory knows them."""
    ids = [value_key(key, "SUBJECT", f"{kind}:{one.hex()}") for kind in ("EMAIL", "PHONE") for one in keys]
    there = pc.is_in(exposures["subject"], pa.array(ids, exposures["subject"].type))
    return sorted(set(exposures["subject"].filter(there).to_pylist()))


def _unknown_to_all(keys: list[bytes], findings: pa.Table) -> str:
    """What to say of an address that leads to nobody: whether it stands in the evidence all the same."""
    places = pc.sum(pc.is_in(findings["value_key"], pa.array(keys, findings["value_key"].type))).as_py() or 0
    if not places:
        return "No customer is known by this address, and it was found nowhere in the evidence; it may be written in another way."
    found = "at one place" if places == 1 else f"at {places:,} places"
    return (
        f"No customer is known by this address, but it stands in the evidence {found}; who saw it there is not shown."
    )


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
