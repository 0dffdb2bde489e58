"""The values of a project. Offsets are code points everywhere; `end` is exclusive.

Every stored value is a frozen dataclass whose fields are the columns of its table (see `core.model.kinds`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from core.model.page_lines import ProjectLine
from core.model.recipes import Recipe, SavedSearch
from core.model.rule_settings import RuleSetting

BASE_ROLES = (
    "headline",
    "subheadline",
    "byline",
    "dateline",
    "caption",
    "credit",
    "crosshead",
    "paragraph",
    "boilerplate",
)
"""The roles every project has; editors add more. A role's name is fixed, its titles are not."""

STATUSES = ("new", "in_work", "done", "doubtful")
"""Where an article stands in the editor's work."""


class Piece(NamedTuple):
    """Where raw text lies in the source text: code points, end exclusive."""

    start: int
    end: int


class Part(NamedTuple):
    """One stretch of a mention: a block's id and code points into that block's text, end exclusive."""

    block: int
    start: int
    end: int


class Decision(NamedTuple):
    """Who decided a boundary, role or kept state, why, and how surely.

    Attributes:
        by: ``segmenter``, ``rule``, ``profile``, ``model`` or ``editor``.
        reason: key under ``reason`` in the texts (``first-line``, ``repeats-headline`` …), empty for an editor.
        confidence: 0 to 1.
    """

    by: str
    reason: str = ""
    confidence: float = 1.0


EDITOR = Decision("editor")

PAGE_LINE = Decision("profile", "page-line", 0.97)
"""What decides a block that is a line which its page left behind."""


@dataclass(frozen=True, slots=True)
class Source:
    """One imported file, kept unchanged. Its bytes and its decoded text are stored apart.

    Attributes:
        name: the file's name without folders.
        sha256: hexadecimal digest of the bytes.
        size: bytes.
        length: code points of the source text.
        encoding: Python codec name the bytes were read with.
        encoding_by: ``bom``, ``detected`` or ``chosen``.
        state: ``importing``, ``present`` or ``removed``.
        imported: UTC time, ISO 8601.
        attrs: ``undecodable`` holds byte offsets of bytes that became U+FFFD, ``mixed`` the (byte offset, encoding)
            of each stretch of a file in several, ``lost`` how many letters of one beyond repair are lost.
    """

    id: int
    uid: str
    name: str
    sha256: str
    size: int
    length: int
    encoding: str
    encoding_by: str
    state: str
    imported: str
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """A run of blocks that belong together. `boundary` is the decision that it starts where it starts."""

    id: int
    uid: str
    source: int
    rank: str
    boundary: Decision
    status: str = "new"
    note: str = ""
    deleted: bool = False
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of text with one role.

    Attributes:
        text: the corrected text; holds no LF, CR or CRLF.
        pieces: where its raw text lies in the source text; empty where an editor made the block.
    """

    id: int
    uid: str
    article: int
    rank: str
    role: str
    kept: bool
    text: str
    pieces: tuple[Piece, ...]
    role_decision: Decision
    kept_decision: Decision
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one article that name something.

    Attributes:
        label: id of its label.
        parts: one or more stretches in reading order; those of a lost mention are empty stretches at its last place.
        state: ``live`` or ``lost`` (its words are gone).
        words: its words, parts joined by a space; of a lost mention the last words.
        entity: id of the entity it points at.
    """

    id: int
    uid: str
    article: int
    label: int
    parts: tuple[Part, ...]
    state: str = "live"
    words: str = ""
    entity: int | None = None
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing in the world that mentions point at."""

    id: int
    uid: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """What a mention is called: the exported `name` (PER), its titles, colour (#rrggbb), badge letter and key."""

    id: int
    uid: str
    name: str
    title_ar: str
    title_en: str
    colour: str
    letter: str
    shortcut: str
    rank: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a block is: `name` is fixed and exported, the titles are what the window shows.

    Attributes:
        kept: whether blocks that are given this role belong to the corrected text by default.
        shortcut: the digit of Alt+digit, or empty.
    """

    id: int
    uid: str
    name: str
    title_ar: str
    title_en: str
    colour: str
    shortcut: str
    kept: bool
    rank: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A named link from one mention to another."""

    id: int
    uid: str
    name: str
    from_mention: int
    to_mention: int
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A boundary, role or mention that a machine proposes after the first reading."""

    id: int
    article: int
    about: str
    state: str
    proposal: Mapping[str, Any]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding the editor does not want to see: in one article (`article`, `key`), or everywhere (article None).

    Attributes:
        rule: the rule's id.
        key: `Finding.key`; everywhere it is not empty, because that is what `RuleSetting` is for.
    """

    id: int
    rule: str
    article: int | None
    key: str


Row = (
    Source
    | Article
    | Block
    | Mention
    | Entity
    | Label
    | Role
    | Relation
    | Suggestion
    | Dismissal
    | ProjectLine
    | RuleSetting
    | SavedSearch
    | Recipe
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about one place.

    Attributes:
        rule: the rule's id; the sentence is the text ``check.<rule>``.
        severity: ``error``, ``warning`` or ``note``.
        article: the article's id, None for the whole file.
        block: the block's id, None for the whole article.
        start: code point in the block's text, None for the whole block.
        end: exclusive, None for the whole block.
        values: what the sentence names.
        key: what makes it the same finding after other edits (the folded words, say); for dismissals.
    """

    rule: str
    severity: str
    article: int | None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""


class Twin(NamedTuple):
    """Another article that is nearly the same as one.

    Attributes:
        other: its id.
        kind: ``alike``, ``inside`` (most of the one stands in the other) or ``holds`` (the other way round).
        percent: what they share: of all their words, or of those of the shorter one.
    """

    other: int
    kind: str
    percent: int


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the editor was: an article, a block in it, and a caret (code points in the block's text)."""

    article: int | None = None
    block: int | None = None
    caret: int | None = None
