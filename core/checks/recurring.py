"""A short line that recurs across many articles: most likely its pages left it behind."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks.rule import Hit, Recurrence
from core.model.view import View

LEAST_ARTICLES = 5
"""A line must stand in so many articles at least …"""

ONE_OF = 100
"""… and in one of so many of all articles …"""

SURELY = 100
"""… but so many are enough in a project of any size."""

LONGEST = 140
"""Code points: longer lines are prose, and an article that was imported often is another finding."""

MOST_WORDS = 18


def least_articles(articles: int) -> int:
    """Return in how many articles a line must stand to be proposed, of so many in the project."""
    return max(LEAST_ARTICLES, min(-(-articles // ONE_OF), SURELY))


def least_copies(articles: int) -> int:
    """Return how often the commonest spelling of such a line must stand: more than half of what makes it one."""
    return least_articles(articles) // 2 + 1


def recurring_line(context: Recurrence) -> Iterator[Hit]:
    """Find a short line that recurs, is not settled everywhere, and is neither headline nor byline where it stands."""
    use = context.use
    if use.articles < least_articles(context.articles) or not use.open or not use.samples:
        return
    if len(use.words) > LONGEST or use.words.count(" ") >= MOST_WORDS or 2 * use.told >= use.places:
        return
    _, block = use.samples[0]
    named = {"words": use.words, "count": use.places, "articles": use.articles}
    yield Hit(use.key, block, values={**named, "samples": [list(place) for place in use.samples]})


def is_short(text: str) -> bool:
    """Tell whether a line is short enough to be found: most blocks need no second look."""
    return len(text) <= LONGEST


def recurrences(view: View, articles: int, parts: int) -> Iterator[list[Recurrence]]:
    """Walk all lines and yield those that recur: one list, often empty, for each part that was looked at.

    So the walk can be left and gone on with between any two. Copies of a line in other punctuation are one line.
    """
    seen: set[str] = set()
    least = least_copies(articles)
    for part in range(parts):
        blocks = view.lines_repeated(least, part, parts)
        yield []
        for block in blocks:
            text = view.block(block).text
            if not is_short(text):
                continue
            use = view.line_use(text)
            if use.key not in seen:
                seen.add(use.key)
                yield [Recurrence(use, articles)]
