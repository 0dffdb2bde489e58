"""Writing: what the editor types, pastes, drops and deletes becomes wishes; the text comes back from the model.

The widget never edits its own document, so what is shown and what is stored cannot come apart. Every edit is one wish
and so one step, whatever it goes over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gui.pane.clipping import Brought, Clip
from gui.pane.page import Place
from gui.pane.scene import ArticleScene


class Span(NamedTuple):
    """A selection inside the article's own blocks, in reading order; both ends the same where there is none."""

    start: Place
    end: Place


class Wishes(NamedTuple):
    """Where wishes go.

    Attributes:
        replace: (block, start, removed, inserted), inside one block.
        split: (block, at).
        merge: (blocks).
        span: (start, end, paragraphs, mentions) what stands between two places gives way to paragraphs.
        move: (start, end, to) the words between two places go to a third.
    """

    replace: Callable[[int, int, str, str], None]
    split: Callable[[int, int], None]
    merge: Callable[[list[int]], None]
    span: Callable[[Place, Place, list[str], Brought], None]
    move: Callable[[Place, Place, Place], None]


Spot = tuple[int, int]
"""The number of a block in the article, and a code point of its text."""


class Typist:
    """Turns edits into wishes, and knows where the caret belongs once a wish has come true."""

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

    def insert(self, span: Span, clip: Clip) -> None:
        """Put paragraphs in the place of a selection: the first and the last join what is around, others are blocks."""
        if not clip.paragraphs:
            return
        simple = len(clip.paragraphs) == 1 and not clip.mentions
        if simple and span.start.block == span.end.block:
            self._replace(span, clip.paragraphs[0])
        else:
            self._span(span, clip.paragraphs, clip.mentions)

    def remove(self, span: Span) -> None:
        """Take a selection away."""
        self.insert(span, Clip([""]))

    def split(self, span: Span) -> None:
        """Split the block, in the place of a selection; where nothing stands on one side, only take that away."""
        scene, (start, end) = self._scene(), span
        if start == end:
            self._split(*start)
            return
        inside = start.position > 0 and end.position < len(scene.block_of[end.block].text)
        self.insert(span, Clip(["", ""] if inside else [""]))

    def join(self, first: int, second: int) -> None:
        """Join two neighbouring blocks; the caret comes to stand between their texts."""
        tail = self._scene().block_of[second].text
        self._caret = lambda scene: _before_tail(scene, first, second, tail)
        self._wishes.merge([first, second])

    def move(self, span: Span, to: Place) -> None:
        """Take the selected words to another place; the caret goes behind them."""
        scene = self._scene()
        texts, first, last = [block.text for block in scene.blocks], *_spots(scene, span)
        words = texts[first[0] : last[0] + 1]
        words[-1] = words[-1][: last[1]]
        words[0] = words[0][first[1] :]
        kept = [text for text in words if text.strip() or len(words) == 1]
        target = _moved(_spot(scene, to), first, last)
        self._expect(_put(_put(texts, first, last, [""]), target, target, kept), target, kept)
        self._wishes.move(span.start, span.end, to)

    def _replace(self, span: Span, inserted: str) -> None:
        """Replace a selection inside one block."""
        start, end = span
        text = self._scene().block_of[start.block].text
        removed = text[start.position : end.position]
        if not removed and not inserted:
            return
        after = text[: start.position] + inserted + text[end.position :]
        there = Place(start.block, start.position + len(inserted))
        self._caret = lambda scene: there if _text(scene, start.block) == after else None
        self._wishes.replace(start.block, start.position, removed, inserted)

    def _span(self, span: Span, paragraphs: list[str], mentions: Brought) -> None:
        scene = self._scene()
        first, last = _spots(scene, span)
        self._expect(_put([block.text for block in scene.blocks], first, last, paragraphs), first, paragraphs)
        self._wishes.span(span.start, span.end, paragraphs, list(mentions))

    def _split(self, block: int, at: int) -> None:
        scene = self._scene()
        spot = _spot(scene, Place(block, at))
        self._expect(_put([found.text for found in scene.blocks], spot, spot, ["", ""]), spot, ["", ""])
        self._wishes.split(block, at)

    def _expect(self, texts: list[str], start: Spot, paragraphs: Sequence[str]) -> None:
        """Put the caret behind paragraphs that come to stand at a place, once the article's texts are these."""
        number, position = start
        many = len(paragraphs) > 1
        number += len(paragraphs) - 1
        position = len(paragraphs[-1]) + (0 if many else position)

        def caret(scene: ArticleScene) -> Place | None:
            shown = [block.text for block in scene.blocks] == texts
            return Place(scene.blocks[number].id, position) if shown else None

        self._caret = caret


def _spot(scene: ArticleScene, place: Place) -> Spot:
    return [block.id for block in scene.blocks].index(place.block), place.position


def _spots(scene: ArticleScene, span: Span) -> tuple[Spot, Spot]:
    return _spot(scene, span.start), _spot(scene, span.end)


def _put(texts: list[str], first: Spot, last: Spot, paragraphs: Sequence[str]) -> list[str]:
    """Return an article's texts with paragraphs in the place of what stands between two places."""
    made = list(paragraphs)
    made[0] = texts[first[0]][: first[1]] + made[0]
    made[-1] += texts[last[0]][last[1] :]
    return [*texts[: first[0]], *made, *texts[last[0] + 1 :]]


def _moved(spot: Spot, first: Spot, last: Spot) -> Spot:
    """Return where a place is after what stands between two others went."""
    if spot <= first:
        return spot
    if spot <= last:
        return first
    number = spot[0] - last[0] + first[0]
    return number, spot[1] - last[1] + first[1] if spot[0] == last[0] else spot[1]


def _text(scene: ArticleScene, block: int) -> str | None:
    found = scene.block_of.get(block)
    return found.text if found else None


def _before_tail(scene: ArticleScene, first: int, second: int, tail: str) -> Place | None:
    text = _text(scene, first)
    if text is None or second in scene.block_of or not text.endswith(tail):
        return None
    return Place(first, len(text) - len(tail))
