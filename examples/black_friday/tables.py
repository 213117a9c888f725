"""What the store's systems export: the customer directory, the orders, the prices of share and index."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from examples.black_friday.cast import Customer
from examples.black_friday.scenario import DAY
from examples.black_friday.store import order_numbers

ORDER_COLUMNS = (
    "order_id",
    "ordered_at",
    "customer_id",
    "name",
    "email",
    "phone",
    "ship_to",
    "country",
    "amount",
    "currency",
)


def directory(path: Path, cast: Sequence[Customer]) -> None:
    """Every customer, sorted by id."""
    rows = [customer.row() for customer in sorted(cast, key=lambda customer: customer.customer_id)]
    schema = pa.schema([(name, pa.string()) for name in rows[0]])
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, compression="zstd")


def orders(path: Path, cast: Sequence[Customer]) -> None:
    """The orders of the last weeks, as the warehouse gets them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(ORDER_COLUMNS)
        for customer in sorted(cast, key=lambda customer: customer.customer_id):
            for number in order_numbers(customer.customer_id):
                day = DAY.date() - timedelta(days=zlib.crc32(number.encode()) % 40)
                place = f"{customer.street}, {customer.postcode} {customer.city}"
                who = (
                    customer.customer_id,
                    customer.name,
                    customer.email,
                    customer.phone or "",
                    place,
                    customer.country,
                )
                out.writerow((number, day.isoformat(), *who, f"{20 + int(number[-2:])}.00", "EUR"))


def prices(folder: Path, seed: int) -> None:
    """Two years of daily prices of the store (LKSP) and an index; on the day of the incident the store falls a little by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed + 2018)
    days = [day for day in (DAY.date() + timedelta(days=n) for n in range(-690, 16)) if day.weekday() < 5]
    market = rng.normal(0.0004, 0.008, len(days))
    share = 0.0002 + 1.2 * market + rng.normal(0, 0.013, len(days))
    share[days.index(DAY.date())] -= 0.015
    _series(folder / "LKSP.csv", days, 40 * np.cumprod(1 + share), rng)
    _series(folder / "market-index.csv", days, 2500 * np.cumprod(1 + market), rng)


def _series(path: Path, days: Sequence[date], closes: np.ndarray, rng: np.random.Generator) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("date", "open", "high", "low", "close", "volume"))
        for day, close, shift in zip(days, closes, rng.normal(0, 0.004, len(days)), strict=True):
            opened = close * (1 + shift)
            high, low = max(close, opened) * 1.003, min(close, opened) * 0.997
            out.writerow(
                (
                    day.isoformat(),
                    *(f"{value:.4f}" for value in (opened, high, low, close)),
                    1_000_000 + int(1e9 * abs(shift)) // 7,
                )
            )
