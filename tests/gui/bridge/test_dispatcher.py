"""One call down, one signal up."""

from __future__ import annotations

import pytest

from core.model import Focus
from gui.bridge.dispatcher import Dispatcher


@pytest.fixture
def heard(session, qt_app):
    dispatcher = Dispatcher(session)
    told = []
    dispatcher.changed.connect(lambda changeset, initiator: told.append((changeset.kind, initiator)))
    dispatcher.failed.connect(lambda error: told.append(("failed", error.key)))
    return dispatcher, told


def test_a_command_is_told_with_who_asked(heard):
    dispatcher, told = heard
    article = dispatcher.session.article_ids()[0]
    me = object()
    done = dispatcher.run("article.set_note", me, Focus(article), article=article, note="ملاحظة")
    assert told == [("do", me)]
    assert done.step.focus.article == article
    assert dispatcher.session.read(lambda view: view.article(article).note) == "ملاحظة"


def test_undo_redo_and_jump_are_told(heard):
    dispatcher, told = heard
    article = dispatcher.session.article_ids()[0]
    start = dispatcher.session.head
    dispatcher.run("article.set_note", None, None, article=article, note="ملاحظة")
    dispatcher.undo()
    dispatcher.redo()
    dispatcher.jump(start)
    assert [kind for kind, _ in told] == ["do", "undo", "redo", "jump"]


def test_a_refusal_is_told_and_changes_nothing(heard):
    dispatcher, told = heard
    before = dispatcher.session.content()
    assert (
        dispatcher.run(
            "article.set_status", None, None, articles=[dispatcher.session.article_ids()[0]], status="x"
        )
        is None
    )
    assert told[0][0] == "failed"
    assert dispatcher.session.content() == before


def test_a_bug_is_not_swallowed(heard):
    dispatcher, _ = heard
    with pytest.raises(TypeError):
        dispatcher.run("article.set_note", None, None, nonsense=1)
