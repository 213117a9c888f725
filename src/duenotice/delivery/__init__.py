"""Gets notices there, once, with proof: notices and addressees in; deliveries, register, proofs out.

Forbidden: opening the case; writing anything but its ledger and journal; sending what was not approved.
"""
