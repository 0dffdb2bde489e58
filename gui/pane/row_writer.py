"""Writes rows into a document: the smallest edit for each that changed, formats with it. Knows no scene."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from gui.pane.context import RenderContext
from gui.pane.rows import Row, difference
from gui.pane.typography import block_format, char_format


class RowWriter:
    """Writes into one document; every method edits at a cursor of the caller's, who groups them into one edit."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def bring(self, cursor: QTextCursor, at: int, old: Row, new: Row, context: RenderContext) -> bool:
        """Bring the words and formats of paragraph `at` from `old` to `new`; tell whether any changed."""
        other_words, other_style = old.text != new.text, old.style != new.style
        if other_words:
            splice = difference(old.text, new.text)
            first = self._document.findBlockByNumber(at).position()
            end = splice.start + len(splice.removed)
            cursor.setPosition(first + old.offsets.to_units(splice.start))
            cursor.setPosition(first + old.offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(splice.inserted, char_format(new, context))
        if other_style:
            self.format(cursor, at, new, context)
        return other_words or other_style

    def replace_rows(
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
        self.write(cursor, row, context)

    def _insert(self, cursor: QTextCursor, at: int, row: Row, context: RenderContext) -> None:
        if at < self._document.blockCount():
            cursor.setPosition(self._document.findBlockByNumber(at).position())
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
        self.write(cursor, row, context)

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

    def write(self, cursor: QTextCursor, row: Row, context: RenderContext) -> None:
        """Write a row into the empty paragraph at the cursor."""
        chars = char_format(row, context)
        cursor.setBlockFormat(block_format(row, context))
        cursor.setBlockCharFormat(chars)
        cursor.insertText(row.text, chars)

    def format(self, cursor: QTextCursor, at: int, row: Row, context: RenderContext) -> None:
        chars = char_format(row, context)
        cursor.setPosition(self._document.findBlockByNumber(at).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(block_format(row, context))
        cursor.setBlockCharFormat(chars)
        cursor.setCharFormat(chars)
