"""Rivals and accuracy measured side by side; every figure lands in benchmarks/results."""

import duenotice  # noqa: F401 - first: it tells Arrow how to allocate
