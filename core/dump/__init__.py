"""Raw dumps: bytes to source text, and the first reading of the text as articles and blocks (`divide`)."""

from __future__ import annotations

from core.dump.dividing.drafts import ArticleDraft, BlockDraft, Known, PageLine
from core.dump.dividing.lines import line_key
from core.dump.dividing.segment import divide, segment
from core.dump.reading.decoding import Decoded, decode

__all__ = [
    "ArticleDraft",
    "BlockDraft",
    "Decoded",
    "Known",
    "PageLine",
    "decode",
    "divide",
    "line_key",
    "segment",
]
