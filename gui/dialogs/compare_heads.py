"""What stands above two articles side by side: what they share, which pair it is, and what each of them is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.compare import Figure
from core.texts import Texts
from gui.models.comparison import Side
from gui.models.direction import isolated
from gui.theme import Theme, text_font, ui_font
from gui.widgets.painting import RTL, draw_words
from gui.widgets.plain import PlainLabel, plain_tip


class TopLine(QWidget):
    """The share in percent and in words, what was done just before, and which pair of how many.

    Signals:
        pair_requested: (step) the next (1) or previous (-1) pair.
    """

    pair_requested = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without a pair."""
        super().__init__(parent)
        self._texts = texts
        self.share, self.words = PlainLabel("", self, gives_way=False), PlainLabel("", self)
        self.notice = PlainLabel("", self)
        self.number = PlainLabel("", self, gives_way=False)
        self.previous, self.next = QPushButton(self), QPushButton(self)
        self.share.setFont(ui_font(theme, 24, QFont.Weight.Bold))
        self.words.setFont(ui_font(theme, 14))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.notice.setProperty("muted", True)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        for part in (self.share, self.words, self.notice, self.previous, self.number, self.next):
            box.addWidget(part, 1 if part is self.words else 0)
        for button, name, key, step in (
            (self.previous, "previous_pair", "Ctrl+PgUp", -1),
            (self.next, "next_pair", "Ctrl+PgDown", 1),
        ):
            button.setText(texts(f"dialog.compare.{name}"))
            button.setAccessibleName(texts(f"dialog.compare.{name}"))
            button.setToolTip(texts("dialog.compare.tip", words=texts(f"dialog.compare.{name}_tip"), key=key))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=step: self.pair_requested.emit(step))

    def show_pair(self, number: int, count: int, notice: str) -> None:
        """Say which pair it is, and what was done just before."""
        texts = self._texts
        self.number.setText(texts("dialog.compare.pair", number=number, total=count) if number else "")
        self.notice.setText(notice)
        for button in (self.previous, self.next):
            button.setEnabled(count > (1 if number else 0))

    def show_figure(self, figure: Figure | None) -> None:
        """Say what the two share; nothing while that is not known."""
        texts = self._texts
        self.share.setText(
            texts("dialog.compare.share", share=figure.percent) if figure and figure.kind else ""
        )
        self.words.setText(texts(f"dialog.compare.is_{figure.kind or 'unlike'}") if figure else "")


class SideHead(QWidget):
    """One article: its headline, where it comes from, and what can be done with it.

    Signals:
        acted: (name) something of the dialog's keys is wanted: ``open_first``, ``delete_second`` …
    """

    acted = Signal(str)

    def __init__(self, side: str, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without an article; `side` is ``first`` or ``second``."""
        super().__init__(parent)
        self._texts, self._editable = texts, True
        self.headline = Headline(theme, self)
        self.about = PlainLabel("", self)
        self.about.setProperty("muted", True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open, self.delete = QPushButton(self), QPushButton(self)
        self.delete.setProperty("danger", True)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        row.setSpacing(theme.px(8))
        for button, what, key in ((self.open, "open", "O"), (self.delete, "delete", "Del")):
            held = ("" if side == "second" else "Shift+") + key
            button.setText(texts(f"dialog.compare.{what}"))
            button.setAccessibleName(texts(f"dialog.compare.{what}_{side}"))
            words = texts(f"dialog.compare.{what}_{side}")
            button.setToolTip(texts("dialog.compare.tip", words=words, key=held))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, name=f"{what}_{side}": self.acted.emit(name))
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self.headline)
        column.addWidget(self.about)
        column.addLayout(row)

    def set_editable(self, editable: bool) -> None:
        """Let the article be deleted, or not."""
        self._editable = editable
        self.delete.setEnabled(editable)

    def show_side(self, side: Side | None) -> None:
        """Show another article, or none."""
        self.headline.say(side.headline if side else "")
        parts = []
        if side is not None:
            date = isolated(side.date, left_to_right=True)
            parts = [isolated(side.source), date, self._texts("dialog.compare.words", count=side.words)]
        self.about.setText(" · ".join(part for part in parts if part))
        self.open.setEnabled(side is not None)
        self.delete.setEnabled(side is not None and self._editable)


class Headline(QWidget):
    """A headline in one line, from right to left in any language, elided where it does not fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._theme, self._words = theme, ""
        self.setFixedHeight(theme.px(30))

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        font = text_font(self._theme.px(18), QFont.Weight.DemiBold)
        draw_words(QPainter(self), self.rect(), self._words, font, self._theme.text, RTL)
