"""Authority reports as PDF/A-3a: tagged, reproducible, with the JSON they were printed from attached.

Shape of a report (a plain mapping; every key but those marked * may be left out):

    case*, number (1), phase* (`initial`, `supplement`, `final`, `withdrawn`)
    authority*:  {id, name*, country}
    law:         {name, citation}             controller: {name, address, contact_name, contact_details}
    clock:       {aware_at, due_at, reason_for_delay}      drawn_up_at          instants: ISO 8601 with offset, or words
    fields*:     list of {id, section, label*, article, source, evidence} and one of
                   value    text, number, yes or no, list of texts, or list of mappings with equal keys (a table)
                   bounds   {certain, best, possible, causes: list of {cause, below, above, rule}}
                   unknown  {fact, by}: not known at this time, the missing fact, and by when it will follow
    differences: list of {field, label, old, new, why, evidence}, from report 2 on
    register_head, ruleset_sha256, verified (level of proof of the rule)
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from duenotice.bundled import bundled
from duenotice.model.bounds import Bounds
from duenotice.model.errors import DueNoticeError, UsageError
from duenotice.model.facts import source_in_words
from duenotice.notices.printing import FALLBACK_FONTS, print_pdf, unshown

SCHEMA = "duenotice-report/1"
PHASES = ("initial", "supplement", "final", "withdrawn")
UNSHOWN = "[signs this machine has no font for: see the attached data]"
_LONGEST_INSTANT = len("2018-11-20T13:05:00.000000+00:00")
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)+")
"""A word of the fact vocabulary, such as `technical_error`."""
_MOST_FIELDS, _MOST_BYTES = 2_000, 8 << 20


def report_json(report: Mapping[str, Any]) -> bytes:
    """The canonical bytes of a report (sorted keys, UTF-8, no spaces): what is hashed, attached, stamped. Raises UsageError."""
    for key in ("case", "phase", "authority", "fields"):
        if not report.get(key):
            raise UsageError(
                f"The report lacks “{key}”.", where="report", next_step="See the shape in duenotice.notices.reports."
            )
    if report["phase"] not in PHASES:
        raise UsageError("The report's phase is not one of " + ", ".join(PHASES) + ".", where="report")
    raw = json.dumps(
        {"schema": SCHEMA, **report}, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    ).encode()
    if len(raw) > _MOST_BYTES or len(report["fields"]) > _MOST_FIELDS:
        raise UsageError(
            "The report is too large.", where="report", next_step=f"At most {_MOST_FIELDS} fields and 8 MiB."
        )
    return raw


def report_pdf(report: Mapping[str, Any], at: datetime) -> bytes:
    """A report as PDF/A-3a. at: the instant printed into the file's metadata; the same report and instant give the same bytes.

    A deadline does not wait for a font: words in signs that no font of this machine can show are replaced by a note that says so; the
    attached data hold them. Raises UsageError for a report out of shape.
    """
    raw = report_json(report)
    in_order = json.loads(json.dumps(report, default=_plain))  # the caller's order of columns, which `raw` has sorted
    layout = _layout(in_order, hashlib.sha256(raw).hexdigest())
    layout |= {"fonts": list(FALLBACK_FONTS), "drawn_up_at": layout["drawn_up_at"] or _moment(at.isoformat())}
    if missing := unshown(_texts(layout)):
        run = f"[{''.join(map(re.escape, sorted(missing)))}]"
        layout = _noted(layout, re.compile(rf"{run}(?:\s*{run})*"))
    files = {"report.json": json.dumps(layout, ensure_ascii=False).encode(), "attached.json": raw}
    return print_pdf("report.typ", files, at)


def _texts(part: Any) -> Iterator[str]:
    """Every text in a layout."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping | list):
        for inner in part.values() if isinstance(part, Mapping) else part:
            yield from _texts(inner)


def _noted(part: Any, unshown: re.Pattern[str]) -> Any:
    """A layout with a note in place of what cannot be shown."""
    if isinstance(part, str):
        return unshown.sub(UNSHOWN, part)
    if isinstance(part, Mapping):
        return {key: _noted(inner, unshown) for key, inner in part.items()}
    return [_noted(inner, unshown) for inner in part] if isinstance(part, list) else part


