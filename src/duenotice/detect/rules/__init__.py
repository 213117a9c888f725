"""Detectors: those built in, as `detectors.yaml` describes them, and those of one's own, read from YAML, refused or run.

In: rule files and bytes. Out: detectors with their weights; where rules of one's own match.
Forbidden: running code that a rule names; patterns of unbounded cost.
"""
