"""What there is to learn from, and what a new division must leave as it is."""

from __future__ import annotations

from core.dump.dividing.drafts import Known
from core.suggest import held, learned
from tests.core.suggest.values import article, block


def test_machines_decisions_are_nothing_to_learn_from():
    assert learned([article(1, block(1, "headline"), block(2))]) == {}


def test_a_done_article_is_known_line_by_line():
    done = article(1, block(1, "headline"), block(2, "boilerplate", kept=False), done=True, touched=True)
    assert learned([done]) == {20: Known(True, "headline", True), 40: Known(False, "boilerplate", False)}


def test_single_decisions_are_known_each_for_itself():
    one = article(
        1,
        block(1, "headline"),
        block(2, "caption", role_by="editor"),
        block(3, kept=False, kept_by="editor"),
        block(4, joined=True),
        block(5, "quote", role_by="editor", kept_by="editor"),
        boundary_by="editor",
        touched=True,
    )
    assert learned([one]) == {
        20: Known(starts=True),
        40: Known(False, "caption", True),
        60: Known(kept=False),
        80: Known(starts=False),
        100: Known(False, None, True),
    }, "a role the project added is known to no model"


def test_the_lines_of_a_merged_block_are_known_together():
    one = article(1, block(1, "headline"), block(2, more=(60, 80), role_by="editor"), touched=True)
    assert learned([one]) == {start: Known(False, "paragraph", True) for start in (40, 60, 80)}


def test_a_role_given_to_a_line_that_is_left_out_does_not_say_why_it_is():
    one = article(1, block(1, "headline"), block(2, "caption", kept=False, role_by="editor"), touched=True)
    assert learned([one]) == {40: Known(False, "caption", None)}


def test_touched_articles_keep_where_they_begin_and_end():
    articles = [
        article(1, block(1), block(2)),
        article(2, block(3), block(4, "caption", role_by="editor"), touched=True),
        article(3, block(5), block(6)),
    ]
    assert held(articles) == {
        60: Known(starts=True),
        80: Known(False, "caption", None),
        100: Known(starts=True),
    }


def test_single_boundaries_are_held_by_themselves():
    articles = [
        article(1, block(1), block(2), block(3, joined=True)),
        article(2, block(4), block(5), boundary_by="editor"),
    ]
    assert held(articles) == {60: Known(starts=False), 80: Known(starts=True)}


def test_what_was_turned_down_stays_as_it_is():
    rejected = ((1, "boundary", False), (2, "boundary", True), (2, "role", "caption"), (2, "kept", False))
    assert held([article(1, block(1), block(2), rejected=rejected)]) == {
        20: Known(starts=True),
        40: Known(False, "paragraph", True),
    }
