"""The shipped model, what editors' decisions teach it, and what is known beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from core.dump.dividing.divide import divide, segment
from core.dump.dividing.drafts import Known, PageLine
from core.dump.dividing.lines import line_key
from core.dump.dividing.model import WEIGHTS, learn, shipped
from core.dump.dividing.states import STATES, allowed, part_of, state_of
from core.dump.dividing.templates import COLUMNS, GROUPS, SIZES, TEMPLATES
from core.errors import UserError
from core.resources import RESOURCES
from tests.core.dump.pages import HEADLINES, PARAGRAPHS, plain


def dump() -> str:
    return "\n\n\n".join(plain(headline) for headline in HEADLINES)


def starts(drafts) -> list[int]:
    return [draft.blocks[0].start for draft in drafts]


def test_the_weights_are_numbers_of_abstract_features():
    with np.load(RESOURCES / WEIGHTS, allow_pickle=False) as stored:
        assert {name: stored[name].dtype.kind for name in stored.files} == {
            "sizes": "i",
            "rows": "i",
            "weights": "f",
            "transitions": "f",
            "first": "f",
            "warmth": "f",
        }


def test_every_template_names_columns_and_a_group():
    templates = [template for listed in TEMPLATES.values() for template in listed.split("|")]
    assert len(templates) == len(SIZES) == len(GROUPS) == len(set(templates))
    named = {part.rstrip("+-0123456789") for template in templates for part in template.split()}
    assert named - {"always"} <= set(COLUMNS)


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_the_pieces_a_text_comes_in_change_nothing(size):
    text = dump()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(divide(pieces)) == list(segment(text))


def test_what_is_known_of_a_line_is_kept_to():
    text = dump()
    place = text.index(PARAGRAPHS[0][:30])
    (second,) = [start for start in starts(segment(text)) if start == text.index(HEADLINES[1])]
    known = {second: Known(starts=False), place: Known(role="caption", kept=True)}
    drafts = list(divide([text], known=known))
    assert second not in starts(drafts)
    assert [block.role for draft in drafts for block in draft.blocks if block.start == place] == ["caption"]


def test_a_page_line_is_what_the_profile_says():
    text = dump().replace(PARAGRAPHS[1], PARAGRAPHS[1] + "\nسطر يتركه موقعنا")
    line = PageLine(line_key("سطر يتركه موقعنا"), "boilerplate", kept=False)
    found = [
        block
        for draft in divide([text], page_lines=[line])
        for block in draft.blocks
        if block.text == "سطر يتركه موقعنا"
    ]
    assert found
    assert all(block.role == "boilerplate" and not block.kept for block in found)
    assert {block.role_decision.by for block in found} == {"profile"}


def test_nothing_known_teaches_nothing():
    with pytest.raises(UserError, match="nothing_decided"):
        learn([([dump()], {})])


def test_decisions_about_a_dumps_own_furniture_are_learned():
    furniture = "نافذة القراء الأعزاء"
    text = "\n".join(f"{furniture}\n{plain(headline)}" for headline in HEADLINES)
    known: dict[int, Known] = {}
    drafts = list(segment(text))
    second = text.index(furniture, 5)
    for draft in drafts:
        for block in draft.blocks:
            if block.start < second:
                is_it = block.text == furniture
                role = "boilerplate" if is_it else block.role
                known[block.start] = Known(block.start == 0, role, not is_it and block.kept)
    model = learn([([text], known)])
    again = {block.start: block.role for draft in divide([text], model=model) for block in draft.blocks}
    places = [at for at in range(len(text)) if text.startswith(furniture, at)]
    assert [again[place] for place in places] == ["boilerplate"] * len(HEADLINES)
    assert model.memory
    assert not shipped().memory


def test_states_and_what_is_known_agree():
    for at, state in enumerate(STATES):
        assert state_of(state.part, starts=state.starts, in_body=state.in_body) == at
    assert part_of(Known(None, "boilerplate", False)) == "widget"
    assert part_of(Known(None, "headline", False)) == "repeat"
    assert part_of(Known(None, "crosshead", True)) == "paragraph"
    assert part_of(Known(True, None, None)) is None
    assert allowed(Known(starts=True)).sum() == sum(state.starts for state in STATES)
    assert allowed(Known(True, "headline", False)).all()
