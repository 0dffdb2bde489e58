"""Writing: what the editor types, pastes and deletes becomes wishes; the text comes back from the model.

The widget never edits its own document, so what is shown and what is stored cannot come apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from gui.pane.page import Place
from gui.pane.scene import ArticleScene

_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2029]")


class Span(NamedTuple):
    """A selection inside the article's own blocks, in reading order; both ends the same where there is none."""

    start: Place
    end: Place


class Wishes(NamedTuple):
    """Where wishes go: replace(block, start, removed, inserted), split(block, at), merge(blocks)."""

    replace: Callable[[int, int, str, str], None]
    split: Callable[[int, int], None]
    merge: Callable[[list[int]], None]


class Typist:
    """Turns edits into wishes, and knows where the caret belongs once a wish has come true.

    Wishes that need the outcome of one before (a selection over several blocks is merged, then replaced) go on
    only when the scene shows that outcome; a refused wish ends them.
    """

    def __init__(self, wishes: Wishes, scene: Callable[[], ArticleScene]) -> None:
        self._wishes = wishes
        self._scene = scene
        self._caret: Callable[[ArticleScene], Place | None] | None = None

    def take_caret(self) -> Place | None:
        """Return where the caret belongs after the last wish, once, if the scene shows that it came true."""
        place = self._caret(self._scene()) if self._caret else None
        if place:
            self._caret = None
        return place

    def forget_caret(self) -> None:
        """The editor went elsewhere: leave the caret alone."""
        self._caret = None

    def insert(self, span: Span, text: str) -> None:
        """Put `text` in the place of a selection; its paragraphs become blocks, empty ones are left out."""
        paragraphs = (
            [part for part in _PARAGRAPH_END.split(text) if part.strip()] if len(text) > 1 else [text]
        )
        if not paragraphs or not self._replace(span, "".join(paragraphs)):
            return
        block, at = span.start
        cuts = list(accumulate(map(len, paragraphs[:-1]), initial=at))[1:]
        for cut in reversed(cuts):
            self._split(block, cut)
        if cuts:
            self._caret = lambda scene: _nth_after(scene, block, len(cuts), len(paragraphs[-1]))

    def remove(self, span: Span) -> None:
        """Take a selection away."""
        self._replace(span, "")

    def split(self, span: Span) -> None:
        """Take a selection away and split the block there."""
        if span.start != span.end and not self._replace(span, ""):
            return
        self._split(*span.start)

    def join(self, first: int, second: int) -> None:
        """Join two neighbouring blocks; the caret comes to stand between their texts."""
        tail = self._scene().block_of[second].text
        self._caret = lambda scene: _before_tail(scene, first, second, tail)
        self._wishes.merge([first, second])

    def _replace(self, span: Span, inserted: str) -> bool:
        """Replace a selection; return whether the scene shows it."""
        start, end = span
        if start.block != end.block:
            found = self._merged(span)
            if found is None:
                return False
            end = found
        text = self._scene().block_of[start.block].text
        removed = text[start.position : end.position]
        if not removed and not inserted:
            return False
        after = text[: start.position] + inserted + text[end.position :]
        there = Place(start.block, start.position + len(inserted))
        self._caret = lambda scene: there if _text(scene, start.block) == after else None
        self._wishes.replace(start.block, start.position, removed, inserted)
        return _text(self._scene(), start.block) == after

    def _merged(self, span: Span) -> Place | None:
        """Merge the blocks of a selection; return where it ends in the merged block, None where it was refused."""
        order = [block.id for block in self._scene().blocks]
        blocks = order[order.index(span.start.block) : order.index(span.end.block) + 1]
        behind = len(self._scene().block_of[span.end.block].text) - span.end.position
        self._wishes.merge(blocks)
        scene = self._scene()
        if span.start.block not in scene.block_of or span.end.block in scene.block_of:
            return None
        return Place(span.start.block, len(scene.block_of[span.start.block].text) - behind)

    def _split(self, block: int, at: int) -> None:
        head = self._scene().block_of[block].text[:at]
        self._caret = lambda scene: _nth_after(scene, block, 1, 0) if _text(scene, block) == head else None
        self._wishes.split(block, at)


def _text(scene: ArticleScene, block: int) -> str | None:
    found = scene.block_of.get(block)
    return found.text if found else None


def _nth_after(scene: ArticleScene, block: int, steps: int, position: int) -> Place | None:
    order = [found.id for found in scene.blocks]
    at = order.index(block) + steps if block in order else len(order)
    return Place(order[at], position) if at < len(order) else None


def _before_tail(scene: ArticleScene, first: int, second: int, tail: str) -> Place | None:
    text = _text(scene, first)
    if text is None or second in scene.block_of or not text.endswith(tail):
        return None
    return Place(first, len(text) - len(tail))
