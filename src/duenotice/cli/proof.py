"""`duenotice proof`: what one person was sent, and that it holds."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from duenotice.cli import files, say
from duenotice.cli.options import HERE, THE_CASE, CaseOptions, Options
from duenotice.model.errors import UsageError
from duenotice.model.personal import Personal

if TYPE_CHECKING:
    from duenotice.case.steps.proving import Shown

proof = App(
    name="proof", help="What one person was sent, when, and who took it; check such a proof.", group_commands="Then"
)
_HASH = re.compile("[0-9a-f]{64}")


@proof.default
def show(*, folder: Annotated[Path | None, Parameter(name="--folder")] = None, options: CaseOptions = THE_CASE) -> int:
    """Show what was sent to one address, and prove it. The address is read from standard input, so that it stays out of the
    shell's history and the process list; the question is audited. Exit code 1 where
    nothing was sent to it, or a proof does not hold.

    ```
    duenotice proof < address.txt
    duenotice proof --folder /for/the/authority
    ```

    Parameters
    ----------
    folder
        Write each proof (JSON, without name and address), its letter (.eml) and the register there, to hand them to a third party.
    """
    case = options.opened()
    from duenotice import delivery
    from duenotice.case import steps

    shown = steps.prove(case, Personal(say.typed("E-mail address")), options.actor())
    register = steps.register_of(case)
    held = [list(delivery.examined(one.document, one.letter, register)) for one in shown]
    written = _written(folder, shown, register) if folder and shown else []
    data = {
        "case": case.reference,
        "answer": "yes" if shown else "no",
        "proofs": [
            {
                **one.document,
                "letter": bool(one.letter),
                "letter_why": one.letter_why,
                "holds": all(ok for _, ok, _ in checks),
            }
            for one, checks in zip(shown, held, strict=True)
        ],
        "files": [str(path) for path in written],
    }

    def human(console: Any) -> None:
        if not shown:
            console.print("[bold]no[/]: this address is in no wave that was sent.")
        for one, checks in zip(shown, held, strict=True):
            _told(console, one, checks)
        for path in written:
            console.print(str(path), soft_wrap=True)

    say.result(options, "proof", data, human)
    return 0 if shown and all(ok for checks in held for _, ok, _ in checks) else 1


def _told(console: Any, one: Shown, checks: list[tuple[str, bool, str]]) -> None:
    d = one.document
    sent = d["delivery"]
    rows = [
        ("what", f"{d['notice']['subject']}  ({d['notice']['language']}, notice {d['notice']['id']})"),
        ("state", f"{sent['state']}, attempt {sent['attempt']}"),
        ("when", _at(sent["at"]) if sent["at"] else "not yet"),
        ("taken by", ", ".join(d["handed_to"])),
        ("its answer", sent["reply"] or "none was read"),
        ("message", sent["message_id"]),
        ("sha256", sent["sha256"] or "nothing left"),
        ("approved", f"by {d['approved']['by']}, {_at(d['approved']['at'])}"),
        (
            "place",
            f"{d['index'] + 1:,} of {d['size']:,}; register record {d['register']['n']}, {_at(d['register']['at'])}",
        ),
        ("root", d["root"]),
        *((f"path {n}", step) for n, step in enumerate(d["path"], 1)),
    ]
    console.print(say.table((f"wave {d['wave']}{' (drill)' if d['drill'] else ''}", ""), rows))
    if one.letter_why:
        console.print(f"[yellow]![/] {say.escape(one.letter_why)}")
    _judged(console, checks)


def _at(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _judged(console: Any, checks: list[tuple[str, bool, str]]) -> None:
    for what, ok, words in checks:
        console.print(f"{'[green]✓[/]' if ok else '[red]✗[/]'} {what}: {say.escape(words)}")


def _written(folder: Path, shown: list[Shown], register: dict[str, Any]) -> list[Path]:
    from duenotice.case.sealing import write_whole

    content = {folder / "register.json": json.dumps(register, indent=1).encode()}
    for one in shown:
        name = f"wave-{one.document['wave']}-{one.document['delivery']['subject'][:12]}"
        content[folder / f"{name}.json"] = json.dumps(one.document, indent=1, ensure_ascii=False).encode()
        if one.letter:
            content[folder / f"{name}.eml"] = one.letter
    with files.writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for path, raw in content.items():
            write_whole(path, raw)
    return list(content)


@proof.command
def verify(
    file: Path,
    *,
    letter: Path | None = None,
    register: Path | None = None,
    timestamp: Path | None = None,
    trusted: Path | None = None,
    options: Options = HERE,
) -> int:
    """Check a proof that somebody handed you; needs no case. Exit code 1 where it does not hold.

    ```
    duenotice proof verify proof.json --letter letter.eml --register register.json
    ```

    Parameters
    ----------
    file
        The proof (JSON).
    letter
        The message (.eml) that it is about: yours, or the one handed over with it.
    register
        The exported register (register.json): whether the proof's root stands in it. Compare its head with one noted elsewhere.
    timestamp
        A time stamp of that register (timestamps/HEAD.tsr of the export): whether the server vouches for its head. Needs OpenSSL.
    trusted
        Certificate (PEM) of the authority behind the time-stamp server, as you trust it.
    """
    from duenotice import delivery

    shown = _json(file, "proof")
    listed = _json(register, "register") if register else None
    found = list(delivery.examined(shown, files.read(letter, "letter") if letter else b"", listed))
    if timestamp:
        found.append(_stamped(timestamp, trusted, listed))
    holds = all(ok for _, ok, _ in found)
    data = {
        "holds": holds,
        "checks": [{"what": what, "holds": ok, "words": words} for what, ok, words in found],
        "head": str((listed or {}).get("head", "")),
    }

    def human(console: Any) -> None:
        _judged(console, found)
        if listed:
            console.print(f"[dim]head of this register:[/] {say.escape(data['head'])}")
        else:
            console.print("[dim]Without --register it is not shown that the root was sealed when it says.[/]")
        console.print("[bold]The proof holds.[/]" if holds else "[bold red]The proof does not hold.[/]")

    say.result(options, "proof-verify", data, human)
    return 0 if holds else 1


def _stamped(timestamp: Path, trusted: Path | None, register: dict[str, Any] | None) -> tuple[str, bool, str]:
    from duenotice import delivery

    if trusted is None or register is None:
        raise UsageError(
            "A time stamp is checked with its register and the authority's certificate.",
            next_step="Give --register and --trusted.",
        )
    token = files.read(timestamp, "time stamp")
    files.read(trusted, "certificate")
    entries = register.get("entries")
    hashes = [str(e.get("hash")) for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
    named = [(n, bytes.fromhex(one)) for n, one in enumerate(hashes, 1) if _HASH.fullmatch(one)]
    stamped = next(
        (n for n, digest in named if digest in token and delivery.verify_timestamp(token, digest, trusted)), 0
    )
    words = f"the server vouches for the register up to record {stamped}" if stamped else "it is of none of its records"
    return ("time stamp", bool(stamped), words)


def _json(path: Path, what: str) -> dict[str, Any]:
    try:
        found = json.loads(files.read(path, what))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UsageError(
            f"This is no {what} of ours.",
            where=str(path),
            next_step="Give the JSON file that duenotice proof --folder wrote.",
        )
    return found
