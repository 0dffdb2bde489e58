"""The findings as a table: how grave, what it says, where, and what would put it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.checks import Fix, sentence_key
from core.model import Finding
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.told_rows import ToldRows

SEVERITIES = ("error", "warning", "note")
SEVERITY_ICONS = {"error": "circle-x", "warning": "triangle-alert", "note": "info"}
SEVERITY, SENTENCE, PLACE, FIX = range(4)


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


class FindingRows(ToldRows[Finding, FindingDetails]):
    """One row per finding of the chosen severity."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(texts, parent)
        self._severity: str | None = None

    def show_findings(self, findings: Sequence[Finding], describe: Describe) -> None:
        """Show these findings; `describe` is asked for the place and fixes of the rows looked at."""
        self._show(findings, describe)

    def show_severity(self, severity: str | None) -> None:
        """Show only findings of one severity, or all."""
        self._severity = severity
        self._refill()

    def counts(self) -> dict[str | None, int]:
        """Return how many findings there are of each severity, and under None of all."""
        found: dict[str | None, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self._all:
            found[finding.severity] += 1
        return {None: len(self._all), **found}

    def row_of(self, finding: Finding) -> int | None:
        """Return the row of an equal finding, None where it is gone or hidden."""
        return self._shown.index(finding) if finding in self._shown else None

    def _fits(self, told: Finding) -> bool:
        return self._severity in (None, told.severity)

    def _words(self, row: int, told: Finding, column: int) -> str:
        if column == SEVERITY:
            return self._texts(f"panel.findings.{told.severity}")
        if column == SENTENCE:
            return self._texts(sentence_key(told), **told.values)
        details = self.details_at(row)
        if column == PLACE:
            return place_words(self._texts, details, told)
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
