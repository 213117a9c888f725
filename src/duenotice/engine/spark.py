"""An existing Spark cluster, for data that already live in one. The only module that imports pyspark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from duenotice.model.errors import MissingExtra

if TYPE_CHECKING:
    from duenotice.engine.contract import Engine


def spark(session: Any = None, **settings: str) -> Engine:
    """An engine on Spark >= 4. session: an existing SparkSession; without it one is built from `settings`.

    Raises MissingExtra where pyspark is not installed.
    """
    try:
        from duenotice.engine.on_spark import OnSpark
    except ImportError:
        raise MissingExtra.named("spark", "Running on Spark") from None
    return OnSpark.started(session, settings)
