"""Crawls in which each page shows one signed-in person, and now and then others, beside texts that look like names but are none."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.accuracy import values
from benchmarks.accuracy.pages import warc_record
from benchmarks.accuracy.sample import Sample

GROUPS: tuple[tuple[str, ...], ...] = (
    ("en_IE",),
    ("de_AT", "de_CH"),
    ("fr_CA", "fr_FR"),
    ("es_MX", "pt_PT"),
    ("it_IT",),
    ("nl_BE", "da_DK"),
    ("sv_SE", "fi_FI", "no_NO"),
    ("pl_PL", "cs_CZ", "sk_SK"),
    ("hu_HU", "ro_RO"),
    ("hr_HR", "sl_SI"),
    ("tr_TR",),
    ("el_GR",),
    ("ru_RU", "uk_UA", "bg_BG"),
    ("ar_EG",),
    ("he_IL",),
    ("ja_JP",),
    ("zh_CN",),
    ("ko_KR",),
    ("vi_VN", "id_ID"),
    ("lt_LT", "lv_LV", "et_EE"),
    ("en_US", "en_IN"),
)
"""Locales of one shop: most shops serve one country or a few neighbours."""

FAMILY_FIRST = ("zh", "ja", "ko", "hu", "vi")
SHELF = (
    "Billy shelf",
    "Victoria Sponge Tin",
    "Rose Garden Mug",
    "Ralph Lauren",
    "Jack Wolfskin",
    "Hugo Boss",
    "Linen Shirt",
    "Lamp Florence",
    "Chair Oskar",
    "Alexander Vase",
    "Paul Smith",
    "Desk Klara",
    "Nordic Wool Blanket",
    "Calvin Klein",
    "Emma Mattress",
    "Green Apple Tea",
    "Ben & Jerry's",
    "Running Shoe 42",
    "USB-C Charger",
    "Nike",
    "Samsung Galaxy",
    "Kettle Pro 2",
    "Oak Shelf",
    "Sunday Roast",
    "Bluetooth Speaker",
    "Yoga Mat",
    "Le Creuset",
    "Trail Mix",
    "Silver Ring",
    "Night Cream",
    "Dyson V11",
    "Lego City",
    "Garden Hose",
    "Ceramic Bowl",
    "Philips Hue",
)
"""Products and brands, many with names of people."""
MENU = ("Women", "Men", "Kids", "Sale", "Home & Living", "Gift Cards", "Stores", "Help Center", "About Us", "Careers")
TOWNS = (
    "Springfield",
    "Santa Rosa",
    "Saint-Denis",
    "Charlotte",
    "Florence",
    "San José",
    "Neustadt",
    "Victoria",
    "Sydney",
    "Wien",
    "Bordeaux",
    "Leeds",
    "Rotterdam",
    "Kraków",
    "Porto",
    "Graz",
    "Bologna",
    "Aarhus",
    "Uppsala",
    "Espoo",
    "Brno",
    "Košice",
    "Debrecen",
    "Cluj-Napoca",
    "Zagreb",
    "İzmir",
    "Θεσσαλονίκη",
    "Казань",
    "Львів",
    "Пловдив",
    "الإسكندرية",
    "חיפה",
    "横浜市",
    "杭州市",
    "부산",
    "Đà Nẵng",
    "Bandung",
    "Kaunas",
    "Rīga",
    "Tartu",
)
STREETS = (
    "Avenue Victor Hugo",
    "Martin Luther King Drive",
    "Goethestraße",
    "Via Giuseppe Verdi",
    "Calle Simón Bolívar",
    "St. James Road",
)


@dataclass
class Visit:
    """One page's person and what stands around. Whatever `full`, `given` and the like give is noted as shown."""

    sample: Sample
    record: int
    locale: str
    rng: random.Random
    first: str
    last: str

    def name(self) -> str:
        """The full name, family first where people write it so; not noted."""
        if self.locale[:2] in FAMILY_FIRST:
            return f"{self.last}{'' if self.locale[:2] in ('zh', 'ja', 'ko') else ' '}{self.first}"
        return f"{self.first} {self.last}"

    def shows(self, text: str) -> str:
        """Any form of the name, noted; as HTML."""
        return html.escape(self.sample.person(text, self.record))

    def plain(self, text: str) -> str:
        """Any form of the name, noted; as it is."""
        return self.sample.person(text, self.record)

    def full(self) -> str:
        """The full name."""
        return self.shows(self.name())

    def given(self) -> str:
        """The given name alone."""
        return self.shows(self.first)

    def family(self) -> str:
        """The family name alone."""
        return self.shows(self.last)

    def initial(self) -> str:
        """`A. Weber`, or the full name in scripts that have no initials."""
        return self.shows(
            f"{self.first[0]}. {self.last}" if self.first[0].upper() != self.first[0].lower() else self.name()
        )

    def reversed(self) -> str:
        """`Weber, Anna`, or the full name where it is so anyway."""
        return self.full() if self.locale[:2] in FAMILY_FIRST else self.shows(f"{self.last}, {self.first}")

    def mail(self) -> str:
        """An address of theirs."""
        return self.sample.email(values.email(self.rng, f"{self.first} {self.last}"), self.record)

    def other(self) -> Visit:
        """Somebody else on the same page."""
        return visit(self.sample, self.record, self.locale, self.rng)

    def product(self) -> str:
        """A product or brand."""
        return html.escape(self.rng.choice(SHELF))

    def street(self) -> str:
        """A street that may be named after somebody, and a number."""
        return f"{self.rng.choice(STREETS)} {self.rng.randrange(1, 190)}"

    def town(self) -> str:
        """A town."""
        return self.rng.choice(TOWNS)

    def company(self) -> str:
        """A company of the country, often called after a family."""
        return html.escape(values.faker(self.locale, 5).company())

    def menu(self) -> str:
        """Links that are on every page."""
        return "".join(f'<a href="/{n}">{html.escape(word)}</a>' for n, word in enumerate(MENU))

    def day(self) -> str:
        """A day of last year."""
        return f"2018-{self.rng.randrange(1, 13):02d}-{self.rng.randrange(1, 29):02d}"


