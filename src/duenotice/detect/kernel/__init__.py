"""The compiled part: bytes in, candidate spans out. One pass, linear time, no allocation per match, no GIL.

Every structured kind hangs on an at sign or on the start of a digit run; from there a span grows with byte tables and is
verified on the spot. The same source runs uncompiled (`NUMBA_DISABLE_JIT=1`) as its own reference in tests, so values are
widened where they are loaded and nothing relies on wrap-around but the functions that say so.
Forbidden: Python objects, exceptions, new arrays in what is compiled `lean`, tables changed after import (they are frozen into the
machine code).
"""
