"""Which encoding a text is in, by what it declares, its bytes or its words; and a stream of it as UTF-8.

In: first bytes of a text, then the stream. Out: the charset, UTF-8.
Forbidden: knowing formats, but for what they declare of their encoding.
"""
