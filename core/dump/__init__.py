"""Raw dumps: bytes to source text, and the first reading of the text as articles and blocks (`divide`)."""

from __future__ import annotations

from core.dump.dividing.divide import divide, segment
from core.dump.dividing.drafts import ArticleDraft, BlockDraft, Known, PageLine
from core.dump.dividing.lines import line_key
from core.dump.dividing.model import Model, learn
from core.dump.reading.decoding import Decoded, Decoding, decode
from core.dump.reading.survey import Survey, survey

__all__ = [
    "ArticleDraft",
    "BlockDraft",
    "Decoded",
    "Decoding",
    "Known",
    "Model",
    "PageLine",
    "Survey",
    "decode",
    "divide",
    "learn",
    "line_key",
    "segment",
    "survey",
]
