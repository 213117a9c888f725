"""Tokenizers: bytes of one format in, cells out. Compiled; they never fail, whatever the bytes."""
