"""Short ways to say what stands in a dump and how it would be divided; a line is ten code points long."""

from __future__ import annotations

from core.dump.dividing.drafts import ArticleDraft, BlockDraft
from core.model import Decision
from core.suggest import PresentArticle, PresentBlock

SURE = Decision("model", "headline-shape", 0.9)


def block(number: int, role: str = "paragraph", *, kept: bool = True, **values: object) -> PresentBlock:
    """Return the block of the line of that number."""
    start = number * 20
    plain = {
        "id": number,
        "start": start,
        "end": start + 10,
        "more": (),
        "text": f"line {number:5}",
        "role": role,
        "kept": kept,
        "role_by": "segmenter",
        "kept_by": "segmenter",
        "joined": False,
    }
    return PresentBlock(**{**plain, **values})


def article(number: int, *blocks: PresentBlock, **values: object) -> PresentArticle:
    """Return an article nobody touched."""
    plain = {"boundary_by": "segmenter", "touched": False, "done": False, "rejected": ()}
    return PresentArticle(id=100 + number, blocks=blocks, **{**plain, **values})


def line(
    number: int, role: str = "paragraph", *, kept: bool = True, decision: Decision = SURE, text: str = ""
) -> BlockDraft:
    """Return how the line of that number would be read."""
    start = number * 20
    return BlockDraft(start, start + 10, role, kept, decision, decision, text or f"line {number:5}")


def draft(*lines: BlockDraft, boundary: Decision = SURE) -> ArticleDraft:
    return ArticleDraft(boundary, lines)
