"""The findings as a table: how grave, what it says, where, and what would put it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.checks import Fix, sentence_key
from core.model import Finding
from core.texts import Texts
from gui.models.direction import isolated

SEVERITIES = ("error", "warning", "note")
SEVERITY_ICONS = {"error": "circle-x", "warning": "triangle-alert", "note": "info"}
SEVERITY, SENTENCE, PLACE, FIX = range(4)
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Finding` of a row."""

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


class FindingRows(QAbstractTableModel):
    """One row per finding of the chosen severity; details are read when a row is first looked at."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._all: tuple[Finding, ...] = ()
        self._shown: list[Finding] = []
        self._severity: str | None = None
        self._describe: Describe = lambda finding: FindingDetails()
        self._details: dict[int, FindingDetails] = {}

    def show_findings(self, findings: Sequence[Finding], describe: Describe) -> None:
        """Show these findings; `describe` is asked for the place and fixes of the rows looked at."""
        self._all = tuple(findings)
        self._describe = describe
        self._refill()

    def show_severity(self, severity: str | None) -> None:
        """Show only findings of one severity, or all."""
        self._severity = severity
        self._refill()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def counts(self) -> dict[str | None, int]:
        """Return how many findings there are of each severity, and under None of all."""
        found: dict[str | None, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self._all:
            found[finding.severity] += 1
        return {None: len(self._all), **found}

    def finding_at(self, row: int) -> Finding | None:
        """Return the finding of a row, None for a row that is not there."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def details_at(self, row: int) -> FindingDetails:
        """Return the place and fixes of a row."""
        if row not in self._details:
            self._details[row] = self._describe(self._shown[row])
        return self._details[row]

    def row_of(self, finding: Finding) -> int | None:
        """Return the row of an equal finding, None where it is gone or hidden."""
        return self._shown.index(finding) if finding in self._shown else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return the number of findings shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return severity, sentence, place and fix."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, or the finding itself."""
        finding = self._shown[index.row()]
        if role == FINDING_ROLE:
            return finding
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return self._words(index.row(), finding, index.column())

    def _words(self, row: int, finding: Finding, column: int) -> str:
        if column == SEVERITY:
            return self._texts(f"panel.findings.{finding.severity}")
        if column == SENTENCE:
            return self._texts(sentence_key(finding), **finding.values)
        details = self.details_at(row)
        if column == PLACE:
            return place_words(self._texts, details, finding)
        return fix_words(self._texts, details.fixes[0]) if details.fixes else ""

    def _refill(self) -> None:
        self.beginResetModel()
        self._details = {}
        self._shown = [
            finding for finding in self._all if self._severity is None or finding.severity == self._severity
        ]
        self.endResetModel()


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
