"""What is in running text: what the kernel finds, and what is read where the kernel or Hyperscan shows the way.

In: the bytes of a block. Out: spans with the id of the detector that means them.
Forbidden: deciding what a field holds; looking at all of a text in Python, whose cost has to hang on what was found.
"""
