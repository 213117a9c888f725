"""The info types duenotice speaks of. One table, so that detect, people, law and notices use the same names.

National ids are `NATIONAL_ID.<country>`, passports `PASSPORT.<country>`; `family()` strips the country.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "PERSON_NAME": "name of a person",
    "EMAIL": "e-mail address",
    "PHONE": "telephone number",
    "POSTAL_ADDRESS": "postal address",
    "BIRTH_DATE": "date of birth",
    "IP_ADDRESS": "IP address",
    "CARD": "payment card number",
    "CARD_CODE": "card security code",
    "IBAN": "bank account number",
    "NATIONAL_ID": "national identity or social security number",
    "TAX_ID": "tax number",
    "PASSPORT": "passport number",
    "DRIVING_LICENCE": "driving licence number",
    "PASSWORD": "password",
    "PASSWORD_HASH": "password as a hash",
    "CREDENTIAL": "key or secret token",
    "SESSION_TOKEN": "session token",
    "USER_NAME": "user name",
    "ACCOUNT_ID": "customer or account number",
    "ORDER": "order or purchase",
    "CRYPTO_ADDRESS": "crypto-currency address",
    "GEO": "geographic position",
    "VEHICLE_ID": "vehicle number or plate",
    "HEALTH": "health data",
    "ETHNIC_ORIGIN": "racial or ethnic origin",
    "POLITICAL_OPINION": "political opinion or party",
    "BELIEF": "religious or philosophical belief",
    "TRADE_UNION": "trade-union membership",
    "GENETIC": "genetic data",
    "BIOMETRIC": "biometric data",
    "SEX_LIFE": "sex life or sexual orientation",
    "CRIMINAL_RECORD": "criminal convictions and offences",
}
"""Info type to its English name."""
SPECIAL_KINDS = (
    "HEALTH",
    "ETHNIC_ORIGIN",
    "POLITICAL_OPINION",
    "BELIEF",
    "TRADE_UNION",
    "GENETIC",
    "BIOMETRIC",
    "SEX_LIFE",
    "CRIMINAL_RECORD",
)
"""The special categories of article 9(1) GDPR and, last, convictions and offences (article 10). Nationality and gender are none."""


def family(kind: str) -> str:
    """`NATIONAL_ID.PL` → `NATIONAL_ID`."""
    return kind.split(".", 1)[0]
