"""Words and signs for streets, in the languages of the world, and what is written with one."""

from __future__ import annotations

import re

_STREETS = (
    "street|st|road|roads|rd|avenue|ave|lane|ln|drive|dr|court|ct|way|walk|hill|close|crescent|grove|mews|terrace|gardens|parkway|highway|"
    "trail|blvd|boulevard|square|place|apt|suite|flat|rue|chemin|allée|via|viale|piazza|corso|vicolo|largo|strada|contrada|borgo|"
    "calle|avenida|plaza|paseo|camino|ronda|glorieta|callejón|rua|praça|travessa|alameda|ladeira|ulica|ul|aleja|plac|ulice|náměstí|utca|út|"
    "útja|tér|köz|bulevardul|aleea|sokak|cadde|caddesi|mahallesi|vej|gade|gata|gatan|vägen|veien|gate|katu|tie|weg|platz|allee|gasse|laan|"
    "plein|singel|οδός|λεωφ|λεωφόρος|πλ|πλατεία|улица|ул|пр|просп|проспект|пер|переулок|ш|шоссе|бул|бульвар|алл|наб|набережная|площадь|"
    "вулиця|вул|буд|площа|шосе|провулок|узвіз|набережна|avda|avd|ctra|carretera|pasaje|impasse|quai|esplanade|faubourg|estrada|lungomare|salita|"
    "iela|gatvė|gatve|cesta|trg|tänav|puiestee|maantee|alėja|prospektas|bulvāris|bulvaris|turnpike|bypass|улица|улици|đường|phố|ngõ|hẻm|jl|jln|jalan|gang|sokağı|cad|bulvarı|mah|mahalle"
)
_STREET_ENDS = (
    "steeg|stigen|stien|dreef|dijk|polku|pfad|stræde|backen|"
    "strasse|weg|gasse|platz|allee|straat|laan|singel|plein|gatan|vägen|vej|gade|katu|kuja|tie"
)
_STREET = re.compile(
    rf"\b(?:{_STREETS})\b|(?:straße|str\.|{_STREET_ENDS})\b|[路街道号丁目番地]|(?:로|길|대로) ?\d|"
    r"شارع|طريق|ميدان|רחוב|שדרות|סמטת|ถนน|ซอย|ถ\.|मार्ग|रोड|सड़क|गली|चौक",
    re.IGNORECASE,
)
_WHOLE = frozenset(_STREETS.split("|")) | frozenset(_STREETS.replace("ı", "i").split("|"))
"""Also as they are in ASCII: whatever the case, the pattern takes the dotless letter for the dotted one."""
_ENDS = tuple(_STREET_ENDS.split("|"))
_WORD = re.compile(r"\w+")
_STR = re.compile(r"str\.\w")


_STREET_SIGN = re.compile(r"[路街巷弄丁]")


def has_digit(text: str) -> bool:
    """Whether a digit stands in it."""
    return any(map(str.isdigit, text))


def is_street(text: str) -> bool:
    """A word for streets and a number; in Han a sign for streets alone."""
    return bool((has_digit(text) or _STREET_SIGN.search(text)) and names_street(text))


def names_street(text: str) -> bool:
    """Whether a word for streets stands in it. Without letters beyond ASCII its words are looked up, which says the same sooner."""
    if not text.isascii():
        return _STREET.search(text) is not None
    low = text.lower()
    return any(word in _WHOLE or word.endswith(_ENDS) for word in _WORD.findall(low)) or (_STR.search(low) is not None)
