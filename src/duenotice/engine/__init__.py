"""Where work runs: `map(things, function)`, `sql(query, tables)` and `stream` of its rows, local or on Spark, same results.

In: an iterable of picklable things and a pure function of an installed module, or SQL text with named Arrow tables.
Out: results in the order of the input, or an Arrow table. Forbidden: knowing what the work is about.
"""

from duenotice.engine.contract import Engine, TableLike
from duenotice.engine.local import Local, local
from duenotice.engine.spark import spark

__all__ = ["Engine", "Local", "TableLike", "local", "spark"]
