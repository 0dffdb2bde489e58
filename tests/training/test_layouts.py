"""Made dumps say truly what each of their lines is."""

from __future__ import annotations

import pytest

from core.dump.dividing.cutting import cut_lines
from core.dump.dividing.states import STATES
from training.articles import Parts, articles_of
from training.layouts import Layouter, written
from training.train import example, laid_from_gold

ARTICLES = [
    Parts(
        headline=f"بلدية المدينة رقم {at} تفتح حديقة جديدة",
        subheadlines=("خمسون شجرة زيتون",),
        captions=("أطفال في الحديقة (خاص)",),
        byline="عمّان: هالة درويش",
        body=(
            f"افتتحت بلدية المدينة رقم {at} حديقة جديدة صباح أمس بحضور الأهالي.",
            "وقال رئيس البلدية إن العمل استغرق عاما كاملا. وأضاف أن الحديقة مفتوحة للجميع.",
        ),
    )
    for at in range(12)
]


@pytest.mark.parametrize("family", ["page", "mixed", "plain", "single", "pasted"])
def test_the_lines_of_a_made_dump_are_those_of_its_text(family):
    for seed in range(8):
        laid = Layouter(ARTICLES, seed).dump(10, family)
        lines = list(cut_lines([written(laid)]))
        assert [line.text for line in lines] == [line.text.strip() for line in laid]
        assert [line.gap for line in lines][1:] == [line.gap for line in laid][1:]
        assert sum(line.starts for line in laid) == 10
        assert laid[0].starts


def test_the_same_seed_makes_the_same_dump():
    assert Layouter(ARTICLES, 3).dump(10) == Layouter(ARTICLES, 3).dump(10)


def test_every_line_gets_a_state_that_says_what_it_is():
    laid = Layouter(ARTICLES, 1).dump(10, "pasted")
    made = example(written(laid), laid)
    assert [STATES[state].starts for state in made.states] == [line.starts for line in laid]


def test_gold_is_read_as_lines_and_as_parts(tmp_path):
    text = "عنوان المقال الأول\nTT\nعنوان المقال الأول\nمتن المقال الأول.\n"
    tmp_path.joinpath("a.txt").write_text(text, encoding="utf-8")
    body = text.index("متن")
    spans = [
        [0, 18, "headline"],
        [19, 21, "widget"],
        [22, 40, "headline_repeat"],
        [body, len(text) - 1, "body"],
    ]
    line = str({"start": 0, "end": len(text), "spans": spans}).replace("'", '"')
    gold = tmp_path / "a.gold.jsonl"
    gold.write_text(line + "\n", encoding="utf-8")
    assert [(one.part, one.starts) for one in laid_from_gold(gold)[1]] == [
        ("headline", True),
        ("widget", False),
        ("repeat", False),
        ("paragraph", False),
    ]
    (parts,) = articles_of(tmp_path, "*.gold.jsonl")
    assert (parts.headline, parts.body) == ("عنوان المقال الأول", ("متن المقال الأول.",))
