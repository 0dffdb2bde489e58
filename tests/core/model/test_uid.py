"""ULIDs: of one length, of one alphabet, in the order of their milliseconds, and never twice."""

from __future__ import annotations

import time

from core.model.uid import ALPHABET, new_uid, new_uids


def test_shape():
    for _ in range(200):
        uid = new_uid()
        assert len(uid) == 26
        assert set(uid) <= set(ALPHABET)
        assert uid[0] <= "7"


def test_none_comes_twice():
    assert len({new_uid() for _ in range(5_000)}) == 5_000


def test_they_sort_by_the_time_they_were_made_at(monkeypatch):
    made = []
    for second in (0.001, 1.0, 1.5, 1_700_000_000.0, 1_700_000_000.032, 281_474_976_710.0):
        monkeypatch.setattr(time, "time", lambda second=second: second)
        made.append(new_uid())
    assert made == sorted(made)
    assert made[0].startswith("0000000001")


def test_alphabet_sorts_and_leaves_out_letters_that_look_alike():
    assert list(ALPHABET) == sorted(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


def test_many_at_once_are_ulids_of_one_moment_and_all_different():
    made = list(new_uids(500))
    assert len(set(made)) == 500
    assert {len(uid) for uid in made} == {26}
    assert set("".join(made)) <= set(ALPHABET)
    assert len({uid[:10] for uid in made}) == 1
    assert not list(new_uids(0))
