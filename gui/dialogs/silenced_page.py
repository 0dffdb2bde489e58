"""What the editor does not want to be told, and the way to hear it again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.texts import Texts
from gui.theme import Theme
from gui.widgets.empty_state import EmptyState
from gui.widgets.row_list import Row, RowList

BUTTONS = ("restore", "restore_all")


class SilencedPage(QWidget):
    """A list of dismissals.

    Signals:
        restore_requested: (ids) let these be heard again.
    """

    restore_requested = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._editable = False
        self.list = RowList(theme, self, most=16)
        self.list.setAccessibleName(texts("dialog.rules.page_silenced"))
        self.list.installEventFilter(self)
        body = EmptyState(self.list, theme, self)
        body.say(texts("dialog.rules.none_silenced"))
        self.buttons = {name: QPushButton(texts(f"dialog.rules.{name}"), self) for name in BUTTONS}
        row, box = QHBoxLayout(), QVBoxLayout(self)
        for button in self.buttons.values():
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(body, 1)
        box.addLayout(row)
        self.buttons["restore"].clicked.connect(lambda _on: self.restore())
        self.buttons["restore_all"].clicked.connect(lambda _on: self._wish([each.key for each in self._rows]))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._enable())

    @property
    def _rows(self) -> Sequence[Row]:
        return self.list.rows.rows

    def show_rows(self, rows: Sequence[Row], *, editable: bool) -> None:
        """Show these; the next one comes to hand where one is gone."""
        self._editable = editable
        row = max(0, self.list.currentIndex().row())
        self.list.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(min(row, len(rows) - 1)))
        self._enable()

    def restore(self) -> None:
        """Wish for the one at hand."""
        at = self.list.currentIndex().row()
        self._wish([self._rows[at].key] if 0 <= at < len(self._rows) else [])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restore at Delete or Enter."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in keys:
            self.restore()
            return True
        return super().eventFilter(watched, event)

    def _wish(self, ids: Sequence[object]) -> None:
        if ids and self._editable:
            self.restore_requested.emit(list(ids))

    def _enable(self) -> None:
        at = self.list.currentIndex()
        self.list.show_current(self._rows[at.row()].key if at.isValid() else None)
        self.buttons["restore"].setEnabled(self._editable and at.isValid())
        self.buttons["restore_all"].setEnabled(self._editable and bool(self._rows))
