"""The ground the program stands on: a Qt that keeps None alive, fonts that load, a sample that is there."""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QLabel

from core.dump.dividing.divide import segment
from core.dump.reading.decoding import decode
from core.resources import RESOURCES
from gui.theme import TEXT_FAMILY, UI_FAMILY, load_fonts

ROOT = RESOURCES.parent
CALLS = 200
LETTERS = "أبجد هوز لإيران «الحزب»، ٢٠٢٤ 2024 Reuters"


def test_qt_does_not_use_up_none(qt_app):
    before = sys.getrefcount(None)
    if before > 2**28:
        pytest.skip("None is immortal in this Python")
    label = QLabel()
    for _ in range(CALLS):
        label.setText("نص")
    assert sys.getrefcount(None) > before - CALLS // 2


def test_the_fonts_load_as_their_families(qt_app):
    assert {TEXT_FAMILY, UI_FAMILY} <= set(load_fonts())


@pytest.mark.parametrize(
    ("family", "weights"), [(TEXT_FAMILY, (400, 600, 700)), (UI_FAMILY, (400, 500, 600, 700))]
)
def test_a_family_has_its_weights(qt_app, family, weights):
    load_fonts()
    assert set(weights) <= {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}
    for weight in weights:
        font = QFont([family])
        font.setWeight(QFont.Weight(weight))
        assert QFontInfo(font).family() == family
        assert QFontInfo(font).weight() == weight


@pytest.mark.parametrize("path", sorted((RESOURCES / "fonts").rglob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_writes_arabic_and_latin_by_itself(qt_app, path):
    """Asked of the file: the system may have another font of the same family."""
    raw = QRawFont(str(path), 16)
    assert raw.familyName() in (TEXT_FAMILY, UI_FAMILY)
    assert not [letter for letter in LETTERS if not raw.supportsCharacter(ord(letter))]


def test_fonts_and_icons_bring_their_licences():
    fonts = {path.stem.split("-")[0] for path in (RESOURCES / "fonts").glob("*.ttf")}
    for font in fonts:
        assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / f"{font}-OFL.txt").read_text(
            encoding="utf-8"
        )
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_of_its_place(path):
    text = path.read_text(encoding="utf-8")
    assert ET.fromstring(text).get("viewBox") == "0 0 24 24"
    assert "currentColor" in text
    assert not re.search(r'(?:fill|stroke)="#', text)


def test_the_sample_is_a_dump_of_several_articles():
    decoded = decode((RESOURCES / "sample" / "sample_dump.txt").read_bytes())
    assert decoded.encoding == "utf-8"
    assert not decoded.undecodable
    assert 8 == decoded.text.count("\nTT\n") <= len(list(segment(decoded.text)))


def imports(file, version=(3, 11)):
    """Return the top names that a file imports."""
    return {
        name.split(".")[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), feature_version=version))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module])
    }


def test_the_requirements_are_what_the_program_imports():
    files = [ROOT / "main.py", *(ROOT / "core").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    used = set().union(*map(imports, files)) - sys.stdlib_module_names - {"core", "gui", "shiboken6"}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    named = {
        re.split(r"[<>=;\[\s]", line)[0].replace("-", "_")
        for line in lines
        if not line.startswith("#") and line
    }
    assert {name.removesuffix("_Essentials") for name in named} == used


def test_bootstrap_speaks_to_old_pythons_and_needs_nothing_but_python():
    assert imports(ROOT / "bootstrap.py", version=(3, 8)) <= sys.stdlib_module_names
