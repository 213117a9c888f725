"""The addressee list of a draft, read from its sealed part some thousand at a time: an address is in memory while it is needed."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from duenotice.case import runs
from duenotice.case.models import Run
from duenotice.model.keys import canonical_email
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee

SCHEMA = pa.schema([(n, pa.string()) for n in ("subject", "notice", "address", "name", "language")])
KEPT_GROUPS = 16
"""Row groups of the list held decoded at once: the domains of a wave advance through it at different speeds."""


class Addressees:
    """Iterates in the order of sending; looks subjects up. Memory: the compressed list, 16 bytes a person, and some row groups."""

    def __init__(self, run: Run) -> None:
        self._file = pq.ParquetFile(io.BytesIO(runs.secret_bytes(run, "addressees")))
        self._kept: OrderedDict[int, dict[str, Addressee]] = OrderedDict()
        self._hashes, self._groups = np.zeros(0, np.uint64), np.zeros(0, np.int32)

    def __len__(self) -> int:
        return self._file.metadata.num_rows

    def __iter__(self) -> Iterator[Addressee]:
        for number in range(self._file.num_row_groups):
            yield from self._read(number)

    def __call__(self, subjects: Sequence[str]) -> Mapping[str, Addressee]:
        """These subjects' addressees; one who is not in the list is left out."""
        if not len(self._hashes):
            self._index()
        wanted = _hashes(pa.array(subjects, pa.string()))
        first, last = np.searchsorted(self._hashes, wanted), np.searchsorted(self._hashes, wanted, "right")
        found: dict[str, Addressee] = {}
        for subject, start, end in zip(subjects, first, last, strict=True):
            for group in self._groups[start:end]:
                who = self._group(int(group)).get(subject)
                if who is not None:
                    found[subject] = who
        return found

    def of(self, address: Personal[str]) -> list[Addressee]:
        """Everybody in the list who is written to at this address, however it is spelled."""
        asked = canonical_email(address.reveal())
        return [who for who in self if canonical_email(who.address.reveal()) == asked]

    def _index(self) -> None:
        """The first 8 bytes of each subject with its row group, sorted; two that begin alike are told apart by looking."""
        hashes, groups = [self._hashes], [self._groups]
        for number in range(self._file.num_row_groups):
            column = self._file.read_row_group(number, columns=["subject"])["subject"].combine_chunks()
            hashes.append(_hashes(column))
            groups.append(np.full(len(column), number, np.int32))
        whole = np.concatenate(hashes)
        order = np.argsort(whole, kind="stable")
        self._hashes, self._groups = whole[order], np.concatenate(groups)[order]

    def _group(self, number: int) -> dict[str, Addressee]:
        if number not in self._kept:
            self._kept[number] = {who.subject: who for who in self._read(number)}
            if len(self._kept) > KEPT_GROUPS:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

    def _read(self, number: int) -> Iterator[Addressee]:
        columns = self._file.read_row_group(number, columns=SCHEMA.names)
        for subject, notice, address, name, language in zip(
            *(columns[n].to_pylist() for n in SCHEMA.names), strict=True
        ):
            yield Addressee(subject, notice, Personal(address), Personal(name), language)


def _hashes(subjects: pa.Array) -> np.ndarray:
    return np.fromiter((int(s[:16] or "0", 16) for s in subjects.to_pylist()), np.uint64, len(subjects))
