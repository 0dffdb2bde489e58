"""Texts: the two languages say the same things, and a number takes its right form."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import BASE_ROLES, STATUSES
from core.texts import LANGUAGES, MissingText, Texts, language_of_locale, lookup, plural_form, render, table
from core.texts.plurals import FORMS

ROOT = Path(__file__).parents[3]
ARABIC = re.compile("[\u0600-\u06ff]")


def sentences(template):
    """Return every wording of a template."""
    return [template] if isinstance(template, str) else list(template.values())


def placeholders(template):
    """Return the names a template asks for, in any of its forms."""
    return {
        name
        for sentence in sentences(template)
        for _, name, _, _ in Formatter().parse(sentence)
        if name is not None
    }


def test_both_languages_have_the_same_keys():
    assert table("ar").keys() == table("en").keys()


def test_both_languages_ask_for_the_same_values():
    differing = {
        key
        for key in table("en")
        if placeholders(lookup(key, "ar")) - {"count"} != placeholders(lookup(key, "en")) - {"count"}
    }
    assert not differing


def test_both_languages_count_the_same_things():
    differing = {
        key for key in table("en") if isinstance(lookup(key, "ar"), str) != isinstance(lookup(key, "en"), str)
    }
    assert not differing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_plain_names(lang):
    names = {name for template in table(lang).values() for name in placeholders(template)}
    assert all(name.isidentifier() for name in names), names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plural_forms_are_those_of_the_language(lang):
    allowed = {*FORMS[lang], "zero"}
    wrong = {
        key: set(template) - allowed
        for key, template in table(lang).items()
        if not isinstance(template, str) and not set(template) <= allowed
    }
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty_or_padded(lang):
    padded = [
        key
        for key, template in table(lang).items()
        for sentence in sentences(template)
        if not sentence or (sentence != sentence.strip() and len(sentence.strip()) > 1)  # separators may be
    ]
    assert not padded


def test_texts_are_in_their_own_language():
    arabic = {
        lang: {
            key for key in table(lang) if any(ARABIC.search(words) for words in sentences(lookup(key, lang)))
        }
        for lang in LANGUAGES
    }
    with_examples = {key for key in arabic["en"] if key.startswith("check_help.")}
    assert arabic["en"] - with_examples <= {"command.view.language"}, "English texts with Arabic letters"
    errors = {key for key in table("ar") if key.startswith("error.")}
    assert errors <= arabic["ar"], "Arabic errors without Arabic letters"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_error_is_one_line(lang):
    for key, template in table(lang).items():
        if key.startswith("error."):
            assert all("\n" not in sentence for sentence in sentences(template)), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_roles_and_statuses_have_titles(lang):
    keys = table(lang).keys()
    assert {f"role.{name}" for name in BASE_ROLES} <= keys
    assert {f"status.{name}" for name in STATUSES} <= keys


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_raised_in_the_code_has_a_sentence(lang):
    used = re.compile(r"""["'](error\.[a-z][a-z0-9_.]*)["']""")
    raised = {
        key
        for folder in ("core", "gui")
        for file in (ROOT / folder).rglob("*.py")
        for key in used.findall(file.read_text(encoding="utf-8"))
    }
    assert raised <= table(lang).keys(), raised - table(lang).keys()


def test_values_are_filled_in_as_they_are():
    assert "{x} «C:\\a»" in render("error.no_such_file", "en", path="{x} «C:\\a»")


def test_values_may_have_any_name():
    assert "7" in render(
        "error.open_elsewhere", "en", path="p", host="h", user="u", since="s", pid=7, key=1, lang=2
    )


def test_an_unknown_key_is_an_error_here_and_its_own_name_elsewhere():
    with pytest.raises(KeyError):
        lookup("error.never_written", "en")
    with pytest.raises(MissingText):
        render("error.never_written", "en")
    with pytest.warns(MissingText):
        assert render("error.never_written", "en") == "error.never_written"


def test_a_missing_value_leaves_the_sentence_readable():
    with pytest.warns(MissingText, match="path"):
        assert "{path}" in render("error.disk_full", "en")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        table("fr")


def test_texts_of_a_language_cannot_be_changed():
    with pytest.raises(TypeError):
        table("ar")["error.disk_full"] = "x"
    assert table("ar") is table("ar")


def test_texts_answers_by_call_and_by_name():
    texts = Texts("ar")
    assert texts.lang == "ar"
    assert texts("role.caption") == texts.of("role.caption") == "تعليق صورة"


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (101, "other"),
        (102, "other"),
        (103, "few"),
        (110, "few"),
        (111, "many"),
        (1_000_000, "other"),
    ],
)
def test_arabic_forms(count, form):
    assert plural_form(count, "ar") == form


@given(st.integers(0, 10**9))
def test_a_number_has_one_form_and_its_last_two_digits_tell_it(count):
    assert plural_form(count, "ar") in FORMS["ar"]
    assert plural_form(count, "en") in FORMS["en"]
    if count >= 100:
        assert plural_form(count, "ar") == plural_form(count % 100 + 100, "ar")


@pytest.mark.parametrize("name", ["ar_EG.UTF-8", "Arabic_Egypt.1256", "ar", "ar-SA"])
def test_an_arabic_locale_means_arabic(name):
    assert language_of_locale(name) == "ar"


@pytest.mark.parametrize("name", ["en_GB", "C", "arn_CL", "", None])
def test_any_other_locale_means_english(name):
    assert language_of_locale(name) == "en"
