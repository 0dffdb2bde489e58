"""The first reading of a dump: lines to blocks, blocks to articles, each decision with its reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from core.dump.dividing.copies import REACH
from core.dump.dividing.cutting import LONGEST_BLOCK, RawLine, cut_lines
from core.dump.dividing.drafts import ArticleDraft, Known, PageLine
from core.dump.dividing.features import Habits, habits_of
from core.dump.dividing.look import Look, look_at
from core.dump.dividing.model import Model, shipped
from core.dump.dividing.read import Read
from core.dump.dividing.roles import ArticleReader
from core.dump.dividing.states import LEFT_OUT, SAME_PART, STARTS, STATES
from core.dump.patterns import LONGEST_LINE, PageLines

_LOOKED_AT = 20_000
"""Lines from which the habits of a dump are told before it is divided."""
_LOOKED_AT_TEXT = 8_000_000
"""Code points of lines that are held at most, at the beginning as later."""
_AT_ONCE = 768
_MOST_BLOCKS = 20_000
_MOST_TEXT = 8 * LONGEST_BLOCK
"""Blocks and code points of an article at most: what never divides must not fill the memory."""


def segment(text: str) -> Iterator[ArticleDraft]:
    """Yield the articles of a source text that is at hand as a whole; see `divide`."""
    return divide([text])


def divide(
    chunks: Iterable[str],
    *,
    page_lines: Sequence[PageLine] = (),
    model: Model | None = None,
    known: Mapping[int, Known] | None = None,
) -> Iterator[ArticleDraft]:
    """Yield the articles of a source text that comes in pieces; every line that is not blank is in one block.

    Lines of `page_lines` are what those say, and the project's own tell the model so beforehand; `known` is what is
    decided about the lines that start at some code points. Time is linear in the text's length; the beginning is
    looked at first, then some hundred lines and one article are held at a time. Never raises for what the text
    holds; a text without lines yields nothing.
    """
    model = model or shipped()
    article: ArticleReader | None = None
    for line, ahead in _with_next(_read(chunks, model, PageLines(page_lines), known or {})):
        starts = (
            article is None
            or STATES[line.state].starts
            or article.size > _MOST_TEXT
            or article.count > _MOST_BLOCKS
        )
        if starts:
            if article is not None:
                yield article.draft()
            article = ArticleReader(model.chain.emissions, line, first=article is None)
        assert article is not None
        article.add(line, ahead)
    if article is not None:
        yield article.draft()


def _with_next(lines: Iterator[Read]) -> Iterator[tuple[Read, Read | None]]:
    """Yield each line with the one after it."""
    before: Read | None = None
    for line in lines:
        if before is not None:
            yield before, line
        before = line
    if before is not None:
        yield before, None


def _read(
    chunks: Iterable[str], model: Model, page_lines: PageLines, known: Mapping[int, Known]
) -> Iterator[Read]:
    """Yield the lines as the model reads them, some hundred at a time with their surroundings."""
    looks = _looks(chunks)
    beginning = list(_some(looks, _LOOKED_AT))
    habits = habits_of([look for look, _ in beginning])
    before: deque[tuple[Look, tuple[RawLine, ...]]] = deque(maxlen=REACH)
    coming = chain(beginning, looks)
    now = list(_some(coming, _AT_ONCE))
    first = True
    while now:
        after = list(_some(coming, _AT_ONCE))
        yield from _window(model, habits, page_lines, known, [*before], now, after[:REACH], first=first)
        before.extend(now)
        now, first = after, False


def _window(
    model: Model,
    habits: Habits,
    page_lines: PageLines,
    known: Mapping[int, Known],
    before: Sequence[tuple[Look, tuple[RawLine, ...]]],
    now: Sequence[tuple[Look, tuple[RawLine, ...]]],
    after: Sequence[tuple[Look, tuple[RawLine, ...]]],
    *,
    first: bool,
) -> Iterator[Read]:
    looks = [look for look, _ in (*before, *now, *after)]
    matched = [_page_line(page_lines, look) for look in looks]
    facts = {start: known[start] for look in looks if (start := look.raw.start) in known}
    for look, page_line in zip(looks, matched, strict=True):
        if page_line is not None and not page_line.profile and look.raw.start not in facts:
            facts[look.raw.start] = Known(None, page_line.role, page_line.kept)
    features, states, shares = model.read(looks, habits, facts, from_start=first)
    sure = (shares * SAME_PART[states]).sum(axis=1).tolist()
    starts, left_out = (shares @ STARTS).tolist(), (shares @ LEFT_OUT).tolist()
    for at, (look, rest) in enumerate(now, len(before)):
        yield Read(look, int(states[at]), sure[at], starts[at], left_out[at], features[at], matched[at], rest)


def _page_line(page_lines: PageLines, look: Look) -> PageLine | None:
    if len(look.raw.text) > LONGEST_LINE:
        return None
    return page_lines.of_folded(look.signs.key, look.folded)


def _looks(chunks: Iterable[str]) -> Iterator[tuple[Look, tuple[RawLine, ...]]]:
    """Yield the lines with what is seen in them; the parts of an overlong line go with its first, while they fit."""
    waiting: RawLine | None = None
    rest: list[RawLine] = []
    for raw in cut_lines(chunks):
        if raw.goes_on and waiting is not None and len(rest) * LONGEST_BLOCK < _MOST_TEXT:
            rest.append(raw)
            continue
        if waiting is not None:
            yield look_at(waiting), tuple(rest)
        waiting, rest = raw, []
    if waiting is not None:
        yield look_at(waiting), tuple(rest)


def _some(
    looks: Iterator[tuple[Look, tuple[RawLine, ...]]], lines: int
) -> Iterator[tuple[Look, tuple[RawLine, ...]]]:
    """Yield so many lines at most, and no more of them than are held of a text."""
    size = 0
    for look, rest in islice(looks, lines):
        yield look, rest
        size += len(look.raw.text) + sum(len(part.text) for part in rest)
        if size > _LOOKED_AT_TEXT:
            return
