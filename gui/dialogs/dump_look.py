"""How the file at hand would come in: its fields or its text, what in it was misread, and its first articles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.model import Role
from core.texts import Texts
from gui.dialogs.field_table import FieldTable
from gui.dialogs.seen_list import SeenList
from gui.models.probes import Look
from gui.theme import Theme, text_font
from gui.widgets.list_table import as_list
from gui.widgets.panel import framed
from gui.widgets.plain import PlainDelegate, PlainLabel

LONGEST = 8_000
"""Code points of the text: a few screens, and no paragraph long enough to be slow."""


class DumpLook(QWidget):
    """A file's beginning.

    Signals:
        fields_chosen: (Fields) the editor says what the fields are.
    """

    fields_chosen = Signal(object)

    def __init__(
        self, roles: Sequence[Role], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._name = ""
        self.tabs = QTabWidget(self)
        self.fields = FieldTable(roles, texts, theme, self)
        self.text = QPlainTextEdit(self)
        self.misread = QTableWidget(0, 2, self)
        self.seen = SeenList(roles, texts, theme, self)
        self.note = PlainLabel("", self)
        self._pages = {
            "fields": self.fields,
            "preview": self.text,
            "misread": self._with_note("misread_note", self.misread),
        }
        self._set_up()
        self._lay_out()
        self.fields.fields_chosen.connect(self.fields_chosen)
        self.show_look(None)

    def show_look(self, look: Look | None) -> None:
        """Show what was seen of a file, nothing where it was not seen."""
        shown = look or Look()
        self.text.setPlainText(shown.text[:LONGEST])
        self.seen.show_articles(shown.articles)
        self.fields.show_fields(shown.names, shown.fields)
        self._show_misread(shown.misread)
        self._show_tabs(shown)
        self.note.setText(self._note(shown))
        self.note.setVisible(bool(self.note.text()))

    def _show_tabs(self, look: Look) -> None:
        there = {
            "fields": bool(look.names),
            "preview": not look.names or bool(look.text),
            "misread": bool(look.misread),
        }
        for at, key in enumerate(self._pages):
            self.tabs.setTabVisible(at, there[key])
        count = len(look.misread)
        self.tabs.setTabText(
            list(self._pages).index("misread"), self._texts("dialog.import.misread", count=count)
        )
        first = next(key for key in ("fields", "misread", "preview") if there[key])
        if look.name != self._name or not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(list(self._pages).index(first))
        self._name = look.name

    def _note(self, look: Look) -> str:
        """Return what is to know of the records that were read so far."""
        if look.remembered:
            return self._texts("dialog.import.remembered")
        if not look.problems:
            return ""
        first = look.problems[0]
        values = {"line": first.line, "record": first.record, **first.values}
        sentence = self._texts(f"problem.{first.reason}", **values)
        more = self._texts("dialog.import.problems", count=len(look.problems)) if look.problems[1:] else ""
        return f"{sentence} {more}".rstrip()

    def _show_misread(self, words: Sequence[tuple[str, str]]) -> None:
        self.misread.setRowCount(len(words))
        for row, pair in enumerate(words):
            for column, shown in enumerate(pair):
                item = QTableWidgetItem(shown)
                item.setToolTip(shown)
                self.misread.setItem(row, column, item)

    def _set_up(self) -> None:
        texts = self._texts
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setFont(text_font(self._theme.px(16)))
        self.text.setAccessibleName(texts("dialog.import.preview"))
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.text.document().setDefaultTextOption(option)
        as_list(self.misread)
        self.misread.setItemDelegate(PlainDelegate(self))
        self.misread.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.misread.setAccessibleName(texts("dialog.import.misread_words"))
        self.misread.setHorizontalHeaderLabels([texts("dialog.import.before"), texts("dialog.import.after")])
        self.misread.horizontalHeader().show()
        self.misread.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(texts("dialog.import.looks"))
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.note.setProperty("muted", True)
        self.note.setWordWrap(True)
        for key, page in self._pages.items():
            self.tabs.addTab(page, "" if key == "misread" else texts(f"dialog.import.{key}"))

    def _with_note(self, key: str, widget: QWidget) -> QWidget:
        made = QWidget(self)
        box = QVBoxLayout(made)
        box.setContentsMargins(0, self._theme.px(6), 0, 0)
        words = PlainLabel(self._texts(f"dialog.import.{key}"), made)
        words.setWordWrap(True)
        words.setContentsMargins(self._theme.px(8), 0, self._theme.px(8), 0)
        box.addWidget(words)
        box.addWidget(widget, 1)
        return made

    def _lay_out(self) -> None:
        px = self._theme.px
        articles = QWidget(self)
        column = QVBoxLayout(articles)
        column.setContentsMargins(0, 0, 0, 0)
        caption = PlainLabel(self._texts("dialog.import.seen"), articles)
        caption.setContentsMargins(px(12), px(7), px(12), px(6))
        caption.setProperty("muted", True)
        column.addWidget(caption)
        column.addWidget(self.note)
        self.note.setContentsMargins(px(12), 0, px(12), px(2))
        column.addWidget(self.seen, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(framed(self.tabs), 1)
        row.addWidget(framed(articles), 1)
