"""What is not the same at two points of the history, as lines to read: article by article, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.compare.stretches import segments
from core.history import Difference
from core.model import Article, Block, Label, Mention, Role
from core.session.past import Net
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.step_words import shortened

MOST_SHOWN = 300
"""So many rows are shown one by one; of the rest only their number is told."""

AROUND = 40
"""Code points of unchanged words that are shown on either side of a difference."""


ORDER = ("source", "article", "block", "mention")
"""Kinds in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line.

    Attributes:
        mark: ``same``, ``removed``, ``added``, ``muted`` or ``head``.
    """

    words: str
    mark: str = "same"


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One line.

    Attributes:
        content: whether it is words of an article: then it runs from right to left in any interface.
    """

    runs: tuple[Run, ...]
    content: bool = False


TitlesOf = Callable[[Sequence[int]], Mapping[int, str]]
"""Returns the headlines of articles that are there now."""


def summary(net: Net, texts: Texts) -> str:
    """Return in one line how much differs."""
    counts = counted(net)
    told = [texts(f"dialog.net.{kind}", count=count) for kind, count in counts.items() if count]
    return texts("dialog.net.between").join(told) if told else texts("dialog.net.nothing")


def counted(net: Net) -> dict[str, int]:
    """Return how many articles, blocks, mentions and other rows differ, and how many come and go with dumps."""
    kinds: dict[str, set[int]] = {"articles": set(), "blocks": set(), "mentions": set(), "others": set()}
    names = {"block": "blocks", "mention": "mentions"}
    for each in net.differences:
        if each.article is not None:
            kinds["articles"].add(each.article)
        if each.kind not in ("article", "source"):
            kinds[names.get(each.kind, "others")].add(each.id)
    counts = {name: len(ids) for name, ids in kinds.items()}
    return {**counts, "brought": net.brought, "taken": net.taken}


class DifferenceLines:
    """Says differences in the words of a project."""

    def __init__(self, texts: Texts, labels: Sequence[Label], roles: Sequence[Role]) -> None:
        self._texts = texts
        title = "title_ar" if texts.lang == "ar" else "title_en"
        self._labels = {label.id: getattr(label, title) or label.name for label in labels}
        self._roles = {role.name: getattr(role, title) or role.name for role in roles}

    def lines(self, net: Net, titles_of: TitlesOf) -> list[DifferenceLine]:
        """Return the first differences by article, what belongs to the whole project first."""
        shown = sorted(net.differences[:MOST_SHOWN], key=_order)
        titles = dict(titles_of(sorted({each.article for each in shown if each.article is not None})))
        found: list[DifferenceLine] = []
        last: int | None = -1
        for each in shown:
            if each.article != last:
                last = each.article
                found.append(self._head(last, shown, titles))
            found += self._lines_of(each)
        rest = len(net.differences) - len(shown)
        if rest:
            found.append(_line(Run(self._texts("dialog.net.rest", count=rest), "muted")))
        return found

    def _head(
        self, article: int | None, shown: Sequence[Difference], titles: Mapping[int, str]
    ) -> DifferenceLine:
        if article is None:
            return _line(Run(self._texts("dialog.net.project"), "head"))
        words = titles.get(article) or next(
            (
                shortened(row.text)
                for each in shown
                for row in (each.before, each.after)
                if isinstance(row, Block) and row.article == article and row.text.strip()
            ),
            self._texts("panel.articles.no_headline"),
        )
        return DifferenceLine((Run(words, "head"),), content=True)

    def _lines_of(self, each: Difference) -> Iterator[DifferenceLine]:
        title = self._texts(f"dialog.net.kind.{each.kind}")
        if each.before is None or each.after is None:
            key = "comes" if each.before is None else "goes"
            words = self._named(each.after if each.before is None else each.before)
            mark = "added" if each.before is None else "removed"
            yield _line(Run(self._texts(f"dialog.net.{key}", what=title), "muted"))
            if words:
                yield DifferenceLine((Run(words, mark),), content=True)
            return
        texts = [row.text for row in (each.before, each.after) if isinstance(row, Block)]
        if len(set(texts)) == 2:
            yield _line(Run(title, "muted"))
            yield DifferenceLine(tuple(clipped(*texts)), content=True)
        told = list(self._fields(each.before, each.after))
        if told:
            about = "" if isinstance(each.after, Article) else isolated(self._named(each.after))
            yield _line(Run(" · ".join(words for words in (title, about) if words), "muted"))
        for name, before, after in told:
            yield _line(Run(f"{name}: ", "muted"), Run(before, "removed"), Run(" "), Run(after, "added"))

    def _fields(self, before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
        """Yield (name, before, after) of the fields a reader cares for; places that only moved along are none."""
        texts = self._texts
        shown = (
            "role",
            "kept",
            "status",
            "note",
            "deleted",
            "label",
            "state",
            "words",
            "article",
            "name",
            "title_ar",
            "title_en",
            "colour",
            "shortcut",
            "enabled",
            "severity",
        )
        for name in shown:
            old, new = getattr(before, name, None), getattr(after, name, None)
            if old != new:
                yield texts(f"dialog.net.field.{name}"), self._value(name, old), self._value(name, new)
        old, new = getattr(before, "attrs", {}), getattr(after, "attrs", {})
        if isinstance(after, Article):
            for name in sorted({*old, *new}):
                if old.get(name) != new.get(name):
                    yield isolated(name), _plain(old.get(name)), _plain(new.get(name))

    def _value(self, name: str, value: Any) -> str:
        texts = self._texts
        if isinstance(value, bool):
            return texts("dialog.net.yes" if value else "dialog.net.no")
        if name == "role":
            return isolated(self._roles.get(value, value))
        if name == "label":
            return isolated(self._labels.get(value, str(value)))
        if name == "status":
            return texts(f"status.{value}")
        if name == "state" and value in ("live", "lost", "present", "removed"):
            return texts(f"dialog.net.state.{value}")
        return _plain(value)

    def _named(self, row: Any) -> str:
        if isinstance(row, Block):
            return shortened(row.text)
        if isinstance(row, Mention):
            return f"{shortened(row.words)} ({self._labels.get(row.label, '')})"
        return shortened(str(getattr(row, "words", "") or getattr(row, "name", "")))


def _order(each: Difference) -> tuple[int, int]:
    """Return where a difference stands: the project's own first, an article before its blocks and mentions."""
    return each.article or 0, ORDER.index(each.kind) if each.kind in ORDER else len(ORDER)


def clipped(before: str, after: str) -> Iterator[Run]:
    """Yield the words of both texts, those of one alone marked, the same ones shortened far from a difference."""
    found = segments(before, after)
    for at, segment in enumerate(found):
        if not segment.same:
            if segment.one:
                yield Run(segment.one, "removed")
            if segment.two:
                yield Run(segment.two, "added")
            continue
        yield Run(_shortened(segment.one, first=at == 0, last=at == len(found) - 1))


def _shortened(words: str, *, first: bool, last: bool) -> str:
    """Return words with their middle left out, or the side that is away from every difference."""
    if len(words) <= 2 * AROUND + 1:
        return words
    if first:
        return "…" + words[-AROUND:]
    return words[:AROUND] + "…" + ("" if last else words[-AROUND:])


def _plain(value: Any) -> str:
    return isolated(shortened(str(value))) if value not in (None, "") else "–"


def _line(*runs: Run) -> DifferenceLine:
    return DifferenceLine(runs)
