"""Hits as rows: they move with their text, keep their marks, and ask for what is looked at only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt

from core.changes import ROW, Change, Splice
from core.model.search import Hit
from core.texts import Texts
from gui.models.hit_rows import INSTEAD_ROLE, LINE, PLACE, ROLE, TICK, HitRows, follow

BLOCK, OTHER = 7, 8


def hit(start: int, block: int = BLOCK, words: str = "نهر", **values) -> Hit:
    """Return a hit of three letters in the middle of a line."""
    told = {"role": "paragraph", "kept": True, "before": "على ضفة ", "after": " الكبير", **values}
    return Hit(1, block, start, start + len(words), words=words, **told)


def text(start: int, removed: str, inserted: str, block: int = BLOCK) -> Change:
    return Change("block", block, "text", None, Splice(start, removed, inserted))


@pytest.fixture
def rows(qt_app, texts):
    made = HitRows(texts)
    made.show_hits([hit(5), hit(20), hit(3, OTHER)], complete=True)
    return made


def starts(rows: HitRows) -> list[tuple[int, int]]:
    return [(found.block, found.start) for found in rows.hits]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (text(0, "", "و"), [(BLOCK, 6), (BLOCK, 21), (OTHER, 3)]),
        (text(5, "", "ال"), [(BLOCK, 7), (BLOCK, 22), (OTHER, 3)]),
        (text(8, " ", ""), [(BLOCK, 5), (BLOCK, 19), (OTHER, 3)]),
        (text(5, "نهر", "وادي"), [(BLOCK, 21), (OTHER, 3)]),
        (text(7, "ر ال", ""), [(BLOCK, 16), (OTHER, 3)]),
        (text(23, "", " جديد"), [(BLOCK, 5), (BLOCK, 20), (OTHER, 3)]),
        (Change("block", BLOCK, ROW, object(), None), [(OTHER, 3)]),
        (Change("block", BLOCK, "role", "paragraph", "caption"), [(BLOCK, 5), (BLOCK, 20), (OTHER, 3)]),
        (Change("mention", BLOCK, "label", 1, 2), [(BLOCK, 5), (BLOCK, 20), (OTHER, 3)]),
    ],
)
def test_hits_move_with_their_text_and_go_with_their_words(rows, change, expected):
    rows.follow([change])
    assert starts(rows) == expected


def test_changes_of_one_step_are_followed_one_after_the_other():
    moved = follow([hit(20)], [text(0, "", "أمس "), text(3, " ", ""), text(30, "", "ثم")])
    assert [(found.start, found.end) for found in moved] == [(23, 26)]


def test_a_mark_taken_away_moves_with_its_hit(rows):
    rows.tick([1], on=False)
    rows.follow([text(0, "", "وفي ")])
    assert rows.left_out == {(BLOCK, 24)}
    assert [rows.is_ticked(row) for row in range(3)] == [True, False, True]
    rows.follow([text(24, "نهر", "")])
    assert rows.left_out == frozenset()


def test_only_replacing_rows_have_marks_and_new_words(rows):
    tick, line = rows.index(1, TICK), rows.index(1, LINE)
    assert tick.data(Qt.ItemDataRole.CheckStateRole) is None
    assert line.data(INSTEAD_ROLE) is None
    rows.show_instead(lambda hits: ["وادٍ"] * len(hits))
    assert tick.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert line.data(INSTEAD_ROLE) == "وادٍ"
    rows.tick([1], on=False)
    assert tick.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert line.data(INSTEAD_ROLE) is None


def test_replacements_are_asked_for_near_the_rows_looked_at(qt_app, texts):
    asked: list[int] = []
    rows = HitRows(texts)
    rows.show_hits([hit(at * 10) for at in range(500)], complete=True)
    rows.show_instead(lambda hits: asked.append(len(hits)) or [str(found.start) for found in hits])
    assert rows.index(260, LINE).data(INSTEAD_ROLE) == "2600"
    assert rows.index(261, LINE).data(INSTEAD_ROLE) == "2610"
    assert sum(asked) < 100


def test_more_is_wanted_once_until_it_came(rows):
    wanted: list[int] = []
    rows.more_wanted.connect(lambda: wanted.append(1))
    rows.fetchMore(QModelIndex())
    assert not wanted
    rows.show_hits([hit(5)], complete=False)
    for _ in range(3):
        if rows.canFetchMore(QModelIndex()):
            rows.fetchMore(QModelIndex())
    assert wanted == [1]
    rows.add_hits([hit(9)], complete=True)
    assert rows.rowCount() == 2
    assert not rows.canFetchMore(QModelIndex())


def test_the_row_of_a_place_is_the_first_behind_it_in_its_block(rows):
    assert rows.row_of((BLOCK, 5)) == 0
    assert rows.row_of((BLOCK, 6)) == 1
    assert rows.row_of((BLOCK, 21)) is None
    assert rows.row_of((99, 0)) is None


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_rows_tell_role_article_and_the_whole_line(qt_app, session, lang):
    rows = HitRows(Texts(lang))
    roles = session.read(lambda view: view.roles())
    rows.show_project(roles, lambda article: "الميناء الجديد")
    rows.show_hits([hit(5, number=12), hit(9, kept=False)], complete=True)
    paragraph = next(role for role in roles if role.name == "paragraph")
    title = paragraph.title_ar if lang == "ar" else paragraph.title_en
    assert rows.index(0, ROLE).data() == title
    assert title in rows.index(1, ROLE).data() != title
    assert "12" in rows.index(0, PLACE).data()
    assert "الميناء الجديد" in rows.index(0, PLACE).data()
    assert "0" not in rows.index(1, PLACE).data()
    assert rows.index(0, LINE).data() == "على ضفة نهر الكبير"
    rows.show_instead(lambda hits: ["وادٍ"] * len(hits))
    spoken = rows.index(0, LINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("نهر")
    assert "وادٍ" in spoken


def test_a_headline_is_asked_for_once(rows):
    asked: list[int] = []
    rows.show_project((), lambda article: asked.append(article) or "خبر")
    assert [rows.index(row, PLACE).data() for row in range(3)] == ["خبر"] * 3
    assert asked == [1]
