"""The form of one entry of a recipe: words and what is put in their place, or a rule whose findings are mended."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from core.checks import RULES
from core.model.search import HOWS
from core.texts import Texts
from gui.dialogs.recipe_rows import Entry, fixing, query_of, replacement, rule_title
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.plain import PlainLabel
from gui.widgets.words_field import WordsField


class RecipeForm(QWidget):
    """Shows an entry and lets it be changed; nothing is written before the dialog wishes for it.

    Signals:
        entry_edited: () it says something else now.
        left: () Escape was pressed in a field.
        entered: () Enter was pressed in a field.
    """

    entry_edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._texts = texts
        self._known: Entry | None = None
        self.words, self.instead = WordsField(theme, self), WordsField(theme, self)
        self.how, self.rule = ChoiceBox(self), ChoiceBox(self)
        self.exact = QCheckBox(texts("panel.search.exact"), self)
        self._fill()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._words_page(theme))
        self._pages.addWidget(self._rule_page())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        self._connect()

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry; None empties the form for one more replacement."""
        self._known = entry
        fix = entry is not None and entry.get("kind") == "fix"
        query = query_of(entry) if entry is not None else {}
        blocked = [
            QSignalBlocker(part) for part in (self.words, self.instead, self.how, self.exact, self.rule)
        ]
        self.words.setText(str(query.get("words", "")))
        self.instead.setText(str(entry.get("instead", "")) if entry is not None else "")
        self.how.setCurrentIndex(max(0, self.how.findData(query.get("how", HOWS[0]))))
        self.exact.setChecked(bool(query.get("exact")))
        if fix and entry is not None:
            self.rule.setCurrentIndex(self.rule.findData(entry.get("rule")))
        for blocker in blocked:
            blocker.unblock()
        self._pages.setCurrentIndex(1 if fix else 0)
        self._turn()

    def show_fix(self) -> None:
        """Offer the rules, for one more entry."""
        self.show_entry(fixing(self.rule.itemData(0)))
        self._known = None

    def entry(self) -> Entry | None:
        """Return what the form says; None where it says nothing."""
        if self._pages.currentIndex() == 1:
            rule = self.rule.currentData()
            return fixing(rule, self._known) if rule else None
        if not self.words.text():
            return None
        how, exact = self.how.currentData(), self.exact.isChecked()
        return replacement(self.words.text(), self.instead.text(), how, exact=exact, known=self._known)

    def first(self) -> QWidget:
        """Return the field to begin with."""
        return self.rule if self._pages.currentIndex() == 1 else self.words

    def _fill(self) -> None:
        for how in HOWS:
            self.how.addItem(self._texts(f"panel.search.how_{how}"), how)
        titles = sorted((rule_title(rule, self._texts), rule) for rule in RULES)
        for title, rule in titles:
            self.rule.addItem(title, rule)
        for part, key in (
            (self.words, "panel.search.words"),
            (self.instead, "panel.search.instead"),
            (self.how, "panel.search.how"),
            (self.exact, "panel.search.exact"),
            (self.rule, "dialog.recipes.rule"),
        ):
            part.setAccessibleName(self._texts(key))
        for field, key in ((self.words, "words"), (self.instead, "instead")):
            field.setPlaceholderText(self._texts(f"dialog.recipes.{key}"))
        self.exact.setToolTip(self._texts("panel.search.exact_tip"))

    def _words_page(self, theme: Theme) -> QWidget:
        made, arrow = QWidget(self), PlainLabel("", self, gives_way=False)
        arrow.setText("←" if made.layoutDirection() == Qt.LayoutDirection.RightToLeft else "→")
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(6))
        for column, part in enumerate((self.words, arrow, self.instead)):
            grid.addWidget(part, 0, column)
        grid.addWidget(self.how, 1, 0)
        grid.addWidget(self.exact, 1, 2)
        return made

    def _rule_page(self) -> QWidget:
        made = QWidget(self)
        form = QFormLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(PlainLabel(self._texts("dialog.recipes.rule"), made, gives_way=False), self.rule)
        return made

    def _connect(self) -> None:
        for field in (self.words, self.instead):
            field.textChanged.connect(lambda _words: self.entry_edited.emit())
            field.step_requested.connect(lambda _step: self.entered.emit())
            field.left.connect(self.left)
        self.how.currentIndexChanged.connect(lambda _at: self._turn())
        for changed in (self.how.currentIndexChanged, self.rule.currentIndexChanged, self.exact.toggled):
            changed.connect(lambda _now: self.entry_edited.emit())

    def _turn(self) -> None:
        for field in (self.words, self.instead):
            field.set_expression(self.how.currentData() == "regex")
