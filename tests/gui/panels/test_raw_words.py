"""The raw words panel: both sides, difference by difference, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.session import Session
from gui.models.raw_words import read_raw_words
from gui.panels.raw_words import RawWordsPanel
from gui.theme import load_theme


@pytest.fixture
def block(session: Session):
    article = session.article_ids()[0]
    return session.read(lambda view: view.blocks(article))[1]


@pytest.fixture
def raw(texts, theme, show) -> RawWordsPanel:
    return show(RawWordsPanel(texts, theme))


@pytest.fixture
def shown(raw, session, block):
    """Return what corrects the block and shows it."""

    def correct(*pairs: tuple[str, str], caret: int = 0) -> None:
        for removed, inserted in pairs:
            text = session.read(lambda view: view.block(block.id).text)
            start = text.index(removed) if removed else 0
            session.execute(
                "block.replace_text", block=block.id, start=start, removed=removed, inserted=inserted
            )
        raw.show_block(session.read(lambda view: read_raw_words(view, block.id)), caret)

    return correct


def marked(side) -> list[str]:
    text = side.words.toPlainText()
    return [text[start:end] for start, end in side.words.stretches]


def test_both_sides_are_shown_with_their_differences_marked(raw, shown):
    shown(("قررت", "أعلنت"), ("العامة", "العامه"))
    assert marked(raw.raw) == ["قررت", "ة"]
    assert marked(raw.now) == ["أعلنت", "ه"]
    assert raw.now.words.toPlainText().startswith("أعلنت")


def test_every_difference_has_a_place_on_both_sides_even_an_empty_one(raw, shown, qt_app):
    shown(("", "ثم "), ("العامة", "العامه"))
    qt_app.processEvents()
    for side in (raw.raw, raw.now):
        for at in range(2):
            assert all(area.isValid() and area.height() > 5 for area in side.words.areas(at))
    assert raw.raw.words.areas(0)[0].left() > raw.raw.words.areas(1)[0].right(), "right to left"


def test_the_marks_are_drawn_in_line_and_ground(raw, shown, qt_app):
    shown()
    qt_app.processEvents()
    plain = raw.now.words.viewport().grab().toImage()
    shown(("العامة", "العامه"))
    area = raw.now.words.areas(0)[0]
    image = raw.now.words.viewport().grab().toImage()
    changed = [
        y
        for y in range(int(area.top()), int(area.bottom()))
        if image.pixelColor(int(area.center().x()), y) != plain.pixelColor(int(area.center().x()), y)
    ]
    assert len(changed) > area.height() * 0.8
    raw.set_theme(load_theme("dark"))
    assert raw.now.words.areas(0)


def test_keys_and_buttons_go_from_difference_to_difference_round_the_ends(raw, shown, press):
    shown(("قررت", "أعلنت"), ("العامة", "العامه"), ("الليل", "اليل"))
    told = []
    raw.take_part_requested.connect(lambda block, difference: told.append((block, difference)))
    for key, at in ((Qt.Key.Key_N, 1), (Qt.Key.Key_N, 2), (Qt.Key.Key_N, 0), (Qt.Key.Key_P, 2)):
        press(raw.now.words, key)
        assert raw.now.words.current == raw.raw.words.current == at
    raw.buttons["previous"].click()
    press(raw.raw.words, Qt.Key.Key_Return)
    ((_, difference),) = told
    assert difference == raw.difference()
    assert raw.now.words.toPlainText()[difference.new_start : difference.new_end] == "ه"


def test_a_click_on_a_difference_takes_it_in_hand(raw, shown, qt_app):
    shown(("قررت", "أعلنت"), ("العامة", "العامه"))
    qt_app.processEvents()
    place: QPoint = raw.raw.words.areas(1)[0].center().toPoint()
    QTest.mouseClick(raw.raw.words.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert raw.now.words.current == 1


def test_where_the_caret_goes_the_nearest_difference_is_at_hand(raw, shown, session, block):
    shown(("قررت", "أعلنت"), ("العامة", "العامه"), caret=40)
    assert raw.now.words.current == 1
    raw.buttons["next"].click()
    shown(caret=40)
    assert raw.now.words.current == 0, "a refresh leaves it"
    shown(caret=41)
    assert raw.now.words.current == 1


def test_what_can_be_taken_back_depends_on_what_differs(raw, session, block, shown):
    told = []
    raw.take_raw_requested.connect(told.append)
    shown()
    assert not any(raw.buttons[name].isEnabled() for name in ("take", "take_all", "previous", "next"))
    shown(("", "ثم "))
    assert raw.buttons["take"].isEnabled()
    assert not raw.buttons["next"].isEnabled(), "there is but one"
    raw.buttons["take_all"].click()
    assert told == [block.id]


def test_the_place_in_the_dump_is_told_and_wished(raw, shown, session, block, press):
    told = []
    raw.dump_requested.connect(told.append)
    shown()
    assert "news.txt" in raw.place.text()
    assert str(block.pieces[0].start) in raw.place.text()
    press(raw.now.words, Qt.Key.Key_D)
    assert told == [block.id]
    raw.show_block(None)
    assert raw.place.text() == ""
    assert not raw.buttons["dump"].isEnabled()


def test_a_block_of_the_editor_s_own_says_so(raw, session, texts):
    session.execute("article.new", after=session.article_ids()[0])
    block = session.read(lambda view: view.blocks(view.article_ids()[1]))[0]
    raw.show_block(session.read(lambda view: read_raw_words(view, block.id)))
    assert raw.place.text() == texts("panel.raw.own")
    assert not any(button.isEnabled() for button in raw.buttons.values())


def test_of_a_very_long_block_the_words_around_the_difference_are_shown(raw, session, block, shown):
    long = "كلمة " * 9_000
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted=long)
    shown(("العامة", "العامه"), caret=len(long) + 20)
    assert len(raw.now.words.toPlainText()) == 20_000
    assert marked(raw.now)[raw.now.words.current] == "ه"
