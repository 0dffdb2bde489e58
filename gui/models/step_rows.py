"""The history as a Qt model: one row per line of the tree, what the rows looked at say is fetched by the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.history import Line, Lines
from core.model import BEGINNING
from core.session.past import Listed, News, Point
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.step_words import WordsOf
from gui.models.window_texts import local_time

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Line` of a row."""
FACTS_ROLE = Qt.ItemDataRole.UserRole + 2
"""Who, when and in how many places, in words."""
NAME_ROLE = Qt.ItemDataRole.UserRole + 3
"""The name of the point behind the step, or empty."""
HIDDEN_ROLE = Qt.ItemDataRole.UserRole + 4
"""How many steps are folded away behind it, in words, or empty."""

PAGE_ROWS = 100
"""Rows fetched in one query."""

MOST_KEPT = 5_000
"""Steps kept at hand; with more they are fetched anew."""

Index = QModelIndex | QPersistentModelIndex
ListedOf = Callable[[Sequence[int]], Sequence[Listed]]


class StepRows(QAbstractTableModel):
    """Lines of the history, oldest first; a step done at the end costs one row."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty history that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._lines = Lines()
        self._count = 0
        self._names: dict[int, str] = {}
        self._fetch: ListedOf = lambda steps: []
        self._words_of: WordsOf = lambda step: ""
        self._listed: dict[int, Listed] = {}
        self._words: dict[int, str] = {}

    def follow(self, news: News, points: Iterable[Point], fetch: ListedOf, words_of: WordsOf) -> None:
        """Take what was recorded since `last`, and the points' names; the rows looked at ask `fetch` and `words_of`."""
        self._fetch, self._words_of = fetch, words_of
        before, head = self._count, self._lines.head
        for step in {head, news.head, self._lines.last}:  # typing that goes on rewrites the last step
            self._listed.pop(step, None)
            self._words.pop(step, None)
        self._names = {point.step: point.name for point in points}
        elsewhere = self._lines.follow(news.ids, news.parents, news.head, news.ahead)
        if elsewhere or before == 0:
            self._reset()
        elif len(self._lines) > before:
            self.beginInsertRows(QModelIndex(), before, len(self._lines) - 1)
            self._count = len(self._lines)
            self.endInsertRows()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0))

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._lines, self._count = Lines(), 0
        self._listed, self._words, self._names = {}, {}, {}
        self.endResetModel()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self._words = {}
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0))

    def show_only(self, steps: frozenset[int] | None) -> None:
        """Show these steps and no others; None shows all."""
        self._lines.show_only(steps)
        self._reset()

    def fold(self, steps: Sequence[int], *, folded: bool) -> None:
        """Hide or show what is behind the first steps of branches."""
        self._lines.fold(steps, folded=folded)
        self._reset()

    @property
    def narrowed(self) -> bool:
        """Whether a filter leaves steps out."""
        return self._lines.narrowed

    @property
    def last(self) -> int:
        """The id of the step recorded last that is known here."""
        return self._lines.last

    @property
    def head(self) -> int:
        """The step the project stands at."""
        return self._lines.head

    def here(self) -> int:
        """Return the row of the present position, -1 where it is not shown."""
        return self._lines.row_of(self._lines.head) if self._count else -1

    def row_of(self, step: int) -> int:
        """Return the row of a step, -1 where it is not shown."""
        return self._lines.row_of(step) if self._count else -1

    def line_at(self, row: int) -> Line | None:
        """Return what stands in a row, None for a row that is not there."""
        return self._lines.line(row) if 0 <= row < self._count else None

    def step_at(self, row: int) -> int | None:
        """Return the step's id in a row, None for a row that is not there."""
        line = self.line_at(row)
        return line.id if line is not None else None

    def branches(self) -> list[int]:
        """Return the first steps of all branches that can be folded."""
        return self._lines.branches()

    def branch_of(self, step: int) -> int | None:
        """Return the first step of the branch a step is on, None on the present line."""
        return self._lines.branch_of(step)

    def number(self, step: int) -> int:
        """Return how many steps lead to one from the beginning."""
        return self._lines.number(step)

    def name(self, step: int) -> str:
        """Return the name of the point behind a step, or an empty text."""
        return self._names.get(step, "")

    def deed(self, step: int) -> str:
        """Return what a step did, in words."""
        return self._what(Line(step, 0, 0, begins=False, ends=False, when=""))

    def title(self, step: int) -> str:
        """Return what a point of the history is called: its name, else what its step did."""
        return self.name(step) or self.deed(step)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines.line(index.row())
        if role == LINE_ROLE:
            return line
        if role == NAME_ROLE:
            return self.name(line.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._what(line)
        if role == FACTS_ROLE:
            return self._facts(line)
        if role == HIDDEN_ROLE:
            return self._texts("panel.history.hidden", count=line.hidden) if line.hidden else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def _spoken(self, line: Line) -> str:
        place = self._texts(f"panel.history.{line.when}")
        hidden = self._texts("panel.history.hidden", count=line.hidden) if line.hidden else ""
        told = (self.name(line.id), self._what(line), self._facts(line), place, hidden)
        return " · ".join(words for words in told if words)

    def _what(self, line: Line) -> str:
        listed = self._at(line.id)
        if listed is None:
            return self._texts("panel.history.beginning") if line.id == BEGINNING else ""
        title = self._texts(f"command.{listed.step.command}", count=listed.step.count)
        if line.id not in self._words:
            self._words[line.id] = self._words_of(listed.step)
        words = self._words[line.id]
        return self._texts("panel.history.step", title=title, words=words) if words else title

    def _facts(self, line: Line) -> str:
        listed = self._at(line.id)
        if listed is None:
            return ""
        texts, step = self._texts, listed.step
        time = isolated(local_time(step.time), left_to_right=True)
        number = isolated(texts("panel.history.number", number=line.number)) if line.number else ""
        told = [number, isolated(step.author), time, *self._places(listed)]
        return " · ".join(words for words in told if words)

    def _places(self, listed: Listed) -> list[str]:
        """Return where a step did something: in one article its blocks, in more both."""
        texts = self._texts
        blocks = isolated(texts("panel.history.blocks", count=listed.blocks)) if listed.blocks else ""
        articles = isolated(texts("panel.history.articles", count=listed.articles)) if listed.articles else ""
        if not blocks and not articles:
            return [isolated(texts("panel.history.changes", count=listed.step.count))]
        return [blocks or articles] if listed.articles <= 1 else [articles, blocks]

    def _at(self, step: int) -> Listed | None:
        """Return a step with what its row says, fetching those around it along with it."""
        if step == BEGINNING:
            return None
        if step not in self._listed:
            if len(self._listed) > MOST_KEPT:
                self._listed, self._words = {}, {}
            self._listed |= {each.step.id: each for each in self._fetch(self._around(step))}
        return self._listed.get(step)

    def _around(self, step: int) -> list[int]:
        row = self.row_of(step)
        if row < 0:
            return [step]
        first = row - row % PAGE_ROWS
        wanted = (self._lines.line(at).id for at in range(first, min(first + PAGE_ROWS, self._count)))
        return [each for each in wanted if each != BEGINNING and each not in self._listed]

    def _reset(self) -> None:
        self.beginResetModel()
        self._count = len(self._lines) if self._lines.last != BEGINNING else 0
        self.endResetModel()
