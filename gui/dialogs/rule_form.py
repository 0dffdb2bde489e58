"""One rule: what it is for, whether it is run, how grave it is, and what it found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks import RULES
from core.model import SEVERITIES
from core.session.rules import RuleState
from core.texts import Texts
from gui.dialogs.rule_rows import is_kept
from gui.models.rule_words import rule_help, rule_title
from gui.theme import Theme, ui_font
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.plain import PlainLabel
from gui.widgets.shelf import scrolled


class RuleForm(QWidget):
    """Shows a rule and says what is wished for it.

    Signals:
        changed: (whether it is run, severity; empty for its own)
        findings_requested: () show what it found.
    """

    changed = Signal(bool, str)
    findings_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no rule yet."""
        super().__init__(parent)
        self._texts = texts
        self.title, self.help, self.id = QLabel(self), QLabel(self), PlainLabel("", self)
        self.title.setFont(ui_font(theme, 15, QFont.Weight.DemiBold))
        self.id.setProperty("muted", True)
        for label in (self.title, self.help):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.enabled = QCheckBox(self._say("enabled"), self)
        self.severity = ChoiceBox(self)
        self.severity.setAccessibleName(self._say("severity"))
        self.count = PlainLabel("", self)
        self.show_all = QPushButton(self._say("show_findings"), self)
        self.show_all.setAutoDefault(False)
        self.enabled.clicked.connect(lambda _on: self._tell())
        self.severity.activated.connect(lambda _at: self._tell())
        self.show_all.clicked.connect(lambda _on: self.findings_requested.emit())
        self._lay_out(theme)
        self.show_rule(None, 0, editable=False)

    def show_rule(self, state: RuleState | None, count: int, *, editable: bool) -> None:
        """Show a rule as the project has it; nothing without one."""
        for part in (self.enabled, self.severity):
            part.setEnabled(editable and state is not None)
        self.show_all.setEnabled(bool(count))
        if state is None:
            for label in (self.title, self.help, self.id, self.count):
                label.setText("")
            return
        texts = self._texts
        self.title.setText(rule_title(texts, state.rule))
        self.id.setText(state.rule)
        self.help.setText(rule_help(texts, state.rule))
        self.enabled.setChecked(state.enabled)
        self.severity.clear()
        own = RULES[state.rule].severity
        for severity in SEVERITIES:
            words = texts(f"panel.findings.{severity}")
            self.severity.addItem(self._say("own", severity=words) if severity == own else words, severity)
        self.severity.setCurrentIndex(self.severity.findData(state.severity))
        key = "dialog.rules.count" if is_kept(state.rule) else "dialog.rules.at_check"
        self.count.setText(texts(key, count=count) if state.enabled else "")

    def _tell(self) -> None:
        self.changed.emit(self.enabled.isChecked(), self.severity.currentData() or "")

    def _say(self, key: str, **values: str) -> str:
        return self._texts(f"dialog.rules.{key}", **values)

    def _lay_out(self, theme: Theme) -> None:
        told = QWidget(self)
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(6))
        for label in (self.title, self.id, self.help):
            words.addWidget(label)
        words.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(theme.px(10))
        form.addRow(self.enabled)
        form.addRow(PlainLabel(self._say("severity"), self, gives_way=False), self.severity)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(12))
        box.addWidget(scrolled(told, self), 1)
        box.addLayout(form)
        box.addWidget(self.count)
        box.addWidget(self.show_all)
