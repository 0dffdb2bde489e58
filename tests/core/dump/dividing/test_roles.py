"""What is certain is decided by rule, whatever the model makes of the line."""

from __future__ import annotations

import numpy as np
import pytest

from core.dump.dividing.cutting import RawLine
from core.dump.dividing.look import look_at
from core.dump.dividing.read import Read
from core.dump.dividing.roles import ArticleReader
from core.dump.dividing.states import STATES, state_of
from core.dump.dividing.templates import SIZES
from tests.core.dump.pages import PARAGRAPHS

EMISSIONS = np.zeros((sum(SIZES), len(STATES)), np.float32)
FEATURES = np.zeros(len(SIZES), np.int32)


def read_as(text: str, part: str, start: int, *, starts: bool = False) -> Read:
    state = state_of(part, starts=starts, in_body=True)
    return Read(look_at(RawLine(start, text, 0)), state, 0.9, float(starts), 0.0, FEATURES, None, ())


def last_block(text: str, part: str):
    """Return the block of a line that the model takes for `part`, in the text of an article."""
    first = read_as(PARAGRAPHS[0], "paragraph", 0, starts=True)
    line = read_as(text, part, 500)
    after = read_as(PARAGRAPHS[1], "paragraph", 1000)
    article = ArticleReader(EMISSIONS, first, first=True)
    article.add(first, line)
    article.add(line, after)
    return article.draft().blocks[-1]


@pytest.mark.parametrize("part", ["paragraph", "byline"])
@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("تجار السوق في حفل الافتتاح (تصوير: سامر درويش)", "caption"),
        ("مدخل السوق القديمة (أرشيفية)", "caption"),
        ("(تصوير: سامر درويش)", "credit"),
    ],
)
def test_a_line_that_ends_in_a_credit_is_no_text(line, role, part):
    block = last_block(line, part)
    assert (block.role, block.kept) == (role, True)


def test_a_sentence_that_ends_in_a_credit_stays_text():
    assert last_block("وقال التجار إنهم عادوا إلى محالهم أمس (رويترز).", "paragraph").role == "paragraph"


def test_a_line_that_stands_again_is_left_out():
    block = last_block(PARAGRAPHS[0], "paragraph")
    assert (block.role, block.kept, block.role_decision.reason) == ("paragraph", False, "repeats-above")


def test_a_short_line_between_paragraphs_is_a_crosshead():
    assert last_block("موسم جديد", "paragraph").role == "crosshead"
