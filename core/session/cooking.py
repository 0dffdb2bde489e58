"""Applying a recipe: its replacements and fixes in their order, article by article, as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from core import commands
from core.arabic.matching import filled
from core.changes import Change, Splice
from core.checks import COMPARE, RULES, Silence, check_article, fixes, is_on, rule_set
from core.commands.recipes import checked_entries
from core.commands.replacing import replaced
from core.errors import UserError
from core.model import Finding, Focus, Recipe
from core.model.search import Hit, Query
from core.model.waiting import Progress, StopAsked, refuse
from core.session.changeset import ChangeSet
from core.session.looking import Looking, hit_of
from core.session.replacing import Edits, share
from core.session.stepping import Stepper
from core.storage import ProjectFile, hits, rows
from core.storage.hits import Looked
from core.storage.reader import Reader

APPLY = "recipe.apply"

PASSES = 3
"""So many times a fix is tried again in an article: putting one place right may show another."""

Told = tuple[int, Hit, str]
"""An entry's number, a hit and what it gives way to."""


class _Enough(Exception):
    """All that a preview shows is known: what was written for it is taken back."""


class Cooking:
    """One application of a recipe to some articles, or to all."""

    def __init__(
        self,
        project: ProjectFile,
        view: Reader,
        stepper: Stepper,
        looking: Callable[[Query], Looking],
        recipe: Recipe,
        articles: Sequence[int] | None,
    ) -> None:
        self._project, self._view, self._stepper = project, view, stepper
        self._name = recipe.name
        self._entries = [
            self._entry(number, entry, looking)
            for number, entry in enumerate(checked_entries(recipe.entries))
        ]
        self._articles = articles

    def _entry(
        self, number: int, entry: Mapping[str, Any], looking: Callable[[Query], Looking]
    ) -> Replacing | Fixing:
        if entry["kind"] == "fix":
            if entry["rule"] not in RULES:
                raise UserError("error.bad_recipe_entry", number=number + 1)
            return Fixing(self._view, entry["rule"], entry["fix"])
        query = replace(
            Query.from_json(entry["query"]), scope="project"
        )  # where is said by whoever applies it
        return Replacing(self._view, looking, query, entry["instead"])

    def run(self, progress: Progress | None, cancelled: StopAsked | None) -> ChangeSet:
        """Do it as one step; raise Cancelled, with nothing done, when asked to stop."""
        articles = self._touched(share(progress, 0, 3), cancelled)
        work = partial(self._written, articles, progress, cancelled)
        return self._project.thread.call(work, patient=True)

    def _written(
        self, articles: Sequence[int], progress: Progress | None, cancelled: StopAsked | None
    ) -> ChangeSet:
        db = self._project.db
        with db.atomic():
            self._view.before_articles()
            changes: list[Change] = []
            for number, article in enumerate(articles):
                refuse(cancelled)
                for _, made in self._in_article(article):
                    changes += made
                if progress is not None:
                    progress(len(articles) + number + 1, 3 * len(articles))
            if not changes:
                return ChangeSet("do")
            args = {"name": self._name, "entries": len(self._entries)}
            return self._stepper.keep(db, APPLY, args, changes, Focus(), share(progress, 2, 3), cancelled)

    def preview(self, limit: int, cancelled: StopAsked | None) -> list[Told]:
        """Return the first changes it would make; what is written to know them is taken back."""
        articles = self._touched(None, cancelled)
        told: list[Told] = []

        def tried() -> None:
            try:
                with self._project.db.atomic():
                    self._view.before_articles()
                    for article in articles:
                        refuse(cancelled)
                        for _ in self._in_article(article, told):
                            if len(told) >= limit:
                                raise _Enough
                    raise _Enough
            except _Enough:
                return

        self._project.thread.call(tried, patient=True)
        shown = self._project.thread.call(
            lambda: hits.numbers(self._project.db, list({hit.article for _, hit, _ in told}))
        )
        return [
            (entry, hit._replace(number=shown.get(hit.article, 0)), way) for entry, hit, way in told[:limit]
        ]

    def _touched(self, progress: Progress | None, cancelled: StopAsked | None) -> list[int]:
        """Return the articles in which any entry has something to do as they are now, in reading order.

        What only comes to have something to do through an earlier entry is among them: that entry was there.
        """
        found: set[int] = set()
        wanted = None if self._articles is None else self._present(self._articles)
        for number, entry in enumerate(self._entries):
            refuse(cancelled)
            for articles in entry.articles(self._project, wanted):
                refuse(cancelled)
                found.update(articles)
            if progress is not None:
                progress(number + 1, len(self._entries))
        return self._project.thread.call(lambda: hits.ordered(self._project.db, found), patient=True)

    def _present(self, articles: Sequence[int]) -> list[int]:
        return self._project.thread.call(lambda: hits.present_of(self._project.db, articles), patient=True)

    def _in_article(self, article: int, told: list[Told] | None = None) -> Iterator[tuple[int, list[Change]]]:
        """Do every entry in an article; yield its number and what was written."""
        for number, entry in enumerate(self._entries):
            for way, changes in entry.changes(article):
                if told is not None:
                    told += [(number, hit, instead) for hit, instead in way or self._shown(changes)]
                rows.apply_all(self._project.db, changes)
                yield number, changes

    def _shown(self, changes: Sequence[Change]) -> Iterator[tuple[Hit, str]]:
        """Yield what changes that are not yet written would do, block by block."""
        texts: dict[int, Looked] = {}
        for change in changes:
            if change.kind != "block" or change.field == "*":
                continue
            if change.id not in texts:
                block = self._view.block(change.id)
                texts[change.id] = Looked(block.article, block.id, block.role, block.kept, block.text)
                if change.field != "text":
                    yield (hit := _whole(texts[change.id])), hit.words
            if isinstance(change.after, Splice):
                here = texts[change.id]
                end = change.after.start + len(change.after.removed)
                yield hit_of(here, change.after.start, end), change.after.inserted
                texts[change.id] = here._replace(text=change.after.apply(here.text))


