"""Rules that look beyond the article: the same words labelled otherwise, an article that is there (nearly) twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from core.arabic import fold
from core.checks.rule import Hit, LookupContext
from core.model import Article, Mention
from core.model.view import View

MOST_TWINS = 3
"""So many earlier articles that one is nearly the same as are named: of a report in thirty papers these are enough."""

SHOWN_WORDS = 60


def label_differs(context: LookupContext) -> Iterator[Hit]:
    """Find mentions whose words mostly carry another label in the project.

    Words that carry both labels in this very place are meant so. Of two labels as common, both are found.
    """
    inside = context.inside
    labels_at = {(mention.parts, mention.label) for mention in inside.mentions}
    found: dict[str, list[tuple[int, int]]] = {}
    for mention in inside.mentions:
        if mention.state != "live":
            continue
        key = fold(mention.words)
        if key not in found:
            found[key] = context.view.labels_of_words(mention.words)
        other = _usual_label(found[key], mention)
        if other is not None and (mention.parts, other) not in labels_at:
            yield _hit(context, mention, key, other)


def _usual_label(counts: list[tuple[int, int]], mention: Mention) -> int | None:
    """Return the other label that the same words carry at least as often, or None."""
    own = dict(counts).get(mention.label, 0)
    others = [(count, label) for label, count in counts if label != mention.label and count >= own]
    return max(others, default=(0, None))[1]


def _hit(context: LookupContext, mention: Mention, key: str, other: int) -> Hit:
    labels, part = context.inside.labels, mention.parts[0]
    names = {"label": mention.label, "usual": other}
    shown = {name: labels[label].name if label in labels else "" for name, label in names.items()}
    values = {"words": mention.words, "mention": mention.id, "usual_id": other, **shown}
    return Hit(key, part.block, part.start, part.end, values)


def article_repeats(context: LookupContext) -> Iterator[Hit]:
    """Find an article whose kept text stands in an earlier one; the first copy is the one to keep."""
    first = _repeated(context.inside.article, context.view)
    if first is not None:
        yield Hit(first.uid, values={"other": first.id})


def near_duplicate(context: LookupContext) -> Iterator[Hit]:
    """Find an article that is nearly the same as earlier ones; each pair is told once, at the later of the two.

    Exact copies are told by `article_repeats`: neither are they told again, nor is anything like them.
    """
    return islice(_near(context.inside.article, context.view), MOST_TWINS)


def _near(article: Article, view: View) -> Iterator[Hit]:
    twins = view.twins(article.id)
    if not twins or _repeated(article, view) is not None:
        return
    for twin in twins:
        other = view.article(twin.other)
        if _place(other) < _place(article) and _repeated(other, view) is None:
            values = {"share": twin.percent, "kind": twin.kind, "words": _headline(other, view)}
            yield Hit(other.uid, values={"other": other.id, **values})


def _repeated(article: Article, view: View) -> Article | None:
    """Return the first article with the same kept text, where that is an earlier one."""
    for other in view.articles_alike(article.id):
        first = view.article(other)
        return first if _place(first) < _place(article) else None
    return None


def _place(article: Article) -> tuple[int, str]:
    return article.source, article.rank


def _headline(article: Article, view: View) -> str:
    kept = [block for block in view.blocks(article.id) if block.kept]
    titles = [block for block in kept if block.role == "headline"]
    words = next((block.text for block in titles or kept), "")
    return words if len(words) <= SHOWN_WORDS else words[:SHOWN_WORDS].rsplit(" ", 1)[0] + "…"
