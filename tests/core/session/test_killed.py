"""A killed process loses nothing it had said was done, and leaves nothing half-done (SIGKILL at any moment)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.checks import RULES
from core.model import BEGINNING
from core.session import Session
from tests.core.conftest import DUMP

ROOT = Path(__file__).parents[3]


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.core.session.killed", *map(str, arguments)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def said_before_kill(process: subprocess.Popen[str], lines: int) -> list[str]:
    """Return the lines a process says, which is killed when `lines` of them are read."""
    assert process.stdout is not None
    heard = [line.strip() for _, line in zip(range(lines), process.stdout, strict=False)]
    process.kill()
    return heard + process.stdout.read().split()


def assert_sound(session: Session) -> None:
    assert not [finding for finding in session.check() if RULES[finding.rule].scope == "file"]


@pytest.mark.parametrize(("seed", "lines"), [(1, 1), (2, 7), (3, 23), (4, 60), (5, 111), (6, 160)])
def test_every_acknowledged_step_is_there_after_a_kill(project: Path, seed: int, lines: int):
    with running("edit", project, seed) as process:
        heard = said_before_kill(process, lines)
    assert len(heard) >= lines
    with Session.open(project) as session:
        steps = {step.id for step in session.steps()}
        assert {int(head) for head in heard} <= steps | {BEGINNING}
        after = session.content()
        assert_sound(session)
        assert session.content() == after
        present = session.head
        session.jump(min(steps))
        session.jump(present)
        assert session.content() == after


@pytest.mark.parametrize("lines", [1, 4, 9, 20])
def test_a_killed_import_leaves_nothing_of_it(project: Path, tmp_path: Path, lines: int):
    dump = tmp_path / "long.txt"
    dump.write_text("\n\n\n\n".join(f"{DUMP}\nالنص رقم {number}." for number in range(150)), encoding="utf-8")
    with Session.open(project) as session:
        before = session.content()
    with running("import", project, dump) as process:
        heard = said_before_kill(process, lines)
    assert heard
    with Session.open(project) as session:
        assert_sound(session)
        if "done" not in heard:
            assert session.content() == before
            assert len(session.article_ids()) == 3
            session.import_dumps([(dump, None)])
        assert len(session.article_ids()) > 150


def test_a_kill_leaves_the_lock_to_the_next(project: Path):
    with running("edit", project, 7) as process:
        said_before_kill(process, 3)
    assert project.with_name(project.name + ".lock").exists()
    with Session.open(project) as session:
        assert session.steps()
    assert not project.with_name(project.name + ".lock").exists()
    assert sorted(path.name for path in project.parent.iterdir()) == [project.name]
