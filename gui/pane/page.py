"""Keeps the widget's document equal to a scene: loads it, or changes just the rows that differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import is_
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from core.changes import Splice
from core.model import Block
from gui.pane.context import RenderContext
from gui.pane.row_writer import RowWriter
from gui.pane.rows import OWN, Row, difference, following_rows, fresh_cuts, moved_cuts, rows_of
from gui.pane.scene import ArticleScene

FEW = 50
"""Up to so many changed blocks are each brought to what they are now; after more, the page is looked through."""


class Place(NamedTuple):
    """A place in the text: a block's id and a code point of its text."""

    block: int
    position: int


class Plan(NamedTuple):
    """What a changed block needs: its first row, the splice of its text, its cuts and rows from then on."""

    first: int
    splice: Splice
    cuts: tuple[int, ...]
    rows: list[Row]


class Patch(NamedTuple):
    """What was done to a page.

    Attributes:
        splices: of each block whose text changed.
        rows: those that look different.
        words: the blocks of which nothing but the text changed.
        level: whether all rows kept their height.
    """

    splices: dict[int, Splice]
    rows: list[int]
    words: frozenset[int]
    level: bool


class Page:
    """The rows of one scene in one document. Of the document's text nothing is ever read as truth.

    Attributes:
        rows: one for each of the document's blocks, in order.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._writer = RowWriter(document)
        self._cuts: dict[int, tuple[int, ...]] = {}
        self._first: dict[int, int] = {}
        self._shown: tuple[Block, ...] = ()
        self._parts = (0, 0, 0)
        self.rows: list[Row] = []

    def load(self, scene: ArticleScene, context: RenderContext) -> None:
        """Show a scene from scratch."""
        self._shown, self._parts = (*scene.before, *scene.blocks, *scene.after), _parts(scene)
        self._cuts = {block.id: cuts for block in scene.blocks if (cuts := fresh_cuts(block.text))}
        self._document.clear()
        self._set_rows(rows_of(scene, self._cuts))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for at, row in enumerate(self.rows):
            if at:
                cursor.insertBlock()
            self._writer.write(cursor, row, context)
        cursor.endEditBlock()

    def patch(self, scene: ArticleScene, context: RenderContext) -> dict[int, Splice]:
        """Bring the document to `scene` by the smallest change; return what changed in the text of each block."""
        old = self.rows
        assert old, "load a scene before patching it"
        self._shown, self._parts = (*scene.before, *scene.blocks, *scene.after), _parts(scene)
        splices = self._splices(scene)
        new = rows_of(scene, self._cuts)
        head, tail = _same_ends([row.key for row in old], [row.key for row in new])
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        shift = len(old) - len(new)
        for at in range(len(new) - tail, len(new)):
            new[at] = self._update(cursor, at + shift, new[at], context)
        self._writer.replace_rows(cursor, head, len(old) - tail, new[head : len(new) - tail], context)
        for at in range(head):
            new[at] = self._update(cursor, at, new[at], context)
        cursor.endEditBlock()
        self._set_rows(new)
        return splices

    def patch_blocks(self, scene: ArticleScene, context: RenderContext) -> Patch | None:
        """Bring the document to a `scene` of the same blocks, a few of them changed, at the cost of these few.

        Returns None, with nothing done, where blocks came, went or moved, or a long one has to be cut anew.
        """
        shown, parts = (*scene.before, *scene.blocks, *scene.after), _parts(scene)
        if parts != self._parts:
            return None
        changed = [at for at, same in enumerate(map(is_, shown, self._shown)) if not same]
        if len(changed) > FEW or any(shown[at].id != self._shown[at].id for at in changed):
            return None
        plans = [self._plan(self._shown[at], shown[at]) for at in changed]
        if None in plans:
            return None
        self._shown = shown
        return self._carry_out([plan for plan in plans if plan is not None], context)

    def _plan(self, old: Block, new: Block) -> Plan | None:
        """Return what a changed block needs; None where its rows become more or fewer, or reach another end."""
        first, cuts = self._first[old.id], self._cuts.get(old.id, ())
        splice = difference(old.text, new.text) if old.text is not new.text else Splice(0, "", "")
        after = moved_cuts(cuts, splice, new.text) if splice.removed or splice.inserted else cuts
        if len(after) != len(cuts):
            return None
        before = self.rows[first : first + 1 + len(cuts)]
        return Plan(first, splice, after, following_rows(before, new, splice, after))

    def _carry_out(self, plans: Sequence[Plan], context: RenderContext) -> Patch:
        splices: dict[int, Splice] = {}
        rows: list[int] = []
        words: list[int] = []
        heights = [self._heights(plan) for plan in plans]
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for first, splice, cuts, new in plans:
            known, block = self.rows[first].block, new[0].block
            changed = [
                at
                for at, row in enumerate(new, first)
                if self._writer.bring(cursor, at, self.rows[at], row, context)
            ]
            self.rows[first : first + len(new)] = new
            rows += changed or [first]
            if splice.removed or splice.inserted:
                splices[block.id] = splice
                words += [block.id] if (known.role, known.kept) == (block.role, block.kept) else []
            if cuts:
                self._cuts[new[0].block.id] = cuts
        cursor.endEditBlock()
        return Patch(splices, rows, frozenset(words), heights == [self._heights(plan) for plan in plans])

    def _heights(self, plan: Plan) -> list[float]:
        layout, block = self._document.documentLayout(), self._document.findBlockByNumber(plan.first)
        found: list[float] = []
        for _ in plan.rows:
            found.append(layout.blockBoundingRect(block).height())
            block = block.next()
        return found

    def restyle(self, context: RenderContext) -> None:
        """Give every row its formats anew: another theme, zoom or scale."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for at, row in enumerate(self.rows):
            self._writer.format(cursor, at, row, context)
        cursor.endEditBlock()

    def holds(self) -> bool:
        """Tell whether the document still is what the rows say: false after an edit that was not ours."""
        if self._document.blockCount() != max(1, len(self.rows)):
            return False
        block = self._document.firstBlock()
        for row in self.rows:
            if block.text() != row.text:
                return False
            block = block.next()
        return True

    def index(self, block: int, position: int = 0) -> int | None:
        """Return the row that holds a code point of a block; None for a block that is not shown."""
        first = self._first.get(block)
        return None if first is None else first + bisect_right(self._cuts.get(block, ()), position)

    def rows_of(self, blocks: Iterable[int]) -> Iterator[int]:
        """Yield the rows of some blocks; those of blocks that are not shown are passed over."""
        for block in blocks:
            first = self._first.get(block)
            if first is not None:
                yield from range(first, first + 1 + len(self._cuts.get(block, ())))

    def locate(self, block: int, position: int) -> int | None:
        """Return the document position of a code point of a block; None for a block that is not shown."""
        at = self.index(block, position)
        if at is None:
            return None
        row = self.rows[at]
        return self._document.findBlockByNumber(at).position() + row.offsets.to_units(position - row.start)

    def place(self, position: int) -> Place:
        """Return the block and code point at a document position; block 0 in an empty page."""
        block = self._document.findBlock(position)
        if not 0 <= block.blockNumber() < len(self.rows):
            return Place(0, 0)
        row = self.rows[block.blockNumber()]
        return Place(row.block.id, row.start + row.offsets.to_points(position - block.position()))

    def words(self, start: Place, end: Place) -> str:
        """Return the text between two places as the model has it, a line for each block."""
        first, last = self._first.get(start.block), self.index(end.block, end.position)
        if first is None or last is None:
            return ""
        texts = {row.block.id: row.block.text for row in self.rows[first : last + 1]}
        texts[end.block] = texts[end.block][: end.position]
        texts[start.block] = texts[start.block][start.position :]
        return "\n".join(texts.values())

    def is_own(self, block: int) -> bool:
        """Tell whether a block belongs to the article itself, not to a neighbour."""
        at = self._first.get(block)
        return at is not None and self.rows[at].place == OWN

    def _set_rows(self, rows: list[Row]) -> None:
        self.rows = rows
        self._first = {row.block.id: at for at, row in reversed(list(enumerate(rows)))}

    def _splices(self, scene: ArticleScene) -> dict[int, Splice]:
        """Return the splice of every block whose text changed, and keep the cuts where they are."""
        old = {row.block.id: row for row in self.rows}
        splices: dict[int, Splice] = {}
        cuts: dict[int, tuple[int, ...]] = {}
        for block in (*scene.before, *scene.blocks, *scene.after):
            known = old.get(block.id)
            if known is not None and known.block.text != block.text:
                splices[block.id] = difference(known.block.text, block.text)
            cuts[block.id] = self._cuts.get(block.id, ())
            if known is None or known.place != OWN:
                cuts[block.id] = fresh_cuts(block.text)
            elif block.id in splices:
                cuts[block.id] = moved_cuts(cuts[block.id], splices[block.id], block.text)
        self._cuts = {block.id: cuts[block.id] for block in scene.blocks if cuts[block.id]}
        return splices

    def _update(self, cursor: QTextCursor, at: int, new: Row, context: RenderContext) -> Row:
        """Bring row `at` of the document to `new`; return the row to keep: the old one where nothing changed."""
        old = self.rows[at]
        if old == new:
            return old
        self._writer.bring(cursor, at, old, new, context)
        return new


def _parts(scene: ArticleScene) -> tuple[int, int, int]:
    """Return how many blocks are shown of the article before, of this one, and of the next."""
    return len(scene.before), len(scene.blocks), len(scene.after)


def _same_ends(old: list[tuple[str, int, bool]], new: list[tuple[str, int, bool]]) -> tuple[int, int]:
    """Return how many keys are the same at the start and, of the others, at the end."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    left = most - head
    tail = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return head, tail


def moved(place: Place, splices: Mapping[int, Splice]) -> Place:
    """Return a place after the splices of its block: what was typed before it pushes it on."""
    splice = splices.get(place.block)
    if splice is None or place.position <= splice.start:
        return place
    end = splice.start + len(splice.removed)
    return place._replace(position=max(place.position, end) - end + splice.start + len(splice.inserted))
