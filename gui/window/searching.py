"""Searching the project: asks for what the panel says, brings the hits into it, goes from one to the next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from core.model import Focus
from core.model.search import Hit, Query
from core.model.values import Part
from core.session import ChangeSet
from gui.bridge.settings import SettingsStore
from gui.models.hit_rows import place_of
from gui.widgets.delay import Delay, TimedDelay
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.hit_places import counts_of, row_beside, shifted
from gui.window.hit_source import FIRST, Found, HitSource
from gui.window.navigation import Navigation
from gui.window.notes import Note
from gui.window.workspace import Workspace

LONGEST = 200
"""Code points of a selection that may be words to look for; a longer one is a place to look in."""

REST_MS = 350
"""After an edit the hits are looked for again when the hands rest this long."""

AGAIN = 2000
"""So many hits, and those up to the row at hand, come again after an edit; the others as they are scrolled to."""

FOLLOWED = ("block", "article", "source", "mention", "label", "role")
"""Kinds whose changes may change what is found."""


class Searching(QObject):
    """Answers the actions and the panel of the search.

    Attributes:
        query: what is looked for, with its places filled in; None before the first search.
        source: where the hits come from.
        late: decides when the hits follow an edit.

    Signals:
        said: (sentence) what one may like to know.
        shown: () the hits of a search are shown.
    """

    said = Signal(str)
    shown = Signal()

    def __init__(
        self,
        workspace: Workspace,
        navigation: Navigation,
        desk: Desk,
        appearance: Appearance,
        store: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._navigation = navigation
        self._desk = desk
        self._panel = desk.search
        self._appearance = appearance
        self._store = store
        self._parts: tuple[Part, ...] = ()
        self._step = 0
        self._told: Focus | None = None
        self._waiting = False
        self._behind = False
        self.query: Query | None = None
        self.source = HitSource(self)
        self.late: Delay = TimedDelay(self, REST_MS)

    def open(self) -> None:
        """Go to the words to look for; those selected in the text are taken over."""
        self._panel.show_replacing(replacing=False, instead=None)
        self.show()

    def show(self) -> None:
        """Bring the search to the front, with what is selected in the text."""
        self._take_selection()
        self._desk.tabs.show()
        self._desk.show_tab("search")
        self._panel.head.words.setFocus()
        self._panel.head.words.selectAll()

    def look_for(self, asked: Query) -> None:
        """Search for something else."""
        self._step = 0
        if not asked.words or self._workspace.session is None:
            self._forget()
            return
        self.query = self._placed(asked)
        self._waiting, self._told = True, None
        self._panel.clear("searching")
        self.source.begin(self._workspace.session.search, self.query, FIRST, self._show)

    def more(self) -> None:
        """Bring in the next hits."""
        self.source.more(self._add)

    def look_at(self, hit: Hit) -> None:
        """Show the article with a hit selected; the keyboard stays where it is."""
        self._navigation.go(Focus(hit.article, hit.block, hit.start))
        self._desk.pane.go_to(hit.block, hit.start, hit.end)
        self._told = self._navigation.here()
        self.remember()

    def go_to(self, hit: Hit) -> None:
        """Go to a hit in the text."""
        self.look_at(hit)
        self._navigation.focus_text()

    def step(self, step: int) -> None:
        """Look at the next hit, or the one before; without a search ask for one."""
        self._panel.head.tell()
        if self.query is None:
            self.open()
        elif self._waiting:
            self._step = step
        elif self._panel.rows.rowCount():
            self._go(self._beside(step), step)
        elif self._behind:
            self._step = step
            self._look_again()
        else:
            raise Note("statusbar.no_hits")

    def remember(self) -> None:
        """Keep what is looked for among the last searches."""
        if self.query is not None:
            self._store.put(self._store.settings.searched(self.query.words))

    def follow(self, changes: ChangeSet, initiator: object = None) -> None:
        """Move hits with their text at once, and look again when the hands rest."""
        del initiator
        self._parts = shifted(self._parts, changes)
        self._panel.follow(changes.changes)
        if self.query is not None and any(changes.touches(kind) for kind in FOLLOWED):
            self.source.stop()
            self._behind, self._waiting = True, False
            self.late.run(self.catch_up)

    def follow_listing(self) -> None:
        """Look again: articles came or went."""
        self._behind = self.query is not None
        self.catch_up()

    def follow_article(self, *_: object) -> None:
        """Look again where only the open article is searched, and it is another."""
        query = self.query
        if query is not None and query.scope == "article" and query.articles != self._placed(query).articles:
            self._behind = True
            self.late.run(self.catch_up)

    def catch_up(self, *_: object) -> None:
        """Look again for what is in front and not true any more."""
        if self._behind and self._desk.tab() == "search":
            self._look_again()

    def show_vocabulary(self, *_: object) -> None:
        """Offer the project's roles and labels, and name its articles."""
        workspace = self._workspace
        self._panel.show_project(
            workspace.roles, workspace.labels, self._headline, editable=workspace.editable
        )

    def close(self) -> None:
        """Forget everything: the project is closed."""
        self.source.close()
        self._parts = ()
        self._panel.head.forget()
        self._forget()

    def _look_again(self) -> None:
        """Search the same anew; the row at hand and what stands around it come again."""
        session, query = self._workspace.session, self.query
        if session is None or query is None:
            return
        self._behind, self._waiting = False, True
        self.query = self._placed(query)
        most = max(min(len(self._panel.rows.hits), AGAIN), self._panel.row() + FIRST)
        self.source.begin(session.search, self.query, most, self._show)

    def _forget(self) -> None:
        self.query, self._waiting, self._behind = None, False, False
        self.source.stop()
        self._panel.clear()

    def _show(self, found: Found) -> None:
        session, query = self._workspace.session, self.query
        self._waiting = False
        if session is None or query is None:
            return
        if found.refused is not None:
            sentence = self._appearance.texts(found.refused.key, **found.refused.values)
            self._panel.clear(refused=sentence)
            return
        there = {place_of(hit) for hit in found.hits}
        left_out = frozenset(self._panel.rows.left_out & there)
        self._panel.show_hits(found.hits, complete=found.complete, left_out=left_out)
        if found.complete:
            self._panel.show_counts(counts_of(found.hits))
        else:
            self._panel.show_counts(None, counting=True)
            self.source.count(session.search, query, self._panel.show_counts)
        self.shown.emit()
        self._go_on()

    def _add(self, hits: list[Hit], complete: bool) -> None:
        self._waiting = False
        self._panel.add_hits(hits, complete=complete)
        self._go_on()

    def _go_on(self) -> None:
        """Take the step that waited for hits."""
        step, self._step = self._step, 0
        if step and self._panel.rows.rowCount():
            self._go(self._beside(step), step)

    def _go(self, row: int, step: int) -> None:
        rows = self._panel.rows
        count = rows.rowCount()
        if row >= count and not rows.complete:
            self._step, self._waiting = step, True
            self.more()
            return
        if not 0 <= row < count:
            self.said.emit(self._appearance.texts(f"statusbar.hits_{'again' if step > 0 else 'from_end'}"))
            row = 0 if step > 0 else count - 1
        self._panel.show_row(row)
        hit = rows.at(row)
        if hit is not None:
            self.look_at(hit)

    def _beside(self, step: int) -> int:
        """Return the row of the next hit: behind the row at hand, or behind the caret where that moved away."""
        row, here = self._panel.row(), self._navigation.here()
        if self._told == here or self._is_here():
            return row + step if row >= 0 else 0 if step > 0 else self._panel.rows.rowCount() - 1
        blocks = self._workspace.scene.blocks if self._workspace.scene is not None else ()
        found = row_beside(self._panel.rows.hits, [block.id for block in blocks], here, step)
        return found if found is not None else max(0, row + step)

    def _take_selection(self) -> None:
        """Take over selected words, or a longer selection as the place to look in."""
        scene, parts, head = self._workspace.scene, self._desk.pane.selection(), self._panel.head
        at_hand = self._panel.hit()
        known = at_hand is not None and parts == [Part(at_hand.block, at_hand.start, at_hand.end)]
        if scene is None or not parts or known or self._is_here():
            return
        if len(parts) == 1 and parts[0].end - parts[0].start <= LONGEST:
            if head.query().how != "regex" or not head.words.text():
                head.words.setText(scene.block_of[parts[0].block].text[parts[0].start : parts[0].end])
        else:
            self._parts = tuple(parts)
            head.choose_scope("selection")

    def _is_here(self) -> bool:
        """Tell whether the keyboard is in the panel."""
        focused = QApplication.focusWidget()
        return focused is not None and self._panel.isAncestorOf(focused)

    def _placed(self, asked: Query) -> Query:
        """Return a query with the places its scope means now."""
        article = self._workspace.article
        if asked.scope == "article":
            return replace(asked, articles=(article,) if article is not None else ())
        if asked.scope == "list":
            return replace(asked, articles=tuple(self._desk.list.rows.ids))
        if asked.scope == "selection":
            self._parts = self._parts or tuple(self._desk.pane.selection())
            return replace(asked, parts=self._parts)
        return asked

    def _headline(self, article: int) -> str:
        session = self._workspace.session
        found = session.summaries([article]) if session is not None else []
        return found[0].headline if found else ""
