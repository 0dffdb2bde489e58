"""The text of blocks: replacing, splitting, merging, and the raw words; mentions stay where their words are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import category

from core.changes import Change, Splice, created, removed, updated
from core.commands.pieces import cut_pieces, joined_pieces, raw_text
from core.errors import UserError
from core.model import Block, Mention, Part
from core.model.alignment import differences, same_ends
from core.model.anchors import CUT, Fresh, cut_part, follow, join_parts, splice_part, takes_edge
from core.model.rank import between
from core.model.touched import SEAM
from core.model.view import View

LINE_ENDS = ("\n", "\r")


def anchored(
    mention: Mention,
    parts: Sequence[Part],
    texts: Mapping[int, str],
    *,
    split: bool = False,
    taken: bool = False,
    fresh: Fresh | None = None,
) -> list[Change]:
    """Return the changes that bring a mention to `parts` on the blocks' new `texts`, as `anchors.follow` says."""
    return became(mention, follow(mention, parts, texts, split=split, taken=taken, fresh=fresh))


def became(before: Mention, after: Mention) -> list[Change]:
    """Return the changes that make one value of a mention another."""
    return updated(
        "mention", before, parts=after.parts, state=after.state, words=after.words, attrs=after.attrs
    )


def suggestions_gone(view: View, article: int, blocks: Collection[int]) -> list[Change]:
    """Return the changes that withdraw what was suggested about blocks that go."""
    about = (each for each in view.suggestions(article) if each.proposal.get("block") in blocks)
    return [removed("suggestion", each) for each in about]


def _texts(blocks: Sequence[Block]) -> dict[int, str]:
    return {block.id: block.text for block in blocks}


def spliced(view: View, edits: Sequence[tuple[Block, Sequence[Splice]]]) -> list[Change]:
    """Return the changes of splices in one article's blocks, in each done one after the other, mentions included."""
    changes: list[Change] = []
    texts: dict[int, str] = {}
    for block, splices in edits:
        text = block.text
        for splice in splices:
            text = splice.apply(text)
            changes.append(Change("block", block.id, "text", None, splice))
        texts[block.id] = text
    touched = view.mentions_in(texts)
    for mention in touched:
        for part in mention.parts:
            if part.block not in texts:
                texts[part.block] = view.block(part.block).text
    for mention in touched:
        parts, taken = _shifted(mention.parts, edits)
        changes += anchored(mention, parts, texts, taken=taken, fresh=_fresh(edits))
    return changes


def _shifted(
    parts: Sequence[Part], edits: Sequence[tuple[Block, Sequence[Splice]]]
) -> tuple[list[Part], bool]:
    """Return the parts after the splices, and whether these took words at an edge away."""
    shifted, taken = list(parts), False
    for block, splices in edits:
        for start, gone, put in splices:
            here = [at for at, part in enumerate(shifted) if part.block == block.id]
            taken |= any(takes_edge(shifted[at], start, len(gone), put) for at in here)
            for at in here:
                shifted[at] = splice_part(shifted[at], start, len(gone), len(put))
    return shifted, taken


def _fresh(edits: Sequence[tuple[Block, Sequence[Splice]]]) -> Fresh:
    """Return what a single splice puts into a block; of many at once none brings old words back."""
    return {
        block.id: (splices[0].start, splices[0].start + len(splices[0].inserted))
        for block, splices in edits
        if len(splices) == 1
    }


def retyped(view: View, changes: Sequence[Change], burst: Sequence[Change]) -> list[Change]:
    """Return the changes that bring mentions to where a burst of typing leaves them as the one splice it comes to.

    `changes` are those of its keys, done already and in order, `burst` the same as one, its splice first. Only words
    and numbers join what they were typed behind.
    """
    block, splice = view.block(burst[0].id), burst[0].after
    touched = {change.id for change in changes if change.kind == "mention" and change.field != "parts"}
    if not all(category(sign)[0] in "LMN" for sign in splice.inserted):
        return []
    edits, found = [(block, [splice])], list[Change]()
    for mention in sorted(touched):
        now = view.mention(mention)
        moves = [change for change in changes if (change.kind, change.id) == ("mention", mention)]
        before = replace(now, **{change.field: change.before for change in reversed(moves)})
        parts, taken = _shifted(before.parts, edits)
        texts = {part.block: view.block(part.block).text for part in parts}
        found += became(now, follow(before, parts, texts, taken=taken, fresh=_fresh(edits)))
    return found


def replace_text(view: View, block: int, start: int, removed: str, inserted: str) -> list[Change]:
    """Replace `removed` at code point `start` of a block by `inserted`, which holds no line end."""
    here = view.block(block)
    _refuse_misfit(here, Splice(start, removed, inserted))
    head, tail = same_ends(removed, inserted)
    splice = Splice(start + head, removed[head : len(removed) - tail], inserted[head : len(inserted) - tail])
    if not splice.removed and not splice.inserted:
        return []
    return spliced(view, [(here, [splice])])


def replace_ranges(view: View, block: int, splices: Sequence[tuple[int, str, str]]) -> list[Change]:
    """Replace several stretches of a block at once: (start, removed, inserted), offsets into the present text."""
    here = view.block(block)
    ordered = sorted((Splice(*splice) for splice in splices), reverse=True)
    for splice in ordered:
        _refuse_misfit(here, splice)
    for later, earlier in pairwise(ordered):
        if earlier.start + len(earlier.removed) > later.start:
            raise UserError("error.text_has_changed")
    return spliced(view, [(here, ordered)])


