"""The labels and roles of a new project fit the model, the texts and the eye."""

from __future__ import annotations

import itertools

import pytest

from core.model import BASE_ROLES
from core.model.defaults import default_labels, default_roles
from core.texts import render

LIGHT, DARK = "#ffffff", "#14171c"


def luminance(colour):
    """Return the relative luminance of #rrggbb as WCAG has it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def labels():
    return default_labels(itertools.count(1).__next__)


@pytest.fixture
def roles():
    return default_roles(itertools.count(1).__next__)


def test_the_roles_are_the_base_roles_in_order(roles):
    assert tuple(role.name for role in roles) == BASE_ROLES
    assert [role.rank for role in roles] == sorted({role.rank for role in roles})


def test_only_boilerplate_is_left_out_by_default(roles):
    assert [role.name for role in roles if not role.kept] == ["boilerplate"]


def test_role_titles_are_those_of_the_texts(roles):
    for role in roles:
        assert role.title_ar == render(f"role.{role.name}", "ar")
        assert role.title_en == render(f"role.{role.name}", "en")


def test_every_label_and_role_can_be_told_from_the_others(labels, roles):
    for rows, names in ((labels, ("letter", "title_ar")), (roles, ("title_ar",))):
        for field in (*names, "id", "uid", "name", "title_en", "colour", "shortcut", "rank"):
            values = [getattr(row, field) for row in rows]
            assert len(set(values)) == len(values), field


def test_keys_are_digits_in_order(labels, roles):
    for rows in (labels, roles):
        assert [row.shortcut for row in rows] == [str(at) for at in range(1, len(rows) + 1)]


def test_colours_hold_on_light_and_dark(labels, roles):
    for row in (*labels, *roles):
        assert contrast(row.colour, LIGHT) >= 4.5, row.name
        assert contrast(row.colour, DARK) >= 3, row.name


def test_two_projects_share_no_uid():
    numbers = itertools.count(1)
    first, second = (default_labels(numbers.__next__) for _ in range(2))
    assert not {row.uid for row in first} & {row.uid for row in second}
