"""Pictures of the window with the sample project, in both languages and both themes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.model.view import View
from core.session import Session
from gui.bridge.settings import SettingsStore
from gui.main_window import MainWindow
from gui.window.projects import SAMPLE

SIZE = QSize(1600, 960)
LANGUAGES, THEMES = ("ar", "en"), ("light", "dark")

MARKED = (
    ("المنصورة", "LOC"),
    ("هيئة الملاحة النهرية في مصر", "ORG"),
    ("مصر", "LOC"),
    ("سامح القاضي", "PER"),
    ("شركة الدلتا للشحن", "ORG"),
    ("الدقهلية", "LOC"),
    ("نجلاء عبد الرازق", "PER"),
    ("أمس (الثلاثاء)", "DATE"),
    ("بنك الأنهار للتنمية", "ORG"),
    ("عزبة البرج", "LOC"),
    ("رجب أبو سليم", "PER"),
    ("640 مليون جنيه", "NUM"),
    ("هالة الخصاونة", "PER"),
    ("الجامعة الأردنية", "ORG"),
    ("رويترز", "ORG"),
)
"""Words of the sample's articles with the label that the pictures show on them; the longer ones hold others."""


def take_shots(app: QApplication, folder: Path) -> list[Path]:
    """Render the window to PNG files in `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    with tempfile.TemporaryDirectory() as place:
        project = make_project(Path(place) / "sample.tanqih")
        for lang in LANGUAGES:
            for theme in THEMES:
                with opened(app, Path(place), project, lang, theme) as window:
                    paths += _picture(window, folder / f"desk_{lang}_{theme}.png")
                    if theme == "light":
                        paths += _dialog_picture(window, folder / f"palette_{lang}.png")
    return paths


def make_project(path: Path) -> Path:
    """Make the sample project with some mentions, a nested one among them."""
    with Session.open(path, create=True) as session:
        session.import_dumps([(SAMPLE, None)])
        labels = {label.name: label.id for label in session.read(lambda view: view.labels())}
        for words, label in MARKED:
            for parts in session.read(partial(_places, words)):
                session.execute("mention.add", parts=[parts], label=labels[label])
        first = session.article_ids()[0]
        session.execute("article.set_status", articles=[first], status="in_work")
    return path


def _places(words: str, view: View) -> list[list[int]]:
    """Return where the words stand in the first articles' kept blocks."""
    found: list[list[int]] = []
    for article in view.article_ids()[:2]:
        for block in view.blocks(article):
            at = block.text.find(words)
            if at >= 0 and block.kept:
                found.append([block.id, at, at + len(words)])
    return found


@contextmanager
def opened(app: QApplication, place: Path, project: Path, lang: str, theme: str) -> Iterator[MainWindow]:
    """Open the window on a project in a language and a theme, with settings of its own."""
    store = SettingsStore(place / f"settings_{lang}_{theme}")
    store.change(theme=theme, lang=lang)
    window = MainWindow(app, store, lang)
    window.resize(SIZE)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    window.projects.open_project(project)
    window.resize(SIZE)
    settle(app)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle(app)


def settle(app: QApplication) -> None:
    """Let the window lay itself out and draw."""
    for _ in range(5):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        app.sendPostedEvents()


def _picture(widget: QWidget, path: Path) -> list[Path]:
    widget.grab().save(str(path))
    return [path]


def _dialog_picture(window: MainWindow, path: Path) -> list[Path]:
    window.dialogs.palette()
    shown = window.dialogs.shown
    if shown is None:
        return []
    settle(window.appearance.app)
    made = _picture(shown, path)
    shown.reject()
    return made
