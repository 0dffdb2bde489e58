from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from core.model import Part
from gui.pane import MARK, WRITE
from gui.pane.rows import HARD, fresh_cuts, rows_of
from tests.gui.pane.scenes import (
    CAPTION,
    FIRST,
    HEADLINE,
    LAST,
    LEFT_OUT,
    NESTED,
    SUBHEADLINE,
    TEXTS,
    Desk,
    block,
    demo,
    with_block,
)


@pytest.fixture
def shown(pane):
    pane.show_scene(demo())
    return pane


def formats(pane):
    found = pane.document().firstBlock()
    while found.isValid():
        yield found
        found = found.next()


def test_every_block_is_forced_right_to_left(shown):
    for found in formats(shown):
        assert found.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
        line = found.layout().lineAt(0).naturalTextRect()
        assert line.right() > 0.9 * (shown.viewport().width() - 200)


def test_a_left_out_block_is_dim_but_not_struck_through(shown):
    row = shown._page.index(LEFT_OUT)
    found = shown.document().findBlockByNumber(row).charFormat()
    assert found.foreground().color().name() == shown._context.theme.left_out_text
    assert not found.fontStrikeOut()


def test_mentions_are_no_formats_and_no_extra_selections(shown):
    assert shown.extraSelections() == []
    for found in formats(shown):
        pieces = found.begin()
        count = 0
        while not pieces.atEnd():
            count += 1
            pieces += 1
        assert count == 1


def test_the_caret_starts_at_the_article_not_at_its_neighbour(shown):
    assert shown.caret() == (HEADLINE, 0)
    assert shown.current_block() == HEADLINE


def test_places_go_to_the_document_and_back(shown):
    page = shown._page
    for row in page.rows:
        for position in range(len(row.block.text) + 1):
            assert page.place(page.locate(row.block.id, position)) == (row.block.id, position)


def test_selection_lists_a_part_for_each_own_block(shown):
    cursor = shown.textCursor()
    cursor.setPosition(shown._page.locate(SUBHEADLINE, 5))
    cursor.setPosition(shown._page.locate(CAPTION, 4), QTextCursor.MoveMode.KeepAnchor)
    shown.setTextCursor(cursor)
    assert shown.selection() == [
        Part(SUBHEADLINE, 5, len(TEXTS[SUBHEADLINE][1])),
        Part(LEFT_OUT, 0, 2),
        Part(CAPTION, 0, 4),
    ]


def test_select_all_leaves_the_neighbours_out(shown):
    shown.selectAll()
    assert [part.block for part in shown.selection()] == list(TEXTS)


def test_facts_are_told_once(shown):
    caret, selected = [], []
    shown.caret_moved.connect(lambda *told: caret.append(told))
    shown.selection_changed.connect(lambda *told: selected.append(told))
    shown.select(FIRST, 2, 6)
    shown.select(FIRST, 2, 6)
    shown.go_to(NESTED, 0)
    assert caret == [(FIRST, 6), (NESTED, 0)]
    assert selected == [(FIRST, 2, 6), (0, 0, 0)]


def test_innermost_mention(shown):
    text = TEXTS[NESTED][1]
    assert shown.mention_at(NESTED, text.index("طرابلس") + 1) == 111
    assert shown.mention_at(NESTED, text.index("جامعة")) == 110
    assert shown.mention_at(NESTED, text.index("جامعة طرابلس اللبنانية") + 22) == 110
    assert shown.mention_at(NESTED, 0) is None
    assert shown.mention_at(LAST, 3) is None


def test_patch_of_a_text_keeps_caret_selection_and_scroll(shown):
    shown.resize(900, 300)
    shown.select(NESTED, 10, 14)
    bar = shown.verticalScrollBar()
    bar.setValue(200)
    shown.patch(with_block(demo(), NESTED, text="حقاً " + TEXTS[NESTED][1]))
    assert shown.selection() == [Part(NESTED, 15, 19)]
    assert bar.value() == 200
    assert shown._page.holds()


def test_patch_touches_only_the_block_that_changed(shown):
    touched = []
    shown.document().contentsChange.connect(lambda at, gone, come: touched.append((at, gone, come)))
    shown.patch(with_block(demo(), FIRST, text=TEXTS[FIRST][1].replace("أمس", "اليوم")))
    at = shown._page.locate(FIRST, TEXTS[FIRST][1].index("أمس"))
    assert touched == [(at, 3, 5)]
    touched.clear()
    shown.patch(shown.scene)
    assert touched == []


