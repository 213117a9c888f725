"""The rules that leave a person in doubt, in words. A count's causes name the rule; whoever reads them sees the words."""

from __future__ import annotations

DOUBTS: dict[str, str] = {
    "viewer_signed_out": "only visitors who never signed in were seen viewing the page; one may have been the person",
    "viewer_unknown": "who viewed the page is not known, or was signed in to several accounts",
    "part_of_the_page": "only part of the page was sent, perhaps not the part with personal data",
    "page_not_known_to_be_personal": "no capture shows whether pages of that kind hold personal data",
    "object_inferred_from_cache_age": "the edge did not log which copy it served; age and place point to it",
    "maker_inferred_from_session": "whose page it was is known from the session only, as the origin's log lacks it",
    "made_while_the_origin_log_is_missing": "whose page it was is not known, as the origin's log lacks it",
    "captured_by_unknown_visitor": "a captured page shows the person's data; for whom it was made is not known",
    "name_or_shared_key_only": "a name or an address that several people share is all that links the data to the person",
    "no_log_shows_who_read_the_file": "the data stand in a file, and no log shows who read it",
    "may_be_somebody_already_counted": "the record may belong to a person who is already counted",
    "beside_several_people": "the record names several people; whose this datum is cannot be told",
    "page_lived_through_a_gap:lost": "the page was in a cache while part of that cache's log is missing",
    "page_lived_through_a_gap:not_retained": "the page was in a cache before its log begins or after it ends",
    "page_lived_through_a_gap:sampled": "the page was in a cache of whose log only a sample was kept",
    "no_log_at_all": "for some time neither origin nor edge kept a log",
    "residence_unknown": "the person's residence is not known and could be here",
    "residence_not_certain": "the person's residence is inferred, not stated",
    "kind_not_on_every_page": "this kind of data stands on some pages of that kind and not on others",
    "kinds_not_on_every_page": "these kinds of data together stand on some pages of that kind and not on others",
}
"""Rule name to the doubt in words."""


def in_words(rule: str) -> str:
    """The doubt behind a rule's name; the name itself where nobody wrote words for it."""
    return DOUBTS.get(rule, rule.replace("_", " "))