Page = Callable[[Visit], str]

_DEGREE = re.compile(
    r"^(?:(?:[A-Za-z]{1,5}\.|mrs|mr|ms|miss|herr|frau|hr|fr|dr|prof|ing|mag|dipl|drs|ir|bapak|ibu|шановн\w+)[ -]*)+ |"
    r",? (?:[A-Z]{1,4}\.[\w.]*|jr|phd|md|dds|dvm|[IVX]+)\.?$",
    re.IGNORECASE,
)


def visit(sample: Sample, record: int, locale: str, rng: random.Random) -> Visit:
    """A made-up person of a locale."""
    fake = values.faker(locale, 907)
    first, last = fake.first_name(), _DEGREE.sub("", fake.last_name())
    return Visit(sample, record, locale, rng, first, last)


def crawl(seed: int, title: str, page: Page, locales: Sequence[str], count: int) -> Sample:
    """A WARC of `count` pages of one template."""
    sample = Sample(f"crawl_{title}_{locales[0]}_{count}.warc")
    rng = random.Random(f"{seed} {sample.name}")
    parts: list[bytes] = []
    for locale in locales:
        values.faker(locale, 907).seed_instance(f"{seed} {sample.name}")
    for record in range(count):
        body = page(visit(sample, record, rng.choice(locales), rng))
        if not body.startswith("<!doctype"):
            body = f"<!doctype html><html><head><title>My account</title></head><body>{body}</body></html>"
        parts.append(warc_record(body, record))
    sample.data = b"".join(parts)
    return sample


def crawls(seed: int, pages: Mapping[str, Page], counts: Sequence[int] = (5, 14, 45, 200)) -> list[Sample]:
    """Each template as small and large crawls, each of a country or two."""
    rng = random.Random(seed)
    return [crawl(seed, title, page, rng.choice(GROUPS), count) for title, page in pages.items() for count in counts]
