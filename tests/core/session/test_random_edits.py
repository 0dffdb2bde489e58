"""Random commands, undo, branches and reopening: the file, the values and the invariants always agree."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.arabic import fold
from core.checks import RULES
from core.model import BEGINNING
from core.session import Session
from core.storage import rows
from tests.core.session.edits import Hand

NUMBER = st.integers(0, 10_000)
EDITS = st.lists(st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), min_size=1, max_size=40)
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)


def assert_sound(session: Session) -> None:
    """Look at every promise a project makes about itself."""
    told = {
        (f.rule, f.article, f.block, f.start, f.end)
        for f in session.findings(limit=10_000)
        if is_local(f.rule)
    }
    checked = session.check()
    assert not [finding for finding in checked if RULES[finding.rule].scope == "file"]
    again = {(f.rule, f.article, f.block, f.start, f.end) for f in checked if is_local(f.rule)}
    assert told == again, "the cached findings are not what the checks say"
    for article in session.read(lambda view: list(view.articles())):
        blocks, mentions = session.read(lambda view, at=article.id: (view.blocks(at), view.mentions(at)))
        texts = {block.id: block.text for block in blocks}
        for mention in mentions:
            assert {part.block for part in mention.parts} <= texts.keys()
            if mention.state == "live":
                assert mention.words == " ".join(
                    texts[part.block][part.start : part.end] for part in mention.parts
                )
                assert mention.words.strip() == mention.words != ""
    assert_derived(session)


def is_local(rule: str) -> bool:
    return RULES[rule].scope in ("block", "article")


def assert_derived(session: Session) -> None:
    """Columns computed from text are those of the text, and the word index finds every block."""
    shown = session.read(lambda view: [block for at in view.article_ids() for block in view.blocks(at)])
    derived = {entries[0]: entries[-2:] for entries in session.content()["block"]}
    wanted: dict[str, set[int]] = {}
    for block in shown:
        folded = fold(block.text)
        assert derived[block.id] == (rows.fold_key(folded), rows.digest(block.text))
        if words := "".join(letter if letter.isalnum() else " " for letter in folded).split():
            wanted.setdefault(words[0], set()).add(block.id)
    for word, blocks in wanted.items():
        assert blocks <= {
            block.id for block in session.read(lambda view, at=word: view.blocks_with_words(at))
        }


@SLOW
@given(edits=EDITS, reopen=st.integers(0, 40))
def test_any_edits_undo_to_the_import_and_redo_to_the_same_file(imported: Path, edits, reopen):
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(imported, Path(folder) / "random.tanqih"))
        session = Session.open(path)
        before = session.content()
        first = session.head
        for at, edit in enumerate(edits):
            Hand(session).do(edit)
            if at == reopen:
                content = session.content()
                session.close()
                session = Session.open(path)
                assert session.content() == content
        with session:
            if session.head == BEGINNING:
                session.jump(first)
            assert_sound(session)
            after, last = session.content(), session.head
            session.jump(first)
            assert session.content() == before
            session.jump(last)
            assert session.content() == after
            session.jump(BEGINNING)
            assert session.stats()["articles"] == 0
            session.close()
        with Session.open(path) as session:
            session.jump(last)
            assert session.content() == after
            while session.can_undo:
                session.undo()
            assert session.head in (first, BEGINNING)
            session.jump(first)
            assert session.content() == before
            session.jump(last)
            assert session.content() == after
            assert_sound(session)


@SLOW
@given(
    a=NUMBER,
    b=NUMBER,
    c=NUMBER,
    marks=st.lists(st.tuples(NUMBER, NUMBER, NUMBER), max_size=6),
    typed=st.integers(0, 3),
)
def test_split_then_merge_is_identity(imported: Path, a, b, c, marks, typed):
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(imported, Path(folder) / "split.tanqih"))
        with Session.open(path) as session:
            hand = Hand(session)
            for mark in marks:
                hand.do((4, *mark))
            for _ in range(typed):
                hand.do((0, a, b, c))
            block = hand.block(a, b)
            if len(block.text) < 2:
                return
            before = session.content()
            session.execute("block.split", block=block.id, at=1 + c % (len(block.text) - 1))
            blocks = session.read(lambda view: view.blocks(block.article))
            at = [mate.id for mate in blocks].index(block.id)
            session.execute("block.merge", blocks=[block.id, blocks[at + 1].id])
            assert session.content() == before