def _whole(block: Looked) -> Hit:
    return hit_of(block, 0, len(block.text))


class Replacing:
    """An entry that replaces what a query finds."""

    def __init__(self, view: Reader, looking: Callable[[Query], Looking], query: Query, instead: str) -> None:
        self._view, self._looking = view, looking
        self._query = query
        self._here = looking(query)
        self._template = self._here.matcher.template(instead)

    def articles(self, project: ProjectFile, wanted: Sequence[int] | None) -> Iterator[set[int]]:
        """Yield the articles with a hit now, slice by slice."""
        del project
        scope = "project" if wanted is None else "list"
        placed = replace(self._query, scope=scope, articles=None if wanted is None else tuple(wanted))
        for part in self._looking(placed).slices():
            yield {found.block.article for found in part.found}

    def changes(self, article: int) -> Iterator[tuple[list[tuple[Hit, str]], list[Change]]]:
        """Yield what is replaced in an article, and the changes that do it, to be written before going on."""
        edits: Edits = {}
        shown: list[tuple[Hit, str]] = []
        for block, places in self._here.in_article(article):
            for place in places:
                way = filled(self._template, block.text, place)
                shown.append((hit_of(block, place.start, place.end), way))
                edits.setdefault(block.block, []).append(
                    Splice(place.start, block.text[place.start : place.end], way)
                )
        changes = replaced(self._view, edits).changes if edits else []
        if changes:
            yield [(hit, way) for hit, way in shown if hit.words != way], changes


class Fixing:
    """An entry that puts the findings of a rule right."""

    def __init__(self, view: Reader, rule: str, title: str) -> None:
        self._view = view
        self._rule = rule
        self._title = title
        self._rules = rule_set((), frozenset((rule,)))

    def articles(self, project: ProjectFile, wanted: Sequence[int] | None) -> Iterator[set[int]]:
        """Yield the articles the rule may find something in: those given, or all, slice by slice."""
        if wanted is not None:
            yield set(wanted)
            return
        known = project.thread.call(lambda: self._told(project), patient=True)
        if known is not None:
            yield known
            return
        for article in project.thread.call(self._view.article_ids, patient=True):
            if project.thread.call(partial(self._findings, article), patient=True):
                yield {article}

    def changes(self, article: int) -> Iterator[tuple[list[tuple[Hit, str]], list[Change]]]:
        """Yield the changes that put one finding after the other right, each to be written before going on."""
        for _ in range(PASSES):
            done = False
            for finding in reversed(self._findings(article)):
                changes = self._fixed(finding)
                if changes:
                    done = True
                    yield [], changes
            if not done:
                return

    def _told(self, project: ProjectFile) -> set[int] | None:
        """Return the articles with findings of the rule, None where the project does not run it."""
        if not is_on(self._rule, self._view.rule_settings()):
            return None
        self._view.before_articles()
        return hits.articles_with(project.db, self._rule)

    def _findings(self, article: int) -> list[Finding]:
        try:
            here = self._view.article(article)
        except UserError:  # a fix before it took the article away
            return []
        blocks, mentions = self._view.blocks(article), self._view.mentions(article)
        found = check_article(here, blocks, mentions, self._view.labels(), self._view, None, self._rules)
        silence = Silence(self._view.dismissals()) if found else None
        return [finding for finding in found if silence is not None and not silence.covers(finding)]

    def _fixed(self, finding: Finding) -> list[Change]:
        for fix in fixes(finding, self._view):
            if fix.command != COMPARE and self._title in ("", fix.title):
                try:
                    return commands.find(fix.command).run(self._view, **fix.args)
                except UserError:
                    return []
        return []
