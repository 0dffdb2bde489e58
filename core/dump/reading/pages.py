"""A page saved from a browser to one article. Nothing is loaded, nothing in it is run.

trafilatura says which lines are the article's; the page itself says how they stand and what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree

from core.arabic import fold
from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading.forms import Decoder, Openable
from core.dump.reading.markup import MarkedLine, Part, lines_of, parse
from core.dump.reading.page_bytes import page_text
from core.dump.reading.page_hints import page_hint
from core.dump.reading.record import attr_value, make
from core.errors import UserError
from core.model import Decision

EXTRACTOR = f"trafilatura {trafilatura.__version__}"
"""What tells an article from its page, for the source's attributes."""

ONE_PAGE = Decision("rule", "one-page", 1.0)
FROM_PAGE = Decision("rule", "from-page", 0.9)
_UNDER_HEADLINE = Decision("rule", "under-headline", 0.6)

_PROSE = 60
_FEW_WORDS = 5
_HEADER_LINE = 300
_LONG_ENOUGH = 15
_WORD = re.compile(r"[^\W_]+")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_FAULTS = (etree.LxmlError, RecursionError, LookupError, AttributeError, TypeError, ValueError)
"""What trafilatura and its parts raise on pages that are not quite pages."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What trafilatura says of a page.

    Attributes:
        keys: letters and digits of each line of the article.
        whole: the same in one.
        titles: keys of what the page names as its title, the site's name often with it.
        summary: key of its description.
        author: as the page names it.
        attrs: address, date and so on.
    """

    keys: frozenset[str]
    whole: str
    titles: tuple[str, ...]
    summary: str
    author: str
    attrs: dict[str, str]

    def has(self, line: MarkedLine) -> bool:
        """Return whether a line of the page is one of the article's."""
        key = _key(line.text)
        return key in self.keys or (len(key) >= _LONG_ENOUGH and key in self.whole)


def read_page(member: Openable, decoding: Decoder | None) -> Iterator[str | ArticleDraft]:
    """Yield the source text of a page, a block a line, and the one article in it.

    Raises UserError error.no_article(path=) where the page holds none (lists of links, a log-in) and
    error.page_too_large(path=, limit=). MHTML archives bring their own encoding and need no `decoding`.
    """
    markup = page_text(member, decoding)
    tree = parse(markup)
    found = _ask(tree, markup) if tree is not None else None
    parts = _parts(lines_of(tree, page_hint), found) if found else []
    attrs = dict(found.attrs) if found else {}
    if found and found.author and not any(part.role == "byline" for part in parts):
        attrs["author"] = found.author
    made = make(parts, attrs, ONE_PAGE, FROM_PAGE, 0) if parts else None
    if made is None:
        raise UserError("error.no_article", path=member.name)
    yield made.text
    yield made.draft


def _ask(tree: Any, markup: str) -> _Found | None:
    """Return what trafilatura finds, or None where it finds nothing."""
    try:
        document = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except _FAULTS:
        return None
    if document is None or isinstance(document, dict) or document.body is None:
        return None
    keys = [_key(line.text) for line in lines_of(document.body, lambda element, outer: "")]
    titles = [
        _key(title) for title in tree.xpath("//meta[@property='og:title']/@content | //head/title/text()")
    ]
    by_metadata = _key(document.title or "")
    if len(by_metadata) * 2 > max(map(len, titles), default=0):
        titles.append(by_metadata)
    saved = _SAVED_FROM.search(markup[:10_000])
    attrs = {
        "url": document.url or (saved[1] if saved else ""),
        "date": document.date,
        "source": document.sitename,
        "section": ", ".join(document.categories or ()),
        "tags": ", ".join(document.tags or ()),
    }
    return _Found(
        keys=frozenset(keys) - {""},
        whole="".join(keys),
        titles=tuple(filter(None, titles)),
        summary=_key(document.description or ""),
        author=document.author or "",
        attrs={name: attr_value(value) for name, value in attrs.items() if value},
    )


