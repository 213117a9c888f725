"""What is said, and to whom: facts, counts and obligations in; notices and authority reports out.

Forbidden: a sentence without its fact; a link; sending anything.
"""
