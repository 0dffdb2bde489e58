"""Quick fixes: for a finding, the commands that would put it right, computed from the text as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from core.arabic import clitic_at
from core.changes import Splice
from core.checks import mention_fixes
from core.checks.brackets import PARTNERS, Unmatched, unmatched
from core.checks.mending import Fix, block_of, replaced
from core.checks.mention_fixes import removal
from core.checks.mentions import whole_words
from core.checks.sign_rules import SIGN_FIXERS
from core.checks.word_rules import WORD_FIXERS
from core.dump.reading.mojibake import looks_misread, reread
from core.errors import UserError
from core.model import Block, Finding, Mention, Part
from core.model.view import View

COMPARE = "article.compare"
"""Stands in the place of a command where the way to put a finding right begins with a look: it changes nothing."""


def fixes(finding: Finding, view: View) -> list[Fix]:
    """Return the quick fixes of a finding, the likeliest first; none where the text has moved on since."""
    try:
        return list(_FIXERS.get(finding.rule, _none)(finding, view))
    except UserError:  # a row of the finding is gone
        return []


def _none(finding: Finding, view: View) -> Iterator[Fix]:
    return iter(())


def _mention(finding: Finding, view: View) -> tuple[Mention, Part]:
    """Return the finding's mention, and its part that the finding is about as it is now."""
    mention = view.mention(finding.values["mention"])
    for part in mention.parts:
        if part == (finding.block, finding.start, finding.end):
            return mention, part
    raise UserError("error.no_such_mention", id=mention.id)


