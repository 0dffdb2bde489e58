"""What a search found, one row per hit: a mark for replacing, the line, the role, the article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.changes import ROW, Change, Splice
from core.model import Role
from core.model.search import Hit
from core.texts import Texts
from gui.models.direction import isolated

TICK, LINE, ROLE, PLACE = range(4)
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Hit` of a row."""
INSTEAD_ROLE = Qt.ItemDataRole.UserRole + 2
"""What it would give way to, None where it is not replaced."""
COLOUR_ROLE = Qt.ItemDataRole.UserRole + 3
"""The colour of the role the hit's block has."""

CHUNK = 48
"""So many replacements are asked for at once: those of the rows in sight."""

PLAIN = "#777777"
"""Colour of a role the project does not have."""

_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)

Index = QModelIndex | QPersistentModelIndex
Headline = Callable[[int], str]
Instead = Callable[[Sequence[Hit]], Sequence[str]]
Place = tuple[int, int]
"""A block, and a code point in it: what a hit is known by."""


class HitRows(QAbstractTableModel):
    """Hits in reading order, as many as came so far.

    Signals:
        more_wanted: () the last rows are in sight, and there may be more.
    """

    more_wanted = Signal()

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._hits: list[Hit] = []
        self._left_out: set[Place] = set()
        self._roles: Mapping[str, Role] = {}
        self._headline: Headline = lambda article: ""
        self._headlines: dict[int, str] = {}
        self._instead: Instead | None = None
        self._replacements: dict[int, str] = {}
        self._complete, self._asked = True, False

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def show_project(self, roles: Iterable[Role], headline: Headline) -> None:
        """Name roles and articles this way; `headline` is asked for those of the rows looked at."""
        self._roles = {role.name: role for role in roles}
        self._headline, self._headlines = headline, {}

    def show_hits(self, hits: Sequence[Hit], *, complete: bool, left_out: Collection[Place] = ()) -> None:
        """Show these; `complete` tells that there are no others, `left_out` which are not to be replaced."""
        self.beginResetModel()
        self._hits, self._replacements = list(hits), {}
        self._left_out = set(left_out)
        self._headlines = {}
        self._complete, self._asked = complete, False
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit], *, complete: bool) -> None:
        """Show some more behind them."""
        self._complete, self._asked = complete, False
        if hits:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()

    def show_instead(self, instead: Instead | None) -> None:
        """Show what hits would give way to; None where nothing is replaced."""
        self._instead, self._replacements = instead, {}
        self._tell(TICK, LINE)

    def follow(self, changes: Iterable[Change]) -> None:
        """Move the hits with the text they stand in; those whose own words changed go."""
        moved = follow(self._hits, changes)
        if moved == self._hits:
            return
        pairs = zip(self._hits, moved, strict=True)
        kept = [(old, new) for old, new in pairs if new is not None]
        left_out = {place_of(new) for old, new in kept if place_of(old) in self._left_out}
        self.beginResetModel()
        self._hits, self._left_out, self._replacements = [new for _, new in kept], left_out, {}
        self.endResetModel()

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Let some hits be replaced, or leave them out of it."""
        places = {place_of(self._hits[row]) for row in rows}
        self._left_out = self._left_out - places if on else self._left_out | places
        self._tell(TICK, LINE)

    def is_ticked(self, row: int) -> bool:
        """Tell whether a hit would be replaced."""
        return place_of(self._hits[row]) not in self._left_out

    @property
    def left_out(self) -> frozenset[Place]:
        """The hits that are not to be replaced."""
        return frozenset(self._left_out)

    @property
    def complete(self) -> bool:
        """Whether every hit has come."""
        return self._complete

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits that came so far."""
        return self._hits

    def at(self, row: int) -> Hit | None:
        """Return the hit of a row, None for a row that is not there."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, place: Place) -> int | None:
        """Return the row of the hit at a place, or of the first one behind it in its block; None for neither."""
        block, start = place
        rows = (row for row, hit in enumerate(self._hits) if hit.block == block and hit.start >= start)
        return next(rows, None)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there may be more that nobody has asked for yet."""
        return not parent.isValid() and not self._complete and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for more; they come later."""
        if not self._complete and not self._asked:
            self._asked = True
            self.more_wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == INSTEAD_ROLE:
            return self._replacement(index.row()) if self.is_ticked(index.row()) else None
        if role == COLOUR_ROLE:
            return self._roles[hit.role].colour if hit.role in self._roles else PLAIN
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK and self._instead is not None:
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), hit)
        return self._words(hit, index.column()) if role in _WORDS else None

    def _words(self, hit: Hit, column: int) -> str:
        if column == LINE:
            return f"{hit.before}{hit.words}{hit.after}"
        if column == ROLE:
            return self._role(hit)
        return self._place(hit) if column == PLACE else ""

    def _spoken(self, row: int, hit: Hit) -> str:
        """Return the whole row in words: the hit first."""
        instead, values = self._replacement(row), {"words": hit.words, "line": self._words(hit, LINE)}
        told = [self._texts("panel.search.spoken", **values)]
        if instead is not None:
            key = "spoken_instead" if self.is_ticked(row) else "spoken_left_out"
            told.append(self._texts(f"panel.search.{key}", instead=instead))
        return self._texts("pane.comma").join([*told, self._role(hit), self._place(hit)])

    def _role(self, hit: Hit) -> str:
        role = self._roles.get(hit.role)
        title = hit.role if role is None else role.title_ar if self._texts.lang == "ar" else role.title_en
        return title if hit.kept else self._texts("panel.search.left_out", role=title)

    def _place(self, hit: Hit) -> str:
        if hit.article not in self._headlines:
            self._headlines[hit.article] = self._headline(hit.article)
        headline = self._headlines[hit.article]
        if not hit.number:
            return headline
        return self._texts("panel.search.place", number=f"{hit.number:,}", article=isolated(headline))

    def _replacement(self, row: int) -> str | None:
        if self._instead is None:
            return None
        if row not in self._replacements:
            first = row - row % CHUNK
            found = self._instead(self._hits[first : first + CHUNK])
            self._replacements |= {first + at: words for at, words in enumerate(found)}
        return self._replacements.get(row)

    def _tell(self, first: int, last: int) -> None:
        if self._hits:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._hits) - 1, last))


def place_of(hit: Hit) -> Place:
    """Return what a hit is known by."""
    return hit.block, hit.start


def follow(hits: Sequence[Hit], changes: Iterable[Change]) -> list[Hit | None]:
    """Return the hits where they are after some changes, None for each whose words are others or gone."""
    found: list[Hit | None] = list(hits)
    rows: dict[int, list[int]] = {}
    for row, hit in enumerate(hits):
        rows.setdefault(hit.block, []).append(row)
    for change in changes:
        if change.kind == "block" and change.id in rows and (change.field in ("text", ROW)):
            for row in rows[change.id]:
                at = found[row]
                found[row] = None if at is None else _moved(at, change.after)
    return found


def _moved(hit: Hit, after: object) -> Hit | None:
    if not isinstance(after, Splice):
        return None
    end, shift = after.start + len(after.removed), len(after.inserted) - len(after.removed)
    if end <= hit.start:
        return hit._replace(start=hit.start + shift, end=hit.end + shift)
    return hit if after.start >= hit.end else None
