"""From what all blocks of an item show to what was found in it: facts of fields, scores of spans, and which of them stand.

In: candidates of an item, piece by piece. Out: columns of what was found, raw values still in them.
Forbidden: writing a raw value anywhere; looking at bytes of the evidence again.
"""
