"""How mentions move when text moves: the one place for these rules (code points throughout).

Every road goes through here: a key, a paste, a drop, an input method, Enter, Backspace at a block's start, replacing
in the whole project, the raw words taken back. An undo needs no rule: it swaps what was recorded.

1. Typing at a mention's edge does not extend it; typing inside does. Words replaced inside a mention stay inside it,
   and words put in the place of exactly a mention are the mention.
2. What is removed leaves it. A removal that takes an edge along cuts the mention: its words before the first cut stay
   in ``attrs`` as `WAS`, whatever is corrected in the rest is corrected there too, and the checks tell of it. A
   spelling corrected inside is no cut.
3. A mention with no words left is ``lost``: it keeps its last place and the words it had before the first cut.
4. Words that are put back where a cut or lost mention stands are its words again.
5. A split makes two parts of it and keeps the words as `CUT`; a merge that brings two parts together with nothing but
   white space between them joins them. Paragraphs pasted inside a mention split it and stay outside.
6. Over several blocks (`Span`) an edit is: join them, replace, split again. Words that are dropped elsewhere, or cut
   and pasted, in one article take along the mentions that lie wholly inside them.
7. A burst of typing moves mentions as the one splice it comes to: a last letter deleted and typed again is a spelling
   corrected inside.

Blocks that go take what was suggested about them along; all else that is suggested stays with its block's beginning.
Of the blocks an edit joins the first keeps its identity, or the last where nothing is left of the first. Pieces go with
the words: what lies behind a split goes with the words behind it, and the pieces of a block that goes belong to the one
that its place has become: none of the dump is left over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.model.values import Mention, Part

CUT = "cut"
"""Attribute of a mention that a split went through: its words before that."""

WAS = "was"
"""Attribute of a mention that an edit took words from: its words before the first such edit."""

Fresh = Mapping[int, tuple[int, int]]
"""By block the stretch of its new text that an edit put there."""


def splice_part(part: Part, start: int, removed: int, inserted: int) -> Part:
    """Return `part` after `removed` code points at `start` of its block gave way to `inserted` ones.

    An empty part tells that nothing of it is left, and where it was.
    """
    end, shift = start + removed, inserted - removed
    if part.start == part.end:
        place = part.start if part.start <= start else max(start, part.start + shift)
        return part._replace(start=place, end=place)
    if end <= part.start:
        return part._replace(start=part.start + shift, end=part.end + shift)
    if start >= part.end:
        return part
    if part.start <= start and end <= part.end:
        return part._replace(end=part.end + shift)
    if start <= part.start and part.end <= end:
        return part._replace(start=start, end=start)
    if start < part.start:
        return part._replace(start=start + inserted, end=part.end + shift)
    return part._replace(end=start)


def takes_edge(part: Part, start: int, removed: int, inserted: str) -> bool:
    """Return whether a splice takes words at the beginning or end of `part` away.

    Letters or digits put in their place inside it spell them anew; a space or a comma does not.
    """
    end = start + removed
    if part.start == part.end or end <= part.start or start >= part.end or not removed:
        return False
    inside = part.start <= start and end <= part.end
    if inside and any(sign.isalnum() for sign in inserted):
        return False
    return not (part.start < start and end < part.end)


def trim(part: Part, text: str) -> Part:
    """Return `part` without the white space at its ends in its block's `text`."""
    end = min(part.end, len(text))
    start = min(part.start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return part._replace(start=start, end=end)


def settle(parts: Sequence[Part], texts: Mapping[int, str]) -> tuple[tuple[Part, ...], bool]:
    """Return the parts trimmed to the blocks' `texts`, empty ones left out, and whether any words are left.

    Where none are left the first part stays as an empty one: the mention's last place.
    """
    trimmed = [trim(part, texts[part.block]) for part in parts]
    full = tuple(part for part in trimmed if part.start < part.end)
    if full:
        return full, True
    place = trimmed[0]
    return (place._replace(end=place.start),), False


def follow(
    mention: Mention,
    parts: Sequence[Part],
    texts: Mapping[int, str],
    *,
    split: bool = False,
    taken: bool = False,
    fresh: Fresh | None = None,
) -> Mention:
    """Return a mention brought to `parts`, settled on the blocks' new `texts`.

    `split` says that a part of it was cut in two, `taken` that words at an edge of it were taken away, `fresh` what
    the edit put into the blocks.
    """
    attrs = dict(mention.attrs)
    if split:
        attrs.setdefault(CUT, mention.words)
    settled, alive = settle(parts, texts)
    if mention.state == "live":
        old = str(attrs.get(WAS, mention.words))
        words = words_of(settled, texts) if alive else old
        attrs = _noted(attrs, mention.words, words, taken=taken) if alive else _without(attrs, WAS)
        mention = replace(mention, state="live" if alive else "lost", words=words)
    back = _back(settled, attrs, mention, texts, fresh or {})
    if back is not None:
        words = texts[back.block][back.start : back.end]
        return replace(mention, parts=(back,), state="live", words=words, attrs=_without(attrs, WAS))
    return replace(mention, parts=settled, attrs=attrs)


def _noted(attrs: dict[str, Any], old: str, words: str, *, taken: bool) -> dict[str, Any]:
    """Return the attributes of a mention whose words are others now: what it was before its first cut."""
    was = attrs.get(WAS)
    if was is None:
        return {**attrs, WAS: old} if taken and words != old else attrs
    if not taken and old in was:
        was = was.replace(old, words, 1)
    return _without(attrs, WAS) if was == words else {**attrs, WAS: was}


def _without(attrs: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in attrs.items() if key != name}


def _back(
    parts: Sequence[Part],
    attrs: Mapping[str, Any],
    mention: Mention,
    texts: Mapping[int, str],
    fresh: Fresh,
) -> Part | None:
    """Return where the old words of a cut or lost mention stand around it, if an edit just put some of them there."""
    words = mention.words if mention.state == "lost" else attrs.get(WAS)
    if not words or len(parts) != 1 or parts[0].block not in fresh:
        return None
    found = around(parts[0], str(words), texts[parts[0].block])
    start, end = fresh[parts[0].block]
    return found if found is not None and start < found.end and found.start < end else None


def around(part: Part, words: str, text: str) -> Part | None:
    """Return the place of `words` in `text` that holds all of `part`, None where they do not stand there."""
    size = len(words)
    for at in range(max(0, part.end - size), min(part.start, len(text) - size) + 1):
        if text.startswith(words, at):
            return part._replace(start=at, end=at + size)
    return None


def cut_part(part: Part, at: int, second: int) -> list[Part]:
    """Return `part` after its block was split at `at`; what lies behind goes to the block `second`."""
    if part.end <= at and not (part.start == part.end == at):
        return [part]
    if part.start >= at:
        return [Part(second, part.start - at, part.end - at)]
    return [part._replace(end=at), Part(second, 0, part.end - at)]


def join_parts(parts: Sequence[Part], texts: Mapping[int, str]) -> tuple[Part, ...]:
    """Return the parts with neighbours joined where nothing but white space lies between them."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        between = texts[part.block][last.end : part.start] if last and last.block == part.block else "-"
        if last is not None and last.end <= part.start and not between.strip():
            joined[-1] = last._replace(end=part.end)
        else:
            joined.append(part)
    return tuple(joined)


def words_of(parts: Sequence[Part], texts: Mapping[int, str]) -> str:
    """Return the words of a mention: its parts' text, joined by a space."""
    return " ".join(texts[part.block][part.start : part.end] for part in parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch over neighbouring blocks that gives way to paragraphs.

    Attributes:
        offsets: where each of the blocks begins when their texts are put together with nothing between.
        start: where the stretch begins in that, `end` where it ends (exclusive).
        head: the block that has the words before the stretch afterwards, `tail` the one that has those behind it.
        paragraphs: what is put there; with more than one, `head` ends with the first and `tail` begins with the last.
    """

    offsets: Mapping[int, int]
    start: int
    end: int
    head: int
    tail: int
    paragraphs: Sequence[str]

    def follow(self, part: Part) -> list[Part]:
        """Return what a part becomes: two where paragraphs come to stand inside it."""
        if part.block not in self.offsets:
            return [part]
        shift = self.offsets[part.block]
        whole = Part(self.head, part.start + shift, part.end + shift)
        removed = self.end - self.start
        if len(self.paragraphs) == 1:
            return [splice_part(whole, self.start, removed, len(self.paragraphs[0]))]
        left = splice_part(whole, self.start, removed, 0)
        last = len(self.paragraphs[-1])
        return [
            half._replace(start=half.start + last, end=half.end + last) if half.block == self.tail else half
            for half in cut_part(left, self.start, self.tail)
        ]

    def takes(self, part: Part) -> bool:
        """Return whether words at an edge of a part are taken away."""
        if part.block not in self.offsets:
            return False
        shift = self.offsets[part.block]
        whole = Part(self.head, part.start + shift, part.end + shift)
        put = self.paragraphs[0] if len(self.paragraphs) == 1 else ""
        return takes_edge(whole, self.start, self.end - self.start, put)
