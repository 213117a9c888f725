"""The words: frozen records, their Arrow schemas, the error tree, and the few values that every room speaks in.

In and out: nothing is computed here that needs a file, a clock, a network or a database.
Records are frozen dataclasses (one thing); `tables` derives the Arrow schema of the same fields (many things).
`Personal` masks itself; `Bounds` is the only form in which a count of people exists; `UNKNOWN` is a value.
Forbidden: I/O, imports of other rooms, any library beyond pyarrow.
"""

from duenotice.model.bounds import Bounds, Cause
from duenotice.model.errors import DueNoticeError
from duenotice.model.facts import UNKNOWN, Answer, Fact, Facts, Unknown
from duenotice.model.personal import Personal
from duenotice.model.tables import Tables, coded_schema, empty, parquet_options, rows_of, schema_of, table_of

__all__ = [
    "UNKNOWN",
    "Answer",
    "Bounds",
    "Cause",
    "DueNoticeError",
    "Fact",
    "Facts",
    "Personal",
    "Tables",
    "Unknown",
    "coded_schema",
    "empty",
    "parquet_options",
    "rows_of",
    "schema_of",
    "table_of",
]
