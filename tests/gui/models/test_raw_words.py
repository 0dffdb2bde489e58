from __future__ import annotations

from core.session import Session
from gui.models.raw_words import MOST_WORDS, Stretch, read_raw_words, stretches


def test_differences_are_cut_at_whole_words():
    raw, now = stretches("وصل القطار إلى المحطه", "وصل القطار إلى المحطة")
    assert raw == [Stretch("وصل القطار إلى ", True), Stretch("المحطه", False)]
    assert now == [Stretch("وصل القطار إلى ", True), Stretch("المحطة", False)]


def test_tashkeel_belongs_to_its_word():
    raw, _ = stretches("كَتَبَ الولد", "كتب الولد")
    assert raw[0] == Stretch("كَتَبَ", False)


def test_both_sides_give_their_text_back():
    before, after = "قال «سامي» إن الطقس، اليوم، جميل", "قال سامي: إن الطقس اليوم حار جداً"
    raw, now = stretches(before, after)
    assert "".join(part.words for part in raw) == before
    assert "".join(part.words for part in now) == after


def test_a_text_beyond_all_measure_counts_as_changed_whole():
    words = "كلمة " * MOST_WORDS
    assert stretches(words, words + "أخرى")[0] == [Stretch(words, False)]


def test_raw_words_are_read_from_the_source_after_an_edit(session: Session):
    article = session.article_ids()[0]
    block = session.read(lambda view: view.blocks(article))[0]
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="عاجل ")
    words = session.read(lambda view: read_raw_words(view, block.id))
    assert (words.raw, words.text) == (block.text, "عاجل " + block.text)
    assert (words.source, words.start, words.end) == ("news.txt", 0, len(block.text))
