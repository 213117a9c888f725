"""Names of kinds, audiences, rules, places and states as people read them."""

from datetime import datetime

from django import template

from duenotice import law, notices
from duenotice.case import plainly
from duenotice.model.duties import PROOF
from duenotice.model.kinds import KINDS, family
from duenotice.model.visible import visible
from duenotice.people import in_words as doubt

register = template.Library()

AUDIENCES = {
    "same_account": "the person’s own account",
    "other_customer": "other customers",
    "anonymous": "visitors who were not signed in",
    "employee": "employees",
    "search_engine": "search engines",
    "bot": "other robots",
    "archive": "web archives",
    "unknown": "nobody can tell whom",
}
STATES = {
    "sending": "is being sent",
    "accepted": "accepted by the mail server of the person",
    "doubtful": "doubtful: may or may not have arrived",
    "by_evidence": "settled by evidence later",
    "resent": "sent again",
    "held": "held for a decision",
    "refused": "refused",
    "waiting": "waiting",
    "not_reached": "not reached by any channel",
}
"""What became of letters, and how a wave stands; other states are words already."""

for _name, _filter in {
    "place": plainly.place,
    "language": plainly.language,
    "group": plainly.group,
    "question": law.question,
    "content": law.content_words,
    "doubt": doubt,
    "visible": visible,
}.items():
    register.filter(_name, _filter)


@register.filter
def in_words(name: str) -> str:
    """`EMAIL` → `e-mail address`, `other_customer` → `other customers`, `not_retained` → `not retained`."""
    if family(name) in KINDS:
        country = name.partition(".")[2]
        return KINDS[family(name)] + (f" ({country})" if country else "")
    return AUDIENCES.get(name, name.replace("_", " ").replace(":", ": "))


@register.filter
def middle(text: str, most: int = 200) -> str:
    """A long path cut in its middle: its begin and its end tell most."""
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"


@register.filter
def state(name: str) -> str:
    """What became of a letter or a wave, in words."""
    return STATES.get(name, name.replace("_", " "))


@register.filter
def direction(tag: str) -> str:
    """`ltr` or `rtl`: that of the language, as a subject in Arabic may begin with a Latin name."""
    return notices.direction(tag)


@register.filter
def proof(level: str) -> str:
    """The level of proof of a rule in words."""
    return PROOF.get(level, level)


@register.filter
def hour(key: str) -> str:
    """`2025-11-26T09` → `2025-11-26 09:00`; `??` → `no time known`."""
    return "no time known" if key == "??" else f"{key[:10]} {key[11:13]}:00"


@register.filter
def instant(text: str | None) -> datetime | None:
    """An ISO instant as one; None where there is none."""
    return datetime.fromisoformat(text) if text else None


@register.filter
def claims(told: list[str]) -> tuple[list[str], list[str]]:
    """`who_writes=true`, `misuse=unknown` → what a notice says as a fact, and what it says is not known."""
    parted = [text.replace("_", " ").partition("=") for text in told]
    unknown = [name for name, _, value in parted if value == "unknown"]
    said = [name if value == "true" else f"{name} (no)" for name, _, value in parted if value != "unknown"]
    return said, unknown


@register.filter
def rests(fact: str) -> str:
    """`detected_at@1` → `When was it detected? (version 1 of the answer)`; a fact that nobody gave has no version."""
    name, _, version = fact.partition("@")
    return f"{law.question(name)} ({f'version {version} of the answer' if version else 'not known'})"
