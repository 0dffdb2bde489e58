"""How mentions move when text moves: the one place for these rules (code points throughout).

Typing at a mention's edge does not extend it; typing inside does. Words replaced inside a mention stay inside it. What
is removed leaves it; a mention with no words left is `lost` and keeps its last place. A split makes two parts, a merge
that brings two parts together with nothing but white space between them joins them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.model.values import Part


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
