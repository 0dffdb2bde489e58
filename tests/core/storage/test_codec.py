"""Values become table rows and journal entries, and come back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.changes import ROW, Change, Splice, created, removed
from core.errors import ProjectFileError
from core.model import KINDS, Block, Decision, Mention, Part, Piece
from core.model.rank import DIGITS
from core.model.values import EDITOR
from core.storage import codec

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBER = st.integers(0, 1 << 60)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT, lambda inner: st.lists(inner, max_size=3), max_leaves=5
)
BY_HINT: dict[Any, st.SearchStrategy[Any]] = {
    int: NUMBER,
    int | None: st.none() | NUMBER,
    str: TEXT,
    bool: st.booleans(),
    Decision: st.builds(Decision, TEXT, TEXT, st.floats(0, 1)),
    tuple[Piece, ...]: st.lists(st.builds(Piece, NUMBER, NUMBER), max_size=3).map(tuple),
    tuple[Part, ...]: st.lists(st.builds(Part, NUMBER, NUMBER, NUMBER), min_size=1, max_size=3).map(tuple),
    tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    tuple[Mapping[str, Any], ...]: st.lists(st.dictionaries(TEXT, VALUES, max_size=3), max_size=3).map(tuple),
    Mapping[str, Any]: st.dictionaries(TEXT, VALUES, max_size=3),
}
RANK = st.text(DIGITS, max_size=5).map(lambda key: key + "V")


def rows(kind: str) -> st.SearchStrategy[Any]:
    """Return a strategy for any value of a kind."""
    kind_type = KINDS[kind].type
    hints = get_type_hints(kind_type)
    given_fields = {
        field.name: RANK if field.name == "rank" else BY_HINT[hints[field.name]]
        for field in fields(kind_type)
    }
    return st.builds(kind_type, **given_fields)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(data=st.data())
def test_a_value_comes_back_from_its_row_and_from_the_journal(kind, data):
    row, other = data.draw(rows(kind)), data.draw(rows(kind))
    entries = codec.encode(kind, row)
    assert len(entries) == len(codec.column_names(kind))
    assert all(isinstance(entry, str | int | float | None) for entry in entries)
    assert codec.decode(kind, entries) == row
    changes = [created(kind, row), removed(kind, row)]
    for field in fields(row):
        if (kind, field.name) != ("block", "text"):
            before, after = getattr(row, field.name), getattr(other, field.name)
            changes.append(Change(kind, 5, field.name, before, after))
    for change in changes:
        stored = codec.encode_change(change)
        assert codec.decode_change(kind, change.id, change.field, *stored) == change


@given(start=NUMBER, gone=TEXT, new=TEXT)
def test_a_splice_comes_back_from_the_journal(start, gone, new):
    change = Change("block", 7, "text", None, Splice(start, gone, new))
    assert codec.decode_change("block", 7, "text", *codec.encode_change(change)) == change


BLOCK = Block(1, "U", 2, "V", "paragraph", True, "نص", (Piece(0, 2),), EDITOR, EDITOR)
MENTION = Mention(1, "U", 2, 3, (Part(1, 0, 2),), words="نص")
WRONG = [
    "",
    "{",
    "null",
    "7",
    '"x"',
    "[7]",
    '[["a","b"]]',
    "[[1.5,2,3]]",
    "[[1]]",
    f"[[1,2,{10**40}]]",
    "[" * 50_000,
    "9" * 5_000,
]


@pytest.mark.parametrize(
    ("kind", "row", "field"), [("block", BLOCK, "pieces"), ("mention", MENTION, "parts")]
)
@pytest.mark.parametrize("entry", WRONG, ids=lambda entry: entry[:12])
def test_what_no_program_of_ours_wrote_is_damage(kind, row, field, entry):
    entries = list(codec.encode(kind, row))
    entries[codec.column_names(kind).index(field)] = entry
    with pytest.raises(ProjectFileError) as refused:
        codec.decode(kind, tuple(entries))
    assert refused.value.key == "error.damaged_row"
    assert refused.value.values == {"kind": kind, "row": 1}


@pytest.mark.parametrize(
    ("field", "entry"),
    [("attrs", "[]"), ("attrs", "3"), ("rank", ""), ("rank", "V0"), ("rank", "٣"), ("rank", "a b")],
)
def test_attributes_and_order_keys_are_what_they_must_be(field, entry):
    entries = list(codec.encode("block", BLOCK))
    entries[codec.column_names("block").index(field)] = entry
    with pytest.raises(ProjectFileError):
        codec.decode("block", tuple(entries))


@pytest.mark.parametrize(
    ("kind", "field", "before", "after"),
    [
        ("block", "text", None, None),
        ("block", "text", None, '[0,"a"]'),
        ("block", "text", None, '["0","a","b"]'),
        ("block", "text", None, '[0,1,"b"]'),
        ("block", ROW, None, None),
        ("block", ROW, None, "[1,2]"),
        ("block", "colour", '["x"]', '["y"]'),
        ("block; DROP TABLE block", "kept", "[0]", "[1]"),
        ("block", "role", "[", "]"),
    ],
)
def test_a_change_that_cannot_be_one_is_damage(kind, field, before, after):
    with pytest.raises(ProjectFileError):
        codec.decode_change(kind, 1, field, before, after)


def test_no_parts_are_no_mention():
    entries = list(codec.encode("mention", MENTION))
    entries[codec.column_names("mention").index("parts")] = json.dumps([])
    with pytest.raises(ProjectFileError):
        codec.decode("mention", tuple(entries))
