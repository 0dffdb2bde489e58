"""The mention at hand: its words, label, place and state, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.model import Label, Mention
from core.texts import Texts
from gui.theme import Theme, text_font
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.flow import FlowLayout
from gui.widgets.header import PanelHeader
from gui.widgets.plain import PlainLabel
from gui.widgets.small_button import SmallButton

BUTTONS = ("remove", "alike_article", "alike_project", "snap")


class MentionDetails(QWidget):
    """Hidden while there is no mention at hand.

    Signals:
        relabel_requested: (ids, label id) another label was chosen.
        remove_requested: (ids) take the mention away.
        mark_alike_requested: (id, ``article`` or ``project``) mark the same words there too.
        snap_requested: (id) let it begin and end at whole words.
    """

    relabel_requested = Signal(object, int)
    remove_requested = Signal(object)
    mark_alike_requested = Signal(int, str)
    snap_requested = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it, hidden."""
        super().__init__(parent)
        self._mention: Mention | None = None
        self._labels: Sequence[Label] = ()
        self._block: int | None = None
        self.header = PanelHeader("text-select", theme, self)
        self.words, self.place = PlainLabel("", self), PlainLabel("", self)
        self.place.setProperty("muted", True)
        self.label = ChoiceBox(self)
        self.label.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label.setMinimumContentsLength(6)
        self.buttons = {name: SmallButton(theme, self) for name in BUTTONS}
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.set_texts(texts)

    def show_mention(
        self, mention: Mention | None, labels: Sequence[Label], block_number: int | None
    ) -> None:
        """Show a mention and the number of the block it begins in, or hide."""
        self._mention, self._labels, self._block = mention, labels, block_number
        self.setVisible(mention is not None)
        self._fill()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.header.title.setText(texts("panel.mention.title"))
        self.label.setAccessibleName(texts("panel.mention.label"))
        for name, button in self.buttons.items():
            button.say(texts(f"panel.mention.{name}"), texts(f"panel.mention.{name}_tip"))
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.header.set_theme(theme)
        for button in self.buttons.values():
            button.set_theme(theme)
        self.words.setFont(text_font(theme.px(17), QFont.Weight.DemiBold))
        self._inner.setContentsMargins(theme.px(14), 0, theme.px(14), theme.px(12))
        self._inner.setSpacing(theme.px(6))
        self._flow.setSpacing(theme.px(6))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._inner, self._flow = QVBoxLayout(), FlowLayout()
        first = QHBoxLayout()
        first.addWidget(self.words, 1)
        first.addWidget(self.label)
        self._inner.addLayout(first)
        self._inner.addWidget(self.place)
        for button in self.buttons.values():
            self._flow.addWidget(button)
        self._inner.addLayout(self._flow)
        column.addLayout(self._inner)
        self.hide()

    def _connect(self) -> None:
        self.label.activated.connect(self._relabel)
        self.buttons["remove"].clicked.connect(self._remove)
        self.buttons["alike_article"].clicked.connect(lambda: self._mark_alike("article"))
        self.buttons["alike_project"].clicked.connect(lambda: self._mark_alike("project"))
        self.buttons["snap"].clicked.connect(self._snap)

    def _fill(self) -> None:
        mention = self._mention
        if mention is None:
            return
        texts, part = self._texts, mention.parts[0]
        self.words.setText(mention.words)
        state = texts(f"panel.mention.{mention.state}")
        place = texts(
            "panel.mention.place", block=self._block or 0, start=part.start, end=mention.parts[-1].end
        )
        parts = texts("panel.mention.parts", count=len(mention.parts)) if len(mention.parts) > 1 else ""
        self.place.setText(" · ".join(words for words in (state, place, parts) if words))
        blocker = QSignalBlocker(self.label)
        self.label.clear()
        for label in self._labels:
            self.label.addItem(label.title_ar if texts.lang == "ar" else label.title_en, label.id)
        self.label.setCurrentIndex(self.label.findData(mention.label))
        blocker.unblock()
        for name in ("alike_article", "alike_project", "snap"):
            self.buttons[name].setEnabled(mention.state == "live")

    def _relabel(self) -> None:
        if self._mention is not None and self.label.currentData() != self._mention.label:
            self.relabel_requested.emit([self._mention.id], self.label.currentData())

    def _remove(self) -> None:
        if self._mention is not None:
            self.remove_requested.emit([self._mention.id])

    def _mark_alike(self, scope: str) -> None:
        if self._mention is not None:
            self.mark_alike_requested.emit(self._mention.id, scope)

    def _snap(self) -> None:
        if self._mention is not None:
            self.snap_requested.emit(self._mention.id)
