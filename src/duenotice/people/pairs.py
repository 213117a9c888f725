"""A link between two records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """A link between two identities by their numbers; certain, or possible with the rule's weight."""

    left: int
    right: int
    rule: str
    certain: bool
    weight: float


class Modelled(NamedTuple):
    """What a model of names and addresses says: the pairs it holds for one person's, and whom it compared at all."""

    pairs: Sequence[Pair] = ()
    compared: frozenset[int] = frozenset()

    def kept(self, pairs: Iterator[Pair]) -> Iterator[Pair]:
        """Those of a rule's pairs that the model does not speak against: it saw the names too, and more than the rule."""
        told = {(pair.left, pair.right) for pair in self.pairs}
        for pair in pairs:
            both = pair.left in self.compared and pair.right in self.compared
            if not both or (min(pair.left, pair.right), max(pair.left, pair.right)) in told:
                yield pair


NO_MODEL = Modelled()
