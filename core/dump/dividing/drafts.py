"""What the segmenter proposes: articles of blocks, each decision with its reason. Offsets are code points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.model import Decision


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """One block: a line of the source text without the white space around it, or a part of an overlong line.

    Attributes:
        start: code point in the source text.
        end: exclusive.
        role: name of a base role.
        kept: whether it belongs to the corrected text.
        role_decision: why it has this role.
        kept_decision: why it is kept or left out.
        text: the source text from start to end.
    """

    start: int
    end: int
    role: str
    kept: bool
    role_decision: Decision
    kept_decision: Decision
    text: str


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """One article of at least one block.

    Attributes:
        boundary: the decision that it starts at its first block.
        attrs: what is known of it beside its words: ``url``, ``date`` …
    """

    boundary: Decision
    blocks: tuple[BlockDraft, ...]
    attrs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that a page leaves behind, as a profile or an editor names it.

    Attributes:
        key: `line_key` of the line, or a regular expression that the folded line begins with.
        role: name of its role.
        kept: whether it belongs to the corrected text.
        pattern: whether `key` is a regular expression.
        profile: the profile's name, empty for the project's own.
    """

    key: str
    role: str
    kept: bool
    pattern: bool = False
    profile: str = ""


class Known(NamedTuple):
    """What an editor decided about a line; None where nothing is known."""

    starts: bool | None = None
    role: str | None = None
    kept: bool | None = None
