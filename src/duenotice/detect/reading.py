"""What readers of running text say of a block, told where it stands there, without what its fields tell better."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

from duenotice.detect.fields.celling import FieldCells
from duenotice.detect.kernel import output as out_columns
from duenotice.detect.rules.detectors import ADDRESSED, UNPOSTED, built_in
from duenotice.detect.texts import coded, eastern, signed
from duenotice.detect.texts.accounts import accounts, owners
from duenotice.detect.texts.addressed import addresses
from duenotice.detect.texts.anchored import Anchored
from duenotice.detect.texts.behind import NEAR
from duenotice.detect.texts.born import births
from duenotice.detect.texts.cued import cued
from duenotice.detect.texts.introduced import before_births, before_mails, behind_words
from duenotice.detect.texts.labelled import WITHIN, Labelled, labelled, stated, tagged
from duenotice.detect.texts.marked import marked
from duenotice.detect.texts.nearby import apart, nearby
from duenotice.detect.texts.plainly import Plain
from duenotice.detect.texts.prose import name_finder, spans_of_names
from duenotice.detect.texts.sensitive import sensitive
from duenotice.detect.texts.tagged import Markup
from duenotice.detect.texts.travel import machine_lines
from duenotice.detect.texts.unposted import unposted
from duenotice.model.evidence import Block

_IDENTIFIES = np.array([d.base >= 1.5 and not d.support and d.kind != "IP_ADDRESS" for d in built_in()])
_IS_MAIL = np.array([d.kind == "EMAIL" for d in built_in()])
_COLUMNS = ("col:", "log:", "?", "header:")
"""Paths that speak for themselves: no prose."""
_ADDRESSES = frozenset((*ADDRESSED, *UNPOSTED, "labelled_address"))
PROSE_MIN = 80
"""Bytes of a cell from which on what introduces a name is looked for in it."""


class Seen(NamedTuple):
    """A block as read: the same in plain signs, of these what is looked at, where anchors stand in it, and the cells of its fields."""

    block: Block
    plain: Plain
    ahead: bytes
    there: Anchored
    cells: list[FieldCells]

    def told(self, mails: np.ndarray) -> list[Labelled]:
        """What stands behind labels, marks and words. mails: byte ranges of e-mail addresses in the plain data, in order."""
        there, back = self.there, self.plain.back
        hashes = marked(self.ahead, there.marks)
        return [
            *back(Labelled(*span, "birth_date") for span in births(self.ahead, there.labels)),
            *back(Labelled(*one) for one in hashes),
            *back(coded.logins(self.ahead, (to for to, _ in there.logins))),
            *self._labelled(),
            *self._spoken_of(mails, hashes),
            *back(machine_lines(self.ahead, there.filled)),
        ]

    def names(self, found: np.ndarray, plug_in: str) -> list[Labelled]:
        """What a plug-in takes for names in the own part, outside of columns and slots of logs, near what identifies people. found: rows
        of the kernel, where they stand in the block."""
        if not plug_in or not len(found):
            return []
        near = np.unique(self.plain.places(found[_IDENTIFIES[found[:, out_columns.RULE]], out_columns.START]))
        spans = spans_of_names(self.plain.data, near, name_finder(plug_in))
        told = self.plain.back(Labelled(*span, "prose_name") for span in spans)
        paths = [*(spec.path for spec in self.block.layout.fields), ""]
        return [
            one
            for one, number in zip(told, self._places(told)[2], strict=True)
            if not paths[number].startswith(_COLUMNS)
        ]

    def _labelled(self) -> list[Labelled]:
        """What stands behind labels in the own part and near it: outside of fields all, within the text of a cell secrets and what labels
        in quotes tell, but not whole cells, which their fields tell."""
        block, plain = self.block, self.plain
        end = min(block.base + block.own + NEAR, len(block.data))
        lo, hi = (plain.place(at) for at in (max(0, block.base - NEAR), end))
        texts = plain.places(block.layout.texts)
        found = list(labelled(plain.data, plain.b, lo, hi, texts))
        is_markup = any(spec.path.startswith("dom:") for spec in block.layout.fields)
        found += tagged(plain.data, lo, hi, Markup(is_markup, self.there.is_escaped, self.there.is_form))
        if self.there.is_sql:
            found += stated(plain.data, lo, hi)
        told = plain.back(found)
        if not told or not self.cells:
            return told
        field, within = self._within_cells(told)
        speaks = np.array([one.keyed or one.kind in WITHIN for one in told], bool)
        speaks |= self._is_prose(np.array([one[:2] for one in told], np.int64).reshape(-1, 2))
        return _those(told, (field < 0) | (speaks & within))

    def _addresses(self) -> list[Labelled]:
        """Addresses in the own part, and the names before them: outside of fields, and within the texts of cells, but not whole cells,
        which their fields tell."""
        plain = self.plain
        found = list(addresses(plain.data, plain.b, plain.place(self.block.base), len(self.ahead)))
        names = [Labelled(*one.person, "labelled_name") for one in found if one.person]
        lines = (Labelled(one.start, one.end, ADDRESSED[not one.known], one.text) for one in found)
        told = plain.back([*names, *lines])
        return _those(told, self._within_cells(told)[1]) if told and self.cells else told

    def _introduced(self, mails: np.ndarray, taken: list[Labelled]) -> list[Labelled]:
        """Names that something beside them shows, outside of fields and in cells too long for their fields to tell.
        taken: where none is looked for that nothing introduces."""
        ahead, there = self.ahead, self.there
        mails = mails[self._is_prose(self.plain.starts(mails))]
        told = {
            *behind_words(ahead, there.words),
            *before_births(ahead, there.labels),
            *signed.closed(ahead, there.words),
            *signed.honoured(ahead, there.honours),
            *eastern.behind_words(ahead, there.peoples),
        }
        signs = {one.start for one in told}
        told |= set(before_mails(ahead, mails.tolist()))
        near = list(nearby(ahead, signs, told)) if signs else []
        names = [*self.plain.back(sorted(told)), *apart(self.plain.back(near), taken)]
        return _those(names, self._is_prose(np.array([one[:2] for one in names], np.int64).reshape(-1, 2)))

    def _spoken(self, hashes: list[tuple[int, int, str]]) -> list[Labelled]:
        """What running text tells of people behind words, where they live, who speaks in a chat, and who logs in by what: outside of
        fields, and within the texts of cells, since some chats look like tables. hashes: as `marked` gives them."""
        ahead, there = self.ahead, self.there
        readers = (
            cued(ahead, there.cues),
            sensitive(ahead, there.said),
            unposted(ahead, there.places),
            signed.said(ahead, there.chats),
        )
        forms = self.plain.back((*accounts(ahead, there.forms), *owners(ahead, hashes)))
        told = [*forms, *self.plain.back(one for reader in readers for one in reader)]
        if not told or not self.cells:
            return told
        start, stop, field = self._places(told)
        in_one = lies_in_one(start, stop, field, self.cells)
        # what forms tell stays even where it fills its cell: the name of that says less
        free = (np.arange(len(told)) < len(forms)) | ~fills_cell(start, stop, field, self.cells)
        return _those(told, (field < 0) | (in_one & free))

    def _spoken_of(self, mails: np.ndarray, hashes: list[tuple[int, int, str]]) -> list[Labelled]:
        """Names that something shows, addresses, and what else running text tells of people; no name within an address but one that is
        introduced there."""
        told = _once(self._addresses(), self._spoken(hashes))
        where = [one for one in told if one.kind in _ADDRESSES]
        return [*told, *self._introduced(mails, where)]

    def _places(self, told: list[Labelled]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Where each begins and ends, and the number of the field in which it begins, -1 for none."""
        start, stop = (np.array([one[place] for one in told], np.int64) for place in (0, 1))
        return start, stop, np.asarray(self.block.layout.spots(self.block.data, start).field, np.int64)

    def _within_cells(self, told: list[Labelled]) -> tuple[np.ndarray, np.ndarray]:
        """The number of the field of each, -1 for none, and whether it neither reaches out of its cell nor fills it."""
        start, stop, field = self._places(told)
        return field, lies_in_one(start, stop, field, self.cells) & ~fills_cell(start, stop, field, self.cells)

    def _is_prose(self, places: np.ndarray) -> np.ndarray:
        """True for byte ranges outside of fields and in cells too long for their fields to tell."""
        if not len(places) or not self.cells:
            return np.ones(len(places), bool)
        field = np.asarray(self.block.layout.spots(self.block.data, places[:, 0]).field, np.int64)
        return (field < 0) | _lies_in_prose(places[:, 0], places[:, 1], field, self.cells)


