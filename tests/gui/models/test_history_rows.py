from __future__ import annotations

from core.model.steps import BEGINNING, Step
from gui.models.history_rows import history_rows


def step(at: int, parent: int, redo: int = BEGINNING) -> Step:
    return Step(at, f"u{at}", parent, "block.set_role", redo=redo)


def lines(steps, head):
    return [(row.id, row.depth, row.when) for row in history_rows(steps, head)]


def test_a_straight_history_is_not_indented_and_marks_where_one_is():
    steps = [step(1, 0), step(2, 1), step(3, 2)]
    assert lines(steps, 2) == [(0, 0, "past"), (1, 0, "past"), (2, 0, "here"), (3, 0, "ahead")]


def test_a_branch_left_behind_stands_indented_after_the_step_it_leaves():
    steps = [step(1, 0), step(2, 1), step(3, 2), step(4, 1)]
    assert lines(steps, 4) == [
        (0, 0, "past"),
        (1, 0, "past"),
        (2, 1, "beside"),
        (3, 1, "beside"),
        (4, 0, "here"),
    ]


def test_ahead_lies_where_redo_goes_not_where_the_newest_step_is():
    steps = [step(1, 0, redo=2), step(2, 1), step(3, 1)]
    assert lines(steps, 1) == [(0, 0, "past"), (1, 0, "here"), (3, 1, "beside"), (2, 0, "ahead")]


def test_beginning_and_ends_of_branches_are_told():
    rows = {row.id: row for row in history_rows([step(1, 0), step(2, 1), step(3, 1)], 3)}
    assert (rows[2].begins, rows[2].ends) == (True, True)
    assert (rows[3].begins, rows[1].ends) == (False, False)


def test_twenty_thousand_steps_are_laid_out_without_recursion():
    steps = [step(at, at - 1) for at in range(1, 20_001)]
    rows = history_rows(steps, 20_000)
    assert rows[-1].when == "here"
    assert {row.depth for row in rows} == {0}
