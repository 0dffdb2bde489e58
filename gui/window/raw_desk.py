"""The raw words of the block at hand: taken back whole or in one place, and where they stand in the dump."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.errors import UserError
from core.model.alignment import Difference
from gui.dialogs.dump_view import DumpView
from gui.models.raw_words import RawWords, read_raw_words
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.notes import Note
from gui.window.workspace import Workspace


class RawDesk(QObject):
    """Answers the raw words panel, and the actions that do the same from the text."""

    def __init__(self, workspace: Workspace, desk: Desk, dialogs: Dialogs, appearance: Appearance) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._desk = desk
        self._dialogs = dialogs
        self._appearance = appearance

    def take_all(self, block: int) -> None:
        """Give a block its raw words back."""
        self._workspace.run("block.take_raw", block=block)

    def take_part(self, block: int, place: Difference) -> None:
        """Give a block its raw words back in one place."""
        start, end, new_start, new_end = place
        self._workspace.run("block.take_raw", block=block, present=[new_start, new_end], raw=[start, end])

    def take_here(self) -> None:
        """Take the raw words back in the place of the open block that is nearest to the caret."""
        block, caret = self._desk.pane.caret()
        words = self._words(block)
        number = words.nearest(caret)
        if number < 0:
            raise Note("statusbar.nothing_differs") if words.pieces else UserError("error.no_raw_words")
        self.take_part(block, words.differences[number])

    def show_dump(self, block: int) -> None:
        """Show where the raw words of a block stand in the dump."""
        session, words = self._workspace.session, self._words(block)
        if session is None or not words.pieces:
            raise UserError("error.no_raw_words")
        source = session.read(lambda view: view.source(view.article(view.block(block).article).source))

        def read(start: int, end: int) -> str:
            return session.read(lambda view: view.source_text(source.id, start, end))

        texts, theme = self._appearance.texts, self._appearance.theme
        self._dialogs.open(
            DumpView(
                source.name, source.length, read, words.pieces, texts, theme, parent=self._dialogs.window
            )
        )

    def _words(self, block: int | None) -> RawWords:
        session = self._workspace.session
        if session is None or not block:
            raise UserError("error.no_raw_words")
        return session.read(lambda view: read_raw_words(view, block))
