"""`duenotice facts`: what is known, by whom, since when."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def facts(*, all: Annotated[bool, Parameter(negative=())] = False, options: CaseOptions = THE_CASE) -> None:
    """What is known of the case, and who said so.

    ```
    duenotice facts
    duenotice facts --all
    ```

    Parameters
    ----------
    all
        Also the facts nobody has established yet, with their questions.
    """
    case = options.opened()
    from duenotice.case.facts import to_json, words
    from duenotice.model.facts import source_in_words
    from duenotice.model.vocabulary import VOCABULARY

    known = case.facts()
    names = [f for f in VOCABULARY if all or f.name in known]
    rows = [
        (f.name, words(known.value(f.name)), source_in_words(known[f.name].source) if f.name in known else f.question)
        for f in names
    ]
    data = {
        "case": case.reference,
        "facts": [
            {"name": f.name, "value": to_json(known.value(f.name)), "type": f.type, "question": f.question}
            for f in names
        ],
    }
    say.result(
        options, "facts", data, lambda c: c.print(say.table(("fact", "value", "said by, or the question"), rows))
    )
