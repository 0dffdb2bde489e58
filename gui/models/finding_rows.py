"""The findings as a table: how grave, what it says, where, and what would put it right. A million rows are no more
than those near where one looks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.checks import Fix, sentence_key
from core.model import Finding
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.rule_words import rule_help
from gui.models.told_rows import COLUMNS, TOLD_ROLE, WORDS_ROLES

SEVERITY_ICONS = {"error": "circle-x", "warning": "triangle-alert", "note": "info"}
SEVERITY, SENTENCE, PLACE, FIX = range(4)

PAGE_ROWS = 100
"""Rows read in one go."""

PAGES = 64
"""Pages kept; the longest unused one goes first."""

AHEAD = 30
"""So many rows behind the one at hand are remembered: the first of them that is still there comes to hand."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FindingDetails:
    """What a row says beside the finding itself.

    Attributes:
        article: the article's headline, None for the whole file or where it goes without saying.
        block: the block's number in its article, None for the whole article.
        fixes: the quick fixes, the likeliest first.
    """

    article: str | None = None
    block: int | None = None
    fixes: tuple[Fix, ...] = ()


Describe = Callable[[Finding], FindingDetails]


class FindingSource(Protocol):
    """Where the rows come from: see `core.session.told.Listing`."""

    def __len__(self) -> int:
        """Return how many there are."""

    def findings(self, first: int, last: int) -> list[Finding | None]:
        """Return those of some rows; None for one that is gone."""

    def row_of(self, finding: Finding) -> int | None:
        """Return the row of an equal finding."""


class FindingRows(QAbstractTableModel):
    """One row per finding of a listing; a row that is gone until the listing follows says nothing."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._source: FindingSource | None = None
        self._count = 0
        self._describe: Describe = lambda _finding: FindingDetails()
        self._pages: OrderedDict[int, list[Finding | None]] = OrderedDict()
        self._details: dict[int, FindingDetails] = {}

    def show_listing(self, source: FindingSource | None, describe: Describe) -> None:
        """Show a listing as it is now; `describe` is asked for the place and fixes of the rows looked at."""
        self.beginResetModel()
        self._source, self._describe = source, describe
        self._count = len(source) if source is not None else 0
        self._pages.clear()
        self._details.clear()
        self.endResetModel()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def at(self, row: int) -> Finding | None:
        """Return the finding of a row, None for a row that is not there."""
        if not 0 <= row < self._count or self._source is None:
            return None
        number = row // PAGE_ROWS
        if number not in self._pages:
            first = number * PAGE_ROWS
            self._pages[number] = self._source.findings(first, min(first + PAGE_ROWS, self._count))
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        page = self._pages[number]
        return page[row % PAGE_ROWS] if row % PAGE_ROWS < len(page) else None

    def ahead(self, row: int) -> list[Finding]:
        """Return the finding of a row and those behind it, as far as they are at hand."""
        at_hand = (
            each
            for place in range(row, min(row + AHEAD, self._count))
            if place >= 0 and place // PAGE_ROWS in self._pages
            for each in self._pages[place // PAGE_ROWS][place % PAGE_ROWS : place % PAGE_ROWS + 1]
        )
        return [each for each in at_hand if each is not None]

    def row_of(self, finding: Finding) -> int | None:
        """Return the row of an equal finding, None where it is gone or hidden."""
        return self._source.row_of(finding) if self._source is not None else None

    def details_at(self, row: int) -> FindingDetails:
        """Return what a row says beside the finding itself, read when the row is first looked at."""
        finding = self.at(row)
        if finding is None:
            return FindingDetails()
        if row not in self._details:
            self._details[row] = self._describe(finding)
        return self._details[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many are shown."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, or the finding itself."""
        if role != TOLD_ROLE and role not in WORDS_ROLES:
            return None
        finding = self.at(index.row())
        if role == TOLD_ROLE or finding is None:
            return finding if role == TOLD_ROLE else ""
        words = self._words(index.row(), finding, index.column())
        told = rule_help(self._texts, finding.rule) if role == Qt.ItemDataRole.ToolTipRole else ""
        return f"{words}\n{told}" if told and index.column() == SENTENCE else words

    def _words(self, row: int, finding: Finding, column: int) -> str:
        if column == SEVERITY:
            return self._texts(f"panel.findings.{finding.severity}")
        if column == SENTENCE:
            return self._texts(sentence_key(finding), **finding.values)
        details = self.details_at(row)
        if column == PLACE:
            return place_words(self._texts, details, finding)
        return fix_words(self._texts, details.fixes[0]) if details.fixes else ""


def fix_words(texts: Texts, fix: Fix) -> str:
    """Return the name of a quick fix."""
    return texts(fix.title, **fix.values)


def place_words(texts: Texts, details: FindingDetails, finding: Finding) -> str:
    """Return where a finding is in words: article, block, both or the whole file."""
    if details.article is not None and details.block is not None:
        return texts("panel.findings.place_both", article=isolated(details.article), block=details.block)
    if details.block is not None:
        return texts("panel.findings.place_block", block=details.block)
    if details.article is not None:
        return texts("panel.findings.place_article", article=details.article)
    return texts("panel.findings.place_this" if finding.article is not None else "panel.findings.place_whole")
