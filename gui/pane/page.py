"""Keeps the widget's document equal to a scene: loads it, or changes just the rows that differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from core.changes import Splice
from gui.pane.context import RenderContext
from gui.pane.rows import OWN, Row, difference, fresh_cuts, moved_cuts, rows_of
from gui.pane.scene import ArticleScene
from gui.pane.typography import block_format, char_format


class Place(NamedTuple):
    """A place in the text: a block's id and a code point of its text."""

    block: int
    position: int


class Page:
    """The rows of one scene in one document. Of the document's text nothing is ever read as truth.

    Attributes:
        rows: one for each of the document's blocks, in order.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._cuts: dict[int, tuple[int, ...]] = {}
        self._first: dict[int, int] = {}
        self.rows: list[Row] = []

    def load(self, scene: ArticleScene, context: RenderContext) -> None:
        """Show a scene from scratch."""
        blocks = (*scene.before, *scene.blocks, *scene.after)
        self._cuts = {block.id: cuts for block in blocks if (cuts := fresh_cuts(block.text))}
        self._document.clear()
        self._set_rows(rows_of(scene, self._cuts))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for at, row in enumerate(self.rows):
            if at:
                cursor.insertBlock()
            self._write(cursor, row, context)
        cursor.endEditBlock()

    def patch(self, scene: ArticleScene, context: RenderContext) -> dict[int, Splice]:
        """Bring the document to `scene` by the smallest change; return what changed in the text of each block."""
        old = self.rows
        assert old, "load a scene before patching it"
        splices = self._splices(scene)
        new = rows_of(scene, self._cuts)
        head, tail = _same_ends([row.key for row in old], [row.key for row in new])
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        shift = len(old) - len(new)
        for at in range(len(new) - tail, len(new)):
            new[at] = self._update(cursor, at + shift, new[at], context)
        self._replace_rows(cursor, head, len(old) - tail, new[head : len(new) - tail], context)
        for at in range(head):
            new[at] = self._update(cursor, at, new[at], context)
        cursor.endEditBlock()
        self._set_rows(new)
        return splices

    def restyle(self, context: RenderContext) -> None:
        """Give every row its formats anew: another theme, zoom or scale."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for at, row in enumerate(self.rows):
            self._format(cursor, at, row, context)
        cursor.endEditBlock()

    def holds(self) -> bool:
        """Tell whether the document still is what the rows say: false after an edit that was not ours."""
        if self._document.blockCount() != max(1, len(self.rows)):
            return False
        block = self._document.firstBlock()
        for row in self.rows:
            if block.text() != row.text:
                return False
            block = block.next()
        return True

    def index(self, block: int, position: int = 0) -> int | None:
        """Return the row that holds a code point of a block; None for a block that is not shown."""
        at = self._first.get(block)
        if at is None:
            return None
        while (
            at + 1 < len(self.rows)
            and self.rows[at + 1].block.id == block
            and position >= self.rows[at + 1].start
        ):
            at += 1
        return at

    def locate(self, block: int, position: int) -> int | None:
        """Return the document position of a code point of a block; None for a block that is not shown."""
        at = self.index(block, position)
        if at is None:
            return None
        row = self.rows[at]
        return self._document.findBlockByNumber(at).position() + row.offsets.to_units(position - row.start)

    def place(self, position: int) -> Place:
        """Return the block and code point at a document position; block 0 in an empty page."""
        block = self._document.findBlock(position)
        if not 0 <= block.blockNumber() < len(self.rows):
            return Place(0, 0)
        row = self.rows[block.blockNumber()]
        return Place(row.block.id, row.start + row.offsets.to_points(position - block.position()))

    def words(self, start: Place, end: Place) -> str:
        """Return the text between two places as the model has it, a line for each block."""
        first, last = self._first.get(start.block), self.index(end.block, end.position)
        if first is None or last is None:
            return ""
        texts = {row.block.id: row.block.text for row in self.rows[first : last + 1]}
        texts[end.block] = texts[end.block][: end.position]
        texts[start.block] = texts[start.block][start.position :]
        return "\n".join(texts.values())

    def is_own(self, block: int) -> bool:
        """Tell whether a block belongs to the article itself, not to a neighbour."""
        at = self._first.get(block)
        return at is not None and self.rows[at].place == OWN

    def _set_rows(self, rows: list[Row]) -> None:
        self.rows = rows
        self._first = {row.block.id: at for at, row in reversed(list(enumerate(rows)))}

    def _splices(self, scene: ArticleScene) -> dict[int, Splice]:
        """Return the splice of every block whose text changed, and keep the cuts where they are."""
        old = {row.block.id: row.block.text for row in self.rows}
        splices: dict[int, Splice] = {}
        cuts: dict[int, tuple[int, ...]] = {}
        for block in (*scene.before, *scene.blocks, *scene.after):
            known = old.get(block.id)
            if known is None:
                cuts[block.id] = fresh_cuts(block.text)
                continue
            cuts[block.id] = self._cuts.get(block.id, ())
            if known != block.text:
                splices[block.id] = difference(known, block.text)
                cuts[block.id] = moved_cuts(cuts[block.id], splices[block.id], block.text)
        self._cuts = {block: cut for block, cut in cuts.items() if cut}
        return splices

    def _update(self, cursor: QTextCursor, at: int, new: Row, context: RenderContext) -> Row:
        """Bring row `at` of the document to `new`; return the row to keep: the old one where nothing changed."""
        old = self.rows[at]
        if old == new:
            return old
        if old.text != new.text:
            splice = difference(old.text, new.text)
            first = self._document.findBlockByNumber(at).position()
            end = splice.start + len(splice.removed)
            cursor.setPosition(first + old.offsets.to_units(splice.start))
            cursor.setPosition(first + old.offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(splice.inserted, char_format(new, context))
        if old.style != new.style:
            self._format(cursor, at, new, context)
        return new

    def _replace_rows(
        self, cursor: QTextCursor, start: int, end: int, new: list[Row], context: RenderContext
    ) -> None:
        """Put the rows `new` where the document's rows `start` to `end` stand."""
        shared = min(end - start, len(new))
        for at in range(shared):
            self._overwrite(cursor, start + at, new[at], context)
        for at in range(shared, len(new)):
            self._insert(cursor, start + at, new[at], context)
        for _ in range(shared, end - start):
            self._remove(cursor, start + shared)

    def _overwrite(self, cursor: QTextCursor, at: int, row: Row, context: RenderContext) -> None:
        cursor.setPosition(self._document.findBlockByNumber(at).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._write(cursor, row, context)

    def _insert(self, cursor: QTextCursor, at: int, row: Row, context: RenderContext) -> None:
        if at < self._document.blockCount():
            cursor.setPosition(self._document.findBlockByNumber(at).position())
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
        self._write(cursor, row, context)

    def _remove(self, cursor: QTextCursor, at: int) -> None:
        block = self._document.findBlockByNumber(at)
        if block.next().isValid():
            kept, chars = block.next().blockFormat(), block.next().charFormat()
            cursor.setPosition(block.position())
            cursor.setPosition(block.next().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(kept)
            cursor.setBlockCharFormat(chars)
            return
        cursor.setPosition(max(0, block.position() - 1))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _write(self, cursor: QTextCursor, row: Row, context: RenderContext) -> None:
        """Write a row into the empty paragraph at the cursor."""
        chars = char_format(row, context)
        cursor.setBlockFormat(block_format(row, context))
        cursor.setBlockCharFormat(chars)
        cursor.insertText(row.text, chars)

    def _format(self, cursor: QTextCursor, at: int, row: Row, context: RenderContext) -> None:
        chars = char_format(row, context)
        cursor.setPosition(self._document.findBlockByNumber(at).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(block_format(row, context))
        cursor.setBlockCharFormat(chars)
        cursor.setCharFormat(chars)


def _same_ends(old: list[tuple[str, int, bool]], new: list[tuple[str, int, bool]]) -> tuple[int, int]:
    """Return how many keys are the same at the start and, of the others, at the end."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    left = most - head
    tail = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return head, tail


def moved(place: Place, splices: Mapping[int, Splice]) -> Place:
    """Return a place after the splices of its block: what was typed before it pushes it on."""
    splice = splices.get(place.block)
    if splice is None or place.position <= splice.start:
        return place
    end = splice.start + len(splice.removed)
    return place._replace(position=max(place.position, end) - end + splice.start + len(splice.inserted))
