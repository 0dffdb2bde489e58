"""The window of rules: each with its explanation, switch, severity and count; and what is silenced."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.session.rules import RuleState, Silenced
from core.session.told import Total
from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.dialogs.rule_form import RuleForm
from gui.dialogs.rule_rows import rule_rows, silenced_rows
from gui.dialogs.silenced_page import SilencedPage
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import RowList
from gui.widgets.screen import within_screen
from gui.widgets.search_field import SearchField

PAGES = ("rules", "silenced")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
GRADES = {Qt.Key.Key_0: "", Qt.Key.Key_1: "error", Qt.Key.Key_2: "warning", Qt.Key.Key_3: "note"}
"""Keys in the list that say how grave a rule is; 0 as it was made."""


class RulesDialog(QDialog):
    """Rules in a list, the one at hand explained beside it. Every change is done at once; the list follows.

    Signals:
        rule_changed: (rule id, whether it is run, severity) the project shall have it so.
        findings_requested: (rule id) show what it found.
        restore_requested: (dismissal ids) let these be heard again.
    """

    rule_changed = Signal(str, bool, str)
    findings_requested = Signal(str)
    restore_requested = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.texts, self._theme = texts, theme
        self._states: Sequence[RuleState] = ()
        self._counts: dict[str, int] = {}
        self._editable = False
        self.state: RuleState | None = None
        self.setWindowTitle(self._say("title"))
        self.pages = ChipRow(theme, self)
        self.search = SearchField(theme, None, self)
        self.list = RowList(theme, self, most=14)
        self.form = RuleForm(texts, theme, self)
        self.silenced = SilencedPage(texts, theme, self)
        self.stack = QStackedWidget(self)
        for part, key in ((self.search, "search"), (self.list, "list"), (self.pages, "pages")):
            part.setAccessibleName(self._say(key))
        self.search.setPlaceholderText(self._say("search"))
        self.list.installEventFilter(self)
        self._show_chips(0)
        self._lay_out(theme)
        self._connect()
        self.resize(within_screen(QSize(theme.px(860), theme.px(600)), self))

    def show_rules(
        self,
        states: Sequence[RuleState],
        totals: Sequence[Total],
        silenced: Sequence[Silenced],
        *,
        editable: bool,
    ) -> None:
        """Show the rules, how much each found, and what is silenced; the one at hand stays."""
        self._states, self._editable = states, editable
        self._counts = {}
        for total in totals:
            self._counts[total.rule] = self._counts.get(total.rule, 0) + total.count
        self._show_chips(len(silenced))
        self.silenced.show_rows(silenced_rows(silenced, self.texts), editable=editable)
        self._refill()
        at_hand = self.state.rule if self.state is not None else None
        shown = [row.key for row in self.list.rows.rows]
        self._show(at_hand if at_hand in shown else next(iter(shown), None))

    def show_page(self, page: str) -> None:
        """Show the rules, or what is silenced."""
        self.pages.choose(page)
        self.stack.setCurrentIndex(PAGES.index(page))
        (self.list if page == "rules" else self.silenced.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list: Space switches, digits say how grave, Enter shows the findings."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._answers(Qt.Key(event.key()))
        ):
            return True
        return super().eventFilter(watched, event)

    def _answers(self, key: Qt.Key) -> bool:
        if self.state is None:
            return False
        if key == Qt.Key.Key_Space:
            self._change(not self.state.enabled, self.state.severity)
        elif key in GRADES:
            self._change(self.state.enabled, GRADES[key])
        elif key in ENTER:
            self._wish_findings()
        else:
            return False
        return True

    def _change(self, enabled: bool, severity: str) -> None:
        if self.state is not None and self._editable:
            self.rule_changed.emit(self.state.rule, enabled, severity)

    def _wish_findings(self) -> None:
        if self.state is not None and self._counts.get(self.state.rule):
            self.findings_requested.emit(self.state.rule)

    def _show(self, rule: object) -> None:
        self.state = next((state for state in self._states if state.rule == rule), None)
        self.list.show_current(self.state.rule if self.state is not None else None)
        count = self._counts.get(self.state.rule, 0) if self.state is not None else 0
        self.form.show_rule(self.state, count, editable=self._editable)

    def _refill(self) -> None:
        row = self.list.currentIndex().row()
        rows = rule_rows(self._states, self._counts, self.search.text(), self.texts, self._theme)
        self.list.show_rows(rows)
        keys = [each.key for each in rows]
        at_hand = self.state.rule if self.state is not None else None
        at = keys.index(at_hand) if at_hand in keys else max(0, min(row, len(keys) - 1))
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.list.rows.index(at))
        self.list.selectionModel().blockSignals(blocked)

    def _show_chips(self, silenced: int) -> None:
        counts = {"rules": "", "silenced": f"{silenced:,}"}
        self.pages.show_chips([ChipWords(page, self._say(f"page_{page}"), counts[page]) for page in PAGES])

    def _say(self, key: str) -> str:
        return self.texts(f"dialog.rules.{key}")

    def _connect(self) -> None:
        self.pages.chosen.connect(self.show_page)
        self.form.changed.connect(self._change)
        self.form.findings_requested.connect(self._wish_findings)
        self.silenced.restore_requested.connect(self.restore_requested)
        self.search.words_changed.connect(lambda _words: self._refill())
        self.search.left_down.connect(self.list.setFocus)
        self.list.row_chosen.connect(self._show)
        self.list.selectionModel().currentChanged.connect(
            lambda index, _before: (
                self._show(self.list.rows.rows[index.row()].key) if index.isValid() else None
            )
        )

    def _lay_out(self, theme: Theme) -> None:
        keys = PlainLabel(self._say("keys"), self)
        keys.setProperty("muted", True)
        keys.setWordWrap(True)
        page = QWidget(self)
        left, both = QVBoxLayout(), QHBoxLayout(page)
        left.setSpacing(theme.px(8))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.px(16))
        both.addLayout(left, 5)
        both.addWidget(self.form, 4)
        self.stack.addWidget(page)
        self.stack.addWidget(self.silenced)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        box.addWidget(self.pages)
        box.addWidget(self.stack, 1)
        box.addWidget(keys)
        box.addWidget(closing_buttons(self))
