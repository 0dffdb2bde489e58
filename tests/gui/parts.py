"""What tests of the window's parts share: texts, a theme, a small project, and a place to show a widget."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.session import Session
from core.texts import Texts
from gui.theme import Theme, apply, load_theme

Shown = TypeVar("Shown", bound=QWidget)

DUMP = """\
المكتبة العامة تفتح أبوابها ليلاً

قررت المكتبة العامة في مدينة الرمال أن تفتح أبوابها حتى منتصف الليل طوال الشهر.
وقالت مديرة المكتبة سعاد النجار إن القراء طلبوا ذلك مراراً.



قطار جديد يربط الساحل بالجبل

انطلق أمس أول قطار بين مدينة الساحل وبلدة الجبل، ويقطع المسافة في ساعة واحدة.
وذكر مدير الخط رامي العلي أن التذاكر نفدت في اليوم الأول.



مهرجان العسل يستقبل زواره

يعرض المهرجان عشرين نوعاً من العسل، وتشارك فيه سعاد النجار بمحاضرة عن تربية النحل.
"""


@pytest.fixture(scope="session")
def imported_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project of three articles; copy it, do not open it."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "news.txt").write_text(DUMP, encoding="utf-8", newline="")
    with Session.open(folder / "imported.tanqih", create=True) as session:
        session.import_dumps([(folder / "news.txt", None)])
    return folder / "imported.tanqih"


@pytest.fixture
def session(imported_project: Path, tmp_path: Path) -> Iterator[Session]:
    path = Path(shutil.copy(imported_project, tmp_path / "project.tanqih"))
    with Session.open(path, author="سلمى") as session:
        yield session


@pytest.fixture
def texts() -> Texts:
    return Texts("ar")


@pytest.fixture
def theme(qt_app: QApplication) -> Iterator[Theme]:
    yield apply(qt_app, load_theme("light"))
    qt_app.setStyleSheet("")
    qt_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def show(qt_app: QApplication) -> Iterator[Callable[[Shown], Shown]]:
    """Show a widget and take it away after the test."""
    shown: list[QWidget] = []

    def one(widget: Shown) -> Shown:
        shown.append(widget)
        widget.resize(900, 600)
        widget.show()
        qt_app.processEvents()
        return widget

    yield one
    for widget in shown:
        widget.close()
        widget.deleteLater()
    qt_app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def press(qt_app: QApplication) -> Callable[..., None]:
    """Send one key to a widget."""

    def send(
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        text: str = "",
    ) -> None:
        qt_app.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    return send
