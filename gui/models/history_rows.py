"""The tree of steps laid out as lines: the line one is on runs straight, branches off it are indented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.steps import BEGINNING, Step


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the history.

    Attributes:
        id: the step's id, `BEGINNING` for the place before the first step.
        step: the step, None for the beginning.
        depth: how many branches away from the present line.
        begins: whether it is the first step of a branch.
        ends: whether nothing was done after it.
        when: ``past`` (done), ``here`` (the present position), ``ahead`` (redo goes there)
            or ``beside`` (another branch).
    """

    id: int
    step: Step | None
    depth: int
    begins: bool
    ends: bool
    when: str


def history_rows(steps: Sequence[Step], head: int) -> list[HistoryRow]:
    """Return the lines, oldest first: each step, then the branches that leave it, then its line goes on.

    Walks with a stack of its own: a day's work is a chain of thousands of steps, too deep to recurse.
    """
    by_id = {step.id: step for step in steps}
    children: dict[int, list[int]] = {}
    for step in steps:
        children.setdefault(step.parent, []).append(step.id)
    past = _line_to(head, by_id)
    ahead = _line_from(head, by_id, children)
    rows: list[HistoryRow] = []
    todo = [(BEGINNING, 0, False)]
    while todo:
        at, depth, begins = todo.pop()
        following = children.get(at, [])
        when = "here" if at == head else "past" if at in past else "ahead" if at in ahead else "beside"
        rows.append(HistoryRow(at, by_id.get(at), depth, begins, not following, when))
        if following:
            main = next((child for child in following if child in past or child in ahead), following[-1])
            todo.append((main, depth, False))
            todo += [(child, depth + 1, True) for child in reversed(following) if child != main]
    return rows


def _line_to(head: int, by_id: dict[int, Step]) -> frozenset[int]:
    line = {BEGINNING}
    while head in by_id:
        line.add(head)
        head = by_id[head].parent
    return frozenset(line)


def _line_from(head: int, by_id: dict[int, Step], children: dict[int, list[int]]) -> frozenset[int]:
    line: set[int] = set()
    at = head
    while children.get(at):
        wished = by_id[at].redo if at in by_id else BEGINNING
        at = wished if wished in children[at] else children[at][-1]
        line.add(at)
    return frozenset(line)
