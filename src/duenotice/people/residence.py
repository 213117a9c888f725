"""Where people live, as evidence with a tier. Only a stated address is `certain`; nothing inferred ever is."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.localedata import locale_identifiers

# Languages in which a directory may write its countries.
_NAME_LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "pt",
    "pl",
    "sv",
    "da",
    "fi",
    "nb",
    "cs",
    "tr",
    "ru",
    "ja",
    "zh",
    "ko",
)
_ALIASES = {
    "UK": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "GREAT BRITAIN": "GB", "EL": "GR", "USA": "US", "U.S.": "US",
    "U.S.A.": "US", "UNITED STATES OF AMERICA": "US", "HOLLAND": "NL", "SOUTH KOREA": "KR", "CZECH REPUBLIC": "CZ",
    "RUSSIA": "RU", "TURKEY": "TR", "DEU": "DE", "FRA": "FR", "ESP": "ES", "ITA": "IT", "GBR": "GB", "JPN": "JP", "CHE": "CH",
    "AUT": "AT", "CAN": "CA", "NLD": "NL", "POL": "PL", "SGP": "SG", "AUS": "AU", "IRL": "IE", "BEL": "BE", "SWE": "SE",
}  # fmt: skip


@cache
def _territories() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in reversed(_NAME_LANGUAGES):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ"}:
                names[str(name).upper()] = names[code] = code
    return names | _ALIASES


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country code or name in one of 18 languages, or None."""
    return _territories().get(text.strip().upper()) if text.strip() else None


_REGION = re.compile(r"[A-Z0-9]{1,3}")


def region_code(text: str, country: str | None) -> str | None:
    """ISO 3166-2 code (`US-CA`) of a region cell that holds a code, with or without its country; names give None."""
    code = text.strip().upper()
    if country is None or not code:
        return None
    code = code.removeprefix(f"{country}-")
    if country == "US":
        code = _us_states().get(code, code)
    return f"{country}-{code}" if _REGION.fullmatch(code) else None


@cache
def _us_states() -> dict[str, str]:
    pairs = (
        "ALABAMA AL,ALASKA AK,ARIZONA AZ,ARKANSAS AR,CALIFORNIA CA,COLORADO CO,CONNECTICUT CT,DELAWARE DE,FLORIDA FL,GEORGIA GA,"
        "HAWAII HI,IDAHO ID,ILLINOIS IL,INDIANA IN,IOWA IA,KANSAS KS,KENTUCKY KY,LOUISIANA LA,MAINE ME,MARYLAND MD,"
        "MASSACHUSETTS MA,MICHIGAN MI,MINNESOTA MN,MISSISSIPPI MS,MISSOURI MO,MONTANA MT,NEBRASKA NE,NEVADA NV,"
        "NEW HAMPSHIRE NH,NEW JERSEY NJ,NEW MEXICO NM,NEW YORK NY,NORTH CAROLINA NC,NORTH DAKOTA ND,OHIO OH,OKLAHOMA OK,"
        "OREGON OR,PENNSYLVANIA PA,RHODE ISLAND RI,SOUTH CAROLINA SC,SOUTH DAKOTA SD,TENNESSEE TN,TEXAS TX,UTAH UT,"
        "VERMONT VT,VIRGINIA VA,WASHINGTON WA,WEST VIRGINIA WV,WISCONSIN WI,WYOMING WY,DISTRICT OF COLUMBIA DC,PUERTO RICO PR"
    )
    states = (pair.rsplit(" ", 1) for pair in pairs.split(","))
    return {state[0]: state[1] for state in states}


@cache
def _languages() -> frozenset[str]:
    return frozenset(identifier.split("_", 1)[0] for identifier in locale_identifiers())


@cache
def language_tag(text: str) -> str | None:
    """BCP 47 tag of a language cell (`de`, `pt_BR`, `zh-Hant`), or None where it is no known language."""
    parts = re.split(r"[-_]", text.strip())
    if parts[0].lower() not in _languages():
        return None
    try:
        return str(Locale.parse("_".join(parts))).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return parts[0].lower()


# Country domains that are sold as something else say nothing of residence.
_SAYS_NOTHING = frozenset(
    {"io", "tv", "me", "co", "ai", "fm", "ly", "gg", "cc", "ws", "to", "am", "sh", "st", "la", "im"}
)


def country_of_domain(domain: str) -> str | None:
    """The country of a domain's last label (`example.de` → `DE`), or None where it has none or is sold as something else."""
    label = domain.rstrip(".").rpartition(".")[2].lower()
    if len(label) != 2 or label in _SAYS_NOTHING:
        return None
    return "GB" if label == "uk" else country_code(label)
