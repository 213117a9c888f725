"""Every language has every message, the plural forms its grammar needs, and the direction of its script."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast

from duenotice.model import Bounds
from duenotice.notices import best_language, compose, languages
from duenotice.notices.words import LANGUAGES, locale, speaker

EU = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
OTHERS = "no is tr uk ru ar he hi ja ko zh-Hans zh-Hant id vi th pt-BR es-419"
PLURALS = ("people-exact", "people-range")


def messages(language):
    source = (files("duenotice.notices") / "fluent" / f"{language}.ftl").read_text(encoding="utf-8")
    body = FluentParser().parse(source).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)], language
    return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}


def variables(message):
    return set(re.findall(r"\$(\w+)", str(message.value.to_json())) or []) | {
        node["id"]["name"] for node in walk(message.value.to_json()) if node.get("type") == "VariableReference"
    }


def walk(node):
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def categories(message):
    return {node["key"]["name"] for node in walk(message.value.to_json()) if node.get("type") == "Variant"}


def test_the_languages_are_those_promised():
    assert set(LANGUAGES) == {*EU.split(), *OTHERS.split()} == {language.tag for language in languages()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_messages_and_values_of_the_english(language):
    ours, english = messages(language), messages("en")
    assert list(ours) == list(english)
    differing = [name for name in english if name not in PLURALS and variables(ours[name]) != variables(english[name])]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_plural_forms_of_its_grammar(language):
    wanted = set(locale(language).plural_form.tags) | {"other"}
    for name in PLURALS:
        found = categories(messages(language)[name])
        assert (found or {"other"}) == wanted, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [0, 1, 2, 5, 21, 100])
def test_a_count_is_said_in_each_language(make_brief, language, n):
    notice = compose(make_brief(people=Bounds.exactly(n)), language)
    assert re.search(rf"(?<!\d){n}(?!\d)", notice.text)


@pytest.mark.parametrize(
    ("language", "n", "words"),
    [
        ("ru", 1, "затронут 1 человек."),
        ("ru", 3, "затронуты 3 человека."),
        ("ru", 5, "затронуто 5 человек."),
        ("ru", 21, "затронут 21 человек."),
        ("sl", 2, "prizadeti 2 osebi"),
        ("pl", 22, "22 osób"),
        ("lt", 21, "paveiktas 21 žmogus"),
        ("lv", 21, "21 cilvēku"),
        ("ro", 5, "5 persoane"),
        ("ro", 100, "100 de persoane"),
        ("mt", 11, "11-il persuna"),
        ("ga", 7, "7 nduine"),
        ("fr", 0, "0 personne est concernée"),
        ("de", 1, "ist 1 Mensch betroffen"),
    ],
)
def test_numbers_bend_words_as_grammar_wants(make_brief, language, n, words):
    assert words in compose(make_brief(people=Bounds.exactly(n)), language).text


@pytest.mark.parametrize("language", ["ar", "he"])
def test_right_to_left_scripts_say_so_and_keep_latin_parts_in_order(make_brief, language):
    notice = compose(make_brief(), language)
    assert f'<html lang="{language}" dir="rtl">' in notice.html
    assert "\u2068{{code}}\u2069" in notice.text


def test_no_language_borrows_the_english_sentences():
    english = messages("en")
    for language in LANGUAGES:
        if language != "en":
            same = [name for name, message in messages(language).items() if message.value.equals(english[name].value)]
            assert set(same) <= {"letter-number"}, language


def test_every_language_says_its_name_and_is_marked_a_machine_draft(make_brief):
    assert {language.name for language in languages()} >= {"Deutsch", "français", "suomi", "العربية", "日本語"}
    assert all(compose(make_brief(), language).machine_drafted for language in LANGUAGES)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        *[("de-AT", "de"), ("pt_BR", "pt-BR"), ("pt", "pt"), ("pt-AO", "pt"), ("es-MX", "es-419"), ("es_ES", "es")],
        *[("nb-NO", "no"), ("nn", "no"), ("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant")],
        *[("zh-Hant-TW", "zh-Hant"), ("EN-us", "en"), ("iw", "he"), ("sw", "en"), ("", "en"), ("x" * 500, "en")],
    ],
)
def test_a_directory_entry_finds_its_language(wanted, found):
    assert best_language(wanted) == found


def test_dates_are_written_as_the_language_does(make_brief):
    shown = {language: compose(make_brief(), language).subject for language in ("en", "de", "fr", "ja", "hu", "ru")}
    assert shown["en"].endswith("20 November 2018")
    assert "20. November 2018" in shown["de"]
    assert "20 novembre 2018" in shown["fr"]
    assert "2018年11月20日" in shown["ja"]
    assert "2018. november 20." in shown["hu"]


def test_american_letters_write_american_dates(make_brief):
    assert "November 20, 2018" in compose(make_brief(jurisdiction="US-NY"), "en").subject


def test_speakers_are_read_once():
    assert speaker("fi") is speaker("fi")
