"""The raw words panel: a block as imported beside the block as it is now, difference by difference."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.alignment import Difference
from core.texts import Texts
from gui.bridge.actions.keys import sequence_of
from gui.models.direction import isolated
from gui.models.raw_words import RawWords, in_sight
from gui.panels.marked_text import MarkedText, Stretch
from gui.theme import Theme
from gui.widgets.flow import FlowLayout
from gui.widgets.panel import Panel, line
from gui.widgets.plain import PlainLabel
from gui.widgets.small_button import SmallButton

KEYS: Mapping[str, str] = {"N": "next", "P": "previous", "Return": "take", "Enter": "take", "D": "dump"}
"""What bare keys do in either side, by their place on a Latin keyboard."""

BUTTONS = ("previous", "next", "take", "take_all", "dump")


class Side(QWidget):
    """One side: a caption and the words, those without a counterpart marked by ground and line.

    Attributes:
        first: the number of the first difference that is shown.
    """

    def __init__(self, *, struck: bool, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty side; what differs is struck through, or underlined."""
        super().__init__(parent)
        self.caption = PlainLabel("", self)
        self.caption.setProperty("muted", True)
        self.words = MarkedText(struck=struck, theme=theme, parent=self)
        self.first = 0
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.words, 1)
        self.set_theme(theme)

    def show_words(self, text: str, stretches: list[Stretch], current: int) -> None:
        """Show words, of a long text those around the difference at hand."""
        low, high = in_sight(len(text), *(stretches[current] if current >= 0 else (0, 0)))
        inside = [(start - low, min(end, high) - low) for start, end in stretches if low <= start <= high]
        self.first = next((at for at, (start, _) in enumerate(stretches) if start >= low), len(stretches))
        self.words.show_words(text[low:high], inside, current - self.first if current >= 0 else -1)

    def say(self, caption: str) -> None:
        """Name the side."""
        self.caption.setText(caption)
        self.words.setAccessibleName(caption)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.words.setMinimumSize(1, 1)
        self._column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        self._column.setSpacing(theme.px(4))
        self.words.set_theme(theme)


class RawWordsPanel(Panel):
    """The block at hand, raw and corrected.

    Signals:
        take_raw_requested: (block id) put the raw words in the place of the corrected ones.
        take_part_requested: (block id, Difference) do so in one place; from the raw words to the present.
        dump_requested: (block id) show the place in the dump.
    """

    take_raw_requested = Signal(int)
    take_part_requested = Signal(int, object)
    dump_requested = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without a block."""
        super().__init__(parent)
        self._shown: RawWords | None = None
        self._at, self._caret = -1, 0
        self.place = PlainLabel("", self)
        self.place.setProperty("muted", True)
        self.count = PlainLabel("", self, gives_way=False)
        self.count.setProperty("muted", True)
        self.buttons = {name: SmallButton(theme, self) for name in BUTTONS}
        self.raw, self.now = (
            Side(struck=True, theme=theme, parent=self),
            Side(struck=False, theme=theme, parent=self),
        )
        self._lay_out()
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._do(name))
        for side in (self.raw, self.now):
            side.words.key_pressed.connect(self._press)
        self.raw.words.stretch_clicked.connect(lambda at: self._go(at + self.raw.first))
        self.now.words.stretch_clicked.connect(lambda at: self._go(at + self.now.first))
        self.set_texts(texts)
        self.set_theme(theme)

    def show_block(self, words: RawWords | None, caret: int = 0) -> None:
        """Show a block's raw and present words, or nothing; where the caret moved, the difference nearest to it."""
        before, self._shown = self._shown, words if words != self._shown else self._shown
        if self._shown is None:
            self._at = -1
        elif before is None or before.block != self._shown.block or caret != self._caret:
            self._at = self._shown.nearest(caret)
        else:
            self._at = min(max(self._at, 0), len(self._shown.differences) - 1)
        self._caret = caret
        self._show()

    def difference(self) -> Difference | None:
        """Return the difference at hand."""
        found = self._shown.differences if self._shown is not None else []
        return found[self._at] if 0 <= self._at < len(found) else None

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("panel.raw.title"))
        for name, button in self.buttons.items():
            button.say(texts(f"panel.raw.{name}"), texts(f"panel.raw.tip.{name}"))
        self.raw.say(texts("panel.raw.raw"))
        self.now.say(texts("panel.raw.now"))
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for button in self.buttons.values():
            button.set_theme(theme)
        for side in (self.raw, self.now):
            side.set_theme(theme)
        self._head.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        self._head.setSpacing(theme.px(10))
        self._tools.setSpacing(theme.px(6))

    def _show(self) -> None:
        words = self._shown
        differences = words.differences if words is not None else []
        self.raw.show_words(words.raw if words else "", [(at[0], at[1]) for at in differences], self._at)
        self.now.show_words(words.text if words else "", [(at[2], at[3]) for at in differences], self._at)
        self._say()

    def _go(self, number: int) -> None:
        self._at = number
        self._show()

    def _press(self, event: QKeyEvent) -> None:
        wanted = KEYS.get(sequence_of(event))
        if wanted is not None:
            event.accept()
            self._do(wanted)

    def _do(self, wanted: str) -> None:
        """Do what a button or a key says."""
        words, difference = self._shown, self.difference()
        if words is None or not self.buttons[wanted].isEnabled():
            return
        if wanted in ("previous", "next"):
            self._go((self._at + (1 if wanted == "next" else -1)) % len(words.differences))
        elif wanted == "take" and difference is not None:
            self.take_part_requested.emit(words.block, difference)
        elif wanted == "take_all":
            self.take_raw_requested.emit(words.block)
        elif wanted == "dump":
            self.dump_requested.emit(words.block)

    def _say(self) -> None:
        words, texts = self._shown, self._texts
        many = len(words.differences) if words is not None else 0
        for name in ("previous", "next", "take", "take_all"):
            self.buttons[name].setEnabled(many > (1 if name in ("previous", "next") else 0))
        self.buttons["dump"].setEnabled(words is not None and bool(words.pieces))
        self.count.setText(texts("panel.raw.at", number=self._at + 1, count=many) if many else "")
        if words is None:
            self.place.setText("")
        elif not words.pieces:
            self.place.setText(texts("panel.raw.own"))
        else:
            start, end = words.pieces[0].start, words.pieces[-1].end
            where = {"source": isolated(words.source), "start": f"{start:,}", "end": f"{end:,}"}
            same = "" if many else texts("panel.raw.same")
            self.place.setText(" · ".join(part for part in (texts("panel.raw.place", **where), same) if part))

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.place, 1)
        self._head.addWidget(self.count)
        tools = QWidget(self)
        self._tools = FlowLayout(tools)
        for button in self.buttons.values():
            self._tools.addWidget(button)
        self._head.addWidget(tools, 2)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.raw, 1)
        sides.addWidget(self.now, 1)
        self.column.addLayout(self._head)
        self.column.addWidget(line(self))
        self.column.addLayout(sides, 1)
