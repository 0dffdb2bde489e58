"""The commands ``search``, ``replace`` and ``recipe``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice

from core.cli.arguments import Invocation
from core.cli.speaking import answer, progress_line, say, steps, visible
from core.model import Recipe
from core.model.search import Hit, Query
from core.model.uid import new_uid
from core.session import Session
from core.session.searching import Finder
from core.texts import Texts

FINE, NOTHING = 0, 1
PAGE = 500
"""Hits asked for at once."""


def search(invocation: Invocation, texts: Texts) -> int:
    """List where words stand; return 1 where they stand nowhere."""
    with Session.open(invocation.project) as session:
        finder = session.search.start(_query(invocation))
        first = _told(invocation, texts, _hits(finder, invocation.limit))
    return FINE if first else NOTHING


def replace(invocation: Invocation, texts: Texts) -> int:
    """Replace words everywhere, or tell what would be."""
    query = _query(invocation)
    with Session.open(invocation.project) as session:
        if invocation.dry_run:
            hits = list(_hits(session.search.start(query), invocation.limit))
            ways = session.search.preview(query, invocation.instead, hits)
            return _told_ways(invocation, texts, "cli.would_replace", [(0, *way) for way in ways])
        done = session.search.replace(query, invocation.instead, progress=steps(texts))
    progress_line("")
    count = done.step.args["hits"] if done.step is not None else 0
    if invocation.json:
        answer({"replaced": count, "articles": len(done.articles)})
    else:
        say(texts("cli.replaced", count=count))
    return FINE


def recipe(invocation: Invocation, texts: Texts) -> int:
    """Apply a recipe, or tell what it would do."""
    with Session.open(invocation.project) as session:
        name, entries = session.search.read_recipe(invocation.out)
        made = Recipe(0, new_uid(), name, entries)
        if invocation.dry_run:
            ways = session.search.recipe_preview(made, None, invocation.limit or sys.maxsize)
            return _told_ways(invocation, texts, "cli.recipe_would", ways)
        done = session.search.run_recipe(made, None, steps(texts))
    progress_line("")
    if invocation.json:
        answer({"articles": len(done.articles)})
    else:
        say(texts("cli.recipe_applied", count=len(done.articles)))
    return FINE


def _query(invocation: Invocation) -> Query:
    return Query(
        invocation.words,
        invocation.how,
        exact=invocation.exact,
        roles=invocation.roles,
        kept=True if invocation.kept else None,
    )


def _hits(finder: Finder, limit: int) -> Iterable[Hit]:
    """Yield the hits as they are found: all of them, or the first of them."""

    def walk() -> Iterable[Hit]:
        while page := finder.more(min(PAGE, limit or PAGE)):
            yield from page

    return islice(walk(), limit or None)


def _told(invocation: Invocation, texts: Texts, hits: Iterable[Hit]) -> int:
    """Write hits as they come, return how many there were."""
    told: list[dict[str, object]] = []
    for hit in hits:
        told.append(_entry(hit))
        if not invocation.json:
            print(visible(texts("cli.hit", article=hit.number, **_shown(hit))))  # noqa: T201 - the command line's own output
    if invocation.json:
        answer({"hits": told})
    else:
        say(texts("cli.found", count=len(told)))
    return len(told)


def _told_ways(invocation: Invocation, texts: Texts, key: str, ways: Iterable[tuple[int, Hit, str]]) -> int:
    """Write what would give way to what."""
    told = list(ways)
    if invocation.json:
        answer(
            {
                "hits": [
                    {**_entry(hit), "entry": entry + 1, "instead": instead} for entry, hit, instead in told
                ]
            }
        )
        return FINE
    for _, hit, instead in told:
        line = texts("cli.would", article=hit.number, instead=instead, **_shown(hit))
        print(visible(line))  # noqa: T201 - the command line's own output
    say(texts(key, count=len(told)))
    return FINE


def _shown(hit: Hit) -> dict[str, str]:
    return {"role": hit.role, "before": hit.before, "words": hit.words, "after": hit.after}


def _entry(hit: Hit) -> dict[str, object]:
    return {"article": hit.number, "start": hit.start, "end": hit.end, "kept": hit.kept, **_shown(hit)}
