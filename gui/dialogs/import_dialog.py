"""Which dumps to import, in which encodings, with a look at what will come of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Role
from core.texts import Texts
from gui.dialogs.background import Background, Runner
from gui.dialogs.dump_table import Dump, DumpTable
from gui.dialogs.seen_list import SeenList
from gui.dialogs.target_row import TargetRow
from gui.models.dump_probe import PROBE_BYTES, Probe, probe
from gui.theme import Theme, text_font
from gui.widgets.panel import framed
from gui.widgets.plain import PlainLabel

LONGEST = 8_000
"""Code points of the preview: a few screens, and no paragraph long enough to be slow."""


class ImportDialog(QDialog):
    """Files above, their words and the segmenter's view of them below.

    The answer is `dumps`, `again` and `target`; the caller makes the project, if it is a new one, and imports.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        roles: Sequence[Role],
        known: Callable[[str], bool],
        target: Path,
        runner: Runner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it without files; `known` tells by a file's sha256 whether the project `target` has it already."""
        super().__init__(parent)
        self._home = target
        self._texts, self._theme, self._known = texts, theme, known
        self._runner: Runner = runner or Background(self)
        self.table = DumpTable(texts, theme, self)
        self.preview = QPlainTextEdit(self)
        self.seen = SeenList(roles, texts, theme, self)
        self.add_files, self.remove_file = QPushButton(self), QPushButton(self)
        self.target = TargetRow(texts, target, self)
        self.again = QCheckBox(self)
        self.sentence = QLabel(self)
        self.cancel, self.accept_button = QPushButton(self), QPushButton(self)
        self._say()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def dumps(self) -> list[tuple[Path, str | None]]:
        """The files that can be imported, each with the chosen encoding or None for the detected one."""
        return [(dump.path, dump.encoding) for dump in self.table.dumps if self._ready(dump)]

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files and look at them."""
        for path in paths:
            row = self.table.add(path)
            self._look(row)
            self.table.setCurrentCell(row, 0)
        self._refresh()

    def done(self, result: int) -> None:
        """End what is still being read."""
        self._runner.close()
        super().done(result)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1000), self._theme.px(680))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_paths(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())

    def _say(self) -> None:
        texts = self._texts
        self.setWindowTitle(texts("dialog.import.title"))
        self.setAccessibleName(texts("dialog.import.title"))
        self.preview.setAccessibleName(texts("dialog.import.preview"))
        for button, key in (
            (self.add_files, "add"),
            (self.remove_file, "remove"),
            (self.cancel, "cancel"),
            (self.accept_button, "import"),
            (self.again, "again"),
        ):
            button.setText(texts(f"dialog.import.{key}"))
            button.setAccessibleName(texts(f"dialog.import.{key}"))

    def _lay_out(self) -> None:
        px = self._theme.px
        self.setAcceptDrops(True)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self._set_up_preview()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(10))
        column.addLayout(
            _row(PlainLabel(self._texts("dialog.import.files"), self), self.add_files, self.remove_file)
        )
        column.addWidget(framed(self.table), 2)
        below = QHBoxLayout()
        below.setSpacing(px(12))
        sample = self._texts("dialog.import.sample", size=PROBE_BYTES // 1024)
        for key, widget in (("preview", self.preview), ("seen", self.seen)):
            side = QVBoxLayout()
            caption = PlainLabel(f"{self._texts(f'dialog.import.{key}')} · {sample}", self)
            caption.setProperty("muted", True)
            side.addWidget(caption)
            side.addWidget(framed(widget) if widget is self.seen else widget, 1)
            below.addLayout(side, 1)
        column.addLayout(below, 4)
        column.addWidget(self.target)
        column.addWidget(self.again)
        column.addWidget(self.sentence)
        column.addLayout(_row(PlainLabel("", self), self.cancel, self.accept_button))

    def _set_up_preview(self) -> None:
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFont(text_font(self._theme.px(16)))
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.preview.document().setDefaultTextOption(option)

    def _connect(self) -> None:
        self.add_files.clicked.connect(self._ask_files)
        self.remove_file.clicked.connect(self._remove)
        self.table.encoding_chosen.connect(self._look)
        self.table.dump_selected.connect(lambda _row: self._refresh())
        self.target.changed.connect(self._refresh)
        self.again.toggled.connect(lambda _on: self._refresh())
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self._texts("dialog.import.add"), "", self._texts("dialog.import.filter")
        )
        self.add_paths(Path(name) for name in names)

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.remove(self.table.currentRow())
            self._refresh()

    def _look(self, row: int) -> None:
        dump = self.table.dumps[row]
        dump.probe = None
        self._runner.run(partial(probe, dump.path, dump.encoding), partial(self._looked, dump, dump.encoding))
        self._refresh()

    def _looked(self, dump: Dump, encoding: str | None, seen: Probe) -> None:
        if dump.encoding == encoding:
            dump.probe = seen
            self._refresh()

    def _refresh(self) -> None:
        for row in range(len(self.table.dumps)):
            self.table.show_dump(row, self._state)
        row = self.table.currentRow()
        shown = self.table.dumps[row].probe if 0 <= row < len(self.table.dumps) else None
        self.preview.setPlainText(shown.text[:LONGEST] if shown else "")
        self.seen.show_articles(shown.articles if shown else ())
        self.remove_file.setEnabled(row >= 0)
        self.again.setVisible(any(self._repeats(dump) for dump in self.table.dumps))
        self.accept_button.setEnabled(bool(self.dumps))
        self.sentence.setText(self._sentence(shown))

    def _sentence(self, shown: Probe | None) -> str:
        if not self.table.dumps:
            return self._texts("dialog.import.empty")
        if shown is not None and shown.error is not None:
            return self._texts(shown.error.key, **shown.error.values)
        return self._texts("dialog.import.summary", count=len(self.dumps))

    def _state(self, dump: Dump) -> str:
        if dump.probe is None:
            return self._texts("dialog.import.reading")
        if dump.probe.error is not None:
            return self._texts("dialog.import.refused")
        if self._repeats(dump) and not self.again.isChecked():
            return self._texts("dialog.import.known")
        if dump.probe.doubtful:
            return self._texts("dialog.import.misread")
        if dump.probe.unreadable:
            return self._texts("dialog.import.unreadable", count=dump.probe.unreadable)
        return self._texts("dialog.import.ready")

    def _repeats(self, dump: Dump) -> bool:
        if dump.probe is None or not dump.probe.sha256 or self.target.path != self._home:
            return False
        return self._known(dump.probe.sha256)

    def _ready(self, dump: Dump) -> bool:
        if dump.probe is None or dump.probe.error is not None:
            return False
        return self.again.isChecked() or not self._repeats(dump)


def _row(first: QWidget, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first, 1)
    for button in buttons:
        row.addWidget(button)
    return row
