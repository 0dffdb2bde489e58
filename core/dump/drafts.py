"""What the segmenter proposes: articles of blocks, each decision with its reason. Offsets are code points."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Decision


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """One block: a line of the source text without the white space around it, or a part of an overlong line.

    Attributes:
        start: code point in the source text.
        end: exclusive.
        role: name of a base role.
        kept: whether it belongs to the corrected text.
        role_decision: why it has this role.
        kept_decision: why it is kept or left out.
    """

    start: int
    end: int
    role: str
    kept: bool
    role_decision: Decision
    kept_decision: Decision


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """One article: `boundary` is the decision that it starts at its first block. It has at least one block."""

    boundary: Decision
    blocks: tuple[BlockDraft, ...]
