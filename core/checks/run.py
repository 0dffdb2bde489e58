"""Running the rules, and leaving out what the editor dismissed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from core.checks.recurring import recurrences
from core.checks.rule import (
    ArticleContext,
    BlockContext,
    FileContext,
    Hit,
    LookupContext,
    Recurrence,
    Rule,
    SourceContext,
)
from core.checks.table import (
    ARTICLE_RULES,
    BLOCK_RULES,
    FILE_RULES,
    LOOKUP_RULES,
    PROJECT_RULES,
    RULES,
    SOURCE_RULES,
    SUSPECT,
    TRIGGERS,
    UNTRIGGERED,
)
from core.model import Article, Block, Dismissal, Finding, Label, Mention, Part
from core.model.view import View


class Damage(NamedTuple):
    """What only storage can see, told to `check_integrity`: a row whose digest does not fit, say.

    Attributes:
        rule: id of a rule of scope ``file``, usually ``file-damaged``.
        article: the article's id, None where the damage is in no article.
        block: the block's id or None.
        values: what the sentence names.
    """

    rule: str
    article: int | None
    block: int | None
    values: dict[str, Any]


def check_article(
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    labels: Iterable[Label],
    view: View | None,
    only_blocks: Collection[int] | None = None,
) -> list[Finding]:
    """Return what the rules find in one article, dismissed or not.

    Without a view (in an import worker) lookup rules are skipped. With `only_blocks` the block rules look
    at those alone, so that a key press costs one block; article and lookup rules always run.
    """
    context = ArticleContext(article, blocks, mentions, {label.id: label for label in labels})
    found: list[Finding] = []
    parts = _parts_by_block(mentions)
    for block in blocks:
        if only_blocks is None or block.id in only_blocks:
            found += check_block(article.id, block, parts.get(block.id, ()))
    for rule in ARTICLE_RULES:
        found += (_finding(rule, article.id, hit) for hit in rule.run(context))
    if view is not None:
        lookup = LookupContext(context, view)
        for looking in LOOKUP_RULES:
            found += (_finding(looking, article.id, hit) for hit in looking.run(lookup))
    return found


def check_lookup(rule: str, article: Article, view: View) -> list[Finding]:
    """Return what one lookup rule that asks nothing but the view finds in an article, dismissed or not."""
    context = LookupContext(ArticleContext(article, (), (), {}), view)
    looking = RULES[rule]
    return [_finding(looking, article.id, hit) for hit in looking.run(context)]


def check_block(article: int, block: Block, parts: Sequence[tuple[Mention, Part]]) -> list[Finding]:
    """Return what the block rules find in one block; `parts` are the stretches of live mentions in it."""
    if not block.kept and not parts:
        return []
    context = BlockContext(block, parts)
    suspect = SUSPECT.search(block.text) is not None
    found: list[Finding] = []
    for rule in BLOCK_RULES if suspect else UNTRIGGERED:
        if not (block.kept or rule.left_out):
            continue
        if rule.trigger and not TRIGGERS[rule.id].search(block.text):
            continue
        found += [_finding(rule, article, hit) for hit in rule.run(context)]
    return found


def _parts_by_block(mentions: Sequence[Mention]) -> dict[int, list[tuple[Mention, Part]]]:
    parts: dict[int, list[tuple[Mention, Part]]] = {}
    for mention in mentions:
        if mention.state == "live":
            for part in mention.parts:
                parts.setdefault(part.block, []).append((mention, part))
    return parts


def check_integrity(view: View, damages: Iterable[Damage] = ()) -> Iterator[list[Finding]]:
    """Walk the project and yield where its values break an invariant: one list, often empty, for each thing looked at.

    So the walk can be left and gone on with between any two. `damages` are what storage found in its rows on its own.
    """
    yield [
        Finding(damage.rule, RULES[damage.rule].severity, damage.article, damage.block, values=damage.values)
        for damage in damages
    ]
    for source in view.sources():
        about = SourceContext(source, view)
        yield [_finding(rule, None, hit) for rule in SOURCE_RULES for hit in rule.run(about)]
    for context in _file_contexts(view):
        yield [_finding(rule, context.article.id, hit) for rule in FILE_RULES for hit in rule.run(context)]


def check_recurring(view: View, articles: int, parts: int) -> Iterator[list[Finding]]:
    """Walk the lines that recur and yield what is found of them, as `check_integrity` does; `parts` slices the walk."""
    for part in recurrences(view, articles, parts):
        yield [finding for context in part for finding in _of_line(context)]


def check_line(view: View, words: str, articles: int) -> list[Finding]:
    """Return what is found of one line, wherever it stands."""
    return _of_line(Recurrence(view.line_use(words), articles))


def _of_line(context: Recurrence) -> list[Finding]:
    return [
        _finding(rule, context.use.samples[0][0], hit) for rule in PROJECT_RULES for hit in rule.run(context)
    ]


def _file_contexts(view: View) -> Iterator[FileContext]:
    roles = frozenset(role.name for role in view.roles())
    labels = frozenset(label.id for label in view.labels())
    sources = {source.id: source for source in view.sources()}
    before: Article | None = None
    for article in view.articles():
        blocks = view.blocks(article.id)
        texts = {block.id: block.text for block in blocks}
        if before and before.source != article.source:
            before = None
        source = sources.get(article.source)
        yield FileContext(
            article, before, blocks, view.mentions(article.id), source, roles, labels, texts, view
        )
        before = article


def _finding(rule: Rule[Any], article: int | None, hit: Hit) -> Finding:
    return Finding(rule.id, rule.severity, article, hit.block, hit.start, hit.end, hit.values, hit.key)


def dismissed(finding: Finding, dismissals: Iterable[Dismissal]) -> bool:
    """Return whether the editor does not want to see a finding.

    A dismissal takes off the rule in the project (no article, no key), the key everywhere (no article),
    or the key in one article.
    """
    return any(
        dismissal.rule == finding.rule
        and dismissal.article in (None, finding.article)
        and (dismissal.key == finding.key or (dismissal.article is None and not dismissal.key))
        for dismissal in dismissals
    )
