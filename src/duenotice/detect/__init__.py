"""Finds personal data: Blocks in; findings, values, fields out.

`scan` looks at one block (pure, picklable), `settle` decides over one item, `scan_item` does both, `scan_items` for small items
together, `scan_pieces` for any in bounded memory; `merge_values` and `merge_escrow` fold many items into one row per datum. Every
finding names its rule, its likelihood and the reasons.

From bytes upwards: `kernel` finds anchors; `words`, `numbers` and `rules` say what things mean; `fields` and `texts` are the two ways
in which evidence holds data; `scanning` is one block of both, `deciding` an item, `values` what is kept of it, `settling` all of it.
Forbidden: knowing file formats; keeping, logging or printing a raw value outside the escrow table.
"""

from duenotice.detect.kernel.compiled import FOLDER
from duenotice.detect.kinds import kind_names
from duenotice.detect.rules.detectors import Detector, built_in
from duenotice.detect.rules.own import Rule, check_rules, load_rules, rules_of
from duenotice.detect.scanning import scan
from duenotice.detect.settings import ESCROW_KINDS, Settings
from duenotice.detect.settling import Settled, scan_item, scan_items, scan_pieces, settle
from duenotice.detect.texts.prose import NameFinder, installed, name_finder
from duenotice.detect.trying import Tried, check_built_in, try_text
from duenotice.detect.values.masking import veiled
from duenotice.detect.values.merging import merge_escrow, merge_values
from duenotice.detect.warming import kernel_warm

__all__ = [
    "ESCROW_KINDS",
    "FOLDER",
    "Detector",
    "NameFinder",
    "Rule",
    "Settings",
    "Settled",
    "Tried",
    "built_in",
    "check_built_in",
    "check_rules",
    "installed",
    "kernel_warm",
    "kind_names",
    "load_rules",
    "merge_escrow",
    "merge_values",
    "name_finder",
    "rules_of",
    "scan",
    "scan_item",
    "scan_items",
    "scan_pieces",
    "settle",
    "try_text",
    "veiled",
]
