"""Splink over one set of author identities: prints the cluster of each row at several thresholds as JSON.

Two models, of which the caller takes the better: whole names and addresses by Splink's own comparisons, or first name, surname and
local part; term frequencies on, trained by its usual steps. Run by the venv of the rivals; knows nothing of duenotice.
"""

from __future__ import annotations

import csv
import json
import logging
import sys

import pyarrow as pa
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)


def rows(path: str) -> list[dict[str, object]]:
    """Names and addresses in lower case, with the parts Splink blocks on; blanks as null."""
    with open(path, encoding="utf-8", newline="") as file:
        given = list(csv.DictReader(file))
    made = []
    for number, row in enumerate(given):
        name, email = row["name"].lower().strip(), row["email"].lower().strip()
        words = name.split()
        made.append(
            {
                "unique_id": number,
                "name": name or None,
                "email": email or None,
                "handle": email.partition("@")[0] or None,
                "surname": words[-1] if words else None,
                "first": words[0] if words else None,
            }
        )
    return made


MODELS = {
    "whole": [
        cl.NameComparison("name").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email").configure(term_frequency_adjustments=True),
    ],
    "parts": [
        cl.ForenameSurnameComparison("first", "surname"),
        cl.JaroWinklerAtThresholds("handle", [0.95, 0.88]).configure(term_frequency_adjustments=True),
    ],
}
BLOCKS = ("name", "email", "handle", "surname", "first")


def trained(data: list[dict[str, object]], comparisons: list[object]) -> Linker:
    """A linker of one model, trained by the usual steps."""
    frame = DuckDBAPI().register(pa.Table.from_pylist(data))
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(column) for column in BLOCKS],
    )
    linker = Linker(frame, settings, log_level=logging.CRITICAL)
    linker.training.estimate_probability_two_random_records_match([block_on("email"), block_on("name")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for column in ("name", "handle", "surname"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    return linker


def main(path: str) -> None:
    """Both models, each clustered at every threshold."""
    logging.disable(logging.CRITICAL)
    data = rows(path)
    found = {}
    for model, comparisons in MODELS.items():
        linker = trained(data, comparisons)
        predicted = linker.inference.predict(threshold_match_probability=0.01)
        for threshold in THRESHOLDS:
            clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
            label = {row["unique_id"]: str(row["cluster_id"]) for row in clusters.as_record_list()}
            found[f"{model} {threshold}"] = [label[number] for number in range(len(data))]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
