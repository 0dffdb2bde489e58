"""The article pane: shows a scene and turns what the editor does into facts and wishes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from core.texts import Texts
from gui.pane.boundary import REACH
from gui.pane.mouse import BoundaryMouse, stepped
from gui.pane.painting import placed_tags
from gui.pane.scene import ArticleScene
from gui.pane.signs_look import SignsLook
from gui.pane.writing import WritingView
from gui.theme import Theme


class ArticlePane(WritingView):
    """One article as editable right-to-left text. It holds no truth: wishes go out, scenes come back.

    In mark mode nothing can be typed and bare keys are the window's; in write mode every edit is a wish, and the
    text changes when the next scene shows that it came true. Positions are code points of a block's text.

    Signals:
        replace_requested: (block, start, removed, inserted).
        split_requested: (block, at).
        merge_requested: (list of neighbouring blocks).
        boundary_moved_requested: (edge, block): the article shall start (``start``) or end (``end``) with `block`.
        mention_clicked: (mention).
        mention_chosen: () another mention is chosen, or none.
        article_requested: (article, block): a neighbour's block was clicked twice.
        mode_changed: (``mark`` or ``write``).
        zoom_requested: (percent).
        signs_shown: (whether characters that show nothing are shown now).
        context_menu_requested: (global position); the caret has moved there before.
    """

    boundary_moved_requested = Signal(str, int)
    mention_clicked = Signal(int)
    mention_chosen = Signal()
    article_requested = Signal(int, int)
    zoom_requested = Signal(int)
    signs_shown = Signal(bool)
    context_menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(theme, texts, parent)
        self._mouse = BoundaryMouse()
        self._pressed: QPoint | None = None
        self._signs = SignsLook(self, self._page)
        self.setMouseTracking(True)
        self.caret_moved.connect(self._choose_at)
        self.caret_moved.connect(lambda *_: self._follow_signs())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._follow_signs())

    def show_scene(self, scene: ArticleScene) -> None:
        """Show an article; of one newly opened the mention at the caret is chosen."""
        known = self.scene is not None and self.scene.article.uid == scene.article.uid
        super().show_scene(scene)
        if not known:
            self._choose_at(*self.caret())

    def patch(self, scene: ArticleScene) -> None:
        """Bring the shown article to `scene`; where the chosen mention is gone, choose what is at the caret."""
        super().patch(scene)
        self._follow_signs()
        if self._context.selected not in scene.mention_of:
            self._choose_at(*self.caret())

    def shows_signs(self) -> bool:
        """Tell whether characters that show nothing are shown."""
        return self._context.signs

    def show_signs(self, *, shown: bool) -> None:
        """Show characters that show nothing, and the order in which the caret's line is stored, or no longer."""
        self._context = replace(self._context, signs=shown)
        self._follow_signs()
        self.viewport().update()
        self._tell_words()
        self.signs_shown.emit(shown)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme or scale."""
        super().set_theme(theme)
        self._follow_signs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the strip of signs under its line."""
        super().resizeEvent(event)
        self._follow_signs()

    def _follow_signs(self) -> None:
        self._signs.follow(self.scene, self._context)

    def set_selected_mention(self, mention: int | None) -> None:
        """Choose a mention, or none; it stays chosen until the caret moves or another one is chosen.

        This is the only place that knows which one it is: frame, inspector, list and status bar show this one.
        """
        if mention != self._context.selected:
            self._context = replace(self._context, selected=mention)
            self.viewport().update()
            self.mention_chosen.emit()

    def selected_mention(self) -> int | None:
        """Return the chosen mention."""
        return self._context.selected

    def mention_at(self, block: int, position: int) -> int | None:
        """Return the innermost mention around a code point."""
        return self.scene.mention_at(block, position) if self.scene else None

    def move_boundary(self, edge: str, step: int) -> None:
        """Wish a boundary (``start`` or ``end``) one block further down (step 1) or up (-1)."""
        wish = stepped(self._page.rows, edge, step)
        if wish:
            self.boundary_moved_requested.emit(*wish)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a boundary, or let Qt place the caret."""
        self._typist.forget_caret()
        self._pressed = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if self.scene and left and self._mouse.take(self._frame(), event.position().y(), self._reach()):
            self._show_hold()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the boundary in the hand, or show what could be taken."""
        y = event.position().y()
        if self.scene and self._mouse.hold:
            self._scroll_near(y)
            self._mouse.drag(self._frame(), y)
            self._show_hold()
            return
        if self.scene and not event.buttons():
            self._mouse.over(self._frame(), y, self._reach())
            self._show_hold()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a boundary down, or tell which mention was clicked."""
        if self.scene and self._mouse.hold:
            wish = self._mouse.let_go(self._frame())
            self._show_hold()
            if wish:
                self.boundary_moved_requested.emit(*wish)
            return
        super().mouseReleaseEvent(event)
        still = (
            self._pressed is not None and (event.position().toPoint() - self._pressed).manhattanLength() < 4
        )
        mention = self.mention_under(event.position()) if still else None
        if mention is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mention_clicked.emit(mention)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; in a neighbour's block wish to go to its article."""
        block = self._page.place(self.cursorForPosition(event.position().toPoint()).position()).block
        beside = (*self.scene.before, *self.scene.after) if self.scene else ()
        neighbour = next((found for found in beside if found.id == block), None)
        if neighbour is not None and event.button() == Qt.MouseButton.LeftButton:
            self.article_requested.emit(neighbour.article, block)
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the window's menu; the caret goes to the mouse unless that lies in the selection."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            there, now = self.cursorForPosition(event.pos()), self.textCursor()
            if not now.selectionStart() <= there.position() <= now.selectionEnd() or not now.hasSelection():
                self.setTextCursor(there)
            self.context_menu_requested.emit(event.globalPos())
            return
        self.context_menu_requested.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl wish another zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(self.zoom() + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
            return
        super().wheelEvent(event)

    def mention_under(self, point: QPointF) -> int | None:
        """Return the mention whose tag or words lie under a point of the viewport; the innermost where nested."""
        if self.scene is None:
            return None
        shown = self._frame()
        for row_tags in placed_tags(shown):
            for tag in row_tags:
                if tag.rect.contains(point):
                    return tag.mention
        under = (
            drawn.stretch
            for row in shown.mentions
            for drawn in row
            if any(run.rect.contains(point) for run in drawn.runs)
        )
        found = min(under, key=lambda stretch: stretch.end - stretch.start, default=None)
        return found.mention.id if found else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape give up a boundary in the hand; all else is for writing."""
        if event.key() == Qt.Key.Key_Escape and self._mouse.give_up():
            self._show_hold()
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light no boundary while the mouse is elsewhere."""
        self._mouse.hover = None
        self._show_hold()
        super().leaveEvent(event)

    def _choose_at(self, block: int, position: int) -> None:
        self.set_selected_mention(self.mention_at(block, position))

    def _reach(self) -> float:
        return float(self._context.theme.px(REACH))

    def _show_hold(self) -> None:
        """Draw the boundary that is held or hovered, and the mouse as what it would do."""
        hold = self._mouse.hold
        edge = hold.edge if hold else self._mouse.hover
        shape = Qt.CursorShape.SplitVCursor if edge else Qt.CursorShape.IBeamCursor
        context = replace(self._context, edge=edge, drop=hold.drop if hold else None)
        if context != self._context:
            self._context = context
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _scroll_near(self, y: float) -> None:
        """Scroll while a boundary is dragged near the top or bottom."""
        bar, near = self.verticalScrollBar(), self._context.px(36)
        if y < near:
            bar.setValue(bar.value() - near // 2)
        elif y > self.viewport().height() - near:
            bar.setValue(bar.value() + near // 2)
