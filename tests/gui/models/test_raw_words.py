from __future__ import annotations

from core.session import Session
from gui.models.raw_words import read_raw_words


def test_raw_words_are_read_from_the_source_after_an_edit(session: Session):
    article = session.article_ids()[0]
    block = session.read(lambda view: view.blocks(article))[0]
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="عاجل ")
    words = session.read(lambda view: read_raw_words(view, block.id))
    assert (words.raw, words.text) == (block.text, "عاجل " + block.text)
    assert (words.source, words.start, words.end) == ("news.txt", 0, len(block.text))
