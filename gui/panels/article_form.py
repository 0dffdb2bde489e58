"""The article's own values: status, note, attributes. Each control is bound both ways to one of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.model import STATUSES, Article
from core.texts import Texts
from gui.panels.attributes import AttributesForm
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.header import PanelHeader


class NoteField(QPlainTextEdit):
    """A few lines of one's own; told when the keyboard leaves.

    Signals:
        written: (text) the editor left the field with other words in it.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)

    def show_note(self, note: str) -> None:
        """Show a note, unless the editor is writing another one."""
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self._shown = note
        if note != self.toPlainText():
            self.setPlainText(note)

    def commit(self) -> None:
        """Tell the words where they are others than those shown."""
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.written.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()


class ArticleForm(QWidget):
    """Status chips, the note, the attributes.

    Signals:
        status_requested: (ids, status) a status was chosen.
        note_requested: (id, note) a note was written.
        attr_requested: (id, name, value or None) an attribute was written.
    """

    status_requested = Signal(object, str)
    note_requested = Signal(int, str)
    attr_requested = Signal(int, str, object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it, disabled until an article is shown."""
        super().__init__(parent)
        self._article: Article | None = None
        self._source = ""
        self.heads = {name: PanelHeader(icon, theme, self) for name, icon in HEADS.items()}
        self.statuses = ChipRow(theme, self)
        self.note = NoteField(self)
        self.attributes = AttributesForm(texts, theme, self)
        self._lay_out()
        self.set_texts(texts)
        self.set_theme(theme)
        self.statuses.chosen.connect(self._ask_status)
        self.note.written.connect(self._ask_note)
        self.attributes.attr_requested.connect(self._ask_attr)
        self.show_article(None, "")

    def show_article(self, article: Article | None, source: str) -> None:
        """Show an article's values and the name of its dump; of another article the note is written first."""
        if article is None or self._article is None or article.id != self._article.id:
            self.note.commit()
            self.attributes.commit()
            self.note.clearFocus()
        self._article, self._source = article, source
        self.setEnabled(article is not None)
        self.heads["status"].note.setText(source)
        if article is None:
            return
        blocker = QSignalBlocker(self.statuses)
        self.statuses.choose(article.status)
        blocker.unblock()
        self.note.show_note(article.note)
        self.attributes.show_attributes(article.attrs)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        for name, head in self.heads.items():
            head.title.setText(texts(f"panel.article.{name}"))
        self.statuses.show_chips([ChipWords(status, texts(f"status.{status}")) for status in STATUSES])
        self.statuses.setAccessibleName(texts("panel.article.status"))
        self.note.setPlaceholderText(texts("panel.article.note_hint"))
        self.note.setAccessibleName(texts("panel.article.note"))
        self.attributes.set_texts(texts)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for head in self.heads.values():
            head.set_theme(theme)
        self.statuses.set_theme(theme)
        self.attributes.set_theme(theme)
        self.note.setFixedHeight(theme.px(92))
        for box in self._boxes:
            box.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(10))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._boxes: list[QVBoxLayout] = []
        for name, control in (
            ("status", self.statuses),
            ("note", self.note),
            ("attributes", self.attributes),
        ):
            box = QVBoxLayout()
            box.addWidget(control)
            column.addWidget(self.heads[name])
            column.addLayout(box, 1 if name == "attributes" else 0)
            self._boxes.append(box)
        QWidget.setTabOrder(self.note, next(iter(self.attributes.fields.values())))
        self.attributes.set_tab_order()

    def _ask_status(self, status: str) -> None:
        if self._article is not None and status != self._article.status:
            self.status_requested.emit([self._article.id], status)

    def _ask_note(self, note: str) -> None:
        if self._article is not None:
            self.note_requested.emit(self._article.id, note)

    def _ask_attr(self, name: str, value: str | None) -> None:
        if self._article is not None:
            self.attr_requested.emit(self._article.id, name, value)


HEADS = {"status": "flag", "note": "square-pen", "attributes": "list"}
"""The parts of the form and their icons."""
