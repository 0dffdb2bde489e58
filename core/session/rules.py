"""The rules of a project: which are run, how grave they are, and what is silenced.

A rule that is switched on in a large project is run first, unseen and in short transactions that let an edit go
before them; then one step switches it on and shows what it found. Given up, nothing is left. Rules whose findings the
cache does not hold (the program is newer than the project, or a step back switched one on) are run likewise, and shown
as they are found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from core.checks import PROJECT_SCOPE, RULES, is_on, rule_set, severity_of
from core.errors import Cancelled, UserError
from core.model import Dismissal, Focus
from core.model.waiting import Progress, StopAsked
from core.session.changeset import ChangeSet
from core.session.freshness import Freshness
from core.session.recurring import find_recurring
from core.session.rule_runs import FEW_ARTICLES, run_in
from core.session.stepping import Stepper
from core.storage import Database, ProjectFile, queries, rule_settings, told
from core.storage.reader import Reader

SLICE = 20
"""Articles in which a rule is run in one transaction."""


class RuleState(NamedTuple):
    """A rule as the project has it."""

    rule: str
    enabled: bool
    severity: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """Something the editor does not want to be told, and how many findings it hides."""

    dismissal: Dismissal
    count: int
    headline: str


class Rules:
    """The door to the rules of a project. Every method may be called from any thread."""

    def __init__(self, project: ProjectFile, view: Reader, stepper: Stepper, fresh: Freshness) -> None:
        self._project = project
        self._view = view
        self._stepper = stepper
        self._fresh = fresh
        if not project.read_only:
            project.thread.call(self._begin)

    def states(self) -> list[RuleState]:
        """Return every rule of the program as the project has it, in the order of the table."""
        settings = self._project.thread.call(self._view.rule_settings)
        return [RuleState(rule, is_on(rule, settings), severity_of(rule, settings)) for rule in RULES]

    def set(
        self,
        rule: str,
        enabled: bool,
        severity: str = "",
        *,
        focus: Focus | None = None,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Switch a rule on or off and say how grave it is, as one step; without a severity as it was made.

        Switching it on in a large project takes long; raise Cancelled, with nothing changed, where that is given up.
        """
        if rule not in RULES:
            raise UserError("error.no_such_rule", name=rule)
        if self._project.read_only:
            raise UserError("error.read_only_project", path=str(self._project.path))
        if severity == RULES[rule].severity:
            severity = ""
        if enabled and self._is_to_prepare(rule):
            self._prepare(rule, progress, cancelled)
        args = {"rule": rule, "enabled": enabled, "severity": severity}
        return self._project.thread.call(
            lambda: self._stepper.execute(self._project.db, "rule.set", args, focus or Focus(), None, None)
        )

    def is_long(self, rule: str, enabled: bool) -> bool:
        """Tell whether it takes long to switch a rule so."""
        return enabled and self._is_to_prepare(rule)

    def pending(self) -> tuple[str, ...]:
        """Return the rules that are on, but were not run over all of the project yet."""
        return () if self._project.read_only else self._project.thread.call(self._pending)

    def run_pending(self, progress: Progress | None = None, cancelled: StopAsked | None = None) -> bool:
        """Run those rules everywhere; return whether there were any. Raises Cancelled when asked to stop."""
        rules = self.pending()
        if not rules:
            return False
        self._run(rules, progress, cancelled, hidden=False)
        self._project.thread.call(lambda: self._note_run(rules))
        return True

    def note_all_run(self) -> None:
        """Say that every rule that is on was just run everywhere."""
        if not self._project.read_only:
            self._project.thread.call(lambda: self._note_run(self._on()))

    def follow_import(self) -> None:
        """Forget what rules found in a dump that were switched off while it came in."""
        self._project.thread.call(self._drop_others)

    def _drop_others(self) -> None:
        db = self._project.db
        on, prepared = self._on(), rule_settings.rules_prepared(db)
        with db.atomic():
            for rule in told.rules_told(db):
                if rule not in on | prepared:
                    rule_settings.drop_rule(db, rule)

    def silenced(self) -> list[Silenced]:
        """Return what is dismissed, newest first, with how many findings that hides."""
        return self._project.thread.call(self._silenced)

    def _begin(self) -> None:
        """Give up what an ended process was preparing; a project without articles holds the findings of all rules."""
        db = self._project.db
        prepared = rule_settings.rules_prepared(db)
        empty = not queries.has_articles(db)
        known = rule_settings.rules_run(db)
        if not prepared and (known or not empty):
            return
        with db.atomic():
            for rule in prepared:
                rule_settings.drop_hidden(db, rule)
            rule_settings.set_rules_prepared(db, ())
            if empty:
                rule_settings.set_rules_run(db, self._on())

    def _on(self) -> frozenset[str]:
        return rule_set(tuple(self._view.rule_settings())).told

    def _pending(self) -> tuple[str, ...]:
        missing = self._on() - rule_settings.rules_run(self._project.db)
        return tuple(rule for rule in RULES if rule in missing)

    def _note_run(self, rules: Collection[str]) -> None:
        """Remember that rules were run everywhere, but those switched off meanwhile."""
        db = self._project.db
        with db.atomic():
            rule_settings.set_rules_run(db, (rule_settings.rules_run(db) | set(rules)) & self._on())

    def _is_to_prepare(self, rule: str) -> bool:
        def ask() -> bool:
            kept = rule_set((), frozenset((rule,))).told
            known = rule_settings.rules_run(self._project.db)
            on = is_on(rule, self._view.rule_settings())
            many = queries.count_articles(self._project.db) > FEW_ARTICLES
            return bool(kept) and many and not (on and rule in known) and RULES[rule].scope != PROJECT_SCOPE

        return self._project.thread.call(ask)

    def _prepare(self, rule: str, progress: Progress | None, cancelled: StopAsked | None) -> None:
        """Run a rule everywhere unseen; from its beginning on every edit keeps what it finds true."""
        try:
            self._project.thread.call(partial(self._set_prepared, rule, prepared=True))
            self._run((rule,), progress, cancelled, hidden=True)
        except BaseException:
            self._project.thread.call(partial(self._set_prepared, rule, prepared=False))
            raise

    def _set_prepared(self, rule: str, *, prepared: bool) -> None:
        db = self._project.db
        with db.atomic():
            rule_settings.drop_hidden(db, rule)
            others = rule_settings.rules_prepared(db) - {rule}
            rule_settings.set_rules_prepared(db, others | ({rule} if prepared else set()))

    def _run(
        self, rules: Sequence[str], progress: Progress | None, cancelled: StopAsked | None, *, hidden: bool
    ) -> None:
        """Run rules in every article, in slices."""
        thread = self._project.thread
        each = [rule for rule in rules if RULES[rule].scope != PROJECT_SCOPE]
        articles = thread.call(lambda: queries.article_ids(self._project.db, queries.ArticleFilter()))
        for at in range(0, len(articles) if each else 0, SLICE):
            if cancelled is not None and cancelled():
                raise Cancelled
            part = articles[at : at + SLICE]
            thread.call(partial(self._run_slice, part, each, hidden=hidden), patient=True)
            if progress is not None:
                progress(min(at + SLICE, len(articles)), len(articles))
        if len(each) < len(rules):
            find_recurring(self._project, self._view, cancelled)

    def _run_slice(self, articles: Sequence[int], rules: Sequence[str], *, hidden: bool) -> None:
        db = self._project.db
        with db.atomic():
            self._fresh.all()
            for article in articles:
                run_in(db, self._view, article, rules, hidden=hidden)

    def _silenced(self) -> list[Silenced]:
        self._fresh.all()
        db: Database = self._project.db
        return [
            Silenced(dismissal, *rule_settings.silence_of(db, dismissal))
            for dismissal in reversed(self._view.dismissals())
        ]
