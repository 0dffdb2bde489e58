"""Rules about blocks and the make-up of an article: headlines, captions, furniture, length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.arabic import fold
from core.checks.rule import ArticleContext, BlockContext, Hit
from core.model import Block

LONG = 5_000
"""Code points. Of some 8,000 paragraphs of daily news 99 % had fewer than 3,000 and eight more than this, all
of them several paragraphs whose line ends were lost."""

_IN_BRACKETS = re.compile(r"[(\[{（][^()\[\]{}]{2,60}[)\]}）][\s.،…»\"]*$")
_NAMED = re.compile(
    r"(?<!\w)(?:رويترز|فرانس برس|اسوشيتد برس|الاناضول|شينخوا|غيتي|ا\. ?ف\. ?ب|ا ف ب|د\. ?ب\. ?ا|ا\. ?ب\. ?ا"
    r"|تصوير|عدسه|الصوره من|ارشيفيه|من الارشيف|getty|afp|reuters|epa)(?!\w)",
    re.IGNORECASE,
)


def no_headline(context: ArticleContext) -> Iterator[Hit]:
    """Find an article with kept text and no kept headline."""
    if any(block.kept for block in context.blocks) and not context.kept("headline"):
        yield Hit()


def two_headlines(context: ArticleContext) -> Iterator[Hit]:
    """Find kept headlines after the first that say something else: often two articles run together."""
    seen: set[str] = set()
    for block in context.kept("headline"):
        key = fold(block.text)
        if seen and key not in seen:
            yield Hit(key, block.id, values=_words(block))
        seen.add(key)


def no_paragraph(context: ArticleContext) -> Iterator[Hit]:
    """Find an article that has blocks and no kept paragraph among them."""
    if context.blocks and not context.kept("paragraph"):
        yield Hit()


def headline_doubled(context: ArticleContext) -> Iterator[Hit]:
    """Find a kept headline that repeats a kept one before it."""
    return _doubled(context, "headline")


def caption_doubled(context: ArticleContext) -> Iterator[Hit]:
    """Find a kept caption that repeats a kept one before it."""
    return _doubled(context, "caption")


def _doubled(context: ArticleContext, role: str) -> Iterator[Hit]:
    seen: set[str] = set()
    for block in context.kept(role):
        key = fold(block.text).strip()
        if key and key in seen:
            yield Hit(key, block.id, values=_words(block))
        seen.add(key)


def caption_no_credit(context: ArticleContext) -> Iterator[Hit]:
    """Find a kept caption that names neither agency nor photographer, and has no credit line beside it."""
    lines = [block for block in context.blocks if block.kept]
    for at, block in enumerate(lines):
        if block.role != "caption" or has_credit(block.text):
            continue
        if not any(beside.role == "credit" for beside in lines[max(0, at - 1) : at + 2]):
            yield Hit(fold(block.text), block.id, values=_words(block))


def has_credit(text: str) -> bool:
    """Return whether a caption ends in brackets («(أ.ف.ب)») or names where its picture comes from."""
    return _IN_BRACKETS.search(text) is not None or _NAMED.search(fold(text)) is not None


def block_empty(context: BlockContext) -> Iterator[Hit]:
    """Find a kept block with no words in it."""
    if not context.block.text.strip():
        yield Hit(block=context.block.id)


def block_long(context: BlockContext) -> Iterator[Hit]:
    """Find a kept block so long that line ends were surely lost in it."""
    length = len(context.block.text)
    if length > LONG:
        yield Hit(fold(context.block.text[:40]), context.block.id, values={"length": length})


def boilerplate_kept(context: BlockContext) -> Iterator[Hit]:
    """Find a line of the page's furniture that would go into the corrected text."""
    if context.block.role == "boilerplate":
        yield Hit(fold(context.block.text), context.block.id, values=_words(context.block))


def _words(block: Block) -> dict[str, str]:
    """Return the beginning of a block for its finding's sentence."""
    return {"words": block.text if len(block.text) <= 60 else block.text[:60].rsplit(" ", 1)[0] + "…"}
