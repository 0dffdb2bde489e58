"""Tanween before or after its alef: which way an article should have, and which places are left alone."""

from __future__ import annotations

import pytest

from core.checks.rule import ArticleContext, LookupContext
from core.checks.tanween import clear_way, other_way, tanween_mixed, tanween_ways
from core.model.spellings import TanweenWays
from tests.core.checks.build import ARTICLE, block

ON, BEFORE = "اً", "ًا"


class Project:
    """All that the rule asks of a view."""

    def __init__(self, on_alef: int = 0, before_alef: int = 0) -> None:
        self._ways = TanweenWays(on_alef, before_alef)

    def tanween_ways(self) -> TanweenWays:
        return self._ways


def told(project: Project, *texts: str) -> list[tuple[int, str, int]]:
    """Return (block, the way it should be, places) of what is found in an article of these paragraphs."""
    rows = [block(number, text) for number, text in enumerate(texts, start=1)]
    context = LookupContext(ArticleContext(ARTICLE, rows, (), {}), project)
    return [(hit.block, hit.key, hit.values["count"]) for hit in tanween_mixed(context)]


MIXED = [
    (Project(), ("كان العمل شاقاً ومفيداً وطويلًا",), [(1, ON, 1)]),
    (Project(), ("كان العمل شاقًا ومفيدًا وطويلاً",), [(1, BEFORE, 1)]),
    (Project(), ("وصل مساءً متأخراً جداً", "وقال شكرًا"), [(2, ON, 1)]),
    (Project(100, 2), ("قال شكرًا",), [(1, ON, 1)]),
    (Project(2, 100), ("قال شكراً ثم أهلاً",), [(1, BEFORE, 2)]),
    (Project(5, 4), ("قال شكراً ثم أهلًا",), [(1, ON, 1)]),
    (Project(4, 5), ("قال شكراً ثم أهلًا",), [(1, BEFORE, 1)]),
    (Project(100, 2), ("قال شكرًا وأهلًا ثم سهلاً",), [(1, BEFORE, 1)]),
]

UNMIXED = [
    (Project(), ("كان العمل شاقاً ومفيداً",)),
    (Project(), ("كان العمل شاقًا ومفيدًا",)),
    (Project(100, 2), ("قال شكراً",)),
    (Project(50, 40), ("قال شكرًا",)),
    (Project(3, 0), ("قال شكرًا",)),
    (Project(), ("وصل مساءً إلى قريةٍ بعيدةٍ جداً",)),
    (Project(), ("قال شكراً", "مَتَاعًا لَّكُمْ وَلِلسَّيَّارَةِ")),
    (Project(), ("لم يكن هدىً بل شكاً",)),
    (Project(), ("لا تنوين في هذه الفقرة",)),
]


@pytest.mark.parametrize(("project", "texts", "hits"), MIXED)
def test_the_rarer_way_is_told(project, texts, hits):
    assert told(project, *texts) == hits
    chosen = hits[0][1]
    for text in texts:
        for splice in reversed(other_way(text, chosen)):
            text = splice.apply(text)
        assert other_way(text, chosen) == []


@pytest.mark.parametrize(("project", "texts"), UNMIXED)
def test_one_way_is_left_alone(project, texts):
    assert told(project, *texts) == []


@pytest.mark.parametrize(
    ("counts", "way"), [((8, 1), ON), ((1, 8), BEFORE), ((7, 0), None), ((80, 11), None), ((0, 0), None)]
)
def test_a_way_is_clear_or_it_is_none(counts, way):
    assert clear_way(TanweenWays(*counts)) == way


def test_ways_are_counted():
    assert tanween_ways("شكراً وأهلًا وسهلًا مساءً") == (1, 2)
