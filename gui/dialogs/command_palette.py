"""The command palette: every action by its words, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.action_list import ActionList
from gui.models.action_rows import ActionEntry, found
from gui.theme import Theme
from gui.widgets.screen import within_screen

STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class CommandPalette(QDialog):
    """A line to type in over the list of what fits; Enter does the chosen action, Escape leaves.

    Signals:
        action_chosen: (id) after the palette has closed, so that the action finds the focus where it was.
    """

    action_chosen = Signal(str)

    def __init__(
        self, entries: Sequence[ActionEntry], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._entries = entries
        self._chosen = ""
        self.setObjectName("palette")
        self.setWindowTitle(texts("dialog.palette.title"))
        self.setAccessibleName(texts("dialog.palette.title"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(texts("dialog.palette.hint"))
        self.field.setAccessibleName(texts("dialog.palette.hint"))
        self.list = ActionList(theme, self)
        self.list.setAccessibleName(texts("dialog.palette.list"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out(theme)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.action_chosen.connect(self._take)
        self.finished.connect(self._tell)
        self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrows walk the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.list.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.choose_current()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, theme: Theme) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(10), theme.px(10), theme.px(10), theme.px(10))
        box.setSpacing(theme.px(8))
        box.addWidget(self.field)
        box.addWidget(self.list, 1)
        self.resize(within_screen(QSize(theme.px(600), theme.px(460)), self))
        parent = self.parentWidget()
        if parent is not None:
            middle = parent.mapToGlobal(parent.rect().center())
            self.move(
                middle.x() - self.width() // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + theme.px(70)
            )

    def _search(self, words: str) -> None:
        listed = found(self._entries, words)
        self.list.show_entries(sorted(listed, key=lambda entry: not entry.enabled) if not words else listed)

    def _take(self, action: str) -> None:
        self._chosen = action
        self.accept()

    def _tell(self) -> None:
        if self._chosen:
            self.action_chosen.emit(self._chosen)
