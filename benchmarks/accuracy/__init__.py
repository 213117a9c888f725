"""Accuracy of detection on made-up evidence with known truth, written by another hand than the detectors' tests.

`sample` is what a generator gives; `values` makes single values; `structured`, `columns`, `pages` and `phones` make evidence in
the development families, `visits` crawls of the account pages in `portals`, `services` and `strangers`, `earlier` such that were
held out once, `held_out` the seed and the families that nobody develops against; `scoring` compares.
"""
