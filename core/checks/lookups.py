"""Rules that look beyond the article: the same words labelled otherwise, an article that is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from core.arabic import fold
from core.checks.rule import Hit, LookupContext
from core.model import Mention


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
    article = context.inside.article
    place = (article.source, article.rank)
    for other in context.view.articles_alike(article.id):
        first = context.view.article(other)
        if (first.source, first.rank) < place:
            yield Hit(first.uid, values={"other": first.id})
            return
