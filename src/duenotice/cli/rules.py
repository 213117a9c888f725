"""`duenotice rules`: detectors of one's own – check them, list all there are, try them on a text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console

from duenotice import detect
from duenotice.cli import say
from duenotice.cli.options import HERE, Options
from duenotice.model.kinds import KINDS, family

rules = App(name="rules", help="Rules of detection; no case needed.", group_commands="Commands")
Files = Annotated[
    tuple[Path, ...], Parameter(name=["--rules", "-r"], negative=(), help="Rule files of your own (YAML).")
]


@rules.command
def check(*files: Path, options: Options = HERE) -> int:
    """Run the examples of the built-in detectors and of rule files of your own, in both directions.

    ```
    duenotice rules check my-rules.yaml
    ```

    Parameters
    ----------
    files
        Rule files of your own (YAML).
    """
    wrong = [*detect.check_built_in(), *detect.check_rules(files)]
    counts = {"built_in": len(detect.built_in()), "files": len(files)}

    def human(console: Console) -> None:
        for line in wrong:
            console.print(f"✗ {line}", markup=False)
        console.print(
            f"{counts['built_in']} built-in detectors, {say.count(len(files), 'rule file')}; {len(wrong)} wrong"
        )

    say.result(options, "rules-check", {**counts, "wrong": wrong}, human)
    return 1 if wrong else 0


@rules.command(name="list")
def list_(*, files: Files = (), options: Options = HERE) -> int:
    """List every detector with the kind it finds and what it asks for before it reports.

    ```
    duenotice rules list --rules my-rules.yaml
    ```
    """
    rows = [(d.rule, d.kind, "with a word or field" if d.support else "by itself") for d in detect.built_in()]
    rows += [(rule.rule, rule.kind, rule.check or "no check") for rule in detect.load_rules(files)]
    data = {"rules": [dict(zip(("rule", "kind", "reports"), row, strict=True)) for row in rows]}
    table = say.table(("rule", "kind", "reports"), rows, f"{len(rows)} detectors")
    say.result(options, "rules-list", data, lambda console: console.print(table))
    return 0


@rules.command(name="try")
def try_(text: str, *, country: str | None = None, files: Files = (), options: Options = HERE) -> int:
    """Show what is found in a text, how likely it is and why. Nothing is stored; values are shown masked.

    ```
    duenotice rules try "call 030 901820" --country DE
    duenotice rules try "loyalty LC-1234" --rules my-rules.yaml
    ```

    Parameters
    ----------
    text
        The text to look at.
    country
        Where national telephone numbers would be dialled (ISO code).
    """
    settings = detect.Settings(bytes(32), country, rules=detect.load_rules(files))
    found = detect.try_text(text, settings)
    rows = [
        (f.kind, f.shown, f"{f.start}-{f.end}", f.likelihood.name.lower().replace("_", " "), f.reasons) for f in found
    ]
    data = {"findings": [{**f._asdict(), "likelihood": f.likelihood.name} for f in found]}
    table = say.table(("kind", "value", "characters", "likelihood", "because"), rows, f"{len(rows)} found")
    say.result(options, "rules-try", data, lambda console: console.print(table))
    return 0


@rules.command
def kinds(*, options: Options = HERE) -> int:
    """List the kinds of personal data, and what VERIS, W3C DPV, Presidio and Google's Sensitive Data Protection call them.

    ```
    duenotice rules kinds
    ```
    """
    rows = detect.kind_names()
    finders = Counter(detector.kind for detector in detect.built_in())
    data = {
        "kinds": [
            {**row._asdict(), "meaning": KINDS.get(family(row.kind), ""), "detectors": finders[row.kind]}
            for row in rows
        ]
    }
    heads = ("kind", "VERIS", "DPV", "Presidio", "Google SDP")
    cells = [(row.kind, row.veris, row.dpv, row.presidio, row.dlp) for row in rows]
    say.result(options, "rules-kinds", data, lambda console: console.print(say.table(heads, cells)))
    return 0


@rules.command
def names(*, options: Options = HERE) -> int:
    """List the installed plug-ins for names in prose with the speed each declares; none is used unless asked for.

    ```
    duenotice rules names
    ```
    """
    rows = [(name, detect.name_finder(name).bytes_per_second) for name in detect.installed()]
    data = {"plug_ins": [dict(zip(("name", "bytes_per_second"), row, strict=True)) for row in rows]}
    cells = [(name, f"{say.size(speed)}/s") for name, speed in rows]
    shown = say.table(("plug-in", ">speed by its own account"), cells) if rows else "No plug-in for names is installed."
    say.result(options, "rules-names", data, lambda console: console.print(shown))
    return 0
