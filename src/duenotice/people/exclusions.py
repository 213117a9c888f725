"""The rules by which a serving does not count, each with its reason. A rule lowers `possible`, so each is named and can be switched off."""

from __future__ import annotations

EXCLUSIONS: dict[str, str] = {
    "not_success": "the answer carried no page: a redirect, 304 Not Modified or an error",
    "head_only": "only headers were asked for",
    "own_page": "the viewer was signed in as the person whose page it was",
    "own_machine": "the viewer was a machine of the company itself, as settings say",
    "no_body": "fewer bytes were sent than a page of that kind has before its first personal value",
    "not_shared": "the logs around the page are whole and show it to nobody else",
    "signed_out_page": "the page was generated for a visitor who was not signed in",
    "no_personal_data": "pages of that kind hold no personal data of the person they are generated for",
}
"""Rule name to its reason in words."""
