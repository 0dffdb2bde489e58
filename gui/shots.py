"""Pictures of the window with the sample project, in both languages and both themes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

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
    ("سامح القاضي", "PER"),
    ("هالة الخصاونة", "PER"),
    ("الجامعة الأردنية", "ORG"),
    ("ولاية باجة", "LOC"),
    ("أنيس بن رمضان", "PER"),
    ("سلمى الورتاني", "PER"),
    ("المعهد التونسي لبحوث الحبوب", "ORG"),
    ("الخميس", "DATE"),
    ("باجة 7", "PROD"),
    ("الهادي المناعي", "PER"),
    ("41 قنطاراً", "NUM"),
    ("جامعة منوبة", "ORG"),
    ("منوبة", "LOC"),
    ("إيكاردا", "ORG"),
    ("وسليانة", "LOC"),
    ("والقيروان", "LOC"),
)
"""Words of the sample's first articles and the labels they get; one holds another, the last two are slips."""

MARKED_ARTICLES = 3
"""So many articles get mentions; the last of them is shown: the next one begins where it should not."""

STATUSES = ("done", "done", "in_work", "doubtful")
"""What becomes of the first articles."""

SCROLLED_BACK = 170
"""Pixels the page is scrolled back, so that the boundary to the next article is near its foot."""

READING_MS = 1200
"""How long a dialog or a search gets to read and show the sample."""

SEARCHED = "قال", "ذكر"
"""What is looked for, and what it would become."""

SHOWN = "جامعة منوبة"
"""The pictures show the mention that begins so."""


def take_shots(app: QApplication, folder: Path) -> list[Path]:
    """Render the window to PNG files in `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        project = make_project(place / "sample.tanqih")
        for lang in LANGUAGES:
            for theme in THEMES:
                with opened(app, place / f"{lang}_{theme}", lang, theme) as window:
                    paths += _pictures(window, project, folder, f"{lang}_{theme}")
    return paths


def make_project(path: Path) -> Path:
    """Make the sample project with some mentions, a nested one among them, and a few things left to find."""
    with Session.open(path, create=True) as session:
        session.import_dumps([(SAMPLE, None)])
        labels = {label.name: label.id for label in session.read(lambda view: view.labels())}
        for words, label in MARKED:
            for parts in session.read(partial(_places, words)):
                session.execute("mention.add", parts=[parts], label=labels[label])
        articles = session.article_ids()
        for article, status in zip(articles, STATUSES, strict=False):
            session.execute("article.set_status", articles=[article], status=status)
        shown = articles[MARKED_ARTICLES - 1]
        leftover = [block.id for block in session.read(lambda view: view.blocks(shown)) if block.text == "TT"]
        session.execute("block.set_kept", blocks=leftover, kept=True)
    return path


def _places(words: str, view: View) -> list[list[int]]:
    """Return where the words stand in the first articles' kept blocks."""
    found: list[list[int]] = []
    for article in view.article_ids()[:MARKED_ARTICLES]:
        for block in view.blocks(article):
            at = block.text.find(words)
            if at >= 0 and block.kept:
                found.append([block.id, at, at + len(words)])
    return found


@contextmanager
def opened(app: QApplication, settings: Path, lang: str, theme: str) -> Iterator[MainWindow]:
    """Open the window in a language and a theme, with settings of its own."""
    store = SettingsStore(settings)
    store.change(theme=theme, lang=lang)
    window = MainWindow(app, store, lang)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(SIZE)
    window.show()
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


def _pictures(window: MainWindow, project: Path, folder: Path, name: str) -> list[Path]:
    """Take the first page, the desk and, in the light theme, the palette and the import dialog."""
    app = window.parts.appearance.app
    settle(app)
    light = name.endswith("light")
    paths = [_picture(window, folder / f"welcome_{name}.png")] if light else []
    window.control.projects.open_project(project)
    if session := window.parts.workspace.session:
        window.parts.workspace.show(session.article_ids()[MARKED_ARTICLES - 1])
    settle(app)
    chosen = next(
        (
            found
            for found in (window.parts.workspace.scene.mentions if window.parts.workspace.scene else ())
            if found.words.startswith(SHOWN)
        ),
        None,
    )
    if chosen is not None:
        window.control.navigation.show_mention(chosen.id)
        window.control.views.show_caret()
        bar = window.parts.desk.pane.verticalScrollBar()
        bar.setValue(bar.value() - SCROLLED_BACK)
    settle(app)
    paths.append(_picture(window, folder / f"desk_{name}.png"))
    if light:
        paths.append(_search_picture(window, folder / f"search_{name}.png"))
        window.dialogs.palette()
        paths.append(_dialog_picture(window, folder / f"palette_{name}.png"))
        window.control.intake.ask([_other_dump(project.parent)])
        paths.append(_dialog_picture(window, folder / f"import_{name}.png"))
    return paths


def _other_dump(folder: Path) -> Path:
    """Write a dump that the project does not have yet: the end of the sample."""
    path = folder / "week.txt"
    articles = SAMPLE.read_text("utf-8").split("\n" * 4)
    path.write_text(("\n" * 4).join(articles[2:]), "utf-8")
    return path


def _picture(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path


def _search_picture(window: MainWindow, path: Path) -> Path:
    """Take a picture of a search, with what each place would become."""
    window.parts.actions.trigger("search.replace_open")
    head = window.parts.desk.search.head
    for field, words in zip((head.words, head.instead), SEARCHED, strict=True):
        field.setText(words)
    _read(window)
    return _picture(window, path)


def _read(window: MainWindow) -> None:
    """Let what was asked for be read."""
    deadline = QDeadlineTimer(READING_MS)
    while not deadline.hasExpired():
        window.parts.appearance.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, READING_MS // 10)


def _dialog_picture(window: MainWindow, path: Path) -> Path:
    """Take a picture of the dialog that is open once it has read what it shows, and close it."""
    shown = window.dialogs.shown or window
    shown.resize(shown.sizeHint().expandedTo(shown.size()))
    _read(window)
    made = _picture(shown, path)
    if isinstance(shown, QDialog):
        shown.reject()
    return made
