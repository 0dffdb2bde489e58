"""The text of blocks: replacing, splitting, merging, and the raw words; mentions stay where their words are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from core.changes import Change, Splice, created, removed, updated
from core.errors import UserError
from core.model import Block, Mention, Part, Piece
from core.model.alignment import differences, position_before
from core.model.anchors import cut_part, join_parts, settle, splice_part, words_of
from core.model.rank import between
from core.model.touched import SEAM
from core.model.view import View

LINE_ENDS = ("\n", "\r")


def raw_text(view: View, block: Block) -> str:
    """Return a block's words as imported: its pieces, with one space where they do not touch."""
    source = view.article(block.article).source
    text, last = "", None
    for piece in block.pieces:
        text += (" " if last is not None and last != piece.start else "") + view.source_text(source, *piece)
        last = piece.end
    return text


def anchored(
    mention: Mention, parts: Sequence[Part], texts: Mapping[int, str], *, cut: bool = False
) -> list[Change]:
    """Return the changes that bring a mention to `parts`, settled on the blocks' new `texts`.

    A mention with no words left becomes lost and keeps its last words; `cut` notes the words it had for the checks.
    """
    settled, alive = settle(parts, texts)
    values: dict[str, object] = {"parts": settled}
    if alive and mention.state == "live":
        values["words"] = words_of(settled, texts)
    elif mention.state == "live":
        values["state"] = "lost"
    if cut:
        values["attrs"] = {"cut": mention.words, **mention.attrs}
    return updated("mention", mention, **values)


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
    touched = [
        mention
        for mention in view.mentions(edits[0][0].article)
        if any(part.block in texts for part in mention.parts)
    ]
    for mention in touched:
        for part in mention.parts:
            if part.block not in texts:
                texts[part.block] = view.block(part.block).text
    for mention in touched:
        changes += anchored(mention, _shifted(mention.parts, edits), texts)
    return changes


def _shifted(parts: Sequence[Part], edits: Sequence[tuple[Block, Sequence[Splice]]]) -> list[Part]:
    shifted = list(parts)
    for block, splices in edits:
        for splice in splices:
            size = (splice.start, len(splice.removed), len(splice.inserted))
            shifted = [splice_part(part, *size) if part.block == block.id else part for part in shifted]
    return shifted


def replace_text(view: View, block: int, start: int, removed: str, inserted: str) -> list[Change]:
    """Replace `removed` at code point `start` of a block by `inserted`, which holds no line end."""
    here = view.block(block)
    _refuse_misfit(here, Splice(start, removed, inserted))
    head = _common(removed, inserted)
    tail = _common(removed[head:][::-1], inserted[head:][::-1])
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


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def take_raw(view: View, block: int) -> list[Change]:
    """Give a block its words as imported again, piece by piece, so that mentions stay."""
    here = view.block(block)
    if not here.pieces:
        raise UserError("error.no_raw_words")
    raw = raw_text(view, here)
    splices = [
        Splice(found.start, here.text[found.start : found.end], raw[found.new_start : found.new_end])
        for found in reversed(differences(here.text, raw))
    ]
    return spliced(view, [(here, splices)])


def split_block(view: View, block: int, at: int) -> list[Change]:
    """Split a block at a code point; no letter is removed, and what lies behind becomes a block of the same role."""
    here = view.block(block)
    if not 0 < at < len(here.text):
        raise UserError("error.split_at_edge")
    mates = view.blocks(here.article)
    place = [mate.id for mate in mates].index(block)
    after = mates[place + 1].rank if place + 1 < len(mates) else None
    first, second = _cut_pieces(view, here, at)
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
            changes += anchored(mention, parts, texts, cut=cut)
    return changes


def _cut_pieces(view: View, block: Block, at: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return a block's pieces before and behind a place in its text, the place mapped into the raw words."""
    if not block.pieces:
        return (), ()
    left = position_before(raw_text(view, block), block.text, at)
    first: list[Piece] = []
    second: list[Piece] = []
    last = block.pieces[0].start
    for piece in block.pieces:
        left -= last != piece.start
        cut = min(max(piece.start + left, piece.start), piece.end)
        first += [Piece(piece.start, cut)] if cut > piece.start else []
        second += [Piece(cut, piece.end)] if piece.end > cut else []
        left -= piece.end - piece.start
        last = piece.end
    return tuple(first), tuple(second)


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


def _joined_pieces(first: Sequence[Piece], second: Sequence[Piece]) -> tuple[Piece, ...]:
    if first and second and first[-1].end == second[0].start:
        return (*first[:-1], Piece(first[-1].start, second[0].end), *second[1:])
    return (*first, *second)


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
        text, pieces = text + glue + mates[at].text, _joined_pieces(pieces, mates[at].pieces)
        grown = mates[at] if mates[at].text else grown
    added = text[len(first.text) :]
    changes = [Change("block", first.id, "text", None, Splice(len(first.text), "", added))] if added else []
    changes += updated("block", first, pieces=pieces)
    texts = {**_texts(mates), first.id: text}
    for mention in view.mentions(first.article):
        parts = [_moved(part, first.id, starts) for part in mention.parts]
        joined = join_parts(parts, texts)
        if joined != mention.parts:
            changes += _rejoined(mention, joined, texts)
    return changes + [removed("block", mates[at]) for at in run[1:]]


def _moved(part: Part, block: int, starts: Mapping[int, int]) -> Part:
    if part.block not in starts:
        return part
    shift = starts[part.block]
    return Part(block, part.start + shift, part.end + shift)


def _rejoined(mention: Mention, parts: Sequence[Part], texts: Mapping[int, str]) -> list[Change]:
    """Return the changes of a mention after a merge; one that is whole again is no longer noted as cut."""
    changes = anchored(mention, parts, texts)
    whole = len(parts) == 1 or words_of(parts, texts) == mention.attrs.get("cut")
    if whole and len(parts) < len(mention.parts) and "cut" in mention.attrs:
        attrs = {key: value for key, value in mention.attrs.items() if key != "cut"}
        changes += updated("mention", mention, attrs=attrs)
    return changes
