"""Candidates among many: no near-duplicate is missed, and not everything is looked at."""

from __future__ import annotations

import random

import pytest

from core.compare import Sketches, figure
from core.compare.sketches import CROWD
from tests.core.compare.prose import MARATHON, OTHER_HEADLINE, PARAGRAPHS, REPORT, SAME_TOPIC

SIZE = 300


def prose(rng: random.Random, words: int) -> str:
    return " ".join(f"كلمة{rng.randrange(3_000)}" for _ in range(words))


def candidates(*texts: str) -> set[tuple[int, int]]:
    sketches = Sketches()
    sketches.add(enumerate(texts, start=1))
    return sketches.candidates()


@pytest.mark.parametrize(
    "copy",
    [
        "\n".join((OTHER_HEADLINE, *PARAGRAPHS)),
        REPORT.replace("أمس", "السبت").replace("الغزيرة", "الشديدة"),
        "\n".join((OTHER_HEADLINE, *PARAGRAPHS[:3])),
        "\n".join(PARAGRAPHS[2:]),
    ],
    ids=["headline", "words", "shortened", "without its lede"],
)
def test_copies_are_candidates(copy):
    assert (1, 4) in candidates(REPORT, MARATHON, SAME_TOPIC, copy)


def test_other_stories_are_not():
    assert candidates(REPORT, MARATHON) == set()


def test_planted_copies_are_found_among_many():
    rng = random.Random(5)
    texts = [prose(rng, 200) for _ in range(SIZE)]
    planted = set()
    for origin in range(0, SIZE, 10):
        words = texts[origin].split()
        if origin % 20:
            copy = " ".join("غيره" if rng.random() < 0.05 else word for word in words)
        else:
            copy = " ".join(words[40:140])
        planted.add((origin + 1, len(texts) + 1))
        texts.append(copy)
    assert candidates(*texts) == planted


def test_texts_may_come_in_any_slices():
    texts = [REPORT, MARATHON, REPORT + " زيادة"]
    whole, sliced = Sketches(), Sketches()
    whole.add(enumerate(texts))
    for each in enumerate(texts):
        sliced.add([each])
    assert whole.candidates() == sliced.candidates() == {(0, 2)}


def test_short_and_empty_texts_are_left_out():
    sketches = Sketches()
    sketches.add([(1, ""), (2, "عنوان قصير"), (3, REPORT)])
    sketches.add([])
    assert len(sketches) == 1
    assert Sketches().candidates() == set()


def test_a_form_letter_in_many_copies_does_not_become_all_pairs():
    copies = [f"{REPORT} {number}" for number in range(200)]
    found = candidates(*copies)
    assert len(found) <= 200 * 2 * CROWD
    assert {two for _, two in found} == set(range(2, 201))


def test_what_asks_to_stop_is_asked():
    sketches = Sketches()
    sketches.add(enumerate([REPORT, REPORT]))
    asked = []
    sketches.candidates(lambda: bool(asked.append(1)))
    assert len(asked) > 10


def test_the_figure_confirms_what_the_sketches_say():
    assert all(figure(REPORT, REPORT + " زيادة").kind for _ in candidates(REPORT, REPORT + " زيادة"))
