"""The mentions of an article as people look for them: the same words under the same label are one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.arabic import fold
from core.model import Block, Mention
from core.model.view import in_reading_order


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Mentions with the same folded words and label.

    Attributes:
        words: the words as the first of them has them.
        label: the label's id.
        mentions: their ids in reading order.
        lost: whether the words of one of them are gone.
    """

    words: str
    label: int
    mentions: tuple[int, ...]
    lost: bool

    def after(self, mention: int | None) -> int:
        """Return the mention that follows `mention` in the group, the first one where it is not of the group."""
        if mention not in self.mentions:
            return self.mentions[0]
        return self.mentions[(self.mentions.index(mention) + 1) % len(self.mentions)]


def mention_groups(mentions: Sequence[Mention], blocks: Sequence[Block]) -> list[MentionGroup]:
    """Return the groups, those with most mentions first, equals in reading order."""
    found: dict[tuple[str, int], list[Mention]] = {}
    for mention in in_reading_order(mentions, blocks):
        found.setdefault((fold(mention.words), mention.label), []).append(mention)
    groups = [
        MentionGroup(
            members[0].words,
            label,
            tuple(mention.id for mention in members),
            any(mention.state == "lost" for mention in members),
        )
        for (_, label), members in found.items()
    ]
    return sorted(groups, key=lambda group: -len(group.mentions))
