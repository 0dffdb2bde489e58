"""What waits for an editor: decisions a machine was not sure of, as a queue with the least certain first."""

from __future__ import annotations

from typing import NamedTuple

UNDECIDED_BELOW = 0.8
"""A machine's decision with less confidence than this waits for the editor."""

PERHAPS_START = "perhaps-start"
"""Reason of a role: the line nearly began an article, and the confidence is that it does not."""

ABOUT = ("boundary", "start", "role", "kept")
"""What can be doubtful: that an article begins, that none does, a block's role, its kept state."""


class Doubt(NamedTuple):
    """One decision that waits for the editor.

    Attributes:
        confidence: how sure the machine was; the queue begins with the least.
        id: row id of what was decided (an article for a boundary, else a block): orders what is equally sure.
        about: one of `ABOUT`.
        article: the article it is in.
        block: the block it is about; of a boundary the article's first.
        reason: key under ``reason`` in the texts.
        role: the block's role now.
        kept: the block's kept state now.
    """

    confidence: float
    id: int
    about: str
    article: int
    block: int
    reason: str
    role: str
    kept: bool
