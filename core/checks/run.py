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
from core.checks.rule_set import RuleSet, rule_set
from core.model import Article, Block, Dismissal, Finding, Label, Mention, Part
from core.model.view import View
from core.model.waiting import StopAsked, refuse


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
    rules: RuleSet | None = None,
    cancelled: StopAsked | None = None,
) -> list[Finding]:
    """Return what the rules (all that are on where nothing else is said) find in one article, dismissed or not.

    Without a view (in an import worker) lookup rules are skipped. With `only_blocks` the block rules look
    at those alone, so that a key press costs one block, and so do the lookup rules that go by block; the others
    always run. Raises Cancelled when asked to stop.
    """
    rules = rules or rule_set()
    context = ArticleContext(article, blocks, mentions, {label.id: label for label in labels})
    found: list[Finding] = []
    parts = _parts_by_block(mentions)
    for block in blocks:
        if only_blocks is None or block.id in only_blocks:
            found += check_block(article.id, block, parts.get(block.id, ()), rules)
    for rule in rules.article:
        refuse(cancelled)
        found += (_finding(rule, article.id, hit) for hit in rule.run(context))
    if view is not None:
        lookup = LookupContext(context, view, only_blocks)
        for looking in rules.lookup:
            refuse(cancelled)
            found += (_finding(looking, article.id, hit) for hit in looking.run(lookup))
    return found


def check_lookup(rule: str, article: Article, view: View, rules: RuleSet) -> list[Finding]:
    """Return what one lookup rule that asks nothing but the view finds in an article, dismissed or not.

    Of a rule that is off that is nothing.
    """
    context = LookupContext(ArticleContext(article, (), (), {}), view)
    looking = (each for each in rules.lookup if each.id == rule)
    return [_finding(each, article.id, hit) for each in looking for hit in each.run(context)]


def check_block(
    article: int, block: Block, parts: Sequence[tuple[Mention, Part]], rules: RuleSet | None = None
) -> list[Finding]:
    """Return what the block rules find in one block; `parts` are the stretches of live mentions in it."""
    rules = rules or rule_set()
    if not block.kept and not parts:
        return []
    context = BlockContext(block, parts)
    found: list[Finding] = []
    for rule in rules.struck(block.text):
        if not (block.kept or rule.left_out):
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
    rules = rule_set(tuple(view.rule_settings()))
    severities = {rule.id: rule.severity for rule in rules.file}
    yield [
        Finding(damage.rule, severities[damage.rule], damage.article, damage.block, values=damage.values)
        for damage in damages
        if damage.rule in severities
    ]
    for source in view.sources():
        about = SourceContext(source, view)
        yield [_finding(rule, None, hit) for rule in rules.source for hit in rule.run(about)]
    for context in _file_contexts(view):
        yield [_finding(rule, context.article.id, hit) for rule in rules.file for hit in rule.run(context)]


def check_recurring(view: View, articles: int, parts: int) -> Iterator[list[Finding]]:
    """Walk the lines that recur and yield what is found of them, as `check_integrity` does; `parts` slices the walk."""
    rules = rule_set(tuple(view.rule_settings()))
    for part in recurrences(view, articles, parts) if rules.project else ():
        yield [finding for context in part for finding in _of_line(context, rules)]


def check_line(view: View, words: str, articles: int) -> list[Finding]:
    """Return what is found of one line, wherever it stands."""
    return _of_line(Recurrence(view.line_use(words), articles), rule_set(tuple(view.rule_settings())))


def _of_line(context: Recurrence, rules: RuleSet) -> list[Finding]:
    return [
        _finding(rule, context.use.samples[0][0], hit) for rule in rules.project for hit in rule.run(context)
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


class Silence:
    """What the editor does not want to be told again."""

    def __init__(self, dismissals: Iterable[Dismissal]) -> None:
        self._silent = {(dismissal.rule, dismissal.article, dismissal.key) for dismissal in dismissals}

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is dismissed: its key everywhere, or in its article."""
        rule, key = finding.rule, finding.key
        return (rule, None, key) in self._silent or (rule, finding.article, key) in self._silent
