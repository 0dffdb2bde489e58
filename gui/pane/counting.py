"""How many words an article has."""

from __future__ import annotations

from core.arabic import count_words
from core.model import Block
from gui.pane.rows import difference
from gui.pane.scene import ArticleScene

LONG = 5_000
"""Code points from which on only the words around what changed are counted again."""


def word_count(scene: ArticleScene) -> int:
    """Return the words of an article's kept blocks; after a key those of one block are counted, or a few of it."""
    return sum(_words_of(block, scene.counted) for block in scene.blocks if block.kept)


def _words_of(block: Block, counted: dict[int, tuple[str, int]]) -> int:
    text, count = counted.get(block.id, (None, 0))
    if text is not block.text:
        if text is None or len(text) < LONG or len(block.text) < LONG:
            count = count_words(block.text)
        else:
            count += _more_words(text, block.text)
        counted[block.id] = block.text, count
    return count


def _more_words(old: str, new: str) -> int:
    """Return by how many words a text grew: counted from the white space before what changed to that behind it."""
    change = difference(old, new)
    start, end = change.start, change.start + len(change.removed)
    while start > 0 and not old[start - 1].isspace():
        start -= 1
    while end < len(old) and not old[end].isspace():
        end += 1
    head, tail = old[start : change.start], old[change.start + len(change.removed) : end]
    return count_words(head + change.inserted + tail) - count_words(old[start:end])
