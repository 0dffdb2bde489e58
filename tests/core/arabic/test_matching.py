"""Where words stand in a text: folded, exact, as words, behind proclitics, by expressions; and what replaces them."""

from __future__ import annotations

import pytest

from core.arabic import fold
from core.arabic.expressions import literals
from core.arabic.matching import filled, groups, matcher
from core.errors import UserError


def found(text: str, words: str, how: str = "plain", *, exact: bool = False) -> list[str]:
    places = matcher(words, how, exact=exact).places(text)
    return [text[place.start : place.end] for place in places]


def replaced(text: str, words: str, instead: str, how: str = "plain", *, exact: bool = False) -> str:
    looked = matcher(words, how, exact=exact)
    template = looked.template(instead)
    for place in reversed(list(looked.places(text))):
        text = text[: place.start] + filled(template, text, place) + text[place.end :]
    return text


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        ("مدرسة", "في المَدْرَسَةِ مدرسه", ["مَدْرَسَةِ", "مدرسه"]),
        ("أحمد", "احمد وإحمد وآحمد", ["احمد", "إحمد", "آحمد"]),
        ("سلام", "ســـلام", ["ســـلام"]),
        ("على", "علي", ["علي"]),
        ("مسؤول", "مسوول", ["مسوول"]),
        ("2025", "عام ٢٠٢٥ وعام ۲۰۲۵", ["٢٠٢٥", "۲۰۲۵"]),
        ("لا", "ﻻ بأس، وﻷحد", ["ﻻ", "ﻷ"]),
        ("سلام", "ﺳﻼﻡ عليكم", ["ﺳﻼﻡ"]),
        ("کتاب", "كتاب", ["كتاب"]),
        ("حزب الله", "حزب \u00a0 الله", ["حزب \u00a0 الله"]),
        ("ab", "AB aB", ["AB", "aB"]),
        ("،", "قال، ثم", ["،"]),
        ("كتب", "كت\u200cب", ["كت\u200cب"]),
    ],
)
def test_words_are_found_however_they_are_spelt(words: str, text: str, hits: list[str]):
    assert found(text, words) == hits


def test_a_hit_ends_with_the_marks_of_its_last_letter():
    (place,) = matcher("بيت", "plain").places("هذا بيتٌ كبير")
    assert (place.start, place.end) == (4, 8)


def test_spaces_at_the_edges_of_the_words_count():
    assert found("سار و عاد وحده", " و ") == [" و "]


@pytest.mark.parametrize("around", ["«{}»", "({})", "{}،", "{}؛", ".{}؟", "“{}”", "{}:", "-{}-"])
def test_a_word_ends_at_any_punctuation(around: str):
    assert found(around.format("غزة"), "غزة", "word") == ["غزة"]


@pytest.mark.parametrize("text", ["بغزة", "غزةُ1", "غزتنا", "مغزة", "غزة_1"])
def test_letters_and_digits_go_on_with_a_word(text: str):
    assert not found(text, "غزة", "word")


def test_a_whole_word_may_begin_with_a_sign():
    assert found("قال «نعم» ثم «نعمة»", "«نعم", "word") == ["«نعم"]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("وحزب الله", "حزب الله"),
        ("بالبوكمال", "البوكمال"),
        ("للحشد", "حشد"),
        ("ولحزب الله", "حزب الله"),
    ],
)
def test_proclitics_stay_out_of_the_hit(text: str, hit: str):
    words = {"حشد": "الحشد", "البوكمال": "البوكمال"}.get(hit, hit)
    assert found(text, words, "clitics") == [hit]


def test_exactly_means_letter_for_letter():
    text = "أحمد احمد أحمَد"
    assert found(text, "أحمد", exact=True) == ["أحمد"]
    assert found("AFP afp", "afp", exact=True) == ["afp"]


def test_what_folding_leaves_nothing_of_is_looked_for_exactly():
    assert found("ســلام", "ـ") == ["ـ", "ـ"]
    assert found("كَتَبَ", "\u064e") == ["\u064e"] * 3


def test_a_ligature_keeps_the_letters_that_were_not_looked_for():
    assert replaced("ﻷحمد", "أحمد", "سامي") == "لسامي"
    assert replaced("قاﻻ", "قال", "ذهب") == "ذهبا"


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_are_refused(words: str):
    with pytest.raises(UserError) as refused:
        matcher(words, "word")
    assert refused.value.key == "error.no_words"


def test_named_classes_for_arabic():
    assert found("كَتَبَ 12 ٣", r"\p{mark}+", "regex", exact=True) == ["\u064e"] * 3
    assert found("كتب12 ٣", r"\p{digit}+", "regex", exact=True) == ["12", "٣"]
    assert found("ســـلام x", r"\p{letter}+", "regex", exact=True) == ["س", "لام", "x"]
    assert found("س1 ـ،", r"[[:letter:]\d]+", "regex", exact=True) == ["س1"]
    assert found("س1ـ", r"\P{letter}+", "regex", exact=True) == ["1ـ"]
    assert found("أ\u200fب", r"\p{invisible}", "regex", exact=True) == ["\u200f"]