def attached_json(pdf: bytes) -> Mapping[str, Any]:
    """The report attached to a PDF that `report_pdf` made. Raises DueNoticeError where there is none."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(document.count_attachments()):
            found = json.loads(bytes(document.get_attachment(index).get_data()))
            if isinstance(found, dict) and found.get("schema") == SCHEMA:
                return found
    finally:
        document.close()
    raise DueNoticeError("No report is attached to this PDF.", next_step="Use a file that duenotice printed.")


def differences(report: Mapping[str, Any], previous: Mapping[str, Any]) -> list[dict[str, str]]:
    """What changed between two reports, field by field, in the order of the newer: {field, label, old, new, why, evidence}."""
    old = {_field_id(field): field for field in previous["fields"]}
    changed = []
    for field in report["fields"]:
        before, after = _words(old.pop(_field_id(field), None)), _words(field)
        if before != after:
            changed.append(_difference(field, before, after))
    return changed + [_difference(field, _words(field), "left out") for field in old.values()]


def _difference(field: Mapping[str, Any], old: str, new: str) -> dict[str, str]:
    why, evidence = str(field.get("why") or field.get("source") or ""), str(field.get("evidence") or "")
    return {
        "field": _field_id(field),
        "label": str(field["label"]),
        "old": old,
        "new": new,
        "why": why,
        "evidence": evidence,
    }


def _field_id(field: Mapping[str, Any]) -> str:
    return str(field.get("id") or field["label"])


def _words(field: Mapping[str, Any] | None) -> str:
    """A field's content in one line."""
    if field is None:
        return "not in the report"
    if field.get("unknown"):
        return "not known"
    if field.get("bounds"):
        return str(_bounds(field["bounds"]))
    value = field.get("value")
    if isinstance(value, list | tuple):
        return "; ".join(
            ", ".join(map(_value, item.values())) if isinstance(item, Mapping) else _value(item) for item in value
        )
    return _value(value)


def _layout(report: Mapping[str, Any], sha256: str) -> dict[str, Any]:
    """The report as the template wants it: every key there, every value text."""
    controller, clock, law = (report.get(key) or {} for key in ("controller", "clock", "law"))
    number = int(report.get("number") or 1)
    return {
        "title": _title(report["phase"], law.get("name", "")),
        "case": str(report["case"]),
        "number": number,
        "phase": report["phase"],
        "authority": {"name": str(report["authority"].get("name") or report["authority"].get("id"))},
        "controller": {
            "name": _value(controller.get("name")) or "not named",
            "address": _value(controller.get("address")),
            "contact": ", ".join(
                filter(None, (_value(controller.get(key)) for key in ("contact_name", "contact_details")))
            )
            or "not named",
        },
        "law": {"name": _value(law.get("name")) or "not named", "citation": _value(law.get("citation"))},
        "clock": {
            "aware_at": _moment(clock.get("aware_at")) or "not known at this time",
            "due_at": _moment(clock.get("due_at")) or "no number in the law",
            "reason_for_delay": _value(clock.get("reason_for_delay")),
        },
        "drawn_up_at": _moment(report.get("drawn_up_at")),
        "register_head": _value(report.get("register_head")),
        "ruleset_sha256": _value(report.get("ruleset_sha256")),
        "verified": _value(report.get("verified")).replace("_", " "),
        "differences": [_printed(difference) for difference in report.get("differences") or ()],
        "sections": _sections(report["fields"]),
        "sha256": sha256,
    }


def _printed(difference: Mapping[str, Any]) -> dict[str, str]:
    printed = {key: _value(difference.get(key)) for key in ("label", "old", "new", "why", "evidence")}
    return printed | {
        "label": _label({"id": difference.get("field"), "label": printed["label"] or difference.get("field")})
    }


