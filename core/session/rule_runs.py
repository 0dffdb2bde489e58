"""What follows when a rule is switched, graded or silenced: the cache of findings is brought to it, in the same step.

Switching a rule on is the one change whose consequences take a look at every article. In a small project that is done
at once; in a large one it was prepared before the step (see `core.session.rules`), or is left to be done when there is
time: the cache knows which rules it holds the findings of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.changes import ROW, Change
from core.checks import PROJECT_SCOPE, RULES, check_article, is_on, rule_set, severity_of
from core.model import Article, Dismissal, Finding, RuleSetting
from core.session.recurring import find_now
from core.storage import Database, findings, queries, rows, rule_settings
from core.storage.reader import Reader

FEW_ARTICLES = 200
"""In a project of up to so many articles a rule is run everywhere in the step that switches it on."""


def follow_rules(db: Database, view: Reader, changes: Sequence[Change]) -> set[int]:
    """Bring the findings to what changed about rules and dismissals; return the articles with news."""
    articles: set[int] = set()
    for change in changes:
        if change.kind == "dismissal" and change.field == ROW:
            before, after = change.before, change.after
            articles.update(rule_settings.dismiss(db, after) if isinstance(after, Dismissal) else ())
            articles.update(rule_settings.restore(db, before) if isinstance(before, Dismissal) else ())
    switched = dict.fromkeys(_rule_of(db, change) for change in changes if change.kind == "rule_setting")
    for rule in switched:
        if rule in RULES and rule_set((), frozenset((rule,))).told:
            articles.update(_follow_rule(db, view, rule))
    return articles


def _rule_of(db: Database, change: Change) -> str:
    for row in (change.before, change.after, rows.fetch(db, "rule_setting", change.id)):
        if isinstance(row, RuleSetting):
            return row.rule
    return ""


def _follow_rule(db: Database, view: Reader, rule: str) -> list[int]:
    settings = view.rule_settings()
    run = rule_settings.rules_run(db)
    if not is_on(rule, settings):
        rule_settings.set_rules_run(db, run - {rule})
        return rule_settings.drop_rule(db, rule)
    if rule in rule_settings.rules_prepared(db):
        rule_settings.set_rules_prepared(db, rule_settings.rules_prepared(db) - {rule})
        rule_settings.set_rules_run(db, run | {rule})
        return rule_settings.show_hidden(db, rule)
    if rule in run:
        return rule_settings.set_severity(db, rule, severity_of(rule, settings))
    articles = queries.article_ids(db, queries.ArticleFilter())
    if len(articles) > FEW_ARTICLES:
        return []
    if RULES[rule].scope == PROJECT_SCOPE:
        find_now(db, view)
    for article in articles if RULES[rule].scope != PROJECT_SCOPE else ():
        run_in(db, view, article, (rule,))
    rule_settings.set_rules_run(db, run | {rule})
    return articles.tolist()


def run_in(
    db: Database, view: Reader, article_id: int, only: Collection[str], *, hidden: bool = False
) -> None:
    """Run some rules, switched on or not, in one article; hidden findings are not shown and not counted yet."""
    article: Article | None = rows.fetch(db, "article", article_id)
    if article is None or article.deleted:
        return
    rules = rule_set(tuple(view.rule_settings()), frozenset(only))
    found: list[Finding] = []
    if rules.may_strike(queries.texts_in(db, article_id)):
        mentions = view.mentions(article_id)
        labels = view.labels() if mentions else []
        found = check_article(article, view.blocks(article_id), mentions, labels, view, rules=rules)
    states = [(each, rule_settings.HIDDEN) for each in found] if hidden else rule_settings.marked(db, found)
    for rule in only:
        of_rule = [(each, state) for each, state in states if each.rule == rule]
        findings.replace_rule(db, article_id, rule, of_rule)
    if not hidden:
        findings.recount(db, [article_id])
