"""How many words an article has."""

from __future__ import annotations

from functools import lru_cache

from core.arabic import is_word, words
from gui.pane.scene import ArticleScene


def word_count(scene: ArticleScene) -> int:
    """Return the words of an article's kept blocks."""
    return sum(_words_of(block.text) for block in scene.blocks if block.kept)


@lru_cache(maxsize=1024)
def _words_of(text: str) -> int:
    """Return how many words a text has; cached, because of an article's blocks one key changes one."""
    return sum(is_word(text, *span) for span in words(text))