def _misread(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    if reread(block.text):
        yield Fix("block.reread", {"blocks": [block.id]}, "fix.read_again")
        mates = [mate.id for mate in view.blocks(block.article) if looks_misread(mate.text)]
        if len(mates) > 1:
            yield Fix("block.reread", {"blocks": mates}, "fix.read_article_again")


def _unbalanced(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    marks = unmatched(block.text)
    here = next((mark for mark in marks if mark.at == finding.start), None)
    if here is None or here.mark != finding.values.get("mark"):
        return
    turned = _turned_round(here, marks)
    if turned:
        yield replaced(block, [turned], "fix.turn_mark", mark=turned.inserted)
    if here.mark in PARTNERS:
        end = len(block.text.rstrip(" .!؟?،…"))
        if end > here.at + 1:
            closing = Splice(end, "", PARTNERS[here.mark])
            yield replaced(block, [closing], "fix.close_mark", mark=closing.inserted)
    yield replaced(block, [Splice(here.at, here.mark, "")], "fix.remove_mark", mark=here.mark)


def _turned_round(here: Unmatched, marks: list[Unmatched]) -> Splice | None:
    """Return the splice that turns the second of two like marks round: «كذا« was meant as «كذا»."""
    alike = [mark for mark in marks if mark.mark == here.mark and mark.mark != '"']
    if len(alike) < 2:
        return None
    if here.mark in PARTNERS:
        return Splice(alike[1].at, here.mark, PARTNERS[here.mark]) if here in alike[:2] else None
    opening = next(opens for opens, closes in PARTNERS.items() if closes == here.mark)
    return Splice(alike[0].at, here.mark, opening) if here in alike[:2] else None


def _leave_out(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    if block.kept:
        yield Fix("block.set_kept", {"blocks": [block.id], "kept": False}, "fix.leave_out")


def _boilerplate(finding: Finding, view: View) -> Iterator[Fix]:
    yield from _leave_out(finding, view)
    yield _set_role(block_of(finding, view), "paragraph")


def _set_role(block: Block, role: str) -> Fix:
    return Fix("block.set_role", {"blocks": [block.id], "role": role}, f"fix.make_{role}")


def _no_headline(finding: Finding, view: View) -> Iterator[Fix]:
    article = _article(finding)
    blocks = view.blocks(article)
    left_out = next((block for block in blocks if block.role == "headline" and not block.kept), None)
    if left_out:
        yield Fix("block.set_kept", {"blocks": [left_out.id], "kept": True}, "fix.keep_headline")
    first = next((block for block in blocks if block.kept), None)
    if first and len(first.text) <= _HEADLINE_LENGTH:
        yield _set_role(first, "headline")
    yield from _merge(article, view, "previous", -1)


_HEADLINE_LENGTH = 150
"""Code points: longer first blocks are not offered as headlines."""


def _article(finding: Finding) -> int:
    if finding.article is None:
        raise UserError("error.no_such_article", id=None)
    return finding.article


def _merge(article: int, view: View, side: str, step: int) -> Iterator[Fix]:
    if view.article_beside(article, step):
        yield Fix(f"article.merge_{side}", {"article": article}, f"fix.merge_{side}")


def _no_paragraph(finding: Finding, view: View) -> Iterator[Fix]:
    article = _article(finding)
    yield from _merge(article, view, "next", 1)
    yield from _merge(article, view, "previous", -1)


def _two_headlines(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    if block.role == "headline" and block.kept:
        yield Fix("article.split", {"block": block.id}, "fix.split_article")
        yield _set_role(block, "subheadline")
        yield from _leave_out(finding, view)


_SENTENCE_ENDS = (". ", "؟ ", "! ")


def _long(finding: Finding, view: View) -> Iterator[Fix]:
    """Offer to split at the sentence end that is nearest the middle."""
    text = block_of(finding, view).text
    middle = len(text) // 2
    ends = [at + 1 for mark in _SENTENCE_ENDS if (at := _nearest(text, mark, middle)) >= 0]
    if ends:
        at = min(ends, key=lambda end: abs(end - middle))
        yield Fix("block.split", {"block": finding.block, "at": at}, "fix.split_block")


def _nearest(text: str, mark: str, middle: int) -> int:
    before, after = text.rfind(mark, 0, middle), text.find(mark, middle)
    if before < 0 or after < 0:
        return max(before, after)
    return before if middle - before < after - middle else after


def _cuts_word(finding: Finding, view: View) -> Iterator[Fix]:
    mention, part = _mention(finding, view)
    grown = whole_words(view.block(part.block).text, part)
    if grown:
        yield _resize(mention, part, grown, "fix.whole_words")


def _takes_clitic(finding: Finding, view: View) -> Iterator[Fix]:
    mention, part = _mention(finding, view)
    letters = clitic_at(view.block(part.block).text, part.start, part.end)
    if letters and part.start + letters < part.end:
        yield _resize(mention, part, part._replace(start=part.start + letters), "fix.leave_clitic")


def _resize(mention: Mention, part: Part, instead: Part, title: str) -> Fix:
    parts = [list(instead if one == part else one) for one in mention.parts]
    return Fix("mention.resize", {"mention": mention.id, "parts": parts}, title)


def _label_differs(finding: Finding, view: View) -> Iterator[Fix]:
    mention, _ = _mention(finding, view)
    label = view.label(finding.values["usual_id"])
    if mention.label != label.id:
        args = {"mentions": [mention.id], "label": label.id}
        yield Fix("mention.relabel", args, "fix.relabel", {"label": label.name})


def _overlaps(finding: Finding, view: View) -> Iterator[Fix]:
    mention, _ = _mention(finding, view)
    other = view.mention(finding.values["other"])
    yield removal(mention)
    yield removal(other)


def _repeats(finding: Finding, view: View) -> Iterator[Fix]:
    article = _article(finding)
    if not view.article(article).deleted and not view.article(finding.values["other"]).deleted:
        yield Fix("article.delete", {"articles": [article]}, "fix.delete_article")


def _recurs(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    count = finding.values["count"]
    yield Fix("page_line.apply", {"block": block.id}, "fix.leave_out_everywhere", {"count": count})


def _near_duplicate(finding: Finding, view: View) -> Iterator[Fix]:
    article, other = view.article(_article(finding)), view.article(finding.values["other"])
    if not article.deleted and not other.deleted:
        yield Fix(COMPARE, {"one": other.id, "two": article.id}, "fix.compare")
        yield Fix("article.delete", {"articles": [article.id]}, "fix.delete_article")
        yield Fix("article.delete", {"articles": [other.id]}, "fix.delete_other")


_FIXERS: Mapping[str, Callable[[Finding, View], Iterator[Fix]]] = {
    "article-no-headline": _no_headline,
    "article-no-paragraph": _no_paragraph,
    "article-repeats": _repeats,
    "article-two-headlines": _two_headlines,
    "block-empty": _leave_out,
    "block-long": _long,
    "boilerplate-kept": _boilerplate,
    "caption-doubled": _leave_out,
    "headline-doubled": _leave_out,
    "mention-cuts-word": _cuts_word,
    "mention-label-differs": _label_differs,
    "mention-lost": mention_fixes.lost,
    "mention-overlaps": _overlaps,
    "mention-shrunk": mention_fixes.shrunk,
    "mention-split": mention_fixes.split,
    "mention-takes-clitic": _takes_clitic,
    "mojibake": _misread,
    "near-duplicate": _near_duplicate,
    "recurring-line": _recurs,
    "unbalanced": _unbalanced,
    **SIGN_FIXERS,
    **WORD_FIXERS,
}
"""Rule by rule. Those of integrity and `caption-no-credit` have no fix that a machine could know."""
