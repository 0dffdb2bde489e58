"""What is derived of texts and mentions may wait while somebody types, and is true again before anyone sees it.

A small step (a key, a mention) only notes the blocks it touched, in its own transaction. Fold keys and word index, and
then findings, summaries, near-duplicates and recurring lines follow when typing rests, or when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from core.changes import ROW, Change
from core.errors import Cancelled
from core.model import Mention
from core.model.waiting import StopAsked, refuse
from core.session.recurring import follow_recurring
from core.session.refresh import rebuild
from core.storage import ProjectFile, rows, stale
from core.storage.reader import Reader

FEW_BLOCKS = 8
"""A step that touches more blocks is refreshed in its own transaction."""

MANY_BLOCKS = 200
"""A step that touches more than so many waits as well: findings follow by and by, article by article."""

MOST_AT_ONCE = 200
"""Articles that a question makes true; where more wait, it is answered from what is known of them."""

SLICE = 16
"""Blocks whose articles are made true in one transaction, where many wait."""

FEW_MENTIONS = 50
"""So many mentions that change otherwise than with their text are looked up one by one."""

WAITING_FIELDS = frozenset(("text", "role", "kept", "role_decision", "kept_decision"))
"""Fields of a block after which everything may wait; other changes of blocks move articles, and lists show those."""


class Freshness:
    """Knows what waits in one project. Every method but `settle` runs on the storage thread."""

    def __init__(self, project: ProjectFile, view: Reader) -> None:
        self._project = project
        self._view = view
        self._may_wait = True
        self._at_work = False
        self._news: set[int] = set()
        view.before_words = self.words
        view.before_articles = self.all

    def places(self, changes: Sequence[Change]) -> set[int] | None:
        """Return the blocks after whose changes everything may wait; None for a step that is refreshed at once."""
        blocks: set[int] = set()
        known: set[int] = set()
        others: set[int] = set()
        for change in changes:
            if change.kind == "block" and change.field in WAITING_FIELDS:
                blocks.add(change.id)
            elif change.kind == "mention" and change.field != "article":
                parts = _parts(change)
                blocks.update(parts)
                (known if parts else others).add(change.id)
            else:
                return None
        others -= known
        if len(blocks) > FEW_BLOCKS or len(others) > FEW_MENTIONS:
            return None
        for mention in others:
            row: Mention | None = rows.fetch(self._project.db, "mention", mention)
            blocks.update(part.block for part in (row.parts if row is not None else ()))
        return blocks if len(blocks) <= FEW_BLOCKS else None

    def many(self, changes: Sequence[Change]) -> set[int] | None:
        """Return the blocks of a large step after which findings may wait, fold keys and word index true; else None."""
        blocks = {change.id for change in changes if change.kind == "block"}
        texts = all(
            change.field in WAITING_FIELDS if change.kind == "block" else _stays(change) for change in changes
        )
        return blocks if texts and len(blocks) > MANY_BLOCKS else None

    def note(self, blocks: set[int]) -> frozenset[int]:
        """Say, in a step's transaction, that what follows from these blocks waits; return their articles."""
        self._may_wait = True
        return stale.note(self._project.db, blocks)

    def words(self) -> None:
        """Make fold keys and the word index true."""
        if self._waits():
            with self._working():
                self._settle_words()

    def all(self, cancelled: StopAsked | None = None) -> None:
        """Make everything that is derived true; raise Cancelled, with all still waiting, when asked to stop.

        Where very much waits (`MOST_AT_ONCE`) only fold keys and word index are made so: see `settle`.
        """
        if not self._waits():
            return
        if stale.is_more(self._project.db, MOST_AT_ONCE):
            self.words()
            return
        db = self._project.db
        nested = db.conn.in_transaction
        with self._working():
            self._settle_words(cancelled)
            places = stale.places(db)
            news = rebuild(db, self._view, places, cancelled=cancelled)
            news |= follow_recurring(db, self._view, set().union(*places.values()))
            stale.clear(db)
        self._news |= news
        self._may_wait = nested

    def settle(self) -> frozenset[int]:
        """Make everything true and return the articles with news since the last time; from any thread."""
        while self._project.thread.call(self._some, patient=True):
            pass
        return self._project.thread.call(self._settled, patient=True)

    def _some(self) -> bool:
        """Make some articles true where very many wait, and return whether that was so."""
        db = self._project.db
        if not self._waits() or not stale.is_more(db, MOST_AT_ONCE):
            return False
        with self._working():
            self._settle_words()
            places = stale.take_some(db, SLICE)
            news = rebuild(db, self._view, places)
            news |= follow_recurring(db, self._view, set().union(*places.values()))
        self._news |= news
        return True

    def settle_later(self, done: Callable[[frozenset[int] | None], None]) -> None:
        """Make everything true when nobody waits, and say it on the storage thread: with what `settle` returns.

        Work that somebody begins to wait for is given up, and None said: it is to be asked for again.
        """
        self._project.thread.later(partial(self._settled_unless_wanted, done))

    def _settled(self) -> frozenset[int]:
        self.all()
        news, self._news = self._news, set()
        return frozenset(news)

    def _settled_unless_wanted(self, done: Callable[[frozenset[int] | None], None]) -> None:
        try:
            while self._some():
                refuse(self._project.thread.is_wanted)
            self.all(self._project.thread.is_wanted)
        except Cancelled:
            done(None)
        else:
            done(self._settled())

    def _waits(self) -> bool:
        """Tell whether there is something to make true, and a file that can be written."""
        if self._at_work or not self._may_wait:
            return False
        self._may_wait = self._project.takes_writes and stale.is_any(self._project.db)
        return self._may_wait

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Do all or nothing; what is asked meanwhile is asked by this very work."""
        self._at_work = True
        try:
            with self._project.db.atomic():
                yield
        finally:
            self._at_work = False

    def _settle_words(self, cancelled: StopAsked | None = None) -> None:
        for block in stale.with_words(self._project.db):
            refuse(cancelled)
            rows.settle_words(self._project.db, block)


def _stays(change: Change) -> bool:
    """Tell whether a change is of a mention that is there before and after it, in its article."""
    return change.kind == "mention" and change.field not in (ROW, "article")


def _parts(change: Change) -> set[int]:
    """Return the blocks of a mention that came, went or moved."""
    if change.field == ROW:
        sides = [row.parts for row in (change.before, change.after) if row is not None]
    else:
        sides = [change.before, change.after] if change.field == "parts" else []
    return {part.block for side in sides for part in side}
