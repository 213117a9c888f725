"""Rivals and accuracy measured side by side; every figure lands in benchmarks/results."""
