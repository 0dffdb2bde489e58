"""The commands search, replace and recipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.session import Session


def test_search_lists_where_words_stand(call, project):
    told = call("search", project, "زيتون", "--json")
    hits = told.json["hits"]
    assert told.code == 0
    assert {hit["article"] for hit in hits} == {2}
    assert {hit["words"] for hit in hits} == {"زيتون"}
    lines = call("search", project, "زيتون", "--limit", "2").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "2"]
    assert "[زيتون]" in lines[0]


def test_search_only_in_what_is_asked_for(call, project):
    everything = call("search", project, "الزيتون", "--json").json["hits"]
    titles = call("search", project, "الزيتون", "--role", "headline", "--kept", "--json").json["hits"]
    assert titles == [hit for hit in everything if hit["role"] == "headline" and hit["kept"]]
    assert 0 < len(titles) < len(everything)
    words = call("search", project, "زيتون", "--how", "word")
    assert (words.code, words.out) == (1, "")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_bad_expression_is_one_sentence(call, project, lang):
    told = call("search", project, "(زيتون", "--how", "regex", "--exact", lang=lang)
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert " 7" in told.err


def test_replace_tells_first_then_does(call, project):
    before = call("search", project, "الزيتون", "--json").json["hits"]
    would = call("replace", project, "موسم (الزيتون)", r"\1", "--how", "regex", "--dry-run")
    assert "[موسم الزيتون → الزيتون]" in would.out
    assert call("search", project, "الزيتون", "--json").json["hits"] == before
    done = call("replace", project, "الزيتون", "النخيل", "--json")
    assert done.json == {"replaced": len(before), "articles": 1}
    assert call("search", project, "الزيتون").code == 1
    assert call("replace", project, "الزيتون", "النخيل", lang="ar").code == 0


def test_recipe_tells_first_then_does(call, project, tmp_path: Path):
    path = tmp_path / "list.tsv"
    path.write_text("الزيتون\tالنخيل\nالنخيل\tالكروم\tword\n", encoding="utf-8")
    would = call("recipe", project, path, "--dry-run", "--json").json["hits"]
    assert {(hit["entry"], hit["words"], hit["instead"]) for hit in would} == {
        (1, "الزيتون", "النخيل"),
        (2, "النخيل", "الكروم"),
    }
    assert call("search", project, "الكروم").code == 1
    assert call("recipe", project, path, "--json").json == {"articles": 1}
    assert call("search", project, "الكروم").code == 0
    path.write_text("الزيتون\n", encoding="utf-8")
    told = call("recipe", project, path)
    assert (told.code, told.err.count("\n")) == (1, 1)


def test_words_of_a_dump_do_nothing_to_a_terminal(call, project):
    with Session.open(project) as session:
        block = session.read(lambda view: view.blocks(view.article_ids()[0])[-1])
        args = {"block": block.id, "start": 0, "removed": "", "inserted": "خاتمة\x1b[2J\u202eالخبر "}
        session.execute("block.replace_text", **args)
    told = call("search", project, "خاتمة")
    assert "<U+001B>[2J<RLO>" in told.out
    assert "\x1b" not in told.out
    assert "\x1b[2J\u202e" in call("search", project, "خاتمة", "--json").json["hits"][0]["after"]