def _title(phase: str, law: str) -> str:
    kind = {
        "initial": "Initial report",
        "supplement": "Supplementary report",
        "final": "Final report",
        "withdrawn": "Withdrawal of the report",
    }[phase]
    return f"{kind} of a personal-data breach" + (f" ({law})" if law else "")


@cache
def _labels() -> Mapping[str, tuple[str, str]]:
    """Point of the union form → (section, label)."""
    table = bundled(__package__, "report_labels.yaml")
    return {point: (section, label) for section, points in table.items() for point, label in points.items()}


def _sections(fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The fields under their headings: our own order for points of the union form, then the report's."""
    sections: dict[str, list[dict[str, Any]]] = {section: [] for section, _ in _labels().values()}
    for field in fields:
        section, _ = _labels().get(_field_id(field), ("", ""))
        sections.setdefault(str(field.get("section") or section or "The breach"), []).append(_field(field))
    return [{"title": title, "fields": found} for title, found in sections.items() if found]


def _label(field: Mapping[str, Any]) -> str:
    return _labels().get(_field_id(field), ("", str(field.get("label") or "")))[1]


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    value = field.get("value")
    many = list(value) if isinstance(value, list | tuple) else []
    columns = list(many[0]) if many and isinstance(many[0], Mapping) else []
    bounds = field.get("bounds")
    unknown = field.get("unknown")
    if unknown is None and bounds is None and value in ([], ()) and field.get("source"):
        value = "none"
    elif unknown is None and bounds is None and value in (None, "", [], ()):
        unknown = {}
    return {
        "label": _label(field),
        "article": _article(_value(field.get("article"))),
        "source": source_in_words(_value(field.get("source"))),
        "unknown": None
        if unknown is None
        else {"fact": _value(unknown.get("fact")).replace("_", " "), "by": _moment(unknown.get("by"))},
        "bounds": None if bounds is None else _bounds_layout(bounds),
        "columns": [name.replace("_", " ") for name in columns],
        "rows": [[_value(row.get(name)) for name in columns] for row in many] if columns else [],
        "items": [] if columns else [_value(item) for item in many],
        "value": _value(value) if not many else "",
    }


def _bounds(bounds: Mapping[str, Any]) -> Bounds:
    return Bounds(int(bounds["certain"]), int(bounds["best"]), int(bounds["possible"]))


def _bounds_layout(raw: Mapping[str, Any]) -> dict[str, Any]:
    bounds = _bounds(raw)
    causes = [_cause(cause) for cause in raw.get("causes") or ()]
    counts = {name: f"{getattr(bounds, name):,}" for name in ("certain", "best", "possible")}
    return {**counts, "exact": bounds.is_exact, "causes": causes}


def _cause(cause: Mapping[str, Any]) -> str:
    ways = ((cause.get("below"), "fewer for certain"), (cause.get("above"), "more possible"))
    parts = [f"{int(n):,} {word}" for n, word in ways if n]
    return f"{_value(cause.get('cause'))}: {', '.join(parts) or 'no effect'} ({_value(cause.get('rule'))})"


def _article(citation: str) -> str:
    return f"Art. {citation}" if citation[:1].isdigit() else citation


def _moment(value: object) -> str:
    """An ISO instant as date, minute and offset; any other text as it is."""
    text = "" if value is None else str(value)
    if not len("2018-11-20T13:05Z") <= len(text) <= _LONGEST_INSTANT:
        return text
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    if at.tzinfo is None:
        return text
    shift = at.strftime("%z")
    offset = f"UTC{shift[:3]}:{shift[3:5]}" if at.utcoffset() else "UTC"
    return f"{at.day} {at:%B %Y, %H:%M} ({offset})"


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, str):
        return value.replace("_", " ") if _WORD.fullmatch(value) else _moment(value)
    return ", ".join(map(_value, value)) if isinstance(value, Iterable) else str(value)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Bounds):
        return {"certain": value.certain, "best": value.best, "possible": value.possible}
    if isinstance(value, tuple | frozenset | set):
        return sorted(value) if isinstance(value, frozenset | set) else list(value)
    raise UsageError(f"A report cannot hold a {type(value).__name__}.", where="report")
