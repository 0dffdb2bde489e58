from __future__ import annotations

import pytest

from core.session import ArticleFilter, Session
from gui.models.membership import membership_changed

EVERYTHING = ArticleFilter()


@pytest.fixture
def article(session: Session) -> int:
    return session.article_ids()[0]


def test_a_status_matters_only_to_a_filter_by_status(session, article):
    changes = session.execute("article.set_status", articles=[article], status="done")
    assert not membership_changed(changes, EVERYTHING)
    assert membership_changed(changes, ArticleFilter(status="new"))


def test_a_role_matters_only_to_a_filter_by_role_or_findings(session, article):
    block = session.read(lambda view: view.blocks(article))[1].id
    changes = session.execute("block.set_role", blocks=[block], role="caption")
    assert not membership_changed(changes, ArticleFilter(status="new"))
    assert membership_changed(changes, ArticleFilter(role="caption"))
    assert membership_changed(changes, ArticleFilter(findings="any"))


def test_a_new_article_matters_to_every_filter(session, article):
    block = session.read(lambda view: view.blocks(article))[1].id
    assert membership_changed(session.execute("article.split", block=block), EVERYTHING)
    assert membership_changed(session.undo(), EVERYTHING)


def test_typing_never_asks_anew_by_itself(session, article):
    block = session.read(lambda view: view.blocks(article))[1].id
    changes = session.execute("block.replace_text", block=block, start=0, removed="", inserted="ثم ")
    assert not membership_changed(changes, ArticleFilter(words="ثم", findings="any"))
