"""The desk: article list, the text over its tabs (findings, search, history …), inspector; no logic."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.texts import Texts
from gui.models.questions import Question
from gui.pane import ArticlePane
from gui.panels.article_list import ArticleListPanel
from gui.panels.doubt_bar import DoubtBar, KeysOf
from gui.panels.findings import FindingsPanel
from gui.panels.history import HistoryPanel
from gui.panels.inspector import InspectorPanel
from gui.panels.raw_words import RawWordsPanel
from gui.panels.search import SearchPanel
from gui.panels.suggestions import SuggestionsPanel
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.focus_ring import FocusRing
from gui.widgets.panel import Panel, line
from gui.widgets.plain import PlainLabel
from gui.widgets.shared_splitter import SharedSplitter

TABS = ("findings", "suggestions", "search", "history", "raw")
MODES = ("mark", "write")
COLUMNS, ROWS = (330, 980, 290), (660, 270)
"""Sizes of the splitters' parts at first, in pixels at scale 1."""

SIDE_SHARE, BELOW_SHARE, LOW_SHARE = 0.25, 0.31, 0.21
"""How much of the width a side column may take, and of the height what is below the text; less in a low window."""

SEARCH_HEIGHT, SEARCH_SHARE = 330, 0.48
"""What such a tab borrows of the text's room while it is in front: pixels at scale 1, and the most of the height."""

TALL = ("search", "history", "raw")
"""The tabs that borrow it: their controls need room beside their rows, or a block stands there twice."""

LOW = 720
"""Pixels of height at scale 1 below which the desk counts as low."""


class Part(Protocol):
    """What every part of the window can: speak another language, take another theme."""

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""


