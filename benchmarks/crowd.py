"""Made-up people with everything that a leak may tell of them, from a seed, so that the number of people in a file is known.

Names are common ones put together by chance; addresses lie in reserved example domains, telephone numbers in the ranges that
regulators keep for drama and documentation (Ofcom, Arcep, NANPA), identity numbers carry valid check digits and belong to nobody.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

_GIVEN = """Alice Amir Ana Andrea Anton Astrid Beatriz Benjamin Boris Camille Carlos Cecilia Clara Daniel David Diana Dmitri Elena Elias
Emma Erik Fatima Felix Florian Gabriel Giulia Greta Hannah Helena Henrik Hugo Ines Ingrid Irina Isabel Jakob James Johanna Jonas Julia
Karim Katarina Laura Leila Liam Linda Lucas Magnus Marcus Maria Marta Martin Matilda Mehmet Mia Michael Mona Nadia Natalia Nils Nora
Olga Oliver Omar Oscar Patricia Paul Pavel Peter Petra Rafael Rebecca Robert Rosa Ruth Samuel Sandra Sara Sebastian Sofia Stefan Susan
Sven Teresa Thomas Tobias Ursula Valentina Vera Victor Viktoria Walter William Yusuf Yvonne Zoe"""
_FAMILY = """Adams Almeida Andersson Bakker Barbieri Baumann Becker Bennett Berg Bianchi Brandt Brooks Carlsson Castillo Chevalier Clarke
Coleman Conti Cooper Costa Cruz Dahl Delgado Dubois Eriksson Esposito Fernandez Fischer Fontaine Foster Fournier Garcia Girard Gomez
Graham Gruber Haas Hansen Harris Hartmann Hoffmann Holm Hughes Ivanov Jensen Kaminski Keller Koch Kovacs Kowalski Kraus Lambert Larsen
Lefebvre Lindberg Lombardi Lopez Marchetti Marino Martinez Mercier Meyer Moreau Moreno Morgan Nielsen Nowak Olsen Ortega Palmer Parker
Petrov Pereira Phillips Popov Ramirez Reyes Ricci Richter Rinaldi Rossi Roussel Sanders Santos Schmidt Schneider Schulz Silva Sorensen
Stewart Svensson Torres Turner Vargas Vidal Visser Vogel Wagner Walker Weber Winkler Wood Zimmermann"""
GIVEN, FAMILY = tuple(_GIVEN.split()), tuple(_FAMILY.split())
STREETS = ("Mill Lane", "Oak Street", "Harbour Road", "Station Road", "Park Avenue", "Church Street", "Garden Way")
TOWNS = (("10115", "Berlin"), ("75011", "Paris"), ("28013", "Madrid"), ("20121", "Milano"), ("1012", "Amsterdam"))
PRIVATE = ("example.com", "example.org", "example.net", "mail.example.com", "post.example.org")


@dataclass
class Somebody:
    """One made-up person."""

    number: int
    given: str
    family: str
    email: str
    work_email: str
    mobile: str
    home: str
    born: date
    street: str
    postcode: str
    town: str
    us_number: str
    tax_number: str
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"


class Crowd:
    """Makes people and chances from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._phones: set[str] = set()
        self._emails: set[str] = set()
        self._numbers = 1000

    def people(self, count: int) -> list[Somebody]:
        """So many different people; as in life, a few are namesakes."""
        return [self.somebody() for _ in range(count)]

    def somebody(self, family: str = "") -> Somebody:
        """One more person, of a family where one is named."""
        r = self.random
        given, family = r.choice(GIVEN), family or r.choice(FAMILY)
        self._numbers += r.randrange(1, 40)
        postcode, town = r.choice(TOWNS)
        return Somebody(
            self._numbers,
            given,
            family,
            self.email(given, family),
            self._new_email(f"{ascii_of(given)}.{ascii_of(family)}", "corp.example"),
            self.phone(),
            self.phone(),
            date(1950, 1, 1) + timedelta(days=r.randrange(365 * 55)),
            f"{r.randrange(1, 160)} {r.choice(STREETS)}",
            postcode,
            town,
            f"{r.randrange(1, 650):03}-{r.randrange(1, 100):02}-{r.randrange(1, 10_000):04}",
            self._tax_number(),
        )

    def email(self, given: str, family: str) -> str:
        """A private address, as people make them up."""
        r, g, f = self.random, ascii_of(given), ascii_of(family)
        year = r.randrange(50, 99)
        local = r.choice((f"{g}.{f}", f"{g[0]}{f}{year}", f"{g}{year}", f"{f}.{g[0]}", f"{g}_{f}{r.randrange(1000)}"))
        return self._new_email(local, r.choice(PRIVATE))

    def _new_email(self, local: str, domain: str) -> str:
        address, more = f"{local}@{domain}", 1
        while address in self._emails:
            more += 1
            address = f"{local}{more}@{domain}"
        self._emails.add(address)
        return address

    def phone(self) -> str:
        """A number that nobody has, in E.164."""
        r = self.random
        while True:
            number = r.choice(
                (
                    f"+447700900{r.randrange(1000):03}",
                    f"+3363998{r.randrange(10_000):04}",
                    f"+3319900{r.randrange(10_000):04}",
                    f"+1{r.choice((212, 312, 415, 617, 702, 808))}55501{r.randrange(100):02}",
                )
            )
            if number not in self._phones:
                self._phones.add(number)
                return number

    def _tax_number(self) -> str:
        """A Polish PESEL-free choice: a Spanish NIF, whose letter is the number modulo 23."""
        number = self.random.randrange(10_000_000, 99_999_999)
        return f"{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"

    def chance(self, share: float) -> bool:
        """True with this chance."""
        return self.random.random() < share

    def some(self, people: list[Somebody], share: float) -> list[Somebody]:
        """A share of the people, in their order."""
        return [p for p in people if self.chance(share)]

    def slip(self, word: str) -> str:
        """A word with a slip of the keyboard: two neighbours exchanged, one left out or doubled."""
        if len(word) < 4:
            return word
        at = self.random.randrange(1, len(word) - 2)
        return self.random.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] * 2 + word[at + 1 :],
            )
        )

    def day(self) -> date:
        """A day of last year."""
        return date(2025, 1, 1) + timedelta(days=self.random.randrange(365))


def ascii_of(word: str) -> str:
    """A name as it stands in addresses."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isascii() and c.isalnum())
