"""The names of the facts of a case: what `law` asks, what claims of a notice need, and what `case` derives from a run.

A fact's type decides how the command line and the desk ask for it. `derived` facts come from a run and may be overruled
by a person, never the other way round.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

FactType = Literal["yes_no", "text", "number", "instant", "names"]


class FactName(NamedTuple):
    """name, type, the question in words, whether a run can derive it, and the only values it can have (empty: any)."""

    name: str
    type: FactType
    question: str
    derived: bool = False
    choices: tuple[str, ...] = ()


AUDIENCES = ("none", "trusted_single", "known_few", "known_many", "other_customers", "public", "criminal")
"""Values of the fact `audience` that law and letters know, the least grave first."""

VOCABULARY: tuple[FactName, ...] = (
    FactName("controller_name", "text", "Under which name do customers know the controller?"),
    FactName("controller_address", "text", "What is the controller's postal address?"),
    FactName("controller_domain", "text", "From which mail domain do customers know the controller?"),
    FactName("contact_name", "text", "Who is the data protection officer or contact point?"),
    FactName("contact_details", "text", "How can the contact point be reached?"),
    FactName(
        "controller_role",
        "text",
        "Does the company act as `controller` or `processor` of these data?",
        False,
        ("controller", "processor"),
    ),
    FactName(
        "sectors", "names", "Which regulated sectors is the controller in (telecom, finance, health, …; or none)?"
    ),
    FactName("established_in", "names", "In which countries has the controller an establishment (ISO codes; or none)?"),
    FactName("main_establishment", "text", "In which EEA country is the main establishment (ISO code)?"),
    FactName("parent_company", "text", "Which company owns the controller (`none`: no company does)?"),
    FactName(
        "monitoring_provider", "text", "Who provides the identity protection offered to people, where a law wants one?"
    ),
    FactName("monitoring_months", "number", "For how many months is identity protection offered?"),
    FactName("monitoring_how", "text", "What does a person do to get the identity protection (no link)?"),
    FactName("breach_kinds", "names", "Was confidentiality, integrity or availability lost?", True),
    FactName("cause", "text", "What caused it (technical_error, misdelivery, theft, exfiltration, ransomware, …)?"),
    FactName("malicious", "yes_no", "Was there malicious intent?"),
    FactName("happened_at", "instant", "When did the exposure begin, at the earliest possible?", True),
    FactName("ended_at", "instant", "When did the exposure end, at the latest possible?", True),
    FactName("first_signal_at", "instant", "When did the first credible signal arrive?"),
    FactName("detected_at", "instant", "When was it detected?"),
    FactName("aware_at", "instant", "When was the controller reasonably certain that personal data were affected?"),
    FactName("next_update_at", "instant", "By when will people and authorities hear more?"),
    FactName("contained", "yes_no", "Has the exposure been stopped?"),
    FactName(
        "audience",
        "text",
        f"Who saw the data ({', '.join(AUDIENCES)}, unknown)?",
        True,
        AUDIENCES,
    ),
    FactName("law_enforcement_delay", "yes_no", "Was the notice to people delayed at the request of law enforcement?"),
    FactName("recovered", "yes_no", "Were the copies confirmed deleted or returned?"),
    FactName(
        "measures_taken",
        "names",
        "What has been done (error_fixed, copies_deleted, sessions_ended, passwords_reset, authority_told, police_told, experts, …)?",
    ),
    FactName("misuse_seen", "yes_no", "Have the data already been used against people?"),
    FactName("data_encrypted", "yes_no", "Were the data unintelligible to those who saw them?"),
    FactName("key_taken", "yes_no", "Was the key to the encrypted data taken too?"),
    FactName("kinds_exposed", "names", "Which kinds of data were exposed?", True),
    FactName(
        "special_categories",
        "names",
        "Which special categories (GDPR article 9) were among the data, beyond those found (BELIEF, HEALTH, …; or none)?",
    ),
    FactName("coverage_complete", "yes_no", "Was all evidence of the window read, without gaps?", True),
    FactName("passwords_exposed", "yes_no", "Were passwords exposed?", True),
    FactName("payment_exposed", "yes_no", "Were payment data exposed?", True),
    FactName("secrets_reused", "yes_no", "Could exposed data serve as a log-in secret elsewhere?"),
    FactName(
        "risk_unlikely", "yes_no", "Is a risk to people's rights and freedoms unlikely (a reasoned legal conclusion)?"
    ),
    FactName("high_risk_likely", "yes_no", "Is a high risk to people likely (a reasoned legal conclusion)?"),
    FactName(
        "impact",
        "text",
        "What effects on people have been seen or are inherent (none, minor, serious)?",
        False,
        ("none", "minor", "serious"),
    ),
    FactName(
        "restored",
        "text",
        "If data were lost or out of reach: how soon were they back (prompt, days, never)?",
        False,
        ("prompt", "days", "never"),
    ),
    FactName("harm_likely", "yes_no", "Is harm to the people likely (a reasoned legal conclusion)?"),
    FactName("serious_harm_likely", "yes_no", "Is serious or significant harm likely (a reasoned legal conclusion)?"),
    FactName("vulnerable_people", "yes_no", "Are children, elderly or other people in need of protection among them?"),
    FactName("large_scale", "yes_no", "Is the processing of large scale?"),
    FactName("authority_order", "yes_no", "Has an authority ordered that people be told?"),
    FactName("high_risk_removed", "yes_no", "Do later measures make a high risk no longer likely?"),
    FactName("disproportionate_effort", "yes_no", "Would telling each person need disproportionate effort?"),
    FactName("ransom_paid", "yes_no", "Was a ransom paid?"),
    FactName("determined_at", "instant", "When was it determined that the breach is one the law asks to notify?"),
    FactName("authority_told_at", "instant", "When did the first report go to an authority?"),
    FactName(
        "aware_through",
        "text",
        "What made the controller know (loss_noticed, shown_by_outsider, suspicion_checked, extortion_checked, "
        "person_reports_mail, processor_told)?",
    ),
    FactName("confirmed_at", "instant", "When did a check confirm that personal data were compromised?"),
    FactName("processor_suspected_at", "instant", "When did the processor first suspect the breach?"),
    FactName("processor_told_at", "instant", "When did the processor tell the controller?"),
    FactName(
        "data_context",
        "number",
        "How telling are the data, from 1 to 4 (ENISA's scale; empty: as their kind suggests)?",
    ),
    FactName("people_told_at", "instant", "When were, or will, people be told?"),
)
"""Every fact, in the order a person would establish them."""

BY_NAME: dict[str, FactName] = {fact.name: fact for fact in VOCABULARY}
