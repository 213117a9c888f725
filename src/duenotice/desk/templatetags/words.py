"""Names of kinds, audiences and rules as people read them."""

from django import template

from duenotice.model.kinds import KINDS, family

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


@register.filter
def in_words(name: str) -> str:
    """`EMAIL` → `e-mail address`, `other_customer` → `other customers`, `viewer_signed_out` → `viewer signed out`."""
    if family(name) in KINDS:
        country = name.partition(".")[2]
        return KINDS[family(name)] + (f" ({country})" if country else "")
    return AUDIENCES.get(name, name.replace("_", " ").replace(":", ": "))
