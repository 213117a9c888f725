"""`duenotice returns`: take in bounces, complaints and replies."""

from __future__ import annotations

from pathlib import Path

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError

_WORDS = {
    "unreachable": "person cannot be reached: another channel",
    "temporary": "not now: the sender tries again",
    "about_us": "refused because of us: blames no person",
    "complaint": "reported as spam: it did arrive",
    "automatic": "automatic reply",
    "reply": "a person writes: duenotice replies",
    "unknown": "nobody can tell",
}


def returns(*paths: Path, options: CaseOptions = THE_CASE) -> None:
    """Read the mailboxes of bounces and replies and note in the ledger whom we did not reach. A message counts once, however often
    it is read; what people wrote goes sealed into a queue.

    ```
    duenotice returns /var/mail/bounces replies.mbox
    ```

    Parameters
    ----------
    paths
        mbox files, Maildir folders, folders of messages, or single messages.
    """
    if not paths:
        raise UsageError("No mailbox was named.", next_step="Give an mbox file, a Maildir or a folder of messages.")
    case = options.opened()
    from duenotice.case import steps

    with say.progress(options) as tell:
        taken = steps.take_returns(case, paths, options.actor(), tell=tell)
    data = {
        "case": case.reference,
        "messages": taken.messages,
        "new": dict(taken.new),
        "without_id": taken.nobody,
        "replies": taken.replies,
        "waves": [{"wave": number, "closing": words} for number, words in taken.sentences.items()],
    }

    def human(console):
        new = sum(taken.new.values())
        console.print(f"{say.count(taken.messages, 'message')} read, {new:,} of them new.")
        if new:
            rows = [(kind, f"{n:,}", _WORDS[kind]) for kind, n in taken.new.most_common()]
            console.print(say.table(("kind", ">new", "what it says"), rows))
        if taken.nobody:
            console.print(
                f"Without an id of ours, so that nobody can tell whose: {say.count(taken.nobody, 'message')}."
            )
        for number, words in taken.sentences.items():
            console.print(f"Wave {number}. {say.escape(words)}")

    say.result(options, "returns", data, human)
    if taken.replies:
        say.hint(options, "duenotice replies")
    elif taken.new["unreachable"]:
        say.hint(options, "duenotice unreached   (another channel for those who cannot be reached)")