def _key(text: str) -> str:
    return "".join(_WORD.findall(fold(text))).casefold()


def _parts(lines: list[MarkedLine], found: _Found) -> list[Part]:
    """Return the article's lines with their roles: header, text, and what closes it."""
    lines = _without_false_furniture(lines)
    prose = [at for at, line in enumerate(lines) if _is_prose(line) and found.has(line)]
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    container = _common([lines[at].home for at in prose])
    headline = _headline(lines[: first + 1], found)
    header = lines[headline + 1 : first] if headline is not None else []
    parts = [Part("subheadline", line.text) for line in _kickers(lines, headline)]
    parts += [Part("headline", lines[headline].text)] if headline is not None else []
    parts += [part for line in header for part in _header_part(line, found)]
    start = first if headline != first else first + 1
    for at in range(start, len(lines)):
        line = lines[at]
        inside = at <= last or (container is not None and container in _ancestors(line.home))
        if inside and (found.has(line) or line.hint == "caption"):
            parts.append(Part(_body_role(line), line.text))
    return parts


def _is_prose(line: MarkedLine) -> bool:
    return len(line.text) >= _PROSE and line.linked * 2 < len(line.text) and line.hint != "boilerplate"


def _without_false_furniture(lines: list[MarkedLine]) -> list[MarkedLine]:
    """Take the hint off where most of the page would be furniture: some class of the whole was misread."""
    long = [line for line in lines if len(line.text) >= _PROSE and line.linked * 2 < len(line.text)]
    if sum(line.hint == "boilerplate" for line in long) * 2 <= len(long):
        return lines
    return [line._replace(hint="") if line.hint == "boilerplate" else line for line in lines]


def _headline(lines: Sequence[MarkedLine], found: _Found) -> int | None:
    """Return which line down to the first prose is the headline: what the page's title says, or its first heading."""
    scores = [(_likeness(line, found), at) for at, line in enumerate(lines) if line.hint != "boilerplate"]
    score, at = max(scores, default=(0.0, 0))
    return at if score >= 1 else None


def _likeness(line: MarkedLine, found: _Found) -> float:
    key = _key(line.text)
    if not key or len(line.text) > _HEADER_LINE:
        return 0.0
    shares = [len(key) / len(title) for title in found.titles if key in title]
    return 2 * max(shares, default=0.0) + (line.hint == "headline")


def _kickers(lines: Sequence[MarkedLine], headline: int | None) -> list[MarkedLine]:
    """Return the lines right over the headline that say they belong to it."""
    over = lines[max(headline - 2, 0) : headline] if headline else []
    return [line for line in over if line.hint == "subheadline" and len(line.text) < _HEADER_LINE]


def _header_part(line: MarkedLine, found: _Found) -> list[Part]:
    """Return what a line between headline and text is; nothing for the page's own."""
    if line.hint == "boilerplate" or len(line.text) > _HEADER_LINE:
        return []
    key = _key(line.text)
    if found.author and key == _key(found.author):
        return [Part("byline", line.text)]
    if line.hint in ("caption", "byline", "dateline", "subheadline"):
        return [Part(line.hint, line.text)]
    if key == found.summary or line.hint == "crosshead":
        return [Part("subheadline", line.text)]
    if not found.has(line) or line.linked * 2 > len(line.text):
        return []
    role = "byline" if line.text.count(" ") < _FEW_WORDS else "subheadline"
    return [Part(role, line.text, _UNDER_HEADLINE)]


def _body_role(line: MarkedLine) -> str:
    if line.hint == "headline":
        return "crosshead"
    return line.hint if line.hint in ("crosshead", "caption", "boilerplate") else "paragraph"


def _ancestors(element: Any) -> list[Any]:
    chain = []
    while element is not None:
        chain.append(element)
        element = element.getparent()
    return chain


def _common(elements: Sequence[Any]) -> Any:
    """Return the innermost element that holds all of these."""
    common = _ancestors(elements[0])
    for element in elements[1:]:
        others = _ancestors(element)
        common = [one for one in common if one in others]
    return common[0] if common else None