class Desk(QWidget):
    """The parts in place; who wants something of one asks the part itself."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = theme.scale
        self.list = ArticleListPanel(texts, theme, parent=self)
        self.page = Panel(self)
        self.modes = ChipRow(theme, self.page)
        self.hint = PlainLabel("", self.page)
        self.hint.setProperty("muted", True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.modes.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.doubt = DoubtBar(texts, theme, self.page)
        self.pane = ArticlePane(theme, texts, self.page)
        self._nothing = PlainLabel("", self.page)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("muted", True)
        self._text = QStackedWidget(self.page)
        self.findings = FindingsPanel(texts, theme, self)
        self.suggestions = SuggestionsPanel(texts, theme, self)
        self.history = HistoryPanel(texts, theme, self)
        self.raw = RawWordsPanel(texts, theme, self)
        self.search = SearchPanel(texts, theme, self)
        self.inspector = InspectorPanel(texts, theme, self)
        self.tabs = QTabWidget(self)
        self.columns = SharedSplitter(Qt.Orientation.Horizontal, COLUMNS, 1, SIDE_SHARE, self)
        self.rows = SharedSplitter(Qt.Orientation.Vertical, ROWS, 0, BELOW_SHARE, self)
        ringed = (
            self.list.table,
            self.findings.table,
            self.suggestions.table,
            self.history.table,
            self.search.table,
            self.inspector.labels.list,
        )
        self._rings = [FocusRing(widget, theme) for widget in ringed]
        self._lay_out()
        self.set_texts(texts)
        self.set_theme(theme)

    def parts(self) -> Iterable[Part]:
        """Return every part that speaks and is drawn."""
        below = (self.findings, self.suggestions, self.history, self.raw, self.search)
        return (self.list, self.doubt, self.pane, *below, self.inspector)

    def stops(self) -> list[QWidget]:
        """Return where F6 stops now, in reading order: what can be seen and has something to be at."""
        inspector = (self.inspector.labels.list, self.inspector.form.note)
        wanted = (self.list.table, self.pane, self._below(), *inspector)
        return [stop for stop in wanted if stop.isVisible() and stop.isEnabled() and not _is_empty(stop)]

    def tab_stop(self) -> QWidget:
        """Return where the keyboard goes in the tab that is in front: the tabs themselves where it is empty."""
        below = self._below()
        return self.tabs.tabBar() if _is_empty(below) else below

    def show_tab(self, tab: str) -> QWidget:
        """Bring one of `TABS` to the front and return it."""
        self.tabs.setCurrentIndex(TABS.index(tab))
        return self.tabs.currentWidget()

    def tab(self) -> str:
        """Return which of `TABS` is in front."""
        return TABS[self.tabs.currentIndex()]

    def toggle(self, part: str) -> None:
        """Show or hide the ``list``, the ``inspector`` or what is ``below`` the text."""
        widget = {"list": self.list, "inspector": self.inspector, "below": self.tabs}[part]
        widget.setVisible(not widget.isVisible())
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.pane.setFocus()

    def toggle_signs(self) -> None:
        """Show characters that show nothing, or no longer."""
        self.pane.show_signs(shown=not self.pane.shows_signs())

    def show_text(self, *, shown: bool) -> None:
        """Show the article's text, or that no article is open."""
        self._text.setCurrentWidget(self.pane if shown else self._nothing)

    def show_question(self, question: Question | None, left: int, done: int, keys: KeysOf) -> None:
        """Ask about a doubt above the text, and tell the keys that answer; None asks no more."""
        self.doubt.show_question(question, left, done, keys)
        self._say_hint()

    def show_mode(self, mode: str) -> None:
        """Show the pane's mode on its head."""
        self.modes.choose(mode)
        self._say_hint()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        for part in self.parts():
            part.set_texts(texts)
        for at, tab in enumerate(TABS):
            self.tabs.setTabText(at, texts(f"command.view.{tab}"))
        self.tabs.setAccessibleName(texts("statusbar.tabs"))
        self._nothing.setText(texts("statusbar.no_article"))
        chosen = self.modes.choice
        self.modes.show_chips([ChipWords(mode, texts(f"statusbar.mode.{mode}")) for mode in MODES])
        self.modes.choose(chosen or MODES[0])
        self._texts = texts
        self._say_hint()
        self.modes.setAccessibleName(texts("statusbar.modes"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in self.parts():
            part.set_theme(theme)
        self.modes.set_theme(theme)
        for ring in self._rings:
            ring.set_theme(theme)
        self._head.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._head.setSpacing(theme.px(12))
        self.tabs.setMinimumHeight(theme.px(56))
        gap = theme.px(10)
        self.setContentsMargins(gap, gap, gap, gap)
        self.columns.setHandleWidth(gap)
        self.rows.setHandleWidth(gap)
        self._scale = theme.scale
        self.columns.set_scale(theme.scale)
        self._share_height()
        self.rows.set_scale(theme.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the text its room in a low window."""
        self._share_height()
        super().resizeEvent(event)

    def sizes(self) -> dict[str, list[int]]:
        """Return the splitters' sizes by name."""
        return {"columns": self.columns.wanted(), "rows": self.rows.wanted()}

    def set_sizes(self, sizes: dict[str, list[int]]) -> None:
        """Take the splitters' sizes by name; what does not fit is left alone."""
        for splitter, wanted in ((self.columns, sizes.get("columns")), (self.rows, sizes.get("rows"))):
            if wanted and len(wanted) == splitter.count() and all(isinstance(size, int) for size in wanted):
                splitter.take(wanted)

    def _below(self) -> QWidget:
        return {
            "findings": self.findings.table,
            "suggestions": self.suggestions.table,
            "history": self.history.table,
            "raw": self.raw.now.words,
            "search": self.search.stop,
        }[self.tab()]

    def _share_height(self) -> None:
        low, searching = self.height() < LOW * self._scale, self.tab() in TALL
        self.rows.set_share(SEARCH_SHARE if searching else LOW_SHARE if low else BELOW_SHARE)

    def _lend_height(self) -> None:
        """Give a search more room than a list of findings needs, as long as it is in front."""
        self._share_height()
        self.rows.lend(1, SEARCH_HEIGHT if self.tab() in TALL else 0)

    def _say_hint(self) -> None:
        asked = self.modes.choice == "mark" and self.doubt.isVisibleTo(self.page)
        self.hint.setText(self._texts(f"statusbar.mode_keys.{'doubt' if asked else self.modes.choice}"))

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.modes)
        self._head.addWidget(self.hint, 1)
        self.page.column.addLayout(self._head)
        self.page.column.addWidget(line(self.page))
        self.page.column.addWidget(self.doubt)
        self._text.addWidget(self.pane)
        self._text.addWidget(self._nothing)
        self.page.column.addWidget(self._text, 1)
        for panel in (self.findings, self.suggestions, self.search, self.history, self.raw):
            self.tabs.addTab(panel, "")
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(lambda _at: self._lend_height())
        self.rows.addWidget(self.page)
        self.rows.addWidget(self.tabs)
        for widget in (self.list, self.rows, self.inspector):
            self.columns.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.columns)


def _is_empty(stop: QWidget) -> bool:
    return isinstance(stop, QAbstractItemView) and stop.model().rowCount() == 0