def test_an_expression_runs_on_folded_text_unless_exact():
    text = "جامعةُ أُكسفورد"
    assert found(text, "جامعه اكسفورد", "regex") == ["جامعةُ أُكسفورد"]
    assert found(text, "جامعه اكسفورد", "regex", exact=True) == []
    assert found(text, "[أإ]كس", "regex") == ["أُكس"]


def test_empty_places_of_an_expression_are_no_hits():
    assert found("ابج", "ب*", "regex") == ["ب"]


@pytest.mark.parametrize(
    ("expression", "key", "place"),
    [
        ("(حزب", "regex_paren", 5),
        ("[حزب", "regex_bracket", 5),
        ("*حزب", "regex_repeat", 1),
        ("ح[ي-ا]", "regex_range", 6),
        ("حزب\\", "regex_escape", 5),
        (r"\p{letter}\p{xyz}", "regex_class", 18),
        (r"\p{letter}(", "regex_paren", 12),
    ],
)
def test_a_bad_expression_says_what_and_where(expression: str, key: str, place: int):
    with pytest.raises(UserError) as refused:
        matcher(expression, "regex", exact=True)
    assert (refused.value.key, refused.value.values["place"]) == (f"error.{key}", place)


@pytest.mark.parametrize("expression", ["(?:(?:ا{999}){999}){999}", "ا{1000000}", "(?:[اب]{0400}x){0400,}"])
def test_an_expression_that_would_take_all_memory_is_refused(expression: str):
    with pytest.raises(UserError) as refused:
        matcher(expression, "regex")
    assert refused.value.key == "error.regex_other"


def test_repeats_of_a_usual_size_are_taken():
    for expression in (r"\d{4}-\d{2}-\d{2}", r"(?:\w{1,90}\s){0,999}x", r".{300}.{300}.{300}", r"\{99999999"):
        assert matcher(expression, "regex").how == "regex"


def test_marks_are_not_asked_of_folded_text():
    with pytest.raises(UserError) as refused:
        matcher(r"ب\p{mark}", "regex")
    assert refused.value.key == "error.regex_folded_marks"


def test_an_expression_that_goes_astray_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.arabic.expressions.SECONDS", 0.05)
    with pytest.raises(UserError) as refused:
        found("ا" * 60 + "!", r"(ا+)+$|(ا|اا)+ب", "regex", exact=True)
    assert refused.value.key == "error.regex_too_slow"


def test_groups_are_filled_in_with_the_words_of_the_text():
    assert replaced("رئيسُ الوزراء", r"(رئيس) (الوزراء)", r"\2/\1", "regex") == "الوزراء/رئيسُ"
    assert replaced("12/3", r"(?P<يوم>\d+)/(?P<شهر>\d+)", r"\g<شهر>-\g<يوم>", "regex") == "3-12"
    assert replaced("ab", r"(a)|(b)", r"[\2]", "regex") == "[][b]"
    assert replaced("a", "a", "\\\\", "regex") == "\\"


def test_a_plain_replacement_is_taken_as_it_stands():
    assert replaced("أ ب", "ب", r"\1") == r"أ \1"


@pytest.mark.parametrize(
    ("instead", "key"), [(r"\9", "no_such_group"), (r"\q", "bad_replacement"), ("\\", "bad_replacement")]
)
def test_a_bad_replacement_is_refused(instead: str, key: str):
    with pytest.raises(UserError) as refused:
        matcher("(a)", "regex").template(instead)
    assert refused.value.key == f"error.{key}"


@pytest.mark.parametrize("end", ["\n", "\r", "أ\r\nب"])
def test_a_replacement_holds_no_line_end(end: str):
    with pytest.raises(UserError) as refused:
        matcher("a", "plain").template(end)
    assert refused.value.key == "error.line_end_in_replacement"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"وزير\s+(?:ال)?خارجية", [("وزير ",), ("خارجية",)]),
        ("أ|ب", []),
        ("(?i)abc", []),
        ("حرب (أ|ب) سلام", [("حرب ",), (" أ ", " ب "), (" سلام",)]),
        ("(أ|ب)?ج", [("ج",)]),
        ("كتابا?ت+ب{2}ج", [("كتاب",), ("ت",), ("ج",)]),
        (r"[(]حرب[)]\(سلم", [("حرب",), ("سلم",)]),
        (r"\p{letter}حرب", [("حرب",)]),
        (r"رصد\s+ال\w+ي", [("رصد ال",), ("ي",)]),
        (r"قال\s*إن", [("قال",), ("إن",)]),
        ("أ(بج)د", [("أ",), ("د",)]),
        ("(?<=أ|ب)حرب", [("حرب",)]),
    ],
)
def test_literal_pieces_of_an_expression(expression: str, words: list[tuple[str, ...]]):
    assert literals(expression) == words


def test_what_an_index_must_know():
    plain = groups(fold("حزب الله"), whole=False)
    assert [(group.words, group.before, group.after) for group in plain] == [(("حزب", "الله"), True, True)]
    whole = groups(fold("«حزب» é غزة"), whole=True)
    assert [(group.words, group.before, group.after) for group in whole] == [
        (("حزب",), False, False),
        (("غزه",), False, False),
    ]
