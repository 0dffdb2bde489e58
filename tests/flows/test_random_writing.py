"""Random edits through the real pane in the real window: widget, model and file stay the same, no mention goes unsaid.

Some hundred edits in a usual run; with ``--edits 5000`` (and this file alone) there are as many in each case.
"""

from __future__ import annotations

import pytest

from core.checks import RULES
from core.session import Session
from tests.flows.writers import LINES, Writer

REOPEN = 60
"""After so many edits the project is closed and opened again."""


@pytest.fixture
def project(tmp_path):
    """A project of one dump with all that can go wrong in it, line ends of three kinds among it."""
    dump, path = tmp_path / "dump.txt", tmp_path / "odd.tanqih"
    dump.write_text("\r\n".join(LINES[:3]) + "\n" + "\r".join(LINES[3:]) + "\n", encoding="utf-8", newline="")
    with Session.open(path, create=True) as session:
        session.import_dumps([(dump, None)])
    return path


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_widget_model_and_file_stay_the_same(open_window, project, seed, random_edits):
    hands = open_window()
    assert hands.window.control.projects.open_project(project)
    hands.rest()
    writer = Writer(hands, seed)
    first, untouched = writer.session.head, writer.session.content()
    for number in range(random_edits):
        try:
            writer.edit()
            if number % REOPEN == REOPEN - 1:
                writer.reopen()
        except AssertionError as error:
            error.add_note(f"edit {number} of seed {seed}: {' '.join(writer.done[-8:])}")
            raise
    assert not [finding for finding in writer.session.check() if RULES[finding.rule].scope == "file"]
    last, written = writer.session.head, writer.session.content()
    writer.session.jump(first)
    assert writer.session.content() == untouched
    writer.session.jump(last)
    assert writer.session.content() == written
