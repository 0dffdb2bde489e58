"""Files from before rules had settings: a dismissal of all that a rule says becomes what switches the rule off."""

from __future__ import annotations

import json
import sqlite3

import pytest

from core.checks import is_on
from core.model import Dismissal, RuleSetting
from core.session import Session
from tests.core.storage.version_1 import make_version_1

WHOLE, WORD = (90, "block-long", None, ""), (91, "stray-tatweel", None, "كلمه")


@pytest.fixture
def old(tmp_path):
    """A file in which two steps dismissed something: a rule as a whole, and one word everywhere."""
    path = tmp_path / "old.tanqih"
    make_version_1(path)
    connection = sqlite3.connect(path, isolation_level=None)
    parent = int(connection.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()[0])
    for step, row in ((92, WHOLE), (93, WORD)):
        connection.execute("INSERT INTO dismissal VALUES (?, ?, ?, ?)", row)
        connection.execute(
            "INSERT INTO step VALUES (?, ?, ?, 'finding.dismiss', '{}', 'ed', '2025-01-01T00:00:00', '{}', 1, 0)",
            [step, f"ST{step}", parent],
        )
        connection.execute("UPDATE step SET redo = ? WHERE id = ?", [step, parent])
        change = [step, row[0], json.dumps(row, ensure_ascii=False)]
        connection.execute("INSERT INTO change VALUES (?, 0, 'dismissal', ?, '*', NULL, ?)", change)
        parent = step
    connection.execute("UPDATE meta SET value = '93' WHERE key = 'head'")
    connection.execute("UPDATE meta SET value = '200' WHERE key = 'next_id'")
    connection.close()
    return path


def test_it_switches_the_rule_off_and_the_journal_leads_back_over_it(old):
    with Session.open(old) as session:
        assert session.read(lambda view: view.rule_settings()) == [RuleSetting(90, "block-long", False, "")]
        assert session.read(lambda view: view.dismissals()) == [Dismissal(*WORD)]
        now = session.content()
        session.undo()
        assert session.read(lambda view: view.dismissals()) == []
        session.undo()
        settings = session.read(lambda view: view.rule_settings())
        assert settings == []
        assert is_on("block-long", settings)
        session.redo()
        session.redo()
        assert session.content() == now


def test_what_such_a_file_never_ran_waits_to_be_run(old):
    with Session.open(old) as session:
        assert "block-long" not in session.rules.pending()
        assert "stray-tatweel" in session.rules.pending()
        session.rules.run_pending()
        assert session.rules.pending() == ()
