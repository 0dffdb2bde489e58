"""The writing half of the article pane: keys, input methods, clipboard and drops, all of them wishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from core.texts import Texts
from gui.pane import keys
from gui.pane.clipping import clip_of_scene, clip_of_text, of_mime, to_mime
from gui.pane.context import WRITE
from gui.pane.page import Place
from gui.pane.scene import ArticleScene
from gui.pane.typist import Span, Typist, Wishes
from gui.pane.view import SceneView
from gui.theme import Theme

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class WritingView(SceneView):
    """A scene that can be written in: the widget never edits its document, every edit is a wish.

    Signals:
        replace_requested: (block, start, removed, inserted), code points.
        split_requested: (block, at).
        merge_requested: (list of neighbouring blocks).
        span_requested: (start, end, paragraphs, mentions) what stands between two places gives way to paragraphs.
        words_moved_requested: (start, end, to) the words between two places go to a third; places are (block, point).
        mode_changed: (``mark`` or ``write``).
    """

    replace_requested = Signal(int, int, str, str)
    split_requested = Signal(int, int)
    merge_requested = Signal(list)
    span_requested = Signal(object, object, object, object)
    words_moved_requested = Signal(object, object, object)
    mode_changed = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(theme, texts, parent)
        wishes = Wishes(
            self.replace_requested.emit,
            self.split_requested.emit,
            self.merge_requested.emit,
            self.span_requested.emit,
            self.words_moved_requested.emit,
        )
        self._typist = Typist(wishes, self._shown_scene)
        self.setTextInteractionFlags(_SELECTABLE)

    def mode(self) -> str:
        """Return MARK or WRITE."""
        return self._context.mode

    def set_mode(self, mode: str) -> None:
        """Go to mark or write mode; the caret and the selection stay."""
        if mode == self._context.mode:
            return
        self._context = replace(self._context, mode=mode)
        cursor = self.textCursor()
        writable = Qt.TextInteractionFlag.TextEditorInteraction
        self.setTextInteractionFlags(writable if mode == WRITE else _SELECTABLE)
        self.setTextCursor(cursor)
        self.viewport().update()
        self.mode_changed.emit(mode)

    def patch(self, scene: ArticleScene) -> None:
        """Bring the shown article to `scene`, and the caret to where a wish that came true leaves it."""
        inside = self.current_block() is not None
        super().patch(scene)
        self._follow_wish()
        if inside:
            self._stay_inside(QTextCursor.MoveMode.MoveAnchor)

    def copy(self) -> None:
        """Copy the selected words; one paragraph for each block."""
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())

    def cut(self) -> None:
        """Copy the selected words and, in write mode, take them away."""
        self.copy()
        self._write(lambda span: self._typist.remove(span) if span.start != span.end else None)

    def paste(self) -> None:
        """Put the clipboard's text in the place of the selection, in write mode."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if held is not None:  # an empty clipboard gives none on some platforms
            self.insertFromMimeData(held)

    def selectAll(self) -> None:
        """Select the whole article, not the neighbours' edges."""
        if self.scene and self.scene.blocks:
            last = self.scene.blocks[-1]
            self._set_cursor(Place(self.scene.blocks[0].id, 0), Place(last.id, len(last.text)))

    def insertPlainText(self, text: str) -> None:
        """Put `text` in the place of the selection, in write mode; its paragraphs become blocks."""
        self._write(lambda span: self._typist.insert(span, clip_of_text(text)))

    def event(self, event: QEvent) -> bool:
        """Leave to the window's shortcuts every key that neither moves the caret nor types."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(keys.kept_from_shortcuts(event, writing=self.mode() == WRITE))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, or in write mode wish an edit; other keys go on to the window."""
        if keys.is_move(event):
            self._move(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif self.mode() != WRITE or not self._write_key(event):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the text an input method commits as a wish; its preview is drawn by Qt."""
        if self.mode() != WRITE or self._span() is None:
            event.ignore()
            return
        if event.commitString() or event.preeditString() or event.replacementLength():
            self._commit(event)
        with self._own_edit():
            super().inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take plain text in write mode; files are the window's."""
        return self.mode() == WRITE and source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Wish pasted text; words that were cut out of this article bring their mentions back."""
        if self.canInsertFromMimeData(source):
            self._write(lambda span: self._typist.insert(span, of_mime(source)))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words as the model has them, the neighbours' included; of our own with their mentions."""
        cursor, span = self.textCursor(), self._span()
        start, end = (self._page.place(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if span == (start, end) and self.scene is not None:
            return to_mime(clip_of_scene(self.scene, start, end))
        data = QMimeData()
        data.setText(self._page.words(start, end))
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped text as a paste at the drop's place; selected words of this very pane move there."""
        if not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        span, there = self._span(), self.cursorForPosition(event.position().toPoint())
        copying = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ours = event.source() in (self, self.viewport()) and not copying
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        place = self._page.place(there.position())
        if ours and span is not None and span.start != span.end and self._page.is_own(place.block):
            self._write(lambda moved: self._typist.move(moved, place))
            return
        self.setTextCursor(there)
        self.insertFromMimeData(event.mimeData())

    def _move(self, event: QKeyEvent) -> None:
        """Move the caret, never beyond the article's own ends: the neighbours' edges are only shown."""
        self._typist.forget_caret()
        selecting = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        with self._own_edit():
            super().keyPressEvent(event)
            self._stay_inside(
                QTextCursor.MoveMode.KeepAnchor if selecting else QTextCursor.MoveMode.MoveAnchor
            )
        self._tell_caret()

    def _stay_inside(self, mode: QTextCursor.MoveMode) -> None:
        """Bring a caret that stands in a neighbour's block to the nearer end of the article."""
        own, cursor = self._own_range(), self.textCursor()
        at = min(max(cursor.position(), own[0]), own[1]) if own else cursor.position()
        if at != cursor.position():
            cursor.setPosition(at, mode)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _shown_scene(self) -> ArticleScene:
        assert self.scene is not None
        return self.scene

    def _write(self, edit: Callable[[Span], None]) -> None:
        """Wish an edit of the selection, in write mode and in the article's own blocks; nothing elsewhere."""
        span = self._span()
        if self.mode() == WRITE and span is not None:
            edit(span)
            self._follow_wish()

    def _follow_wish(self) -> None:
        """Put the caret where a wish that came true leaves it."""
        place = self._typist.take_caret() if self.scene else None
        if place:
            self._set_cursor(place, place)
            self.ensureCursorVisible()

    def _write_key(self, event: QKeyEvent) -> bool:
        """Wish what a key writes or deletes; tell whether it does either."""
        asked, reach, text = keys.edit(event), keys.deletion(event), keys.typed(event)
        if asked == keys.ENTER:
            self._write(self._typist.split)
        elif asked == keys.CUT:
            self.cut()
        elif asked == keys.PASTE:
            self.paste()
        elif reach is not None:
            self._write(lambda span: self._delete(span, reach))
        elif text:
            self.insertPlainText(text)
        return asked is not None or reach is not None or bool(text)

    def _delete(self, span: Span, reach: QTextCursor.MoveOperation) -> None:
        """Delete the selection, else as far as `reach` goes; at a block's end its neighbour is joined to it."""
        if span.start != span.end:
            self._typist.remove(span)
            return
        cursor = QTextCursor(self.textCursor())
        cursor.movePosition(reach, QTextCursor.MoveMode.KeepAnchor)
        start, end = self._page.place(cursor.selectionStart()), self._page.place(cursor.selectionEnd())
        if reach == QTextCursor.MoveOperation.PreviousCharacter and start.block == end.block:
            start = end._replace(position=max(0, end.position - 1))
        if start.block == end.block:
            self._typist.remove(Span(start, end))
        elif self._page.is_own(start.block) and self._page.is_own(end.block):
            self._typist.join(start.block, end.block)

    def _commit(self, event: QInputMethodEvent) -> None:
        """Wish what an input method commits, in the place of what it replaces or of the selection."""
        span = self._span()
        if span is None:
            return
        if event.replacementLength():
            at = self.textCursor().position() + event.replacementStart()
            span = Span(self._page.place(at), self._page.place(at + event.replacementLength()))
        if event.commitString():
            self._typist.insert(span, clip_of_text(event.commitString()))
        elif span.start != span.end:
            self._typist.remove(span)
        self._follow_wish()
