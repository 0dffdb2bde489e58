"""Arabic spelling: folding with the way back, tokens, clitics. Pure functions over code points."""

from __future__ import annotations

from core.arabic.clitics import clitic_at, find_folded, written_with_proclitics
from core.arabic.folding import Folded, fold, fold_map
from core.arabic.tokens import count_words, is_word, snap_to_words, word_at, words

__all__ = [
    "Folded",
    "clitic_at",
    "count_words",
    "find_folded",
    "fold",
    "fold_map",
    "is_word",
    "snap_to_words",
    "word_at",
    "words",
    "written_with_proclitics",
]
