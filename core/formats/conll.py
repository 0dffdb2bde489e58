"""CoNLL with IOB2 tags: a token and its tags to a line, TAB between, a blank line after each sentence.

One tag column for each level of nesting in the file: the outermost mention of a token stands in the first. A file
without nesting has the usual two columns. Tokens hold no white space and no invisible characters; where a mention's
edge lies inside a token, the token is cut there, so that no label is ever stretched. Each part of a mention of
several parts is a mention of its own here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.arabic import words
from core.formats.contents import Contents, Names
from core.model import Block

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
_SENTENCE_END = re.compile(r"[.!؟?…]+")
_CLOSING = re.compile(r"[»”’\"')\]}]+")


class Stretch(NamedTuple):
    """A labelled range of a block's text."""

    start: int
    end: int
    label: str


class Token(NamedTuple):
    """A token, where it lies in its block's text, and its tags."""

    text: str
    start: int
    end: int


def chooses(block: Block, roles: frozenset[str] | None) -> bool:
    """Choose kept blocks that hold words."""
    return block.kept and bool(block.text.strip()) and (roles is None or block.role in roles)


def write(contents: Contents, names: Names) -> str:
    """Return the article's sentences."""
    return "".join(_block_lines(block, contents, names) for block in contents.chosen)


def levels(contents: Contents, names: Names) -> int:
    """Return how many tag columns the article needs."""
    return max((len(layers(_stretches(block, contents, names))) for block in contents.chosen), default=1) or 1


def _stretches(block: Block, contents: Contents, names: Names) -> list[Stretch]:
    """Return the block's labelled ranges, outermost first."""
    found = [
        Stretch(part.start, part.end, re.sub(r"\s+", "_", names.labels[mention.label].name))
        for mention in contents.mentions
        for part in mention.parts
        if part.block == block.id
    ]
    return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))


def layers(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return the ranges in as few layers as hold no overlap, each range in the first that is free for it."""
    found: list[list[Stretch]] = []
    for stretch in stretches:
        for layer in found:
            if layer[-1].end <= stretch.start:
                layer.append(stretch)
                break
        else:
            found.append([stretch])
    return found


def _block_lines(block: Block, contents: Contents, names: Names) -> str:
    stretches = _stretches(block, contents, names)
    edges = sorted({edge for stretch in stretches for edge in stretch[:2]})
    tokens = list(tokens_of(block.text, edges))
    columns = [_tags(tokens, layer) for layer in layers(stretches)]
    columns += [["O"] * len(tokens)] * (names.levels - len(columns))
    ends = _sentence_ends(tokens, block.text, stretches)
    lines = []
    for at, token in enumerate(tokens):
        lines.append("\t".join([token.text, *(column[at] for column in columns)]) + "\n")
        if at in ends or at == len(tokens) - 1:
            lines.append("\n")
    return "".join(lines)


def tokens_of(text: str, edges: Sequence[int]) -> Iterator[Token]:
    """Yield the tokens of `text`, cut at `edges` (rising), without white space and invisible characters."""
    for first, last in words(text):
        cuts = [first, *(edge for edge in edges if first < edge < last), last]
        for start, end in pairwise(cuts):
            for piece in re.finditer(r"\S+", text[start:end]):
                visible = _INVISIBLE.sub("", piece[0])
                if visible:
                    yield Token(visible, start + piece.start(), start + piece.end())


def _tags(tokens: Sequence[Token], layer: Sequence[Stretch]) -> list[str]:
    """Return a column of tags; the ranges of a layer do not overlap."""
    tags = ["O"] * len(tokens)
    waiting = iter(layer)
    stretch, begun = next(waiting, None), False
    for at, token in enumerate(tokens):
        while stretch and stretch.end <= token.start:
            stretch, begun = next(waiting, None), False
        if stretch and stretch.start <= token.start:
            tags[at] = f"{'I' if begun else 'B'}-{stretch.label}"
            begun = True
    return tags


def _sentence_ends(tokens: Sequence[Token], text: str, stretches: Sequence[Stretch]) -> set[int]:
    """Return the indices of tokens that end a sentence: a full stop, its closing quotes, then white space."""
    ends: set[int] = set()
    for at, token in enumerate(tokens):
        if not _SENTENCE_END.fullmatch(token.text) or _abbreviates(tokens, at):
            continue
        while (
            at + 1 < len(tokens)
            and _CLOSING.fullmatch(tokens[at + 1].text)
            and tokens[at + 1].start == tokens[at].end
        ):
            at += 1
        end = tokens[at].end
        if text[end : end + 1].isspace() and not any(one.start < end < one.end for one in stretches):
            ends.add(at)
    return ends


def _abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a full stop belongs to the single letter before it («د. سمير»)."""
    if tokens[at].text != "." or at == 0:
        return False
    before = tokens[at - 1]
    return len(before.text) == 1 and before.text.isalpha() and before.end == tokens[at].start
