"""duenotice: from the raw evidence of a data breach to people told, authorities told, and the proof.

The rooms stand in the order of the work: model, engine, evidence, detect, people, law, notices, delivery, watch,
case, desk, cli. Imports run one way only (checked by import-linter): cli and desk use case; case uses the
rooms of the work; those use engine and model and do not know each other.
"""

import os

# Arrow's own allocators keep what was freed: a scan held 80 MB more with them, and was no faster. Before anything imports Arrow.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

__version__ = "0.1.0"