def _once(posted: list[Labelled], spoken: list[Labelled]) -> list[Labelled]:
    """Addresses and what else is told, without the halves of addresses that other words show. posted: in order."""
    spans = sorted((one.start, one.end) for one in posted if one.kind in ADDRESSED)
    starts = [start for start, _ in spans]

    def is_half(one: Labelled) -> bool:
        at = bisect_right(starts, one.start) - 1
        return one.kind in UNPOSTED and at >= 0 and one.end <= spans[at][1]

    return [*posted, *(one for one in spoken if not is_half(one))]


def _those(told: list[Labelled], fine: np.ndarray) -> list[Labelled]:
    return [one for one, good in zip(told, fine.tolist(), strict=True) if good]


def mails_of(found: np.ndarray) -> np.ndarray:
    """Byte ranges of e-mail addresses that stand there as they are, in order."""
    mails = found[_IS_MAIL[found[:, out_columns.RULE]] & (found[:, out_columns.ENCODING] == 0)][:, :2]
    return mails[np.argsort(mails[:, 0], kind="stable")]


def _lies_in_prose(start: np.ndarray, stop: np.ndarray, field: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """True where a span lies in a cell longer than names and addresses are: a message, a comment, a note."""
    fine = np.zeros(len(start), bool)
    for mine in cells:
        of, long = np.flatnonzero(field == mine.number), np.flatnonzero(mine.length > PROSE_MIN)
        if len(of) and len(long):
            at = long[np.maximum(np.searchsorted(mine.offset[long], start[of], "right") - 1, 0)]
            fine[of] = (mine.offset[at] <= start[of]) & (stop[of] <= mine.offset[at] + mine.length[at])
    return fine


def lies_in_one(start: np.ndarray, stop: np.ndarray, field: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """False where a span begins in a cell and ends behind it."""
    fine = np.ones(len(start), bool)
    for mine in cells:
        of = np.flatnonzero(field == mine.number)
        if len(of) and len(mine.offset):
            at = np.clip(np.searchsorted(mine.offset, start[of], "right") - 1, 0, len(mine.offset) - 1)
            fine[of] = (mine.offset[at] > start[of]) | (stop[of] <= mine.offset[at] + mine.length[at])
    return fine


def fills_cell(start: np.ndarray, end: np.ndarray, field: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """True where a span is its cell, but for up to two bytes on either side (a parenthesis, a plus sign)."""
    whole = np.zeros(len(start), bool)
    for mine in cells:
        of = np.flatnonzero(field == mine.number)
        if not len(of) or not len(mine.offset):
            continue
        at = np.clip(np.searchsorted(mine.offset, start[of], "right") - 1, 0, len(mine.offset) - 1)
        begin, stop = mine.offset[at], mine.offset[at] + mine.length[at]
        whole[of] = (start[of] - begin <= 2) & (start[of] >= begin) & (stop - end[of] <= 2) & (end[of] <= stop)
    return whole
