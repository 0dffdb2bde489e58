from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from gui.pane.painting import placed_tags
from gui.theme import load_theme, tint
from gui.widgets.runs import cuts_ligature
from tests.gui.pane.conftest import shot
from tests.gui.pane.scenes import FIRST, HEADLINE, LEFT_OUT, NESTED, TEXTS, demo


@pytest.fixture
def shown(pane):
    pane.show_scene(demo())
    pane.verticalScrollBar().setValue(0)
    return pane


def row_of(pane, number: int):
    return next(row for row in pane._frame().visible if row.row.block.id == number)


def words_box(pane, number: int, words: str):
    start = TEXTS[number][1].index(words)
    return row_of(pane, number).stretch_runs(start, start + len(words))


def differ(one: QImage, other: QImage, rect) -> bool:
    area = rect.toAlignedRect()
    return one.copy(area) != other.copy(area)


def test_a_mention_is_painted_at_its_words_and_nowhere_else(shown):
    with_all = shot(shown)
    fewer = tuple(mention for mention in demo().mentions if mention.id != 104)
    shown.patch(replace(demo(), mentions=fewer))
    without = shot(shown)
    assert differ(with_all, without, words_box(shown, FIRST, "خالد الأمين")[0].rect)
    assert not differ(with_all, without, words_box(shown, FIRST, "رئيس البلدية")[0].rect)
    assert not differ(with_all, without, words_box(shown, NESTED, "ليلى حداد")[0].rect)


def test_painting_mentions_moves_no_letter(shown):
    before = words_box(shown, FIRST, "لإتمام")
    shown.patch(replace(demo(), mentions=()))
    assert words_box(shown, FIRST, "لإتمام") == before


def test_underline_has_the_label_s_colour(shown):
    rect = words_box(shown, FIRST, "أمس")[0].rect
    colour = shot(shown).pixelColor(int(rect.center().x()), int(rect.bottom()) - 1)
    expected = tint(demo().label_of[4].colour, load_theme("light"))
    assert abs(colour.hue() - expected.hue()) < 12


def test_a_mention_inside_a_lam_alef_has_its_share_of_the_glyph(shown):
    lam, rest = words_box(shown, FIRST, "لإيران")[0].rect, words_box(shown, FIRST, "إيران")[0].rect
    assert rest.left() == pytest.approx(lam.left(), abs=1)
    assert 3 < lam.right() - rest.right() < 12


@pytest.mark.parametrize(
    ("text", "cut", "inside"),
    [("لإيران", 1, True), ("لَأمر", 2, True), ("بأمر", 1, False), ("لبنان", 1, False), ("ل", 1, False)],
)
def test_where_a_ligature_is_cut(text, cut, inside):
    assert cuts_ligature(text, cut) is inside


def test_words_in_latin_letters_have_their_own_place(shown):
    latin = words_box(shown, FIRST, "Harbor Works")
    assert len(latin) == 1
    first, second = (words_box(shown, FIRST, word)[0].rect for word in ("Harbor", "Works"))
    assert first.left() == pytest.approx(latin[0].rect.left(), abs=1)
    assert second.right() == pytest.approx(latin[0].rect.right(), abs=1)
    assert first.right() < second.left()


def test_tags_stand_above_their_words_and_do_not_meet(shown):
    for tags in placed_tags(shown._frame()):
        for at, tag in enumerate(tags):
            assert not any(tag.rect.intersects(other.rect) for other in tags[:at])
    tag = next(tag for tags in placed_tags(shown._frame()) for tag in tags if tag.mention == 105)
    assert tag.rect.bottom() <= words_box(shown, FIRST, "أمس")[0].rect.top()
    assert tag.words == demo().label_of[4].letter


def test_the_selected_mention_is_outlined_and_says_its_label(shown):
    before = shot(shown)
    shown.set_selected_mention(109)
    rect = words_box(shown, NESTED, "ليلى حداد")[0].rect.adjusted(-3, -3, 3, 3)
    assert differ(before, shot(shown), rect)
    said = {tag.mention: tag.words for tags in placed_tags(shown._frame()) for tag in tags}
    assert said[109] == demo().label_of[1].title_ar


def test_nested_mentions_lie_in_lanes(shown):
    lanes = {stretch.mention.id: (stretch.lane, stretch.depth) for stretch in demo().stretches(NESTED)}
    assert lanes[110] == (1, 0)
    assert lanes[111] == (0, 1)


def test_a_mention_under_the_mouse(shown):
    inner = words_box(shown, NESTED, "طرابلس")[0].rect.center()
    outer = words_box(shown, NESTED, "جامعة")[0].rect.center()
    assert shown.mention_under(inner) == 111
    assert shown.mention_under(outer) == 110
    assert shown.mention_under(QPointF(40, inner.y())) is None


def test_a_left_out_block_says_so(shown):
    band = row_of(shown, LEFT_OUT).band
    out = shot(shown)
    shown.patch(replace(demo(), blocks=tuple(replace(found, kept=True) for found in demo().blocks)))
    assert differ(out, shot(shown), band)


def test_the_current_block_has_a_band(shown):
    shown.go_to(HEADLINE, 0)
    image, band = shot(shown), row_of(shown, HEADLINE).band
    theme = load_theme("light")
    assert image.pixelColor(4, int(band.center().y())).name() == theme.current
    assert image.pixelColor(4, int(row_of(shown, NESTED).band.center().y())).name() == theme.surface


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_other_themes_are_other_pictures(shown, name):
    before = shot(shown)
    shown.set_theme(load_theme(name))
    after = shot(shown)
    assert after != before
    assert (
        after.pixelColor(4, int(row_of(shown, NESTED).band.center().y())).name() == load_theme(name).surface
    )
