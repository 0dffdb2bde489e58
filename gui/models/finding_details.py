"""What a row of the findings says beside its sentence, read from an open project when the row is looked at."""

from __future__ import annotations

from core.checks import fixes
from core.model import Finding
from core.session import Session
from gui.models.finding_rows import Describe, FindingDetails


def describe_with(session: Session, *, name_articles: bool) -> Describe:
    """Return what describes a project's findings; `name_articles` where they are of several articles."""

    def describe(finding: Finding) -> FindingDetails:
        named = name_articles and finding.article is not None
        headline = session.told.headline(finding.article or 0) if named else None
        number = session.told.block_number(finding.block) if finding.block is not None else None
        return FindingDetails(headline, number, tuple(session.read(lambda view: fixes(finding, view))))

    return describe
