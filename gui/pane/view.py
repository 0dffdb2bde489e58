"""The showing half of the article pane: a scene in a document, painted in layers, with a caret and a selection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from core.model import Part
from core.texts import Texts
from gui.pane.context import RenderContext
from gui.pane.description import Told, describe, sentence
from gui.pane.page import Page, Patch, Place, moved
from gui.pane.painting import Frame, frame, paint_over, paint_under
from gui.pane.scene import ArticleScene, drawn_anew
from gui.pane.scrolling import HEAD_ROOM, Scrolling
from gui.pane.typist import Span
from gui.pane.typography import TOP, gutter, is_narrow, side
from gui.pane.visible import page_size, row_area, visible_rows
from gui.theme import Theme

_NONE = Part(0, 0, 0)


class SceneView(QTextEdit):
    """Shows one scene and holds nothing but view state: caret, selection, scroll, selected mention, zoom.

    Signals:
        caret_moved: (block, position in code points).
        selection_changed: (block, start, end) of the selection's first block; block 0 where nothing is selected.
    """

    caret_moved = Signal(int, int)
    selection_changed = Signal(int, int, int)

    def __init__(self, theme: Theme, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: ArticleScene | None = None
        self._context = RenderContext(theme, texts)
        self._page = Page(self.document())
        self._scrolling = Scrolling(self, self._page)
        self._busy = False
        self._placed = False
        self._told = (Place(0, 0), _NONE)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.document().setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self.document().contentsChange.connect(self._check_edit)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.selectionChanged.connect(self._tell_caret)
        self._tell_words()

    def show_scene(self, scene: ArticleScene) -> None:
        """Show an article from its beginning; of the article that is shown already, only what changed."""
        if self.scene is not None and self.scene.article.uid == scene.article.uid:
            self.patch(scene)
            return
        self.scene = scene
        with self._own_edit():
            self._page.load(scene, self._context)
            self._set_margins()
        self.verticalScrollBar().setValue(0)
        self._placed = self.isVisible()
        self.go_to(scene.blocks[0].id if scene.blocks else 0, 0)
        self._scrolling.begin_high(self._context.theme.px(HEAD_ROOM))

    def patch(self, scene: ArticleScene) -> None:
        """Bring the shown article to `scene`; rows that did not change are left alone, caret and scroll stay."""
        known = self.scene
        if known is None or not self._page.rows:
            self.scene = None
            self.show_scene(scene)
            return
        cursor = self.textCursor()
        places = self._page.place(cursor.anchor()), self._page.place(cursor.position())
        before = self._scrolling.stand()
        self.scene = scene
        with self._own_edit():
            patch = self._page.patch_blocks(scene, self._context)
            splices = self._page.patch(scene, self._context) if patch is None else patch.splices
            self._set_cursor(*(moved(place, splices) for place in places))
            self._scrolling.back_to(before)
        self._paint_anew(known, patch)
        self._tell_caret()

    def _paint_anew(self, known: ArticleScene, patch: Patch | None) -> None:
        """Paint the rows that look different now; all, where rows came, went or have another height."""
        blocks = drawn_anew(known, self.scene) if self.scene is not None else None
        if patch is None or not patch.level or blocks is None:
            self.viewport().update()
            return
        for row in {*patch.rows, *self._page.rows_of(blocks)}:
            words_alone = self._page.rows[row].block.id in patch.words
            self.viewport().update(row_area(self, row, self._context, gutter=not words_alone))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme or scale."""
        self._context = replace(self._context, theme=theme)
        self._restyle()

    def set_texts(self, texts: Texts) -> None:
        """Speak another language; the article's own direction stays."""
        self._context = replace(self._context, texts=texts)
        self._tell_words()
        self.viewport().update()

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, in percent."""
        self._context = replace(self._context, zoom=min(max(percent, 50), 400))
        self._restyle()

    def zoom(self) -> int:
        """Return the size of the text, in percent."""
        return self._context.zoom

    def caret(self) -> Place:
        """Return the caret's block and code point; block 0 while nothing is shown."""
        return self._page.place(self.textCursor().position())

    def current_block(self) -> int | None:
        """Return the article's own block with the caret; None in a neighbour's."""
        block = self.caret()[0]
        return block if self._page.is_own(block) else None

    def selection(self) -> list[Part]:
        """Return the selected stretches of the article's own blocks in reading order; empty ones are left out."""
        span = self._span()
        if span is None or self.scene is None:
            return []
        if span.start == span.end:
            return []
        number = self.scene.number_of
        inside = self.scene.blocks[number[span.start.block] - 1 : number[span.end.block]]
        parts = (
            Part(
                block.id,
                span.start.position if block.id == span.start.block else 0,
                span.end.position if block.id == span.end.block else len(block.text),
            )
            for block in inside
        )
        return [part for part in parts if part.start < part.end]

    def select(self, block: int, start: int, end: int) -> None:
        """Select code points of one block; the caret stands at `end`."""
        self._set_cursor(Place(block, start), Place(block, end))

    def go_to(self, block: int, position: int, end: int | None = None) -> None:
        """Put the caret at a place, or select from it to `end`, and scroll it into sight."""
        self._set_cursor(Place(block, end if end is not None else position), Place(block, position))
        self._scrolling.show_caret(self._context.px(60))
        self.viewport().update()

    def describe(self) -> Told:
        """Return what is to be told about the caret's place: text keys and values, for the status bar."""
        return describe(self.scene, self.caret(), self._context) if self.scene else []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the text, the text, and what lies over it."""
        if self.scene is None:
            super().paintEvent(event)
            return
        shown = self._frame(event.rect())
        painter = QPainter(self.viewport())
        paint_under(painter, shown)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_over(painter, shown)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few words: what is narrower cannot be read, what is lower is scrolled."""
        return QSize(self._context.theme.px(290), self._context.theme.px(40))

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the caret of an article that was loaded out of sight, before the pane had its size."""
        super().showEvent(event)
        if not self._placed and self.scene is not None:
            self._placed = True
            self.verticalScrollBar().setValue(0)
            self.go_to(*self.caret())
            self._scrolling.begin_high(self._context.theme.px(HEAD_ROOM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at the top where it is while lines wrap anew; a caret in sight stays in sight."""
        before = self._scrolling.stand(event.oldSize().height())
        super().resizeEvent(event)
        if is_narrow(self.viewport().width(), self._context.theme) != self._context.narrow:
            self._set_formats()
        self._scrolling.back_to(before, with_caret=True)

    def _frame(self, area: QRect | None = None) -> Frame:
        """Return the picture of what is visible now, of an area of it or of all."""
        assert self.scene is not None
        context = replace(self._context, current=self.caret()[0])
        view = self.viewport()
        page = page_size(view.width(), view.height(), context)
        visible = visible_rows(self, self._page.rows, context, area)
        return frame(self.scene, context, page, self._page.rows, visible, area)

    def _span(self) -> Span | None:
        """Return the selection (or caret) cut to the article's own blocks; None where it lies outside them."""
        own, cursor = self._own_range(), self.textCursor()
        if own is None or cursor.selectionEnd() < own[0] or cursor.selectionStart() > own[1]:
            return None
        start, end = max(cursor.selectionStart(), own[0]), min(cursor.selectionEnd(), own[1])
        return Span(self._page.place(start), self._page.place(end))

    def _own_range(self) -> tuple[int, int] | None:
        """Return where the article's own blocks begin and end in the document."""
        if self.scene is None or not self.scene.blocks:
            return None
        first, last = self.scene.blocks[0], self.scene.blocks[-1]
        low, high = self._page.locate(first.id, 0), self._page.locate(last.id, len(last.text))
        return None if low is None or high is None else (low, high)

    @contextmanager
    def _own_edit(self) -> Iterator[None]:
        """Mark what happens inside as ours: no signals, no healing."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def _set_cursor(self, anchor: Place, position: Place) -> None:
        """Put anchor and caret; places that are not shown leave them where they are."""
        start, end = self._page.locate(*anchor), self._page.locate(*position)
        if start is None or end is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _tell_caret(self) -> None:
        """Tell, once each, where the caret and the selection are now."""
        if self._busy or self.scene is None:
            return
        caret, parts = self.caret(), self.selection()
        selected = parts[0] if parts else _NONE
        before, self._told = self._told, (caret, selected)
        if caret.block != before[0].block:
            self.viewport().update()
        if caret != before[0]:
            self.caret_moved.emit(*caret)
            self.setAccessibleDescription(sentence(self.describe(), self._context.texts))
        if selected != before[1]:
            self.selection_changed.emit(*selected)

    def _tell_words(self) -> None:
        self.setAccessibleName(self._context.texts("pane.name"))
        if self.scene is not None:
            self.setAccessibleDescription(sentence(self.describe(), self._context.texts))

    def _check_edit(self, _start: int, _removed: int, _added: int) -> None:
        """Whatever edits the document behind our back is taken back as soon as Qt is done with it."""
        if not self._busy and self.scene is not None:
            QTimer.singleShot(0, self, self._heal)

    def _heal(self) -> None:
        if self.scene is not None and not self._page.holds():
            caret = self.caret()
            with self._own_edit():
                self._page.load(self.scene, self._context)
                self._set_margins()
            self._set_cursor(caret, caret)

    def _restyle(self) -> None:
        before = self._scrolling.stand()
        self._set_formats()
        self._scrolling.back_to(before, with_caret=True)
        self.viewport().update()

    def _set_formats(self) -> None:
        """Give every row its formats anew, as the width, the theme and the zoom ask for now."""
        narrow = is_narrow(self.viewport().width(), self._context.theme)
        self._context = replace(self._context, narrow=narrow)
        with self._own_edit():
            self._page.restyle(self._context)
            self._set_margins()

    def _set_margins(self) -> None:
        theme, root = self._context.theme, self.document().rootFrame()
        made = root.frameFormat()
        made.setRightMargin(gutter(self._context) + side(self._context))
        made.setLeftMargin(side(self._context))
        made.setTopMargin(theme.px(TOP))
        made.setBottomMargin(theme.px(3 * TOP))
        root.setFrameFormat(made)
