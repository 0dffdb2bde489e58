"""Cleaners: functions that say which splices would put a text right, and the rules and fixes made of them.

A rule is struck where there are splices, and its quick fix is to make them; so both can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.arabic import fold
from core.changes import Splice
from core.checks.rule import BlockContext, Hit

Cleaner = Callable[[str], list[Splice]]
KeyOf = Callable[[str, list[Splice]], str]
"""Tells findings apart, from the text and the splices of a finding."""

Grouping = Callable[[str, list[Splice]], list[list[Splice]]]
"""Tells which splices of a text are one place."""

SHOWN_WORDS = 40
"""Code points of the words around a place that a finding shows."""


def rule_of(cleaner: Cleaner, key: KeyOf) -> Callable[[BlockContext], Sequence[Hit]]:
    """Return a block rule that is struck once in a block where `cleaner` has something to put right."""

    def run(context: BlockContext) -> Sequence[Hit]:
        splices = cleaner(context.block.text)
        return (_hit(context, splices, key),) if splices else ()

    return run


def each_of(
    cleaner: Cleaner, key: KeyOf, grouped: Grouping | None = None
) -> Callable[[BlockContext], Sequence[Hit]]:
    """Return a block rule that is struck once in each place (`by_word` unless said) where `cleaner` mends something."""
    places = grouped or by_word

    def run(context: BlockContext) -> Sequence[Hit]:
        text = context.block.text
        splices = cleaner(text)
        return [_hit(context, place, key) for place in places(text, splices)] if splices else ()

    return run


def by_word(text: str, splices: list[Splice]) -> list[list[Splice]]:
    """Return the splices place by place: those with no white space between them are one place."""
    found: list[list[Splice]] = []
    end = 0
    for splice in splices:
        between = text[end : splice.start]
        if found and not any(sign.isspace() for sign in between):
            found[-1].append(splice)
        else:
            found.append([splice])
        end = splice.start + len(splice.removed)
    return found


def by_pair(text: str, splices: list[Splice]) -> list[list[Splice]]:
    """Return each two splices as one place."""
    return [splices[at : at + 2] for at in range(0, len(splices), 2)]


def _hit(context: BlockContext, splices: list[Splice], key: KeyOf) -> Hit:
    text, (start, before, _) = context.block.text, splices[0]
    values = {"count": len(splices), "signs": code_points(splices), "words": words_at(text, splices[0])}
    return Hit(key(text, splices), context.block.id, start, start + len(before), values)


def code_points(splices: list[Splice]) -> str:
    """Return the characters that go, as their numbers: they show nothing, or change their neighbours."""
    signs = sorted({sign for splice in splices for sign in splice.removed})
    return " ".join(f"U+{ord(sign):04X}" for sign in signs[:8])


def key_of_signs(text: str, splices: list[Splice]) -> str:
    """Tell findings apart by which characters they are about."""
    return code_points(splices)


def key_of_word(text: str, splices: list[Splice]) -> str:
    """Tell findings apart by the folded word they begin in."""
    return fold(word_around(text, splices[0].start))


def word_around(text: str, at: int) -> str:
    """Return what stands between the spaces around a place."""
    first, last = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return text[first : last if last >= 0 else len(text)]


def words_at(text: str, splice: Splice) -> str:
    """Return the words around a splice, for a finding's sentence."""
    start, end = splice.start, splice.start + len(splice.removed)
    before = text[max(0, start - SHOWN_WORDS // 2) : start]
    after = text[end : end + SHOWN_WORDS // 2]
    cut = before.find(" ") if start > SHOWN_WORDS // 2 else -1
    kept = after.rfind(" ") if len(text) > end + SHOWN_WORDS // 2 else -1
    return before[cut + 1 :] + splice.removed[:SHOWN_WORDS] + (after[:kept] if kept >= 0 else after)


def no_key(text: str, splices: list[Splice]) -> str:
    """Leave findings of an article together: dismissing one dismisses the rule there."""
    return ""
