"""Daily prices from CSV files, as exchanges and price services export them."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import numpy as np

from duenotice.model.errors import EvidenceError, UsageError
from duenotice.watch.source import Source, content

INDEX_NAMES = re.compile(
    r"index|^\^|^(spx|spy|sp500|s&p|gspc|ndx|nasdaq|ixic|dax|gdaxi|ftse|stoxx|n225|topix|msci)", re.IGNORECASE
)
DATE_FORMATS = ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%b %d, %Y", "%d-%b-%Y")
DATE_NAMES = ("date", "datum", "timestamp", "day")
SYMBOL_NAMES = ("symbol", "ticker")
CLOSE_NAMES = ("close", "close/last", "last", "price", "schlusskurs")
ADJUSTED_NAMES = ("adj_close", "adj close", "adjusted_close", "adjusted close", "adjclose")


@dataclass(frozen=True)
class Prices:
    """The daily closes of one symbol, oldest first.

    days: datetime64[D], ascending, distinct; close: float64, same length, in `currency` (adjusted for splits and dividends where
    `adjusted`); sha256: hex digest of the file; problems: lines that were left out and why, without their content.
    """

    symbol: str
    days: np.ndarray
    close: np.ndarray
    adjusted: bool = False
    currency: str = ""
    sha256: str = ""
    problems: tuple[str, ...] = field(default=())


def read_prices(source: Source, symbol: str = "") -> tuple[Prices, ...]:
    """The price series of a CSV: one, or one per value of a `symbol` column.

    Takes comma, semicolon or tab; ISO, compact, German, US and British dates (one order per file); decimal points or commas; any
    order of rows. `adj_close` is preferred to `close`. symbol: name for a file without such a column, else the file's own name.
    Raises EvidenceError where there is no date or close column, or no usable row.
    """
    raw = content(source)
    digest = hashlib.sha256(raw).hexdigest()
    name = symbol or (Path(source).name.split(".")[0] if isinstance(source, str | Path) else "")
    rows = _rows(raw)
    columns = _columns(rows[0]) if rows else {}
    if "date" not in columns or "close" not in columns:
        raise EvidenceError(
            "No date and close column found in the prices.", where=name, next_step="Name them in the first line."
        )
    series, problems = _series(rows[1:], columns, name)
    if not series:
        raise EvidenceError("No usable price in the file.", where=name, next_step="; ".join(problems[:3]))
    return tuple(
        Prices(
            key,
            np.array(sorted(points), dtype="datetime64[D]"),
            np.array([points[day] for day in sorted(points)], dtype=np.float64),
            adjusted="adjusted" in columns,
            sha256=digest,
            problems=problems,
        )
        for key, points in series.items()
    )


def pair(series: Sequence[Prices]) -> tuple[Prices, Prices]:
    """The one company's and the one index's series among several, told by their names.

    Raises UsageError where that does not leave exactly one of each.
    """
    indices = [prices for prices in series if INDEX_NAMES.search(prices.symbol)]
    shares = [prices for prices in series if prices not in indices]
    if len(indices) != 1 or len(shares) != 1:
        names = ", ".join(prices.symbol for prices in series)
        raise UsageError(
            "Cannot tell share from index.", where=names, next_step="Name the index's file or symbol `index`."
        )
    return shares[0], indices[0]


def _rows(raw: bytes) -> list[list[str]]:
    text = raw.decode("utf-8-sig", "replace").replace("\0", "")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        return [[cell.strip() for cell in row] for row in reader if row]
    except csv.Error as error:
        raise EvidenceError(f"Not a readable CSV: {error}.") from None


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where date, close and symbol stand; `close` is the adjusted one where the file has it."""
    places = {name.casefold().strip(): at for at, name in reversed(list(enumerate(header)))}
    wanted = {
        "date": DATE_NAMES,
        "symbol": SYMBOL_NAMES,
        "close": (*ADJUSTED_NAMES, *CLOSE_NAMES),
        "adjusted": ADJUSTED_NAMES,
    }
    names = {field: next((name for name in known if name in places), None) for field, known in wanted.items()}
    return {field: places[name] for field, name in names.items() if name is not None}


def _series(
    rows: Sequence[Sequence[str]], columns: dict[str, int], name: str
) -> tuple[dict[str, dict[date, float]], tuple[str, ...]]:
    form = _date_format([row[columns["date"]] for row in rows if len(row) > columns["date"]])
    series: dict[str, dict[date, float]] = {}
    problems: list[str] = []
    for number, row in enumerate(rows, start=2):
        try:
            day = datetime.strptime(row[columns["date"]][: _length(form)], form).date()  # noqa: DTZ007 - a trading day has no zone
            close = _number(row[columns["close"]])
            key = row[columns["symbol"]] if "symbol" in columns else name
        except (ValueError, IndexError):
            problems.append(f"line {number}: no date and positive price")
            continue
        if day in series.setdefault(key, {}):
            problems.append(f"line {number}: a second price of the same day")
        series[key][day] = close
    return {key: points for key, points in series.items() if points}, tuple(problems)


def _length(form: str) -> int | None:
    return 10 if form in DATE_FORMATS[:1] else None


def _date_format(cells: Sequence[str]) -> str:
    """The one date format that reads most cells; the order of DATE_FORMATS decides between equals."""

    def readable(form: str) -> int:
        return sum(_reads(cell[: _length(form)], form) for cell in cells)

    return max(DATE_FORMATS, key=readable)


def _reads(cell: str, form: str) -> bool:
    try:
        datetime.strptime(cell, form)  # noqa: DTZ007 - a trading day has no zone
    except ValueError:
        return False
    return True


def _number(cell: str) -> float:
    """A positive price: `1,495.46`, `1.495,46`, `$12.3`. Raises ValueError for anything else."""
    digits = cell.strip().lstrip("$€£¥").replace("\u00a0", "").replace(" ", "")
    if digits.rfind(",") > digits.rfind("."):
        digits = digits.replace(".", "").replace(",", ".")
    value = float(digits.replace(",", ""))
    if not 0 < value < float("inf"):
        raise ValueError("not a positive price")
    return value
