"""`duenotice replies`: the queue of what people wrote back."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import Annotated, Any

from cyclopts import Parameter

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions

_MOST_SIGNS = 20_000


def replies(
    reply: str = "",
    *,
    done: str = "",
    all: Annotated[bool, Parameter(negative=())] = False,
    options: CaseOptions = THE_CASE,
) -> None:
    """List the replies that wait for an answer, oldest first; read one, or note that it was dealt with.

    ```
    duenotice replies
    duenotice replies 5c1e
    duenotice replies 5c1e --done "explained that the letter is real"
    ```

    Parameters
    ----------
    reply
        Name of one reply (its first signs are enough): prints the message; reading it is audited.
    done
        What was done about it, such as 'explained that the letter is real'; no personal data here.
    all
        Also those dealt with.
    """
    case = options.opened()
    from duenotice.case.steps import returning

    if not reply:
        return _listed(case, all, options)
    found = returning.find_reply(case, reply)
    if done:
        returning.answer(case, found, options.actor(), note=done)
        data = {"case": case.reference, "reply": found.name, "answered_by": found.answered_by}
        return say.result(options, "reply-answer", data, lambda c: c.print(f"Reply {found.name[:8]} is dealt with."))
    raw = returning.read_reply(case, found, options.actor())
    subject, sender, text = _readable(raw)
    data = {"case": case.reference, "reply": found.name, "from": sender, "subject": subject, "text": text}

    def human(console: Any) -> None:
        for line in (f"From: {sender}", f"Subject: {subject}", "", text):
            console.print(say.visible(line), markup=False)

    return say.result(options, "reply", data, human)


def _listed(case: Any, everything: bool, options: CaseOptions) -> None:
    from duenotice.case.steps import returning

    rows = list(returning.replies(case, all_of_them=everything))
    data = {
        "case": case.reference,
        "replies": [
            {
                "reply": r.name,
                "received_at": r.received_at,
                "due": returning.due(r),
                "wave": r.wave,
                "subject": r.subject,
                "answered_by": r.answered_by,
                "note": r.note,
            }
            for r in rows
        ],
    }

    def human(console: Any) -> None:
        cells = [
            (
                r.name[:8],
                f"{r.received_at:%Y-%m-%d %H:%M}",
                f"{returning.due(r):%Y-%m-%d}",
                f"wave {r.wave}, {r.subject[:8]}" if r.wave else "not known",
                f"{r.answered_by}: {r.note}" if r.answered_by else "waits",
            )
            for r in rows
        ]
        if not rows:
            console.print("Nobody wrote back." if everything else "Nobody waits for an answer.")
            return
        console.print(say.table(("reply", "written (UTC)", "due if a right is asked", "person", "state"), cells))

    say.result(options, "replies", data, human)
    if rows:
        say.hint(options, "duenotice replies NAME   (reads it; with --done 'what was done' it leaves the queue)")


def _readable(raw: bytes) -> tuple[str, str, str]:
    """Subject, sender and plain text of a message from a stranger; what cannot be read is said to be so."""
    try:
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(("plain", "html"))
        text = str(body.get_content()) if body else "(no text)"
        return str(message["subject"] or ""), str(message["from"] or ""), text[:_MOST_SIGNS]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return "(cannot be read)", "(cannot be read)", raw[:_MOST_SIGNS].decode("utf-8", "replace")
