"""Which spellings are rare in a project: counted over all of it in quiet work, then told where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from core.arabic.spellings import form_of, plain_words
from core.checks import SPELLING_RULES, asks_the_project, clear_way, rare_spellings, tanween_ways
from core.model.spellings import TanweenWays, Usage
from core.model.waiting import Progress, StopAsked, refuse
from core.storage import Database, ProjectFile, queries, spellings, twins

READ_AT_ONCE = 20
"""Articles whose text is read while an edit may wait."""

KEPT_AT_ONCE = 1_000
"""Rare spellings that are written while an edit may wait."""

WORDS_AT_ONCE = 200_000
"""Different words that are counted in memory before they go to the temporary database."""


def find_rare(project: ProjectFile, progress: Progress | None, cancelled: StopAsked | None) -> None:
    """Count all words of the present articles' kept text, and remember which spellings are rare.

    Raises Cancelled when asked to stop.
    """
    usages, tanween = _counted(project, progress, cancelled)
    _keep(project, usages, tanween)


def find_news(project: ProjectFile, progress: Progress | None, cancelled: StopAsked | None) -> list[int]:
    """Do what `find_rare` does, and return the articles of which the rules that ask for it have something new to say:
    those with words that are told otherwise than before, and those that came in since.
    """
    thread, db = project.thread, project.db
    before = thread.call(lambda: spellings.tanween_ways(db), patient=True)
    usages, tanween = _counted(project, progress, cancelled)
    news = _keep(project, usages, tanween)
    turned = clear_way(before) != clear_way(tanween)
    told = (
        thread.call(lambda: spellings.articles_told(db, SPELLING_RULES), patient=True)
        if news or turned
        else set()
    )
    rare = {usage.form for usage in usages}
    known = thread.call(lambda: spellings.known_to(db), patient=True)
    for article, text in _texts(project, None, cancelled, after=0 if news or turned else known):
        ways = any(tanween_ways(text)) if turned or article > known else False
        words = rare if article > known else news
        if ways or (article > known and asks_the_project(text)) or _holds(text, words):
            told.add(article)
    return sorted(told)


def _holds(text: str, forms: Collection[str]) -> bool:
    return bool(forms) and any(form_of(word) in forms for word in plain_words(text))


def note_known(project: ProjectFile) -> None:
    """Remember that the findings of all present articles are up to date with the project's words."""

    def note() -> None:
        articles = queries.article_ids(project.db, queries.ArticleFilter())
        spellings.set_known_to(project.db, max(articles, default=0))

    project.thread.call(note, patient=True)


def _counted(
    project: ProjectFile, progress: Progress | None, cancelled: StopAsked | None
) -> tuple[list[Usage], TanweenWays]:
    """Return the rare spellings of a project, and how its tanween is written."""
    counted: Counter[str] = Counter()
    on_alef = before_alef = 0
    with spellings.WordCounts() as counts:
        for _, text in _texts(project, progress, cancelled):
            counted.update(plain_words(text))
            ways = tanween_ways(text)
            on_alef, before_alef = on_alef + ways.on_alef, before_alef + ways.before_alef
            if len(counted) >= WORDS_AT_ONCE:
                counts.add(_of_forms(counted))
                counted.clear()
        counts.add(_of_forms(counted))
        usages: list[Usage] = []
        for group in counts.groups():
            refuse(cancelled)
            usages += rare_spellings(group, counts.count)
    return usages, TanweenWays(on_alef, before_alef)


def _of_forms(words: Counter[str]) -> dict[str, int]:
    """Return the counts of words as counts of their forms."""
    found: dict[str, int] = {}
    for word, count in words.items():
        form = form_of(word)
        found[form] = found.get(form, 0) + count
    return found


def _keep(project: ProjectFile, usages: Sequence[Usage], tanween: TanweenWays) -> set[str]:
    """Remember these rare spellings and no others, a few at a time; return the forms that are told otherwise by now."""
    thread, db = project.thread, project.db
    found = {usage.form: usage for usage in usages}
    news = {form: usage.usual for form, usage in found.items()}
    form = ""
    while known := thread.call(partial(spellings.usages_behind, db, form, KEPT_AT_ONCE), patient=True):
        form = known[-1].form
        for usage in known:
            if news.get(usage.form) == usage.usual:
                del news[usage.form]
            else:
                news.setdefault(usage.form, usage.usual)
        gone = [usage for usage in known if usage.form not in found]
        thread.call(partial(_write, db, spellings.remove_usages, gone), patient=True)
    for at in range(0, len(usages), KEPT_AT_ONCE):
        some = usages[at : at + KEPT_AT_ONCE]
        thread.call(partial(_write, db, spellings.put_usages, some), patient=True)
    thread.call(partial(spellings.put_tanween, db, tanween), patient=True)
    return set(news)


def _write(db: Database, write: Callable[[Database, Sequence[Usage]], None], usages: Sequence[Usage]) -> None:
    with db.atomic():
        write(db, usages)


def _texts(
    project: ProjectFile, progress: Progress | None, cancelled: StopAsked | None, after: int = 0
) -> Iterator[tuple[int, str]]:
    """Yield (id, kept text) of the present articles behind an id, read a few at a time."""
    thread, db = project.thread, project.db
    every = thread.call(lambda: queries.article_ids(db, queries.ArticleFilter()))
    articles = [article for article in every if article > after] if after else every
    for at in range(0, len(articles), READ_AT_ONCE):
        refuse(cancelled)
        some = articles[at : at + READ_AT_ONCE]
        yield from thread.call(partial(twins.kept_texts, db, some, ()), patient=True)
        if progress is not None:
            progress(min(at + READ_AT_ONCE, len(articles)), len(articles))
