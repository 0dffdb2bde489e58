"""The controls of a search: the words, how and where they are looked for, what is put in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.model import Label, Role
from core.model.search import HOWS, SCOPES, Query
from core.texts import Texts
from gui.panels.search_only import KEPT, OnlyChip
from gui.theme import Theme
from gui.widgets.chips import Chip, ChipWords
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.flow import FlowLayout
from gui.widgets.plain import PlainLabel
from gui.widgets.shelf import Shelf
from gui.widgets.small_button import SmallButton
from gui.widgets.words_field import WordsField

BUTTONS = ("one", "chosen", "all")
HEIGHT, BOX_WIDTH, COUNT_WIDTH = 28, 124, 150
"""Pixels at scale 1 of every control, of a box, and of the room for the counts."""

SHARE = 0.6
"""How much of the panel's height the controls may take before they scroll."""


class SearchHead(Shelf):
    """Fields and choices that together make one `Query`, and buttons that replace.

    Attributes:
        delay: decides when the hands rest and a search runs.

    Signals:
        query_changed: (Query) the hands rest on another query; its places are for others to fill in.
        instead_changed: () other words shall stand in the place of those found, or none.
        replace_requested: (one of `BUTTONS`)
    """

    query_changed = Signal(object)
    instead_changed = Signal()
    replace_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, panel: QWidget, delay: Delay | None = None) -> None:
        """Stand in `panel`."""
        content = QWidget(panel)
        self.delay = delay or TimedDelay(content)
        self._texts = texts
        self.words, self.instead = WordsField(theme, content), WordsField(theme, content)
        self.how, self.scope = ChoiceBox(content), ChoiceBox(content)
        self.exact = Chip(ChipWords("exact", ""), theme, content)
        self.only = OnlyChip(texts, theme, content)
        self.saved = SmallButton(theme, content)
        self.count = PlainLabel("", content)
        self.replacing = QWidget(content)
        self.buttons: Mapping[str, SmallButton] = {name: SmallButton(theme, content) for name in BUTTONS}
        self._first, self._second = FlowLayout(), FlowLayout(self.replacing)
        self._box = QVBoxLayout(content)
        self._told: Query | None = None
        super().__init__(content, SHARE, panel)
        self._lay_out()
        self._connect()
        self.show_replacing(replacing=False)

    def query(self) -> Query:
        """Return what the controls say, without the places that its scope means."""
        return Query(
            self.words.text(),
            self.how.currentData() or HOWS[0],
            self.exact.isChecked(),
            self.scope.currentData() or SCOPES[-1],
            roles=self.only.roles,
            kept=KEPT[self.only.kept],
            mentions=self.only.mentions,
            labels=self.only.labels if self.only.mentions else (),
        )

    def show_query(self, query: Query, instead: str | None = None) -> None:
        """Show a query, telling of it once."""
        controls = (self.words, self.how, self.scope, self.exact, self.only)
        blocked = [QSignalBlocker(part) for part in controls]
        self.words.setText(query.words)
        self.how.setCurrentIndex(self.how.findData(query.how))
        self.scope.setCurrentIndex(self.scope.findData(query.scope))
        self.exact.setChecked(query.exact)
        self.only.show_query(query)
        for blocker in blocked:
            blocker.unblock()
        if instead is not None:
            self.instead.setText(instead)
        self._read_expression()
        self.tell()

    def choose_scope(self, scope: str) -> None:
        """Search there, and tell of it."""
        self.scope.setCurrentIndex(self.scope.findData(scope))

    def show_replacing(self, *, replacing: bool) -> None:
        """Show the field and buttons for replacing, or hide them."""
        self.replacing.setVisible(replacing)
        self.updateGeometry()

    @property
    def replaces(self) -> bool:
        """Whether the field and buttons for replacing are shown."""
        return not self.replacing.isHidden()

    def show_vocabulary(self, roles: Sequence[Role], labels: Sequence[Label]) -> None:
        """Offer a project's roles and labels as conditions."""
        self.only.show_vocabulary(roles, labels)

    def tell(self) -> None:
        """Tell what the controls say now, where that is not known yet."""
        query = self.query()
        if query != self._told:
            self._told = query
            self.query_changed.emit(query)

    def keep(self) -> None:
        """Take the words for good: they were put into the text, and Ctrl+Z there takes them out again."""
        for field in (self.words, self.instead):
            field.keep()

    def forget(self) -> None:
        """Let the same query be told again."""
        self._told = None

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        for field, key in ((self.words, "words"), (self.instead, "instead")):
            field.setPlaceholderText(self._say(key))
            field.setAccessibleName(self._say(key))
        for box, keys, name in ((self.how, HOWS, "how"), (self.scope, SCOPES, "scope")):
            _refill(box, [(self._say(f"{name}_{key}"), key) for key in keys], default=keys[0])
            box.setAccessibleName(self._say(name))
        if self._told is None:
            self.scope.setCurrentIndex(self.scope.findData(SCOPES[-1]))
        self.exact.show_words(ChipWords("exact", self._say("exact")))
        self.exact.setToolTip(self._say("exact_tip"))
        self.only.set_texts(texts)
        self.saved.say(self._say("saved"), self._say("saved_tip"))
        for name, button in self.buttons.items():
            button.say(self._say(f"replace_{name}"), self._say(f"replace_{name}_tip"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for field in (self.words, self.instead):
            field.set_theme(theme)
        for chip in (self.exact, self.only):
            chip.set_theme(theme)
            chip.setMinimumHeight(theme.px(HEIGHT))
        for button in (self.saved, *self.buttons.values()):
            button.set_theme(theme)
            button.setMinimumHeight(theme.px(HEIGHT))
        for box in (self.how, self.scope):
            box.setFixedSize(theme.px(BOX_WIDTH), theme.px(HEIGHT))
            box.setAttribute(Qt.WidgetAttribute.WA_LayoutUsesWidgetRect)
        self.count.setFixedSize(theme.px(COUNT_WIDTH), theme.px(HEIGHT))
        self._box.setContentsMargins(theme.px(12), theme.px(7), theme.px(12), theme.px(7))
        for layout in (self._box, self._first, self._second):
            layout.setSpacing(theme.px(6))

    def _say(self, key: str) -> str:
        return self._texts(f"panel.search.{key}")

    def _read_expression(self) -> None:
        expression = self.how.currentData() == "regex"
        for field in (self.words, self.instead):
            field.set_expression(expression)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _words: self.delay.run(self.tell))
        self.how.currentIndexChanged.connect(lambda _at: self._read_expression())
        for changed in (self.how.currentIndexChanged, self.scope.currentIndexChanged, self.exact.toggled):
            changed.connect(lambda _now: self.tell())
        self.only.conditions_changed.connect(self.tell)
        self.instead.textChanged.connect(lambda _words: self.instead_changed.emit())
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.replace_requested.emit(name))

    def _lay_out(self) -> None:
        for part in (self.words, self.how, self.scope, self.only, self.exact, self.saved, self.count):
            self._first.addWidget(part)
        self._second.addWidget(self.instead)
        for button in self.buttons.values():
            self._second.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.replacing.setSizePolicy(policy)
        self._box.addLayout(self._first)
        self._box.addWidget(self.replacing)
        order = (self.words, self.instead, *self.buttons.values(), self.how, self.scope)
        for before, after in pairwise((*order, self.only, self.exact, self.saved)):
            QWidget.setTabOrder(before, after)


def _refill(box: ChoiceBox, choices: Sequence[tuple[str, str]], default: str) -> None:
    """Fill a box, keeping its choice, without telling."""
    chosen, blocker = box.currentData() or default, QSignalBlocker(box)
    box.clear()
    for words, key in choices:
        box.addItem(words, key)
    box.setCurrentIndex(box.findData(chosen))
    blocker.unblock()
