"""The first page: the sample, a project, a dump, and what was open lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.texts import Texts
from gui.theme import Theme, ui_font
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.panel import Panel, line
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import Row, RowList
from gui.widgets.shelf import scrolled

CHOICES = (
    ("project.sample", "newspaper"),
    ("project.import", "download"),
    ("project.open", "folder-open"),
    ("project.new", "file-plus"),
)
RECENT_SHOWN = 6


class WelcomePanel(QWidget):
    """What to do first; dropping files anywhere does the same.

    Signals:
        action_requested: (action id) one of the choices.
        recent_requested: (path) one of the recent projects.
    """

    action_requested = Signal(str)
    recent_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paths: Sequence[str] = ()
        self.card = Panel(self)
        self.title = PlainLabel("", self.card)
        self.what = PlainLabel("", self.card)
        self.what.setWordWrap(True)
        self.what.setProperty("muted", True)
        self.cards = {action: self._card(action, icon) for action, icon in CHOICES}
        self.rule = line(self.card)
        self.recent_title = PlainLabel("", self.card)
        self.recent = RowList(theme, self.card, most=RECENT_SHOWN)
        self.recent.row_chosen.connect(self._choose_recent)
        self.drop = PlainLabel("", self.card)
        self.drop.setProperty("muted", True)
        self.drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.set_theme(theme)
        self.set_texts(texts)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer the recent projects."""
        self._paths = paths
        self.recent.show_rows([self._row(Path(path)) for path in paths[:RECENT_SHOWN]])
        for part in (self.rule, self.recent_title, self.recent):
            part.setVisible(bool(paths))

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.setAccessibleName(texts("welcome.title"))
        self.title.setText(texts("welcome.title"))
        self.what.setText(texts("welcome.what"))
        self.recent_title.setText(texts("menu.recent"))
        self.recent.setAccessibleName(texts("menu.recent"))
        self.drop.setText(texts("welcome.drop"))
        for action, card in self.cards.items():
            name = action.partition(".")[2]
            card.say(texts(f"welcome.{name}"), texts(f"welcome.{name}_tip"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.title.setFont(ui_font(theme, 32, QFont.Weight.Bold))
        self.what.setFont(ui_font(theme, 15))
        self.recent_title.setFont(ui_font(theme, 13, QFont.Weight.DemiBold))
        self.drop.setFont(ui_font(theme, 12))
        self.recent.set_theme(theme)
        for card in self.cards.values():
            card.set_theme(theme)
        self.card.setMaximumWidth(theme.px(760))
        self.card.column.setContentsMargins(theme.px(48), theme.px(40), theme.px(48), theme.px(28))
        self.card.column.setSpacing(theme.px(14))
        self._grid.setSpacing(theme.px(12))
        self.show_recent(self._paths)

    def _card(self, action: str, icon: str) -> ChoiceCard:
        made = ChoiceCard(icon, self._theme, self.card, primary=action == CHOICES[0][0])
        made.setObjectName(f"welcome_{action}")
        made.clicked.connect(lambda: self.action_requested.emit(action))
        return made

    def _row(self, path: Path) -> Row:
        return Row(
            str(path), path.name, self._theme.accent, "bar", count=_short(path.parent), spoken=str(path)
        )

    def _choose_recent(self, path: object) -> None:
        self.recent_requested.emit(str(path))

    def _lay_out(self) -> None:
        column = self.card.column
        column.addWidget(self.title)
        column.addWidget(self.what)
        self._grid = QGridLayout()
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // 2, at % 2)
        column.addLayout(self._grid)
        for part in (self.rule, self.recent_title, self.recent, self.drop):
            column.addWidget(part)
        page = QWidget(self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 8)
        row.addStretch(1)
        outer = QVBoxLayout(page)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page, self))


def _short(folder: Path) -> str:
    """Return the end of a folder's path."""
    parts = folder.parts[-2:]
    return str(Path(*parts)) if parts else ""
