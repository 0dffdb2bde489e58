from __future__ import annotations

import pytest

from core.model import Piece
from core.session import Session
from gui.models.raw_words import RawWords, in_sight, read_raw_words


def test_raw_words_are_read_from_the_source_after_an_edit(session: Session):
    article = session.article_ids()[0]
    block = session.read(lambda view: view.blocks(article))[0]
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="عاجل ")
    words = session.read(lambda view: read_raw_words(view, block.id))
    assert (words.raw, words.text) == (block.text, "عاجل " + block.text)
    assert (words.source, words.pieces) == ("news.txt", ((0, len(block.text)),))
    assert words.differences == [(0, 0, 0, 5)]


def test_a_block_without_raw_words_differs_nowhere(session: Session):
    session.execute("article.new", after=session.article_ids()[0])
    block = session.read(lambda view: view.blocks(session_article(view)))[0]
    words = session.read(lambda view: read_raw_words(view, block.id))
    assert (words.pieces, words.differences, words.nearest(3)) == ((), [], -1)


def session_article(view) -> int:
    return view.article_ids()[1]


def test_the_nearest_difference_is_found():
    words = RawWords(1, "قال زيد أمس كلاماً", "قال عمرو أمس كلامُ", "news.txt", (Piece(0, 18),))
    assert [words.nearest(at) for at in (0, 5, 10, 30)] == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("start", "sight"), [(0, (0, 20_000)), (60_000, (55_000, 75_000)), (99_999, (80_000, 100_000))]
)
def test_of_a_long_text_what_is_around_a_place_is_shown(start, sight):
    assert in_sight(100_000, start, start) == sight
    assert in_sight(50, 7, 7) == (0, 50)
