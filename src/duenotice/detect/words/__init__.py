"""What words say: names of columns and words in running text in many languages, lists of names, places and things, alphabets.

In: words and texts. Out: the kind a word speaks for, membership of a list, regions.
Forbidden: knowing of blocks, fields or findings; deciding anything.
"""
