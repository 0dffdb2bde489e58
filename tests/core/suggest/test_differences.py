"""What would be otherwise: every kind of difference, and every reason to say nothing."""

from __future__ import annotations

from core.model import Decision
from core.suggest import differences
from tests.core.suggest.values import article, block, draft, line

STANDING = (
    article(1, block(1, "headline"), block(2)),
    article(2, block(3, "headline"), block(4)),
    article(3, block(5, "headline"), block(6)),
)


def told(articles, drafts):
    return [(each.block, each.about, each.after) for each in differences(articles, drafts)]


def test_nothing_differs():
    same = [draft(line(at, "headline"), line(at + 1)) for at in (1, 3, 5)]
    assert told(STANDING, same) == []


def test_a_role_and_a_kept_state():
    drafts = [
        draft(line(1, "headline"), line(2, "boilerplate", kept=False)),
        draft(line(3, "headline"), line(4)),
        draft(line(5, "headline"), line(6)),
    ]
    assert told(STANDING, drafts) == [(2, "role", "boilerplate"), (2, "kept", False)]


def test_a_boundary_that_comes_and_one_that_goes():
    drafts = [
        draft(line(1, "headline")),
        draft(line(2), line(3, "headline"), line(4)),
        draft(line(5, "headline"), line(6)),
    ]
    assert told(STANDING, drafts) == [(2, "boundary", True), (3, "boundary", False)]


def test_a_boundary_that_goes_is_as_sure_as_the_line_says_it_is():
    perhaps = Decision("model", "perhaps-start", 0.7)
    drafts = [
        draft(line(1, "headline"), line(2), line(3, "headline", decision=perhaps), line(4)),
        draft(line(5, "headline"), line(6)),
    ]
    assert [each.confidence for each in differences(STANDING, drafts)] == [0.7]


def test_touched_articles_are_never_spoken_of():
    standing = (STANDING[0], STANDING[1]._replace(touched=True), STANDING[2])
    one = [draft(*(line(at, "caption", kept=False) for at in range(1, 7)))]
    assert {number for number, *_ in told(standing, one)} == {1, 2, 5, 6}
    assert (5, "boundary", False) not in told(standing, one), "it would lengthen a touched article"


def test_exchanged_letters_and_cut_lines_speak_for_an_editor():
    drafts = [draft(*(line(at, "caption", text="x" * 10 if at == 4 else "") for at in range(1, 7)))]
    found = told(STANDING, drafts)
    assert {number for number, *_ in found} == {1, 2, 5, 6}
    assert (5, "boundary", False) not in found
    halves = (STANDING[0], article(2, block(3, "headline", end=64)), STANDING[2])
    assert {number for number, *_ in told(halves, drafts)} == {1, 2, 5, 6}


def test_an_article_is_not_joined_over_what_is_no_longer_shown():
    standing = (STANDING[0], STANDING[2])
    one = [draft(*(line(at, "paragraph") for at in range(1, 7)))]
    assert (5, "boundary", False) not in told(standing, one)


def test_what_the_page_itself_said_is_no_guess():
    standing = (
        article(
            1, block(1, "headline"), block(2, "boilerplate", kept=False, role_by="record", kept_by="record")
        ),
    )
    assert told(standing, [draft(line(1, "headline"), line(2))]) == []


def test_where_an_editor_said_that_an_article_begins_or_none_does_nothing_is_said():
    standing = (
        article(1, block(1, "headline"), block(2, joined=True)),
        article(2, block(3, "headline"), block(4), boundary_by="editor"),
    )
    drafts = [draft(line(1, "headline")), draft(line(2), line(3, "headline"), line(4))]
    assert told(standing, drafts) == []


def test_what_was_turned_down_is_not_said_again():
    standing = (STANDING[0]._replace(rejected=((2, "role", "caption"), (2, "boundary", True))),)
    drafts = [draft(line(1, "headline")), draft(line(2, "caption", kept=False))]
    assert told(standing, drafts) == [(2, "kept", False)]
