"""The tree as lines: the present line straight, branches indented and foldable, a step at the end for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.history import Lines

BRANCHED = ([1, 2, 3, 4], [0, 1, 2, 1])
"""Steps 2 and 3 are a branch that was left behind, 4 is the present line."""


def laid(ids, parents, head, ahead=()):
    lines = Lines()
    lines.follow(ids, parents, head, ahead)
    return lines


def told(lines):
    return [(line.id, line.depth, line.when) for line in map(lines.line, range(len(lines)))]


def test_a_straight_history_is_not_indented_and_marks_where_one_is():
    lines = laid([1, 2, 3], [0, 1, 2], 2, [3])
    assert told(lines) == [(0, 0, "past"), (1, 0, "past"), (2, 0, "here"), (3, 0, "ahead")]


def test_a_branch_left_behind_stands_indented_after_the_step_it_leaves():
    assert told(laid(*BRANCHED, 4)) == [
        (0, 0, "past"),
        (1, 0, "past"),
        (2, 1, "beside"),
        (3, 1, "beside"),
        (4, 0, "here"),
    ]


def test_ahead_lies_where_redo_goes_not_where_the_newest_step_is():
    lines = laid([1, 2, 3], [0, 1, 1], 1, [2])
    assert told(lines) == [(0, 0, "past"), (1, 0, "here"), (3, 1, "beside"), (2, 0, "ahead")]


def test_beginning_ends_length_and_number_are_told():
    lines = laid(*BRANCHED, 4)
    first, last, here = lines.line(2), lines.line(3), lines.line(4)
    assert (first.begins, first.ends, first.length, first.number) == (True, False, 2, 2)
    assert (last.begins, last.ends, last.length, last.number) == (False, True, 0, 3)
    assert (here.ends, here.number) == (True, 2)


def test_a_folded_branch_shows_its_first_step_and_how_many_are_hidden():
    lines = laid(*BRANCHED, 4)
    lines.fold(lines.branches(), folded=True)
    assert [line[0] for line in told(lines)] == [0, 1, 2, 4]
    assert (lines.line(2).hidden, lines.line(2).ends) == (1, True)
    assert (lines.row_of(3), lines.row_of(4)) == (-1, 3)
    lines.fold([2], folded=False)
    assert lines.row_of(3) == 3


def test_steps_that_match_are_shown_though_their_branch_is_folded():
    lines = laid(*BRANCHED, 4)
    lines.fold([2], folded=True)
    lines.show_only(frozenset((3, 4)))
    assert [line[0] for line in told(lines)] == [3, 4]
    assert lines.narrowed
    lines.show_only(None)
    assert len(lines) == 4


def test_the_branch_of_a_step_is_found_through_those_inside_it():
    lines = laid([1, 2, 3, 4, 5], [0, 1, 2, 2, 1], 5)
    assert lines.branch_of(5) is None
    assert lines.branch_of(4) == 2
    assert lines.branch_of(3) == 3


def test_a_step_at_the_end_leaves_all_others_where_they_are():
    lines = laid([1, 2], [0, 1], 2)
    assert lines.follow([3, 4], [2, 3], 4, []) is False
    assert told(lines)[-2:] == [(3, 0, "past"), (4, 0, "here")]
    assert lines.row_of(4) == 4


def test_undo_moves_the_mark_and_a_step_after_it_makes_a_branch():
    lines = laid([1, 2], [0, 1], 2)
    assert lines.follow([], [], 1, [2]) is False
    assert told(lines) == [(0, 0, "past"), (1, 0, "here"), (2, 0, "ahead")]
    assert lines.follow([3], [1], 3, []) is True
    assert told(lines) == [(0, 0, "past"), (1, 0, "past"), (2, 1, "beside"), (3, 0, "here")]


def test_a_jump_to_a_branch_makes_it_the_straight_line():
    lines = laid(*BRANCHED, 4)
    assert lines.follow([], [], 3, []) is True
    assert [line[:2] for line in told(lines)] == [(0, 0), (1, 0), (4, 1), (2, 0), (3, 0)]


def test_a_step_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        laid([1], [0], 9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=60), st.data())
def test_lines_that_grew_are_those_laid_out_at_once(choices, data):
    parents = [choice % (at + 1) for at, choice in enumerate(choices)]
    ids = list(range(1, len(parents) + 1))
    grown, known = Lines(), 0
    for at in sorted(data.draw(st.sets(st.integers(1, len(ids)), max_size=5))):
        head = data.draw(st.integers(0, at))
        grown.follow(ids[known:at], parents[known:at], head, [])
        known = at
    head = data.draw(st.sampled_from([0, *ids]))
    grown.follow(ids[known:], parents[known:], head, [])
    assert told(grown) == told(laid(ids, parents, head))
    assert sorted(line[0] for line in told(grown)) == [0, *ids]


def test_twenty_thousand_steps_are_laid_out_without_recursion():
    lines = laid(range(1, 20_001), range(20_000), 20_000)
    assert lines.line(20_000).when == "here"
