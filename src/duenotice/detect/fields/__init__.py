"""What is in a field: its cells as one block shows them, and what its name, values and neighbours say that it holds.

In: cells of a block; facts gathered over an item. Out: tables of cells and samples; the class of a field with its terms; where in a
cell the value stands.
Forbidden: running text outside of fields; likelihoods of single findings.
"""
