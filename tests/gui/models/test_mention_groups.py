from __future__ import annotations

from core.model import Block, Decision, Mention, Part
from gui.models.mention_groups import mention_groups

BY = Decision("editor")
BLOCK = Block(1, "b", 1, "a", "paragraph", True, "زار أحمد مكتبة احمد", (), BY, BY)


def mention(at: int, start: int, words: str, label: int = 1, state: str = "live") -> Mention:
    return Mention(at, f"m{at}", 1, label, (Part(1, start, start + len(words)),), state, words)


def test_the_same_words_in_any_spelling_are_one_line_with_the_first_words():
    groups = mention_groups([mention(2, 15, "احمد"), mention(1, 4, "أحمد")], [BLOCK])
    assert [(group.words, group.mentions) for group in groups] == [("أحمد", (1, 2))]


def test_another_label_is_another_line_and_the_most_frequent_comes_first():
    mentions = [mention(1, 0, "زار", label=2), mention(2, 4, "أحمد"), mention(3, 15, "احمد")]
    assert [group.label for group in mention_groups(mentions, [BLOCK])] == [1, 2]


def test_going_on_walks_the_group_round():
    (group,) = mention_groups([mention(1, 4, "أحمد"), mention(2, 15, "احمد")], [BLOCK])
    assert [group.after(None), group.after(1), group.after(2), group.after(77)] == [1, 2, 1, 1]


def test_a_lost_mention_marks_its_line():
    (group,) = mention_groups([mention(1, 4, "أحمد", state="lost")], [BLOCK])
    assert group.lost
