"""Where to go: articles, blocks, mentions, what is undecided, and from panel to panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from core.model import Focus, Mention
from core.model.view import in_reading_order
from gui.window.desk import Desk
from gui.window.notes import Note
from gui.window.workspace import Workspace


class Navigation(QObject):
    """Answers the actions that go somewhere; the article list's order is the order of articles."""

    def __init__(self, workspace: Workspace, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._desk = desk

    def here(self) -> Focus:
        """Return where the editor is."""
        block, caret = self._desk.pane.caret()
        return Focus(self._workspace.article, block or None, caret if block else None)

    def go(self, focus: Focus) -> None:
        """Go to an article, and in it to a block and a caret where the focus names them."""
        if focus.article is None:
            return
        if focus.article == self._workspace.article:
            self.place(focus)
        else:
            self._workspace.show(focus.article, focus)

    def place(self, focus: Focus) -> None:
        """Put the caret of the open article at a focus."""
        scene = self._workspace.scene
        block = focus.block
        if scene is not None and block is not None and block in scene.block_of:
            caret = min(focus.caret or 0, len(scene.block_of[block].text))
            if self._desk.pane.caret() != (block, caret):
                self._desk.pane.go_to(block, caret)

    def open_article(self, article: int) -> None:
        """Open an article of the list."""
        if article != self._workspace.article:
            self._workspace.show(article)

    def next_article(self, step: int) -> None:
        """Open the next or previous article of the list; at its ends stay."""
        article = self._beside(step)
        if article is not None:
            self._workspace.show(article)

    def done_next(self) -> None:
        """Confirm all of the article, call it done, and open the next one of the list as it was before that."""
        article, following = self._workspace.article, self._beside(1)
        done = self._workspace.run("article.finish", article=article)
        if done is not None and following is not None:
            self._workspace.show(following)

    def next_block(self, step: int) -> None:
        """Go to the next or previous block of the article."""
        scene, here = self._workspace.scene, self.here().block
        if scene is None or not scene.blocks:
            return
        order = [block.id for block in scene.blocks]
        at = order.index(here) + step if here in order else 0
        if 0 <= at < len(order):
            self._desk.pane.go_to(order[at], 0)

    def next_mention(self, step: int) -> None:
        """Go to the next or previous mention of the article, round its ends."""
        scene = self._workspace.scene
        live = [] if scene is None else [mention for mention in scene.mentions if mention.state == "live"]
        if scene is None or not live:
            return
        ordered = in_reading_order(live, scene.blocks)
        chosen = self._desk.pane.selected_mention()
        ids = [mention.id for mention in ordered]
        if chosen in ids:
            self.show_mention(ids[(ids.index(chosen) + step) % len(ids)])
            return
        behind = [mention for mention in ordered if self._is_behind(mention)]
        before = [mention for mention in ordered if mention not in behind]
        following = (behind or ordered)[0] if step > 0 else (before or ordered)[-1]
        self.show_mention(following.id)

    def show_mention(self, mention: int) -> None:
        """Go to a mention and choose it."""
        scene = self._workspace.scene
        found = scene.mention_of.get(mention) if scene is not None else None
        if found is not None:
            self._desk.pane.go_to(found.parts[0].block, found.parts[0].start)
            self._desk.pane.set_selected_mention(mention)

    def next_undecided(self) -> None:
        """Go to the next decision that a machine was not sure of."""
        session, here = self._workspace.session, self.here()
        found = session.next_undecided(here.article, here.block) if session is not None else None
        if found is None:
            raise Note("statusbar.no_more_undecided")
        self.go(Focus(found[0], found[1], 0))

    def confirm_next(self) -> None:
        """Confirm the block with the caret and go to the next undecided one."""
        block = self._desk.pane.current_block()
        if block is not None and self._workspace.run("block.confirm", blocks=[block]) is not None:
            self.next_undecided()

    def search(self) -> None:
        """Give the keyboard to the search field."""
        self._desk.list.focus_search()

    def focus_list(self) -> None:
        """Give the keyboard to the article list."""
        self._desk.list.focus_list()

    def focus_text(self) -> None:
        """Give the keyboard to the article."""
        self._desk.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_panel(self, step: int) -> None:
        """Give the keyboard to the next or previous panel, round the ends."""
        stops = self._desk.stops()
        focused = QApplication.focusWidget()
        here = [
            at for at, stop in enumerate(stops) if stop is focused or (focused and stop.isAncestorOf(focused))
        ]
        if stops:
            at = (here[0] + step) % len(stops) if here else 0
            stops[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_tab(self, tab: str) -> None:
        """Bring findings, history or raw words to the front and go there."""
        self._desk.show_tab(tab)
        self._desk.tab_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def number(self) -> tuple[int, int]:
        """Return the open article's number in the list (0 where the filter leaves it out), and how many there are."""
        article = self._workspace.article
        row = self._desk.list.rows.row_of(article) if article is not None else None
        return (0 if row is None else row + 1), len(self._desk.list.rows.ids)

    def _beside(self, step: int) -> int | None:
        ids, article = self._desk.list.rows.ids, self._workspace.article
        row = self._desk.list.rows.row_of(article) if article is not None else None
        if row is None:
            return ids[0] if ids else None
        return ids[row + step] if 0 <= row + step < len(ids) else None

    def _is_behind(self, mention: Mention) -> bool:
        scene, here = self._workspace.scene, self.here()
        if scene is None:
            return False
        order = [block.id for block in scene.blocks]
        part = mention.parts[0]
        at = order.index(here.block) if here.block in order else -1
        there = order.index(part.block) if part.block in order else -1
        return (there, part.start) >= (at, here.caret or 0)
