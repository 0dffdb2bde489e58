"""The backups of one project: what there is, one more, and one brought back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from core.session.backups import Backup
from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.models.direction import isolated
from gui.models.sizes import size_words
from gui.models.window_texts import local_time
from gui.theme import Theme
from gui.widgets.empty_state import EmptyState
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import Row, RowList
from gui.widgets.screen import within_screen


class BackupsDialog(QDialog):
    """A list of backups, the latest first. It wishes; it does nothing to files itself.

    Signals:
        make_requested: () one more is wanted now.
        restore_requested: (path) this one shall take the project's place.
    """

    make_requested = Signal()
    restore_requested = Signal(object)

    def __init__(
        self, project: Path, texts: Texts, theme: Theme, parent: QWidget | None = None, *, can_make: bool
    ) -> None:
        super().__init__(parent)
        self.project = project
        self._texts = texts
        self._theme = theme
        self._chosen: Path | None = None
        self.setWindowTitle(texts("dialog.backups.title"))
        self.list = RowList(theme, self, most=10)
        self.list.setAccessibleName(texts("dialog.backups.list"))
        self.list.row_chosen.connect(self._choose)
        self._body = EmptyState(self.list, theme, self)
        self._body.say(texts("dialog.backups.none"))
        self.make = QPushButton(texts("dialog.backups.make"), self)
        self.make.setEnabled(can_make)
        self.make.clicked.connect(lambda _checked: self.make_requested.emit())
        self.restore = QPushButton(texts("dialog.backups.restore"), self)
        self.restore.clicked.connect(lambda _checked: self._ask())
        self._lay_out()
        self.resize(within_screen(QSize(theme.px(560), theme.px(430)), self))

    def show_backups(self, found: Sequence[Backup], chosen: Path | None = None) -> None:
        """Show these and choose one: that named, else the one chosen before while it is there, else the latest."""
        self._chosen = chosen or self._chosen
        self.list.show_rows([self._row(each) for each in found])
        paths = [each.path for each in found]
        self._chosen = self._chosen if self._chosen in paths else next(iter(paths), None)
        self.list.show_current(self._chosen)
        self.restore.setEnabled(self._chosen is not None)

    def _row(self, backup: Backup) -> Row:
        made = isolated(local_time(backup.made.isoformat()), left_to_right=True)
        why = self._texts(f"dialog.backups.why.{backup.why}")
        size = size_words(backup.size, self._texts)
        colour = self._theme.warning if backup.why == "damaged" else self._theme.accent
        return Row(
            backup.path,
            f"{made} · {why}",
            colour,
            shape="dot",
            count=isolated(size),
            spoken=" · ".join((made, why, size)),
        )

    def _choose(self, path: object) -> None:
        self._chosen = path if isinstance(path, Path) else None
        self.list.show_current(self._chosen)
        self.restore.setEnabled(self._chosen is not None)

    def _ask(self) -> None:
        if self._chosen is not None:
            self.restore_requested.emit(self._chosen)

    def _lay_out(self) -> None:
        px = self._theme.px
        intro = PlainLabel(self._texts("dialog.backups.intro"), self)
        intro.setWordWrap(True)
        of = PlainLabel(
            self._texts("dialog.backups.of", path=isolated(str(self.project), left_to_right=True)), self
        )
        of.setProperty("muted", True)
        of.setWordWrap(True)
        buttons = closing_buttons(self)
        for button in (self.make, self.restore):
            button.setAutoDefault(False)
            buttons.addButton(button, buttons.ButtonRole.ActionRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(18), px(14), px(18), px(14))
        box.setSpacing(px(10))
        box.addWidget(intro)
        box.addWidget(of)
        box.addWidget(self._body, 1)
        box.addWidget(buttons)
