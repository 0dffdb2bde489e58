from __future__ import annotations

import re
import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from core.resources import RESOURCES
from gui.theme import THEMES, apply, faded, icon, icon_pixmap, ink, load_fonts, load_theme, theme_for, tint
from gui.theme.apply import palette, style_sheet
from gui.theme.fonts import TEXT_FAMILY, UI_FAMILY
from gui.theme.icons import mirrored

READABLE = 4.5
PAIRS = [
    ("text", "surface"),
    ("text", "ground"),
    ("text", "current"),
    ("text", "selection"),
    ("muted", "surface"),
    ("faint", "sunken"),
    ("left_out_text", "left_out"),
    ("edge_text", "edge"),
    ("accent", "accent_soft"),
    ("accent_text", "accent"),
    ("error", "surface"),
    ("warning", "surface"),
    ("note", "surface"),
    ("success", "surface"),
]


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor | str, other: QColor | str) -> float:
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


def vocabulary() -> list[str]:
    """Return the colours of all roles and labels a new project has."""
    tables = (tomllib.loads((RESOURCES / f"{name}.toml").read_text("utf-8")) for name in ("roles", "labels"))
    return [row["colour"] for table in tables for rows in table.values() for row in rows]


@pytest.fixture
def themed(qt_app: QApplication):
    """Give the application back as it was."""
    before = (qt_app.styleSheet(), qt_app.palette(), qt_app.font(), qt_app.layoutDirection())
    yield qt_app
    qt_app.setStyleSheet(before[0])
    qt_app.setPalette(before[1])
    qt_app.setFont(before[2])
    qt_app.setLayoutDirection(before[3])


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", PAIRS)
def test_words_can_be_read(name, pair):
    theme = load_theme(name)
    least = 7 if theme.contrast else READABLE
    assert contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) >= least


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colour", vocabulary())
def test_every_role_and_label_reads_in_every_theme(qt_app, name, colour):
    theme = load_theme(name)
    shade = tint(colour, theme)
    assert contrast(shade, theme.surface) >= READABLE
    assert contrast(shade, ink(shade, theme)) >= READABLE


def test_a_tint_keeps_its_hue(qt_app):
    assert abs(tint("#2463d1", load_theme("dark")).hue() - QColor("#2463d1").hue()) <= 2
    assert tint("#777777", load_theme("dark")).saturation() == 0


def test_faded_leaves_the_colour_it_was_given_alone(qt_app):
    colour = QColor("#102030")
    assert faded(colour, 0.5).alpha() == 128
    assert colour.alpha() == 255


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_filled_in(name):
    sheet = style_sheet(load_theme(name))
    assert not re.search(r"@\w", sheet)
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert (RESOURCES / "themes" / path.rsplit("/", 1)[-1]).is_file()


def test_pixels_grow_with_the_scale_but_hairlines_do_not():
    sheet = style_sheet(load_theme("light").scaled(2))
    assert "border: 1px solid" in sheet
    assert "border-radius: 16px" in sheet
    assert load_theme("light").scaled(2).px(13) == 26


def test_an_unknown_theme_is_refused():
    with pytest.raises(ValueError, match="sepia"):
        load_theme("sepia")


def test_apply_gives_fonts_palette_and_sheet(themed):
    theme = apply(themed, load_theme("dark"), 1.5)
    assert theme.scale == 1.5
    assert themed.font().pixelSize() == 20
    assert themed.font().families()[0] == UI_FAMILY
    assert themed.palette().color(QPalette.ColorRole.Window).name() == theme.ground
    assert theme.accent in themed.styleSheet()
    assert (
        palette(theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == theme.disabled
    )


def test_the_choice_of_a_theme(qt_app):
    assert theme_for("contrast", qt_app).name == "contrast"
    assert theme_for("system", qt_app).name in ("light", "dark")


def test_the_program_brings_its_fonts(qt_app):
    assert {TEXT_FAMILY, UI_FAMILY} <= set(load_fonts())


def test_icons_take_the_theme_s_colour(qt_app):
    image = icon_pixmap("check", "#ff0000", 32, 1.0).toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha()
    }
    assert "#ff0000" in seen
    assert not icon("check", load_theme("dark")).isNull()
    assert icon("no-such-icon", load_theme("dark")).isNull()


def test_icons_with_a_direction_are_mirrored(themed):
    themed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    straight = icon_pixmap("undo-2", "black", 24, 1.0).toImage()
    assert not mirrored("arrow-right")
    themed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert icon_pixmap("undo-2", "black", 24, 1.0).toImage() == straight.flipped(Qt.Orientation.Horizontal)
    assert mirrored("chevron-left")
    assert not mirrored("chevron-down")
    assert not mirrored("check")
