"""Two articles side by side: where they differ, and what becomes of either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.texts import Texts
from gui.bridge.actions.keys import sequence_of
from gui.dialogs.background import Background, Runner
from gui.dialogs.compare_heads import SideHead, TopLine
from gui.dialogs.compare_rows import ComparedList
from gui.models.comparison import Comparison
from gui.theme import Theme
from gui.widgets.panel import line
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen

SIZE = QSize(1240, 820)

KEYS: Mapping[str, str] = {
    "N": "next_place",
    "Alt+Down": "next_place",
    "F8": "next_place",
    "P": "previous_place",
    "Alt+Up": "previous_place",
    "Shift+F8": "previous_place",
    "Ctrl+PgDown": "next_pair",
    "Ctrl+PgUp": "previous_pair",
    "Del": "delete_second",
    "Shift+Del": "delete_first",
    "D": "dismiss",
    "O": "open_second",
    "Shift+O": "open_first",
    "Ctrl+Z": "undo",
}
"""What keys do here, by their place on a Latin keyboard; the first of each is shown."""

CHORES = ("dismiss", "undo")


@dataclass(frozen=True, slots=True)
class Shown:
    """The pair that is asked for.

    Attributes:
        read: reads and compares it; called off the window's thread.
        number: its number among the near-duplicates, from 1; 0 for two articles that were chosen by hand.
        count: how many near-duplicates there are.
        notice: what was done just before, or empty.
        undoable: whether what was done here can be taken back.
    """

    read: Callable[[], Comparison]
    number: int
    count: int
    notice: str = ""
    undoable: bool = False


class CompareDialog(QDialog):
    """Shows pairs; what becomes of one is asked of whoever opened it.

    Signals:
        delete_requested: (article) delete it.
        dismiss_requested: () the two are no duplicates.
        pair_requested: (step) the next (1) or previous (-1) pair.
        open_requested: (article) show it on the desk.
        undo_requested: () take the last step back.
    """

    delete_requested = Signal(int)
    dismiss_requested = Signal()
    pair_requested = Signal(int)
    open_requested = Signal(int)
    undo_requested = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        roles: Mapping[str, str],
        *,
        editable: bool,
        runner: Runner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Name roles by `roles`; where the project is not `editable` nothing can be deleted or dismissed."""
        super().__init__(parent)
        self._texts, self._theme, self._roles, self._editable = texts, theme, roles, editable
        self._runner: Runner = runner or Background(self)
        self._asked = 0
        self._at = -1
        self.comparison: Comparison | None = None
        self.top = TopLine(texts, theme, self)
        self.first, self.second = (
            SideHead("first", texts, theme, self),
            SideHead("second", texts, theme, self),
        )
        self.list = ComparedList(theme, self)
        self.previous, self.next = QPushButton(self), QPushButton(self)
        self.counter, self.legend = PlainLabel("", self, gives_way=False), PlainLabel("", self)
        self.hint = PlainLabel("", self)
        self.chores = {name: QPushButton(self) for name in CHORES}
        self.close_button = QPushButton(self)
        self._say()
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return room for two columns to read in, as far as the screen has it."""
        return within_screen(SIZE * self._theme.scale, self)

    def show_pair(self, shown: Shown) -> None:
        """Show another pair, once it is read; the list is empty until then."""
        self._asked += 1
        asked = self._asked
        self.comparison = None
        self._show(None)
        self.top.show_pair(shown.number, shown.count, shown.notice)
        self.chores["dismiss"].setEnabled(self._editable and shown.number > 0)
        self.chores["undo"].setEnabled(self._editable and shown.undoable)
        self._runner.run(shown.read, lambda found: self._take(found, asked))

    def step(self, by: int) -> None:
        """Go to the next or previous difference, round the ends."""
        places = self.comparison.places if self.comparison else ()
        if places:
            self._at = (self._at + by) % len(places) if self._at >= 0 else (0 if by > 0 else len(places) - 1)
            self.list.go_to(places[self._at])
            self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means, wherever in the dialog the keyboard is."""
        name = KEYS.get(sequence_of(event))
        if name is None:
            super().keyPressEvent(event)
        else:
            self.act(name)

    def act(self, name: str) -> None:
        """Do one of `KEYS`; what cannot be done now is passed over."""
        moves: dict[str, Callable[[], object]] = {
            "next_place": lambda: self.step(1),
            "previous_place": lambda: self.step(-1),
            "next_pair": lambda: self.pair_requested.emit(1),
            "previous_pair": lambda: self.pair_requested.emit(-1),
            "undo": self.undo_requested.emit,
            "dismiss": self.dismiss_requested.emit,
        }
        if name in CHORES and not self.chores[name].isEnabled():
            return
        if name in moves:
            moves[name]()
        elif self.comparison is not None:
            what, _, side = name.partition("_")
            self._act_on(what, (self.comparison.first if side == "first" else self.comparison.second).article)

    def done(self, result: int) -> None:
        """End what is still being read."""
        self._runner.close()
        super().done(result)

    def _act_on(self, what: str, article: int) -> None:
        if what == "open":
            self.open_requested.emit(article)
        elif self._editable:
            self.delete_requested.emit(article)

    def _take(self, found: Comparison, asked: int) -> None:
        if asked == self._asked:
            self.comparison = found
            self._show(found)
            self.list.setFocus()

    def _show(self, found: Comparison | None) -> None:
        self._at = -1
        self.list.show_comparison(found, self._texts, self._roles, self._texts("dialog.compare.nowhere"))
        self.top.show_figure(found.figure if found else None)
        self.first.show_side(found.first if found else None)
        self.second.show_side(found.second if found else None)
        self._count()

    def _count(self) -> None:
        count, texts = len(self.comparison.places) if self.comparison else 0, self._texts
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        if self.comparison is None:
            self.counter.setText(texts("dialog.compare.reading"))
        elif self._at < 0:
            self.counter.setText(texts("dialog.compare.places", count=count))
        else:
            self.counter.setText(texts("dialog.compare.place", number=self._at + 1, total=count))

    def _say(self) -> None:
        texts = self._texts
        self.setWindowTitle(texts("dialog.compare.title"))
        self.setAccessibleName(texts("dialog.compare.title"))
        self.list.setAccessibleName(texts("dialog.compare.list"))
        for label, name in ((self.legend, "legend"), (self.hint, "keys")):
            label.setText(texts(f"dialog.compare.{name}"))
            label.setProperty("muted", True)
        named = {"previous_place": self.previous, "next_place": self.next, **self.chores}
        for name, button in named.items():
            key = next(key for key, meaning in KEYS.items() if meaning == name)
            button.setText(texts(f"dialog.compare.{name}"))
            button.setToolTip(texts("dialog.compare.tip", words=texts(f"dialog.compare.{name}_tip"), key=key))
            button.setAccessibleName(texts(f"dialog.compare.{name}"))
        self.close_button.setText(texts("dialog.compare.close"))
        self.close_button.setAccessibleName(texts("dialog.compare.close"))
        for button in (*named.values(), self.close_button):
            button.setAutoDefault(False)
        for name in CHORES:
            self.chores[name].setEnabled(False)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        column.addWidget(self.top)
        heads = QWidget(self)
        heads.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        beside = QHBoxLayout(heads)
        beside.setContentsMargins(px(18) + self.list.verticalScrollBar().sizeHint().width(), 0, px(18), 0)
        beside.setSpacing(px(34))
        beside.addWidget(self.first, 1)
        beside.addWidget(self.second, 1)
        told = QHBoxLayout()
        told.setSpacing(px(18))
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        told.addWidget(self.legend)
        told.addWidget(self.hint, 1)
        for part in (heads, line(self), self.list, line(self)):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addLayout(told)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for part in (self.previous, self.next, self.counter):
            foot.addWidget(part)
        foot.addStretch(1)
        for part in (*self.chores.values(), self.close_button):
            foot.addWidget(part)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.top.pair_requested.connect(self.pair_requested)
        self.list.opened.connect(lambda: self.act("open_second"))
        self.close_button.clicked.connect(self.reject)
        for name, button in self.chores.items():
            button.clicked.connect(lambda _checked=False, name=name: self.act(name))
        for side in (self.first, self.second):
            side.set_editable(self._editable)
            side.acted.connect(self.act)
