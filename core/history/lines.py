"""The tree of steps laid out as lines: the line one is on runs straight, branches off it are indented and can fold.

Held as arrays of numbers: a history of a hundred thousand steps costs a few megabytes, and a step done at its end one
entry. A step never changes its place, so that what was read once stays.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from core.model import BEGINNING


class Line(NamedTuple):
    """One line of the history.

    Attributes:
        id: the step's id, `BEGINNING` for the place before the first step.
        number: how many steps lead there from the beginning.
        depth: how many branches away from the present line.
        begins: whether it is the first step of a branch.
        ends: whether nothing was done after it.
        when: ``past`` (done), ``here`` (the present position), ``ahead`` (redo goes there)
            or ``beside`` (another branch).
        hidden: how many steps behind it are folded away.
        length: how many steps its branch holds with all that leave it; 0 where no branch begins.
    """

    id: int
    number: int
    depth: int
    begins: bool
    ends: bool
    when: str
    hidden: int = 0
    length: int = 0


class Lines:
    """The lines of a tree that grows; node 0 is the beginning, node n the n-th step recorded.

    Attributes:
        head: the step the project stands at.
    """

    def __init__(self) -> None:
        self.head = BEGINNING
        self._ids = array("q", [BEGINNING])
        self._parents = array("q", [0])
        self._numbers = array("q", [0])
        self._sizes = array("q", [0])
        self._path = array("q", [0])
        self._on_path = bytearray((1,))
        self._order = array("q", [0])
        self._depths = array("q", [0])
        self._begins = bytearray(1)
        self._has_child = bytearray(1)
        self._folded: set[int] = set()
        self._matching: frozenset[int] | None = None
        self._shown: array[int] | None = None
        self._rows: dict[int, int] | None = None

    @property
    def last(self) -> int:
        """Return the id of the step recorded last."""
        return self._ids[-1]

    @property
    def narrowed(self) -> bool:
        """Whether only steps that match are shown."""
        return self._matching is not None

    def __len__(self) -> int:
        """Return how many lines are shown."""
        return len(self._order if self._shown is None else self._shown)

    def follow(self, ids: Sequence[int], parents: Sequence[int], head: int, ahead: Sequence[int]) -> bool:
        """Take steps recorded since, where the project stands now and what redo goes to; raise KeyError for no tree.

        Return True where lines stand elsewhere than before, False where some came at the end or only `head` moved.
        """
        before, here = len(self._ids), self._node(self.head)
        for step, parent in zip(ids, parents, strict=True):
            at = self._node(parent)
            self._ids.append(step)
            self._parents.append(at)
            self._numbers.append(self._numbers[at] + 1)
            self._has_child.append(0)
            self._on_path.append(0)
            self._sizes.append(0)
            self._has_child[at] = 1
        self.head, node = head, self._node(head)
        if len(self._ids) == before and self._leads(node, ahead):
            return False
        if self._goes_on(before, here, node, ahead):
            self._append(before)
            return False
        self._lay_out(node, ahead)
        return True

    def line(self, row: int) -> Line:
        """Return what stands in a row."""
        at = row if self._shown is None else self._shown[row]
        node = self._order[at]
        step, length = self._ids[node], self._sizes[node] if self._begins[at] else 0
        folded = length > 1 and step in self._folded and self._matching is None
        when = "beside"
        if self._on_path[node]:
            when = "here" if step == self.head else "past" if step < self.head else "ahead"
        ends = folded or not self._has_child[node]
        return Line(
            step,
            self._numbers[node],
            self._depths[at],
            bool(self._begins[at]),
            ends,
            when,
            length - 1 if folded else 0,
            length,
        )

    def row_of(self, step: int) -> int:
        """Return the row of a step, -1 where it is not shown."""
        if self._rows is None:
            shown = range(len(self._order)) if self._shown is None else self._shown
            self._rows = {self._ids[self._order[at]]: row for row, at in enumerate(shown)}
        return self._rows.get(step, -1)

    def fold(self, steps: Collection[int], *, folded: bool) -> None:
        """Hide or show the steps behind the first ones of branches."""
        self._folded = self._folded | set(steps) if folded else self._folded - set(steps)
        self._choose()

    def is_folded(self, step: int) -> bool:
        """Tell whether the branch that a step begins is folded."""
        return step in self._folded

    def branches(self) -> list[int]:
        """Return the first steps of all branches off the present line, and of those off them."""
        return [self._ids[self._order[at]] for at, begins in enumerate(self._begins) if begins]

    def branch_of(self, step: int) -> int | None:
        """Return the first step of the branch a step is on, None on the present line."""
        row = self.row_of(step)
        depth = self.line(row).depth if row >= 0 else 0
        while depth and row >= 0:
            line = self.line(row)
            if line.depth == depth and line.begins:
                return line.id
            row -= 1
        return None

    def show_only(self, steps: frozenset[int] | None) -> None:
        """Show these steps and no others, whatever is folded; None shows all."""
        self._matching = steps
        self._choose()

    def number(self, step: int) -> int:
        """Return how many steps lead to one from the beginning; raise KeyError for one that is not there."""
        return self._numbers[self._node(step)]

    def _node(self, step: int) -> int:
        at = len(self._ids) - 1 if step == self._ids[-1] else bisect_left(self._ids, step)
        if at >= len(self._ids) or self._ids[at] != step:
            raise KeyError(step)
        return at

    def _leads(self, node: int, ahead: Sequence[int]) -> bool:
        """Tell whether the present line is the line through a node, on to the steps ahead."""
        if not self._on_path[node]:
            return False
        rest = self._path[bisect_left(self._path, node) + 1 :]
        return len(rest) == len(ahead) and all(
            self._ids[at] == step for at, step in zip(rest, ahead, strict=True)
        )

    def _goes_on(self, before: int, here: int, node: int, ahead: Sequence[int]) -> bool:
        """Tell whether all that came was done one after the other at the end of the present line."""
        if (
            len(self._ids) == before
            or ahead
            or self._path[-1] != here
            or node != len(self._ids) - 1
            or self._order[-1] != here
        ):
            return False
        chain = range(before, len(self._ids))
        return all(self._parents[at] == (here if at == before else at - 1) for at in chain)

    def _append(self, before: int) -> None:
        for node in range(before, len(self._ids)):
            self._on_path[node] = 1
            self._path.append(node)
            self._order.append(node)
            self._depths.append(0)
            self._begins.append(0)
            wanted = self._matching is None or self._ids[node] in self._matching
            if self._shown is not None and wanted:
                self._shown.append(len(self._order) - 1)
            if self._rows is not None and wanted:
                self._rows[self._ids[node]] = len(self) - 1

    def _lay_out(self, node: int, ahead: Sequence[int]) -> None:
        self._find_path(node, ahead)
        children, self._sizes = self._children(), array("q", bytes(8 * len(self._ids)))
        for at in range(len(self._ids) - 1, 0, -1):
            self._sizes[at] += 1
            self._sizes[self._parents[at]] += self._sizes[at]
        self._order, self._depths, self._begins = array("q"), array("q"), bytearray()
        todo = [(0, 0, False)]
        while todo:
            at, depth, begins = todo.pop()
            self._order.append(at)
            self._depths.append(depth)
            self._begins.append(begins)
            following = children.get(at)
            if following is None:
                if self._has_child[at]:
                    todo.append((at + 1, depth, False))
                continue
            main = next((child for child in following if self._on_path[child]), following[-1])
            todo.append((main, depth, False))
            todo += [(child, depth + 1, True) for child in reversed(following) if child != main]
        self._choose()

    def _find_path(self, node: int, ahead: Sequence[int]) -> None:
        self._path, self._on_path = array("q"), bytearray(len(self._ids))
        at = node
        while at:
            self._path.append(at)
            at = self._parents[at]
        self._path.append(0)
        self._path.reverse()
        self._path.extend(self._node(step) for step in ahead)
        for at in self._path:
            self._on_path[at] = 1

    def _children(self) -> dict[int, list[int]]:
        """Return the children of each node that has others than the one recorded right after it."""
        found: dict[int, list[int]] = {}
        for at in range(1, len(self._ids)):
            parent = self._parents[at]
            if parent != at - 1 or parent in found:
                first = [parent + 1] if parent not in found and self._parents[parent + 1] == parent else []
                found.setdefault(parent, first).append(at)
        return found

    def _choose(self) -> None:
        """Find the rows that are shown: all but those folded away, or those that match."""
        self._rows = self._shown = None
        if self._matching is not None:
            wanted = self._matching
            rows = (at for at, node in enumerate(self._order) if self._ids[node] in wanted)
            self._shown = array("q", rows)
        elif self._folded:
            self._shown = array("q")
            at = 0
            while at < len(self._order):
                self._shown.append(at)
                node = self._order[at]
                folded = self._begins[at] and self._ids[node] in self._folded
                at += self._sizes[node] if folded else 1
