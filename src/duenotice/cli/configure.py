"""`duenotice configure`: how the evidence is to be read, and who its viewers are."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Group, Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError

if TYPE_CHECKING:
    from duenotice.case.settings import CaseSettings

Texts = Annotated[tuple[str, ...], Parameter(negative=(), consume_multiple=True)]
SHOWN = 3


@Parameter(name="*", group=Group("Who looked", sort_key=1))
@dataclass(frozen=True, kw_only=True)
class Viewers:
    """What makes a viewer somebody else, or not."""

    search_engines: Texts = ()
    """File of published address ranges: the JSON with `prefixes` that Google, Bing and others publish, or one range a line. Without
    it, whoever says to be a search engine counts as a robot."""
    staff: Texts = ()
    """File of the accounts of employees: a table with a column of ids, or one id a line. Kept as keyed hashes."""
    own_machine: Texts = ()
    """Address or range of the company's own machines (monitoring, offices, crawlers): what they fetched reached nobody else."""
    own_capture: Texts = ()
    """Path pattern of captures that the company itself made, such as '*preserved.warc.gz'."""
    taken: Texts = ()
    """Path pattern of files known to have left the house: everybody in them is exposed."""


@Parameter(name="*", group=Group("How to read the evidence", sort_key=2))
@dataclass(frozen=True, kw_only=True)
class Reading:
    """What the evidence does not say of itself."""

    sampled: Texts = ()
    """SOURCE=SHARE of a log of which only a known share of lines was kept, such as edge=0.1 (all edge logs) or fra1=0.05 (one)."""
    host: Texts = ()
    """Host whose pages count (default: all)."""
    country: str | None = None
    """Country of the store (ISO code), a hint for telephone numbers without +."""
    ttl_s: float | None = None
    """Longest cache lifetime in seconds, where neither logs nor history show one."""
    linker: Literal["rules", "splink"] | None = None
    """How records of people in no directory are linked: by rules, or also by Splink's model of names and addresses, whose links
    are never certain (needs the extra splink)."""
    log_field: Texts = ()
    """ODD=OURS: what an odd field of a log means, such as visitor=session."""
    rules: Texts = ()
    """File of detectors of your own (YAML, see `duenotice rules check`). The case keeps their text; each must find a kind that
    `duenotice rules kinds` lists, because letters and law have words for those only."""
    names: str | None = None
    """Plug-in for names in free text (see `duenotice rules names`)."""
    directory_column: Texts = ()
    """OURS=COLUMN: which column of the customer directory holds what, such as email=contact_1."""


@Parameter(name="*", group=Group("Letters", sort_key=3))
@dataclass(frozen=True, kw_only=True)
class Letters:
    """How letters are dated, from whom they come, and who else vouches for the time."""

    time_zone: str | None = None
    """Zone in which notices and desk show times."""
    from_address: str | None = None
    """Sender of the letters (default: privacy@ the controller's domain)."""
    reply_to: str | None = None
    """Where answers go (default: the sender)."""
    bounce_domain: str | None = None
    """Domain of the bounce addresses (default: the controller's)."""
    timestamps: str | None = None
    """URL of a time-stamp server (RFC 3161) that stamps the register's head after each sending; only that hash leaves the house."""


NO_VIEWERS, NO_READING, NO_LETTERS = Viewers(), Reading(), Letters()


def configure(
    *,
    viewers: Viewers = NO_VIEWERS,
    reading: Reading = NO_READING,
    letters: Letters = NO_LETTERS,
    clear: Texts = (),
    reason: str = "",
    options: CaseOptions = THE_CASE,
) -> None:
    """Tell a case how to read its evidence and who its viewers are; without options, show what it was told.

    What is given replaces what was told before. Count again to see what it changes:

    ```
    duenotice configure --search-engines googlebot.json bingbot.json
    duenotice configure --staff staff.csv --own-machine 198.51.100.0/28
    duenotice configure --sampled edge=0.1 --reason "as the provider says"
    duenotice run
    ```

    Parameters
    ----------
    clear
        Name of a setting to forget, as the list shows it.
    reason
        Why, for the audit trail.
    """
    case = options.opened()
    from duenotice.case import steps
    from duenotice.case.settings import settings_of

    changes = {name: _default(name) for name in clear}
    changes |= {name: value for name, value in _given(viewers, reading, letters).items() if value not in (None, (), {})}
    changes |= steps.told_by_files(
        case, search_engines=viewers.search_engines, staff=viewers.staff, rules=reading.rules
    )
    settings = steps.configure(case, options.actor(), reason=reason, **changes) if changes else settings_of(case)
    rows = _rows(settings)
    data = {"case": case.reference, "changed": sorted(changes), "settings": dict(rows)}

    def human(console: Console) -> None:
        console.print(say.table(("setting", "value"), [(name, _words(value)) for name, value in rows]))

    say.result(options, "configure", data, human)
    if changes.keys() - {"timestamps"}:
        say.hint(options, "duenotice run")


def _given(viewers: Viewers, reading: Reading, letters: Letters) -> dict[str, Any]:
    return {
        "own_machines": viewers.own_machine,
        "own_captures": viewers.own_capture,
        "taken": viewers.taken,
        "hosts": reading.host,
        "country": reading.country,
        "ttl_s": reading.ttl_s,
        "linker": reading.linker,
        "name_finder": reading.names,
        "sampled": {source: _share(source, share) for source, share in _pairs(reading.sampled, "--sampled").items()},
        "names": _pairs(reading.log_field, "--log-field"),
        "directory": _pairs(reading.directory_column, "--directory-column"),
        **asdict(letters),
    }


def _default(name: str) -> object:
    """The value of a setting nobody told. Raises UsageError for an unknown one; the present of a drill stays as it was opened."""
    from duenotice.case.settings import CaseSettings

    names = [f.name for f in fields(CaseSettings) if f.name != "now"]
    if name not in names:
        raise UsageError("There is no such setting.", where=name, next_step=f"Settings: {', '.join(names)}.")
    return getattr(CaseSettings(), name)


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    if any(not left or not right for left, _, right in pairs):
        raise UsageError("This option takes NAME=VALUE.", where=option, next_step="See: duenotice configure --help")
    return {left: right for left, _, right in pairs}


def _share(source: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(
            "The share of lines kept is a number.", where=source, next_step="Such as: --sampled edge=0.1"
        ) from None


def _rows(settings: CaseSettings) -> list[tuple[str, Any]]:
    """Name and value of every setting; of employees only how many, of rules only the files."""
    brief = {"staff": len, "rules": tuple}
    return [(name, brief[name](value) if name in brief else value) for name, value in asdict(settings).items()]


def _words(value: object) -> str:
    if isinstance(value, dict):
        value = tuple(f"{left}={right}" for left, right in value.items())
    if isinstance(value, tuple):
        more = f" and {len(value) - SHOWN:,} more" if len(value) > SHOWN else ""
        return ", ".join(value[:SHOWN]) + more if value else "–"
    return "–" if value in (None, "") else str(value)