def test_patch_restyles_a_block_with_another_role(shown):
    shown.patch(with_block(demo(), CAPTION, role="headline"))
    found = shown.document().findBlockByNumber(shown._page.index(CAPTION))
    assert found.charFormat().font().pixelSize() == 27
    shown.patch(with_block(demo(), CAPTION, role="headline", kept=False))
    found = shown.document().findBlockByNumber(shown._page.index(CAPTION))
    assert found.charFormat().font().pixelSize() == 20
    assert found.blockFormat().leftMargin() > 0


@pytest.mark.parametrize(
    "keep", [[], [HEADLINE], [FIRST, LAST], [LAST, HEADLINE], list(TEXTS)[::-1], list(TEXTS)]
)
def test_patch_to_other_blocks_ends_like_a_fresh_load(pane, keep):
    pane.show_scene(demo())
    blocks = (*(demo().block_of[number] for number in keep), block(90, "caption", "جديد"))
    for scene in (
        replace(demo(), blocks=blocks),
        replace(demo(), blocks=blocks, before=(), after=()),
        demo(),
    ):
        pane.patch(scene)
        assert pane._page.holds()
        fine = [(f.blockFormat().topMargin(), f.charFormat().font().pixelSize()) for f in formats(pane)]
        fresh = type(pane)(pane._context.theme, pane._context.texts)
        fresh.show_scene(scene)
        assert fine == [
            (f.blockFormat().topMargin(), f.charFormat().font().pixelSize()) for f in formats(fresh)
        ]
        fresh.deleteLater()


def test_an_article_without_blocks_can_be_shown(pane, qt_app):
    pane.show_scene(replace(demo(), blocks=(), before=(), after=()))
    qt_app.processEvents()
    assert pane.current_block() is None
    assert pane.selection() == []
    pane.patch(demo())
    assert pane._page.holds()


def test_another_article_is_shown_from_its_start(shown):
    shown.go_to(LAST, 5)
    other = replace(demo(), article=replace(demo().article, id=2, uid="2"))
    shown.show_scene(other)
    assert shown.caret() == (HEADLINE, 0)


def test_zoom_and_theme_keep_the_text(shown):
    shown.set_zoom(200)
    found = shown.document().findBlockByNumber(shown._page.index(FIRST))
    assert found.charFormat().font().pixelSize() == 38
    assert shown._page.holds()


def test_modes_are_told_and_decide_about_typing(shown):
    told = []
    shown.mode_changed.connect(told.append)
    shown.set_mode(WRITE)
    shown.set_mode(WRITE)
    assert shown.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    shown.set_mode(MARK)
    assert told == [WRITE, MARK]
    assert shown.isReadOnly()


def test_description_tells_role_kept_state_and_mention(shown):
    shown.go_to(NESTED, TEXTS[NESTED][1].index("طرابلس") + 2)
    assert [key for key, _ in shown.describe()] == ["pane.at_block", "pane.kept", "pane.in_mention"]
    assert "طرابلس" in shown.accessibleDescription()
    shown.go_to(LEFT_OUT, 0)
    assert "مستبعد" in shown.accessibleDescription()
    assert shown.accessibleName()
    shown.go_to(1, 0)
    assert [key for key, _ in shown.describe()] == ["pane.at_neighbour"]


def test_a_block_too_long_to_draw_is_several_rows_and_stays_one_block(pane, type_text):
    long = "كلمة " * 9_000
    desk = Desk(pane, with_block(demo(), FIRST, text=long))
    pane.set_mode(WRITE)
    rows = [row for row in pane._page.rows if row.block.id == FIRST]
    assert len(rows) > 2
    assert "".join(row.text for row in rows) == long
    cut = rows[1].start
    pane.go_to(FIRST, cut)
    type_text("س")
    assert desk.text(FIRST) == long[:cut] + "س" + long[cut:]
    assert pane.caret() == (FIRST, cut + 1)
    assert [row.start for row in pane._page.rows if row.block.id == FIRST][:2] == [0, cut]
    assert pane._page.holds()


def test_rows_never_grow_beyond_the_limit():
    text = "ا" * 50_000
    scene = with_block(demo(), FIRST, text=text)
    rows = [row for row in rows_of(scene, {FIRST: fresh_cuts(text)}) if row.block.id == FIRST]
    assert max(row.end - row.start for row in rows) <= HARD
    assert sum(row.end - row.start for row in rows) == len(text)
