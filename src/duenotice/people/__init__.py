"""Whose data, how many, where, shown to whom: findings, requests and the customer directory in.

Out come persons, exposures and counts with bounds. Forbidden: one number without its doubt; extrapolating silently.
"""
