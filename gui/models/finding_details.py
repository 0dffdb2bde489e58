"""What a row of the findings says beside its sentence, read from an open project when the row is looked at."""

from __future__ import annotations

from core.checks import fixes
from core.errors import UserError
from core.model import Finding
from core.model.view import View
from core.session import Session
from gui.models.finding_rows import Describe, FindingDetails


def describe_with(session: Session, *, name_articles: bool) -> Describe:
    """Return what describes a project's findings; `name_articles` where they are of several articles."""

    def describe(finding: Finding) -> FindingDetails:
        headline = None
        if name_articles and finding.article is not None:
            headline = next((row.headline for row in session.summaries([finding.article])), None)
        return session.read(lambda view: _details(finding, headline, view))

    return describe


def _details(finding: Finding, headline: str | None, view: View) -> FindingDetails:
    return FindingDetails(headline, _number(finding, view), tuple(fixes(finding, view)))


def _number(finding: Finding, view: View) -> int | None:
    if finding.block is None:
        return None
    try:
        blocks = view.blocks(view.block(finding.block).article)
    except UserError:  # the block is gone since the check
        return None
    return next((at for at, block in enumerate(blocks, 1) if block.id == finding.block), None)
