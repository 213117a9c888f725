"""Identity numbers that say little by themselves: taken behind a word for them or in a field called so, and nowhere else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.kernel.codes import BY_WORD, CODES, FURTHER, HK_ID
from duenotice.detect.rules.detectors import built_in
from duenotice.detect.words.lexicon import groups
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood

NAMED = built_in()[BY_WORD : int(HK_ID)]
"""Those of digits alone that need a word."""
SETTINGS = detect.Settings(bytes(32))


def told(text: str) -> set[str]:
    """Kinds that a text is found to hold, from *possible* on."""
    return {one.kind for one in detect.try_text(text, SETTINGS) if one.likelihood >= Likelihood.POSSIBLE}


def in_file(path: Path, content: str) -> set[str]:
    """The same of a file."""
    path.write_text(content)
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    rows = detect.scan_item(item, own, SETTINGS).findings.to_pylist()
    return {row["kind"] for row in rows if row["likelihood"] >= Likelihood.POSSIBLE}


@pytest.mark.parametrize(
    "detector", [one for one in built_in()[FURTHER : len(CODES)] if one.support], ids=lambda one: one.id
)
def test_an_example_is_found_as_what_it_is(detector: detect.Detector) -> None:
    found = told(f"Note: {detector.match[0]}\n")
    # some countries share a word and a check: of these the one that is likelier is told
    assert detector.kind in found or any(kind.startswith("NATIONAL_ID.") for kind in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NIK: 3171015502850003", "NATIONAL_ID.ID"),
        ("nomor KTP 3171015502850003 atas nama", "NATIONAL_ID.ID"),
        ("?nik=3171015502850003&x=1", "NATIONAL_ID.ID"),
        ('{"log":"user nik=3171015502850003 saved"}', "NATIONAL_ID.ID"),
        ("IC No. 850101-14-5678", "NATIONAL_ID.MY"),
        ("số CCCD 001085123456 cấp ngày", "NATIONAL_ID.VN"),
        ("CNIC # 42201-1234567-9", "NATIONAL_ID.PK"),
        ("Emirates ID 784-1984-1234567-4", "NATIONAL_ID.AE"),
        ("کد ملی: ۰۴۹۹۳۷۰۸۹۹", "NATIONAL_ID.IR"),
        ("ИИН 850101300124", "NATIONAL_ID.KZ"),
        ("Medicare number 2123 45670 1", "NATIONAL_ID.AU"),
        ("her HKID is A123456(3),", "NATIONAL_ID.HK"),
        ("RFC del cliente: GODE561231GR9", "NATIONAL_ID.MX"),
        ("my NIN is 51423678901", "NATIONAL_ID.NG"),
        ("NIC No 853401234V", "NATIONAL_ID.LK"),
        ("TAJ szám: 123 456 788", "NATIONAL_ID.HU"),
        ("C.C. cédula 213.123.432-1", "NATIONAL_ID.CO"),
    ],
)
def test_a_number_is_told_by_the_word_before_it(text: str, kind: str) -> None:
    assert kind in told(text + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "mi DNI: 30.123.456 y",
        "C.I. 1234567, Montevideo",
        "Ghana Card: GHA-123456789-1",
        "MBI number 1EG4-TE5-MK73 was",
        "NRC no. 123456/78/1",
    ],
)
def test_a_short_number_is_told_by_its_cue(text: str) -> None:
    assert any(kind.startswith("NATIONAL_ID") for kind in told(text + "\n"))


@pytest.mark.parametrize(
    "text",
    [
        "MyKad 3171015502850003",  # of another country's length
        "NIK 850101-14-5678",
        "order 3171015502850003",
        "NIK 3171017502853003",
        "CNIC: see 2022-11-01, ref 42201/1234567",
        "NIN errors 12345 67890 1",
        "CCCD 991085123456",
        "QID 12345678901",
        "qid=28463412345",
        "TIN 123 456 789",
        "nik,name\n",
        "NIK of the order 99, no. 20180911 20180912 3171015502850003",
    ],
)
def test_other_numbers_are_not_taken_for_one(text: str) -> None:
    assert not {kind for kind in told(text + "\n") if kind[-2:] in ("ID", "MY", "PK", "NG", "VN", "QA", "PH")}


@pytest.mark.parametrize("detector", NAMED, ids=lambda one: one.id)
def test_digits_alone_are_nobody_without_their_word(detector: detect.Detector, tmp_path: Path) -> None:
    bare = detector.match[0].split(" ", 1)[1]
    bare = bare[next(place for place, c in enumerate(bare) if c.isdigit()) :]
    kinds = told(f"see {bare} here\n") | in_file(
        tmp_path / "log.txt", f"2026-11-27 10:00:00 saved row {bare} in 3 ms\n"
    )
    assert detector.kind not in kinds or detector.kind in {one.kind for one in built_in()[:FURTHER] if not one.support}


HEADERS = {
    "nik": (
        "NATIONAL_ID.ID",
        lambda rng: f"3171{rng.randrange(10):02}1503{rng.randrange(60, 99)}{rng.randrange(9999):04}",
    ),
    "no_kp": ("NATIONAL_ID.MY", lambda rng: f"{rng.randrange(60, 99)}0315-14-{rng.randrange(9999):04}"),
    "CNIC": ("NATIONAL_ID.PK", lambda rng: f"42201-{rng.randrange(10**7):07}-{rng.randrange(9)}"),
    "nin": ("NATIONAL_ID.NG", lambda rng: f"{rng.randrange(10**10, 10**11)}"),
    "số_cccd": ("NATIONAL_ID.VN", lambda rng: f"0010{rng.randrange(10**8):08}"),
    "الرقم القومي": ("NATIONAL_ID.EG", lambda rng: f"2{rng.randrange(60, 99)}031501{rng.randrange(10**5):05}"),
    "کد ملی": ("NATIONAL_ID.IR", lambda rng: f"{rng.randrange(10**10):010}"),
    "ghana_card_number": ("NATIONAL_ID.GH", lambda rng: f"GHA-{rng.randrange(10**9):09}-{rng.randrange(10)}"),
    "HKID": ("NATIONAL_ID.HK", lambda rng: f"A{rng.randrange(10**6):06}({rng.randrange(10)})"),
    "Cédula": ("NATIONAL_ID", lambda rng: f"{rng.randrange(10**7, 10**9)}"),
    "dpi": ("", lambda rng: f"{rng.choice((72, 96, 150, 300, 600))}"),
    "nid_number": ("NATIONAL_ID.BD", lambda rng: f"{rng.randrange(10**9, 10**10)}"),
    "nid": ("", lambda rng: f"{rng.randrange(10**5, 10**7)}"),
    "created": ("", lambda rng: f"{rng.randrange(1_500_000_000, 1_700_000_000)}"),
    "order_no": ("ORDER", lambda rng: f"{rng.randrange(10**11, 10**12)}"),
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_column_is_told_by_its_header(tmp_path: Path, header: str) -> None:
    kind, number = HEADERS[header]
    rng = random.Random(3)
    rows = "".join(f"{n},{number(rng)}\n" for n in range(60))
    found = in_file(tmp_path / "people.csv", f"n,{header}\n{rows}")
    ids = {one for one in found if one.startswith("NATIONAL_ID")}
    # a word of many countries leaves it to the checks which it is
    assert bool(ids) if kind == "NATIONAL_ID" else ids == ({kind} if kind.startswith("NATIONAL") else set())


def test_every_country_that_has_numbers_has_words_for_them() -> None:
    asked = {one.kind for one in built_in()[FURTHER : len(CODES)]}
    assert asked <= set(groups())


@pytest.mark.parametrize("seed", range(3))
def test_lines_of_a_log_hold_no_identity_numbers(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    lines = (
        f"2026-11-{n % 28 + 1:02}T10:00:00Z tx {rng.randrange(10**15, 10**16)} order {rng.randrange(10**9, 10**10)} took "
        f"{rng.randrange(10**12, 10**13)} ns seq={rng.randrange(10**11)} at {1_764_000_000 + n} build {rng.randrange(10**13)}\n"
        for n in range(400)
    )
    found = in_file(tmp_path / "app.log", "".join(lines))
    old = {one.kind for one in built_in()[:FURTHER]}
    assert {kind for kind in found if kind.startswith("NATIONAL_ID")} <= old
