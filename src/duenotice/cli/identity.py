"""`duenotice identity`: from whom the letters come, and the keys that sign them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from duenotice.cli import files, say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError

if TYPE_CHECKING:
    from duenotice.case.models import Case


def identity(
    *,
    make_keys: Annotated[bool, Parameter(negative=())] = False,
    selector: str = "",
    pem: Path | None = None,
    forget: str = "",
    check: Annotated[bool, Parameter(negative=())] = False,
    options: CaseOptions = THE_CASE,
) -> int:
    """Show from whom the letters come, with the DNS records to publish. Any change here voids an approval given before. The addresses
    themselves are set with duenotice configure --from-address, --reply-to, --bounce-domain.

    ```
    duenotice identity --make-keys
    duenotice identity --check
    duenotice identity --selector mail2026 --pem key.pem
    ```

    Parameters
    ----------
    make_keys
        Make two keys that sign the letters (DKIM): RSA-2048 and Ed25519. The private halves stay sealed in the case.
    selector
        Name of the keys in DNS (default: dn with year and month); needed with --pem.
    pem
        Sign with this private key, whose public half is in DNS already under --selector.
    forget
        Destroy the key of this selector.
    check
        Ask DNS whether receivers would believe the letters; exit code 1 where something stands against it.
    """
    case = options.opened()
    _keys(case, options, make_keys, selector, pem, forget)
    data = _data(case) | ({"problems": _checked(case)} if check else {})
    say.result(options, "identity", data, lambda console: _human(console, data))
    say.hint(
        options,
        "duenotice identity --check   (once DNS has the records)" if data["keys"] else "duenotice identity --make-keys",
    )
    return 1 if any(p["severity"] == "refuse" for p in data.get("problems", ())) else 0


def _keys(case: Case, options: CaseOptions, make: bool, selector: str, pem: Path | None, forget: str) -> None:
    from duenotice.case import mailkeys

    if make and pem:
        raise UsageError("Keys are made or taken from a file, not both.", next_step="Give --make-keys or --pem.")
    if forget:
        mailkeys.forget(case, options.actor(), forget)
    if make:
        mailkeys.make(case, options.actor(), selector)
    if pem:
        if not selector:
            raise UsageError("A key from a file needs its name in DNS.", next_step="Give --selector NAME.")
        mailkeys.adopt(case, options.actor(), selector, files.read(pem, "key file"))


def _data(case: Case) -> dict[str, Any]:
    from duenotice.case.sender import identity_of

    who = identity_of(case)
    return {
        "case": case.reference,
        "from_name": who.from_name,
        "from_address": who.from_address,
        "reply_to": who.reply_to,
        "bounce_domain": who.bounce_domain,
        "keys": [
            {
                "selector": key.selector,
                "algorithm": key.algorithm,
                "name": f"{key.selector}._domainkey.{who.domain}",
                "record": key.dns_record(),
            }
            for key in who.dkim
        ],
    }


def _checked(case: Case) -> list[dict[str, str]]:
    from duenotice import delivery
    from duenotice.case.sender import identity_of

    found = delivery.preflight(identity_of(case))
    return [{"rule": p.rule, "where": p.where, "why": p.why, "severity": p.severity} for p in found]


def _human(console: Any, data: dict[str, Any]) -> None:
    rows = [
        ("from", f"{data['from_name']} <{data['from_address']}>"),
        ("replies to", data["reply_to"]),
        ("bounces to", f"{data['bounce_domain']} (an MX must take them)"),
    ]
    console.print(say.table(("", "letters"), rows))
    if not data["keys"]:
        console.print(
            "No key of this case signs: your relay must sign as this domain, or receivers may refuse the letters."
        )
    if any(len(key["record"]) > 255 for key in data["keys"]):
        console.print("Records of more than 255 signs stand in a zone file as several strings side by side.")
    for key in data["keys"]:
        console.print(f"\nTXT record of [bold]{say.escape(key['name'])}[/]  [dim]{key['algorithm']}[/]")
        console.print(say.escape(key["record"]), soft_wrap=True)
    if "problems" in data:
        console.print()
        for p in data["problems"]:
            console.print(
                f"{'[red]✗[/]' if p['severity'] == 'refuse' else '[yellow]![/]'} {say.escape(p['where'])}: {p['why']}"
            )
        if not data["problems"]:
            console.print("DNS says nothing against these letters.")
