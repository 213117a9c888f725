"""Names on pages and in columns without headers: what stands around them, what speaks for them, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.accuracy import portals, services, visits
from benchmarks.accuracy.columns import development
from benchmarks.accuracy.scoring import added, by_record, confusion, macro_f1, scanned
from duenotice.detect.fields import frames, naming
from duenotice.detect.words.lexicon import class_of
from duenotice.detect.words.wordlists import folded

NAMES = frozenset({"PERSON_NAME"})
GIVEN = ("Ann", "Jörg", "Łucja", "Ioannis", "Zoë", "Paul", "Emma", "Noah", "Lena", "Otto", "Ida", "Max")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello again, Ann!", "Ann"),
        ("Sehr geehrte Frau Dr. Weber,", "Weber"),
        ("Kære Søren Møller", "Søren Møller"),
        ("Добрый день, Анна!", "Анна"),
        ("¡Hola, José!", "José"),
        ("田中さん、こんにちは", "田中"),
        ("김민준님 환영합니다", "김민준"),
        ("Hello world of shoes", ""),
        ("Dear customer,", ""),
    ],
)
def test_a_greeting_names_somebody_without_the_title(text: str, name: str) -> None:
    start, end = naming.greeted(text) or (0, 0)
    assert text[start:end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Ann Field", "Ann Field"),
        ("Ann Field <ann@x.example>", "Ann Field"),
        ("ann@x.example (Ann Field)", "Ann Field"),
        ("Name: Ann Field", "Ann Field"),
        ("Ann Field · ann@x.example", "Ann Field"),
        ("د. محمد علي", "محمد علي"),
        ("Field Lamp Deluxe", ""),
        ("Müller Holding GmbH", ""),
    ],
)
def test_a_cell_of_names_holds_the_name_alone(text: str, name: str) -> None:
    start, end = naming.name_within(text, 0, 0, (), ())
    assert text[start:end] == name


def test_several_templates_around_names_are_told_from_the_names() -> None:
    said = [
        ("Good evening {},", "{}, welcome back", "Nice to see you, {}!")[n % 3].format(name)
        for n, name in enumerate(GIVEN)
    ]
    heads, tails = frames.frames(said)
    assert [frames.without(text, heads, tails) for text in said] == list(GIVEN)


def test_a_number_in_a_template_may_differ() -> None:
    said = [f"Thank you, {name}, for your gift of {n * 7} EUR!" for n, name in enumerate(GIVEN)]
    heads, tails = frames.frames(said)
    assert [frames.without(text, heads, tails) for text in said] == list(GIVEN)


def test_the_number_of_a_house_is_no_template() -> None:
    assert frames.frames([f"Rue {name} {n}" for n, name in enumerate(GIVEN)])[1] == ()


def test_a_family_name_that_many_share_is_no_template() -> None:
    names = [f"Nguyen {name}" for name in GIVEN]
    assert frames.frames(names) == ((), ())


@given(st.lists(st.text("ab ,:!Ñ한", max_size=20), max_size=30))
def test_what_a_frame_leaves_is_a_part_of_the_text(texts: list[str]) -> None:
    heads, tails = frames.frames(texts)
    assert all(frames.without(text, heads, tails) in text for text in texts)


@pytest.mark.parametrize(
    ("text", "plain"), [("ŁUKASZ", "lukasz"), ("ΓΙΏΡΓΟΣ", "γιωργοσ"), ("İpek", "ipek"), ("김민준", "김민준")]
)
def test_words_are_compared_without_case_and_accents(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("path", "header", "group"),
    [
        ("$.user.name", "name", "PERSON_NAME"),
        ("$.items[].brand.name", "name", "-NOT_PERSONAL"),
        ("$.store.name", "name", "-NOT_PERSONAL"),
        ("$.@graph[]<Product>.name", "Product name", "-NOT_PERSONAL"),
        ("$.@graph[]<Person>.name", "Person name", "PERSON_NAME"),
        ("dom:html>body>div.ad", "div", ""),
        ("dom:html>body>address>br", "br", ""),
        ("dom:html>body>div.customer-name", "div", "PERSON_NAME"),
        ("dom:html>body>span.member_name", "span", "PERSON_NAME"),
        ("dom:code_set_name", "code_set_name", "-NAME_OF"),
    ],
)
def test_a_name_is_that_of_what_holds_it(path: str, header: str, group: str) -> None:
    assert class_of(path, header) == group


@pytest.mark.parametrize("source", [portals, services], ids=["portals", "services"])
def test_names_on_pages_of_many_templates_are_found_and_little_else(source: object) -> None:
    pages = source.PAGES  # pyright: ignore[reportAttributeAccessIssue]
    crawled = visits.crawls(31, pages, (14,))
    score = added(by_record(sample, scanned(sample), NAMES) for sample in crawled)
    assert score.precision >= 0.95
    assert score.recall >= 0.9


def test_columns_without_headers_are_told_by_their_values() -> None:
    tables = [sample for sample in development(False, seed=17) if sample.name.endswith("_csv.csv")]
    pairs = confusion(tables[0], scanned(tables[0]))
    for table in tables[1:]:
        pairs += confusion(table, scanned(table))
    assert macro_f1(pairs) >= 0.9
