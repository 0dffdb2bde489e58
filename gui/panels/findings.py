"""The findings panel: what the checks say of the article or the project, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from core.checks import COMPARE, Fix
from core.model import Finding
from core.session.told import Total, Wanted
from core.texts import Texts
from gui.models.finding_rows import Describe, FindingDetails, FindingRows, FindingSource
from gui.models.rule_words import rule_help, rule_title
from gui.panels.finding_filters import SCOPES, FindingFilters
from gui.panels.finding_table import FindingTable
from gui.theme import Theme, ui_font
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import Panel, line
from gui.widgets.panel_head import PanelHead
from gui.widgets.plain import PlainLabel
from gui.widgets.small_button import SmallButton

BUTTONS = ("fix", "fix_alike", "dismiss_here", "dismiss_everywhere", "alike", "rules")
LEAST = 150
"""Pixels at scale 1 that rows and explanation share at least; in less there are rows alone."""

__all__ = ["BUTTONS", "SCOPES", "FindingsPanel"]


class FindingsPanel(Panel):
    """Findings; above them filters and what can be done with the one at hand, below them what its rule is for.

    Signals:
        finding_activated: (Finding) go there.
        fix_requested: (Finding, Fix) mend it this way.
        fix_alike_requested: (Finding, Fix) mend all findings of its rule the same way.
        dismiss_requested: (Finding, everywhere) never say it again here, or anywhere.
        filter_changed: () another part of the findings is wanted.
        rules_requested: () the rules are to be seen.
        menu_requested: (Finding, global place) its context menu is wanted.
    """

    finding_activated = Signal(object)
    fix_requested = Signal(object, object)
    fix_alike_requested = Signal(object, object)
    dismiss_requested = Signal(object, bool)
    filter_changed = Signal()
    rules_requested = Signal()
    menu_requested = Signal(object, QPoint)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._wanted: Finding | None = None
        self._editable = True
        self.filters = FindingFilters(texts, theme, self)
        self.rows = FindingRows(texts, self)
        self.table = FindingTable(self.rows, theme, self)
        self._body = EmptyState(self.table, theme, self)
        self.buttons = {name: SmallButton(theme, self) for name in BUTTONS}
        self._head = PanelHead(self.filters.widgets, list(self.buttons.values()), self)
        self.help = PlainLabel("", self)
        self.help.setProperty("muted", True)
        for part in (self._head, line(self)):
            self.column.addWidget(part)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self.help)
        self._connect()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_listing(
        self,
        source: FindingSource | None,
        totals: Sequence[Total],
        describe: Describe,
        *,
        editable: bool = True,
    ) -> None:
        """Show a listing of what the filters want, and how many there are in all by rule and severity.

        The finding at hand stays; where it is gone the next one that is still there takes its place.
        """
        self._editable = editable
        before, row = self._wanted or self.table.finding(), self.table.currentIndex().row()
        ahead = self.rows.ahead(row + 1)
        self.rows.show_listing(source, describe)
        self.filters.show_totals(totals)
        self._back_to(before, ahead, row)

    def clear(self) -> None:
        """Let go of the listing without asking it anything: its project is closed."""
        self._wanted = None
        self.rows.show_listing(None, lambda _finding: FindingDetails())
        self._enable()

    def go_to(self, finding: Finding) -> None:
        """Put the row of a finding at hand; without a row none is, until it is shown."""
        row = self.rows.row_of(finding)
        if row is None:
            self.table.clear_choice()
        else:
            self.table.go_to(row)
        self._wanted = finding
        self._enable()

    def finding(self) -> Finding | None:
        """Return the finding at hand."""
        return self.table.finding()

    def fixes(self) -> tuple[Fix, ...]:
        """Return the quick fixes of the finding at hand."""
        row = self.table.currentIndex().row()
        return self.rows.details_at(row).fixes if self.rows.at(row) else ()

    @property
    def scope(self) -> str:
        """``article`` or ``project``."""
        return self.filters.scope

    def wanted(self, article: int | None = None) -> Wanted:
        """Return the filter; `article` is the open one."""
        return self.filters.wanted(article)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        for part in (self, self.table):
            part.setAccessibleName(texts("panel.findings.title"))
        self.filters.set_texts(texts)
        for name, button in self.buttons.items():
            button.say(texts(f"panel.findings.{name}"), texts(f"panel.findings.{name}_tip"))
        self._body.say(texts("panel.findings.none"))
        before, row = self.table.finding(), self.table.currentIndex().row()
        self.rows.set_texts(texts)
        self._back_to(before, [], row)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        for part in (self.filters, self._head, self.table, self._body):
            part.set_theme(theme)
        self.help.setFont(ui_font(theme, 12))
        self.help.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low panel to its rows: their tool tips explain the rule too."""
        super().resizeEvent(event)
        self._place_help()

    def toggle_alike(self) -> None:
        """Show only findings alike the one at hand, or all again."""
        finding = self.finding()
        if self.filters.alike is not None:
            self.filters.show_alike(None)
        elif finding is not None:
            self.filters.show_alike(finding)
        else:
            return
        self.filter_changed.emit()

    def _connect(self) -> None:
        self.filters.changed.connect(self.filter_changed)
        self.table.finding_activated.connect(self.finding_activated)
        self.table.menu_requested.connect(self.menu_requested)
        self.table.fix_requested.connect(self._fix)
        self.table.alike_requested.connect(self.toggle_alike)
        self.table.dismiss_requested.connect(self._dismiss)
        self.table.selectionModel().currentRowChanged.connect(self._entered)
        self.buttons["fix"].clicked.connect(self._fix)
        self.buttons["fix_alike"].clicked.connect(self._fix_alike)
        self.buttons["dismiss_here"].clicked.connect(lambda: self._dismiss(False))
        self.buttons["dismiss_everywhere"].clicked.connect(lambda: self._dismiss(True))
        self.buttons["alike"].clicked.connect(self.toggle_alike)
        self.buttons["rules"].clicked.connect(self.rules_requested)

    def _back_to(self, finding: Finding | None, ahead: Sequence[Finding], row: int) -> None:
        """Put a finding at hand; else the first of those ahead that is still there, else the row of that number."""
        if finding is not None:
            places = (self.rows.row_of(each) for each in (finding, *ahead))
            self.table.go_to(next((place for place in places if place is not None), row))
        self._enable()

    def _entered(self) -> None:
        self._wanted = None
        self._enable()

    def _enable(self) -> None:
        finding, fixes = self.finding(), self.fixes()
        compared = bool(fixes) and fixes[0].command == COMPARE
        able = {
            "fix": bool(fixes) and (self._editable or compared),
            "fix_alike": bool(fixes) and self._editable and not compared,
            "dismiss_here": finding is not None and finding.article is not None and self._editable,
            "dismiss_everywhere": finding is not None and self._editable,
            "alike": finding is not None or self.filters.alike is not None,
            "rules": True,
        }
        for name, button in self.buttons.items():
            button.setEnabled(able[name])
        name = "alike_all" if self.filters.alike is not None else "alike"
        self.buttons["alike"].say(
            self._texts(f"panel.findings.{name}"), self._texts(f"panel.findings.{name}_tip")
        )
        self._explain(finding)

    def _explain(self, finding: Finding | None) -> None:
        told = "" if finding is None else rule_help(self._texts, finding.rule)
        if finding is not None and told:
            told = self._texts("panel.findings.help", rule=rule_title(self._texts, finding.rule), help=told)
        self.help.setText(told)
        self._place_help()

    def _place_help(self) -> None:
        room = self._body.height() + (self.help.height() if self.help.isVisible() else 0)
        self.help.setVisible(bool(self.help.text()) and room >= self._theme.px(LEAST))

    def _fix(self) -> None:
        finding, fixes = self.finding(), self.fixes()
        if finding is not None and fixes:
            self.fix_requested.emit(finding, fixes[0])

    def _fix_alike(self) -> None:
        finding, fixes = self.finding(), self.fixes()
        if finding is not None and fixes:
            self.fix_alike_requested.emit(finding, fixes[0])

    def _dismiss(self, everywhere: bool) -> None:
        finding = self.finding()
        if finding is not None and (everywhere or finding.article is not None):
            self.dismiss_requested.emit(finding, everywhere)
