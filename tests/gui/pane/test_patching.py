"""A page brought to a scene, block by block: the same as one loaded anew, and painted no less than it must be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from core.changes import Splice
from core.model import Finding, Part
from gui.pane import WRITE, ArticleScene
from gui.pane.lanes import in_lanes
from gui.pane.rows import HARD
from gui.pane.scene import drawn_anew
from tests.gui.pane.scenes import FIRST, HEADLINE, LAST, LEFT_OUT, NESTED, Desk, demo, mention

NUMBER = st.integers(0, 10_000)
KEYS = (FIRST, NESTED, LAST, HEADLINE)


@pytest.fixture(autouse=True)
def still_caret(qt_app):
    """Let the caret stand still: a picture must not depend on when it was taken."""
    before = qt_app.cursorFlashTime()
    qt_app.setCursorFlashTime(0)
    yield
    qt_app.setCursorFlashTime(before)


class Regions(QObject):
    """Gathers what of a viewport is painted."""

    def __init__(self, viewport) -> None:
        super().__init__(viewport)
        self.region = QRegion()
        viewport.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


def look(pane):
    QApplication.processEvents()
    return pane.viewport().grab().toImage()


def painted_after(pane, before, act):
    """Return what the screen shows after `act`: the picture before it, and over it only what Qt was told to paint."""
    regions = Regions(pane.viewport())
    act()
    QApplication.processEvents()
    region = regions.region
    pane.viewport().removeEventFilter(regions)
    pane.viewport().render(before, region.boundingRect().topLeft(), region)
    return before, region


def show(pane, scene: ArticleScene) -> Desk:
    desk = Desk(pane, scene)
    pane.set_mode(WRITE)
    pane.setFocus()
    QApplication.processEvents()
    return desk


@pytest.mark.parametrize("block", KEYS)
def test_a_typed_letter_paints_all_that_looks_different(pane, press, block):
    desk = show(pane, demo())
    pane.go_to(block, 6)
    shown, _ = painted_after(pane, look(pane), lambda: press(0x01000000 | ord("س"), "س"))
    assert shown == look(pane)
    assert "س" in desk.text(block)
    desk.leave()


def test_a_letter_in_a_long_article_paints_its_row_alone(pane, press):
    scene = demo()
    many = tuple(replace(scene.block_of[FIRST], id=1000 + at, uid=str(at)) for at in range(200))
    desk = show(pane, replace(scene, blocks=many, mentions=(), findings=()))
    pane.document().documentLayout().blockBoundingRect(pane.document().lastBlock())
    pane.go_to(1100, 6)
    for _ in range(20):
        QApplication.processEvents()
    shown, region = painted_after(pane, look(pane), lambda: press(0x01000000 | ord("س"), "س"))
    assert shown == look(pane)
    assert region.boundingRect().height() < pane.viewport().height() / 2
    desk.leave()


@pytest.mark.parametrize("block", KEYS)
def test_a_line_more_paints_all_below_it(pane, block):
    scene = demo()
    desk = show(pane, scene)
    pane.go_to(block, 6)
    shown, _ = painted_after(
        pane, look(pane), lambda: desk.replace(block, 6, "", " كلمات كثيرة تملأ سطراً كاملاً وأكثر" * 4)
    )
    assert shown == look(pane)
    desk.leave()


@pytest.mark.parametrize(
    "change",
    [
        lambda scene: scene.following({LEFT_OUT: replace(scene.block_of[LEFT_OUT], kept=True)}, {}),
        lambda scene: scene.following({FIRST: replace(scene.block_of[FIRST], role="caption")}, {}),
        lambda scene: scene.following({}, {104: None}),
        lambda scene: scene.following({}, {104: replace(scene.mention_of[104], label=2)}),
        lambda scene: scene.following({}, {150: mention(150, LAST, "الجلسة", 1)}),
        lambda scene: scene.following({}, {}, (Finding("long", "error", 1, NESTED, 4, 9),)),
        lambda scene: scene.following({}, {}, (*scene.findings[:2], Finding("long", "error", 1, LAST, 4, 9))),
    ],
)
def test_whatever_changes_is_painted(pane, change):
    desk = show(pane, demo())
    before = look(pane)
    shown, region = painted_after(pane, before.copy(), lambda: desk.show(change(desk.scene)))
    after = look(pane)
    assert shown == after
    assert after != before
    assert not region.isEmpty()
    desk.leave()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(KEYS), NUMBER, NUMBER, st.sampled_from(("", "س", "😀 لا", "a"))), max_size=8
    )
)
def test_a_patched_page_is_the_page_loaded_anew(pane, edits):
    desk = show(pane, demo())
    for block, start, length, put in edits:
        text = desk.text(block)
        at = start % (len(text) + 1)
        splice = Splice(at, text[at : at + length % 5], put)
        row = desk.scene.block_of[block]
        desk.show(desk.scene.following({block: replace(row, text=splice.apply(text))}, {}))
        rows, words = pane._page.rows, pane.document().toPlainText()
        assert pane._page.holds()
        pane._page.load(desk.scene, pane._context)
        assert pane._page.rows == rows
        assert pane.document().toPlainText() == words
    desk.leave()


def test_typing_in_a_long_block_writes_one_row(pane, press):
    scene = demo()
    long = replace(scene.block_of[LAST], text="كلمة " * (HARD // 2))
    desk = show(pane, scene.following({LAST: long}, {}))
    rows = pane._page.rows
    place = [row.block.id for row in rows].index(LAST)
    assert [row.block.id for row in rows].count(LAST) > 5
    texts = [row.text for row in rows]
    pane.go_to(LAST, rows[place + 2].start + 7)
    press(0x01000000 | ord("س"), "س")
    changed = [at for at, row in enumerate(pane._page.rows) if row.text is not texts[at]]
    assert changed == [place + 2]
    assert pane._page.holds()
    desk.leave()


def test_only_blocks_with_other_marks_are_drawn_anew():
    scene = demo()
    typed = scene.following({FIRST: replace(scene.block_of[FIRST], text="كلام")}, {})
    assert drawn_anew(scene, typed) == set()
    relabelled = scene.following({}, {104: replace(scene.mention_of[104], label=2)})
    assert drawn_anew(scene, relabelled) == {FIRST}
    assert drawn_anew(scene, scene.following({}, {104: None})) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25), st.integers(1, 4)), max_size=25))
def test_lanes_are_those_of_all_parts_laid_out_together(drawn):
    row = demo().mentions[0]
    parts = [
        (replace(row, id=at), Part(1, start, start + length)) for at, (start, length, _) in enumerate(drawn)
    ]
    found = in_lanes(parts)
    assert len(found) == len(parts)
    for one in found:
        shorter = [
            other
            for other in found
            if other.start < one.end
            and one.start < other.end
            and (other.end - other.start, -other.start, -other.mention.id)
            < (one.end - one.start, -one.start, -one.mention.id)
        ]
        assert one.lane == max((other.lane for other in shorter), default=-1) + 1
        holding = [
            part
            for _, part in parts
            if (part.start, part.end) != (one.start, one.end)
            and part.start <= one.start
            and one.end <= part.end
        ]
        assert one.depth == len(holding)


def test_a_boundary_that_moved_is_seen_though_all_blocks_are_the_same(pane):
    scene = demo()
    desk = show(pane, scene)
    moved = replace(scene, before=scene.before[:1], blocks=(scene.before[1], *scene.blocks))
    desk.show(moved)
    rows = pane._page.rows
    pane._page.load(moved, pane._context)
    assert pane._page.rows == rows
    desk.leave()


def test_a_long_block_of_a_neighbour_is_one_row_until_it_is_ours(pane):
    scene = demo()
    long = replace(scene.after[0], text="كلمة " * HARD)
    scene = replace(scene, after=(long, *scene.after[1:]))
    desk = show(pane, scene)
    assert [row.block.id for row in pane._page.rows].count(long.id) == 1
    desk.show(scene.following({long.id: replace(long, text="س " + long.text)}, {}))
    assert pane._page.holds()
    desk.show(replace(desk.scene, blocks=(*scene.blocks, desk.scene.after[0]), after=scene.after[1:]))
    assert [row.block.id for row in pane._page.rows].count(long.id) > 5
    assert pane._page.holds()
    desk.leave()
