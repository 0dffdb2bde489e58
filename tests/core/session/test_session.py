"""What the session promises beyond single commands: several as one step, long reads, going through findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import Cancelled, UserError
from core.session import Session, steady_view
from core.session.told import Place


def first_blocks(session: Session) -> list[int]:
    return session.read(lambda view: [block.id for block in view.blocks(view.article_ids()[0])])


def test_several_commands_are_one_step_and_refused_ones_are_left_out(session: Session):
    before, blocks = session.content(), first_blocks(session)
    calls = [
        ("block.set_role", {"blocks": blocks[:1], "role": "crosshead"}),
        ("block.split", {"block": blocks[0], "at": 0}),
        ("block.set_kept", {"blocks": blocks[:1], "kept": False}),
    ]
    done = session.execute_all("finding.fix_alike", lambda view: calls)
    assert [step.command for step in session.steps()][1:] == ["finding.fix_alike"]
    block = session.read(lambda view: view.block(blocks[0]))
    assert (block.role, block.kept, done.articles) == ("crosshead", False, frozenset({block.article}))
    session.undo()
    assert session.content() == before


def test_each_command_of_several_sees_what_the_one_before_did(session: Session):
    block = first_blocks(session)[0]

    def calls(view):
        for _ in range(3):
            text = view.block(block).text
            yield (
                "block.replace_text",
                {"block": block, "start": len(text), "removed": "", "inserted": f" {len(text)}"},
            )

    length = len(session.read(lambda view: view.block(block).text))
    session.execute_all("finding.fix_alike", calls)
    text = session.read(lambda view: view.block(block).text)
    assert text.split()[-3:] == [str(length), str(length + 3), str(length + 6)]


def test_several_commands_cancelled_leave_no_trace(session: Session):
    before, blocks = session.content(), first_blocks(session)
    calls = [("block.set_kept", {"blocks": [block], "kept": False}) for block in blocks]
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        session.execute_all("finding.fix_alike", lambda view: calls, cancelled=lambda: next(asked))
    assert session.content() == before
    assert len(session.steps()) == 1


def test_a_long_read_ends_where_the_project_changes_under_it(session: Session):
    view, blocks = steady_view(session), first_blocks(session)
    assert view.block(blocks[0]).id == blocks[0]
    session.execute("block.set_kept", blocks=blocks[:1], kept=False)
    with pytest.raises(UserError) as refusal:
        view.block(blocks[1])
    assert refusal.value.key == "error.changed_meanwhile"


def test_going_on_reaches_every_finding_once_and_back(session: Session):
    for number, block in enumerate(first_blocks(session)[:3]):
        text = f"«قال (إن{chr(0x200B)} العدد ٣ و5 {number}"
        old = session.read(lambda view, at=block: view.block(at).text)
        session.execute("block.replace_text", block=block, start=0, removed=old, inserted=text)
    listed = session.findings()
    assert len(listed) > 4
    listing, rows = session.told.listing(), [0]
    while len(rows) < len(listed):
        last = listed[rows[-1]]
        place = Place(last.article, last.block, last.start)
        rows.append(listing.beside(place, 1, last))
    assert rows == list(range(len(listed)))
    second = listed[1]
    assert listing.beside(Place(second.article, second.block, second.start), -1, second) == 0


def test_finishing_an_article_confirms_all_of_it(session: Session):
    article = session.article_ids()[0]
    session.execute("article.finish", article=article)
    kept, blocks = session.read(lambda view: (view.article(article), view.blocks(article)))
    assert (kept.status, kept.boundary.by) == ("done", "editor")
    assert {block.role_decision.by for block in blocks} | {block.kept_decision.by for block in blocks} == {
        "editor"
    }
    assert session.summaries([article])[0].undecided == 0


def test_a_project_opened_through_a_link_is_the_same_project(session: Session, tmp_path: Path):
    link = tmp_path / "link.tanqih"
    link.symlink_to(session.path)
    with pytest.raises(Exception, match="open_elsewhere"):
        Session.open(link)
    session.execute("block.set_kept", blocks=first_blocks(session)[:1], kept=False)


def test_a_mention_deleted_letter_by_letter_keeps_its_words(session: Session):
    article = session.article_ids()[0]
    block, at = session.read(
        lambda view: next(
            (block, block.text.index("سامر الخطيب"))
            for block in view.blocks(article)
            if "سامر الخطيب" in block.text
        )
    )
    label = session.read(lambda view: view.labels()[0].id)
    session.execute("mention.add", parts=[[block.id, at, at + 11]], label=label)
    marked = session.content()
    for left in range(10, -1, -1):
        letter = "سامر الخطيب"[left]
        session.execute("block.replace_text", block=block.id, start=at + left, removed=letter, inserted="")
    (mention,) = session.read(lambda view: view.mentions(article))
    assert (mention.state, mention.words) == ("lost", "سامر الخطيب")
    after = session.content()
    session.undo()
    assert session.content() == marked
    session.redo()
    assert session.content() == after
