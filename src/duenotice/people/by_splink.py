"""Possible links among names with addresses and birth dates by Splink's probabilistic model. The only module that imports splink.

Links found here are never certain: the model learns its weights from the very records it judges.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import duckdb
import pyarrow as pa

from duenotice.model.errors import DueNoticeError, MissingExtra
from duenotice.people.holders import Identity
from duenotice.people.names import words_of
from duenotice.people.pairs import Modelled, Pair

RULE = "splink"
LEAST = 0.2
"""Probability from which a pair is a possible link: one in five is worth a look."""
FEWEST_RECORDS = 100
"""Below that there is nothing to learn weights from."""
COLUMNS = ("given", "surname", "born", "postcode", "house", "street", "number")
BLOCKS = (
    ("names",), ("born",), ("number",), ("given", "postcode"), ("surname", "postcode"), ("house", "street"),
    ("house", "postcode"), ("street", "given"), ("street", "surname"),
)  # fmt: skip
TRAINED_ON = (("born",), ("number",), ("given", "surname"), ("postcode", "street"))
SURE = (("number",), ("names", "born"), ("names", "postcode"))
RECALL = 0.8
HELD = 2
"""A column that fewer than one record in so many hundred holds is left out of the model."""


def modelled(identities: Sequence[Identity]) -> Modelled:
    """Pairs that Splink's model holds for one person's with a chance of a fifth or more, weight its probability to three places.

    Identities without a name, or with neither address nor birth date, take no part. Empty below a hundred that do. The same for
    the same records. Raises MissingExtra where splink is not installed, DueNoticeError where it fails.
    """
    rows = list(_rows(identities))
    try:
        import splink
        from splink.internals.exceptions import EMTrainingException, SplinkException
    except ImportError:
        raise MissingExtra.named("splink", "Linking names and addresses by a model") from None
    if len(rows) < FEWEST_RECORDS:
        return Modelled()
    try:
        pairs = _predicted(rows, splink, (EMTrainingException, ArithmeticError, ValueError))
    except (SplinkException, duckdb.Error) as error:
        # Their messages quote the query, and with it values.
        raise DueNoticeError("Splink could not link the records.", where=type(error).__name__) from None
    return Modelled(pairs, frozenset(row["unique_id"] for row in rows))


def _rows(identities: Sequence[Identity]) -> Iterator[dict[str, Any]]:
    for number, identity in enumerate(identities):
        names, address = words_of(identity.name), words_of(identity.address)
        if not names or not (address or identity.born):
            continue
        digits = [word for word in address if word.isdigit()]
        yield {
            "unique_id": number,
            "given": names[0] if len(names) > 1 else None,
            "surname": names[-1],
            "names": " ".join(sorted(names)),
            "born": identity.born or None,
            # A postcode is the longest number; a house's, another one.
            "postcode": (code := max(digits, key=len, default=None)),
            "house": next((word for word in digits if word != code), None),
            "street": " ".join(word for word in address if not word.isdigit()) or None,
            "number": identity.keys[0].partition(":")[2] if identity.keys else None,
        }


def _predicted(rows: list[dict[str, Any]], splink: Any, too_few: tuple[type[Exception], ...]) -> list[Pair]:
    held = {name for name in COLUMNS if sum(row[name] is not None for row in rows) * 100 >= HELD * len(rows)}
    blocks = [columns for columns in BLOCKS if (held | {"names"}).issuperset(columns)]
    # One thread: sums in another order would give other last digits.
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        from splink.internals.duckdb.database_api import DuckDBAPI

        frame = DuckDBAPI(connection).register(pa.Table.from_pylist(rows))
        settings = splink.SettingsCreator(
            link_type="dedupe_only",
            probability_two_random_records_match=_prior(rows),
            comparisons=_comparisons(held),
            blocking_rules_to_generate_predictions=[splink.block_on(*columns) for columns in blocks],
        )
        linker = splink.Linker(frame, settings, log_level=logging.CRITICAL)
        _train(linker, splink.block_on, held, too_few)
        found = linker.inference.predict(threshold_match_probability=LEAST).as_record_list()
    pairs = ((int(f["unique_id_l"]), int(f["unique_id_r"]), f["match_probability"]) for f in found)
    return sorted(Pair(min(a, b), max(a, b), RULE, False, round(float(p), 3)) for a, b, p in pairs)


def _prior(rows: list[dict[str, Any]]) -> float:
    """The chance that two random records are one person's: from those that agree on several columns, which some four in five
    of one person's do; at least one record in twenty is taken to be somebody's second, as a chance of 0 teaches nothing."""
    sure = 0
    for columns in SURE:
        alike = Counter(key for row in rows if None not in (key := tuple(row[c] for c in columns)))
        sure = max(sure, sum(n * (n - 1) // 2 for n in alike.values()))
    couples = len(rows) * (len(rows) - 1) / 2
    return min(0.5, max(sure / RECALL, len(rows) / 20) / couples)


def _comparisons(held: set[str]) -> list[Any]:
    import splink.comparison_library as cl

    def close(name: str) -> Any:
        return cl.JaroWinklerAtThresholds(name, [0.9, 0.75])

    # Given name and surname are swapped now and then, which only the comparison of both together sees.
    both = held.issuperset(("given", "surname"))
    made = {
        "given": cl.ForenameSurnameComparison("given", "surname") if both else close("given"),
        "surname": close("surname").configure(term_frequency_adjustments=True),
        "born": cl.LevenshteinAtThresholds("born", [1, 2]),
        "postcode": cl.LevenshteinAtThresholds("postcode", [1, 2]),
        "house": cl.ExactMatch("house"),
        "street": close("street"),
        "number": cl.LevenshteinAtThresholds("number", [1, 2]),
    }
    return [comparison for name, comparison in made.items() if name in held and not (both and name == "surname")]


def _train(linker: Any, block_on: Any, held: set[str], too_few: tuple[type[Exception], ...]) -> None:
    """The usual steps: how columns agree by chance, and how in matches."""
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for columns in TRAINED_ON:
        # Where hardly two records agree on these columns they teach nothing (an error, or a logarithm of 0); the others still do.
        with suppress(*too_few):
            if held.issuperset(columns):
                linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
