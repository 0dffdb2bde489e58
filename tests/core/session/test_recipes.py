"""Recipes: several replacements and fixes in their order, as one step; and their files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from core.errors import Cancelled, UserError
from core.model import Recipe
from core.model.search import Query
from core.session import Session

Entry = Mapping[str, Any]


def replacement(words: str, instead: str, **query: Any) -> Entry:
    return {"kind": "replace", "query": {"words": words, **query}, "instead": instead}


def recipe(*entries: Entry) -> Recipe:
    return Recipe(0, "", "تنظيف", entries)


def count(session: Session, words: str, how: str = "plain") -> int:
    return session.search.count(Query(words, how, exact=True)).hits


TWICE = recipe(replacement("الميناء", "المرفأ"), replacement("المرفأ", "الشاطئ", how="word", exact=True))
TATWEEL: Entry = {"kind": "fix", "rule": "stray-tatweel", "fix": ""}


def test_the_second_entry_sees_what_the_first_has_done(session: Session):
    before, there = session.content(), count(session, "الميناء")
    done = session.search.run_recipe(TWICE)
    assert done.step is not None
    assert (done.step.command, done.step.args["name"]) == ("recipe.apply", "تنظيف")
    assert (count(session, "الميناء"), count(session, "المرفأ"), count(session, "الشاطئ")) == (0, 0, there)
    session.undo()
    assert session.content() == before


def test_the_order_of_entries_matters(session: Session):
    session.search.run_recipe(recipe(*reversed(TWICE.entries)))
    assert (count(session, "المرفأ") > 0, count(session, "الشاطئ")) == (True, 0)


def test_only_some_articles(session: Session):
    ids = session.article_ids()
    entry = replacement("المدينة", "البلدة", scope="article")
    done = session.search.run_recipe(recipe(entry), [ids[2]])
    assert done.articles == {ids[2]}
    assert count(session, "المدينة") == 0
    session.undo()
    assert session.search.run_recipe(recipe(entry), [ids[0]]).step is None


def test_an_entry_goes_everywhere_wherever_its_search_was_begun(session: Session):
    entry = replacement("المدينة", "البلدة", scope="selection")
    assert session.search.run_recipe(recipe(entry)).step is not None
    assert count(session, "المدينة") == 0


def test_half_a_character_is_refused(session: Session):
    for words, instead in (("الميناء", "\ud800"), ("\ud800", "الميناء")):
        entry = replacement(words, instead)
        for work in (session.search.run_recipe, session.search.recipe_preview):
            with pytest.raises(UserError) as refused:
                work(recipe(entry))
            assert refused.value.key == "error.half_character"


def test_fixes_are_entries_too(session: Session):
    block = session.read(lambda view: view.blocks(view.article_ids()[0])[4])
    session.execute(
        "block.replace_text", block=block.id, start=0, removed="", inserted="ســـلام من المينـــاء "
    )
    before = session.content()
    told = session.search.recipe_preview(recipe(TATWEEL, replacement("سلام", "أمان")))
    assert [(number, way) for number, _, way in told if number == 1] == [(1, "أمان")]
    assert {number for number, _, _ in told} == {0, 1}
    session.search.run_recipe(recipe(TATWEEL, replacement("سلام", "أمان")))
    text = session.read(lambda view: view.block(block.id).text)
    assert text.startswith("أمان من الميناء ")
    session.undo()
    assert session.content() == before


def test_a_preview_changes_nothing_and_tells_what_would_be(session: Session):
    before, steps = session.content(), session.steps()
    told = session.search.recipe_preview(TWICE)
    assert {(number, hit.words, instead) for number, hit, instead in told} == {
        (0, "الميناء", "المرفأ"),
        (1, "المرفأ", "الشاطئ"),
    }
    assert all(hit.number for _, hit, _ in told)
    assert len(session.search.recipe_preview(TWICE, limit=3)) == 3
    assert (session.content(), session.steps()) == (before, steps)


@pytest.mark.parametrize("asked", range(10))
def test_a_cancel_leaves_no_trace(session: Session, asked: int):
    before, steps = session.content(), session.steps()
    answers = iter([False] * asked)
    with pytest.raises(Cancelled):
        session.search.run_recipe(TWICE, cancelled=lambda: next(answers, True))
    assert (session.content(), session.steps()) == (before, steps)


def test_progress_goes_on_to_its_end(session: Session):
    told: list[float] = []
    session.search.run_recipe(TWICE, progress=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[-1] == 1


def test_recipes_and_searches_are_kept_by_name(session: Session):
    session.execute("recipe.save", name="تنظيف", entries=[replacement("أ", "ب")])
    session.execute("recipe.save", name="تنظيف", entries=[replacement("ج", "د")])
    session.execute("search.save", name="مدن", query=Query("غزة", "word").to_json(), instead="غزّة")
    (kept,), (saved,) = session.search.recipes(), session.search.saved()
    assert (kept.name, kept.entries) == ("تنظيف", (replacement("ج", "د"),))
    assert (saved.name, Query.from_json(saved.query), saved.instead) == ("مدن", Query("غزة", "word"), "غزّة")
    session.close()
    with Session.open(session.path) as again:
        assert again.search.recipes() == [kept]
        again.undo()
        assert again.search.saved() == []


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"kind": "replace"},
        {"kind": "fix"},
        replacement("", "أ"),
        replacement("(", "أ", how="regex"),
        replacement("أ", "ب\nج"),
        replacement("(أ)", r"\2", how="regex"),
        replacement("أ", "ب", how="loud"),
    ],
)
def test_a_bad_entry_is_refused_by_its_number(session: Session, entry: Entry):
    with pytest.raises(UserError) as refused:
        session.execute("recipe.save", name="تنظيف", entries=[replacement("أ", "ب"), entry])
    assert (refused.value.key, refused.value.values["number"]) == ("error.bad_recipe_entry", 2)
    assert session.search.recipes() == []


def test_a_json_file_goes_out_and_comes_in(session: Session, tmp_path: Path):
    label = session.read(lambda view: view.labels()[1])
    whole = recipe(
        replacement("أ", "ب", how="word", mentions="inside", labels=[label.id], roles=["headline"]), TATWEEL
    )
    path = tmp_path / "تنظيف.json"
    session.search.write_recipe(whole, path)
    assert json.loads(path.read_text(encoding="utf-8"))["entries"][0]["query"]["labels"] == [label.name]
    assert session.search.read_recipe(path) == (whole.name, whole.entries)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("تنظيف")] == [path.name]


def test_a_tsv_file_goes_out_and_comes_in(session: Session, tmp_path: Path):
    whole = recipe(
        replacement("أمريكا", "أميركا"),
        replacement("غزة", "غزّة", how="word"),
        replacement(r"(\d)،(\d)", r"\1٫\2", how="regex", exact=True),
        replacement("  ", " "),
        replacement("سطر\u2028آخر", "سطر\x85آخر"),
    )
    path = tmp_path / "تنظيف.tsv"
    session.search.write_recipe(whole, path)
    assert path.read_text(encoding="utf-8").splitlines()[0] == "أمريكا\tأميركا"
    assert session.search.read_recipe(path) == ("تنظيف", whole.entries)


@pytest.mark.parametrize(
    "entry",
    [
        TATWEEL,
        replacement("أ", "ب", kept=True),
        replacement("أ\tب", "ج"),
        replacement("#", "ج"),
        replacement("\ufeff", ""),
    ],
)
def test_what_tsv_cannot_say_is_refused(session: Session, tmp_path: Path, entry: Entry):
    with pytest.raises(UserError) as refused:
        session.search.write_recipe(recipe(entry), tmp_path / "a.tsv")
    assert refused.value.key == "error.recipe_needs_json"
    assert not (tmp_path / "a.tsv").exists()


def test_a_tsv_file_may_have_remarks_a_mark_and_windows_line_ends(session: Session, tmp_path: Path):
    path = tmp_path / "a.tsv"
    path.write_bytes("\ufeff# قائمة\r\n\r\nأ\tب\r\nج\t\r\n".encode())
    assert session.search.read_recipe(path)[1] == (replacement("أ", "ب"), replacement("ج", ""))


@pytest.mark.parametrize(
    ("name", "data", "key", "line"),
    [
        ("a.tsv", "أ\tب\nج\n".encode(), "bad_recipe_line", 2),
        ("a.tsv", "أ\tب\tloud".encode(), "bad_recipe_line", 1),
        ("a.tsv", "أ\tب\n(\tب\tregex".encode(), "bad_recipe_line", 2),
        ("a.tsv", "أ\tب\tword\tx".encode(), "bad_recipe_line", 1),
        ("a.tsv", "أ\tب\n".encode() + b"\xc7\tx", "recipe_not_utf8", 2),
        ("a.tsv", b"# \n", "empty_recipe", None),
        ("a.json", b'{"a": 1,\n b}', "recipe_not_json", 2),
        ("a.json", b"[1, 2]", "not_recipe", None),
        ("a.json", b"[" * 100_000, "not_recipe", None),
        ("a.json", b"9" * 5_000, "not_recipe", None),
        (
            "a.json",
            b'{"tanqih-recipe": 1, "name": "a", "entries": [{"kind": "fix", "rule": []}]}',
            "recipe_rule",
            None,
        ),
        ("a.json", b'{"tanqih-recipe": 9, "name": "a", "entries": []}', "newer_recipe", None),
        ("a.json", b'{"tanqih-recipe": 1, "name": "a", "entries": []}', "empty_recipe", None),
        ("a.json", b'{"tanqih-recipe": 1, "name": "a", "entries": [3]}', "bad_recipe_entry", None),
        (
            "a.json",
            b'{"tanqih-recipe": 1, "name": "a", "entries": [{"kind": "fix", "rule": "no-such"}]}',
            "recipe_rule",
            None,
        ),
        (
            "a.json",
            b'{"tanqih-recipe": 1, "name": "a", "entries": [{"kind": "replace", "instead": "x",'
            b' "query": {"words": "x", "labels": ["NOBODY"]}}]}',
            "recipe_label",
            None,
        ),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(
    session: Session, tmp_path: Path, name: str, data: bytes, key: str, line: int | None
):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError) as refused:
        session.search.read_recipe(path)
    assert (refused.value.key, refused.value.values.get("line")) == (f"error.{key}", line)


def test_a_missing_file_is_told(session: Session, tmp_path: Path):
    with pytest.raises(UserError) as refused:
        session.search.read_recipe(tmp_path / "none.json")
    assert refused.value.key == "error.no_such_file"
