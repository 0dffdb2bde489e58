"""Text read in the wrong encoding is known again, sound text is left alone, lost letters are never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dump.reading.mojibake import joined, looks_misread, lost, lost_marks, reread

SENTENCE = "أعلنت الهيئة أن أعمال الصيانة ستبدأ الأسبوع المقبل، وأن «الطريق» سيغلق ليلاً."

READ_AS = [
    ("utf-8", "cp1256"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "mac_roman"),
    ("utf-8", "cp437"),
    ("utf-8", "cp1251"),
    ("cp1256", "latin-1"),
    ("cp1256", "cp1252"),
    ("iso8859-6", "latin-1"),
    ("iso8859-6", "cp1256"),
]
SOUND = [
    SENTENCE,
    "زار الوزير معرض «Beauté française» ومتحف Orsay في باريس، ثم مقهى Café Noël.",
    "أهذا معقول??? كتب القارئ. لماذا؟؟؟",
    "انظر المادة §5 والفقرة „أ“ من النظام",
    "درجة الحرارة 30° والنسبة ½ والسعر 5£ والخطأ ±2",
    "پنج گروه در چین",
    "Ürün Şahin ve Çağla İstanbul'da",
    "Щедрый вечер, Шура!",
    "ط، ظ، ض",
    "╪══┘",
    "",
]


def misread_as(text: str, was: str, read_as: str) -> str:
    """Read text in the wrong encoding as programs do: a byte that a code page lacks is taken by its number."""
    signs = []
    for byte in text.encode(was, "ignore"):
        try:
            signs.append(bytes([byte]).decode(read_as))
        except UnicodeDecodeError:
            signs.append(chr(byte))
    return "".join(signs)


def mended(text: str) -> str:
    for word in reversed(reread(text)):
        assert text[word.start :].startswith(word.before)
        text = text[: word.start] + word.after + text[word.start + len(word.before) :]
    return text


@pytest.mark.parametrize(("was", "read_as"), READ_AS)
def test_misread_text_is_read_again(was, read_as):
    text = SENTENCE.encode(was, "ignore").decode(was)
    hurt = misread_as(text, was, read_as)
    assert hurt != text
    assert looks_misread(hurt)
    assert mended(hurt) == text
    assert mended(text) == text


@pytest.mark.parametrize("page", ["cp1252", "latin-1", "cp1256"])
def test_text_misread_twice_is_read_again(page):
    once = misread_as(SENTENCE, "utf-8", page)
    assert mended(misread_as(once, "utf-8", page)) == SENTENCE


def test_only_the_misread_words_are_read_again():
    hurt = "وقال الوزير: " + misread_as("الخطة جاهزة «منذ» عام", "utf-8", "cp1256") + " وانصرف."
    words = reread(hurt)
    assert [word.after for word in words] == ["الخطة", "جاهزة", "«منذ»", "عام"]
    (run,) = joined(hurt, words)
    assert (run.start, run.after) == (len("وقال الوزير: "), "الخطة جاهزة «منذ» عام")
    assert hurt[: run.start] + run.after + hurt[run.start + len(run.before) :] == mended(hurt)


def test_runs_end_where_a_sound_word_stands_between():
    hurt = f"{misread_as('الخطة', 'utf-8', 'cp1256')} كاملة {misread_as('جاهزة', 'utf-8', 'cp1256')}"
    assert [run.after for run in joined(hurt, reread(hurt))] == ["الخطة", "جاهزة"]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text):
    assert reread(text) == []


def test_one_odd_word_proves_nothing():
    assert reread(misread_as("لا", "utf-8", "cp1256")) == []


def test_a_word_with_a_lost_letter_is_not_guessed():
    hurt = (
        misread_as("الخطة", "utf-8", "cp1252") + " " + misread_as("جاهزة", "utf-8", "cp1252")[:-1] + "\ufffd"
    )
    assert mended(hurt).startswith("الخطة ")
    assert mended(hurt).endswith("\ufffd")


@given(st.text(max_size=80))
def test_any_text_is_looked_at_without_harm(text):
    for word in reread(text):
        assert text[word.start : word.start + len(word.before)] == word.before
        assert word.after != word.before
    assert all(0 <= start < end <= len(text) for start, end in lost(text))


@given(st.sampled_from(READ_AS), st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،.", max_size=60))
def test_what_comes_out_is_what_was_written(way, text):
    hurt = misread_as(text, *way)
    assert mended(hurt) in (text, hurt) or way[0] != "utf-8"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وصل \ufffd\ufffdلوفد أمس", ["\ufffd\ufffd"]),
        ("??C?? ???C? ?? ???? ?????", ["??C??", "???C?", "??", "????", "?????"]),
        ("أهذا معقول??? كتب القارئ ??? ثم ؟؟؟", []),
        ("قال \ufffd ثم ?? و??? و??? ???? ??", ["\ufffd", "??", "????", "??"]),
    ],
)
def test_lost_letters_are_found(text, places):
    assert [text[start:end] for start, end in lost(text)] == places


def test_marks_of_lost_letters_are_counted():
    assert lost_marks("؟ a?b\ufffd??") == 4
    assert lost_marks("سطر سليم") == 0