def _refuse_misfit(block: Block, splice: Splice) -> None:
    if any(end in splice.inserted for end in LINE_ENDS):
        raise UserError("error.line_end_in_block")
    start, end = splice.start, splice.start + len(splice.removed)
    if not 0 <= start <= len(block.text) or block.text[start:end] != splice.removed:
        raise UserError("error.text_has_changed")


def take_raw(
    view: View, block: int, present: Sequence[int] | None = None, raw: Sequence[int] | None = None
) -> list[Change]:
    """Give a block its words as imported again, letter by letter, so that mentions stay.

    With `present` and `raw` only what stands in one stretch of its text gives way to one stretch of the raw words,
    each a (start, end) in code points.
    """
    here = view.block(block)
    if not here.pieces:
        raise UserError("error.no_raw_words")
    words = raw_text(view, here)
    start, end = present if present is not None else (0, len(here.text))
    first, last = raw if raw is not None else (0, len(words))
    if not (0 <= start <= end <= len(here.text) and 0 <= first <= last <= len(words)):
        raise UserError("error.text_has_changed")
    splices = [
        Splice(
            start + found.start,
            here.text[start + found.start : start + found.end],
            words[first + found.new_start : first + found.new_end],
        )
        for found in reversed(differences(here.text[start:end], words[first:last]))
    ]
    return spliced(view, [(here, splices)]) if splices else []


def split_block(view: View, block: int, at: int) -> list[Change]:
    """Split a block at a code point; no letter is removed, and what lies behind becomes a block of the same role."""
    here = view.block(block)
    if not 0 < at < len(here.text):
        raise UserError("error.split_at_edge")
    mates = view.blocks(here.article)
    place = [mate.id for mate in mates].index(block)
    after = mates[place + 1].rank if place + 1 < len(mates) else None
    first, second = cut_pieces(view, here, at)
    new = Block(
        id=view.new_id(),
        uid=view.new_uid(),
        article=here.article,
        rank=between(here.rank, after),
        role=here.role,
        kept=here.kept,
        text=here.text[at:],
        pieces=second,
        role_decision=here.role_decision,
        kept_decision=here.kept_decision,
        attrs={SEAM: _seam(here, here.text[:at], here.text[at:])},
    )
    changes = [Change("block", block, "text", None, Splice(at, here.text[at:], "")), created("block", new)]
    changes += updated("block", here, pieces=first)
    texts = {**_texts(mates), here.id: here.text[:at], new.id: new.text}
    for mention in view.mentions(here.article):
        parts = [
            half
            for part in mention.parts
            for half in (cut_part(part, at, new.id) if part.block == block else [part])
        ]
        cut = len(parts) > len(mention.parts)
        if cut or parts != list(mention.parts):
            changes += anchored(mention, parts, texts, split=cut)
    return changes


def _glue(first: Block, second: Block) -> str:
    """Return what stands between two texts that are merged: nothing where they were one, else one space."""
    if not first.text or not second.text or first.text[-1].isspace() or second.text[0].isspace():
        return ""
    if SEAM in second.attrs:
        return "" if second.attrs[SEAM] == _seam(first, first.text, second.text) else " "
    touching = first.pieces and second.pieces and first.pieces[-1].end == second.pieces[0].start
    return "" if touching else " "


def _seam(block: Block, before: str, after: str) -> str:
    """Return what tells that two texts still stand as they were cut."""
    return f"{block.uid} {before[-1:]}{after[:1]}"


def merge_blocks(view: View, blocks: Sequence[int]) -> list[Change]:
    """Merge neighbouring blocks of one article into the first of them, which keeps its id, role and kept state."""
    if len(blocks) < 2:
        raise UserError("error.merge_needs_two")
    mates = view.blocks(view.block(blocks[0]).article)
    wanted = set(blocks)
    run = [at for at, mate in enumerate(mates) if mate.id in wanted]
    if len(run) != len(wanted) or run[-1] - run[0] != len(run) - 1:
        raise UserError("error.merge_not_neighbours")
    first = mates[run[0]]
    text, pieces, starts = first.text, first.pieces, {first.id: 0}
    grown = first
    for at in run[1:]:
        glue = _glue(grown, mates[at])
        starts[mates[at].id] = len(text) + len(glue)
        text, pieces = text + glue + mates[at].text, joined_pieces(pieces, mates[at].pieces)
        grown = mates[at] if mates[at].text else grown
    added = text[len(first.text) :]
    changes = [Change("block", first.id, "text", None, Splice(len(first.text), "", added))] if added else []
    changes += updated("block", first, pieces=pieces)
    texts = {**_texts(mates), first.id: text}
    for mention in view.mentions(first.article):
        parts = [_moved(part, first.id, starts) for part in mention.parts]
        joined = join_parts(parts, texts)
        if joined != mention.parts:
            changes += became(mention, rejoined(mention.parts, follow(mention, joined, texts)))
    gone = [mates[at] for at in run[1:]]
    changes += suggestions_gone(view, first.article, {block.id for block in gone})
    return changes + [removed("block", block) for block in gone]


def _moved(part: Part, block: int, starts: Mapping[int, int]) -> Part:
    if part.block not in starts:
        return part
    shift = starts[part.block]
    return Part(block, part.start + shift, part.end + shift)


def rejoined(parts: Sequence[Part], after: Mention) -> Mention:
    """Return a mention that had `parts` before a merge; one that is whole again is no longer noted as split."""
    whole = len(after.parts) == 1 or after.words == after.attrs.get(CUT)
    if whole and len(after.parts) < len(parts) and CUT in after.attrs:
        return replace(after, attrs={key: value for key, value in after.attrs.items() if key != CUT})
    return after
