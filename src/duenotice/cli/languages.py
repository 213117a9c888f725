"""`duenotice languages`: who stands behind the wording of which language."""

from __future__ import annotations

from cyclopts import App

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions

languages = App(
    name="languages",
    help="Who stands behind the wording of which language; approve or revoke one.",
    group_commands="Then",
)

_WORDS = {
    "drafted": "machine-drafted",
    "approved": "approved",
    "changed": "changed since it was approved",
    "revoked": "revoked: machine-drafted",
}


@languages.default
def show(*, options: CaseOptions = THE_CASE) -> None:
    """List the languages: machine-drafted until a person approves the wording, and by whom and when it was approved.

    ```
    duenotice languages
    duenotice languages text de
    duenotice languages approve de --reason "native speaker, counsel"
    ```
    """
    case = options.opened()
    from duenotice.case import wording

    found = wording.wordings(case)
    data = {
        "case": case.reference,
        "languages": [
            {"tag": w.tag, "name": w.name, "state": w.state, "by": w.by, "at": w.at, "reason": w.reason} for w in found
        ],
    }

    def human(console):
        rows = [(w.tag, w.name, _WORDS[w.state], w.by, f"{w.at:%Y-%m-%d %H:%M}" if w.at else "") for w in found]
        console.print(say.table(("tag", "language", "wording", "by", "approved (UTC)"), rows))
        console.print(f"{sum(w.state == 'approved' for w in found)} of {len(found)} are approved for this case.")

    say.result(options, "languages", data, human)
    say.hint(options, "duenotice languages text TAG, then: duenotice languages approve TAG --reason …")


@languages.command
def text(tag: str, *, options: CaseOptions = THE_CASE) -> None:
    """Print all sentences of a language, as they are approved, beside the English ones.

    ```
    duenotice languages text de
    ```

    Parameters
    ----------
    tag
        The language, such as de or pt-BR.
    """
    case = options.opened()
    from duenotice import notices
    from duenotice.case import wording

    wording.check(tag)
    ours, english = notices.sentences(tag), notices.sentences("en")
    data = {"case": case.reference, "language": tag, "sha256": notices.source_sha256(tag), "messages": ours}

    def human(console):
        for name, words in ours.items():
            console.print(f"[bold]{say.escape(name)}[/]")
            console.print(f"  [dim]en[/] {say.escape(english.get(name, ''))}\n  [dim]{tag}[/] {say.escape(words)}")

    say.result(options, "language", data, human)


@languages.command
def approve(tag: str, *, reason: str, options: CaseOptions = THE_CASE) -> None:
    """Stand behind the wording of a language as it is now. Any later change of its text ends the approval.

    ```
    duenotice languages approve de --reason "native speaker, counsel"
    ```

    Parameters
    ----------
    tag
        The language, such as de or pt-BR.
    reason
        What makes you fit to judge, such as 'native speaker, counsel'.
    """
    case = options.opened()
    from duenotice.case import wording

    row = wording.approve(case, options.actor(), tag, reason=reason)
    _told(options, case.reference, tag, "approved", row.approved_by)


@languages.command
def revoke(tag: str, *, reason: str, options: CaseOptions = THE_CASE) -> None:
    """Take the approval of a wording back; an approval to send that rested on it is void.

    ```
    duenotice languages revoke de --reason "a sentence misleads"
    ```

    Parameters
    ----------
    tag
        The language.
    reason
        Why.
    """
    case = options.opened()
    from duenotice.case import wording

    row = wording.revoke(case, options.actor(), tag, reason=reason)
    _told(options, case.reference, tag, "revoked", row.refused_by)


def _told(options: CaseOptions, case: str, tag: str, state: str, by: str) -> None:
    data = {"case": case, "language": tag, "state": state, "by": by}
    say.result(
        options, "language-approval", data, lambda c: c.print(f"The wording of {tag} is {state} by {say.escape(by)}.")
    )
    say.hint(options, "duenotice draft   (notices bear it from the next draft on)")
