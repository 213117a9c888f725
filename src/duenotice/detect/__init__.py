"""Finds personal data: Blocks in; findings, values, fields out.

Forbidden: knowing file formats; keeping, logging or printing a raw value outside the escrow table.
"""
