"""The search panel: what is looked for, and the hits as a concordance, each of which can be gone to or replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.changes import Change
from core.model import Label, Role
from core.model.search import Counts, Hit
from core.texts import Texts
from gui.models.hit_rows import Headline, HitRows, Instead, Place
from gui.panels.hit_table import HitTable
from gui.panels.search_head import SearchHead
from gui.theme import Theme
from gui.widgets.delay import Delay
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import Panel, line


class SearchPanel(Panel):
    """The controls of a search above its hits.

    Signals:
        query_changed: (Query) something else is looked for; its places are for others to fill in.
        instead_changed: () other words shall stand in the place of those found, or none.
        more_wanted: () the last hits are in sight.
        looked_at: (Hit) show its place; the keyboard stays where it is.
        hit_activated: (Hit) go there.
        step_requested: (1 or -1) look at the next hit, or the one before.
        replace_requested: (``one``, ``chosen`` or ``all``)
        menu_requested: () saved searches and those before this one are wanted.
        left: () the editor wants to go back to the text.
    """

    query_changed = Signal(object)
    instead_changed = Signal()
    more_wanted = Signal()
    looked_at = Signal(object)
    hit_activated = Signal(object)
    step_requested = Signal(int)
    replace_requested = Signal(str)
    menu_requested = Signal()
    left = Signal()

    def __init__(
        self, texts: Texts, theme: Theme, parent: QWidget | None = None, delay: Delay | None = None
    ) -> None:
        """Make it empty; `delay` decides when the hands rest and a search runs."""
        super().__init__(parent)
        self._texts = texts
        self._state, self._refused = "begin", ""
        self._editable = False
        self._counts: Counts | None = None
        self._counting = False
        self.head = SearchHead(texts, theme, self, delay)
        self.rows = HitRows(texts, self)
        self.table = HitTable(self.rows, theme, self)
        self._body = EmptyState(self.table, theme, self)
        for part in (self.head, line(self)):
            self.column.addWidget(part)
        self.column.addWidget(self._body, 1)
        self._connect()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_project(
        self, roles: Sequence[Role], labels: Sequence[Label], headline: Headline, *, editable: bool
    ) -> None:
        """Offer a project's roles and labels, and name its articles."""
        self._editable = editable
        self.head.show_vocabulary(roles, labels)
        self.rows.show_project(roles, headline)
        self._enable()

    def show_hits(
        self, hits: Sequence[Hit], *, complete: bool, left_out: frozenset[Place] = frozenset()
    ) -> None:
        """Show the first hits of a search, or those of the same search anew; the row at hand stays."""
        before, row = self.table.hit(), self.table.currentIndex().row()
        self.rows.show_hits(hits, complete=complete, left_out=left_out)
        if before is not None:
            found = self.rows.row_of((before.block, before.start))
            self._to(found if found is not None else row)
        self._say_state("none" if not hits else "")
        self._enable()

    def add_hits(self, hits: Sequence[Hit], *, complete: bool) -> None:
        """Show more of them."""
        self.rows.add_hits(hits, complete=complete)

    def follow(self, changes: Iterable[Change]) -> None:
        """Move the hits with their text; where the one at hand is gone, the next takes its place."""
        row = self.row()
        self.rows.follow(changes)
        if self.row() != row:
            self._to(row)
        self._enable()

    def clear(self, state: str = "begin", refused: str = "") -> None:
        """Show no hits, and why: the key of a sentence (``begin``, ``searching``), or the sentence of a refusal."""
        self.rows.show_hits((), complete=True)
        self._say_state(state, refused)
        self.show_counts(None)
        self._enable()

    def show_counts(self, counts: Counts | None, *, counting: bool = False) -> None:
        """Show how much was found; `counting`, that it is not known yet."""
        self._counts, self._counting = counts, counting
        words = ""
        if counts is not None and counts.hits:
            words = self._texts(
                "panel.search.counts",
                hits=f"{counts.hits:,}",
                articles=self._texts("panel.search.articles", count=counts.articles),
            )
        elif counting:
            words = self._texts("panel.search.counting", count=f"{self.rows.rowCount():,}")
        self.head.count.setText(words)

    def show_replacing(self, *, replacing: bool, instead: Instead | None) -> None:
        """Show what the hits would give way to, or that they are only looked for."""
        self.head.show_replacing(replacing=replacing)
        self.table.show_replacing(replacing=replacing)
        self.rows.show_instead(instead if replacing else None)
        self._enable()

    @property
    def counts(self) -> Counts | None:
        """How much was found, None while it is not known."""
        return self._counts

    def hit(self) -> Hit | None:
        """Return the hit at hand."""
        return self.table.hit()

    @property
    def stop(self) -> QWidget:
        """Where the keyboard goes: the rows, or the words while there are none."""
        return self.table if self.rows.rowCount() else self.head.words

    def row(self) -> int:
        """Return the row at hand, -1 for none."""
        return self.table.currentIndex().row()

    def show_row(self, row: int) -> None:
        """Put a row at hand."""
        self._to(row)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("panel.search.title"))
        self.table.setAccessibleName(texts("panel.search.hits_title"))
        self.head.set_texts(texts)
        row = self.row()
        self.rows.set_texts(texts)
        self._to(row)
        self._say_state(self._state, self._refused)
        self.show_counts(self._counts, counting=self._counting)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.head, self.table, self._body):
            part.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Escape, whatever control has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.query_changed.connect(self.query_changed)
        head.instead_changed.connect(self.instead_changed)
        head.replace_requested.connect(self.replace_requested)
        head.saved.clicked.connect(lambda _checked=False: self.menu_requested.emit())
        for field in (head.words, head.instead):
            field.step_requested.connect(self.step_requested)
            field.left_down.connect(self._enter_rows)
            field.left.connect(self.left)
            field.past_requested.connect(self.menu_requested)
            field.put_requested.connect(self._put)
        table.looked_at.connect(self.looked_at)
        table.hit_activated.connect(self.hit_activated)
        table.replace_requested.connect(self.replace_requested)
        table.left.connect(self.left)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.rows.more_wanted.connect(self.more_wanted)

    def _put(self) -> None:
        if self.head.replaces:
            self.replace_requested.emit("one")

    def _enter_rows(self) -> None:
        if self.rows.rowCount():
            self.table.setFocus()
            self._to(max(0, self.row()))
            hit = self.hit()
            if hit is not None:
                self.looked_at.emit(hit)

    def _to(self, row: int) -> None:
        """Put a row at hand without telling of it."""
        if row >= 0:
            blocked = self.table.blockSignals(True)
            self.table.go_to(row)
            self.table.blockSignals(blocked)

    def _say_state(self, state: str, refused: str = "") -> None:
        self._state, self._refused = state, refused
        self._body.say(refused or (self._texts(f"panel.search.{state}") if state else ""))

    def _enable(self) -> None:
        buttons, some = self.head.buttons, self._editable and self.rows.rowCount() > 0
        buttons["one"].setEnabled(some and self.hit() is not None)
        buttons["chosen"].setEnabled(some and len(self.table.selectionModel().selectedRows()) > 1)
        buttons["all"].setEnabled(some)
