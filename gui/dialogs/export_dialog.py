"""What to export, in which form and where to, with a look at what will be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.formats import EXPORTERS, ExportOptions
from core.model import STATUSES, Role
from core.texts import Texts
from gui.dialogs.background import Background, Runner
from gui.theme import Theme, text_font
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.flow import FlowLayout
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen
from gui.widgets.shelf import scrolled

PreviewOf = Callable[[str, ExportOptions], str]


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen.

    Attributes:
        format: a name in `core.formats.EXPORTERS`.
        options: which articles and blocks go out.
        per_article: whether each article becomes a file of its own in a folder.
        path: the file, or the folder.
    """

    format: str
    options: ExportOptions
    per_article: bool
    path: Path


class ExportDialog(QDialog):
    """Choices at the reading start, the preview beside them. The answer is `choice`; the caller exports."""

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        roles: Sequence[Role],
        preview_of: PreviewOf,
        target: Path,
        runner: Runner | None = None,
        delay: Delay | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `roles`; `target` is where the file goes at first, its suffix set by the format."""
        super().__init__(parent)
        self._texts, self._theme, self._preview_of = texts, theme, preview_of
        self._runner: Runner = runner or Background(self)
        self._delay: Delay = delay or TimedDelay(self)
        self._asked = 0
        self._target = target
        self.formats = {name: QRadioButton(self) for name in EXPORTERS}
        self.roles = {role.name: QCheckBox(_title(role, texts), self) for role in roles}
        self.statuses = {status: QCheckBox(texts(f"status.{status}"), self) for status in STATUSES}
        self.per_article = QCheckBox(texts("dialog.export.per_article"), self)
        self.path, self.choose = QLineEdit(self), QPushButton(texts("dialog.export.choose"), self)
        self.preview = QPlainTextEdit(self)
        self.sentence = PlainLabel("", self)
        self.cancel = QPushButton(texts("dialog.export.cancel"), self)
        self.accept_button = QPushButton(texts("dialog.export.export"), self)
        self._say()
        self._lay_out()
        self._connect()
        self._offer_path()
        self._look()
        self.resize(self.sizeHint())

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            self.format, self.options, self.per_article.isChecked(), Path(self.path.text().strip())
        )

    @property
    def format(self) -> str:
        """The chosen format's name."""
        return next(name for name, button in self.formats.items() if button.isChecked())

    @property
    def options(self) -> ExportOptions:
        """Which articles and blocks go out; everything checked leaves it to the format."""
        return ExportOptions(statuses=_checked(self.statuses), roles=_checked(self.roles))

    def done(self, result: int) -> None:
        """End what is still being read."""
        self._runner.close()
        super().done(result)

    def sizeHint(self) -> QSize:
        """Return room for choices and preview side by side, as far as the screen has it."""
        return within_screen(QSize(self._theme.px(940), self._theme.px(640)), self)

    def _say(self) -> None:
        texts = self._texts
        self.setWindowTitle(texts("dialog.export.title"))
        self.setAccessibleName(texts("dialog.export.title"))
        self.path.setAccessibleName(texts("dialog.export.target"))
        self.preview.setAccessibleName(texts("dialog.export.preview"))
        for name, button in self.formats.items():
            button.setText(texts(f"dialog.export.{name}"))
            button.setToolTip(texts(f"dialog.export.{name}_hint"))
        for control in self._controls():
            control.setAccessibleName(control.text())

    def _controls(self) -> list[QAbstractButton]:
        return [
            *self.formats.values(),
            *self.roles.values(),
            *self.statuses.values(),
            self.per_article,
            self.choose,
            self.cancel,
            self.accept_button,
        ]

    def _lay_out(self) -> None:
        px = self._theme.px
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.formats["text"].setChecked(True)
        for box in (*self.roles.values(), *self.statuses.values()):
            box.setChecked(True)
        self._set_up_preview()
        held = QWidget(self)
        choices = QVBoxLayout(held)
        choices.setContentsMargins(0, 0, px(6), 0)
        choices.setSpacing(px(6))
        self._add_formats(choices)
        self._add_boxes(choices, "roles", list(self.roles.values()))
        self._add_boxes(choices, "statuses", list(self.statuses.values()))
        choices.addSpacing(px(8))
        choices.addWidget(self.per_article)
        choices.addStretch(1)
        looking = QVBoxLayout()
        looking.addWidget(self._caption("preview"))
        looking.addWidget(self.preview, 1)
        above = QHBoxLayout()
        above.setSpacing(px(18))
        area = scrolled(held, self)
        area.setMinimumWidth(held.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        above.addWidget(area, 2)
        above.addLayout(looking, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(10))
        column.addLayout(above, 1)
        target = (self._caption("target"), self.path, self.choose)
        for row in (target, (self.sentence, self.cancel, self.accept_button)):
            line = QHBoxLayout()
            for widget in row:
                line.addWidget(widget, 1 if widget in (self.path, self.sentence) else 0)
            column.addLayout(line)

    def _set_up_preview(self) -> None:
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFont(text_font(self._theme.px(15)))

    def _add_formats(self, column: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        column.addWidget(self._caption("format"))
        for name, button in self.formats.items():
            group.addButton(button)
            hint = PlainLabel(self._texts(f"dialog.export.{name}_hint"), self)
            hint.setProperty("muted", True)
            hint.setWordWrap(True)
            hint.setIndent(self._theme.px(27))
            column.addWidget(button)
            column.addWidget(hint)

    def _add_boxes(self, column: QVBoxLayout, key: str, boxes: Sequence[QCheckBox]) -> None:
        flow = FlowLayout(None, self._theme.px(10))
        for box in boxes:
            flow.addWidget(box)
        column.addSpacing(self._theme.px(8))
        column.addWidget(self._caption(key))
        column.addLayout(flow)

    def _caption(self, key: str) -> PlainLabel:
        label = PlainLabel(self._texts(f"dialog.export.{key}"), self)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _connect(self) -> None:
        for button in self.formats.values():
            button.toggled.connect(self._changed)
        for box in (*self.roles.values(), *self.statuses.values(), self.per_article):
            box.toggled.connect(self._changed)
        self.path.textChanged.connect(lambda _words: self._judge())
        self.choose.clicked.connect(self._ask_path)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)

    def _changed(self) -> None:
        self._offer_path()
        self._delay.run(self._look)

    def _offer_path(self) -> None:
        """Follow the format with the suffix; a folder has none."""
        suffix = "" if self.per_article.isChecked() else EXPORTERS[self.format].suffix
        written = self.path.text().strip()
        self.path.setText(str((Path(written) if written else self._target).with_suffix(suffix)))
        self._judge()

    def _ask_path(self) -> None:
        if self.per_article.isChecked():
            path = QFileDialog.getExistingDirectory(
                self, self._texts("dialog.export.choose"), self.path.text()
            )
        else:
            path, _ = QFileDialog.getSaveFileName(self, self._texts("dialog.export.choose"), self.path.text())
        if path:
            self.path.setText(path)

    def _judge(self) -> None:
        nothing = any(
            all(not box.isChecked() for box in boxes.values()) for boxes in (self.roles, self.statuses)
        )
        key = "no_choice" if nothing else "no_target" if not self.path.text().strip() else ""
        self.sentence.setText(self._texts(f"dialog.export.{key}") if key else "")
        self.accept_button.setEnabled(not key)

    def _look(self) -> None:
        self._asked += 1
        if any(all(not box.isChecked() for box in boxes.values()) for boxes in (self.roles, self.statuses)):
            self.preview.setPlainText("")
            return
        look = partial(_preview, self._preview_of, self.format, self.options, self._texts)
        self._runner.run(look, partial(self._looked, self._asked))

    def _looked(self, asked: int, words: str) -> None:
        if asked != self._asked:
            return
        right = self.format in ("text", "captions")
        option = QTextOption(Qt.AlignmentFlag.AlignAbsolute)
        option.setAlignment(
            (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignAbsolute
        )
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        self.preview.document().setDefaultTextOption(option)
        self.preview.setPlainText(words)


def _preview(preview_of: PreviewOf, fmt: str, options: ExportOptions, texts: Texts) -> str:
    """Return the preview, or the sentence that says why there is none."""
    try:
        return preview_of(fmt, options)
    except UserError as error:
        return texts(error.key, **error.values)


def _checked(boxes: dict[str, QCheckBox]) -> frozenset[str] | None:
    chosen = frozenset(name for name, box in boxes.items() if box.isChecked())
    return None if len(chosen) == len(boxes) else chosen


def _title(role: Role, texts: Texts) -> str:
    return role.title_ar if texts.lang == "ar" else role.title_en
