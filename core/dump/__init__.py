"""Raw dumps: bytes to text (`decode`), and the first reading of the text as articles and blocks (`segment`)."""

from __future__ import annotations

from core.dump.decoding import Decoded, decode
from core.dump.drafts import ArticleDraft, BlockDraft
from core.dump.segment import segment

__all__ = ["ArticleDraft", "BlockDraft", "Decoded", "decode", "segment"]
