"""What a row of the suggestions says beside the change, read from an open project when the row is looked at."""

from __future__ import annotations

from core.errors import UserError
from core.model import Suggestion
from core.session import Session
from gui.models.suggestion_rows import Describe, SuggestionDetails, block_of

LONGEST = 300
"""Code points of a block that a row may show."""


def describe_with(session: Session) -> Describe:
    """Return what describes a project's suggestions."""

    def describe(suggestion: Suggestion) -> SuggestionDetails:
        headline = next((row.headline for row in session.summaries([suggestion.article])), "")
        try:
            text = session.read(lambda view: view.block(block_of(suggestion)).text)
        except UserError:  # the block is gone since they were listed
            text = ""
        return SuggestionDetails(" ".join(text[:LONGEST].split()), headline)

    return describe
