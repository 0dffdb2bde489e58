"""A scene followed in memory is the scene read again, whatever was done."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.session import Session
from gui.pane.scene import ArticleScene
from gui.window.scenes import followed_scene, load_scene
from tests.core.session.edits import Hand

NUMBER = st.integers(0, 10_000)
KIND = st.sampled_from((0, 0, 0, 3, 4, 5, 6, 7, 8))
EDITS = st.lists(st.tuples(KIND, NUMBER, NUMBER, NUMBER), min_size=1, max_size=12)
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


class Watching(Hand):
    """A hand whose change sets are kept."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.done = []

    def run(self, command: str, **args: object) -> None:
        self.done.append(self.session.execute(command, **args))


def assert_same(followed: ArticleScene, read: ArticleScene) -> None:
    """Look at all that a scene holds, and at all that it works out, findings apart: those follow at rest."""
    assert replace(followed, findings=()) == replace(read, findings=())
    for name in ("block_of", "mention_of", "number_of", "outline", "role_named", "label_of"):
        assert getattr(followed, name) == getattr(read, name), name
    for block in read.block_of:
        assert followed.stretches(block) == read.stretches(block)
    fresh = replace(followed)
    assert followed.findings_of == fresh.findings_of


@SLOW
@given(edits=EDITS)
def test_a_followed_scene_is_the_scene_read_again(sample_project: Path, edits):
    with (
        TemporaryDirectory() as folder,
        Session.open(shutil.copy(sample_project, Path(folder) / "scenes.tanqih")) as session,
    ):
        hand, followed = Watching(session), 0
        article = session.article_ids()[0]
        scene = load_scene(session, article)
        for choose, a, b, c in edits:
            hand.do((choose, a * len(session.article_ids()), b, c))
            if c % 4 == 0 and session.can_undo:
                hand.done.append(session.undo())
            for changes in hand.done:
                after = followed_scene(scene, changes.changes)
                followed += after is not None
                scene = after
                if scene is None:
                    break
            hand.done.clear()
            read = load_scene(session, article)
            if read is None:
                return
            if scene is not None:
                assert_same(scene, read)
            else:
                scene = read


def test_typing_never_reads_the_article_again(sample_project: Path, tmp_path):
    with Session.open(shutil.copy(sample_project, tmp_path / "typed.tanqih")) as session:
        article = session.article_ids()[0]
        scene = load_scene(session, article)
        block = scene.blocks[-1]
        for letter in "كلام":
            changes = session.execute(
                "block.replace_text", block=block.id, start=3, removed="", inserted=letter
            )
            followed = followed_scene(scene, changes.changes)
            assert followed is not None
            assert [
                one for one, other in zip(followed.blocks, scene.blocks, strict=True) if one is not other
            ] == [followed.block_of[block.id]]
            scene = followed
        assert_same(scene, load_scene(session, article))


def test_a_step_that_moves_blocks_is_read_again(sample_project: Path, tmp_path):
    with Session.open(shutil.copy(sample_project, tmp_path / "split.tanqih")) as session:
        scene = load_scene(session, session.article_ids()[0])
        block = max(scene.blocks, key=lambda block: len(block.text))
        assert followed_scene(scene, session.execute("block.split", block=block.id, at=5).changes) is None
        scene = load_scene(session, scene.article.id)
        assert followed_scene(scene, session.execute("article.split", block=block.id).changes) is None


def test_findings_go_where_their_words_go(sample_project: Path, tmp_path):
    with Session.open(shutil.copy(sample_project, tmp_path / "found.tanqih")) as session:
        article = next(
            each.article for each in session.findings() if each.start is not None and each.block is not None
        )
        scene = load_scene(session, article)
        told = next(each for each in scene.findings if each.start is not None and each.block is not None)
        changes = session.execute("block.replace_text", block=told.block, start=0, removed="", inserted="س ")
        moved = followed_scene(scene, changes.changes).findings[scene.findings.index(told)]
        assert (moved.start, moved.end) == (told.start + 2, told.end + 2)
