"""Searching a project and replacing what is found: `Session.search`."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from core.arabic.matching import Place
from core.errors import UserError
from core.model import Focus, Recipe, SavedSearch
from core.model.search import Counts, Hit, Preview, Query
from core.model.waiting import Progress, StopAsked, refuse
from core.session.changeset import ChangeSet
from core.session.cooking import Cooking
from core.session.looking import Looking, Slice, fill_vocabulary, hit_of
from core.session.recipe_files import read_recipe, write_recipe
from core.session.replacing import (
    Edits,
    collected,
    edits_of,
    share,
    ways,
    write,
)
from core.session.stepping import Stepper, refuse_half_characters
from core.storage import ProjectFile
from core.storage.hits import Looked, count_present, numbers
from core.storage.reader import Reader
from core.storage.vocabulary import Vocabulary


class Finder:
    """One search under way; its hits come in reading order, as many at a time as are asked for.

    One thread asks at a time. What was edited since is found as it is by then.
    """

    def __init__(self, project: ProjectFile, looking: Looking) -> None:
        self._project = project
        self._looking = looking
        self._slices: Generator[Slice] = looking.slices()
        self._waiting: deque[tuple[Looked, Place]] = deque()
        self._refused: UserError | None = None

    def more(self, limit: int = 200, cancelled: StopAsked | None = None) -> list[Hit]:
        """Return the next hits, none at the end; raise Cancelled when asked to stop, and go on when asked again."""
        while len(self._waiting) < limit:
            refuse(cancelled)
            part = self._next()
            if part is None:
                break
            self._waiting.extend((block, place) for block, places in part.found for place in places)
        page = [self._waiting.popleft() for _ in range(min(limit, len(self._waiting)))]
        articles = list({block.article for block, _ in page})
        shown = self._project.thread.call(lambda: numbers(self._project.db, articles), patient=True)
        return [
            hit_of(block, place.start, place.end)._replace(number=shown.get(block.article, 0))
            for block, place in page
        ]

    def _next(self) -> Slice | None:
        """Return the next slice; what was refused once is refused again, and is no end."""
        if self._refused is not None:
            raise self._refused
        try:
            return next(self._slices, None)
        except UserError as error:
            self._refused = error
            raise

    def count(self, progress: Progress | None = None, cancelled: StopAsked | None = None) -> int:
        """Return how many hits there are in all; what `more` gives is not touched by it."""
        return counted(self._project, self._looking.slices(), progress, cancelled).hits

    def close(self) -> None:
        """Let go of what is remembered; `more` gives nothing from then on."""
        self._slices.close()
        self._waiting.clear()


def counted(
    project: ProjectFile, slices: Iterable[Slice], progress: Progress | None, cancelled: StopAsked | None
) -> Counts:
    """Return how much there is; raise Cancelled when asked to stop."""
    all_articles = project.thread.call(lambda: count_present(project.db), patient=True)
    places, blocks, articles = 0, 0, set[int]()
    for part in slices:
        refuse(cancelled)
        blocks += len(part.found)
        places += sum(len(found.places) for found in part.found)
        articles.update(found.block.article for found in part.found)
        if progress is not None:
            progress(part.done, part.total or all_articles)
    return Counts(places, blocks, len(articles))


class Searching:
    """Searches, replacements and recipes of one project. Every method may be called from any thread."""

    def __init__(self, project: ProjectFile, view: Reader, stepper: Stepper) -> None:
        self._project = project
        self._view = view
        self._stepper = stepper
        self._known = Vocabulary()

    def start(self, query: Query) -> Finder:
        """Begin a search; raise UserError for a bad regular expression, or no words."""
        return Finder(self._project, self._looking(query))

    def _looking(self, query: Query) -> Looking:
        refuse_half_characters({"words": query.words})
        return Looking(self._project, self._view, self._known, query)

    def follow_import(self) -> None:
        """Write the words that an import brought into the vocabulary, in slices."""
        fill_vocabulary(self._project)

    def count(
        self, query: Query, progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> Counts:
        """Return how much a query finds; raise Cancelled when asked to stop."""
        return counted(self._project, self._looking(query).slices(), progress, cancelled)

    def preview(self, query: Query, instead: str, hits: Sequence[Hit]) -> list[Preview]:
        r"""Return what each hit would give way to, ``\1`` and ``\g<name>`` of a regular expression filled in.

        A hit whose text has moved on since keeps its words; raises UserError for a replacement that cannot be.
        """
        found = ways(self._project, self._looking(query), instead, hits)
        return [Preview(hit, hit.words if way is None else way) for hit, way in zip(hits, found, strict=True)]

    def replace(
        self,
        query: Query,
        instead: str,
        hits: Sequence[Hit] | None = None,
        left_out: Collection[tuple[int, int]] = (),
        focus: Focus | None = None,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Put `instead` in the place of some hits, or of all (None) but those `left_out` as (block, start): one step.

        The step's arguments tell ``hits`` (replaced) and ``skipped`` (their text has moved on since). Raises UserError
        for a replacement that cannot be, and Cancelled; nothing is done then.
        """
        self._refuse_read_only()
        refuse_half_characters({"instead": instead})
        looking, project = self._looking(query), self._project
        if hits is None:
            edits, lost = self._all_edits(looking, instead, left_out, share(progress, 0, 3), cancelled), 0
        else:
            wanted = [hit for hit in hits if (hit.block, hit.start) not in left_out]
            found = zip(wanted, ways(project, looking, instead, wanted), strict=True)
            told = [(hit, way) for hit, way in found if way is not None]
            edits, lost = edits_of(told), len(wanted) - len(told)
        rest = None if progress is None else lambda done, total: progress(total + 2 * done, 3 * total)
        work = partial(write, project.db, self._view, self._stepper, query, instead, edits, lost)
        return project.thread.call(lambda: work(focus or Focus(), rest, cancelled), patient=True)

    def _all_edits(
        self,
        looking: Looking,
        instead: str,
        left_out: Collection[tuple[int, int]],
        progress: Progress | None,
        cancelled: StopAsked | None,
    ) -> Edits:
        total = self._project.thread.call(lambda: count_present(self._project.db), patient=True)
        return collected(looking, instead, set(left_out), progress, cancelled, total)

    def _refuse_read_only(self) -> None:
        if self._project.read_only:
            raise UserError("error.read_only_project", path=str(self._project.path))

    def saved(self) -> list[SavedSearch]:
        """Return the saved searches by name."""
        found = self._project.thread.call(self._view.saved_searches)
        return sorted(found, key=lambda saved: saved.name)

    def recipes(self) -> list[Recipe]:
        """Return the recipes by name."""
        return sorted(self._project.thread.call(self._view.recipes), key=lambda recipe: recipe.name)

    def read_recipe(self, path: Path) -> tuple[str, tuple[Mapping[str, Any], ...]]:
        """Return the name and entries of a recipe's file (JSON or TSV), for the command ``recipe.save``.

        Raises UserError for a file that is not right, with the line or the entry.
        """
        return read_recipe(path, self._project.thread.call(self._view.labels))

    def write_recipe(self, recipe: Recipe, path: Path) -> None:
        """Write a recipe's file: ``.tsv`` for replacements in the whole project alone, ``.json`` for any."""
        write_recipe(recipe, path, self._project.thread.call(self._view.labels))

    def recipe_preview(
        self,
        recipe: Recipe,
        articles: Sequence[int] | None = None,
        limit: int = 200,
        cancelled: StopAsked | None = None,
    ) -> list[tuple[int, Hit, str]]:
        """Return (entry's number from 0, hit, what it gives way to) of the first changes a recipe would make.

        A hit is shown as it stands when its entry comes to it. What a fix does to a block besides its text is shown as
        the block giving way to itself.
        """
        self._refuse_read_only()
        return self._cooking(recipe, articles).preview(limit, cancelled)

    def run_recipe(
        self,
        recipe: Recipe,
        articles: Sequence[int] | None = None,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Apply a recipe to some articles, or to all, as one step ``recipe.apply``.

        Raises Cancelled with nothing done.
        """
        self._refuse_read_only()
        return self._cooking(recipe, articles).run(progress, cancelled)

    def _cooking(self, recipe: Recipe, articles: Sequence[int] | None) -> Cooking:
        refuse_half_characters({"name": recipe.name, "entries": recipe.entries})
        return Cooking(self._project, self._view, self._stepper, self._looking, recipe, articles)
