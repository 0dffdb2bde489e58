"""The files to import: name, size, encoding with a box to choose another, and whether they are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.texts import Texts
from gui.models.dump_probe import Probe
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.plain import PlainDelegate

ENCODINGS = ("utf-8", "windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "cp720", "mac-arabic")
"""What an Arabic dump may be written in, the likeliest first."""

NAME, SIZE, ENCODING, STATE = range(4)
WIDTHS = {SIZE: 90, ENCODING: 210, STATE: 220}


@dataclass(slots=True)
class Dump:
    """One line: a file, the encoding chosen for it (None: as detected), what was seen of it."""

    path: Path
    encoding: str | None = None
    probe: Probe | None = None


class DumpTable(QTableWidget):
    """Files with their encodings.

    Signals:
        encoding_chosen: (row) another encoding was chosen for a file.
        dump_selected: (row, -1 for none) another file is at hand.
    """

    encoding_chosen = Signal(int)
    dump_selected = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(0, 4, parent)
        self._texts = texts
        self.dumps: list[Dump] = []
        self.setItemDelegate(PlainDelegate(self))
        self.setAccessibleName(texts("dialog.import.files"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(42))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        self.currentCellChanged.connect(lambda row, *_: self.dump_selected.emit(row))

    def add(self, path: Path) -> int:
        """Add a file and return its row; one that is there already is not added twice."""
        known = [dump.path for dump in self.dumps]
        if path in known:
            return known.index(path)
        row = self.rowCount()
        self.dumps.append(Dump(path))
        self.insertRow(row)
        name = QTableWidgetItem(path.name)
        name.setToolTip(str(path))
        self.setItem(row, NAME, name)
        self.setCellWidget(row, ENCODING, self._box(path.name))
        return row

    def remove(self, row: int) -> None:
        """Take a file off the list."""
        del self.dumps[row]
        self.removeRow(row)

    def show_dump(self, row: int, state: Callable[[Dump], str]) -> None:
        """Show what was seen of a file; `state` says it in words."""
        dump = self.dumps[row]
        words = QTableWidgetItem(state(dump))
        words.setToolTip(words.text())
        self.setItem(row, STATE, words)
        size = size_words(dump.probe.size, self._texts) if dump.probe is not None and dump.probe.size else ""
        self.setItem(row, SIZE, QTableWidgetItem(size))
        box = self.box(row)
        if dump.encoding is None and dump.probe is not None and dump.probe.encoding:
            box.setItemText(0, self._texts("dialog.import.detected", name=dump.probe.encoding))

    def box(self, row: int) -> QComboBox:
        """Return a file's box of encodings."""
        box = self.cellWidget(row, ENCODING)
        assert isinstance(box, QComboBox)
        return box

    def _box(self, name: str) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(f"{self._texts('dialog.import.encoding')} {name}")
        box.addItem(self._texts("dialog.import.detecting"), None)
        for encoding in ENCODINGS:
            box.addItem(encoding, encoding)
        box.activated.connect(lambda _at, box=box: self._choose(box))
        return box

    def _choose(self, box: QComboBox) -> None:
        row = next(row for row in range(self.rowCount()) if self.cellWidget(row, ENCODING) is box)
        if self.dumps[row].encoding != box.currentData():
            self.dumps[row].encoding = box.currentData()
            self.encoding_chosen.emit(row)
        self.setCurrentCell(row, NAME)


UNITS = (("bytes", 1, 0), ("kilobytes", 1024, 0), ("megabytes", 1024**2, 1), ("gigabytes", 1024**3, 1))
"""Units of a size: the text that names it, its bytes, and how many decimals are worth showing."""


def size_words(size: int, texts: Texts) -> str:
    """Return a size in the largest unit it has one of."""
    unit, of, decimals = next(found for found in reversed(UNITS) if size >= found[1] or found[1] == 1)
    return texts(f"size.{unit}", size=f"{size / of:.{decimals}f}")
