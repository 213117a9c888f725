"""What captured pages say about each route: made for the visitor and holding the visitor's data, or not."""

from __future__ import annotations

import pyarrow as pa

# A route nobody captured may or may not be personal. The weight says how seldom such a page turns out to be.
UNSEEN_ROUTE = 0.05
LIKELY_ROUTE = 0.8
FIRM_SHARE = 0.95

VERDICTS = pa.schema([("route", pa.string()), ("verdict", pa.string()), ("weight", pa.float64()), ("sure", pa.int64())])


def verdicts(routes: pa.Table, *, scanned: bool) -> pa.Table:
    """One row per route: verdict `own` (holds the data of the customer it is made for), `likely`, `bare` (holds none) or
    `unclear`; weight: how likely a page of it exposes its customer; sure: 1 where nothing is left to doubt.

    scanned: False where nothing was found anywhere, so that a page without findings proves nothing.
    """
    rows = [_verdict(row, scanned) for row in routes.to_pylist()]
    return pa.Table.from_pylist([*rows, _judged("/{static}", "bare", 0.0)], schema=VERDICTS)


def _verdict(row: dict[str, int | str], scanned: bool) -> dict[str, str | float | int]:
    route = str(row["route"])
    own, other, bare = (int(row[name]) for name in ("own", "other", "bare"))
    if own:
        weight = own / (own + other + bare)
        return _judged(route, "own", weight, sure=other == 0 and weight >= FIRM_SHARE)
    if scanned and (bare or other):
        return _judged(route, "bare", 0.0)
    if int(row["single"]) and not int(row["crowd"]) and int(row["faces"]) > max(1, int(row["paths"])):
        return _judged(route, "likely", LIKELY_ROUTE)
    return _judged(route, "unclear", UNSEEN_ROUTE)


def _judged(route: str, verdict: str, weight: float, *, sure: bool = False) -> dict[str, str | float | int]:
    return {"route": route, "verdict": verdict, "weight": weight, "sure": int(sure)}
