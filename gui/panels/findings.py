"""The findings panel: what the checks say of the article or the project, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from core.checks import COMPARE, Fix
from core.model import Finding
from core.texts import Texts
from gui.models.finding_rows import SEVERITIES, Describe, FindingRows
from gui.panels.finding_table import FindingTable
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import Panel, line
from gui.widgets.panel_head import PanelHead
from gui.widgets.small_button import SmallButton

SCOPES = ("article", "project")
BUTTONS = ("fix", "fix_alike", "dismiss_here", "dismiss_everywhere")


class FindingsPanel(Panel):
    """Findings; above them what can be done with the one at hand, and filters.

    Signals:
        finding_activated: (Finding) go there.
        fix_requested: (Finding, Fix) mend it this way.
        fix_alike_requested: (Finding, Fix) mend all findings of its rule the same way.
        dismiss_requested: (Finding, everywhere) never say it again here, or anywhere.
        scope_requested: (``article`` or ``project``) show the findings of this much.
        menu_requested: (Finding, global place) its context menu is wanted.
    """

    finding_activated = Signal(object)
    fix_requested = Signal(object, object)
    fix_alike_requested = Signal(object, object)
    dismiss_requested = Signal(object, bool)
    scope_requested = Signal(str)
    menu_requested = Signal(object, QPoint)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._texts = texts
        self._wanted: Finding | None = None
        self.scopes, self.severities = ChipRow(theme, self), ChipRow(theme, self)
        self.rows = FindingRows(texts, self)
        self.table = FindingTable(self.rows, theme, self)
        self._body = EmptyState(self.table, theme, self)
        self.buttons = {name: SmallButton(theme, self) for name in BUTTONS}
        self._head = PanelHead((self.scopes, self.severities), list(self.buttons.values()), self)
        for part in (self._head, line(self)):
            self.column.addWidget(part)
        self.column.addWidget(self._body, 1)
        self._connect()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_findings(self, findings: Sequence[Finding], describe: Describe) -> None:
        """Show these findings; `describe` tells place and fixes of those looked at. The row at hand stays."""
        before, row = self._wanted or self.table.finding(), self.table.currentIndex().row()
        self.rows.show_findings(findings, describe)
        self._count()
        self._back_to(before, row)

    def go_to(self, finding: Finding) -> None:
        """Put the row of a finding at hand, whatever the filter hides; without a row none is, until it is shown."""
        if self.rows.row_of(finding) is None and self.severities.choice not in ("", finding.severity):
            self.severities.choose("")
            self.rows.show_severity(None)
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
        return self.scopes.choice

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("panel.findings.title"))
        self.table.setAccessibleName(texts("panel.findings.title"))
        self.scopes.setAccessibleName(texts("panel.findings.scope"))
        self.scopes.show_chips([ChipWords(scope, texts(f"panel.findings.scope_{scope}")) for scope in SCOPES])
        self.severities.setAccessibleName(texts("panel.findings.severity"))
        for name, button in self.buttons.items():
            button.say(texts(f"panel.findings.{name}"), texts(f"panel.findings.{name}_tip"))
        self._body.say(texts("panel.findings.none"))
        before, row = self.table.finding(), self.table.currentIndex().row()
        self.rows.set_texts(texts)
        self._count()
        self._back_to(before, row)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.scopes, self.severities, self._head, self.table, self._body):
            part.set_theme(theme)

    def _connect(self) -> None:
        self.scopes.chosen.connect(self.scope_requested)
        self.severities.chosen.connect(self._filter)
        self.table.finding_activated.connect(self.finding_activated)
        self.table.menu_requested.connect(self.menu_requested)
        self.table.fix_requested.connect(self._fix)
        self.table.dismiss_requested.connect(self._dismiss)
        self.table.selectionModel().currentRowChanged.connect(self._entered)
        self.buttons["fix"].clicked.connect(self._fix)
        self.buttons["fix_alike"].clicked.connect(self._fix_alike)
        self.buttons["dismiss_here"].clicked.connect(lambda: self._dismiss(False))
        self.buttons["dismiss_everywhere"].clicked.connect(lambda: self._dismiss(True))

    def _filter(self, severity: str) -> None:
        before = self.table.finding()
        self.rows.show_severity(severity or None)
        self._back_to(before, 0)

    def _count(self) -> None:
        counts = self.rows.counts()
        chips = [ChipWords("", self._texts("panel.findings.all"), str(counts[None]))]
        chips += [
            ChipWords(severity, self._texts(f"panel.findings.{severity}s"), str(counts[severity]))
            for severity in SEVERITIES
        ]
        self.severities.show_chips(chips)
        for part in (self.severities, self._head.chores):
            part.setVisible(bool(counts[None]))

    def _back_to(self, finding: Finding | None, row: int) -> None:
        found = self.rows.row_of(finding) if finding is not None else None
        if found is not None:
            self.table.go_to(found)
        elif finding is not None:
            self.table.go_to(row)
        self._enable()

    def _entered(self) -> None:
        self._wanted = None
        self._enable()

    def _enable(self) -> None:
        finding, fixes = self.finding(), self.fixes()
        for name, button in self.buttons.items():
            button.setEnabled(bool(fixes) if name.startswith("fix") else finding is not None)
        if fixes and fixes[0].command == COMPARE:
            self.buttons["fix_alike"].setEnabled(False)

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
        if finding is not None:
            self.dismiss_requested.emit(finding, everywhere)
